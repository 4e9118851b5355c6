// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/Board.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace trucban::console {

/// Shows on the map where the units are: those on duty that told a position, with the place of the case they are on.
/// GUI thread.
class UnitFeed : public QObject {
    Q_OBJECT
public:
    /// All must outlive it. `clock` gives server time.
    UnitFeed(models::Board& board, std::function<core::Instant()> clock, maps::MapView& map, QObject* parent = nullptr);

    void retranslate();

private:
    void onBoardChanged(const models::BoardChange& change);
    void show(const std::vector<core::UnitId>& ids);
    [[nodiscard]] maps::MapUnit markOf(const core::Unit& unit) const;

    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    maps::MapView& m_map;
    QTimer m_tick;
};

} // namespace trucban::console
