// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/BaseLayers.h"

#include <utility>

namespace trucban::maps {
namespace {

std::vector<WorldLine> thinnedRings(const std::vector<geo::Ring>& rings, double step) {
    std::vector<WorldLine> lines;
    for (const geo::Ring& ring : rings) {
        if (WorldLine line = thinned(toWorld(ring), step, 3); !line.points.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace

BaseLayers::BaseLayers(const geo::Basemap& map) {
    const geo::WorldPoint low = geo::toWorld(map.southWest);
    const geo::WorldPoint high = geo::toWorld(map.northEast);
    m_region = {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y};
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        const double step = stepOf(i);
        Shapes& shapes = m_shapes[i];
        shapes.land = thinnedRings(map.land, step);
        shapes.lakes = thinnedRings(map.lakes, step);
        shapes.islands = thinnedRings(map.islands, step);
        for (const geo::Basemap::River& river : map.rivers) {
            if (WorldLine line = thinned(toWorld(river.points), step, 2, river.level); !line.points.empty()) {
                shapes.rivers.push_back(std::move(line));
            }
        }
    }
}

const BaseLayers::Shapes& BaseLayers::shapes(int zoom) const {
    return m_shapes[detailOf(zoom)];
}

} // namespace trucban::maps
