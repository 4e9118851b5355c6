// SPDX-License-Identifier: GPL-3.0-or-later
// past_window_bench [CASES [JUMPS]]: a jump in the window of the past, with queue, map, units and chart over it. "data" is
// from the wish until the values are at the window's thread, "freeze" the longest time in which no key is heard,
// "shown" from the wish until nothing is left to do. QT_QPA_PLATFORM=offscreen; JSON on stdout, milliseconds.
#include "../bridge/PastWindows.h"
#include "console/PastDesk.h"
#include "maps/MapSamples.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <random>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds(Clock::duration span) {
    return std::chrono::duration<double, std::milli>(span).count();
}

/// Notes how long each event of the loop takes.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        ++m_depth;
        const auto began = eventBegan = Clock::now();
        const bool isTaken = QApplication::notify(receiver, event);
        const auto span = Clock::now() - began;
        --m_depth;
        longest = std::max(longest, span);
        if (span > std::chrono::milliseconds{2}) {
            lastWork = Clock::now();
        }
        return isTaken;
    }
    Clock::duration longest{};
    Clock::time_point lastWork;
    Clock::time_point eventBegan; ///< of the one under way

private:
    int m_depth = 0;
};

void print(const char* name, std::vector<double>& times, const char* end) {
    std::ranges::sort(times);
    std::printf(R"("%s":{"median":%.1f,"p90":%.1f,"worst":%.1f}%s)", name, times[times.size() / 2],
                times[times.size() * 9 / 10], times.back(), end);
}

} // namespace

int main(int count, char** arguments) {
    TimedApplication application{count, arguments};
    maps::prepareGraphics();
    test::addFonts();
    const auto number = [&](int index, std::size_t otherwise) {
        return count > index ? std::strtoul(arguments[index], nullptr, 10) : otherwise;
    };
    const std::size_t cases = number(1, 20'000);
    const std::size_t jumps = number(2, 20);
    const bench::Day day{cases};
    core::State present;
    present.policy = bench::benchPolicy();
    auto windows = bench::windowsOf(day.log(), present);
    const auto beganAt = day.log().front().at;
    const auto endedAt = day.log().back().at;

    widgets::Theme theme{application};
    const QTemporaryDir profile;
    bridge::ConsoleSession session{{.gatewayUrl = "https://127.0.0.1:1",
                                    .user = "b",
                                    .password = "b",
                                    .profileDir = profile.path().toStdString()}};
    console::PastDesk past{theme, test::cityWards(), session, present, endedAt};
    auto& player = past.player();
    past.window().show();
    for (; !windows.empty(); windows.pop_back()) {
        player.addWindow(std::move(windows.back()));
    }
    const auto rest = [&application](Clock::duration quiet) {
        while (Clock::now() - application.lastWork < quiet) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
        }
    };
    application.lastWork = Clock::now();
    while (!player.status().isWhole) {
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    rest(std::chrono::milliseconds{800});

    Clock::time_point toldAt;
    QObject::connect(&player, &bridge::PastPlayer::statusChanged, &application,
                     [&] { toldAt = application.eventBegan; });
    std::mt19937_64 random{20261122};
    std::vector<double> data;
    std::vector<double> freezes;
    std::vector<double> shown;
    const auto jumpTo = [&](core::Instant at) {
        application.longest = {};
        const auto start = application.lastWork = Clock::now();
        toldAt = {};
        player.goTo(at);
        while (toldAt == Clock::time_point{}) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
        }
        rest(std::chrono::milliseconds{500});
        freezes.push_back(milliseconds(application.longest));
        data.push_back(milliseconds(toldAt - start));
        shown.push_back(milliseconds(application.lastWork - start));
    };
    jumpTo(beganAt); // the farthest there is
    std::printf(R"({"cases":%zu,"back":{"data":%.1f,"freeze":%.1f,"shown":%.1f},)", cases, data.back(), freezes.back(),
                shown.back());
    jumpTo(endedAt);
    std::printf(R"("forth":{"data":%.1f,"freeze":%.1f,"shown":%.1f},)", data.back(), freezes.back(), shown.back());
    while (data.size() < jumps) {
        const auto span = (endedAt - beganAt).count();
        jumpTo(beganAt + core::Milliseconds{std::uniform_int_distribution<core::Milliseconds::rep>{0, span}(random)});
    }
    print("data", data, ",");
    print("freeze", freezes, ",");
    print("shown", shown, "}\n");
    return player.status().isSound ? 0 : 1;
}
