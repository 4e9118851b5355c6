// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardTable.h"
#include "maps/MapView.h"
#include "models/Board.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace trucban::console {

/// Shows on the wall's map every open case with a place, whatever the desk filters; a sensitive one stands at its
/// ward's label point, since a place to the house is an address. A few times a second, and by slices. GUI thread.
class WallFeed : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    WallFeed(models::Board& board, const geo::WardTable& wards, maps::MapView& map, QObject* parent = nullptr);

private:
    [[nodiscard]] std::optional<maps::MapPoint> pointOf(const core::CaseId& id) const;
    [[nodiscard]] std::optional<core::GeoPoint> placeOf(const core::Case& case_) const;
    void fillSlice();

    models::Board& m_board;
    const geo::WardTable& m_wards;
    maps::MapView& m_map;
    std::vector<core::CaseId> m_waiting; ///< the last goes in next
    QTimer m_nextSlice;
};

} // namespace trucban::console
