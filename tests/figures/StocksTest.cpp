// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Stocks.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using namespace trucban::test;

namespace {

using core::Record;
using Records = std::vector<const Record*>;

Records pointers(const std::vector<Record>& records) {
    Records all;
    for (const Record& record : records) {
        all.push_back(&record);
    }
    return all;
}

Record task(core::Day givenOn, core::Day due, std::optional<core::Day> doneOn = {}) {
    return {.task = core::TaskRecord{.givenOn = givenOn, .due = due, .doneOn = doneOn}};
}

Record households(core::Day asOf, std::string neighbourhood, std::uint32_t count, core::WardCode ward = kA) {
    return {.ward = ward,
            .neighbourhood = std::move(neighbourhood),
            .households = core::HouseholdsRecord{.households = count, .asOf = asOf}};
}

} // namespace

TEST(Stocks, burnTasksDown) {
    std::vector<Record> records{task(1, 4, 3), task(1, 4), task(2, 6, 9), task(5, 8)};
    records.push_back(task(1, 2));
    records.back().withdrawn = true;
    records.push_back({.drugFree = core::DrugFreeRecord{}});
    struct {
        core::Day day;
        TaskCounts tasks;
        std::uint32_t ideal;
    } const rows[]{{0, {0, 0, 0, 0}, 0}, {1, {2, 0, 2, 0}, 2}, {2, {3, 0, 3, 0}, 3}, {3, {3, 1, 2, 0}, 3},
                   {4, {3, 1, 2, 0}, 1}, {5, {4, 1, 3, 1}, 2}, {6, {4, 1, 3, 1}, 1}, {7, {4, 1, 3, 2}, 1},
                   {8, {4, 1, 3, 2}, 0}, {9, {4, 2, 2, 2}, 0}};
    const std::vector<BurnDownDay> days = burnDown({0, 9}, pointers(records));
    ASSERT_EQ(days.size(), 10u);
    for (const auto& row : rows) {
        EXPECT_EQ(tasksOn(row.day, pointers(records)), row.tasks) << row.day;
        EXPECT_EQ(days[static_cast<std::size_t>(row.day)].tasks, row.tasks) << row.day;
        EXPECT_EQ(days[static_cast<std::size_t>(row.day)].ideal, row.ideal) << row.day;
    }
}

TEST(Stocks, countInitiativesAndDrugFreeNeighbourhoods) {
    std::vector<Record> records;
    for (const auto state : {core::InitiativeState::active, core::InitiativeState::active,
                             core::InitiativeState::effective, core::InitiativeState::ended}) {
        records.push_back({.initiative = core::InitiativeRecord{.state = state, .since = 10}});
    }
    for (const auto state : {core::DrugFreeState::registered, core::DrugFreeState::criteriaMet,
                             core::DrugFreeState::recognised, core::DrugFreeState::recognised}) {
        records.push_back({.drugFree = core::DrugFreeRecord{.state = state, .since = 10}});
    }
    EXPECT_EQ(initiativesOn(10, pointers(records)), (InitiativeCounts{0, 2, 1, 0, 1}));
    EXPECT_EQ(initiativesOn(9, pointers(records)), InitiativeCounts{});
    EXPECT_EQ(drugFreeOn(10, pointers(records)), (DrugFreeCounts{4, 3, 2}));
}

TEST(Stocks, takeTheLatestNumberOfHouseholds) {
    const std::vector<Record> records{households(10, "", 900),       households(20, "", 950),
                                      households(5, "KP1", 300),     households(5, "KP2", 400),
                                      households(5, "KP1", 100, kB), households(6, "KP2", 200, kB)};
    const Records all = pointers(records);
    EXPECT_EQ(householdsOn(20, kA, "", all), 950u);
    EXPECT_EQ(householdsOn(19, kA, "", all), 900u);
    EXPECT_EQ(householdsOn(9, kA, "", all), 700u) << "no entry of the ward yet: its neighbourhoods'";
    EXPECT_EQ(householdsOn(20, kA, "KP2", all), 400u);
    EXPECT_EQ(householdsOn(20, kA, "KP3", all), std::nullopt);
    EXPECT_EQ(householdsOn(5, kB, "", all), 100u);
    EXPECT_EQ(householdsOn(6, kB, "", all), 300u);
    EXPECT_EQ(householdsOn(4, kB, "", all), std::nullopt) << "nobody entered any: not 0";
}

TEST(Stocks, planMoreVisitsWhereRiskIsHigher) {
    const core::RoundRecord round{.households = 100, .everyDays = 30, .risk = 1};
    EXPECT_EQ(plannedVisits(round, 60), 200u);
    core::RoundRecord risky = round;
    risky.risk = 3;
    EXPECT_EQ(plannedVisits(risky, 60), 600u);
    EXPECT_EQ(plannedVisits(round, 10), 33u);
    EXPECT_EQ(plannedVisits({.households = 100, .everyDays = 0}, 10), 0u);
    EXPECT_EQ(plannedVisits(round, -1), 0u);
}

} // namespace trucban::figures
