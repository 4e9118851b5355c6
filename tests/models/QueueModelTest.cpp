// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueModel.h"

#include "models/Samples.h"
#include "models/Wording.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <random>

using namespace trucban;
using models::QueueModel;

namespace {

struct Desk {
    models::Board board;
    models::Filter filter;
    core::Instant now = test::kNow;
    QueueModel queue{board, filter, [this] { return now; }};
    QAbstractItemModelTester tester{&queue, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void put(std::vector<core::Case> cases, std::vector<core::Alert> alerts = {}) {
        bridge::ChangeSet set;
        set.cases = std::move(cases);
        set.alerts = std::move(alerts);
        board.apply(set);
    }
    [[nodiscard]] std::vector<core::CaseId> order() const {
        std::vector<core::CaseId> ids;
        for (int row = 0; row < queue.rowCount(); ++row) {
            ids.push_back(*queue.caseAt(row));
        }
        return ids;
    }
};

core::Case randomCase(std::mt19937& random, std::uint64_t number) {
    auto value = test::sampleCase(number, static_cast<core::Priority>(random() % 4),
                                  test::kNow - std::chrono::minutes(random() % 500));
    value.state = static_cast<core::CaseState>(random() % 5);
    if (value.state == core::CaseState::closed) {
        value.closedAt = test::kNow - std::chrono::minutes(random() % 60);
    }
    return value;
}

} // namespace

class QueueModelTest : public QObject {
    Q_OBJECT
private slots:
    void sortsByPriorityThenUnacknowledgedThenAge() {
        Desk desk;
        auto calm = test::sampleCase(1, core::Priority::p3, test::kNow - std::chrono::hours(2));
        auto urgentTaken = test::sampleCase(2, core::Priority::p1, test::kNow - std::chrono::hours(1));
        urgentTaken.state = core::CaseState::inProgress;
        auto urgentNew = test::sampleCase(3, core::Priority::p1, test::kNow);
        auto closed = test::sampleCase(4, core::Priority::p1, test::kNow - std::chrono::hours(3));
        closed.state = core::CaseState::closed;
        closed.closedAt = test::kNow - std::chrono::minutes(5);
        desk.put({calm, urgentTaken, closed, urgentNew});
        QCOMPARE(desk.order(), (std::vector{urgentNew.id, urgentTaken.id, calm.id, closed.id}));
    }

    void keepsOrderAndContentThroughRandomChanges() {
        Desk desk;
        std::mt19937 random(7);
        for (int step = 0; step < 600; ++step) {
            bridge::ChangeSet set;
            for (unsigned i = 0; i < 1 + random() % 6; ++i) {
                const auto number = random() % 120;
                if (random() % 7 == 0) {
                    set.erased.push_back(core::AggregateRef::of(test::caseId(number)));
                } else {
                    set.cases.push_back(randomCase(random, number));
                }
            }
            desk.board.apply(set);
        }
        models::Board fresh;
        models::Filter filter;
        QueueModel again{fresh, filter, [&] { return desk.now; }};
        bridge::ChangeSet all;
        for (const auto& [id, value] : desk.board.state().cases) {
            all.cases.push_back(value);
        }
        fresh.apply(all);
        QCOMPARE(desk.queue.rowCount(), again.rowCount());
        for (int row = 0; row < again.rowCount(); ++row) {
            QCOMPARE(desk.queue.caseAt(row), again.caseAt(row));
            QCOMPARE(desk.queue.rowOf(*again.caseAt(row)), row);
        }
    }

    void movesOneRowInsteadOfResetting() {
        Desk desk;
        desk.put({test::sampleCase(1), test::sampleCase(2), test::sampleCase(3)});
        const QPersistentModelIndex watched(desk.queue.index(desk.queue.rowOf(test::caseId(3)), 0));
        const QSignalSpy resets(&desk.queue, &QAbstractItemModel::modelReset);
        auto raised = test::sampleCase(3, core::Priority::p1);
        desk.put({raised});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(watched.row(), 0);
        desk.put({test::sampleCase(9, core::Priority::p1, test::kNow - std::chrono::hours(1))});
        QCOMPARE(watched.row(), 1);
    }

    void movesRowsAmongAHundredThousandWithoutAReset() {
        models::Board board;
        models::Filter filter;
        QueueModel queue{board, filter, [] { return test::kNow; }};
        const QSignalSpy inserted(&queue, &QAbstractItemModel::rowsInserted);
        const QSignalSpy resets(&queue, &QAbstractItemModel::modelReset);
        const QSignalSpy layouts(&queue, &QAbstractItemModel::layoutChanged);
        bridge::ChangeSet fill;
        for (std::uint64_t number = 0; number < 100'000; ++number) {
            fill.cases.push_back(test::sampleCase(number, static_cast<core::Priority>(number % 4),
                                                  test::kNow - std::chrono::milliseconds(number)));
        }
        board.apply(fill);
        QCOMPARE(queue.rowCount(), 100'000);
        QCOMPARE(inserted.count(), 1); // all at once: the view lays out once
        const QPersistentModelIndex watched(queue.index(queue.rowOf(test::caseId(50'000)), 0));
        bridge::ChangeSet frame; // as many as the bridge hands over in one
        for (std::uint64_t number = 1; number < 400; ++number) {
            frame.cases.push_back(test::sampleCase(number * 100 + 1, core::Priority::p1));
        }
        board.apply(frame);
        QCOMPARE(resets.count() + layouts.count(), 0);
        QCOMPARE(queue.rowCount(), 100'000);
        QCOMPARE(queue.caseAt(watched.row()), std::optional(test::caseId(50'000)));
    }

    // What is due and what the filter still lets through were asked at two moments: the same case came back for ever.
    void endsWhenAClosedOneGrowsOldWhileTheClockIsRead() {
        models::Board board;
        models::Filter filter;
        auto now = test::kNow;
        QueueModel queue{board, filter, [&now] { return now += std::chrono::milliseconds(1); }};
        auto closed = test::sampleCase(1);
        closed.state = core::CaseState::closed;
        closed.closedAt = test::kNow;
        bridge::ChangeSet set;
        set.cases = {closed};
        board.apply(set);
        now = test::kNow + board.policy().recentlyClosed - std::chrono::milliseconds(2);
        queue.refreshTimes(0, 0);
        QCOMPARE(queue.rowCount(), 1);
        queue.refreshTimes(0, 0);
        QCOMPARE(queue.rowCount(), 0);
    }

    void rowsTakeTheNewNameOfAKind() {
        Desk desk;
        desk.put({test::sampleCase(1), test::sampleCase(2)});
        const QSignalSpy changed(&desk.queue, &QAbstractItemModel::dataChanged);
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        desk.board.apply(set);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), desk.queue.index(0, 0));
        QCOMPARE(changed[0][1].toModelIndex(), desk.queue.index(1, QueueModel::ColumnCount - 1));
    }

    void findsWithoutDiacritics() {
        Desk desk;
        auto alert = test::sampleAlert(1);
        alert.details->address = "12 Đường Nguyễn Trãi";
        desk.put({test::sampleCase(1), test::sampleCase(2)}, {alert, test::sampleAlert(2)});
        desk.filter.setSpec({.text = QStringLiteral("12 duong nguyen trai")});
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        desk.filter.setSpec({.text = QStringLiteral("VV-1118-2")});
        QCOMPARE(desk.order(), std::vector{test::caseId(2)});
        alert.details->address = "7 Lê Lợi";
        alert.version = 2;
        desk.filter.setSpec({.text = QStringLiteral("le loi")});
        QCOMPARE(desk.queue.rowCount(), 0);
        desk.put({}, {alert}); // an updated alert must come into a search that is on
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
    }

    void keepsRecentlyClosedForThirtyMinutes() {
        Desk desk;
        auto closed = test::sampleCase(1);
        closed.state = core::CaseState::closed;
        closed.closedAt = desk.now;
        desk.put({closed, test::sampleCase(2)});
        QCOMPARE(desk.queue.rowCount(), 2);
        desk.now += std::chrono::minutes(29);
        desk.queue.refreshTimes(0, 1);
        QCOMPARE(desk.queue.rowCount(), 2);
        desk.now += std::chrono::minutes(1);
        desk.queue.refreshTimes(0, 1);
        QCOMPARE(desk.order(), std::vector{test::caseId(2)});
    }

    void neverHidesAnUnlocatedCase() {
        Desk desk;
        const QSignalSpy counts(&desk.queue, &QueueModel::unlocatedCountChanged);
        auto lost = test::sampleAlert(1);
        lost.details->position.reset();
        desk.put({test::sampleCase(1), test::sampleCase(2)}, {lost, test::sampleAlert(2)});
        QCOMPARE(desk.queue.unlocatedCount(), 1);
        desk.filter.setSpec({.unlocatedOnly = true});
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        lost.placedAt = core::Position{{10.8, 106.7}, 0};
        lost.version = 2;
        desk.put({}, {lost});
        QCOMPARE(desk.queue.unlocatedCount(), 0);
        QVERIFY(counts.count() >= 2);
    }

    void filtersByWhereAlertsCameFrom() {
        Desk desk;
        auto called = test::sampleAlert(2);
        called.facts.source = core::AlertSource::call113;
        desk.put({test::sampleCase(1), test::sampleCase(2)}, {test::sampleAlert(1), called});
        desk.filter.setSpec({.sources = {core::AlertSource::call113}});
        QCOMPARE(desk.order(), std::vector{test::caseId(2)});
    }

    void filtersByWhatTheMapShowsAndFollowsIt() {
        Desk desk;
        auto far = test::sampleAlert(2);
        far.details->position = core::Position{{11.2, 106.9}, 20};
        auto lost = test::sampleAlert(3);
        lost.details->position.reset();
        desk.put({test::sampleCase(1), test::sampleCase(2), test::sampleCase(3)}, {test::sampleAlert(1), far, lost});
        const auto around = [](const core::GeoPoint& point) {
            const auto world = geo::toWorld(point);
            return geo::WorldBox{world.x, world.y, world.x, world.y}.grownBy(1e-5);
        };
        desk.filter.setSight(around({10.76, 106.68}));
        models::FilterSpec spec;
        spec.area = desk.filter.sight();
        desk.filter.setSpec(spec);
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        desk.filter.setSight(around({11.2, 106.9}));
        QCOMPARE(desk.order(), std::vector{test::caseId(2)});
        spec = desk.filter.spec();
        spec.unlocatedOnly = true; // the tray reaches them wherever the map is
        desk.filter.setSpec(spec);
        QCOMPARE(desk.order(), std::vector{test::caseId(3)});
    }

    void letsCasesGrowOutOfAMovingWindow() {
        Desk desk;
        desk.put({test::sampleCase(1, core::Priority::p3, test::kNow - std::chrono::minutes(30)),
                  test::sampleCase(2, core::Priority::p1, test::kNow - std::chrono::minutes(59)),
                  test::sampleCase(3, core::Priority::p3, test::kNow - std::chrono::minutes(70))});
        desk.filter.setSpec({.span = models::TimeSpan::lastHour});
        QCOMPARE(desk.order(), (std::vector{test::caseId(2), test::caseId(1)}));
        const QSignalSpy resets(&desk.queue, &QAbstractItemModel::modelReset);
        desk.now += std::chrono::minutes(10);
        desk.queue.refreshTimes(0, 1);
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 1);
        QCOMPARE(resets.count(), 0);
    }

    void countsEveryUnacknowledgedP1ThatAFilterHides() {
        Desk desk;
        QSignalSpy counts(&desk.queue, &QueueModel::hiddenUrgentCountChanged);
        desk.put({test::sampleCase(1, core::Priority::p1), test::sampleCase(2)});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 0);
        desk.filter.setSpec({.priorities = {core::Priority::p3}});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 1);
        counts.clear();
        desk.put({test::sampleCase(3, core::Priority::p1)}); // comes in unseen
        QCOMPARE(counts.count(), 1);
        QCOMPARE(counts[0][0].toInt(), 2);
        auto taken = test::sampleCase(1, core::Priority::p1);
        taken.state = core::CaseState::acknowledged;
        desk.put({taken});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 1);
        bridge::ChangeSet erase;
        erase.erased = {core::AggregateRef::of(test::caseId(3))};
        desk.board.apply(erase);
        QCOMPARE(desk.queue.hiddenUrgentCount(), 0);
        desk.put({test::sampleCase(4, core::Priority::p1)});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 1);
        desk.filter.setSpec(models::unansweredUrgent());
        QCOMPARE(desk.order(), std::vector{test::caseId(4)});
        QCOMPARE(desk.queue.hiddenUrgentCount(), 0);
    }

    void saysByRangesWhatAFilterTakesAndBrings() {
        Desk desk;
        std::vector<core::Case> cases;
        for (std::uint64_t n = 0; n < 400; ++n) {
            cases.push_back(
                test::sampleCase(n, static_cast<core::Priority>(n % 4), test::kNow - std::chrono::minutes(n)));
        }
        desk.put(cases);
        const QPersistentModelIndex watched(desk.queue.index(desk.queue.rowOf(test::caseId(2)), 0));
        const QSignalSpy resets(&desk.queue, &QAbstractItemModel::modelReset);
        const QSignalSpy removed(&desk.queue, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy inserted(&desk.queue, &QAbstractItemModel::rowsInserted);
        desk.filter.setSpec({.priorities = {core::Priority::p1, core::Priority::p3}}); // two of four blocks
        QCOMPARE(removed.count(), 2);
        QCOMPARE(watched.row(), desk.queue.rowOf(test::caseId(2)));
        desk.filter.clear();
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(watched.row(), desk.queue.rowOf(test::caseId(2)));
    }

    /// The place of a case that is gone was asked for its wards, and the console ended.
    void aFilterAsksNothingOfCasesThatAreGone() {
        Desk desk;
        desk.put({test::sampleCase(1), test::sampleCase(2), test::sampleCase(3)});
        bridge::ChangeSet gone;
        gone.erased = {core::AggregateRef::of(test::caseId(2))};
        desk.board.apply(gone);
        models::FilterSpec spec;
        spec.wards = {core::WardCode{1}}; // nobody's
        desk.filter.setSpec(spec);
        QCOMPARE(desk.queue.rowCount(), 0);
        spec.wards = {test::sampleCase(1).ward};
        desk.filter.setSpec(spec);
        QCOMPARE(desk.queue.rowCount(), 2);
        desk.filter.clear();
        desk.filter.type(models::Wording::kind(desk.board.policy(), test::sampleCase(1).kind)); // hits the kind's name
        QCOMPARE(desk.queue.rowCount(), 2);
    }

    void showsTheSameUnderAFilterHoweverItCameAbout() {
        Desk desk;
        std::mt19937 random(11);
        for (int step = 0; step < 300; ++step) {
            if (random() % 4 == 0) {
                models::FilterSpec spec;
                if (random() % 2 == 0) {
                    spec.priorities = {static_cast<core::Priority>(random() % 4)};
                }
                if (random() % 3 == 0) {
                    spec.states = {static_cast<core::CaseState>(random() % 5)};
                }
                if (random() % 3 == 0) {
                    spec.span = models::TimeSpan::lastSixHours;
                }
                desk.filter.setSpec(spec);
            }
            std::vector<core::Case> some;
            for (unsigned i = 0; i < 1 + random() % 8; ++i) {
                some.push_back(randomCase(random, random() % 300));
            }
            desk.put(some);
            const QueueModel again{desk.board, desk.filter, [&] { return desk.now; }};
            QCOMPARE(desk.queue.rowCount(), again.rowCount());
            for (int row = 0; row < again.rowCount(); ++row) {
                QCOMPARE(desk.queue.caseAt(row), again.caseAt(row));
            }
            QCOMPARE(desk.queue.hiddenUrgentCount(), again.hiddenUrgentCount());
        }
    }

    void sortsByAnyColumnAndKeepsIndexes() {
        Desk desk;
        std::vector<core::Case> cases;
        std::vector<core::Alert> alerts;
        for (std::uint64_t n = 1; n <= 40; ++n) {
            cases.push_back(test::sampleCase(n, static_cast<core::Priority>(n % 4)));
            alerts.push_back(test::sampleAlert(n));
        }
        desk.put(cases, alerts);
        const QPersistentModelIndex watched(
            desk.queue.index(desk.queue.rowOf(test::caseId(17)), QueueModel::CodeColumn));
        for (int column = 0; column < QueueModel::ColumnCount; ++column) {
            desk.queue.sort(column, Qt::DescendingOrder);
            QCOMPARE(desk.queue.caseAt(watched.row()), test::caseId(17));
        }
        desk.queue.sort(QueueModel::AddressColumn, Qt::AscendingOrder);
        for (int row = 1; row < desk.queue.rowCount(); ++row) {
            // "9 Nguyễn Trãi" before "10 Nguyễn Trãi"; the first row is the P1s' that come before any sort
            const auto number = [&desk](int at) {
                return desk.queue.index(at, QueueModel::AddressColumn)
                    .data()
                    .toString()
                    .section(QLatin1Char(' '), 0, 0)
                    .toInt();
            };
            const auto isPinned = [&desk](int at) {
                return desk.queue.index(at, 0).data(QueueModel::PriorityRole).toInt() == 0;
            };
            QVERIFY(isPinned(row - 1) || number(row - 1) < number(row));
        }
        desk.put({test::sampleCase(99)}, {test::sampleAlert(99)}); // finds its place in the chosen order
        QVERIFY(desk.queue.rowOf(test::caseId(99)) >= 0);
        QCOMPARE(desk.queue.caseAt(watched.row()), test::caseId(17));
    }

    void keepsUnacknowledgedP1sAboveWhateverTheSort() {
        Desk desk;
        std::vector<core::Case> cases;
        for (std::uint64_t n = 1; n <= 40; ++n) {
            cases.push_back(
                test::sampleCase(n, static_cast<core::Priority>(n % 4), test::kNow - std::chrono::seconds(n)));
            cases.back().state = n % 8 == 0 ? core::CaseState::inProgress : core::CaseState::isNew;
        }
        desk.put(cases);
        const std::vector pinned{test::caseId(36), test::caseId(28), test::caseId(20), test::caseId(12),
                                 test::caseId(4)}; // the oldest first in any order
        for (int column = -1; column < QueueModel::ColumnCount; ++column) {
            for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                desk.queue.sort(column, direction);
                const auto order = desk.order();
                QCOMPARE(std::vector(order.begin(), order.begin() + 5), pinned);
            }
        }
        desk.put({test::sampleCase(99, core::Priority::p1, test::kNow)}); // as one that comes in
        QCOMPARE(desk.queue.rowOf(test::caseId(99)), 5);
        auto taken = cases[35];
        taken.state = core::CaseState::acknowledged;
        desk.put({taken});
        QCOMPARE(desk.queue.rowOf(test::caseId(28)), 0);
    }

    // Sorting all at once counts digits, a single case finds its place by comparing.
    void sortsAllAtOnceAsOneByOne_data() {
        QTest::addColumn<int>("column");
        for (int column = 0; column < QueueModel::ColumnCount; ++column) {
            QTest::addRow("column %d", column) << column;
        }
    }

    void sortsAllAtOnceAsOneByOne() {
        QFETCH(int, column);
        std::mt19937 random(21);
        constexpr std::array kStreets{"Lê Lợi",
                                      "Lê Lai",
                                      "Nguyễn Thị Minh Khai, gần chợ Bến Thành, hẻm bên trái",
                                      "Nguyễn Thị Minh Khai, gần chợ Bến Thành, hẻm bên phải",
                                      "Đinh Tiên Hoàng",
                                      ""};
        std::vector<core::Case> cases;
        std::vector<core::Alert> alerts;
        for (std::uint64_t n = 0; n < 600; ++n) {
            cases.push_back(randomCase(random, n));
            cases.back().kind = random() % 2 == 0 ? "fight" : "other";
            cases.back().ward = core::WardCode{26'740 + static_cast<std::uint32_t>(random() % 40)};
            alerts.push_back(test::sampleAlert(n));
            const std::string street = kStreets[random() % kStreets.size()];
            alerts.back().details->address = random() % 2 == 0 ? street : std::to_string(random() % 30) + " " + street;
            if (random() % 3 == 0) {
                cases.back().assignments = {{.unit = core::UnitId{"M" + std::to_string(random() % 30)}}};
            }
        }
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            Desk atOnce;
            bridge::ChangeSet set;
            set.policy = test::samplePolicy();
            set.cases = cases;
            set.alerts = alerts;
            atOnce.board.apply(set);
            atOnce.queue.sort(column, direction);
            models::Board board; // not under the tester, which looks at all rows for each that comes
            models::Filter filter;
            QueueModel oneByOne{board, filter, [] { return test::kNow; }};
            bridge::ChangeSet policy;
            policy.policy = test::samplePolicy();
            board.apply(policy);
            oneByOne.sort(column, direction);
            for (std::size_t n = 0; n < cases.size(); ++n) {
                bridge::ChangeSet one;
                one.cases = {cases[n]};
                one.alerts = {alerts[n]};
                board.apply(std::move(one));
            }
            QVERIFY(atOnce.queue.rowCount() > 400);
            QCOMPARE(oneByOne.rowCount(), atOnce.queue.rowCount());
            for (int row = 0; row < oneByOne.rowCount(); ++row) {
                QCOMPARE(oneByOne.caseAt(row), atOnce.queue.caseAt(row));
            }
            QCOMPARE(atOnce.queue.sortColumn(), std::optional(static_cast<QueueModel::Column>(column)));
        }
    }

    void searchesAndSortsByTheNamesOfTheNewPolicy() {
        Desk desk;
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        set.cases = {test::sampleCase(1), test::sampleCase(2)};
        set.cases[0].kind = "fight";
        desk.board.apply(set);
        desk.queue.sort(QueueModel::KindColumn);
        desk.filter.setSpec({.text = QStringLiteral("danh nhau")});
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        bridge::ChangeSet renamed;
        renamed.policy = test::samplePolicy();
        renamed.policy->version = 2;
        renamed.policy->kinds[0].nameVi = "Xô xát";
        desk.board.apply(renamed);
        QCOMPARE(desk.queue.rowCount(), 0);
        desk.filter.setSpec({.text = QStringLiteral("xo xat")});
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
        desk.filter.clear();
        QCOMPARE(desk.order(), (std::vector{test::caseId(2), test::caseId(1)})); // "Việc khác" before "Xô xát"
    }

    void findsACaseThatNobodyOwnsByEachWardThatMayClaimIt() {
        Desk desk;
        auto unclaimed = test::sampleCase(1);
        unclaimed.candidates = {core::WardCode{25'747}, core::WardCode{25'750}};
        unclaimed.ward = {};
        desk.put({unclaimed, test::sampleCase(2)});
        desk.filter.setSpec({.text = QStringLiteral("phu loi")});
        QCOMPARE(desk.order(), std::vector{test::caseId(1)});
    }

    void tellsOfArrivalsAndOfNothingElse() {
        Desk desk;
        const QSignalSpy arrivals(&desk.queue, &QueueModel::caseArrived);
        bridge::ChangeSet fill;
        fill.fill = bridge::FillPart{.ofCases = 1, .isLast = true};
        fill.cases = {test::sampleCase(1)};
        desk.board.apply(fill);
        QCOMPARE(arrivals.count(), 0);
        desk.put({test::sampleCase(2)});
        QCOMPARE(arrivals.count(), 1);
        QCOMPARE(arrivals[0][0].toInt(), desk.queue.rowOf(test::caseId(2)));
        desk.put({test::sampleCase(2, core::Priority::p1)}); // raised
        desk.filter.setSpec({.priorities = {core::Priority::p1}});
        desk.put({test::sampleCase(3)}); // comes in unseen
        desk.filter.clear();
        desk.put({test::sampleCase(1, core::Priority::p2)});
        QCOMPARE(arrivals.count(), 1);
    }

    void countsWhatIsOpenHoweverItCameAbout() {
        Desk desk;
        std::mt19937 random(5);
        for (int step = 0; step < 200; ++step) {
            bridge::ChangeSet set;
            set.cases = {randomCase(random, random() % 50)};
            if (random() % 3 == 0) {
                set.erased = {core::AggregateRef::of(test::caseId(random() % 50))};
            }
            if (random() % 50 == 0) {
                for (std::uint64_t n = 0; n < 700; ++n) {
                    set.cases.push_back(randomCase(random, 1'000 + n));
                }
            }
            desk.board.apply(set);
            const auto open = std::ranges::count_if(desk.board.state().cases,
                                                    [](const auto& entry) { return entry.second.isOpen(); });
            QCOMPARE(desk.queue.totalCases(), static_cast<int>(open));
        }
    }

    void masksTelephoneNumbersInAddresses() {
        Desk desk;
        auto alert = test::sampleAlert(1);
        alert.details->address = "gọi 0901 234 567 hẻm 3";
        desk.put({test::sampleCase(1)}, {alert});
        const auto shown = desk.queue.index(0, QueueModel::AddressColumn).data().toString();
        QVERIFY2(!shown.contains(QStringLiteral("0901 234")), qPrintable(shown));
    }

    void tellsDeadlineLevels() {
        Desk desk;
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        set.cases = {test::sampleCase(1, core::Priority::p1, desk.now)};
        desk.board.apply(set);
        const auto level = [&] { return desk.queue.index(0, 0).data(QueueModel::DeadlineLevelRole).toInt(); };
        QCOMPARE(level(), static_cast<int>(core::DeadlineLevel::inTime));
        desk.now += std::chrono::seconds(12);
        QCOMPARE(level(), static_cast<int>(core::DeadlineLevel::dueSoon));
        desk.now += std::chrono::seconds(4);
        QCOMPARE(level(), static_cast<int>(core::DeadlineLevel::overdue));
        QVERIFY(desk.queue.index(0, 0).data(QueueModel::DeadlineFractionRole).toDouble() > 1);
    }
};

QTEST_GUILESS_MAIN(QueueModelTest)
#include "QueueModelTest.moc"
