// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/FillParts.h"

#include "models/Samples.h"

#include <gtest/gtest.h>

#include <set>

using namespace trucban;
using bridge::ChangeSet;
using bridge::FillParts;

namespace {

constexpr std::uint64_t kCases = 6'000;

core::State manyCases() {
    core::State state;
    state.seq = 77;
    state.policy = test::samplePolicy();
    for (std::uint64_t number = 1; number <= kCases; ++number) {
        auto case_ = test::sampleCase(number);
        case_.priority = static_cast<core::Priority>(number % 4);
        state.put(case_);
        state.put(test::sampleAlert(number));
    }
    auto orphan = test::sampleAlert(kCases + 1);
    orphan.caseId = test::caseId(kCases + 1);
    state.put(orphan);
    return state;
}

struct Parts {
    std::vector<ChangeSet> sets;
    FillParts parts{[this](ChangeSet set) { sets.push_back(std::move(set)); }};

    /// What a board would have.
    [[nodiscard]] core::State joined() const {
        core::State state;
        for (const auto& set : sets) {
            for (const auto& value : set.cases) {
                EXPECT_EQ(state.case_(value.id), nullptr) << "given twice";
                state.put(value);
            }
            for (const auto& value : set.alerts) {
                EXPECT_EQ(state.alert(value.id), nullptr) << "given twice";
                state.put(value);
            }
            if (set.policy) {
                state.policy = *set.policy;
            }
        }
        return state;
    }
};

TEST(FillParts, giveTheWholeInQueueOrderAndMarkTheLast) {
    const auto whole = manyCases();
    Parts given;
    given.parts.giveRest(whole);
    ASSERT_GT(given.sets.size(), 2U);
    EXPECT_EQ(given.joined().cases, whole.cases);
    EXPECT_EQ(given.joined().alerts, whole.alerts) << "the one without a case too";
    EXPECT_EQ(given.joined().policy, whole.policy);
    auto last = core::Priority::p1;
    for (const auto& set : given.sets) {
        EXPECT_EQ(set.fill->ofCases, kCases);
        EXPECT_EQ(set.fill->isLast, &set == &given.sets.back());
        for (const auto& case_ : set.cases) {
            EXPECT_GE(case_.priority, last) << "what is urgent comes first";
            last = case_.priority;
        }
    }
    EXPECT_EQ(given.sets.back().upTo, 77U) << "only now the log up to there is in";
}

TEST(FillParts, neverGiveAgainWhatTheHeadHeld) {
    const auto whole = manyCases();
    core::State head;
    head.policy = whole.policy;
    for (std::uint64_t number = 4; number <= 400; number += 4) {
        head.put(*whole.case_(test::caseId(number)));
        head.put(*whole.alert(test::sampleAlert(number).id));
    }
    Parts given;
    given.parts.giveHead(head, kCases);
    ASSERT_EQ(given.sets.size(), 1U);
    EXPECT_EQ(given.sets[0].cases.size(), 100U);
    EXPECT_FALSE(given.sets[0].fill->isLast);
    EXPECT_EQ(given.sets[0].upTo, 0U);
    given.parts.giveRest(whole);
    EXPECT_EQ(given.joined().cases, whole.cases);
    EXPECT_EQ(given.joined().alerts, whole.alerts);
}

TEST(FillParts, endAlsoWhenTheHeadWasAll) {
    core::State whole;
    whole.put(test::sampleCase(1));
    Parts given;
    given.parts.giveHead(whole, 1);
    given.parts.giveRest(whole);
    ASSERT_EQ(given.sets.size(), 2U);
    EXPECT_TRUE(given.sets[1].isEmpty());
    EXPECT_TRUE(given.sets[1].fill->isLast);
}

// A damaged replica: its head was on the screen before the damage was found.
TEST(FillParts, takeTheHeadBack) {
    core::State head;
    head.put(test::sampleCase(1));
    head.put(test::sampleAlert(1));
    Parts given;
    given.parts.giveHead(head, 9);
    given.parts.takeBackHead();
    ASSERT_EQ(given.sets.size(), 2U);
    EXPECT_EQ(given.sets[1].erased.size(), 2U);
    EXPECT_TRUE(given.sets[1].fill->isLast);
}

} // namespace
