// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/WardFigures.h"

#include "models/QueueModel.h"
#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace trucban;
using models::WardFigures;

namespace {

constexpr core::WardCode kHere{26743};
constexpr core::WardCode kThere{26740};

core::Unit unitAt(std::string id, core::UnitState state, core::WardCode home = kHere) {
    core::Unit unit;
    unit.profile.id = {std::move(id)};
    unit.profile.homeWard = home;
    unit.state = state;
    return unit;
}

} // namespace

class WardFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void countsOpenCasesAndFreeUnits() {
        models::Board board;
        WardFigures figures(board);
        QSignalSpy changed(&figures, &WardFigures::changed);
        bridge::ChangeSet set;
        auto acknowledged = test::sampleCase(2, core::Priority::p1);
        acknowledged.state = core::CaseState::acknowledged;
        auto closed = test::sampleCase(3);
        closed.state = core::CaseState::closed;
        auto exercise = test::sampleCase(4);
        exercise.exercise = true;
        set.cases = {test::sampleCase(1), acknowledged, closed, exercise};
        set.units = {unitAt("A", core::UnitState::available), unitAt("B", core::UnitState::onScene),
                     unitAt("C", core::UnitState::available, kThere)};
        board.apply(set);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(figures.of(kHere), (WardFigures::Figure{.open = 2, .unacknowledged = 1, .urgent = 1, .freeUnits = 1}));
        QCOMPARE(figures.of(kThere),
                 (WardFigures::Figure{.open = 0, .unacknowledged = 0, .urgent = 0, .freeUnits = 1}));
        QCOMPARE(figures.all().size(), std::size_t{2});
        board.apply(set); // nothing new
        QCOMPARE(changed.count(), 1);
    }

    void aCaseWithoutOwnerCountsForAllWhoMayClaimIt() {
        models::Board board;
        WardFigures figures(board);
        bridge::ChangeSet set;
        auto open = test::sampleCase(1);
        open.ward = {};
        open.candidates = {kThere, kHere};
        set.cases = {open};
        board.apply(set);
        QCOMPARE(figures.of(kHere).open, 1u);
        QCOMPARE(figures.of(kThere).open, 1u);
        open.ward = kThere;
        open.candidates.clear();
        set.cases = {open};
        board.apply(set);
        QCOMPARE(figures.of(kHere).open, 0u);
        QCOMPARE(figures.of(kThere).open, 1u);
        QCOMPARE(figures.all().size(), std::size_t{1});
    }

    void countsUnderAFilterButForItsWards() {
        models::Board board;
        models::Filter filter;
        models::QueueModel queue(board, filter, [] { return test::kNow; });
        WardFigures figures(board);
        figures.follow(filter, queue.matcher());
        bridge::ChangeSet set;
        auto there = test::sampleCase(2, core::Priority::p1);
        there.ward = kThere;
        set.cases = {test::sampleCase(1), there};
        set.units = {unitAt("A", core::UnitState::available)};
        board.apply(set);
        filter.setSpec({.wards = {kThere}});
        QVERIFY(!figures.isFiltered());
        filter.setSpec({.priorities = {core::Priority::p1}, .wards = {kThere}});
        QVERIFY(figures.isFiltered());
        QTRY_COMPARE(figures.of(kHere).open, 0u);
        QCOMPARE(figures.of(kHere).freeUnits, 1u); // units are not filtered
        QCOMPARE(figures.of(kThere).open, 1u);
        set.cases = {test::sampleCase(1, core::Priority::p1)};
        board.apply(set);
        QCOMPARE(figures.of(kHere).open, 1u);
        filter.clear();
        QVERIFY(!figures.isFiltered());
        QTRY_COMPARE(figures.of(kThere).urgent, 1u);
    }

    void forgetsWhatLeavesTheScope() {
        models::Board board;
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        set.units = {unitAt("A", core::UnitState::available)};
        board.apply(set);
        WardFigures figures(board); // made late: counts what is there
        QCOMPARE(figures.of(kHere).open, 1u);
        bridge::ChangeSet gone;
        gone.erased = {core::refOf(core::Aggregate{set.cases[0]}), core::refOf(core::Aggregate{set.units[0]})};
        board.apply(gone);
        QVERIFY(figures.all().empty());
    }

    void anyOrderOfChangesCountsAsAFreshCount() {
        std::mt19937 random{7};
        models::Board board;
        WardFigures figures(board);
        for (int round = 0; round < 400; ++round) {
            bridge::ChangeSet set;
            auto case_ = test::sampleCase(random() % 20, static_cast<core::Priority>(random() % 4));
            case_.state = static_cast<core::CaseState>(random() % 5);
            case_.ward = random() % 3 == 0 ? core::WardCode{} : (random() % 2 == 0 ? kHere : kThere);
            case_.candidates = case_.ward.isNone() ? core::WardSet{kThere, kHere} : core::WardSet{};
            if (random() % 5 == 0) {
                set.erased = {core::refOf(core::Aggregate{case_})};
            } else {
                set.cases = {case_};
            }
            board.apply(set);
        }
        QCOMPARE(figures.all(), WardFigures(board).all());
    }
};

QTEST_GUILESS_MAIN(WardFiguresTest)
#include "WardFiguresTest.moc"
