// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "geo/Error.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::geo {

/// How a unit moves. Their numbers stand in map packs.
enum class Vehicle : std::uint8_t { car, motorbike, foot };
inline constexpr std::array kVehicles{Vehicle::car, Vehicle::motorbike, Vehicle::foot};

/// A set of vehicles in one byte.
class VehicleSet {
public:
    constexpr VehicleSet() = default;
    explicit constexpr VehicleSet(std::uint8_t bits) : m_bits{bits} {}
    [[nodiscard]] static constexpr VehicleSet all() { return VehicleSet{7}; }

    [[nodiscard]] constexpr bool has(Vehicle vehicle) const {
        return (m_bits >> static_cast<unsigned>(vehicle) & 1U) != 0;
    }
    constexpr void add(Vehicle vehicle) { m_bits |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(vehicle)); }
    constexpr void remove(Vehicle vehicle) {
        m_bits &= static_cast<std::uint8_t>(~(1U << static_cast<unsigned>(vehicle)));
    }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    [[nodiscard]] constexpr std::uint8_t bits() const { return m_bits; }
    bool operator==(const VehicleSet&) const = default;

private:
    std::uint8_t m_bits = 0;
};

/// A junction, an end, or a barrier.
struct RoadNode {
    core::GeoPoint at;
    VehicleSet blocked; ///< cannot pass: a bollard stops a car
    bool operator==(const RoadNode&) const = default;
};

/// A stretch of road between two nodes without a junction between.
struct RoadEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t name = 0; ///< of RoadNetwork::names; 0 is no name
    VehicleSet forward;     ///< may go from `from` to `to`
    VehicleSet backward;
    std::array<std::uint8_t, 3> speedKmh{}; ///< by vehicle, as usual there in traffic; at least 1 where allowed
    std::uint8_t widthDm = 0;               ///< decimetres; 0: not known
    std::vector<core::GeoPoint> shape;      ///< between the two nodes, without them
    bool operator==(const RoadEdge&) const = default;
};

/// The road graph of a map pack. A copyable value; `Router` searches it.
struct RoadNetwork {
    std::vector<RoadNode> nodes;
    std::vector<RoadEdge> edges;
    std::vector<std::string> names{std::string{}};

    /// Coordinates are rounded to 1e-6 degree (11 cm).
    [[nodiscard]] std::string toBytes() const;
    /// Every index is checked. Errors: damagedRoads, newerRoads.
    [[nodiscard]] static Result<RoadNetwork> fromBytes(std::string_view bytes);
    bool operator==(const RoadNetwork&) const = default;
};

} // namespace trucban::geo
