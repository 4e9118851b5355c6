// SPDX-License-Identifier: GPL-3.0-or-later
// Map packs and foreign MBTiles files, as the console opens them.
#include "store/MapPack.h"

#include "geo/Gzip.h"
#include "mappack/SmallTown.h"
#include "store/MapPackWriter.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace trucban::store {
namespace {

using mappack::test::Scratch;

constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n rest";
constexpr std::string_view kWebp{"RIFF\x10\0\0\0WEBPVP8 ", 16};
constexpr const char* kTables =
    "CREATE TABLE metadata(name text, value text);"
    "CREATE TABLE tiles(zoom_level integer, tile_column integer, tile_row integer, tile_data blob);";

std::string vectorTile() {
    return geo::gzip(std::string{"\x1a\x0d\x0a\x04road\x12\x00\x28\x80\x20\x78\x02", 15});
}

/// An SQLite file by SQL; ?1 is the tile.
class Sample {
public:
    explicit Sample(const std::filesystem::path& file) { sqlite3_open(file.c_str(), &m_database); }
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;
    ~Sample() { sqlite3_close(m_database); }
    Sample& run(const std::string& sql) {
        char* message = nullptr;
        EXPECT_EQ(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
            << sql << (message ? message : "");
        sqlite3_free(message);
        return *this;
    }
    Sample& tile(int zoom, int column, int row, std::string_view bytes) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(m_database, "INSERT INTO tiles VALUES(?, ?, ?, ?)", -1, &statement, nullptr);
        sqlite3_bind_int(statement, 1, zoom);
        sqlite3_bind_int(statement, 2, column);
        sqlite3_bind_int(statement, 3, row);
        sqlite3_bind_blob(statement, 4, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        EXPECT_EQ(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
        return *this;
    }
    Sample& meta(const std::string& name, const std::string& value) {
        return run("INSERT INTO metadata VALUES('" + name + "', '" + value + "')");
    }

private:
    sqlite3* m_database = nullptr;
};

class MapPackFile : public testing::Test {
protected:
    std::filesystem::path simple(const std::string& name = "a.mbtiles") {
        Sample{m_scratch / name}.run(kTables).tile(2, 3, 0, vectorTile()).meta("name", "Thử").meta("format", "pbf");
        return m_scratch / name;
    }
    [[nodiscard]] PackFault faultOf(const std::string& name) {
        auto pack = MapPack::open(m_scratch / name);
        EXPECT_FALSE(pack.has_value()) << name;
        if (pack) {
            return PackFault::busy;
        }
        EXPECT_TRUE(pack.error().message().contains(sentenceOf(pack.error().fault)));
        return pack.error().fault;
    }

    Scratch m_scratch;
};

geo::Place street(std::string name, core::GeoPoint at = {.lat = 10.77, .lon = 106.69}) {
    return {.kind = geo::PlaceKind::street,
            .name = std::move(name),
            .aliases = "cũ: Kitchener",
            .area = "Phường 2, Quận 5",
            .at = at,
            .southWest = {10.76, 106.68},
            .northEast = {10.78, 106.7},
            .ward = {26734}};
}

TEST_F(MapPackFile, readsAStandardFile) {
    Sample{m_scratch / "a.mbtiles"}
        .run(kTables)
        .tile(2, 3, 0, vectorTile())
        .meta("name", "Sài Gòn")
        .meta("format", "pbf")
        .meta("minzoom", "2")
        .meta("maxzoom", "5")
        .meta("bounds", "106.3,10.3,107.1,11.2")
        .meta("center", "106.7,10.8,11")
        .meta("attribution", "<a href=\"https://www.openstreetmap.org/copyright\">&copy; OpenStreetMap</a>");
    auto pack = MapPack::open(m_scratch / "a.mbtiles");
    ASSERT_TRUE(pack) << pack.error().message();
    const PackInfo& info = (*pack)->info();
    EXPECT_EQ(info.name, "Sài Gòn");
    EXPECT_EQ(info.attribution, "© OpenStreetMap");
    EXPECT_EQ(info.format, TileFormat::vector);
    EXPECT_EQ(info.minZoom, 2);
    EXPECT_EQ(info.maxZoom, 5);
    EXPECT_EQ(info.southWest, (core::GeoPoint{10.3, 106.3}));
    EXPECT_EQ(info.northEast, (core::GeoPoint{11.2, 107.1}));
    EXPECT_EQ(info.centre, (core::GeoPoint{10.8, 106.7}));
    EXPECT_EQ(info.centreZoom, 11);
    EXPECT_FALSE(info.hasPlaces || info.hasRoads || info.hasBoundaries);
    // Rows count from the south there, from the north here.
    EXPECT_EQ((*pack)->tile({.zoom = 2, .x = 3, .y = 3}), vectorTile());
    EXPECT_EQ((*pack)->tile({.zoom = 2, .x = 3, .y = 0}), std::nullopt);
    EXPECT_EQ((*pack)->tile({.zoom = 2, .x = 4, .y = 3}), std::nullopt);
    EXPECT_EQ((*pack)->tile({.zoom = -1, .x = 0, .y = 0}), std::nullopt);
    EXPECT_EQ((*pack)->search("le loi", {}).error().fault, PackFault::noPlaces);
    EXPECT_EQ((*pack)->roads().error().fault, PackFault::noRoads);
    EXPECT_EQ((*pack)->boundaries().error().fault, PackFault::noBoundaries);
}

TEST_F(MapPackFile, knowsRasterTilesByTheirBytes) {
    const std::tuple<const char*, std::string_view, TileFormat> cases[]{{"png", kPng, TileFormat::png},
                                                                        {"jpg", "\xff\xd8\xff\xe0", TileFormat::jpeg},
                                                                        {"jpg", kPng, TileFormat::png},
                                                                        {"webp", kWebp, TileFormat::webp},
                                                                        {"", kWebp, TileFormat::webp}};
    int number = 0;
    for (const auto& [named, bytes, format] : cases) {
        const std::string file = std::to_string(number++) + ".mbtiles";
        Sample{m_scratch / file}.run(kTables).tile(0, 0, 0, bytes).meta("format", named);
        auto pack = MapPack::open(m_scratch / file);
        ASSERT_TRUE(pack) << pack.error().message();
        EXPECT_EQ((*pack)->info().format, format) << file;
        EXPECT_EQ((*pack)->info().maxZoom, 0);
    }
}

TEST_F(MapPackFile, readsTilesFromAView) {
    Sample{m_scratch / "view.mbtiles"}.run(
        "CREATE TABLE metadata(name text, value text); CREATE TABLE map(z, x, y, id); CREATE TABLE images(id, data);"
        "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data FROM map JOIN "
        "images USING(id);"
        "INSERT INTO map VALUES(0, 0, 0, 7); INSERT INTO images VALUES(7, x'89504e470d0a1a0a')");
    auto pack = MapPack::open(m_scratch / "view.mbtiles");
    ASSERT_TRUE(pack) << pack.error().message();
    EXPECT_TRUE((*pack)->tile({.zoom = 0, .x = 0, .y = 0})->has_value());
}

TEST_F(MapPackFile, refusesForeignFilesWithTheReason) {
    mappack::test::writeFile(m_scratch / "text", "code,type,name\n");
    mappack::test::writeFile(m_scratch / "empty", "");
    mappack::test::writeFile(m_scratch / "encrypted", std::string(8'192, '\x5a'));
    Sample{m_scratch / "other"}.run("CREATE TABLE t(a)");
    Sample{m_scratch / "no-tiles"}.run(kTables);
    Sample{m_scratch / "foreign-format"}.run(kTables).tile(0, 0, 0, kPng).meta("format", "terrain-rgb-32");
    Sample{m_scratch / "foreign-tile"}.run(kTables).tile(0, 0, 0, "BM bitmap");
    Sample{m_scratch / "bad-vector"}.run(kTables).tile(0, 0, 0, "\x1f\x8b nothing").meta("format", "pbf");
    Sample{m_scratch / "bad-zooms"}.run(kTables).tile(0, 0, 0, kPng).meta("minzoom", "9").meta("maxzoom", "3");
    Sample{m_scratch / "newer"}.run(kTables).tile(0, 0, 0, vectorTile()).meta("trucban_pack", "2");
    EXPECT_EQ(faultOf("missing"), PackFault::notFound);
    EXPECT_EQ(faultOf("."), PackFault::notAPack);
    EXPECT_EQ(faultOf("text"), PackFault::notAPack);
    EXPECT_EQ(faultOf("empty"), PackFault::notAPack);
    EXPECT_EQ(faultOf("encrypted"), PackFault::notAPack);
    EXPECT_EQ(faultOf("other"), PackFault::notAPack);
    EXPECT_EQ(faultOf("no-tiles"), PackFault::notAPack);
    EXPECT_EQ(faultOf("foreign-format"), PackFault::unknownFormat);
    EXPECT_EQ(faultOf("foreign-tile"), PackFault::unknownFormat);
    EXPECT_EQ(faultOf("bad-vector"), PackFault::damaged);
    EXPECT_EQ(faultOf("bad-zooms"), PackFault::damaged);
    EXPECT_EQ(faultOf("newer"), PackFault::newer);
}

TEST_F(MapPackFile, survivesACutFile) {
    const std::string whole = mappack::test::readFile(simple());
    for (std::size_t length = 0; length < whole.size(); length += 512) {
        mappack::test::writeFile(m_scratch / "cut", std::string_view{whole}.substr(0, length));
        if (auto pack = MapPack::open(m_scratch / "cut")) {
            (void)(*pack)->tile({.zoom = 2, .x = 3, .y = 3});
            (void)(*pack)->integrityReport();
        }
    }
}

TEST_F(MapPackFile, givesUpOnAViewThatNeverEnds) {
    Sample{m_scratch / "endless"}.run(
        "CREATE TABLE metadata(name, value);"
        "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        "SELECT 0 AS zoom_level, 0 AS tile_column, i AS tile_row, CASE WHEN i < 0 THEN x'00' END AS tile_data FROM n");
    EXPECT_EQ(faultOf("endless"), PackFault::damaged);
}

TEST_F(MapPackFile, hasBadMetadataReplacedByTheWorld) {
    Sample{m_scratch / "a"}
        .run(kTables)
        .tile(0, 0, 0, kPng)
        .meta("bounds", "1,2,x,4")
        .meta("center", "999,999")
        .meta("name", "\x01<b>x");
    auto pack = MapPack::open(m_scratch / "a");
    ASSERT_TRUE(pack);
    EXPECT_EQ((*pack)->info().northEast.lon, 180);
    EXPECT_EQ((*pack)->info().centre, (core::GeoPoint{0, 0}));
    EXPECT_EQ((*pack)->info().name, "x");
}

TEST_F(MapPackFile, givesBackWhatTheWriterPutIn) {
    const auto file = simple();
    geo::RoadNetwork roads;
    roads.nodes = {{.at = {10.77, 106.69}}, {.at = {10.78, 106.69}}};
    roads.edges = {{.from = 0, .to = 1, .forward = geo::VehicleSet::all(), .speedKmh = {20, 20, 5}}};
    {
        auto writer = MapPackWriter::open(file);
        ASSERT_TRUE(writer) << writer.error().message();
        ASSERT_TRUE((*writer)->setMetadata("name", "Mới"));
        ASSERT_TRUE((*writer)->setMetadata("trucban_data_date", "2026-05-17"));
        ASSERT_TRUE((*writer)->setPlaces({street("Nguyễn Trãi"), street("Nguyễn Tri Phương"), street("Đồng Khởi")}));
        ASSERT_TRUE((*writer)->setRoads(roads));
        ASSERT_TRUE((*writer)->finish());
    }
    auto pack = MapPack::open(file);
    ASSERT_TRUE(pack) << pack.error().message();
    EXPECT_EQ((*pack)->info().name, "Mới");
    EXPECT_EQ((*pack)->info().dataDate, "2026-05-17");
    EXPECT_EQ((*pack)->roads(), roads);
    EXPECT_EQ((*pack)->placeCount(), 3U);
    EXPECT_EQ((*pack)->integrityReport(), "");
    for (const char* typed : {"nguyen trai", "NGUYỄN TRÃI", "nguyễn tra", "trai", "nguyen trai q5", "duong nguyen trai",
                              "123/45 nguyễn trãi"}) {
        const auto found = (*pack)->search(typed, {});
        ASSERT_TRUE(found && !found->empty()) << typed;
        EXPECT_EQ(found->front().place, street("Nguyễn Trãi")) << typed;
    }
    EXPECT_EQ((*pack)->search("dong khoi", {})->size(), 1U);
    EXPECT_EQ((*pack)->search("kitchener", {})->size(), 3U);
    EXPECT_EQ((*pack)->search("ng", {})->size(), 2U);
    for (const char* nothing : {"", "   ", "xyz", "\"", "nguyen\" OR \"a", "* NEAR(", "\xff"}) {
        EXPECT_TRUE((*pack)->search(nothing, {})->empty() || std::string_view{nothing}.contains("nguyen")) << nothing;
    }
}

TEST_F(MapPackFile, findsTheOneOfManyNamesakesByALetter) {
    const auto file = simple();
    std::vector<geo::Place> places(400, street("Lê Lợi"));
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i].area = "Xã B";
        places[i].at.lat += static_cast<double>(i) * 1e-4;
    }
    places.back().area = "Xã Z";
    {
        auto writer = MapPackWriter::open(file);
        ASSERT_TRUE(writer) << writer.error().message();
        ASSERT_TRUE((*writer)->setPlaces(places));
        ASSERT_TRUE((*writer)->finish());
    }
    auto pack = MapPack::open(file);
    ASSERT_TRUE(pack);
    const auto found = (*pack)->search("duong le loi xa z", {});
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().place.area, "Xã Z");
}

TEST_F(MapPackFile, replacesPlacesAndKeepsTheRest) {
    const auto file = simple();
    for (const char* name : {"Lê Lợi", "Pasteur"}) {
        auto writer = MapPackWriter::open(file);
        ASSERT_TRUE(writer) << writer.error().message();
        ASSERT_TRUE((*writer)->setPlaces({street(name)}));
        ASSERT_TRUE((*writer)->finish());
    }
    auto pack = MapPack::open(file);
    ASSERT_TRUE(pack);
    EXPECT_EQ((*pack)->placeCount(), 1U);
    EXPECT_TRUE((*pack)->search("le loi", {})->empty());
    EXPECT_EQ((*pack)->search("pasteur", {})->size(), 1U);
}

TEST_F(MapPackFile, staysAsItWasWithoutFinish) {
    const auto file = simple();
    const std::string before = mappack::test::readFile(file);
    {
        auto writer = MapPackWriter::open(file);
        ASSERT_TRUE(writer && (*writer)->setPlaces({street("Lê Lợi")}));
    }
    EXPECT_EQ(mappack::test::readFile(file), before);
    EXPECT_EQ(m_scratch.names(), (std::vector<std::string>{"a.mbtiles"}));
}

TEST_F(MapPackFile, isReadableAfterItWasDeleted) {
    const auto file = simple();
    auto pack = MapPack::open(file);
    ASSERT_TRUE(pack);
    std::filesystem::remove(file);
    EXPECT_EQ((*pack)->tile({.zoom = 2, .x = 3, .y = 3}), vectorTile());
}

TEST_F(MapPackFile, saysDamagedForAChangedRoadGraph) {
    const auto file = simple();
    {
        auto writer = MapPackWriter::open(file);
        const geo::RoadNetwork none;
        ASSERT_TRUE(writer && (*writer)->setRoads(none) && (*writer)->finish());
    }
    Sample{file}.run("UPDATE trucban_blob SET bytes = CAST(x'54' || bytes AS BLOB)");
    EXPECT_EQ((*MapPack::open(file))->roads().error().fault, PackFault::damaged);
}

} // namespace
} // namespace trucban::store
