// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitBoardView.h"

#include "widgets/DeskHarness.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QTableView>

using namespace trucban;
using models::UnitBoard;
using test::DeskHarness;

class UnitBoardViewTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("robbery", "Cướp giật", core::Position{{10.7729, 106.6952}, 20});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->key(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(board().table().hasFocus());
    }
    void cleanup() { m_desk.reset(); }

    void saysByTheMenuKeyWhatAUnitReports() {
        const auto unit = choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        press("M7 hết ca");
        m_desk->gateway.answer();
        QCOMPARE(m_desk->board.unit(unit)->state, core::UnitState::offDuty);
        choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        press("M7 sẵn sàng");
        m_desk->gateway.answer();
        QCOMPARE(m_desk->board.unit(unit)->state, core::UnitState::available);
    }

    void sendsAUnitToTheSelectedCaseAndTakesItsReports() {
        m_desk->selection.select(m_case);
        choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        press("Điều M7");
        auto* chooser = m_desk->dialog();
        QVERIFY(chooser != nullptr);
        QCOMPARE(chooser->objectName(), QStringLiteral("unitChooser"));
        QTest::keyClick(chooser->findChild<QListView*>(), Qt::Key_Return);
        m_desk->gateway.answer();
        const core::UnitId id{"M7"};
        QCOMPARE(m_desk->board.unit(id)->caseId, std::optional(m_case));
        choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        press("M7 đang đến");
        m_desk->gateway.answer();
        QCOMPARE(m_desk->board.unit(id)->state, core::UnitState::enRoute);
        choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        press("M7 báo an toàn");
        m_desk->gateway.answer();
        QCOMPARE(m_desk->board.unit(id)->checkedInAt, std::optional(m_desk->gateway.clock));
    }

    void asksWhomToSendWhenAUnitIsDroppedOnACase() {
        auto& queue = m_desk->find<widgets::DutyWorkspace>("dutyWorkspace")->queue().table();
        const int row = m_desk->queue.rowOf(m_case);
        const QPoint spot(40, queue.rowViewportPosition(row) + 8);
        QMimeData data;
        data.setData(QStringLiteral("application/x-trucban-unit"), "M7");
        QDragEnterEvent enter(spot, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(queue.viewport(), &enter); // else Qt lets nothing be dropped
        QVERIFY(enter.isAccepted());
        QDropEvent drop(spot, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(queue.viewport(), &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(m_desk->selection.current(), std::optional(m_case));
        auto* chooser = m_desk->dialog();
        QVERIFY(chooser != nullptr);
        auto* list = chooser->findChild<QListView*>();
        QCOMPARE(list->currentIndex().data(models::UnitModel::UnitIdRole).toString(), QStringLiteral("M7"));
    }

    void offersNothingToWhoMayNotCommand() {
        auto status = m_desk->liveStatus();
        status.role = core::Role::committee;
        m_desk->window->setStatus(status);
        choose("M7");
        QTest::keyClick(&board().table(), Qt::Key_Menu);
        for (const auto* action : menu()->actions()) {
            QVERIFY(action->isSeparator() || !action->isEnabled());
        }
        menu()->close();
    }

private:
    widgets::UnitBoardView& board() { return *m_desk->find<widgets::UnitBoardView>("unitBoard"); }
    QMenu* menu() { return m_desk->find<QMenu>("unitMenu"); }
    core::UnitId choose(const char* sign) {
        const core::UnitId id{sign};
        auto& table = board().table();
        table.setCurrentIndex(table.model()->index(board().units().rowOf(id), 0));
        return id;
    }
    void press(const char* words) {
        auto* open = menu();
        QVERIFY(open != nullptr);
        for (auto* action : open->actions()) {
            if (action->text().startsWith(QString::fromUtf8(words))) {
                open->setActiveAction(action);
                QTest::keyClick(open, Qt::Key_Return);
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return;
            }
        }
        QFAIL("no such line in the menu");
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
};

QTEST_MAIN(UnitBoardViewTest)
#include "UnitBoardViewTest.moc"
