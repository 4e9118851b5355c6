// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Mercator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trucban::geo {

using std::numbers::pi;

WorldPoint toWorld(const core::GeoPoint& point) {
    const double lat = std::clamp(point.lat, -kMaxMercatorLat, kMaxMercatorLat) * pi / 180;
    return {.x = (point.lon + 180) / 360, .y = std::clamp(0.5 - std::asinh(std::tan(lat)) / (2 * pi), 0.0, 1.0)};
}

core::GeoPoint toGeo(const WorldPoint& point) {
    return {.lat = std::atan(std::sinh(pi * (1 - 2 * point.y))) * 180 / pi, .lon = point.x * 360 - 180};
}

double worldPixels(double zoom) {
    return kTilePixels * std::exp2(zoom);
}

double worldPerMetre(double lat) {
    constexpr double kEquatorM = 2 * pi * 6'371'008.8;
    const double clamped = std::clamp(lat, -kMaxMercatorLat, kMaxMercatorLat) * pi / 180;
    return 1 / (kEquatorM * std::cos(clamped));
}

bool TileId::isValid() const {
    return zoom >= 0 && zoom <= kMaxZoom && x < (1u << zoom) && y < (1u << zoom);
}

TileId tileAt(const WorldPoint& point, int zoom) {
    zoom = std::clamp(zoom, 0, kMaxZoom);
    const double tiles = std::exp2(zoom);
    const auto index = [tiles](double unit) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(unit * tiles), 0.0, tiles - 1));
    };
    return {.zoom = zoom, .x = index(point.x), .y = index(point.y)};
}

WorldBox boxOf(const TileId& tile) {
    const double size = std::exp2(-tile.zoom);
    return {.minX = tile.x * size, .minY = tile.y * size, .maxX = (tile.x + 1) * size, .maxY = (tile.y + 1) * size};
}

} // namespace trucban::geo
