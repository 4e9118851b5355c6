// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "figures/Periods.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

// What stands at a day: pure functions over records. Withdrawn records, and of other kinds, are passed over.
namespace trucban::figures {

/// What an initiative, or a neighbourhood on its way to being free of drugs, was from one day to another.
template <class State>
struct Stay {
    State state{};
    core::Day from = 0;
    core::Day until = 0; ///< exclusive; kNoDay: it still is
};
inline constexpr core::Day kNoDay = std::numeric_limits<core::Day>::max();
/// As its record tells, oldest first, without a gap.
[[nodiscard]] std::vector<Stay<core::InitiativeState>> staysOf(const core::InitiativeRecord& initiative);
[[nodiscard]] std::vector<Stay<core::DrugFreeState>> staysOf(const core::DrugFreeRecord& drugFree);
/// What first is known as planned or at work was nothing before. What was entered as paused, ended or rated effective was
/// something before, and nobody says what.
[[nodiscard]] bool isKnownFromTheStart(const core::InitiativeRecord& initiative);

/// By InitiativeState. nullopt: on that day one of them was in a state that its record does not tell.
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
