// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/RecordFigures.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace trucban::figures {

using namespace trucban::test;
using core::Record;

namespace {

Record entry(std::uint64_t id, core::Day day, std::vector<core::NamedCount> values, core::WardCode ward = kA) {
    return {.id = {numbered(id)},
            .ward = ward,
            .dayFigures = core::DayFiguresRecord{.day = day, .values = std::move(values)}};
}

double entered(const RecordFigures& records, std::string_view code, const Slice& slice) {
    const Cube cube;
    return figureOf(code, {&cube, &records}, slice).value.value_or(-1);
}

/// One of the kinds that are laid out, decided by a number.
Record anyRecord(std::uint64_t number) {
    const core::Day day = kDay + static_cast<core::Day>(number / 7 % 5);
    Record record{.id = {numbered(number % 11)}, .ward = number % 2 == 0 ? kA : kB};
    record.neighbourhood = number % 3 == 0 ? "KP1" : "";
    record.withdrawn = number % 13 == 0;
    const auto amount = static_cast<std::uint32_t>(number % 50);
    switch (number % 7) {
    case 0:
        record.dayFigures = core::DayFiguresRecord{.day = day, .values = {{"suspects", amount}, {"gangs", 1}}};
        break;
    case 1:
        record.task = core::TaskRecord{.givenOn = day, .due = day + 2, .doneOn = day + 3};
        break;
    case 2:
        record.households = core::HouseholdsRecord{.households = amount, .asOf = day};
        break;
    case 3:
        record.petition = core::PetitionRecord{.heardOn = day, .settledOn = day + 1, .mediated = true};
        break;
    case 4:
        record.initiative = core::InitiativeRecord{.state = core::InitiativeState::effective, .since = day};
        break;
    case 5:
        record.baseline = core::BaselineRecord{.from = kDay - 5, .to = kDay - 5, .values = {{"cases", amount}}};
        break;
    default:
        record.inspection = core::InspectionRecord{.day = day, .planned = 9, .done = amount};
        break;
    }
    return record;
}

std::vector<Tally> everything(const RecordFigures& records) {
    EventLog log;
    log.policy(at(kDay, 0));
    const Cube cube = log.cube();
    std::vector<Tally> all = tallyByDay({&cube, &records}, sliceOf(DaySpan{kDay - 9, kDay + 9}, {kA, kB}));
    for (WardTally& ward : tallyByWard({&cube, &records}, sliceOf(DaySpan{kDay - 9, kDay + 9}))) {
        all.push_back(std::move(ward.tally));
    }
    for (NeighbourhoodTally& place :
         tallyByNeighbourhood({&cube, &records}, sliceOf(DaySpan{kDay, kDay + 9}, {kA, kB}))) {
        all.push_back(std::move(place.tally));
    }
    return all;
}

} // namespace

TEST(RecordFigures, countACorrectionInPlaceOfWhatItCorrects) {
    RecordFigures records;
    records.put(entry(1, kDay, {{"suspects", 4}}));
    records.put(entry(2, kDay, {{"suspects", 3}}));
    EXPECT_EQ(entered(records, "entered:suspects", sliceOf(kDay, {kA})), 7);
    records.put(entry(1, kDay + 1, {{"suspects", 5}}));
    EXPECT_EQ(entered(records, "entered:suspects", sliceOf(kDay, {kA})), 3);
    EXPECT_EQ(entered(records, "entered:suspects", sliceOf(kDay + 1, {kA})), 5);
    Record withdrawn = entry(2, kDay, {{"suspects", 3}});
    withdrawn.withdrawn = true;
    records.put(withdrawn);
    EXPECT_EQ(entered(records, "entered:suspects", sliceOf(kDay, {kA})), -1) << "no entry is left: no figure";
    EXPECT_EQ(records.size(), 1u);
    records.erase({numbered(1)});
    EXPECT_EQ(records.size(), 0u);
    EXPECT_TRUE(records.codes(Measure::entered).empty());
}

TEST(RecordFigures, nameTheCodesInUse) {
    RecordFigures records;
    records.put(entry(1, kDay, {{"suspects", 4}, {"gangs", 1}}));
    EXPECT_EQ(records.codes(Measure::entered), (std::vector<std::string>{"gangs", "suspects"}));
    EXPECT_TRUE(records.codes(Measure::reintegration).empty());
}

TEST(RecordFigures, openTheEntriesBehindAFigure) {
    RecordFigures records;
    records.put(entry(1, kDay, {{"suspects", 4}, {"gangs", 1}}));
    records.put(entry(2, kDay + 1, {{"suspects", 3}}));
    records.put(entry(3, kDay + 1, {{"suspects", 9}}, kB));
    records.put({.id = {numbered(4)}, .ward = kA, .task = core::TaskRecord{.givenOn = kDay - 3, .due = kDay - 1}});
    const Slice slice = sliceOf(DaySpan{kDay, kDay + 1}, {kA});
    EXPECT_EQ(records.drill(Measure::entered, "suspects", slice),
              (std::vector<RecordItem>{{{numbered(2)}, kDay + 1, 3}, {{numbered(1)}, kDay, 4}}));
    EXPECT_EQ(records.drill(Measure::tasksOverdue, "", slice), (std::vector<RecordItem>{{{numbered(4)}, kDay, 1}}));
    EXPECT_TRUE(records.drill(Measure::tasksDone, "", slice).empty());
}

// The ward enters its day, and its neighbourhoods do: 10 suspects, of which 4 and 6 there, are not 20.
TEST(RecordFigures, letAWardsOwnEntryStandForItsNeighbourhoods) {
    RecordFigures records;
    const auto ofPlace = [](std::uint64_t id, const char* place, std::vector<core::NamedCount> values) {
        Record record = entry(id, kDay, std::move(values));
        record.neighbourhood = place;
        return record;
    };
    records.put(ofPlace(1, "KP1", {{"suspects", 4}, {"gangs", 1}}));
    records.put(ofPlace(2, "KP2", {{"suspects", 6}}));
    const Slice ward = sliceOf(kDay, {kA});
    EXPECT_EQ(entered(records, "entered:suspects", ward), 10);
    records.put(entry(3, kDay, {{"suspects", 10}}));
    EXPECT_EQ(entered(records, "entered:suspects", ward), 10);
    EXPECT_EQ(records.drill(Measure::entered, "suspects", ward), (std::vector<RecordItem>{{{numbered(3)}, kDay, 10}}));
    EXPECT_EQ(entered(records, "entered:gangs", ward), 1) << "of which the ward said nothing";
    Slice place = ward;
    place.neighbourhood = "KP1";
    EXPECT_EQ(entered(records, "entered:suspects", place), 4);
    const Cube cube;
    const auto places = tallyByNeighbourhood({&cube, &records}, ward);
    ASSERT_EQ(places.size(), 3u);
    EXPECT_EQ(places[2].neighbourhood, "KP2");
    EXPECT_EQ(valueOf(indicator("entered:suspects"), places[2].tally).value, 6);
    records.put(entry(3, kDay, {{"gangs", 2}}));
    EXPECT_EQ(entered(records, "entered:suspects", ward), 10) << "the ward took its entry back";
    EXPECT_EQ(entered(records, "entered:gangs", ward), 2);
    records.erase({numbered(3)});
    EXPECT_EQ(entered(records, "entered:gangs", ward), 1);
}

RC_GTEST_PROP(RecordFiguresProperty, areTheSameHoweverTheyCameTogether, ()) {
    const auto numbers = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 1'000'000));
    RecordFigures records;
    std::map<core::RecordId, Record> latest;
    for (const std::uint64_t number : numbers) {
        const Record record = anyRecord(number);
        if (number % 17 == 0) {
            records.erase(record.id);
            latest.erase(record.id);
        } else {
            records.put(record);
            latest.insert_or_assign(record.id, record);
        }
    }
    RecordFigures recounted;
    for (const auto& [id, record] : latest) {
        recounted.put(record);
    }
    RC_ASSERT(everything(records) == everything(recounted));
    const RecordFigures copy = records;
    RC_ASSERT(everything(copy) == everything(recounted));
}

RC_GTEST_PROP(RecordFiguresProperty, openAsMuchAsEachFigureSays, ()) {
    const auto numbers = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 1'000'000));
    RecordFigures records;
    for (const std::uint64_t number : numbers) {
        records.put(anyRecord(number));
    }
    EventLog log;
    log.policy(at(kDay, 0));
    const Cube cube = log.cube();
    const Slice slice = sliceOf(DaySpan{kDay, kDay + 4}, {kA});
    const Tally found = tally({&cube, &records}, slice);
    for (const Indicator& rule : indicators()) {
        if (rule.drill != DrillKind::records || rule.numerator == Measure::households) {
            continue;
        }
        const IndicatorRef asked{.indicator = &rule, .label = rule.isLabelled ? "suspects" : ""};
        double sum = 0;
        for (const RecordItem& item : records.drill(rule.numerator, asked.label, slice)) {
            sum += static_cast<double>(item.count);
        }
        if (sum != valueOf(asked, found).count) {
            RC_FAIL(std::string{rule.code});
        }
    }
}

} // namespace trucban::figures
