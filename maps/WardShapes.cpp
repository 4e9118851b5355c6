// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardShapes.h"

#include "maps/WardCells.h"

#include <algorithm>

namespace trucban::maps {
namespace {

std::vector<WorldRing> outlineOf(const geo::WardBoundary& boundary) {
    std::vector<WorldRing> rings;
    for (const geo::Polygon& polygon : boundary.polygons) {
        rings.push_back(toWorld(polygon.outer));
        for (const geo::Ring& hole : polygon.holes) {
            rings.push_back(toWorld(hole));
        }
    }
    return rings;
}

void finish(WardShapes::Shape& shape) {
    shape.box = {.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const WorldRing& ring : shape.outline) {
        const geo::WorldBox box = boxAround(ring);
        shape.box = {.minX = std::min(shape.box.minX, box.minX),
                     .minY = std::min(shape.box.minY, box.minY),
                     .maxX = std::max(shape.box.maxX, box.maxX),
                     .maxY = std::max(shape.box.maxY, box.maxY)};
        for (std::size_t detail = 0; detail < kDetails; ++detail) {
            if (WorldLine line = thinned(ring, stepOf(detail), 3); !line.points.empty()) {
                shape.rings[detail].push_back(std::move(line));
            }
        }
    }
}

} // namespace

WardShapes::WardShapes(std::span<const core::Ward> wards, const geo::BoundarySet& boundaries, const QString& fontFamily)
    : m_fontFamily{fontFamily} {
    std::vector<WorldRing> cells = approximateCells(wards);
    std::vector<core::Ward> named;
    for (std::size_t i = 0; i < wards.size(); ++i) {
        Shape& shape = m_shapes.emplace_back();
        shape.ward = wards[i];
        const auto known = std::ranges::find(boundaries.wards(), wards[i].code, &geo::WardBoundary::code);
        shape.approximate = known == boundaries.wards().end();
        if (shape.approximate) {
            shape.outline.push_back(std::move(cells[i]));
        } else {
            shape.outline = outlineOf(*known);
            if (const auto pole = labelPole(shape.outline)) {
                shape.ward.label = geo::toGeo(*pole);
            }
        }
        finish(shape);
        named.push_back(shape.ward);
    }
    for (int zoom = 0; zoom < kRepeatZoom; ++zoom) {
        m_labels[static_cast<std::size_t>(zoom)] = placeLabels(named, zoom, fontFamily);
    }
}

bool WardShapes::isApproximate() const {
    return std::ranges::any_of(m_shapes, &Shape::approximate);
}

const WardShapes::Shape* WardShapes::at(const geo::WorldPoint& point) const {
    for (const bool approximate : {false, true}) {
        for (const Shape& shape : m_shapes) {
            if (shape.approximate == approximate && shape.box.contains(point) && isInside(shape.outline, point)) {
                return &shape;
            }
        }
    }
    return nullptr;
}

const WardShapes::Shape* WardShapes::find(core::WardCode code) const {
    const auto found = std::ranges::find_if(m_shapes, [code](const Shape& shape) { return shape.ward.code == code; });
    return found == m_shapes.end() ? nullptr : &*found;
}

std::vector<PlacedLabel> WardShapes::labels(int zoom, const QRectF& area) const {
    if (zoom >= kRepeatZoom) {
        const auto wardAt = [this](const geo::WorldPoint& point) {
            const Shape* shape = at(point);
            return shape == nullptr ? nullptr : &shape->ward;
        };
        return repeatedLabels(wardAt, zoom, area, m_fontFamily);
    }
    std::vector<PlacedLabel> found;
    std::ranges::copy_if(m_labels[static_cast<std::size_t>(std::max(zoom, 0))], std::back_inserter(found),
                         [&](const PlacedLabel& label) { return label.box.intersects(area); });
    return found;
}

} // namespace trucban::maps
