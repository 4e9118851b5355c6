// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/tiles/SceneTile.h"
#include "maps/tiles/TextShapes.h"
#include "maps/tiles/TileStyle.h"

#include <QPointF>
#include <QRectF>

#include <memory>
#include <span>
#include <vector>

namespace trucban::maps {

/// A text that may stand somewhere, if nothing more important stands there. Places are device-independent pixels of the
/// world at the zoom it is for.
struct LabelCandidate {
    struct Spot {
        QPointF at; ///< of the glyph's middle on the baseline
        double angleDeg = 0;
    };

    const LabelRule* rule = nullptr; ///< the style's, which outlives it
    LabelText text;
    double size = 0;
    double rank = 0;           ///< among equal priorities the higher one stays
    std::size_t name = 0;      ///< the same for the same text
    QPointF anchor;            ///< it belongs to the tile in which this lies
    QRectF box;                ///< around all of it, with the halo
    std::vector<QRectF> parts; ///< of a text along a line: boxes along it; else empty, and `box` is what it covers
    std::vector<Spot> spots;   ///< of a text along a line, by glyph
};

/// Which labels may stand in a square of a tile at a zoom. Immutable, shared by the threads that draw.
struct TileLabels {
    std::vector<LabelCandidate> all;
    [[nodiscard]] std::size_t bytes() const;
};

struct LabelContext {
    const TileStyle& style;
    TileLook look = TileLook::day;
    TextBook& book;
};

/// The candidates of `scene`, the tile `source`, whose anchor lies in `block`, the same tile or one within it, for
/// drawing at `zoom`. Needs a QGuiApplication; any thread.
[[nodiscard]] TileLabels makeLabels(const SceneTile& scene, const geo::TileId& source, const geo::TileId& block,
                                    int zoom, const LabelContext& context);

/// Labels wider or higher than this stand only where they do not cross a tile's edge.
inline constexpr double kMostCrossingPx = 168;
/// The same name stands no closer to itself.
inline constexpr double kRepeatPx = 168;

/// The labels that touch `tile`, of the candidates of it and the eight tiles around (those of others are no harm), most
/// important first. What is chosen across a tile's edge depends only on what both sides of it know, so that each side
/// draws the same half: a label over an edge stands only if nothing more important competes for its place; within the
/// tile the rest then gets what room there is. `reserved` is where nothing may stand, for all nine tiles.
[[nodiscard]] std::vector<const LabelCandidate*> chooseLabels(std::span<const LabelCandidate* const> candidates,
                                                              const geo::TileId& tile,
                                                              std::span<const QRectF> reserved);

} // namespace trucban::maps
