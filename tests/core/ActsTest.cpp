// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Acts.h"

#include "core/World.h"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <gtest/gtest.h>

#include <set>

namespace trucban::core {

using namespace trucban::test;

namespace {

/// An escalated P1 of ward A, offered to ward B, shown to ward C; ward D sees nothing of it.
struct Shared : World {
    CaseId id = open("violence");
    Shared() {
        tell(gateway(), EscalateCase{id, {kWardC}});
        tell(officerOf({kWardA}), OfferTransfer{id, kWardB, "x"});
    }
};

std::string permittedTo(const Authority& authority) {
    std::string names;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<CommandBody>>>([&](auto index) {
        CommandBody body{std::in_place_index<index>};
        std::visit(
            [&](auto& value) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, CheckInUnit> || requires {
                                  value.unit = UnitId{};
                                  value.state;
                              }) {
                    value.unit = {authority.actor.name};
                }
            },
            body);
        if (isPermitted(authority, body)) {
            names += std::string{typeOf(body)} + " ";
        }
    });
    return names;
}

} // namespace

TEST(Acts, relationsOfAnOfficerToACase) {
    Shared world;
    const Case& case_ = world.at(world.id);
    const auto relations = [&](const WardSet& wards) { return relationOf(Scope{false, wards}, case_); };
    EXPECT_EQ(relations({kWardA}), kOwner);
    EXPECT_EQ(relations({kWardB}), kOffered);
    EXPECT_EQ(relations({kWardC}), kOnlooker);
    EXPECT_EQ(relations({kWardD}), 0);
    EXPECT_EQ(relations({kWardA, kWardB, kWardC}), kOwner | kOffered | kOnlooker);
    EXPECT_EQ(relationOf(Scope{.all = true}, case_), kOwner | kOffered);
    const Case& unowned = world.at(world.open("theft", {.candidates = {kWardA, kWardB}}));
    EXPECT_EQ(relationOf(Scope{false, {kWardB}}, unowned), kCandidate);
    EXPECT_EQ(relationOf(Scope{false, {kWardC}}, unowned), 0);
}

TEST(Acts, whoMayDoWhatToACase) {
    // o owner, c candidate, f offered, l onlooker
    const std::vector<std::pair<CaseAct, std::string_view>> expected{
        {CaseAct::acknowledge, "ocl"},  {CaseAct::setPriority, "oc"},
        {CaseAct::setKind, "oc"},       {CaseAct::claim, "oc"},
        {CaseAct::placeAlert, "oc"},    {CaseAct::addNote, "ocfl"},
        {CaseAct::dispatch, "ocl"},     {CaseAct::recall, "ocl"},
        {CaseAct::resolve, "oc"},       {CaseAct::close, "oc"},
        {CaseAct::reopen, "oc"},        {CaseAct::offerTransfer, "oc"},
        {CaseAct::answerTransfer, "f"}, {CaseAct::withdrawTransfer, "oc"},
        {CaseAct::requestJoint, "oc"},  {CaseAct::answerJoint, "oc"},
        {CaseAct::merge, "oc"},         {CaseAct::unmerge, "oc"},
        {CaseAct::reveal, "ocl"},       {CaseAct::returnToNew, "ocl"},
        {CaseAct::makeReal, "ocl"},     {CaseAct::tickCheck, "ocl"},
        {CaseAct::takeOver, "ocl"},     {CaseAct::viewAttachment, "ocl"}};
    ASSERT_EQ(expected.size(), kActRules.size());
    Shared world;
    const CaseId unowned = world.open("theft", {.candidates = {kWardA, kWardB}});
    const auto may = [&](CaseAct act, WardCode ward, const CaseId& id) {
        return !accessRefusal(act, officerOf({ward}), world.at(id));
    };
    for (const auto& [act, who] : expected) {
        EXPECT_EQ(may(act, kWardA, world.id), who.contains('o')) << nameOf(act);
        EXPECT_EQ(may(act, kWardA, unowned), who.contains('c')) << nameOf(act);
        EXPECT_EQ(may(act, kWardB, world.id), who.contains('f')) << nameOf(act);
        EXPECT_EQ(may(act, kWardC, world.id), who.contains('l')) << nameOf(act);
        EXPECT_FALSE(accessRefusal(act, cityDesk(), world.at(world.id)).has_value()) << nameOf(act);
        EXPECT_EQ(accessRefusal(act, officerOf({kWardD}), world.at(world.id)), Refusal::unknownCase) << nameOf(act);
        EXPECT_EQ(accessRefusal(act, withRole(Role::committee), world.at(world.id)), Refusal::notPermitted);
        EXPECT_EQ(accessRefusal(act, withRole(Role::team), world.at(world.id)), Refusal::notPermitted);
    }
}

TEST(Acts, aButtonAsksBothRules) {
    Shared world;
    const Case& case_ = world.at(world.id);
    EXPECT_TRUE(mayAct(CaseAct::acknowledge, officerOf({kWardA}), case_));
    EXPECT_TRUE(mayAct(CaseAct::acknowledge, officerOf({kWardC}), case_));
    EXPECT_FALSE(mayAct(CaseAct::acknowledge, officerOf({kWardB}), case_));
    EXPECT_FALSE(mayAct(CaseAct::reopen, officerOf({kWardA}), case_)) << "it is open";
    EXPECT_FALSE(mayAct(CaseAct::unmerge, cityDesk(), case_));
}

TEST(Acts, rolesAndActors) {
    const std::string acts =
        "acknowledgeCase setPriority setKind claimCase placeAlert addNote dispatchUnit setUnitState recallUnit "
        "resolveCase closeCase reopenCase offerTransfer answerTransfer requestJoint answerJoint mergeCases unmergeCase "
        "revealReporter enterAlert returnToNew makeReal tickCheck takeOverEdit viewAttachment checkInUnit signHandover "
        "answerHandoverItem acceptHandover ";
    const std::string campaign = "saveCampaign saveRecords withdrawRecords freezeBriefing ";
    EXPECT_EQ(permittedTo(officerOf({kWardA})), "receiveAlert recordVisit " + acts + "saveRecords withdrawRecords ");
    EXPECT_EQ(permittedTo(withRole(Role::wardLeader)), "receiveAlert recordVisit " + acts + campaign);
    EXPECT_EQ(permittedTo(withRole(Role::city)), "receiveAlert recordVisit " + acts + campaign);
    EXPECT_EQ(permittedTo(withRole(Role::admin)),
              "receiveAlert recordVisit registerUnit changePolicy eraseAlert " + acts + campaign);
    EXPECT_EQ(permittedTo(withRole(Role::committee)), campaign);
    EXPECT_EQ(permittedTo(withRole(Role::team)), "recordVisit setUnitState checkInUnit saveRecords withdrawRecords ");
    EXPECT_EQ(permittedTo(gateway()), "registerUnit changePolicy eraseAlert escalateCase expireTransfer archiveCase "
                                      "unarchiveCase archiveVisit expireRecord ");
    EXPECT_EQ(permittedTo(source()), "receiveAlert recordVisit moveUnit setUnitState checkInUnit ");
    EXPECT_EQ(permittedTo(device("M1")), "setUnitState checkInUnit ")
        << "its own unit's; see the next test for the others";
}

TEST(Acts, aDeviceSpeaksForItsOwnUnit) {
    for (const Authority& who : {device("M1"), Authority{{ActorKind::officer, "M1"}, Role::team, {}}}) {
        EXPECT_TRUE(isPermitted(who, SetUnitState{{"M1"}, UnitState::onScene}));
        EXPECT_FALSE(isPermitted(who, SetUnitState{{"M2"}, UnitState::onScene}));
    }
    EXPECT_TRUE(isPermitted(device("M1"), MoveUnit{.unit = {"M1"}}));
    EXPECT_FALSE(isPermitted(device("M1"), MoveUnit{.unit = {"M2"}}));
    EXPECT_TRUE(isPermitted(device("T1"), RecordVisit{{.team = {"T1"}}}));
    EXPECT_FALSE(isPermitted(device("T1"), RecordVisit{{.team = {"T2"}}}));
    EXPECT_FALSE(isPermitted(device("M1"), AcknowledgeCase{}));
}

TEST(Acts, cityAndAdminActForAllWards) {
    EXPECT_TRUE(effectiveScope(withRole(Role::city, {})).all);
    EXPECT_TRUE(effectiveScope(withRole(Role::admin, {false, {kWardA}})).all);
    for (const Role role : {Role::dutyOfficer, Role::wardLeader, Role::committee, Role::team}) {
        EXPECT_FALSE(effectiveScope(withRole(role, {false, {kWardA}})).all);
    }
}

TEST(Acts, decideAsksForTheRoleFirst) {
    World world;
    const CaseId id = world.open();
    EXPECT_EQ(world.refusal(withRole(Role::committee), AcknowledgeCase{id}), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(source(), AcknowledgeCase{id}), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(cityDesk(), EraseAlert{world.at(id).alerts[0]}), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(withRole(Role::team), world.alertBody("x", "theft", {})), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(officerOf({kWardB}), AcknowledgeCase{id}), Refusal::unknownCase);
    EXPECT_EQ(world.refusal(officerOf({kWardA}), AcknowledgeCase{{uuid(4'321)}}), Refusal::unknownCase);
}

} // namespace trucban::core
