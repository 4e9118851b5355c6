// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Mercator.h"

#include <span>
#include <vector>

namespace trucban::maps {

/// Where the wards may be, as one ring each in the order given: the Voronoi cells of their label points. Cells at the
/// city's rim are closed by sites put around it where no ward can reach, judged by the declared areas. A ward at the
/// same place as another has an empty ring. Only a likeness: the map says so.
[[nodiscard]] std::vector<std::vector<geo::WorldPoint>> approximateCells(std::span<const core::Ward> wards);

} // namespace trucban::maps
