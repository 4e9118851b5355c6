// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Mapbox vector tiles, version 2.1 of their specification (version 1 layers are read the same way).
namespace trucban::geo {

/// In units of 1/extent of the tile's side, x to the east, y to the south; may lie outside the tile by its buffer.
struct TilePoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const TilePoint&) const = default;
};

enum class TileGeometry : std::uint8_t { points, lines, polygons };

using TileValue = std::variant<bool, std::int64_t, std::uint64_t, double, std::string>;

/// A run of a layer's points: one line, one ring (not repeated at its end) or all points of a point feature.
struct TilePart {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool isHole = false; ///< a ring that lies in the last ring before it that is none
    bool operator==(const TilePart&) const = default;
};

struct TileFeature {
    std::uint64_t id = 0; ///< 0: none
    TileGeometry geometry = TileGeometry::points;
    std::uint32_t firstPart = 0; ///< of the layer's parts
    std::uint32_t parts = 0;
    std::uint32_t firstTag = 0; ///< of the layer's tags
    std::uint32_t tags = 0;
    bool operator==(const TileFeature&) const = default;
};

/// A layer with everything of its features in a few arrays, so that decoding a dense tile costs few allocations. All
/// indices were checked by the decoder.
struct TileLayer {
    struct Tag {
        std::uint32_t key = 0;
        std::uint32_t value = 0;
        bool operator==(const Tag&) const = default;
    };

    std::string name;
    std::uint32_t extent = 4096; ///< units per side of the tile
    std::vector<std::string> keys;
    std::vector<TileValue> values;
    std::vector<TileFeature> features;
    std::vector<TilePart> parts;
    std::vector<TilePoint> points;
    std::vector<Tag> tags;

    [[nodiscard]] std::span<const TilePart> partsOf(const TileFeature& feature) const {
        return std::span{parts}.subspan(feature.firstPart, feature.parts);
    }
    [[nodiscard]] std::span<const TilePoint> pointsOf(const TilePart& part) const {
        return std::span{points}.subspan(part.first, part.count);
    }
    /// The index of a key, for `find`; nullopt when no feature of the layer has it.
    [[nodiscard]] std::optional<std::uint32_t> keyIndex(std::string_view key) const;
    /// Null when the feature has no such tag.
    [[nodiscard]] const TileValue* find(const TileFeature& feature, std::optional<std::uint32_t> key) const;
    [[nodiscard]] const TileValue* find(const TileFeature& feature, std::string_view key) const;
    bool operator==(const TileLayer&) const = default;
};

/// Text values as they are, others empty.
[[nodiscard]] std::string_view textOf(const TileValue* value);
/// Numbers and truth values as a number, others nullopt.
[[nodiscard]] std::optional<double> numberOf(const TileValue* value);

/// A decoded tile. A copyable value.
struct VectorTile {
    std::vector<TileLayer> layers;
    std::size_t droppedLayers = 0;   ///< of a version that is not 1 or 2, without a name, or of a name seen before
    std::size_t droppedFeatures = 0; ///< with a geometry or tags that the specification does not allow

    [[nodiscard]] const TileLayer* layer(std::string_view name) const;
    bool operator==(const VectorTile&) const = default;
};

/// What one tile may hold. A tile beyond them is refused as a whole.
struct VectorTileLimits {
    std::size_t bytes = 16U << 20U; ///< after unpacking
    std::size_t layers = 256;
    std::size_t features = 500'000;
    std::size_t points = 4'000'000;
    std::size_t tags = 4'000'000;
    std::size_t keys = 65'536;    ///< of one layer
    std::size_t values = 500'000; ///< of one layer
    std::uint32_t extent = 65'536;
    /// Points farther than so many tiles away from the tile are an error of the feature.
    std::int64_t reach = 16;
};

/// Decodes a tile, gzip-packed or plain. Any input is safe: what cannot be read as protocol buffers, or exceeds a
/// limit, is an error; a single layer or feature that is wrong is left out and counted. Thread-safe.
/// Errors: notVectorTile, vectorTileTooLarge, badGzip.
[[nodiscard]] Result<VectorTile> decodeVectorTile(std::string_view bytes, const VectorTileLimits& limits = {});

} // namespace trucban::geo
