// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/EarlierSums.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>

namespace trucban::figures {

using namespace trucban::test;

namespace {

struct Before {
    EventLog log;
    Cube cube;
    RecordFigures records;
    std::uint64_t last = 0;

    Before() {
        log.policy(at(kDay, 0));
        log.open(at(kDay, 8), kA);
        cube = log.cube();
    }
    void enter(core::WardCode ward, DaySpan days, std::vector<core::NamedCount> values, std::string oldUnit = {},
               core::Instant savedAt = at(kDay, 9)) {
        records.put(
            {.id = {numbered(++last)},
             .ward = ward,
             .savedAt = savedAt,
             .baseline = core::BaselineRecord{
                 .from = days.from, .to = days.to, .oldUnit = std::move(oldUnit), .values = std::move(values)}});
    }
    void map(const char* oldUnit, std::vector<core::WardShare> wards) {
        records.put({.id = {numbered(++last)},
                     .unitMapping = core::UnitMappingRecord{.oldUnit = oldUnit, .wards = std::move(wards)}});
    }
    [[nodiscard]] Value cases(DaySpan days, core::WardSet wards) const {
        return figureOf("cases", {&cube, &records}, sliceOf(days, std::move(wards)));
    }
};

} // namespace

TEST(EarlierSums, takesSumsOfBeforeTheLogWhereTheyCoverAllDays) {
    Before before;
    before.enter(kA, {kDay - 30, kDay - 1}, {{"cases", 120}, {"noise", 60}, {"closed", 100}, {"suspects", 4}});
    EXPECT_EQ(before.cases({kDay - 30, kDay - 1}, {kA}).value, 120);
    EXPECT_EQ(before.cases({kDay - 30, kDay}, {kA}).value, 121) << "and what the log counts after them";
    EXPECT_EQ(before.cases({kDay - 31, kDay - 1}, {kA}).value, std::nullopt) << "a day that nobody knows";
    EXPECT_EQ(before.cases({kDay - 30, kDay - 2}, {kA}).value, std::nullopt) << "a part of a sum is no figure";
    EXPECT_EQ(before.cases({kDay - 30, kDay - 1}, {kA, kB}).value, std::nullopt) << "one ward of two";
    const Sources sources{&before.cube, &before.records};
    EXPECT_EQ(figureOf("noiseRate", sources, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA})), (Value{0.6, 60, 100}));
    EXPECT_EQ(figureOf("entered:suspects", sources, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA})).value, 4);
    EXPECT_EQ(figureOf("visits", sources, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA})).value, std::nullopt);
    EXPECT_EQ(figureOf("acknowledgeP50", sources, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA})).value, std::nullopt);
}

TEST(EarlierSums, takesSumsOfSingleDaysDayByDay) {
    Before before;
    for (core::Day day = kDay - 3; day < kDay; ++day) {
        before.enter(kA, {day, day}, {{"cases", day - kDay + 10}});
    }
    const std::vector<Value> values = valuesOf(
        indicator("cases"), tallyByDay({&before.cube, &before.records}, sliceOf(DaySpan{kDay - 4, kDay}, {kA})));
    ASSERT_EQ(values.size(), 5u);
    EXPECT_EQ(values[0].value, std::nullopt);
    EXPECT_EQ(values[1].value, 7);
    EXPECT_EQ(values[3].value, 9);
    EXPECT_EQ(values[4].value, 1);
    EXPECT_EQ(before.cases({kDay - 3, kDay}, {kA}).value, 7 + 8 + 9 + 1);
}

/// Thirty days of one ward stood for fifteen days of two: as many ward-days, but not those.
TEST(EarlierSums, areNoFigureOfOtherDaysOrWardsThanTheirOwn) {
    Before before;
    before.enter(kA, {kDay - 30, kDay - 1}, {{"cases", 120}});
    const std::vector<Tally> days =
        tallyByDay({&before.cube, &before.records}, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA, kB}));
    const auto sumOfLast = [&](std::ptrdiff_t count) {
        Tally sum;
        for (auto day = days.end() - count; day != days.end(); ++day) {
            sum.addLater(*day);
        }
        return valueOf(indicator("cases"), sum).value;
    };
    EXPECT_EQ(sumOfLast(15), std::nullopt);
    EXPECT_EQ(sumOfLast(30), std::nullopt) << "one ward of two";
    before.enter(kB, {kDay - 30, kDay - 1}, {{"cases", 80}});
    const std::vector<Tally> both =
        tallyByDay({&before.cube, &before.records}, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA, kB}));
    Tally sum;
    std::ranges::for_each(both, [&sum](const Tally& day) { sum.addLater(day); });
    EXPECT_EQ(valueOf(indicator("cases"), sum).value, 200);
}

/// Days 1 to 14 stood for days 8 to 21: as many, and their sum belongs to the last of them, which was asked for.
TEST(EarlierSums, areNoFigureOfAsManyLaterDays) {
    Before before;
    before.enter(kA, {kDay - 30, kDay - 17}, {{"cases", 120}});
    const std::vector<Tally> days =
        tallyByDay({&before.cube, &before.records}, sliceOf(DaySpan{kDay - 30, kDay - 1}, {kA}));
    Tally sum;
    std::ranges::for_each(days.begin() + 7, days.begin() + 21, [&sum](const Tally& day) { sum.addLater(day); });
    EXPECT_EQ(sum.wardDays, 14);
    EXPECT_EQ(valueOf(indicator("cases"), sum).value, std::nullopt);
}

TEST(EarlierSums, dividesAnOldUnitsSumsAmongItsWards) {
    Before before;
    const DaySpan days{kDay - 10, kDay - 1};
    before.enter({}, days, {{"cases", 100}}, "Quận 1");
    before.enter({}, days, {{"cases", 50}}, "Quận 3");
    EXPECT_EQ(before.cases(days, {kA}).value, std::nullopt) << "nobody said what became of it";
    before.map("Quận 1", {{kA, 0.75}, {kB, 0.25}});
    before.map("Quận 3", {{kB, 1}});
    EXPECT_EQ(before.cases(days, {kA}).value, 75);
    EXPECT_EQ(before.cases(days, {kB}).value, 75);
    EXPECT_EQ(before.cases(days, {kA, kB}).value, 150);
}

TEST(EarlierSums, believesTheSumThatWasSavedLast) {
    Before before;
    before.enter(kA, {kDay - 10, kDay - 1}, {{"cases", 100}}, {}, at(kDay, 9));
    before.enter(kA, {kDay - 10, kDay - 1}, {{"cases", 90}}, {}, at(kDay, 10));
    before.enter(kA, {kDay - 10, kDay - 6}, {{"cases", 1}}, {}, at(kDay, 8));
    EXPECT_EQ(before.cases({kDay - 10, kDay - 1}, {kA}).value, 90);
}

TEST(EarlierSums, neverAddsASumToDaysThatTheLogKnows) {
    Before before;
    before.enter(kA, {kDay - 1, kDay}, {{"cases", 100}});
    before.enter(kA, {kDay, kDay}, {{"cases", 100}});
    EXPECT_EQ(before.cases({kDay, kDay}, {kA}).value, 1);
    EXPECT_EQ(before.cases({kDay - 1, kDay}, {kA}).value, std::nullopt);
}

// The old units' shares were imported, then the ward entered its own June: one of them, not both.
TEST(EarlierSums, letTheLaterOfOwnAndSharesStand) {
    Before before;
    const DaySpan days{kDay - 10, kDay - 1};
    before.map("Phường 1", {{kA, 1}});
    before.enter({}, days, {{"cases", 100}}, "Phường 1", at(kDay, 9));
    before.enter(kA, days, {{"cases", 130}}, {}, at(kDay, 10));
    EXPECT_EQ(before.cases(days, {kA}).value, 130);
    before.enter({}, days, {{"cases", 110}}, "Phường 1", at(kDay, 11));
    EXPECT_EQ(before.cases(days, {kA}).value, 110);
}

TEST(EarlierSums, areNoneWhereOnePartOfTheWardHasNone) {
    Before before;
    const DaySpan days{kDay - 10, kDay - 1};
    before.map("Phường 1", {{kA, 1}});
    before.map("Phường 2", {{kA, 0.5}, {kB, 0.5}});
    before.enter({}, days, {{"cases", 100}, {"closed", 90}}, "Phường 1");
    EXPECT_EQ(before.cases(days, {kA}).value, std::nullopt) << "a part of a ward";
    before.enter({}, {kDay - 10, kDay - 6}, {{"cases", 10}}, "Phường 2");
    before.enter({}, {kDay - 5, kDay - 1}, {{"cases", 10}}, "Phường 2");
    EXPECT_EQ(before.cases(days, {kA}).value, std::nullopt) << "cut otherwise";
    before.enter({}, days, {{"cases", 60}}, "Phường 2", at(kDay, 10));
    EXPECT_EQ(before.cases(days, {kA}).value, 130);
    EXPECT_EQ(before.cases(days, {kB}).value, 30);
    const Sources sources{&before.cube, &before.records};
    EXPECT_EQ(figureOf("noiseRate", sources, sliceOf(days, {kA})).value, std::nullopt) << "closed is of one part";
    // An entry of one part, saved last, does not take the ward's own sum away.
    before.enter(kA, days, {{"closed", 95}}, {}, at(kDay, 8));
    before.enter(kA, days, {{"noise", 19}}, {}, at(kDay, 8));
    EXPECT_EQ(figureOf("noiseRate", sources, sliceOf(days, {kA})), (Value{0.2, 19, 95}));
}

TEST(EarlierSums, needEveryWardAndDayOfWhatIsEnteredByHand) {
    Before before;
    const DaySpan days{kDay - 2, kDay - 1};
    const auto inspect = [&](core::WardCode ward, core::Day day, std::uint32_t done) {
        before.records.put({.id = {numbered(++before.last)},
                            .ward = ward,
                            .inspection = core::InspectionRecord{.day = day, .planned = done, .done = done}});
    };
    const auto value = [&](const char* code, DaySpan span, core::WardSet wards) {
        return figureOf(code, {&before.cube, &before.records}, sliceOf(span, std::move(wards))).value;
    };
    inspect(kA, kDay - 2, 3);
    inspect(kA, kDay - 2, 2);
    EXPECT_EQ(value("inspections", {kDay - 2, kDay - 2}, {kA}), 5);
    EXPECT_EQ(value("inspections", days, {kA}), std::nullopt) << "one day of two";
    EXPECT_EQ(value("inspections", {kDay - 2, kDay - 2}, {kA, kB}), std::nullopt) << "one ward of two";
    inspect(kA, kDay - 1, 0);
    before.enter(kB, days, {{"inspectionsDone", 7}});
    EXPECT_EQ(value("inspections", days, {kA}), 5);
    EXPECT_EQ(value("inspections", days, {kA, kB}), 12);
    inspect(kB, kDay - 1, 4);
    EXPECT_EQ(value("inspections", days, {kB}), std::nullopt) << "the sum may have it in it";
    inspect(kB, kDay - 2, 1);
    EXPECT_EQ(value("inspections", days, {kB}), 5) << "each day has its own: the sum is not beside them";
    inspect(kA, kDay, 1);
    EXPECT_EQ(value("inspections", {kDay, kDay}, {kA, kB}), 1) << "in the log's time as ever";
}

TEST(EarlierSums, ofTheWholeCityStandForAllItsWards) {
    Before before;
    const DaySpan days{kDay - 10, kDay - 1};
    const core::WardSet city{core::WardCode{}, kA, kB};
    before.enter({}, days, {{"cases", 500}});
    const auto cases = [&](core::WardSet wards) {
        return figureOf("cases", {&before.cube, &before.records}, sliceOf(days, std::move(wards))).value;
    };
    EXPECT_EQ(cases(city), 500);
    EXPECT_EQ(cases({kA, kB}), std::nullopt) << "nobody says that these are all";
    EXPECT_EQ(cases({kA}), std::nullopt);
    before.enter(kA, days, {{"cases", 200}});
    EXPECT_EQ(cases(city), 500) << "one ward's is a part of it";
    EXPECT_EQ(cases({kA}), 200);
    before.enter(kB, {kDay - 10, kDay - 6}, {{"cases", 100}});
    before.enter(kB, {kDay - 5, kDay - 1}, {{"cases", 120}});
    EXPECT_EQ(cases(city), 420) << "each ward has its own";
    const std::vector<Value> byDay =
        valuesOf(indicator("cases"), cumulate(tallyByDay({&before.cube, &before.records}, sliceOf(days, city))));
    EXPECT_EQ(byDay.back().value, 420);
}

TEST(EarlierSums, ofTheCityAreNotBesideItsWardsEntries) {
    Before before;
    const core::Day day = kDay - 1;
    const core::WardSet city{core::WardCode{}, kA, kB};
    before.enter({}, {day, day}, {{"suspects", 9}});
    const auto suspects = [&] {
        return figureOf("entered:suspects", {&before.cube, &before.records}, sliceOf(day, city)).value;
    };
    EXPECT_EQ(suspects(), 9);
    before.records.put({.id = {numbered(++before.last)},
                        .ward = kA,
                        .dayFigures = core::DayFiguresRecord{.day = day, .values = {{"suspects", 4}}}});
    EXPECT_EQ(suspects(), std::nullopt) << "4, 9 or 13: nobody knows";
    before.records.put({.id = {numbered(++before.last)},
                        .ward = kB,
                        .dayFigures = core::DayFiguresRecord{.day = day, .values = {{"suspects", 5}}}});
    EXPECT_EQ(suspects(), 9);
}

// "cases" as a figure that somebody enters is not the measure; "guided" is not what each of its labels counts.
TEST(EarlierSums, tellNamesOfMeasuresFromEnteredCodes) {
    Before before;
    const DaySpan days{kDay - 10, kDay - 1};
    before.enter(kA, days, {{"cases", 120}, {"guided", 60}, {"guided:vneid", 25}, {"entered:gangs", 2}, {"drugs", 3}});
    const auto value = [&](const char* code) {
        return figureOf(code, {&before.cube, &before.records}, sliceOf(days, {kA})).value;
    };
    EXPECT_EQ(value("cases"), 120);
    EXPECT_EQ(value("entered:cases"), std::nullopt);
    EXPECT_EQ(value("guided:vneid"), 25);
    EXPECT_EQ(value("guided:sosApp"), std::nullopt);
    EXPECT_EQ(value("entered:gangs"), 2);
    EXPECT_EQ(value("entered:drugs"), 3);
    before.enter(kA, days, {{"entered:cases", 7}});
    EXPECT_EQ(value("entered:cases"), 7);
    EXPECT_EQ(value("cases"), 120);
}

// 30 initiatives entered for each of two days are not 60.
TEST(EarlierSums, areNoFiguresOfWhatStands) {
    Before before;
    before.enter(kA, {kDay - 1, kDay - 1}, {{"initiatives", 30}});
    before.enter(kA, {kDay - 2, kDay - 2}, {{"initiatives", 30}});
    const auto value = [&](DaySpan days) {
        return figureOf("initiatives", {&before.cube, &before.records}, sliceOf(days, {kA})).value;
    };
    EXPECT_EQ(value({kDay - 2, kDay - 1}), std::nullopt);
    EXPECT_EQ(value({kDay - 2, kDay}), 0) << "of the last day, which the log knows";
}

// A city's own tasks are nobody's ward's.
TEST(EarlierSums, andRecordsOfTheCityAreThereForAllItsWardsAlone) {
    Before before;
    const core::WardSet city{core::WardCode{}, kA, kB};
    before.records.put({.id = {numbered(1)}, .task = core::TaskRecord{.givenOn = kDay, .due = kDay + 3}});
    before.records.put({.id = {numbered(2)}, .ward = kA, .task = core::TaskRecord{.givenOn = kDay, .due = kDay + 3}});
    const Sources sources{&before.cube, &before.records};
    EXPECT_EQ(figureOf("tasks", sources, sliceOf(kDay, city)).value, 2);
    EXPECT_EQ(figureOf("tasks", sources, sliceOf(kDay, {kA})).value, 1);
    EXPECT_EQ(figureOf("tasks", sources, sliceOf(kDay, {kA, kB})).value, 1);
    EXPECT_EQ(tallyByWard(sources, sliceOf(kDay, city)).size(), 2u);
}

} // namespace trucban::figures
