// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Basemap.h"
#include "maps/WorldLine.h"

#include <array>
#include <vector>

namespace trucban::maps {

/// Everything the base map is drawn from, projected, thinned out for groups of zooms. Made once on a worker (some tens
/// of milliseconds), then immutable and shared by the threads that draw tiles.
class BaseLayers {
public:
    struct Shapes {
        std::vector<WorldLine> land;
        std::vector<WorldLine> lakes;
        std::vector<WorldLine> islands;
        std::vector<WorldLine> rivers;
    };

    explicit BaseLayers(const geo::Basemap& map);

    [[nodiscard]] const Shapes& shapes(int zoom) const;
    /// What the map covers; its edge is no coast.
    [[nodiscard]] const geo::WorldBox& region() const { return m_region; }

private:
    std::array<Shapes, kDetails> m_shapes;
    geo::WorldBox m_region;
};

} // namespace trucban::maps
