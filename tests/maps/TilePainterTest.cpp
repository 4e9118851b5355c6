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

int pixelsLike(const QImage& image, const QRect& area, const QColor& colour) {
    int count = 0;
    for (int y = std::max(area.top(), 0); y <= std::min(area.bottom(), image.height() - 1); ++y) {
        for (int x = std::max(area.left(), 0); x <= std::min(area.right(), image.width() - 1); ++x) {
            count += distanceOf(image.pixel(x, y), colour) < 60 ? 1 : 0;
        }
    }
    return count;
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
        QCOMPARE(colourAt(11.95, 107.9), m_style.land); // away from wards, names and the river
        QCOMPARE(colourAt(9.5, 107), m_style.water);
        QCOMPARE(colourAt(14.5, 111), m_style.water);
        QVERIFY(distanceOf(colourAt(11.6, 107.3).rgb(), m_style.river) < 90);
    }

    void isPureAndScales() {
        const geo::TileId tile = geo::tileAt(geo::toWorld({.lat = 10.78, .lon = 106.7}), 13);
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

    void drawsBothHalvesOfANameThatCrossesTiles() {
        int crossing = 0;
        for (const int zoom : {11, 13, 16}) {
            const geo::WorldPoint centre = geo::toWorld({.lat = 10.8, .lon = 106.68});
            const double world = geo::worldPixels(zoom);
            const QRectF area{centre.x * world - 1'500, centre.y * world - 1'000, 3'000, 2'000};
            for (const maps::PlacedLabel& label : m_layers->labels(zoom, area)) {
                const double edge = std::floor(label.box.right() / 256) * 256;
                if (edge - label.box.left() < 14 || label.box.right() - edge < 14) {
                    continue;
                }
                ++crossing;
                for (const bool left : {true, false}) {
                    const auto column = static_cast<std::uint32_t>(edge / 256) - (left ? 1 : 0);
                    const auto row = static_cast<std::uint32_t>(label.centre.y() / 256);
                    const QImage image = maps::paintTile(*m_layers, m_style, {.zoom = zoom, .x = column, .y = row}, 1);
                    const QRect part = label.box.translated(-256.0 * column, -256.0 * row).toAlignedRect();
                    QVERIFY2(pixelsLike(image, part, m_style.label) > 3, qPrintable(label.lines.join(u' ')));
                }
            }
        }
        QVERIFY(crossing > 5);
    }

    void namesNeverOverlapAndKeepTheirMarks() {
        for (int zoom = 9; zoom < maps::kRepeatZoom; ++zoom) {
            const auto labels = maps::placeLabels(test::cityWards().wards(), zoom, m_style.fontFamily);
            QVERIFY(!labels.empty());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY(!labels[i].box.intersects(labels[j].box));
                }
            }
        }
        const auto all = maps::placeLabels(test::cityWards().wards(), 14, m_style.fontFamily);
        QVERIFY(all.size() > 160);
        QVERIFY(std::ranges::any_of(all, [](const maps::PlacedLabel& label) {
            return label.lines.join(u' ') == QStringLiteral("Thủ Dầu Một");
        }));
    }
};

QTEST_MAIN(TilePainterTest)
#include "TilePainterTest.moc"
