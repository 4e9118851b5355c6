// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/DurationSketch.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace trucban::figures {

namespace {

double nearestRank(std::vector<std::uint32_t> values, double p) {
    std::ranges::sort(values);
    const double rank = std::ceil(p * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

DurationSketch sketchOf(const std::vector<std::uint32_t>& values) {
    DurationSketch sketch;
    for (const std::uint32_t value : values) {
        sketch.add(value);
    }
    return sketch;
}

/// Times of response: most short, some long.
std::vector<std::uint32_t> times(std::size_t count, unsigned seed) {
    std::mt19937 random{seed};
    std::lognormal_distribution<double> distribution{11, 1.5};
    std::vector<std::uint32_t> values(count);
    for (std::uint32_t& value : values) {
        value = static_cast<std::uint32_t>(std::min(distribution(random), 4e9));
    }
    return values;
}

} // namespace

TEST(DurationSketch, isExactBelowTenThousand) {
    for (const std::size_t count :
         {std::size_t{1}, std::size_t{2}, std::size_t{101}, DurationSketch::kExactLimit - 1}) {
        const std::vector<std::uint32_t> values = times(count, 1);
        const DurationSketch sketch = sketchOf(values);
        EXPECT_TRUE(sketch.isExact());
        for (const double p : {0.0, 0.5, 0.9, 0.95, 1.0}) {
            EXPECT_EQ(sketch.quantile(p), nearestRank(values, p));
        }
    }
    EXPECT_EQ(DurationSketch{}.quantile(0.5), std::nullopt);
}

TEST(DurationSketch, keepsItsStatedErrorFromTenThousandOn) {
    for (const std::size_t count : {DurationSketch::kExactLimit, std::size_t{200'000}}) {
        const std::vector<std::uint32_t> values = times(count, 2);
        const DurationSketch sketch = sketchOf(values);
        EXPECT_FALSE(sketch.isExact());
        for (const double p : {0.0, 0.01, 0.5, 0.9, 0.99, 1.0}) {
            const double exact = nearestRank(values, p);
            EXPECT_NEAR(sketch.quantile(p).value(), exact, exact * DurationSketch::kRelativeError + 0.5) << p;
        }
    }
}

TEST(DurationSketch, keepsItsErrorAtTheEdgesOfBuckets) {
    for (const std::uint32_t value : {0u, 1u, 63u, 64u, 127u, 128u, 129u, 8'191u, 8'192u, 0x7FFF'FFFFu, 0xFFFF'FFFEu}) {
        DurationSketch sketch;
        for (std::size_t i = 0; i < DurationSketch::kExactLimit; ++i) {
            sketch.add(value);
        }
        EXPECT_NEAR(sketch.quantile(0.5).value(), value, value * DurationSketch::kRelativeError) << value;
    }
}

TEST(DurationSketch, mergesInAnyOrderToTheSame) {
    const std::vector<std::uint32_t> values = times(30'000, 3);
    const DurationSketch whole = sketchOf(values);
    for (const std::size_t part : {std::size_t{700}, std::size_t{9'000}, std::size_t{15'000}}) {
        std::vector<DurationSketch> sketches;
        for (std::size_t i = 0; i < values.size(); i += part) {
            sketches.push_back(
                sketchOf({values.begin() + static_cast<std::ptrdiff_t>(i),
                          values.begin() + static_cast<std::ptrdiff_t>(std::min(i + part, values.size()))}));
        }
        DurationSketch forwards;
        DurationSketch backwards;
        for (std::size_t i = 0; i < sketches.size(); ++i) {
            forwards.merge(sketches[i]);
            backwards.merge(sketches[sketches.size() - 1 - i]);
        }
        EXPECT_EQ(forwards, whole);
        EXPECT_EQ(backwards, whole);
    }
}

RC_GTEST_PROP(DurationSketchProperty, mergesLikeOneList, ()) {
    const auto a = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 1'000'000));
    const auto b = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 1'000'000));
    DurationSketch merged = sketchOf(a);
    merged.merge(sketchOf(b));
    std::vector<std::uint32_t> both = a;
    both.insert(both.end(), b.begin(), b.end());
    RC_ASSERT(merged == sketchOf(both));
    if (!both.empty()) {
        RC_ASSERT(merged.quantile(0.9) == nearestRank(both, 0.9));
    }
}

TEST(DurationSketch, drawsStepsThatRise) {
    const DurationSketch few = sketchOf({30, 10, 10, 20});
    EXPECT_EQ(few.steps(), (std::vector<DurationSketch::Step>{{10, 2}, {20, 3}, {30, 4}}));
    const DurationSketch many = sketchOf(times(50'000, 4));
    const auto steps = many.steps();
    EXPECT_TRUE(std::ranges::is_sorted(steps, {}, &DurationSketch::Step::ms));
    EXPECT_TRUE(std::ranges::is_sorted(steps, {}, &DurationSketch::Step::upTo));
    EXPECT_EQ(steps.back().upTo, 50'000u);
    EXPECT_LT(steps.size(), 1'800u);
}

TEST(DurationSketch, isAsIfNeverMergedAfterwards) {
    const auto restOf = [](std::size_t all, std::size_t part) {
        std::vector<std::uint32_t> values = times(all, 3);
        DurationSketch sketch = sketchOf(values);
        const std::vector<std::uint32_t> gone{values.begin(), values.begin() + static_cast<std::ptrdiff_t>(part)};
        const bool isCertain = sketch.subtract(sketchOf(gone));
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(part));
        return std::pair{isCertain, sketch == sketchOf(values)};
    };
    EXPECT_EQ(restOf(500, 200), std::pair(true, true));
    EXPECT_EQ(restOf(500, 500), std::pair(true, true));
    EXPECT_EQ(restOf(30'000, 200), std::pair(true, true));
    EXPECT_EQ(restOf(30'000, 15'000), std::pair(true, true)); // both in buckets
    EXPECT_FALSE(restOf(10'100, 200).first);                  // few enough to be exact, but nobody has them any more
}

} // namespace trucban::figures
