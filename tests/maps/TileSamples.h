// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "geo/VectorTile.h"
#include "maps/tiles/TilePack.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <utility>
#include <vector>

// Small map files that the tests make.
namespace trucban::test {

/// One feature of a vector tile; places in 4096ths of the tile's side.
struct SampleFeature {
    std::string layer;
    geo::TileGeometry geometry = geo::TileGeometry::lines;
    std::vector<geo::TilePoint> points; ///< a polygon's ring is not closed
    std::vector<std::pair<std::string, std::string>> tags;
};

[[nodiscard]] std::string vectorTile(const std::vector<SampleFeature>& features);

/// A rectangle of a layer.
[[nodiscard]] SampleFeature areaOf(std::string layer, std::string kind, int left, int top, int right, int bottom);
[[nodiscard]] SampleFeature roadOf(std::string kind, std::vector<geo::TilePoint> points, std::string name = {});
[[nodiscard]] SampleFeature pointOf(std::string layer, std::string kind, geo::TilePoint at, std::string name);

/// An MBTiles file in a folder of its own, gone with it.
class SamplePack {
public:
    explicit SamplePack(std::string format = "pbf", int maxZoom = 14);
    SamplePack& tile(const geo::TileId& tile, std::string bytes);
    SamplePack& meta(std::string name, std::string value);
    /// Writes the file; may be called again.
    [[nodiscard]] std::string write(const std::string& name = "sample.mbtiles") const;
    /// Writes and opens it.
    [[nodiscard]] std::shared_ptr<maps::TilePack> open() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::vector<std::pair<std::string, std::string>> m_meta;
    std::vector<std::pair<geo::TileId, std::string>> m_tiles;
};

[[nodiscard]] const std::shared_ptr<const maps::TileKit>& tileKit();
/// The tile in the middle of the city that samples are made at.
[[nodiscard]] geo::TileId sampleTile();

} // namespace trucban::test
