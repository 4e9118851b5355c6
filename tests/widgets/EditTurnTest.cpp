// SPDX-License-Identifier: GPL-3.0-or-later
// Two officers on one case: who looks, who edits, what a colleague's change does to this desk's act, and that nothing
// moves under the hand.
#include "widgets/case/EditTurn.h"

#include "widgets/DeskHarness.h"
#include "widgets/actions/KeyButton.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace trucban;
using namespace std::chrono_literals;
using test::DeskHarness;
using widgets::ActionId;

class EditTurnTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->watch.setClientId("desk 1");
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        connect(&m_desk->watch, &models::WatchModel::wanted, this,
                [this](const wire::Watching& watching) { m_said = watching; });
        m_id = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->selection.select(m_id);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{m_id});
        m_desk->gateway.publish();
    }
    void cleanup() { m_desk.reset(); }

    void showsWhoElseLooksAndWhoEdits() {
        const auto* others = m_desk->find<QLabel>("caseOthers");
        QVERIFY(!others->isVisible());
        tell({person("lan.tran")});
        QVERIFY2(others->text().contains(QStringLiteral("lan.tran")), qPrintable(others->text()));
        tell({person("minh.le"), person("lan.tran", 24s)});
        QCOMPARE(others->text(), QStringLiteral("lan.tran đang sửa, còn 24 giây"));
        QVERIFY(others->toolTip().contains(QStringLiteral("minh.le")));
        m_desk->gateway.clock += 4s;
        m_desk->window->tick();
        QCOMPARE(others->text(), QStringLiteral("lan.tran đang sửa, còn 20 giây"));
        m_desk->gateway.clock += 20s;
        m_desk->window->tick(); // over by the clock, though nobody said so
        QVERIFY(!others->text().contains(QStringLiteral("đang sửa")));
    }

    void movesNothingWhenSomebodyComes() {
        const auto* steps = m_desk->find<QWidget>("stepBar");
        QCoreApplication::processEvents(); // as laid out
        const auto before = steps->mapTo(m_desk->window.get(), QPoint());
        tell({person("lan.tran", 24s)});
        QCoreApplication::processEvents();
        QCOMPARE(steps->mapTo(m_desk->window.get(), QPoint()), before);
    }

    void asksBeforeADecisionOverTheHeadOfWhoEdits() {
        tell({person("lan.tran", 24s)});
        m_desk->key(Qt::Key_F7);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("takeOverDialog"));
        QVERIFY(m_desk->find<QLabel>("takeOverBrief")->text().contains(QStringLiteral("lan.tran đang sửa, còn 24")));
        m_desk->key(Qt::Key_Return); // a reason is not given by two keys in a row
        QVERIFY(m_desk->gateway.asked.empty());
        m_desk->key(Qt::Key_Down);
        m_desk->key(Qt::Key_Return);
        const auto* asked = m_desk->gateway.lastAsked<core::TakeOverEdit>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->from, std::string("lan.tran"));
        QVERIFY(!asked->reason.empty());
        QVERIFY(m_desk->dialog() == nullptr); // not before it is recorded
        m_desk->gateway.answer();
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("outcomeDialog"));
        QTRY_VERIFY(m_said.takeOver && m_said.editing);
        QVERIFY(std::ranges::any_of(m_desk->gateway.log, [](const core::Event& event) {
            return std::holds_alternative<core::EditTakenOver>(event.data);
        }));
    }

    void needsWordsForAnotherReason() {
        tell({person("lan.tran", 24s)});
        m_desk->key(Qt::Key_F7);
        m_desk->key(Qt::Key_End);
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
        QTest::keyClicks(m_desk->dialog()->focusWidget(), QStringLiteral("lan di an"));
        m_desk->key(Qt::Key_Return);
        const auto* asked = m_desk->gateway.lastAsked<core::TakeOverEdit>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->reason, std::string("lan di an"));
    }

    void goesOnWithoutAReasonWhenTheOtherLetGo() {
        tell({person("lan.tran", 24s)});
        m_desk->key(Qt::Key_F7);
        tell({person("lan.tran")});
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("outcomeDialog"));
    }

    void neverHoldsUpWhatHelpsAtOnce() {
        const auto p1 = m_desk->fixtures.alert("robbery", "Cướp", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->selection.select(p1);
        m_id = p1;
        tell({person("lan.tran", 24s)});
        m_desk->key(Qt::Key_F2);
        QVERIFY(m_desk->gateway.lastAsked<core::AcknowledgeCase>() != nullptr);
        m_desk->gateway.answer();
        m_desk->key(Qt::Key_F3);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("unitChooser"));
        m_desk->key(Qt::Key_Escape);
        for (const auto id : {ActionId::acknowledge, ActionId::dispatch, ActionId::unitStatus, ActionId::note,
                              ActionId::callBack, ActionId::jointRequest, ActionId::claim}) {
            QVERIFY(!widgets::EditTurn::isDeciding(id));
        }
    }

    void holdsUpNothingWhileTheGatewayIsAway() {
        tell({person("lan.tran", 24s)});
        m_desk->goStale();
        m_desk->key(Qt::Key_F7);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("outcomeDialog"));
    }

    void putsAPadlockOnDecidingStepsOnly() {
        tell({person("lan.tran", 24s)});
        QVERIFY(m_desk->find<QPushButton>("button_actionClose")->toolTip().contains(QStringLiteral("lan.tran")));
        QVERIFY(!m_desk->find<QPushButton>("button_actionDispatch")->toolTip().contains(QStringLiteral("lan.tran")));
        tell({});
        QVERIFY(!m_desk->find<QPushButton>("button_actionClose")->toolTip().contains(QStringLiteral("lan.tran")));
    }

    void holdsTheLeaseWhileAQuestionIsOpenAndWhileANoteIsTyped() {
        m_desk->key(Qt::Key_F7);
        QTRY_VERIFY(m_said.editing);
        QCOMPARE(m_said.caseId, std::optional(m_id));
        m_desk->key(Qt::Key_Escape);
        QTRY_VERIFY(!m_said.editing);
        auto* editor = m_desk->find<QPlainTextEdit>("noteEditor");
        QTest::keyClicks(editor, QStringLiteral("dang go"));
        QTRY_VERIFY(m_said.editing);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_said.editing);
        QTest::keyClicks(editor, QStringLiteral("nua"));
        QTRY_VERIFY(m_said.editing);
        const auto other = m_desk->fixtures.alert("theft", "vụ khác", std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(other);
        QTRY_COMPARE(m_said.caseId, std::optional(other));
        QVERIFY(!m_said.editing);
    }

    void letsGoOfAQuestionThatNobodyAnswers() {
        m_desk->key(Qt::Key_F7);
        QTRY_VERIFY(m_said.editing);
        m_desk->gateway.clock += models::WatchModel::kIdle;
        m_desk->window->tick();
        QTRY_VERIFY(!m_said.editing);
        m_desk->key(Qt::Key_Down); // back at it
        QTRY_VERIFY(m_said.editing);
    }

    // --- a colleague was faster ------------------------------------------------------------------------------------

    void doesAnActAgainByOneKeyOnTheGroundOfWhatTheCaseIsNow() {
        const auto body = core::SetKind{.caseId = m_id, .kind = "noise"};
        // What the gateway says when the version was another: the case as it has it, ahead of its events.
        auto current = m_desk->at(m_id);
        current.priority = core::Priority::p2;
        ++current.version;
        ++current.decisionVersion;
        bridge::CommandStatus refused;
        refused.id = {m_desk->gateway.nextUuid()};
        refused.body = body;
        refused.stage = bridge::CommandStage::refused;
        refused.refusalCode = "conflict";
        refused.current = current;
        m_desk->window->onCommand(refused);
        const auto* detail = m_desk->find<QLabel>("commandDetail");
        QVERIFY2(detail->text().contains(QStringLiteral("Nay: P2 · Đã tiếp nhận")), qPrintable(detail->text()));
        QVERIFY(m_desk->find<QPushButton>("commandAgain")->isVisible());
        m_desk->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(1));
        QVERIFY(m_desk->gateway.lastAsked<core::SetKind>() != nullptr);
        QCOMPARE(m_desk->gateway.asked.back().expected, std::optional(current.decisionVersion));
        QCOMPARE(m_desk->gateway.dismissed.size(), std::size_t(1)); // it does not come back as refused
    }

    void followsTheBoardInWhatItSaysOfTheCaseAfterAConflict() {
        bridge::CommandStatus refused;
        refused.id = {m_desk->gateway.nextUuid()};
        refused.body = core::SetKind{.caseId = m_id, .kind = "noise"};
        refused.stage = bridge::CommandStage::refused;
        refused.refusalCode = "conflict";
        refused.current = m_desk->at(m_id);
        m_desk->window->onCommand(refused);
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::SetPriority{.caseId = m_id, .priority = core::Priority::p1, .reason = "leo thang"});
        m_desk->gateway.publish();
        const auto* detail = m_desk->find<QLabel>("commandDetail");
        QVERIFY2(detail->text().contains(QStringLiteral("Nay: P1")), qPrintable(detail->text()));
        m_desk->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->gateway.asked.back().expected, std::optional(m_desk->at(m_id).decisionVersion));
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_id).kind, std::string("noise"));
    }

    // The outcome took what the case was when it was sent for what the officer had seen: a P1 that a colleague had made
    // of it meanwhile was closed by the Enter that was meant for something else.
    void putsNoOutcomeOverADecisionThatCameWhileItWasChosen() {
        for (const auto key : {Qt::Key_F6, Qt::Key_F7}) {
            m_desk->key(key);
            QVERIFY(m_desk->dialog() != nullptr);
            QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("outcomeDialog"));
            m_desk->gateway.tell(m_desk->gateway.officer, core::SetKind{m_id, key == Qt::Key_F6 ? "fight" : "fire"});
            m_desk->gateway.publish();
            m_desk->find<QListWidget>("choiceList")->setCurrentRow(0);
            m_desk->key(Qt::Key_Return, Qt::ControlModifier);
            m_desk->gateway.answer();
            QCOMPARE(m_desk->at(m_id).state, core::CaseState::acknowledged);
        }
    }

    // A second unit sent by itself became a second one in command.
    void sendsNoSecondLead() {
        for (int i = 0; i < 2; ++i) {
            m_desk->key(Qt::Key_F3);
            m_desk->key(Qt::Key_Return);
            m_desk->gateway.answer();
        }
        const auto& sent = m_desk->at(m_id).assignments;
        QCOMPARE(sent.size(), std::size_t(2));
        QCOMPARE(std::ranges::count_if(sent, &core::Assignment::lead), 1);
    }

    void offersNoRepetitionOfWhatIsRefusedForGood() {
        m_desk->gateway.submit(core::AcknowledgeCase{m_id}, std::nullopt); // it was done already
        m_desk->gateway.answer();
        QVERIFY(m_desk->find<QPushButton>("commandDismiss")->isVisible());
        QVERIFY(!m_desk->find<QPushButton>("commandAgain")->isVisible());
    }

private:
    void tell(std::vector<wire::Watcher> people) {
        people.push_back({.user = "an.nguyen", .clientId = "desk 1", .editing = false, .until = {}});
        m_desk->watch.setWatchers({.caseId = m_id, .people = std::move(people)});
    }
    [[nodiscard]] wire::Watcher person(const char* user, std::chrono::seconds left = 0s) const {
        return {.user = user,
                .clientId = std::string("desk of ") + user,
                .editing = left > 0s,
                .until = m_desk->gateway.clock + left};
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    wire::Watching m_said;
    core::CaseId m_id;
};

QTEST_MAIN(EditTurnTest)
#include "EditTurnTest.moc"
