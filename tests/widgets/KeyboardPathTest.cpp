// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace trucban;
using test::DeskHarness;

/// What a duty officer does with the keyboard alone, against the domain itself.
class KeyboardPathTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("robbery", "Bị giật túi xách", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void goesFromNewToClosed() {
        auto& desk = *m_desk;
        desk.key(Qt::Key_1, Qt::ControlModifier);
        desk.key(Qt::Key_Home);
        QCOMPARE(desk.selection.current(), std::optional(m_case));

        desk.key(Qt::Key_F2);
        QCOMPARE(desk.at(m_case).state, core::CaseState::isNew); // nothing is done before the gateway says so
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::acknowledged);

        desk.key(Qt::Key_F3);
        QVERIFY(desk.dialog() != nullptr);
        desk.key(Qt::Key_Return);
        QVERIFY(desk.dialog() == nullptr);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::inProgress);
        QCOMPARE(desk.at(m_case).assignments.size(), std::size_t(1));

        for (const auto expected :
             {core::AssignmentState::enRoute, core::AssignmentState::onScene, core::AssignmentState::left}) {
            desk.key(Qt::Key_F4);
            desk.key(Qt::Key_Return);
            desk.gateway.answer();
            QCOMPARE(desk.at(m_case).assignments.front().state, expected);
        }
        desk.key(Qt::Key_F6);
        desk.key(Qt::Key_Return);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::resolved);
        desk.key(Qt::Key_F7);
        QVERIFY(desk.dialog() == nullptr); // nobody is out any more: no question
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::closed);
    }

    void asksBeforeItClosesWithUnitsOut() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return);
        desk.gateway.answer();
        desk.key(Qt::Key_F6);
        desk.key(Qt::Key_Return);
        desk.gateway.answer();
        desk.key(Qt::Key_F7);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("timedConfirm"));
        const auto before = desk.gateway.asked.size();
        desk.key(Qt::Key_Return); // the safe button has the focus
        QCOMPARE(desk.gateway.asked.size(), before);
        desk.key(Qt::Key_F7);
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Space);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::closed);
    }

    // The key is printed on the red button; the one that has the focus is the safe one.
    void closesWithUnitsOutByTheKeyOnTheButton() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return);
        desk.gateway.answer();
        desk.key(Qt::Key_F6);
        desk.key(Qt::Key_Return);
        desk.gateway.answer();
        desk.key(Qt::Key_F7);
        QVERIFY(desk.dialog() != nullptr);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::closed);
    }

    void worksAheadOfASlowLine() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F2);
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.gateway.asked.size(), std::size_t(2));
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::inProgress); // the second was no conflict with the first
    }

    void worksAheadOfEventsThatTheAnswerOvertook() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F2);
        desk.gateway.answerAheadOfEvents();
        QCOMPARE(desk.at(m_case).state, core::CaseState::isNew);
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return);
        QVERIFY(!desk.gateway.asked.back().expected); // what the board shows is older than the officer's own act
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::inProgress);
        desk.key(Qt::Key_F6);
        desk.key(Qt::Key_Return);
        QVERIFY(desk.gateway.asked.back().expected); // all settled: a colleague's act in between would be a conflict
    }

    void sendsAnAcknowledgementOnce() {
        select();
        m_desk->key(Qt::Key_F2);
        m_desk->key(Qt::Key_F2);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(1));
    }

    void needsTheNumberOfAFiledReport() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F2);
        desk.gateway.answer();
        desk.key(Qt::Key_F6);
        auto* list = desk.dialog()->findChild<QListWidget*>(QStringLiteral("choiceList"));
        list->setCurrentRow(2);
        const auto before = desk.gateway.asked.size();
        desk.key(Qt::Key_Return);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.gateway.asked.size(), before);
        QCOMPARE(desk.dialog()->focusWidget()->objectName(),
                 QStringLiteral("outcomeFileNumber")); // Enter goes to what is missing
        QTest::keyClicks(desk.dialog()->focusWidget(), QStringLiteral("123/TB-2026"));
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).outcome->fileNumber, "123/TB-2026");
    }

    void choosesNoUnitForACaseWithoutAPlace() {
        auto& desk = *m_desk;
        const auto lost = desk.fixtures.alert("robbery", "Bị cướp, không rõ ở đâu", std::nullopt);
        desk.gateway.publish();
        desk.selection.select(lost);
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return); // whoever stands first in the list may be 60 km away
        QVERIFY(desk.dialog() != nullptr);
        QVERIFY(desk.gateway.asked.empty());
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Return);
        QVERIFY(desk.gateway.lastAsked<core::DispatchUnit>() != nullptr);
    }

    void saysWhyAKeyDoesNothing() {
        auto& desk = *m_desk;
        auto* detail = desk.find<QLabel>("commandDetail");
        desk.selection.select(std::nullopt);
        desk.key(Qt::Key_F2);
        QVERIFY2(detail->text().contains(QStringLiteral("Chưa chọn vụ nào")), qPrintable(detail->text()));
        select();
        desk.key(Qt::Key_F4); // nobody was sent
        QVERIFY2(!detail->text().contains(QStringLiteral("Chưa chọn vụ nào")), qPrintable(detail->text()));
        QVERIFY(!desk.find<QLabel>("commandTitle")->text().isEmpty());
        QVERIFY(desk.gateway.asked.empty());
    }

    void answersAnExpiredActFromTheKeyboard() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F3);
        desk.key(Qt::Key_Return);
        desk.gateway.expire();
        QCOMPARE(desk.gateway.asked.size(), std::size_t(1));
        desk.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.gateway.asked.size(), std::size_t(2));
        desk.gateway.expire();
        desk.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        desk.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier); // put away: nothing to send any more
        QCOMPARE(desk.gateway.asked.size(), std::size_t(2));
    }

    void namesEveryControl() {
        // Automation, and a screen reader's scripts, find controls by their names.
        auto& desk = *m_desk;
        select();
        QStringList nameless;
        const auto look = [&nameless](const QWidget& window) {
            for (const auto* widget : window.findChildren<QWidget*>()) {
                const bool isControl = qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                                       qobject_cast<const QLineEdit*>(widget) != nullptr ||
                                       qobject_cast<const QAbstractScrollArea*>(widget) != nullptr ||
                                       qobject_cast<const QTabWidget*>(widget) != nullptr;
                // Not Qt's own parts of a table or a field.
                const bool isOurs = !widget->inherits("QHeaderView") && !widget->inherits("QTableCornerButton") &&
                                    !widget->inherits("QLineEditIconButton") && widget->parentWidget() != nullptr &&
                                    !widget->parentWidget()->objectName().startsWith(QStringLiteral("qt_"));
                if (isControl && isOurs && widget->objectName().isEmpty()) {
                    nameless << QStringLiteral("%1 in %2")
                                    .arg(QLatin1String(widget->metaObject()->className()),
                                         widget->parentWidget()->objectName());
                }
            }
        };
        look(*desk.window);
        for (const auto key : {Qt::Key_F3, Qt::Key_F7, Qt::Key_F9, Qt::Key_F1}) {
            desk.key(key);
            QVERIFY(desk.dialog() != nullptr);
            look(*desk.dialog());
            desk.key(Qt::Key_Escape);
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }

    void savesANoteFromTheKeyboard() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F8);
        auto* editor = desk.find<QPlainTextEdit>("noteEditor");
        QCOMPARE(desk.window->focusWidget(), editor);
        QTest::keyClicks(editor, QStringLiteral("goi lai sau"));
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(editor->toPlainText().isEmpty());
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).notes.size(), std::size_t(1));
    }

    void transfersWithAReason() {
        auto& desk = *m_desk;
        select();
        desk.key(Qt::Key_F2);
        desk.gateway.answer();
        if (desk.at(m_case).ward.isNone()) {
            QVERIFY(
                desk.gateway.tell(desk.gateway.officer, core::ClaimCase{m_case, desk.at(m_case).candidates.front()}));
            desk.gateway.publish();
        }
        desk.key(Qt::Key_F9);
        QVERIFY(desk.dialog() != nullptr);
        QTest::keyClicks(desk.dialog()->focusWidget(), QStringLiteral("thu duc")); // diacritics optional
        desk.key(Qt::Key_Return);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->focusWidget()->objectName(), QStringLiteral("transferReason"));
        QTest::keyClicks(desk.dialog()->focusWidget(), QStringLiteral("khac dia ban"));
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.gateway.answer();
        QVERIFY(desk.at(m_case).transfer.has_value());
        QCOMPARE(desk.at(m_case).transfer->reason, "khac dia ban");
    }

private:
    void select() { m_desk->selection.select(m_case); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
};

QTEST_MAIN(KeyboardPathTest)
#include "KeyboardPathTest.moc"
