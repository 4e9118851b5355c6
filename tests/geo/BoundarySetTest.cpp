// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/BoundarySet.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

using tests::collection;
using tests::polygonFeature;

constexpr const char* kSquare = "[[[106.6,10.8],[106.62,10.8],[106.62,10.82],[106.6,10.82],[106.6,10.8]]]";

TEST(BoundarySet, takesPolygonsInEitherDirectionAndCodesAsNumbers) {
    const std::string clockwise = "[[[106.62,10.8],[106.62,10.82],[106.64,10.82],[106.64,10.8],[106.62,10.8]]]";
    std::string number = polygonFeature("2", clockwise);
    number.replace(number.find("\"2\""), 3, "2");
    const auto imported =
        BoundarySet::fromGeoJson(collection({polygonFeature("1", kSquare), number}), tests::rowOfWards());
    ASSERT_TRUE(imported);
    EXPECT_EQ(imported->report.wards, 2u);
    EXPECT_EQ(imported->report.vertices, 8u);
    EXPECT_EQ(imported->report.missing, (core::WardSet{{3}, {4}}));
    EXPECT_TRUE(imported->report.refused.empty());
    EXPECT_TRUE(imported->boundaries.has({1}));
    EXPECT_FALSE(imported->boundaries.has({3}));
}

TEST(BoundarySet, joinsFeaturesOfOneWard) {
    const std::string island = "[[[106.7,10.8],[106.71,10.8],[106.71,10.81],[106.7,10.8]]]";
    const auto imported = BoundarySet::fromGeoJson(
        collection({polygonFeature("1", kSquare), polygonFeature("1", island)}), tests::rowOfWards());
    ASSERT_TRUE(imported);
    ASSERT_EQ(imported->boundaries.wards().size(), 1u);
    EXPECT_EQ(imported->boundaries.wards().front().polygons.size(), 2u);
}

TEST(BoundarySet, mergesTheNewerOverTheOlder) {
    const auto older = BoundarySet::fromGeoJson(
        collection({polygonFeature("1", kSquare), polygonFeature("3", kSquare)}), tests::rowOfWards());
    const std::string triangle = "[[[106.7,10.8],[106.71,10.8],[106.71,10.81],[106.7,10.8]]]";
    const auto newer = BoundarySet::fromGeoJson(
        collection({polygonFeature("2", triangle), polygonFeature("3", triangle)}), tests::rowOfWards());
    ASSERT_TRUE(older && newer);
    const BoundarySet merged = older->boundaries.mergedWith(newer->boundaries);
    ASSERT_EQ(merged.wards().size(), 3u);
    EXPECT_EQ(merged.wards()[0], older->boundaries.wards()[0]);
    EXPECT_EQ(merged.wards()[2], newer->boundaries.wards()[1]);
    EXPECT_EQ(BoundarySet::fromBytes(merged.toBytes()), merged);
}

TEST(BoundarySet, skipsFeaturesWithoutACodeAndListsThem) {
    std::string city = polygonFeature("1", kSquare);
    city.replace(city.find("\"code\":\"1\""), 10, "\"code\":null");
    const auto imported =
        BoundarySet::fromGeoJson(collection({city, polygonFeature("1", kSquare)}), tests::rowOfWards());
    ASSERT_TRUE(imported);
    ASSERT_EQ(imported->report.skipped.size(), 1u);
    EXPECT_EQ(imported->report.skipped.front().feature, "feature 1 (W1)");
    EXPECT_NE(describe(imported->report).find("skipped feature 1 (W1): it has no unit code"), std::string::npos);
}

struct BadFeature {
    const char* name;
    std::string feature;
    const char* reason;
};

TEST(BoundarySet, refusesBadFeaturesWithTheReasonAndTakesTheOthers) {
    const BadFeature cases[]{
        {"unknown code", polygonFeature("99", kSquare), "its code is not one of the city's wards"},
        {"code is no number", polygonFeature("1a", kSquare), "its code is not one of the city's wards"},
        {"open", polygonFeature("2", "[[[1,1],[2,1],[2,2],[1,2]]]"), "a ring is not closed"},
        {"short", polygonFeature("2", "[[[1,1],[2,1],[1,1]]]"), "a ring has fewer than four positions"},
        {"flat", polygonFeature("2", "[[[1,1],[2,1],[3,1],[1,1]]]"), "a polygon has no area"},
        {"one point", polygonFeature("2", "[[[1,1],[1,1],[1,1],[1,1]]]"), "a ring is not closed"},
        {"bow tie", polygonFeature("2", "[[[1,1],[2,2],[2,1],[1,3],[1,1]]]"), "a ring crosses itself or another one"},
        {"out of the world", polygonFeature("2", "[[[1,1],[200,1],[2,2],[1,1]]]"), "a position lies outside the world"},
        {"text", polygonFeature("2", "[[[1,1],[\"2\",1],[2,2],[1,1]]]"), "a position is not an array of two numbers"},
        {"no ring", polygonFeature("2", "[]"), "its geometry has no coordinates"},
        {"hole outside", polygonFeature("2", "[[[1,1],[2,1],[2,2],[1,1]],[[5,5],[6,5],[6,6],[5,5]]]"),
         "a hole lies outside its polygon or in another hole"},
        {"point", R"({"type":"Feature","properties":{"code":"2"},"geometry":{"type":"Point","coordinates":[1,1]}})",
         "its geometry is neither a Polygon nor a MultiPolygon"},
        {"nothing", R"({"type":"Feature","properties":{"code":"2"},"geometry":null})", "it has no geometry"}};
    for (const BadFeature& bad : cases) {
        const auto imported =
            BoundarySet::fromGeoJson(collection({bad.feature, polygonFeature("1", kSquare)}), tests::rowOfWards());
        ASSERT_TRUE(imported) << bad.name;
        EXPECT_EQ(imported->report.wards, 1u) << bad.name;
        ASSERT_EQ(imported->report.refused.size(), 1u) << bad.name;
        EXPECT_EQ(imported->report.refused.front().reason, bad.reason) << bad.name;
    }
}

TEST(BoundarySet, refusesFilesThatAreNotBoundaries) {
    const auto codeOf = [](std::string_view text) {
        return BoundarySet::fromGeoJson(text, tests::rowOfWards()).error().code;
    };
    EXPECT_EQ(codeOf(""), ErrorCode::notJson);
    EXPECT_EQ(codeOf("{"), ErrorCode::notJson);
    EXPECT_EQ(codeOf("[]"), ErrorCode::notFeatureCollection);
    EXPECT_EQ(codeOf(R"({"type":"Feature"})"), ErrorCode::notFeatureCollection);
    EXPECT_EQ(codeOf(R"({"type":"FeatureCollection","features":7})"), ErrorCode::notFeatureCollection);
    EXPECT_EQ(codeOf(R"({"type":"FeatureCollection","features":[]})"), ErrorCode::noBoundaries);
    EXPECT_EQ(codeOf(R"({"type":"FeatureCollection","features":[1,null,"x",[],{}]})"), ErrorCode::noBoundaries);
    EXPECT_EQ(codeOf(std::string(10'000, '[')), ErrorCode::notJson);
}

TEST(BoundarySet, isTheSameAfterSaving) {
    const BoundarySet set = tests::rowBoundaries();
    const std::string bytes = set.toBytes();
    EXPECT_EQ(BoundarySet::fromBytes(bytes), set);
    EXPECT_EQ(BoundarySet::fromBytes("").error().code, ErrorCode::damagedBoundaries);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(BoundarySet::fromBytes(std::string_view{bytes}.substr(0, length)));
    }
    std::string newer = bytes;
    newer[4] = 9;
    EXPECT_EQ(BoundarySet::fromBytes(newer).error().code, ErrorCode::newerBoundaries);
}

} // namespace
} // namespace trucban::geo
