// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/RoadNetwork.h"
#include "mappack/OsmData.h"

namespace trucban::mappack {

/// Cuts the ways that are roads at their junctions and barriers.
[[nodiscard]] geo::RoadNetwork makeRoads(const OsmData& data);

} // namespace trucban::mappack
