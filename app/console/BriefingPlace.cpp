// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/BriefingPlace.h"

#include "maps/WardCells.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::console {

namespace {

std::vector<geo::WorldPoint> ringOf(const geo::Ring& ring) {
    std::vector<geo::WorldPoint> out;
    out.reserve(ring.size());
    std::ranges::transform(ring, std::back_inserter(out), [](const core::GeoPoint& at) { return geo::toWorld(at); });
    return out;
}

std::vector<std::vector<geo::WorldPoint>> ringsOf(const geo::WardBoundary& boundary) {
    std::vector<std::vector<geo::WorldPoint>> rings;
    for (const auto& polygon : boundary.polygons) {
        rings.push_back(ringOf(polygon.outer));
        for (const auto& hole : polygon.holes) {
            rings.push_back(ringOf(hole));
        }
    }
    return rings;
}

} // namespace

models::BriefingOfCampaign::Place briefingPlace(const geo::WardTable& wards, const core::WardSet& asked,
                                                const geo::BoundarySet& boundaries) {
    models::BriefingOfCampaign::Place place;
    const auto cells = maps::approximateCells(wards.wards());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto code = wards.wards()[i].code;
        if (!core::contains(asked, code)) {
            continue;
        }
        models::BriefingOutline outline{
            .ward = code, .name = models::Wording::wardShort(code), .value = {}, .rings = {}};
        const auto known = std::ranges::find(boundaries.wards(), code, &geo::WardBoundary::code);
        if (known != boundaries.wards().end()) {
            outline.rings = ringsOf(*known);
        } else if (!cells[i].empty()) {
            outline.rings = {cells[i]};
            place.isApproximate = true;
        }
        place.outlines.push_back(std::move(outline));
    }
    return place;
}

} // namespace trucban::console
