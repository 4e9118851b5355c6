// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/RateRatio.h"

#include <gtest/gtest.h>

#include <cmath>

namespace trucban::figures {

TEST(RateRatio, agreesWithPublishedIntervalsOfShares) {
    // 95 %: A. Hald, Statistical Tables and Formulas (1952), and the tables of Diem and Lentner, Documenta Geigy.
    struct {
        std::uint64_t k, n;
        double low, high;
    } const rows[]{{0, 10, 0, 0.3085},      {1, 10, 0.0025, 0.4450},   {5, 10, 0.1871, 0.8129},   {10, 10, 0.6915, 1},
                   {5, 20, 0.0866, 0.4910}, {10, 100, 0.0490, 0.1762}, {50, 100, 0.3983, 0.6017}, {0, 100, 0, 0.0362}};
    for (const auto& row : rows) {
        const Interval found = shareInterval(row.k, row.n);
        EXPECT_NEAR(found.low, row.low, 5e-5) << row.k << '/' << row.n;
        EXPECT_NEAR(found.high, row.high, 5e-5) << row.k << '/' << row.n;
    }
    EXPECT_EQ(shareInterval(0, 0), (Interval{0, 1}));
}

TEST(RateRatio, agreesWithThePublishedComparisonOfRates) {
    // Lung cancer in Fredericia against three towns (P. Dalgaard, Introductory Statistics with R; poisson.test in R's manual):
    // 11 in 800 against 21 in 3,011.
    const RateRatio found = rateRatio(11, 800, 21, 3'011);
    EXPECT_NEAR(found.ratio, 1.971488, 1e-6);
    EXPECT_NEAR(found.interval.low, 0.8584264, 1e-7);
    EXPECT_NEAR(found.interval.high, 4.2772659, 1e-7);
}

TEST(RateRatio, isTheSameTheOtherWayRound) {
    const RateRatio there = rateRatio(30, 12, 18, 12);
    const RateRatio back = rateRatio(18, 12, 30, 12);
    EXPECT_NEAR(there.ratio * back.ratio, 1, 1e-12);
    EXPECT_NEAR(there.interval.low * back.interval.high, 1, 1e-9);
    EXPECT_NEAR(there.interval.high * back.interval.low, 1, 1e-9);
}

TEST(RateRatio, saysWhatNothingCanBeSaidOf) {
    const RateRatio fromNothing = rateRatio(4, 1, 0, 1);
    EXPECT_TRUE(std::isinf(fromNothing.ratio));
    EXPECT_TRUE(std::isinf(fromNothing.interval.high));
    EXPECT_GT(fromNothing.interval.low, 0);
    const RateRatio toNothing = rateRatio(0, 1, 4, 1);
    EXPECT_EQ(toNothing.ratio, 0);
    EXPECT_EQ(toNothing.interval.low, 0);
    const RateRatio nothing = rateRatio(0, 1, 0, 1);
    EXPECT_TRUE(std::isnan(nothing.ratio));
    EXPECT_EQ(nothing.interval.low, 0);
    EXPECT_TRUE(std::isinf(nothing.interval.high));
}

TEST(RateRatio, narrowsWithLargeCounts) {
    const RateRatio found = rateRatio(1'000'000, 60, 1'000'000, 60);
    EXPECT_NEAR(found.interval.low, 1, 0.005);
    EXPECT_NEAR(found.interval.high, 1, 0.005);
}

} // namespace trucban::figures
