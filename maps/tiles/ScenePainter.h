// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/tiles/SceneTile.h"
#include "maps/tiles/TileStyle.h"

class QPainter;

namespace trucban::maps {

/// Draws everything of `scene`, the tile `source`, that lies in `tile`, the same one or one within it, but for texts.
/// The painter's unit is a device-independent pixel of `tile`. Any thread; a hostile tile takes bounded time.
void paintScene(QPainter& painter, const SceneTile& scene, const geo::TileId& source, const geo::TileId& tile,
                const TileStyle& style, TileLook look, int scale);

} // namespace trucban::maps
