// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LedgerBatch.h"

#include "FakeLog.h"
#include "Samples.h"
#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "gateway/AttachmentFetcher.h"
#include "gateway/DataFolder.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

class LedgerBatchTest : public testing::Test {
protected:
    LedgerBatchTest() {
        state.policy = smallPolicy();
        batch.begin(kNoon);
    }

    IntakeOutcome& alert(wire::AlertBody body, core::Routing routing = {kBenThanh, {}, false},
                         std::string replaces = {}) {
        intakes.emplace_back(std::make_unique<IntakeOutcome>(LedgerFault::stopping));
        IntakeOutcome& slot = *intakes.back();
        IntakeRequest request;
        request.body = std::move(body);
        request.routing = std::move(routing);
        request.source = {core::ActorKind::source, "sos"};
        request.replaces = std::move(replaces);
        request.reply = [&slot](IntakeOutcome outcome) { slot = std::move(outcome); };
        batch.add(std::move(request));
        return slot;
    }

    CommandOutcome& command(core::Command asked, core::Authority authority) {
        commands.emplace_back(std::make_unique<CommandOutcome>(LedgerFault::stopping));
        CommandOutcome& slot = *commands.back();
        CommandRequest request;
        request.command = std::move(asked);
        request.authority = std::move(authority);
        request.receivedAt = received;
        request.reply = [&slot](CommandOutcome outcome) { slot = std::move(outcome); };
        batch.add(std::move(request));
        return slot;
    }

    core::CaseId onlyCase() const { return state.cases.begin()->first; }
    std::string bytes() const { return core::canonicalBytes(state, {.all = true, .wards = {}}); }

    core::State state;
    core::Instant received = kNoon;
    FakeLog log;
    Random random = countingRandom();
    LedgerBatch batch{state, log, random, embeddedWards()};
    std::vector<std::unique_ptr<IntakeOutcome>> intakes;
    std::vector<std::unique_ptr<CommandOutcome>> commands;
};

TEST_F(LedgerBatchTest, commitsManyRequestsInOneAppend) {
    for (int i = 0; i < 50; ++i) {
        alert(alertBody("a" + std::to_string(i)));
    }
    const auto committed = batch.commit();
    ASSERT_TRUE(committed);
    EXPECT_EQ(log.appends, 1);
    EXPECT_EQ(committed->batch->from, 1u);
    EXPECT_EQ(committed->batch->to, log.head().seq);
    EXPECT_EQ(committed->batch->items.size(), log.stored.size());
    for (const auto& slot : intakes) {
        ASSERT_TRUE(std::holds_alternative<IntakeDone>(*slot));
        EXPECT_TRUE(std::get<IntakeDone>(*slot).created);
    }
}

TEST_F(LedgerBatchTest, answersNothingBeforeTheCommit) {
    const IntakeOutcome& slot = alert(alertBody("a"));
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(slot));
    ASSERT_TRUE(batch.commit());
    EXPECT_TRUE(std::holds_alternative<IntakeDone>(slot));
}

TEST_F(LedgerBatchTest, aFailedCommitLeavesNoTrace) {
    alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    const std::string before = bytes();
    const auto seq = state.seq;
    batch.begin(kNoon);
    log.failing = true;
    const IntakeOutcome& newAlert = alert(alertBody("b"));
    const IntakeOutcome& update = alert(alertBody("a", "d2"));
    const CommandOutcome& acknowledge =
        command({commandId(1), std::nullopt, core::AcknowledgeCase{onlyCase()}}, officer(kBenThanh));
    const CommandOutcome& refusal =
        command({commandId(2), std::nullopt, core::AddNote{onlyCase(), ""}}, officer(kBenThanh));
    EXPECT_NE(bytes(), before);
    ASSERT_FALSE(batch.commit());
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(state.seq, seq);
    EXPECT_FALSE(state.alertByKey.contains(core::alertKey(core::AlertSource::sosApp, "b")));
    EXPECT_EQ(std::get<LedgerFault>(newAlert), LedgerFault::unavailable);
    EXPECT_EQ(std::get<LedgerFault>(update), LedgerFault::unavailable);
    EXPECT_EQ(std::get<LedgerFault>(acknowledge), LedgerFault::unavailable);
    EXPECT_EQ(std::get<LedgerFault>(refusal), LedgerFault::unavailable);
}

TEST_F(LedgerBatchTest, worksAgainAfterAFailure) {
    log.failing = true;
    alert(alertBody("a"));
    ASSERT_FALSE(batch.commit());
    log.failing = false;
    batch.begin(kNoon);
    const IntakeOutcome& again = alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    EXPECT_TRUE(std::get<IntakeDone>(again).created);
    EXPECT_EQ(state.cases.size(), 1u);
    EXPECT_EQ(state.case_(onlyCase())->code.substr(8), "0001") << "the number of the failed one is used again";
}

TEST_F(LedgerBatchTest, theSameContentAgainGetsTheSameAnswer) {
    const IntakeOutcome first = [&] {
        const IntakeOutcome& slot = alert(alertBody("a"));
        EXPECT_TRUE(batch.commit());
        return slot;
    }();
    batch.begin(kNoon);
    const IntakeOutcome& again = alert(alertBody("a"));
    const auto committed = batch.commit();
    ASSERT_TRUE(committed);
    EXPECT_EQ(committed->batch, nullptr);
    const auto& done = std::get<IntakeDone>(again);
    EXPECT_TRUE(done.repeated);
    EXPECT_EQ(done.answer, std::get<IntakeDone>(first).answer);
}

TEST_F(LedgerBatchTest, theSameContentTwiceInOneBatchIsOneAlert) {
    const IntakeOutcome& first = alert(alertBody("a"));
    const IntakeOutcome& second = alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(state.alerts.size(), 1u);
    EXPECT_EQ(std::get<IntakeDone>(first).answer, std::get<IntakeDone>(second).answer);
}

TEST_F(LedgerBatchTest, otherContentIsAnUpdate) {
    alert(alertBody("a"));
    const IntakeOutcome& update = alert(alertBody("a", "d2"));
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(state.alerts.size(), 1u);
    EXPECT_TRUE(std::get<IntakeDone>(update).answer.updated);
    EXPECT_FALSE(std::get<IntakeDone>(update).created);
}

TEST_F(LedgerBatchTest, aRepetitionAfterFetchingIsStillOne) {
    alert(alertBody("a", "d1"));
    alert(alertBody("a", "d1" + std::string{kFetchedSuffix}), {kBenThanh, {}, false}, "d1");
    const IntakeOutcome& again = alert(alertBody("a", "d1"));
    ASSERT_TRUE(batch.commit());
    EXPECT_TRUE(std::get<IntakeDone>(again).repeated);
}

TEST_F(LedgerBatchTest, fetchedAttachmentsNeverOverrunALaterWordOfTheSender) {
    alert(alertBody("a", "d1"));
    alert(alertBody("a", "d2"));
    auto stale = alertBody("a", "d1" + std::string{kFetchedSuffix});
    stale.details.text = "stale";
    alert(std::move(stale), {kBenThanh, {}, false}, "d1");
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(state.alerts.begin()->second.facts.contentDigest, "d2");
}

TEST_F(LedgerBatchTest, aRepeatedCommandIdHappensOnce) {
    alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    batch.begin(kNoon);
    const core::Command note{commandId(7), std::nullopt, core::AddNote{onlyCase(), "Đã gọi lại"}};
    const CommandOutcome& first = command(note, officer(kBenThanh));
    const CommandOutcome& inBatch = command(note, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    batch.begin(kNoon);
    const CommandOutcome& later = command(note, officer(kBenThanh));
    const CommandOutcome& foreign = command(note, officer(kBenThanh, "binh"));
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(state.case_(onlyCase())->notes.size(), 1u);
    const auto seq = std::get<CommandDone>(first).seq;
    EXPECT_FALSE(std::get<CommandDone>(first).repeated);
    EXPECT_EQ(std::get<CommandDone>(inBatch).seq, seq);
    EXPECT_EQ(std::get<CommandDone>(later).seq, seq);
    EXPECT_TRUE(std::get<CommandDone>(later).repeated);
    EXPECT_TRUE(std::holds_alternative<CommandForeign>(foreign));
}

TEST_F(LedgerBatchTest, aConflictBringsTheCaseAsItIs) {
    alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    batch.begin(kNoon);
    const std::uint32_t seen = state.case_(onlyCase())->decisionVersion;
    command({commandId(1), seen, core::AcknowledgeCase{onlyCase()}}, officer(kBenThanh));
    const CommandOutcome& late =
        command({commandId(2), seen, core::SetPriority{onlyCase(), core::Priority::p2, "nhầm"}}, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    const auto& refused = std::get<CommandRefused>(late);
    EXPECT_EQ(refused.code, core::Refusal::conflict);
    ASSERT_TRUE(refused.current);
    EXPECT_EQ(refused.current->state, core::CaseState::acknowledged);
}

TEST_F(LedgerBatchTest, aBriefingCountedFromAnotherLogIsRefused) {
    alert(alertBody("a"));
    ASSERT_TRUE(batch.commit());
    batch.begin(kNoon);
    core::Briefing briefing{.id = {core::Uuid::v7(kNoon, std::array<std::uint8_t, 10>{1})}};
    briefing.document = "{}";
    briefing.seq = log.head().seq;
    const std::string right = store::toHex(log.head().hash);
    std::string wrong = right;
    wrong.front() = wrong.front() == '0' ? '1' : '0';
    briefing.head = wrong;
    CommandOutcome& foreign = command({commandId(1), std::nullopt, core::FreezeBriefing{briefing}}, officer(kBenThanh));
    briefing.head = right;
    CommandOutcome& ours = command({commandId(2), std::nullopt, core::FreezeBriefing{briefing}}, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(std::get<CommandRefused>(foreign).code, core::Refusal::badValue);
    EXPECT_EQ(std::get<CommandRefused>(ours).code, core::Refusal::notPermitted)
        << "its head is the log's; a duty officer freezes nothing";
}

TEST_F(LedgerBatchTest, aWardThatIsNoneIsRefused) {
    alert(alertBody("a"));
    const CommandOutcome& offer =
        command({commandId(1), std::nullopt, core::OfferTransfer{onlyCase(), {70}, "nhầm"}}, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    EXPECT_EQ(std::get<CommandRefused>(offer).code, core::Refusal::unknownWard);
    EXPECT_FALSE(state.case_(onlyCase())->transfer);
}

TEST_F(LedgerBatchTest, whatMovesPeopleExpiresAndANoteDoesNot) {
    alert(alertBody("a"));
    const auto madeAt = [this](core::Instant at) { return newId<core::CommandId>(at, random); };
    const core::Instant early = kNoon - state.policy.commandExpiry;
    const core::CloseCase close{onlyCase(), core::Outcome{core::Disposition::mistaken, "", ""}, false};
    const CommandOutcome& stale = command({madeAt(early - core::Milliseconds{1}), {}, close}, officer(kBenThanh));
    const CommandOutcome& note =
        command({madeAt(early - core::Milliseconds{1}), {}, core::AddNote{onlyCase(), "x"}}, officer(kBenThanh));
    const core::Command last{madeAt(early), {}, close};
    const CommandOutcome& inTime = command(last, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    EXPECT_TRUE(std::holds_alternative<CommandExpired>(stale));
    EXPECT_TRUE(std::holds_alternative<CommandDone>(note));
    EXPECT_TRUE(std::holds_alternative<CommandDone>(inTime));
    batch.begin(kNoon);
    received = kNoon + std::chrono::hours{1};
    const CommandOutcome& again = command(last, officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    ASSERT_TRUE(std::holds_alternative<CommandDone>(again)) << "the answer was lost, not the command";
    EXPECT_TRUE(std::get<CommandDone>(again).repeated);
}

/// The ledger's own time does not go back with the clock; ids are made by the clock.
TEST_F(LedgerBatchTest, aClockSetBackExpiresNothing) {
    alert(alertBody("a"));
    received = kNoon - std::chrono::hours{2};
    const CommandOutcome& close =
        command({newId<core::CommandId>(received, random), std::nullopt,
                 core::CloseCase{onlyCase(), core::Outcome{core::Disposition::mistaken, "", ""}, false}},
                officer(kBenThanh));
    ASSERT_TRUE(batch.commit());
    EXPECT_TRUE(std::holds_alternative<CommandDone>(close));
}

TEST_F(LedgerBatchTest, theReporterGoesToTheLogAndToNoEvent) {
    auto body = alertBody("a");
    body.reporter = {"Nguyễn Thị B", "0900000000"};
    body.facts.hasReporter = true;
    body.raw = "{}";
    body.facts.warnings = {{"/position", "not usable"}};
    alert(std::move(body));
    ASSERT_TRUE(batch.commit());
    ASSERT_TRUE(log.stored.front().reporter);
    EXPECT_EQ(log.stored.front().reporter->phone, "0900000000");
    EXPECT_EQ(log.stored.front().rawBody, "{}");
    EXPECT_FALSE(log.stored.at(1).reporter);
}

} // namespace
} // namespace trucban::gateway
