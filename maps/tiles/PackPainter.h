// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/BaseLayers.h"
#include "maps/MapStyle.h"
#include "maps/WardShapes.h"
#include "maps/tiles/TilePack.h"

#include <QImage>

#include <memory>

namespace trucban::maps {

/// Draws tiles of a pack over the built-in coast and rivers, which alone show where the pack has nothing. Immutable but
/// for the pack's caches; any thread. `wards` is where the wards' own names stand: no other text does; may be null.
class PackPainter {
public:
    PackPainter(std::shared_ptr<TilePack> pack, std::shared_ptr<const WardShapes> wards)
        : m_pack{std::move(pack)}, m_wards{std::move(wards)} {}

    /// 256 × 256 device-independent pixels at `scale` (1 or 2), without a device pixel ratio.
    [[nodiscard]] QImage paint(const BaseLayers& base, const MapStyle& style, const geo::TileId& tile, int scale) const;
    [[nodiscard]] TilePack& pack() const { return *m_pack; }

private:
    void paintVector(QImage& picture, const SceneTile& scene, const geo::TileId& tile, TileLook look, int scale) const;
    void paintRaster(QImage& picture, const geo::TileId& tile, int scale) const;
    void paintTexts(QImage& picture, TileLook look, const geo::TileId& tile, int scale) const;

    std::shared_ptr<TilePack> m_pack;
    std::shared_ptr<const WardShapes> m_wards;
};

/// The map's colours with those of the style file where both have them, so that land inside and outside of a pack looks
/// the same.
[[nodiscard]] MapStyle withTileColours(MapStyle style, const TileStyle& tiles);

} // namespace trucban::maps
