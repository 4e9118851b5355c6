// SPDX-License-Identifier: GPL-3.0-or-later
// A book as bytes.
#include "figures/BookData.h"
#include "figures/Bytes.h"

#include <cstdlib>

namespace trucban::figures {

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kLeastCase = 25;
constexpr std::size_t kLeastAlert = 19;
constexpr std::size_t kLeastVisit = 26;
constexpr std::size_t kMostLabels = 0x1'0000;

void write(ByteWriter& out, const Numbered<std::string>& texts) {
    out.number(texts.all.size());
    for (const std::string& text : texts.all) {
        out.text(text);
    }
}

void write(ByteWriter& out, const CaseEntry& entry) {
    out.uuid(entry.id);
    out.signedNumber(entry.openedAt);
    for (const std::uint32_t after : entry.after) {
        out.number(after);
    }
    out.number(entry.ward.value);
    out.number(entry.kind);
    out.number(entry.limits);
    out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(entry.priority) | static_cast<unsigned>(entry.state) << 2 |
                                       static_cast<unsigned>(entry.ending) << 5));
    out.byte(
        static_cast<std::uint8_t>((entry.isMerged ? 1 : 0) | (entry.isExercise ? 2 : 0) | (entry.isOpened ? 4 : 0)));
}

void write(ByteWriter& out, const VisitEntry& entry) {
    out.uuid(entry.id);
    out.signedNumber(entry.visitedAt);
    out.number(entry.ward.value);
    const VisitFact& fact = entry.fact;
    for (const std::uint32_t number : {fact.household, std::uint32_t{fact.neighbourhood}, std::uint32_t{fact.round},
                                       fact.heard, fact.informed, fact.supported}) {
        out.number(number);
    }
    out.byte(fact.openedCase ? 1 : 0);
    out.number(fact.counts.size());
    for (const VisitCount& count : fact.counts) {
        out.byte(static_cast<std::uint8_t>(count.topic));
        out.number(count.code);
        out.number(count.count);
    }
}

/// Up to the year 9999: what a calendar can say.
std::int64_t readTime(ByteReader& in) {
    constexpr std::int64_t kMost = 253'402'300'799'999;
    const std::int64_t ms = in.signedNumber();
    if (ms < -kMost || ms > kMost) {
        in.fail(CodecError::outOfRange);
        return 0;
    }
    return ms;
}

std::uint16_t below(ByteReader& in, std::size_t count) {
    const auto value = in.number<std::uint16_t>();
    if (value >= count) {
        in.fail(CodecError::outOfRange);
        return 0;
    }
    return value;
}

std::size_t sizeUpTo(ByteReader& in, std::size_t leastBytes, std::size_t most) {
    const std::size_t count = in.size(leastBytes);
    if (count > most) {
        in.fail(CodecError::outOfRange);
        return 0;
    }
    return count;
}

void read(ByteReader& in, Numbered<std::string>& texts) {
    for (std::size_t left = sizeUpTo(in, 1, kMostLabels); left > 0 && !in.hasFailed(); --left) {
        (void)texts.of(std::string{in.text()});
    }
}

CaseEntry readCase(ByteReader& in, const FigureBook::Data& data) {
    CaseEntry entry;
    entry.id = in.uuid();
    entry.openedAt = readTime(in);
    for (std::uint32_t& after : entry.after) {
        after = in.number<std::uint32_t>();
    }
    entry.ward = {in.number<std::uint32_t>()};
    const auto kind = in.number<std::uint16_t>();
    entry.limits = below(in, data.limits.size());
    const std::uint8_t states = in.byte();
    const std::uint8_t flags = in.byte();
    entry.priority = static_cast<core::Priority>(states & 3u);
    entry.state = static_cast<core::CaseState>(std::min<unsigned>(states >> 2 & 7u, 4));
    entry.ending = static_cast<Ending>(states >> 5 & 3u);
    entry.isMerged = (flags & 1u) != 0;
    entry.isExercise = (flags & 2u) != 0;
    entry.isOpened = (flags & 4u) != 0;
    if (entry.isOpened && kind >= data.kinds.all.size()) {
        in.fail(CodecError::outOfRange);
    }
    entry.kind = kind;
    return entry;
}

VisitEntry readVisit(ByteReader& in, const FigureBook::Data& data) {
    VisitEntry entry;
    entry.id = in.uuid();
    entry.visitedAt = readTime(in);
    entry.ward = {in.number<std::uint32_t>()};
    VisitFact& fact = entry.fact;
    fact.household = in.number<std::uint32_t>();
    fact.neighbourhood = below(in, data.neighbourhoods.all.size());
    fact.round = below(in, data.rounds.all.size());
    fact.heard = in.number<std::uint32_t>();
    fact.informed = in.number<std::uint32_t>();
    fact.supported = in.number<std::uint32_t>();
    fact.openedCase = in.byte() != 0;
    fact.hour = static_cast<std::uint8_t>(msOfDay(entry.visitedAt) / kMsOfHour);
    for (std::size_t left = in.size(3); left > 0 && !in.hasFailed(); --left) {
        VisitCount& count = fact.counts.emplace_back();
        count.topic = static_cast<VisitTopic>(std::min<std::uint8_t>(in.byte(), 2));
        count.code = below(in, data.codes.all.size());
        count.count = in.number<std::uint32_t>();
    }
    return entry;
}

void readLabels(ByteReader& in, FigureBook::Data& data) {
    read(in, data.kinds);
    read(in, data.codes);
    read(in, data.neighbourhoods);
    for (std::size_t left = sizeUpTo(in, 16, kMostLabels); left > 0 && !in.hasFailed(); --left) {
        (void)data.rounds.of(core::RecordId{in.uuid()});
    }
    data.limits.clear();
    for (std::size_t left = sizeUpTo(in, 16, kMostLabels); left > 0 && !in.hasFailed(); --left) {
        for (core::Deadlines& rule : data.limits.emplace_back()) {
            for (core::Milliseconds* allowed : {&rule.acknowledge, &rule.dispatch, &rule.arrive, &rule.resolve}) {
                *allowed = core::Milliseconds{in.signedNumber()};
            }
        }
    }
    if (data.limits.empty()) {
        in.fail(CodecError::outOfRange);
    }
}

void readHouseholds(ByteReader& in, FigureBook::Data& data) {
    for (std::size_t left = in.size(2); left > 0 && !in.hasFailed(); --left) {
        std::string code{in.text()};
        const auto number = in.number<std::uint32_t>();
        const auto ward = static_cast<std::uint32_t>(std::strtoul(code.c_str(), nullptr, 10));
        std::uint32_t& last = data.householdsOfWard[ward];
        last = std::max(last, number);
        data.households.emplace(std::move(code), number);
    }
}

void readEntries(ByteReader& in, FigureBook::Data& data) {
    for (std::size_t left = in.size(kLeastCase); left > 0 && !in.hasFailed(); --left) {
        data.cases.add(readCase(in, data));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
    for (std::size_t left = in.size(kLeastAlert); left > 0 && !in.hasFailed(); --left) {
        AlertEntry entry;
        entry.id = in.uuid();
        entry.receivedAt = readTime(in);
        const auto case_ = in.number<std::uint32_t>();
        entry.source = static_cast<core::AlertSource>(
            std::min<std::uint8_t>(in.byte(), static_cast<std::uint8_t>(core::AlertSource::other)));
        if (case_ >= data.cases.size()) {
            in.fail(CodecError::outOfRange);
            return;
        }
        links.emplace_back(data.alerts.add(entry), case_);
    }
    for (std::size_t left = in.size(2); left > 0 && !in.hasFailed(); --left) {
        const auto case_ = in.number<std::uint32_t>();
        data.offers.insert_or_assign(case_, core::WardCode{in.number<std::uint32_t>()});
    }
    for (std::size_t left = in.size(kLeastVisit); left > 0 && !in.hasFailed(); --left) {
        VisitEntry entry = readVisit(in, data);
        const std::uint32_t row = data.rowOf({entry.ward, dayOfMs(entry.visitedAt)});
        data.rows[row].visits.push_back(data.visits.add(std::move(entry)));
    }
    if (in.hasFailed()) {
        return;
    }
    for (std::uint32_t place = 0; place < data.cases.size(); ++place) {
        data.place(place);
    }
    for (const auto& [alert, case_] : links) {
        data.link(alert, case_);
    }
}

} // namespace

std::string FigureBook::checkpoint() const {
    const Data& data = *m_data;
    ByteWriter out;
    out.byte(kVersion);
    out.number(data.seq);
    out.signedNumber(data.knownFrom);
    write(out, data.kinds);
    write(out, data.codes);
    write(out, data.neighbourhoods);
    out.number(data.rounds.all.size());
    for (const core::RecordId& round : data.rounds.all) {
        out.uuid(round.value);
    }
    out.number(data.limits.size());
    for (const Limits& limits : data.limits) {
        for (const core::Deadlines& rule : limits) {
            for (const core::Milliseconds allowed : {rule.acknowledge, rule.dispatch, rule.arrive, rule.resolve}) {
                out.signedNumber(allowed.count());
            }
        }
    }
    out.number(data.households.size());
    for (const auto& [code, number] :
         std::map<std::string, std::uint32_t>(data.households.begin(), data.households.end())) {
        out.text(code);
        out.number(number);
    }
    out.number(data.cases.size());
    for (const CaseEntry& entry : data.cases) {
        write(out, entry);
    }
    out.number(data.alerts.size());
    for (const AlertEntry& entry : data.alerts) {
        out.uuid(entry.id);
        out.signedNumber(entry.receivedAt);
        out.number(entry.case_);
        out.byte(static_cast<std::uint8_t>(entry.source));
    }
    out.number(data.offers.size());
    for (const auto& [case_, ward] : data.offers) {
        out.number(case_);
        out.number(ward.value);
    }
    out.number(data.visits.size());
    for (const VisitEntry& entry : data.visits) {
        write(out, entry);
    }
    return std::move(out).take();
}

std::expected<FigureBook, CodecError> FigureBook::restore(std::string_view bytes) {
    FigureBook book;
    Data& data = *book.m_data;
    ByteReader in{bytes};
    if (in.byte() != kVersion) {
        in.fail(CodecError::version);
    }
    data.seq = in.number();
    data.knownFrom = in.signedNumber<core::Day>();
    readLabels(in, data);
    if (!in.hasFailed()) {
        readHouseholds(in, data);
        readEntries(in, data);
    }
    if (!in.hasFailed() && !in.isAtEnd()) {
        in.fail(CodecError::disorder);
    }
    if (in.hasFailed()) {
        return std::unexpected{*in.error()};
    }
    (void)book.takeChanged();
    return book;
}

} // namespace trucban::figures
