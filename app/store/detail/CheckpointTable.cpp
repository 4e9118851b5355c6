// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/CheckpointTable.h"

#include "core/CanonicalBytes.h"
#include "core/QueueRank.h"

#include <array>
#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trucban::store::detail {
namespace {

struct Statements {
    std::string_view upsert;
    std::string_view remove;
    std::string_view clear;
    std::string_view all;
    std::string_view insert;
    const char* index;
    const char* dropIndex;
    std::string_view dropDoubles;
    bool hasRank;
};

// COLUMNS and VALUES: ", rank" and ", ?" where the table has that column.
#define TRUCBAN_AGGREGATE_STATEMENTS(TABLE, COLUMNS, VALUES, UPDATE, INDEX, DROP_INDEX, HAS_RANK)                      \
    Statements {                                                                                                       \
        .upsert = "INSERT INTO " TABLE "(kind, key, bytes" COLUMNS ") VALUES(?, ?, ?" VALUES                           \
                  ") ON CONFLICT(kind, key) DO UPDATE SET bytes=excluded.bytes" UPDATE,                                \
        .remove = "DELETE FROM " TABLE " WHERE kind=? AND key=?", .clear = "DELETE FROM " TABLE,                       \
        .all = "SELECT bytes FROM " TABLE " ORDER BY id",                                                              \
        .insert = "INSERT INTO " TABLE "(kind, key, bytes" COLUMNS ") VALUES(?, ?, ?" VALUES ")",                      \
        .index = "CREATE UNIQUE INDEX " TABLE "_by_key ON " TABLE "(kind, key);" INDEX,                                \
        .dropIndex = "DROP INDEX IF EXISTS " TABLE "_by_key;" DROP_INDEX,                                              \
        .dropDoubles = "DELETE FROM " TABLE " WHERE id NOT IN (SELECT max(id) FROM " TABLE " GROUP BY kind, key)",     \
        .hasRank = HAS_RANK                                                                                            \
    }
#define TRUCBAN_RANKED_STATEMENTS(TABLE)                                                                               \
    TRUCBAN_AGGREGATE_STATEMENTS(TABLE, ", rank", ", ?", ", rank=excluded.rank",                                       \
                                 "CREATE INDEX " TABLE "_by_rank ON " TABLE "(rank) WHERE rank IS NOT NULL",           \
                                 "DROP INDEX IF EXISTS " TABLE "_by_rank", true)

constexpr std::array kStatements{TRUCBAN_AGGREGATE_STATEMENTS("aggregate", "", "", "", "", "", false),
                                 TRUCBAN_RANKED_STATEMENTS("aggregate0"), TRUCBAN_RANKED_STATEMENTS("aggregate1")};

const Statements& statementsOf(AggregateTable table) {
    return kStatements.at(static_cast<std::size_t>(table));
}

/// Some rows' bytes, one behind the other.
struct Chunk {
    std::string bytes;
    std::vector<std::size_t> ends;
    bool isLast = false; ///< a statement must not be stepped again
};

Chunk readChunk(Query& query) {
    constexpr std::size_t kChunkBytes = 4 << 20;
    Chunk chunk;
    while (chunk.bytes.size() < kChunkBytes) {
        if (!query.step()) {
            chunk.isLast = true;
            break;
        }
        chunk.bytes += query.view(0);
        chunk.ends.push_back(chunk.bytes.size());
    }
    return chunk;
}

void write(Database::Impl& database, std::string_view statement, bool hasRank, const core::Aggregate& aggregate,
           std::string& buffer) {
    buffer.clear();
    core::appendCanonical(buffer, aggregate);
    const auto ref = core::refOf(aggregate);
    auto query = database.query(statement);
    if (hasRank) {
        const auto* case_ = std::get_if<core::Case>(&aggregate);
        query.bind(core::nameOf(ref.kind), ref.key, Blob{buffer},
                   case_ != nullptr ? std::optional(core::queueRank(*case_)) : std::nullopt);
    } else {
        query.bind(core::nameOf(ref.kind), ref.key, Blob{buffer});
    }
    query.run();
}

} // namespace

void upsertAggregate(Database::Impl& database, AggregateTable table, const core::Aggregate& aggregate,
                     std::string& buffer) {
    write(database, statementsOf(table).upsert, statementsOf(table).hasRank, aggregate, buffer);
}

void appendAggregate(Database::Impl& database, AggregateTable table, const core::Aggregate& aggregate,
                     std::string& buffer) {
    write(database, statementsOf(table).insert, statementsOf(table).hasRank, aggregate, buffer);
}

void beginFilling(Database::Impl& database, AggregateTable table) {
    database.handle().exec(statementsOf(table).dropIndex);
    clearAggregates(database, table);
}

void finishFilling(Database::Impl& database, AggregateTable table) {
    database.query(statementsOf(table).dropDoubles).run();
    database.handle().exec(statementsOf(table).index);
}

void deleteAggregate(Database::Impl& database, AggregateTable table, const core::AggregateRef& ref) {
    database.query(statementsOf(table).remove).bind(core::nameOf(ref.kind), ref.key).run();
}

void clearAggregates(Database::Impl& database, AggregateTable table) {
    database.query(statementsOf(table).clear).run();
}

bool loadAggregates(Database::Impl& database, AggregateTable table, core::State& state) {
    // Decrypting takes as long as decoding: while one chunk is decoded, the next one is read.
    const auto decode = [&state](const Chunk& chunk) {
        std::size_t from = 0;
        for (const auto end : chunk.ends) {
            auto aggregate = core::parseCanonical(std::string_view{chunk.bytes}.substr(from, end - from));
            if (!aggregate) {
                return false;
            }
            state.put(std::move(*aggregate));
            from = end;
        }
        return true;
    };
    auto query = database.query(statementsOf(table).all);
    std::future<bool> decoded;
    for (bool isLast = false; !isLast;) {
        auto chunk = readChunk(query);
        isLast = chunk.isLast;
        if (decoded.valid() && !decoded.get()) {
            return false;
        }
        decoded = std::async(std::launch::async, decode, std::move(chunk));
    }
    return decoded.get();
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
