// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Deadline.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;
using namespace std::chrono_literals;

namespace {

Case openedAtEvening(Priority priority) {
    Case case_;
    case_.priority = priority;
    case_.openedAt = kEvening;
    return case_;
}

} // namespace

TEST(Deadline, runsAgainstTheFirstFactThatIsMissing) {
    const Policy policy = smallPolicy();
    Case case_ = openedAtEvening(Priority::p1);
    EXPECT_EQ(runningDeadline(case_, policy, kEvening),
              (RunningDeadline{DeadlineStage::acknowledge, kEvening + 15s, DeadlineLevel::inTime}));
    case_.acknowledgedAt = kEvening + 5s;
    case_.state = CaseState::acknowledged;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening + 5s),
              (RunningDeadline{DeadlineStage::dispatch, kEvening + 60s, DeadlineLevel::inTime}));
    case_.dispatchedAt = kEvening + 40s;
    case_.state = CaseState::inProgress;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening + 40s),
              (RunningDeadline{DeadlineStage::arrive, kEvening + 15min, DeadlineLevel::inTime}));
    case_.arrivedAt = kEvening + 10min;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening + 10min), std::nullopt) << "P1 has no limit to resolve here";
}

TEST(Deadline, hasTwoThresholds) {
    const Policy policy = smallPolicy(); // due soon from three quarters: 11.25 s of 15 s
    const Case case_ = openedAtEvening(Priority::p1);
    const auto levelAfter = [&](Milliseconds time) { return runningDeadline(case_, policy, kEvening + time)->level; };
    EXPECT_EQ(levelAfter(-5s), DeadlineLevel::inTime) << "a clock behind the gateway's";
    EXPECT_EQ(levelAfter(11'249ms), DeadlineLevel::inTime);
    EXPECT_EQ(levelAfter(11'250ms), DeadlineLevel::dueSoon);
    EXPECT_EQ(levelAfter(14'999ms), DeadlineLevel::dueSoon);
    EXPECT_EQ(levelAfter(15s), DeadlineLevel::overdue);
    EXPECT_EQ(levelAfter(99h), DeadlineLevel::overdue);
}

TEST(Deadline, skipsStagesWithoutALimit) {
    const Policy policy = smallPolicy();
    Case case_ = openedAtEvening(Priority::p3);
    case_.acknowledgedAt = case_.dispatchedAt = kEvening;
    case_.state = CaseState::inProgress;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening),
              (RunningDeadline{DeadlineStage::resolve, kEvening + 24h, DeadlineLevel::inTime}));
    EXPECT_EQ(runningDeadline(openedAtEvening(Priority::p4), policy, kEvening), std::nullopt);
}

TEST(Deadline, endsWithResolving) {
    const Policy policy = smallPolicy();
    Case case_ = openedAtEvening(Priority::p1);
    case_.state = CaseState::resolved;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening), std::nullopt);
    case_.state = CaseState::closed;
    EXPECT_EQ(runningDeadline(case_, policy, kEvening), std::nullopt);
}

} // namespace trucban::core
