// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/MapFollow.h"
#include "maps/MapView.h"
#include "models/SearchModel.h"
#include "widgets/window/MainWindow.h"

#include <QObject>

namespace trucban::console {

/// Joins a window and its map: what is searched, followed, placed and picked on one shows on the other. The desk has
/// one, and so has the past. GUI thread.
class MapWiring : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    MapWiring(widgets::MainWindow& window, maps::MapView& map, models::Board& board, models::Selection& selection,
              models::SearchModel& search, QObject* parent = nullptr);

private:
    void wireSearch(widgets::MainWindow& window, models::SearchModel& search);
    void wireTools(widgets::MainWindow& window);
    void wirePicks(models::Board& board, models::Selection& selection);
    void flyTo(const models::SearchHit& hit);

    maps::MapView& m_map;
    MapFollow m_follow;
};

} // namespace trucban::console
