// SPDX-License-Identifier: GPL-3.0-or-later
// Every indicator against a table that was worked out by hand.
#include "figures/Indicator.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

#include <set>

namespace trucban::figures {

using namespace trucban::test;
using namespace std::chrono_literals;
using core::Priority;
using core::Record;

namespace {

/// One evening in ward A, looked at an hour later.
struct Evening {
    EventLog log;
    RecordFigures records;
    std::uint64_t lastRecord = 1'000;
    static constexpr core::Day kToday = kDay;
    core::Instant start = at(kToday, 20);

    Evening() {
        log.policy(at(kToday, 0));
        cases();
        visits();
        entries();
    }

    void cases() {
        // P1 as it should be.
        const core::CaseId first = log.open(start, kA, "violence", Priority::p1);
        log.on(first, start + 10s, core::CaseAcknowledged{});
        log.on(first, start + 50s, core::UnitDispatched{.unit = {"M1"}});
        log.on(first, start + 10min, core::AssignmentProgressed{{"M1"}, core::AssignmentState::onScene});
        log.on(first, start + 20min, core::CaseResolved{{core::Disposition::settledOnScene, ""}});
        log.on(first, start + 21min, core::CaseClosed{{core::Disposition::settledOnScene, ""}});
        // P1, late in all, and nobody there yet.
        const core::CaseId second = log.open(start, kA, "violence", Priority::p1);
        log.on(second, start + 20s, core::CaseAcknowledged{});
        log.on(second, start + 70s, core::UnitDispatched{.unit = {"M2"}});
        // Noise.
        const core::CaseId third = log.open(start, kA, "theft", Priority::p2);
        log.on(third, start + 30s, core::CaseAcknowledged{});
        log.on(third, start + 40s, core::CaseClosed{{core::Disposition::mistaken, ""}});
        // Nobody looks at it; another one turns out to be the same.
        const core::CaseId fourth = log.open(start, kA, "theft", Priority::p2);
        const core::CaseId same = log.open(start + 1min, kA, "theft", Priority::p2);
        const core::AlertId moved = log.lastAlert();
        log.on(fourth, start + 2min, core::CaseAbsorbed{same, {moved}});
        log.on(same, start + 2min, core::CaseMerged{fourth});
        log.add(core::AggregateRef::of(moved), start + 2min, core::AlertMoved{fourth});
        // A duplicate that was closed as one.
        const core::CaseId fifth = log.open(start, kA, "welfare", Priority::p3);
        log.on(fifth, start + 2min, core::CaseAcknowledged{});
        log.on(fifth, start + 3min, core::CaseClosed{{core::Disposition::duplicate, ""}});
        // An exercise, and a case of another ward.
        log.on(log.open(start, kA, "violence", Priority::p1, true), start + 5s, core::CaseAcknowledged{});
        log.open(start, kB, "violence", Priority::p1);
    }

    void visits() {
        core::Visit visit{.ward = kA, .neighbourhood = "KP1", .householdCode = "H1", .visitedAt = start};
        visit.heard = 2;
        visit.informed = 3;
        visit.petitions = {{"residence", 1}, {"security", 1}};
        visit.guided = {{"vneid", 2}, {"sosApp", 1}};
        log.visit(visit);
        visit.heard = 1;
        visit.informed = 0;
        visit.supported = 1;
        visit.petitions = {{"security", 1}};
        visit.guided = {};
        visit.supports = {{"poorHousehold", 1}};
        log.visit(visit); // the same door
        log.visit(
            {.ward = kA, .householdCode = "H2", .visitedAt = start, .supported = 2, .openedCase = core::CaseId{}});
        log.visit({.ward = kA, .visitedAt = start, .informed = 1});
    }

    void put(Record record) {
        record.id = {numbered(++lastRecord)};
        record.ward = kA;
        records.put(record);
    }

    void entries() {
        put({.households = core::HouseholdsRecord{.households = 8, .asOf = kToday - 30}});
        put({.team = core::TeamRecord{.unit = {"OT"}, .decidedOn = kToday - 9}});
        put({.team = core::TeamRecord{.unit = {"OU"}}});
        put({.petition = core::PetitionRecord{.heardOn = kToday}});
        put({.petition = core::PetitionRecord{.heardOn = kToday, .settledOn = kToday, .mediated = true}});
        put({.petition = core::PetitionRecord{.heardOn = kToday, .settledOn = kToday}});
        put({.petition = core::PetitionRecord{.heardOn = kToday, .settledOn = kToday + 1}}); // tomorrow
        put({.inspection = core::InspectionRecord{.day = kToday, .planned = 10, .done = 8, .violations = 3}});
        put({.commendation = core::CommendationRecord{.day = kToday, .collectives = {"a", "b"}, .persons = 5}});
        put({.dayFigures = core::DayFiguresRecord{.day = kToday, .values = {{"suspects", 4}, {"gangs", 0}}}});
        put({.dayFigures = core::DayFiguresRecord{.day = kToday, .values = {{"suspects", 3}}}});
        put({.initiativeFigures = core::InitiativeFiguresRecord{.day = kToday, .figures = {{"patrols", 236}}}});
        put({.reintegration = core::ReintegrationRecord{.day = kToday, .counts = {{"helped", 4}}}});
        using enum core::InitiativeState;
        for (const auto state : {planned, active, active, effective, paused, ended}) {
            put({.initiative = core::InitiativeRecord{
                     .keptByPolice = state == effective || state == ended, .state = state, .since = kToday - 5}});
        }
        put({.task = core::TaskRecord{.givenOn = kToday - 9, .due = kToday - 1, .doneOn = kToday - 2}});
        put({.task = core::TaskRecord{.givenOn = kToday - 9, .due = kToday - 1}}); // overdue
        put({.task = core::TaskRecord{.givenOn = kToday - 9, .due = kToday}});
        put({.task = core::TaskRecord{.givenOn = kToday, .due = kToday + 9}});
        using enum core::DrugFreeState;
        for (const auto state : {registered, criteriaMet, recognised}) {
            put({.drugFree = core::DrugFreeRecord{.state = state, .since = kToday}});
        }
        Record withdrawn{.dayFigures = core::DayFiguresRecord{.day = kToday, .values = {{"suspects", 100}}}};
        withdrawn.withdrawn = true;
        put(withdrawn);
    }

    [[nodiscard]] Slice slice() const { return {.days = {kToday, kToday}, .wards = {kA}, .asOf = start + 1h}; }
};

struct Expected {
    const char* code;
    std::optional<double> value;
    double count;
    double of = 0;
};

constexpr double kSecond = 1'000;

const Expected kTable[]{
    {"alerts", 6, 6}, // the merged one's too
    {"cases", 5, 5},
    {"genuine", 3, 3},
    {"noiseRate", 0.5, 1, 2},
    {"cleared", 1, 1},
    {"clearance", 1.0 / 3, 1, 3},
    {"sent", 2, 2},
    {"sentAndCleared", 1, 1},
    {"acknowledgeP50", 20 * kSecond, 4},
    {"acknowledgeP90", 120 * kSecond, 4},
    {"acknowledgeInTime", 3.0 / 5, 3, 5},
    {"dispatchP50", 50 * kSecond, 2},
    {"dispatchP90", 70 * kSecond, 2},
    {"dispatchInTime", 1.0 / 3, 1, 3},
    {"arriveP50", 600 * kSecond, 1},
    {"arriveP90", 600 * kSecond, 1},
    {"arriveInTime", 1.0 / 3, 1, 3},
    {"resolveP50", 1'200 * kSecond, 1},
    {"resolveP90", 1'200 * kSecond, 1},
    {"resolveInTime", std::nullopt, 0, 0}, // no limit that anybody ran against
    {"visits", 4, 4},
    {"coverage", 0.25, 2, 8},
    {"householdsVisited", 2, 2},
    {"heard", 3, 3},
    {"heardOf:security", 2, 2},
    {"heardOf:residence", 1, 1},
    {"heardOf:divorce", 0, 0}, // the log would know
    {"petitions", 4, 4},
    {"petitionsSettled", 2, 2},
    {"petitionsSettledRate", 0.5, 2, 4},
    {"disputesMediated", 1, 1},
    {"informed", 4, 4},
    {"guided:vneid", 2, 2},
    {"supported", 3, 3},
    {"supportedOf:poorHousehold", 1, 1},
    {"householdsSupported", 2, 2},
    {"casesFromVisits", 1, 1},
    {"inspections", 8, 8},
    {"inspectionsRate", 0.8, 8, 10},
    {"violations", 3, 3},
    {"initiatives", 5, 5},
    {"initiativesActive", 3, 3},
    {"initiativesEffective", 1, 1},
    {"initiativesByPolice", 1, 1},
    {"initiativeFigure:patrols", 236, 236},
    {"commendedCollectives", 2, 2},
    {"commendedPersons", 5, 5},
    {"tasks", 4, 4},
    {"tasksDone", 1, 1},
    {"tasksDoneRate", 0.25, 1, 4},
    {"tasksOverdue", 1, 1},
    {"teams", 2, 2},
    {"drugFreeRegistered", 3, 3},
    {"drugFreeMet", 2, 2},
    {"drugFreeRecognised", 1, 1},
    {"entered:suspects", 7, 7},
    {"entered:gangs", 0, 0},               // entered as none
    {"entered:exhibits", std::nullopt, 0}, // nobody entered any
    {"reintegration:helped", 4, 4},
};

} // namespace

TEST(Indicator, countsWhatTheTableSays) {
    const Evening evening;
    const Cube cube = evening.log.cube();
    const Tally found = tally({&cube, &evening.records}, evening.slice());
    for (const Expected& row : kTable) {
        const Value value = valueOf(indicator(row.code), found);
        EXPECT_EQ(value, (Value{row.value, row.count, row.of})) << row.code;
    }
    EXPECT_EQ(found.sums[static_cast<std::size_t>(Measure::merged)], 1);
}

TEST(Indicator, standsInTheTableOfThisTest) {
    std::set<std::string_view> tested;
    for (const Expected& row : kTable) {
        tested.insert(indicator(row.code).indicator->code);
    }
    for (const Indicator& rule : indicators()) {
        EXPECT_TRUE(tested.contains(rule.code)) << rule.code;
    }
}

TEST(Indicator, isDeclaredWhole) {
    std::set<std::string_view> codes;
    for (const Indicator& rule : indicators()) {
        EXPECT_TRUE(codes.insert(rule.code).second) << rule.code << " stands there twice";
        for (const std::string_view text : {rule.nameVi, rule.nameEn, rule.formulaVi, rule.formulaEn}) {
            EXPECT_FALSE(text.empty()) << rule.code;
        }
        EXPECT_EQ(rule.unitVi == "%", rule.form == FigureForm::share) << rule.code;
        EXPECT_EQ(rule.isLabelled, isLabelled(rule.numerator)) << rule.code;
        EXPECT_NE(rule.drill, DrillKind::none) << rule.code;
        EXPECT_NE(core::nameOf(rule.numerator), "?");
    }
}

TEST(Indicator, isFoundByItsCode) {
    EXPECT_EQ(findIndicator("noiseRate")->code(), "noiseRate");
    EXPECT_EQ(findIndicator("entered:suspects")->code(), "entered:suspects");
    EXPECT_EQ(findIndicator("entered:a:b")->label, "a:b");
    for (const char* code : {"", "nothing", "entered", "entered:", "noiseRate:x", "noiseRate:", ":x"}) {
        EXPECT_EQ(findIndicator(code), std::nullopt) << code;
    }
}

TEST(Indicator, hasNoFigureOfWhatNobodyKnows) {
    const Evening evening;
    const Cube cube = evening.log.cube();
    // The day before the log began, and a day that has not come.
    for (const core::Day day : {kDay - 1, kDay + 1}) {
        Slice slice = evening.slice();
        slice.days = {day, day};
        for (const char* code : {"alerts", "noiseRate", "visits", "coverage", "inspections", "acknowledgeP50"}) {
            EXPECT_EQ(figureOf(code, {&cube, &evening.records}, slice).value, std::nullopt) << code << ' ' << day;
        }
    }
    // The log knows that nothing was there; nobody entered anything.
    Slice other = evening.slice();
    other.wards = {core::WardCode{27'000}};
    EXPECT_EQ(figureOf("alerts", {&cube, &evening.records}, other).value, 0);
    EXPECT_EQ(figureOf("visits", {&cube, &evening.records}, other).value, 0);
    EXPECT_EQ(figureOf("coverage", {&cube, &evening.records}, other).value, std::nullopt);
    EXPECT_EQ(figureOf("inspections", {&cube, &evening.records}, other).value, std::nullopt);
    EXPECT_EQ(figureOf("noiseRate", {&cube, &evening.records}, other).value, std::nullopt) << "a share of nothing";
    const Cube nothing;
    EXPECT_EQ(figureOf("alerts", {&nothing, nullptr}, evening.slice()).value, std::nullopt);
}

} // namespace trucban::figures
