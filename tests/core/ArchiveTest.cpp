// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "core/Invariants.h"
#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::test {

using namespace core;

namespace {

constexpr Scope kEverything{.all = true};

struct Archive : ::testing::Test {
    World world;

    /// An old closed case, archived.
    CaseId archived() {
        const CaseId id = world.closed();
        world.wait(kLeastArchiveAge);
        world.tell(gateway(), ArchiveCase{id});
        return id;
    }
};

TEST_F(Archive, takesAClosedCaseWithItsAlertsOutOfTheState) {
    const CaseId stays = world.open();
    const CaseId id = world.closed();
    const AlertId alert = world.firstAlert(id).id;
    const std::string key = alertKey(world.at(alert).facts.source, world.at(alert).facts.externalId);
    world.wait(kLeastArchiveAge);
    const auto events = world.tell(gateway(), ArchiveCase{id});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseArchived", "alertArchived"}));
    EXPECT_EQ(world.state.case_(id), nullptr);
    EXPECT_EQ(world.state.alert(alert), nullptr);
    EXPECT_FALSE(world.state.alertByKey.contains(key));
    EXPECT_NE(world.state.case_(stays), nullptr);
    EXPECT_EQ(world.archive.size(), 2u);
    EXPECT_EQ(std::get<Case>(world.archive.at(AggregateRef::of(id))).version, events.front().version);
}

TEST_F(Archive, waitsUntilNothingHappenedForLongEnough) {
    const CaseId id = world.closed();
    world.wait(kLeastArchiveAge - Milliseconds{1});
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{id}), Refusal::illegalMove);
    world.tell(cityDesk(), AddNote{id, "Gia đình gọi lại"});
    world.wait(Milliseconds{1});
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{id}), Refusal::illegalMove) << "the note was a moment ago";
    world.wait(kLeastArchiveAge);
    EXPECT_FALSE(world.refusal(gateway(), ArchiveCase{id}).has_value());
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{id}), Refusal::unknownCase);
}

TEST_F(Archive, leavesTheAlertsOfTodayAndOfTheSevenDaysBefore) {
    // A console compares today's with those of seven whole Vietnamese days, counted from the alerts it holds.
    for (int quarter = 0; quarter < 96; ++quarter) {
        world.wait(std::chrono::minutes{15});
        const CaseId id = world.closed();
        const auto received = std::chrono::sys_days{vietnamDay(world.firstAlert(id).receivedAt)};
        World later = world;
        later.wait(kLeastArchiveAge);
        later.tell(gateway(), ArchiveCase{id});
        EXPECT_GT(std::chrono::sys_days{vietnamDay(later.now)} - received, std::chrono::days{7});
    }
}

TEST_F(Archive, leavesOpenCasesAndObeysAPolicyOfNever) {
    const CaseId open = world.open();
    const CaseId id = world.closed();
    world.wait(10 * kLeastArchiveAge);
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{open}), Refusal::illegalMove);
    world.state.policy.archiveAfter = Milliseconds::zero();
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{id}), Refusal::illegalMove);
}

TEST_F(Archive, isTheGatewaysAlone) {
    const CaseId id = world.closed();
    world.wait(kLeastArchiveAge);
    for (const Authority& who : {officerOf({kWardA}), cityDesk(), admin(), source(), device("M1")}) {
        EXPECT_EQ(world.refusal(who, ArchiveCase{id}), Refusal::notPermitted);
        EXPECT_EQ(world.refusal(who, UnarchiveCase{world.at(id), {}}), Refusal::notPermitted);
        EXPECT_EQ(world.refusal(who, ArchiveVisit{{uuid(1)}}), Refusal::notPermitted);
    }
}

TEST_F(Archive, givesBackWhatItTook) {
    const CaseId id = world.closed();
    world.wait(kLeastArchiveAge);
    const Case before = world.at(id);
    const Alert alertBefore = world.firstAlert(id);
    world.tell(gateway(), ArchiveCase{id});
    world.wait(kLeastArchiveAge);
    world.tell(gateway(), world.unarchiving(id));
    Case expected = before;
    expected.version += 2;
    expected.changedAt = world.now;
    EXPECT_EQ(world.at(id), expected);
    Alert alert = alertBefore;
    alert.version += 2;
    alert.updatedAt = world.now;
    EXPECT_EQ(world.firstAlert(id), alert);
    EXPECT_TRUE(world.archive.empty());
    EXPECT_EQ(world.state.alertByKey.at(alertKey(alert.facts.source, alert.facts.externalId)), alert.id);
    EXPECT_TRUE(brokenInvariants(world.state, world.archive).empty());
    EXPECT_EQ(world.refusal(gateway(), ArchiveCase{id}), Refusal::illegalMove) << "it has just been needed";
}

TEST_F(Archive, givesBackNothingTwice) {
    const CaseId id = archived();
    const UnarchiveCase back = world.unarchiving(id);
    world.tell(gateway(), back);
    EXPECT_EQ(world.refusal(gateway(), back), Refusal::alreadyDone);
    UnarchiveCase open = back;
    open.value.id = {uuid(7'000)};
    open.value.state = CaseState::inProgress;
    EXPECT_EQ(world.refusal(gateway(), open), Refusal::badValue);
    UnarchiveCase foreign = back;
    foreign.value.id = {uuid(7'001)};
    EXPECT_EQ(world.refusal(gateway(), foreign), Refusal::badValue) << "alerts of another case";
}

TEST_F(Archive, aCaseThatIsBackCanBeReopened) {
    const CaseId id = archived();
    world.tell(gateway(), world.unarchiving(id));
    world.tell(officerOf({kWardA}), ReopenCase{id, "Gọi lại"});
    EXPECT_EQ(world.at(id).state, CaseState::inProgress);
    EXPECT_EQ(world.at(id).reopened, 1u);
}

TEST_F(Archive, anAlertThatOpenedAnotherCaseStaysWithThatOne) {
    const ReceiveAlert first = world.alertBody("again", "theft", {.ward = kWardA, .approximate = false});
    world.tell(source(), first);
    world.tell(cityDesk(), CloseCase{first.caseId, Outcome{}});
    ReceiveAlert second = world.alertBody("again", "theft", {.ward = kWardA, .approximate = false});
    world.tell(source(), second);
    ASSERT_EQ(world.at(first.alertId).caseId, second.caseId);
    world.wait(kLeastArchiveAge);
    world.tell(gateway(), ArchiveCase{first.caseId});
    EXPECT_NE(world.state.alert(first.alertId), nullptr);
    EXPECT_TRUE(brokenInvariants(world.state, world.archive).empty());
}

TEST_F(Archive, unmergingNeedsTheCaseThatHoldsTheAlerts) {
    const CaseId primary = world.open();
    const CaseId other = world.open();
    world.tell(cityDesk(), MergeCases{primary, {other}});
    world.tell(cityDesk(), CloseCase{primary, Outcome{}});
    world.wait(kLeastArchiveAge);
    world.tell(gateway(), ArchiveCase{primary});
    EXPECT_EQ(world.refusal(cityDesk(), UnmergeCase{other}), Refusal::unknownCase);
    world.tell(gateway(), world.unarchiving(primary));
    world.tell(cityDesk(), UnmergeCase{other});
    EXPECT_EQ(world.at(other).alerts.size(), 1u);
    EXPECT_EQ(world.at(world.at(other).alerts[0]).caseId, other);
}

TEST_F(Archive, takesOldVisits) {
    const Visit visit{.id = {world.nextUuid()}, .ward = kWardA, .visitedAt = world.now};
    world.tell(source(), RecordVisit{visit});
    EXPECT_EQ(world.refusal(gateway(), ArchiveVisit{visit.id}), Refusal::illegalMove);
    world.wait(kLeastArchiveAge);
    world.tell(gateway(), ArchiveVisit{visit.id});
    EXPECT_TRUE(world.state.visits.empty());
    EXPECT_EQ(std::get<Visit>(world.archive.at(AggregateRef::of(visit.id))).version, 2u);
    EXPECT_EQ(world.refusal(gateway(), ArchiveVisit{visit.id}), Refusal::badValue);
}

TEST_F(Archive, aStateTakesNoEventThatDoesNotFit) {
    const CaseId id = archived();
    const UnarchiveCase back = world.unarchiving(id);
    const std::string before = canonicalBytes(world.state, kEverything);
    Event event{.aggregate = AggregateRef::of(id), .version = back.value.version + 1, .data = NoteAdded{"x"}};
    EXPECT_EQ(apply(world.state, event).error(), ApplyError::unknownAggregate);
    event.data = CaseUnarchived{back.value};
    event.version = back.value.version + 2;
    EXPECT_EQ(apply(world.state, event).error(), ApplyError::invalid);
    event.aggregate = AggregateRef::of(CaseId{uuid(7'000)});
    event.version = back.value.version + 1;
    EXPECT_EQ(apply(world.state, event).error(), ApplyError::invalid);
    EXPECT_EQ(canonicalBytes(world.state, kEverything), before);
    const CaseId open = world.open();
    event = {.aggregate = AggregateRef::of(open), .version = world.at(open).version + 1, .data = CaseArchived{}};
    EXPECT_EQ(apply(world.state, event).error(), ApplyError::invalid);
    EXPECT_FALSE(archivedValue(world.state, event).has_value());
    EXPECT_NE(world.state.case_(open), nullptr);
    event.data = CaseUnarchived{back.value};
    EXPECT_EQ(apply(world.state, event).error(), ApplyError::duplicate);
}

} // namespace

} // namespace trucban::test
