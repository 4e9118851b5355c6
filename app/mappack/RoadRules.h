// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/RoadNetwork.h"
#include "mappack/OsmObject.h"

#include <optional>

namespace trucban::mappack {

/// Who may use a way, in which direction, how fast.
struct RoadUse {
    geo::VehicleSet forward;
    geo::VehicleSet backward;
    std::array<std::uint8_t, 3> speedKmh{};
    std::uint8_t widthDm = 0;
    bool operator==(const RoadUse&) const = default;
};

/// A car needs so much, a motorbike so much.
inline constexpr double kCarWidthM = 2.2;
inline constexpr double kMotorbikeWidthM = 0.9;

/// nullopt when the way is no road, or nobody may use it. Speeds are our own estimates of what a unit makes in the city's
/// traffic, by class of road; no measured ones are known for it.
[[nodiscard]] std::optional<RoadUse> roadUseOf(const OsmTags& tags);
/// Vehicles that cannot pass a node with these tags.
[[nodiscard]] geo::VehicleSet blockedBy(const OsmTags& tags);
/// "2.5", "2,5 m", "250 cm"; nullopt for what cannot be a road's width (house numbers stand there too).
[[nodiscard]] std::optional<double> widthM(std::string_view text);
/// A hẻm, ngõ, ngách or kiệt by its name or its tags.
[[nodiscard]] bool isAlley(const OsmTags& tags);
/// The Vietnamese name, or the name.
[[nodiscard]] std::string_view nameOf(const OsmTags& tags);

} // namespace trucban::mappack
