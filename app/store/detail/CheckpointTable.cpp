// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/CheckpointTable.h"

#include "core/CanonicalBytes.h"

#include <array>

namespace trucban::store::detail {
namespace {

struct Statements {
    std::string_view upsert;
    std::string_view remove;
    std::string_view clear;
    std::string_view all;
};

#define TRUCBAN_AGGREGATE_STATEMENTS(TABLE)                                                                            \
    Statements{"INSERT INTO " TABLE "(kind, key, bytes) VALUES(?, ?, ?) ON CONFLICT(kind, key) DO UPDATE SET "         \
               "bytes=excluded.bytes",                                                                                 \
               "DELETE FROM " TABLE " WHERE kind=? AND key=?", "DELETE FROM " TABLE,                                   \
               "SELECT bytes FROM " TABLE " ORDER BY id"}

constexpr std::array kStatements{TRUCBAN_AGGREGATE_STATEMENTS("aggregate"), TRUCBAN_AGGREGATE_STATEMENTS("aggregate0"),
                                 TRUCBAN_AGGREGATE_STATEMENTS("aggregate1")};

const Statements& statementsOf(AggregateTable table) {
    return kStatements.at(static_cast<std::size_t>(table));
}

} // namespace

void upsertAggregate(Database::Impl& database, AggregateTable table, const core::Aggregate& aggregate,
                     std::string& buffer) {
    buffer.clear();
    core::appendCanonical(buffer, aggregate);
    const auto ref = core::refOf(aggregate);
    database.query(statementsOf(table).upsert).bind(core::nameOf(ref.kind), ref.key, Blob{buffer}).run();
}

void deleteAggregate(Database::Impl& database, AggregateTable table, const core::AggregateRef& ref) {
    database.query(statementsOf(table).remove).bind(core::nameOf(ref.kind), ref.key).run();
}

void clearAggregates(Database::Impl& database, AggregateTable table) {
    database.query(statementsOf(table).clear).run();
}

bool loadAggregates(Database::Impl& database, AggregateTable table, core::State& state) {
    auto query = database.query(statementsOf(table).all);
    while (query.step()) {
        auto aggregate = core::parseCanonical(query.view(0));
        if (!aggregate) {
            return false;
        }
        state.put(std::move(*aggregate));
    }
    return true;
}

void scrubCheckpoint(Database::Impl& database, std::string_view alertKey) {
    std::optional<core::Aggregate> stored;
    {
        auto query = database.query("SELECT bytes FROM aggregate WHERE kind='alert' AND key=?");
        query.bind(alertKey);
        if (!query.step()) {
            return;
        }
        stored = core::parseCanonical(query.view(0));
    }
    auto* alert = stored ? std::get_if<core::Alert>(&*stored) : nullptr;
    if (alert == nullptr) {
        // Unreadable, so the checkpoint is of no use; without it the state comes from the log.
        clearAggregates(database, AggregateTable::checkpoint);
        setMeta(database, kCheckpointSeq, 0);
        return;
    }
    alert->details.reset();
    alert->placedAt.reset();
    std::string buffer;
    upsertAggregate(database, AggregateTable::checkpoint, *stored, buffer);
}

} // namespace trucban::store::detail
