// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeLog.h"
#include "Samples.h"
#include "core/CanonicalBytes.h"
#include "gateway/Archivist.h"
#include "gateway/DataFolder.h"
#include "gateway/LedgerBatch.h"

#include <gtest/gtest.h>

#include <algorithm>

// What the ledger does with what is in the archive: late commands and reports bring it back, nothing else does.
namespace trucban::gateway {
namespace {

const core::Authority kGateway{{core::ActorKind::gateway, "gateway"}, core::Role::admin, {.all = true, .wards = {}}};

class ArchivingTest : public testing::Test {
protected:
    ArchivingTest() { state.policy = smallPolicy(); }

    void step(core::Milliseconds time) { now += time; }
    IntakeOutcome alert(wire::AlertBody body) {
        IntakeOutcome outcome = LedgerFault::stopping;
        IntakeRequest request;
        request.body = std::move(body);
        request.routing = {kBenThanh, {}, false};
        request.source = {core::ActorKind::source, "sos"};
        request.reply = [&outcome](IntakeOutcome settled) { outcome = std::move(settled); };
        batch.begin(now);
        batch.add(std::move(request));
        (void)batch.commit();
        return outcome;
    }
    CommandOutcome command(core::CommandBody body, core::Authority authority = officer(kBenThanh)) {
        CommandOutcome outcome = LedgerFault::stopping;
        CommandRequest request;
        request.command = {commandId(++commands), std::nullopt, std::move(body)};
        request.authority = std::move(authority);
        request.reply = [&outcome](CommandOutcome settled) { outcome = std::move(settled); };
        batch.begin(now);
        batch.add(std::move(request));
        committed = batch.commit();
        return outcome;
    }
    core::Refusal refusal(core::CommandBody body, core::Authority authority = officer(kBenThanh)) {
        const auto outcome = command(std::move(body), std::move(authority));
        EXPECT_TRUE(std::holds_alternative<CommandRefused>(outcome));
        return std::get<CommandRefused>(outcome).code;
    }
    void done(core::CommandBody body, core::Authority authority = officer(kBenThanh)) {
        EXPECT_TRUE(std::holds_alternative<CommandDone>(command(std::move(body), std::move(authority))));
    }
    /// A closed case, put away.
    wire::AlertAnswer archived(const std::string& externalId) {
        const auto answer = std::get<IntakeDone>(alert(alertBody(externalId))).answer;
        done(core::CloseCase{answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false});
        step(core::kLeastArchiveAge);
        done(core::ArchiveCase{answer.caseId}, kGateway);
        EXPECT_EQ(state.case_(answer.caseId), nullptr);
        return answer;
    }
    std::vector<std::string_view> types() const {
        std::vector<std::string_view> all;
        for (const core::Event& event : committed.value().events) {
            all.push_back(core::typeOf(event.data));
        }
        return all;
    }

    core::State state;
    core::Instant now = kNoon;
    FakeLog log;
    Random random = countingRandom();
    LedgerBatch batch{state, log, random, embeddedWards()};
    store::Result<LedgerBatch::Committed> committed = store::failure(store::StoreFault::notFound);
    std::uint8_t commands = 0;
};

TEST_F(ArchivingTest, aLateNoteBringsTheCaseBack) {
    const auto answer = archived("a");
    done(core::AddNote{answer.caseId, "Gia đình hỏi lại"});
    EXPECT_EQ(types(), (std::vector<std::string_view>{"caseUnarchived", "alertUnarchived", "noteAdded"}));
    EXPECT_EQ(state.case_(answer.caseId)->notes.size(), 1u);
    EXPECT_NE(state.alert(answer.alertId), nullptr);
    EXPECT_TRUE(log.archive.empty());
}

TEST_F(ArchivingTest, aRefusalLeavesItWhereItIs) {
    const auto answer = archived("a");
    const auto head = log.head().seq;
    const auto seq = state.seq;
    EXPECT_EQ(refusal(core::AcknowledgeCase{answer.caseId}), core::Refusal::caseClosed);
    EXPECT_EQ(refusal(core::RevealReporter{answer.caseId, answer.alertId, "x", false}), core::Refusal::caseClosed);
    EXPECT_EQ(refusal(core::PlaceAlert{answer.alertId, {{10.7, 106.7}, 5}}), core::Refusal::caseClosed);
    EXPECT_EQ(refusal(core::AddNote{answer.caseId, "x"}, officer(kSaiGon)), core::Refusal::unknownCase);
    EXPECT_EQ(refusal(core::ReopenCase{answer.caseId, ""}), core::Refusal::reasonMissing);
    EXPECT_EQ(refusal(core::MergeCases{answer.caseId, {answer.caseId}}), core::Refusal::caseClosed);
    EXPECT_EQ(log.head().seq, head);
    EXPECT_EQ(state.seq, seq);
    EXPECT_TRUE(state.cases.empty());
    EXPECT_TRUE(state.alerts.empty());
    EXPECT_TRUE(state.alertByKey.empty());
    EXPECT_EQ(log.archive.size(), 2u);
}

TEST_F(ArchivingTest, theSameReportGetsTheSameAnswer) {
    const auto first = archived("a");
    const auto head = log.head().seq;
    const auto again = std::get<IntakeDone>(alert(alertBody("a")));
    EXPECT_TRUE(again.repeated);
    EXPECT_FALSE(again.answer.updated);
    EXPECT_EQ(again.answer.alertId, first.alertId);
    EXPECT_EQ(again.answer.caseId, first.caseId);
    EXPECT_EQ(again.answer.seq, first.seq);
    EXPECT_EQ(again.answer.priority, first.priority);
    EXPECT_EQ(log.head().seq, head);
    EXPECT_TRUE(state.alerts.empty());
}

TEST_F(ArchivingTest, aChangedReportIsAnUpdateAndRings) {
    const auto first = archived("a");
    const auto update = std::get<IntakeDone>(alert(alertBody("a", "d2")));
    EXPECT_FALSE(update.created);
    EXPECT_TRUE(update.answer.updated);
    EXPECT_EQ(update.answer.alertId, first.alertId);
    EXPECT_NE(update.answer.caseId, first.caseId);
    EXPECT_EQ(state.case_(update.answer.caseId)->state, core::CaseState::isNew);
    EXPECT_EQ(state.case_(first.caseId)->state, core::CaseState::closed);
    EXPECT_EQ(state.alert(first.alertId)->caseId, update.answer.caseId);
    EXPECT_TRUE(log.archive.empty());
}

TEST_F(ArchivingTest, aSenderWhoIsSafeBringsOnlyTheOldCaseBack) {
    const auto first = archived("a");
    auto body = alertBody("a", "d2");
    body.facts.senderState = core::SenderState::safe;
    const auto update = std::get<IntakeDone>(alert(body));
    EXPECT_TRUE(update.answer.updated);
    EXPECT_EQ(update.answer.caseId, first.caseId);
    EXPECT_EQ(state.cases.size(), 1u);
}

TEST_F(ArchivingTest, anErasedAlertsSenderIsAStranger) {
    const auto first = archived("a");
    done(core::EraseAlert{first.alertId}, kGateway);
    step(core::kLeastArchiveAge);
    done(core::ArchiveCase{first.caseId}, kGateway);
    const auto stranger = std::get<IntakeDone>(alert(alertBody("a")));
    EXPECT_TRUE(stranger.created);
    EXPECT_NE(stranger.answer.alertId, first.alertId);
    EXPECT_EQ(log.archive.size(), 2u) << "the erased one rests";
}

TEST_F(ArchivingTest, unmergingBringsBackWhatHoldsTheAlerts) {
    const auto primary = std::get<IntakeDone>(alert(alertBody("a"))).answer;
    const auto other = std::get<IntakeDone>(alert(alertBody("b"))).answer;
    done(core::MergeCases{primary.caseId, {other.caseId}});
    done(core::CloseCase{primary.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    step(core::kLeastArchiveAge);
    done(core::ArchiveCase{other.caseId}, kGateway);
    done(core::ArchiveCase{primary.caseId}, kGateway);
    EXPECT_TRUE(state.alerts.empty());
    done(core::UnmergeCase{other.caseId});
    EXPECT_EQ(state.case_(other.caseId)->state, core::CaseState::isNew);
    EXPECT_EQ(state.case_(other.caseId)->alerts, std::vector{other.alertId});
    EXPECT_EQ(state.alert(other.alertId)->caseId, other.caseId);
    EXPECT_EQ(state.alert(primary.alertId)->caseId, primary.caseId);
    EXPECT_TRUE(log.archive.empty());
}

TEST_F(ArchivingTest, aVisitPostedAgainIsKnown) {
    const core::Visit visit{.id = core::VisitId{commandId(200).value}, .ward = kBenThanh, .visitedAt = now};
    const core::Authority device{{core::ActorKind::source, "app"}, core::Role::admin, {.all = true, .wards = {}}};
    done(core::RecordVisit{visit}, device);
    step(core::kLeastArchiveAge);
    done(core::ArchiveVisit{visit.id}, kGateway);
    EXPECT_TRUE(state.visits.empty());
    EXPECT_EQ(refusal(core::RecordVisit{visit}, device), core::Refusal::alreadyDone);
}

TEST_F(ArchivingTest, anArchiveThatCannotBeReadTurnsNoReportAway) {
    const auto answer = archived("a");
    log.unreadable = true;
    const auto head = log.head().seq;
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(command(core::AddNote{answer.caseId, "x"})));
    EXPECT_EQ(log.head().seq, head);
    EXPECT_TRUE(batch.takeArchiveFault());
    const auto again = alert(alertBody("a", "d2"));
    ASSERT_TRUE(std::holds_alternative<IntakeDone>(again)) << "the row may never be readable again";
    EXPECT_TRUE(std::get<IntakeDone>(again).created);
    EXPECT_EQ(state.cases.size(), 1U);
    EXPECT_EQ(batch.takeArchiveFault(), store::StoreFault::ioError);
    EXPECT_FALSE(batch.takeArchiveFault());
}

TEST_F(ArchivingTest, whatTheArchiveGarbledTheLogStillKnows) {
    const auto answer = archived("a");
    log.undecodable = true;
    done(core::AddNote{answer.caseId, "Gia đình hỏi lại"});
    ASSERT_NE(state.case_(answer.caseId), nullptr);
    EXPECT_EQ(state.case_(answer.caseId)->state, core::CaseState::closed);
    EXPECT_EQ(state.case_(answer.caseId)->notes.size(), 1u);
    EXPECT_EQ(state.alert(answer.alertId)->details->text, "Cướp tại chợ");
    EXPECT_TRUE(log.archive.empty()) << "the bad rows are gone";
}

TEST_F(ArchivingTest, aGarbledRowHoldsUpNoErasure) {
    const auto answer = archived("a");
    log.undecodable = true;
    done(core::EraseAlert{answer.alertId}, kGateway);
    ASSERT_NE(state.alert(answer.alertId), nullptr);
    EXPECT_FALSE(state.alert(answer.alertId)->details);
    EXPECT_TRUE(std::ranges::contains(types(), "alertErased"));
}

TEST_F(ArchivingTest, keepsAValueOnTheWayOfEverySixtyFourthEvent) {
    const auto answer = std::get<IntakeDone>(alert(alertBody("a"))).answer;
    for (int note = 0; note < 130; ++note) {
        done(core::AddNote{answer.caseId, std::to_string(note)});
    }
    std::vector<std::uint32_t> versions;
    for (const store::PendingEvent& stored : log.stored) {
        if (stored.milestone) {
            EXPECT_EQ(std::get<core::Case>(*stored.milestone).version, stored.event.version);
            versions.push_back(stored.event.version);
        }
    }
    EXPECT_EQ(versions, (std::vector<std::uint32_t>{64, 128}));
}

TEST_F(ArchivingTest, aCommitThatFailsLeavesItInTheArchive) {
    const auto answer = archived("a");
    const std::string before = core::canonicalBytes(state, {.all = true, .wards = {}});
    log.failing = true;
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(command(core::AddNote{answer.caseId, "x"})));
    EXPECT_EQ(core::canonicalBytes(state, {.all = true, .wards = {}}), before);
    EXPECT_EQ(log.archive.size(), 2u);
    log.failing = false;
    done(core::AddNote{answer.caseId, "x"});
}

TEST_F(ArchivingTest, aCommitThatFailsPutsNothingAway) {
    const auto answer = std::get<IntakeDone>(alert(alertBody("a"))).answer;
    done(core::CloseCase{answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    step(core::kLeastArchiveAge);
    const std::string before = core::canonicalBytes(state, {.all = true, .wards = {}});
    log.failing = true;
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(command(core::ArchiveCase{answer.caseId}, kGateway)));
    EXPECT_EQ(core::canonicalBytes(state, {.all = true, .wards = {}}), before);
    EXPECT_TRUE(state.alertByKey.contains(core::alertKey(core::AlertSource::sosApp, "a")));
    EXPECT_TRUE(log.archive.empty());
}

TEST_F(ArchivingTest, liveCasesCostNoLookUp) {
    const auto answer = std::get<IntakeDone>(alert(alertBody("a"))).answer;
    const int before = log.lookups;
    done(core::AcknowledgeCase{answer.caseId});
    (void)alert(alertBody("a", "d2"));
    (void)alert(alertBody("a", "d2"));
    EXPECT_EQ(log.lookups, before);
}

// --- when ----------------------------------------------------------------------------------------------------------

TEST_F(ArchivingTest, theArchivistNamesTheOldestFirstAndEachOnce) {
    std::vector<core::CaseId> ids;
    for (const char* name : {"a", "b", "c"}) {
        ids.push_back(std::get<IntakeDone>(alert(alertBody(name))).answer.caseId);
        done(core::CloseCase{ids.back(), core::Outcome{core::Disposition::mistaken, "", ""}, false});
        step(std::chrono::hours{1});
    }
    (void)alert(alertBody("open"));
    Archivist archivist{[](const core::VisitId&) { return std::nullopt; }};
    archivist.rebuild(state);
    EXPECT_EQ(archivist.next(state.policy), kNoon + core::kLeastArchiveAge);
    EXPECT_TRUE(archivist.due(state, kNoon + core::kLeastArchiveAge - core::Milliseconds{1}, 10).empty());
    auto due = archivist.due(state, kNoon + core::kLeastArchiveAge + std::chrono::hours{1}, 10);
    ASSERT_EQ(due.size(), 2u);
    EXPECT_EQ(std::get<core::ArchiveCase>(due[0]).caseId, ids[0]);
    EXPECT_EQ(std::get<core::ArchiveCase>(due[1]).caseId, ids[1]);
    EXPECT_EQ(archivist.due(state, now + 2 * core::kLeastArchiveAge, 10).size(), 1u);
    EXPECT_FALSE(archivist.next(state.policy).has_value());
    archivist.rebuild(state);
    EXPECT_EQ(archivist.due(state, now + 2 * core::kLeastArchiveAge, 2).size(), 2u) << "no more than were asked for";
    state.policy.archiveAfter = core::Milliseconds::zero();
    EXPECT_TRUE(archivist.due(state, now + 2 * core::kLeastArchiveAge, 10).empty());
}

TEST_F(ArchivingTest, theArchivistWaitsAnewAfterEachChange) {
    const auto id = std::get<IntakeDone>(alert(alertBody("a"))).answer.caseId;
    Archivist archivist{[](const core::VisitId&) { return std::nullopt; }};
    const auto follow = [&](core::CommandBody body) {
        done(std::move(body));
        archivist.onEvents(state, committed->events);
    };
    follow(core::CloseCase{id, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    step(std::chrono::hours{24});
    follow(core::AddNote{id, "x"});
    EXPECT_TRUE(archivist.due(state, kNoon + core::kLeastArchiveAge, 10).empty());
    EXPECT_EQ(archivist.next(state.policy), now + core::kLeastArchiveAge);
    follow(core::ReopenCase{id, "x"});
    EXPECT_TRUE(archivist.due(state, now + 2 * core::kLeastArchiveAge, 10).empty()) << "it is open";
}

TEST_F(ArchivingTest, aVisitEnteredLateStaysAsLongAsAnyOther) {
    const core::Authority device{{core::ActorKind::source, "app"}, core::Role::admin, {.all = true, .wards = {}}};
    const core::Visit visit{
        .id = core::VisitId{commandId(200).value}, .ward = kBenThanh, .visitedAt = now - std::chrono::days{30}};
    const auto recordedAt = [this](const core::VisitId& id) -> std::optional<core::Instant> {
        const auto history = log.history(core::AggregateRef::of(id));
        return history && !history->empty() ? std::optional{history->front()->at} : std::nullopt;
    };
    Archivist follower{recordedAt};
    done(core::RecordVisit{visit}, device);
    follower.onEvents(state, committed->events);
    Archivist restarted{recordedAt};
    restarted.rebuild(state);
    for (Archivist* archivist : {&follower, &restarted}) {
        EXPECT_TRUE(archivist->due(state, now, 10).empty());
        EXPECT_TRUE(archivist->due(state, now + core::kLeastArchiveAge - core::Milliseconds{1}, 10).empty());
        EXPECT_EQ(archivist->next(state.policy), now + core::kLeastArchiveAge);
        EXPECT_EQ(archivist->due(state, now + core::kLeastArchiveAge, 10).size(), 1u);
    }
}

TEST_F(ArchivingTest, aHouseholdsNeedGoesWhenItsTimeIsOver) {
    const core::Authority team{
        {core::ActorKind::officer, "T3-01"}, core::Role::team, {.all = false, .wards = {kBenThanh}}};
    core::Record record{.id = {core::Uuid::v7(now, std::array<std::uint8_t, 10>{1})}, .ward = kBenThanh};
    record.need = core::NeedRecord{{"T3-01"}, "H0117", "lonelyElderly", core::dayNumber(now) + 3};
    done(core::SaveRecords{{record}}, team);
    Archivist archivist{[](const core::VisitId&) { return std::nullopt; }};
    archivist.rebuild(state);
    const core::Instant over = core::startOf(core::dayNumber(now) + 4);
    EXPECT_TRUE(archivist.due(state, over - core::Milliseconds{1}, 10).empty());
    record = state.records.at(record.id);
    record.need->until += 1;
    done(core::SaveRecords{{record}}, team);
    archivist.onEvents(state, committed->events);
    EXPECT_TRUE(archivist.due(state, over, 10).empty()) << "it was given a day more";
    const auto ended = archivist.due(state, over + std::chrono::days{1}, 10);
    ASSERT_EQ(ended.size(), 1u);
    now = over + std::chrono::days{1};
    done(ended.front(), kGateway);
    EXPECT_TRUE(state.records.empty());
}

TEST_F(ArchivingTest, aNeedGoesInTimeWhateverThePolicySaysOfTheArchive) {
    const core::Authority team{
        {core::ActorKind::officer, "T3-01"}, core::Role::team, {.all = false, .wards = {kBenThanh}}};
    core::Record record{.id = {core::Uuid::v7(now, std::array<std::uint8_t, 10>{1})}, .ward = kBenThanh};
    record.need = core::NeedRecord{{"T3-01"}, "H0117", "lonelyElderly", core::dayNumber(now) + 3};
    done(core::SaveRecords{{record}}, team);
    const core::Instant over = core::startOf(core::dayNumber(now) + 4);
    for (const auto age : {core::Milliseconds::zero(), core::Milliseconds{std::chrono::days{400}}}) {
        Archivist archivist{[](const core::VisitId&) { return std::nullopt; }};
        archivist.rebuild(state);
        state.policy.archiveAfter = age; // after the need was noted, too
        EXPECT_EQ(archivist.next(state.policy), over);
        EXPECT_TRUE(archivist.due(state, over - core::Milliseconds{1}, 10).empty());
        EXPECT_EQ(archivist.due(state, over, 10), std::vector<core::CommandBody>{core::ExpireRecord{record.id}});
    }
}

TEST_F(ArchivingTest, whatWasRefusedHasAnotherTurn) {
    const auto id = std::get<IntakeDone>(alert(alertBody("a"))).answer.caseId;
    done(core::CloseCase{id, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    Archivist archivist{[](const core::VisitId&) { return std::nullopt; }};
    archivist.rebuild(state);
    const auto due = archivist.due(state, now + core::kLeastArchiveAge, 10);
    ASSERT_EQ(due.size(), 1u);
    const core::Instant refusedAt = now + core::kLeastArchiveAge;
    archivist.onRefused(state, due.front(), refusedAt);
    EXPECT_TRUE(archivist.due(state, refusedAt + Archivist::kAgain - core::Milliseconds{1}, 10).empty());
    EXPECT_EQ(archivist.next(state.policy), refusedAt + Archivist::kAgain);
    EXPECT_EQ(archivist.due(state, refusedAt + Archivist::kAgain, 10).size(), 1u);
}

} // namespace
} // namespace trucban::gateway
