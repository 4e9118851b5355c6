// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/LocalPlane.h"

#include <cstddef>
#include <span>
#include <vector>

namespace trucban::geo {

/// The part of a box nearer to one site than to any other.
struct VoronoiCell {
    std::vector<PlanePoint> outline;     ///< counter-clockwise, not repeated at the end; empty for a repeated site
    std::vector<std::size_t> neighbours; ///< sites across each edge of the outline; kNoSite for an edge of the box

    static constexpr std::size_t kNoSite = static_cast<std::size_t>(-1);
};

/// Cells of the first `count` sites (of all by default) within the box from `low` to `high`. Made by cutting the box with
/// one bisector after the other, nearest first: right for some thousands of sites.
[[nodiscard]] std::vector<VoronoiCell> voronoiCells(std::span<const PlanePoint> sites, const PlanePoint& low,
                                                    const PlanePoint& high,
                                                    std::size_t count = static_cast<std::size_t>(-1));

} // namespace trucban::geo
