// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Refusal.h"

#include "core/Fold.h"
#include "core/RandomWorld.h"

#include <gtest/gtest.h>

#include <set>

namespace trucban::core {

using namespace trucban::test;

TEST(Refusal, eachHasASentenceOfItsOwn) {
    std::set<std::string_view> sentences;
    for (const auto& [refusal, name] : EnumNames<Refusal>::table) {
        const std::string_view sentence = sentenceOf(refusal);
        EXPECT_TRUE(sentences.insert(sentence).second) << name;
        EXPECT_TRUE(sentence.ends_with('.') && sentence.size() > 10) << name;
    }
    for (const auto& [error, name] : EnumNames<ApplyError>::table) {
        EXPECT_TRUE(sentences.insert(sentenceOf(error)).second) << name;
    }
    EXPECT_TRUE(sentences.insert(sentenceOf(static_cast<Refusal>(255))).second);
    EXPECT_TRUE(sentences.insert(sentenceOf(static_cast<ApplyError>(255))).second);
}

TEST(Refusal, eachIsProvokedAndChangesNothing) {
    World world;
    const Authority duty = officerOf({kWardA});
    const CaseId open = world.open("violence");
    const CaseId other = world.open("violence");
    const CaseId closed = world.open();
    const CaseId merged = world.open();
    const CaseId offered = world.open();
    const CaseId foreign = world.open("violence", {.ward = kWardB});
    const CaseId unowned = world.open("theft", {.candidates = {kWardA, kWardC}});
    const AlertId alert = world.at(open).alerts[0];
    const RequestId request{uuid(600)};
    world.unit("M1");
    world.unit("M2");
    world.unit("T1", kWardA, UnitKind::outreachTeam);
    world.unit("OFF");
    world.tell(duty, SetUnitState{{"OFF"}, UnitState::offDuty});
    world.tell(gateway(), EscalateCase{foreign, {kWardA}});
    world.tell(duty, DispatchUnit{other, {"M2"}});
    world.tell(duty, CloseCase{closed, Outcome{}});
    world.tell(duty, MergeCases{open, {merged}});
    world.tell(duty, OfferTransfer{offered, kWardB, "x"});
    world.tell(duty, RequestJoint{open, request, Agency::military, "x"});
    world.tell(duty, AnswerJoint{open, request, OfferState::accepted, "x"});
    world.tell(device("M1"), MoveUnit{{"M1"}, {10, 106}, {}, world.now});
    ReceiveAlert anonymous = world.alertBody("anonymous", "theft", {.ward = kWardA});
    anonymous.facts.hasReporter = false;
    world.tell(source(), anonymous);
    ReceiveAlert exercise = world.alertBody("exercise", "theft", {.ward = kWardA});
    exercise.facts.exercise = true;
    const CaseId drill = exercise.caseId;
    world.tell(source(), exercise);
    const HandoverId handover{uuid(700)};
    world.tell(duty, SignHandover{.id = handover,
                                  .wards = {kWardA},
                                  .since = world.now,
                                  .items = {{.topic = HandoverTopic::other, .text = "x"}}});

    Record figures{.id = {uuid(800)}, .ward = kWardA};
    figures.dayFigures = DayFiguresRecord{dayNumber(world.now), {{"suspects", 1}}};
    world.tell(duty, SaveRecords{{figures}});
    Record lock{.id = {uuid(801)}, .ward = kWardA};
    lock.signOff = SignOffRecord{dayNumber(world.now), dayNumber(world.now)};
    world.tell(withRole(Role::wardLeader), SaveRecords{{lock}});
    Record lockAgain = lock;
    lockAgain.signOff->to += 1;

    struct Provocation {
        Refusal refusal;
        Authority authority;
        CommandBody body;
        std::optional<std::uint32_t> expected;
    };
    const std::string tooLong(4'001, 'x');
    const std::vector<Provocation> provocations{
        {Refusal::unknownCase, duty, AcknowledgeCase{{uuid(9'001)}}},
        {Refusal::unknownAlert, duty, RevealReporter{open, {uuid(9'001)}, "x"}},
        {Refusal::unknownUnit, duty, DispatchUnit{open, {"M9"}}},
        {Refusal::notPermitted, withRole(Role::committee), AddNote{open, "x"}},
        {Refusal::outOfScope, duty, ResolveCase{foreign, {}}},
        {Refusal::conflict, duty, SetPriority{other, Priority::p2, ""}, 0},
        {Refusal::illegalMove, duty, ResolveCase{open, {}}},
        {Refusal::alreadyDone, duty, AcknowledgeCase{other}},
        {Refusal::caseClosed, duty, AcknowledgeCase{closed}},
        {Refusal::caseMerged, duty, AddNote{merged, "x"}},
        {Refusal::notMerged, duty, UnmergeCase{open}},
        {Refusal::unitBusy, duty, DispatchUnit{open, {"M2"}}},
        {Refusal::unitInactive, duty, DispatchUnit{open, {"OFF"}}},
        {Refusal::unitNotOnCase, duty, RecallUnit{open, {"M1"}}},
        {Refusal::unitUnsuitable, duty, DispatchUnit{open, {"T1"}}},
        {Refusal::unitsStillOut, duty, CloseCase{other, Outcome{}}},
        {Refusal::outcomeMissing, duty, CloseCase{open, {}}},
        {Refusal::fileNumberMissing, duty, CloseCase{open, Outcome{Disposition::reportFiled}}},
        {Refusal::reasonMissing, duty, ReopenCase{closed, ""}},
        {Refusal::textMissing, duty, AddNote{open, ""}},
        {Refusal::textTooLong, duty, AddNote{open, tooLong}},
        {Refusal::unknownKind, duty, SetKind{open, "UFO"}},
        {Refusal::unknownWard, duty, OfferTransfer{open, {}, "x"}},
        {Refusal::notCandidate, officerOf({kWardA, kWardD}), ClaimCase{unowned, kWardD}},
        {Refusal::alreadyOwned, duty, ClaimCase{open, kWardA}},
        {Refusal::offerPending, duty, OfferTransfer{offered, kWardC, "x"}},
        {Refusal::noOffer, duty, AnswerTransfer{open, OfferState::withdrawn}},
        {Refusal::sameWard, duty, OfferTransfer{open, kWardA, "x"}},
        {Refusal::unknownRequest, duty, AnswerJoint{open, {uuid(9'001)}, OfferState::accepted, "x"}},
        {Refusal::requestAnswered, duty, AnswerJoint{open, request, OfferState::accepted, "x"}},
        {Refusal::noReporter, duty, RevealReporter{anonymous.caseId, anonymous.alertId, "x"}},
        {Refusal::badPosition, duty, PlaceAlert{alert, {{106, 10}, 0}}},
        {Refusal::stalePosition, device("M1"), MoveUnit{{"M1"}, {10, 106}, {}, world.now - Milliseconds{1}}},
        {Refusal::nothingToMerge, duty, MergeCases{open, {}}},
        {Refusal::unknownCheck, duty, TickCheck{open, "gone", true}},
        {Refusal::unknownHandover, duty, AcceptHandover{{uuid(9'001)}}},
        {Refusal::ownHandover, duty, AcceptHandover{handover}},
        {Refusal::itemsUnanswered, officerOf({kWardA}, "relief"), AcceptHandover{handover}},
        {Refusal::badValue, duty, AnswerTransfer{offered, OfferState::expired}, {}},
        {Refusal::unknownCampaign, withRole(Role::wardLeader), FreezeBriefing{}},
        {Refusal::unknownRecord, duty, WithdrawRecords{{{uuid(9'001)}}, "x"}},
        {Refusal::changedMeanwhile, withRole(Role::wardLeader), SaveRecords{{lockAgain}}},
        {Refusal::signedOff, duty, WithdrawRecords{{figures.id}, "x"}},
        {Refusal::exerciseMixed, cityDesk(), MergeCases{open, {drill}}},
    };
    std::set<Refusal> provoked;
    const std::string before = canonicalBytes(world.state, {.all = true});
    for (const Provocation& provocation : provocations) {
        const bool isAnswerByOfferedWard = provocation.refusal == Refusal::badValue;
        const Authority who = isAnswerByOfferedWard ? officerOf({kWardB}) : provocation.authority;
        EXPECT_EQ(world.refusal(who, provocation.body, provocation.expected), provocation.refusal)
            << nameOf(provocation.refusal);
        provoked.insert(provocation.refusal);
    }
    EXPECT_EQ(provoked.size(), EnumNames<Refusal>::table.size());
    EXPECT_EQ(canonicalBytes(world.state, {.all = true}), before);
}

} // namespace trucban::core
