// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Invariants.h"
#include "core/World.h"

#include <gtest/gtest.h>

#include <utility>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kDuty = officerOf({kWardA}, "a");

struct Pair : World {
    CaseId primary = open();
    CaseId other = open();
    AlertId first = at(primary).alerts.front();
    AlertId second = at(other).alerts.front();
};

} // namespace

TEST(Merge, gathersTheAlertsInThePrimary) {
    Pair world;
    const auto events = world.tell(kDuty, MergeCases{world.primary, {world.other}});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseAbsorbed", "caseMerged", "alertMoved"}));
    EXPECT_EQ(world.at(world.primary).alerts, (std::vector{world.first, world.second}));
    EXPECT_EQ(world.at(world.primary).state, CaseState::isNew);
    EXPECT_EQ(world.at(world.second).caseId, world.primary);
    EXPECT_EQ(world.at(world.second).originalCaseId, world.other);
    const Case& other = world.at(world.other);
    EXPECT_EQ(other.state, CaseState::closed);
    EXPECT_EQ(other.mergedInto, world.primary);
    EXPECT_EQ(other.outcome->disposition, Disposition::duplicate);
    EXPECT_EQ(other.alerts, (std::vector{world.second})) << "what it is unmerged by";
    EXPECT_TRUE(brokenInvariants(world.state).empty());
}

TEST(Merge, isUndoneByUnmerging) {
    Pair world;
    world.tell(kDuty, AcknowledgeCase{world.other});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    const auto events = world.tell(kDuty, UnmergeCase{world.other});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseReleased", "caseUnmerged", "alertMoved"}));
    EXPECT_EQ(world.at(world.primary).alerts, (std::vector{world.first}));
    const Case& other = world.at(world.other);
    EXPECT_EQ(other.state, CaseState::acknowledged);
    EXPECT_EQ(other.mergedInto, std::nullopt);
    EXPECT_EQ(other.outcome, std::nullopt);
    EXPECT_EQ(other.closedAt, std::nullopt);
    EXPECT_EQ(world.at(world.second).caseId, world.other);
}

TEST(Merge, restoresTheStateThatTheFactsTell) {
    using Prepare = void (*)(World&, const CaseId&);
    for (const auto& [prepare, expected] : std::initializer_list<std::pair<Prepare, CaseState>>{
             {[](World&, const CaseId&) {}, CaseState::isNew},
             {[](World& world, const CaseId& id) { world.tell(kDuty, AcknowledgeCase{id}); }, CaseState::acknowledged},
             {[](World& world, const CaseId& id) { world.tell(kDuty, DispatchUnit{id, world.unit("M1")}); },
              CaseState::inProgress},
             {[](World& world, const CaseId& id) {
                  world.tell(kDuty, AcknowledgeCase{id});
                  world.tell(kDuty, ResolveCase{id, {}});
                  world.tell(kDuty, ReopenCase{id, "x"});
              },
              CaseState::inProgress}}) {
        Pair world;
        world.wait(Milliseconds{60'000});
        prepare(world, world.other);
        const Instant since = world.at(world.other).stateSince;
        world.wait(Milliseconds{47 * 60'000});
        world.tell(kDuty, MergeCases{world.primary, {world.other}});
        world.tell(kDuty, UnmergeCase{world.other});
        EXPECT_EQ(world.at(world.other).state, expected);
        const bool isKnown = world.at(world.other).resolvedAt == std::nullopt && !world.at(world.other).reopened;
        EXPECT_TRUE(!isKnown || world.at(world.other).stateSince == since) << "it has waited longer";
    }
}

TEST(Merge, takesUnitsAlong) {
    Pair world;
    world.unit("M1");
    world.unit("M2");
    world.tell(kDuty, DispatchUnit{world.other, {"M1"}, true});
    world.tell(kDuty, DispatchUnit{world.other, {"M2"}});
    world.tell(kDuty, SetUnitState{{"M2"}, UnitState::onScene});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    EXPECT_EQ(world.at(UnitId{"M1"}).caseId, world.primary);
    EXPECT_EQ(world.at(UnitId{"M2"}).state, UnitState::onScene);
    EXPECT_EQ(world.at(world.primary).state, CaseState::inProgress);
    EXPECT_TRUE(world.at(world.primary).activeAssignment({"M1"})->lead);
    EXPECT_EQ(world.at(world.primary).activeAssignment({"M2"})->state, AssignmentState::onScene);
    EXPECT_TRUE(brokenInvariants(world.state).empty());
}

TEST(Merge, leavesTheLeadOfTheCaseThatStays) {
    Pair world;
    world.unit("M1");
    world.unit("M2");
    world.tell(kDuty, DispatchUnit{world.primary, {"M1"}, true});
    world.tell(kDuty, DispatchUnit{world.other, {"M2"}, true});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    EXPECT_TRUE(world.at(world.primary).activeAssignment({"M1"})->lead);
    EXPECT_FALSE(world.at(world.primary).activeAssignment({"M2"})->lead);
}

TEST(Merge, sendsNoUnitsToAResolvedCase) {
    Pair world;
    world.tell(kDuty, AcknowledgeCase{world.primary});
    world.tell(kDuty, ResolveCase{world.primary, {}});
    world.tell(kDuty, DispatchUnit{world.other, world.unit("M1")});
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {world.other}}), Refusal::unitsStillOut);
    world.tell(kDuty, RecallUnit{world.other, {"M1"}});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
}

TEST(Merge, needsAnotherOpenCaseOfTheOfficers) {
    Pair world;
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {}}), Refusal::nothingToMerge);
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {world.primary}}), Refusal::nothingToMerge);
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {{uuid(4'321)}}}), Refusal::unknownCase);
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, std::vector<CaseId>(101)}), Refusal::badValue);
    const CaseId elsewhere = world.open("violence", {.ward = kWardB});
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {elsewhere}}), Refusal::unknownCase);
    world.tell(gateway(), EscalateCase{elsewhere, {kWardA}});
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {elsewhere}}), Refusal::outOfScope);
    world.tell(kDuty, MergeCases{world.primary, {world.other, world.other}}); // named twice counts once
    EXPECT_EQ(world.refusal(kDuty, MergeCases{world.primary, {world.other}}), Refusal::caseMerged);
}

TEST(Merge, claimsWhatNobodyOwns) {
    World world;
    const CaseId primary = world.open("theft", {.candidates = {kWardA, kWardB}});
    const CaseId other = world.open("theft", {.candidates = {kWardA, kWardC}});
    world.tell(kDuty, MergeCases{primary, {other}});
    EXPECT_EQ(world.at(primary).ward, kWardA);
    EXPECT_EQ(world.at(other).ward, kWardA);
    EXPECT_EQ(world.at(world.at(other).alerts[0]).visibleTo, (WardSet{kWardA}));
}

TEST(Merge, endsAnOfferOfTheOtherCase) {
    Pair world;
    world.tell(kDuty, OfferTransfer{world.other, kWardB, "x"});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    EXPECT_EQ(world.at(world.other).transfer->state, OfferState::withdrawn);
    EXPECT_EQ(world.at(world.other).visibleTo, (WardSet{kWardA}));
}

TEST(Merge, chainsComeApartInAnyOrder) {
    Pair world;
    const CaseId third = world.open();
    const AlertId thirdAlert = world.at(third).alerts.front();
    world.tell(kDuty, MergeCases{world.other, {third}});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    EXPECT_EQ(world.at(thirdAlert).caseId, world.primary);
    // The inner one first: the case between must not take its alert back later.
    world.tell(kDuty, UnmergeCase{third});
    EXPECT_EQ(world.at(thirdAlert).caseId, third);
    world.tell(kDuty, UnmergeCase{world.other});
    EXPECT_EQ(world.at(world.other).alerts, (std::vector{world.second}));
    EXPECT_EQ(world.at(third).alerts, (std::vector{thirdAlert}));
    EXPECT_EQ(world.at(world.primary).alerts, (std::vector{world.first}));
    // And the outer one first: it takes along what it held.
    world.tell(kDuty, MergeCases{world.other, {third}});
    world.tell(kDuty, MergeCases{world.primary, {world.other}});
    world.tell(kDuty, UnmergeCase{world.other});
    EXPECT_EQ(world.at(thirdAlert).caseId, world.other);
    world.tell(kDuty, UnmergeCase{third});
    EXPECT_EQ(world.at(thirdAlert).caseId, third);
    EXPECT_TRUE(brokenInvariants(world.state).empty());
}

TEST(Merge, keepsWhatIsMeantApartFromExercises) {
    World world;
    const auto real = world.open("theft");
    ReceiveAlert body = world.alertBody("drill-1", "theft", {.ward = kWardA, .approximate = false});
    body.facts.exercise = true;
    const CaseId drill = body.caseId;
    world.tell(source(), body);
    EXPECT_EQ(world.refusal(cityDesk(), MergeCases{drill, {real}}), Refusal::exerciseMixed)
        << "it would go out of sight";
    EXPECT_EQ(world.refusal(cityDesk(), MergeCases{real, {drill}}), Refusal::exerciseMixed);
    world.tell(cityDesk(), MakeReal{drill});
    world.tell(cityDesk(), MergeCases{real, {drill}});
}

TEST(Merge, whatBecameRealWhileItWasMergedComesBackReal) {
    World world;
    const auto drill = [&](const std::string& externalId) {
        ReceiveAlert body = world.alertBody(externalId, "theft", {.ward = kWardA, .approximate = false});
        body.facts.exercise = true;
        world.tell(source(), body);
        return body;
    };
    const CaseId primary = drill("drill-1").caseId;
    const ReceiveAlert merged = drill("drill-2");
    const CaseId played = drill("drill-3").caseId;
    world.tell(cityDesk(), MergeCases{primary, {merged.caseId, played}});
    world.tell(cityDesk(), UnmergeCase{played});
    EXPECT_TRUE(world.at(played).exercise);
    ReceiveAlert meant = merged;
    meant.facts.exercise = false;
    meant.facts.contentDigest = "meant";
    world.tell(source(), meant);
    ASSERT_FALSE(world.at(primary).exercise);
    world.tell(cityDesk(), UnmergeCase{merged.caseId});
    EXPECT_FALSE(world.at(merged.caseId).exercise) << "its sender means it: it must not lie in the exercises' tray";
    EXPECT_TRUE(brokenInvariants(world.state).empty());
}

} // namespace trucban::core
