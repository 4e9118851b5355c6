// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/WardLocator.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace trucban::geo {
namespace {

using core::WardSet;
constexpr double kMetre = 1 / 109'200.0; // of longitude at 10.81 N, in degrees

core::Position at(double lat, double lon, double accuracyM = 0) {
    return {.point = {.lat = lat, .lon = lon}, .accuracyM = accuracyM};
}

struct Row {
    const char* name;
    core::Position position;
    std::uint32_t ward;
    WardSet candidates;
    bool approximate;
};

void check(const WardLocator& locator, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        const core::Routing routing = locator.locate(row.position);
        EXPECT_EQ(routing.ward.value, row.ward) << row.name;
        EXPECT_EQ(routing.candidates, row.candidates) << row.name;
        EXPECT_EQ(routing.approximate, row.approximate) << row.name;
    }
}

TEST(WardLocator, goesByPolygonWhereBoundariesAreLoaded) {
    const WardLocator locator{tests::rowOfWards(), tests::rowBoundaries()};
    check(locator, {{"middle", at(10.81, 106.61), 1, {}, false},
                    {"circle within", at(10.81, 106.61, 500), 1, {}, false},
                    {"near the border", at(10.81, 106.62 - 10 * kMetre), 1, {}, false},
                    {"circle across a border", at(10.81, 106.62 - 10 * kMetre, 15), 0, {{1}, {2}}, false},
                    {"circle across two", at(10.81, 106.63, 1'200), 0, {{1}, {2}, {3}}, false},
                    {"circle over the outer border only", at(10.81, 106.60 + 10 * kMetre, 50), 1, {}, false},
                    {"just outside", at(10.81, 106.60 - 100 * kMetre), 1, {}, false},
                    {"outside", at(10.81, 106.60 - 1'000 * kMetre), 0, {{1}}, true},
                    {"far outside", at(10.81, 106.60 - 6'000 * kMetre), 0, {}, true},
                    {"far away", at(21.03, 105.85), 0, {}, true},
                    {"hopeless accuracy", at(10.81, 106.61, 20'000), 0, {}, true},
                    {"infinite accuracy", at(10.81, 106.61, std::numeric_limits<double>::infinity()), 0, {}, true},
                    {"accuracy not a number", at(10.81, 106.61, std::nan("")), 1, {}, false},
                    {"negative accuracy", at(10.81, 106.61, -5), 1, {}, false},
                    {"not a place", at(std::nan(""), 106.61), 0, {}, true},
                    {"not on earth", at(10.81, 206.61), 0, {}, true}});
}

TEST(WardLocator, sendsAPointInAGapToTheNearest) {
    const WardLocator locator{tests::rowOfWards(), tests::rowBoundaries(100 * kMetre)};
    check(locator, {{"nearer to 1", at(10.81, 106.62 - 20 * kMetre), 1, {}, false},
                    {"nearer to 2", at(10.81, 106.62 + 20 * kMetre), 2, {}, false},
                    {"a circle over the gap", at(10.81, 106.62 + 10 * kMetre, 70), 0, {{1}, {2}}, false},
                    {"a circle that stays on one side", at(10.81, 106.62 + 30 * kMetre, 30), 2, {}, false}});
}

TEST(WardLocator, respectsHolesAndOverlaps) {
    const auto set = BoundarySet::fromGeoJson(
        tests::collection(
            {tests::polygonFeature("1",
                                   "[[[106.6,10.8],[106.7,10.8],[106.7,10.9],[106.6,10.9],[106.6,10.8]],"
                                   "[[106.64,10.84],[106.66,10.84],[106.66,10.86],[106.64,10.86],[106.64,10.84]]]"),
             tests::polygonFeature("2",
                                   "[[[106.64,10.84],[106.66,10.84],[106.66,10.86],[106.64,10.86],[106.64,10.84]]]"),
             tests::polygonFeature("3", "[[[106.69,10.8],[106.8,10.8],[106.8,10.9],[106.69,10.9],[106.69,10.8]]]"),
             tests::polygonFeature("4", "[[[107.1,10.8],[107.2,10.8],[107.2,10.9],[107.1,10.8]]]")}),
        tests::rowOfWards());
    ASSERT_TRUE(set);
    const WardLocator locator{tests::rowOfWards(), set->boundaries};
    check(locator, {{"in the hole", at(10.85, 106.65), 2, {}, false},
                    {"around the hole", at(10.83, 106.65), 1, {}, false},
                    {"where two overlap", at(10.85, 106.695), 0, {{1}, {3}}, false}});
}

TEST(WardLocator, goesByLabelPointsWithoutBoundariesAndSaysSo) {
    const WardLocator locator{tests::rowOfWards()};
    check(locator, {{"on a label", at(10.81, 106.61), 0, {{1}}, true},
                    {"between two", at(10.81, 106.62), 0, {{1}, {2}}, true},
                    {"on an island", at(10.81, 107.15), 0, {{4}}, true},
                    {"a wide circle", at(10.81, 106.61, 5'000), 0, {{1}, {2}, {3}}, true},
                    {"far away", at(12.0, 106.61), 0, {}, true}});
}

TEST(WardLocator, offersWardsWithoutABoundaryBesideThoseWithOne) {
    std::string text = tests::rowGeoJson();
    text.replace(text.find("\"code\":\"2\""), 10, "\"code\":null");
    const auto set = BoundarySet::fromGeoJson(text, tests::rowOfWards());
    ASSERT_TRUE(set);
    const WardLocator locator{tests::rowOfWards(), set->boundaries};
    check(locator, {{"within one that has", at(10.81, 106.61, 100), 1, {}, false},
                    {"in the one that has none", at(10.81, 106.63), 0, {{1}, {2}, {3}}, true},
                    {"a circle towards it", at(10.81, 106.62 - 10 * kMetre, 50), 0, {{1}, {2}}, false}});
}

TEST(WardLocator, knowsNeighboursByBorderAndByLabel) {
    for (const bool boundaries : {true, false}) {
        const WardLocator locator{tests::rowOfWards(), boundaries ? tests::rowBoundaries(20 * kMetre) : BoundarySet{}};
        EXPECT_EQ(locator.neighbours({{1}}), (WardSet{{2}})) << boundaries;
        EXPECT_EQ(locator.neighbours({{2}}), (WardSet{{1}, {3}})) << boundaries;
        EXPECT_EQ(locator.neighbours({{1}, {2}}), (WardSet{{3}})) << boundaries;
        EXPECT_EQ(locator.neighbours({{4}}), (WardSet{{2}, {3}})) << boundaries; // an island: the nearest two
        EXPECT_EQ(locator.neighbours({}), WardSet{});
        EXPECT_EQ(locator.neighbours({{77}}), WardSet{});
    }
}

TEST(WardLocator, worksWithoutAnyWard) {
    const WardLocator locator{WardTable{}};
    check(locator, {{"anywhere", at(10.81, 106.61), 0, {}, true}});
    EXPECT_EQ(locator.locate(std::nullopt), core::Routing{});
}

} // namespace
} // namespace trucban::geo
