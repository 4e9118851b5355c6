// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/ArchiveTable.h"

#include "core/Text.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/LogRow.h"
#include "wire/Json.h"

#include <algorithm>

namespace trucban::store::detail {
namespace {

std::int64_t millis(core::Instant at) {
    return at.time_since_epoch().count();
}

/// Rows gone by the latest statement.
std::int64_t changes(Database::Impl& database) {
    return database.handle().getChanges();
}

void count(Database::Impl& database, std::int64_t more) {
    if (more != 0) {
        setMeta(database, kArchivedCases, metaInteger(database, kArchivedCases, 0) + more);
    }
}

std::string joined(const std::vector<core::AlertId>& alerts) {
    std::string text;
    for (const core::AlertId& id : alerts) {
        text += text.empty() ? "" : " ";
        text += id.toString();
    }
    return text;
}

/// In order, each once.
void tidy(std::vector<std::string>& keys) {
    std::ranges::sort(keys);
    const auto repeats = std::ranges::unique(keys);
    keys.erase(repeats.begin(), repeats.end());
}

ArchiveListing listing(const core::Case& case_) {
    ArchiveListing listed{.openedAt = millis(case_.openedAt),
                          .closedAt = millis(case_.closedAt.value_or(case_.changedAt)),
                          .ward = case_.ward.value,
                          .wards = wardsText(case_.visibleTo),
                          .alerts = joined(case_.alerts),
                          .search = core::folded(case_.code) + '\n' + core::folded(case_.kind),
                          .sender = {},
                          .listedUnder = {}};
    listed.closedSecond = secondOfPlace(firstPlaceOf(listed.closedAt));
    for (const core::WardCode ward : case_.visibleTo) {
        listed.listedUnder.push_back(std::to_string(ward.value));
    }
    for (const core::AlertId& alert : case_.alerts) {
        listed.listedUnder.push_back(alert.toString());
    }
    tidy(listed.listedUnder);
    return listed;
}

ArchiveListing listing(const core::Alert& alert) {
    ArchiveListing listed;
    listed.sender = core::alertKey(alert.facts.source, alert.facts.externalId);
    listed.erased = !alert.details;
    if (alert.details) {
        listed.search = core::folded(alert.details->address) + '\n' + core::folded(alert.details->text);
        for (const core::Attachment& attachment : alert.details->attachments) {
            if (!attachment.sha256.empty()) {
                listed.listedUnder.push_back(attachment.sha256);
            }
        }
    }
    tidy(listed.listedUnder);
    return listed;
}

ArchiveListing listing(const auto&) {
    return {};
}

void put(Database::Impl& database, const core::Case& case_, const core::Aggregate& value) {
    const std::string id = case_.id.toString();
    const ArchiveListing listed = listing(case_);
    const std::int64_t place = freePlace(database, listed.closedAt);
    database
        .query("INSERT INTO archived_case(id, opened_at, closed_at, ward, wards, alerts, search, value, place) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(id, listed.openedAt, listed.closedAt, listed.ward, listed.wards, listed.alerts, listed.search,
              wire::encodeAggregate(value), place)
        .run();
    awaitIndex(database, place);
    for (const core::WardCode ward : case_.visibleTo) {
        database.query("INSERT INTO archived_case_ward(ward, closed_at, id, opened_at) VALUES(?, ?, ?, ?)")
            .bind(ward.value, listed.closedAt, id, listed.openedAt)
            .run();
    }
    for (const core::AlertId& alert : case_.alerts) {
        database.query("INSERT OR IGNORE INTO archived_case_alert(alert, id) VALUES(?, ?)")
            .bind(alert.toString(), id)
            .run();
    }
    count(database, 1);
}

void put(Database::Impl& database, const core::Alert& alert, const core::Aggregate& value) {
    const std::string id = alert.id.toString();
    const ArchiveListing listed = listing(alert);
    database.query("INSERT INTO archived_alert(id, sender, erased, search, value) VALUES(?, ?, ?, ?, ?)")
        .bind(id, listed.sender, listed.erased ? 1 : 0, listed.search, wire::encodeAggregate(value))
        .run();
    for (const std::string& sha256 : listed.listedUnder) {
        database.query("INSERT INTO archived_attachment(sha256, alert) VALUES(?, ?)").bind(sha256, id).run();
    }
}

void put(Database::Impl& database, const core::Visit& visit, const core::Aggregate& value) {
    database.query("INSERT INTO archived_visit(id, value) VALUES(?, ?)")
        .bind(visit.id.toString(), wire::encodeAggregate(value))
        .run();
}

template <class Other>
void put(Database::Impl&, const Other&, const core::Aggregate&) {}

/// The rows that lead to the case; found by their keys.
void removeListing(Database::Impl& database, const std::string& id) {
    std::string wards;
    std::string alerts;
    std::int64_t closedAt = 0;
    std::int64_t place = 0;
    {
        auto query = database.query("SELECT wards, closed_at, alerts, place FROM archived_case WHERE id=?");
        query.bind(id);
        if (!query.step()) {
            return;
        }
        wards = query.text(0);
        closedAt = query.integer(1);
        alerts = query.text(2);
        place = query.integer(3);
    }
    unindexCase(database, place);
    for (const core::WardCode ward : parseWards(wards).value_or(core::WardSet{})) {
        database.query("DELETE FROM archived_case_ward WHERE ward=? AND closed_at=? AND id=?")
            .bind(ward.value, closedAt, id)
            .run();
    }
    for (const std::string_view alert : listedAlerts(alerts)) {
        database.query("DELETE FROM archived_case_alert WHERE alert=? AND id=?").bind(alert, id).run();
    }
}

} // namespace

void putArchived(Database::Impl& database, const core::Aggregate& value) {
    removeArchived(database, core::refOf(value));
    std::visit([&](const auto& aggregate) { put(database, aggregate, value); }, value);
}

void removeArchived(Database::Impl& database, const core::AggregateRef& ref) {
    switch (ref.kind) {
    case core::AggregateKind::case_:
        removeListing(database, ref.key);
        database.query("DELETE FROM archived_case WHERE id=?").bind(ref.key).run();
        count(database, -changes(database));
        break;
    case core::AggregateKind::alert:
        unindexCasesOf(database, ref.key);
        database.query("DELETE FROM archived_attachment WHERE alert=?").bind(ref.key).run();
        database.query("DELETE FROM archived_alert WHERE id=?").bind(ref.key).run();
        break;
    case core::AggregateKind::visit:
        database.query("DELETE FROM archived_visit WHERE id=?").bind(ref.key).run();
        break;
    default:
        break;
    }
}

void clearArchive(Database::Impl& database) {
    clearIndex(database);
    for (const std::string_view sql :
         {"DELETE FROM archived_case", "DELETE FROM archived_case_ward", "DELETE FROM archived_case_alert",
          "DELETE FROM archived_alert", "DELETE FROM archived_attachment", "DELETE FROM archived_visit"}) {
        database.query(sql).run();
    }
    setMeta(database, kArchivedCases, 0);
}

void scrubArchive(Database::Impl& database, std::string_view alertKey) {
    const core::AggregateRef ref{core::AggregateKind::alert, std::string{alertKey}};
    const auto stored = archivedAggregate(database, ref);
    if (stored && !*stored) {
        return;
    }
    // One that cannot be read cannot be cleaned: it goes as a whole, and the log still has what may be kept.
    auto* alert = stored ? std::get_if<core::Alert>(&**stored) : nullptr;
    removeArchived(database, ref);
    if (alert != nullptr) {
        core::Alert clean = *alert;
        clean.details.reset();
        clean.placedAt.reset();
        putArchived(database, core::Aggregate{std::move(clean)});
    }
}

std::vector<std::string_view> listedAlerts(std::string_view text) {
    std::vector<std::string_view> ids;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        ids.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ids;
}

Result<core::Aggregate> decodeArchived(std::string_view json, const core::AggregateRef& ref) {
    auto value = wire::decodeAggregate(json);
    if (!value || core::refOf(*value) != ref) {
        return failure(StoreFault::cannotDecode, "archived " + std::string{core::nameOf(ref.kind)} + " " + ref.key);
    }
    return std::move(*value);
}

ArchiveListing listingOf(const core::Aggregate& value) {
    return std::visit([](const auto& aggregate) { return listing(aggregate); }, value);
}

ArchiveListing storedListing(Database::Impl& database, const core::AggregateRef& ref) {
    ArchiveListing stored;
    if (ref.kind == core::AggregateKind::case_) {
        {
            auto query = database.query("SELECT opened_at, closed_at, ward, wards, alerts, search, place FROM "
                                        "archived_case WHERE id=?");
            query.bind(ref.key);
            if (query.step()) {
                stored.openedAt = query.integer(0);
                stored.closedAt = query.integer(1);
                stored.ward = static_cast<std::uint32_t>(query.integer(2));
                stored.wards = query.text(3);
                stored.alerts = query.text(4);
                stored.search = query.text(5);
                stored.closedSecond = secondOfPlace(query.integer(6));
            }
        }
        for (const core::WardCode ward : parseWards(stored.wards).value_or(core::WardSet{})) {
            auto query = database.query("SELECT ward FROM archived_case_ward WHERE ward=? AND closed_at=? AND id=? AND "
                                        "opened_at=?");
            query.bind(ward.value, stored.closedAt, ref.key, stored.openedAt);
            if (query.step()) {
                stored.listedUnder.push_back(query.text(0));
            }
        }
        for (const std::string_view alert : listedAlerts(stored.alerts)) {
            auto query = database.query("SELECT alert FROM archived_case_alert WHERE alert=? AND id=?");
            query.bind(alert, ref.key);
            if (query.step()) {
                stored.listedUnder.push_back(query.text(0));
            }
        }
    } else if (ref.kind == core::AggregateKind::alert) {
        {
            auto query = database.query("SELECT sender, erased, search FROM archived_alert WHERE id=?");
            query.bind(ref.key);
            if (query.step()) {
                stored.sender = query.text(0);
                stored.erased = query.integer(1) != 0;
                stored.search = query.text(2);
            }
        }
        auto query = database.query("SELECT sha256 FROM archived_attachment WHERE alert=?");
        query.bind(ref.key);
        while (query.step()) {
            stored.listedUnder.push_back(query.text(0));
        }
    }
    tidy(stored.listedUnder);
    return stored;
}

Result<std::optional<core::Aggregate>> archivedAggregate(Database::Impl& database, const core::AggregateRef& ref) {
    std::string_view sql;
    switch (ref.kind) {
    case core::AggregateKind::case_:
        sql = "SELECT value FROM archived_case WHERE id=?";
        break;
    case core::AggregateKind::alert:
        sql = "SELECT value FROM archived_alert WHERE id=?";
        break;
    case core::AggregateKind::visit:
        sql = "SELECT value FROM archived_visit WHERE id=?";
        break;
    default:
        return std::nullopt;
    }
    auto query = database.query(sql);
    query.bind(ref.key);
    if (!query.step()) {
        return std::nullopt;
    }
    return decodeArchived(query.view(0), ref).transform([](core::Aggregate value) {
        return std::optional{std::move(value)};
    });
}

} // namespace trucban::store::detail
