// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/PoiIcons.h"
#include "maps/tiles/TileLabels.h"

#include <QImage>

#include <span>

namespace trucban::maps {

/// Draws the labels onto the picture of `tile`, which is 256 × `scale` pixels wide and has no device pixel ratio, with
/// a halo around all of them. Any thread.
void paintLabels(QImage& picture, std::span<const LabelCandidate* const> labels, const geo::TileId& tile,
                 const TileStyle& style, TileLook look, const PoiIcons& icons, int scale);

/// The largest value within `radius` of each, fading over the last pixel; for halos. Exposed for its test.
[[nodiscard]] QImage dilated(const QImage& alpha, double radius);

} // namespace trucban::maps
