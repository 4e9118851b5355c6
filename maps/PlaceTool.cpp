// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/PlaceTool.h"

namespace trucban::maps {

PlaceTool::PlaceTool(MapCamera& camera, const MapStyle& style, QWidget* parent) : MapTool{camera, style, parent} {
    setObjectName(QStringLiteral("mapPlaceTool"));
}

void PlaceTool::take(const geo::WorldPoint& at, Qt::KeyboardModifiers) {
    const core::GeoPoint point = geo::toGeo(at);
    finish();
    emit taken(point);
}

} // namespace trucban::maps
