// SPDX-License-Identifier: GPL-3.0-or-later
// Every act in every state: done, or refused with the reason a user reads.
#include "core/Case.h"
#include "core/World.h"

#include <gtest/gtest.h>

#include <functional>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Outcome kSettled{Disposition::settledOnScene, "Đã giải tán"};

/// The six situations a case can be in: five states, and merged.
enum Situation { kNew, kAcknowledged, kInProgress, kResolved, kClosed, kMerged };

struct Bench {
    World world;
    CaseId id;
    CaseId other;
    AlertId alert;

    explicit Bench(Situation situation) {
        world.unit("M1");
        id = world.open("violence");
        other = world.open("violence");
        alert = world.at(id).alerts.front();
        const Authority desk = cityDesk();
        if (situation == kMerged) {
            world.tell(desk, MergeCases{world.open("violence"), {id}});
            return;
        }
        if (situation >= kAcknowledged) {
            world.tell(desk, AcknowledgeCase{id});
        }
        if (situation >= kInProgress) {
            world.tell(desk, DispatchUnit{id, {"M1"}, true});
            world.tell(desk, RecallUnit{id, {"M1"}});
        }
        if (situation >= kResolved) {
            world.tell(desk, ResolveCase{id, kSettled});
        }
        if (situation >= kClosed) {
            world.tell(desk, CloseCase{id, {}, false});
        }
    }
};

struct Row {
    const char* name;
    std::function<CommandBody(Bench&)> body;
    std::array<const char*, 6> expected; ///< "ok" or the refusal's name, by Situation
    std::array<const char*, 6> after;    ///< the state it leads to when it is done; "" the same
};

constexpr std::array<const char*, 6> kStays{"", "", "", "", "", ""};

std::vector<Row> rows() {
    return {
        {"acknowledge",
         [](Bench& b) { return AcknowledgeCase{b.id}; },
         {"ok", "alreadyDone", "alreadyDone", "alreadyDone", "caseClosed", "caseMerged"},
         {"acknowledged", "", "", "", "", ""}},
        {"setPriority",
         [](Bench& b) { return SetPriority{b.id, Priority::p2, "không có hung khí"}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"setKind",
         [](Bench& b) { return SetKind{b.id, "noise"}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"claim",
         [](Bench& b) { return ClaimCase{b.id, kWardB}; },
         {"alreadyOwned", "alreadyOwned", "alreadyOwned", "alreadyOwned", "caseClosed", "caseMerged"},
         kStays},
        {"placeAlert",
         [](Bench& b) { return PlaceAlert{b.alert, {{10.8, 106.6}, 0}}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "ok"},
         kStays},
        {"addNote",
         [](Bench& b) { return AddNote{b.id, "Đã gọi lại"}; },
         {"ok", "ok", "ok", "ok", "ok", "caseMerged"},
         kStays},
        {"dispatch",
         [](Bench& b) { return DispatchUnit{b.id, {"M1"}, true}; },
         {"ok", "ok", "ok", "illegalMove", "caseClosed", "caseMerged"},
         {"inProgress", "inProgress", "inProgress", "", "", ""}},
        {"recall",
         [](Bench& b) { return RecallUnit{b.id, {"M1"}}; },
         {"unitNotOnCase", "unitNotOnCase", "unitNotOnCase", "unitNotOnCase", "caseClosed", "caseMerged"},
         kStays},
        {"resolve",
         [](Bench& b) { return ResolveCase{b.id, kSettled}; },
         {"illegalMove", "ok", "ok", "alreadyDone", "caseClosed", "caseMerged"},
         {"", "resolved", "resolved", "", "", ""}},
        {"close with an outcome",
         [](Bench& b) { return CloseCase{b.id, kSettled}; },
         {"ok", "ok", "ok", "ok", "alreadyDone", "caseMerged"},
         {"closed", "closed", "closed", "closed", "", ""}},
        {"close without one",
         [](Bench& b) { return CloseCase{b.id, {}}; },
         {"outcomeMissing", "outcomeMissing", "outcomeMissing", "ok", "alreadyDone", "caseMerged"},
         {"", "", "", "closed", "", ""}},
        {"reopen",
         [](Bench& b) { return ReopenCase{b.id, "Gây rối lại"}; },
         {"illegalMove", "illegalMove", "illegalMove", "ok", "ok", "caseMerged"},
         {"", "", "", "inProgress", "inProgress", ""}},
        {"returnToNew",
         [](Bench& b) { return ReturnToNew{b.id}; },
         {"illegalMove", "ok", "illegalMove", "illegalMove", "caseClosed", "caseMerged"},
         {"", "new", "", "", "", ""}},
        {"tickCheck",
         [](Bench& b) { return TickCheck{b.id, "callBack", true}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"offerTransfer",
         [](Bench& b) { return OfferTransfer{b.id, kWardB, "Thuộc địa bàn B"}; },
         {"ok", "ok", "ok", "illegalMove", "caseClosed", "caseMerged"},
         kStays},
        {"accept a transfer that nobody offered",
         [](Bench& b) { return AnswerTransfer{b.id, OfferState::accepted}; },
         {"noOffer", "noOffer", "noOffer", "noOffer", "outOfScope", "outOfScope"},
         kStays},
        {"withdraw a transfer that nobody offered",
         [](Bench& b) { return AnswerTransfer{b.id, OfferState::withdrawn}; },
         {"noOffer", "noOffer", "noOffer", "noOffer", "caseClosed", "caseMerged"},
         kStays},
        {"requestJoint",
         [](Bench& b) { return RequestJoint{b.id, {uuid(9'000)}, Agency::ambulance115, "Có người bị thương"}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"answer an unknown joint request",
         [](Bench& b) { return AnswerJoint{b.id, {uuid(9'001)}, OfferState::accepted, "Kíp 2"}; },
         {"unknownRequest", "unknownRequest", "unknownRequest", "unknownRequest", "unknownRequest", "caseMerged"},
         kStays},
        {"merge another one into it",
         [](Bench& b) { return MergeCases{b.id, {b.other}}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"merge it into another one",
         [](Bench& b) { return MergeCases{b.other, {b.id}}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         {"closed", "closed", "closed", "closed", "", ""}},
        {"unmerge",
         [](Bench& b) { return UnmergeCase{b.id}; },
         {"notMerged", "notMerged", "notMerged", "notMerged", "notMerged", "ok"},
         {"", "", "", "", "", "new"}},
        {"reveal",
         [](Bench& b) { return RevealReporter{b.id, b.alert, "Gọi lại hỏi địa chỉ"}; },
         {"ok", "ok", "ok", "ok", "caseClosed", "caseMerged"},
         kStays},
        {"escalate",
         [](Bench& b) { return EscalateCase{b.id, {kWardB}}; },
         {"ok", "illegalMove", "illegalMove", "illegalMove", "caseClosed", "caseMerged"},
         kStays},
        {"expire a transfer that nobody offered",
         [](Bench& b) { return ExpireTransfer{b.id}; },
         {"noOffer", "noOffer", "noOffer", "noOffer", "noOffer", "noOffer"},
         kStays},
    };
}

} // namespace

TEST(Lifecycle, everyActInEveryState) {
    for (const Row& row : rows()) {
        for (const Situation situation : {kNew, kAcknowledged, kInProgress, kResolved, kClosed, kMerged}) {
            Bench bench(situation);
            const CommandBody body = row.body(bench);
            const bool isGateways =
                std::holds_alternative<EscalateCase>(body) || std::holds_alternative<ExpireTransfer>(body);
            const CaseState before = bench.world.at(bench.id).state;
            const std::uint32_t version = bench.world.at(bench.id).version;
            const auto answer = bench.world.ask(isGateways ? gateway() : cityDesk(), body);
            const std::string_view got = answer ? "ok" : nameOf(answer.error());
            EXPECT_EQ(got, row.expected[situation]) << row.name << " in situation " << situation;
            const std::string_view after = row.after[situation];
            EXPECT_EQ(nameOf(bench.world.at(bench.id).state), after.empty() ? nameOf(before) : after) << row.name;
            EXPECT_TRUE(answer || version == bench.world.at(bench.id).version) << row.name;
        }
    }
}

TEST(Lifecycle, fromNewToClosedKeepsItsFacts) {
    World world;
    const Authority officer = officerOf({kWardA}, "an.nv");
    world.unit("M1");
    const CaseId id = world.open("violence");
    EXPECT_EQ(world.at(id).state, CaseState::isNew);
    EXPECT_FALSE(world.at(id).priorityConfirmed);
    world.wait(std::chrono::seconds{5});
    world.tell(officer, AcknowledgeCase{id});
    EXPECT_EQ(world.at(id).acknowledgedAt, world.now);
    EXPECT_EQ(world.at(id).acknowledgedBy, "an.nv");
    world.wait(std::chrono::seconds{5});
    world.tell(officer, SetPriority{id, Priority::p1, ""});
    EXPECT_TRUE(world.at(id).priorityConfirmed);
    world.tell(officer, DispatchUnit{id, {"M1"}, true});
    const Instant dispatched = world.now;
    world.wait(std::chrono::minutes{5});
    world.tell(device("M1"), SetUnitState{{"M1"}, UnitState::enRoute});
    world.tell(device("M1"), SetUnitState{{"M1"}, UnitState::onScene});
    const Instant arrived = world.now;
    world.wait(std::chrono::minutes{20});
    world.tell(officer, ResolveCase{id, kSettled});
    const Instant resolved = world.now;
    world.wait(std::chrono::minutes{1});
    EXPECT_EQ(world.refusal(officer, CloseCase{id, {}}), Refusal::unitsStillOut);
    world.tell(device("M1"), SetUnitState{{"M1"}, UnitState::available});
    world.tell(officer, CloseCase{id, {}});
    const Case& closed = world.at(id);
    EXPECT_EQ(closed.outcome, kSettled) << "closing a resolved case keeps its outcome";
    EXPECT_EQ(closed.closedAt, world.now);

    world.wait(std::chrono::hours{1});
    world.tell(officer, ReopenCase{id, "Họ quay lại"});
    EXPECT_EQ(closed.state, CaseState::inProgress);
    EXPECT_EQ(closed.stateSince, world.now);
    EXPECT_EQ(closed.reopened, 1u);
    EXPECT_EQ(closed.closedAt, std::nullopt);
    EXPECT_EQ(closed.outcome, kSettled) << "how it last ended";
    world.tell(officer, DispatchUnit{id, {"M1"}, false});
    world.tell(officer, SetUnitState{{"M1"}, UnitState::onScene});
    world.tell(officer, ResolveCase{id, {Disposition::reportFiled, "", "15/TB"}});
    EXPECT_EQ(closed.dispatchedAt, dispatched);
    EXPECT_EQ(closed.arrivedAt, arrived);
    EXPECT_EQ(closed.resolvedAt, resolved);
    EXPECT_EQ(closed.outcome->fileNumber, "15/TB");
}

TEST(Lifecycle, closingFromInProgressAfterAReopeningNeedsANewOutcome) {
    Bench bench(kClosed);
    bench.world.tell(cityDesk(), ReopenCase{bench.id, "Gọi lại"});
    EXPECT_EQ(bench.world.refusal(cityDesk(), CloseCase{bench.id, {}}), Refusal::outcomeMissing);
    bench.world.tell(cityDesk(), CloseCase{bench.id, Outcome{Disposition::mistaken}});
    EXPECT_EQ(bench.world.at(bench.id).outcome->disposition, Disposition::mistaken);
}

// A P1 closed by mistake came back "in progress", with nobody on it and no bell.
TEST(Lifecycle, aCaseClosedAsItCameInIsNewAgainWhenReopened) {
    Bench bench(kNew);
    World& world = bench.world;
    const Instant opened = world.at(bench.id).openedAt;
    world.wait(std::chrono::minutes{5});
    world.tell(cityDesk(), CloseCase{bench.id, Outcome{Disposition::falseReport}});
    world.wait(std::chrono::seconds{8});
    const auto events = world.tell(cityDesk(), ReopenCase{bench.id, "Hoàn tác"});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseReopened", "caseReturnedToNew"}));
    const Case& again = world.at(bench.id);
    EXPECT_EQ(again.state, CaseState::isNew);
    EXPECT_EQ(again.stateSince, opened) << "it has waited since it came in";
    EXPECT_EQ(again.acknowledgedAt, std::nullopt);
    world.tell(cityDesk(), AcknowledgeCase{bench.id});
    world.wait(std::chrono::minutes{1});
    world.tell(cityDesk(), CloseCase{bench.id, Outcome{Disposition::falseReport}});
    world.tell(cityDesk(), ReopenCase{bench.id, "Gọi lại"});
    EXPECT_EQ(again.state, CaseState::inProgress) << "somebody had taken it";
}

TEST(Lifecycle, closingANewCaseAcknowledgesIt) {
    Bench bench(kNew);
    const auto events = bench.world.tell(cityDesk(), CloseCase{bench.id, Outcome{Disposition::falseReport}});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseAcknowledged", "caseClosed"}));
    EXPECT_TRUE(bench.world.at(bench.id).acknowledgedAt.has_value());
    EXPECT_FALSE(bench.world.at(bench.id).resolvedAt.has_value()) << "nothing was resolved";
}

TEST(Lifecycle, closingReleasesUnitsWhenAsked) {
    Bench bench(kAcknowledged);
    World& world = bench.world;
    world.unit("M2");
    world.tell(cityDesk(), DispatchUnit{bench.id, {"M1"}, true});
    world.tell(cityDesk(), DispatchUnit{bench.id, {"M2"}, false});
    world.tell(cityDesk(), SetUnitState{{"M2"}, UnitState::onScene});
    EXPECT_EQ(world.refusal(cityDesk(), CloseCase{bench.id, kSettled}), Refusal::unitsStillOut);
    const auto events = world.tell(cityDesk(), CloseCase{bench.id, kSettled, true});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"assignmentProgressed", "unitStateChanged",
                                                         "assignmentProgressed", "unitStateChanged", "caseClosed"}));
    EXPECT_EQ(world.at(bench.id).assignments[0].state, AssignmentState::recalled) << "it had not arrived";
    EXPECT_EQ(world.at(bench.id).assignments[1].state, AssignmentState::left);
    EXPECT_EQ(world.at(UnitId{"M1"}).state, UnitState::available);
    EXPECT_EQ(world.at(UnitId{"M2"}).caseId, std::nullopt);
}

TEST(Lifecycle, aFiledReportNeedsItsNumber) {
    Bench bench(kAcknowledged);
    for (const Outcome& outcome : {Outcome{Disposition::reportFiled}, Outcome{Disposition::reportFiled, "", "  "}}) {
        EXPECT_EQ(bench.world.refusal(cityDesk(), ResolveCase{bench.id, outcome}), Refusal::fileNumberMissing);
        EXPECT_EQ(bench.world.refusal(cityDesk(), CloseCase{bench.id, outcome}), Refusal::fileNumberMissing);
    }
    bench.world.tell(cityDesk(), ResolveCase{bench.id, {Disposition::reportFiled, "", "15/TB"}});
}

TEST(Lifecycle, anAcknowledgementIsTakenBackUntilSomebodyWasSent) {
    Bench bench(kNew);
    World& world = bench.world;
    const Authority officer = officerOf({kWardA}, "an.nv");
    world.tell(officer, AcknowledgeCase{bench.id});
    const std::uint32_t seen = world.at(bench.id).decisionVersion;
    world.wait(std::chrono::seconds{4});
    const auto events = world.tell(officer, ReturnToNew{bench.id}, seen);
    EXPECT_EQ(typesOf(events), std::vector<std::string>{"caseReturnedToNew"});
    const Case& returned = world.at(bench.id);
    EXPECT_EQ(returned.state, CaseState::isNew);
    EXPECT_EQ(returned.stateSince, world.now) << "it waits anew";
    EXPECT_EQ(returned.acknowledgedAt, std::nullopt) << "nobody has acknowledged it";
    EXPECT_TRUE(returned.acknowledgedBy.empty());
    EXPECT_EQ(world.refusal(officer, AcknowledgeCase{bench.id}, seen), Refusal::conflict) << "it is a decision";
    world.tell(gateway(), EscalateCase{bench.id, {kWardB}});
    world.tell(officer, AcknowledgeCase{bench.id});
    EXPECT_EQ(returned.acknowledgedAt, world.now);

    const std::uint32_t acknowledged = returned.decisionVersion;
    world.tell(officer, DispatchUnit{bench.id, {"M1"}, true});
    EXPECT_EQ(world.refusal(officer, ReturnToNew{bench.id}, acknowledged), Refusal::conflict);
    world.tell(officer, RecallUnit{bench.id, {"M1"}});
    EXPECT_EQ(world.refusal(officer, ReturnToNew{bench.id}), Refusal::illegalMove) << "somebody was sent";
    EXPECT_EQ(world.refusal(withRole(Role::committee), ReturnToNew{bench.id}), Refusal::notPermitted);
}

TEST(Lifecycle, aMergedCaseComesBackAcknowledgedOnlyIfItStillIs) {
    World world;
    const CaseId primary = world.open("violence");
    const CaseId other = world.open("violence");
    world.tell(cityDesk(), AcknowledgeCase{other});
    world.tell(cityDesk(), ReturnToNew{other});
    world.tell(cityDesk(), MergeCases{primary, {other}});
    world.tell(cityDesk(), UnmergeCase{other});
    EXPECT_EQ(world.at(other).state, CaseState::isNew);
}

TEST(Lifecycle, aReasonForNoActionIsOneOfThePolicys) {
    Bench bench(kNew);
    World& world = bench.world;
    const Outcome unknown{.disposition = Disposition::mistaken, .reason = "gone"};
    EXPECT_EQ(world.refusal(cityDesk(), CloseCase{bench.id, unknown}), Refusal::badValue);
    const Outcome slip{.disposition = Disposition::mistaken, .reason = "slip"};
    world.tell(cityDesk(), CloseCase{bench.id, slip});
    EXPECT_EQ(world.at(bench.id).outcome, slip);
    world.tell(cityDesk(), ReopenCase{bench.id, "Hoàn tác"});
    world.tell(cityDesk(), AcknowledgeCase{bench.id});
    world.tell(cityDesk(), ResolveCase{bench.id, slip});
    Policy without = smallPolicy();
    without.reasons.clear();
    world.tell(admin(), ChangePolicy{without});
    world.tell(cityDesk(), CloseCase{bench.id, {}});
    EXPECT_EQ(world.at(bench.id).outcome->reason, "slip") << "what was said under an earlier policy stays";
}

TEST(Lifecycle, aCheckIsTickedOnceAndTakenBack) {
    Bench bench(kAcknowledged);
    World& world = bench.world;
    const auto officer = officerOf({kWardA}, "an.nv");
    EXPECT_EQ(world.refusal(officer, TickCheck{bench.id, "gone", true}), Refusal::unknownCheck);
    EXPECT_EQ(world.refusal(officer, TickCheck{bench.id, "weapon", false}), Refusal::alreadyDone);
    world.tell(officer, TickCheck{bench.id, "weapon", true});
    ASSERT_EQ(world.at(bench.id).checks.size(), 1u);
    EXPECT_EQ(world.at(bench.id).checks[0], (CheckMark{"weapon", world.now, "an.nv"}));
    EXPECT_EQ(world.refusal(officer, TickCheck{bench.id, "weapon", true}), Refusal::alreadyDone);
    world.tell(officer, SetKind{bench.id, "noise"});
    EXPECT_EQ(world.refusal(officer, TickCheck{bench.id, "callBack", true}), Refusal::unknownCheck);
    world.tell(officer, TickCheck{bench.id, "weapon", false});
    EXPECT_TRUE(world.at(bench.id).checks.empty()) << "what was ticked can be taken back, whatever the kind is now";
}

TEST(Lifecycle, textsHaveLimitsInCharacters) {
    Bench bench(kResolved);
    std::string longest;
    for (int i = 0; i < 4'000; ++i) {
        longest += "ế";
    }
    const std::string tooLong = longest + "x";
    bench.world.tell(cityDesk(), AddNote{bench.id, longest});
    const std::string longName(201, 'x');
    for (const CommandBody& body : std::initializer_list<CommandBody>{
             AddNote{bench.id, tooLong}, SetPriority{bench.id, Priority::p4, tooLong}, ReopenCase{bench.id, tooLong},
             CloseCase{bench.id, Outcome{.note = tooLong}}, CloseCase{bench.id, Outcome{.fileNumber = longName}},
             RevealReporter{bench.id, bench.alert, tooLong}, RequestJoint{bench.id, {uuid(1)}, {}, tooLong}}) {
        EXPECT_EQ(bench.world.refusal(cityDesk(), body), Refusal::textTooLong) << typeOf(body);
    }
    EXPECT_EQ(bench.world.refusal(cityDesk(), AddNote{bench.id, " \n\t"}), Refusal::textMissing);
    EXPECT_EQ(bench.world.refusal(cityDesk(), ReopenCase{bench.id, " "}), Refusal::reasonMissing);
}

TEST(Lifecycle, aStaleDecisionIsAConflict) {
    Bench bench(kNew);
    World& world = bench.world;
    const std::uint32_t seen = world.at(bench.id).decisionVersion;
    world.tell(cityDesk(), AddNote{bench.id, "Ghi chú"});
    world.tell(gateway(), EscalateCase{bench.id, {kWardB}});
    world.tell(cityDesk(), RevealReporter{bench.id, bench.alert, "", true});
    world.tell(cityDesk(), RequestJoint{bench.id, {uuid(77)}, Agency::fireRescue114, "Cháy"});
    EXPECT_EQ(world.at(bench.id).decisionVersion, seen) << "none of these is a decision";
    world.tell(cityDesk(), AcknowledgeCase{bench.id}, seen);
    EXPECT_GT(world.at(bench.id).decisionVersion, seen);
    EXPECT_EQ(world.refusal(cityDesk(), ResolveCase{bench.id, kSettled}, seen), Refusal::conflict);
    EXPECT_EQ(world.refusal(cityDesk(), DispatchUnit{bench.id, {"M1"}}, seen), Refusal::conflict);
    world.tell(cityDesk(), AddNote{bench.id, "Ghi chú không bao giờ xung đột"}, seen);
    world.tell(cityDesk(), ResolveCase{bench.id, kSettled}, world.at(bench.id).version);
}

TEST(Lifecycle, aKindIsOneOfThePolicys) {
    Bench bench(kNew);
    EXPECT_EQ(bench.world.refusal(cityDesk(), SetKind{bench.id, "UFO"}), Refusal::unknownKind);
    EXPECT_EQ(bench.world.refusal(cityDesk(), SetKind{bench.id, "violence"}), Refusal::alreadyDone);
    bench.world.tell(cityDesk(), SetKind{bench.id, "welfare"});
    EXPECT_TRUE(bench.world.at(bench.id).sensitive);
    EXPECT_EQ(bench.world.at(bench.id).priority, Priority::p1) << "a lighter kind does not lower a priority";
}

TEST(Lifecycle, aGraverKindRaisesAPriorityNobodyConfirmed) {
    World world;
    const CaseId id = world.open("noise");
    world.tell(cityDesk(), SetKind{id, "violence"});
    EXPECT_EQ(world.at(id).priority, Priority::p1);
    const CaseId confirmed = world.open("noise");
    world.tell(cityDesk(), SetPriority{confirmed, Priority::p4, ""});
    EXPECT_EQ(world.refusal(cityDesk(), SetPriority{confirmed, Priority::p4, ""}), Refusal::alreadyDone);
    world.tell(cityDesk(), SetKind{confirmed, "violence"});
    EXPECT_EQ(world.at(confirmed).priority, Priority::p4);
}

TEST(Lifecycle, aRevealIsRecordedWithItsReason) {
    Bench bench(kNew);
    World& world = bench.world;
    EXPECT_EQ(world.refusal(cityDesk(), RevealReporter{bench.id, bench.alert, ""}), Refusal::reasonMissing);
    world.tell(cityDesk(), RevealReporter{bench.id, bench.alert, "", true}); // P1: the call-back is the reason
    world.tell(cityDesk(), SetPriority{bench.id, Priority::p2, ""});
    EXPECT_EQ(world.refusal(cityDesk(), RevealReporter{bench.id, bench.alert, "", true}), Refusal::reasonMissing);
    EXPECT_EQ(world.at(bench.id).reveals, 1u);
    const AlertId foreign = world.at(bench.other).alerts.front();
    EXPECT_EQ(world.refusal(cityDesk(), RevealReporter{bench.id, foreign, "x"}), Refusal::unknownAlert);
    EXPECT_EQ(world.refusal(cityDesk(), RevealReporter{bench.id, {uuid(1'234)}, "x"}), Refusal::unknownAlert);
    ReceiveAlert anonymous = world.alertBody("anonymous", "noise", {.ward = kWardA});
    anonymous.facts.hasReporter = false;
    world.tell(source(), anonymous);
    EXPECT_EQ(world.refusal(cityDesk(), RevealReporter{anonymous.caseId, anonymous.alertId, "x"}), Refusal::noReporter);
}

TEST(Lifecycle, aClockThatFallsBackDoesNotTurnHistoryRound) {
    Bench bench(kNew);
    World& world = bench.world;
    const Instant opened = world.at(bench.id).openedAt;
    world.wait(-std::chrono::hours{1});
    world.tell(cityDesk(), AcknowledgeCase{bench.id});
    EXPECT_EQ(world.at(bench.id).acknowledgedAt, opened);
    EXPECT_EQ(world.at(bench.id).changedAt, opened);
}

// A case whose value fits no frame stops every desk that sees it from loading.
TEST(Lifecycle, notesOfACaseStayWithinWhatAConsoleCanBeSent) {
    World world;
    const CaseId id = world.open();
    const std::string longest(4'000, 'x');
    std::size_t taken = 0;
    while (world.ask(officerOf({kWardA}), AddNote{id, longest})) {
        ASSERT_LT(++taken, 1'000u);
    }
    EXPECT_EQ(taken, 400u * 1024 / 4'000);
    EXPECT_EQ(world.refusal(officerOf({kWardA}), AddNote{id, longest}), Refusal::textTooLong);
    world.tell(officerOf({kWardA}), AddNote{id, "ngắn"});
}

} // namespace trucban::core
