// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/BookTally.h"

#include "core/RandomWorld.h"
#include "figures/EventLog.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace trucban::figures {

using namespace trucban::test;

namespace {

std::vector<IndicatorRef> indicatorsOf(std::initializer_list<std::string_view> codes) {
    std::vector<IndicatorRef> all;
    for (const std::string_view code : codes) {
        all.push_back(indicator(code));
    }
    return all;
}

std::vector<std::pair<core::WardCode, Tally>> plain(const std::vector<WardTally>& wards) {
    std::vector<std::pair<core::WardCode, Tally>> all;
    for (const WardTally& ward : wards) {
        all.emplace_back(ward.ward, ward.tally);
    }
    return all;
}

} // namespace

// Quartiles of the city stand on it, and the same ward's leader sees the same figure counted from rows.
RC_GTEST_PROP(BookTallyProperty, countsWhatTheRowsOfAllWardsCount, ()) {
    const auto numbers = *rc::gen::resize(
        400, rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)));
    RandomWorld random;
    for (const std::uint64_t number : numbers) {
        random.step(number);
    }
    FigureBook book;
    for (const core::Event& event : random.world.log) {
        book.apply(event);
    }
    RecordFigures records;
    for (const auto& [id, record] : random.world.state.records) {
        records.put(record);
    }
    const core::Day today = random.world.log.empty() ? kDay : core::dayNumber(random.world.log.back().at);
    Slice slice = sliceOf(DaySpan{today - *rc::gen::inRange(0, 60), today});
    Cube cube;
    cube.put(book.batch(core::WardSet{}, {-1'000'000, 1'000'000}));
    slice.wards = cube.wards();
    slice.wards.push_back(kB);
    core::normalise(slice.wards);
    slice.weekdays = *rc::gen::element(kAllWeekdays, 0x1Fu);
    RC_ASSERT(plain(tallyByWard(book, &records, slice)) == plain(tallyByWard({&cube, &records}, slice)));
}

TEST(BookTally, knowsWardsInWhichNothingHappened) {
    EventLog log;
    log.policy(at(kDay, 0));
    log.open(at(kDay, 8), kA);
    const auto wards = tallyByWard(log.book(), nullptr, sliceOf(kDay, {kA, kB}));
    ASSERT_EQ(wards.size(), 2u);
    EXPECT_EQ(valueOf(indicator("cases"), wards[0].tally).value, 1);
    EXPECT_EQ(valueOf(indicator("cases"), wards[1].tally).value, 0) << "a day without a case, not an unknown one";
}

TEST(BookTally, countsNoMoreThanTheIndicatorsNeed) {
    const TallyParts plainParts = partsFor(indicatorsOf({"cases", "noiseRate"}));
    EXPECT_FALSE(plainParts.durations || plainParts.households);
    EXPECT_TRUE(partsFor(indicatorsOf({"cases", "householdsVisited"})).households);
    for (const Indicator& rule : indicators()) {
        const IndicatorRef asked{.indicator = &rule, .label = rule.isLabelled ? "x" : ""};
        EventLog log;
        log.policy(at(kDay, 0));
        const core::CaseId id = log.open(at(kDay, 8), kA, "theft", core::Priority::p1);
        log.on(id, at(kDay, 9), core::CaseAcknowledged{});
        log.on(id, at(kDay, 10), core::UnitDispatched{});
        log.visit({.ward = kA, .householdCode = "1", .visitedAt = at(kDay, 8), .supported = 1});
        const FigureBook book = log.book();
        const Slice slice = sliceOf(kDay, {kA});
        const auto all = tallyByWard(book, nullptr, slice);
        const auto few = tallyByWard(book, nullptr, slice, partsFor({&asked, 1}));
        EXPECT_EQ(valueOf(asked, few.front().tally), valueOf(asked, all.front().tally)) << rule.code;
    }
}

} // namespace trucban::figures
