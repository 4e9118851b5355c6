// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapCamera.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace trucban;
using maps::MapCamera;

class MapCameraTest : public QObject {
    Q_OBJECT
private slots:
    void screenAndWorldAreInverse() {
        MapCamera camera;
        camera.setSize({800, 600});
        camera.look(geo::toWorld({.lat = 10.8, .lon = 106.7}), 13);
        QCOMPARE(camera.toScreen(camera.centre()), QPointF(400, 300));
        const QPointF place{123, 456};
        const QPointF back = camera.toScreen(camera.toWorld(place));
        QVERIFY((back - place).manhattanLength() < 1e-3);
        QVERIFY(camera.box().contains(camera.toWorld({0, 0})));
        QVERIFY(!camera.box().contains(camera.toWorld({-1, 0})));
        QVERIFY(camera.box(10).contains(camera.toWorld({-1, 0})));
    }

    void zoomKeepsThePlaceUnderThePointer() {
        MapCamera camera;
        camera.setSize({800, 600});
        camera.look(geo::toWorld({.lat = 10.8, .lon = 106.7}), 13);
        const QPointF pointer{700, 80};
        const geo::WorldPoint before = camera.toWorld(pointer);
        camera.zoomBy(2, pointer);
        QCOMPARE(camera.zoom(), 15);
        QVERIFY((camera.toScreen(before) - pointer).manhattanLength() < 1e-3);
        camera.zoomBy(-99, pointer);
        QCOMPARE(camera.zoom(), MapCamera::kMinZoom);
        camera.zoomBy(99, pointer);
        QCOMPARE(camera.zoom(), MapCamera::kMaxZoom);
    }

    void reachesFromTheCountryToTheHouse() {
        QCOMPARE(MapCamera::kMinZoom, 5);
        QCOMPARE(MapCamera::kMaxZoom, 19);
        MapCamera camera;
        camera.setSize({1920, 1080});
        camera.look(geo::toWorld({.lat = 10.8, .lon = 106.7}), 5);
        const geo::WorldBox box = camera.box();
        QVERIFY(box.contains(geo::toWorld({.lat = 21.0, .lon = 105.8}))); // Hanoi
        QVERIFY(box.minX > 0 && box.minY > 0 && box.maxX < 1 && box.maxY < 1);
        QVERIFY((camera.toScreen(camera.centre()) - QPointF(960, 540)).manhattanLength() < 1e-3);
    }

    void magnificationIsOnlyTold() {
        MapCamera camera;
        camera.setSize({960, 540});
        const geo::WorldBox before = camera.box();
        QSignalSpy magnified{&camera, &MapCamera::magnified};
        QSignalSpy moved{&camera, &MapCamera::moved};
        camera.setMagnification(2);
        camera.setMagnification(2);
        QCOMPARE(magnified.count(), 1);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(camera.box(), before);
    }

    void panMovesWhatIsShown() {
        MapCamera camera;
        camera.setSize({800, 600});
        const geo::WorldPoint place = camera.centre();
        camera.panBy({30, -20});
        QVERIFY((camera.toScreen(place) - QPointF(430, 280)).manhattanLength() < 1e-3);
    }

    void staysWhereThereIsAMap() {
        MapCamera camera;
        camera.setSize({800, 600});
        camera.look(geo::toWorld({.lat = 80, .lon = -20}), 10);
        QVERIFY(camera.latitude() < 61 && camera.longitude() > 19);
        QSignalSpy moved{&camera, &MapCamera::moved};
        camera.look(camera.centre(), camera.zoom());
        QCOMPARE(moved.count(), 0);
    }

    // A telephone that is wrong about its place put a case to Hà Nội: the map went to its own edge, and showed nothing.
    void anyPlaceIsSeenWhenGoneTo() {
        MapCamera camera;
        camera.setSize({400, 300});
        const geo::WorldPoint hanoi = geo::toWorld({.lat = 21.03, .lon = 105.85});
        camera.show(hanoi, 16);
        QVERIFY((camera.toScreen(hanoi) - QPointF(200, 150)).manhattanLength() < 1e-3);
        QCOMPARE(camera.zoom(), 16);
        camera.zoomBy(1, {200, 150}); // and stays there
        QVERIFY(camera.box().contains(hanoi));
        const geo::WorldPoint origin = geo::toWorld({.lat = 0, .lon = 12}); // off the coarse map: from afar
        camera.show(origin, 16);
        QVERIFY(camera.box().contains(origin));
        camera.show(geo::toWorld({.lat = 10.8, .lon = 106.7}), 16);
        QCOMPARE(camera.zoom(), 16);
    }

    void fitsABoxAndSurvivesAnEmptyOne() {
        MapCamera camera;
        camera.setSize({800, 600});
        const geo::WorldPoint low = geo::toWorld({.lat = 10.9, .lon = 106.6});
        const geo::WorldPoint high = geo::toWorld({.lat = 10.7, .lon = 106.8});
        const geo::WorldBox box{.minX = low.x, .minY = low.y, .maxX = high.x, .maxY = high.y};
        camera.fit(box, 20);
        QVERIFY(camera.box().contains(low) && camera.box().contains(high));
        const int fitted = camera.zoom();
        camera.zoomBy(1, {400, 300});
        QVERIFY(!camera.box(-20).contains(low)); // one level closer would have been too close
        QCOMPARE(camera.zoom(), fitted + 1);
        camera.fit({.minX = low.x, .minY = low.y, .maxX = low.x, .maxY = low.y}, 20);
        QCOMPARE(camera.zoom(), MapCamera::kMaxZoom);
        camera.setSize({0, 0});
        camera.fit(box, 20);
        QCOMPARE(camera.zoom(), MapCamera::kMinZoom);
    }
};

QTEST_GUILESS_MAIN(MapCameraTest)
#include "MapCameraTest.moc"
