// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MapPack.h"

#include "store/detail/PackFile.h"
#include "store/detail/PackMetadata.h"

#include <algorithm>
#include <format>

namespace trucban::store {
namespace {

// Few enough to rank at once, many enough that what is wanted is among them.
constexpr int kExactCandidates = 60;
constexpr int kWordCandidates = 300;

#define TRUCBAN_PLACE_COLUMNS "kind, name, aliases, area, ward, lat, lon, south, west, north, east"

double degreesFrom(std::int64_t units) {
    return static_cast<double>(units) / detail::kPackUnitsPerDegree;
}

geo::Place placeFrom(const detail::Query& row) {
    const auto kind = std::clamp<std::int64_t>(row.integer(0), 0, geo::kPlaceKinds - 1);
    return {.kind = static_cast<geo::PlaceKind>(kind),
            .name = row.text(1),
            .aliases = row.text(2),
            .area = row.text(3),
            .at = {.lat = degreesFrom(row.integer(5)), .lon = degreesFrom(row.integer(6))},
            .southWest = {.lat = degreesFrom(row.integer(7)), .lon = degreesFrom(row.integer(8))},
            .northEast = {.lat = degreesFrom(row.integer(9)), .lon = degreesFrom(row.integer(10))},
            .ward = {static_cast<std::uint32_t>(row.integer(4))}};
}

/// Words are letters and digits: quoted, nothing in them is FTS5's syntax.
std::string matchText(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += std::format("{}\"{}\"*", text.empty() ? "" : " ", word);
    }
    return text;
}

PackError geoError(const geo::Error& error) {
    const bool newer = error.code == geo::ErrorCode::newerRoads || error.code == geo::ErrorCode::newerBoundaries;
    return {newer ? PackFault::newer : PackFault::damaged, geo::describe(error)};
}

} // namespace

class MapPack::Impl {
public:
    explicit Impl(const std::filesystem::path& path) : file{path}, pack{path, false} {}

    [[nodiscard]] PackResult<std::string> blob(std::string_view name, PackFault missing) {
        return detail::guardedPack([&]() -> PackResult<std::string> {
            if (!pack.has("trucban_blob")) {
                return packFailure(missing);
            }
            auto row = pack.query("SELECT bytes FROM trucban_blob WHERE name=?");
            return row.bind(name).step() ? PackResult<std::string>{row.text(0)} : packFailure(missing);
        });
    }

    void addByName(std::vector<geo::Place>& places, const std::string& key) {
        auto rows = pack.query("SELECT " TRUCBAN_PLACE_COLUMNS " FROM trucban_place WHERE key=?1 ORDER BY id LIMIT ?2");
        rows.bind(key, kExactCandidates);
        while (rows.step()) {
            places.push_back(placeFrom(rows));
        }
    }

    /// Row numbers are by importance, so the first found are the most important, and FTS5 need not rank.
    [[nodiscard]] std::vector<std::int64_t> idsByWords(const std::vector<std::string>& words) {
        auto rows = pack.query("SELECT rowid FROM trucban_place_text WHERE trucban_place_text MATCH ?1 "
                               "ORDER BY rowid LIMIT ?2");
        rows.bind(matchText(words), kWordCandidates);
        std::vector<std::int64_t> ids;
        while (rows.step()) {
            ids.push_back(rows.integer(0));
        }
        return ids;
    }

    void addByWords(std::vector<geo::Place>& places, const std::vector<std::string>& words) {
        if (words.empty()) {
            return;
        }
        // FTS5 walks the places of every word, and "phường" is in most. When the others leave few, the ranking drops of
        // these what has not all of the words.
        const auto telling = geo::tellingWords(words);
        const bool fewer = !telling.empty() && telling.size() < words.size();
        auto ids = fewer ? idsByWords(telling) : std::vector<std::int64_t>{};
        if (!fewer || ids.size() == kWordCandidates) {
            ids = idsByWords(words);
        }
        for (const std::int64_t id : ids) {
            auto row = pack.query("SELECT " TRUCBAN_PLACE_COLUMNS " FROM trucban_place WHERE id=?");
            if (row.bind(id).step()) {
                places.push_back(placeFrom(row));
            }
        }
    }

    const std::filesystem::path file;
    detail::PackFile pack;
    PackInfo info;
};

MapPack::MapPack(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
MapPack::~MapPack() = default;

PackResult<std::unique_ptr<MapPack>> MapPack::open(const std::filesystem::path& file) {
    if (auto checked = detail::checkPackFile(file); !checked) {
        return std::unexpected(checked.error());
    }
    auto opened = detail::guardedPack([&]() -> PackResult<std::unique_ptr<MapPack>> {
        auto impl = std::make_unique<Impl>(file);
        auto info = detail::readPackInfo(impl->pack);
        if (!info) {
            return std::unexpected(info.error());
        }
        impl->info = std::move(*info);
        return std::make_unique<MapPack>(std::move(impl));
    });
    if (!opened && !opened.error().detail.contains(file.string())) {
        opened.error().detail = std::format("{}: {}", file.string(), opened.error().detail);
    }
    return opened;
}

const PackInfo& MapPack::info() const {
    return m_impl->info;
}

const std::filesystem::path& MapPack::file() const {
    return m_impl->file;
}

PackResult<std::optional<std::string>> MapPack::tile(const geo::TileId& tile) {
    using Answer = PackResult<std::optional<std::string>>;
    if (!tile.isValid()) {
        return Answer{std::nullopt};
    }
    return detail::guardedPack([&]() -> Answer {
        // MBTiles counts rows from the south.
        const std::int64_t row = (std::int64_t{1} << tile.zoom) - 1 - tile.y;
        auto found = m_impl->pack.query(
            "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=? LIMIT 1");
        if (!found.bind(tile.zoom, tile.x, row).step() || found.isNull(0)) {
            return std::nullopt;
        }
        const auto bytes = found.view(0);
        if (bytes.size() > kMostTileBytes) {
            return packFailure(PackFault::damaged,
                               std::format("tile {}/{}/{} is too large", tile.zoom, tile.x, tile.y));
        }
        return std::string{bytes};
    });
}

PackResult<void> MapPack::forEachTile(const std::function<bool(const geo::TileId&, std::string_view)>& each) {
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->pack.setUnbounded(true);
        auto rows =
            m_impl->pack.query("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY 1, 2, 3");
        while (rows.step()) {
            const std::int64_t zoom = rows.integer(0);
            const std::int64_t side = zoom >= 0 && zoom <= geo::kMaxZoom ? std::int64_t{1} << zoom : 0;
            const std::int64_t column = rows.integer(1);
            const std::int64_t row = rows.integer(2);
            if (column < 0 || column >= side || row < 0 || row >= side) {
                return packFailure(PackFault::damaged,
                                   std::format("tile {}/{}/{} lies outside the world", zoom, column, row));
            }
            const geo::TileId tile{.zoom = static_cast<int>(zoom),
                                   .x = static_cast<std::uint32_t>(column),
                                   .y = static_cast<std::uint32_t>(side - 1 - row)};
            if (!each(tile, rows.view(3))) {
                break;
            }
        }
        m_impl->pack.setUnbounded(false);
        return {};
    });
}

PackResult<std::vector<geo::FoundPlace>> MapPack::search(std::string_view typed, std::optional<core::GeoPoint> near,
                                                         std::size_t limit) {
    if (!m_impl->info.hasPlaces) {
        return packFailure(PackFault::noPlaces);
    }
    const geo::PlaceQuery query = geo::parsePlaceQuery(typed);
    if (query.words.empty()) {
        return {};
    }
    return detail::guardedPack([&]() -> PackResult<std::vector<geo::FoundPlace>> {
        std::vector<geo::Place> places;
        m_impl->addByName(places, query.key);
        m_impl->addByWords(places, query.words);
        // What answers only in part stands behind what has all the words: not asked for when there is enough of that.
        if (!query.streetWords.empty() && places.size() < limit) {
            std::vector<std::string> alley{"hem", query.numberWords.front()};
            std::ranges::copy(query.streetWords, std::back_inserter(alley));
            m_impl->addByWords(places, alley);
            std::vector<std::string> street{"duong"};
            std::ranges::copy(query.streetWords, std::back_inserter(street));
            m_impl->addByWords(places, street);
        }
        return geo::rankPlaces(std::move(places), query, near, limit);
    });
}

PackResult<void> MapPack::forEachPlace(const std::function<bool(const geo::Place&)>& each) {
    if (!m_impl->info.hasPlaces) {
        return packFailure(PackFault::noPlaces);
    }
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->pack.setUnbounded(true);
        auto rows = m_impl->pack.query("SELECT " TRUCBAN_PLACE_COLUMNS " FROM trucban_place ORDER BY id");
        while (rows.step() && each(placeFrom(rows))) {
        }
        m_impl->pack.setUnbounded(false);
        return {};
    });
}

PackResult<std::size_t> MapPack::placeCount() {
    if (!m_impl->info.hasPlaces) {
        return packFailure(PackFault::noPlaces);
    }
    return detail::guardedPack([&]() -> PackResult<std::size_t> {
        auto row = m_impl->pack.query("SELECT count(*) FROM trucban_place");
        return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
    });
}

PackResult<geo::RoadNetwork> MapPack::roads() {
    return m_impl->blob(detail::kRoadsName, PackFault::noRoads).and_then([](const std::string& bytes) {
        return geo::RoadNetwork::fromBytes(bytes).transform_error(geoError);
    });
}

PackResult<geo::BoundarySet> MapPack::boundaries() {
    return m_impl->blob(detail::kBoundariesName, PackFault::noBoundaries).and_then([](const std::string& bytes) {
        return geo::BoundarySet::fromBytes(bytes).transform_error(geoError);
    });
}

PackResult<std::string> MapPack::integrityReport() {
    return detail::guardedPack([&]() -> PackResult<std::string> {
        m_impl->pack.setUnbounded(true);
        auto rows = m_impl->pack.query("PRAGMA integrity_check(5)");
        std::string report;
        while (rows.step()) {
            const std::string line = rows.text(0);
            report += line == "ok" ? "" : (report.empty() ? "" : "; ") + line;
        }
        m_impl->pack.setUnbounded(false);
        return report;
    });
}

} // namespace trucban::store
