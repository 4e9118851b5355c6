// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Replica.h"

#include "store/Drafts.h"
#include "store/Outbox.h"
#include "store/ReplicaKey.h"
#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

#include <gmock/gmock.h>

namespace trucban::test {
namespace {

using store::OutboxState;
using store::StoreFault;

struct ReplicaTest : ::testing::Test {
    TempFolder folder;
    store::Key key = store::randomKey();
    std::unique_ptr<store::Database> database = orFail(store::openReplica(folder / "replica.db", key));
    store::Replica replica{*database};
    store::Outbox outbox{*database};

    void reopen() {
        database.reset();
        database = orFail(store::openReplica(folder / "replica.db", key));
        replica = store::Replica{*database};
        outbox = store::Outbox{*database};
    }
    static core::Alert alert(std::uint32_t number, std::string text = "x") {
        const auto received = alertNumber(number, std::move(text));
        core::Alert alert;
        alert.id = received.alertId;
        alert.caseId = received.caseId;
        alert.facts = received.facts;
        alert.details = received.details;
        return alert;
    }
    static store::ReplicaPosition at(core::Seq cursor) {
        return {cursor, std::string(64, 'a'), minute(static_cast<int>(cursor)), "an@gateway"};
    }
    static core::Command note(std::uint32_t number) {
        return {idOf<core::CommandId>(number), 3, core::AddNote{alertNumber(number).caseId, "Đã gọi lại"}};
    }
};

TEST_F(ReplicaTest, startsEmpty) {
    const auto loaded = orFail(replica.load());
    EXPECT_EQ(loaded.position, store::ReplicaPosition{});
    EXPECT_TRUE(loaded.state.alerts.empty());
}

TEST_F(ReplicaTest, givesBackBatchesAfterReopening) {
    core::Unit unit;
    unit.profile.id = {"M21"};
    core::Policy policy;
    policy.name = "p";
    orFail(replica.applyBatch(std::vector<core::Aggregate>{alert(1), alert(2), unit, policy}, {}, at(5)));
    orFail(replica.applyBatch(
        std::vector<core::Aggregate>{alert(2, "mới"), alert(3)},
        std::vector{core::AggregateRef::of(alertNumber(1).alertId), core::AggregateRef::of(alertNumber(77).alertId)},
        at(9)));
    reopen();
    const auto loaded = orFail(replica.load());
    EXPECT_EQ(loaded.position, at(9));
    EXPECT_EQ(loaded.state.seq, 9U);
    EXPECT_EQ(loaded.state.alerts.size(), 2U);
    EXPECT_EQ(*loaded.state.alert(alertNumber(2).alertId), alert(2, "mới"));
    EXPECT_EQ(*loaded.state.unit({"M21"}), unit);
    EXPECT_EQ(loaded.state.policy, policy);
    EXPECT_EQ(orFail(replica.position()), at(9));
}

TEST_F(ReplicaTest, keepsHandoversWithTheirAnswers) {
    core::Handover handover{.id = idOf<core::HandoverId>(7), .version = 3, .wards = {{26740}}, .signedBy = "đi"};
    handover.items = {{.topic = core::HandoverTopic::promise, .text = "Gọi lại", .answeredAt = minute(2)},
                      {.topic = core::HandoverTopic::overdue, .text = "VV-1", .exception = true, .remark = "chưa"}};
    handover.acceptedAt = minute(3);
    handover.visibleTo = handover.wards;
    orFail(replica.applyBatch(std::vector<core::Aggregate>{handover}, {}, at(5)));
    reopen();
    EXPECT_EQ(orFail(replica.load()).state.handovers.at(handover.id), handover);
    orFail(replica.beginSnapshot());
    auto later = handover;
    later.items[1].exception = false;
    orFail(replica.addToSnapshot(std::vector<core::Aggregate>{later}));
    orFail(replica.commitSnapshot(at(6)));
    EXPECT_EQ(orFail(replica.load()).state.handovers.at(handover.id), later);
    orFail(replica.applyBatch({}, std::vector{core::AggregateRef::of(handover.id)}, at(7)));
    EXPECT_TRUE(orFail(replica.load()).state.handovers.empty());
}

TEST_F(ReplicaTest, showsTheOldContentUntilASnapshotIsComplete) {
    orFail(replica.applyBatch(std::vector<core::Aggregate>{alert(1)}, {}, at(5)));
    orFail(replica.beginSnapshot());
    orFail(replica.addToSnapshot(std::vector<core::Aggregate>{alert(2)}));
    reopen();
    EXPECT_NE(orFail(replica.load()).state.alert(alertNumber(1).alertId), nullptr);
    orFail(replica.beginSnapshot());
    orFail(replica.addToSnapshot(std::vector<core::Aggregate>{alert(3)}));
    orFail(replica.addToSnapshot(std::vector<core::Aggregate>{alert(3, "twice"), alert(4)}));
    orFail(replica.commitSnapshot(at(20)));
    for (int round = 0; round < 2; ++round) {
        const auto loaded = orFail(replica.load());
        EXPECT_EQ(loaded.position, at(20));
        EXPECT_EQ(loaded.state.alerts.size(), 2U);
        EXPECT_EQ(*loaded.state.alert(alertNumber(3).alertId), alert(3, "twice"));
        reopen();
    }
    orFail(replica.applyBatch(std::vector<core::Aggregate>{alert(5)}, {}, at(21)));
    EXPECT_EQ(orFail(replica.load()).state.alerts.size(), 3U);
    orFail(replica.clear());
    EXPECT_EQ(orFail(replica.load()).position, store::ReplicaPosition{});
    EXPECT_EQ(orFail(replica.load()).state.alerts.size(), 0U);
}

TEST_F(ReplicaTest, dropsWhatItCannotReadButKeepsTheOutbox) {
    orFail(outbox.queue(note(1), minute(1), std::nullopt));
    for (const char* damage : {"UPDATE aggregate0 SET bytes=substr(bytes, 3)",
                               "UPDATE meta SET value=value+1 WHERE name='replica_format'"}) {
        SCOPED_TRACE(damage);
        orFail(replica.clear());
        orFail(replica.applyBatch(std::vector<core::Aggregate>{alert(1)}, {}, at(5)));
        ASSERT_GT(database->impl().handle().exec(damage), 0);
        EXPECT_EQ(orFail(replica.load()).position.cursor, 0U);
        orFail(replica.applyBatch(std::vector<core::Aggregate>{alert(2)}, {}, at(6)));
        EXPECT_EQ(orFail(replica.load()).state.alerts.size(), 1U);
    }
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 1U);
}

TEST_F(ReplicaTest, queuesActsAndFollowsThem) {
    orFail(outbox.queue(note(1), minute(1), std::nullopt));
    orFail(outbox.queue(note(2), minute(2), minute(4)));
    orFail(outbox.queue({idOf<core::CommandId>(3), std::nullopt, core::CloseCase{alertNumber(3).caseId, {}, true}},
                        minute(3), minute(5)));
    EXPECT_EQ(outbox.queue(note(1), minute(9), std::nullopt).error().fault, StoreFault::exists);
    reopen();
    auto entries = orFail(outbox.unsettled());
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].command, note(1));
    EXPECT_EQ(entries[0].state, OutboxState::queued);
    EXPECT_EQ(entries[0].madeAt, minute(1));
    EXPECT_EQ(entries[0].expiresAt, std::nullopt);
    EXPECT_EQ(entries[1].expiresAt, minute(4));
    EXPECT_EQ(entries[2].command.expected, std::nullopt);

    orFail(outbox.markSent(note(1).id, minute(2)));
    orFail(outbox.markSent(note(1).id, minute(3)));
    orFail(outbox.markSent(note(2).id, minute(3)));
    EXPECT_EQ(orFail(outbox.entry(note(1).id))->sendings, 2U);
    EXPECT_EQ(orFail(outbox.entry(note(1).id))->sentAt, minute(3));
    orFail(outbox.markAccepted(note(1).id, 42, minute(4)));
    orFail(outbox.markRefused(note(2).id, "conflict", "Vụ việc đã thay đổi", minute(4)));
    reopen();
    entries = orFail(outbox.latest(10));
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[2].state, OutboxState::accepted);
    EXPECT_EQ(entries[2].acceptedSeq, 42U);
    EXPECT_EQ(entries[1].refusalCode, "conflict");
    EXPECT_EQ(entries[1].refusalMessage, "Vụ việc đã thay đổi");
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 1U);
    EXPECT_EQ(orFail(outbox.prune(minute(5), minute(0))), 1U);
    EXPECT_EQ(orFail(outbox.latest(10)).size(), 2U) << "what came back stays until an officer puts it away";
    EXPECT_EQ(orFail(outbox.undone()).size(), 1U);
    orFail(outbox.forget(note(2).id));
    EXPECT_TRUE(orFail(outbox.undone()).empty());
    orFail(outbox.forget(note(3).id));
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 1U) << "one that waits is not forgotten";
}

TEST_F(ReplicaTest, followsManyActsInOneCommitEach) {
    const std::vector<store::Outbox::Planned> planned{
        {note(1), minute(4)}, {note(2), std::nullopt}, {note(3), std::nullopt}};
    orFail(outbox.queueAll(planned, minute(1)));
    EXPECT_EQ(
        outbox.queueAll(std::vector<store::Outbox::Planned>{{note(4), {}}, {note(1), {}}}, minute(2)).error().fault,
        StoreFault::exists);
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 3U) << "all or none";
    orFail(outbox.markSent(std::vector{note(1).id, note(2).id, note(9).id}, minute(2)));
    EXPECT_FALSE(orFail(outbox.takeBack(note(1).id))) << "it was sent";
    EXPECT_TRUE(orFail(outbox.takeBack(note(3).id)));
    reopen();
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 2U);
    orFail(outbox.end(std::vector<store::Outbox::Ended>{{.id = note(1).id, .accepted = 7, .at = minute(3)},
                                                        {.id = note(2).id, .accepted = {}, .at = minute(3)}}));
    reopen();
    EXPECT_TRUE(orFail(outbox.unsettled()).empty());
    EXPECT_EQ(orFail(outbox.entry(note(1).id))->acceptedSeq, 7U);
    EXPECT_EQ(orFail(outbox.entry(note(2).id)), std::nullopt) << "told elsewhere, and forgotten";
    EXPECT_EQ(orFail(outbox.entry(note(3).id)), std::nullopt);
}

TEST_F(ReplicaTest, anActExpiresAndALateAnswerOverrulesIt) {
    orFail(outbox.queue(note(1), minute(1), minute(3)));
    orFail(outbox.queue(note(2), minute(1), minute(5)));
    orFail(outbox.queue(note(3), minute(1), std::nullopt));
    orFail(outbox.markSent(note(2).id, minute(2)));
    EXPECT_TRUE(orFail(outbox.expireUntil(minute(2))).empty());
    EXPECT_EQ(orFail(outbox.expireUntil(minute(3))), std::vector{note(1).id});
    EXPECT_EQ(orFail(outbox.expireUntil(minute(60))), std::vector{note(2).id});
    orFail(outbox.markSent(note(1).id, minute(61)));
    EXPECT_EQ(orFail(outbox.entry(note(1).id))->state, OutboxState::expired);
    orFail(outbox.markAccepted(note(2).id, 7, minute(61)));
    EXPECT_EQ(orFail(outbox.entry(note(2).id))->state, OutboxState::accepted);
    orFail(outbox.markRefused(note(2).id, "conflict", "", minute(62)));
    EXPECT_EQ(orFail(outbox.entry(note(2).id))->state, OutboxState::accepted);
    EXPECT_EQ(outbox.markSent(note(9).id, minute(1)).error().fault, StoreFault::notFound);
    EXPECT_EQ(orFail(outbox.entry(note(9).id)), std::nullopt);
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 1U);
}

TEST_F(ReplicaTest, leavesOutActsOfAnotherVersion) {
    orFail(outbox.queue(note(1), minute(1), std::nullopt));
    orFail(outbox.queue(note(2), minute(1), std::nullopt));
    database->impl().handle().exec("UPDATE outbox SET type='teleport' WHERE place=1");
    EXPECT_EQ(orFail(outbox.unsettled()).size(), 1U);
    EXPECT_EQ(outbox.entry(note(1).id).error().fault, StoreFault::cannotDecode);
}

TEST_F(ReplicaTest, theOutboxWaitsForTheDiskAndTheReplicaDoesNot) {
    const auto synchronous = [this] { return database->impl().handle().execAndGet("PRAGMA synchronous").getInt(); };
    orFail(replica.applyBatch({}, {}, at(1)));
    EXPECT_EQ(synchronous(), 1);
    orFail(outbox.queue(note(1), minute(1), std::nullopt));
    EXPECT_EQ(synchronous(), 2);
}

TEST_F(ReplicaTest, keepsDrafts) {
    store::Drafts drafts{*database};
    EXPECT_EQ(orFail(drafts.get("case/1/note")), "");
    orFail(drafts.put("case/1/note", "Đang gõ"));
    orFail(drafts.put("case/2/note", "khác"));
    orFail(drafts.put("case/1/note", "Đang gõ dở"));
    EXPECT_EQ(orFail(drafts.get("case/1/note")), "Đang gõ dở");
    orFail(drafts.put("case/2/note", ""));
    EXPECT_THAT(orFail(drafts.all()), ::testing::ElementsAre(::testing::Pair("case/1/note", "Đang gõ dở")));
}

} // namespace
} // namespace trucban::test
