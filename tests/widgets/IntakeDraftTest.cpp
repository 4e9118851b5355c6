// SPDX-License-Identifier: GPL-3.0-or-later
// What is half typed, or handed in and refused, is never lost; what was taken leaves no caller behind.
#include "widgets/IntakeDesk.h"
#include "widgets/intake/IntakeDrafts.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace trucban;
using test::DeskHarness;
using test::kIntakePhone;

class IntakeDraftTest : public QObject, protected test::IntakeDesk {
    Q_OBJECT
private slots:
    void init() { start(); }
    void cleanup() {
        m_form = nullptr;
        m_desk.reset();
    }

    void keepsTheDraftEachSecond() {
        open();
        type("chay no");
        QTRY_VERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).contains(QStringLiteral("\"fire\"")));
    }

    void isThereAgainAfterACrash() {
        open();
        type("danh nhau");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        find<QLineEdit>("intakePhone")->setText(kIntakePhone);
        m_desk->window->saveDraftsNow();
        const auto drafts = m_desk->gateway.drafts;
        const auto id = widgets::IntakeDrafts::from(drafts.value(QStringLiteral("intake"))).current.id;
        m_form = nullptr;
        start(drafts);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QVERIFY(m_form != nullptr && m_form->isVisible());
        QVERIFY(!find<QLabel>("intakeOffer")->text().isEmpty());
        QCOMPARE(find<QLineEdit>("intakeAddress")->text(), QStringLiteral("12 Lê Lợi"));
        QCOMPARE(find<QLineEdit>("intakePhone")->text(), kIntakePhone);
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto* entered = m_desk->gateway.lastAsked<core::EnterAlert>();
        QVERIFY(entered != nullptr);
        QVERIFY(entered->externalId == id);
        QVERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).isEmpty());
    }

    // Words that no kind is called by were in no draft.
    void keepsTheWordsThatNoKindIsCalledBy() {
        open();
        type("con vit");
        QVERIFY(find<QLabel>("intakeNoKind")->isVisible());
        QTRY_VERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).contains(QStringLiteral("con vit")));
        const auto drafts = m_desk->gateway.drafts;
        m_form = nullptr;
        start(drafts);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QVERIFY(m_form != nullptr && m_form->isVisible());
        QCOMPARE(line("intakeKind")->text(), QStringLiteral("con vit"));
        QVERIFY(find<QLabel>("intakeNoKind")->isVisible());
        line("intakeKind")->selectAll();
        line("intakeKind")->setFocus();
        type("trom");
        m_desk->window->saveDraftsNow();
        const auto kept = widgets::IntakeDrafts::from(m_desk->gateway.drafts.value(QStringLiteral("intake"))).current;
        QCOMPARE(kept.kind, QStringLiteral("theft"));
        QVERIFY(kept.kindWords.isEmpty());
    }

    void losesNoDraftThatIsReadLate() {
        const auto kept = keptDraft();
        m_form = nullptr;
        startUnread(kept);
        open();
        QVERIFY(line("intakeAddress")->text().isEmpty());
        type("trom");
        m_desk->window->saveDraftsNow();
        QCOMPARE(m_desk->gateway.drafts, kept); // nothing takes its place
        m_desk->window->onDraftsLoaded();
        QCOMPARE(line("intakeKind")->text(), QStringLiteral("trom")); // nor that of what is typed
        const auto both = widgets::IntakeDrafts::from(m_desk->gateway.drafts.value(QStringLiteral("intake")));
        QCOMPARE(both.current.kind, QStringLiteral("theft"));
        QCOMPARE(both.returned.size(), std::size_t(1));
        QCOMPARE(both.returned.front().entry.address, QStringLiteral("12 Lê Lợi"));
        press(Qt::Key_Tab);
        type("gần chợ");
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_form->isVisible());
        QCOMPARE(line("intakeAddress")->text(), QStringLiteral("12 Lê Lợi"));
        QVERIFY(find<QLabel>("intakeOffer")->text().contains(QStringLiteral("Bản nháp")));
    }

    void fillsTheEmptyFormWithADraftThatIsReadLate() {
        const auto kept = keptDraft();
        m_form = nullptr;
        startUnread(kept);
        open();
        m_desk->window->onDraftsLoaded();
        QCOMPARE(line("intakeAddress")->text(), QStringLiteral("12 Lê Lợi"));
        m_desk->window->onDraftsLoaded(); // a second word changes nothing
        QCOMPARE(line("intakeAddress")->text(), QStringLiteral("12 Lê Lợi"));
    }

    void isNotOfferedWhenItWasHandedInBeforeTheCrash() {
        open();
        type("danh nhau");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        m_desk->window->saveDraftsNow();
        const auto drafts = m_desk->gateway.drafts;
        press(Qt::Key_Return, Qt::ControlModifier);
        auto status =
            bridge::CommandStatus{.id = m_desk->gateway.asked.back().id, .body = m_desk->gateway.asked.back().body};
        m_form = nullptr;
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->gateway.drafts = drafts;
        m_desk->window->show();
        m_desk->window->onDraftsLoaded();
        m_desk->window->onCommand(status); // as the outbox tells at start
        m_desk->goLive();
        QVERIFY(m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm")) == nullptr);
        QVERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).isEmpty());
    }

    void leavesNoReporterBehindWhenItWasAccepted() {
        open();
        type("trom");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        find<QLineEdit>("intakePhone")->setText(kIntakePhone);
        press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->gateway.answer();
        QCOMPARE(find<QLineEdit>("intakePhone")->text(), QString());
        for (const auto& draft : std::as_const(m_desk->gateway.drafts)) {
            QVERIFY(!draft.contains(kIntakePhone));
        }
        for (const auto& event : m_desk->gateway.log) {
            QVERIFY(!wire::encodeItem(wire::EventItem{event}).contains(kIntakePhone.toStdString()));
        }
        for (int row = 0; row < m_desk->commands.rowCount(); ++row) {
            for (const auto& value : m_desk->commands.itemData(m_desk->commands.index(row))) {
                QVERIFY(!value.toString().contains(kIntakePhone));
            }
        }
    }

    void comesBackWhenTheGatewayRefuses() {
        open();
        type("trom");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        find<QLineEdit>("intakePhone")->setText(kIntakePhone);
        m_desk->gateway.officer.role = core::Role::committee; // since then
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto first = m_desk->gateway.lastAsked<core::EnterAlert>()->externalId;
        m_desk->gateway.answer();
        QVERIFY(m_form->isVisible());
        QCOMPARE(find<QLineEdit>("intakePhone")->text(), kIntakePhone);
        QVERIFY(find<QLabel>("intakeOffer")->text().contains(QStringLiteral("chưa nhận")));
        QCOMPARE(m_desk->gateway.dismissed.size(), std::size_t(1));
        m_desk->gateway.officer.role = core::Role::dutyOfficer;
        const auto asked = m_desk->gateway.asked.size();
        press(Qt::Key_Return, Qt::ControlModifier); // the second half of a double stroke: nobody has read it
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        m_desk->gateway.clock += std::chrono::seconds{1};
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, QString(), true);
        QApplication::sendEvent(m_form, &held);
        QCOMPARE(m_desk->gateway.asked.size(), asked);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_desk->gateway.lastAsked<core::EnterAlert>()->externalId != first);
        m_desk->gateway.answer();
        QVERIFY(!m_form->isVisible());
        QVERIFY(m_desk->selection.current().has_value());
    }

    void doesNotTakeTheKeyboardFromATextWhenItIsRefused() {
        open();
        type("trom");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        m_desk->gateway.officer.role = core::Role::committee; // since then
        press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->key(Qt::Key_G, Qt::ControlModifier);
        auto* search = m_desk->find<QLineEdit>("searchField");
        QTRY_VERIFY(search->hasFocus());
        m_desk->gateway.answer();
        QVERIFY(!m_form->isVisible());
        QVERIFY(search->hasFocus());
        const auto kept = widgets::IntakeDrafts::from(m_desk->gateway.drafts.value(QStringLiteral("intake")));
        QCOMPARE(kept.returned.size(), std::size_t(1));
        open();
        QCOMPARE(line("intakeAddress")->text(), QStringLiteral("12 Lê Lợi"));
        QVERIFY(find<QLabel>("intakeOffer")->text().contains(QStringLiteral("chưa nhận")));
    }

private:
    QMap<QString, QString> keptDraft() {
        open();
        type("danh nhau");
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        m_desk->window->saveDraftsNow();
        return m_desk->gateway.drafts;
    }
};

QTEST_MAIN(IntakeDraftTest)
#include "IntakeDraftTest.moc"
