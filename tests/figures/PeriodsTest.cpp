// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Periods.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using test::dayOf;

TEST(Periods, knowTheWeekday) {
    EXPECT_EQ(weekdayOf(dayOf(2026, 11, 21)), 5u) << "a Saturday";
    EXPECT_EQ(weekdayOf(dayOf(1970, 1, 1)), 3u);
    EXPECT_EQ(weekdayOf(dayOf(1969, 12, 28)), 6u) << "before the epoch too";
}

TEST(Periods, cutWeeksWhereTheyBegin) {
    EXPECT_EQ(weekOf(dayOf(2026, 11, 21)), (DaySpan{dayOf(2026, 11, 16), dayOf(2026, 11, 22)}));
    EXPECT_EQ(weekOf(dayOf(2026, 11, 16)), (DaySpan{dayOf(2026, 11, 16), dayOf(2026, 11, 22)}));
    EXPECT_EQ(weekOf(dayOf(2026, 11, 21), {.weekFrom = 5}), (DaySpan{dayOf(2026, 11, 21), dayOf(2026, 11, 27)}));
}

TEST(Periods, cutMonthsFromThe15thToThe14th) {
    struct {
        DaySpan month;
        std::vector<core::Day> days;
    } const rows[]{
        {{dayOf(2026, 10, 15), dayOf(2026, 11, 14)}, {dayOf(2026, 10, 15), dayOf(2026, 11, 14)}},
        {{dayOf(2026, 11, 15), dayOf(2026, 12, 14)}, {dayOf(2026, 11, 15), dayOf(2026, 11, 30)}},
        {{dayOf(2026, 12, 15), dayOf(2027, 1, 14)}, {dayOf(2026, 12, 31), dayOf(2027, 1, 1)}},
        {{dayOf(2028, 2, 15), dayOf(2028, 3, 14)}, {dayOf(2028, 2, 29), dayOf(2028, 3, 1)}},
    };
    for (const auto& row : rows) {
        for (const core::Day day : row.days) {
            EXPECT_EQ(monthOf(day), row.month) << day;
        }
    }
    EXPECT_EQ(monthOf(dayOf(2028, 2, 29), {.monthFrom = 1}), (DaySpan{dayOf(2028, 2, 1), dayOf(2028, 2, 29)}));
}

TEST(Periods, splitIntoReportingPeriodsWithoutAGap) {
    const DaySpan span{dayOf(2026, 11, 10), dayOf(2027, 1, 20)};
    for (const PeriodUnit unit : {PeriodUnit::day, PeriodUnit::week, PeriodUnit::month}) {
        const std::vector<DaySpan> parts = split(span, unit);
        core::Day next = span.from;
        for (const DaySpan part : parts) {
            EXPECT_EQ(part.from, next);
            EXPECT_FALSE(part.isEmpty());
            next = part.to + 1;
        }
        EXPECT_EQ(next, span.to + 1);
    }
    EXPECT_EQ(split(span, PeriodUnit::month).size(), 4u);
    EXPECT_TRUE(split({5, 4}, PeriodUnit::week).empty());
}

TEST(Periods, beginAndEndADayInVietnam) {
    const core::Day day = dayOf(2028, 2, 29);
    EXPECT_EQ(core::dayNumber(test::at(day, 0)), day);
    EXPECT_EQ(core::dayNumber(test::at(day, 23, 59, 59, 999)), day);
    EXPECT_EQ(core::dayNumber(test::at(day, 23, 59, 59, 999) + core::Milliseconds{1}), dayOf(2028, 3, 1));
    // 17:00 UTC is the next day's midnight there.
    EXPECT_EQ(core::dayNumber(core::Instant{std::chrono::sys_days{std::chrono::year{2028} / 2 / 28}} +
                              std::chrono::hours{17}),
              day);
}

} // namespace trucban::figures
