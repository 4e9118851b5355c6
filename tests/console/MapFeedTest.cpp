// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapFeed.h"

#include "maps/MapSamples.h"
#include "models/Samples.h"

#include <QTest>

using namespace trucban;

namespace {

constexpr std::uint64_t kMany = 10'000; // more than goes in at once

core::CaseId idOf(std::uint64_t number) {
    return test::caseId(number);
}

/// Board, queue and map as the desk has them; the map is not shown, its points are.
struct Desk {
    models::Board board;
    models::Filter filter;
    models::Selection selection;
    models::QueueModel queue{board, filter, [] { return test::kNow; }};
    maps::MapView map{test::cityWards(), test::styleOf(QStringLiteral("light"))};
    console::MapFeed feed{board, queue, filter, selection, map};
    std::uint64_t generation = 0;

    void put(std::uint64_t first, std::uint64_t last, std::optional<bridge::FillPart> fill = std::nullopt) {
        bridge::ChangeSet set;
        set.fill = fill;
        for (auto number = first; number <= last; ++number) {
            set.cases.push_back(
                test::sampleCase(number, core::Priority::p3, test::kNow + std::chrono::seconds(number)));
            set.alerts.push_back(test::sampleAlert(number));
        }
        apply(std::move(set));
    }
    void erase(std::uint64_t first, std::uint64_t last) {
        bridge::ChangeSet set;
        for (auto number = first; number <= last; ++number) {
            set.erased.push_back(core::AggregateRef::of(idOf(number)));
        }
        apply(std::move(set));
    }
    void apply(bridge::ChangeSet set) {
        set.generation = ++generation;
        board.apply(std::move(set));
    }
    [[nodiscard]] std::size_t shown() { return map.points().size(); }
};

} // namespace

class MapFeedTest : public QObject {
    Q_OBJECT
private slots:
    // The first rows of an empty queue are an insertion, not a reset: a feed that waited for a reset stayed empty.
    void fillsTheMapWhenAnEmptyQueueIsFilled() {
        Desk desk;
        desk.put(1, 10);
        QTRY_COMPARE(desk.shown(), std::size_t{10});
        QVERIFY(desk.feed.shows(idOf(10)));
        QCOMPARE(desk.map.points().generation(), desk.feed.generation());
    }

    // All at once would freeze the window before the queue is painted.
    void fillsManyInSlices() {
        Desk desk;
        desk.put(1, kMany);
        QVERIFY(desk.shown() < kMany);
        QTRY_COMPARE(desk.shown(), std::size_t{kMany});
    }

    // A slice that was cut before must not put back what has left the scope since.
    void neverShowsWhatWasErasedWhileSlicesRun() {
        Desk desk;
        desk.put(1, kMany);
        QTRY_VERIFY(desk.shown() > 0 && desk.shown() < kMany);
        desk.erase(1, 500);
        desk.erase(kMany - 499, kMany);
        QTRY_COMPARE(desk.shown(), std::size_t{kMany} - 1'000);
        QVERIFY(!desk.feed.shows(idOf(1)) && !desk.feed.shows(idOf(kMany)));
    }

    void takesTheLaterPartsOfAFirstFillToo() {
        Desk desk;
        desk.put(1, 1'500, bridge::FillPart{.ofCases = 4'000, .isLast = false});
        desk.put(1'501, 3'000, bridge::FillPart{.ofCases = 4'000, .isLast = false});
        desk.put(3'001, 4'000, bridge::FillPart{.ofCases = 4'000, .isLast = true});
        QTRY_COMPARE(desk.shown(), std::size_t{4'000});
    }

    void leavesOutWhatTheFilterHidesAndWhatHasNoPosition() {
        Desk desk;
        desk.put(1, 3);
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(4, core::Priority::p1), test::sampleCase(5)};
        set.alerts = {test::sampleAlert(4), test::sampleAlert(5)};
        set.alerts[1].details->position.reset();
        desk.apply(std::move(set));
        QTRY_COMPARE(desk.shown(), std::size_t{4});
        QVERIFY(!desk.feed.shows(idOf(5)));
        models::FilterSpec urgent;
        urgent.priorities = {core::Priority::p1};
        desk.filter.setSpec(urgent);
        QTRY_COMPARE(desk.shown(), std::size_t{1});
        desk.filter.clear();
        QTRY_COMPARE(desk.shown(), std::size_t{4});
    }

    // The queue takes it within the board's own signal, before this feed hears of that.
    void showsWhatAnotherPolicyBringsAndItsNames() {
        Desk desk;
        desk.put(1, 2);
        auto closed = test::sampleCase(3);
        closed.state = core::CaseState::closed;
        closed.closedAt = test::kNow - desk.board.policy().recentlyClosed;
        bridge::ChangeSet set;
        set.cases = {closed};
        set.alerts = {test::sampleAlert(3)};
        desk.apply(std::move(set));
        QTRY_COMPARE(desk.shown(), std::size_t{2});
        bridge::ChangeSet changed;
        changed.policy = test::samplePolicy();
        changed.policy->recentlyClosed = desk.board.policy().recentlyClosed * 2;
        changed.policy->kinds.back().nameVi = changed.policy->kinds.back().nameEn = "Lấn chiếm";
        desk.apply(std::move(changed));
        QTRY_COMPARE(desk.shown(), std::size_t{3});
        QVERIFY(desk.map.points().find(idOf(1))->label.contains(QStringLiteral("Lấn chiếm")));
    }

    void keepsOneSelection() {
        Desk desk;
        desk.put(1, 3);
        desk.selection.select(idOf(2));
        QCOMPARE(desk.map.selected(), std::optional(idOf(2)));
        emit desk.map.caseSelected(idOf(3));
        QCOMPARE(desk.selection.current(), std::optional(idOf(3)));
    }
};

QTEST_MAIN(MapFeedTest)
#include "MapFeedTest.moc"
