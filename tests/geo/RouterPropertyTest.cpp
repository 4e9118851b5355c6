// SPDX-License-Identifier: GPL-3.0-or-later
// The router against the plainest possible one, on random networks.
#include "geo/Router.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace trucban::geo {
namespace {

constexpr std::uint32_t kSide = 5;

RoadNetwork randomNetwork() {
    RoadNetwork network;
    for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
        network.nodes.push_back(
            {.at = {.lat = 10.77 + 0.002 * (i / kSide), .lon = 106.69 + 0.002 * (i % kSide)},
             .blocked = VehicleSet{static_cast<std::uint8_t>(*rc::gen::weightedElement<int>({{9, 0}, {1, 1}}))}});
    }
    const auto join = [&](std::uint32_t from, std::uint32_t to) {
        if (*rc::gen::weightedElement<bool>({{4, true}, {1, false}})) {
            const auto speed = static_cast<std::uint8_t>(*rc::gen::inRange(5, 60));
            network.edges.push_back({.from = from,
                                     .to = to,
                                     .forward = VehicleSet{static_cast<std::uint8_t>(*rc::gen::inRange(0, 2))},
                                     .backward = VehicleSet{static_cast<std::uint8_t>(*rc::gen::inRange(0, 2))},
                                     .speedKmh = {speed, speed, 5}});
        }
    };
    for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
        if (i % kSide + 1 < kSide) {
            join(i, i + 1);
        }
        if (i + kSide < kSide * kSide) {
            join(i, i + kSide);
        }
    }
    return network;
}

/// Seconds from a node to all others: every edge looked at until nothing changes. A car's.
std::vector<double> plainSeconds(const RoadNetwork& network, std::uint32_t from) {
    std::vector<double> seconds(network.nodes.size(), std::numeric_limits<double>::infinity());
    seconds[from] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (const RoadEdge& edge : network.edges) {
            const double cost =
                core::distanceM(network.nodes[edge.from].at, network.nodes[edge.to].at) * 3.6 / edge.speedKmh[0];
            const auto relax = [&](std::uint32_t a, std::uint32_t b, VehicleSet allowed) {
                if (allowed.has(Vehicle::car) && (a == from || !network.nodes[a].blocked.has(Vehicle::car)) &&
                    seconds[a] + cost < seconds[b] - 1e-9) {
                    seconds[b] = seconds[a] + cost;
                    changed = true;
                }
            };
            relax(edge.from, edge.to, edge.forward);
            relax(edge.to, edge.from, edge.backward);
        }
    }
    return seconds;
}

RC_GTEST_PROP(RouterProperty, isNeverSlowerThanThePlainWayAndItsLineHasItsLength, ()) {
    RoadNetwork network = randomNetwork();
    for (RoadNode& node : network.nodes) {
        node.blocked = VehicleSet{}; // an anchor may lie on either side of a blocked node: plain and real differ there
    }
    const auto from = *rc::gen::inRange(0U, kSide * kSide);
    const auto to = *rc::gen::inRange(0U, kSide * kSide);
    const Router router{network};
    const auto route = router.route(network.nodes[from].at, network.nodes[to].at, Vehicle::car);
    const double plain = plainSeconds(network, from)[to];
    if (!std::isinf(plain)) {
        // Walking a part may be quicker, never slower. The plane is within half a percent of the sphere.
        RC_ASSERT(route.has_value());
        if (route) { // not by ||, which RC_ASSERT evaluates on both sides
            RC_ASSERT(route->seconds <= plain * 1.01 + 0.1);
        }
    }
    if (route && route->lengthM > 0) {
        double length = 0;
        for (std::size_t i = 1; i < route->points.size(); ++i) {
            length += core::distanceM(route->points[i - 1], route->points[i]);
        }
        RC_ASSERT(std::abs(length - route->lengthM) <= route->lengthM * 0.01 + 1);
        RC_ASSERT(route->seconds >= route->lengthM * 3.6 / 60 - 0.1);
        const auto again = router.arrivals(std::vector{network.nodes[from].at}, network.nodes[to].at, Vehicle::car);
        RC_ASSERT(again[0].has_value());
        RC_ASSERT(std::abs(*again[0] - route->seconds) <= 0.01);
    }
}

RC_GTEST_PROP(RouterProperty, arrivalsAgreeWithRoutesWhateverIsBlocked, ()) {
    const RoadNetwork network = randomNetwork();
    const Router router{network};
    const auto from = network.nodes[*rc::gen::inRange(0U, kSide * kSide)].at;
    const auto to = network.nodes[*rc::gen::inRange(0U, kSide * kSide)].at;
    const auto route = router.route(from, to, Vehicle::car);
    const auto arrival = router.arrivals(std::vector{from}, to, Vehicle::car)[0];
    RC_ASSERT(route.has_value() == arrival.has_value());
    if (route) {
        RC_ASSERT(std::abs(route->seconds - *arrival) <= 0.01);
    }
    RC_ASSERT(RoadNetwork::fromBytes(network.toBytes()).has_value());
}

RC_GTEST_PROP(RouterProperty, nobodyArrivesSoonerThanOnAStraightLineAtTheFastestSpeed, ()) {
    RoadNetwork network = randomNetwork();
    double fastestKmh = Router::kWalkKmh;
    for (RoadEdge& edge : network.edges) {
        edge.forward = VehicleSet{static_cast<std::uint8_t>(*rc::gen::inRange(0, 8))};
        edge.backward = VehicleSet{static_cast<std::uint8_t>(*rc::gen::inRange(0, 8))};
        fastestKmh = std::max(fastestKmh, static_cast<double>(std::ranges::max(edge.speedKmh)));
    }
    const auto place = [] {
        return core::GeoPoint{.lat = 10.769 + *rc::gen::inRange(0, 1'000) / 1e5,
                              .lon = 106.689 + *rc::gen::inRange(0, 1'000) / 1e5};
    };
    std::vector<core::GeoPoint> units;
    for (int i = 0; i < 10; ++i) {
        units.push_back(place());
    }
    const auto target = place();
    const Router router{network};
    for (const Vehicle vehicle : kVehicles) {
        const auto arrivals = router.arrivals(units, target, vehicle);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const double least = core::distanceM(units[i], target) * 3.6 / fastestKmh;
            if (arrivals[i]) {
                RC_ASSERT(*arrivals[i] >= least * 0.99 - 0.1); // the plane is within half a percent
            }
        }
    }
}

} // namespace
} // namespace trucban::geo
