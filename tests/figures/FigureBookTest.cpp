// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/FigureBook.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using namespace trucban::test;
using namespace std::chrono_literals;

namespace {

struct Log : EventLog {
    Log() { policy(at(kDay, 0)); }

    [[nodiscard]] double figure(std::string_view code, core::WardSet wards = {}, core::Day day = kDay) const {
        const Cube made = cube();
        return figureOf(code, {&made, nullptr}, sliceOf(day, std::move(wards))).count;
    }
};

const core::Outcome kSettled{core::Disposition::settledOnScene, ""};
const core::Outcome kMistaken{core::Disposition::mistaken, ""};

} // namespace

TEST(FigureBook, movesACaseAndItsAlertsWithItsOwner) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), {});
    log.alert(at(kDay, 9), id);
    EXPECT_EQ(log.figure("cases", {core::WardCode{}}), 1) << "nobody's yet";
    log.on(id, at(kDay, 10), core::CaseRerouted{.ward = {}, .candidates = {kA, kB}});
    log.on(id, at(kDay, 10), core::CaseClaimed{kA});
    EXPECT_EQ(log.figure("cases", {kA}), 1);
    EXPECT_EQ(log.figure("alerts", {kA}), 2);
    log.on(id, at(kDay, 11), core::TransferOffered{.to = kB});
    EXPECT_EQ(log.figure("cases", {kA}), 1) << "an offer changes nothing";
    log.on(id, at(kDay, 12), core::TransferAnswered{core::OfferState::returned, ""});
    log.on(id, at(kDay, 13), core::TransferOffered{.to = kB});
    log.on(id, at(kDay, 14), core::TransferAnswered{core::OfferState::accepted, ""});
    EXPECT_EQ(log.figure("cases", {kA}), 0);
    EXPECT_EQ(log.figure("alerts", {kA}), 0);
    EXPECT_EQ(log.figure("cases", {kB}), 1);
    EXPECT_EQ(log.figure("alerts", {kB}), 2);
}

TEST(FigureBook, countsAnAlertOnTheDayItCame) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 23, 59, 59, 999), kA);
    log.alert(at(kDay + 1, 0), id);
    EXPECT_EQ(log.figure("alerts", {kA}, kDay), 1);
    EXPECT_EQ(log.figure("alerts", {kA}, kDay + 1), 1);
    EXPECT_EQ(log.figure("cases", {kA}, kDay + 1), 0);
}

TEST(FigureBook, takesAMergedCaseBackAndGivesItAgain) {
    Log log;
    const core::CaseId first = log.open(at(kDay, 8), kA);
    const core::CaseId second = log.open(at(kDay, 9), kB);
    const core::AlertId alert = log.lastAlert();
    log.on(second, at(kDay, 10), core::CaseMerged{first});
    log.add(core::AggregateRef::of(alert), at(kDay, 10), core::AlertMoved{first});
    EXPECT_EQ(log.figure("cases"), 1);
    EXPECT_EQ(log.figure("alerts", {kA}), 2) << "its alert came over";
    EXPECT_EQ(log.figure("alerts", {kB}), 0);
    log.on(second, at(kDay, 11), core::CaseUnmerged{{alert}, core::CaseState::isNew});
    log.add(core::AggregateRef::of(alert), at(kDay, 11), core::AlertMoved{second});
    EXPECT_EQ(log.figure("cases"), 2);
    EXPECT_EQ(log.figure("alerts", {kB}), 1);
}

TEST(FigureBook, takesNoiseBackWhenItIsReopened) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA);
    log.on(id, at(kDay, 9), core::CaseClosed{kMistaken});
    EXPECT_EQ(log.figure("noiseRate"), 1);
    EXPECT_EQ(log.figure("genuine"), 0);
    log.on(id, at(kDay, 10), core::CaseReopened{""});
    EXPECT_EQ(log.figure("noiseRate"), 0);
    EXPECT_EQ(log.figure("genuine"), 1);
    log.on(id, at(kDay, 11), core::CaseClosed{kSettled});
    EXPECT_EQ(log.figure("cleared"), 1);
}

TEST(FigureBook, keepsTheFirstTimesAndTakesBackASlip) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA, "theft", core::Priority::p1);
    log.on(id, at(kDay, 8, 0, 10), core::CaseAcknowledged{});
    log.on(id, at(kDay, 8, 0, 20), core::CaseReturnedToNew{});
    EXPECT_EQ(log.figure("acknowledgeInTime"), 0);
    log.on(id, at(kDay, 8, 0, 30), core::CaseAcknowledged{});
    log.on(id, at(kDay, 8, 1), core::UnitDispatched{.unit = {"M1"}});
    log.on(id, at(kDay, 8, 2), core::UnitDispatched{.unit = {"M2"}});
    log.on(id, at(kDay, 8, 3), core::CaseResolved{kSettled});
    log.on(id, at(kDay, 8, 4), core::CaseReopened{""});
    log.on(id, at(kDay, 9, 3), core::CaseResolved{kSettled});
    const Cube cube = log.cube();
    const Tally found = tally({&cube, nullptr}, sliceOf(kDay));
    EXPECT_EQ(found.durations[0].quantile(0.5), 30'000.0);
    EXPECT_EQ(found.durations[1].quantile(0.5), 60'000.0);
    EXPECT_EQ(found.durations[3].quantile(0.5), 180'000.0);
}

TEST(FigureBook, judgesByTheLimitsOfTheDayItWasOpened) {
    Log log;
    const core::CaseId before = log.open(at(kDay, 8), kA, "theft", core::Priority::p1);
    core::Policy lax;
    lax.deadlines[0].acknowledge = 10min;
    log.policy(at(kDay, 8, 0, 1), lax);
    const core::CaseId after = log.open(at(kDay, 8, 1), kA, "theft", core::Priority::p1);
    log.on(before, at(kDay, 8, 5), core::CaseAcknowledged{});
    log.on(after, at(kDay, 8, 5), core::CaseAcknowledged{});
    const Cube cube = log.cube();
    EXPECT_EQ(figureOf("acknowledgeInTime", {&cube, nullptr}, sliceOf(kDay)), (Value{0.5, 1, 2}));
    // A new priority is judged by its own limit.
    log.on(after, at(kDay, 8, 6), core::CasePrioritySet{core::Priority::p4, ""});
    const Cube later = log.cube();
    EXPECT_EQ(figureOf("acknowledgeInTime", {&later, nullptr}, sliceOf(kDay)), (Value{0.0, 0, 1}));
}

TEST(FigureBook, holdsALimitAgainstTheTimeAsked) {
    Log log;
    log.open(at(kDay, 8), kA, "theft", core::Priority::p1); // 15 s
    const Cube cube = log.cube();
    Slice slice = sliceOf(kDay);
    slice.asOf = at(kDay, 8, 0, 14, 999);
    EXPECT_EQ(figureOf("acknowledgeInTime", {&cube, nullptr}, slice).value, std::nullopt) << "it may still be in time";
    slice.asOf = at(kDay, 8, 0, 15);
    EXPECT_EQ(figureOf("acknowledgeInTime", {&cube, nullptr}, slice), (Value{0.0, 0, 1}));
}

TEST(FigureBook, countsAnExerciseFromWhenItIsMeant) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA, "violence", core::Priority::p1, true);
    log.on(id, at(kDay, 8, 0, 5), core::CaseAcknowledged{});
    EXPECT_EQ(log.figure("cases"), 0);
    EXPECT_EQ(log.figure("alerts"), 0);
    log.on(id, at(kDay, 8, 1), core::CaseMadeReal{});
    EXPECT_EQ(log.figure("cases"), 1);
    EXPECT_EQ(log.figure("alerts"), 1);
    EXPECT_EQ(log.figure("acknowledgeInTime"), 1);
}

TEST(FigureBook, keepsWhatWasArchivedOrErased) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA);
    const core::AggregateRef alert = core::AggregateRef::of(log.lastAlert());
    log.on(id, at(kDay, 9), core::CaseClosed{kSettled});
    log.add(alert, at(kDay + 9, 0), core::AlertErased{});
    log.on(id, at(kDay + 9, 0), core::CaseArchived{});
    log.add(alert, at(kDay + 9, 0), core::AlertArchived{});
    EXPECT_EQ(log.figure("alerts"), 1);
    EXPECT_EQ(log.figure("cleared"), 1);
    core::Case value{.id = id};
    value.state = core::CaseState::closed;
    value.outcome = kMistaken;
    log.on(id, at(kDay + 20, 0), core::CaseUnarchived{value});
    EXPECT_EQ(log.figure("cleared"), 1) << "it knew the case already";
    log.on(id, at(kDay + 20, 1), core::CaseReopened{""});
    EXPECT_EQ(log.figure("cleared"), 0);
}

TEST(FigureBook, followsTheKindWithItsAlerts) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA, "noise");
    log.on(id, at(kDay, 9), core::CaseKindSet{.kind = "violence"});
    const Cube cube = log.cube();
    Slice slice = sliceOf(kDay);
    slice.kinds = {"violence"};
    EXPECT_EQ(figureOf("alerts", {&cube, nullptr}, slice).value, 1);
    EXPECT_EQ(figureOf("cases", {&cube, nullptr}, slice).value, 1);
    slice.kinds = {"noise"};
    EXPECT_EQ(figureOf("alerts", {&cube, nullptr}, slice).value, 0);
}

TEST(FigureBook, tellsTheRowsThatChanged) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA);
    FigureBook book = log.book();
    EXPECT_EQ(book.takeChanged(), (std::vector<RowKey>{{kA, kDay}}));
    EXPECT_TRUE(book.takeChanged().empty());
    log.on(id, at(kDay + 1, 9), core::NoteAdded{"không đổi số liệu"});
    log.on(id, at(kDay + 1, 9), core::CaseEscalated{});
    book.apply(log.events[log.events.size() - 2]);
    book.apply(log.events.back());
    EXPECT_TRUE(book.takeChanged().empty()) << "nothing of it is in a figure";
    log.alert(at(kDay + 1, 9), id);
    book.apply(log.events.back());
    EXPECT_EQ(book.takeChanged(), (std::vector<RowKey>{{kA, kDay + 1}}));
    book.apply(log.events.back());
    EXPECT_TRUE(book.takeChanged().empty()) << "an event counts once";
    EXPECT_EQ(book.seq(), log.events.size());
}

TEST(FigureBook, passesOverWhatItCannotPlace) {
    Log log;
    const core::CaseId unknown{numbered(999)};
    log.on(unknown, at(kDay, 8), core::CaseAcknowledged{});
    log.on(unknown, at(kDay, 8), core::TransferAnswered{});
    log.on(unknown, at(kDay, 8), core::CaseKindSet{.kind = "noise"});
    log.add({core::AggregateKind::case_, "nonsense"}, at(kDay, 8), core::CaseOpened{});
    log.add(core::AggregateRef::of(core::AlertId{numbered(5)}), at(kDay, 8), core::AlertMoved{unknown});
    log.add(core::AggregateRef::of(core::AlertId{numbered(6)}), at(kDay, 8), core::AlertReceived{.caseId = unknown});
    EXPECT_EQ(log.figure("cases"), 0);
    EXPECT_EQ(log.figure("alerts"), 0) << "its case never came";
}

TEST(FigureBook, knowsNoHouseholdByItsAddress) {
    Log log;
    log.visit({.ward = kA, .householdCode = "861/20/5 Trần Xuân Soạn", .visitedAt = at(kDay, 8)});
    const FigureBook book = log.book();
    const std::string bytes = encode(book.batch(core::WardSet{}, {kDay, kDay}));
    EXPECT_EQ(bytes.find("Soạn"), std::string::npos);
    EXPECT_EQ(bytes.find("861"), std::string::npos);
}

TEST(FigureBook, givesEachTheOwnWardsAlone) {
    Log log;
    log.open(at(kDay, 8), kA, "theft");
    log.open(at(kDay + 5, 8), kB, "noise");
    log.open(at(kDay + 6, 8), {}, "welfare");
    const FigureBook book = log.book();
    const std::vector<DaySpan> spans{{kDay, kDay}, {kDay + 5, kDay + 9}, {kDay + 5, kDay + 5}};
    const auto rows = [&](const core::Scope& scope) { return book.batch(scope, spans).rows.size(); };
    EXPECT_EQ(rows({.all = true}), 3u);
    EXPECT_EQ(rows({.wards = {kA}}), 1u);
    EXPECT_EQ(rows({.wards = {}}), 0u) << "no ward is not every ward";
    EXPECT_TRUE(book.batch(core::Scope{.all = true}, {}).rows.empty());
    const Batch both = book.batch(core::Scope{.wards = {kA, kB}}, spans);
    ASSERT_EQ(both.rows.size(), 2u);
    EXPECT_EQ(both.labels.kinds, (std::vector<std::string>{"theft", "noise"}));
    EXPECT_EQ(both.labels.kinds[both.rows[1].cases[0].kind], "noise") << "in one numbering";
}

TEST(FigureBook, opensWhatAFigureCountsNewestFirstAndByPages) {
    Log log;
    std::vector<core::CaseId> ids;
    for (int i = 0; i < 25; ++i) {
        ids.push_back(log.open(at(kDay, 8, i), kA));
    }
    const FigureBook book = log.book();
    const DrillPage first = book.drill(indicator("cases"), DrillPart::numerator, sliceOf(kDay, {kA}), 0, 10);
    EXPECT_EQ(first.total, 25u);
    EXPECT_EQ(first.counted, 25u);
    ASSERT_EQ(first.items.size(), 10u);
    EXPECT_EQ(first.items[0].id, ids[24].value);
    EXPECT_EQ(first.items[0].caseId, ids[24]);
    EXPECT_EQ(first.items[0].at, at(kDay, 8, 24));
    EXPECT_EQ(first.items[0].ward, kA);
    const DrillPage last = book.drill(indicator("cases"), DrillPart::numerator, sliceOf(kDay, {kA}), 20, 10);
    ASSERT_EQ(last.items.size(), 5u);
    EXPECT_EQ(last.items[4].id, ids[0].value);
    EXPECT_TRUE(book.drill(indicator("cases"), DrillPart::numerator, sliceOf(kDay, {kB}), 0, 10).items.empty());
    EXPECT_TRUE(book.drill(indicator("tasks"), DrillPart::numerator, sliceOf(kDay, {kA}), 0, 10).items.empty());
}

TEST(FigureBook, opensTheVisitsBehindAnAmount) {
    Log log;
    core::Visit visit{.ward = kA, .neighbourhood = "KP1", .householdCode = "1", .visitedAt = at(kDay, 8)};
    visit.heard = 3;
    visit.guided = {{"vneid", 2}};
    log.visit(visit);
    visit.visitedAt = at(kDay, 9);
    visit.heard = 0;
    const core::VisitId latest = log.visit(visit);
    const FigureBook book = log.book();
    const auto drill = [&](std::string_view code) {
        return book.drill(indicator(code), DrillPart::numerator, sliceOf(kDay, {kA}), 0, 10);
    };
    EXPECT_EQ(drill("heard").total, 1u);
    EXPECT_EQ(drill("heard").counted, 3u);
    EXPECT_EQ(drill("guided:vneid").counted, 4u);
    EXPECT_EQ(drill("guided:sosApp").counted, 0u);
    EXPECT_EQ(drill("householdsVisited").total, 1u) << "one visit of each household";
    EXPECT_EQ(drill("householdsVisited").items[0].id, latest.value);
}

TEST(FigureBook, comesBackFromACheckpoint) {
    Log log;
    const core::CaseId id = log.open(at(kDay, 8), kA);
    log.on(id, at(kDay, 8, 1), core::TransferOffered{.to = kB});
    log.open(at(kDay, 8), kA, "violence", core::Priority::p1, true);
    core::Visit visit{.ward = kA, .neighbourhood = "KP1", .householdCode = "1", .visitedAt = at(kDay, 8)};
    visit.supports = {{"gift", 2}};
    log.visit(visit);
    const std::string bytes = log.book().checkpoint();
    const auto back = FigureBook::restore(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->checkpoint(), bytes);
    EXPECT_EQ(back->seq(), log.events.size());
    // It goes on as if nothing had been.
    FigureBook later = std::move(*FigureBook::restore(bytes));
    log.on(id, at(kDay, 9), core::TransferAnswered{});
    log.visit(visit);
    for (const core::Event& event : log.events) {
        later.apply(event);
    }
    EXPECT_EQ(sentences(later.batch(core::WardSet{}, {kDay, kDay})),
              sentences(log.book().batch(core::WardSet{}, {kDay, kDay})));
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(FigureBook::restore(std::string_view{bytes}.substr(0, length))) << length;
    }
    EXPECT_EQ(FigureBook::restore("\x07").error(), CodecError::version);
}

// Ids in order once came to lie in one heap, each looked for through all before it: this took minutes.
TEST(FigureBook, findsIdsThatCountUpAsFastAsOthers) {
    constexpr std::uint64_t kCases = 200'000;
    FigureBook book;
    for (std::uint64_t i = 1; i <= kCases; ++i) {
        const core::CaseId id{numbered(i)};
        book.apply({.seq = i,
                    .aggregate = core::AggregateRef::of(id),
                    .at = at(kDay, 8),
                    .data = core::CaseOpened{.kind = "theft", .ward = kA}});
    }
    const Batch batch = book.batch(core::WardSet{}, {kDay, kDay});
    ASSERT_EQ(batch.rows.size(), 1u);
    EXPECT_EQ(batch.rows.front().cases.size(), kCases);
}

// A gateway goes on with a book it kept only while the same rules would make the same one. If this fails, the rules have
// changed: raise kBookRules, then take the new number over here.
TEST(FigureBook, isMadeByTheRulesThatItsNumberNames) {
    Log log;
    log.policy(at(kDay, 0));
    const core::CaseId first = log.open(at(kDay, 8), kA, "theft", core::Priority::p1);
    log.on(first, at(kDay, 8, 1), core::CaseAcknowledged{});
    log.on(first, at(kDay, 8, 2), core::UnitDispatched{});
    log.on(first, at(kDay, 8, 9), core::AssignmentProgressed{.state = core::AssignmentState::onScene});
    log.on(first, at(kDay, 9), core::CaseResolved{});
    log.on(first, at(kDay, 10), core::CaseClosed{{core::Disposition::reportFiled, "12"}});
    const core::CaseId second = log.open(at(kDay, 11), kB, "noise");
    log.on(second, at(kDay, 11, 1), core::CaseKindSet{.kind = "violence"});
    log.on(second, at(kDay, 11, 2), core::CasePrioritySet{.priority = core::Priority::p2});
    log.on(second, at(kDay, 11, 3), core::TransferOffered{.to = kA});
    log.on(second, at(kDay, 11, 4), core::TransferAnswered{.state = core::OfferState::accepted});
    log.on(second, at(kDay, 12), core::CaseClosed{{core::Disposition::falseReport, ""}});
    log.on(second, at(kDay, 13), core::CaseReopened{});
    const core::CaseId third = log.open(at(kDay, 14), kA);
    log.on(third, at(kDay, 15), core::CaseMerged{.into = first});
    log.on(log.open(at(kDay, 16), kB, "theft", core::Priority::p3, true), at(kDay, 17), core::CaseMadeReal{});
    log.visit({.ward = kA,
               .neighbourhood = "Khu phố 1",
               .householdCode = "12/3",
               .visitedAt = at(kDay, 9),
               .heard = 2,
               .round = core::RecordId{numbered(77)},
               .petitions = {{"residence", 2}},
               .guided = {{"vneid", 1}}});
    std::uint64_t digest = 0xCBF2'9CE4'8422'2325; // FNV-1a
    for (const char byte : log.book().checkpoint()) {
        digest = (digest ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01B3;
    }
    ASSERT_EQ(kBookRules, 1u);
    EXPECT_EQ(digest, 10'255'272'266'429'429'488u);
}

} // namespace trucban::figures
