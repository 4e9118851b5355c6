// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a small town: roads, units, places.
#include "geo/Router.h"
#include "mappack/AdminUnits.h"
#include "mappack/PlaceMaker.h"
#include "mappack/RoadMaker.h"
#include "mappack/SmallTown.h"
#include "mappack/StreetJoiner.h"
#include "mappack/TileMaking.h"

#include <gtest/gtest.h>

namespace trucban::mappack {
namespace {

const geo::Place* find(const std::vector<geo::Place>& places, std::string_view name) {
    const auto found = std::ranges::find(places, name, &geo::Place::name);
    return found == places.end() ? nullptr : &*found;
}

TEST(OsmData, knowsItsBoxAndDay) {
    const OsmData town = test::smallTown();
    EXPECT_EQ(town.southWest(), (core::GeoPoint{.lat = 10.76, .lon = 106.68}));
    EXPECT_EQ(town.northEast(), (core::GeoPoint{.lat = 10.78, .lon = 106.71}));
    EXPECT_EQ(town.newestDay(), "2026-05-17");
    EXPECT_EQ(town.at(3), (core::GeoPoint{.lat = 10.77, .lon = 106.7}));
    EXPECT_FALSE(town.at(999));
    EXPECT_EQ(town.way(999), nullptr);
    EXPECT_TRUE(OsmData{}.isEmpty());
}

TEST(RoadMaker, cutsWaysAtJunctionsAndBarriers) {
    const geo::RoadNetwork roads = makeRoads(test::smallTown());
    // Nguyễn Trãi 1-2-6-3, Đồng Khởi 4-2-8-5, the alley 6-7.
    EXPECT_EQ(roads.edges.size(), 7U);
    EXPECT_EQ(roads.nodes.size(), 8U);
    EXPECT_EQ(std::ranges::count_if(roads.nodes, [](const auto& node) { return !node.blocked.isEmpty(); }), 1);
    EXPECT_EQ(geo::RoadNetwork::fromBytes(roads.toBytes()), roads);
}

TEST(RoadMaker, keepsThePickUpOutOfTheNarrowAlley) {
    const geo::Router router{makeRoads(test::smallTown())};
    const core::GeoPoint from{.lat = 10.77, .lon = 106.69};
    const core::GeoPoint inAlley{.lat = 10.7715, .lon = 106.6975};
    const auto car = router.route(from, inAlley, geo::Vehicle::car);
    const auto motorbike = router.route(from, inAlley, geo::Vehicle::motorbike);
    ASSERT_TRUE(car && motorbike);
    EXPECT_EQ(car->streets, (std::vector<std::string>{"Nguyễn Trãi"}));
    EXPECT_GT(car->walkEndM, 100);
    EXPECT_EQ(motorbike->streets.back(), "Hẻm 12 Nguyễn Trãi");
    EXPECT_LT(motorbike->walkEndM, 1);
    // Beyond the bollard a car does not get, and against the one-way nobody but on foot.
    const core::GeoPoint north{.lat = 10.775, .lon = 106.695};
    EXPECT_GT(router.route(from, north, geo::Vehicle::car)->walkEndM, 200);
    EXPECT_LT(router.route(from, north, geo::Vehicle::motorbike)->walkEndM, 1);
    EXPECT_GT(router.route(north, from, geo::Vehicle::motorbike)->walkStartM, 400);
    EXPECT_LT(router.route(north, from, geo::Vehicle::foot)->walkStartM, 1);
}

TEST(AdminUnits, joinLinesIntoRings) {
    const core::GeoPoint a{1, 1};
    const core::GeoPoint b{1, 2};
    const core::GeoPoint c{2, 2};
    const core::GeoPoint d{2, 1};
    EXPECT_EQ(joinedRings({{a, b}, {d, c}, {b, c}, {d, a}}).size(), 1U);
    EXPECT_EQ(joinedRings({{a, b}, {d, c}, {b, c}, {d, a}})[0].size(), 4U);
    EXPECT_EQ(joinedRings({{a, b, c, a}, {c, d, a, c}}).size(), 2U);
    EXPECT_TRUE(joinedRings({{a, b}, {b, c}}).empty());
    EXPECT_TRUE(joinedRings({{a}, {}, {a, a}}).empty());
}

TEST(AdminUnits, tellWhatAPlaceLiesIn) {
    const AdminUnits units{test::smallTown()};
    ASSERT_EQ(units.units().size(), 2U);
    EXPECT_EQ(units.areaOf({.lat = 10.77, .lon = 106.69}), "Phường 2, Quận 5");
    EXPECT_EQ(units.areaOf({.lat = 10.77, .lon = 106.70}), "Quận 5");
    EXPECT_EQ(units.areaOf({.lat = 10.9, .lon = 106.70}), "");
    EXPECT_EQ(units.areaOf(units.units()[0].label), "Phường 2, Quận 5");
}

TEST(StreetJoiner, joinsNearWaysOfOneNameAndKeepsFarOnesApart) {
    OsmData data;
    const auto add = [&](std::int64_t id, double lon) {
        for (int i = 0; i < 2; ++i) {
            data.add(
                {.kind = OsmKind::node, .id = id * 10 + i, .at = core::GeoPoint{.lat = 10.77, .lon = lon + 0.001 * i}});
        }
        OsmTags tags;
        tags.add("highway", "residential");
        tags.add("name", "Lê Lợi");
        data.add({.kind = OsmKind::way, .id = id, .tags = tags, .nodes = {id * 10, id * 10 + 1}});
    };
    add(1, 106.69);
    add(2, 106.6925); // 160 m on
    add(3, 106.75);   // in another part of the city
    data.sort();
    const auto streets = joinStreets(data);
    ASSERT_EQ(streets.size(), 2U);
    EXPECT_NEAR(streets[0].lengthM, 2 * 109, 2);
    EXPECT_NEAR(streets[0].place.southWest.lon, 106.69, 1e-6);
    EXPECT_NEAR(streets[0].place.northEast.lon, 106.6935, 1e-6);
}

TEST(PlaceMaker, findsEverythingThatIsLookedFor) {
    const auto places = makePlaces(test::smallTown(), geo::WardTable{});
    const struct {
        const char* name;
        geo::PlaceKind kind;
        const char* area;
    } cases[]{
        {"Quận 5", geo::PlaceKind::formerUnit, ""},
        {"Phường 2", geo::PlaceKind::formerUnit, "Quận 5"},
        {"Chợ Quán", geo::PlaceKind::settlement, "Quận 5"},
        {"Nguyễn Trãi", geo::PlaceKind::street, ""},
        {"Hẻm 12 Nguyễn Trãi", geo::PlaceKind::alley, "Quận 5"},
        {"Công an phường Chợ Quán", geo::PlaceKind::police, "Phường 2, Quận 5"},
        {"Trường tiểu học Lê Lợi", geo::PlaceKind::school, "Phường 2, Quận 5"},
        {"123/45 Nguyễn Trãi", geo::PlaceKind::address, "Phường 2, Quận 5"},
        {"Sông Bến Nghé", geo::PlaceKind::landmark, ""},
    };
    for (const auto& [name, kind, area] : cases) {
        const geo::Place* place = find(places, name);
        ASSERT_NE(place, nullptr) << name;
        EXPECT_EQ(place->kind, kind) << name;
        EXPECT_EQ(std::string_view{area}.empty() || place->area == area, true) << name << ": " << place->area;
        EXPECT_LT(place->southWest.lat, place->northEast.lat + 1e-9) << name;
    }
    EXPECT_EQ(find(places, "Nguyễn Trãi")->aliases, "Frère Louis");
    EXPECT_EQ(places.size(), 10U);
    // The important before the rest.
    EXPECT_EQ(places.front().kind, geo::PlaceKind::formerUnit);
    EXPECT_EQ(places.back().kind, geo::PlaceKind::address);
}

TEST(PlaceMaker, assignsWardsAndForgetsFormerOnes) {
    const auto wards = geo::WardTable::parse(
        "code,type,name,lat,lon,area_km2\n1,phường,Chợ Quán,10.77,106.69,2\n2,phường,An Đông,10.77,106.705,2\n");
    ASSERT_TRUE(wards);
    const auto square = [](const char* code, double west) {
        return std::format(
            R"({{"type":"Feature","properties":{{"code":"{0}"}},"geometry":{{"type":"Polygon","coordinates":[[[{1},10.7],[{2},10.7],[{2},10.8],[{1},10.8],[{1},10.7]]]}}}})",
            code, west, west + 0.015);
    };
    const auto import = [&](const std::string& features) {
        return geo::BoundarySet::fromGeoJson(R"({"type":"FeatureCollection","features":[)" + features + "]}", *wards)
            ->boundaries;
    };
    auto places = makePlaces(test::smallTown(), *wards);
    EXPECT_EQ(std::ranges::count(places, geo::PlaceKind::ward, &geo::Place::kind), 2);
    assignWards(places, *wards, import(square("1", 106.683)));
    const geo::Place* police = find(places, "Công an phường Chợ Quán");
    EXPECT_EQ(police->ward, core::WardCode{1});
    EXPECT_EQ(police->area, "Phường Chợ Quán, Phường 2, Quận 5");
    assignWards(places, *wards, import(square("2", 106.683)));
    EXPECT_EQ(police->ward, core::WardCode{2});
    EXPECT_EQ(police->area, "Phường An Đông, Phường 2, Quận 5");
    assignWards(places, *wards, geo::BoundarySet{});
    EXPECT_EQ(police->ward, core::WardCode{});
    EXPECT_EQ(police->area, "Phường 2, Quận 5");
}

TEST(TileMaking, readsTilemakersProgress) {
    EXPECT_DOUBLE_EQ(tileFraction("z6/50/30, writing tile 390 of 1560   \r"), 0.25);
    EXPECT_LT(tileFraction("Block 37/48"), 0);
    EXPECT_LT(tileFraction("writing tile 1 of 0"), 0);
    EXPECT_LT(tileFraction(""), 0);
}

} // namespace
} // namespace trucban::mappack
