// SPDX-License-Identifier: GPL-3.0-or-later
// The map as a view of the filter.
#include "console/MapFeed.h"
#include "maps/MapSamples.h"
#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using console::MapFeed;

namespace {

core::CaseId sampleId(std::uint64_t number) {
    return test::caseId(number);
}

struct Desk {
    models::Board board;
    models::Filter filter;
    models::Selection selection;
    models::QueueModel queue{board, filter, [] { return test::kNow; }};
    maps::MapView map{test::cityWards(), test::styleOf(QStringLiteral("light"))};
    MapFeed feed{board, queue, filter, selection, map};
    std::uint64_t generation = 0;

    void put(std::uint64_t first, std::uint64_t last) {
        bridge::ChangeSet set;
        set.generation = ++generation;
        for (auto number = first; number < last; ++number) {
            set.cases.push_back(test::sampleCase(number, static_cast<core::Priority>(number % 4),
                                                 test::kNow - std::chrono::minutes(number)));
            auto alert = test::sampleAlert(number);
            alert.details->position = core::Position{{10.7 + 0.001 * static_cast<double>(number % 100), 106.7}, 20};
            set.alerts.push_back(std::move(alert));
        }
        board.apply(std::move(set));
    }
    [[nodiscard]] bool shows(std::size_t count) {
        return QTest::qWaitFor([&] { return map.points().size() == count; });
    }
};

} // namespace

class MapFilterTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { maps::prepareGraphics(); }

    void showsWhatTheFilterLetsThrough() {
        Desk desk;
        desk.put(0, 400);
        QVERIFY(desk.shows(400));
        desk.filter.setSpec({.priorities = {core::Priority::p2}}); // told by ranges
        QVERIFY(desk.shows(100));
        desk.put(400, 408);
        QVERIFY(desk.shows(102));
        desk.filter.setSpec({.text = QStringLiteral("VV-1118-77")});
        QVERIFY(desk.shows(1));
        desk.filter.goBack();
        QVERIFY(desk.shows(102));
        desk.filter.clear();
        QVERIFY(desk.shows(408));
    }

    void takesABulkBySlices() {
        Desk desk;
        desk.put(0, 9'000);
        QVERIFY(desk.shows(9'000));
        desk.filter.setSpec({.priorities = {core::Priority::p1}});
        QVERIFY(desk.shows(2'250));
        desk.filter.setSpec({.kinds = {"nothing"}});
        QVERIFY(desk.shows(0));
        desk.filter.clear();
        QVERIFY(desk.shows(9'000));
    }

    void keepsWhatLiesBesideItsSight() {
        Desk desk;
        desk.map.resize(800, 600);
        desk.map.show();
        desk.put(0, 100); // from 10.70 to 10.80
        QVERIFY(desk.shows(100));
        desk.map.flyTo({10.70, 106.7}, 16);
        QTRY_VERIFY(desk.filter.sight() && desk.filter.sight()->contains(geo::toWorld({10.70, 106.7})) &&
                    !desk.filter.sight()->contains(geo::toWorld({10.79, 106.7})));
        models::FilterSpec spec;
        spec.area = desk.filter.sight();
        desk.filter.setSpec(spec);
        const int near = desk.queue.rowCount();
        QVERIFY(near > 0 && near < 20);
        QCoreApplication::processEvents();
        QCOMPARE(desk.map.points().size(), std::size_t{100}); // a pan finds them there
        desk.map.flyTo({10.79, 106.7}, 16);
        QTRY_VERIFY(desk.queue.rowOf(sampleId(90)) >= 0); // the queue follows when the pan has rested
        QVERIFY(desk.queue.rowOf(sampleId(0)) < 0);
        spec = desk.filter.spec();
        spec.priorities = {core::Priority::p1};
        desk.filter.setSpec(spec);
        QVERIFY(desk.shows(25));
        spec.area.reset();
        desk.filter.setSpec(spec);
        QVERIFY(desk.shows(25));
        QCOMPARE(desk.queue.rowCount(), 25);
    }
};

QTEST_MAIN(MapFilterTest)
#include "MapFilterTest.moc"
