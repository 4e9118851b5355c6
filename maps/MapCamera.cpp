// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapCamera.h"

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

// Where there is a base map, if but the coarse one: a telephone that is wrong about its place puts a case anywhere, and
// map files are of any city.
const geo::WorldPoint kNorthWest = geo::toWorld({.lat = 60, .lon = 20});
const geo::WorldPoint kSouthEast = geo::toWorld({.lat = -40, .lon = 180});
const geo::WorldPoint kStart = geo::toWorld({.lat = 10.8, .lon = 106.7});

} // namespace

MapCamera::MapCamera(QObject* parent) : QObject{parent}, m_centre{kStart} {}

void MapCamera::setSize(const QSizeF& size) {
    if (size != m_size) {
        m_size = size;
        emit moved();
    }
}

void MapCamera::setMagnification(double magnification) {
    if (magnification != m_magnification) {
        m_magnification = magnification;
        emit magnified();
    }
}

void MapCamera::look(const geo::WorldPoint& centre, int zoom) {
    const geo::WorldPoint kept{.x = std::clamp(centre.x, kNorthWest.x, kSouthEast.x),
                               .y = std::clamp(centre.y, kNorthWest.y, kSouthEast.y)};
    zoom = std::clamp(zoom, kMinZoom, kMaxZoom);
    if (kept != m_centre || zoom != m_zoom) {
        m_centre = kept;
        m_zoom = zoom;
        emit moved();
    }
}

void MapCamera::show(const geo::WorldPoint& place, int zoom) {
    look(place, zoom);
    while (m_centre != place && m_zoom > kMinZoom && !box().contains(place)) {
        look(place, m_zoom - 1);
    }
}

void MapCamera::panBy(const QPointF& pixels) {
    const double world = geo::worldPixels(m_zoom);
    look({.x = m_centre.x - pixels.x() / world, .y = m_centre.y - pixels.y() / world}, m_zoom);
}

void MapCamera::zoomBy(int levels, const QPointF& at) {
    const int zoom = std::clamp(m_zoom + levels, kMinZoom, kMaxZoom);
    const geo::WorldPoint fixed = toWorld(at);
    const double world = geo::worldPixels(zoom);
    look({.x = fixed.x - (at.x() - m_size.width() / 2) / world, .y = fixed.y - (at.y() - m_size.height() / 2) / world},
         zoom);
}

void MapCamera::fit(const geo::WorldBox& box, double marginPx) {
    const double width = std::max(m_size.width() - 2 * marginPx, 1.0);
    const double height = std::max(m_size.height() - 2 * marginPx, 1.0);
    const double share = std::max({(box.maxX - box.minX) / width, (box.maxY - box.minY) / height, 1e-12});
    const int zoom = static_cast<int>(std::floor(std::log2(1 / (share * geo::kTilePixels))));
    look({.x = (box.minX + box.maxX) / 2, .y = (box.minY + box.maxY) / 2}, zoom);
}

QPointF MapCamera::toScreen(const geo::WorldPoint& point) const {
    const double world = geo::worldPixels(m_zoom);
    return {(point.x - m_centre.x) * world + m_size.width() / 2, (point.y - m_centre.y) * world + m_size.height() / 2};
}

geo::WorldPoint MapCamera::toWorld(const QPointF& screen) const {
    const double world = geo::worldPixels(m_zoom);
    return {.x = m_centre.x + (screen.x() - m_size.width() / 2) / world,
            .y = m_centre.y + (screen.y() - m_size.height() / 2) / world};
}

geo::WorldBox MapCamera::box(double marginPx) const {
    const double world = geo::worldPixels(m_zoom);
    const double halfWidth = (m_size.width() / 2 + marginPx) / world;
    const double halfHeight = (m_size.height() / 2 + marginPx) / world;
    return {.minX = m_centre.x - halfWidth,
            .minY = m_centre.y - halfHeight,
            .maxX = m_centre.x + halfWidth,
            .maxY = m_centre.y + halfHeight};
}

} // namespace trucban::maps
