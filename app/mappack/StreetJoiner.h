// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Place.h"
#include "mappack/OsmData.h"

#include <vector>

namespace trucban::mappack {

struct Street {
    geo::Place place; ///< a street or alley; its point lies on it
    double lengthM = 0;
};

/// Ways of one name are one street where they come within kStreetGapM of each other; the same name elsewhere in the
/// city is another street. The longest first.
[[nodiscard]] std::vector<Street> joinStreets(const OsmData& data);
inline constexpr double kStreetGapM = 300;

} // namespace trucban::mappack
