// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardCells.h"

#include "geo/Voronoi.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace trucban::maps {
namespace {

using geo::PlanePoint;

constexpr double kRimSpacingM = 2'000;
constexpr double kRimNear = 1.7; // of the radius of the ward's disc
constexpr double kRimFar = 3.0;
constexpr double kMarginM = 40'000;

struct Disc {
    PlanePoint centre;
    double radiusM = 0;
};

// A lattice of sites around the city: outside of all discs by a good way, but not so far that they cannot matter.
void addRim(std::vector<PlanePoint>& sites, const std::vector<Disc>& discs, const PlanePoint& low,
            const PlanePoint& high) {
    for (double y = low.y; y <= high.y; y += kRimSpacingM) {
        for (double x = low.x; x <= high.x; x += kRimSpacingM) {
            const PlanePoint place{.x = x, .y = y};
            double nearest = std::numeric_limits<double>::max();
            for (const Disc& disc : discs) {
                nearest = std::min(nearest, distance(place, disc.centre) / disc.radiusM);
            }
            if (nearest > kRimNear && nearest < kRimFar) {
                sites.push_back(place);
            }
        }
    }
}

} // namespace

std::vector<std::vector<geo::WorldPoint>> approximateCells(std::span<const core::Ward> wards) {
    if (wards.empty()) {
        return {};
    }
    const geo::LocalPlane plane{wards.front().label.lat};
    std::vector<Disc> discs;
    PlanePoint low{.x = std::numeric_limits<double>::max(), .y = std::numeric_limits<double>::max()};
    PlanePoint high{.x = std::numeric_limits<double>::lowest(), .y = std::numeric_limits<double>::lowest()};
    for (const core::Ward& ward : wards) {
        const PlanePoint centre = plane.toPlane(ward.label);
        discs.push_back({.centre = centre, .radiusM = 1'000 * std::sqrt(ward.areaKm2 / std::numbers::pi)});
        low = {.x = std::min(low.x, centre.x), .y = std::min(low.y, centre.y)};
        high = {.x = std::max(high.x, centre.x), .y = std::max(high.y, centre.y)};
    }
    low = {.x = low.x - kMarginM, .y = low.y - kMarginM};
    high = {.x = high.x + kMarginM, .y = high.y + kMarginM};
    std::vector<PlanePoint> sites;
    for (const Disc& disc : discs) {
        sites.push_back(disc.centre);
    }
    addRim(sites, discs, low, high);

    std::vector<std::vector<geo::WorldPoint>> rings;
    for (const geo::VoronoiCell& cell : geo::voronoiCells(sites, low, high, wards.size())) {
        auto& ring = rings.emplace_back();
        for (const PlanePoint& corner : cell.outline) {
            ring.push_back(geo::toWorld(plane.toGeo(corner)));
        }
    }
    return rings;
}

} // namespace trucban::maps
