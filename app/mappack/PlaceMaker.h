// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/Place.h"
#include "geo/WardTable.h"
#include "mappack/OsmData.h"

#include <span>
#include <vector>

namespace trucban::mappack {

/// The search index of an extract, the most important first: today's wards whose label point it covers, the units it has
/// itself, settlements, streets (ways of one name that hang together are one), what officers look for, alleys, other
/// named things, house numbers.
[[nodiscard]] std::vector<geo::Place> makePlaces(const OsmData& data, const geo::WardTable& wards);

/// Entries for wards, whose box is that of their boundary where there is one.
[[nodiscard]] std::vector<geo::Place> wardPlaces(const geo::WardTable& wards, const geo::BoundarySet& boundaries);

/// Sets each place's ward by the boundaries, and puts the ward's name first in its area.
void assignWards(std::span<geo::Place> places, const geo::WardTable& wards, const geo::BoundarySet& boundaries);

} // namespace trucban::mappack
