// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/LabelRule.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace trucban::geo {
namespace {

RC_GTEST_PROP(LabelRule, offersFewWardsAndAlwaysTheOneWhoseLabelItIs, ()) {
    static const WardTable table = tests::cityWards();
    static const LabelRule rule{table.wards()};
    const core::Ward& ward = table.wards()[*rc::gen::inRange<std::size_t>(0, table.size())];
    const auto candidates = rule.candidates(ward.label, 0, 1'000);
    RC_ASSERT(core::contains(candidates, ward.code));
    RC_ASSERT(candidates.size() <= LabelRule::kMost);
    RC_ASSERT(rule.nearest(ward.label, 1).front() == ward.code);
    const double accuracyM = *rc::gen::inRange(1, 3'000);
    const auto more = rule.candidates(ward.label, accuracyM, 1'000);
    RC_ASSERT(core::unionOf(candidates, more) == more);
}

TEST(LabelRule, isEmptyWithoutWards) {
    const LabelRule rule;
    EXPECT_TRUE(rule.empty());
    EXPECT_TRUE(rule.candidates({.lat = 10, .lon = 106}, 100, 1e9).empty());
    EXPECT_TRUE(rule.nearest({.lat = 10, .lon = 106}, 3).empty());
}

} // namespace
} // namespace trucban::geo
