// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "figures/Periods.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// What stands at a day: pure functions over records. Withdrawn records, and of other kinds, are passed over.
namespace trucban::figures {

/// An initiative's record knows its present state alone, and since when. That it was nothing before can be said of a
/// planned one, and of one at work that was never changed; of others nobody knows what they were.
[[nodiscard]] bool mayHaveBeenOther(const core::Record& record);

/// By InitiativeState. nullopt: on that day one of them was in a state that its record does not tell any more.
using InitiativeCounts = std::array<std::uint32_t, 5>;
[[nodiscard]] std::optional<InitiativeCounts> initiativesOn(core::Day day,
                                                            std::span<const core::Record* const> records);

struct TaskCounts {
    std::uint32_t given = 0;
    std::uint32_t done = 0;
    std::uint32_t open = 0;
    std::uint32_t overdue = 0; ///< of open: due before the day
    bool operator==(const TaskCounts&) const = default;
};

struct BurnDownDay {
    core::Day day = 0;
    TaskCounts tasks;
    std::uint32_t ideal = 0; ///< open if all were done on the day they are due
    bool operator==(const BurnDownDay&) const = default;
};
/// One for each day of the span.
[[nodiscard]] std::vector<BurnDownDay> burnDown(DaySpan span, std::span<const core::Record* const> records);

} // namespace trucban::figures
