// SPDX-License-Identifier: GPL-3.0-or-later
#include "PanFrames.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace trucban::bench {
namespace {

constexpr int kNoFrameMs = 2'000;
constexpr int kQuietMs = 350; // urgent marks pulse each 400
constexpr int kMostSettlingMs = 10'000;

double processorMs(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

double quantile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

PanFrames::PanFrames(QWidget& window, QQuickWidget& canvas) : m_window{window} {
    QCoreApplication::instance()->installEventFilter(this);
    connect(canvas.quickWindow(), &QQuickWindow::afterRendering, this, [this] { m_rendered = true; });
    // Its signal `awake` comes late: the first event after a sleep ends it.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            [this] { m_asleep.start(); });
}

bool PanFrames::eventFilter(QObject* watched, QEvent* event) {
    if (m_asleep.isValid()) {
        m_sleptMs += static_cast<double>(m_asleep.nsecsElapsed()) / 1e6;
        m_asleep.invalidate();
    }
    if (watched == &m_window && event->type() == QEvent::UpdateRequest && m_rendered && !m_flushing) {
        // Painting and flushing happen while the window takes it.
        m_flushing = true;
        QCoreApplication::sendEvent(watched, event);
        m_flushing = false;
        m_rendered = false;
        ++m_frames;
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void PanFrames::spin() {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

double PanFrames::frame(const std::function<void()>& change) {
    QTimer enough;
    enough.setSingleShot(true);
    enough.start(kNoFrameMs);
    QElapsedTimer timer;
    const quint64 before = m_frames;
    m_rendered = false;
    m_sleptMs = 0;
    timer.start();
    change();
    while (m_frames == before && enough.isActive()) {
        spin();
    }
    return m_frames == before ? -1 : static_cast<double>(timer.nsecsElapsed()) / 1e6 - m_sleptMs;
}

double PanFrames::settle(const std::function<void()>& change) {
    QTimer tick; // so that the wait below ends
    tick.start(20);
    QElapsedTimer all;
    QElapsedTimer quiet;
    all.start();
    if (change) {
        change();
    }
    quiet.start();
    quint64 seen = m_frames;
    double lastMs = 0;
    while (quiet.elapsed() < kQuietMs && all.elapsed() < kMostSettlingMs) {
        spin();
        if (seen != m_frames) {
            seen = m_frames;
            lastMs = static_cast<double>(all.nsecsElapsed()) / 1e6;
            quiet.restart();
        }
    }
    return lastMs;
}

FrameTimes PanFrames::rounds(int rounds, int frames, const std::function<void(int)>& step) {
    std::vector<double> medians;
    std::vector<double> p99s;
    std::vector<double> cpus;
    std::vector<double> guiCpus;
    for (int round = 0; round <= rounds; ++round) {
        const int direction = round % 2 == 0 ? 1 : -1;
        std::vector<double> times;
        const double cpu = processorMs(CLOCK_PROCESS_CPUTIME_ID);
        const double guiCpu = processorMs(CLOCK_THREAD_CPUTIME_ID);
        for (int i = 0; i < frames; ++i) {
            times.push_back(frame([&] { step(direction); }));
            if (times.back() < 0) {
                qFatal("no frame came");
            }
        }
        if (round == 0) {
            settle();
            continue;
        }
        medians.push_back(quantile(times, 0.5));
        p99s.push_back(quantile(times, 0.99));
        cpus.push_back((processorMs(CLOCK_PROCESS_CPUTIME_ID) - cpu) / frames);
        guiCpus.push_back((processorMs(CLOCK_THREAD_CPUTIME_ID) - guiCpu) / frames);
    }
    return {.medianMs = quantile(medians, 0.5),
            .p99Ms = quantile(p99s, 0.5),
            .cpuMs = quantile(cpus, 0.5),
            .guiCpuMs = quantile(guiCpus, 0.5)};
}

} // namespace trucban::bench
