// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/detail/Sqlite.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The statements on the table `milestone`: values of aggregates on their way. All throw SQLite::Exception and run inside
// the caller's transaction.
namespace trucban::store::detail {

/// The aggregate after its event `seq`.
void putMilestone(Database::Impl& database, const core::Aggregate& value, core::Seq seq);
/// The last one before the event `before`. nullopt: none, or of no form this version reads, which is as good as none.
struct Milestone {
    core::Seq seq = 0;
    core::Aggregate value;
};
[[nodiscard]] std::optional<Milestone> milestoneBefore(Database::Impl& database, const core::AggregateRef& ref,
                                                       core::Seq before);
/// An erased alert keeps none.
void removeMilestones(Database::Impl& database, std::string_view alertKey);
void clearMilestones(Database::Impl& database);

/// The aggregate with milestones that comes after `after` (nullopt: the first) in the table's order, and these as they
/// are stored; nullopt: there is none.
struct StoredMilestones {
    core::AggregateRef ref;
    std::vector<std::pair<core::Seq, std::string>> values; ///< in order
};
[[nodiscard]] std::optional<StoredMilestones> milestonesAfter(Database::Impl& database,
                                                              const std::optional<core::AggregateRef>& after);

} // namespace trucban::store::detail
