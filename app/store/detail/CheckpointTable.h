// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "core/State.h"
#include "store/detail/Sqlite.h"

#include <functional>
#include <string_view>

// Aggregates as rows of canonical bytes: the log's table `aggregate` and the replica's two. All throw
// SQLite::Exception and run inside the caller's transaction.
namespace trucban::store::detail {

enum class AggregateTable : std::uint8_t { checkpoint, replica0, replica1 };

/// `buffer` is kept by the caller so that a batch allocates once.
void upsertAggregate(Database::Impl& database, AggregateTable table, const core::Aggregate& aggregate,
                     std::string& buffer);
/// Filling a table from nothing, in any number of transactions: rows come without an index (keys arrive in no order, and
/// each would touch another of its pages), which is made at the end. Of an aggregate that came twice the last one stays.
void beginFilling(Database::Impl& database, AggregateTable table);
void appendAggregate(Database::Impl& database, AggregateTable table, const core::Aggregate& aggregate,
                     std::string& buffer);
void finishFilling(Database::Impl& database, AggregateTable table);
void deleteAggregate(Database::Impl& database, AggregateTable table, const core::AggregateRef& ref);
void clearAggregates(Database::Impl& database, AggregateTable table);
/// Puts all rows into `state`; false when one cannot be read.
[[nodiscard]] bool loadAggregates(Database::Impl& database, AggregateTable table, core::State& state);

/// Takes the erased alert's details out of the checkpoint, so that they are nowhere in the file.
void scrubCheckpoint(Database::Impl& database, std::string_view alertKey);

inline constexpr std::string_view kCheckpointSeq = "checkpoint_seq";

} // namespace trucban::store::detail
