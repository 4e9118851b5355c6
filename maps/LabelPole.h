// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"

#include <optional>
#include <vector>

namespace trucban::maps {

using WorldRing = std::vector<geo::WorldPoint>;

/// Even-odd: rings may be outer ones and holes in any order.
[[nodiscard]] bool isInside(const std::vector<WorldRing>& rings, const geo::WorldPoint& point);

/// The pole of inaccessibility: the place inside the shape that is farthest from its border, to 1 % of the shape's
/// width; where a name has the most room. Found by halving squares and leaving out those that cannot hold a better
/// place. Nullopt for a shape without area.
[[nodiscard]] std::optional<geo::WorldPoint> labelPole(const std::vector<WorldRing>& rings);

} // namespace trucban::maps
