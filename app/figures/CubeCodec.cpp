// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/CubeCodec.h"

#include "figures/Bytes.h"

#include <utility>

namespace trucban::figures {

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMostLabels = 0xFFFF;

// The least bytes of an entry: what keeps a small message from asking for much memory.
constexpr std::size_t kLeastRow = 5;
constexpr std::size_t kLeastCase = 8;
constexpr std::size_t kLeastAlert = 3;
constexpr std::size_t kLeastVisit = 8;
constexpr std::size_t kLeastCount = 3;
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kLimitsBytes = 16;

// --- writing

void write(ByteWriter& out, const Labels& labels) {
    for (const auto* texts : {&labels.kinds, &labels.codes, &labels.neighbourhoods}) {
        out.number(texts->size());
        for (const std::string& text : *texts) {
            out.text(text);
        }
    }
    out.number(labels.rounds.size());
    for (const core::RecordId& round : labels.rounds) {
        out.uuid(round.value);
    }
    out.number(labels.limits.size());
    for (const Limits& limits : labels.limits) {
        for (const core::Deadlines& rule : limits) {
            for (const core::Milliseconds allowed : {rule.acknowledge, rule.dispatch, rule.arrive, rule.resolve}) {
                out.signedNumber(allowed.count());
            }
        }
    }
}

/// Priority, state, ending and merged fit a byte: 2 + 3 + 2 + 1 bits.
std::uint8_t flagsOf(const CaseFact& fact) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(fact.priority) | static_cast<unsigned>(fact.state) << 2 |
                                     static_cast<unsigned>(fact.ending) << 5 | (fact.isMerged ? 0x80u : 0u));
}

void write(ByteWriter& out, const CaseFact& fact) {
    out.byte(flagsOf(fact));
    out.number(fact.kind);
    out.number(fact.limits);
    out.number(fact.openedMs);
    for (const std::uint32_t after : fact.after) {
        out.number(after == kNever ? 0 : std::uint64_t{after} + 1);
    }
}

void write(ByteWriter& out, const VisitFact& fact) {
    out.number(fact.household);
    out.number(fact.neighbourhood);
    out.number(fact.round);
    out.number(fact.heard);
    out.number(fact.informed);
    out.number(fact.supported);
    out.byte(static_cast<std::uint8_t>(fact.hour | (fact.openedCase ? 0x80 : 0)));
    out.number(fact.counts.size());
    for (const VisitCount& count : fact.counts) {
        out.byte(static_cast<std::uint8_t>(count.topic));
        out.number(count.code);
        out.number(count.count);
    }
}

void write(ByteWriter& out, const Row& row) {
    out.number(row.key.ward.value);
    out.signedNumber(row.key.day);
    out.number(row.cases.size());
    for (const CaseFact& fact : row.cases) {
        write(out, fact);
    }
    out.number(row.alerts.size());
    for (const AlertFact& fact : row.alerts) {
        out.number(fact.kind);
        out.byte(fact.hour);
        out.byte(static_cast<std::uint8_t>(fact.source));
    }
    out.number(row.visits.size());
    for (const VisitFact& fact : row.visits) {
        write(out, fact);
    }
}

// --- reading

std::uint16_t readLabel(ByteReader& in, std::size_t labels) {
    const auto label = in.number<std::uint16_t>();
    if (label >= labels) {
        in.fail(CodecError::outOfRange);
    }
    return label;
}

std::size_t readLabelCount(ByteReader& in, std::size_t leastBytes) {
    const std::size_t count = in.size(leastBytes);
    if (count > kMostLabels) {
        in.fail(CodecError::outOfRange);
        return 0;
    }
    return count;
}

Labels readLabels(ByteReader& in) {
    Labels labels;
    for (auto* texts : {&labels.kinds, &labels.codes, &labels.neighbourhoods}) {
        texts->clear();
        for (std::size_t left = readLabelCount(in, 1); left > 0; --left) {
            texts->emplace_back(in.text());
        }
    }
    labels.rounds.clear();
    for (std::size_t left = readLabelCount(in, kUuidBytes); left > 0; --left) {
        labels.rounds.push_back({in.uuid()});
    }
    for (std::size_t left = readLabelCount(in, kLimitsBytes); left > 0; --left) {
        Limits& limits = labels.limits.emplace_back();
        for (core::Deadlines& rule : limits) {
            for (core::Milliseconds* allowed : {&rule.acknowledge, &rule.dispatch, &rule.arrive, &rule.resolve}) {
                *allowed = core::Milliseconds{in.signedNumber()};
            }
        }
    }
    return labels;
}

CaseFact readCase(ByteReader& in, const Labels& labels) {
    CaseFact fact;
    const std::uint8_t flags = in.byte();
    fact.priority = static_cast<core::Priority>(flags & 0x3u);
    const unsigned state = flags >> 2 & 0x7u;
    if (state > static_cast<unsigned>(core::CaseState::closed)) {
        in.fail(CodecError::outOfRange);
    }
    fact.state = static_cast<core::CaseState>(state);
    fact.ending = static_cast<Ending>(flags >> 5 & 0x3u);
    fact.isMerged = (flags & 0x80u) != 0;
    fact.kind = readLabel(in, labels.kinds.size());
    fact.limits = readLabel(in, labels.limits.size());
    fact.openedMs = in.upTo<std::uint32_t>(kMsOfDay - 1);
    for (std::uint32_t& after : fact.after) {
        const std::uint64_t value = in.upTo<std::uint64_t>(kNever);
        after = value == 0 ? kNever : static_cast<std::uint32_t>(value - 1);
    }
    return fact;
}

AlertFact readAlert(ByteReader& in, const Labels& labels) {
    AlertFact fact;
    fact.kind = readLabel(in, labels.kinds.size());
    fact.hour = in.byte();
    const std::uint8_t source = in.byte();
    if (fact.hour >= kHoursOfDay || source > static_cast<std::uint8_t>(core::AlertSource::other)) {
        in.fail(CodecError::outOfRange);
    }
    fact.source = static_cast<core::AlertSource>(source);
    return fact;
}

VisitFact readVisit(ByteReader& in, const Labels& labels) {
    VisitFact fact;
    fact.household = in.number<std::uint32_t>();
    fact.neighbourhood = readLabel(in, labels.neighbourhoods.size());
    fact.round = readLabel(in, labels.rounds.size());
    fact.heard = in.number<std::uint32_t>();
    fact.informed = in.number<std::uint32_t>();
    fact.supported = in.number<std::uint32_t>();
    const std::uint8_t hour = in.byte();
    fact.hour = hour & 0x7F;
    fact.openedCase = (hour & 0x80) != 0;
    if (fact.hour >= kHoursOfDay) {
        in.fail(CodecError::outOfRange);
    }
    for (std::size_t left = in.size(kLeastCount); left > 0 && !in.hasFailed(); --left) {
        VisitCount& count = fact.counts.emplace_back();
        const std::uint8_t topic = in.byte();
        if (topic > static_cast<std::uint8_t>(VisitTopic::support)) {
            in.fail(CodecError::outOfRange);
        }
        count.topic = static_cast<VisitTopic>(topic);
        count.code = readLabel(in, labels.codes.size());
        count.count = in.number<std::uint32_t>();
    }
    return fact;
}

template <class Fact, class Read>
void readAll(ByteReader& in, std::vector<Fact>& facts, std::size_t leastBytes, const Labels& labels, Read read) {
    const std::size_t count = in.size(leastBytes);
    facts.reserve(count);
    while (facts.size() < count && !in.hasFailed()) {
        facts.push_back(read(in, labels));
    }
}

Row readRow(ByteReader& in, const Labels& labels) {
    Row row{.key = {.ward = {in.number<std::uint32_t>()}, .day = in.signedNumber<core::Day>()}};
    readAll(in, row.cases, kLeastCase, labels, readCase);
    readAll(in, row.alerts, kLeastAlert, labels, readAlert);
    readAll(in, row.visits, kLeastVisit, labels, readVisit);
    return row;
}

} // namespace

std::string encode(const Batch& batch) {
    ByteWriter out;
    out.byte(kVersion);
    out.number(batch.seq);
    out.signedNumber(batch.knownFrom);
    write(out, batch.labels);
    out.number(batch.rows.size());
    for (const Row& row : batch.rows) {
        write(out, row);
    }
    return std::move(out).take();
}

std::expected<Batch, CodecError> decodeBatch(std::string_view bytes) {
    ByteReader in{bytes};
    if (in.byte() != kVersion) {
        in.fail(CodecError::version);
    }
    Batch batch;
    batch.seq = in.number();
    batch.knownFrom = in.signedNumber<core::Day>();
    batch.labels = readLabels(in);
    const std::size_t rows = in.size(kLeastRow);
    batch.rows.reserve(rows);
    while (batch.rows.size() < rows && !in.hasFailed()) {
        Row row = readRow(in, batch.labels);
        if (!batch.rows.empty() && row.key <= batch.rows.back().key) {
            in.fail(CodecError::disorder);
        }
        batch.rows.push_back(std::move(row));
    }
    if (!in.hasFailed() && !in.isAtEnd()) {
        in.fail(CodecError::disorder);
    }
    if (in.hasFailed()) {
        return std::unexpected{*in.error()};
    }
    return batch;
}

std::string_view sentenceOf(CodecError error) {
    switch (error) {
    case CodecError::truncated:
        return "The figures end too early.";
    case CodecError::version:
        return "The figures were written by another version.";
    case CodecError::outOfRange:
        return "A number among the figures is out of range.";
    case CodecError::disorder:
        return "The figures are out of order.";
    }
    return "?";
}

} // namespace trucban::figures
