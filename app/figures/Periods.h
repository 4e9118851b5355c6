// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"
#include "core/Time.h"

#include <boost/describe/class.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace trucban::figures {

/// Days of the calendar in Ho Chi Minh City, both ends inclusive; `to` before `from` is no day at all.
struct DaySpan {
    core::Day from = 0;
    core::Day to = -1;
    auto operator<=>(const DaySpan&) const = default;

    [[nodiscard]] bool isEmpty() const { return to < from; }
    [[nodiscard]] std::int32_t days() const { return isEmpty() ? 0 : to - from + 1; }
    [[nodiscard]] bool contains(core::Day day) const { return from <= day && day <= to; }
    [[nodiscard]] bool contains(DaySpan other) const { return from <= other.from && other.to <= to; }
    [[nodiscard]] DaySpan meet(DaySpan other) const { return {std::max(from, other.from), std::min(to, other.to)}; }
};
BOOST_DESCRIBE_STRUCT(DaySpan, (), (from, to))

using core::ReportingRule;

enum class PeriodUnit : std::uint8_t { day, week, month };

/// 0 Monday to 6 Sunday.
[[nodiscard]] std::uint32_t weekdayOf(core::Day day);
/// The reporting week, or month, that holds the day. A month is named after the one it ends in.
[[nodiscard]] DaySpan weekOf(core::Day day, const ReportingRule& rule = {});
[[nodiscard]] DaySpan monthOf(core::Day day, const ReportingRule& rule = {});
[[nodiscard]] DaySpan periodOf(core::Day day, PeriodUnit unit, const ReportingRule& rule = {});
/// The span cut at the borders of reporting periods, in order; the first and the last may be parts of one.
[[nodiscard]] std::vector<DaySpan> split(DaySpan span, PeriodUnit unit, const ReportingRule& rule = {});

} // namespace trucban::figures
