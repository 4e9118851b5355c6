// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/VectorTile.h"
#include "maps/tiles/TileStyle.h"

#include <QPolygonF>
#include <QRectF>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::maps {

/// What one tile may hold to be drawn: several times the densest honest one. Beyond it the tile counts as damaged.
inline constexpr geo::VectorTileLimits kSceneLimits{
    .bytes = 12U << 20U, .features = 120'000, .points = 1'500'000, .tags = 1'500'000};

/// A vector tile made ready to be drawn: its features sorted by what the style's rules ask, in the words of
/// geo::tile_schema whichever program made the tile. Places are in parts of the tile's side, 0 … 1 and its buffer.
/// Immutable once made, shared by the threads that draw.
class SceneTile {
public:
    struct Feature {
        std::uint32_t layer = 0; ///< of the decoded tile
        std::uint32_t feature = 0;
        QRectF box;
    };
    /// Features no rule can tell apart.
    struct Bucket {
        FeatureKind kind;
        geo::TileGeometry geometry = geo::TileGeometry::points;
        std::vector<Feature> features;
    };
    /// All of one street within the tile, joined from its pieces; not beyond the tile's edges, so that the street's part
    /// in the next tile is the next tile's.
    struct NamedLine {
        std::size_t bucket = 0; ///< whose kind it has; of several the first
        std::string text;
        LabelRule::Text key = LabelRule::Text::name;
        QPolygonF points;
        double length = 0;
    };

    /// Errors: those of geo::decodeVectorTile.
    [[nodiscard]] static geo::Result<std::shared_ptr<const SceneTile>> decode(std::string_view bytes,
                                                                              const TileStyle& style);

    [[nodiscard]] const geo::VectorTile& tile() const { return m_tile; }
    [[nodiscard]] const std::vector<Bucket>& buckets() const { return m_buckets; }
    [[nodiscard]] const std::vector<NamedLine>& lines() const { return m_lines; }
    /// Empty when it has none.
    [[nodiscard]] std::string_view textOf(const Feature& feature, LabelRule::Text key) const;
    /// In parts of the tile's side.
    [[nodiscard]] QPolygonF pointsOf(const Feature& feature, const geo::TilePart& part) const;
    [[nodiscard]] std::size_t bytes() const; ///< of memory, about

private:
    friend class SceneBuilder;
    using KeyList = std::vector<std::uint32_t>;
    struct LayerKeys {
        KeyList name;
        KeyList ref;
        KeyList number;
    };

    geo::VectorTile m_tile;
    std::vector<LayerKeys> m_keys; ///< by layer
    std::vector<Bucket> m_buckets;
    std::vector<NamedLine> m_lines;
};

} // namespace trucban::maps
