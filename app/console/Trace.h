// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "console/MapFeed.h"
#include "widgets/window/MainWindow.h"

#include <QFile>
#include <QJsonObject>
#include <QObject>

#include <chrono>
#include <deque>
#include <expected>
#include <memory>
#include <unordered_map>

namespace trucban::console {

/// Writes for each alert when it was received from the socket, applied to the models, and painted: in the first presented
/// frame of queue and map whose models hold it. A P1 that waits must also be in sight: its row in the queue, its card in
/// the alarm strip, or, when more of them wait than the strip has cards, the strip's count of the others; `sight` says
/// which of the three ("row", "card", "count"). One JSON line each, appended:
///
///   {"id": …, "case": …, "priority": "P1", "sight": "card", "received": 1763…, "applied": …, "painted": …,
///    "receivedToApplied": 2.1, "receivedToPainted": 17.4}
///
/// and two for the first fill, from the replica or from the first snapshot: the first queue painted with the head of it,
/// and with all of it (one, when it came in one part):
///
///   {"cases": 1500, "of": 100000, "applied": …, "painted": …}
///   {"cases": 100000, "of": 100000, "applied": …, "painted": …}
///
/// Times are milliseconds since 1970 UTC with fractions, from one steady clock. GUI thread.
class Trace : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] static std::expected<std::unique_ptr<Trace>, QString> open(const QString& file);
    void watch(models::Board& board, MapFeed& mapFeed, maps::MapView& map, widgets::MainWindow& window);
    /// After the board, and everything that follows it, has taken the change set.
    struct Arrivals {
        std::vector<std::pair<core::AlertId, std::chrono::steady_clock::time_point>> received;
        std::optional<bridge::FillPart> fill; ///< of which part it was
    };
    void onApplied(const Arrivals& arrivals);

private:
    using Clock = std::chrono::steady_clock;
    struct Pending {
        core::AlertId alert;
        core::CaseId caseId;
        Clock::time_point received;
        Clock::time_point applied;
        quint64 mapGeneration = 0; ///< 0: not on the map
        bool needsSight = false;
        QLatin1StringView sight; ///< where a P1 was in sight
        std::optional<Clock::time_point> inQueue;
        std::optional<Clock::time_point> onMap;
    };
    Trace();
    struct Fill {
        qsizetype cases = 0;
        qsizetype of = 0;
        Clock::time_point applied;
    };
    void onFilled(const bridge::FillPart& part, Clock::time_point now);
    void onQueuePainted();
    void onQueuePresented();
    void onMapPresented(quint64 generation);
    void finish();
    [[nodiscard]] QLatin1StringView sightOf(const core::CaseId& id) const;
    void write(const Pending& pending);
    void write(const Fill& fill, Clock::time_point painted);
    void writeLine(const QJsonObject& line);
    [[nodiscard]] double epochMs(Clock::time_point at) const;

    QFile m_file;
    models::Board* m_board = nullptr;
    MapFeed* m_mapFeed = nullptr;
    maps::MapView* m_map = nullptr;
    widgets::MainWindow* m_window = nullptr;
    std::deque<Pending> m_pending;
    std::optional<Fill> m_fill; ///< applied and not painted yet
    bool m_hasFilled = false;
    Clock::time_point m_steadyStart;
    std::chrono::system_clock::time_point m_wallStart;
    bool m_queueFrame = false; ///< the queue was drawn; waits for the frame to be on the screen
};

} // namespace trucban::console
