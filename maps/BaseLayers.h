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
    [[nodiscard]] const std::vector<PlacedLabel>& labels(int zoom) const;

private:
    static constexpr std::array kDetailZooms{8, 10, 12, 14}; ///< shapes are thinned out for these; beyond: as they are
    static constexpr int kZooms = geo::kMaxZoom + 1;

    std::array<Shapes, kDetailZooms.size() + 1> m_shapes;
    std::vector<WorldLine> m_borders;
    std::array<std::vector<PlacedLabel>, kZooms> m_labels;
};

} // namespace trucban::maps
