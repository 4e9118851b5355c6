// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "figures/Cube.h"
#include "figures/Slice.h"

#include <cstdint>
#include <unordered_map>

// The rounds of outreach teams: how often a door was to be knocked at, and how often it was.
namespace trucban::figures {

/// How many visits a round is to make in a time: each door once in everyDays, higher risks (1 to 3) that much more often.
/// Rounded down.
[[nodiscard]] std::uint32_t plannedVisits(const core::RoundRecord& round, std::int32_t days);

/// In how many days each door's turn comes: as planned, or, with `visits` made in as many days, as it was done. 0: never.
[[nodiscard]] double plannedInterval(const core::RoundRecord& round);
[[nodiscard]] double doneInterval(const core::RoundRecord& round, std::int32_t days, std::uint32_t visits);

/// Visits by the round they were made on, of the slice's days, wards, hours and weekdays; whatever neighbourhood.
[[nodiscard]] std::unordered_map<core::RecordId, std::uint32_t> visitsByRound(const Cube& cube, const Slice& slice);

} // namespace trucban::figures
