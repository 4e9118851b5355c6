// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/RoadNetwork.h"

#include "geo/ByteCursor.h"
#include "geo/PointCoding.h"

#include <algorithm>

namespace trucban::geo {
namespace {

constexpr std::string_view kMagic = "TBRN";
constexpr std::uint32_t kVersion = 1;
constexpr double kUnitsPerDegree = 1e6;

VehicleSet takeVehicles(ByteReader& in) {
    const std::uint64_t bits = in.takeVarint();
    if (bits > VehicleSet::all().bits()) {
        in.fail();
    }
    return VehicleSet{static_cast<std::uint8_t>(bits & VehicleSet::all().bits())};
}

/// Below `end`; 0 and a failed reader otherwise.
std::uint32_t takeBelow(ByteReader& in, std::uint64_t end) {
    const std::uint64_t value = in.takeVarint();
    if (value >= end) {
        in.fail();
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

void putEdge(ByteWriter& out, const RoadEdge& edge) {
    out.putVarint(edge.from);
    out.putVarint(edge.to);
    out.putVarint(edge.name);
    out.putVarint(edge.forward.bits());
    out.putVarint(edge.backward.bits());
    for (const std::uint8_t speed : edge.speedKmh) {
        out.putVarint(speed);
    }
    out.putVarint(edge.widthDm);
    putPoints(out, edge.shape, kUnitsPerDegree);
}

RoadEdge takeEdge(ByteReader& in, const RoadNetwork& network) {
    RoadEdge edge;
    edge.from = takeBelow(in, network.nodes.size());
    edge.to = takeBelow(in, network.nodes.size());
    edge.name = takeBelow(in, network.names.size());
    edge.forward = takeVehicles(in);
    edge.backward = takeVehicles(in);
    for (std::uint8_t& speed : edge.speedKmh) {
        speed = static_cast<std::uint8_t>(takeBelow(in, 256));
    }
    edge.widthDm = static_cast<std::uint8_t>(takeBelow(in, 256));
    edge.shape = takePoints(in, kUnitsPerDegree, 0);
    for (const Vehicle vehicle : kVehicles) {
        if ((edge.forward.has(vehicle) || edge.backward.has(vehicle)) &&
            edge.speedKmh[static_cast<std::size_t>(vehicle)] == 0) {
            in.fail();
        }
    }
    return edge;
}

} // namespace

std::string RoadNetwork::toBytes() const {
    ByteWriter out;
    std::vector<core::GeoPoint> places;
    places.reserve(nodes.size());
    std::ranges::transform(nodes, std::back_inserter(places), &RoadNode::at);
    putPoints(out, places, kUnitsPerDegree);
    for (const RoadNode& node : nodes) {
        out.putVarint(node.blocked.bits());
    }
    out.putVarint(names.size());
    for (const std::string& name : names) {
        out.putText(name);
    }
    out.putVarint(edges.size());
    for (const RoadEdge& edge : edges) {
        putEdge(out, edge);
    }
    return sealed(kMagic, kVersion, out.bytes());
}

Result<RoadNetwork> RoadNetwork::fromBytes(std::string_view bytes) {
    const auto body = unsealed(kMagic, kVersion, bytes);
    if (!body) {
        return std::unexpected(Error{
            .code = body.error() == SealError::newer ? ErrorCode::newerRoads : ErrorCode::damagedRoads, .where = {}});
    }
    ByteReader in{*body};
    RoadNetwork network;
    for (const core::GeoPoint& place : takePoints(in, kUnitsPerDegree, 0)) {
        network.nodes.push_back({.at = place, .blocked = {}});
    }
    for (RoadNode& node : network.nodes) {
        node.blocked = takeVehicles(in);
    }
    const std::uint64_t names = in.takeCount(1);
    network.names.clear();
    for (std::uint64_t i = 0; i < names && in.ok(); ++i) {
        network.names.push_back(in.takeText());
    }
    const std::uint64_t edges = in.takeCount(10);
    network.edges.reserve(edges);
    for (std::uint64_t i = 0; i < edges && in.ok(); ++i) {
        network.edges.push_back(takeEdge(in, network));
    }
    if (!in.ok() || !in.atEnd() || network.names.empty()) {
        return std::unexpected(Error{.code = ErrorCode::damagedRoads, .where = {}});
    }
    return network;
}

} // namespace trucban::geo
