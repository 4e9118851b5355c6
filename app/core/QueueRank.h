// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"

#include <cstdint>

namespace trucban::core {

/// Below it stand the open P1 cases that nobody has acknowledged.
inline constexpr std::int64_t kFirstAcknowledgedRank = std::int64_t{1} << 44;

/// Smaller comes first. The queue's natural order (models::QueueOrder, which keeps cases of the same millisecond apart by
/// id) as one number, for what puts cases in that order without the queue: what a replica reads first, how a first fill
/// comes. Duplicates last. 44 bits hold the milliseconds since 1970 for five centuries.
[[nodiscard]] inline std::int64_t queueRank(const Case& case_) {
    const std::int64_t group = case_.mergedInto                     ? 3
                               : case_.state == CaseState::closed   ? 2
                               : case_.state == CaseState::resolved ? 1
                                                                    : 0;
    const std::int64_t acknowledged = case_.state == CaseState::isNew ? 0 : 1;
    return ((group * 4 + static_cast<std::int64_t>(case_.priority)) * 2 + acknowledged) * kFirstAcknowledgedRank +
           case_.openedAt.time_since_epoch().count();
}

} // namespace trucban::core
