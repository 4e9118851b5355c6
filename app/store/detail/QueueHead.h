// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/detail/CheckpointTable.h"

// The head of the queue out of a replica's table. All throw SQLite::Exception and run inside the caller's transaction.
namespace trucban::store::detail {

/// True when every case in the file has its rank.
[[nodiscard]] bool isRanked(Database::Impl& database);
void setRanked(Database::Impl& database);
/// Gives each case of `state` its rank, for a file of an older version.
void rankCases(Database::Impl& database, AggregateTable table, const core::State& state);
[[nodiscard]] std::uint64_t countRanked(Database::Impl& database, AggregateTable table);
/// Puts policy, units, the first `cases` cases in queue order, the unacknowledged P1 however many, and the alerts of all
/// these into `state`; false when a row cannot be read.
[[nodiscard]] bool loadQueueHead(Database::Impl& database, AggregateTable table, std::size_t cases, core::State& state);

} // namespace trucban::store::detail
