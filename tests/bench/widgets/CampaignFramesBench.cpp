// SPDX-License-Identifier: GPL-3.0-or-later
// The campaign's workspace in a window of 1920 x 1080 while 200 events a second come in, over some 1,000,000 events of 168
// wards with their entries: campaign_frames_bench [SECONDS] prints JSON, in milliseconds, for each page how long a key has
// to wait while the GUI thread decodes, counts, lays out and paints. Of three runs a page: medians of the 99th in a
// hundred and of the longest wait by the clock; of the longest work between two knocks (cpu), which leaves out what other
// programs took; and how often figures were told a second.
#include "widgets/CampaignFixture.h"

#include <QTabWidget>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRuns = 3;
constexpr int kEventsASecond = 200;
constexpr int kCasesADay = 6;

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Knocks every millisecond from another thread, as a key would: how long until it is heard, and how much the GUI thread
/// worked since the knock before.
class Knocks {
public:
    Knocks() {
        m_thread = std::jthread([this](const std::stop_token& stop) {
            for (auto at = Clock::now(); !stop.stop_requested(); at += std::chrono::milliseconds{1}) {
                std::this_thread::sleep_until(at);
                if (!m_isUnheard.exchange(true)) {
                    QMetaObject::invokeMethod(
                        &m_context, [this, knocked = Clock::now()] { hear(knocked); }, Qt::QueuedConnection);
                }
            }
        });
    }
    std::vector<double> wall;
    std::vector<double> cpu;

private:
    void hear(Clock::time_point knocked) {
        wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - knocked).count());
        const double now = threadMs();
        cpu.push_back(now - std::exchange(m_cpu, now));
        m_isUnheard = false;
    }

    QObject m_context;
    double m_cpu = threadMs();
    std::atomic<bool> m_isUnheard = false;
    std::jthread m_thread; ///< ends before what it knocks at
};

/// Events as the gateway tells them: a ward's day with one more case, a step of one, or one more visit.
class Events {
public:
    Events(test::CampaignDesk& desk, const figures::Batch& batch) : m_desk(desk), m_labels(batch.labels) {
        std::ranges::copy_if(batch.rows, std::back_inserter(m_rows),
                             [&](const figures::Row& row) { return row.key.day == desk.today(); });
    }
    void make(std::size_t count) {
        m_frames.clear();
        for (std::size_t i = 0; i < count; ++i) {
            figures::Row& row = m_rows[m_random() % m_rows.size()];
            const auto ms = static_cast<std::uint32_t>(m_random() % figures::kMsOfDay);
            if (i % 3 == 0 && !row.cases.empty()) {
                figures::CaseFact& fact = row.cases[m_random() % row.cases.size()];
                fact.after[3] = fact.after[3] == figures::kNever ? 900'000 : figures::kNever;
            } else if (i % 3 == 1) {
                row.cases.push_back({.openedMs = ms, .kind = static_cast<std::uint16_t>(m_random() % 5)});
                row.alerts.push_back(
                    {.kind = row.cases.back().kind, .hour = static_cast<std::uint8_t>(row.cases.back().hour())});
            } else {
                row.visits.push_back(
                    {.household = static_cast<std::uint32_t>(1 + m_random() % 1'500), .neighbourhood = 1});
            }
            wire::Figures frame;
            frame.seq = 2;
            frame.asOf = m_desk.desk.gateway.clock;
            frame.rows = figures::encode({.seq = 2, .knownFrom = 0, .labels = m_labels, .rows = {row}});
            m_frames.push_back(std::move(frame));
        }
    }
    void tell(std::size_t index) { m_desk.board.onFigures(m_frames[index]); }

private:
    test::CampaignDesk& m_desk;
    figures::Labels m_labels;
    std::vector<figures::Row> m_rows;
    std::vector<wire::Figures> m_frames;
    std::mt19937 m_random{11};
};

struct Times {
    std::vector<double> nearWorsts, worsts, worstCpus, tells;
};

void watch(test::CampaignDesk& desk, Events& events, int seconds, Times& times) {
    const auto count = static_cast<std::size_t>(seconds * kEventsASecond);
    events.make(count);
    QEventLoop loop;
    std::size_t told = 0;
    int tells = 0;
    QObject::connect(&desk.board, &models::CampaignBoard::figuresChanged, &loop, [&tells] { ++tells; });
    const auto start = Clock::now();
    QTimer each;
    each.setTimerType(Qt::PreciseTimer);
    QObject::connect(&each, &QTimer::timeout, &loop, [&] {
        // Each as soon as it is due, those held up by a long stretch together.
        const auto due = std::chrono::duration<double>(Clock::now() - start).count() * kEventsASecond;
        for (; told < count && static_cast<double>(told) <= due; ++told) {
            events.tell(told);
        }
        if (told == count) {
            loop.quit();
        }
    });
    Knocks knocks;
    each.start(std::chrono::milliseconds{1'000 / kEventsASecond});
    loop.exec();
    std::ranges::sort(knocks.wall);
    times.nearWorsts.push_back(knocks.wall[knocks.wall.size() * 99 / 100]);
    times.worsts.push_back(knocks.wall.back());
    times.worstCpus.push_back(std::ranges::max(knocks.cpu));
    times.tells.push_back(static_cast<double>(tells) / seconds);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 4;
    widgets::Theme theme(application);
    test::CampaignDesk desk(theme, 168);
    desk.desk.window->resize(1920, 1080);
    desk.desk.window->show();
    desk.desk.goLive();
    desk.setStatus(desk.desk.liveStatus());
    desk.give();
    desk.desk.key(Qt::Key_7, Qt::ControlModifier);
    const auto batch = desk.batch(kCasesADay);
    std::size_t facts = 0;
    for (const figures::Row& row : batch.rows) {
        facts += 6 * row.cases.size() + row.visits.size(); // a case has an alert, an opening, four steps
    }
    for (auto query = desk.desk.gateway.queries.rbegin(); query != desk.desk.gateway.queries.rend(); ++query) {
        if (query->kind == wire::QueryKind::figures) {
            desk.send(query->id, batch);
            break;
        }
    }
    auto* tabs = desk.desk.find<QTabWidget>("campaignTabs");
    Events events(desk, batch);
    double longest = 0;
    std::printf("{\n  \"events\": %zu,\n  \"eventsASecond\": %d,\n  \"seconds\": %d", facts, kEventsASecond, seconds);
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        for (int settle = 0; settle < 5; ++settle) {
            QTest::qWait(60);
        }
        Times times;
        for (int run = 0; run < kRuns; ++run) {
            watch(desk, events, seconds, times);
        }
        const double worst = median(times.worsts);
        longest = std::max(longest, worst);
        std::printf(",\n  \"%s\": {\"p99\": %.1f, \"worst\": %.1f, \"worstCpu\": %.1f, \"toldASecond\": %.0f}",
                    qPrintable(tabs->currentWidget()->objectName()), median(times.nearWorsts), worst,
                    median(times.worstCpus), median(times.tells));
        std::fflush(stdout);
    }
    std::printf(",\n  \"longest\": %.1f\n}\n", longest);
    return 0;
}
