// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Fold.h"
#include "store/Archive.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/CallerTable.h"
#include "store/detail/EventLogParts.h"
#include "store/detail/MilestoneTable.h"
#include "wire/Json.h"

#include <algorithm>
#include <limits>
#include <map>

// The reading half of EventLog, and its verification.
namespace trucban::store {
namespace {

/// Rows are taken from the database in chunks and handed out when the statement is at rest, so that a visitor may use the
/// log, and a slow one keeps no read transaction (and with it the WAL) alive.
constexpr std::size_t kChunkRows = 256;

Undecodable undecodable(const core::Event& event, std::string reason) {
    return {event.seq, std::string{core::typeOf(event.data)}, event.aggregate, std::move(reason)};
}

/// Puts the opened `details` column into the event; false when it is not of the form its type needs.
bool putDetails(core::EventData& data, std::string_view text) {
    if (auto* placed = std::get_if<core::AlertPlaced>(&data)) {
        auto position = wire::decodePosition(text);
        if (position) {
            placed->position = *position;
        }
        return position.has_value();
    }
    if (auto* back = std::get_if<core::AlertUnarchived>(&data)) {
        return detail::putUnarchivedDetails(back->value, text);
    }
    if (auto* saved = std::get_if<core::RecordSaved>(&data)) {
        auto whole = wire::decodeEventData("recordSaved", text);
        auto* opened = whole ? std::get_if<core::RecordSaved>(&*whole) : nullptr;
        if (opened == nullptr || !opened->record.need) {
            return false;
        }
        *saved = std::move(*opened);
        return true;
    }
    auto details = wire::decodeAlertDetails(text);
    if (!details) {
        return false;
    }
    if (auto* received = std::get_if<core::AlertReceived>(&data)) {
        received->details = std::move(*details);
    } else if (auto* updated = std::get_if<core::AlertUpdated>(&data)) {
        updated->details = std::move(*details);
    } else {
        return false;
    }
    return true;
}

LogEntry entryOf(detail::AlertKeys& keys, const detail::LogRow& row) {
    auto event = detail::eventOf(row);
    if (!event || !row.details) {
        return event;
    }
    const auto part = keys.openPart(*row.details, row.key, row.seq, detail::SealedColumn::details);
    if (part.outcome == detail::AlertKeys::Opening::broken) {
        return std::unexpected(undecodable(*event, "its sealed part does not open"));
    }
    if (part.outcome == detail::AlertKeys::Opening::opened && !putDetails(event->data, part.plain)) {
        return std::unexpected(undecodable(*event, "its sealed part is of a form that this version cannot read"));
    }
    return event;
}

std::vector<LogEntry> entriesOf(detail::AlertKeys& keys, detail::Query& query) {
    std::vector<detail::LogRow> rows;
    while (query.step()) {
        rows.push_back(detail::rowFrom(query, false).row);
    }
    query.reset();
    std::vector<LogEntry> entries;
    entries.reserve(rows.size());
    for (const auto& row : rows) {
        entries.push_back(entryOf(keys, row));
    }
    return entries;
}

core::Seq seqOf(const LogEntry& entry) {
    return entry ? entry->seq : entry.error().seq;
}

/// What verify learns beside the chain: sealed parts, undecodable rows, heads that the log passes through.
class RowChecker {
public:
    RowChecker(EventLog::Parts& parts, VerifyReport& report)
        : m_parts{&parts}, m_report{&report}, m_callers{parts.impl(), *parts.keys} {}

    std::string operator()(const detail::LogRow& row, const Hash& hash) {
        const auto event = detail::eventOf(row);
        if (!event) {
            ++m_report->undecodable;
        } else if (core::isArchiving(event->data)) {
            ++m_report->archived;
        } else if (core::isUnarchiving(event->data) && m_report->archived > 0) {
            --m_report->archived;
        }
        if (row.type == "alertErased" || (event && detail::endsRecord(event->data))) {
            m_withoutKey.erase(row.key);
        }
        using detail::SealedColumn;
        for (const auto& [part, column] :
             {std::pair{&row.details, SealedColumn::details}, std::pair{&row.reporter, SealedColumn::reporter},
              std::pair{&row.raw, SealedColumn::raw}}) {
            if (*part && !opens(**part, row, column)) {
                return "a sealed part does not open with the alert's key";
            }
        }
        const auto [from, to] = m_heads.equal_range(row.seq);
        for (auto head = from; head != to; ++head) {
            if (head->second != hash) {
                return "the log does not pass through a head that was signed or given: it was rewritten here or before";
            }
        }
        m_heads.erase(from, to);
        return {};
    }

    void expect(const Head& head) { m_heads.emplace(head.seq, head.hash); }
    /// Heads beyond the end.
    [[nodiscard]] bool isShort() const { return !m_heads.empty(); }
    [[nodiscard]] std::string differenceInCallers() const { return m_callers.difference(); }
    /// The first event whose key is gone although its alert was not erased.
    [[nodiscard]] std::optional<core::Seq> lostKey() const {
        std::optional<core::Seq> first;
        for (const auto& [alert, seq] : m_withoutKey) {
            first = std::min(first.value_or(seq), seq);
        }
        return first;
    }

private:
    bool opens(const std::string& part, const detail::LogRow& row, detail::SealedColumn column) {
        const auto opened = m_parts->alertKeys.openPart(part, row.key, row.seq, column);
        if (opened.outcome == detail::AlertKeys::Opening::erased) {
            ++m_report->erasedParts;
            m_withoutKey.try_emplace(row.key, row.seq);
        } else if (opened.outcome == detail::AlertKeys::Opening::opened && column == detail::SealedColumn::reporter) {
            m_callers.note(row.key, row.seq, opened.plain);
        }
        return opened.outcome != detail::AlertKeys::Opening::broken;
    }

    EventLog::Parts* m_parts;
    VerifyReport* m_report;
    std::multimap<core::Seq, Hash> m_heads;
    std::map<std::string, core::Seq> m_withoutKey;
    detail::CallerCheck m_callers;
};

/// The first aggregate whose milestones are not what its events make of it, as a sentence; empty when all are.
Result<std::string> differenceInMilestones(EventLog& log, Database::Impl& database) {
    std::optional<core::AggregateRef> after;
    while (const auto stored = detail::milestonesAfter(database, after)) {
        after = stored->ref;
        core::State state;
        auto next = stored->values.begin();
        bool isKnown = true; // not when events cannot be read, and nobody can tell
        bool isRight = true;
        core::Seq last = 0;
        for (std::size_t count = kChunkRows; count == kChunkRows && isKnown && isRight;) {
            const auto entries = log.readAggregate(stored->ref, last, kChunkRows);
            if (!entries) {
                return std::unexpected(entries.error());
            }
            count = entries->size();
            for (const LogEntry& entry : *entries) {
                last = seqOf(entry);
                isKnown = isKnown && entry.has_value();
                if (isKnown) {
                    (void)core::apply(state, *entry);
                }
                if (isKnown && next != stored->values.end() && next->first == last) {
                    const auto kept = detail::decodeArchived(next->second, stored->ref);
                    isRight = isRight && kept && state.aggregate(stored->ref) == *kept;
                    ++next;
                }
            }
        }
        if (isKnown && (!isRight || next != stored->values.end())) {
            return "a value on the way differs from the log in " + std::string{core::nameOf(stored->ref.kind)} + " " +
                   stored->ref.key;
        }
    }
    return std::string{};
}

/// Those kept by signHead. A bad signature among them is a finding.
std::string expectSignedHeads(EventLog::Parts& parts, RowChecker& checker, const Head& genesis) {
    auto query = parts.impl().query("SELECT seq, at, hash, signature FROM signed_head ORDER BY seq");
    while (query.step()) {
        SignedHead head{{static_cast<core::Seq>(query.integer(0)), detail::hashFrom(query, 2)},
                        core::Instant{core::Milliseconds{query.integer(1)}},
                        {}};
        const auto signature = query.view(3);
        std::copy_n(signature.begin(), std::min(signature.size(), head.signature.size()),
                    reinterpret_cast<char*>(head.signature.data()));
        if (!head.isSignedBy(parts.keys->publicKey()) || (head.head.seq == 0 && head.head != genesis)) {
            return "a kept head's signature is not ours";
        }
        if (head.head.seq > 0) {
            checker.expect(head.head);
        }
    }
    return {};
}

} // namespace

Result<core::Seq> EventLog::read(core::Seq after, std::size_t limit, const EntryVisitor& visit) {
    while (limit > 0) {
        const auto rows = std::min(limit, kChunkRows);
        auto chunk = detail::guarded([&]() -> Result<std::vector<LogEntry>> {
            auto query =
                m_parts->impl().query("SELECT " TRUCBAN_ROW_COLUMNS " FROM event WHERE seq>? ORDER BY seq LIMIT ?");
            query.bind(after, rows);
            return entriesOf(m_parts->alertKeys, query);
        });
        if (!chunk) {
            return std::unexpected(chunk.error());
        }
        for (auto& entry : *chunk) {
            after = seqOf(entry);
            if (!visit(std::move(entry))) {
                return after;
            }
        }
        if (chunk->size() < rows) {
            break;
        }
        limit -= rows;
    }
    return after;
}

Result<std::vector<LogEntry>> EventLog::read(core::Seq after, std::size_t limit) {
    std::vector<LogEntry> entries;
    return read(after, limit,
                [&entries](LogEntry&& entry) {
                    entries.push_back(std::move(entry));
                    return true;
                })
        .transform([&entries](core::Seq) { return std::move(entries); });
}

Result<std::vector<LogEntry>> EventLog::readAggregate(const core::AggregateRef& aggregate, core::Seq after,
                                                      std::size_t limit) {
    return detail::guarded([&]() -> Result<std::vector<LogEntry>> {
        auto query = m_parts->impl().query("SELECT " TRUCBAN_ROW_COLUMNS
                                           " FROM event WHERE kind=? AND key=? AND seq>? ORDER BY seq LIMIT ?");
        query.bind(core::nameOf(aggregate.kind), aggregate.key, after,
                   std::min<std::size_t>(limit, std::numeric_limits<std::int32_t>::max()));
        return entriesOf(m_parts->alertKeys, query);
    });
}

Result<std::vector<LogEntry>> EventLog::readAccess(core::Seq before, std::size_t limit) {
    return detail::guarded([&]() -> Result<std::vector<LogEntry>> {
        // The list of types is word for word that of the index event_of_access, else SQLite would not use it.
        auto query = m_parts->impl().query("SELECT " TRUCBAN_ROW_COLUMNS
                                           " FROM event WHERE type IN ('reporterRevealed', 'attachmentViewed', "
                                           "'editTakenOver') AND seq<? ORDER BY seq DESC LIMIT ?");
        query.bind(before == 0 ? static_cast<core::Seq>(std::numeric_limits<std::int64_t>::max()) : before,
                   std::min<std::size_t>(limit, std::numeric_limits<std::int32_t>::max()));
        return entriesOf(m_parts->alertKeys, query);
    });
}

Result<void> EventLog::foldBefore(core::Seq before, const core::AggregateRef& aggregate, core::State& state) {
    return detail::guarded([&]() -> Result<void> {
        core::Seq after = 0;
        if (auto milestone = detail::milestoneBefore(m_parts->impl(), aggregate, before)) {
            after = milestone->seq;
            state.put(std::move(milestone->value));
        }
        for (bool more = true; more;) {
            auto query = m_parts->impl().query("SELECT " TRUCBAN_ROW_COLUMNS " FROM event WHERE kind=? AND key=? AND "
                                               "seq>? AND seq<? ORDER BY seq LIMIT ?");
            query.bind(core::nameOf(aggregate.kind), aggregate.key, after, before, kChunkRows);
            const auto entries = entriesOf(m_parts->alertKeys, query);
            for (const LogEntry& entry : entries) {
                after = seqOf(entry);
                if (entry) {
                    (void)core::apply(state, *entry);
                }
            }
            more = entries.size() == kChunkRows;
        }
        return {};
    });
}

Result<std::optional<core::Reporter>> EventLog::reporter(const core::AlertId& alert) {
    const auto key = alert.toString();
    return detail::guarded([&]() -> Result<std::optional<core::Reporter>> {
        auto query = m_parts->impl().query("SELECT seq, reporter FROM event WHERE kind='alert' AND key=? AND "
                                           "reporter IS NOT NULL ORDER BY seq DESC LIMIT 1");
        query.bind(key);
        if (!query.step()) {
            return std::nullopt;
        }
        const auto seq = static_cast<core::Seq>(query.integer(0));
        const auto part = m_parts->alertKeys.openPart(query.text(1), key, seq, detail::SealedColumn::reporter);
        if (part.outcome == detail::AlertKeys::Opening::erased) {
            return std::nullopt;
        }
        auto reporter = wire::decodeReporter(part.plain);
        if (part.outcome != detail::AlertKeys::Opening::opened || !reporter) {
            return failure(StoreFault::cannotDecode, "the reporter of event " + std::to_string(seq));
        }
        return *reporter;
    });
}

Result<std::optional<std::string>> EventLog::rawBody(core::Seq seq) {
    return detail::guarded([&]() -> Result<std::optional<std::string>> {
        auto query = m_parts->impl().query("SELECT key, raw FROM event WHERE seq=?");
        query.bind(seq);
        if (!query.step()) {
            return failure(StoreFault::notFound, "event " + std::to_string(seq));
        }
        if (query.isNull(1)) {
            return std::nullopt;
        }
        auto part = m_parts->alertKeys.openPart(query.text(1), query.text(0), seq, detail::SealedColumn::raw);
        if (part.outcome == detail::AlertKeys::Opening::broken) {
            return failure(StoreFault::cannotDecode, "the raw body of event " + std::to_string(seq));
        }
        return part.outcome == detail::AlertKeys::Opening::opened ? std::optional{std::move(part.plain)} : std::nullopt;
    });
}

Result<VerifyReport> EventLog::verify(const std::optional<ClaimedHead>& claimed) {
    return detail::guarded([&]() -> Result<VerifyReport> {
        auto& parts = *m_parts;
        VerifyReport report;
        const detail::ReadTransaction transaction{parts.impl()};
        RowChecker checker{parts, report};
        const auto genesis = detail::genesisHead(parts.impl());
        if (claimed && claimed->signedHead && !claimed->signedHead->isSignedBy(parts.keys->publicKey())) {
            report.reason = "the given head's signature is not ours";
        } else if (claimed && claimed->head.seq == 0 && claimed->head != genesis) {
            report.reason = "the given head is of another log";
        } else {
            report.reason = expectSignedHeads(parts, checker, genesis);
        }
        if (claimed && claimed->head.seq > 0) {
            checker.expect(claimed->head);
        }
        auto walk = detail::walkChain(parts.impl(), std::ref(checker));
        report.head = detail::storedHead(parts.impl());
        report.checked = walk.lastGood.seq;
        if (walk.firstBad) {
            report.firstBad = walk.firstBad;
            report.reason = std::move(walk.reason);
        } else if (!report.reason.empty()) {
            return report;
        } else if (checker.isShort()) {
            report.firstBad = walk.lastGood.seq + 1;
            report.reason = "the log ends before a head that was signed or given: its end was cut off";
        } else if (const auto lost = checker.lostKey()) {
            report.firstBad = lost;
            report.reason = "the sealing key of an alert or of a household's need is gone although it was not erased";
        } else if (const std::string found = parts.impl().handle().execAndGet("PRAGMA integrity_check(1)").getString();
                   found != "ok") {
            report.reason = "the events are intact, but the file around them is damaged: " + found;
        } else {
            auto difference = Archive{*parts.database}.difference(*this, report.archived);
            if (!difference) {
                return std::unexpected(difference.error());
            }
            if (difference->empty()) {
                difference = differenceInMilestones(*this, parts.impl());
            }
            if (!difference) {
                return std::unexpected(difference.error());
            }
            report.reason = difference->empty() ? checker.differenceInCallers() : std::move(*difference);
        }
        return report;
    });
}

} // namespace trucban::store
