// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as they come in: nothing that can be read is refused, nothing is lost.
#include "core/World.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Routing kCertain{.ward = kWardA, .approximate = false};
const Authority kDuty = officerOf({kWardA}, "a");

struct Sender : World {
    ReceiveAlert body;
    explicit Sender(const Routing& routing = kCertain, std::string kind = "theft")
        : body(alertBody("sos-1", std::move(kind), routing)) {
        tell(source(), body);
    }
    /// The sender's later word, with fresh ids as the gateway makes them.
    ReceiveAlert update(std::string digest = "new content") {
        ReceiveAlert later = body;
        later.alertId = {nextUuid()};
        later.caseId = {nextUuid()};
        later.facts.contentDigest = std::move(digest);
        return later;
    }
};

} // namespace

TEST(Intake, aNewAlertOpensACase) {
    World world;
    const ReceiveAlert body = world.alertBody("sos-1", "violence", kCertain);
    const auto events = world.tell(source(), body);
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"alertReceived", "caseOpened"}));
    const Alert& alert = world.at(body.alertId);
    EXPECT_EQ(alert.caseId, body.caseId);
    EXPECT_EQ(alert.facts, body.facts);
    EXPECT_EQ(alert.details, body.details);
    EXPECT_EQ(alert.receivedAt, world.now);
    EXPECT_EQ(alert.visibleTo, (WardSet{kWardA}));
    const Case& opened = world.at(body.caseId);
    EXPECT_EQ(opened.code, "VV-1121-0001");
    EXPECT_EQ(opened.priority, Priority::p1);
    EXPECT_EQ(opened.openedBy, "sos-key");
    EXPECT_EQ(opened.alerts, (std::vector{body.alertId}));
    EXPECT_EQ(opened.ward, kWardA);
    EXPECT_FALSE(opened.approximate);
}

TEST(Intake, codesCountWithinTheVietnameseDay) {
    World world; // 20:00 in Vietnam
    EXPECT_EQ(world.at(world.open()).code, "VV-1121-0001");
    EXPECT_EQ(world.at(world.open()).code, "VV-1121-0002");
    world.wait(std::chrono::hours{4}); // midnight there, 17:00 UTC
    EXPECT_EQ(world.at(world.open()).code, "VV-1122-0001");
    world.wait(-std::chrono::minutes{1});
    EXPECT_EQ(world.at(world.open()).code, "VV-1122-0002") << "a clock that falls back must not repeat a code";
    world.state.lastCodeNumber = 9'999;
    EXPECT_EQ(world.at(world.open()).code, "VV-1122-10000");
    world.wait(std::chrono::days{40}); // into the next year, 31 December first
    EXPECT_EQ(world.at(world.open()).code, "VV-1231-0001");
    world.wait(std::chrono::days{1});
    EXPECT_EQ(world.at(world.open()).code, "VV-0101-0001");
}

TEST(Intake, anUnknownKindIsOtherAndKeepsItsWord) {
    World world;
    const ReceiveAlert body = world.alertBody("sos-1", "UFO", kCertain);
    world.tell(source(), body);
    EXPECT_EQ(world.at(body.caseId).kind, "other");
    EXPECT_EQ(world.at(body.alertId).facts.kind, "UFO");
}

TEST(Intake, aBadPositionIsDroppedAndNotTheAlert) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    int number = 0;
    for (const Position bad : {Position{{kNan, 0}, 0}, Position{{106, 10}, 0}, Position{{10, 106}, kNan},
                               Position{{10, 106}, -1}, Position{{10, 106}, std::numeric_limits<double>::infinity()}}) {
        World world;
        ReceiveAlert body = world.alertBody(std::to_string(++number), "theft", {});
        body.details.position = bad;
        world.tell(source(), body);
        EXPECT_EQ(world.at(body.alertId).details->position, std::nullopt);
        EXPECT_EQ(world.at(body.caseId).visibleTo, (WardSet{kCityDesk}));
    }
}

TEST(Intake, routingIsPutInOrder) {
    World world;
    const CaseId both = world.open("theft", {.ward = kWardA, .candidates = {kWardB}});
    EXPECT_EQ(world.at(both).ward, kWardA);
    EXPECT_TRUE(world.at(both).candidates.empty()) << "a certain ward has no rivals";
    const CaseId many = world.open("theft", {.ward = kCityDesk, .candidates = {kWardC, {}, kWardA, kWardC, kCityDesk}});
    EXPECT_TRUE(world.at(many).ward.isNone());
    EXPECT_EQ(world.at(many).candidates, (WardSet{kWardA, kWardC}));
}

TEST(Intake, needsAnIdentityOfTheSenders) {
    World world;
    EXPECT_EQ(world.refusal(source(), world.alertBody("", "theft", kCertain)), Refusal::badValue);
    EXPECT_EQ(world.refusal(source(), world.alertBody(std::string(129, 'x'), "theft", kCertain)), Refusal::badValue);
    std::string longest;
    for (int i = 0; i < 128; ++i) {
        longest += "ế";
    }
    world.tell(source(), world.alertBody(longest, "theft", kCertain));
    ReceiveAlert taken = world.alertBody("other", "theft", kCertain);
    taken.caseId = world.state.cases.begin()->first;
    EXPECT_EQ(world.refusal(source(), taken), Refusal::badValue) << "the gateway's own ids must be fresh";
    taken.caseId = {};
    EXPECT_EQ(world.refusal(source(), taken), Refusal::badValue);
}

TEST(Intake, theSameContentAgainIsDoneAlready) {
    Sender world;
    EXPECT_EQ(world.refusal(source(), world.update(world.body.facts.contentDigest)), Refusal::alreadyDone);
    ReceiveAlert elsewhere = world.update(world.body.facts.contentDigest);
    elsewhere.facts.source = AlertSource::call113;
    world.tell(source(), elsewhere); // the same number from another source is another alert
    EXPECT_EQ(world.state.alerts.size(), 2u);
}

TEST(Intake, otherContentIsAnUpdate) {
    Sender world;
    ReceiveAlert later = world.update();
    later.details.text = "Họ đã đi về phía chợ";
    later.facts.senderState = SenderState::safe;
    world.wait(std::chrono::minutes{2});
    EXPECT_EQ(typesOf(world.tell(source(), later)), (std::vector<std::string>{"alertUpdated"}));
    const Alert& alert = world.at(world.body.alertId);
    EXPECT_EQ(alert.updates, 1u);
    EXPECT_EQ(alert.details->text, "Họ đã đi về phía chợ");
    EXPECT_EQ(alert.updatedAt, world.now);
    EXPECT_EQ(alert.receivedAt, kEvening);
    EXPECT_EQ(world.at(world.body.caseId).state, CaseState::isNew) << "\"safe\" closes nothing";
    EXPECT_EQ(world.state.cases.size(), 1u);
}

TEST(Intake, aNewPositionReroutesWhatNobodyHasTouched) {
    Sender world({.candidates = {kWardA, kWardB}});
    ReceiveAlert later = world.update();
    later.routing = {.ward = kWardC, .approximate = false};
    EXPECT_EQ(typesOf(world.tell(source(), later)),
              (std::vector<std::string>{"alertUpdated", "caseRerouted", "alertMoved"}));
    EXPECT_EQ(world.at(world.body.caseId).ward, kWardC);
    EXPECT_EQ(world.at(world.body.alertId).visibleTo, (WardSet{kWardC}));
    ReceiveAlert again = world.update("third");
    again.routing = {.ward = kWardD};
    world.tell(source(), again);
    EXPECT_EQ(world.at(world.body.caseId).ward, kWardC) << "owned now";
}

TEST(Intake, reroutingNeedsANewCaseAPlaceAndNobodysHand) {
    using Prepare = void (*)(Sender&, ReceiveAlert&);
    for (const Prepare prepare : std::initializer_list<Prepare>{
             [](Sender& world, ReceiveAlert&) { world.tell(cityDesk(), AcknowledgeCase{world.body.caseId}); },
             [](Sender&, ReceiveAlert& later) { later.details.position.reset(); },
             [](Sender&, ReceiveAlert& later) { later.routing = {}; },
             [](Sender& world, ReceiveAlert& later) { later.routing = world.body.routing; },
             [](Sender& world, ReceiveAlert&) {
                 world.tell(cityDesk(), PlaceAlert{world.body.alertId, {{10.8, 106.6}, 0}});
             }}) {
        Sender world({.candidates = {kWardA, kWardB}});
        ReceiveAlert later = world.update();
        later.routing = {.ward = kWardC};
        prepare(world, later);
        world.tell(source(), later);
        EXPECT_EQ(world.at(world.body.caseId).candidates, (WardSet{kWardA, kWardB}));
    }
}

TEST(Intake, aGraverWordRaisesAnUnconfirmedPriority) {
    Sender world(kCertain, "noise");
    ReceiveAlert later = world.update();
    later.facts.kind = "violence";
    EXPECT_EQ(typesOf(world.tell(source(), later)),
              (std::vector<std::string>{"alertUpdated", "caseKindSet", "casePrioritySet"}));
    const Case& opened = world.at(world.body.caseId);
    EXPECT_EQ(opened.priority, Priority::p1);
    EXPECT_FALSE(opened.priorityConfirmed) << "no officer looked at it";
    EXPECT_EQ(opened.decisionVersion, 1u) << "an officer's acknowledgement under way must not fail for it";
    ReceiveAlert lighter = world.update("calm");
    lighter.facts.kind = "noise";
    world.tell(source(), lighter);
    EXPECT_EQ(opened.priority, Priority::p1);
}

TEST(Intake, callingAgainAfterTheEndOpensANewCase) {
    Sender world(kCertain, "violence");
    world.tell(kDuty, CloseCase{world.body.caseId, Outcome{Disposition::falseReport}});
    ReceiveAlert again = world.update();
    again.routing = {};
    EXPECT_EQ(typesOf(world.tell(source(), again)),
              (std::vector<std::string>{"alertUpdated", "caseOpened", "alertMoved"}));
    const Case& opened = world.at(again.caseId);
    EXPECT_EQ(opened.state, CaseState::isNew);
    EXPECT_EQ(opened.ward, kWardA) << "without a place it goes where the first one was";
    EXPECT_EQ(opened.code, "VV-1121-0002");
    EXPECT_EQ(world.at(world.body.alertId).caseId, again.caseId);
    EXPECT_EQ(world.at(world.body.alertId).originalCaseId, world.body.caseId);
    EXPECT_EQ(world.at(world.body.caseId).state, CaseState::closed) << "reopening is an officer's act";
    ReceiveAlert more = world.update("more");
    world.tell(source(), more);
    EXPECT_EQ(world.state.cases.size(), 2u) << "the next word belongs to the new case";
}

TEST(Intake, beingSafeAfterTheEndOpensNothing) {
    for (const SenderState state : {SenderState::safe, SenderState::cancelled}) {
        Sender world;
        world.tell(kDuty, CloseCase{world.body.caseId, Outcome{}});
        ReceiveAlert later = world.update();
        later.facts.senderState = state;
        EXPECT_EQ(typesOf(world.tell(source(), later)), (std::vector<std::string>{"alertUpdated"}));
        EXPECT_EQ(world.state.cases.size(), 1u);
    }
}

TEST(Intake, anUpdateReachesTheCaseItWasMergedInto) {
    Sender world;
    const CaseId primary = world.open();
    world.tell(kDuty, MergeCases{primary, {world.body.caseId}});
    world.tell(source(), world.update());
    EXPECT_EQ(world.at(world.body.alertId).caseId, primary);
    EXPECT_EQ(world.state.cases.size(), 2u);
    world.tell(kDuty, CloseCase{primary, Outcome{}});
    const ReceiveAlert later = world.update("later");
    world.tell(source(), later);
    EXPECT_EQ(world.at(world.body.alertId).caseId, later.caseId);
}

TEST(Erasure, takesTheSealedPartAndKeepsTheFacts) {
    Sender world;
    EXPECT_EQ(world.refusal(gateway(), EraseAlert{world.body.alertId}), Refusal::illegalMove) << "its case is open";
    world.tell(kDuty, PlaceAlert{world.body.alertId, {{10.8, 106.6}, 0}});
    world.tell(kDuty, CloseCase{world.body.caseId, Outcome{}});
    world.tell(gateway(), EraseAlert{world.body.alertId});
    const Alert& alert = world.at(world.body.alertId);
    EXPECT_EQ(alert.details, std::nullopt);
    EXPECT_EQ(alert.placedAt, std::nullopt);
    EXPECT_EQ(alert.facts, world.body.facts);
    EXPECT_EQ(world.refusal(admin(), EraseAlert{world.body.alertId}), Refusal::alreadyDone);
    EXPECT_EQ(world.refusal(admin(), EraseAlert{{uuid(4'321)}}), Refusal::unknownAlert);
    world.tell(kDuty, ReopenCase{world.body.caseId, "x"});
    EXPECT_EQ(world.refusal(kDuty, RevealReporter{world.body.caseId, world.body.alertId, "x"}), Refusal::noReporter);
}

TEST(Erasure, aLaterWordOfTheSenderIsANewAlert) {
    Sender world;
    world.tell(kDuty, CloseCase{world.body.caseId, Outcome{}});
    world.tell(gateway(), EraseAlert{world.body.alertId});
    const ReceiveAlert later = world.update();
    EXPECT_EQ(typesOf(world.tell(source(), later)), (std::vector<std::string>{"alertReceived", "caseOpened"}));
    EXPECT_TRUE(world.at(later.alertId).details.has_value());
    ReceiveAlert more = world.update("more");
    world.tell(source(), more);
    EXPECT_EQ(world.at(later.alertId).updates, 1u) << "and takes the updates from now on";
}

TEST(PlaceAlert, putsAnAlertOnTheMap) {
    Sender world;
    const Position place{{10.8, 106.6}, 5};
    world.tell(kDuty, PlaceAlert{world.body.alertId, place});
    EXPECT_EQ(world.at(world.body.alertId).position(), place);
    EXPECT_EQ(world.refusal(kDuty, PlaceAlert{world.body.alertId, place}), Refusal::alreadyDone);
    EXPECT_EQ(world.refusal(kDuty, PlaceAlert{world.body.alertId, {{106, 10}, 0}}), Refusal::badPosition);
    EXPECT_EQ(world.refusal(kDuty, PlaceAlert{world.body.alertId, {{10, 106}, -1}}), Refusal::badPosition);
    EXPECT_EQ(world.refusal(kDuty, PlaceAlert{{uuid(4'321)}, place}), Refusal::unknownAlert);
    EXPECT_EQ(world.refusal(officerOf({kWardB}), PlaceAlert{world.body.alertId, place}), Refusal::unknownAlert);
}

TEST(Visits, areCountedByWard) {
    World world;
    world.unit("T1", kWardA, UnitKind::outreachTeam);
    Visit visit{.id = {uuid(500)}, .version = 9, .team = {"T1"}, .ward = kWardA, .heard = 3, .visibleTo = {kWardD}};
    world.tell(device("T1"), RecordVisit{visit});
    const Visit& recorded = world.state.visits.at({uuid(500)});
    EXPECT_EQ(recorded.version, 1u);
    EXPECT_EQ(recorded.visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(recorded.heard, 3u);
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::alreadyDone);
    visit.id = {};
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::badValue);
    visit.id = {uuid(501)};
    visit.householdCode = std::string(201, 'x');
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::textTooLong);
    visit.householdCode.clear();
    visit.guided = {{"vneid", -1}};
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::badValue);
    visit.guided = {{"vneid", 1}, {"vneid", 2}};
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::badValue);
    visit.guided = {{std::string(100'000, 'x'), 1}};
    EXPECT_EQ(world.refusal(device("T1"), RecordVisit{visit}), Refusal::badValue);
    visit.guided = {{"vneid", 1}};
    visit.ward = {};
    world.tell(device("T1"), RecordVisit{visit});
    EXPECT_EQ(world.state.visits.at({uuid(501)}).ward, kWardA) << "the team's home";
    visit.id = {uuid(502)};
    visit.team = {"??"};
    world.tell(source(), RecordVisit{visit});
    EXPECT_EQ(world.state.visits.at({uuid(502)}).visibleTo, (WardSet{kCityDesk}));
    visit.id = {uuid(503)};
    visit.ward = kWardB;
    EXPECT_EQ(world.refusal(kDuty, RecordVisit{visit}), Refusal::outOfScope);
    world.tell(withRole(Role::team, {false, {kWardB}}), RecordVisit{visit});
}

TEST(Intake, whatAnOfficerTakesDownIsSaidOnce) {
    World world;
    ReceiveAlert heard = world.alertBody("0192f0c1-7777-7abc-8def-000000000007", "violence", kCertain);
    EXPECT_EQ(world.refusal(cityDesk(), heard), Refusal::badValue) << "nobody speaks for the citizen app";
    heard.facts.source = AlertSource::walkIn;
    const auto events = world.tell(officerOf({kWardA}), heard);
    EXPECT_EQ(events.front().actor.kind, ActorKind::officer);
    EXPECT_EQ(world.refusal(officerOf({kWardA}), heard), Refusal::alreadyDone);
    ReceiveAlert other = heard;
    other.facts.contentDigest = "other";
    EXPECT_EQ(world.refusal(officerOf({kWardA}), other), Refusal::badValue);
    EXPECT_EQ(world.refusal(withRole(Role::team), heard), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(withRole(Role::committee), heard), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(cityDesk(), EnterAlert{}), Refusal::badValue) << "the gateway makes a ReceiveAlert of it";
}

TEST(Intake, whatAnOfficerTookDownStaysItselfAfterItsErasure) {
    World world;
    ReceiveAlert heard = world.alertBody("0192f0c1-7777-7abc-8def-000000000007", "theft", kCertain);
    heard.facts.source = AlertSource::call113;
    world.tell(cityDesk(), heard);
    world.tell(cityDesk(), CloseCase{heard.caseId, Outcome{Disposition::mistaken, "", ""}, false});
    world.tell(gateway(), EraseAlert{heard.alertId});
    EXPECT_EQ(world.refusal(cityDesk(), heard), Refusal::alreadyDone) << "a late repetition opens no second case";
}

TEST(ReceiveAlert, isMeantOnceItsSenderSaysSo) {
    World world;
    ReceiveAlert body = world.alertBody("drill-1", "theft", {.ward = kWardA, .approximate = false});
    body.facts.exercise = true;
    const CaseId id = body.caseId;
    world.tell(source(), body);
    ASSERT_TRUE(world.state.case_(id)->exercise);
    ReceiveAlert again = world.alertBody("drill-1", "theft", {.ward = kWardA, .approximate = false});
    again.facts.contentDigest = "another";
    const auto events = world.tell(source(), again);
    EXPECT_TRUE(std::ranges::contains(events, "caseMadeReal", [](const Event& event) { return typeOf(event.data); }));
    EXPECT_FALSE(world.state.case_(id)->exercise) << "it must not wait for somebody to look into the tray";
}

} // namespace trucban::core
