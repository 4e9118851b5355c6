// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Periods.h"

#include <chrono>

namespace trucban::figures {

namespace {

using std::chrono::day;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

core::Day firstOf(year_month month, const ReportingRule& rule) {
    return core::dayNumber(year_month_day{month / day{std::clamp(rule.monthFrom, 1u, 28u)}});
}

} // namespace

std::uint32_t weekdayOf(core::Day day) {
    // 1970-01-01 was a Thursday.
    return static_cast<std::uint32_t>(((day + 3) % 7 + 7) % 7);
}

DaySpan weekOf(core::Day day, const ReportingRule& rule) {
    const auto since = static_cast<core::Day>((weekdayOf(day) + 7 - rule.weekFrom % 7) % 7);
    return {day - since, day - since + 6};
}

DaySpan monthOf(core::Day day, const ReportingRule& rule) {
    const year_month_day date = core::dateOf(day);
    year_month month = date.year() / date.month();
    if (day < firstOf(month, rule)) {
        month -= months{1};
    }
    return {firstOf(month, rule), firstOf(month + months{1}, rule) - 1};
}

DaySpan periodOf(core::Day day, PeriodUnit unit, const ReportingRule& rule) {
    switch (unit) {
    case PeriodUnit::day:
        break;
    case PeriodUnit::week:
        return weekOf(day, rule);
    case PeriodUnit::month:
        return monthOf(day, rule);
    }
    return {day, day};
}

std::vector<DaySpan> split(DaySpan span, PeriodUnit unit, const ReportingRule& rule) {
    std::vector<DaySpan> parts;
    for (core::Day day = span.from; day <= span.to; day = parts.back().to + 1) {
        parts.push_back(periodOf(day, unit, rule).meet(span));
    }
    return parts;
}

} // namespace trucban::figures
