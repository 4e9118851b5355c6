// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Compare.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

#include <cmath>

namespace trucban::figures {

using namespace trucban::test;

namespace {

Value count(double number) {
    return {.value = number, .count = number};
}

Value share(double numerator, double denominator) {
    return {.value = numerator / denominator, .count = numerator, .of = denominator};
}

} // namespace

TEST(Compare, tellsAChangeInPercentWithItsInterval) {
    const Comparison found = compare(indicator("alerts"), count(132), count(120), 12);
    EXPECT_EQ(found.kind, ChangeKind::percent);
    EXPECT_NEAR(found.change, 0.1, 1e-12);
    ASSERT_TRUE(found.ratio);
    EXPECT_NEAR(found.ratio->ratio, 1.1, 1e-12);
    EXPECT_LT(found.ratio->interval.low, 1);
    EXPECT_GT(found.ratio->interval.high, 1.1);
    EXPECT_EQ(found.verdict, Better::neither) << "nobody says that more alerts are better or worse";
}

TEST(Compare, saysSmallNumbersInWords) {
    const Comparison found = compare(indicator("genuine"), count(11), count(4), 12);
    EXPECT_EQ(found.kind, ChangeKind::words);
    EXPECT_EQ(found.change, 7);
    EXPECT_EQ(found.verdict, Better::neither) << "4 and 11 may be chance";
    EXPECT_EQ(compare(indicator("genuine"), count(5), count(0), 12).kind, ChangeKind::words);
    EXPECT_EQ(compare(indicator("genuine"), count(3), count(100), 12).kind, ChangeKind::percent);
    EXPECT_EQ(compare(indicator("clearance"), share(1, 2), share(500, 1'000), 12).kind, ChangeKind::words)
        << "half of two cases";
}

TEST(Compare, callsNoMiddleOfAFewTimesBetter) {
    EXPECT_EQ(compare(indicator("acknowledgeP90"), {12'000.0, 3, 0}, {15'000.0, 60, 0}, 12).verdict, Better::neither);
    EXPECT_EQ(compare(indicator("acknowledgeP90"), {12'000.0, 60, 0}, {15'000.0, 3, 0}, 12).verdict, Better::neither);
}

TEST(Compare, knowsWhichSideIsBetter) {
    EXPECT_EQ(compare(indicator("genuine"), count(100), count(200), 12).verdict, Better::up);
    EXPECT_EQ(compare(indicator("genuine"), count(200), count(100), 12).verdict, Better::down);
    EXPECT_EQ(compare(indicator("visits"), count(200), count(100), 12).verdict, Better::up);
    EXPECT_EQ(compare(indicator("visits"), count(200), count(199), 12).verdict, Better::neither);
}

TEST(Compare, tellsSharesInPointsAndTimesInMilliseconds) {
    const Comparison points = compare(indicator("clearance"), share(710, 1'000), share(620, 1'000), 12);
    EXPECT_EQ(points.kind, ChangeKind::points);
    EXPECT_NEAR(points.change, 0.09, 1e-12);
    EXPECT_EQ(points.verdict, Better::up);
    EXPECT_EQ(compare(indicator("clearance"), share(3, 4), share(2, 4), 12).kind, ChangeKind::words);
    const Comparison times = compare(indicator("acknowledgeP90"), {12'000.0, 50, 0}, {15'000.0, 60, 0}, 12);
    EXPECT_EQ(times.kind, ChangeKind::absolute);
    EXPECT_EQ(times.change, -3'000);
    EXPECT_EQ(times.verdict, Better::up);
    EXPECT_FALSE(times.ratio);
}

TEST(Compare, neverTakesNoFigureForNought) {
    for (const auto& [now, before] :
         {std::pair{count(5), Value{}}, std::pair{Value{}, count(5)}, std::pair{Value{}, Value{}}}) {
        const Comparison found = compare(indicator("alerts"), now, before, 12);
        EXPECT_EQ(found.kind, ChangeKind::unknown);
        EXPECT_FALSE(found.ratio);
    }
}

TEST(Compare, putsDay12BesideDay12) {
    EventLog log;
    log.policy(at(kDay - 10, 0));
    // The period before: one case on its first day, two on its second, nine on its third.
    for (const auto& [day, cases] : {std::pair{kDay - 3, 1}, std::pair{kDay - 2, 2}, std::pair{kDay - 1, 9},
                                     std::pair{kDay, 3}, std::pair{kDay + 1, 4}}) {
        for (int i = 0; i < cases; ++i) {
            log.open(at(day, 8), kA);
        }
    }
    const Cube cube = log.cube();
    const DaySpan campaign{kDay, kDay + 2};
    const AlignedPeriod aligned = align(campaign, {.kind = core::BaselineKind::adjacent, .campaign = {}});
    Slice slice = sliceOf(campaign, {kA});
    slice.asOf = at(kDay + 1, 20);
    const std::vector<Tally> now = tallyByDay({&cube, nullptr}, slice);
    slice.days = aligned.span;
    const std::vector<Tally> before = tallyByDay({&cube, nullptr}, slice);
    const Comparison found = DayComparer{now, before, aligned}.compare(indicator("cases"));
    EXPECT_EQ(found.now.value, 7);
    EXPECT_EQ(found.before.value, 3) << "the third day has not come yet";
    EXPECT_EQ(found.days, 2);
    EXPECT_EQ(found.unpaired, 0);
    const auto numbers = [](const std::vector<Value>& values) {
        std::vector<double> all;
        for (const Value& value : values) {
            all.push_back(value.value.value_or(-1));
        }
        return all;
    };
    EXPECT_EQ(numbers(alignedValues(indicator("cases"), before, aligned)), (std::vector<double>{1, 2, 9}));
    EXPECT_EQ(numbers(alignedCumulative(indicator("cases"), before, aligned)), (std::vector<double>{1, 3, 12}));
}

TEST(Compare, leavesOutDaysWithoutACounterpart) {
    EventLog log;
    log.policy(at(dayOf(2027, 1, 1), 0));
    for (core::Day day = dayOf(2027, 2, 27); day <= dayOf(2027, 3, 2); ++day) {
        log.open(at(day, 8), kA);
    }
    for (core::Day day = dayOf(2028, 2, 27); day <= dayOf(2028, 3, 2); ++day) {
        log.open(at(day, 8), kA);
        log.open(at(day, 9), kA);
    }
    const Cube cube = log.cube();
    const DaySpan campaign{dayOf(2028, 2, 27), dayOf(2028, 3, 2)};
    const AlignedPeriod aligned =
        align(campaign, {.kind = core::BaselineKind::lastYear, .alignment = core::Alignment::calendar, .campaign = {}});
    const Comparison found = DayComparer{tallyByDay({&cube, nullptr}, sliceOf(campaign, {kA})),
                                         tallyByDay({&cube, nullptr}, sliceOf(aligned.span, {kA})), aligned}
                                 .compare(indicator("cases"));
    EXPECT_EQ(found.now.value, 8) << "without 29 February";
    EXPECT_EQ(found.before.value, 4);
    EXPECT_EQ(found.days, 4);
    EXPECT_EQ(found.unpaired, 1);
}

TEST(Compare, hasNothingToCompareWithBeforeTheLog) {
    EventLog log;
    log.policy(at(kDay - 1, 0)); // the second of the three days before
    log.open(at(kDay, 8), kA);
    const Cube cube = log.cube();
    const DaySpan campaign{kDay, kDay + 1};
    const AlignedPeriod aligned = align(campaign, {.kind = core::BaselineKind::adjacent, .campaign = {}});
    const Comparison found = DayComparer{tallyByDay({&cube, nullptr}, sliceOf(campaign, {kA})),
                                         tallyByDay({&cube, nullptr}, sliceOf(aligned.span, {kA})), aligned}
                                 .compare(indicator("cases"));
    EXPECT_EQ(found.before.value, std::nullopt);
    EXPECT_EQ(found.kind, ChangeKind::unknown);
}

TEST(Compare, givesQuartilesThatNameNoWard) {
    std::vector<Value> values;
    for (const double value : {7.0, 1.0, 3.0, 2.0, 8.0, 6.0, 5.0, 4.0}) {
        values.push_back(count(value));
    }
    values.push_back({});
    EXPECT_EQ(quartilesOf(values), (Quartiles{2, 4, 6, 8}));
    values.pop_back();
    values.pop_back();
    EXPECT_EQ(quartilesOf(values), std::nullopt) << "too few to hide in";
}

TEST(Compare, findsTargetsAndTheirLine) {
    core::Campaign campaign{.from = kDay, .to = kDay + 9};
    campaign.targets = {{.indicator = "visits", .value = 1'000},
                        {.indicator = "visits", .ward = kA, .value = 100},
                        {.indicator = "visits", .ward = kA, .neighbourhood = "KP1", .value = 10},
                        {.indicator = "clearance", .value = 0.9}};
    EXPECT_EQ(targetOf(campaign, "visits"), 1'000);
    EXPECT_EQ(targetOf(campaign, "visits", kA), 100);
    EXPECT_EQ(targetOf(campaign, "visits", kA, "KP1"), 10);
    EXPECT_EQ(targetOf(campaign, "visits", kB), std::nullopt);
    EXPECT_EQ(targetOn(campaign, indicator("visits"), 1'000, kDay - 1), 0);
    EXPECT_EQ(targetOn(campaign, indicator("visits"), 1'000, kDay), 100);
    EXPECT_EQ(targetOn(campaign, indicator("visits"), 1'000, kDay + 99), 1'000);
    EXPECT_EQ(targetOn(campaign, indicator("clearance"), 0.9, kDay), 0.9);
    EXPECT_EQ(targetOn(campaign, indicator("initiatives"), 42, kDay), 42);
    EXPECT_EQ(targetIn(campaign, indicator("visits"), 1'000, {kDay + 2, kDay + 3}), 200);
    EXPECT_EQ(targetIn(campaign, indicator("visits"), 1'000, {kDay - 9, kDay}), 100) << "of its days alone";
    EXPECT_EQ(targetIn(campaign, indicator("visits"), 1'000, {kDay - 9, kDay - 1}), 0);
    EXPECT_EQ(targetIn(campaign, indicator("clearance"), 0.9, {kDay + 2, kDay + 3}), 0.9);
    EXPECT_EQ(targetOn(campaign, indicator("coverage"), 0.5, kDay + 4), 0.25) << "no day brings half of all households";
    EXPECT_EQ(targetIn(campaign, indicator("coverage"), 0.5, {kDay + 2, kDay + 3}), 0.1);
}

} // namespace trucban::figures
