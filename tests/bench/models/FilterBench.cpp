// SPDX-License-Identifier: GPL-3.0-or-later
// Another filter over many cases: filter_bench [CASES] prints JSON, medians of five in milliseconds. "queue" is what a
// change costs at once; "others" is what chart and ward figures take after it, "longestSlice" the longest
// time in which no key is heard meanwhile.
#include "bench/models/Evening.h"
#include "models/AlertRate.h"
#include "models/QueueModel.h"
#include "models/WardFigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace trucban;
using bench::Clock;
using bench::median;
using bench::milliseconds;

namespace {

constexpr int kRounds = 5;
constexpr int kTurns = 64; ///< more than the slices that chart and ward figures take

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    models::Board board;
    models::Filter filter;
    const auto clock = [] { return test::kNow; };
    models::QueueModel queue(board, filter, clock);
    models::AlertRate rate(board, clock);
    rate.follow(filter, queue.matcher());
    models::WardFigures figures(board);
    figures.follow(filter, queue.matcher());
    filter.setSight({.minX = 0.79, .minY = 0.46, .maxX = 0.7965, .maxY = 0.4705});
    const auto filled = Clock::now();
    board.apply(bench::evening(count));
    std::printf("{\n  \"cases\": %llu,\n  \"firstFill\": %.1f", static_cast<unsigned long long>(count),
                milliseconds(Clock::now() - filled));

    models::FilterSpec area;
    area.area = filter.sight();
    const std::vector<std::pair<const char*, models::FilterSpec>> questions{
        {"priority", {.priorities = {core::Priority::p2}}},
        {"ward", {.wards = {core::WardCode{26'750}}}},
        {"kind", {.kinds = {"kind7"}}},
        {"source", {.sources = {core::AlertSource::call113}}},
        {"lastSixHours", {.span = models::TimeSpan::lastSixHours}},
        {"textFirst", {.text = QStringLiteral("nguyen trai")}},
        {"text", {.text = QStringLiteral("quan nhau")}},
        {"area", area}};
    for (const auto& [name, spec] : questions) {
        std::vector<double> set;
        std::vector<double> cleared;
        std::vector<double> others;
        std::vector<double> slices;
        int rows = 0;
        for (int round = 0; round < kRounds; ++round) {
            const auto begin = Clock::now();
            filter.setSpec(spec);
            const auto taken = Clock::now();
            rows = queue.rowCount();
            // Slices: each turn of the loop is one that keys can come between.
            for (int turn = 0; turn < kTurns; ++turn) {
                const auto sliced = Clock::now();
                QCoreApplication::processEvents();
                slices.push_back(milliseconds(Clock::now() - sliced));
            }
            const auto counted = Clock::now();
            filter.clear();
            cleared.push_back(milliseconds(Clock::now() - counted));
            for (int turn = 0; turn < kTurns; ++turn) {
                QCoreApplication::processEvents();
            }
            set.push_back(milliseconds(taken - begin));
            others.push_back(milliseconds(counted - taken));
        }
        std::printf(",\n  \"%s\": {\"rows\": %d, \"queue\": %.1f, \"worst\": %.1f, \"clear\": %.1f, \"others\": %.1f, "
                    "\"longestSlice\": %.1f}",
                    name, rows, median(set), std::ranges::max(set), median(cleared), median(others),
                    std::ranges::max(slices));
    }
    std::printf("\n}\n");
    return 0;
}
