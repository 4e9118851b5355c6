// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QQuickWidget>
#include <QWidget>

#include <functional>
#include <vector>

namespace trucban::bench {

struct FrameTimes {
    double medianMs = 0;
    double p99Ms = 0;
    double cpuMs = 0;    ///< a frame, of all threads, workers too; tells more where other programs run beside
    double guiCpuMs = 0; ///< of the thread that draws
};

/// Measures frames of one window with a QQuickWidget in it: from a change to the moment at which the window was painted
/// and flushed to the display, without the time in which the GUI thread slept (Qt waits some milliseconds for more
/// changes before it draws).
class PanFrames : public QObject {
public:
    PanFrames(QWidget& window, QQuickWidget& canvas);

    /// Milliseconds of work; below 0 when no frame came.
    double frame(const std::function<void()>& change);
    /// After a change, until no frame has come for a while: tiles and pictures are there. Milliseconds to the last one.
    double settle(const std::function<void()>& change = {});
    /// Medians over rounds, after one to warm up; `step` pans once, in the direction of its argument, 1 or -1.
    FrameTimes rounds(int rounds, int frames, const std::function<void(int)>& step);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void spin();

    QWidget& m_window;
    bool m_rendered = false;
    bool m_flushing = false;
    quint64 m_frames = 0;
    QElapsedTimer m_asleep;
    double m_sleptMs = 0;
};

/// The value below which that share of the values lies.
[[nodiscard]] double quantile(std::vector<double> values, double share);

} // namespace trucban::bench
