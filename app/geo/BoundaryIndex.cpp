// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/BoundaryIndex.h"

#include <algorithm>
#include <cmath>

namespace trucban::geo {
namespace {

// Few enough that one run is a handful of multiplications, many enough that boxes do not outweigh edges.
constexpr std::uint32_t kEdgesPerRun = 16;

} // namespace

void BoundaryIndex::Box::extend(const PlanePoint& point) {
    minX = std::min(minX, point.x);
    minY = std::min(minY, point.y);
    maxX = std::max(maxX, point.x);
    maxY = std::max(maxY, point.y);
}

double BoundaryIndex::Box::squaredDistance(const PlanePoint& point) const {
    const double dx = std::max({minX - point.x, 0.0, point.x - maxX});
    const double dy = std::max({minY - point.y, 0.0, point.y - maxY});
    return dx * dx + dy * dy;
}

BoundaryIndex::BoundaryIndex(const BoundarySet& boundaries) {
    double latitudes = 0;
    std::size_t count = 0;
    for (const WardBoundary& ward : boundaries.wards()) {
        for (const Polygon& polygon : ward.polygons) {
            latitudes += polygon.outer.front().lat;
            ++count;
        }
    }
    if (count == 0) {
        return;
    }
    m_plane = LocalPlane{latitudes / static_cast<double>(count)};
    for (const WardBoundary& ward : boundaries.wards()) {
        for (const Polygon& polygon : ward.polygons) {
            Area area{.box = {}, .ward = ward.code, .firstRun = static_cast<std::uint32_t>(m_runs.size()), .runs = 0};
            addRing(polygon.outer, area);
            for (const Ring& hole : polygon.holes) {
                addRing(hole, area);
            }
            m_areas.push_back(area);
        }
    }
}

void BoundaryIndex::addRing(const Ring& ring, Area& area) {
    const std::size_t first = m_points.size();
    for (const core::GeoPoint& point : ring) {
        m_points.push_back(m_plane.toPlane(point));
    }
    m_points.push_back(m_points[first]);
    for (std::size_t edge = 0; edge < ring.size(); edge += kEdgesPerRun) {
        Run run{.box = {},
                .first = static_cast<std::uint32_t>(first + edge),
                .edges = static_cast<std::uint32_t>(std::min<std::size_t>(kEdgesPerRun, ring.size() - edge))};
        for (std::uint32_t i = 0; i <= run.edges; ++i) {
            run.box.extend(m_points[run.first + i]);
        }
        area.box.extend({.x = run.box.minX, .y = run.box.minY});
        area.box.extend({.x = run.box.maxX, .y = run.box.maxY});
        m_runs.push_back(run);
        ++area.runs;
    }
}

bool BoundaryIndex::holds(const Area& area, const PlanePoint& point) const {
    if (area.box.squaredDistance(point) > 0) {
        return false;
    }
    bool inside = false; // even-odd over outer ring and holes, by a ray to the east
    for (std::uint32_t r = area.firstRun; r < area.firstRun + area.runs; ++r) {
        const Run& run = m_runs[r];
        if (point.y < run.box.minY || point.y > run.box.maxY || point.x > run.box.maxX) {
            continue;
        }
        for (std::uint32_t i = run.first; i < run.first + run.edges; ++i) {
            const PlanePoint& a = m_points[i];
            const PlanePoint& b = m_points[i + 1];
            if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
        }
    }
    return inside;
}

double BoundaryIndex::squaredEdgeDistance(const Area& area, const PlanePoint& point, double limit2) const {
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t r = area.firstRun; r < area.firstRun + area.runs; ++r) {
        const Run& run = m_runs[r];
        if (run.box.squaredDistance(point) > std::min(best, limit2)) {
            continue;
        }
        for (std::uint32_t i = run.first; i < run.first + run.edges; ++i) {
            best = std::min(best, squaredDistanceToSegment(point, m_points[i], m_points[i + 1]));
        }
    }
    return best;
}

core::WardSet BoundaryIndex::holding(const core::GeoPoint& point) const {
    const PlanePoint at = m_plane.toPlane(point);
    core::WardSet found;
    for (const Area& area : m_areas) {
        if (holds(area, at)) {
            found.push_back(area.ward);
        }
    }
    core::normalise(found);
    return found;
}

std::vector<BoundaryIndex::Hit> BoundaryIndex::touching(const core::GeoPoint& point, double radiusM) const {
    const PlanePoint at = m_plane.toPlane(point);
    const double radius2 = radiusM * radiusM;
    std::vector<Hit> hits;
    for (const Area& area : m_areas) {
        if (area.box.squaredDistance(at) > radius2) {
            continue;
        }
        const bool inside = holds(area, at);
        const double edge2 = inside ? 0 : squaredEdgeDistance(area, at, radius2);
        if (!inside && edge2 > radius2) {
            continue;
        }
        const Hit hit{.ward = area.ward, .distanceM = std::sqrt(edge2), .inside = inside};
        const auto known = std::ranges::find(hits, area.ward, &Hit::ward);
        if (known == hits.end()) {
            hits.push_back(hit);
        } else if (hit.distanceM < known->distanceM || hit.inside) {
            *known = hit;
        }
    }
    std::ranges::stable_sort(hits, {}, &Hit::distanceM);
    return hits;
}

double BoundaryIndex::distanceToEdge(const core::GeoPoint& point, double limitM) const {
    const PlanePoint at = m_plane.toPlane(point);
    double best = std::numeric_limits<double>::infinity();
    for (const Area& area : m_areas) {
        const double limit2 = std::min(best, limitM * limitM);
        if (area.box.squaredDistance(at) <= limit2) {
            best = std::min(best, squaredEdgeDistance(area, at, limit2));
        }
    }
    return best <= limitM * limitM ? std::sqrt(best) : std::numeric_limits<double>::infinity();
}

} // namespace trucban::geo
