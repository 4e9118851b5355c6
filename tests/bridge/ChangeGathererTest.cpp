// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ChangeGatherer.h"

#include "models/Samples.h"

#include <gtest/gtest.h>

using namespace trucban;
using bridge::ChangeGatherer;
using bridge::ChangeSet;

namespace {

ChangeSet withCases(std::initializer_list<std::uint64_t> numbers, core::Seq upTo = 0) {
    ChangeSet set;
    set.upTo = upTo;
    for (const auto number : numbers) {
        set.cases.push_back(test::sampleCase(number));
    }
    return set;
}

TEST(ChangeGatherer, wakesOnlyWhenNothingWaited) {
    ChangeGatherer gatherer;
    EXPECT_TRUE(gatherer.add(withCases({1})));
    EXPECT_FALSE(gatherer.add(withCases({2})));
    EXPECT_TRUE(gatherer.take(0).has_value());
    EXPECT_TRUE(gatherer.add(withCases({3})));
}

TEST(ChangeGatherer, keepsTheNewestValueOnce) {
    ChangeGatherer gatherer;
    static_cast<void>(gatherer.add(withCases({1, 2}, 5)));
    auto newer = withCases({1}, 6);
    newer.cases[0].priority = core::Priority::p1;
    static_cast<void>(gatherer.add(newer));
    const auto set = gatherer.take(0);
    ASSERT_TRUE(set);
    ASSERT_EQ(set->cases.size(), 2U);
    EXPECT_EQ(set->cases[0].priority, core::Priority::p1);
    EXPECT_EQ(set->upTo, 6U);
    EXPECT_FALSE(gatherer.take(0));
}

TEST(ChangeGatherer, erasesAfterAndRevivesAfterErasing) {
    ChangeGatherer gatherer;
    static_cast<void>(gatherer.add(withCases({1})));
    ChangeSet erase;
    erase.erased = {core::AggregateRef::of(test::caseId(1))};
    static_cast<void>(gatherer.add(erase));
    auto set = gatherer.take(0);
    ASSERT_TRUE(set);
    EXPECT_TRUE(set->cases.empty());
    EXPECT_EQ(set->erased.size(), 1U);

    static_cast<void>(gatherer.add(erase));
    static_cast<void>(gatherer.add(withCases({1})));
    set = gatherer.take(0);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->cases.size(), 1U);
    EXPECT_TRUE(set->erased.empty());
}

TEST(ChangeGatherer, keepsUnitsApartByCallSign) {
    ChangeGatherer gatherer;
    ChangeSet set;
    for (const auto* callSign : {"M21", "a call sign too long to be stored inside the string itself"}) {
        core::Unit unit;
        unit.profile.id = {callSign};
        set.units.push_back(unit);
    }
    static_cast<void>(gatherer.add(set));
    const auto taken = gatherer.take(0);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->units, set.units) << "a key read after its value was moved makes all units one";
}

TEST(ChangeGatherer, capsAFrameAndTellsTheSeqOnlyWhenAllIsOut) {
    ChangeGatherer gatherer;
    static_cast<void>(gatherer.add(withCases({1, 2, 3, 4, 5}, 9)));
    auto first = gatherer.take(2);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->size(), 2U);
    EXPECT_EQ(first->upTo, 0U);
    EXPECT_FALSE(gatherer.isEmpty());
    static_cast<void>(gatherer.take(2));
    const auto last = gatherer.take(2);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->size(), 1U);
    EXPECT_EQ(last->upTo, 9U);
    EXPECT_TRUE(gatherer.isEmpty());
}

// A value that changed after the parts were cut must not be put back by one of them.
TEST(ChangeGatherer, handsThePartsOfAFillOverAsTheyAreAndFirst) {
    ChangeGatherer gatherer;
    auto head = withCases({1, 2, 3});
    head.fill = bridge::FillPart{.ofCases = 4, .isLast = false};
    EXPECT_TRUE(gatherer.add(head));
    auto newer = withCases({4}, 5);
    newer.cases[0].priority = core::Priority::p1;
    EXPECT_FALSE(gatherer.add(newer));
    auto rest = withCases({4}, 4);
    rest.fill = bridge::FillPart{.ofCases = 4, .isLast = true};
    EXPECT_FALSE(gatherer.add(rest));
    EXPECT_EQ(gatherer.take(1)->cases.size(), 3U) << "no cap on a part";
    EXPECT_TRUE(gatherer.take(1)->fill->isLast);
    EXPECT_EQ(gatherer.take(1)->cases[0].priority, core::Priority::p1);
    EXPECT_TRUE(gatherer.isEmpty());
}

} // namespace
