// SPDX-License-Identifier: GPL-3.0-or-later
// From the tray and the case to a place on the map; the map itself is a signal here.
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace trucban;
using test::DeskHarness;

namespace {

constexpr core::GeoPoint kPlace{.lat = 10.7769, .lon = 106.7009};

}

class PlaceByHandTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_lost = m_desk->fixtures.alert("robbery", "Không rõ ở đâu", std::nullopt);
        m_vague = m_desk->fixtures.alert("other", "Khói", core::Position{{10.77, 106.69}, 900});
        m_sure = m_desk->fixtures.alert("robbery", "Giật túi", core::Position{{10.77, 106.69}, 15});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void countsUnsureApartFromUnknown() {
        QVERIFY(m_desk->find<QPushButton>("unlocatedTray")->text().startsWith(u'1'));
        QVERIFY(m_desk->find<QPushButton>("doubtfulTray")->text().startsWith(u'1'));
    }

    void saysThatMoreMayCome() {
        const auto shown = [this] { return m_desk->find<QPushButton>("doubtfulTray")->text(); };
        QVERIFY(!shown().startsWith(u'≥'));
        bridge::ChangeSet part;
        part.fill = bridge::FillPart{.ofCases = 99, .isLast = false};
        m_desk->board.apply(part);
        QVERIFY(shown().startsWith(QStringLiteral("≥ 1")));
        part.fill->isLast = true;
        m_desk->board.apply(part);
        QVERIFY(shown().startsWith(u'1'));
    }

    void placesTheSelectedCaseAfterAConfirmation() {
        auto& desk = *m_desk;
        QSignalSpy wanted(desk.window.get(), &widgets::MainWindow::mapPlaceWanted);
        desk.selection.select(m_lost);
        desk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(wanted.at(0).at(0).toString().contains(QString::fromStdString(desk.at(m_lost).code)));
        const auto before = desk.gateway.asked.size();
        desk.window->onPlaceTaken(kPlace, 12);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("placeDialog"));
        QVERIFY(desk.dialog()
                    ->findChild<QLabel*>(QStringLiteral("placeText"))
                    ->text()
                    .contains(QStringLiteral("10.77690, 106.70090")));
        QCOMPARE(desk.gateway.asked.size(), before); // nothing yet
        desk.key(Qt::Key_Return);
        QVERIFY(desk.dialog() == nullptr);
        QCOMPARE(desk.gateway.asked.size(), before + 1);
        desk.gateway.answer();
        const auto* alert = desk.board.primaryAlert(desk.at(m_lost));
        QVERIFY(alert->placedAt.has_value());
        QCOMPARE(alert->placedAt->point.lat, kPlace.lat);
        QCOMPARE(alert->placedAt->accuracyM, 12.0);
        QVERIFY(desk.find<QPushButton>("unlocatedTray")->text().startsWith(u'0'));
    }

    void escapeLeavesEverythingAsItWas() {
        auto& desk = *m_desk;
        desk.selection.select(m_lost);
        desk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        const auto before = desk.gateway.asked.size();
        desk.window->onPlaceTaken(kPlace, 12);
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.dialog() == nullptr);
        desk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        desk.window->onPlaceAbandoned();
        desk.window->onPlaceTaken(kPlace, 12); // nobody asks any more
        QVERIFY(desk.dialog() == nullptr);
        QCOMPARE(desk.gateway.asked.size(), before);
    }

    void theTrayListsUnknownFirstThenUnsure() {
        auto& desk = *m_desk;
        QSignalSpy wanted(desk.window.get(), &widgets::MainWindow::mapPlaceWanted);
        desk.find<QPushButton>("doubtfulTray")->click();
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("doubtfulDialog"));
        QCOMPARE(desk.dialog()->findChild<QListWidget*>()->count(), 2);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.selection.current(), std::optional(m_lost));
        QCOMPARE(wanted.count(), 1);
    }

    void listsTheNearestUnits() {
        auto& desk = *m_desk;
        QSignalSpy wanted(desk.window.get(), &widgets::MainWindow::placeRequested);
        desk.window->showNearestUnits(kPlace);
        QVERIFY(desk.dialog() != nullptr);
        QVERIFY(desk.dialog()->findChild<QListView*>(QStringLiteral("unitList"))->model()->rowCount() > 0);
        desk.key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
    }

private:
    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_lost;
    core::CaseId m_vague;
    core::CaseId m_sure;
};

QTEST_MAIN(PlaceByHandTest)
#include "PlaceByHandTest.moc"
