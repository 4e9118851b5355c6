// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/LatencyHistogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace trucban::feed {
namespace {

using std::chrono::microseconds;
using std::chrono::nanoseconds;

TEST(LatencyHistogram, isExactForSmallWholeMicroseconds) {
    LatencyHistogram histogram;
    for (int i = 1; i <= 100; ++i) {
        histogram.record(microseconds{i});
    }
    EXPECT_EQ(std::chrono::floor<microseconds>(histogram.percentile(0.5)), microseconds{50});
    EXPECT_EQ(std::chrono::floor<microseconds>(histogram.percentile(0.99)), microseconds{99});
    EXPECT_EQ(histogram.percentile(1), microseconds{100});
    EXPECT_EQ(histogram.min(), microseconds{1});
    EXPECT_EQ(histogram.max(), microseconds{100});
}

TEST(LatencyHistogram, staysWithinOnePercentOfTheTrueNearestRank) {
    std::mt19937_64 random{7};
    std::lognormal_distribution<double> spread{14, 2.5}; // nanoseconds: from microseconds to minutes
    LatencyHistogram histogram;
    std::vector<nanoseconds> all;
    for (int i = 0; i < 20'000; ++i) {
        all.emplace_back(static_cast<std::int64_t>(spread(random)));
        histogram.record(all.back());
    }
    std::ranges::sort(all);
    for (const double share : {0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0}) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size()) - 1e-9));
        const auto exact = static_cast<double>(all[rank - 1].count());
        const auto found = static_cast<double>(histogram.percentile(share).count());
        EXPECT_GE(found, exact) << share;
        EXPECT_LE(found, exact * 1.009 + 1000) << share;
    }
}

TEST(LatencyHistogram, addsLikeOneThatRecordedBoth) {
    LatencyHistogram one;
    LatencyHistogram other;
    LatencyHistogram both;
    for (int i = 0; i < 1000; ++i) {
        auto& half = i % 3 == 0 ? one : other;
        half.record(microseconds{i * i});
        both.record(microseconds{i * i});
    }
    one.add(other);
    EXPECT_EQ(one.count(), both.count());
    EXPECT_EQ(one.min(), both.min());
    EXPECT_EQ(one.max(), both.max());
    EXPECT_EQ(one.percentile(0.9), both.percentile(0.9));
}

TEST(LatencyHistogram, takesTheEndsOfItsRange) {
    LatencyHistogram histogram;
    EXPECT_EQ(histogram.percentile(0.5), nanoseconds{0});
    EXPECT_EQ(histogram.min(), nanoseconds{0});
    histogram.record(nanoseconds{-5});
    EXPECT_EQ(histogram.max(), nanoseconds{0});
    histogram.record(std::chrono::hours{1000});
    EXPECT_EQ(histogram.max(), std::chrono::hours{1000});
    EXPECT_EQ(histogram.count(), 2U);
}

} // namespace
} // namespace trucban::feed
