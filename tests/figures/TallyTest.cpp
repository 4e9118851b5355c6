// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Tally.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::figures {

using namespace trucban::test;
using namespace std::chrono_literals;

namespace {

std::int64_t sum(const Tally& tally, Measure measure) {
    return tally.sums[static_cast<std::size_t>(measure)];
}

/// Cases at the borders of days, one of each ward and kind.
struct Days {
    EventLog log;
    Cube cube;

    Days() {
        log.policy(at(kDay, 0));
        log.open(at(kDay, 0), kA, "theft");
        log.open(at(kDay, 23, 59, 59, 999), kA, "noise");
        log.open(at(kDay + 1, 0), kA, "theft");
        log.open(at(kDay + 2, 12), kB, "theft");
        cube = log.cube();
    }
    [[nodiscard]] Sources sources() const { return {&cube, nullptr}; }
};

} // namespace

TEST(Tally, putsACaseOnTheDayItWasOpenedInVietnam) {
    const Days days;
    const auto counts = [&](core::Day day) { return sum(tally(days.sources(), sliceOf(day)), Measure::cases); };
    EXPECT_EQ(counts(kDay - 1), 0);
    EXPECT_EQ(counts(kDay), 2);
    EXPECT_EQ(counts(kDay + 1), 1);
    EXPECT_EQ(counts(kDay + 2), 1);
    EXPECT_EQ(sum(tally(days.sources(), sliceOf(DaySpan{kDay, kDay + 2})), Measure::cases), 4);
}

// Found by the fuzzer: these rows were counted beside the wards' tallies, in memory of somebody else's.
TEST(Tally, byWardLeavesOutWhatNobodyOwns) {
    Days days;
    days.log.open(at(kDay, 9), core::WardCode{});
    days.cube = days.log.cube();
    const auto wards = tallyByWard(days.sources(), sliceOf(DaySpan{kDay, kDay + 2}));
    ASSERT_EQ(wards.size(), 2u);
    EXPECT_EQ(sum(wards[0].tally, Measure::cases), 3);
    EXPECT_EQ(sum(wards[1].tally, Measure::cases), 1);
    const auto together = [&](const core::WardSet& of) {
        return sum(tally(days.sources(), sliceOf(DaySpan{kDay, kDay + 2}, of)), Measure::cases);
    };
    EXPECT_EQ(together({}), 5);
    EXPECT_EQ(together({core::WardCode{}, kA, kB}), 5);
    EXPECT_EQ(together({kA, kB}), 4);
}

TEST(Tally, putsTheLeapDayBetweenItsNeighbours) {
    EventLog log;
    const core::Day leap = dayOf(2028, 2, 29);
    log.policy(at(leap - 2, 0));
    log.open(at(leap, 0) - 1ms, kA);
    log.open(at(leap, 0), kA);
    log.open(at(leap, 23, 59, 59, 999), kA);
    log.open(at(dayOf(2028, 3, 1), 0), kA);
    const Cube cube = log.cube();
    const std::vector<Tally> days = tallyByDay({&cube, nullptr}, sliceOf(DaySpan{leap - 1, leap + 1}));
    ASSERT_EQ(days.size(), 3u);
    EXPECT_EQ(sum(days[0], Measure::cases), 1);
    EXPECT_EQ(sum(days[1], Measure::cases), 2);
    EXPECT_EQ(sum(days[2], Measure::cases), 1);
}

TEST(Tally, countsFactsOfLaterDaysForTheDayOfTheCase) {
    EventLog log;
    log.policy(at(kDay, 0));
    const core::CaseId id = log.open(at(kDay, 23, 59), kA);
    log.on(id, at(kDay + 1, 0, 1), core::CaseAcknowledged{});
    log.on(id, at(kDay + 3, 8), core::CaseClosed{{core::Disposition::test, ""}});
    const Cube cube = log.cube();
    const Tally first = tally({&cube, nullptr}, sliceOf(kDay, {kA}));
    EXPECT_EQ(sum(first, Measure::noise), 1);
    EXPECT_EQ(first.durations[0].quantile(0.5), 120'000.0);
    EXPECT_EQ(sum(tally({&cube, nullptr}, sliceOf(kDay + 3, {kA})), Measure::closed), 0);
}

TEST(Tally, choosesKindsHoursAndWeekdays) {
    const Days days; // a Saturday, a Sunday, a Monday
    Slice slice = sliceOf(DaySpan{kDay, kDay + 2});
    slice.kinds = {"noise", "gone"};
    EXPECT_EQ(sum(tally(days.sources(), slice), Measure::cases), 1);
    EXPECT_EQ(sum(tally(days.sources(), slice), Measure::alerts), 1);
    slice.kinds = {};
    slice.hours = 1u << 0;
    EXPECT_EQ(sum(tally(days.sources(), slice), Measure::cases), 2);
    slice.hours = 1u << 23;
    EXPECT_EQ(sum(tally(days.sources(), slice), Measure::cases), 1);
    slice.hours = kAllHours;
    slice.weekdays = 1u << 6;
    const Tally sundays = tally(days.sources(), slice);
    EXPECT_EQ(sum(sundays, Measure::cases), 1);
    EXPECT_EQ(sundays.wardDays, 1);
    slice.weekdays = kAllWeekdays;
    slice.neighbourhood = "Khu phố 1";
    EXPECT_EQ(sum(tally(days.sources(), slice), Measure::cases), 0) << "a case knows no neighbourhood";
}

TEST(Tally, addsUpHoweverItIsDivided) {
    const Days days;
    const Slice slice = sliceOf(DaySpan{kDay, kDay + 2});
    const Tally whole = tally(days.sources(), slice);
    std::int64_t cases = 0;
    for (const WardTally& ward : tallyByWard(days.sources(), slice)) {
        cases += sum(ward.tally, Measure::cases);
    }
    EXPECT_EQ(cases, 4);
    const std::vector<KindTally> kinds = tallyByKind(days.sources(), slice);
    ASSERT_EQ(kinds.size(), 2u);
    EXPECT_EQ(kinds[0].kind, "noise");
    EXPECT_EQ(sum(kinds[0].tally, Measure::cases), 1);
    EXPECT_EQ(sum(kinds[1].tally, Measure::cases), 3);
    const std::vector<Tally> hours = tallyByHour(days.sources(), slice);
    ASSERT_EQ(hours.size(), kHoursOfWeek);
    EXPECT_EQ(sum(hours[5 * 24 + 0], Measure::cases), 1);
    EXPECT_EQ(sum(hours[5 * 24 + 23], Measure::cases), 1);
    EXPECT_EQ(sum(hours[6 * 24 + 0], Measure::cases), 1);
    EXPECT_EQ(sum(hours[0 * 24 + 12], Measure::cases), 1);
    const std::vector<Tally> upTo = cumulate(tallyByDay(days.sources(), slice));
    EXPECT_EQ(upTo.back(), whole);
    EXPECT_EQ(sum(upTo[1], Measure::cases), 3);
}

TEST(Tally, countsNothingInASpanThatNobodyMeans) {
    const Days days;
    Slice slice = sliceOf(kDay);
    slice.days = {std::numeric_limits<core::Day>::min(), std::numeric_limits<core::Day>::max()};
    EXPECT_EQ(valueOf(indicator("cases"), tally(days.sources(), slice)).value, std::nullopt);
    EXPECT_TRUE(tallyByDay(days.sources(), slice).empty());
    EXPECT_EQ(tallyByWard(days.sources(), slice).size(), 2u);
    EXPECT_EQ(days.log.book().drill(indicator("cases"), DrillPart::numerator, slice, 0, 9).total, 0u);
}

TEST(Tally, keepsWardsThatHaveNothing) {
    const Days days;
    const std::vector<WardTally> wards = tallyByWard(days.sources(), sliceOf(kDay, {core::WardCode{26'000}, kA, kB}));
    ASSERT_EQ(wards.size(), 3u);
    EXPECT_EQ(wards[0].ward.value, 26'000u);
    EXPECT_EQ(sum(wards[0].tally, Measure::cases), 0);
    EXPECT_EQ(valueOf(indicator("cases"), wards[0].tally).value, 0);
    EXPECT_EQ(sum(wards[1].tally, Measure::cases), 2);
}

TEST(Tally, countsEachHouseholdOnce) {
    EventLog log;
    log.policy(at(kDay, 0));
    const auto knock = [&](core::Day day, core::WardCode ward, const char* code, const char* place,
                           std::uint32_t supported) {
        log.visit({.ward = ward,
                   .neighbourhood = place,
                   .householdCode = code,
                   .visitedAt = at(day, 9),
                   .supported = supported});
    };
    knock(kDay, kA, "1", "KP1", 0);
    knock(kDay, kA, "2", "KP2", 1);
    knock(kDay + 1, kA, "1", "KP1", 1);
    knock(kDay + 1, kB, "1", "KP1", 0); // another ward's
    const Cube cube = log.cube();
    RecordFigures records;
    for (const auto& [place, count] : {std::pair{"KP1", 10u}, std::pair{"KP2", 30u}, std::pair{"KP3", 60u}}) {
        records.put({.id = {numbered(count)},
                     .ward = kA,
                     .neighbourhood = place,
                     .households = core::HouseholdsRecord{.households = count, .asOf = kDay}});
    }
    const Sources sources{&cube, &records};
    const Slice both = sliceOf(DaySpan{kDay, kDay + 1}, {kA, kB});
    EXPECT_EQ(figureOf("householdsVisited", sources, both).value, 3);
    EXPECT_EQ(figureOf("householdsSupported", sources, both).value, 2);
    EXPECT_EQ(figureOf("coverage", sources, both), (Value{0.02, 2, 100})) << "of the ward that entered its households";
    const std::vector<Tally> upTo = cumulate(tallyByDay(sources, both));
    EXPECT_EQ(valueOf(indicator("householdsVisited"), upTo[0]).value, 2);
    EXPECT_EQ(valueOf(indicator("householdsVisited"), upTo[1]).value, 3);
    EXPECT_EQ(upTo[1], tally(sources, both));

    const std::vector<NeighbourhoodTally> places =
        tallyByNeighbourhood(sources, sliceOf(DaySpan{kDay, kDay + 1}, {kA}));
    ASSERT_EQ(places.size(), 3u) << "one where nobody was yet, too";
    EXPECT_EQ(places[0].neighbourhood, "KP1");
    EXPECT_EQ(valueOf(indicator("coverage"), places[0].tally), (Value{0.1, 1, 10}));
    EXPECT_EQ(valueOf(indicator("coverage"), places[1].tally), (Value{1.0 / 30, 1, 30}));
    EXPECT_EQ(valueOf(indicator("coverage"), places[2].tally), (Value{0.0, 0, 60}));
    Slice second = both;
    second.neighbourhood = "KP2";
    EXPECT_EQ(figureOf("coverage", sources, second), (Value{1.0 / 30, 1, 30}));
}

TEST(Tally, neverShowsReintegrationBelowWardLevel) {
    EventLog log;
    log.policy(at(kDay, 0));
    const Cube cube = log.cube();
    RecordFigures records;
    records.put({.id = {numbered(1)},
                 .ward = kA,
                 .neighbourhood = "KP1",
                 .reintegration = core::ReintegrationRecord{.day = kDay, .counts = {{"helped", 9}}}});
    Slice slice = sliceOf(kDay, {kA});
    EXPECT_EQ(figureOf("reintegration:helped", {&cube, &records}, slice).value, 9);
    slice.neighbourhood = "KP1";
    EXPECT_EQ(figureOf("reintegration:helped", {&cube, &records}, slice).value, std::nullopt);
    EXPECT_TRUE(tallyByNeighbourhood({&cube, &records}, sliceOf(kDay, {kA})).empty());
}

TEST(Tally, followsStocksThroughTheDays) {
    EventLog log;
    log.policy(at(kDay, 0));
    const Cube cube = log.cube();
    RecordFigures records;
    records.put({.id = {numbered(1)},
                 .ward = kA,
                 .task = core::TaskRecord{.givenOn = kDay, .due = kDay + 1, .doneOn = kDay + 3}});
    records.put(
        {.id = {numbered(2)}, .ward = kA, .households = core::HouseholdsRecord{.households = 5, .asOf = kDay + 2}});
    const std::vector<Tally> days = tallyByDay({&cube, &records}, sliceOf(DaySpan{kDay, kDay + 4}, {kA}));
    const auto column = [&](Measure measure) {
        std::vector<std::int64_t> values;
        for (const Tally& day : days) {
            values.push_back(sum(day, measure));
        }
        return values;
    };
    EXPECT_EQ(column(Measure::tasks), (std::vector<std::int64_t>{1, 1, 1, 1, 1}));
    EXPECT_EQ(column(Measure::tasksOpen), (std::vector<std::int64_t>{1, 1, 1, 0, 0}));
    EXPECT_EQ(column(Measure::tasksOverdue), (std::vector<std::int64_t>{0, 0, 1, 0, 0}));
    EXPECT_EQ(column(Measure::tasksDone), (std::vector<std::int64_t>{0, 0, 0, 1, 1}));
    EXPECT_EQ(column(Measure::households), (std::vector<std::int64_t>{0, 0, 5, 5, 5}));
    EXPECT_EQ(cumulate(days).back(), tally({&cube, &records}, sliceOf(DaySpan{kDay, kDay + 4}, {kA})));
}

// Last year's total would be 0, and the change "from 0 to 2": the record was changed, not made, on its day.
TEST(Tally, saysNothingOfWhatStoodBeforeARecordChanged) {
    EventLog log;
    log.policy(at(kDay - 9, 0));
    const Cube cube = log.cube();
    RecordFigures records;
    const auto put = [&](std::uint64_t id, core::InitiativeState state, core::Day since,
                         std::vector<core::InitiativeStay> earlier = {}) {
        records.put(
            {.id = {numbered(id)},
             .ward = kA,
             .initiative = core::InitiativeRecord{.state = state, .since = since, .earlier = std::move(earlier)}});
    };
    using enum core::InitiativeState;
    put(1, ended, kDay - 1, {{planned, kDay - 6}, {active, kDay - 5}});
    put(2, planned, kDay - 3);
    const Sources sources{&cube, &records};
    const auto counts = [&](std::string_view code, core::WardSet wards) {
        return valuesOf(indicator(code), tallyByDay(sources, sliceOf(DaySpan{kDay - 6, kDay}, std::move(wards))));
    };
    const auto values = [&](std::string_view code, core::WardSet wards) {
        std::vector<std::optional<double>> all;
        for (const Value& value : counts(code, std::move(wards))) {
            all.push_back(value.value);
        }
        return all;
    };
    using Values = std::vector<std::optional<double>>;
    EXPECT_EQ(values("initiatives", {kA}), (Values{1, 1, 1, 2, 2, 1, 1}));
    EXPECT_EQ(values("initiativesActive", {kA}), (Values{0, 1, 1, 1, 1, 0, 0}));
    put(3, effective, kDay - 1);
    EXPECT_EQ(values("initiatives", {kA}), (Values{{}, {}, {}, {}, {}, 2, 2}));
    EXPECT_EQ(values("initiativesEffective", {kA}), (Values{{}, {}, {}, {}, {}, 1, 1}));
    EXPECT_EQ(values("initiatives", {kA, kB}), (Values{{}, {}, {}, {}, {}, 2, 2}));
    EXPECT_EQ(values("initiatives", {kB}), (Values{0, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(records.drill(Measure::initiatives, "", sliceOf(kDay - 3, {kA})).size(), 2u);

    records.put({.id = {numbered(4)},
                 .ward = kA,
                 .neighbourhood = "KP1",
                 .drugFree = core::DrugFreeRecord{.state = core::DrugFreeState::criteriaMet, .since = kDay - 2}});
    records.put({.id = {numbered(5)},
                 .ward = kA,
                 .neighbourhood = "KP2",
                 .drugFree = core::DrugFreeRecord{.state = core::DrugFreeState::registered, .since = kDay - 4}});
    EXPECT_EQ(values("drugFreeRegistered", {kA}), (Values{{}, {}, {}, {}, 2, 2, 2}));
    EXPECT_EQ(values("drugFreeMet", {kA}), (Values{0, 0, 0, 0, 1, 1, 1}));
    EXPECT_EQ(values("drugFreeRecognised", {kA}), (Values{0, 0, 0, 0, 0, 0, 0}));
    const std::vector<Tally> days = tallyByDay(sources, sliceOf(DaySpan{kDay - 6, kDay}, {kA}));
    EXPECT_EQ(cumulate(days).back(), tally(sources, sliceOf(DaySpan{kDay - 6, kDay}, {kA})));
}

// 3 of 10 neighbourhoods have said how many households they have; the visits of all ten would be far over 100 %.
TEST(Tally, coversOnlyWhatSomebodyEntered) {
    EventLog log;
    log.policy(at(kDay, 0));
    int doors = 0;
    const auto knock = [&](core::Day day, const char* place, int times) {
        for (int i = 0; i < times; ++i) {
            log.visit({.ward = kA,
                       .neighbourhood = place,
                       .householdCode = std::to_string(++doors),
                       .visitedAt = at(day, 9)});
        }
    };
    knock(kDay, "KP1", 4);
    knock(kDay, "KP2", 9);
    knock(kDay, "", 3);
    knock(kDay + 1, "KP2", 2);
    log.visit({.ward = kA, .neighbourhood = "KP1", .householdCode = "1", .visitedAt = at(kDay + 1, 9)});
    const Cube cube = log.cube();
    RecordFigures records;
    const Sources sources{&cube, &records};
    const Slice slice = sliceOf(DaySpan{kDay, kDay + 2}, {kA});
    const auto enter = [&](std::uint64_t id, const char* place, std::uint32_t count, core::Day asOf) {
        records.put({.id = {numbered(id)},
                     .ward = kA,
                     .neighbourhood = place,
                     .households = core::HouseholdsRecord{.households = count, .asOf = asOf}});
    };
    enter(1, "KP1", 10, kDay);
    EXPECT_EQ(figureOf("coverage", sources, slice), (Value{0.4, 4, 10}));
    EXPECT_EQ(figureOf("householdsVisited", sources, slice).value, 18);
    enter(2, "KP2", 40, kDay + 1);
    EXPECT_EQ(figureOf("coverage", sources, slice), (Value{0.3, 15, 50}));
    const std::vector<Tally> upTo = cumulate(tallyByDay(sources, slice));
    EXPECT_EQ(valueOf(indicator("coverage"), upTo[0]), (Value{0.4, 4, 10}));
    EXPECT_EQ(valueOf(indicator("coverage"), upTo[1]), (Value{0.3, 15, 50}));
    EXPECT_EQ(upTo[2], tally(sources, slice));
    EXPECT_EQ(valueOf(indicator("coverage"), tallyByWard(sources, slice)[0].tally), (Value{0.3, 15, 50}));
    enter(3, "", 90, kDay + 2);
    EXPECT_EQ(figureOf("coverage", sources, slice), (Value{0.2, 18, 90})) << "the ward's own number has all of them";
}

} // namespace trucban::figures
