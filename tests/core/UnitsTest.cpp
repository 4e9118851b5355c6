// SPDX-License-Identifier: GPL-3.0-or-later
// Units: registering, moving, sending, their progress and their visibility.
#include "core/World.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kDuty = officerOf({kWardA});
const UnitId kM1{"M1"};

struct Post : World {
    CaseId id;
    Post() {
        unit("M1");
        id = open("violence");
    }
};

} // namespace

TEST(Units, areRegisteredAndReplaced) {
    World world;
    world.unit("M1");
    EXPECT_EQ(world.at(kM1).state, UnitState::available);
    EXPECT_EQ(world.at(kM1).stateSince, world.now);
    EXPECT_EQ(world.at(kM1).visibleTo, (WardSet{kWardA}));
    UnitProfile profile = world.at(kM1).profile;
    EXPECT_EQ(world.refusal(gateway(), RegisterUnit{profile}), Refusal::alreadyDone);
    profile.homeWard = kWardB;
    profile.equipment = {"car"};
    world.tell(admin(), RegisterUnit{profile});
    EXPECT_EQ(world.at(kM1).version, 2u);
    EXPECT_EQ(world.at(kM1).visibleTo, (WardSet{kWardB}));
    profile.homeWard = {};
    world.tell(admin(), RegisterUnit{profile});
    EXPECT_TRUE(world.at(kM1).visibleTo.empty()) << "a unit of the whole city";
}

TEST(Units, needAUsableCallSign) {
    World world;
    for (const std::string& id : {std::string{}, std::string{"  "}, std::string(33, 'M')}) {
        EXPECT_EQ(world.refusal(gateway(), RegisterUnit{{.id = {id}}}), Refusal::badValue);
    }
    EXPECT_EQ(world.refusal(gateway(), RegisterUnit{{.id = {"M1"}, .name = std::string(201, 'x')}}), Refusal::badValue);
}

TEST(Units, keepHomeAndServiceWhileOnACase) {
    Post post;
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    UnitProfile profile = post.at(kM1).profile;
    profile.homeWard = kWardB;
    EXPECT_EQ(post.refusal(gateway(), RegisterUnit{profile}), Refusal::unitBusy);
    profile.homeWard = kWardA;
    profile.active = false;
    EXPECT_EQ(post.refusal(gateway(), RegisterUnit{profile}), Refusal::unitBusy);
    profile.active = true;
    profile.name = "Tổ 1";
    post.tell(gateway(), RegisterUnit{profile});
    EXPECT_EQ(post.at(kM1).caseId, post.id);
}

TEST(Units, dispatchAcknowledgesANewCaseAndMovesItOn) {
    Post post;
    const auto events = post.tell(kDuty, DispatchUnit{post.id, kM1, true});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseAcknowledged", "unitDispatched", "unitStateChanged"}));
    EXPECT_EQ(post.at(post.id).state, CaseState::inProgress);
    EXPECT_EQ(post.at(post.id).dispatchedAt, post.now);
    EXPECT_TRUE(post.at(post.id).assignments[0].lead);
    EXPECT_EQ(post.at(kM1).state, UnitState::dispatched);
    EXPECT_EQ(post.at(kM1).caseId, post.id);
}

// F3 twice on a slow line sent two leads.
TEST(Units, aCaseHasOneLead) {
    Post post;
    post.unit("M2");
    post.tell(kDuty, DispatchUnit{post.id, kM1, true});
    post.tell(kDuty, DispatchUnit{post.id, {"M2"}, true});
    EXPECT_TRUE(post.at(post.id).activeAssignment(kM1)->lead);
    EXPECT_FALSE(post.at(post.id).activeAssignment({"M2"})->lead);
    post.tell(kDuty, RecallUnit{post.id, kM1});
    post.tell(kDuty, DispatchUnit{post.id, kM1, true});
    EXPECT_TRUE(post.at(post.id).activeAssignment(kM1)->lead) << "the lead was called back";
}

TEST(Units, dispatchRefusals) {
    Post post;
    post.unit("B1", kWardB);
    post.unit("M2");
    const CaseId other = post.open();
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{post.id, {"M9"}}), Refusal::unknownUnit);
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{post.id, {"B1"}}), Refusal::unknownUnit) << "another ward's: not seen";
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{post.id, kM1}), Refusal::alreadyDone);
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{other, kM1}), Refusal::unitBusy);
    post.tell(kDuty, SetUnitState{{"M2"}, UnitState::unavailable});
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{other, {"M2"}}), Refusal::unitInactive);
    post.tell(kDuty, SetUnitState{{"M2"}, UnitState::offDuty});
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{other, {"M2"}}), Refusal::unitInactive);
    post.tell(gateway(), RegisterUnit{{.id = {"M3"}, .homeWard = kWardA, .active = false}});
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{other, {"M3"}}), Refusal::unitInactive);
    EXPECT_EQ(post.refusal(kDuty, SetUnitState{{"M3"}, UnitState::offDuty}), Refusal::unitInactive);
}

TEST(Units, anOutreachTeamIsNotSentAloneToViolence) {
    Post post;
    const UnitId team = post.unit("T1", kWardA, UnitKind::outreachTeam);
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{post.id, team}), Refusal::unitUnsuitable);
    const CaseId quiet = post.open("noise");
    post.tell(kDuty, DispatchUnit{quiet, team});
    post.tell(kDuty, RecallUnit{quiet, team});
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    post.tell(kDuty, DispatchUnit{post.id, team}); // police are on their way
    post.tell(kDuty, RecallUnit{post.id, team});
    post.tell(kDuty, RecallUnit{post.id, kM1});
    EXPECT_EQ(post.refusal(kDuty, DispatchUnit{post.id, team}), Refusal::unitUnsuitable) << "the police left";
    post.tell(kDuty, DispatchUnit{post.id, team, false, true});
    ASSERT_EQ(post.at(post.id).notes.size(), 1u) << "an override is on record";
    EXPECT_NE(post.at(post.id).notes[0].text.find("T1"), std::string::npos);
}

TEST(Units, progressGoesForward) {
    struct Step {
        UnitState from;
        UnitState to;
        std::optional<Refusal> refusal;
    };
    using enum UnitState;
    for (const auto& [from, to, expected] : {
             Step{dispatched, enRoute, {}},
             Step{dispatched, onScene, {}},
             Step{enRoute, onScene, {}},
             Step{dispatched, available, {}},
             Step{enRoute, available, {}},
             Step{onScene, available, {}},
             Step{onScene, unavailable, {}},
             Step{enRoute, offDuty, {}},
             Step{dispatched, dispatched, Refusal::alreadyDone},
             Step{onScene, enRoute, Refusal::illegalMove},
             Step{enRoute, dispatched, Refusal::illegalMove},
             Step{onScene, dispatched, Refusal::illegalMove},
             Step{available, dispatched, Refusal::illegalMove},
             Step{available, enRoute, Refusal::illegalMove},
             Step{available, onScene, Refusal::illegalMove},
             Step{available, available, Refusal::alreadyDone},
             Step{available, offDuty, {}},
             Step{offDuty, available, {}},
             Step{offDuty, enRoute, Refusal::illegalMove},
         }) {
        Post post;
        if (from == dispatched || from == enRoute || from == onScene) {
            post.tell(kDuty, DispatchUnit{post.id, kM1});
        }
        if (post.at(kM1).state != from) {
            post.tell(kDuty, SetUnitState{kM1, from});
        }
        EXPECT_EQ(post.refusal(device("M1"), SetUnitState{kM1, to}), expected) << nameOf(from) << " to " << nameOf(to);
        if (!expected) {
            EXPECT_EQ(post.at(kM1).state, to);
        }
    }
}

TEST(Units, leavingIsToldFromBeingRecalled) {
    Post post;
    post.unit("M2");
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    post.tell(kDuty, DispatchUnit{post.id, {"M2"}});
    post.tell(device("M1"), SetUnitState{kM1, UnitState::onScene});
    post.tell(kDuty, RecallUnit{post.id, kM1});
    post.tell(device("M2"), SetUnitState{{"M2"}, UnitState::available});
    const auto& assignments = post.at(post.id).assignments;
    EXPECT_EQ(assignments[0].state, AssignmentState::left);
    EXPECT_EQ(assignments[1].state, AssignmentState::recalled);
    EXPECT_EQ(assignments[1].endedAt, post.now);
    EXPECT_EQ(post.at(post.id).state, CaseState::inProgress) << "a case without units stays in hand";
    EXPECT_EQ(post.refusal(kDuty, RecallUnit{post.id, kM1}), Refusal::unitNotOnCase);
    EXPECT_EQ(post.refusal(kDuty, RecallUnit{post.id, {"M9"}}), Refusal::unknownUnit);
}

TEST(Units, positionsOnlyGetNewer) {
    World world;
    world.unit("M1");
    const auto move = [&](Instant seenAt) { return MoveUnit{kM1, {10.77, 106.7}, 45.0, seenAt}; };
    world.tell(device("M1"), move(world.now));
    EXPECT_EQ(world.at(kM1).headingDeg, 45.0);
    EXPECT_EQ(world.refusal(device("M1"), move(world.now)), Refusal::stalePosition);
    EXPECT_EQ(world.refusal(source(), move(world.now - Milliseconds{1})), Refusal::stalePosition);
    world.wait(Milliseconds{1});
    world.tell(source(), move(world.now + std::chrono::hours{5}));
    EXPECT_EQ(world.at(kM1).pointAt, world.now) << "a device's fast clock must not block its later reports";
    world.wait(Milliseconds{1});
    world.tell(source(), move(world.now));
}

TEST(Units, positionsAreOnTheEarth) {
    World world;
    world.unit("M1");
    EXPECT_EQ(world.refusal(source(), MoveUnit{kM1, {106.7, 10.77}, {}, world.now}), Refusal::badPosition);
    for (const double heading : {-1.0, 360.0, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_EQ(world.refusal(source(), MoveUnit{kM1, {10.77, 106.7}, heading, world.now}), Refusal::badValue);
    }
    EXPECT_EQ(world.refusal(source(), MoveUnit{{"M9"}, {10.77, 106.7}, {}, world.now}), Refusal::unknownUnit);
    world.tell(gateway(), RegisterUnit{{.id = kM1, .homeWard = kWardA, .active = false}});
    EXPECT_EQ(world.refusal(source(), MoveUnit{kM1, {10.77, 106.7}, {}, world.now}), Refusal::unitInactive);
}

TEST(Units, areSeenByThoseWhoSeeTheirCase) {
    Post post;
    const CaseId shared = post.open("violence", {.candidates = {kWardA, kWardB}});
    post.tell(cityDesk(), DispatchUnit{shared, kM1});
    EXPECT_EQ(post.at(kM1).visibleTo, (WardSet{kWardA, kWardB}));
    post.tell(officerOf({kWardB}), ClaimCase{shared, kWardB});
    EXPECT_EQ(post.at(kM1).visibleTo, (WardSet{kWardA, kWardB})) << "its home, and the owner of its case";
    EXPECT_EQ(post.at(shared).visibleTo, (WardSet{kWardA, kWardB})) << "a ward follows the case its unit is on";
    post.tell(kDuty, RecallUnit{shared, kM1});
    EXPECT_EQ(post.at(kM1).visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(post.at(shared).visibleTo, (WardSet{kWardB}));
}

// Without a place it is nobody's but the city desk's; a unit sent there must not take it away from that desk.
TEST(Units, leaveAnUnlocatedCaseToTheCityDesk) {
    Post post;
    const CaseId unlocated = post.open("violence", Routing{});
    EXPECT_EQ(post.at(unlocated).visibleTo, (WardSet{kCityDesk}));
    post.tell(cityDesk(), DispatchUnit{unlocated, kM1});
    EXPECT_EQ(post.at(unlocated).visibleTo, unionOf({kCityDesk}, {kWardA}));
}

TEST(Units, followTheVisibilityOfTheirCase) {
    Post post;
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    const Instant since = post.at(kM1).stateSince;
    post.wait(std::chrono::minutes{1});
    const auto events = post.tell(kDuty, OfferTransfer{post.id, kWardC, "Thuộc C"});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"transferOffered", "alertMoved", "unitStateChanged"}));
    EXPECT_EQ(post.at(kM1).visibleTo, (WardSet{kWardA, kWardC}));
    EXPECT_EQ(post.at(kM1).stateSince, since) << "its state did not change";
}

TEST(Units, anOfficerCommandsTheirOwnAndThoseOnTheirCases) {
    Post post;
    post.unit("B1", kWardB);
    post.tell(cityDesk(), DispatchUnit{post.id, {"B1"}});
    post.tell(kDuty, SetUnitState{{"B1"}, UnitState::onScene}); // it reports by radio to the case's owner
    post.tell(officerOf({kWardB}), RecallUnit{post.id, {"B1"}});
    EXPECT_EQ(post.refusal(kDuty, SetUnitState{{"B1"}, UnitState::offDuty}), Refusal::unknownUnit) << "no longer seen";
    post.tell(cityDesk(), DispatchUnit{post.id, {"B1"}});
    post.tell(kDuty, DispatchUnit{post.id, kM1});
    EXPECT_EQ(post.refusal(officerOf({kWardB}), SetUnitState{kM1, UnitState::enRoute}), Refusal::outOfScope);
    EXPECT_EQ(post.refusal(officerOf({kWardB}), RecallUnit{post.id, kM1}), Refusal::outOfScope);
    const UnitId citywide = post.unit("113", {}, UnitKind::response113);
    EXPECT_EQ(post.refusal(kDuty, SetUnitState{citywide, UnitState::offDuty}), Refusal::outOfScope);
    post.tell(kDuty, DispatchUnit{post.id, citywide});
    post.tell(kDuty, SetUnitState{citywide, UnitState::enRoute});
    EXPECT_TRUE(post.at(citywide).visibleTo.empty());
}

} // namespace trucban::core
