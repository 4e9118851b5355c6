// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "figures/Periods.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// What stands at a day, and what is planned: pure functions over records. Withdrawn records, and of other kinds, are passed over.
namespace trucban::figures {

/// By InitiativeState; those that were in their present state on the day. (A record knows its present state alone.)
using InitiativeCounts = std::array<std::uint32_t, 5>;
[[nodiscard]] InitiativeCounts initiativesOn(core::Day day, std::span<const core::Record* const> records);

struct TaskCounts {
    std::uint32_t given = 0;
    std::uint32_t done = 0;
    std::uint32_t open = 0;
    std::uint32_t overdue = 0; ///< of open: due before the day
    bool operator==(const TaskCounts&) const = default;
};
[[nodiscard]] TaskCounts tasksOn(core::Day day, std::span<const core::Record* const> records);

struct BurnDownDay {
    core::Day day = 0;
    TaskCounts tasks;
    std::uint32_t ideal = 0; ///< open if all were done on the day they are due
    bool operator==(const BurnDownDay&) const = default;
};
/// One for each day of the span.
[[nodiscard]] std::vector<BurnDownDay> burnDown(DaySpan span, std::span<const core::Record* const> records);

struct DrugFreeCounts {
    std::uint32_t registered = 0;  ///< all that take part
    std::uint32_t criteriaMet = 0; ///< recognised or not
    std::uint32_t recognised = 0;
    bool operator==(const DrugFreeCounts&) const = default;
};
[[nodiscard]] DrugFreeCounts drugFreeOn(core::Day day, std::span<const core::Record* const> records);

/// How many households the ward (an empty neighbourhood) or neighbourhood has by the latest entry as of the day (of two
/// of the same day the larger); a ward
/// without an entry of its own has the sum of its neighbourhoods'. nullopt: nobody entered any.
[[nodiscard]] std::optional<std::uint32_t> householdsOn(core::Day day, core::WardCode ward,
                                                        std::string_view neighbourhood,
                                                        std::span<const core::Record* const> records);

/// How many visits a round is to make in a time: each door once in everyDays, higher risks (1 to 3) that much more often.
/// Rounded down.
[[nodiscard]] std::uint32_t plannedVisits(const core::RoundRecord& round, std::int32_t days);

} // namespace trucban::figures
