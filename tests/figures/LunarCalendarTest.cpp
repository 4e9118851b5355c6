// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/LunarCalendar.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

#include <set>

namespace trucban::figures {

using test::dayOf;

namespace {

struct Tet {
    int year;
    unsigned month;
    unsigned day;
};

} // namespace

TEST(LunarCalendar, knowsPublishedTetDays) {
    // As Vietnam's calendars printed them. 1985 and 2007 are not China's (20 February, 18 February).
    constexpr Tet kTable[]{{1968, 1, 29}, {1976, 1, 31}, {1984, 2, 2},  {1985, 1, 21}, {1986, 2, 9},  {1990, 1, 27},
                           {1995, 1, 31}, {2000, 2, 5},  {2001, 1, 24}, {2002, 2, 12}, {2003, 2, 1},  {2004, 1, 22},
                           {2005, 2, 9},  {2006, 1, 29}, {2007, 2, 17}, {2008, 2, 7},  {2009, 1, 26}, {2010, 2, 14},
                           {2011, 2, 3},  {2012, 1, 23}, {2013, 2, 10}, {2014, 1, 31}, {2015, 2, 19}, {2016, 2, 8},
                           {2017, 1, 28}, {2018, 2, 16}, {2019, 2, 5},  {2020, 1, 25}, {2021, 2, 12}, {2022, 2, 1},
                           {2023, 1, 22}, {2024, 2, 10}, {2025, 1, 29}, {2026, 2, 17}, {2027, 2, 6},  {2028, 1, 26},
                           {2029, 2, 13}, {2030, 2, 2}};
    for (const Tet& tet : kTable) {
        const core::Day day = dayOf(tet.year, tet.month, tet.day);
        EXPECT_EQ(dayOf(LunarDate{tet.year, 1, false, 1}), day) << tet.year;
        EXPECT_EQ(lunarDateOf(day), (LunarDate{tet.year, 1, false, 1})) << tet.year;
        const LunarDate eve = lunarDateOf(day - 1);
        EXPECT_EQ(eve.year, tet.year - 1);
        EXPECT_EQ(eve.month, 12u);
    }
}

TEST(LunarCalendar, knowsTheLeapMonths) {
    const std::set<std::pair<int, unsigned>> published{
        {1985, 2}, {1987, 7}, {1990, 5}, {1993, 3}, {1995, 8}, {1998, 5}, {2001, 4}, {2004, 2}, {2006, 7}, {2009, 5},
        {2012, 4}, {2014, 9}, {2017, 6}, {2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}, {2031, 3}, {2033, 11}};
    std::set<std::pair<int, unsigned>> found;
    for (int year = 1985; year <= 2033; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            if (figures::dayOf(LunarDate{year, month, true, 1})) {
                found.emplace(year, month);
            }
        }
    }
    EXPECT_EQ(found, published);
}

TEST(LunarCalendar, goesThereAndBackOnEachDay) {
    for (core::Day day = dayOf(1900, 1, 1); day <= dayOf(2100, 12, 31); day += 11) {
        const LunarDate date = lunarDateOf(day);
        EXPECT_EQ(figures::dayOf(date), day) << date.year << '-' << date.month << '-' << date.day;
    }
}

TEST(LunarCalendar, countsOnWithoutAGap) {
    LunarDate before = lunarDateOf(dayOf(2024, 12, 31));
    for (core::Day day = dayOf(2025, 1, 1); day <= dayOf(2026, 12, 31); ++day) {
        const LunarDate date = lunarDateOf(day);
        if (date.day != 1) {
            EXPECT_EQ(date.day, before.day + 1);
            EXPECT_EQ(date.month, before.month);
        } else {
            EXPECT_GE(before.day, 29u);
            EXPECT_TRUE(date.month == before.month % 12 + 1 || (date.isLeap && date.month == before.month));
        }
        before = date;
    }
}

TEST(LunarCalendar, saysThatThereIsNoSuchDay) {
    EXPECT_EQ(figures::dayOf(LunarDate{2026, 3, true, 1}), std::nullopt) << "no leap month in 2026";
    EXPECT_EQ(figures::dayOf(LunarDate{2026, 13, false, 1}), std::nullopt);
    EXPECT_EQ(figures::dayOf(LunarDate{2026, 1, false, 0}), std::nullopt);
    // The year before the Tết of 2026 has no 30th of its last month.
    EXPECT_EQ(lunarDateOf(dayOf(2026, 2, 16)).day, 29u);
    EXPECT_EQ(figures::dayOf(LunarDate{2025, 12, false, 30}), std::nullopt);
}

} // namespace trucban::figures
