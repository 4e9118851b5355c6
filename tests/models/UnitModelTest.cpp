// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitModel.h"

#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace trucban;
using models::UnitModel;

namespace {

core::Unit unit(std::string id, core::UnitState state, double lat, core::UnitKind kind = core::UnitKind::policePatrol) {
    core::Unit value;
    value.profile.id = {std::move(id)};
    value.profile.kind = kind;
    value.state = state;
    value.point = core::GeoPoint{lat, 106.68};
    value.pointAt = test::kNow;
    return value;
}

} // namespace

class UnitModelTest : public QObject {
    Q_OBJECT
private slots:
    void putsFreeNearSuitableUnitsFirst() {
        models::Board board;
        UnitModel model(board, [] { return test::kNow; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        set.cases = {test::sampleCase(1)};
        set.cases[0].kind = "fight";
        set.alerts = {test::sampleAlert(1)};
        auto busy = unit("B1", core::UnitState::onScene, 10.7601);
        busy.caseId = test::caseId(7);
        set.units = {unit("FAR", core::UnitState::available, 10.9), busy, unit("OFF", core::UnitState::offDuty, 10.76),
                     unit("TEAM", core::UnitState::available, 10.7600, core::UnitKind::outreachTeam),
                     unit("NEAR", core::UnitState::available, 10.7602)};
        board.apply(set);
        model.setCase(test::caseId(1));
        QStringList order;
        for (int row = 0; row < model.rowCount(); ++row) {
            order << model.index(row).data(UnitModel::UnitIdRole).toString();
        }
        QCOMPARE(order, (QStringList{"NEAR", "FAR", "TEAM", "B1", "OFF"}));
        QVERIFY(!model.index(2).data(UnitModel::SuitableRole).toBool());
        QVERIFY(model.index(0).data(UnitModel::DistanceRole).toDouble() < 50);
    }

    void keepsTheCurrentRowOnItsUnit() {
        models::Board board;
        UnitModel model(board, [] { return test::kNow; });
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        set.alerts = {test::sampleAlert(1)};
        set.units = {unit("A", core::UnitState::available, 10.761), unit("B", core::UnitState::available, 10.77)};
        board.apply(set);
        model.setCase(test::caseId(1));
        const QPersistentModelIndex b(model.index(1));
        bridge::ChangeSet move;
        move.units = {unit("B", core::UnitState::available, 10.7601)};
        board.apply(move);
        QCOMPARE(b.row(), 0);
        QCOMPARE(b.data(UnitModel::UnitIdRole).toString(), QStringLiteral("B"));
    }
};

QTEST_GUILESS_MAIN(UnitModelTest)
#include "UnitModelTest.moc"
