// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/QueueModel.h"

#include <QObject>
#include <QTimer>

#include <unordered_set>

namespace trucban::console {

/// Shows on the map exactly what the queue shows, and keeps the selection of both the same. A bulk of changes (the
/// replica at start, another filter) goes in by slices, between which the queue is painted and keys are heard. GUI
/// thread.
class MapFeed : public QObject {
    Q_OBJECT
public:
    /// To be made after the queue model, whose answer to a change it follows.
    MapFeed(models::Board& board, models::QueueModel& queue, models::Selection& selection, maps::MapView& map,
            QObject* parent = nullptr);

    /// The map's generation that holds everything the board had when it last changed.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    /// False for a case without a position, or filtered out: the map never shows it.
    [[nodiscard]] bool shows(const core::CaseId& id) const;
    void retranslate();

private:
    [[nodiscard]] std::optional<maps::MapPoint> pointOf(const core::CaseId& id) const;
    void update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased);
    void rebuild();
    void fillSlice();

    models::Board& m_board;
    models::QueueModel& m_queue;
    maps::MapView& m_map;
    std::vector<core::CaseId> m_gone;
    QTimer m_goneSoon;
    std::vector<core::CaseId> m_waiting; ///< of a bulk; the last goes in next
    QTimer m_nextSlice;
    quint64 m_generation = 0;
};

} // namespace trucban::console
