// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <compare>
#include <cstdint>
#include <optional>

// The Vietnamese lunar calendar by its rule, for UTC+7 and any day from 1900 to 2100: a month begins on the day of the
// new moon; the month that holds the winter solstice is the 11th; where thirteen months begin between two of these, the
// first that holds no major solar term is a leap month. New moons after J. Meeus, Astronomical Algorithms (2nd ed. 1998),
// chapter 49, the sun's longitude after its chapter 25, dynamical to universal time after Espenak and Meeus (NASA
// TP-2006-214141). For years before 1968, when another meridian was in use, the rule gives what it would give today.
namespace trucban::figures {

struct LunarDate {
    std::int32_t year = 0;   ///< of the lunar year, called by the year its Tết falls in
    std::uint32_t month = 1; ///< 1 to 12
    bool isLeap = false;     ///< the second month of that number
    std::uint32_t day = 1;   ///< 1 to 30
    auto operator<=>(const LunarDate&) const = default;
};

[[nodiscard]] LunarDate lunarDateOf(core::Day day);
/// nullopt: there is no such day (a 30th of a short month, a leap month in another year).
[[nodiscard]] std::optional<core::Day> dayOf(const LunarDate& date);

} // namespace trucban::figures
