// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to send, and who is near: the lists on screen, over the domain itself and a road graph of a real map file.
#include "bridge/SmallPack.h"
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace trucban;
using models::UnitModel;
using test::DeskHarness;

namespace {

constexpr core::GeoPoint kPlace{.lat = 10.77, .lon = 106.69};

core::Authority as(core::ActorKind kind, core::Role role) {
    return {.actor = {.kind = kind, .name = "test"}, .role = role, .scope = {.all = true, .wards = {}}};
}

} // namespace

class UnitChooserTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        std::vector<core::UnitId> house;
        for (const auto& [id, unit] : m_desk->gateway.state.units) {
            house.push_back(id);
        }
        for (const auto& id : house) { // only those that a test puts there are on duty
            m_desk->gateway.tell(m_officer, core::SetUnitState{.unit = id, .state = core::UnitState::offDuty});
        }
        m_case = m_desk->fixtures.alert("robbery", "Bị giật túi xách", core::Position{kPlace, 20});
    }
    void cleanup() {
        m_desk.reset();
        m_roads.reset();
    }

    void sendsTheBestByTwoKeys() {
        put("FAR", 0, 0.02);
        put("NEAR", 0, 0.004);
        put("GUARD", 0, 0.001, core::UnitKind::communitySecurity);
        open();
        QCOMPARE(chosenSign(), QStringLiteral("NEAR"));
        QVERIFY(basis().contains(QStringLiteral("chim bay × 1,4")));
        QVERIFY(row("NEAR").data(UnitModel::ArrivalRole).toString().contains(QStringLiteral("đường chim bay × 1,4")));
        m_desk->key(Qt::Key_Return);
        const auto* sent = m_desk->gateway.lastAsked<core::DispatchUnit>();
        QVERIFY(sent != nullptr);
        QCOMPARE(sent->unit.value, std::string("NEAR"));
        QVERIFY(!sent->overrideKind);
        QVERIFY(m_desk->dialog() == nullptr);
        QCOMPARE(m_desk->units.rowCount(), 0); // let go
    }

    void listsThoseLeftOutWithTheReason() {
        put("M", 0, 0.004);
        put("GUARD", 0, 0.001, core::UnitKind::communitySecurity);
        put("TEAM", 0, 0.001, core::UnitKind::outreachTeam);
        open();
        auto* list = m_desk->dialog()->findChild<QListView*>(QStringLiteral("unitList"));
        int heading = 0;
        while (!list->model()->index(heading, 0).data(UnitModel::HeaderRole).toBool()) {
            ++heading;
        }
        QCOMPARE(heading, 1);
        QVERIFY(list->model()->index(heading, 0).data().toString().contains(QStringLiteral("Không đề xuất")));
        QVERIFY(row("GUARD").data(UnitModel::ReasonsRole).toString().contains(QStringLiteral("cần công an")));
        QVERIFY(row("TEAM").data(UnitModel::ReasonsRole).toString().contains(QStringLiteral("an sinh")));
        QVERIFY(row("GUARD").row() > heading && row("TEAM").row() > heading);
        m_desk->key(Qt::Key_Down); // over the heading
        QCOMPARE(chosenSign(), QStringLiteral("GUARD"));
        QVERIFY(text("unitWarning").contains(QStringLiteral("cần công an"))); // said, and left to the officer
        QVERIFY(accept()->isEnabled());
        m_desk->key(Qt::Key_Down);
        QCOMPARE(chosenSign(), QStringLiteral("TEAM"));
        QVERIFY(!accept()->isEnabled());
        auto* override = m_desk->dialog()->findChild<QCheckBox*>(QStringLiteral("unitOverride"));
        QVERIFY(override->isVisible());
        override->setChecked(true);
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::DispatchUnit>()->overrideKind);
    }

    void takesNobodyAwayFromAnotherCase() {
        put("BUSY", 0, 0.001);
        const auto other = m_desk->fixtures.alert("robbery", "Vụ trước", core::Position{kPlace, 20});
        m_desk->gateway.tell(m_officer, core::DispatchUnit{.caseId = other, .unit = {"BUSY"}, .lead = true});
        open();
        QVERIFY(chosenSign().isEmpty()); // nobody is free: Enter sends nobody
        QVERIFY(text("dialogComplaint").contains(QStringLiteral("rảnh")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->key(Qt::Key_Space); // takes the current one
        QCOMPARE(chosenSign(), QStringLiteral("BUSY"));
        QVERIFY(row("BUSY").data(UnitModel::ReasonsRole).toString().contains(code(other)));
        QVERIFY(text("dialogComplaint").contains(QStringLiteral("BUSY đang bận vụ khác")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::DispatchUnit>() == nullptr);
        QCOMPARE(m_desk->board.unit({"BUSY"})->caseId, std::optional(other));
    }

    void putsTheBestByRoadFirstWhileNobodyTouchedTheList() {
        river();
        open();
        QTRY_VERIFY(basis().contains(QStringLiteral("mạng đường của bản đồ")));
        QCOMPARE(chosenSign(), QStringLiteral("STREET"));
        QCOMPARE(row("STREET").row(), 0);
        QVERIFY(row("STREET").data(UnitModel::ArrivalRole).toString().endsWith(QStringLiteral("theo đường")));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->gateway.lastAsked<core::DispatchUnit>()->unit.value, std::string("STREET"));
    }

    void movesNothingUnderTheOfficersHand() {
        river();
        m_roads->setPack({});
        open();
        QCOMPARE(chosenSign(), QStringLiteral("ACROSS"));
        m_desk->key(Qt::Key_Down);
        QCOMPARE(chosenSign(), QStringLiteral("STREET"));
        m_desk->key(Qt::Key_Up);
        m_roads->setPack(m_file);
        QTRY_VERIFY(basis().contains(QStringLiteral("mạng đường của bản đồ")));
        QCOMPARE(row("ACROSS").row(), 0); // where it was, with the new time
        QCOMPARE(chosenSign(), QStringLiteral("ACROSS"));
        QVERIFY(row("ACROSS").data(UnitModel::ArrivalRole).toString().endsWith(QStringLiteral("theo đường")));
        QVERIFY(text("unitWarning").contains(QStringLiteral("STREET đến sớm hơn")));
        m_desk->key(Qt::Key_Return); // the officer's choice all the same
        QCOMPARE(m_desk->gateway.lastAsked<core::DispatchUnit>()->unit.value, std::string("ACROSS"));
    }

    void sendsNobodyElseWhenTheChosenOneIsTakenMeanwhile() {
        put("FIRST", 0, 0.001);
        put("SECOND", 0, 0.002);
        open();
        QCOMPARE(chosenSign(), QStringLiteral("FIRST"));
        const auto other = m_desk->fixtures.alert("robbery", "Vụ khác", core::Position{kPlace, 20});
        m_desk->gateway.tell(m_officer, core::DispatchUnit{.caseId = other, .unit = {"FIRST"}, .lead = true});
        m_desk->gateway.publish(); // another desk was quicker
        QCOMPARE(chosenSign(), QStringLiteral("FIRST"));
        QCOMPARE(row("FIRST").row(), 0);
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->dialog() != nullptr);
        QVERIFY(text("dialogComplaint").contains(QStringLiteral("FIRST đang bận")));
        m_desk->key(Qt::Key_Down);
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->gateway.lastAsked<core::DispatchUnit>()->unit.value, std::string("SECOND"));
    }

    void listsWhoIsNearAPlaceOfTheMap() {
        river();
        m_desk->window->show();
        m_desk->goLive();
        QSignalSpy wanted(m_desk->window.get(), &widgets::MainWindow::placeRequested);
        m_desk->window->showNearestUnits(kPlace);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("nearestUnits"));
        QTRY_VERIFY(basis().contains(QStringLiteral("mạng đường của bản đồ")));
        QCOMPARE(chosenSign(), QStringLiteral("STREET"));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const auto hit = wanted.front().front().value<models::SearchHit>();
        QCOMPARE(hit.title, QStringLiteral("STREET"));
        QVERIFY(hit.at == m_desk->board.unit({"STREET"})->point);
    }

    void saysWhenAUnitNearAPlaceHasNoPosition() {
        m_desk->gateway.tell(m_admin, core::RegisterUnit{{.id = {"LOST"}, .name = "Chưa có máy"}});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->window->showNearestUnits(kPlace);
        QCOMPARE(chosenSign(), QStringLiteral("LOST"));
        QVERIFY(!accept()->isEnabled());
        QVERIFY(text("dialogComplaint").contains(QStringLiteral("Chưa biết vị trí của LOST")));
    }

private:
    void put(const std::string& id, double north, double east, core::UnitKind kind = core::UnitKind::policePatrol) {
        m_desk->gateway.tell(m_admin, core::RegisterUnit{{.id = {id}, .kind = kind, .name = "Tổ " + id}});
        m_desk->gateway.tell(m_source, core::MoveUnit{.unit = {id},
                                                      .point = {.lat = kPlace.lat + north, .lon = kPlace.lon + east},
                                                      .headingDeg = {},
                                                      .seenAt = m_desk->gateway.clock});
    }
    /// A map file with a river between the case and ACROSS, who is nearer than STREET only for a bird.
    void river() {
        m_file = m_folder.filePath(QStringLiteral("river.mappack"));
        auto town = test::riverTown(kPlace, 3'000);
        for (auto& node : town.nodes) {
            node.at.lon = node.at.lon > kPlace.lon ? kPlace.lon + 0.005 : node.at.lon;
        }
        QVERIFY(test::makeRoadPack(m_file, town));
        m_roads = std::make_unique<bridge::RoadTimes>();
        m_desk->units.followRoads(*m_roads);
        m_roads->setPack(m_file);
        put("ACROSS", 0, 0.005);
        put("STREET", -0.015, 0);
        m_desk->gateway.publish();
    }
    void open() {
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->selection.select(m_case);
        m_desk->key(Qt::Key_F3);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("unitChooser"));
    }
    [[nodiscard]] QListView& list() const {
        return *m_desk->dialog()->findChild<QListView*>(QStringLiteral("unitList"));
    }
    [[nodiscard]] QString chosenSign() const {
        const auto chosen = list().selectionModel()->selectedIndexes();
        return chosen.size() == 1 ? chosen.front().data(UnitModel::UnitIdRole).toString() : QString();
    }
    [[nodiscard]] QModelIndex row(const char* id) const {
        for (int i = 0; i < list().model()->rowCount(); ++i) {
            if (list().model()->index(i, 0).data(UnitModel::UnitIdRole).toString() == QLatin1String(id)) {
                return list().model()->index(i, 0);
            }
        }
        return {};
    }
    [[nodiscard]] QString text(const char* label) const {
        return m_desk->dialog()->findChild<QLabel*>(QLatin1String(label))->text();
    }
    [[nodiscard]] QString basis() const { return text("unitBasis"); }
    [[nodiscard]] QPushButton* accept() const {
        return m_desk->dialog()->findChild<QPushButton*>(QStringLiteral("dialogAccept"));
    }
    [[nodiscard]] QString code(const core::CaseId& id) const {
        return QString::fromStdString(m_desk->gateway.state.case_(id)->code);
    }

    const core::Authority m_admin = as(core::ActorKind::officer, core::Role::admin);
    const core::Authority m_officer = as(core::ActorKind::officer, core::Role::dutyOfficer);
    const core::Authority m_source = as(core::ActorKind::source, core::Role::dutyOfficer);
    widgets::Theme m_theme{*qApp};
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<bridge::RoadTimes> m_roads;
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
};

QTEST_MAIN(UnitChooserTest)
#include "UnitChooserTest.moc"
