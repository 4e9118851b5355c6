// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Mercator.h"

#include <span>
#include <vector>

namespace trucban::maps {

/// Where the borders between wards may be, as lines in the world square: the edges of the Voronoi cells of their label
/// points, each once. Cells at the city's rim are closed by sites put around it where no ward can reach, judged by the
/// declared areas. Only a likeness: the map says so.
[[nodiscard]] std::vector<std::pair<geo::WorldPoint, geo::WorldPoint>>
approximateBorders(std::span<const core::Ward> wards);

} // namespace trucban::maps
