// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Acts.h"
#include "core/Deadline.h"
#include "core/Policy.h"
#include "core/Unit.h"

#include <optional>

// What a unit board watches: how long a unit has been what it is, and whether a lone one has said that all is well.
namespace trucban::core {

/// Against Policy::unitLimits of the unit's state; inTime where it has none.
[[nodiscard]] DeadlineLevel timeInStateLevel(const Unit& unit, const Policy& policy, Instant now);

struct CheckInDue {
    Instant due{};
    DeadlineLevel level = DeadlineLevel::inTime; ///< dueSoon from Policy::dueSoonFraction of the time on
    bool operator==(const CheckInDue&) const = default;
};
/// When a lone unit (a crew of one) on a case must say so next: Policy::checkInAfter after it last did, or after its last
/// step, which is a word from it too. nullopt: nobody waits for that.
[[nodiscard]] std::optional<CheckInDue> checkInDue(const Unit& unit, const Policy& policy, Instant now);

/// An officer commands the units of their wards, and those on a case that is theirs to decide; devices and sources are
/// held to their own unit before this. `case_`: the unit's case as far as it is seen, nullptr for none.
[[nodiscard]] bool mayCommandUnit(const Authority& authority, const Unit& unit, const Case* case_);

} // namespace trucban::core
