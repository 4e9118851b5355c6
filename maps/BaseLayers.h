// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Basemap.h"
#include "maps/WorldLine.h"

#include <array>
#include <memory>
#include <vector>

namespace trucban::maps {

/// Everything the base map is drawn from, projected, thinned out for groups of zooms: the region in detail, and coarsely
/// what lies around it, which only the farthest zooms show. Made once on a worker (some tens of milliseconds), then
/// immutable and shared by the threads that draw tiles.
class BaseLayers {
public:
    struct Shapes {
        std::vector<WorldLine> land;
        std::vector<WorldLine> lakes;
        std::vector<WorldLine> islands;
        std::vector<WorldLine> rivers;
    };

    explicit BaseLayers(const geo::Basemap& map, const geo::Basemap& around = {});
    /// Those that are built into the program; without shapes, and a warning in the log, when it was built without them.
    [[nodiscard]] static std::shared_ptr<const BaseLayers> builtIn();

    [[nodiscard]] const Shapes& shapes(int zoom) const;
    /// What the detailed map covers; its edge is no coast.
    [[nodiscard]] const geo::WorldBox& region() const { return m_region; }
    /// Of the coarse map, which holds the region too; without land when there is none.
    [[nodiscard]] const Shapes& around() const { return m_around; }
    [[nodiscard]] const geo::WorldBox& aroundRegion() const { return m_aroundRegion; }

private:
    std::array<Shapes, kDetails> m_shapes;
    geo::WorldBox m_region;
    Shapes m_around;
    geo::WorldBox m_aroundRegion;
};

} // namespace trucban::maps
