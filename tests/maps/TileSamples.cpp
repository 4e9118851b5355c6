// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileSamples.h"

#include "geo/Gzip.h"
#include "geo/TileMaker.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace trucban::test {
namespace {

namespace maker = geo::test;

std::vector<std::uint32_t> geometryOf(const SampleFeature& feature) {
    std::vector<std::uint32_t> numbers;
    geo::TilePoint at;
    const auto step = [&](const geo::TilePoint& to) {
        numbers.push_back(maker::zigzag(to.x - at.x));
        numbers.push_back(maker::zigzag(to.y - at.y));
        at = to;
    };
    numbers.push_back(maker::command(1, 1));
    step(feature.points.front());
    if (feature.points.size() > 1) {
        numbers.push_back(maker::command(2, static_cast<std::uint32_t>(feature.points.size() - 1)));
        std::for_each(feature.points.begin() + 1, feature.points.end(), step);
    }
    if (feature.geometry == geo::TileGeometry::polygons) {
        numbers.push_back(maker::command(7, 1));
    }
    return numbers;
}

std::uint32_t indexIn(std::vector<std::string>& list, const std::string& text) {
    const auto found = std::ranges::find(list, text);
    if (found != list.end()) {
        return static_cast<std::uint32_t>(found - list.begin());
    }
    list.push_back(text);
    return static_cast<std::uint32_t>(list.size() - 1);
}

void run(sqlite3* database, const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        qFatal("%s: %s", sql, sqlite3_errmsg(database));
    }
}

} // namespace

std::string vectorTile(const std::vector<SampleFeature>& features) {
    std::vector<std::string> names;
    std::map<std::string, maker::LayerBytes> layers;
    for (const SampleFeature& feature : features) {
        maker::LayerBytes& layer = layers[feature.layer];
        layer.name = feature.layer;
        maker::FeatureBytes bytes{.type = static_cast<std::uint32_t>(feature.geometry) + 1,
                                  .geometry = geometryOf(feature),
                                  .tags = {},
                                  .id = 0};
        for (const auto& [key, value] : feature.tags) {
            bytes.tags.push_back(indexIn(layer.keys, key));
            bytes.tags.push_back(indexIn(layer.values, maker::textValue(value)));
        }
        layer.features.push_back(maker::featureBytes(bytes));
    }
    std::vector<std::string> encoded;
    for (const auto& [name, layer] : layers) {
        encoded.push_back(maker::layerBytes(layer));
    }
    return geo::gzip(maker::tileBytes(encoded));
}

SampleFeature areaOf(std::string layer, std::string kind, int left, int top, int right, int bottom) {
    return {.layer = std::move(layer),
            .geometry = geo::TileGeometry::polygons,
            .points = {{left, top}, {right, top}, {right, bottom}, {left, bottom}},
            .tags = {{"class", std::move(kind)}}};
}

SampleFeature roadOf(std::string kind, std::vector<geo::TilePoint> points, std::string name) {
    SampleFeature road{.layer = "road",
                       .geometry = geo::TileGeometry::lines,
                       .points = std::move(points),
                       .tags = {{"class", std::move(kind)}}};
    if (!name.empty()) {
        road.tags.emplace_back("name", std::move(name));
    }
    return road;
}

SampleFeature pointOf(std::string layer, std::string kind, geo::TilePoint at, std::string name) {
    return {.layer = std::move(layer),
            .geometry = geo::TileGeometry::points,
            .points = {at},
            .tags = {{"class", std::move(kind)}, {"name", std::move(name)}}};
}

SamplePack::SamplePack(std::string format, int maxZoom) {
    meta("name", "Thử").meta("format", std::move(format)).meta("minzoom", "0").meta("maxzoom", std::to_string(maxZoom));
    meta("bounds", "106,10,107.5,11.5");
}

SamplePack& SamplePack::tile(const geo::TileId& tile, std::string bytes) {
    m_tiles.emplace_back(tile, std::move(bytes));
    return *this;
}

SamplePack& SamplePack::meta(std::string name, std::string value) {
    m_meta.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string SamplePack::write(const std::string& name) const {
    const std::string file = m_folder.filePath(QString::fromStdString(name)).toStdString();
    std::filesystem::remove(file);
    sqlite3* database = nullptr;
    sqlite3_open(file.c_str(), &database);
    run(database, "CREATE TABLE metadata(name text, value text);"
                  "CREATE TABLE tiles(zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
    for (const auto& [key, value] : m_meta) {
        run(database, ("INSERT INTO metadata VALUES('" + key + "', '" + value + "')").c_str());
    }
    for (const auto& [tile, bytes] : m_tiles) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(database, "INSERT INTO tiles VALUES(?, ?, ?, ?)", -1, &statement, nullptr);
        sqlite3_bind_int(statement, 1, tile.zoom);
        sqlite3_bind_int64(statement, 2, tile.x);
        sqlite3_bind_int64(statement, 3, (std::int64_t{1} << tile.zoom) - 1 - tile.y);
        sqlite3_bind_blob(statement, 4, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        sqlite3_step(statement);
        sqlite3_finalize(statement);
    }
    sqlite3_close(database);
    return file;
}

std::shared_ptr<maps::TilePack> SamplePack::open() const {
    auto pack = maps::TilePack::open(write(), tileKit());
    if (!pack) {
        qFatal("%s", pack.error().message().c_str());
    }
    return *pack;
}

const std::shared_ptr<const maps::TileKit>& tileKit() {
    static const auto kit = maps::TileKit::load().value();
    return kit;
}

geo::TileId sampleTile() {
    return geo::tileAt(geo::toWorld({.lat = 10.7769, .lon = 106.7009}), 14);
}

} // namespace trucban::test
