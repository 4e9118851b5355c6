// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Rounds.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using namespace trucban::test;

TEST(Rounds, planMoreVisitsWhereRiskIsHigher) {
    const core::RoundRecord round{.households = 100, .everyDays = 30, .risk = 1};
    EXPECT_EQ(plannedVisits(round, 60), 200u);
    core::RoundRecord risky = round;
    risky.risk = 3;
    EXPECT_EQ(plannedVisits(risky, 60), 600u);
    EXPECT_EQ(plannedInterval(risky), 10);
    EXPECT_EQ(plannedVisits(round, 10), 33u);
    EXPECT_EQ(plannedVisits({.households = 100, .everyDays = 0}, 10), 0u);
    EXPECT_EQ(plannedVisits(round, -1), 0u);
}

TEST(Rounds, tellHowOftenADoorsTurnCame) {
    const core::RoundRecord round{.households = 100, .everyDays = 30, .risk = 1};
    EXPECT_EQ(doneInterval(round, 60, 150), 40);
    EXPECT_EQ(doneInterval(round, 60, 0), 0) << "never";
    EXPECT_EQ(doneInterval(round, 0, 5), 0);
}

TEST(Rounds, countTheVisitsMadeOnThem) {
    EventLog log;
    log.policy(at(kDay, 0));
    const core::RecordId first{numbered(1)};
    const core::RecordId second{numbered(2)};
    const auto knock = [&](core::Day day, core::WardCode ward, std::optional<core::RecordId> round) {
        log.visit({.ward = ward, .householdCode = "1", .visitedAt = at(day, 9), .round = round});
    };
    knock(kDay, kA, first);
    knock(kDay, kA, first);
    knock(kDay, kA, std::nullopt);
    knock(kDay + 1, kA, second);
    knock(kDay + 2, kA, first);
    knock(kDay, kB, first);
    const Cube cube = log.cube();
    const auto visits = visitsByRound(cube, sliceOf(DaySpan{kDay, kDay + 1}, {kA}));
    EXPECT_EQ(visits.size(), 2u);
    EXPECT_EQ(visits.at(first), 2u);
    EXPECT_EQ(visits.at(second), 1u);
    Slice afternoon = sliceOf(DaySpan{kDay, kDay + 1}, {kA});
    afternoon.hours = 1u << 15;
    EXPECT_TRUE(visitsByRound(cube, afternoon).empty());
}

} // namespace trucban::figures
