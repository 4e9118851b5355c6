// SPDX-License-Identifier: GPL-3.0-or-later
#include "MapSamples.h"
#include "maps/HeatLayer.h"
#include "maps/HeatLegend.h"
#include "maps/MapHeat.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using namespace std::chrono_literals;
using maps::MapHeat;

namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};

} // namespace

class HeatTest : public QObject {
    Q_OBJECT
private:
    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));
    geo::WorldPoint m_middle = geo::toWorld({.lat = 10.9, .lon = 106.7});

    [[nodiscard]] QImage painted(const std::vector<geo::WorldPoint>& points) const {
        const double world = geo::worldPixels(13);
        const maps::RasterView view{.box = {.minX = m_middle.x - 200 / world,
                                            .minY = m_middle.y - 200 / world,
                                            .maxX = m_middle.x + 200 / world,
                                            .maxY = m_middle.y + 200 / world},
                                    .zoom = 13};
        QImage image{400, 400, QImage::Format_ARGB32_Premultiplied};
        image.fill(Qt::transparent);
        QPainter painter{&image};
        maps::paintHeat(painter, view, points, m_style);
        return image;
    }
    /// That many pixels to the right of the middle.
    [[nodiscard]] geo::WorldPoint beside(double px) const {
        return {.x = m_middle.x + px / geo::worldPixels(13), .y = m_middle.y};
    }

private slots:
    void countsWhatWasOpenedInTheWindow() {
        MapHeat heat;
        heat.setNow(kNow);
        QSignalSpy changed{&heat, &MapHeat::changed};
        heat.upsert(std::vector<maps::HeatPoint>{{.caseId = test::caseId(1), .at = m_middle, .when = kNow - 30min},
                                                 {.caseId = test::caseId(2), .at = m_middle, .when = kNow - 5h},
                                                 {.caseId = test::caseId(3), .at = m_middle, .when = kNow - 3 * 24h}});
        QCOMPARE(heat.shown().size(), std::size_t{2}); // 24 hours at first
        heat.setWindow(1h);
        QCOMPARE(heat.shown().size(), std::size_t{1});
        heat.setWindow(7 * 24h);
        QCOMPARE(heat.shown().size(), std::size_t{3});
        heat.setNow(kNow + 5 * 24h);
        QCOMPARE(heat.shown().size(), std::size_t{2});
        heat.remove(std::vector{test::caseId(1), test::caseId(9)});
        QCOMPARE(heat.shown().size(), std::size_t{1});
        QCOMPARE(changed.count(), 5);
        heat.remove(std::vector{test::caseId(1)});
        QCOMPARE(changed.count(), 5);
        heat.setFiltered(true);
        heat.setFiltered(true);
        QCOMPARE(changed.count(), 6);
    }

    void theLegendSaysThatAFilterHolds() {
        MapHeat heat;
        maps::HeatLegend legend{heat, m_style, nullptr};
        legend.setShown(true);
        QVERIFY(!legend.accessibleName().contains(QStringLiteral("theo bộ lọc")));
        heat.setFiltered(true);
        QVERIFY(legend.accessibleName().contains(QStringLiteral("theo bộ lọc")));
    }

    void isStrongestWhereMostAre() {
        std::vector<geo::WorldPoint> points(60, m_middle);
        points.insert(points.end(), 15, beside(120));
        const QImage image = painted(points);
        const int crowd = image.pixelColor(200, 200).alpha();
        const int few = image.pixelColor(320, 200).alpha();
        QVERIFY(crowd > 190);
        QVERIFY(few > 60 && few < crowd - 40);
        QCOMPARE(image.pixelColor(200, 380).alpha(), 0);
        QVERIFY(image.pixelColor(220, 200).alpha() > 20); // spread
        QVERIFY(image.pixelColor(220, 200).alpha() < crowd);
    }

    void aFewCasesAreNoHotSpot() {
        QVERIFY(painted({m_middle}).pixelColor(200, 200).alpha() < 110);
        QCOMPARE(painted({}).pixelColor(200, 200).alpha(), 0);
    }

    void whatLiesOutsideIsNotDrawn() {
        const QImage image = painted(std::vector<geo::WorldPoint>(50, beside(5'000)));
        for (int x = 0; x < 400; x += 7) {
            QCOMPARE(image.pixelColor(x, 200).alpha(), 0);
        }
    }
};

QTEST_MAIN(HeatTest)
#include "HeatTest.moc"
