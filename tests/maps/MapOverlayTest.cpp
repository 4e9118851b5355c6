// SPDX-License-Identifier: GPL-3.0-or-later
// The small things over the map.
#include "maps/MapOverlay.h"

#include "MapSamples.h"
#include "TileSamples.h"
#include "maps/MapView.h"
#include "maps/Measure.h"
#include "maps/ScaleBar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QQuickWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace trucban;
using maps::MapView;

namespace {

constexpr core::GeoPoint kMiddle{.lat = 10.90, .lon = 106.70};

struct Desk {
    MapView view{test::cityWards(), test::styleOf(QStringLiteral("light"))};

    Desk() {
        view.resize(800, 600);
        view.flyTo(kMiddle, 14);
        view.show();
    }
    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowExposed(&view); }
    [[nodiscard]] QQuickWidget& canvas() { return *view.findChild<QQuickWidget*>(QStringLiteral("mapCanvas")); }
    [[nodiscard]] QLabel& label(const char* name) { return *view.findChild<QLabel*>(QLatin1StringView{name}); }
    [[nodiscard]] core::GeoPoint placeAt(const QPointF& at) const {
        const geo::WorldPoint centre = geo::toWorld(view.centre());
        const double world = geo::worldPixels(view.zoom());
        return geo::toGeo({.x = centre.x + (at.x() - 400) / world, .y = centre.y + (at.y() - 300) / world});
    }
};

} // namespace

class MapOverlayTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    // A map that keys, a flight or the follow button moved kept the place that had been under the pointer.
    void theCoordinateIsOfWhatIsUnderThePointerNow() {
        Desk desk;
        QVERIFY(desk.isReady());
        QTest::mouseMove(&desk.canvas(), {500, 200});
        auto& coordinate = desk.label("mapCoordinate");
        QTRY_COMPARE(coordinate.text(), maps::coordinateText(desk.placeAt({500, 200})));
        QTest::keyClick(&desk.canvas(), Qt::Key_Right);
        QCOMPARE(coordinate.text(), maps::coordinateText(desk.placeAt({500, 200})));
        desk.view.flyTo({.lat = 10.80, .lon = 106.65}, 16);
        QCOMPARE(coordinate.text(), maps::coordinateText(desk.placeAt({500, 200})));
        // While its menu is open the pointer is elsewhere, and stays there when it closes.
        QContextMenuEvent ask{QContextMenuEvent::Mouse, {300, 300}, desk.canvas().mapToGlobal(QPoint{300, 300})};
        QApplication::sendEvent(&desk.canvas(), &ask);
        QVERIFY(!coordinate.isVisible());
        desk.view.findChild<QMenu*>(QStringLiteral("mapMenu"))->close();
        desk.view.flyTo(kMiddle, 14);
        QVERIFY(!coordinate.isVisible());
    }

    // Over a street map with labels and marks the scale could not be read.
    void theScaleIsReadWhateverLiesBelow() {
        QWidget ground;
        ground.resize(200, 60);
        maps::ScaleBar bar{&ground};
        bar.setStyle(test::styleOf(QStringLiteral("light")));
        bar.setScale(14, 10.8);
        const auto over = [&bar](const QColor& below) {
            QImage image{bar.size(), QImage::Format_ARGB32_Premultiplied};
            image.fill(below);
            bar.render(&image, {}, {}, QWidget::DrawChildren);
            return image;
        };
        const QImage onBlack = over(Qt::black);
        const QImage onWhite = over(Qt::white);
        // Between the letters and the bar's ends too: nearly the same, black below or white.
        const QPoint right{bar.width() - 10, bar.height() / 2};
        const int difference = qGray(onWhite.pixel(right)) - qGray(onBlack.pixel(right));
        QVERIFY2(difference < 80, qPrintable(QString::number(difference)));
        QVERIFY(qGray(onBlack.pixel(right)) > 150);
    }

    // In a low map a second scroll bar came with the first, and hid the last row.
    void theLayerListScrollsOneWayOnly() {
        Desk desk;
        QVERIFY(desk.isReady());
        desk.view.resize(500, 220);
        QTest::mouseClick(desk.view.findChild<QToolButton*>(QStringLiteral("mapLayers")), Qt::LeftButton);
        const auto* scroll = desk.view.findChild<QScrollArea*>(QStringLiteral("layerScroll"));
        QTRY_VERIFY(scroll->verticalScrollBar()->isVisible());
        QCoreApplication::processEvents();
        QVERIFY(!scroll->horizontalScrollBar()->isVisible());
        QVERIFY(scroll->widget()->width() >= scroll->widget()->minimumSizeHint().width());
    }

    // "Opened" lay over the map for the rest of the shift.
    void whatWentWellGoesByItself() {
        Desk desk;
        QVERIFY(desk.isReady());
        QTemporaryDir folder;
        const auto put = [&folder](const QString& name, const QByteArray& bytes) {
            QFile file{folder.filePath(name)};
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString{};
        };
        auto& banner = desk.label("mapBanner");
        desk.view.places().open(put(QStringLiteral("good.csv"), "ten,lat,lon\nA,10.9,106.7\n"));
        QTRY_VERIFY(banner.isVisible());
        QVERIFY(desk.view.findChild<QTimer*>(QStringLiteral("mapNoticeTime"))->isActive());
        desk.view.places().open(put(QStringLiteral("bad.csv"), "ten,lat,lon\nA,10.9,106.7\nB,x,1\n"));
        QTRY_VERIFY(banner.text().startsWith(QStringLiteral("bad.csv")));
        QVERIFY(!desk.view.findChild<QTimer*>(QStringLiteral("mapNoticeTime"))->isActive());
        QTest::mouseClick(&banner, Qt::LeftButton);
        QVERIFY(!banner.isVisible());
    }

    // A wall is not moved by anybody: cases at the city's fringe were on no part of it, and nothing said so.
    void aWallSaysWhatItsMapDoesNotShow() {
        Desk desk;
        QVERIFY(desk.view.findChild<QLabel*>(QStringLiteral("mapOutside")) == nullptr); // a desk has its own means
        desk.view.setPassive();
        QVERIFY(desk.isReady());
        auto& note = desk.label("mapOutside");
        auto closed = test::casePoint(1, 10.30, 107.10, core::Priority::p1);
        closed.open = false;
        desk.view.points().upsert(std::vector{closed, test::casePoint(2, 10.90, 106.70, core::Priority::p1),
                                              test::casePoint(3, 10.35, 107.08, core::Priority::p2),
                                              test::casePoint(4, 10.36, 107.07, core::Priority::p3)});
        QTRY_COMPARE(note.text(), QStringLiteral("2 vụ ngoài bản đồ, gấp nhất P2"));
        QVERIFY(note.isVisible());
        desk.view.flyTo({.lat = 10.6, .lon = 106.9}, 9);
        QTRY_VERIFY(!note.isVisible());
    }

    // A stick pulled out, a file cut short: the map went blank there, and nobody said why.
    void aPackThatCannotBeReadAnyMoreIsNamed() {
        Desk desk;
        QVERIFY(desk.isReady());
        const geo::TileId tile = test::sampleTile();
        const auto side = static_cast<double>(1U << static_cast<unsigned>(tile.zoom));
        const std::string street =
            test::vectorTile({test::roadOf("primary", {{.x = 0, .y = 2'000}, {.x = 4'000, .y = 2'000}})});
        auto& banner = desk.label("mapBanner");
        test::SamplePack pack;
        pack.tile({.zoom = 3, .x = 1, .y = 1}, street).tile(tile, "\x1a\xff\xff");
        const auto opened = pack.open();
        desk.view.flyTo(geo::toGeo({.x = (tile.x + 0.5) / side, .y = (tile.y + 0.5) / side}), tile.zoom);
        desk.view.setPack(opened, {});
        QTRY_VERIFY(opened->damagedTiles() > 0);
        QTRY_VERIFY(banner.isVisible());
        desk.view.setPack(nullptr, {});
        QVERIFY(!banner.isVisible());
    }
};

QTEST_MAIN(MapOverlayTest)
#include "MapOverlayTest.moc"
