// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/UnitWays.h"
#include "maps/MapView.h"
#include "models/Board.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace trucban::console {

/// Shows on the map where the units are: those on duty that told a position, with the place of the case they are on.
/// GUI thread.
class UnitFeed : public QObject {
    Q_OBJECT
public:
    /// All must outlive it. `clock` gives server time.
    UnitFeed(models::Board& board, std::function<core::Instant()> clock, maps::MapView& map, QObject* parent = nullptr);

    /// Shows ways to cases along the roads of the map pack, as they are found. Must outlive it.
    void followRoads(bridge::RoadTimes& roads);
    void retranslate();
    /// The clock says another time than a moment ago: ages and trails are of that one.
    void refresh();

private:
    void onBoardChanged(const models::BoardChange& change);
    void show(const std::vector<core::UnitId>& ids);
    [[nodiscard]] maps::MapUnit markOf(const core::Unit& unit) const;
    [[nodiscard]] std::vector<core::GeoPoint> wayOf(const core::Unit& unit,
                                                    const std::optional<core::GeoPoint>& to) const;

    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    maps::MapView& m_map;
    QTimer m_tick;
    std::unique_ptr<UnitWays> m_ways; ///< null: nobody knows roads
};

} // namespace trucban::console
