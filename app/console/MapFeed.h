// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/QueueModel.h"

#include <QObject>
#include <QTimer>

#include <unordered_set>

namespace trucban::console {

/// Shows on the map what the queue shows, and keeps the selection of both the same. Where the queue shows only what lies
/// in the map's sight, the map keeps what lies beside it: a pan finds it there. A bulk of changes (the replica at start,
/// another filter) goes in by slices, between which the queue is painted and keys are heard. GUI thread.
class MapFeed : public QObject {
    Q_OBJECT
public:
    /// To be made after the queue model, whose answer to a change it follows.
    MapFeed(models::Board& board, models::QueueModel& queue, models::Filter& filter, models::Selection& selection,
            maps::MapView& map, QObject* parent = nullptr);

    /// The map's generation that holds everything the board had when it last changed.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    /// False for a case without a position, or filtered out: the map never shows it.
    [[nodiscard]] bool shows(const core::CaseId& id) const;
    void retranslate();

private:
    [[nodiscard]] std::optional<maps::MapPoint> pointOf(const core::CaseId& id) const;
    void update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased);
    [[nodiscard]] bool isWanted(const core::Case& case_) const;
    void onFilterChanged();
    void rebuild();
    void follow(int first, int last);
    void fillSlice();

    models::Board& m_board;
    models::QueueModel& m_queue;
    models::Filter& m_filter;
    models::FilterSpec m_asked; ///< of the map when it was filled
    maps::MapView& m_map;
    std::vector<core::CaseId> m_waiting; ///< came into the queue or left it; the last is looked at next
    QTimer m_nextSlice;
    QTimer m_sightSoon;  ///< a pan is over when it has rested
    QTimer m_outOfSight; ///< what lies beside the map's sight grows old unseen by the queue
    quint64 m_generation = 0;
    std::uint64_t m_generationSeen = 0; ///< of the board, when it last said that it changed
};

} // namespace trucban::console
