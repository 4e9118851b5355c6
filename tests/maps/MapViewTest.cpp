// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the pixels: run under the software back end and under OpenGL.
#include "maps/MapView.h"

#include "MapSamples.h"
#include "Scarcity.h"
#include "geo/BoundarySet.h"
#include "geo/Mercator.h"
#include "maps/Measure.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <array>
#include <cmath>

using namespace trucban;
using maps::MapView;

namespace {

constexpr core::GeoPoint kMiddle{.lat = 10.90, .lon = 106.70};

int distanceOf(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

/// How many pixels around a place have about that colour.
int pixelsLike(const QImage& image, const QPoint& at, int reach, const QColor& colour) {
    int count = 0;
    for (int y = at.y() - reach; y <= at.y() + reach; ++y) {
        for (int x = at.x() - reach; x <= at.x() + reach; ++x) {
            count += image.rect().contains(x, y) && distanceOf(image.pixelColor(x, y), colour) < 30 ? 1 : 0;
        }
    }
    return count;
}

struct Desk {
    maps::MapStyle style = test::styleOf(QStringLiteral("light"));
    MapView view{test::cityWards(), style};

    Desk() {
        view.resize(800, 600);
        view.flyTo(kMiddle, 14);
        view.show();
        ready = QTest::qWaitForWindowExposed(&view);
    }
    bool ready = false;

    [[nodiscard]] QWidget& canvas() { return *view.findChild<QWidget*>(QStringLiteral("mapCanvas")); }
    [[nodiscard]] QImage picture() { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }
    [[nodiscard]] QPoint screen(const core::GeoPoint& point) const {
        const double world = geo::worldPixels(view.zoom());
        const geo::WorldPoint at = geo::toWorld(point);
        const geo::WorldPoint centre = geo::toWorld(view.centre());
        return {static_cast<int>(std::lround((at.x - centre.x) * world + 400)),
                static_cast<int>(std::lround((at.y - centre.y) * world + 300))};
    }
    void put(const std::vector<maps::MapPoint>& points) { view.points().upsert(points); }
    [[nodiscard]] bool showsP1At(const core::GeoPoint& point) {
        return QTest::qWaitFor([&] { return pixelsLike(picture(), screen(point), 12, style.priority[0]) > 100; });
    }
};

} // namespace

class MapViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
        qRegisterMetaType<core::CaseId>();
        qRegisterMetaType<core::WardCode>();
    }

    void drawsCasesWhereTheyAre() {
        Desk desk;
        QVERIFY(desk.ready);
        const core::GeoPoint place{.lat = 10.91, .lon = 106.71};
        QCOMPARE(pixelsLike(desk.picture(), desk.screen(place), 12, desk.style.priority[0]), 0);
        desk.put({test::casePoint(1, place.lat, place.lon, core::Priority::p1)});
        QVERIFY(desk.showsP1At(place));
        const std::vector ids{test::caseId(1)};
        desk.view.points().remove(ids);
        QVERIFY(QTest::qWaitFor(
            [&] { return pixelsLike(desk.picture(), desk.screen(place), 12, desk.style.priority[0]) == 0; }));
    }

    void drawsTheBaseMapAndFollowsTheTheme() {
        Desk desk;
        desk.view.flyTo({.lat = 10.2, .lon = 107.3}, 10); // open sea
        const auto waterIs = [&](const maps::MapStyle& style) {
            return QTest::qWaitFor([&] { return distanceOf(desk.picture().pixelColor(400, 420), style.water) < 12; },
                                   20'000);
        };
        QVERIFY(waterIs(desk.style));
        const auto dark = test::styleOf(QStringLiteral("dark"));
        desk.view.setStyle(dark);
        QVERIFY(waterIs(dark));
        desk.view.setStyle(desk.style);
        QVERIFY(waterIs(desk.style));
    }

    void marksMoveWithTheMap() {
        Desk desk;
        const core::GeoPoint place{.lat = 10.905, .lon = 106.705};
        desk.put({test::casePoint(1, place.lat, place.lon, core::Priority::p1)});
        QVERIFY(desk.showsP1At(place));
        const QPoint before = desk.screen(place);
        QTest::mousePress(&desk.canvas(), Qt::LeftButton, {}, {200, 200});
        for (int i = 1; i <= 10; ++i) {
            QTest::mouseMove(&desk.canvas(), {200 + 9 * i, 200 + 5 * i});
        }
        QTest::mouseRelease(&desk.canvas(), Qt::LeftButton, {}, {290, 250});
        QVERIFY((desk.screen(place) - before - QPoint(90, 50)).manhattanLength() <= 2);
        QVERIFY(desk.showsP1At(place));
        // Far beyond what was worked out, and back at another zoom.
        desk.view.flyTo({.lat = 10.4, .lon = 107.2}, 12);
        desk.view.flyTo(place, 12);
        QVERIFY(desk.showsP1At(place));
    }

    void neverMovesOnItsOwn() {
        Desk desk;
        const core::GeoPoint centre = desk.view.centre();
        QSignalSpy moved{&desk.view, &MapView::viewChanged};
        desk.put({test::casePoint(1, 10.3, 107.1, core::Priority::p1, true), test::casePoint(2, 10.9, 106.7)});
        desk.view.setSelected(test::caseId(1));
        QVERIFY(!desk.view.isInView(test::caseId(1)));
        QVERIFY(desk.view.isInView(test::caseId(2)));
        desk.view.resize(700, 500);
        QSignalSpy presented{&desk.view, &MapView::presented};
        desk.put({test::casePoint(3, 10.31, 107.1)});
        QVERIFY(presented.count() > 0 || presented.wait());
        QCOMPARE(desk.view.centre(), centre);
        QCOMPARE(desk.view.zoom(), 14.0);
    }

    void saysWhenAFrameWithTheDataWasShown() {
        Desk desk;
        QSignalSpy presented{&desk.view, &MapView::presented};
        desk.put({test::casePoint(1, 10.9, 106.7)});
        QTRY_VERIFY(!presented.isEmpty() && presented.last().first().toULongLong() == 1);
        // Out of sight, so that no pixel changes: presented nevertheless.
        desk.put({test::casePoint(2, 9.0, 106.0)});
        QTRY_VERIFY(presented.last().first().toULongLong() == 2);
        for (std::uint32_t i = 0; i < 50; ++i) {
            desk.put({test::casePoint(10 + i, 10.9, 106.7 + 0.0001 * i)});
        }
        QTRY_VERIFY(presented.last().first().toULongLong() == desk.view.points().generation());
        quint64 last = 0;
        for (const auto& call : presented) {
            QVERIFY(call.first().toULongLong() > last);
            last = call.first().toULongLong();
        }
    }

    void aClickSelectsACaseAndADoubleClickOpensIt() {
        Desk desk;
        const core::GeoPoint place{.lat = 10.905, .lon = 106.705};
        desk.put({test::casePoint(1, place.lat, place.lon)});
        QSignalSpy selected{&desk.view, &MapView::caseSelected};
        QSignalSpy activated{&desk.view, &MapView::caseActivated};
        QSignalSpy presented{&desk.view, &MapView::presented};
        QVERIFY(presented.count() > 0 || presented.wait());
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {30, 560});
        QCOMPARE(selected.count(), 0);
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.screen(place));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().first().value<core::CaseId>(), test::caseId(1));
        QCOMPARE(desk.view.selected(), std::optional{test::caseId(1)});
        QTest::mouseDClick(&desk.canvas(), Qt::LeftButton, {}, desk.screen(place));
        QCOMPARE(activated.count(), 1);
        QVERIFY(QTest::qWaitFor(
            [&] { return pixelsLike(desk.picture(), desk.screen(place), 26, desk.style.selection) > 40; }));
    }

    void aClickOnAClusterGoesIntoIt() {
        Desk desk;
        desk.put({test::casePoint(1, 10.905, 106.7050), test::casePoint(2, 10.905, 106.7054)});
        QSignalSpy selected{&desk.view, &MapView::caseSelected};
        QSignalSpy presented{&desk.view, &MapView::presented};
        QVERIFY(presented.count() > 0 || presented.wait());
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.screen({.lat = 10.905, .lon = 106.7052}));
        QVERIFY(desk.view.zoom() > 14);
        QCOMPARE(selected.count(), 0);
    }

    void casesAtOnePlaceAreTakenInTurn() {
        Desk desk;
        desk.view.flyTo({.lat = 10.905, .lon = 106.705}, 17);
        desk.put({test::casePoint(1, 10.905, 106.705), test::casePoint(2, 10.905, 106.705, core::Priority::p1),
                  test::casePoint(3, 10.905, 106.705, core::Priority::p2)});
        QSignalSpy selected{&desk.view, &MapView::caseSelected};
        QSignalSpy presented{&desk.view, &MapView::presented};
        QVERIFY(presented.count() > 0 || presented.wait());
        for (int i = 0; i < 4; ++i) {
            QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {400, 300});
        }
        std::vector<core::CaseId> order;
        for (const auto& call : selected) {
            order.push_back(call.first().value<core::CaseId>());
        }
        QCOMPARE(order, (std::vector{test::caseId(2), test::caseId(3), test::caseId(1), test::caseId(2)}));
    }

    void keysDoWhatThePointerDoes() {
        Desk desk;
        desk.put({test::casePoint(1, 10.905, 106.705), test::casePoint(2, 10.895, 106.69, core::Priority::p1)});
        QSignalSpy presented{&desk.view, &MapView::presented};
        QVERIFY(presented.count() > 0 || presented.wait());
        QSignalSpy selected{&desk.view, &MapView::caseSelected};
        QSignalSpy activated{&desk.view, &MapView::caseActivated};
        QSignalSpy menu{&desk.view, &MapView::contextRequested};
        QWidget* keys = &desk.canvas();
        const double lon = desk.view.centre().lon;
        QTest::keyClick(keys, Qt::Key_Right);
        QVERIFY(desk.view.centre().lon > lon);
        QTest::keyClick(keys, Qt::Key_Left);
        QVERIFY(std::abs(desk.view.centre().lon - lon) < 1e-9);
        QTest::keyClick(keys, Qt::Key_PageDown);
        QTest::keyClick(keys, Qt::Key_PageDown);
        QTest::keyClick(keys, Qt::Key_PageUp);
        QCOMPARE(selected.count(), 3);
        QCOMPARE(selected[0].first().value<core::CaseId>(),
                 test::caseId(2)); // P1 first
        QCOMPARE(selected[1].first().value<core::CaseId>(), test::caseId(1));
        QTest::keyClick(keys, Qt::Key_Return);
        QCOMPARE(activated.last().first().value<core::CaseId>(), test::caseId(2));
        QTest::keyClick(keys, Qt::Key_Plus);
        QCOMPARE(desk.view.zoom(), 15.0);
        QTest::keyClick(keys, Qt::Key_Minus);
        QCOMPARE(desk.view.zoom(), 14.0);
        QTest::keyClick(keys, Qt::Key_Home);
        QVERIFY(desk.view.zoom() < 12);
        QTest::mouseClick(desk.view.findChild<QToolButton*>(QStringLiteral("mapZoomIn")), Qt::LeftButton);
        QVERIFY(desk.view.zoom() > 8);
        QContextMenuEvent ask{QContextMenuEvent::Mouse, {400, 300}, desk.canvas().mapToGlobal(QPoint{400, 300})};
        QApplication::sendEvent(keys, &ask);
        QCOMPARE(menu.count(), 1);
        const auto at = menu.first().first().value<core::GeoPoint>();
        QVERIFY(std::abs(at.lat - desk.view.centre().lat) < 1e-9);
    }

    void knowsWhatIsInSight() {
        Desk desk;
        QVERIFY(desk.view.isPointInView(kMiddle));
        QVERIFY(!desk.view.isPointInView({.lat = 10.0, .lon = 106.7}));
        QVERIFY(!desk.view.isPointInView({.lat = std::nan(""), .lon = 106.7}));
        desk.view.hide();
        QVERIFY(!desk.view.isPointInView(kMiddle));
        desk.view.flyTo({.lat = std::nan(""), .lon = 0}, 12); // nonsense is ignored
        QCOMPARE(desk.view.zoom(), 14.0);
    }

    void showsTheCityAtFirstAndSaysThatBordersAreApproximate() {
        MapView view{test::cityWards(), test::styleOf(QStringLiteral("light"))};
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (const core::GeoPoint& place : {core::GeoPoint{.lat = 10.77, .lon = 106.70},
                                            {.lat = 11.05, .lon = 106.67},
                                            {.lat = 10.35, .lon = 107.08}}) {
            QVERIFY(view.isPointInView(place));
        }
        const auto* note = view.findChild<QLabel*>(QStringLiteral("mapAttribution"));
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(QStringLiteral("Ranh giới gần đúng")));
        QVERIFY(note->text().contains(QStringLiteral("GSHHG")));
        QVERIFY(!view.findChild<QLabel*>(QStringLiteral("mapBanner"))->isVisible());
    }

    void beginsWithTheDesksWardsUntilSomebodyMoves() {
        MapView view{test::cityWards(), test::styleOf(QStringLiteral("light"))};
        view.resize(800, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const core::Ward& ward = test::cityWards().wards()[30];
        view.setHome({ward.code});
        QVERIFY(view.isPointInView(ward.label));
        QVERIFY(view.zoom() > 11);
        view.flyTo(kMiddle, 13);
        view.setHome({});
        QCOMPARE(view.zoom(), 13.0);
        view.showHome();
        QVERIFY(view.zoom() < 11);
    }

    void coloursWardsAndFollowsThemWhilePanning() {
        Desk desk;
        const core::Ward& ward = test::cityWards().wards()[20];
        desk.view.flyTo(ward.label, 14);
        const QPoint beside = desk.screen(ward.label) + QPoint{0, 40};
        const QColor bare = desk.picture().pixelColor(beside);
        desk.view.wards().setFigures({{.code = ward.code, .open = 9}});
        desk.view.wards().setMeasure(maps::WardMeasure::open);
        const auto coloured = [&](const QPoint& at) {
            return QTest::qWaitFor([&] { return distanceOf(desk.picture().pixelColor(at), bare) > 60; });
        };
        QVERIFY(coloured(beside));
        QTest::mousePress(&desk.canvas(), Qt::LeftButton, {}, {200, 200});
        for (int i = 1; i <= 10; ++i) {
            QTest::mouseMove(&desk.canvas(), {200 + 3 * i, 200});
        }
        QTest::mouseRelease(&desk.canvas(), Qt::LeftButton, {}, {230, 200});
        QVERIFY(coloured(beside + QPoint{30, 0}));
        auto* legend = desk.view.findChild<QWidget*>(QStringLiteral("mapLegend"));
        QVERIFY(legend->isVisible());
        QVERIFY(legend->accessibleName().contains(u'9'));
        auto* shown = desk.view.findChild<QCheckBox*>(QStringLiteral("layer_wards"));
        shown->setChecked(false);
        QVERIFY(
            QTest::qWaitFor([&] { return distanceOf(desk.picture().pixelColor(beside + QPoint{30, 0}), bare) < 12; }));
    }

    void aClickOnAWardTellsWhichAndADoubleClickOnlyZooms() {
        Desk desk;
        const core::Ward& ward = test::cityWards().wards()[20];
        desk.view.flyTo(ward.label, 14);
        QSignalSpy clicked{&desk.view, &MapView::wardClicked};
        // The wards are made on a worker.
        QVERIFY(QTest::qWaitFor(
            [&] {
                QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {400, 300});
                return QTest::qWaitFor([&] { return !clicked.isEmpty(); }, QApplication::doubleClickInterval() + 200);
            },
            20'000));
        QCOMPARE(clicked.first().first().value<core::WardCode>(), ward.code);
        clicked.clear();
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {300, 200});
        QTest::mouseDClick(&desk.canvas(), Qt::LeftButton, {}, {300, 200});
        QCOMPARE(desk.view.zoom(), 15.0);
        // A click far from it in time, so that its coming proves that the other one never does.
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.screen(ward.label));
        QVERIFY(clicked.wait());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().value<core::WardCode>(), ward.code);
    }

    void drawsUnitsAndAClickOnOneSelectsItsCase() {
        Desk desk;
        const core::GeoPoint place{.lat = 10.905, .lon = 106.705};
        maps::MapUnit unit{.id = QStringLiteral("M21"),
                           .point = place,
                           .pointAt = {},
                           .headingDeg = 90,
                           .state = core::UnitState::onScene,
                           .caseId = test::caseId(7),
                           .casePoint = std::nullopt,
                           .label = QStringLiteral("M21")};
        const QColor colour = desk.style.unit[static_cast<std::size_t>(unit.state)];
        const auto shows = [&](const core::GeoPoint& at) {
            return QTest::qWaitFor([&] { return pixelsLike(desk.picture(), desk.screen(at), 12, colour) > 60; });
        };
        QCOMPARE(pixelsLike(desk.picture(), desk.screen(place), 12, colour), 0);
        desk.view.units().upsert(std::vector{unit});
        QVERIFY(shows(place));
        QSignalSpy selected{&desk.view, &MapView::caseSelected};
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.screen(place));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().first().value<core::CaseId>(), test::caseId(7));
        unit.point = {.lat = 10.9, .lon = 106.7};
        unit.pointAt += std::chrono::seconds{5};
        desk.view.units().upsert(std::vector{unit});
        QVERIFY(shows(unit.point));
        desk.view.findChild<QCheckBox*>(QStringLiteral("layer_units"))->setChecked(false);
        QVERIFY(QTest::qWaitFor([&] { return pixelsLike(desk.picture(), desk.screen(unit.point), 12, colour) == 0; }));
    }

    void measuresAndCopiesWhereTheMenuWasOpened() {
        Desk desk;
        const auto placeAt = [&](const QPointF& at) {
            const double world = geo::worldPixels(desk.view.zoom());
            const geo::WorldPoint centre = geo::toWorld(desk.view.centre());
            return geo::toGeo({.x = centre.x + (at.x() - 400) / world, .y = centre.y + (at.y() - 300) / world});
        };
        QContextMenuEvent ask{QContextMenuEvent::Mouse, {300, 300}, desk.canvas().mapToGlobal(QPoint{300, 300})};
        QApplication::sendEvent(&desk.canvas(), &ask);
        auto* menu = desk.view.findChild<QMenu*>(QStringLiteral("mapMenu"));
        const auto trigger = [menu](const char* name) {
            menu->findChild<QAction*>(QLatin1StringView{name})->trigger();
            menu->close();
        };
        trigger("mapCopyCoordinate");
        QCOMPARE(QGuiApplication::clipboard()->text(), maps::coordinateText(placeAt({300, 300})));
        trigger("mapMeasureFrom");
        auto* measure = desk.view.findChild<maps::Measure*>(QStringLiteral("mapMeasure"));
        QVERIFY(measure->isActive());
        QSignalSpy clicked{&desk.view, &MapView::wardClicked};
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {500, 300});
        const double along = core::distanceM(placeAt({300, 300}), placeAt({500, 300}));
        QVERIFY(std::abs(measure->totalM() - along) < 0.1);
        QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, {500, 400});
        QTest::mouseDClick(&desk.canvas(), Qt::LeftButton, {}, {500, 400});
        QVERIFY(!measure->isActive());
        QVERIFY(std::abs(measure->totalM() - along - core::distanceM(placeAt({500, 300}), placeAt({500, 400}))) < 0.1);
        QCOMPARE(desk.view.zoom(), 14.0); // the double click ended the line and no more
        QVERIFY(pixelsLike(desk.picture(), {400, 300}, 5, desk.style.label) > 10);
        QTest::keyClick(&desk.canvas(), Qt::Key_Escape);
        QVERIFY(!measure->isShown());
        QVERIFY(clicked.isEmpty());
    }

    void saysWhereThePointerIs() {
        Desk desk;
        auto* label = desk.view.findChild<QLabel*>(QStringLiteral("mapCoordinate"));
        QVERIFY(!label->isVisible());
        QTest::mouseMove(&desk.canvas(), {400, 300});
        QMouseEvent move{QEvent::MouseMove, QPointF{400, 300}, desk.canvas().mapToGlobal(QPointF{400, 300}),
                         Qt::NoButton,      Qt::NoButton,      {}};
        QApplication::sendEvent(&desk.canvas(), &move);
        QCOMPARE(label->text(), maps::coordinateText(desk.view.centre()));
        QCOMPARE(maps::distanceText(849.6), QStringLiteral("850 m"));
        QCOMPARE(maps::distanceText(1'234), QStringLiteral("1,23 km"));
        QCOMPARE(maps::distanceText(12'345), QStringLiteral("12,3 km"));
    }

    void realBordersReplaceTheLikeness() {
        Desk desk;
        const auto& wards = test::cityWards().wards();
        QString features;
        for (std::size_t i = 0; i < wards.size(); ++i) { // a chessboard; all wards, so that none is a likeness
            const double west = 105 + 0.1 * static_cast<double>(i % 20);
            const double south = 9.5 + 0.1 * static_cast<double>(i / 20);
            features += (i > 0 ? QStringLiteral(",") : QString{}) +
                        QStringLiteral(
                            R"({"type":"Feature","properties":{"code":"%1"},"geometry":{"type":"Polygon",
                        "coordinates":[[[%3,%2],[%5,%2],[%5,%4],[%3,%4],[%3,%2]]]}})")
                            .arg(wards[i].code.value)
                            .arg(south)
                            .arg(west)
                            .arg(south + 0.1)
                            .arg(west + 0.1);
        }
        const auto text = QStringLiteral(R"({"type":"FeatureCollection","features":[%1]})").arg(features);
        const auto imported = geo::BoundarySet::fromGeoJson(text.toStdString(), test::cityWards());
        QVERIFY(imported.has_value());
        desk.view.setBoundaries(imported->boundaries);
        const auto* note = desk.view.findChild<QLabel*>(QStringLiteral("mapAttribution"));
        QTRY_VERIFY(!note->text().contains(QStringLiteral("gần đúng")));
    }

    void drawsWithoutRoomOnTheDisk() {
        if (QGuiApplication::platformName() != u"offscreen") {
            QSKIP("a display needs files of its own to draw in");
        }
        const test::FullDisk full;
        Desk desk;
        QVERIFY(desk.ready);
        desk.view.flyTo({.lat = 10.2, .lon = 107.3}, 10); // open sea
        QVERIFY(QTest::qWaitFor([&] { return distanceOf(desk.picture().pixelColor(400, 420), desk.style.water) < 12; },
                                20'000));
        const core::GeoPoint place = desk.view.centre();
        desk.put({test::casePoint(1, place.lat, place.lon, core::Priority::p1)});
        QVERIFY(desk.showsP1At(place));
        QVERIFY(!desk.view.findChild<QLabel*>(QStringLiteral("mapBanner"))->isVisible());
    }

    void drawsOnAfterThereWereNoMoreFilesToOpen() {
        Desk desk;
        const auto seaAt = [&](const core::GeoPoint& place) {
            desk.view.flyTo(place, 10);
            return QTest::qWaitFor(
                [&] { return distanceOf(desk.picture().pixelColor(400, 420), desk.style.water) < 12; }, 20'000);
        };
        QVERIFY(seaAt({.lat = 10.2, .lon = 107.3})); // every thread that draws has all it needs
        const auto* root = qobject_cast<QQuickWidget*>(&desk.canvas())->rootObject();
        const QUrl server{root->property("tileUrl").toString()};
        const std::array<test::Caller, 24> callers; // some files may be closed meanwhile
        {
            const test::NoMoreFiles none;
            for (const test::Caller& caller : callers) {
                QVERIFY(caller.call(server));
            }
            for (int i = 0; i < 20; ++i) {
                QCoreApplication::processEvents();
            }
        }
        const core::GeoPoint place{.lat = 9.2, .lon = 107.9};
        QVERIFY(seaAt(place));
        desk.put({test::casePoint(1, place.lat, place.lon, core::Priority::p1)});
        QVERIFY(desk.showsP1At(place));
    }

    void aWallIsDrawnLargerOnALargerScreen() {
        const maps::MapStyle style = test::styleOf(QStringLiteral("dark"));
        const auto markOn = [&](const QSize& screen) {
            MapView view{test::cityWards(), style};
            view.setPassive();
            view.resize(screen);
            view.flyTo({.lat = 10.2, .lon = 107.3}, 11); // open sea
            view.points().upsert(std::vector{test::casePoint(1, 10.2, 107.3, core::Priority::p1)});
            view.show();
            const QPoint middle{screen.width() / 2, screen.height() / 2};
            // OpenGL without a graphics card takes half a minute for all tiles of such a screen, and is not what draws then.
            const bool asksForTiles = QQuickWindow::sceneGraphBackend() == u"software";
            int count = 0;
            const bool drawn =
                QTest::qWaitForWindowExposed(&view) &&
                QTest::qWaitFor(
                    [&] {
                        const QImage picture = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
                        count = pixelsLike(picture, middle, 60, style.priority[0]);
                        const auto isSea = [&](const QPoint& at) {
                            return distanceOf(picture.pixelColor(at), style.water) < 12;
                        };
                        return count > 100 && (!asksForTiles || (isSea(middle + QPoint{300, 200}) &&
                                                                 isSea(QPoint{screen.width() - 10, 10})));
                    },
                    20'000);
            return drawn ? count : 0;
        };
        const int small = markOn({1280, 720});
        const int usual = markOn({1920, 1080});
        const int large = markOn({3840, 2160});
        QVERIFY(small > 0);
        QVERIFY(std::abs(usual - small) < 20); // never smaller than can be read
        QVERIFY2(large > 3.6 * usual && large < 4.4 * usual,
                 qPrintable(QStringLiteral("%1 and %2").arg(large).arg(usual)));
    }

    void carriesTenThousandCases() {
        Desk desk;
        std::vector<maps::MapPoint> points;
        for (std::uint32_t i = 0; i < 10'000; ++i) {
            points.push_back(test::casePoint(i, 10.4 + 0.00007 * i, 106.4 + 0.00005 * (i * 7 % 10'000),
                                             static_cast<core::Priority>(i % 4), i % 9 == 0));
        }
        QSignalSpy presented{&desk.view, &MapView::presented};
        desk.put(points);
        for (const int zoom : {5, 9, 11, 13, 15}) {
            desk.view.flyTo(kMiddle, zoom);
            QVERIFY(!desk.picture().isNull());
        }
        QTRY_VERIFY(!presented.isEmpty());
    }
};

QTEST_MAIN(MapViewTest)
#include "MapViewTest.moc"
