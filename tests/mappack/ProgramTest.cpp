// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, with osmium and tilemaker, on a town that the test invented. Skipped where those are missing.
#include "mappack/Program.h"

#include "geo/Router.h"
#include "geo/TileSchema.h"
#include "geo/VectorTile.h"
#include "mappack/BuildPack.h"
#include "mappack/ChildProcess.h"
#include "mappack/SmallTown.h"
#include "resources/Embedded.h"
#include "store/MapPack.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <format>
#include <sstream>

namespace trucban::mappack {
namespace {

using test::readFile;
using test::writeFile;

struct Ran {
    int status = 0;
    std::string out;
    std::string err;
};

Ran run(std::vector<std::string> words) {
    std::vector<const char*> argv{"trucban-mappack"};
    for (const std::string& word : words) {
        argv.push_back(word.c_str());
    }
    std::ostringstream out;
    std::ostringstream err;
    const int status = runProgram(static_cast<int>(argv.size()), argv.data(), out, err);
    return {.status = status, .out = out.str(), .err = err.str()};
}

class MapPackProgram : public testing::Test {
protected:
    void SetUp() override {
        if (!test::haveTools()) {
            GTEST_SKIP() << "osmium or tilemaker is not installed";
        }
        writeFile(m_scratch / "town.osm", test::smallTownXml());
    }
    Ran build(const std::string& input = "town.osm") {
        return run({"build", (m_scratch / input).string(), "--out", pack().string()});
    }
    [[nodiscard]] std::filesystem::path pack() const { return m_scratch / "town.mappack"; }
    /// Nothing but what the test itself made.
    [[nodiscard]] bool isClean() const {
        return std::ranges::none_of(m_scratch.names(),
                                    [](const std::string& name) { return name.contains("mappack"); });
    }

    test::Scratch m_scratch;
};

TEST_F(MapPackProgram, buildsAPackThatTheConsoleCanUse) {
    const Ran built = build();
    ASSERT_EQ(built.status, 0) << built.err;
    EXPECT_TRUE(built.out.contains("data up to 2026-05-17")) << built.out;
    EXPECT_TRUE(built.err.contains("drawing tiles") && built.err.contains("100 %")) << built.err;
    EXPECT_EQ(m_scratch.names(), (std::vector<std::string>{"town.mappack", "town.osm"}));
    auto opened = store::MapPack::open(pack());
    ASSERT_TRUE(opened) << opened.error().message();
    store::MapPack& map = **opened;
    EXPECT_EQ(map.info().name, "town");
    EXPECT_EQ(map.info().attribution, "© OpenStreetMap contributors");
    EXPECT_EQ(map.info().maxZoom, 14);
    EXPECT_EQ(map.info().source, "town.osm");
    EXPECT_NEAR(map.info().southWest.lon, 106.68, 1e-6);
    EXPECT_EQ(map.search("nguyen trai", {})->front().place.kind, geo::PlaceKind::street);
    EXPECT_EQ(map.search("123/45 nguyễn trãi", {})->front().place.kind, geo::PlaceKind::address);
    EXPECT_EQ(map.search("12/3 nguyen trai", {})->front().place.name, "Hẻm 12 Nguyễn Trãi");
    EXPECT_EQ(map.search("cong an", {})->front().place.kind, geo::PlaceKind::police);
    const geo::Router router{*map.roads()};
    EXPECT_TRUE(router.route({10.77, 106.69}, {10.7715, 106.6975}, geo::Vehicle::motorbike));
}

TEST_F(MapPackProgram, drawsOurLayers) {
    ASSERT_EQ(build().status, 0);
    auto map = store::MapPack::open(pack());
    ASSERT_TRUE(map);
    const auto id = geo::tileAt(geo::toWorld({10.77, 106.695}), 14);
    const auto bytes = (*map)->tile(id);
    ASSERT_TRUE(bytes && *bytes);
    const auto tile = geo::decodeVectorTile(**bytes);
    ASSERT_TRUE(tile) << geo::describe(tile.error());
    EXPECT_EQ(tile->droppedFeatures, 0U);
    namespace schema = geo::tile_schema;
    for (const auto layer :
         {schema::kRoad, schema::kBuilding, schema::kPoi, schema::kPlace, schema::kHouseNumber, schema::kBoundary}) {
        EXPECT_NE(tile->layer(layer), nullptr) << layer;
    }
    const geo::TileLayer* roads = tile->layer(schema::kRoad);
    ASSERT_NE(roads, nullptr);
    const bool hasAlley = std::ranges::any_of(roads->features, [&](const geo::TileFeature& road) {
        return geo::textOf(roads->find(road, schema::kName)) == "Hẻm 12 Nguyễn Trãi" &&
               geo::numberOf(roads->find(road, "alley")) == 1;
    });
    EXPECT_TRUE(hasAlley);
}

TEST_F(MapPackProgram, describesAndVerifiesAPack) {
    ASSERT_EQ(build().status, 0);
    const Ran info = run({"info", pack().string()});
    EXPECT_EQ(info.status, 0);
    for (const char* expected : {"town", "© OpenStreetMap contributors", "2026-05-17", "pbf, zoom 0 to 14", "10"}) {
        EXPECT_TRUE(info.out.contains(expected)) << expected << "\n" << info.out;
    }
    const Ran verified = run({"verify", pack().string()});
    EXPECT_EQ(verified.status, 0) << verified.err;
    EXPECT_TRUE(verified.out.contains("good"));
}

TEST_F(MapPackProgram, verifyFindsDamage) {
    ASSERT_EQ(build().status, 0);
    const std::string whole = readFile(pack());
    std::size_t found = 0;
    constexpr std::size_t kStep = 2'048;
    for (std::size_t at = 4'096; at + kStep < whole.size(); at += kStep) {
        std::string changed = whole;
        changed.replace(at, 64, 64, '\xee');
        writeFile(m_scratch / "damaged", changed);
        found += run({"verify", (m_scratch / "damaged").string()}).status != 0 ? 1 : 0;
    }
    EXPECT_GT(found, 3U); // free space in pages may hold anything
    writeFile(m_scratch / "damaged", whole.substr(0, whole.size() / 2));
    EXPECT_NE(run({"verify", (m_scratch / "damaged").string()}).status, 0);
}

TEST_F(MapPackProgram, addsAndReplacesBoundaries) {
    ASSERT_EQ(build().status, 0);
    const auto feature = [](const std::string& code, double west) {
        return std::format(
            R"({{"type":"Feature","properties":{{"code":{0}}},"geometry":{{"type":"Polygon","coordinates":[[[{1},10.7],[{2},10.7],[{2},10.8],[{1},10.8],[{1},10.7]]]}}}})",
            code, west, west + 0.02);
    };
    const auto geoJson = [&](const std::string& features) {
        writeFile(m_scratch / "wards.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
        return run({"boundaries", (m_scratch / "wards.geojson").string(), "--pack", pack().string()});
    };
    const auto wards = geo::WardTable::parse(resources::wardsCsv());
    ASSERT_TRUE(wards && wards->size() > 2);
    const std::string first = std::to_string(wards->wards()[0].code.value);
    const std::string second = std::to_string(wards->wards()[1].code.value);
    const Ran added = geoJson(feature(first, 106.68) + "," + feature("null", 106.7));
    EXPECT_EQ(added.status, 0) << added.err;
    EXPECT_TRUE(added.out.contains("skipped feature 2") && added.out.contains("without a boundary:")) << added.out;
    const Ran refused = geoJson(feature(second, 106.7) + "," + feature("99999", 106.7));
    EXPECT_EQ(refused.status, 1);
    EXPECT_TRUE(refused.out.contains("refused feature 2")) << refused.out;
    auto map = store::MapPack::open(pack());
    ASSERT_TRUE(map);
    EXPECT_EQ((*map)->boundaries()->wards().size(), 2U);
    EXPECT_EQ((*map)->search("cong an", {})->front().place.ward, wards->wards()[0].code);
    const std::string before = readFile(pack());
    EXPECT_EQ(geoJson("").status, 2);
    writeFile(m_scratch / "wards.geojson", "{");
    EXPECT_EQ(run({"boundaries", (m_scratch / "wards.geojson").string(), "--pack", pack().string()}).status, 2);
    EXPECT_EQ(run({"boundaries", (m_scratch / "missing").string(), "--pack", pack().string()}).status, 2);
    EXPECT_EQ(readFile(pack()), before);
}

TEST_F(MapPackProgram, refusesBadInputWithTheReasonAndLeavesNothing) {
    std::atomic<bool> goOn = false;
    ASSERT_TRUE(runChild(
        {"osmium", "cat", (m_scratch / "town.osm").string(), "-o", (m_scratch / "town.osm.pbf").string()},
        [](std::string_view) {}, goOn));
    const std::string whole = readFile(m_scratch / "town.osm.pbf");
    writeFile(m_scratch / "cut.osm.pbf", whole.substr(0, whole.size() - 20));
    writeFile(m_scratch / "cut.osm", test::smallTownXml().substr(0, 900));
    writeFile(m_scratch / "foreign.osm.pbf", "code,type,name,lat,lon\n");
    writeFile(m_scratch / "foreign.csv", "code,type,name,lat,lon\n");
    writeFile(m_scratch / "empty.osm.pbf", "");
    writeFile(m_scratch / "nothing.osm", "<?xml version='1.0'?><osm version='0.6'></osm>");
    const std::pair<const char*, Fault> cases[]{
        {"cut.osm.pbf", Fault::truncatedOsm},   {"cut.osm", Fault::truncatedOsm},
        {"foreign.osm.pbf", Fault::notOsm},     {"foreign.csv", Fault::notOsm},
        {"empty.osm.pbf", Fault::truncatedOsm}, {"nothing.osm", Fault::noData},
        {"missing.osm.pbf", Fault::noInput}};
    for (const auto& [file, fault] : cases) {
        const Ran ran = build(file);
        EXPECT_EQ(ran.status, 2) << file;
        EXPECT_TRUE(ran.err.contains(sentenceOf(fault))) << file << ": " << ran.err;
        EXPECT_TRUE(isClean()) << file;
    }
    EXPECT_EQ(
        run({"build", (m_scratch / "town.osm").string(), "--out", (m_scratch / "no" / "such" / "folder").string()})
            .status,
        2);
    EXPECT_EQ(run({"build", (m_scratch / "town.osm").string(), "--out", m_scratch.path().string()}).status, 2);
    EXPECT_EQ(run({"build", (m_scratch / "town.osm").string(), "--out", (m_scratch / "town.osm").string()}).status, 2);
    EXPECT_EQ(readFile(m_scratch / "town.osm"), test::smallTownXml());
}

TEST_F(MapPackProgram, keepsAnOlderPackWhenANewOneFails) {
    writeFile(pack(), "older");
    writeFile(m_scratch / "cut.osm", test::smallTownXml().substr(0, 900));
    EXPECT_EQ(build("cut.osm").status, 2);
    EXPECT_EQ(readFile(pack()), "older");
    EXPECT_EQ(build().status, 0);
    EXPECT_NE(readFile(pack()), "older");
}

TEST_F(MapPackProgram, leavesNothingWhenInterruptedAtAnyStep) {
    // The wish comes with the n-th sign of progress: in every step once.
    class Interrupter : public std::stringbuf {
    public:
        Interrupter(std::atomic<bool>& stop, int at) : m_stop{stop}, m_at{at} {}

    protected:
        int sync() override {
            m_stop = m_stop || --m_at <= 0;
            return 0;
        }

    private:
        std::atomic<bool>& m_stop;
        int m_at;
    };
    const auto wards = geo::WardTable::parse(resources::wardsCsv());
    bool finished = false;
    int interrupted = 0;
    for (int at = 1; at < 40 && !finished; ++at) {
        std::atomic<bool> stop = false;
        Interrupter buffer{stop, at};
        std::ostream out{&buffer};
        Progress progress{out, false};
        const auto built = buildPack({.input = m_scratch / "town.osm", .output = pack(), .name = {}, .builtAt = {}},
                                     *wards, progress, stop);
        if (built) {
            finished = true;
        } else {
            EXPECT_EQ(built.error().fault, Fault::interrupted);
            EXPECT_TRUE(isClean()) << at;
            ++interrupted;
        }
    }
    EXPECT_TRUE(finished);
    EXPECT_GE(interrupted, 3);
}

TEST_F(MapPackProgram, removesWhatAKilledRunLeft) {
    std::filesystem::create_directory(m_scratch / ".town.mappack.partial-999999999");
    writeFile(m_scratch / ".town.mappack.partial-999999999" / "tiles.mbtiles", "half");
    std::filesystem::create_directory(m_scratch / std::format(".other.mappack.partial-{}", 999999999));
    EXPECT_EQ(build().status, 0);
    EXPECT_EQ(m_scratch.names(),
              (std::vector<std::string>{".other.mappack.partial-999999999", "town.mappack", "town.osm"}));
}

TEST(MapPackCommandLine, saysWhatItWants) {
    EXPECT_EQ(run({"--help"}).status, 0);
    EXPECT_TRUE(run({"--help"}).out.contains("boundaries"));
    for (const char* command : {"build", "boundaries", "info", "verify"}) {
        EXPECT_EQ(run({command, "--help"}).status, 0) << command;
        EXPECT_EQ(run({command}).status, 2) << command;
    }
    EXPECT_EQ(run({}).status, 2);
    EXPECT_EQ(run({"frobnicate"}).status, 2);
    EXPECT_EQ(run({"info", "/no/such/file"}).status, 2);
}

TEST(MapPackCommandLine, namesTheMissingProgram) {
    const char* path = std::getenv("PATH");
    const std::string before = path == nullptr ? "" : path;
    ::setenv("PATH", "/nowhere", 1);
    const Ran ran = run({"build", "in.osm.pbf", "--out", "out.mappack"});
    ::setenv("PATH", before.c_str(), 1);
    EXPECT_EQ(ran.status, 2);
    EXPECT_TRUE(ran.err.contains("osmium-tool")) << ran.err;
}

TEST(MapPackFailures, haveASentenceEach) {
    for (int fault = 0; fault <= static_cast<int>(Fault::interrupted); ++fault) {
        EXPECT_TRUE(sentenceOf(static_cast<Fault>(fault)).ends_with('.')) << fault;
    }
    for (int fault = 0; fault <= static_cast<int>(store::PackFault::busy); ++fault) {
        EXPECT_TRUE(store::sentenceOf(static_cast<store::PackFault>(fault)).ends_with('.')) << fault;
    }
}

} // namespace
} // namespace trucban::mappack
