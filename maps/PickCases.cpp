// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/PickCases.h"

#include "maps/MapPoints.h"

#include <algorithm>

namespace trucban::maps {

bool isInside(std::span<const geo::WorldPoint> outline, const geo::WorldPoint& point) {
    bool inside = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const geo::WorldPoint& a = outline[i];
        const geo::WorldPoint& b = outline[j];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

std::vector<core::CaseId> casesWithin(const MapPoints& points, std::span<const geo::WorldPoint> outline, int zoom,
                                      std::size_t limit) {
    std::vector<core::CaseId> found;
    if (outline.size() < 3) {
        return found;
    }
    const auto [west, east] = std::ranges::minmax(outline, {}, &geo::WorldPoint::x);
    const auto [north, south] = std::ranges::minmax(outline, {}, &geo::WorldPoint::y);
    const geo::WorldBox box{.minX = west.x, .minY = north.y, .maxX = east.x, .maxY = south.y};
    for (const auto& cluster : points.index().query(box, zoom)) {
        if (found.size() >= limit) {
            break;
        }
        if (isInside(outline, cluster.centre)) {
            for (const auto slot : points.index().members(cluster, zoom, limit - found.size())) {
                found.push_back(points.at(slot).caseId);
            }
        }
    }
    return found;
}

} // namespace trucban::maps
