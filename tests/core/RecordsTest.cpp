// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Acts.h"
#include "core/Record.h"
#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kLeader = [] {
    Authority leader = officerOf({kWardA}, "lead");
    leader.role = Role::wardLeader;
    return leader;
}();
const Authority kDuty = officerOf({kWardA});

Authority team(std::string unit) {
    return {{ActorKind::officer, std::move(unit)}, Role::team, {.wards = {kWardA}}};
}

struct Register : World {
    [[nodiscard]] Day today() const { return dayNumber(now); }
    [[nodiscard]] Record record(WardCode ward = kWardA) { return {.id = {nextUuid()}, .ward = ward}; }
    [[nodiscard]] Record figures(std::string code, std::int64_t count, WardCode ward = kWardA) {
        Record made = record(ward);
        made.dayFigures = DayFiguresRecord{.day = today(), .values = {{std::move(code), count}}};
        return made;
    }
    [[nodiscard]] Record need(const std::string& unit) {
        Record made = record();
        made.need = NeedRecord{{unit}, "KP3-0117", "lonelyElderly", today() + 30};
        return made;
    }
    RecordId save(const Authority& by, const Record& record) {
        tell(by, SaveRecords{{record}});
        return record.id;
    }
    [[nodiscard]] const Record& at(const RecordId& id) const { return state.records.at(id); }
};

} // namespace

TEST(Records, areSavedCorrectedAndWithdrawn) {
    Register world;
    const RecordId id = world.save(kDuty, world.figures("suspects", 3));
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(world.at(id).savedBy, "duty");
    Record better = world.at(id);
    better.dayFigures->values[0].count = 4;
    world.save(kLeader, better);
    EXPECT_EQ(world.at(id).version, 2u);
    EXPECT_EQ(world.at(id).dayFigures->values[0].count, 4);
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{better}}), Refusal::changedMeanwhile) << "it was read as version 1";
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{world.at(id)}}), Refusal::alreadyDone);
    EXPECT_EQ(world.refusal(kDuty, WithdrawRecords{{id}, " "}), Refusal::reasonMissing);
    EXPECT_EQ(world.refusal(kDuty, WithdrawRecords{std::vector<RecordId>(kMaxRecords, id), std::string(1'000, 'x')}),
              Refusal::textTooLong)
        << "10 MB of events, and every desk that sees them is too slow for so many at once";
    world.tell(kDuty, WithdrawRecords{{id}, "nhầm ngày"});
    EXPECT_TRUE(world.at(id).withdrawn);
    EXPECT_EQ(world.refusal(kDuty, WithdrawRecords{{id}, "nữa"}), Refusal::alreadyDone);
}

// Figures of tomorrow would stand in today's totals; a plan for tomorrow is none.
TEST(Records, tellNothingOfDaysToCome) {
    Register world;
    Record figures = world.figures("suspects", 3);
    figures.dayFigures->day = world.today() + 1;
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{figures}}), Refusal::badValue);
    Record praise = world.record();
    praise.commendation = CommendationRecord{.day = world.today() + 1, .collectives = {"Khu phố 3"}};
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{praise}}), Refusal::badValue);
    Record inspection = world.record();
    inspection.inspection = InspectionRecord{.premises = "hotel", .day = world.today() + 1, .planned = 4, .done = 1};
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{inspection}}), Refusal::badValue);
    inspection.inspection->done = 0;
    world.save(kDuty, inspection);
    figures.dayFigures->day = world.today();
    world.save(kDuty, figures);
}

// A console whose clock is years ahead: the log's own time would follow it, and never come back.
TEST(Records, areSavedWhenTheLogSaysByWhomItSays) {
    Register world;
    Record record = world.figures("suspects", 3);
    record.savedAt = world.now + std::chrono::years{100};
    record.savedBy = "somebody else";
    const RecordId id = world.save(kDuty, record);
    EXPECT_EQ(world.at(id).savedAt, world.now);
    EXPECT_EQ(world.at(id).savedBy, "duty");
    record = world.at(id);
    record.savedAt += std::chrono::years{100};
    record.dayFigures->values[0].count = 4;
    world.save(kDuty, record);
    EXPECT_EQ(world.at(id).savedAt, world.now);
}

// Two officers enter the day's suspects: the sum would be twice as many.
TEST(Records, nothingCountsTwice) {
    Register world;
    const RecordId first = world.save(kDuty, world.figures("suspects", 3));
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{world.figures("suspects", 3)}}), Refusal::changedMeanwhile);
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{world.figures("gangs", 1), world.figures("gangs", 1)}}),
              Refusal::changedMeanwhile);
    world.save(kDuty, world.figures("gangs", 1));
    world.save(cityDesk(), world.figures("suspects", 3, kWardB));
    world.tell(kDuty, WithdrawRecords{{first}, "nhập lại"});
    world.save(kDuty, world.figures("suspects", 2));
}

// The same sheet imported twice: 236 patrols are not 472.
TEST(Records, anInitiativesFigureOfADayIsEnteredOnce) {
    Register world;
    const RecordId initiative{world.nextUuid()};
    const auto patrols = [&](std::int64_t count, Day day, const char* code = "patrols") {
        Record made = world.record();
        made.initiativeFigures = InitiativeFiguresRecord{initiative, day, {{code, count}}};
        return made;
    };
    const RecordId first = world.save(kDuty, patrols(236, world.today()));
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{patrols(236, world.today())}}), Refusal::changedMeanwhile);
    world.save(kDuty, patrols(1'600, world.today(), "participants"));
    world.save(kDuty, patrols(12, world.today() - 1));
    Record ofPlace = patrols(5, world.today());
    ofPlace.neighbourhood = "KP1";
    world.save(kDuty, ofPlace);
    world.tell(kDuty, WithdrawRecords{{first}, "nhập lại"});
    world.save(kDuty, patrols(240, world.today()));
}

// Of 10,000 rows the last is bad: none may be in.
TEST(Records, anImportIsAllOrNothing) {
    Register world;
    SaveRecords import;
    for (int i = 0; i < 50; ++i) {
        import.records.push_back(world.figures("code" + std::to_string(i), i));
    }
    import.records.back().dayFigures->values[0].count = -1;
    EXPECT_EQ(world.refusal(kDuty, import), Refusal::badValue);
    EXPECT_TRUE(world.state.records.empty());
    import.records.back().dayFigures->values[0].count = 1;
    EXPECT_EQ(world.tell(kDuty, import).size(), 50u);
    WithdrawRecords undo{{}, "nhập nhầm tệp"};
    for (const Record& record : import.records) {
        undo.records.push_back(record.id);
    }
    world.tell(kDuty, undo);
    EXPECT_TRUE(std::ranges::all_of(world.state.records, [](const auto& entry) { return entry.second.withdrawn; }));
}

TEST(Records, signedOffDaysStandUntilALeaderOpensThem) {
    Register world;
    const RecordId id = world.save(kDuty, world.figures("suspects", 3));
    Record lock = world.record();
    lock.signOff = SignOffRecord{world.today() - 6, world.today()};
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{lock}}), Refusal::notPermitted);
    world.save(kLeader, lock);
    Record change = world.at(id);
    change.dayFigures->values[0].count = 9;
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{change}}), Refusal::signedOff);
    change.dayFigures->day -= 7;
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{change}}), Refusal::signedOff) << "moved out of the signed days";
    EXPECT_EQ(world.refusal(kLeader, WithdrawRecords{{id}, "x"}), Refusal::signedOff);
    EXPECT_EQ(world.refusal(kDuty, WithdrawRecords{{lock.id}, "x"}), Refusal::notPermitted);
    world.save(cityDesk(), world.figures("suspects", 1, kWardB));
    world.tell(kLeader, WithdrawRecords{{lock.id}, "sửa số liệu"});
    world.save(kDuty, change);
}

TEST(Records, aNeedIsItsTeamsAloneAndEnds) {
    Register world;
    const RecordId id = world.save(team("T3-01"), world.need("T3-01"));
    const WardSet visible = world.at(id).visibleTo;
    EXPECT_FALSE((Scope{.all = true}.sees(visible))) << "not even the city desk";
    EXPECT_FALSE((Scope{.wards = {kWardA}}.sees(visible)));
    EXPECT_TRUE(effectiveScope(team("T3-01")).sees(visible));
    EXPECT_FALSE(effectiveScope(team("T3-02")).sees(visible));
    EXPECT_EQ(canonicalBytes(world.state, {.all = true}), canonicalBytes(World{}.state, {.all = true}));
    EXPECT_EQ(world.refusal(team("T3-02"), SaveRecords{{world.need("T3-01")}}), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(team("T3-02"), WithdrawRecords{{id}, "x"}), Refusal::unknownRecord);
    EXPECT_EQ(world.refusal(kLeader, SaveRecords{{world.need("T3-01")}}), Refusal::notPermitted);
    EXPECT_EQ(world.refusal(gateway(), ExpireRecord{id}), Refusal::illegalMove);
    world.now += std::chrono::days{31};
    world.tell(gateway(), ExpireRecord{id});
    EXPECT_TRUE(world.state.records.empty());
}

TEST(Records, reintegrationIsNeverBelowTheWard) {
    Register world;
    Record counts = world.record();
    counts.reintegration = ReintegrationRecord{world.today(), {{"helped", 7}}};
    counts.neighbourhood = "Khu phố 3";
    EXPECT_EQ(world.refusal(kLeader, SaveRecords{{counts}}), Refusal::badValue);
    counts.neighbourhood.clear();
    world.save(kLeader, counts);
}

TEST(Records, stayInTheirWard) {
    Register world;
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{world.figures("suspects", 1, kWardB)}}), Refusal::outOfScope);
    const RecordId id = world.save(cityDesk(), world.figures("suspects", 1, kWardB));
    Record taken = world.at(id);
    taken.ward = kWardA;
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{taken}}), Refusal::unknownRecord);
    Record directive = world.record({});
    directive.directive = DirectiveRecord{.number = "15/KH", .issuedOn = world.today()};
    EXPECT_EQ(world.refusal(kLeader, SaveRecords{{directive}}), Refusal::outOfScope);
    world.save(withRole(Role::committee), directive);
    EXPECT_TRUE(world.at(directive.id).visibleTo.empty()) << "everybody's";
}

TEST(Records, areOneThingAndStayIt) {
    Register world;
    Record nothing = world.record();
    EXPECT_EQ(kindOf(nothing), std::nullopt);
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{nothing}}), Refusal::badValue);
    Record two = world.figures("suspects", 1);
    two.households = HouseholdsRecord{100, world.today(), ""};
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{two}}), Refusal::badValue);
    const RecordId id = world.save(kDuty, world.figures("suspects", 1));
    Record turned = world.at(id);
    turned.dayFigures.reset();
    turned.households = HouseholdsRecord{100, world.today(), ""};
    EXPECT_EQ(world.refusal(kDuty, SaveRecords{{turned}}), Refusal::notPermitted);
}

TEST(Records, valuesOutsideTheirRangeAreRefused) {
    Register world;
    const auto refusalOf = [&](WardCode ward, auto fill) {
        Record record = world.record(ward);
        fill(record);
        return world.refusal(cityDesk(), SaveRecords{{record}});
    };
    const Day day = world.today();
    EXPECT_EQ(
        refusalOf({},
                  [&](Record& r) { r.unitMapping = UnitMappingRecord{"P. Bến Nghé", {{kWardA, 0.7}, {kWardB, 0.4}}}; }),
        Refusal::badValue)
        << "more than the whole";
    EXPECT_EQ(refusalOf({}, [&](Record& r) { r.unitMapping = UnitMappingRecord{"P. Bến Nghé", {{kWardA, 0}}}; }),
              Refusal::badValue);
    EXPECT_EQ(
        refusalOf(kWardA,
                  [&](Record& r) { r.task = TaskRecord{.title = "x", .givenOn = day, .due = day, .doneOn = day - 1}; }),
        Refusal::badValue);
    EXPECT_EQ(refusalOf(kWardA, [&](Record& r) { r.inspection = InspectionRecord{"hotel", day, 5, 2, 3}; }),
              Refusal::badValue)
        << "more violations than inspections";
    EXPECT_EQ(refusalOf({}, [&](Record& r) { r.inspection = InspectionRecord{"hotel", day, 5, 2, 1}; }),
              Refusal::badValue)
        << "of no ward";
    EXPECT_EQ(refusalOf(kWardA, [&](Record& r) { r.baseline = BaselineRecord{.from = day - 60, .to = day - 1}; }),
              Refusal::badValue)
        << "without a source";
    EXPECT_EQ(refusalOf(kWardA, [&](Record& r) { r.drugFree = DrugFreeRecord{.since = day}; }), Refusal::badValue)
        << "of no neighbourhood";
    EXPECT_EQ(refusalOf(kWardA, [&](Record& r) { r.dayFigures = DayFiguresRecord{100'000, {{"x", 1}}}; }),
              Refusal::badValue);
    EXPECT_EQ(refusalOf(kWardA, [&](Record& r) { r.dayFigures = DayFiguresRecord{day, {{"x", 1}, {"x", 2}}}; }),
              Refusal::badValue);
    EXPECT_EQ(refusalOf(kCityDesk, [&](Record& r) { r.dayFigures = DayFiguresRecord{day, {{"x", 1}}}; }),
              Refusal::badValue);
}

// Last year's stock of initiatives was "no figure" for a city with one initiative that ever changed its state.
TEST(Records, rememberWhatAnInitiativeWas) {
    using enum InitiativeState;
    Register world;
    Record made = world.record();
    const Day first = world.today() - 30;
    made.initiative = InitiativeRecord{.name = "Camera", .state = planned, .since = first};
    made.initiative->earlier = {{ended, 1}};
    const RecordId id = world.save(kLeader, made);
    EXPECT_TRUE(world.at(id).initiative->earlier.empty()) << "nobody but the log says what was before";
    const auto become = [&](InitiativeState state, Day since) {
        Record record = world.at(id);
        record.initiative->state = state;
        record.initiative->since = since;
        record.initiative->earlier.clear();
        world.save(kLeader, record);
    };
    using Stays = std::vector<InitiativeStay>;
    become(active, first + 10);
    EXPECT_EQ(world.at(id).initiative->earlier, (Stays{{planned, first}}));
    become(effective, first + 20);
    EXPECT_EQ(world.at(id).initiative->earlier, (Stays{{planned, first}, {active, first + 10}}));
    become(effective, first + 18);
    EXPECT_EQ(world.at(id).initiative->earlier, (Stays{{planned, first}, {active, first + 10}})) << "a corrected day";
    become(paused, first + 10);
    EXPECT_EQ(world.at(id).initiative->earlier, (Stays{{planned, first}})) << "it never was at work";
    become(paused, first);
    EXPECT_TRUE(world.at(id).initiative->earlier.empty());

    Record place = world.record();
    place.neighbourhood = "KP1";
    place.drugFree = DrugFreeRecord{.state = DrugFreeState::registered, .since = first};
    world.save(kLeader, place);
    place = world.at(place.id);
    place.drugFree = DrugFreeRecord{.state = DrugFreeState::recognised, .since = first + 5};
    world.save(kLeader, place);
    EXPECT_EQ(world.at(place.id).drugFree->earlier, (std::vector<DrugFreeStay>{{DrugFreeState::registered, first}}));
}

} // namespace trucban::core
