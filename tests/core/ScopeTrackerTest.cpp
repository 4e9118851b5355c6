// SPDX-License-Identifier: GPL-3.0-or-later
// The rule by itself; that it keeps a receiver's state exact is a property in FoldPropertyTest.cpp.
#include "core/ScopeTracker.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

TEST(ScopeTracker, tellsFromWhoSawAndWhoSees) {
    const Scope scope{false, {kWardA}};
    const WardSet mine{kWardA};
    const WardSet theirs{kWardB};
    const WardSet everybody;
    EXPECT_EQ(scopeChange(scope, nullptr, mine), ScopeChange::deliver);
    EXPECT_EQ(scopeChange(scope, nullptr, theirs), ScopeChange::unseen);
    EXPECT_EQ(scopeChange(scope, &mine, mine), ScopeChange::deliver);
    EXPECT_EQ(scopeChange(scope, &theirs, mine), ScopeChange::enters);
    EXPECT_EQ(scopeChange(scope, &mine, theirs), ScopeChange::leaves);
    EXPECT_EQ(scopeChange(scope, &theirs, theirs), ScopeChange::unseen);
    EXPECT_EQ(scopeChange(scope, &everybody, theirs), ScopeChange::leaves);
    EXPECT_EQ(scopeChange(scope, &theirs, everybody), ScopeChange::enters);
    EXPECT_EQ(scopeChange({.all = true}, &theirs, mine), ScopeChange::deliver);
}

TEST(ScopeTracker, readsWhoSawItFromTheState) {
    World world;
    const CaseId id = world.open();
    const State before = world.state;
    const auto events = world.tell(officerOf({kWardA}), OfferTransfer{id, kWardB, "x"});
    EXPECT_EQ(scopeChange({false, {kWardA}}, before, events[0]), ScopeChange::deliver);
    EXPECT_EQ(scopeChange({false, {kWardB}}, before, events[0]), ScopeChange::enters);
    EXPECT_EQ(scopeChange({false, {kWardC}}, before, events[0]), ScopeChange::unseen);
    const State offered = world.state;
    const auto answer = world.tell(officerOf({kWardB}), AnswerTransfer{id, OfferState::accepted});
    EXPECT_EQ(scopeChange({false, {kWardA}}, offered, answer[0]), ScopeChange::leaves);
}

} // namespace trucban::core
