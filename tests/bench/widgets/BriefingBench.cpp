// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing of twelve pages as report, slides and workbook: briefing_bench prints JSON, milliseconds of seven rounds each
// (the first, which loads letters, apart), and whether the slowest of all kept to three seconds. Exit code 1 when not.
#include "models/BriefingSamples.h"
#include "widgets/briefing/BriefingRender.h"

#include <QGuiApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace trucban;
using widgets::BriefingFormat;

namespace {

constexpr int kRounds = 7;
constexpr double kLimitMs = 3'000;

struct Times {
    double first = 0;
    double median = 0;
    double worst = 0;
    int steps = 0;
    qsizetype bytes = 0;
};

Times timesOf(const models::RedactedBriefing& briefing, BriefingFormat format) {
    using Clock = std::chrono::steady_clock;
    Times times;
    std::vector<double> rounds;
    for (int i = 0; i < kRounds; ++i) {
        const auto start = Clock::now();
        const auto bytes = widgets::renderBriefing(briefing, format, [&](int /*done*/, int of) {
            times.steps = of;
            return true;
        });
        rounds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        times.bytes = bytes ? bytes->size() : -1;
    }
    times.first = rounds.front();
    std::ranges::sort(rounds);
    times.median = rounds[rounds.size() / 2];
    times.worst = rounds.back();
    return times;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto briefing = test::committeeBriefing(4);
    bool isWithin = true;
    std::printf("{\n  \"limitMs\": %.0f,\n", kLimitMs);
    for (const auto& [name, format] : {std::pair{"report", BriefingFormat::report},
                                       {"slides", BriefingFormat::slides},
                                       {"workbook", BriefingFormat::workbook}}) {
        const auto times = timesOf(briefing, format);
        isWithin = isWithin && times.bytes > 0 && times.worst <= kLimitMs;
        std::printf(
            "  \"%s\": {\"steps\": %d, \"bytes\": %lld, \"firstMs\": %.0f, \"medianMs\": %.0f, \"worstMs\": %.0f},\n",
            name, times.steps, static_cast<long long>(times.bytes), times.first, times.median, times.worst);
    }
    std::printf("  \"withinLimit\": %s\n}\n", isWithin ? "true" : "false");
    return isWithin ? 0 : 1;
}
