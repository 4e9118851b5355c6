// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapPoints.h"

#include "MapSamples.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace trucban;

class MapPointsTest : public QObject {
    Q_OBJECT
private slots:
    void raisesTheGenerationOnlyWhenSomethingChanged() {
        maps::MapPoints points;
        QSignalSpy changed{&points, &maps::MapPoints::changed};
        const std::vector batch{test::casePoint(1, 10.8, 106.7), test::casePoint(2, 10.9, 106.7)};
        QCOMPARE(points.upsert(batch), 1u);
        QCOMPARE(points.upsert(batch), 1u);
        QCOMPARE(changed.count(), 1);
        const std::vector gone{test::caseId(1), test::caseId(77)};
        QCOMPARE(points.remove(gone), 2u);
        QCOMPARE(points.remove(gone), 2u);
        QCOMPARE(points.size(), 1u);
        QCOMPARE(points.find(test::caseId(1)), nullptr);
        QCOMPARE(*points.find(test::caseId(2)), batch[1]);
    }

    void takesOutAPointThatLostItsPosition() {
        maps::MapPoints points;
        auto point = test::casePoint(1, 10.8, 106.7);
        points.upsert({&point, 1});
        point.point.lat = std::nan("");
        points.upsert({&point, 1});
        QCOMPARE(points.size(), 0u);
        QCOMPARE(points.index().size(), 0u);
    }

    void usesFreedSlotsAgain() {
        maps::MapPoints points;
        for (std::uint32_t round = 0; round < 100; ++round) {
            const auto point = test::casePoint(round, 10.8, 106.7);
            points.upsert({&point, 1});
            const auto id = point.caseId;
            QCOMPARE(*points.slotOf(id), 0u);
            points.remove({&id, 1});
        }
    }

    void takesACaseThatChangesAndGoesWithinOneBatch() {
        maps::MapPoints points;
        auto moved = test::casePoint(1, 10.9, 106.8);
        auto gone = test::casePoint(2, 10.9, 106.8);
        gone.point.lat = std::nan("");
        const std::vector batch{test::casePoint(1, 10.8, 106.7), moved, test::casePoint(2, 10.8, 106.7), gone,
                                test::casePoint(3, 10.8, 106.7)};
        points.upsert(batch);
        QCOMPARE(points.size(), 2u);
        QCOMPARE(points.index().size(), 2u);
        QCOMPARE(*points.find(test::caseId(1)), moved);
        QCOMPARE(points.index().clusterOf(*points.slotOf(test::caseId(3)), 14)->count, 1u);
    }

    void clusterFollowsTheCase() {
        maps::MapPoints points;
        auto point = test::casePoint(1, 10.8, 106.7, core::Priority::p1, true);
        points.upsert({&point, 1});
        const geo::WorldBox world{.minX = 0, .minY = 0, .maxX = 1, .maxY = 1};
        QCOMPARE(points.index().query(world, 10).front().urgentUnacknowledged, 1u);
        point.unacknowledged = false;
        points.upsert({&point, 1});
        QCOMPARE(points.index().query(world, 10).front().urgentUnacknowledged, 0u);
        points.clear();
        QVERIFY(points.index().query(world, 10).empty());
    }
};

QTEST_GUILESS_MAIN(MapPointsTest)
#include "MapPointsTest.moc"
