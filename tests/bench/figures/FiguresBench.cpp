// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a city's campaign, single thread. Targets: a recount of 1,000,000 decoded events a second; one more event
// within 5 ms to the changed figures; all indicators and all charts' series of 60 days with three baselines over 168 wards
// within 100 ms, 300 ms with the rows still in bytes.
#include "Months.h"
#include "figures/Compare.h"
#include "figures/CubeCodec.h"
#include "figures/FigureBook.h"
#include "figures/Tally.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>

namespace {

using namespace trucban;
using namespace trucban::figures;
using trucban::bench::Months;

const Months& months() {
    static const Months made{1'000'000};
    return made;
}

FigureBook fold() {
    FigureBook book;
    for (const core::Event& event : months().events()) {
        book.apply(event);
    }
    return book;
}

/// The campaign and its three baselines lie in these.
constexpr DaySpan kAsked{Months::kFirst, Months::kFirst + Months::kDays};

struct City {
    std::string bytes;
    Cube cube;
    RecordFigures records;
    City() {
        bytes = encode(fold().batch(core::WardSet{}, kAsked));
        cube.put(decodeBatch(bytes).value());
        for (const core::Record& record : Months::records()) {
            records.put(record);
        }
    }
};

City& city() {
    static City made;
    return made;
}

std::vector<IndicatorRef> allIndicators() {
    std::vector<IndicatorRef> all;
    for (const Indicator& rule : indicators()) {
        all.push_back({.indicator = &rule, .label = rule.isLabelled ? "figure3" : ""});
    }
    return all;
}

/// What a workspace shows: every indicator's tile, daily and cumulative series, three comparisons, wards, kinds, hours,
/// neighbourhoods.
double everyChart(const Sources& sources, const core::WardSet& wards) {
    static const std::vector<IndicatorRef> kIndicators = allIndicators();
    double checksum = 0;
    const auto take = [&](const Value& value) { checksum += value.value.value_or(0); };
    Slice slice{.days = Months::kCampaign, .wards = wards, .asOf = core::startOf(Months::kCampaign.to + 1)};
    const std::vector<Tally> now = tallyByDay(sources, slice);
    const std::vector<Tally> upTo = cumulate(now);
    for (const IndicatorRef& indicator : kIndicators) {
        std::ranges::for_each(valuesOf(indicator, now), take);
        std::ranges::for_each(valuesOf(indicator, upTo), take);
    }
    const core::Baseline baselines[]{
        {.kind = core::BaselineKind::adjacent, .campaign = {}},
        {.kind = core::BaselineKind::lastYear, .alignment = core::Alignment::lunar, .campaign = {}},
        {.kind = core::BaselineKind::campaign, .campaign = core::CampaignId{}}};
    for (const core::Baseline& baseline : baselines) {
        const AlignedPeriod aligned = align(slice.days, baseline, DaySpan{Months::kFirst + 100, Months::kFirst + 159});
        Slice before = slice;
        before.days = aligned.span;
        const std::vector<Tally> then = tallyByDay(sources, before);
        const DayComparer comparer{now, then, aligned};
        const std::vector<Tally> upToThen = cumulateAligned(then, aligned);
        for (const IndicatorRef& indicator : kIndicators) {
            checksum += comparer.compare(indicator).change;
            std::ranges::for_each(alignedValues(indicator, then, aligned), take);
            std::ranges::for_each(valuesOf(indicator, upToThen), take);
        }
        for (const KindTally& kind : tallyByKind(sources, before)) {
            take(valueOf(kIndicators[1], kind.tally));
        }
    }
    for (const WardTally& ward : tallyByWard(sources, slice)) {
        for (const IndicatorRef& indicator : kIndicators) {
            take(valueOf(indicator, ward.tally));
        }
    }
    for (const KindTally& kind : tallyByKind(sources, slice)) {
        take(valueOf(kIndicators[1], kind.tally));
    }
    std::ranges::for_each(valuesOf(kIndicators[0], tallyByHour(sources, slice)), take);
    for (const NeighbourhoodTally& place : tallyByNeighbourhood(sources, slice)) {
        take(valueOf(kIndicators[0], place.tally));
    }
    return checksum;
}

void recountAMillionEvents(benchmark::State& bench) {
    const std::vector<core::Event>& events = months().events();
    for (auto _ : bench) {
        auto book = std::make_unique<FigureBook>();
        for (const core::Event& event : events) {
            book->apply(event);
        }
        benchmark::DoNotOptimize(book->takeChanged());
        bench.PauseTiming(); // freeing the book is not folding
        book.reset();
        bench.ResumeTiming();
    }
    bench.SetItemsProcessed(static_cast<std::int64_t>(bench.iterations() * events.size()));
}
BENCHMARK(recountAMillionEvents)->Unit(benchmark::kMillisecond);

void oneMoreEventToChangedRows(benchmark::State& bench) {
    FigureBook book = fold();
    (void)book.takeChanged();
    Cube& cube = city().cube;
    core::Event event = months().events()[months().events().size() / 2 / 10 * 10 + 3];
    while (!std::holds_alternative<core::CaseClosed>(event.data)) {
        event = months().events()[static_cast<std::size_t>(event.seq)];
    }
    event.seq = book.seq();
    for (auto _ : bench) {
        ++event.seq;
        book.apply(event);
        const std::string bytes = encode(book.batch(book.takeChanged()));
        cube.put(decodeBatch(bytes).value());
    }
}
BENCHMARK(oneMoreEventToChangedRows)->Unit(benchmark::kMicrosecond);

void oneMoreEventToTheWardsTiles(benchmark::State& bench) {
    const City& all = city();
    const core::WardSet ward{Months::ward(7)};
    const std::vector<IndicatorRef> rules = allIndicators();
    Slice slice{.days = Months::kCampaign, .wards = ward, .asOf = core::startOf(Months::kCampaign.to + 1)};
    for (auto _ : bench) {
        const Tally found = tally({&all.cube, &all.records}, slice);
        for (const IndicatorRef& rule : rules) {
            benchmark::DoNotOptimize(valueOf(rule, found));
        }
    }
}
BENCHMARK(oneMoreEventToTheWardsTiles)->Unit(benchmark::kMicrosecond);

void allChartsOfTheCity(benchmark::State& bench) {
    const City& all = city();
    const core::WardSet wards = Months::wards();
    for (auto _ : bench) {
        benchmark::DoNotOptimize(everyChart({&all.cube, &all.records}, wards));
    }
}
BENCHMARK(allChartsOfTheCity)->Unit(benchmark::kMillisecond);

void allChartsOfAWard(benchmark::State& bench) {
    const City& all = city();
    for (auto _ : bench) {
        benchmark::DoNotOptimize(everyChart({&all.cube, &all.records}, {Months::ward(7)}));
    }
}
BENCHMARK(allChartsOfAWard)->Unit(benchmark::kMillisecond);

void allChartsOfTheCityFromBytes(benchmark::State& bench) {
    const City& all = city();
    const core::WardSet wards = Months::wards();
    for (auto _ : bench) {
        Cube cube;
        cube.put(decodeBatch(all.bytes).value());
        benchmark::DoNotOptimize(everyChart({&cube, &all.records}, wards));
    }
    bench.counters["MB"] = static_cast<double>(all.bytes.size()) / 1e6;
}
BENCHMARK(allChartsOfTheCityFromBytes)->Unit(benchmark::kMillisecond);

void checkpointThereAndBack(benchmark::State& bench) {
    const FigureBook book = fold();
    std::size_t size = 0;
    for (auto _ : bench) {
        const std::string bytes = book.checkpoint();
        size = bytes.size();
        benchmark::DoNotOptimize(FigureBook::restore(bytes));
    }
    bench.counters["MB"] = static_cast<double>(size) / 1e6;
}
BENCHMARK(checkpointThereAndBack)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
