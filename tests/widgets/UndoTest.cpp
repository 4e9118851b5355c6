// SPDX-License-Identifier: GPL-3.0-or-later
// The named Undo: what it sends for each act, until when, and what it says when it sends nothing.
#include "widgets/DeskHarness.h"
#include "widgets/undo/UndoKeeper.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace trucban;
using test::DeskHarness;

class UndoTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->selection.select(m_case);
    }
    void cleanup() { m_desk.reset(); }

    void takesAnAcknowledgementBackWithinTenSeconds() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::acknowledged);
        QVERIFY(button().isVisible());
        QVERIFY(button().text().contains(QString::fromStdString(m_desk->at(m_case).code)));
        QVERIFY(button().text().contains(QStringLiteral("F10")));
        QVERIFY(button().text().contains(QStringLiteral("10 giây")));
        wait(std::chrono::seconds(9));
        QVERIFY(button().isVisible());
        m_desk->key(Qt::Key_F10);
        QVERIFY(m_desk->gateway.lastAsked<core::ReturnToNew>() != nullptr);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::isNew);
        QVERIFY(!button().isVisible()); // an undo has no undo
    }

    void offersNothingAfterTenSeconds() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answer();
        wait(std::chrono::seconds(10));
        QVERIFY(!button().isVisible());
        const auto asked = m_desk->gateway.asked.size();
        m_desk->key(Qt::Key_F10);
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        QVERIFY(said().contains(QStringLiteral("10 giây")));
    }

    void takesBackWhatWasNotSentYet() {
        m_desk->goStale();
        m_desk->key(Qt::Key_F2);
        QVERIFY(button().isVisible());
        wait(std::chrono::seconds(60)); // as long as it waits
        QVERIFY(button().isVisible());
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::isNew);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(1)); // nothing was sent against it
        QVERIFY(said().startsWith(QStringLiteral("Đã rút lại")));
    }

    void undoesAnActThatIsUnderWayWhenItsAnswerIsHere() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.isDeaf = true; // it is on its way: nothing can be taken back any more
        m_desk->key(Qt::Key_F10);
        QVERIFY(!button().isEnabled());
        m_desk->gateway.isDeaf = false;
        m_desk->gateway.answerAheadOfEvents();
        QVERIFY(m_desk->gateway.lastAsked<core::ReturnToNew>() == nullptr);
        m_desk->gateway.publish();
        QVERIFY(m_desk->gateway.lastAsked<core::ReturnToNew>() != nullptr);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::isNew);
    }

    void undoesNothingBehindALaterDecision() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answer();
        m_desk->gateway.tell(m_desk->gateway.officer, core::SetKind{m_case, "fight"});
        m_desk->gateway.publish();
        const auto asked = m_desk->gateway.asked.size();
        m_desk->key(Qt::Key_F10);
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        QVERIFY(said().contains(QStringLiteral("quyết định khác")));
    }

    // Both come in one frame: the case's version was taken for the one that our act made, and F10 took the colleague's
    // decision back.
    void undoesNothingBehindADecisionThatCameWithTheAnswer() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answerAheadOfEvents();
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::CloseCase{.caseId = m_case,
                                             .outcome = core::Outcome{.disposition = core::Disposition::mistaken},
                                             .releaseUnits = false});
        m_desk->gateway.publish();
        const auto asked = m_desk->gateway.asked.size();
        m_desk->key(Qt::Key_F10);
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        QVERIFY(said().contains(QStringLiteral("quyết định khác")));
    }

    // The menu offered it all night, and told only when it was pressed that there was nothing.
    void isOfferedOnlyWhileThereIsSomething() {
        auto& undo = m_desk->window->actions().action(widgets::ActionId::undoAct);
        QVERIFY(!undo.isEnabled());
        m_desk->key(Qt::Key_F10);
        QVERIFY(said().contains(QStringLiteral("Chưa có thao tác")));
        m_desk->key(Qt::Key_F2);
        QVERIFY(undo.isEnabled());
        m_desk->gateway.answer();
        wait(std::chrono::seconds(10));
        QVERIFY(!undo.isEnabled());
    }

    void showsAnUndoneDispatchUntilTheUnitHasConfirmed() {
        m_desk->key(Qt::Key_F3);
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.answer();
        const auto unit = m_desk->at(m_case).assignments.at(0).unit;
        m_desk->gateway.clock += std::chrono::seconds(3);
        m_desk->key(Qt::Key_F10);
        QCOMPARE(m_desk->gateway.lastAsked<core::RecallUnit>()->unit, unit);
        m_desk->gateway.answer();
        QVERIFY(!m_desk->at(m_case).assignments.at(0).isActive());
        auto* confirm = m_desk->find<QPushButton>("recallConfirm");
        wait(std::chrono::minutes(5));
        QVERIFY(confirm->isVisible() && confirm->text().startsWith(QString::fromStdString(unit.value)));
        m_desk->key(Qt::Key_F10, Qt::ControlModifier);
        QCOMPARE(m_desk->gateway.lastAsked<core::CheckInUnit>()->unit, unit);
        QVERIFY(confirm->isVisible()); // until the gateway has it
        m_desk->gateway.answer();
        QVERIFY(!confirm->isVisible());
    }

    void takesAUnitsOwnWordForIt() {
        const auto unit = anyUnit();
        m_desk->gateway.submit(core::DispatchUnit{.caseId = m_case, .unit = unit, .overrideKind = true}, std::nullopt);
        m_desk->gateway.answer();
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QVERIFY(m_desk->find<QPushButton>("recallConfirm")->isVisible());
        m_desk->gateway.clock += std::chrono::seconds(20);
        m_desk->gateway.tell({.actor = {.kind = core::ActorKind::device, .name = unit.value}}, core::CheckInUnit{unit});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->find<QPushButton>("recallConfirm")->isVisible());
    }

    void restoresPriorityAndKind() {
        const auto before = m_desk->at(m_case);
        submit(core::SetPriority{.caseId = m_case, .priority = core::Priority::p4, .reason = "nhầm"});
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_case).priority, before.priority);
        submit(core::SetKind{m_case, "noise"});
        QCOMPARE(m_desk->at(m_case).kind, std::string("noise"));
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_case).kind, before.kind);
    }

    void restoresAPriorityThatRoseWithTheKind() {
        const auto light = m_desk->fixtures.alert("noise", "Ồn", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        const auto before = m_desk->at(light);
        submit(core::SetKind{light, "robbery"});
        QCOMPARE(m_desk->at(light).priority, core::Priority::p1);
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(light).kind, before.kind);
        QCOMPARE(m_desk->at(light).priority, before.priority);
    }

    void restoresAPlace() {
        const auto alert = m_desk->at(m_case).alerts.front();
        const auto before = m_desk->board.alert(alert)->position();
        submit(core::PlaceAlert{alert, {{10.8, 106.6}, 5}});
        QVERIFY(m_desk->board.alert(alert)->position() != before);
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QVERIFY(m_desk->board.alert(alert)->position() == before);
    }

    void reopensAndClosesAgain() {
        submit(core::CloseCase{m_case, core::Outcome{.disposition = core::Disposition::mistaken}, false});
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::isNew);
        submit(core::AcknowledgeCase{m_case});
        submit(core::ResolveCase{m_case, core::Outcome{.disposition = core::Disposition::mediated}});
        submit(core::ReopenCase{m_case, "Nhầm"});
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(state(), core::CaseState::resolved);
        QCOMPARE(m_desk->at(m_case).outcome->disposition, core::Disposition::mediated);
    }

    void takesManyMergedApart() {
        std::vector<core::CaseId> others;
        for (int i = 0; i < 3; ++i) {
            others.push_back(m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7722, 106.6983}, 20}));
        }
        m_desk->gateway.publish();
        submit(core::MergeCases{m_case, others});
        QVERIFY(m_desk->at(others[1]).mergedInto);
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        for (const auto& other : others) {
            QVERIFY(!m_desk->at(other).mergedInto);
        }
    }

    void withdrawsAnOffer() {
        submit(core::OfferTransfer{m_case, otherWard(), "Thuộc địa bàn khác"});
        QVERIFY(m_desk->at(m_case).transfer);
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_case).transfer->state, core::OfferState::withdrawn);
    }

    void restoresAUnitsState() {
        const auto unit = anyUnit();
        submit(core::SetUnitState{unit, core::UnitState::offDuty});
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->board.unit(unit)->state, core::UnitState::available);
    }

    void saysWhatItCannotUndo() {
        submit(core::AddNote{m_case, "ghi chú"});
        QVERIFY(!button().isVisible());
        m_desk->key(Qt::Key_F10);
        QVERIFY(said().contains(QStringLiteral("đính chính")));
        submit(core::DispatchUnit{.caseId = m_case, .unit = anyUnit(), .overrideKind = true});
        submit(core::CloseCase{m_case, core::Outcome{.disposition = core::Disposition::mistaken}, true});
        wait(std::chrono::seconds(11));
        m_desk->key(Qt::Key_F10);
        QVERIFY(said().contains(QStringLiteral("cho về")));
    }

    void undoesTheNewestFirst() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answer();
        submit(core::SetPriority{.caseId = m_case, .priority = core::Priority::p2, .reason = {}});
        submit(core::SetPriority{.caseId = m_case, .priority = core::Priority::p4, .reason = "nhầm"});
        m_desk->key(Qt::Key_F10);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_case).priority, core::Priority::p2);
        QVERIFY(button().isVisible()); // the one before it is within its time
    }

    void forgetsWhatWasRefused() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.officer.role = core::Role::committee;
        m_desk->gateway.answer();
        QVERIFY(!button().isVisible());
    }

    void offersNothingOfAnEarlierRun() {
        bridge::CommandStatus status{.id = {m_desk->gateway.nextUuid()}, .body = core::AcknowledgeCase{m_case}};
        status.isOfEarlierRun = true;
        m_desk->window->onCommand(status);
        status.stage = bridge::CommandStage::accepted;
        status.seq = 1;
        m_desk->window->onCommand(status);
        QVERIFY(!button().isVisible());
    }

    void leavesCtrlZToText() {
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.answer();
        const auto asked = m_desk->gateway.asked.size();
        auto* field = m_desk->find<QLineEdit>("filterField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("abc"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        QCOMPARE(state(), core::CaseState::acknowledged);
    }

private:
    void submit(core::CommandBody body) {
        m_desk->gateway.submit(std::move(body), std::nullopt);
        m_desk->gateway.answer();
    }
    void wait(std::chrono::milliseconds time) {
        m_desk->gateway.clock += time;
        m_desk->window->tick();
    }
    [[nodiscard]] core::CaseState state() const { return m_desk->at(m_case).state; }
    [[nodiscard]] QPushButton& button() const { return *m_desk->find<QPushButton>("undoButton"); }
    [[nodiscard]] QString said() const { return m_desk->find<QLabel>("commandDetail")->text(); }
    [[nodiscard]] core::UnitId anyUnit() const {
        for (const auto& [id, unit] : m_desk->board.state().units) {
            if (unit.state == core::UnitState::available && unit.profile.active) {
                return id;
            }
        }
        return {};
    }
    [[nodiscard]] core::WardCode otherWard() const {
        for (const auto& [id, unit] : m_desk->board.state().units) {
            if (!unit.profile.homeWard.isNone() && unit.profile.homeWard != m_desk->at(m_case).ward) {
                return unit.profile.homeWard;
            }
        }
        return {};
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
};

QTEST_MAIN(UndoTest)
#include "UndoTest.moc"
