// SPDX-License-Identifier: GPL-3.0-or-later
// past_bench [EVENTS [JUMPS]]: how long a jump to any moment of a long past takes, alone and with the values that the
// window is given, and what the past costs in memory. The target: 300 ms among a million events. JSON on stdout.
#include "PastWindows.h"
#include "bridge/PastReel.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

namespace {

using namespace trucban;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration span) {
    return std::chrono::duration<double, std::milli>(span).count();
}

} // namespace

int main(int count, char** arguments) {
    const auto number = [&](int index, std::size_t otherwise) {
        return count > index ? std::strtoul(arguments[index], nullptr, 10) : otherwise;
    };
    const std::size_t events = number(1, 1'000'000);
    const std::size_t jumps = number(2, 200);
    std::vector<core::Event> log;
    {
        constexpr std::size_t kEventsPerCase = 11; // a little under what Day makes
        const bench::Day day{events / kEventsPerCase + 1};
        log = day.log();
    }
    log.resize(std::min(log.size(), events));
    core::State present;
    present.policy = bench::benchPolicy();
    auto windows = bench::windowsOf(log, present);
    const std::size_t made = log.size();
    const std::size_t cases = present.cases.size();
    log = {};
    bridge::PastReel reel{std::move(present)};
    const auto began = Clock::now();
    while (!windows.empty() && reel.prepend(std::move(windows.back()))) {
        windows.pop_back();
    }
    const double fetched = milliseconds(Clock::now() - began);
    std::mt19937_64 random{20261122};
    std::vector<double> times;
    std::vector<double> toldTimes;
    const auto jumpTo = [&](core::Seq goal) {
        const auto start = Clock::now();
        const auto touched = reel.seek(goal);
        times.push_back(milliseconds(Clock::now() - start));
        const auto changes = bridge::changesOf(reel.state(), touched);
        toldTimes.push_back(milliseconds(Clock::now() - start));
    };
    jumpTo(reel.oldest()); // the farthest there is, and nothing was there before
    jumpTo(reel.newest());
    while (times.size() < jumps) {
        jumpTo(std::uniform_int_distribution<core::Seq>{reel.oldest(), reel.newest()}(random));
    }
    std::ranges::sort(times);
    std::ranges::sort(toldTimes);
    std::printf(R"({"events":%zu,"reached":%zu,"cases":%zu,"isSound":%s,"megabytes":%.0f,"packMilliseconds":%.0f,)"
                R"("jumpMilliseconds":{"median":%.1f,"p99":%.1f,"worst":%.1f},)"
                R"("toldMilliseconds":{"median":%.1f,"p99":%.1f,"worst":%.1f}})"
                "\n",
                made, static_cast<std::size_t>(reel.newest() - reel.oldest()), cases, reel.isSound() ? "true" : "false",
                static_cast<double>(reel.bytes()) / 1e6, fetched, times[times.size() / 2],
                times[times.size() * 99 / 100], times.back(), toldTimes[toldTimes.size() / 2],
                toldTimes[toldTimes.size() * 99 / 100], toldTimes.back());
    return reel.isSound() ? 0 : 1;
}
