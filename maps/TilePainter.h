// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/BaseLayers.h"
#include "maps/MapStyle.h"

#include <QImage>

#include <optional>

namespace trucban::maps {

/// Draws one tile of the base map, 256 × 256 device-independent pixels at `scale` (1 or 2). Pure: the same arguments
/// give the same pixels; any thread. Within `covered`, where a better map will be drawn over it, there is only land and
/// sea.
[[nodiscard]] QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale,
                               const std::optional<geo::WorldBox>& covered = {});

} // namespace trucban::maps
