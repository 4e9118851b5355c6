// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Lines.h"
#include "geo/TileMaker.h"
#include "geo/VectorTile.h"

using namespace trucban;

/// What a foreign or hostile map pack may hold as a tile.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto tile = geo::decodeVectorTile(bytes)) {
        test::require(geo::test::isSound(*tile));
        const auto again = geo::decodeVectorTile(geo::test::encode(*tile));
        test::require(again.has_value() && again->layers == tile->layers);
    }
    return 0;
}
