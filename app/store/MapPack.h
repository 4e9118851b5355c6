// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/Mercator.h"
#include "geo/PlaceSearch.h"
#include "geo/RoadNetwork.h"
#include "store/PackError.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

enum class TileFormat : std::uint8_t { vector, png, jpeg, webp };
/// As MBTiles' metadata has it: pbf, png, jpg, webp.
[[nodiscard]] std::string_view nameOf(TileFormat format);

/// What a pack says of itself.
struct PackInfo {
    std::string name;
    std::string description;
    std::string attribution; ///< to be shown on the map; plain text, without any markup the file has
    std::string version;
    TileFormat format = TileFormat::vector;
    int minZoom = 0;
    int maxZoom = 0;
    core::GeoPoint southWest; ///< what it covers
    core::GeoPoint northEast;
    core::GeoPoint centre; ///< to begin with
    int centreZoom = 0;
    std::string layersJson; ///< MBTiles' `json`: the vector layers; may be empty
    // Of packs made by trucban-mappack; empty or false in other MBTiles files.
    std::string dataDate; ///< day of the newest object of its data, YYYY-MM-DD
    std::string builtAt;  ///< RFC 3339
    std::string source;   ///< name of the file it was made from
    bool hasPlaces = false;
    bool hasRoads = false;
    bool hasBoundaries = false;
};

/// A map pack, or any MBTiles 1.3 file, opened to be read. One thread at a time; threads that draw from the same file
/// open it each: that is cheap. The file may be hostile: no SQL of its own runs longer than a bounded time.
/// Nobody need close it before the file is replaced or deleted: what was opened stays readable.
class MapPack {
public:
    /// Larger tiles are damaged ones.
    static constexpr std::size_t kMostTileBytes = 8U << 20U;

    /// Checks tables, metadata and the first tile. Errors: notFound, unreadable, notAPack, damaged, unknownFormat, newer.
    [[nodiscard]] static PackResult<std::unique_ptr<MapPack>> open(const std::filesystem::path& file);
    ~MapPack();
    MapPack(const MapPack&) = delete;
    MapPack& operator=(const MapPack&) = delete;

    [[nodiscard]] const PackInfo& info() const;
    [[nodiscard]] const std::filesystem::path& file() const;

    /// The tile's bytes as stored (a vector tile mostly gzip-packed); nullopt when the pack has none there.
    [[nodiscard]] PackResult<std::optional<std::string>> tile(const geo::TileId& tile);
    /// All tiles by zoom; stops when `each` returns false.
    [[nodiscard]] PackResult<void> forEachTile(const std::function<bool(const geo::TileId&, std::string_view)>& each);

    /// Answers to what was typed, best first (geo::rankPlaces); nearer ones first among equals if `near` is given.
    /// Error: noPlaces.
    [[nodiscard]] PackResult<std::vector<geo::FoundPlace>>
    search(std::string_view typed, std::optional<core::GeoPoint> near, std::size_t limit = 20);
    /// All places by importance; stops when `each` returns false.
    [[nodiscard]] PackResult<void> forEachPlace(const std::function<bool(const geo::Place&)>& each);
    [[nodiscard]] PackResult<std::size_t> placeCount();

    /// Reading a city's takes some tens of milliseconds: keep it. Errors: noRoads, damaged, newer.
    [[nodiscard]] PackResult<geo::RoadNetwork> roads();
    /// Errors: noBoundaries, damaged, newer.
    [[nodiscard]] PackResult<geo::BoundarySet> boundaries();

    /// SQLite's own check of the whole file, page by page; what it found, empty when nothing.
    [[nodiscard]] PackResult<std::string> integrityReport();

    class Impl;
    explicit MapPack(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace trucban::store
