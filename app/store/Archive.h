// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/EventLog.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

/// A place in the list of archived cases.
struct CasePosition {
    core::Instant at{}; ///< closed or opened, as the list goes
    core::CaseId id;
    auto operator<=>(const CasePosition&) const = default;
};

struct ArchiveSearch {
    enum class Order : std::uint8_t { closed, opened };
    core::Scope scope;
    Order order = Order::closed;
    std::optional<CasePosition> before; ///< only what stands behind it in the list
    core::WardCode ward;                ///< owned by this one; none: by any
    std::string text;                   ///< folded; in code, kind, or an alert's address or text; empty: any
    std::size_t limit = 100;
};

struct ArchivePage {
    std::vector<core::Case> cases;         ///< the latest first
    std::optional<CasePosition> stoppedAt; ///< everything before it in the list was looked at; absent: all was
    /// Matches whose value this version cannot read. They are in `cases` all the same where the log has them.
    std::vector<core::CaseId> unreadable;
};

/// What the archive holds of an aggregate by its events, which must be all of them; nullopt: nothing, or not all can be
/// read.
[[nodiscard]] std::optional<core::Aggregate> archivedBy(std::span<const LogEntry> history);

/// What left the gateway's state: closed cases with their alerts, old visits. EventLog::append writes it in the
/// transaction of the events that archive and unarchive, so it is always as the log's end has it; here it is read.
/// Works on one connection, on its thread.
class Archive {
public:
    /// Cases of the list looked at for one page: some tens of milliseconds. With a text of three characters or more, in
    /// the order of closing, an index names those to look at.
    static constexpr std::size_t kMostLooked = 2'000;

    explicit Archive(Database& database) : m_database{&database} {}

    /// nullopt: not archived.
    [[nodiscard]] Result<std::optional<core::Aggregate>> find(const core::AggregateRef& ref);
    [[nodiscard]] Result<std::optional<core::Alert>> alert(const core::AlertId& id);
    [[nodiscard]] Result<std::optional<core::Case>> case_(const core::CaseId& id);
    /// The archived alerts that belong to the case.
    [[nodiscard]] Result<std::vector<core::Alert>> alertsOf(const core::Case& case_);
    /// The alert of this core::alertKey that its sender may still update: one that is not erased.
    [[nodiscard]] Result<std::optional<core::AlertId>> alertOf(std::string_view alertKey);
    /// Those that have this attachment.
    [[nodiscard]] Result<std::vector<core::Alert>> alertsWith(std::string_view sha256);
    /// `log`: for what this version cannot read here.
    [[nodiscard]] Result<ArchivePage> cases(const ArchiveSearch& search, EventLog& log);
    /// Cases in it.
    [[nodiscard]] Result<std::uint64_t> count();

    /// Makes it and the milestones anew from the log; the number of cases. Nobody may append meanwhile.
    [[nodiscard]] Result<std::uint64_t> rebuild(EventLog& log);
    /// What does not agree with the log, as a sentence with the aggregate's key; empty when all does: values, what they
    /// are found by, and counts. Folds every archived aggregate's history again. `expected`: archived aggregates by the
    /// log's events.
    [[nodiscard]] Result<std::string> difference(EventLog& log, std::uint64_t expected);

private:
    Database* m_database;
};

} // namespace trucban::store
