// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "maps/MapTool.h"

#include <QString>

namespace trucban::maps {

/// Asks for one place: a click, or arrows and Enter. Dragging still moves the map.
class PlaceTool : public MapTool {
    Q_OBJECT
public:
    PlaceTool(MapCamera& camera, const MapStyle& style, QWidget* parent);
    void take(const geo::WorldPoint& at, Qt::KeyboardModifiers modifiers) override;

signals:
    void taken(const trucban::core::GeoPoint& point);
};

} // namespace trucban::maps
