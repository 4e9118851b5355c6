// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trucban::maps {

/// A ring or line in the world square, with its box so that pictures it does not meet skip it.
struct WorldLine {
    std::vector<geo::WorldPoint> points;
    geo::WorldBox box;
    std::uint32_t level = 0; ///< of a river
};

[[nodiscard]] geo::WorldBox boxAround(std::span<const geo::WorldPoint> points);
[[nodiscard]] std::vector<geo::WorldPoint> toWorld(std::span<const core::GeoPoint> points);

/// Leaves out points closer than `step` to the last one kept; ends stay. Without points when fewer than `least` or
/// nothing larger than `step` would be left.
[[nodiscard]] WorldLine thinned(std::span<const geo::WorldPoint> points, double step, std::size_t least,
                                std::uint32_t level = 0);

/// Shapes are kept thinned out for each of these zooms and those below; beyond the last: as they are.
inline constexpr std::array kDetailZooms{6, 8, 10, 12, 14};
inline constexpr std::size_t kDetails = kDetailZooms.size() + 1;
/// Which of the kDetails a zoom is drawn from, and how coarse it is.
[[nodiscard]] std::size_t detailOf(int zoom);
[[nodiscard]] double stepOf(std::size_t detail);

} // namespace trucban::maps
