// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MapPackWriter.h"

#include "geo/PlaceSearch.h"
#include "store/detail/Files.h"
#include "store/detail/PackFile.h"
#include "store/detail/PackMetadata.h"

#include <cmath>
#include <format>

namespace trucban::store {
namespace {

/// `key` and the text are folded: FTS5's own removal of diacritics leaves đ alone. Only row numbers are wanted back, so
/// neither text nor positions are kept; prefixes up to a whole syllable are indexed, for an answer at each key typed.
constexpr const char* kSchema = R"sql(
DROP TABLE IF EXISTS trucban_place;
DROP TABLE IF EXISTS trucban_place_text;
CREATE TABLE trucban_place(
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    area TEXT NOT NULL,
    key TEXT NOT NULL,
    ward INTEGER NOT NULL,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    south INTEGER NOT NULL, west INTEGER NOT NULL, north INTEGER NOT NULL, east INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE trucban_place_text USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii',
    prefix='1 2 3 4 5 6');
)sql";

std::int64_t unitsOf(double degrees) {
    return std::llround(degrees * detail::kPackUnitsPerDegree);
}

/// Every word that the place may be asked for by.
std::string indexText(const geo::Place& place) {
    std::string text = geo::searchKey(place.name + " " + place.aliases + " " + place.area);
    if (place.kind == geo::PlaceKind::street) {
        text += " duong";
    } else if (place.kind == geo::PlaceKind::alley) {
        text += " hem";
    }
    text += geo::shortUnitNames(place.name + "," + place.area);
    return text;
}

} // namespace

class MapPackWriter::Impl {
public:
    explicit Impl(const std::filesystem::path& path) : file{path}, pack{path, true} { pack.setUnbounded(true); }

    void begin() {
        // A plain rollback journal: one file when done, readable from a read-only medium.
        pack.handle().exec("PRAGMA journal_mode=DELETE");
        pack.handle().exec("PRAGMA synchronous=OFF"); // nobody sees the file before `finish` has synced all of it
        transaction.emplace(pack.handle(), SQLite::TransactionBehavior::IMMEDIATE);
        pack.handle().exec(
            "CREATE TABLE IF NOT EXISTS trucban_blob(name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
    }

    void setBlob(std::string_view name, std::string_view bytes) {
        pack.query("INSERT OR REPLACE INTO trucban_blob(name, bytes) VALUES(?, ?)")
            .bind(name, detail::Blob{bytes})
            .run();
    }

    void setMetadata(std::string_view name, std::string_view value) {
        pack.query("DELETE FROM metadata WHERE name=?").bind(name).run();
        pack.query("INSERT INTO metadata(name, value) VALUES(?, ?)").bind(name, value).run();
    }

    void addPlace(std::int64_t id, const geo::Place& place) {
        auto row =
            pack.query("INSERT INTO trucban_place(id, kind, name, aliases, area, key, ward, lat, lon, south, west, "
                       "north, east) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        row.bind(id, static_cast<int>(place.kind), place.name, place.aliases, place.area, geo::searchKey(place.name),
                 place.ward.value, unitsOf(place.at.lat), unitsOf(place.at.lon), unitsOf(place.southWest.lat),
                 unitsOf(place.southWest.lon), unitsOf(place.northEast.lat), unitsOf(place.northEast.lon));
        row.run();
        pack.query("INSERT INTO trucban_place_text(rowid, text) VALUES(?, ?)").bind(id, indexText(place)).run();
    }

    const std::filesystem::path file;
    detail::PackFile pack;
    std::optional<SQLite::Transaction> transaction;
};

MapPackWriter::MapPackWriter(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
MapPackWriter::~MapPackWriter() = default;

PackResult<std::unique_ptr<MapPackWriter>> MapPackWriter::open(const std::filesystem::path& file) {
    if (auto checked = detail::checkPackFile(file); !checked) {
        return std::unexpected(checked.error());
    }
    return detail::guardedPack([&]() -> PackResult<std::unique_ptr<MapPackWriter>> {
        auto impl = std::make_unique<Impl>(file);
        if (auto info = detail::readPackInfo(impl->pack); !info) {
            return std::unexpected(info.error());
        }
        impl->begin();
        return std::make_unique<MapPackWriter>(std::move(impl));
    });
}

PackResult<void> MapPackWriter::setMetadata(std::string_view name, std::string_view value) {
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->setMetadata(name, value);
        return {};
    });
}

PackResult<void> MapPackWriter::setPlaces(const std::vector<geo::Place>& places) {
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->pack.handle().exec(kSchema);
        std::int64_t id = 0;
        for (const geo::Place& place : places) {
            m_impl->addPlace(++id, place);
        }
        m_impl->pack.handle().exec("CREATE INDEX trucban_place_by_key ON trucban_place(key)");
        m_impl->pack.handle().exec("INSERT INTO trucban_place_text(trucban_place_text) VALUES('optimize')");
        return {};
    });
}

PackResult<void> MapPackWriter::setRoads(const geo::RoadNetwork& roads) {
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->setBlob(detail::kRoadsName, roads.toBytes());
        return {};
    });
}

PackResult<void> MapPackWriter::setBoundaries(const geo::BoundarySet& boundaries) {
    return detail::guardedPack([&]() -> PackResult<void> {
        m_impl->setBlob(detail::kBoundariesName, boundaries.toBytes());
        return {};
    });
}

PackResult<void> MapPackWriter::finish() {
    auto done = detail::guardedPack([&]() -> PackResult<void> {
        m_impl->setMetadata(detail::kPackVersionName, std::to_string(detail::kPackVersion));
        m_impl->transaction->commit();
        m_impl->transaction.reset();
        m_impl->pack.handle().exec("PRAGMA application_id=0x4d504258"); // MBTiles 1.3, section "Database"
        return {};
    });
    if (!done) {
        return done;
    }
    if (auto synced = detail::syncFile(m_impl->file); !synced) {
        return packFailure(synced.error().fault == StoreFault::diskFull ? PackFault::diskFull : PackFault::unreadable,
                           synced.error().detail);
    }
    return {};
}

} // namespace trucban::store
