// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/Board.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace trucban::console {

/// Gives the heat map every case with a position but exercises and duplicates: what happened, whatever the queue shows
/// now. GUI thread.
class HeatFeed : public QObject {
    Q_OBJECT
public:
    /// All must outlive it. `clock` gives server time.
    HeatFeed(models::Board& board, std::function<core::Instant()> clock, maps::MapView& map, QObject* parent = nullptr);

private:
    void update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased);

    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    maps::MapView& m_map;
    QTimer m_tick;
};

} // namespace trucban::console
