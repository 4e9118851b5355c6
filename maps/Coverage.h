// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"

#include <functional>

namespace trucban::maps {

/// Where a better map is drawn over the built-in one.
struct Coverage {
    geo::WorldBox bounds;
    bool isHere = true; ///< it has what the tile in question is drawn from
    int tileZoom = 0;   ///< of its tiles that are drawn from
    /// Whether it has this other tile of tileZoom; asked near a coast only.
    std::function<bool(const geo::TileId&)> hasTile;
};

} // namespace trucban::maps
