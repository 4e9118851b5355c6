// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/MilestoneTable.h"

#include "store/detail/ArchiveTable.h"
#include "wire/Json.h"

namespace trucban::store::detail {

void putMilestone(Database::Impl& database, const core::Aggregate& value, core::Seq seq) {
    const auto ref = core::refOf(value);
    database.query("INSERT OR REPLACE INTO milestone(kind, key, seq, value) VALUES(?, ?, ?, ?)")
        .bind(core::nameOf(ref.kind), ref.key, seq, wire::encodeAggregate(value))
        .run();
}

std::optional<Milestone> milestoneBefore(Database::Impl& database, const core::AggregateRef& ref, core::Seq before) {
    auto query = database.query("SELECT seq, value FROM milestone WHERE kind=? AND key=? AND seq<? "
                                "ORDER BY seq DESC LIMIT 1");
    query.bind(core::nameOf(ref.kind), ref.key, before);
    if (!query.step()) {
        return std::nullopt;
    }
    auto value = decodeArchived(query.view(1), ref);
    return value ? std::optional{Milestone{static_cast<core::Seq>(query.integer(0)), std::move(*value)}} : std::nullopt;
}

void removeMilestones(Database::Impl& database, std::string_view alertKey) {
    database.query("DELETE FROM milestone WHERE kind='alert' AND key=?").bind(alertKey).run();
}

void clearMilestones(Database::Impl& database) {
    database.query("DELETE FROM milestone").run();
}

std::optional<StoredMilestones> milestonesAfter(Database::Impl& database,
                                                const std::optional<core::AggregateRef>& after) {
    std::optional<StoredMilestones> found;
    {
        auto query = database.query("SELECT kind, key FROM milestone WHERE (kind, key)>(?, ?) ORDER BY kind, key "
                                    "LIMIT 1");
        query.bind(after ? core::nameOf(after->kind) : std::string_view{}, after ? after->key : std::string{});
        const auto kind = query.step() ? core::parseEnum<core::AggregateKind>(query.view(0)) : std::nullopt;
        if (!kind) {
            return std::nullopt;
        }
        found.emplace().ref = {*kind, query.text(1)};
    }
    auto query = database.query("SELECT seq, value FROM milestone WHERE kind=? AND key=? ORDER BY seq");
    query.bind(core::nameOf(found->ref.kind), found->ref.key);
    while (query.step()) {
        found->values.emplace_back(static_cast<core::Seq>(query.integer(0)), query.text(1));
    }
    return found;
}

} // namespace trucban::store::detail
