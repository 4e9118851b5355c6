// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Alignment.h"

#include "figures/EventLog.h"
#include "figures/LunarCalendar.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using core::Alignment;
using core::BaselineKind;
using test::dayOf;

namespace {

core::Baseline baseline(BaselineKind kind, Alignment alignment) {
    return {.kind = kind, .alignment = alignment, .campaign = {}};
}

} // namespace

TEST(Alignment, putsTheAdjacentPeriodBeside) {
    const DaySpan campaign{dayOf(2026, 11, 1), dayOf(2026, 11, 30)};
    const AlignedPeriod found = align(campaign, baseline(BaselineKind::adjacent, Alignment::lunar));
    ASSERT_EQ(found.days.size(), 30u);
    EXPECT_EQ(found.span, (DaySpan{dayOf(2026, 10, 2), dayOf(2026, 10, 31)}));
    EXPECT_EQ(found.days[0], dayOf(2026, 10, 2));
    EXPECT_EQ(found.days[11], dayOf(2026, 10, 13)) << "day 12 beside day 12";
    EXPECT_EQ(found.days[29], dayOf(2026, 10, 31));
}

TEST(Alignment, putsTheSameDatesOfLastYearBeside) {
    const DaySpan campaign{dayOf(2028, 2, 27), dayOf(2028, 3, 2)};
    const AlignedPeriod byDate = align(campaign, baseline(BaselineKind::lastYear, Alignment::calendar));
    EXPECT_EQ(byDate.days, (std::vector<std::optional<core::Day>>{dayOf(2027, 2, 27), dayOf(2027, 2, 28), std::nullopt,
                                                                  dayOf(2027, 3, 1), dayOf(2027, 3, 2)}))
        << "29 February has none";
    const AlignedPeriod byDay = align(campaign, baseline(BaselineKind::lastYear, Alignment::dayOfCampaign));
    EXPECT_EQ(byDay.days,
              (std::vector<std::optional<core::Day>>{dayOf(2027, 2, 27), dayOf(2027, 2, 28), dayOf(2027, 3, 1),
                                                     dayOf(2027, 3, 2), dayOf(2027, 3, 3)}));
    const AlignedPeriod fromLeapDay =
        align({dayOf(2028, 2, 29), dayOf(2028, 3, 1)}, baseline(BaselineKind::lastYear, Alignment::dayOfCampaign));
    EXPECT_EQ(fromLeapDay.days[0], dayOf(2027, 2, 28));
}

TEST(Alignment, putsTetBesideTet) {
    const DaySpan campaign{dayOf(2026, 1, 20), dayOf(2026, 3, 10)};
    const AlignedPeriod found = align(campaign, baseline(BaselineKind::lastYear, Alignment::lunar));
    const auto besides = [&](core::Day day) { return found.days[static_cast<std::size_t>(day - campaign.from)]; };
    EXPECT_EQ(besides(dayOf(2026, 2, 17)), dayOf(2025, 1, 29)) << "the first day of the year";
    EXPECT_EQ(besides(dayOf(2026, 2, 26)), dayOf(2025, 2, 7)) << "vía Thần Tài, the 10th";
    EXPECT_EQ(besides(dayOf(2026, 2, 10)), dayOf(2025, 1, 22)) << "ông Táo, the 23rd of the 12th month";
    for (std::size_t i = 0; i < found.days.size(); ++i) {
        if (found.days[i]) {
            const LunarDate now = lunarDateOf(campaign.from + static_cast<core::Day>(i));
            const LunarDate before = lunarDateOf(*found.days[i]);
            EXPECT_EQ(before.year, now.year - 1);
            EXPECT_EQ(before.month, now.month);
            EXPECT_EQ(before.day, now.day);
        }
    }
}

TEST(Alignment, putsALeapMonthBesideTheMonthOfItsNumber) {
    const core::Day day = figures::dayOf(LunarDate{2025, 6, true, 15}).value();
    const AlignedPeriod found = align({day, day}, baseline(BaselineKind::lastYear, Alignment::lunar));
    EXPECT_EQ(found.days[0], figures::dayOf(LunarDate{2024, 6, false, 15}));
}

/// The other campaign began in January, this one begins in December: no day had a counterpart.
TEST(Alignment, findsTheSameDatesWhenOneOfTheCampaignsCrossesTheNewYear) {
    const DaySpan campaign{dayOf(2026, 12, 20), dayOf(2027, 1, 10)};
    const DaySpan other{dayOf(2026, 1, 5), dayOf(2026, 1, 20)};
    const AlignedPeriod found = align(campaign, baseline(BaselineKind::campaign, Alignment::calendar), other);
    EXPECT_EQ(found.days[0], std::nullopt);
    EXPECT_EQ(found.days[16], dayOf(2026, 1, 5));
    EXPECT_EQ(found.days[21], dayOf(2026, 1, 10));
}

TEST(Alignment, putsAnEarlierCampaignBesideAsFarAsItGoes) {
    const DaySpan campaign{dayOf(2026, 11, 1), dayOf(2026, 11, 5)};
    const DaySpan other{dayOf(2025, 12, 20), dayOf(2025, 12, 22)};
    const AlignedPeriod found = align(campaign, baseline(BaselineKind::campaign, Alignment::dayOfCampaign), other);
    EXPECT_EQ(found.days, (std::vector<std::optional<core::Day>>{dayOf(2025, 12, 20), dayOf(2025, 12, 21),
                                                                 dayOf(2025, 12, 22), std::nullopt, std::nullopt}));
    EXPECT_EQ(found.span, other);
    const AlignedPeriod none = align(campaign, baseline(BaselineKind::campaign, Alignment::dayOfCampaign));
    EXPECT_EQ(none.days, std::vector<std::optional<core::Day>>(5));
    EXPECT_TRUE(none.span.isEmpty());
}

} // namespace trucban::figures
