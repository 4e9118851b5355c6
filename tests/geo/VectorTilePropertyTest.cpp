// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Gzip.h"
#include "geo/TileMaker.h"
#include "geo/VectorTile.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace trucban::geo {
namespace {

using namespace test;

constexpr std::int32_t kEdge = 4096 * 4;

rc::Gen<TilePoint> genPoint() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(-kEdge, kEdge), rc::gen::inRange(-kEdge, kEdge)),
                        [](const auto& pair) { return TilePoint{pair.first, pair.second}; });
}

void addFeature(TileLayer& layer, TileGeometry geometry) {
    TileFeature feature{.id = *rc::gen::inRange<std::uint64_t>(0, 1'000'000),
                        .geometry = geometry,
                        .firstPart = static_cast<std::uint32_t>(layer.parts.size()),
                        .firstTag = static_cast<std::uint32_t>(layer.tags.size())};
    feature.parts = geometry == TileGeometry::points ? 1 : *rc::gen::inRange(1U, 4U);
    for (std::uint32_t i = 0; i < feature.parts; ++i) {
        TilePart part{.first = static_cast<std::uint32_t>(layer.points.size())};
        if (geometry == TileGeometry::polygons) {
            // A rectangle with an area, the first clockwise, others either way.
            const TilePoint at = *genPoint();
            const std::int32_t width = *rc::gen::inRange(1, 500);
            const std::int32_t height = *rc::gen::inRange(1, 500);
            part.isHole = i > 0 && *rc::gen::arbitrary<bool>();
            std::vector<TilePoint> ring{at, {at.x + width, at.y}, {at.x + width, at.y + height}, {at.x, at.y + height}};
            if (part.isHole) {
                std::ranges::reverse(ring);
            }
            layer.points.insert(layer.points.end(), ring.begin(), ring.end());
        } else {
            const auto count = *rc::gen::inRange<std::size_t>(geometry == TileGeometry::lines ? 2 : 1, 20);
            const auto points = *rc::gen::container<std::vector<TilePoint>>(count, genPoint());
            layer.points.insert(layer.points.end(), points.begin(), points.end());
        }
        part.count = static_cast<std::uint32_t>(layer.points.size()) - part.first;
        layer.parts.push_back(part);
    }
    feature.tags = layer.values.empty() || layer.keys.empty() ? 0 : *rc::gen::inRange(0U, 3U);
    for (std::uint32_t i = 0; i < feature.tags; ++i) {
        layer.tags.push_back({.key = *rc::gen::inRange(0U, static_cast<std::uint32_t>(layer.keys.size())),
                              .value = *rc::gen::inRange(0U, static_cast<std::uint32_t>(layer.values.size()))});
    }
    layer.features.push_back(feature);
}

TileValue genValue() {
    switch (*rc::gen::inRange(0, 5)) {
    case 0:
        return *rc::gen::arbitrary<std::string>();
    case 1:
        return *rc::gen::arbitrary<std::int64_t>();
    case 2:
        return *rc::gen::arbitrary<std::uint64_t>();
    case 3:
        return *rc::gen::arbitrary<bool>();
    default:
        return static_cast<double>(*rc::gen::arbitrary<std::int32_t>()) / 8;
    }
}

VectorTile genTile() {
    VectorTile tile;
    const int layers = *rc::gen::inRange(0, 4);
    for (int i = 0; i < layers; ++i) {
        TileLayer layer{.name = "layer" + std::to_string(i), .extent = 4096};
        layer.keys = *rc::gen::arbitrary<std::vector<std::string>>();
        const int values = *rc::gen::inRange(0, 5);
        for (int v = 0; v < values; ++v) {
            layer.values.push_back(genValue());
        }
        const int features = *rc::gen::inRange(0, 6);
        for (int f = 0; f < features; ++f) {
            addFeature(layer, static_cast<TileGeometry>(*rc::gen::inRange(0, 3)));
        }
        tile.layers.push_back(std::move(layer));
    }
    return tile;
}

RC_GTEST_PROP(VectorTileProperty, decodesWhatWasEncoded, ()) {
    const VectorTile tile = genTile();
    const auto read = decodeVectorTile(encode(tile));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == tile);
}

RC_GTEST_PROP(VectorTileProperty, staysSoundWhenBytesAreChanged, ()) {
    std::string bytes = encode(genTile());
    const int changes = *rc::gen::inRange(1, 8);
    for (int i = 0; i < changes && !bytes.empty(); ++i) {
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    }
    const auto cut = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
    for (const std::string& hostile : {bytes, bytes.substr(0, cut), gzip(bytes)}) {
        if (const auto tile = decodeVectorTile(hostile)) {
            RC_ASSERT(isSound(*tile));
            const auto again = decodeVectorTile(encode(*tile));
            RC_ASSERT(again.has_value());
            RC_ASSERT(again->layers == tile->layers);
        }
    }
}

} // namespace
} // namespace trucban::geo
