// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitBoard.h"

#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using core::UnitState;
using models::UnitBoard;

namespace {

core::Unit unit(const std::string& id, UnitState state, std::uint32_t crew = 2) {
    core::Unit value;
    value.profile.id = {id};
    value.profile.crew = crew;
    value.state = state;
    value.stateSince = test::kNow;
    if (state == UnitState::dispatched || state == UnitState::enRoute || state == UnitState::onScene) {
        value.caseId = test::sampleCase(1).id;
    }
    value.point = core::GeoPoint{10.77, 106.69};
    value.pointAt = test::kNow;
    return value;
}

QStringList orderOf(const UnitBoard& model) {
    QStringList order;
    for (int row = 0; row < model.rowCount(); ++row) {
        order << model.index(row, 0).data(UnitBoard::UnitIdRole).toString();
    }
    return order;
}

} // namespace

class UnitBoardTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_now = test::kNow;
        m_board = std::make_unique<models::Board>();
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        set.policy->checkInAfter = std::chrono::minutes(10);
        set.policy->unitLimits[static_cast<std::size_t>(UnitState::onScene)] = {.soon = std::chrono::minutes(30),
                                                                                .over = std::chrono::minutes(60)};
        set.cases = {test::sampleCase(1)};
        set.units = {unit("M3", UnitState::available), unit("M2", UnitState::onScene),
                     unit("M9", UnitState::offDuty),   unit("L1", UnitState::enRoute, 1),
                     unit("M1", UnitState::available), unit("OLD", UnitState::available)};
        set.units.back().profile.active = false;
        m_board->apply(std::move(set));
        m_model = std::make_unique<UnitBoard>(*m_board, [this] { return m_now; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
    }

    void showsThoseOnACaseBeforeThoseWhoAreFree() {
        QCOMPARE(orderOf(*m_model), QStringList({"L1", "M2", "M1", "M3", "M9"}));
        const auto counts = m_model->counts();
        QCOMPARE(counts.onCase, 2);
        QCOMPARE(counts.available, 2);
        QCOMPARE(counts.away, 1);
    }

    void ordersCallSignsByTheirNumbers() {
        put(unit("M10", UnitState::available));
        put(unit("M20", UnitState::available));
        QCOMPARE(orderOf(*m_model).sliced(2, 4), QStringList({"M1", "M3", "M10", "M20"}));
    }

    void putsALoneUnitThatShouldHaveSpokenFirstAndCountsIt() {
        change("M2", UnitState::available);
        change("M2", UnitState::onScene); // later than L1 set out
        QSignalSpy counted(m_model.get(), &UnitBoard::countsChanged);
        m_now += std::chrono::minutes(10);
        m_model->refreshTimes();
        QCOMPARE(orderOf(*m_model).first(), QStringLiteral("L1"));
        QCOMPARE(m_model->counts().checkInsOverdue, 1);
        QCOMPARE(counted.count(), 1);
        const auto cell = m_model->index(0, UnitBoard::CheckInColumn);
        QVERIFY(cell.data().toString().startsWith(QStringLiteral("quá")));
        QCOMPARE(cell.data(UnitBoard::LevelRole).toInt(), static_cast<int>(core::DeadlineLevel::overdue));
        auto lone = *m_board->unit({"L1"});
        lone.checkedInAt = m_now;
        put(lone);
        QCOMPARE(m_model->counts().checkInsOverdue, 0);
        QVERIFY(m_model->index(m_model->rowOf({"L1"}), UnitBoard::CheckInColumn)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("còn")));
    }

    void movesNoRowUnderThePointer() {
        const QPersistentModelIndex selected(m_model->index(2, 0)); // M1
        m_model->holdOrder(true);
        change("M3", UnitState::unavailable);
        change("M1", UnitState::offDuty);
        QCOMPARE(orderOf(*m_model), QStringList({"L1", "M2", "M1", "M3", "M9"}));
        QCOMPARE(m_model->index(3, UnitBoard::UnitColumn).data(UnitBoard::UnitStateRole).toInt(),
                 static_cast<int>(UnitState::unavailable)); // what it says is new all the same
        m_model->holdOrder(false);
        QCOMPARE(orderOf(*m_model), QStringList({"L1", "M2", "M3", "M1", "M9"}));
        QCOMPARE(selected.row(), 3);
    }

    // A neighbour's unit that came into sight with a case put the whole list in order anew, and what was selected in it
    // was lost.
    void aUnitThatComesOrGoesMovesNoOtherUnderThePointer() {
        const QPersistentModelIndex selected(m_model->index(2, 0)); // M1
        m_model->holdOrder(true);
        auto guest = *m_board->unit({"M2"});
        guest.profile.id = {"A1"};
        put(guest);
        QCOMPARE(orderOf(*m_model), QStringList({"L1", "M2", "M1", "M3", "M9", "A1"}));
        QCOMPARE(selected.row(), 2);
        m_model->holdOrder(false);
        QCOMPARE(m_model->unitAt(selected.row())->profile.id.value, std::string("M1"));
        QVERIFY(m_model->rowOf({"A1"}) < m_model->rowOf({"M2"}));
        bridge::ChangeSet gone;
        gone.erased.push_back(core::refOf(core::Aggregate{guest}));
        m_board->apply(gone);
        QCOMPARE(orderOf(*m_model), QStringList({"L1", "M2", "M1", "M3", "M9"}));
        QCOMPARE(selected.row(), 2);
    }

    void tellsALongTimeAndAnOldPosition() {
        m_now += std::chrono::minutes(61);
        const int row = m_model->rowOf({"M2"});
        QCOMPARE(m_model->index(row, UnitBoard::SinceColumn).data(UnitBoard::LevelRole).toInt(),
                 static_cast<int>(core::DeadlineLevel::overdue));
        QVERIFY(m_model->index(row, UnitBoard::PlaceColumn).data(UnitBoard::StaleRole).toBool());
        auto seen = *m_board->unit({"M2"});
        seen.pointAt = m_now - std::chrono::seconds(2);
        put(seen);
        QVERIFY(!m_model->index(m_model->rowOf({"M2"}), UnitBoard::PlaceColumn).data(UnitBoard::StaleRole).toBool());
    }

    void carriesTheUnitOfARow() {
        const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->index(m_model->rowOf({"M3"}), 1)}));
        QCOMPARE(UnitBoard::draggedUnit(*data)->value, std::string("M3"));
        QMimeData other;
        other.setText(QStringLiteral("M3"));
        QVERIFY(!UnitBoard::draggedUnit(other));
    }

private:
    void put(core::Unit value) {
        bridge::ChangeSet set;
        set.units = {std::move(value)};
        m_board->apply(std::move(set));
    }
    void change(const std::string& id, UnitState state) { put(unit(id, state, m_board->unit({id})->profile.crew)); }

    core::Instant m_now;
    std::unique_ptr<models::Board> m_board;
    std::unique_ptr<UnitBoard> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(UnitBoardTest)
#include "UnitBoardTest.moc"
