// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/BaseLayers.h"

#include "maps/WardCells.h"

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

geo::WorldBox boxAround(const std::vector<geo::WorldPoint>& points) {
    geo::WorldBox box{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const geo::WorldPoint& point : points) {
        box.minX = std::min(box.minX, point.x);
        box.minY = std::min(box.minY, point.y);
        box.maxX = std::max(box.maxX, point.x);
        box.maxY = std::max(box.maxY, point.y);
    }
    return box;
}

/// Leaves out points closer than `step` to the last one kept; ends stay. Empty when nothing to be seen is left.
WorldLine thinned(const std::vector<core::GeoPoint>& points, double step, std::size_t least, std::uint32_t level) {
    WorldLine line;
    line.level = level;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const geo::WorldPoint point = geo::toWorld(points[i]);
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

std::vector<WorldLine> thinnedRings(const std::vector<geo::Ring>& rings, double step) {
    std::vector<WorldLine> lines;
    for (const geo::Ring& ring : rings) {
        if (WorldLine line = thinned(ring, step, 3, 0); !line.points.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace

BaseLayers::BaseLayers(const geo::Basemap& map, std::span<const core::Ward> wards, const QString& fontFamily)
    : m_wards{wards.begin(), wards.end()}, m_fontFamily{fontFamily} {
    const geo::WorldPoint low = geo::toWorld(map.southWest);
    const geo::WorldPoint high = geo::toWorld(map.northEast);
    m_region = {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y};
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        const double step = i < kDetailZooms.size() ? 0.8 / geo::worldPixels(kDetailZooms[i]) : 1e-12;
        Shapes& shapes = m_shapes[i];
        shapes.land = thinnedRings(map.land, step);
        shapes.lakes = thinnedRings(map.lakes, step);
        shapes.islands = thinnedRings(map.islands, step);
        for (const geo::Basemap::River& river : map.rivers) {
            if (WorldLine line = thinned(river.points, step, 2, river.level); !line.points.empty()) {
                shapes.rivers.push_back(std::move(line));
            }
        }
    }
    for (const auto& [from, to] : approximateBorders(wards)) {
        WorldLine line{.points = {from, to}, .box = {}, .level = 0};
        line.box = boxAround(line.points);
        m_borders.push_back(std::move(line));
    }
    for (int zoom = 0; zoom < kRepeatZoom; ++zoom) {
        m_labels[static_cast<std::size_t>(zoom)] = placeLabels(wards, zoom, fontFamily);
    }
}

const BaseLayers::Shapes& BaseLayers::shapes(int zoom) const {
    const auto detail = std::ranges::find_if(kDetailZooms, [zoom](int last) { return zoom <= last; });
    return m_shapes[static_cast<std::size_t>(detail - kDetailZooms.begin())];
}

std::vector<PlacedLabel> BaseLayers::labels(int zoom, const QRectF& area) const {
    if (zoom >= kRepeatZoom) {
        return repeatedLabels(m_wards, zoom, area, m_fontFamily);
    }
    std::vector<PlacedLabel> found;
    std::ranges::copy_if(m_labels[static_cast<std::size_t>(std::max(zoom, 0))], std::back_inserter(found),
                         [&](const PlacedLabel& label) { return label.box.intersects(area); });
    return found;
}

} // namespace trucban::maps
