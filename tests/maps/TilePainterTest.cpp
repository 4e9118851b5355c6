// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

#include "MapSamples.h"

#include <QTest>

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
