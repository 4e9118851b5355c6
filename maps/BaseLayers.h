// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Basemap.h"
#include "maps/LabelPlacement.h"

#include <array>
#include <span>
#include <vector>

namespace trucban::maps {

/// A ring or line in the world square, with its box so that tiles it does not meet skip it.
struct WorldLine {
    std::vector<geo::WorldPoint> points;
    geo::WorldBox box;
    std::uint32_t level = 0; ///< of a river
};

/// Everything the base map is drawn from, projected, thinned out for groups of zooms, texts placed. Made once on a
/// worker (some tens of milliseconds), then immutable and shared by the threads that draw tiles.
class BaseLayers {
public:
    struct Shapes {
        std::vector<WorldLine> land;
        std::vector<WorldLine> lakes;
        std::vector<WorldLine> islands;
        std::vector<WorldLine> rivers;
    };

    BaseLayers(const geo::Basemap& map, std::span<const core::Ward> wards, const QString& fontFamily);

    [[nodiscard]] const Shapes& shapes(int zoom) const;
    [[nodiscard]] const std::vector<WorldLine>& borders() const { return m_borders; }
    /// Names that may be seen in an area of the world at that zoom, in its pixels.
    [[nodiscard]] std::vector<PlacedLabel> labels(int zoom, const QRectF& area) const;
    /// What the map covers; its edge is no coast.
    [[nodiscard]] const geo::WorldBox& region() const { return m_region; }

private:
    static constexpr std::array kDetailZooms{8, 10, 12, 14}; ///< shapes are thinned out for these; beyond: as they are

    std::array<Shapes, kDetailZooms.size() + 1> m_shapes;
    std::vector<WorldLine> m_borders;
    std::array<std::vector<PlacedLabel>, kRepeatZoom> m_labels; ///< by zoom
    std::vector<core::Ward> m_wards;
    QString m_fontFamily;
    geo::WorldBox m_region;
};

} // namespace trucban::maps
