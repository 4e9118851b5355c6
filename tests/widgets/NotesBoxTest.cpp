// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/NotesBox.h"

#include "widgets/InputMethod.h"
#include "widgets/LocalGateway.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>
#include <QTextLayout>

using namespace trucban;
using widgets::NotesBox;

namespace {

core::Case caseWith(std::uint8_t n, std::vector<std::string> notes = {}) {
    core::Case case_;
    case_.id.value.bytes[15] = n;
    for (auto& text : notes) {
        case_.notes.push_back({.at = core::Instant{std::chrono::milliseconds{1'795'271'400'000}},
                               .author = "lan.tran",
                               .text = std::move(text)});
    }
    return case_;
}

QString keyOf(const core::Case& case_) {
    return QStringLiteral("note:%1").arg(QString::fromStdString(case_.id.toString()));
}

} // namespace

class NotesBoxTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_gateway = std::make_unique<test::LocalGateway>(m_board);
        m_box = std::make_unique<NotesBox>(m_theme, *m_gateway);
        m_box->resize(420, 320);
        m_box->show();
        m_editor = m_box->findChild<QPlainTextEdit*>(QStringLiteral("noteEditor"));
        m_list = m_box->findChild<QTextEdit*>(QStringLiteral("noteList"));
    }
    void cleanup() { m_box.reset(); }

    // --- Vietnamese, as an input method brings it ------------------------------------------------------------------

    void takesTelexThroughPreedit() {
        begin();
        type("có "); // "cos " with Telex: composed as c, co, có, and committed by the space
        for (const auto* step : {"n", "ng", "ngu", "nguw", "ngư", "ngươ", "người"}) {
            compose(QString::fromUtf8(step));
            QCOMPARE(m_editor->toPlainText(), QStringLiteral("có "));
        }
        commit(QStringLiteral("người"));
        commit(QStringLiteral(" bị thương"));
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("có người bị thương"));
    }

    void correctsAnEarlierLetterByReplacing() {
        begin();
        commit(QStringLiteral("duong"));
        QInputMethodEvent event; // unikey without preedit takes letters back and gives others
        event.setCommitString(QStringLiteral("đường"), -5, 5);
        QCoreApplication::sendEvent(m_editor, &event);
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("đường"));
    }

    void keepsAWordThatIsBeingComposedWhenANoteArrives() {
        begin();
        commit(QStringLiteral("nạn nhân "));
        compose(QStringLiteral("đượ"));
        m_box->showCase(&(m_case = caseWith(1, {"ghi chú của đồng nghiệp"})), true);
        QVERIFY(m_list->toPlainText().contains(QStringLiteral("đồng nghiệp")));
        QCOMPARE(preedit(), QStringLiteral("đượ"));
        commit(QStringLiteral("được"));
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("nạn nhân được"));
    }

    void savesTheWordThatIsStillComposed() {
        begin();
        QSignalSpy submitted(m_box.get(), &NotesBox::submitted);
        commit(QStringLiteral("đã "));
        compose(QStringLiteral("gọi"));
        QTest::keyClick(m_editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.front().front().toString(), QStringLiteral("đã gọi"));
        QVERIFY(m_editor->toPlainText().isEmpty());
    }

    void keepsTheWordThatIsStillComposedWhenAnotherCaseIsChosen() {
        begin();
        compose(QStringLiteral("nghẽn"));
        const auto other = caseWith(2);
        m_box->showCase(&other, true);
        QVERIFY(m_editor->toPlainText().isEmpty());
        QVERIFY(preedit().isEmpty());
        m_box->showCase(&m_case, true);
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("nghẽn"));
    }

    void saysThatSomebodyTypesWhileAWordIsComposed() {
        begin();
        QSignalSpy typed(m_box.get(), &NotesBox::typed);
        compose(QStringLiteral("x"));
        QVERIFY(typed.count() > 0);
    }

    // --- drafts that come late, notes that come back ---------------------------------------------------------------

    void doesNotReplaceWhatWasTypedByADraftThatTheDiskGivesLate() {
        m_case = caseWith(1);
        m_box->showCase(&m_case, true);
        type("gõ trước");
        m_box->saveDraftNow();
        QVERIFY2(m_gateway->drafts.isEmpty(), "the kept one is not written over before it is known");
        m_gateway->drafts[keyOf(m_case)] = QStringLiteral("bản nháp cũ");
        m_box->onDraftsLoaded();
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("bản nháp cũ\ngõ trước"));
        QCOMPARE(m_gateway->drafts.value(keyOf(m_case)), m_editor->toPlainText());
        type(" nữa"); // the cursor is where it was
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("bản nháp cũ\ngõ trước nữa"));
    }

    void doesNotMixALateDraftIntoAWordThatIsBeingComposed() {
        m_case = caseWith(1);
        m_box->showCase(&m_case, true);
        commit(QStringLiteral("xe "));
        compose(QStringLiteral("má"));
        m_gateway->drafts[keyOf(m_case)] = QStringLiteral("cũ");
        m_box->onDraftsLoaded();
        QCOMPARE(preedit(), QStringLiteral("má"));
        QCOMPARE(m_gateway->drafts.value(keyOf(m_case)), QStringLiteral("cũ\nxe ")); // a crash now loses a word
        commit(QStringLiteral("máy"));
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("cũ\nxe máy"));
    }

    void keepsWhatWasTypedInACaseThatWasLeftBeforeTheDraftsWereHere() {
        m_case = caseWith(1);
        m_box->showCase(&m_case, true);
        type("mới");
        const auto other = caseWith(2);
        m_box->showCase(&other, true);
        m_gateway->drafts[keyOf(m_case)] = QStringLiteral("cũ");
        m_box->onDraftsLoaded();
        QCOMPARE(m_gateway->drafts.value(keyOf(m_case)), QStringLiteral("cũ\nmới"));
        m_box->showCase(&m_case, true);
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("cũ\nmới"));
    }

    void putsARefusedNoteAboveWhatIsTyped() {
        begin();
        type("bị từ chối");
        QTest::keyClick(m_editor, Qt::Key_Return, Qt::ControlModifier);
        type("đang gõ");
        refuse("bị từ chối");
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("bị từ chối\nđang gõ"));
        type(" tiếp");
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("bị từ chối\nđang gõ tiếp"));
    }

    // --- notes of others -------------------------------------------------------------------------------------------

    void leavesTheReaderWhereTheReaderIs() {
        std::vector<std::string> notes(40, "một ghi chú cũ, khá dài để danh sách phải cuộn");
        m_case = caseWith(1, notes);
        m_box->onDraftsLoaded();
        m_box->showCase(&m_case, true);
        QCoreApplication::processEvents();
        auto* bar = m_list->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        notes.emplace_back("mới nhất");
        m_case = caseWith(1, notes);
        m_box->showCase(&m_case, true);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), bar->maximum()); // whoever is at the end follows it
        bar->setValue(bar->maximum() / 2);
        auto marked = m_list->textCursor();
        marked.setPosition(0);
        marked.setPosition(8, QTextCursor::KeepAnchor);
        m_list->setTextCursor(marked);
        bar->setValue(bar->maximum() / 2);
        const int place = bar->value();
        notes.emplace_back("mới hơn nữa");
        m_case = caseWith(1, notes);
        m_box->showCase(&m_case, true);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), place);
        QVERIFY(m_list->textCursor().hasSelection());
        QVERIFY(m_list->toPlainText().contains(QStringLiteral("mới hơn nữa")));
    }

    void showsTheLatestNoteWhereThereIsNoRoomForTheList() {
        begin();
        m_box->setLow(true);
        m_box->showCase(&(m_case = caseWith(1, {"cũ", "người nhà đã đến"})), true);
        const auto* latest = m_box->findChild<QLabel*>(QStringLiteral("noteLatest"));
        QVERIFY(latest->isVisible());
        QVERIFY(latest->text().contains(QStringLiteral("người nhà đã đến")));
    }

    // What stood beyond the 4,000th character was gone without a word.
    void aNoteThatIsTooLongIsNotCut() {
        begin();
        const auto text = QString(5'000, QLatin1Char('a'));
        commit(text);
        QSignalSpy submitted(m_box.get(), &NotesBox::submitted);
        QTest::keyClick(m_editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.count(), 0);
        QCOMPARE(m_editor->toPlainText(), text);
        QVERIFY(std::ranges::any_of(m_box->findChildren<QLabel*>(), [](const auto* label) {
            return label->text().contains(QStringLiteral("dài quá 4.000 chữ"));
        }));
    }

    // An Enter by mistake kept "a draft" that handovers then told of.
    void anEmptyLineIsNoDraft() {
        begin();
        commit(QStringLiteral(" \n"));
        m_box->saveDraftNow();
        QVERIFY(m_gateway->drafts.value(keyOf(m_case)).isEmpty());
        commit(QStringLiteral("có người"));
        m_box->saveDraftNow();
        QVERIFY(!m_gateway->drafts.value(keyOf(m_case)).isEmpty());
    }

private:
    void begin() {
        m_box->onDraftsLoaded();
        m_case = caseWith(1);
        m_box->showCase(&m_case, true);
    }
    void type(const char* text) { m_editor->textCursor().insertText(QString::fromUtf8(text)); }
    void compose(const QString& preedit) { test::compose(*m_editor, preedit); }
    void commit(const QString& text) { test::commit(*m_editor, text); }
    [[nodiscard]] QString preedit() const { return m_editor->textCursor().block().layout()->preeditAreaText(); }
    void refuse(const char* text) {
        bridge::CommandStatus status;
        status.body = core::AddNote{.caseId = m_case.id, .text = text};
        status.stage = bridge::CommandStage::refused;
        m_box->onCommand(status);
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    models::Board m_board;
    std::unique_ptr<test::LocalGateway> m_gateway;
    std::unique_ptr<NotesBox> m_box;
    QPlainTextEdit* m_editor = nullptr;
    QTextEdit* m_list = nullptr;
    core::Case m_case;
};

QTEST_MAIN(NotesBoxTest)
#include "NotesBoxTest.moc"
