// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/Filter.h"
#include "models/WardFigures.h"
#include "wire/Frames.h"

#include <QObject>
#include <QTimer>

namespace trucban::console {

/// Shows each ward's figures under the filter on the map, the wards the filter asks for, and those without a live console; a click on a
/// ward adds it to the filter or takes it out. GUI thread.
class WardFeed : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    WardFeed(models::Board& board, models::Filter& filter, models::FilterMatcher& matcher, maps::MapView& map,
             QObject* parent = nullptr);

    void setDesks(const wire::Desks& desks);
    /// The clock says another time than a moment ago: a filter by time asks for others.
    void refresh() { m_figures.refresh(); }

private:
    void show();

    models::Board& m_board;
    models::WardFigures m_figures;
    models::Filter& m_filter;
    maps::MapView& m_map;
    QTimer m_minute; ///< a filter by time moves on
    QTimer m_soon;   ///< a flood of changes is shown a few times a second
};

} // namespace trucban::console
