// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UnitWatch.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::test {

using namespace core;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart{Milliseconds{1'700'000'000'000}};

Unit lone(UnitState state) {
    Unit unit;
    unit.profile = {.id = {"M1"}, .homeWard = kWardA, .crew = 1};
    unit.state = state;
    unit.stateSince = kStart;
    return unit;
}

Policy policy() {
    Policy rules;
    rules.checkInAfter = 10min;
    rules.dueSoonFraction = 0.8;
    rules.unitLimits[static_cast<std::size_t>(UnitState::onScene)] = {.soon = 30min, .over = 60min};
    return rules;
}

} // namespace

TEST(UnitWatch, timeInAStateTurnsAtBothLimitsAndNotBefore) {
    const Unit unit = lone(UnitState::onScene);
    const Policy rules = policy();
    EXPECT_EQ(timeInStateLevel(unit, rules, kStart + 30min - 1ms), DeadlineLevel::inTime);
    EXPECT_EQ(timeInStateLevel(unit, rules, kStart + 30min), DeadlineLevel::dueSoon);
    EXPECT_EQ(timeInStateLevel(unit, rules, kStart + 60min), DeadlineLevel::overdue);
    EXPECT_EQ(timeInStateLevel(lone(UnitState::available), rules, kStart + 99h), DeadlineLevel::inTime) << "no limit";
}

TEST(UnitWatch, aLoneUnitOnACaseIsWaitedForFromItsLastWord) {
    const Policy rules = policy();
    Unit unit = lone(UnitState::enRoute);
    EXPECT_EQ(checkInDue(unit, rules, kStart + 8min - 1ms)->level, DeadlineLevel::inTime);
    EXPECT_EQ(checkInDue(unit, rules, kStart + 8min)->level, DeadlineLevel::dueSoon);
    EXPECT_EQ(checkInDue(unit, rules, kStart + 10min)->level, DeadlineLevel::overdue);
    unit.checkedInAt = kStart + 9min;
    EXPECT_EQ(checkInDue(unit, rules, kStart + 10min)->due, kStart + 19min);
    unit.checkedInAt = kStart - 1h; // before it set out
    EXPECT_EQ(checkInDue(unit, rules, kStart + 1min)->due, kStart + 10min);
}

TEST(UnitWatch, nobodyWaitsForWhoIsNotAloneOrNotOut) {
    Policy rules = policy();
    Unit unit = lone(UnitState::enRoute);
    unit.profile.crew = 2;
    EXPECT_FALSE(checkInDue(unit, rules, kStart + 99h));
    unit.profile.crew = 0; // not told
    EXPECT_FALSE(checkInDue(unit, rules, kStart + 99h));
    EXPECT_FALSE(checkInDue(lone(UnitState::available), rules, kStart + 99h));
    rules.checkInAfter = {};
    EXPECT_FALSE(checkInDue(lone(UnitState::enRoute), rules, kStart + 99h)) << "the policy does not ask";
}

TEST(UnitWatch, aCheckInIsRecordedOfOwnUnitsAlone) {
    World world;
    const UnitId mine = world.unit("M1", kWardA);
    const UnitId theirs = world.unit("B1", kWardB);
    world.tell(officerOf({kWardA}), CheckInUnit{mine});
    EXPECT_EQ(world.at(mine).checkedInAt, world.now);
    EXPECT_EQ(world.refusal(officerOf({kWardA}), CheckInUnit{theirs}), Refusal::unknownUnit);
    EXPECT_EQ(world.refusal(device("M1"), CheckInUnit{theirs}), Refusal::notPermitted);
    world.tell(device("M1"), CheckInUnit{mine});
}

} // namespace trucban::test
