// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <compare>
#include <cstdint>

// Web Mercator (EPSG:3857) as slippy maps use it: the world is a unit square, x to the east from 180° W, y to the south
// from 85.0511° N; at zoom z it is 2^z tiles of 256 pixels wide.
namespace trucban::geo {

inline constexpr int kMaxZoom = 22;
inline constexpr double kTilePixels = 256;
inline constexpr double kMaxMercatorLat = 85.05112877980659;

struct WorldPoint {
    double x = 0; ///< 0 … 1
    double y = 0; ///< 0 … 1, south is larger
    bool operator==(const WorldPoint&) const = default;
};

/// Latitudes beyond kMaxMercatorLat are moved onto it; longitudes are not wrapped.
[[nodiscard]] WorldPoint toWorld(const core::GeoPoint& point);
[[nodiscard]] core::GeoPoint toGeo(const WorldPoint& point);

/// Pixels of the whole world at a (also fractional) zoom.
[[nodiscard]] double worldPixels(double zoom);
/// World units per metre on the ground at that latitude.
[[nodiscard]] double worldPerMetre(double lat);

struct TileId {
    int zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    auto operator<=>(const TileId&) const = default;
    /// zoom in 0 … kMaxZoom, x and y below 2^zoom.
    [[nodiscard]] bool isValid() const;
};

/// The tile that holds the point; points on the far edges belong to the last tile.
[[nodiscard]] TileId tileAt(const WorldPoint& point, int zoom);

struct WorldBox {
    double minX = 0;
    double minY = 0;
    double maxX = 0;
    double maxY = 0;
    bool operator==(const WorldBox&) const = default;

    [[nodiscard]] bool contains(const WorldPoint& point) const {
        return point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY;
    }
    [[nodiscard]] bool meets(const WorldBox& other) const {
        return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
    }
    [[nodiscard]] WorldBox grownBy(double margin) const {
        return {.minX = minX - margin, .minY = minY - margin, .maxX = maxX + margin, .maxY = maxY + margin};
    }
};

[[nodiscard]] WorldBox boxOf(const TileId& tile);

} // namespace trucban::geo
