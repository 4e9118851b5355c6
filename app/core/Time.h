// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace trucban::core {

/// UTC, millisecond resolution. All times in the log, on the wire and on disk are Instants.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

/// Position of an event in the gateway's log; the first event has 1, 0 means "before everything".
using Seq = std::uint64_t;

/// Asia/Ho_Chi_Minh has kept UTC+7 without daylight saving since 1975 (IANA tzdata), so the domain needs no zone file.
inline constexpr std::chrono::hours kVietnamUtcOffset{7};

/// The calendar day in Ho Chi Minh City at `at`.
[[nodiscard]] inline std::chrono::year_month_day vietnamDay(Instant at) {
    return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at + kVietnamUtcOffset)};
}

/// The same as a number that goes into the log: days since 1970-01-01, counted in Ho Chi Minh City.
using Day = std::int32_t;
[[nodiscard]] inline Day dayNumber(Instant at) {
    return static_cast<Day>(std::chrono::floor<std::chrono::days>(at + kVietnamUtcOffset).time_since_epoch().count());
}
[[nodiscard]] inline Day dayNumber(std::chrono::year_month_day date) {
    return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}
[[nodiscard]] inline std::chrono::year_month_day dateOf(Day day) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}
/// The first instant of the day.
[[nodiscard]] inline Instant startOf(Day day) {
    return std::chrono::sys_days{std::chrono::days{day}} - kVietnamUtcOffset;
}

} // namespace trucban::core
