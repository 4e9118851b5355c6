// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/BaseLayers.h"
#include "maps/Coverage.h"
#include "maps/MapStyle.h"

#include <QImage>

namespace trucban::maps {

/// Draws one tile of the base map, 256 × 256 device-independent pixels at `scale` (1 or 2). Pure: the same arguments
/// give the same pixels; any thread. Where `covered` says that a better map will be drawn over it, there is only land
/// and, from zoom 10 on farther from land than elsewhere, sea. Null: nowhere.
[[nodiscard]] QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale,
                               const Coverage* covered = nullptr);

} // namespace trucban::maps
