// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace trucban;
using test::DeskHarness;

/// Alerts marked as an exercise, at a live desk.
class ExerciseTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->alarm.begin();
    }
    void cleanup() { m_desk.reset(); }

    void waitInATrayWithoutASound() {
        QVERIFY(!tray()->isVisible());
        drill("robbery");
        QVERIFY(tray()->isVisible());
        QCOMPARE(tray()->text(), QStringLiteral("Diễn tập: 1"));
        QCOMPARE(m_desk->queue.rowCount(), 0);
        QCOMPARE(m_desk->queue.totalCases(), 0);
        QCOMPARE(m_desk->queue.hiddenUrgentCount(), 0);
        QVERIFY(!m_desk->device.looping);
        QVERIFY(m_desk->device.played.empty());
        m_desk->key(Qt::Key_J, Qt::ControlModifier); // to the P1 that waits longest
        QVERIFY(!m_desk->selection.current());
    }

    void becomeRealByOneKeyAndRingLikeNewOnes() {
        const auto id = drill("robbery");
        m_desk->key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(id));
        QVERIFY(m_desk->find<QWidget>("noticeExercise")->isVisible());
        QVERIFY(m_desk->find<QLabel>("caseWhere")->text().startsWith(QStringLiteral("DIỄN TẬP")));
        m_desk->key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_desk->gateway.lastAsked<core::MakeReal>() != nullptr);
        QVERIFY2(!m_desk->device.looping, "not before the gateway has it");
        m_desk->gateway.answer();
        QVERIFY(m_desk->device.looping);
        QVERIFY(!tray()->isVisible());
        QCOMPARE(m_desk->queue.rowCount(), 1);
        QCOMPARE(m_desk->selection.current(), std::optional(id));
    }

    void canBeClosedFromTheTray() {
        const auto id = drill("noise");
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::CloseCase{.caseId = id,
                                             .outcome = core::Outcome{.disposition = core::Disposition::test},
                                             .releaseUnits = false});
        m_desk->gateway.publish();
        QVERIFY(!tray()->isVisible());
    }

    void isFramedAndNamedInAnExercise() {
        DeskHarness desk(m_theme, nullptr, true);
        desk.fixtures.house();
        desk.fixtures.exercise = true;
        desk.fixtures.alert("robbery", "giả định", core::Position{{10.7721, 106.6983}, 20});
        desk.gateway.publish();
        desk.window->resize(1400, 860);
        desk.window->show();
        desk.goLive();
        desk.alarm.begin();
        desk.window->tick();
        auto* frame = desk.find<QWidget>("exerciseFrame");
        QVERIFY(frame->isVisible());
        QCOMPARE(frame->size(), desk.window->size());
        QVERIFY(desk.window->windowTitle().contains(QStringLiteral("DIỄN TẬP")));
        QCOMPARE(desk.queue.rowCount(), 1); // it is worked on as if it were real
        QVERIFY(desk.device.looping);
        QVERIFY(!desk.find<QPushButton>("exerciseTray")->isVisible());
        desk.window->setExerciseRemark(QStringLiteral("không có bàn thật"));
        QVERIFY(frame->accessibleName().contains(QStringLiteral("không có bàn thật")));
    }

    void tellsARealAlertInAnExercise() {
        DeskHarness desk(m_theme, nullptr, true);
        desk.fixtures.house();
        const auto id = desk.fixtures.alert("robbery", "cứu với", core::Position{{10.7721, 106.6983}, 20});
        desk.gateway.publish();
        desk.window->show();
        desk.goLive();
        desk.alarm.begin();
        desk.selection.select(id);
        QVERIFY(desk.device.looping);
        QCoreApplication::processEvents(); // a layout shows its new members later
        const auto notices =
            desk.window->findChildren<QWidget*>(QStringLiteral("noticeReal")); // a former one may be going
        QVERIFY(std::ranges::any_of(notices, &QWidget::isVisible));
        QVERIFY(desk.find<QLabel>("caseWhere")->text().startsWith(QStringLiteral("TIN THẬT")));
    }

private:
    core::CaseId drill(const std::string& kind) {
        m_desk->fixtures.exercise = true;
        const auto id =
            m_desk->fixtures.alert(kind, "diễn tập: cướp tiệm vàng", core::Position{{10.7721, 106.6983}, 20});
        m_desk->fixtures.exercise = false;
        m_desk->gateway.publish();
        return id;
    }
    QPushButton* tray() const { return m_desk->find<QPushButton>("exerciseTray"); }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(ExerciseTest)
#include "ExerciseTest.moc"
