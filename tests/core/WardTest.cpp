// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ward.h"

#include "core/World.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace trucban::core {

using namespace trucban::test;

namespace {

WardSet wardsOf(const std::vector<std::uint8_t>& numbers) {
    WardSet wards;
    for (const std::uint8_t number : numbers) {
        wards.push_back(WardCode{number % 20u});
    }
    normalise(wards);
    return wards;
}

} // namespace

TEST(Ward, scopeSeesWhatMeetsIt) {
    const Scope scope{false, {kWardA, kWardC}};
    EXPECT_TRUE(scope.sees({kWardA}));
    EXPECT_TRUE(scope.sees({kWardB, kWardC, kWardD}));
    EXPECT_FALSE(scope.sees({kWardB}));
    EXPECT_FALSE(scope.sees({kWardB, kWardD}));
    EXPECT_TRUE(scope.sees({})) << "an empty set means everybody";
    EXPECT_FALSE(scope.sees({kCityDesk}));
    EXPECT_FALSE((Scope{}.sees({kWardA}))) << "no wards see no ward's";
    EXPECT_TRUE((Scope{true, {}}.sees({kCityDesk})));
}

TEST(Ward, setsAreSortedWithoutRepeats) {
    WardSet wards{kWardC, kWardA, kWardC, kWardB, kWardA};
    normalise(wards);
    EXPECT_EQ(wards, (WardSet{kWardA, kWardB, kWardC}));
    EXPECT_TRUE(contains(wards, kWardB));
    EXPECT_FALSE(contains(wards, kWardD));
    EXPECT_FALSE(contains({}, kWardA));
}

RC_GTEST_PROP(Ward, unionHoldsBothAndNothingElse,
              (const std::vector<std::uint8_t>& first, const std::vector<std::uint8_t>& second)) {
    const WardSet a = wardsOf(first);
    const WardSet b = wardsOf(second);
    WardSet expected = a;
    expected.insert(expected.end(), b.begin(), b.end());
    normalise(expected);
    RC_ASSERT(unionOf(a, b) == expected);
    const bool meet = std::ranges::any_of(a, [&](WardCode code) { return contains(b, code); });
    RC_ASSERT((Scope{false, a}.sees(b)) == (meet || b.empty()));
}

} // namespace trucban::core
