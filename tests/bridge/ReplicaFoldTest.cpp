// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ReplicaFold.h"

#include "models/Samples.h"

#include <gtest/gtest.h>

using namespace trucban;
using bridge::ReplicaFold;

namespace {

core::Event opened(std::uint64_t number, core::Seq seq) {
    core::Event event;
    event.seq = seq;
    event.aggregate = core::AggregateRef::of(test::caseId(number));
    event.version = 1;
    event.at = test::kNow;
    event.wards = {core::WardCode{26743}};
    event.data = core::CaseOpened{.code = "VV-1118-0001",
                                  .kind = "other",
                                  .ward = core::WardCode{26743},
                                  .candidates = {},
                                  .alerts = {test::alertId(number)}};
    return event;
}

core::Event acknowledged(std::uint64_t number, core::Seq seq, std::uint32_t version) {
    core::Event event = opened(number, seq);
    event.version = version;
    event.data = core::CaseAcknowledged{};
    return event;
}

wire::Events frame(core::Seq from, core::Seq to, std::vector<wire::EventItem> items) {
    return {.from = from, .to = to, .head = "h" + std::to_string(to), .items = std::move(items)};
}

TEST(ReplicaFold, followsEventsAndMovesItsCursor) {
    ReplicaFold fold;
    const auto touched = fold.take(frame(1, 3, {opened(1, 2), acknowledged(1, 3, 2)}));
    ASSERT_TRUE(touched);
    EXPECT_EQ(touched->changed.size(), 1U);
    EXPECT_EQ(fold.cursor(), 3U);
    EXPECT_EQ(fold.head(), "h3");
    EXPECT_EQ(fold.state().case_(test::caseId(1))->state, core::CaseState::acknowledged);
}

TEST(ReplicaFold, movesItsCursorOverRangesOutsideItsScope) {
    ReplicaFold fold;
    const auto touched = fold.take(frame(1, 50, {}));
    ASSERT_TRUE(touched);
    EXPECT_TRUE(touched->changed.empty());
    EXPECT_EQ(fold.cursor(), 50U);
}

TEST(ReplicaFold, reportsAnEventThatDoesNotFit) {
    ReplicaFold fold;
    const auto touched = fold.take(frame(1, 1, {acknowledged(1, 1, 2)}));
    ASSERT_FALSE(touched);
    EXPECT_EQ(touched.error(), core::ApplyError::unknownAggregate);
}

TEST(ReplicaFold, takesWhatEntersAndErasesWhatLeaves) {
    ReplicaFold fold;
    auto touched = fold.take(frame(1, 1, {wire::Entered{test::sampleCase(5)}}));
    ASSERT_TRUE(touched);
    EXPECT_NE(fold.state().case_(test::caseId(5)), nullptr);
    touched = fold.take(frame(2, 2, {wire::Left{core::AggregateRef::of(test::caseId(5))}}));
    ASSERT_TRUE(touched);
    EXPECT_EQ(fold.state().case_(test::caseId(5)), nullptr);
    EXPECT_EQ(touched->erased.size(), 1U);
}

TEST(ReplicaFold, replacesOnlyWithTheLastPartAndTellsTheDifference) {
    ReplicaFold fold;
    core::State before;
    before.put(test::sampleCase(1));
    before.put(test::sampleCase(2));
    before.seq = 7;
    fold.load(std::move(before), "old");

    auto changed = test::sampleCase(2);
    changed.priority = core::Priority::p1;
    EXPECT_FALSE(fold.take(wire::Snapshot{.part = 1, .of = 2, .upTo = 20, .head = "new", .items = {changed}}));
    EXPECT_EQ(fold.cursor(), 7U) << "half a snapshot must not be shown";
    EXPECT_NE(fold.state().case_(test::caseId(1)), nullptr);

    const auto touched =
        fold.take(wire::Snapshot{.part = 2, .of = 2, .upTo = 20, .head = "new", .items = {test::sampleCase(3)}});
    ASSERT_TRUE(touched);
    EXPECT_EQ(fold.cursor(), 20U);
    EXPECT_EQ(touched->changed.size(), 2U) << "the changed one and the new one";
    EXPECT_EQ(touched->erased, std::vector{core::AggregateRef::of(test::caseId(1))});
}

TEST(ReplicaFold, startsOverWhenASnapshotBreaksOff) {
    ReplicaFold fold;
    EXPECT_FALSE(fold.take(wire::Snapshot{.part = 1, .of = 2, .upTo = 5, .head = {}, .items = {test::sampleCase(1)}}));
    const auto touched =
        fold.take(wire::Snapshot{.part = 1, .of = 1, .upTo = 6, .head = {}, .items = {test::sampleCase(2)}});
    ASSERT_TRUE(touched);
    EXPECT_EQ(fold.state().case_(test::caseId(1)), nullptr) << "left over from the broken one";
}

} // namespace
