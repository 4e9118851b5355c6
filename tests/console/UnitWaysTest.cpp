// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/UnitWays.h"

#include "bridge/SmallPack.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using bridge::RoadGraph;
using console::UnitWays;

namespace {

constexpr core::GeoPoint kSouth{.lat = 10.76, .lon = 106.69};
constexpr core::GeoPoint kNorth{.lat = 10.78, .lon = 106.69};

core::Unit unitAt(const core::GeoPoint& point) {
    core::Unit unit;
    unit.profile.id = {"M1"};
    unit.point = point;
    return unit;
}

} // namespace

class UnitWaysTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_file = m_folder.filePath(QStringLiteral("town.mappack"));
        QVERIFY(test::makeRoadPack(m_file, test::riverTown({.lat = 10.77, .lon = 106.69}, 3'000)));
        m_roads = std::make_unique<bridge::RoadTimes>();
    }
    void cleanup() { m_roads.reset(); }

    void knowsNothingWithoutRoads() {
        UnitWays ways(*m_roads);
        QSignalSpy found(&ways, &UnitWays::found);
        QVERIFY(ways.ahead(unitAt(kSouth), kNorth).empty());
        m_roads->ask(kNorth, {}); // an answer that comes after everything before it
        QSignalSpy answered(m_roads.get(), &bridge::RoadTimes::answered);
        QTRY_COMPARE(answered.count(), 1);
        QVERIFY(found.isEmpty());
    }

    void findsAWayAndShortensItAsTheUnitGoes() {
        UnitWays ways(*m_roads);
        QSignalSpy found(&ways, &UnitWays::found);
        m_roads->setPack(m_file);
        QVERIFY(ways.ahead(unitAt(kSouth), kNorth).empty()); // asked
        QVERIFY(ways.ahead(unitAt(kSouth), kNorth).empty()); // once
        QTRY_COMPARE(found.count(), 1);
        const auto all = ways.ahead(unitAt(kSouth), kNorth);
        QVERIFY(!all.empty());
        QVERIFY(core::distanceM(all.back(), kNorth) < 5);
        const auto later = ways.ahead(unitAt({.lat = 10.775, .lon = 106.6902}), kNorth); // 22 m beside the road
        QVERIFY(!later.empty() && later.size() <= all.size());
        QVERIFY(later.front().lat > 10.775);
        QCOMPARE(found.count(), 1); // no new search
    }

    void asksAgainWhenTheUnitGoesAnotherWay() {
        UnitWays ways(*m_roads);
        QSignalSpy found(&ways, &UnitWays::found);
        m_roads->setPack(m_file);
        static_cast<void>(ways.ahead(unitAt(kSouth), kNorth));
        QTRY_COMPARE(found.count(), 1);
        const core::GeoPoint off{.lat = 10.765, .lon = 106.687}; // 330 m west of the road
        QVERIFY(ways.ahead(unitAt(off), kNorth).empty());
        QTRY_COMPARE(found.count(), 2);
        QVERIFY(!ways.ahead(unitAt(off), kNorth).empty()); // though its way begins 330 m off
        QVERIFY(!ways.ahead(unitAt(off), kNorth).empty());
        QVERIFY(ways.ahead(unitAt(off), kSouth).empty()); // sent elsewhere
        QTRY_COMPARE(found.count(), 3);
    }

    void forgetsTheWaysOfAMapThatIsGone() {
        UnitWays ways(*m_roads);
        QSignalSpy found(&ways, &UnitWays::found);
        QSignalSpy forgotten(&ways, &UnitWays::forgotten);
        m_roads->setPack(m_file);
        static_cast<void>(ways.ahead(unitAt(kSouth), kNorth));
        QTRY_COMPARE(found.count(), 1);
        forgotten.clear();
        m_roads->setPack({});
        QCOMPARE(forgotten.count(), 1);
        QVERIFY(ways.ahead(unitAt(kSouth), kNorth).empty());
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<bridge::RoadTimes> m_roads;
};

QTEST_GUILESS_MAIN(UnitWaysTest)
#include "UnitWaysTest.moc"
