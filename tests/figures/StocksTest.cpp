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

Record initiative(core::InitiativeState state, core::Day since, std::vector<core::InitiativeStay> earlier = {}) {
    return {.initiative = core::InitiativeRecord{.state = state, .since = since, .earlier = std::move(earlier)}};
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
        EXPECT_EQ(days[static_cast<std::size_t>(row.day)].tasks, row.tasks) << row.day;
        EXPECT_EQ(days[static_cast<std::size_t>(row.day)].ideal, row.ideal) << row.day;
    }
}

// What was entered as rated effective was something before: that is not "nothing".
TEST(Stocks, countInitiativesOnlyWhereTheirStateIsKnown) {
    using enum core::InitiativeState;
    const std::vector<Record> records{initiative(planned, 10), initiative(active, 10),
                                      initiative(paused, 9, {{planned, 4}, {active, 6}}), initiative(effective, 8),
                                      initiative(ended, 5)};
    const Records all = pointers(records);
    EXPECT_EQ(initiativesOn(10, all), (InitiativeCounts{1, 1, 1, 1, 1}));
    EXPECT_EQ(initiativesOn(8, all), (InitiativeCounts{0, 1, 1, 0, 1})) << "two were not begun";
    EXPECT_EQ(initiativesOn(7, all), std::nullopt) << "the effective one was something before";
    const auto known = std::span{all}.first(3);
    EXPECT_EQ(initiativesOn(6, known), (InitiativeCounts{0, 1, 0, 0, 0}));
    EXPECT_EQ(initiativesOn(5, known), (InitiativeCounts{1, 0, 0, 0, 0}));
    EXPECT_EQ(initiativesOn(3, known), InitiativeCounts{});
}

} // namespace trucban::figures
