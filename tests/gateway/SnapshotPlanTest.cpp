// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SnapshotPlan.h"

#include "FakeLog.h"
#include "Samples.h"
#include "core/Fold.h"
#include "gateway/DataFolder.h"
#include "gateway/LedgerBatch.h"
#include "wire/Frames.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

class SnapshotPlanTest : public testing::Test {
protected:
    SnapshotPlanTest() {
        state.policy = smallPolicy();
        state.policy.version = 1;
    }

    void alert(const std::string& id, const std::string& digest, core::WardCode ward) {
        IntakeRequest request;
        request.body = alertBody(id, digest);
        request.routing = {ward, {}, false};
        request.source = {core::ActorKind::source, "sos"};
        request.reply = [](IntakeOutcome) {};
        batch.add(std::move(request));
    }
    void acknowledge(const core::CaseId& id) {
        CommandRequest request;
        request.command = {commandId(next++), std::nullopt, core::AcknowledgeCase{id}};
        request.authority = cityDesk();
        batch.add(std::move(request));
    }
    void commit() { ASSERT_TRUE(batch.commit()); }

    core::State state;
    FakeLog log;
    Random random = countingRandom();
    LedgerBatch batch{state, log, random, embeddedWards()};
    std::uint8_t next = 1;
};

TEST_F(SnapshotPlanTest, showsOnePlaceInTheLogWhileCommitsGoOn) {
    batch.begin(kNoon);
    for (int i = 0; i < 900; ++i) {
        alert(std::to_string(i), "d1", i % 2 == 0 ? kBenThanh : kSaiGon);
    }
    commit();
    for (const Viewer& viewer :
         {viewerOf(core::Role::city, {}), viewerOf(core::Role::dutyOfficer, {.all = false, .wards = {kBenThanh}})}) {
        const std::string expected = core::canonicalBytes(state, viewer.scope);
        SnapshotPlan plan{viewer, state, state.seq, "head"};
        ASSERT_GT(plan.parts(), 2u);
        core::State shown;
        for (std::size_t part = 0; part < plan.parts(); ++part) {
            for (core::Aggregate& item : plan.part(part, state)) {
                shown.put(std::move(item));
            }
            batch.begin(kNoon);
            alert("new " + std::to_string(state.seq), "d1", kBenThanh);
            alert(std::to_string(part), "d" + std::to_string(state.seq), kBenThanh);
            int acknowledged = 0;
            for (const auto& [id, case_] : state.cases) {
                if (case_.state == core::CaseState::isNew && ++acknowledged <= 20) {
                    acknowledge(id);
                }
            }
            commit();
            plan.keep(batch.journal().entries());
        }
        EXPECT_EQ(core::canonicalBytes(shown, viewer.scope), expected);
    }
}

TEST_F(SnapshotPlanTest, givesATeamNoCases) {
    batch.begin(kNoon);
    alert("a", "d1", kBenThanh);
    commit();
    SnapshotPlan plan{viewerOf(core::Role::team, {.all = false, .wards = {kBenThanh}}), state, state.seq, "head"};
    ASSERT_EQ(plan.parts(), 1u);
    const auto items = plan.part(0, state);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<core::Policy>(items.front()));
}

TEST_F(SnapshotPlanTest, leavesOutWhatNoFrameHolds) {
    batch.begin(kNoon);
    for (const char* id : {"a", "b", "c"}) {
        alert(id, "d1", kBenThanh);
    }
    commit();
    SnapshotPlan plan{viewerOf(core::Role::city, {}), state, state.seq, "head"};
    wire::Snapshot part{.upTo = state.seq, .head = "head", .items = plan.part(0, state)};
    std::vector<core::AggregateRef> leftOut;
    const std::string whole = encodeWithin(part, wire::kMaxServerFrameBytes, leftOut);
    EXPECT_TRUE(leftOut.empty());
    EXPECT_EQ(whole, wire::encode(wire::ServerFrame{part}));
    for (core::Aggregate& item : part.items) {
        if (auto* alert = std::get_if<core::Alert>(&item); alert != nullptr && alert->facts.externalId == "b") {
            alert->details->text.assign(20'000, 'x');
        }
    }
    const auto fitting = wire::decodeServerFrame(encodeWithin(part, 15'000, leftOut));
    ASSERT_TRUE(fitting.has_value());
    EXPECT_EQ(std::get<wire::Snapshot>(*fitting).items.size(), part.items.size() - 1);
    ASSERT_EQ(leftOut.size(), 1u);
    EXPECT_EQ(leftOut.front().kind, core::AggregateKind::alert);
}

// Sums of earlier years, 168 wards of them: a part that no frame holds ends the city desk's connection each time.
TEST_F(SnapshotPlanTest, hasPartsThatFitAFrameWhateverWasEntered) {
    core::State entered;
    for (std::uint8_t i = 0; i < 200; ++i) {
        core::Record record{.id = {core::Uuid{{1, i}}}, .version = 1, .ward = kBenThanh, .visibleTo = {kBenThanh}};
        record.baseline = core::BaselineRecord{.source = "Báo cáo tổng kết"};
        for (int code = 0; code < 150; ++code) {
            record.baseline->values.push_back({"acknowledgeInTime" + std::to_string(code), 1'000'000});
        }
        entered.put(std::move(record));
    }
    SnapshotPlan plan{viewerOf(core::Role::city, {}), entered, 1, "head"};
    for (std::size_t part = 0; part < plan.parts(); ++part) {
        const wire::ServerFrame frame = wire::Snapshot{.upTo = 1, .items = plan.part(part, entered)};
        EXPECT_LE(wire::encode(frame).size(), wire::kMaxServerFrameBytes);
    }
}

TEST_F(SnapshotPlanTest, hasOnePartWhenThereIsNothing) {
    const core::State empty;
    SnapshotPlan plan{viewerOf(core::Role::city, {}), empty, 0, ""};
    ASSERT_EQ(plan.parts(), 1u);
    EXPECT_TRUE(plan.part(0, empty).empty());
}

} // namespace
} // namespace trucban::gateway
