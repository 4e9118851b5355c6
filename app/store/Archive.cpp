// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Archive.h"

#include "core/Fold.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/LogRow.h"
#include "store/detail/MilestoneTable.h"

#include <algorithm>
#include <array>
#include <limits>

namespace trucban::store {
namespace {

/// Every event of the aggregate.
Result<std::vector<LogEntry>> historyOf(EventLog& log, const core::AggregateRef& ref) {
    return log.readAggregate(ref, 0, std::numeric_limits<std::int32_t>::max());
}

struct Table {
    core::AggregateKind kind;
    std::string_view count;
    std::string_view page;
    std::string_view countListed; ///< rows that lead to its own; empty: there are none
};
constexpr std::array kTables{Table{core::AggregateKind::case_, "SELECT count(*) FROM archived_case",
                                   "SELECT id, value FROM archived_case WHERE id>? ORDER BY id LIMIT 256",
                                   "SELECT (SELECT count(*) FROM archived_case_ward)+"
                                   "(SELECT count(*) FROM archived_case_alert)"},
                             Table{core::AggregateKind::alert, "SELECT count(*) FROM archived_alert",
                                   "SELECT id, value FROM archived_alert WHERE id>? ORDER BY id LIMIT 256",
                                   "SELECT count(*) FROM archived_attachment"},
                             Table{core::AggregateKind::visit, "SELECT count(*) FROM archived_visit",
                                   "SELECT id, value FROM archived_visit WHERE id>? ORDER BY id LIMIT 256", ""}};

std::vector<std::pair<std::string, std::string>> pageOf(Database::Impl& database, const Table& table,
                                                        const std::string& after) {
    std::vector<std::pair<std::string, std::string>> rows;
    auto query = database.query(table.page);
    query.bind(after);
    while (query.step()) {
        rows.emplace_back(query.text(0), query.text(1));
    }
    return rows;
}

std::uint64_t countOf(Database::Impl& database, std::string_view sql) {
    auto query = database.query(sql);
    return query.step() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

std::string differs(std::string_view what, const core::AggregateRef& ref) {
    return std::string{what} + " differs from the log in " + std::string{core::nameOf(ref.kind)} + " " + ref.key;
}

/// Compares what is archived, one aggregate at a time.
class Comparison {
public:
    Comparison(Database::Impl& database, EventLog& log) : m_database{database}, m_log{log}, m_index{database} {}

    /// Empty: the rows are what the log says.
    Result<std::string> differenceOf(const core::AggregateRef& ref, const std::string& json) {
        const auto history = historyOf(m_log, ref);
        if (!history) {
            return std::unexpected(history.error());
        }
        const auto stored = detail::decodeArchived(json, ref);
        const detail::ArchiveListing listed = detail::storedListing(m_database, ref);
        m_listed += listed.listedUnder.size();
        if (ref.kind == core::AggregateKind::case_) {
            m_index.note(ref.key);
        }
        if (!std::ranges::all_of(*history, [](const LogEntry& entry) { return entry.has_value(); })) {
            return std::string{}; // nobody can tell
        }
        const auto expected = archivedBy(*history);
        if (!stored || !expected || *stored != *expected) {
            return differs("the archive", ref);
        }
        if (listed != detail::listingOf(*expected)) {
            return differs("what the archive is searched by", ref);
        }
        return std::string{};
    }
    /// Of all that was compared since the last call.
    std::uint64_t takeListed() { return std::exchange(m_listed, 0); }
    /// After all.
    [[nodiscard]] bool isIndexRight() { return m_index.agrees(); }

private:
    Database::Impl& m_database;
    EventLog& m_log;
    detail::IndexCheck m_index;
    std::uint64_t m_listed = 0;
};

} // namespace

std::optional<core::Aggregate> archivedBy(std::span<const LogEntry> history) {
    std::optional<core::Aggregate> value;
    core::State state;
    for (const LogEntry& entry : history) {
        if (!entry) {
            return std::nullopt;
        }
        auto archived = core::archivedValue(state, *entry);
        if (core::apply(state, *entry)) {
            value = std::move(archived);
        }
    }
    return value;
}

Result<std::optional<core::Aggregate>> Archive::find(const core::AggregateRef& ref) {
    return detail::guarded([&] { return detail::archivedAggregate(m_database->impl(), ref); });
}

Result<std::optional<core::Alert>> Archive::alert(const core::AlertId& id) {
    return find(core::AggregateRef::of(id)).transform([](std::optional<core::Aggregate> found) {
        return found ? std::optional{std::get<core::Alert>(std::move(*found))} : std::nullopt;
    });
}

Result<std::optional<core::Case>> Archive::case_(const core::CaseId& id) {
    return find(core::AggregateRef::of(id)).transform([](std::optional<core::Aggregate> found) {
        return found ? std::optional{std::get<core::Case>(std::move(*found))} : std::nullopt;
    });
}

Result<std::vector<core::Alert>> Archive::alertsOf(const core::Case& case_) {
    std::vector<core::Alert> alerts;
    for (const core::AlertId& id : case_.alerts) {
        auto found = alert(id);
        if (!found) {
            return std::unexpected(found.error());
        }
        if (*found && (*found)->caseId == case_.id && !std::ranges::contains(alerts, id, &core::Alert::id)) {
            alerts.push_back(std::move(**found));
        }
    }
    return alerts;
}

Result<std::optional<core::AlertId>> Archive::alertOf(std::string_view alertKey) {
    return detail::guarded([&]() -> Result<std::optional<core::AlertId>> {
        auto query = m_database->impl().query("SELECT id FROM archived_alert WHERE sender=? AND erased=0 LIMIT 1");
        query.bind(alertKey);
        const auto id = query.step() ? core::Uuid::parse(query.view(0)) : std::nullopt;
        return id ? std::optional{core::AlertId{*id}} : std::nullopt;
    });
}

Result<std::vector<core::Alert>> Archive::alertsWith(std::string_view sha256) {
    return detail::guarded([&]() -> Result<std::vector<core::Alert>> {
        std::vector<core::AlertId> ids;
        {
            auto query = m_database->impl().query("SELECT alert FROM archived_attachment WHERE sha256=?");
            query.bind(sha256);
            while (query.step()) {
                ids.push_back(core::AlertId{core::Uuid::parse(query.view(0)).value_or(core::Uuid{})});
            }
        }
        std::vector<core::Alert> alerts;
        for (const core::AlertId& id : ids) {
            auto found = alert(id);
            if (!found) {
                return std::unexpected(found.error());
            }
            if (*found) {
                alerts.push_back(std::move(**found));
            }
        }
        return alerts;
    });
}

Result<std::uint64_t> Archive::count() {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(detail::metaInteger(m_database->impl(), detail::kArchivedCases, 0));
    });
}

Result<std::uint64_t> Archive::rebuild(EventLog& log) {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        Database::Impl& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        detail::clearArchive(database);
        detail::clearMilestones(database);
        core::State state;
        const auto read = log.read(0, std::numeric_limits<std::size_t>::max(), [&](LogEntry&& entry) {
            if (!entry) {
                return true;
            }
            const auto archived = core::archivedValue(state, *entry);
            if (!core::apply(state, *entry)) {
                return true; // as when a state is loaded: quarantined and passed
            }
            if (archived) {
                detail::putArchived(database, *archived);
            } else if (core::isUnarchiving(entry->data)) {
                detail::removeArchived(database, entry->aggregate);
            }
            if (const auto value = isMilestone(entry->version) ? state.aggregate(entry->aggregate) : std::nullopt) {
                detail::putMilestone(database, *value, entry->seq);
            }
            return true;
        });
        if (!read) {
            return std::unexpected(read.error());
        }
        detail::indexArchived(database);
        const auto cases = detail::metaInteger(database, detail::kArchivedCases, 0);
        transaction.commit();
        return static_cast<std::uint64_t>(cases);
    });
}

Result<std::string> Archive::difference(EventLog& log, std::uint64_t expected) {
    return detail::guarded([&]() -> Result<std::string> {
        Database::Impl& database = m_database->impl();
        std::uint64_t stored = 0;
        for (const Table& table : kTables) {
            stored += countOf(database, table.count);
        }
        if (stored != expected) {
            return "the archive holds " + std::to_string(stored) + " aggregates, by the log it is " +
                   std::to_string(expected);
        }
        Comparison comparison{database, log};
        for (const Table& table : kTables) {
            std::string after;
            for (auto rows = pageOf(database, table, after); !rows.empty(); rows = pageOf(database, table, after)) {
                for (const auto& [id, json] : rows) {
                    auto found = comparison.differenceOf({table.kind, id}, json);
                    if (!found || !found->empty()) {
                        return found;
                    }
                }
                after = rows.back().first;
            }
            const std::uint64_t listed = comparison.takeListed();
            if (!table.countListed.empty() && countOf(database, table.countListed) != listed) {
                return "the archive lists more than it holds of " + std::string{core::nameOf(table.kind)};
            }
        }
        if (!comparison.isIndexRight()) {
            return std::string{"the archive's index does not find its text"};
        }
        const auto cases = countOf(database, kTables.front().count);
        if (static_cast<std::uint64_t>(detail::metaInteger(database, detail::kArchivedCases, 0)) != cases) {
            return std::string{"the archive miscounts its cases"};
        }
        return std::string{};
    });
}

} // namespace trucban::store
