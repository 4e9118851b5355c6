// SPDX-License-Identifier: GPL-3.0-or-later
// A petition that was heard at a door, and the case that comes of it.
#include "widgets/RecordsHarness.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordInput.h"
#include "widgets/record/RecordsDesk.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace trucban;
using core::Record;
using core::RecordId;
using core::RecordKind;
using models::RecordForm;
using test::RecordsHarness;

class PetitionTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qobject_cast<QApplication*>(qApp)); }
    void init() { m_harness = std::make_unique<RecordsHarness>(*m_theme); }
    void cleanup() { m_harness.reset(); }

    void aPetitionOpensItsCase() {
        auto& h = *m_harness;
        const auto caseId = h.desk.fixtures.alert("noise", "hát karaoke", std::nullopt);
        h.desk.gateway.publish();
        h.become(core::Role::city);
        h.window->showKind(RecordKind::petition);
        h.key(Qt::Key_N, Qt::ControlModifier);
        const QString code = QString::fromStdString(h.desk.gateway.state.case_(caseId)->code);
        h.type({{"ward", h.wardName()}, {"kind", "an ninh, trật tự"}, {"case", code}});
        const RecordId id = h.form()->id();
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QCOMPARE(h.logged(id).petition->caseId, std::optional{caseId});
        h.choose(id);
        h.key(Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(h.desk.selection.current(), std::optional{caseId});
    }

    // What was heard at the door led to no case: it had to be typed again, and nothing said which one it was.
    void aPetitionBecomesACaseAndSaysWhich() {
        auto& h = *m_harness;
        h.become(core::Role::dutyOfficer);
        Record petition = RecordForm::begin(RecordKind::petition, h.today());
        petition.ward = h.ward();
        petition.neighbourhood = "Khu phố 3";
        petition.petition->kind = "security";
        const auto id = h.save(petition);
        h.choose(id);
        auto* button = h.window->findChild<QPushButton*>(QStringLiteral("recordOpenCase"));
        QVERIFY(button->isEnabled());
        QVERIFY(button->text().contains(QStringLiteral("Lập")));
        h.key(Qt::Key_O, Qt::ControlModifier);
        auto* form = h.desk.window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QVERIFY(form != nullptr && form->isVisible());
        const auto words = form->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY2(words.contains(QStringLiteral("an ninh")), qPrintable(words));
        auto* address = form->findChild<QLineEdit*>(QStringLiteral("intakeAddress"));
        QCOMPARE(address->text(), QStringLiteral("Khu phố 3, %1").arg(h.wardName()));
        h.key(Qt::Key_O, Qt::ControlModifier); // again: what is typed stays
        QCOMPARE(form->findChild<QPlainTextEdit*>()->toPlainText(), words);
        QVERIFY(!button->isEnabled()); // or it would become two cases
        QTest::keyClicks(form->findChild<QLineEdit*>(QStringLiteral("intakeKind")), "trom");
        QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(h.desk.gateway.lastAsked<core::EnterAlert>() != nullptr);
        QCOMPARE(h.desk.gateway.lastAsked<core::EnterAlert>()->source, core::AlertSource::outreach);
        h.answer(); // the alert
        h.answer(); // the petition
        const auto& caseId = h.logged(id).petition->caseId;
        QVERIFY(caseId && h.desk.gateway.state.cases.contains(*caseId));
        h.choose(id);
        QVERIFY(button->text().contains(QStringLiteral("Mở")));
    }

    // The form opened for whoever may not send it, and for a petition that the case could not be written into.
    void opensNoCaseForWhomOrWhatItCannotBeSaved() {
        auto& h = *m_harness;
        h.become(core::Role::dutyOfficer);
        Record petition = RecordForm::begin(RecordKind::petition, h.today());
        petition.ward = h.ward();
        petition.petition->kind = "security";
        const auto id = h.save(petition);
        h.choose(id);
        auto* button = h.window->findChild<QPushButton*>(QStringLiteral("recordOpenCase"));
        QVERIFY(button->isEnabled());
        h.become(core::Role::committee);
        h.choose(id);
        QVERIFY2(!button->isEnabled(), "the committee enters no alerts");
        h.become(core::Role::dutyOfficer);
        // Begun, and given up by its own button.
        h.choose(id);
        h.key(Qt::Key_O, Qt::ControlModifier);
        QVERIFY(!button->isEnabled());
        auto* form = h.desk.window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QTest::keyClick(form, Qt::Key_Escape);
        auto* drop = h.desk.window->findChild<QPushButton*>(QStringLiteral("intakeDrop"));
        QVERIFY(drop != nullptr);
        drop->click();
        QVERIFY(button->isEnabled());
        h.window->findChild<QCheckBox*>(QStringLiteral("recordWithdrawn"))->setChecked(true);
        h.window->activateWindow(); // the form took it away
        QTRY_VERIFY(h.window->isActiveWindow());
        h.choose(id);
        h.key(Qt::Key_Delete);
        h.window->findChild<QPlainTextEdit*>(QStringLiteral("withdrawReason"))
            ->setPlainText(QStringLiteral("nhập nhầm"));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.logged(id).withdrawn);
        h.choose(id);
        QVERIFY(!button->isEnabled());
    }

    void aPetitionThatWasReferredBecomesNoCase() {
        auto& h = *m_harness;
        Record petition = RecordForm::begin(RecordKind::petition, h.today());
        petition.ward = h.ward();
        petition.petition->kind = "residence";
        petition.petition->referredTo = core::Agency::peoplesCommittee;
        h.choose(h.save(petition));
        QVERIFY(!h.window->findChild<QPushButton*>(QStringLiteral("recordOpenCase"))->isEnabled());
    }

private:
    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<RecordsHarness> m_harness;
};

QTEST_MAIN(PetitionTest)
#include "PetitionTest.moc"
