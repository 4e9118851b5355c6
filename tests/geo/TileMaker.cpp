// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/TileMaker.h"

#include <algorithm>
#include <bit>

namespace trucban::geo::test {

void putVarint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
        out += static_cast<char>((value & 0x7F) | 0x80);
    }
    out += static_cast<char>(value);
}

void putField(std::string& out, unsigned field, std::string_view bytes) {
    putVarint(out, field << 3 | 2);
    putVarint(out, bytes.size());
    out += bytes;
}

void putNumber(std::string& out, unsigned field, std::uint64_t value) {
    putVarint(out, field << 3);
    putVarint(out, value);
}

std::string packed(const std::vector<std::uint32_t>& numbers) {
    std::string out;
    for (const std::uint32_t number : numbers) {
        putVarint(out, number);
    }
    return out;
}

std::uint32_t command(std::uint32_t id, std::uint32_t count) {
    return count << 3 | id;
}

std::uint32_t zigzag(std::int32_t value) {
    return static_cast<std::uint32_t>(value) << 1 ^ static_cast<std::uint32_t>(value >> 31);
}

std::string featureBytes(const FeatureBytes& feature) {
    std::string out;
    if (feature.id != 0) {
        putNumber(out, 1, feature.id);
    }
    if (!feature.tags.empty()) {
        putField(out, 2, packed(feature.tags));
    }
    putNumber(out, 3, feature.type);
    putField(out, 4, packed(feature.geometry));
    return out;
}

std::string textValue(std::string_view text) {
    std::string out;
    putField(out, 1, text);
    return out;
}

std::string layerBytes(const LayerBytes& layer) {
    std::string out;
    putField(out, 1, layer.name);
    for (const std::string& feature : layer.features) {
        putField(out, 2, feature);
    }
    for (const std::string& key : layer.keys) {
        putField(out, 3, key);
    }
    for (const std::string& value : layer.values) {
        putField(out, 4, value);
    }
    putNumber(out, 5, layer.extent);
    putNumber(out, 15, layer.version);
    return out;
}

std::string tileBytes(const std::vector<std::string>& layers) {
    std::string out;
    for (const std::string& layer : layers) {
        putField(out, 3, layer);
    }
    return out;
}

namespace {

std::string valueBytes(const TileValue& value) {
    std::string out;
    if (const auto* text = std::get_if<std::string>(&value)) {
        putField(out, 1, *text);
    } else if (const auto* number = std::get_if<double>(&value)) {
        putVarint(out, 3 << 3 | 1);
        const auto bits = std::bit_cast<std::uint64_t>(*number);
        for (unsigned shift = 0; shift < 64; shift += 8) {
            out += static_cast<char>(bits >> shift & 0xFF);
        }
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        putNumber(out, 4, static_cast<std::uint64_t>(*integer));
    } else if (const auto* natural = std::get_if<std::uint64_t>(&value)) {
        putNumber(out, 5, *natural);
    } else {
        putNumber(out, 7, std::get<bool>(value) ? 1 : 0);
    }
    return out;
}

std::vector<std::uint32_t> geometryOf(const TileLayer& layer, const TileFeature& feature) {
    std::vector<std::uint32_t> out;
    TilePoint at;
    const auto step = [&](const TilePoint& to) {
        out.push_back(zigzag(to.x - at.x));
        out.push_back(zigzag(to.y - at.y));
        at = to;
    };
    for (const TilePart& part : layer.partsOf(feature)) {
        const auto points = layer.pointsOf(part);
        const bool areAlone = feature.geometry == TileGeometry::points;
        out.push_back(command(1, areAlone ? part.count : 1));
        step(points.front());
        if (!areAlone) {
            out.push_back(command(2, part.count - 1));
        }
        std::ranges::for_each(points.subspan(1), step);
        if (feature.geometry == TileGeometry::polygons) {
            out.push_back(command(7, 1));
        }
    }
    return out;
}

} // namespace

std::string encode(const VectorTile& tile) {
    std::vector<std::string> layers;
    for (const TileLayer& layer : tile.layers) {
        LayerBytes bytes{.name = layer.name, .keys = layer.keys, .extent = layer.extent};
        std::ranges::transform(layer.values, std::back_inserter(bytes.values), valueBytes);
        for (const TileFeature& feature : layer.features) {
            FeatureBytes own{.type = static_cast<std::uint32_t>(feature.geometry) + 1,
                             .geometry = geometryOf(layer, feature),
                             .id = feature.id};
            for (std::uint32_t i = 0; i < feature.tags; ++i) {
                own.tags.push_back(layer.tags[feature.firstTag + i].key);
                own.tags.push_back(layer.tags[feature.firstTag + i].value);
            }
            bytes.features.push_back(featureBytes(own));
        }
        layers.push_back(layerBytes(bytes));
    }
    return tileBytes(layers);
}

bool isSound(const VectorTile& tile) {
    return std::ranges::all_of(tile.layers, [](const TileLayer& layer) {
        const auto soundFeature = [&](const TileFeature& feature) {
            if (feature.parts == 0 || feature.firstPart + feature.parts > layer.parts.size() ||
                feature.firstTag + feature.tags > layer.tags.size()) {
                return false;
            }
            const std::uint32_t least[] = {1, 2, 3};
            return !layer.parts[feature.firstPart].isHole &&
                   std::ranges::all_of(layer.partsOf(feature), [&](const TilePart& part) {
                       return part.count >= least[static_cast<int>(feature.geometry)];
                   });
        };
        return !layer.name.empty() && layer.extent > 0 && std::ranges::all_of(layer.features, soundFeature) &&
               std::ranges::all_of(
                   layer.parts, [&](const TilePart& part) { return part.first + part.count <= layer.points.size(); }) &&
               std::ranges::all_of(layer.tags, [&](const TileLayer::Tag& tag) {
                   return tag.key < layer.keys.size() && tag.value < layer.values.size();
               });
    });
}

} // namespace trucban::geo::test
