// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/VectorTile.h"

#include "geo/Gzip.h"
#include "geo/TileMaker.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

using namespace test;

std::string tileOf(FeatureBytes feature) {
    return tileBytes({layerBytes({.keys = {"name", "class"},
                                  .values = {textValue("Lê Lợi"), textValue("primary")},
                                  .features = {featureBytes(feature)}})});
}

VectorTile decoded(const std::string& bytes) {
    auto tile = decodeVectorTile(bytes);
    EXPECT_TRUE(tile.has_value()) << (tile ? "" : describe(tile.error()));
    return tile.value_or(VectorTile{});
}

const std::vector<std::uint32_t> kSquare{command(1, 1), zigzag(10), zigzag(10),   command(2, 3),
                                         zigzag(100),   zigzag(0),  zigzag(0),    zigzag(100),
                                         zigzag(-100),  zigzag(0),  command(7, 1)};

std::vector<std::uint32_t> joined(std::vector<std::uint32_t> a, const std::vector<std::uint32_t>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// The examples of the specification, section 4.3.5.
TEST(VectorTile, readsTheSpecificationsExamples) {
    struct Case {
        std::uint32_t type;
        std::vector<std::uint32_t> geometry;
        std::vector<std::vector<TilePoint>> parts;
        std::vector<bool> holes;
    };
    const Case cases[] = {
        {1, {9, 50, 34}, {{{25, 17}}}, {false}},
        {1, {17, 10, 14, 3, 9}, {{{5, 7}, {3, 2}}}, {false}},
        {2, {9, 4, 4, 18, 0, 16, 16, 0}, {{{2, 2}, {2, 10}, {10, 10}}}, {false}},
        {2,
         {9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8},
         {{{2, 2}, {2, 10}, {10, 10}}, {{1, 1}, {3, 5}}},
         {false, false}},
        {3, {9, 6, 12, 18, 10, 12, 24, 44, 15}, {{{3, 6}, {8, 12}, {20, 34}}}, {false}},
        {3,
         {9, 0,  0,  26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0,
          0, 18, 17, 0,  15, 9, 4, 13, 26, 0, 8,  8, 0,  0, 7,  15},
         {{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
          {{11, 11}, {20, 11}, {20, 20}, {11, 20}},
          {{13, 13}, {13, 17}, {17, 17}, {17, 13}}},
         {false, false, true}},
    };
    for (const Case& example : cases) {
        const VectorTile tile =
            decoded(tileOf({.type = example.type, .geometry = example.geometry, .tags = {0, 0}, .id = 7}));
        ASSERT_EQ(tile.layers.size(), 1U);
        ASSERT_EQ(tile.layers[0].features.size(), 1U);
        const TileLayer& layer = tile.layers[0];
        const TileFeature& feature = layer.features[0];
        EXPECT_EQ(feature.id, 7U);
        ASSERT_EQ(feature.parts, example.parts.size());
        for (std::size_t i = 0; i < example.parts.size(); ++i) {
            const TilePart part = layer.partsOf(feature)[i];
            EXPECT_TRUE(std::ranges::equal(layer.pointsOf(part), example.parts[i])) << i;
            EXPECT_EQ(part.isHole, example.holes[i]);
        }
        EXPECT_EQ(textOf(layer.find(feature, "name")), "Lê Lợi");
        EXPECT_EQ(layer.find(feature, "class"), nullptr);
        EXPECT_EQ(layer.find(feature, "height"), nullptr);
    }
}

TEST(VectorTile, readsGzippedTilesAndFieldsInAnyOrder) {
    std::string layer;
    putField(layer, 2, featureBytes({.geometry = {command(1, 1), 2, 2}, .tags = {0, 0}}));
    putNumber(layer, 15, 2);
    putField(layer, 4, textValue("Chợ"));
    putField(layer, 3, "name");
    putNumber(layer, 99, 5); // unknown fields are skipped
    putField(layer, 1, "poi");
    const std::string bytes = tileBytes({layer});
    const VectorTile tile = decoded(gzip(bytes));
    EXPECT_EQ(tile, decoded(bytes));
    ASSERT_NE(tile.layer("poi"), nullptr);
    EXPECT_EQ(textOf(tile.layer("poi")->find(tile.layers[0].features[0], "name")), "Chợ");
    EXPECT_EQ(tile.layer("water"), nullptr);
}

TEST(VectorTile, readsEveryKindOfValue) {
    std::vector<std::string> values{textValue("x")};
    values.emplace_back("\x15\x00\x00\xc0\x3f", 5);                          // float 1.5
    values.emplace_back("\x19\x00\x00\x00\x00\x00\x00\x04\x40", 9);          // double 2.5
    values.emplace_back("\x20\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11); // int -1
    values.emplace_back("\x28\x07", 2);                                      // uint 7
    values.emplace_back("\x30\x05", 2);                                      // sint -3
    values.emplace_back("\x38\x01", 2);                                      // true
    const VectorTile tile = decoded(tileBytes({layerBytes({.values = values})}));
    const auto& read = tile.layers.at(0).values;
    ASSERT_EQ(read.size(), 7U);
    EXPECT_EQ(textOf(&read[0]), "x");
    EXPECT_EQ(numberOf(&read[0]), std::nullopt);
    EXPECT_EQ(numberOf(nullptr), std::nullopt);
    const double numbers[] = {1.5, 2.5, -1, 7, -3, 1};
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(numberOf(&read[i + 1]), numbers[i]) << i;
        EXPECT_EQ(textOf(&read[i + 1]), "");
    }
}

TEST(VectorTile, takesTheFirstRingAsOuterWhicheverWayItRuns) {
    const std::vector<std::uint32_t> reversed{command(1, 1), zigzag(10),   zigzag(10),   command(2, 3),
                                              zigzag(0),     zigzag(100),  zigzag(100),  zigzag(0),
                                              zigzag(0),     zigzag(-100), command(7, 1)};
    const VectorTile tile = decoded(tileOf({.type = 3, .geometry = joined(reversed, kSquare)}));
    ASSERT_EQ(tile.layers[0].parts.size(), 2U);
    EXPECT_FALSE(tile.layers[0].parts[0].isHole);
    EXPECT_TRUE(tile.layers[0].parts[1].isHole);
}

TEST(VectorTile, leavesOutFeaturesThatBreakTheRules) {
    const std::uint32_t far = zigzag(4096 * 16 + 1);
    const struct {
        const char* what;
        FeatureBytes feature;
    } cases[] = {
        {"no geometry", {.type = 2}},
        {"type 0", {.type = 0, .geometry = {command(1, 1), 2, 2}}},
        {"type 4", {.type = 4, .geometry = {command(1, 1), 2, 2}}},
        {"a line that begins with LineTo", {.type = 2, .geometry = {command(2, 1), 2, 2}}},
        {"a line of one point", {.type = 2, .geometry = {command(1, 1), 2, 2}}},
        {"a line of one point before another",
         {.type = 2, .geometry = {command(1, 1), 2, 2, command(1, 1), 2, 2, command(2, 1), 2, 2}}},
        {"MoveTo of two in a line", {.type = 2, .geometry = {command(1, 2), 2, 2, 2, 2, command(2, 1), 2, 2}}},
        {"ClosePath in a line", {.type = 2, .geometry = {command(1, 1), 2, 2, command(2, 1), 2, 2, command(7, 1)}}},
        {"LineTo in points", {.type = 1, .geometry = {command(1, 1), 2, 2, command(2, 1), 2, 2}}},
        {"two MoveTo in points", {.type = 1, .geometry = {command(1, 1), 2, 2, command(1, 1), 2, 2}}},
        {"count of 0", {.type = 1, .geometry = {command(1, 0)}}},
        {"a huge count", {.type = 1, .geometry = {command(1, 0x1FFFFFFF), 2, 2}}},
        {"half a point", {.type = 1, .geometry = {command(1, 1), 2}}},
        {"command 3", {.type = 1, .geometry = {command(3, 1), 2, 2}}},
        {"far away", {.type = 1, .geometry = {command(1, 1), far, 2}}},
        {"overflowing", {.type = 1, .geometry = {command(1, 3), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE, 1, 1}}},
        {"an open ring", {.type = 3, .geometry = {command(1, 1), 2, 2, command(2, 2), 2, 2, 2, 2}}},
        {"a ring of two points", {.type = 3, .geometry = {command(1, 1), 2, 2, command(2, 1), 2, 2, command(7, 1)}}},
        {"a ring without area",
         {.type = 3, .geometry = {command(1, 1), 2, 2, command(2, 2), 2, 2, 2, 2, command(7, 1)}}},
        {"ClosePath twice", {.type = 3, .geometry = joined(kSquare, {command(7, 1)})}},
        {"an unknown key", {.type = 3, .geometry = kSquare, .tags = {2, 0}}},
        {"an unknown value", {.type = 3, .geometry = kSquare, .tags = {0, 2}}},
        {"a key without value", {.type = 3, .geometry = kSquare, .tags = {0}}},
    };
    for (const auto& [what, feature] : cases) {
        const VectorTile tile = decoded(tileOf(feature));
        ASSERT_EQ(tile.layers.size(), 1U) << what;
        EXPECT_TRUE(tile.layers[0].features.empty()) << what;
        EXPECT_TRUE(tile.layers[0].points.empty()) << what;
        EXPECT_TRUE(tile.layers[0].tags.empty()) << what;
        EXPECT_EQ(tile.droppedFeatures, 1U) << what;
    }
}

TEST(VectorTile, keepsTheGoodFeaturesBesideABadOne) {
    const std::string good = featureBytes({.type = 3, .geometry = kSquare});
    const VectorTile tile = decoded(
        tileBytes({layerBytes({.features = {good, featureBytes({.type = 3, .geometry = {command(7, 1)}}), good}})}));
    EXPECT_EQ(tile.layers[0].features.size(), 2U);
    EXPECT_EQ(tile.droppedFeatures, 1U);
    EXPECT_TRUE(isSound(tile));
}

TEST(VectorTile, leavesOutLayersThatItCannotKnow) {
    const VectorTile tile = decoded(tileBytes(
        {layerBytes({.name = ""}), layerBytes({.version = 3}), layerBytes({.version = 0}), layerBytes({.extent = 0}),
         layerBytes({.extent = 70'000}), layerBytes({.name = "a", .version = 1}), layerBytes({.name = "a"})}));
    EXPECT_EQ(tile.layers.size(), 1U);
    EXPECT_EQ(tile.droppedLayers, 6U);
}

TEST(VectorTile, refusesWhatIsNotATile) {
    for (const std::string_view bytes :
         {"not a tile at all", "\x1a\xff\xff\xff\xff\x0f", "\x1a\x05\x0a\x10x", "{\"type\":1}",
          "<?xml version=\"1.0\"?>", "\x89PNG\r\n\x1a\n", "\xff\xff\xff"}) {
        const auto tile = decodeVectorTile(bytes);
        ASSERT_FALSE(tile.has_value()) << bytes;
        EXPECT_EQ(tile.error().code, ErrorCode::notVectorTile) << bytes;
    }
    EXPECT_EQ(decodeVectorTile("\x1f\x8b\x08garbage").error().code, ErrorCode::badGzip);
    EXPECT_TRUE(decoded("").layers.empty());
}

TEST(VectorTile, refusesATileThatIsTooLarge) {
    const std::string feature =
        featureBytes({.type = 2, .geometry = {command(1, 1), 2, 2, command(2, 2), 2, 2, 2, 2}, .tags = {0, 0, 0, 0}});
    const std::string layer = layerBytes({.keys = {"k"}, .values = {textValue("v")}, .features = {feature, feature}});
    const std::string bytes = tileBytes({layer});
    ASSERT_TRUE(decodeVectorTile(bytes).has_value());
    const VectorTileLimits least{
        .bytes = bytes.size(), .layers = 1, .features = 2, .points = 6, .tags = 4, .keys = 1, .values = 1};
    EXPECT_TRUE(decodeVectorTile(bytes, least).has_value());
    for (const auto member :
         {&VectorTileLimits::bytes, &VectorTileLimits::layers, &VectorTileLimits::features, &VectorTileLimits::points,
          &VectorTileLimits::tags, &VectorTileLimits::keys, &VectorTileLimits::values}) {
        VectorTileLimits limits = least;
        --(limits.*member);
        const auto tile = decodeVectorTile(bytes, limits);
        ASSERT_FALSE(tile.has_value());
        EXPECT_EQ(tile.error().code, ErrorCode::vectorTileTooLarge);
    }
}

} // namespace
} // namespace trucban::geo
