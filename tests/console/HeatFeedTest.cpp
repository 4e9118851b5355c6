// SPDX-License-Identifier: GPL-3.0-or-later
// The heat map as a view of the filter.
#include "console/HeatFeed.h"

#include "maps/MapSamples.h"
#include "models/QueueModel.h"
#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using namespace std::chrono_literals;
using console::HeatFeed;

namespace {

struct Desk {
    models::Board board;
    models::Filter filter;
    models::QueueModel queue{board, filter, [] { return test::kNow; }};
    maps::MapView map{test::cityWards(), test::styleOf(QStringLiteral("light"))};
    HeatFeed feed{board, filter, queue.matcher(), [] { return test::kNow; }, map};
    std::uint64_t generation = 0;

    /// Case `number` was opened that many minutes ago; every fifth is closed for an hour, too long for the queue.
    void put(std::uint64_t first, std::uint64_t last) {
        bridge::ChangeSet set;
        set.generation = ++generation;
        for (auto number = first; number < last; ++number) {
            auto case_ = test::sampleCase(number, static_cast<core::Priority>(number % 4),
                                          test::kNow - std::chrono::minutes(number));
            if (number % 5 == 0) {
                case_.state = core::CaseState::closed;
                case_.closedAt = test::kNow - 1h;
            }
            set.cases.push_back(std::move(case_));
            set.alerts.push_back(test::sampleAlert(number));
        }
        board.apply(std::move(set));
    }
    [[nodiscard]] bool shows(std::size_t count) {
        return QTest::qWaitFor([&] { return map.heat().shown().size() == count; });
    }
};

} // namespace

class HeatFeedTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { maps::prepareGraphics(); }

    void showsWhatHappenedWithinItsWindow() {
        Desk desk;
        desk.put(0, 2'000);
        QVERIFY(desk.shows(1'441)); // 24 hours, closed ones among them
        QVERIFY(!desk.map.heat().isFiltered());
        desk.map.heat().setWindow(1h);
        QVERIFY(desk.shows(61));
    }

    void followsTheFilter() {
        Desk desk;
        desk.put(0, 400);
        QVERIFY(desk.shows(400));
        desk.filter.setSpec({.priorities = {core::Priority::p2}});
        QVERIFY(desk.shows(100));
        QVERIFY(desk.map.heat().isFiltered());
        desk.put(400, 408); // two of them
        QVERIFY(desk.shows(102));
        desk.filter.setSpec({.states = {core::CaseState::closed}});
        QVERIFY(desk.shows(82));
        desk.filter.setSpec({.wards = {core::WardCode{1}}});
        QVERIFY(desk.shows(0));
        desk.filter.clear();
        QVERIFY(desk.shows(408));
        QVERIFY(!desk.map.heat().isFiltered());
    }

    void bothWindowsHold() {
        Desk desk;
        desk.put(0, 2'000);
        QVERIFY(desk.shows(1'441));
        desk.filter.setSpec({.span = models::TimeSpan::lastSixHours});
        QVERIFY(desk.shows(361));
        desk.map.heat().setWindow(1h);
        QVERIFY(desk.shows(61));
        desk.map.heat().setWindow(7 * 24h);
        QVERIFY(desk.shows(361));
        desk.filter.clear();
        QVERIFY(desk.shows(2'000));
    }

    void doesNotAskForWhatTheMapShows() {
        Desk desk;
        desk.put(0, 100);
        QVERIFY(desk.shows(100));
        models::FilterSpec spec;
        spec.area = geo::WorldBox{.minX = 0, .minY = 0, .maxX = 0.1, .maxY = 0.1};
        desk.filter.setSpec(spec);
        QCoreApplication::processEvents();
        QVERIFY(desk.shows(100));
        QVERIFY(!desk.map.heat().isFiltered());
    }

    void takesABulkBySlices() {
        Desk desk;
        desk.map.heat().setWindow(7 * 24h);
        desk.put(0, 9'000);
        QVERIFY(desk.shows(9'000));
        desk.filter.setSpec({.priorities = {core::Priority::p1}});
        desk.filter.setSpec({.priorities = {core::Priority::p3}}); // before the first is through
        QVERIFY(desk.shows(2'250));
    }

    void leavesOutExercisesAndWhatIsGone() {
        Desk desk;
        desk.put(0, 10);
        QVERIFY(desk.shows(10));
        bridge::ChangeSet set;
        set.generation = ++desk.generation;
        auto exercise = test::sampleCase(3);
        exercise.exercise = true;
        set.cases.push_back(exercise);
        set.erased.push_back({.kind = core::AggregateKind::case_, .key = test::caseId(std::uint64_t{4}).toString()});
        desk.board.apply(std::move(set));
        QVERIFY(desk.shows(8));
    }
};

QTEST_MAIN(HeatFeedTest)
#include "HeatFeedTest.moc"
