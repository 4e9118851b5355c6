// SPDX-License-Identifier: GPL-3.0-or-later
// Another filter over many cases: filter_bench [CASES] prints JSON, medians of five in milliseconds. "queue" is what a
// change costs at once; "others" is what chart and ward figures take after it.
#include "models/AlertRate.h"
#include "models/QueueModel.h"
#include "models/Samples.h"
#include "models/WardFigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 5;

bridge::ChangeSet evening(std::uint64_t count) {
    std::mt19937_64 random{138};
    bridge::ChangeSet set;
    for (std::uint64_t number = 0; number < count; ++number) {
        const auto opened = test::kNow - std::chrono::seconds(random() % (7 * 86'400));
        auto case_ = test::sampleCase(number, static_cast<core::Priority>(random() % 4), opened);
        case_.ward = core::WardCode{static_cast<std::uint16_t>(26'740 + random() % 168)};
        case_.kind = "kind" + std::to_string(random() % 30);
        case_.state = static_cast<core::CaseState>(random() % 4);
        auto alert = test::sampleAlert(number, opened);
        alert.facts.kind = case_.kind;
        alert.facts.source = static_cast<core::AlertSource>(random() % 11);
        alert.details->text = "Có nhóm thanh niên đánh nhau trước quán nhậu, một người chảy máu, cần người đến ngay";
        alert.details->position = core::Position{{10.6 + static_cast<double>(random() % 1'000) / 2'000,
                                                  106.5 + static_cast<double>(random() % 1'000) / 2'000},
                                                 20};
        set.cases.push_back(std::move(case_));
        set.alerts.push_back(std::move(alert));
    }
    return set;
}

double milliseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

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
    board.apply(evening(count));
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
        int rows = 0;
        for (int round = 0; round < kRounds; ++round) {
            const auto begin = Clock::now();
            filter.setSpec(spec);
            const auto taken = Clock::now();
            rows = queue.rowCount();
            QCoreApplication::processEvents();
            const auto counted = Clock::now();
            filter.clear();
            cleared.push_back(milliseconds(Clock::now() - counted));
            QCoreApplication::processEvents();
            set.push_back(milliseconds(taken - begin));
            others.push_back(milliseconds(counted - taken));
        }
        std::printf(",\n  \"%s\": {\"rows\": %d, \"queue\": %.1f, \"worst\": %.1f, \"clear\": %.1f, \"others\": %.1f}",
                    name, rows, median(set), std::ranges::max(set), median(cleared), median(others));
    }
    std::printf("\n}\n");
    return 0;
}
