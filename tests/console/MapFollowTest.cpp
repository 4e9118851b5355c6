// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapFollow.h"

#include "maps/MapSamples.h"
#include "models/Samples.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using console::MapFollow;

namespace {

core::CaseId sampleId(std::uint64_t number) {
    return test::caseId(number);
}

struct Desk {
    models::Board board;
    models::Selection selection;
    maps::MapView map{test::cityWards(), test::styleOf(QStringLiteral("light"))};
    MapFollow follow{board, selection, map};
    core::Alert alert = test::sampleAlert(1);

    Desk() {
        map.resize(800, 600);
        map.flyTo({10.9, 106.6}, 12);
        auto other = test::sampleAlert(2);
        other.details->position = core::Position{{10.85, 106.75}, 20};
        bridge::ChangeSet set;
        set.alerts = {alert, other};
        set.cases = {test::sampleCase(1), test::sampleCase(2)};
        board.apply(set);
    }
    void moveTo(const core::GeoPoint& point) {
        alert.details->position = core::Position{point, 20};
        ++alert.version;
        bridge::ChangeSet set;
        set.alerts = {alert};
        board.apply(set);
    }
    [[nodiscard]] bool isAt(const core::GeoPoint& point) const {
        return std::abs(map.centre().lat - point.lat) < 1e-5 && std::abs(map.centre().lon - point.lon) < 1e-5;
    }
    [[nodiscard]] QAbstractButton& chip() { return *map.findChild<QAbstractButton*>(QStringLiteral("mapFollow")); }
};

} // namespace

class MapFollowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void movesNothingUnlessAsked() {
        Desk desk;
        desk.selection.select(sampleId(1));
        desk.moveTo({10.7, 106.7});
        QVERIFY(desk.isAt({10.9, 106.6}));
        QVERIFY(!desk.chip().isChecked());
    }

    void keepsTheSelectedCaseInTheMiddle() {
        Desk desk;
        desk.selection.select(sampleId(1));
        desk.chip().click();
        QVERIFY(desk.follow.isFollowing() && desk.chip().isChecked());
        QVERIFY(desk.chip().text().contains(QStringLiteral("VV-1118-1")));
        QVERIFY(desk.isAt({10.76, 106.68}));
        desk.moveTo({10.77, 106.69});
        QVERIFY(desk.isAt({10.77, 106.69}));
        desk.selection.select(sampleId(2)); // the officer's choice
        QVERIFY(desk.isAt({10.85, 106.75}));
        QVERIFY(desk.chip().text().contains(QStringLiteral("VV-1118-2")));
        desk.chip().click();
        QVERIFY(!desk.follow.isFollowing());
        desk.selection.select(sampleId(1));
        QVERIFY(desk.isAt({10.85, 106.75}));
    }

    void stopsAtAGesture() {
        Desk desk;
        QSignalSpy changes(&desk.follow, &MapFollow::followingChanged);
        desk.selection.select(sampleId(1));
        desk.follow.setFollowing(true);
        desk.map.show();
        auto* canvas = desk.map.findChild<QWidget*>(QStringLiteral("mapCanvas"));
        QTest::keyClick(canvas, Qt::Key_Left);
        QVERIFY(!desk.follow.isFollowing() && !desk.chip().isChecked());
        QCOMPARE(changes.last()[0].toBool(), false);
        const auto centre = desk.map.centre();
        desk.moveTo({10.70, 106.60});
        QVERIFY(desk.isAt(centre));
    }

    void followsAUnitThatWasChosenOnTheMap() {
        Desk desk;
        core::Unit unit;
        unit.profile.id = {"M21"};
        unit.point = core::GeoPoint{10.80, 106.70};
        bridge::ChangeSet set;
        set.units = {unit};
        desk.board.apply(set);
        emit desk.map.unitSelected(QStringLiteral("M21"));
        desk.follow.setFollowing(true);
        QVERIFY(desk.isAt({10.80, 106.70}));
        QVERIFY(desk.chip().text().contains(QStringLiteral("M21")));
        set.units[0].point = core::GeoPoint{10.81, 106.71};
        desk.board.apply(set);
        QVERIFY(desk.isAt({10.81, 106.71}));
    }

    void staysUncheckedWithoutAnythingToFollow() {
        Desk desk;
        desk.chip().click();
        QVERIFY(!desk.chip().isChecked() && !desk.follow.isFollowing());
    }

    void fliesThereAndBack() {
        Desk desk;
        desk.selection.select(sampleId(1));
        desk.follow.flyThereOrBack();
        QVERIFY(desk.isAt({10.76, 106.68}));
        QCOMPARE(desk.map.zoom(), 16.0);
        desk.follow.flyThereOrBack();
        QVERIFY(desk.isAt({10.9, 106.6}));
        QCOMPARE(desk.map.zoom(), 12.0);
        desk.follow.flyThereOrBack(); // and again
        QVERIFY(desk.isAt({10.76, 106.68}));
        desk.map.flyTo({10.8, 106.8}); // somebody moved it: the way back is no longer known
        desk.follow.flyThereOrBack();
        QVERIFY(desk.isAt({10.76, 106.68}));
        desk.follow.flyThereOrBack();
        QVERIFY(desk.isAt({10.8, 106.8}));
        desk.selection.select(sampleId(2));
        desk.follow.flyThereOrBack();
        QVERIFY(desk.isAt({10.85, 106.75}));
    }
};

QTEST_MAIN(MapFollowTest)
#include "MapFollowTest.moc"
