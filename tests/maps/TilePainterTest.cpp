// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

#include "MapSamples.h"
#include "maps/Coverage.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace trucban;

namespace {

int distanceOf(QRgb a, const QColor& b) {
    return std::abs(qRed(a) - b.red()) + std::abs(qGreen(a) - b.green()) + std::abs(qBlue(a) - b.blue());
}

} // namespace

class TilePainterTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const maps::BaseLayers> m_layers;
    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));

private slots:
    void initTestCase() {
        test::addFonts();
        m_layers = test::sampleLayers();
    }

    void drawsLandSeaAndRiver() {
        const auto colourAt = [this](double lat, double lon) {
            const geo::WorldPoint at = geo::toWorld({.lat = lat, .lon = lon});
            const geo::TileId tile = geo::tileAt(at, 12);
            const geo::WorldBox box = geo::boxOf(tile);
            const double world = geo::worldPixels(12);
            return maps::paintTile(*m_layers, m_style, tile, 1)
                .pixelColor(static_cast<int>((at.x - box.minX) * world), static_cast<int>((at.y - box.minY) * world));
        };
        QCOMPARE(colourAt(11.95, 107.9), m_style.land); // away from the river
        QCOMPARE(colourAt(9.5, 107), m_style.water);
        QCOMPARE(colourAt(14.5, 111), m_style.water);
        QVERIFY(distanceOf(colourAt(11.6, 107.3).rgb(), m_style.river) < 90);
    }

    void isPureAndScales() {
        const geo::TileId tile = geo::tileAt(geo::toWorld({.lat = 11.6, .lon = 106.7}), 13);
        const QImage once = maps::paintTile(*m_layers, m_style, tile, 1);
        QCOMPARE(once.size(), QSize(256, 256));
        QCOMPARE(maps::paintTile(*m_layers, m_style, tile, 1), once);
        QCOMPARE(maps::paintTile(*m_layers, m_style, tile, 2).size(), QSize(512, 512));
        QVERIFY(maps::paintTile(*m_layers, test::styleOf(QStringLiteral("dark")), tile, 1) != once);
    }

    void drawsWhatLiesAroundTheRegion() {
        const geo::Basemap near{.southWest = {.lat = 6, .lon = 102},
                                .northEast = {.lat = 15, .lon = 112},
                                .land = {{{.lat = 10, .lon = 106},
                                          {.lat = 10, .lon = 108},
                                          {.lat = 12, .lon = 108},
                                          {.lat = 12, .lon = 106}}},
                                .lakes = {},
                                .islands = {},
                                .rivers = {}};
        const geo::Basemap far{
            .southWest = {.lat = -40, .lon = 20},
            .northEast = {.lat = 60, .lon = 180},
            // Over the region too, where it must not be seen.
            .land = {{{.lat = 5, .lon = 90}, {.lat = 5, .lon = 115}, {.lat = 30, .lon = 115}, {.lat = 30, .lon = 90}}},
            .lakes = {},
            .islands = {},
            .rivers = {}};
        const maps::BaseLayers layers{near, far};
        const auto colourAt = [&](double lat, double lon, int zoom) {
            const geo::WorldPoint at = geo::toWorld({.lat = lat, .lon = lon});
            const geo::TileId tile = geo::tileAt(at, zoom);
            const geo::WorldBox box = geo::boxOf(tile);
            const double world = geo::worldPixels(zoom);
            return maps::paintTile(layers, m_style, tile, 1)
                .pixelColor(static_cast<int>((at.x - box.minX) * world), static_cast<int>((at.y - box.minY) * world));
        };
        for (const int zoom : {5, 6, 8}) {
            QCOMPARE(colourAt(11, 107, zoom), m_style.land);
            QCOMPARE(colourAt(8, 105, zoom), m_style.water); // of the region
            QCOMPARE(colourAt(20, 100, zoom), m_style.land); // of what is around
            QCOMPARE(colourAt(20, 130, zoom), m_style.water);
            QCOMPARE(colourAt(14.5, 112.5, zoom), m_style.land);
            QCOMPARE(colourAt(14.5, 111.5, zoom), m_style.water);
        }
    }

    void theBuiltInMapFillsTheFarthestScreen() {
        const auto layers = test::builtInLayers();
        const auto isLand = [&](double lat, double lon) {
            const geo::WorldPoint at = geo::toWorld({.lat = lat, .lon = lon});
            const geo::TileId tile = geo::tileAt(at, 5);
            const geo::WorldBox box = geo::boxOf(tile);
            const double world = geo::worldPixels(5);
            return maps::paintTile(*layers, m_style, tile, 1)
                       .pixelColor(static_cast<int>((at.x - box.minX) * world),
                                   static_cast<int>((at.y - box.minY) * world)) == m_style.land;
        };
        QVERIFY(isLand(22.5, 105)); // north of Vietnam
        QVERIFY(isLand(23, 79));    // India
        QVERIFY(isLand(-24, 134));  // Australia
        QVERIFY(isLand(0.5, 114));  // Borneo
        QVERIFY(!isLand(12, 115));  // the South China Sea
        QVERIFY(!isLand(-10, 80));  // the Indian Ocean
        QVERIFY(!isLand(15, 88));   // the Gulf of Bengal
        QVERIFY(!isLand(20, 150));  // the Pacific
    }

    void theSeaUnderABetterMapHasNoSteps_data() {
        QTest::addColumn<int>("zoom");
        for (const int zoom : {10, 11, 12, 13, 14, 16, 18}) {
            QTest::addRow("zoom %d", zoom) << zoom;
        }
    }
    // A coast that runs askew, bounds that it crosses, and a tile that is missing: along the edge of two tiles sea and land
    // change at the same places.
    void theSeaUnderABetterMapHasNoSteps() {
        QFETCH(int, zoom);
        geo::Ring ring{{.lat = 12, .lon = 106}, {.lat = 10.36, .lon = 106}};
        for (int i = 0; i <= 400; ++i) { // bays of some kilometres
            const double lon = 106 + 0.0025 * i;
            ring.push_back({.lat = 10.4 + 0.1 * (lon - 106) + 0.02 * std::sin(lon * 150) + 0.004 * std::sin(lon * 900),
                            .lon = lon});
        }
        ring.push_back({.lat = 12, .lon = 107});
        const geo::Basemap map{.southWest = {.lat = 6, .lon = 102},
                               .northEast = {.lat = 15, .lon = 112},
                               .land = {ring},
                               .lakes = {},
                               .islands = {},
                               .rivers = {}};
        const maps::BaseLayers layers{map};
        constexpr int kStored = 14;
        const int tileZoom = std::min(zoom, kStored);
        const core::GeoPoint bound{.lat = 10.9, .lon = 106.62};
        const geo::WorldPoint low = geo::toWorld({.lat = 10.2, .lon = 106.3});
        const geo::WorldPoint high = geo::toWorld(bound);
        const geo::TileId missing = geo::tileAt(geo::toWorld({.lat = 10.452, .lon = 106.505}), tileZoom);
        const maps::Coverage coverage{.bounds = {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y},
                                      .isHere = true,
                                      .tileZoom = tileZoom,
                                      .hasTile = [&](const geo::TileId& tile) { return tile != missing; }};
        const auto painted = [&](const geo::TileId& tile) {
            const int up = zoom - tileZoom;
            const geo::TileId source{.zoom = tileZoom, .x = tile.x >> up, .y = tile.y >> up};
            maps::Coverage here = coverage;
            here.isHere = source != missing;
            return maps::paintTile(layers, m_style, tile, 1, &here);
        };
        const auto isSea = [&](const QColor& colour) {
            return distanceOf(colour.rgb(), m_style.water) < distanceOf(colour.rgb(), m_style.land);
        };
        // At a corner of the missing tile, at the bound, and along the coast between.
        int coasts = 0;
        for (const core::GeoPoint& place : {core::GeoPoint{.lat = 10.452, .lon = 106.505},
                                            {.lat = 10.45, .lon = 106.51},
                                            {.lat = 10.44, .lon = 106.40},
                                            {.lat = 10.455, .lon = bound.lon},
                                            {.lat = 10.47, .lon = 106.62}}) {
            const geo::TileId middle = geo::tileAt(geo::toWorld(place), zoom);
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const geo::TileId tile{.zoom = zoom,
                                           .x = middle.x + static_cast<std::uint32_t>(dx),
                                           .y = middle.y + static_cast<std::uint32_t>(dy)};
                    const QImage here = painted(tile);
                    const QImage right = painted({.zoom = zoom, .x = tile.x + 1, .y = tile.y});
                    const QImage below = painted({.zoom = zoom, .x = tile.x, .y = tile.y + 1});
                    int steps = 0;
                    int changes = 0;
                    for (int i = 0; i < 256; ++i) {
                        steps += isSea(here.pixelColor(255, i)) != isSea(right.pixelColor(0, i)) ? 1 : 0;
                        steps += isSea(here.pixelColor(i, 255)) != isSea(below.pixelColor(i, 0)) ? 1 : 0;
                        changes +=
                            i > 0 && isSea(here.pixelColor(255, i)) != isSea(here.pixelColor(255, i - 1)) ? 1 : 0;
                        changes +=
                            i > 0 && isSea(here.pixelColor(i, 255)) != isSea(here.pixelColor(i - 1, 255)) ? 1 : 0;
                    }
                    coasts += changes;
                    QVERIFY2(steps <= 3 * (changes + 1),
                             qPrintable(QStringLiteral("tile %1/%2: %3 pixels differ over %4 crossings")
                                            .arg(tile.x)
                                            .arg(tile.y)
                                            .arg(steps)
                                            .arg(changes)));
                }
            }
        }
        QVERIFY(coasts > 4);
    }

    void aLakeOfABetterMapIsLeftToIt() {
        const auto lakeAt = [](double lat, double lon) {
            return geo::Ring{{.lat = lat - 0.02, .lon = lon - 0.02},
                             {.lat = lat + 0.02, .lon = lon - 0.02},
                             {.lat = lat + 0.02, .lon = lon + 0.02},
                             {.lat = lat - 0.02, .lon = lon + 0.02}};
        };
        const geo::Basemap map{.southWest = {.lat = 6, .lon = 102},
                               .northEast = {.lat = 15, .lon = 112},
                               .land = {{{.lat = 10, .lon = 106},
                                         {.lat = 10, .lon = 108},
                                         {.lat = 12, .lon = 108},
                                         {.lat = 12, .lon = 106}}},
                               .lakes = {lakeAt(11, 107), lakeAt(11.5, 107)},
                               .islands = {},
                               .rivers = {}};
        const maps::BaseLayers layers{map};
        const geo::WorldPoint low = geo::toWorld({.lat = 10.8, .lon = 106.8});
        const geo::WorldPoint high = geo::toWorld({.lat = 11.2, .lon = 107.2});
        for (const bool isHere : {true, false}) {
            const maps::Coverage coverage{.bounds = {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y},
                                          .isHere = isHere,
                                          .tileZoom = 12,
                                          .hasTile = [](const geo::TileId&) { return true; }};
            const auto colourAt = [&](double lat, double lon) {
                const geo::WorldPoint at = geo::toWorld({.lat = lat, .lon = lon});
                const geo::TileId tile = geo::tileAt(at, 12);
                const geo::WorldBox box = geo::boxOf(tile);
                const double world = geo::worldPixels(12);
                return maps::paintTile(layers, m_style, tile, 1, &coverage)
                    .pixelColor(static_cast<int>((at.x - box.minX) * world),
                                static_cast<int>((at.y - box.minY) * world));
            };
            QCOMPARE(colourAt(11.001, 107.001), m_style.land);
            QCOMPARE(colourAt(11.501, 107.001), m_style.water);
        }
    }

    void theSeaUnderABetterMapStaysOffTheLand() {
        const maps::Coverage coverage{.bounds = {.minX = 0, .minY = 0, .maxX = 1, .maxY = 1},
                                      .isHere = true,
                                      .tileZoom = 13,
                                      .hasTile = [](const geo::TileId&) { return true; }};
        const auto colourAt = [&](double metresOut) {
            const geo::WorldPoint coast = geo::toWorld({.lat = 10, .lon = 107});
            const geo::WorldPoint at{.x = coast.x, .y = coast.y + metresOut * geo::worldPerMetre(10)};
            const geo::TileId tile = geo::tileAt(at, 13);
            const geo::WorldBox box = geo::boxOf(tile);
            const double world = geo::worldPixels(13);
            return maps::paintTile(*m_layers, m_style, tile, 1, &coverage)
                .pixelColor(static_cast<int>((at.x - box.minX) * world), static_cast<int>((at.y - box.minY) * world));
        };
        QCOMPARE(colourAt(-300), m_style.land);
        QCOMPARE(colourAt(200), m_style.land);
        QCOMPARE(colourAt(420), m_style.land);
        QCOMPARE(colourAt(600), m_style.water);
        QCOMPARE(colourAt(5'000), m_style.water);
    }

    void survivesTilesAnywhere() {
        for (const geo::TileId& tile : {geo::TileId{.zoom = 0, .x = 0, .y = 0},
                                        {.zoom = 22, .x = 0, .y = 0},
                                        {.zoom = 22, .x = (1u << 22) - 1, .y = (1u << 22) - 1},
                                        {.zoom = 5, .x = 31, .y = 3}}) {
            QVERIFY(!maps::paintTile(*m_layers, m_style, tile, 1).isNull());
        }
    }
};

QTEST_MAIN(TilePainterTest)
#include "TilePainterTest.moc"
