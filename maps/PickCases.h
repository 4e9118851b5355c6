// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "geo/Mercator.h"

#include <span>
#include <vector>

namespace trucban::maps {

class MapPoints;

/// Even–odd rule; a point on the border may be either. The outline need not be closed.
[[nodiscard]] bool isInside(std::span<const geo::WorldPoint> outline, const geo::WorldPoint& point);

/// The cases whose mark lies within the outline at that zoom: all of a cluster, or none of it, as it was seen. At most
/// `limit`.
[[nodiscard]] std::vector<core::CaseId> casesWithin(const MapPoints& points, std::span<const geo::WorldPoint> outline,
                                                    int zoom, std::size_t limit);

} // namespace trucban::maps
