// SPDX-License-Identifier: GPL-3.0-or-later
// A tile that tilemaker made of the town in tests/mappack/SmallTown.cpp, and what another decoder reads in it.
#include "GeoFixtures.h"
#include "geo/TileMaker.h"
#include "geo/VectorTile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <format>

namespace trucban::geo {
namespace {

std::string valueText(const TileValue& value) {
    const auto number = numberOf(&value);
    return number ? std::format("{:g}", *number) : std::string{textOf(&value)};
}

std::string dump(const VectorTile& tile) {
    std::string text;
    for (const TileLayer& layer : tile.layers) {
        text += std::format("{} {}\n", layer.name, layer.extent);
        for (const TileFeature& feature : layer.features) {
            constexpr const char* kGeometries[]{"points", "lines", "polygons"};
            text += std::format("  {} ", kGeometries[static_cast<int>(feature.geometry)]);
            for (std::uint32_t i = 0; i < feature.tags; ++i) {
                const auto& tag = layer.tags[feature.firstTag + i];
                text +=
                    std::format("{}{}={}", i == 0 ? "" : ",", layer.keys[tag.key], valueText(layer.values[tag.value]));
            }
            for (const TilePart& part : layer.partsOf(feature)) {
                text += " |";
                for (const TilePoint& point : layer.pointsOf(part)) {
                    text += std::format(" {},{}", point.x, point.y);
                }
            }
            text += '\n';
        }
    }
    return text;
}

TEST(VectorTileRecorded, readsATileByTilemaker) {
    const std::filesystem::path folder = std::filesystem::path{TRUCBAN_SOURCE_DIR} / "tests" / "data" / "geo";
    const auto tile = decodeVectorTile(tests::readFile(folder / "town-z14.mvt"));
    ASSERT_TRUE(tile) << describe(tile.error());
    EXPECT_EQ(dump(*tile), tests::readFile(folder / "town-z14.txt"));
    EXPECT_EQ(tile->droppedFeatures + tile->droppedLayers, 0U);
    EXPECT_TRUE(test::isSound(*tile));
    EXPECT_EQ(decodeVectorTile(test::encode(*tile))->layers, tile->layers);
}

} // namespace
} // namespace trucban::geo
