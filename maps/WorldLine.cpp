// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WorldLine.h"

#include <algorithm>
#include <cmath>

namespace trucban::maps {

geo::WorldBox boxAround(std::span<const geo::WorldPoint> points) {
    geo::WorldBox box{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const geo::WorldPoint& point : points) {
        box.minX = std::min(box.minX, point.x);
        box.minY = std::min(box.minY, point.y);
        box.maxX = std::max(box.maxX, point.x);
        box.maxY = std::max(box.maxY, point.y);
    }
    return box;
}

std::vector<geo::WorldPoint> toWorld(std::span<const core::GeoPoint> points) {
    std::vector<geo::WorldPoint> world;
    world.reserve(points.size());
    for (const core::GeoPoint& point : points) {
        world.push_back(geo::toWorld(point));
    }
    return world;
}

WorldLine thinned(std::span<const geo::WorldPoint> points, double step, std::size_t least, std::uint32_t level) {
    WorldLine line;
    line.level = level;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const geo::WorldPoint& point = points[i];
        if (line.points.empty() || i + 1 == points.size() ||
            std::hypot(point.x - line.points.back().x, point.y - line.points.back().y) >= step) {
            line.points.push_back(point);
        }
    }
    line.box = boxAround(line.points);
    const bool tooSmall = line.box.maxX - line.box.minX < step && line.box.maxY - line.box.minY < step;
    if (line.points.size() < least || tooSmall) {
        line.points.clear();
    }
    return line;
}

std::size_t detailOf(int zoom) {
    const auto detail = std::ranges::find_if(kDetailZooms, [zoom](int last) { return zoom <= last; });
    return static_cast<std::size_t>(detail - kDetailZooms.begin());
}

double stepOf(std::size_t detail) {
    return detail < kDetailZooms.size() ? 0.8 / geo::worldPixels(kDetailZooms[detail]) : 1e-12;
}

} // namespace trucban::maps
