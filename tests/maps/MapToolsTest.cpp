// SPDX-License-Identifier: GPL-3.0-or-later
// What is done at places of the map: by pointer and by keys, under each back end.
#include "MapSamples.h"
#include "maps/AlertLayer.h"
#include "maps/MapPin.h"
#include "maps/MapView.h"
#include "maps/Measure.h"
#include "maps/PickCases.h"
#include "maps/PlaceTool.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QQuickItem>
#include <QQuickWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace trucban;
using maps::MapView;

namespace {

constexpr core::GeoPoint kMiddle{.lat = 10.90, .lon = 106.70};

struct Desk {
    MapView view{test::cityWards(), test::styleOf(QStringLiteral("light"))};
    bool ready = false;

    explicit Desk(int zoom = 14) {
        view.resize(800, 600);
        view.flyTo(kMiddle, zoom);
        view.show();
        ready = QTest::qWaitForWindowExposed(&view);
    }
    [[nodiscard]] QQuickWidget& canvas() { return *view.findChild<QQuickWidget*>(QStringLiteral("mapCanvas")); }
    [[nodiscard]] maps::AlertLayer& layer() {
        return *canvas().rootObject()->findChild<maps::AlertLayer*>(QStringLiteral("alertLayer"));
    }
    [[nodiscard]] core::GeoPoint placeAt(const QPointF& at) const {
        const geo::WorldPoint centre = geo::toWorld(view.centre());
        const double world = geo::worldPixels(view.zoom());
        return geo::toGeo({.x = centre.x + (at.x() - 400) / world, .y = centre.y + (at.y() - 300) / world});
    }
    void put(std::uint32_t number, const QPointF& at) {
        const core::GeoPoint point = placeAt(at);
        const auto made = test::casePoint(number, point.lat, point.lon);
        view.points().upsert({&made, 1});
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas(), key, modifiers); }
    void drag(const std::vector<QPoint>& way, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&canvas(), Qt::LeftButton, modifiers, way.front());
        for (const QPoint& at : way) {
            QMouseEvent move{QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers};
            QApplication::sendEvent(&canvas(), &move);
        }
        QTest::mouseRelease(&canvas(), Qt::LeftButton, modifiers, way.back());
    }
};

std::vector<core::CaseId> sorted(std::vector<core::CaseId> ids) {
    std::ranges::sort(ids);
    return ids;
}

} // namespace

class MapToolsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
        qRegisterMetaType<core::CaseId>();
        qRegisterMetaType<core::GeoPoint>();
        qRegisterMetaType<std::vector<core::CaseId>>();
    }

    void takesAPlaceByAClick() {
        Desk desk;
        QVERIFY(desk.ready);
        QSignalSpy taken{&desk.view, &MapView::placeTaken};
        QSignalSpy ward{&desk.view, &MapView::wardClicked};
        desk.view.askPlace(QStringLiteral("Đặt VV-1"));
        auto* prompt = desk.view.findChild<QLabel*>(QStringLiteral("mapPrompt"));
        QVERIFY(prompt->isVisible());
        const core::GeoPoint before = desk.view.centre();
        desk.drag({{300, 300}, {340, 300}, {380, 300}}); // moves the map, takes nothing
        QCOMPARE(taken.count(), 0);
        QVERIFY(desk.view.centre() != before);
        const core::GeoPoint wanted = desk.placeAt({500, 200});
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {500, 200});
        QCOMPARE(taken.count(), 1);
        QVERIFY(core::distanceM(taken.at(0).at(0).value<core::GeoPoint>(), wanted) < 8);
        QVERIFY(taken.at(0).at(1).toDouble() >= 10);
        QVERIFY(!prompt->isVisible());
        QTest::mouseDClick(&desk.canvas(), Qt::LeftButton, {}, {500, 200}); // its first click was the tool's
        QCOMPARE(desk.view.zoom(), 14.0);
        QCOMPARE(ward.count(), 0);
    }

    void takesAPlaceByKeys() {
        Desk desk;
        QSignalSpy taken{&desk.view, &MapView::placeTaken};
        QSignalSpy abandoned{&desk.view, &MapView::placeAbandoned};
        desk.view.askPlace(QStringLiteral("Đặt VV-1"));
        for (int i = 0; i < 3; ++i) {
            desk.key(Qt::Key_Right);
        }
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Up, Qt::ShiftModifier);
        const core::GeoPoint wanted = desk.placeAt({400 + 48, 300 + 15});
        desk.key(Qt::Key_Return);
        QCOMPARE(taken.count(), 1);
        QVERIFY(core::distanceM(taken.at(0).at(0).value<core::GeoPoint>(), wanted) < 1);
        desk.view.askPlace(QStringLiteral("Đặt VV-2"));
        desk.key(Qt::Key_Escape);
        QCOMPARE(abandoned.count(), 1);
        QCOMPARE(taken.count(), 1);
    }

    void theCrosshairPushesTheMapAtItsEdge() {
        Desk desk;
        desk.view.askPlace(QStringLiteral("Đặt VV-1"));
        const core::GeoPoint before = desk.view.centre();
        for (int i = 0; i < 40; ++i) {
            desk.key(Qt::Key_Left);
        }
        QVERIFY(desk.view.centre().lon < before.lon);
        QSignalSpy taken{&desk.view, &MapView::placeTaken};
        desk.key(Qt::Key_Return);
        QVERIFY(desk.view.isPointInView(taken.at(0).at(0).value<core::GeoPoint>()));
    }

    void aRectangleTakesWhatIsSeenInIt_data() {
        QTest::addColumn<int>("zoom");
        for (const int zoom : {9, 11, 14, 17, 19}) {
            QTest::addRow("z%d", zoom) << zoom;
        }
    }
    void aRectangleTakesWhatIsSeenInIt() {
        QFETCH(const int, zoom);
        Desk desk{zoom};
        desk.put(1, {200, 200});
        desk.put(2, {204, 203}); // one cluster with the first
        desk.put(3, {600, 400});
        QSignalSpy picked{&desk.view, &MapView::casesPicked};
        desk.view.beginRectangle();
        const core::GeoPoint before = desk.view.centre();
        desk.drag({{150, 150}, {200, 230}, {260, 260}});
        QVERIFY(desk.view.centre() == before);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(sorted(picked.at(0).at(0).value<std::vector<core::CaseId>>()),
                 sorted({test::caseId(1), test::caseId(2)}));
        QCOMPARE(picked.at(0).at(1).toBool(), false);
        desk.drag({{150, 150}, {260, 260}}); // over: the map moves again
        QVERIFY(desk.view.centre() != before);
        QCOMPARE(picked.count(), 1);
    }

    void aLassoAndShiftAdd() {
        Desk desk;
        desk.put(1, {200, 200});
        desk.put(2, {400, 200}); // within the box of the line, but not within the line
        desk.put(3, {600, 400});
        QSignalSpy picked{&desk.view, &MapView::casesPicked};
        desk.view.beginLasso();
        desk.drag({{150, 150}, {250, 150}, {250, 260}, {450, 260}, {450, 300}, {150, 300}}, Qt::ShiftModifier);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.at(0).at(0).value<std::vector<core::CaseId>>(), std::vector{test::caseId(1)});
        QVERIFY(picked.at(0).at(1).toBool());
        desk.drag({{550, 350}, {650, 350}, {650, 450}, {550, 450}}); // Shift kept the tool
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked.at(1).at(0).value<std::vector<core::CaseId>>(), std::vector{test::caseId(3)});
    }

    void keysDrawToo() {
        Desk desk;
        desk.put(1, {410, 310});
        QSignalSpy picked{&desk.view, &MapView::casesPicked};
        desk.view.beginRectangle();
        desk.key(Qt::Key_Return);
        for (int i = 0; i < 4; ++i) {
            desk.key(Qt::Key_Right);
            desk.key(Qt::Key_Down);
        }
        desk.key(Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.at(0).at(0).value<std::vector<core::CaseId>>().size(), std::size_t(1));
        desk.view.beginLasso();
        for (const auto step : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up}) {
            desk.key(Qt::Key_Return);
            for (int i = 0; i < 3; ++i) {
                desk.key(step);
            }
        }
        desk.key(Qt::Key_Return); // at the first corner again
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked.at(1).at(0).value<std::vector<core::CaseId>>().size(), std::size_t(1));
    }

    void showsHowManyArePickedUntilEscape() {
        Desk desk;
        desk.put(1, {200, 200});
        auto* chip = desk.view.findChild<QToolButton*>(QStringLiteral("mapPicked"));
        QVERIFY(!chip->isVisible());
        const QImage before = desk.view.grab().toImage();
        desk.view.setPicked({test::caseId(1), test::caseId(9)});
        QVERIFY(chip->isVisible());
        QVERIFY(chip->text().contains(u'2'));
        QTRY_VERIFY(desk.view.grab(QRect{170, 170, 60, 60}).toImage() != before.copy(170, 170, 60, 60)); // its ring
        QSignalSpy dropped{&desk.view, &MapView::picksDropped};
        desk.key(Qt::Key_Escape);
        QCOMPARE(dropped.count(), 1);
        chip->click();
        QCOMPARE(dropped.count(), 2);
        desk.view.setPicked({});
        QVERIFY(!chip->isVisible());
    }

    void aPinStaysUntilEscape() {
        Desk desk;
        desk.view.flyToBox({.lat = 10.8, .lon = 106.6}, {.lat = 10.8, .lon = 106.6}, 17);
        QCOMPARE(desk.view.zoom(), 17.0);
        desk.view.flyToBox({.lat = 10.7, .lon = 106.6}, {.lat = 10.8, .lon = 106.7}, 17);
        QVERIFY(desk.view.isPointInView({.lat = 10.7, .lon = 106.6}));
        QVERIFY(desk.view.isPointInView({.lat = 10.8, .lon = 106.7}));
        desk.view.showPin({.lat = 10.75, .lon = 106.65}, QStringLiteral("Chợ"));
        auto* pin = desk.view.findChild<maps::MapPin*>(QStringLiteral("mapPin"));
        QVERIFY(pin->isVisible());
        desk.key(Qt::Key_Escape);
        QVERIFY(!pin->isVisible());
    }

    // The name of a pin far out of sight stuck to the map's edge, as if it were there.
    void aPinOutOfSightHasNoName() {
        Desk desk;
        desk.view.showPin(kMiddle, QStringLiteral("Chợ"));
        const auto* pin = desk.view.findChild<maps::MapPin*>(QStringLiteral("mapPin"));
        QVERIFY(!pin->nameBox().isEmpty());
        for (const core::GeoPoint& aside : {core::GeoPoint{.lat = 10.90, .lon = 106.80},
                                            {.lat = 10.90, .lon = 106.60},
                                            {.lat = 10.99, .lon = 106.70},
                                            {.lat = 10.81, .lon = 106.70}}) {
            desk.view.flyTo(aside, 14);
            QVERIFY(pin->nameBox().isEmpty());
        }
        desk.view.flyTo(desk.placeAt({40, 300}), 14);
        desk.view.flyTo(kMiddle, 14);
        QVERIFY(!pin->nameBox().isEmpty());
    }

    // Enter added the middle of the map, wherever the line to the pointer ended; a wrong place could not be taken back.
    void measuresByKeysToo() {
        Desk desk;
        auto* measure = desk.view.findChild<maps::Measure*>(QStringLiteral("mapMeasure"));
        const auto* prompt = desk.view.findChild<QLabel*>(QStringLiteral("mapPrompt"));
        const core::GeoPoint from = desk.placeAt({200, 300});
        measure->begin(from);
        QVERIFY(prompt->isVisible());
        desk.key(Qt::Key_Return); // no pointer yet
        const double toMiddle = core::distanceM(from, kMiddle);
        QVERIFY(std::abs(measure->totalM() - toMiddle) < 0.1);
        QTest::mouseMove(&desk.canvas(), {500, 150});
        desk.key(Qt::Key_Return);
        QVERIFY(std::abs(measure->totalM() - toMiddle - core::distanceM(kMiddle, desk.placeAt({500, 150}))) < 0.1);
        desk.key(Qt::Key_Backspace);
        QVERIFY(std::abs(measure->totalM() - toMiddle) < 0.1);
        desk.key(Qt::Key_Backspace);
        desk.key(Qt::Key_Backspace); // where it begins stays
        QVERIFY(measure->isActive());
        QCOMPARE(measure->totalM(), 0.0);
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Escape);
        QVERIFY(!measure->isActive());
        QVERIFY(measure->isShown());
        QVERIFY(!prompt->isVisible());
        measure->begin(from);
        desk.view.askPlace(QStringLiteral("Đặt VV-1")); // takes over, with its own words
        QVERIFY(!measure->isActive());
        QVERIFY(prompt->isVisible());
        QCOMPARE(prompt->text(), QStringLiteral("Đặt VV-1"));
    }

    // In a narrow map the name of a place that was gone to lay under the buttons.
    void aPinsNameStandsBesideTheTools() {
        Desk desk;
        desk.view.resize(360, 505);
        desk.view.flyTo(kMiddle, 16);
        desk.view.showPin(kMiddle, QStringLiteral("10.77250, 106.69800"));
        const auto* pin = desk.view.findChild<maps::MapPin*>(QStringLiteral("mapPin"));
        const auto* tool = desk.view.findChild<QToolButton*>(QStringLiteral("mapZoomIn"));
        QVERIFY(!pin->nameBox().isEmpty());
        QVERIFY(pin->nameBox().left() >= 0);
        QVERIFY(pin->nameBox().right() < tool->x());
    }

    void aClusterOpensWithMotionOrWithout() {
        Desk desk{12};
        desk.put(1, {400, 300});
        desk.put(2, {412, 300});
        QTRY_COMPARE(desk.layer().marks().size(), std::size_t(1));
        desk.layer().setAnimated(true);
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {406, 300});
        QTRY_COMPARE(desk.layer().marks().size(), std::size_t(2));
        QTRY_VERIFY(!desk.layer().isOpening()); // over by itself
        desk.view.flyTo(kMiddle, 12);
        QTRY_COMPARE(desk.layer().marks().size(), std::size_t(1));
        desk.layer().setAnimated(false);
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {406, 300});
        QTRY_COMPARE(desk.layer().marks().size(), std::size_t(2));
        QVERIFY(!desk.layer().isOpening());
    }

    void keepsTheLayersOverARestart() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("camera.csv"));
        QFile csv{file};
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("ten,lat,lon\nA,10.9,106.7\nB,x,1\n");
        csv.close();
        QSettings settings{folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat};
        {
            Desk desk;
            desk.view.findChild<QCheckBox*>(QStringLiteral("layer_heat"))->setChecked(true);
            desk.view.findChild<QSlider*>(QStringLiteral("opacity_wards"))->setValue(40);
            auto* window = desk.view.findChild<QComboBox*>(QStringLiteral("heatWindow"));
            window->setCurrentIndex(0);
            QVERIFY(desk.view.findChild<QWidget*>(QStringLiteral("mapHeatLegend"))->isVisible());
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file)});
            // As the desktop does it: offered to what is under the pointer first.
            QDragEnterEvent enter{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {}};
            QApplication::sendEvent(&desk.canvas(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent drop{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {}};
            QApplication::sendEvent(&desk.canvas(), &drop);
            QVERIFY(drop.isAccepted());
            QTRY_COMPARE(desk.view.places().sheets().size(), std::size_t(1));
            QTRY_VERIFY(desk.view.findChild<QCheckBox*>(QStringLiteral("sheet_0")) != nullptr);
            desk.view.findChild<QSlider*>(QStringLiteral("sheetOpacity_0"))->setValue(60);
            desk.view.saveLayers(settings);
        }
        Desk desk;
        desk.view.restoreLayers(settings);
        QVERIFY(desk.view.findChild<QCheckBox*>(QStringLiteral("layer_heat"))->isChecked());
        QCOMPARE(desk.view.findChild<QSlider*>(QStringLiteral("opacity_wards"))->value(), 40);
        QCOMPARE(desk.view.findChild<QComboBox*>(QStringLiteral("heatWindow"))->currentIndex(), 0);
        QTRY_VERIFY(desk.view.places().sheets().at(0).content != nullptr);
        QCOMPARE(desk.view.places().sheets().at(0).state.opacity, 0.6);
    }

    void foreignFilesAreLeftToOthers() {
        Desk desk;
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(QStringLiteral("/a/b.png")), QUrl(QStringLiteral("https://example.org/x.kml"))});
        QDropEvent drop{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {}};
        drop.ignore();
        QApplication::sendEvent(&desk.view, &drop);
        QVERIFY(desk.view.places().sheets().empty());
    }

    void knowsInsideFromOutside() {
        const std::vector<geo::WorldPoint> horseshoe{{0, 0}, {3, 0}, {3, 3}, {2, 3}, {2, 1}, {1, 1}, {1, 3}, {0, 3}};
        QVERIFY(maps::isInside(horseshoe, {0.5, 2}));
        QVERIFY(maps::isInside(horseshoe, {2.5, 2}));
        QVERIFY(!maps::isInside(horseshoe, {1.5, 2}));
        QVERIFY(!maps::isInside(horseshoe, {4, 0.5}));
        QVERIFY(!maps::isInside(std::vector<geo::WorldPoint>{}, {0, 0}));
    }
};

QTEST_MAIN(MapToolsTest)
#include "MapToolsTest.moc"
