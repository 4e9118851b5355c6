// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Router.h"

#include <gtest/gtest.h>

#include <cmath>

namespace trucban::geo {
namespace {

constexpr double kStepDeg = 0.001; // 111 m
constexpr VehicleSet kAll = VehicleSet::all();

core::GeoPoint at(double column, double row) {
    // To the millionth of a degree, as a network stores it.
    const auto rounded = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
    return {.lat = rounded(10.77 + row * kStepDeg), .lon = rounded(106.69 + column * kStepDeg)};
}

VehicleSet only(std::initializer_list<Vehicle> vehicles) {
    VehicleSet set;
    for (const Vehicle vehicle : vehicles) {
        set.add(vehicle);
    }
    return set;
}

/// A small town drawn by hand.
class Town {
public:
    std::uint32_t node(double column, double row) {
        m_network.nodes.push_back({.at = at(column, row)});
        return static_cast<std::uint32_t>(m_network.nodes.size() - 1);
    }
    RoadEdge& road(std::uint32_t from, std::uint32_t to, const char* name = "", VehicleSet forward = kAll,
                   VehicleSet backward = kAll) {
        m_network.names.emplace_back(name);
        m_network.edges.push_back({.from = from,
                                   .to = to,
                                   .name = static_cast<std::uint32_t>(m_network.names.size() - 1),
                                   .forward = forward,
                                   .backward = backward,
                                   .speedKmh = {36, 36, 5}});
        return m_network.edges.back();
    }
    RoadNode& nodeAt(std::uint32_t index) { return m_network.nodes[index]; }
    [[nodiscard]] Router router() const { return Router{m_network}; }
    [[nodiscard]] const RoadNetwork& network() const { return m_network; }

private:
    RoadNetwork m_network;
};

TEST(RoadNetwork, comesBackFromBytes) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(5, 0);
    RoadEdge& edge = town.road(a, b, "Lê Lợi", kAll, only({Vehicle::foot}));
    edge.shape = {at(1, 1), at(2, 1)};
    edge.widthDm = 15;
    town.nodeAt(b).blocked = only({Vehicle::car});
    EXPECT_EQ(RoadNetwork::fromBytes(town.network().toBytes()), town.network());
    EXPECT_EQ(RoadNetwork::fromBytes(RoadNetwork{}.toBytes()), RoadNetwork{});
}

TEST(RoadNetwork, refusesDamagedBytes) {
    Town town;
    town.road(town.node(0, 0), town.node(1, 0), "Lê Lợi");
    const std::string bytes = town.network().toBytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_EQ(RoadNetwork::fromBytes(bytes.substr(0, length)).error().code, ErrorCode::damagedRoads) << length;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] ^= 0x10;
        EXPECT_FALSE(RoadNetwork::fromBytes(changed).has_value()) << i;
    }
    RoadNetwork wrong = town.network();
    wrong.edges[0].to = 2;
    EXPECT_FALSE(RoadNetwork::fromBytes(wrong.toBytes()).has_value());
    wrong = town.network();
    wrong.edges[0].speedKmh[0] = 0;
    EXPECT_FALSE(RoadNetwork::fromBytes(wrong.toBytes()).has_value());
}

TEST(Router, goesAlongTheRoadAndTellsWhen) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(10, 5);
    town.road(a, b, "Lê Lợi");
    town.road(b, c, "Pasteur");
    const auto route = town.router().route(at(0, 0), at(10, 5), Vehicle::car);
    ASSERT_TRUE(route);
    const double length = core::distanceM(at(0, 0), at(10, 0)) + core::distanceM(at(10, 0), at(10, 5));
    EXPECT_NEAR(route->lengthM, length, 2);
    EXPECT_NEAR(route->seconds, length / 10, 1); // 36 km/h
    EXPECT_EQ(route->streets, (std::vector<std::string>{"Lê Lợi", "Pasteur"}));
    ASSERT_GE(route->points.size(), 3U);
    EXPECT_NEAR(core::distanceM(route->points.front(), at(0, 0)), 0, 0.5);
    EXPECT_NEAR(core::distanceM(route->points.back(), at(10, 5)), 0, 0.5);
    EXPECT_NEAR(route->walkStartM, 0, 0.5);
}

TEST(Router, goesBothWaysOnOneStretch) {
    Town town;
    town.road(town.node(0, 0), town.node(10, 0), "Lê Lợi", kAll, only({Vehicle::foot})).shape = {at(5, 0)};
    const Router router = town.router();
    const auto with = router.route(at(2, 0), at(7, 0), Vehicle::car);
    ASSERT_TRUE(with);
    EXPECT_NEAR(with->lengthM, core::distanceM(at(2, 0), at(7, 0)), 1);
    EXPECT_EQ(with->points.size(), 3U);
    const auto on_foot = router.route(at(7, 0), at(2, 0), Vehicle::foot);
    ASSERT_TRUE(on_foot);
    EXPECT_GT(on_foot->seconds, with->seconds * 5);
    EXPECT_FALSE(router.route(at(7, 0), at(2, 0), Vehicle::car));
}

TEST(Router, respectsOneWayRoads) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(10, 10);
    const auto d = town.node(0, 10);
    town.road(a, b, "Một chiều", kAll, only({Vehicle::foot}));
    town.road(b, c);
    town.road(c, d);
    town.road(d, a);
    const Router router = town.router();
    EXPECT_NEAR(router.route(at(0, 0), at(10, 0), Vehicle::motorbike)->lengthM, core::distanceM(at(0, 0), at(10, 0)),
                2);
    EXPECT_GT(router.route(at(10, 0), at(0, 0), Vehicle::motorbike)->lengthM, 3'000);
    EXPECT_NEAR(router.route(at(10, 0), at(0, 0), Vehicle::foot)->lengthM, core::distanceM(at(0, 0), at(10, 0)), 2);
}

TEST(Router, leavesThePickUpAtTheMouthOfANarrowAlley) {
    Town town;
    const auto a = town.node(0, 0);
    const auto mouth = town.node(10, 0);
    const auto end = town.node(10, 2);
    town.road(a, mouth, "Nguyễn Trãi");
    const VehicleSet narrow = only({Vehicle::motorbike, Vehicle::foot});
    town.road(mouth, end, "Hẻm 12", narrow, narrow).widthDm = 15;
    const Router router = town.router();
    const auto car = router.route(at(0, 0), at(10, 2), Vehicle::car);
    ASSERT_TRUE(car);
    EXPECT_EQ(car->streets, (std::vector<std::string>{"Nguyễn Trãi"}));
    EXPECT_NEAR(car->walkEndM, core::distanceM(at(10, 0), at(10, 2)), 2);
    const auto motorbike = router.route(at(0, 0), at(10, 2), Vehicle::motorbike);
    ASSERT_TRUE(motorbike);
    EXPECT_EQ(motorbike->streets, (std::vector<std::string>{"Nguyễn Trãi", "Hẻm 12"}));
    EXPECT_NEAR(motorbike->walkEndM, 0, 0.5);
    EXPECT_LT(motorbike->seconds, car->seconds);
}

TEST(Router, stopsAtABarrierAndFindsTheWayRound) {
    Town town;
    const auto a = town.node(0, 0);
    const auto bollard = town.node(5, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(5, 5);
    town.nodeAt(bollard).blocked = only({Vehicle::car});
    town.road(a, bollard);
    town.road(bollard, b);
    town.road(a, c);
    town.road(c, b);
    const Router router = town.router();
    const double straight = core::distanceM(at(0, 0), at(10, 0));
    EXPECT_NEAR(router.route(at(0, 0), at(10, 0), Vehicle::motorbike)->lengthM, straight, 2);
    EXPECT_GT(router.route(at(0, 0), at(10, 0), Vehicle::car)->lengthM, straight * 1.3);
}

TEST(Router, takesTheQuickerWayNotTheShorter) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(5, 3);
    town.road(a, b, "Hẻm").speedKmh = {8, 8, 5};
    town.road(a, c, "Đại lộ").speedKmh = {60, 60, 5};
    town.road(c, b, "Đại lộ").speedKmh = {60, 60, 5};
    EXPECT_EQ(town.router().route(at(0, 0), at(10, 0), Vehicle::car)->streets, (std::vector<std::string>{"Đại lộ"}));
    EXPECT_EQ(town.router().route(at(0, 0), at(10, 0), Vehicle::foot)->streets, (std::vector<std::string>{"Hẻm"}));
}

TEST(Router, walksToWhatIsNear) {
    Town town;
    town.road(town.node(0, 0), town.node(10, 0)).speedKmh = {5, 5, 5};
    const Router router = town.router();
    const auto route = router.route(at(2, 5), at(3, 5), Vehicle::car); // 550 m from the road, 110 m from each other
    ASSERT_TRUE(route);
    EXPECT_EQ(route->lengthM, 0);
    EXPECT_NEAR(route->walkStartM, 109, 2);
    EXPECT_EQ(route->points, (std::vector{at(2, 5), at(3, 5)}));
    EXPECT_EQ(router.arrivals(std::vector{at(2, 5)}, at(3, 5), Vehicle::car)[0], route->seconds);
    EXPECT_EQ(router.route(at(2, 5), at(2, 5), Vehicle::car)->seconds, 0);
}

TEST(Router, saysWhenThereIsNoWay) {
    Town town;
    town.road(town.node(0, 0), town.node(1, 0));
    town.road(town.node(100, 0), town.node(101, 0)); // across the river
    const Router router = town.router();
    EXPECT_FALSE(router.route(at(0, 0), at(100, 0), Vehicle::car));
    EXPECT_FALSE(router.route(at(0, 0), {.lat = 21, .lon = 105.8}, Vehicle::car)); // Hà Nội
    EXPECT_FALSE(Router{RoadNetwork{}}.route(at(0, 0), at(5, 0), Vehicle::car));
    EXPECT_EQ(router.arrivals(std::vector{at(0, 0), at(100, 0)}, at(1, 0), Vehicle::car)[1], std::nullopt);
}

TEST(Router, agreesWithItselfBackwards) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(10, 10);
    town.road(a, b, "", kAll, only({Vehicle::foot}));
    town.road(b, c);
    town.road(c, a, "", kAll, only({Vehicle::foot}));
    const Router router = town.router();
    const std::vector units{at(1, 0), at(9, 1), at(4, 4.3), at(10, 9)};
    for (const Vehicle vehicle : kVehicles) {
        const auto arrivals = router.arrivals(units, at(6, 0.2), vehicle);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const auto route = router.route(units[i], at(6, 0.2), vehicle);
            ASSERT_EQ(route.has_value(), arrivals[i].has_value()) << i;
            EXPECT_NEAR(*arrivals[i], route->seconds, 0.01) << i;
        }
    }
    EXPECT_EQ(router.arrivals(units, at(6, 0.2), Vehicle::foot, 5)[0], std::nullopt); // not within 5 s
}

TEST(Router, tellsArrivalsOfAllByTheirVehicles) {
    Town town;
    const auto a = town.node(0, 0);
    const auto b = town.node(10, 0);
    const auto c = town.node(10, 10);
    const auto d = town.node(0, 10);
    const auto end = town.node(13, 0);
    town.road(a, b, "Một chiều", kAll, only({Vehicle::foot}));
    town.road(b, c);
    town.road(c, d);
    town.road(d, a);
    const VehicleSet narrow = only({Vehicle::motorbike, Vehicle::foot});
    town.road(b, end, "Hẻm 1,5 m", narrow, narrow).widthDm = 15;
    const Router router = town.router();
    // From before the one-way street, and from its end: the case is at its beginning, or deep in the alley.
    const std::vector units{at(0, 0), at(10, 0)};
    const double street = core::distanceM(at(0, 0), at(10, 0));
    const auto against = router.arrivals(units, at(0, 0), Vehicle::motorbike);
    EXPECT_NEAR(*against[0], 0, 1);
    EXPECT_GT(*against[1], 2.5 * street / 10); // round by the other three sides, at 36 km/h
    EXPECT_NEAR(*router.arrivals(units, at(0, 0), Vehicle::foot)[1], street * 3.6 / 5, 5);
    const auto bikes = router.arrivals(units, at(13, 0), Vehicle::motorbike);
    const auto cars = router.arrivals(units, at(13, 0), Vehicle::car);
    const auto feet = router.arrivals(units, at(13, 0), Vehicle::foot);
    const double alley = core::distanceM(at(10, 0), at(13, 0));
    EXPECT_NEAR(*bikes[1], alley / 10, 1);
    EXPECT_NEAR(*feet[1], alley * 3.6 / 5, 2);
    // A car stays at the mouth, and its people walk.
    EXPECT_NEAR(*cars[1], alley * Router::kWalkDetour * 3.6 / Router::kWalkKmh, 2);
    EXPECT_GT(*cars[0], *bikes[0] + 200);
}

} // namespace
} // namespace trucban::geo
