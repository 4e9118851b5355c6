// SPDX-License-Identifier: GPL-3.0-or-later
// Marking cases and closing them without any action: one, and many at once.
#include "widgets/DeskHarness.h"
#include "widgets/bulk/BulkList.h"
#include "widgets/bulk/BulkRun.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>

using namespace trucban;
using test::DeskHarness;

class NoActionTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() {
        m_desk.reset();
        m_cases.clear();
    }

    void closesOneWithAKeyAndANumber() {
        open(1);
        m_desk->key(Qt::Key_F5);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("noActionDialog"));
        m_desk->key(Qt::Key_2);
        QVERIFY(m_desk->dialog() == nullptr);
        const auto* close = m_desk->gateway.lastAsked<core::CloseCase>();
        QVERIFY(close != nullptr);
        const auto& reason = m_desk->board.policy().reasons[1];
        QCOMPARE(close->outcome->reason, reason.code);
        QCOMPARE(close->outcome->disposition, reason.disposition);
        QVERIFY(m_desk->gateway.asked.back().expected);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_cases[0]).state, core::CaseState::closed);
    }

    void wantsAThirdKeyForAP1() {
        open(1, "robbery");
        QCOMPARE(m_desk->at(m_cases[0]).priority, core::Priority::p1);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        QVERIFY(m_desk->dialog() != nullptr);
        QVERIFY(m_desk->gateway.asked.empty());
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::CloseCase>() != nullptr);
    }

    void takesNoReasonThatNobodyChose() {
        open(1);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_Return);
        m_desk->key(Qt::Key_0);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void asksAboutUnitsThatAreOut() {
        open(1);
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::DispatchUnit{.caseId = m_cases[0], .unit = anyUnit(), .overrideKind = true});
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("timedConfirm"));
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void marksByKeysAndMouse() {
        open(8);
        auto& table = this->table();
        m_desk->key(Qt::Key_1, Qt::ControlModifier);
        m_desk->key(Qt::Key_Home);
        m_desk->key(Qt::Key_Space);
        QVERIFY(isMarked(0));
        m_desk->key(Qt::Key_Space);
        QVERIFY(!isMarked(0));
        m_desk->key(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(marked(), 3);
        m_desk->key(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(marked(), 2);
        QVERIFY(!isMarked(2));
        m_desk->key(Qt::Key_Down); // without Shift nothing is marked
        QCOMPARE(marked(), 2);
        const auto current = m_desk->selection.current();
        click(5, Qt::ControlModifier);
        QVERIFY(isMarked(5));
        QCOMPARE(m_desk->selection.current(), current);
        click(5, Qt::ControlModifier);
        QVERIFY(!isMarked(5));
        click(6, Qt::ShiftModifier);
        QVERIFY(isMarked(6) && isMarked(table.currentIndex().row()));
        m_desk->key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(marked(), 8);
        auto* chip = m_desk->find<QPushButton>("queueMarked");
        QVERIFY(chip->isVisible() && chip->text().contains(QLatin1Char('8')));
        m_desk->key(Qt::Key_Insert);
        QCOMPARE(marked(), 7);
        m_desk->key(Qt::Key_Escape);
        QCOMPARE(marked(), 0);
        QVERIFY(!chip->isVisible());
    }

    void keepsMarksUnderLoad() {
        open(30);
        m_desk->selection.setSelected({m_cases[3], m_cases[17], m_cases[29]});
        table().verticalScrollBar()->setValue(120);
        for (int i = 0; i < 200; ++i) {
            m_desk->gateway.clock += std::chrono::milliseconds(5);
            m_desk->fixtures.alert(i % 3 == 0 ? "robbery" : "noise", "Ồn", core::Position{{10.77, 106.69}, 20});
            m_desk->gateway.publish();
        }
        m_desk->filter.setSpec({.text = QStringLiteral("không có gì như thế")});
        m_desk->filter.clear();
        m_desk->queue.sort(models::QueueModel::CodeColumn);
        QCOMPARE(marked(), 3);
        for (const auto index : {3U, 17U, 29U}) {
            const auto row = m_desk->queue.rowOf(m_cases[index]);
            QVERIFY(m_desk->queue.index(row, 0).data(models::QueueModel::PickedRole).toBool());
        }
    }

    void closesManyAndCountsExactly() {
        open(40);
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        QVERIFY(m_desk->dialog() == nullptr);
        // Somebody decides on two of them before these are answered.
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{m_cases[4]});
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::SetPriority{.caseId = m_cases[9], .priority = core::Priority::p2, .reason = "x"});
        m_desk->gateway.publish();
        const auto played = m_desk->device.played.size();
        m_desk->gateway.answer();
        const auto& result = run().result();
        QVERIFY(result.hasEnded);
        QCOMPARE(result.chosen, 40);
        QCOMPARE(result.done, 38);
        QCOMPARE(result.changed, 2);
        QCOMPARE(result.open(), 0);
        QCOMPARE(words(), QStringLiteral("38 / 40 vụ đã kết thúc · 2 vụ đã thay đổi trong lúc đó"));
        QCOMPARE(m_desk->device.played.size(), played + 1); // heard once, not forty times
        QCOMPARE(m_desk->commands.rowCount(), 0);
        QCOMPARE(closedCount(), 38);
        // What is left stays marked, and is listed with its reason.
        QCOMPARE(m_desk->selection.selected(), (std::unordered_set{m_cases[4], m_cases[9]}));
        m_desk->selection.setSelected({});
        m_desk->key(Qt::Key_F5, Qt::ShiftModifier);
        auto* list = m_desk->find<QListWidget>("bulkLeft");
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), QString::fromStdString(m_desk->at(m_cases[4]).code));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->selection.selected(), (std::unordered_set{m_cases[4], m_cases[9]}));
        for (const auto& event : m_desk->gateway.log) {
            if (const auto* closed = std::get_if<core::CaseClosed>(&event.data)) {
                QVERIFY(!closed->outcome.reason.empty()); // one event a case, each with the reason
            }
        }
    }

    void leavesOutWhatIsNotClosedTogether() {
        open(3);
        const auto urgent = m_desk->fixtures.alert("robbery", "Cướp", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::DispatchUnit{.caseId = m_cases[1], .unit = anyUnit(), .overrideKind = true});
        m_desk->gateway.publish();
        auto all = m_cases;
        all.push_back(urgent);
        m_desk->selection.setSelected(all);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        m_desk->gateway.answer();
        QCOMPARE(run().result().done, 2);
        QCOMPARE(run().result().leftOut, 2);
        QCOMPARE(m_desk->at(urgent).state, core::CaseState::isNew);
        QCOMPARE(m_desk->at(m_cases[1]).state, core::CaseState::inProgress);
        QVERIFY(words().endsWith(QStringLiteral("2 vụ để lại")));
    }

    void saysWhyNothingCanBeClosedTogether() {
        open(2, "robbery");
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_desk->find<QLabel>("commandDetail")->text().contains(QStringLiteral("P1")));
    }

    void stopsInTheMiddleAndSaysHowFarItGot() {
        open(static_cast<int>(widgets::BulkRun::kMostUnanswered) + 60);
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        QCOMPARE(m_desk->gateway.asked.size(), widgets::BulkRun::kMostUnanswered);
        QVERIFY(m_desk->find<QProgressBar>("bulkProgress")->isVisible());
        m_desk->key(Qt::Key_F5, Qt::ShiftModifier);
        const auto& result = run().result();
        QVERIFY(result.hasEnded); // none had been sent yet
        QCOMPARE(result.stopped, static_cast<int>(m_cases.size()));
        m_desk->gateway.answer();
        QCOMPARE(closedCount(), 0);
        QCOMPARE(marked(), static_cast<int>(m_cases.size()));
    }

    void handsInSliceAfterSlice() {
        const auto count = static_cast<int>(widgets::BulkRun::kMostUnanswered) * 2 + 5;
        open(count);
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        for (int i = 0; run().isRunning() && i < count; ++i) {
            m_desk->gateway.answer();
        }
        QCOMPARE(run().result().done, count);
        QCOMPARE(marked(), 0);
    }

    void givesUpWhenNothingCouldBeSent() {
        open(static_cast<int>(widgets::BulkRun::kMostUnanswered) + 10);
        m_desk->goStale();
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        // The status bar said that all was sent.
        const auto* outbox = m_desk->find<QPushButton>("statusActs");
        QVERIFY2(outbox->text().contains(QString::number(m_cases.size())), qPrintable(outbox->text()));
        m_desk->gateway.expire();
        const auto& result = run().result();
        QVERIFY(result.hasEnded);
        QCOMPARE(result.notSent, static_cast<int>(m_cases.size()));
        QCOMPARE(result.done, 0);
        QCOMPARE(m_desk->gateway.asked.size(), widgets::BulkRun::kMostUnanswered); // the rest was not even tried
        // It kept the room, empty, and what the strip explained was cut off beside it.
        const auto* bar = m_desk->find<QFrame>("bulkBar");
        QTRY_VERIFY(bar->width() <= bar->sizeHint().width());
    }

    void reopensAllOfThemByUndo() {
        open(5);
        m_desk->selection.setSelected(m_cases);
        m_desk->key(Qt::Key_F5);
        m_desk->key(Qt::Key_1);
        m_desk->gateway.answer();
        m_desk->window->tick();
        auto* undo = m_desk->find<QPushButton>("undoButton");
        QVERIFY(undo->isVisible() && undo->text().contains(QStringLiteral("5 vụ")));
        m_desk->gateway.tell(m_desk->gateway.officer, core::ReopenCase{m_cases[2], "Gọi lại"});
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(run().result().kind, widgets::BulkKind::undoing);
        QCOMPARE(words(), QStringLiteral("4 / 5 vụ đã mở lại · 1 vụ để lại"));
        QCOMPARE(closedCount(), 0);
        m_desk->key(Qt::Key_F10);
        QVERIFY(!run().isRunning()); // an undo is not undone
        QCOMPARE(closedCount(), 0);
        // It said that nothing had been done yet.
        const auto said = m_desk->find<QLabel>("commandDetail")->text();
        QVERIFY2(said.startsWith(QStringLiteral("kết thúc 5 vụ: ")), qPrintable(said));
    }

private:
    void open(int count, const std::string& kind = "noise") {
        for (int i = 0; i < count; ++i) {
            m_desk->gateway.clock += std::chrono::milliseconds(200);
            m_cases.push_back(m_desk->fixtures.alert(kind, "Ồn ào", core::Position{{10.7721, 106.6983}, 20}));
        }
        m_desk->gateway.publish();
        m_desk->selection.select(m_cases.front());
    }
    [[nodiscard]] core::UnitId anyUnit() const {
        for (const auto& [id, unit] : m_desk->board.state().units) {
            if (unit.state == core::UnitState::available && unit.profile.active) {
                return id;
            }
        }
        return {};
    }
    widgets::QueueTable& table() { return m_desk->window->workspace().queue().table(); }
    [[nodiscard]] const widgets::BulkRun& run() const { return *m_desk->window->findChild<widgets::BulkRun*>(); }
    [[nodiscard]] int marked() const { return static_cast<int>(m_desk->selection.selected().size()); }
    bool isMarked(int row) { return m_desk->selection.isSelected(*m_desk->queue.caseAt(row)); }
    void click(int row, Qt::KeyboardModifiers modifiers) {
        const auto rect = table().visualRect(m_desk->queue.index(row, models::QueueModel::CodeColumn));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, rect.center());
    }
    [[nodiscard]] QString words() const { return m_desk->find<QLabel>("bulkWords")->text(); }
    [[nodiscard]] int closedCount() const {
        int count = 0;
        for (const auto& id : m_cases) {
            count += m_desk->at(id).isOpen() ? 0 : 1;
        }
        return count;
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    std::vector<core::CaseId> m_cases;
};

QTEST_MAIN(NoActionTest)
#include "NoActionTest.moc"
