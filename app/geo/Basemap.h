// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/Error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::geo {

/// Coast, lakes and rivers of a part of the world, to draw under everything else. Made at build time from GSHHG, loaded
/// by the map. A copyable value.
struct Basemap {
    struct River {
        std::uint32_t level = 0; ///< GSHHG: 0 double-lined, 1 permanent major … 4 minor, 10 major canal
        std::vector<core::GeoPoint> points;
        bool operator==(const River&) const = default;
    };

    core::GeoPoint southWest; ///< what it covers
    core::GeoPoint northEast;
    std::vector<Ring> land;    ///< mainland and islands, cut at the edge
    std::vector<Ring> lakes;   ///< on land
    std::vector<Ring> islands; ///< in lakes
    std::vector<River> rivers;

    bool operator==(const Basemap&) const = default;

    /// Coordinates are rounded to 1e-6 degree.
    [[nodiscard]] std::string toBytes() const;
    /// Error: damagedBasemap.
    [[nodiscard]] static Result<Basemap> fromBytes(std::string_view bytes);
};

} // namespace trucban::geo
