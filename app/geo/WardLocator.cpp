// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/WardLocator.h"

#include "geo/Voronoi.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trucban::geo {
namespace {

// Outside the city: all wards whose border is not much farther than the nearest one's.
constexpr double kOutsideFactor = 1.5;
constexpr double kOutsideSlackM = 300;
constexpr std::size_t kIslandNeighbours = 2;

core::Routing certain(core::WardCode ward) {
    return {.ward = ward, .candidates = {}, .approximate = false};
}

core::Routing oneOf(core::WardSet candidates, bool approximate) {
    core::normalise(candidates);
    return {.ward = {}, .candidates = std::move(candidates), .approximate = approximate};
}

core::WardSet codesOf(const std::vector<BoundaryIndex::Hit>& hits) {
    core::WardSet codes;
    for (const BoundaryIndex::Hit& hit : hits) {
        codes.push_back(hit.ward);
    }
    core::normalise(codes);
    return codes;
}

std::vector<core::Ward> withoutBoundary(const WardTable& wards, const BoundarySet& boundaries) {
    std::vector<core::Ward> missing;
    std::ranges::copy_if(wards.wards(), std::back_inserter(missing),
                         [&](const core::Ward& ward) { return !boundaries.has(ward.code); });
    return missing;
}

void link(std::unordered_map<std::uint32_t, core::WardSet>& neighbours, core::WardCode a, core::WardCode b) {
    if (a != b) {
        neighbours[a.value].push_back(b);
        neighbours[b.value].push_back(a);
    }
}

} // namespace

WardLocator::WardLocator(WardTable wards, const BoundarySet& boundaries)
    : m_wards{std::move(wards)},
      m_index{boundaries},
      m_labels{m_wards.wards()},
      m_missingLabels{withoutBoundary(m_wards, boundaries)} {
    findNeighbours(boundaries);
}

core::Routing WardLocator::locate(const std::optional<core::Position>& position) const {
    return position ? locate(*position) : oneOf({}, true);
}

core::Routing WardLocator::locate(const core::Position& position) const {
    if (!position.point.isValid()) {
        return oneOf({}, true);
    }
    const double accuracyM = std::isfinite(position.accuracyM) && position.accuracyM > 0 ? position.accuracyM : 0.0;
    if (accuracyM > kUselessAccuracyM || std::isinf(position.accuracyM)) {
        return oneOf({}, true);
    }
    if (m_index.empty()) {
        return oneOf(m_labels.candidates(position.point, accuracyM, kOutsideM), true);
    }
    return byBoundary(position, accuracyM);
}

core::Routing WardLocator::byBoundary(const core::Position& position, double accuracyM) const {
    const auto hits = m_index.touching(position.point, accuracyM);
    core::WardSet touched = codesOf(hits);
    const auto inside = std::ranges::count_if(hits, &BoundaryIndex::Hit::inside);
    if (inside == 0) {
        if (accuracyM == 0 && m_missingLabels.empty()) {
            const auto near = m_index.touching(position.point, kGapM);
            return near.empty() ? outside(position) : certain(near.front().ward);
        }
        return outside(position);
    }
    // Where the circle leaves the ward it may reach one whose border nobody gave us.
    if (!m_missingLabels.empty() && accuracyM > 0 && std::isfinite(m_index.distanceToEdge(position.point, accuracyM))) {
        touched = core::unionOf(touched, m_missingLabels.touched(position.point, accuracyM));
    }
    return touched.size() == 1 ? certain(touched.front()) : oneOf(std::move(touched), false);
}

// Not in any polygon: in a gap with an accuracy circle, off the coast, over the city's border, or in a ward that has no
// boundary.
core::Routing WardLocator::outside(const core::Position& position) const {
    const double accuracyM = std::max(position.accuracyM, 0.0);
    const auto near = m_index.touching(position.point, kOutsideM + accuracyM);
    core::WardSet found;
    if (!near.empty()) {
        const double reach = std::max(kOutsideFactor * near.front().distanceM + kOutsideSlackM, accuracyM);
        for (const BoundaryIndex::Hit& hit : near) {
            if (hit.distanceM <= reach) {
                found.push_back(hit.ward);
            }
        }
        core::normalise(found);
    }
    const bool gap = !near.empty() && near.front().distanceM <= kGapM && m_missingLabels.empty();
    if (gap && accuracyM > 0) {
        core::WardSet touched = codesOf(m_index.touching(position.point, accuracyM));
        if (touched.size() <= 1) {
            return certain(near.front().ward);
        }
        return oneOf(std::move(touched), false);
    }
    if (!m_missingLabels.empty()) {
        found = core::unionOf(found, m_missingLabels.candidates(position.point, accuracyM, kOutsideM));
    }
    return oneOf(std::move(found), true);
}

void WardLocator::findNeighbours(const BoundarySet& boundaries) {
    for (const WardBoundary& ward : boundaries.wards()) {
        for (const Polygon& polygon : ward.polygons) {
            for (const core::GeoPoint& corner : polygon.outer) {
                for (const BoundaryIndex::Hit& hit : m_index.touching(corner, kSharedBorderM)) {
                    link(m_neighbours, ward.code, hit.ward);
                }
            }
        }
    }
    const auto& wards = m_wards.wards();
    if (wards.empty()) {
        return;
    }
    const LocalPlane plane{wards.front().label.lat};
    std::vector<PlanePoint> sites;
    PlanePoint low{.x = std::numeric_limits<double>::max(), .y = std::numeric_limits<double>::max()};
    PlanePoint high{.x = std::numeric_limits<double>::lowest(), .y = std::numeric_limits<double>::lowest()};
    for (const core::Ward& ward : wards) {
        const PlanePoint site = plane.toPlane(ward.label);
        low = {.x = std::min(low.x, site.x), .y = std::min(low.y, site.y)};
        high = {.x = std::max(high.x, site.x), .y = std::max(high.y, site.y)};
        sites.push_back(site);
    }
    constexpr double kMarginM = 10'000;
    low = {.x = low.x - kMarginM, .y = low.y - kMarginM};
    high = {.x = high.x + kMarginM, .y = high.y + kMarginM};
    const auto cells = voronoiCells(sites, low, high);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (const std::size_t j : cells[i].neighbours) {
            if (j == VoronoiCell::kNoSite || (boundaries.has(wards[i].code) && boundaries.has(wards[j].code))) {
                continue;
            }
            // Cells of far-away sites meet over empty sea; wards whose discs are far apart are no neighbours.
            const double reach = 2.5 * 1'000 * (std::sqrt(wards[i].areaKm2) + std::sqrt(wards[j].areaKm2));
            if (distance(sites[i], sites[j]) <= reach) {
                link(m_neighbours, wards[i].code, wards[j].code);
            }
        }
    }
    for (const core::Ward& ward : wards) {
        core::WardSet& set = m_neighbours[ward.code.value];
        if (set.empty()) {
            set = m_labels.nearest(ward.label, kIslandNeighbours, ward.code);
        }
        core::normalise(set);
    }
}

core::WardSet WardLocator::neighbours(const core::WardSet& of) const {
    core::WardSet found;
    for (const core::WardCode ward : of) {
        if (const auto known = m_neighbours.find(ward.value); known != m_neighbours.end()) {
            found.insert(found.end(), known->second.begin(), known->second.end());
        }
    }
    core::normalise(found);
    std::erase_if(found, [&](core::WardCode ward) { return std::ranges::find(of, ward) != of.end(); });
    return found;
}

} // namespace trucban::geo
