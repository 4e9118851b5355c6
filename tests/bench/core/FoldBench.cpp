// SPDX-License-Identifier: GPL-3.0-or-later
// Folding and deciding in memory, single thread. The target: a million events a second for a day's mix of events.
#include "Day.h"
#include "core/ScopeTracker.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

namespace {

using namespace trucban::core;
using trucban::bench::Day;

void foldADay(benchmark::State& bench) {
    const Day day(static_cast<std::size_t>(bench.range(0)));
    for (auto _ : bench) {
        State state;
        state.policy = trucban::bench::benchPolicy();
        for (const Event& event : day.log()) {
            if (!apply(state, event)) {
                bench.SkipWithError("an event did not apply");
                return;
            }
        }
        benchmark::DoNotOptimize(state.seq);
        bench.PauseTiming(); // freeing the state is not folding
        state = State{};
        bench.ResumeTiming();
    }
    bench.SetItemsProcessed(static_cast<std::int64_t>(bench.iterations() * day.log().size()));
}
BENCHMARK(foldADay)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void decideAlerts(benchmark::State& bench) {
    const Day day(10'000);
    const Authority source{{ActorKind::source, "sos-key"}, {}, {}};
    const Command command{.body = Day::report(10'000'000)};
    for (auto _ : bench) {
        benchmark::DoNotOptimize(decide(day.state(), command, {Instant{}, source}));
    }
    bench.SetItemsProcessed(static_cast<std::int64_t>(bench.iterations()));
}
BENCHMARK(decideAlerts);

void scopeOfEachEvent(benchmark::State& bench) {
    const Day day(10'000);
    const Scope scope{false, {WardCode{26'710}, WardCode{26'711}}};
    for (auto _ : bench) {
        for (const Event& event : day.log()) {
            benchmark::DoNotOptimize(scopeChange(scope, day.state(), event));
        }
    }
    bench.SetItemsProcessed(static_cast<std::int64_t>(bench.iterations() * day.log().size()));
}
BENCHMARK(scopeOfEachEvent)->Unit(benchmark::kMillisecond);

void canonicalBytesOfADay(benchmark::State& bench) {
    const Day day(10'000);
    std::int64_t size = 0;
    for (auto _ : bench) {
        size += static_cast<std::int64_t>(canonicalBytes(day.state(), {.all = true}).size());
    }
    bench.SetBytesProcessed(size);
}
BENCHMARK(canonicalBytesOfADay)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
