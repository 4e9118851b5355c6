// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitModel.h"

#include "bridge/SmallPack.h"
#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using models::UnitModel;

namespace {

constexpr core::GeoPoint kPlace{.lat = 10.76, .lon = 106.68}; // of test::sampleAlert

core::Unit unit(std::string id, core::UnitState state, double lat, core::UnitKind kind = core::UnitKind::policePatrol) {
    core::Unit value;
    value.profile.id = {std::move(id)};
    value.profile.kind = kind;
    value.state = state;
    value.stateSince = test::kNow - std::chrono::minutes(12);
    value.point = core::GeoPoint{lat, 106.68};
    value.pointAt = test::kNow;
    return value;
}

core::Unit unitAt(std::string id, const core::GeoPoint& point) {
    auto value = unit(std::move(id), core::UnitState::available, 0);
    value.point = point;
    return value;
}

bridge::ChangeSet fight() {
    bridge::ChangeSet set;
    set.policy = test::samplePolicy();
    set.cases = {test::sampleCase(1)};
    set.cases[0].kind = "fight";
    set.alerts = {test::sampleAlert(1)};
    return set;
}

QStringList orderOf(const UnitModel& model) {
    QStringList order;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto index = model.index(row);
        order << (index.data(UnitModel::HeaderRole).toBool() ? QStringLiteral("---")
                                                             : index.data(UnitModel::UnitIdRole).toString());
    }
    return order;
}

QString said(const UnitModel& model, const QString& id, UnitModel::ItemRole role) {
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row).data(UnitModel::UnitIdRole).toString() == id) {
            return model.index(row).data(role).toString();
        }
    }
    return {};
}

} // namespace

class UnitModelTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_board = std::make_unique<models::Board>();
        m_model = std::make_unique<UnitModel>(*m_board, [] { return test::kNow; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
        m_board.reset();
    }

    void putsFreeNearSuitableUnitsFirstAndTheOthersBelow() {
        auto set = fight();
        auto busy = unit("B1", core::UnitState::onScene, 10.7601);
        busy.caseId = test::caseId(7);
        set.units = {unit("FAR", core::UnitState::available, 10.9), busy, unit("OFF", core::UnitState::offDuty, 10.76),
                     unit("TEAM", core::UnitState::available, 10.7600, core::UnitKind::outreachTeam),
                     unit("NEAR", core::UnitState::available, 10.7602)};
        m_board->apply(set);
        QCOMPARE(m_model->rowCount(), 0); // nothing was asked
        m_model->setCase(test::caseId(1));
        QCOMPARE(orderOf(*m_model), (QStringList{"NEAR", "FAR", "B1", "---", "TEAM", "OFF"}));
        QCOMPARE(m_model->bestRow(), 0);
        QVERIFY(!m_model->index(4).data(UnitModel::SuitableRole).toBool());
        QVERIFY(m_model->index(0).data(UnitModel::DistanceRole).toDouble() < 50);
        QVERIFY(!m_model->flags(m_model->index(3)).testFlag(Qt::ItemIsSelectable));
        QVERIFY(!m_model->unitAt(3).has_value());
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
    }

    void saysWhyInWords() {
        auto set = fight();
        auto other = test::sampleCase(7);
        set.cases.push_back(other);
        auto busy = unit("B1", core::UnitState::onScene, 10.7601);
        busy.caseId = test::caseId(7);
        auto old = unit("OLD", core::UnitState::available, 10.77);
        old.pointAt = test::kNow - std::chrono::minutes(9);
        set.units = {busy, old, unit("TEAM", core::UnitState::available, 10.76, core::UnitKind::outreachTeam),
                     unit("OFF", core::UnitState::offDuty, 10.76)};
        m_board->apply(set);
        m_model->setCase(test::caseId(1));
        QVERIFY(said(*m_model, "B1", UnitModel::ReasonsRole).contains(QString::fromStdString(other.code)));
        QVERIFY(said(*m_model, "B1", UnitModel::ReasonsRole).contains(QStringLiteral("có mặt 12:00")));
        QVERIFY(said(*m_model, "OLD", UnitModel::ReasonsRole).contains(QStringLiteral("vị trí cũ 09:00")));
        QVERIFY(said(*m_model, "TEAM", UnitModel::ReasonsRole).contains(QStringLiteral("an sinh")));
        QVERIFY(said(*m_model, "OFF", UnitModel::ReasonsRole).contains(QStringLiteral("nghỉ ca từ")));
        QCOMPARE(said(*m_model, "OLD", UnitModel::ArrivalRole),
                 QStringLiteral("khoảng 4 phút, đường chim bay × 1,4")); // 1.1 km by motorbike
    }

    void knowsWhoHasJustComeBack() {
        auto set = fight();
        set.units = {unit("A", core::UnitState::available, 10.761)};
        auto before = test::sampleCase(2);
        before.assignments = {{.unit = {"A"}, .endedAt = test::kNow - std::chrono::minutes(2)}};
        set.cases.push_back(before);
        m_board->apply(set);
        m_model->setCase(test::caseId(1));
        QVERIFY(said(*m_model, "A", UnitModel::ReasonsRole).contains(QStringLiteral("vừa xong vụ trước 02:00")));
        bridge::ChangeSet gone; // to the archive: its units did not rest the longer for it
        gone.erased = {core::refOf(core::Aggregate{before})};
        m_board->apply(gone);
        m_model->setCase(test::caseId(1));
        QVERIFY(said(*m_model, "A", UnitModel::ReasonsRole).contains(QStringLiteral("vừa xong")));
    }

    void keepsTheCurrentRowOnItsUnit() {
        auto set = fight();
        set.units = {unit("A", core::UnitState::available, 10.761), unit("B", core::UnitState::available, 10.77)};
        m_board->apply(set);
        m_model->setCase(test::caseId(1));
        const QPersistentModelIndex b(m_model->index(1));
        m_board->apply(moved("B", 10.7601));
        QCOMPARE(b.row(), 0);
        QCOMPARE(b.data(UnitModel::UnitIdRole).toString(), QStringLiteral("B"));
    }

    void movesNoRowWhileTheOrderIsHeld() {
        auto set = fight();
        set.units = {unit("A", core::UnitState::available, 10.761), unit("B", core::UnitState::available, 10.77),
                     unit("C", core::UnitState::available, 10.78)};
        m_board->apply(set);
        m_model->setCase(test::caseId(1));
        m_model->holdOrder();
        const auto before = said(*m_model, "C", UnitModel::ArrivalRole);
        m_board->apply(moved("C", 10.7601));
        QCOMPARE(orderOf(*m_model), (QStringList{"A", "B", "C"}));
        QVERIFY(said(*m_model, "C", UnitModel::ArrivalRole) != before); // in place
        QCOMPARE(m_model->bestRow(), 2);
        bridge::ChangeSet others;
        others.erased = {core::AggregateRef::of(core::UnitId{"B"})};
        others.units = {unit("A", core::UnitState::offDuty, 10.761), unit("NEW", core::UnitState::available, 10.76)};
        m_board->apply(others);
        QCOMPARE(orderOf(*m_model), (QStringList{"A", "C", "NEW"}));
        QVERIFY(said(*m_model, "A", UnitModel::ReasonsRole).contains(QStringLiteral("nghỉ ca")));
        m_model->setCase(test::caseId(1)); // opened again
        QCOMPARE(orderOf(*m_model), (QStringList{"NEW", "C", "---", "A"}));
    }

    void takesTheTimesAlongRoadsWhenTheyCome() {
        openRiver();
        QVERIFY(m_model->basis() == UnitModel::Basis::searching);
        QCOMPARE(orderOf(*m_model), (QStringList{"ACROSS", "STREET"}));
        QTRY_VERIFY(m_model->basis() == UnitModel::Basis::roads);
        QCOMPARE(orderOf(*m_model), (QStringList{"STREET", "ACROSS"}));
        QCOMPARE(said(*m_model, "STREET", UnitModel::ArrivalRole), QStringLiteral("3 phút theo đường")); // 1.7 km
        QVERIFY(said(*m_model, "ACROSS", UnitModel::ArrivalRole).contains(QStringLiteral("theo đường")));
    }

    void showsTimesAlongRoadsInPlaceWhileTheOrderIsHeld() {
        openRiver();
        m_model->holdOrder();
        QTRY_VERIFY(m_model->basis() == UnitModel::Basis::roads);
        QCOMPARE(orderOf(*m_model), (QStringList{"ACROSS", "STREET"}));
        QCOMPARE(said(*m_model, "STREET", UnitModel::ArrivalRole), QStringLiteral("3 phút theo đường"));
        QCOMPARE(m_model->bestRow(), 1);
    }

    void forgetsTheWaysOfAMapThatIsGone() {
        openRiver();
        QTRY_VERIFY(m_model->basis() == UnitModel::Basis::roads);
        m_roads->setPack({});
        QVERIFY(m_model->basis() == UnitModel::Basis::straightLine);
        QVERIFY(said(*m_model, "STREET", UnitModel::ArrivalRole).contains(QStringLiteral("chim bay")));
        m_roads->setPack(m_folder.filePath("river.mappack")); // and back, while the list is open
        QTRY_VERIFY(m_model->basis() == UnitModel::Basis::roads);
    }

    void settlesWithoutRoadsWhereTheFileHasNone() {
        const auto plain = m_folder.filePath("plain.mbtiles");
        QVERIFY(test::makeTiles(plain));
        bridge::RoadTimes roads;
        m_model->followRoads(roads);
        auto set = fight();
        set.units = {unit("A", core::UnitState::available, 10.761)};
        m_board->apply(set);
        roads.setPack(plain);
        QSignalSpy settled(m_model.get(), &UnitModel::roadsSettled);
        m_model->setCase(test::caseId(1));
        QVERIFY(m_model->basis() == UnitModel::Basis::searching);
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(m_model->basis() == UnitModel::Basis::straightLine);
        m_model.reset(); // before the roads
    }

    void saysThatTheMapHasNoRoadsThere() {
        openRiver();
        auto set = fight();
        set.alerts[0].details->position->point = {.lat = 21.0, .lon = 105.8}; // Hà Nội
        m_board->apply(set);
        QSignalSpy settled(m_model.get(), &UnitModel::roadsSettled);
        m_model->setCase(test::caseId(1));
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(m_model->basis() == UnitModel::Basis::straightLine);
        QVERIFY(said(*m_model, "STREET", UnitModel::ReasonsRole).contains(QStringLiteral("không có đường")));
    }

    void followsACaseThatMoves() {
        openRiver();
        QTRY_VERIFY(m_model->basis() == UnitModel::Basis::roads);
        bridge::ChangeSet sos;
        sos.cases = {test::sampleCase(1)};
        sos.alerts = {test::sampleAlert(1)};
        sos.alerts[0].details->position->point = {.lat = kPlace.lat, .lon = kPlace.lon + 0.01}; // over the river
        m_board->apply(sos);
        QVERIFY(said(*m_model, "STREET", UnitModel::ArrivalRole).contains(QStringLiteral("chim bay")));
        QTRY_VERIFY(said(*m_model, "STREET", UnitModel::ArrivalRole).contains(QStringLiteral("theo đường")));
        QVERIFY(said(*m_model, "STREET", UnitModel::ArrivalRole) != QStringLiteral("3 phút theo đường"));
    }

    void listsUnitsNearAPlaceWithoutAnyCase() {
        auto set = fight();
        set.units = {unit("TEAM", core::UnitState::available, 10.76, core::UnitKind::outreachTeam),
                     unit("A", core::UnitState::available, 10.761), unit("OFF", core::UnitState::offDuty, 10.76)};
        m_board->apply(set);
        m_model->setPlace(kPlace);
        QCOMPARE(orderOf(*m_model), (QStringList{"TEAM", "A", "---", "OFF"}));
    }

private:
    static bridge::ChangeSet moved(std::string id, double lat) {
        bridge::ChangeSet move;
        move.units = {unit(std::move(id), core::UnitState::available, lat)};
        return move;
    }
    /// The case by a river, ACROSS on its other bank 550 m away, STREET 1.7 km down the street, and the search begun.
    void openRiver() {
        const auto file = m_folder.filePath("river.mappack");
        auto town = test::riverTown(kPlace, 3'000);
        for (auto& node : town.nodes) {
            node.at.lon = node.at.lon > kPlace.lon ? kPlace.lon + 0.005 : node.at.lon; // too wide to walk over
        }
        QVERIFY(test::makeRoadPack(file, town));
        m_roads = std::make_unique<bridge::RoadTimes>();
        m_model->followRoads(*m_roads);
        m_roads->setPack(file);
        auto set = fight();
        set.units = {unitAt("ACROSS", {.lat = kPlace.lat, .lon = kPlace.lon + 0.005}),
                     unitAt("STREET", {.lat = kPlace.lat - 0.015, .lon = kPlace.lon})};
        m_board->apply(set);
        m_model->setCase(test::caseId(1));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<models::Board> m_board;
    std::unique_ptr<bridge::RoadTimes> m_roads; ///< outlives the model
    std::unique_ptr<UnitModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(UnitModelTest)
#include "UnitModelTest.moc"
