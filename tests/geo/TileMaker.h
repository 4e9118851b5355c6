// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/VectorTile.h"

#include <cstdint>
#include <string>
#include <vector>

// Makes vector tiles for tests, right ones and wrong ones, byte by byte: not with the library that the decoder uses.
namespace trucban::geo::test {

void putVarint(std::string& out, std::uint64_t value);
void putField(std::string& out, unsigned field, std::string_view bytes); ///< length-delimited
void putNumber(std::string& out, unsigned field, std::uint64_t value);   ///< varint
[[nodiscard]] std::string packed(const std::vector<std::uint32_t>& numbers);

/// MoveTo, LineTo, ClosePath; `relative` steps are zigzag-coded.
[[nodiscard]] std::uint32_t command(std::uint32_t id, std::uint32_t count);
[[nodiscard]] std::uint32_t zigzag(std::int32_t value);

struct FeatureBytes {
    std::uint32_t type = 1; ///< 1 points, 2 lines, 3 polygons
    std::vector<std::uint32_t> geometry;
    std::vector<std::uint32_t> tags;
    std::uint64_t id = 0;
};
[[nodiscard]] std::string featureBytes(const FeatureBytes& feature);
[[nodiscard]] std::string textValue(std::string_view text);

struct LayerBytes {
    std::string name = "roads";
    std::vector<std::string> keys;
    std::vector<std::string> values; ///< as `textValue` makes them
    std::vector<std::string> features;
    std::uint32_t version = 2;
    std::uint32_t extent = 4096;
};
[[nodiscard]] std::string layerBytes(const LayerBytes& layer);
[[nodiscard]] std::string tileBytes(const std::vector<std::string>& layers);

/// Writes a decoded tile again; polygons must have outer rings first, as decoded ones have.
[[nodiscard]] std::string encode(const VectorTile& tile);

/// Every index within its table, every ring at least three points, no hole first: what the decoder promises.
[[nodiscard]] bool isSound(const VectorTile& tile);

} // namespace trucban::geo::test
