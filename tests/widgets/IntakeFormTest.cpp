// SPDX-License-Identifier: GPL-3.0-or-later
// From Ctrl+N to the case, by the keyboard: what is told by telephone, at the door, by a patrol.
#include "widgets/IntakeDesk.h"
#include "widgets/intake/IntakeDrafts.h"
#include "widgets/search/SearchField.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace trucban;

using test::commit;
using test::compose;
using test::kIntakePhone;
using test::kIntakePlace;

class IntakeFormTest : public QObject, protected test::IntakeDesk {
    Q_OBJECT
private slots:
    void init() { start(); }
    void cleanup() {
        m_form = nullptr;
        m_desk.reset();
    }

    void tabGoesAsTheTalkGoes() {
        open();
        const QStringList talk{QStringLiteral("intakeKind"),     QStringLiteral("intakeAddress"),
                               QStringLiteral("intakeNow"),      QStringLiteral("intakeText"),
                               QStringLiteral("intakeName"),     QStringLiteral("intakePhone"),
                               QStringLiteral("intakeCallable"), QStringLiteral("intakeSilent"),
                               QStringLiteral("intakeSource"),   QStringLiteral("intakeSave")};
        QStringList walked;
        for (qsizetype i = 0; i < talk.size(); ++i) {
            walked << m_form->focusWidget()->objectName();
            press(Qt::Key_Tab);
        }
        QCOMPARE(walked, talk);
        find<QCheckBox>("intakeNow")->setChecked(false);
        find<QCheckBox>("intakeNow")->setFocus();
        press(Qt::Key_Tab);
        QCOMPARE(m_form->focusWidget()->objectName(), QStringLiteral("intakeWhen"));
    }

    void takesACallByTheKeyboardAlone() {
        open();
        QCOMPARE(m_form->focusWidget()->objectName(), QStringLiteral("intakeKind"));
        type("danh nhau");
        press(Qt::Key_Tab);
        QCOMPARE(line("intakeKind")->text(), QStringLiteral("Đánh nhau"));
        type("12 Lê Lợi");
        press(Qt::Key_Tab);
        press(Qt::Key_Tab);
        type("Hai nhóm đánh nhau, có dao");
        press(Qt::Key_Tab);
        type("Trần Thị Kín");
        press(Qt::Key_Tab);
        QTest::keyClicks(m_form->focusWidget(), kIntakePhone);
        m_desk->gateway.asked.clear();
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_form->isVisible());
        const auto* entered = m_desk->gateway.lastAsked<core::EnterAlert>();
        QVERIFY(entered != nullptr);
        QCOMPARE(entered->category, std::string("fight"));
        QCOMPARE(entered->address, std::string("12 Lê Lợi"));
        QCOMPARE(entered->text, std::string("Hai nhóm đánh nhau, có dao"));
        QCOMPARE(entered->reporter.phone, kIntakePhone.toStdString());
        QVERIFY(entered->contact.callable);
        QVERIFY(entered->source == core::AlertSource::call113);
        QVERIFY(entered->occurredAt == m_desk->gateway.clock);
        QVERIFY(!entered->externalId.isNil());
        m_desk->gateway.answer();
        const auto* selected = m_desk->board.case_(m_desk->selection.current().value_or(core::CaseId{}));
        QVERIFY(selected != nullptr);
        QCOMPARE(selected->kind, std::string("fight"));
        QCOMPARE(m_desk->find<QLabel>("commandTitle")->text(),
                 QStringLiteral("Nhập tin %1").arg(QString::fromStdString(selected->code)));
    }

    void asksOnlyForKindAndPlace() {
        open();
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(find<QLabel>("intakeComplaint")->text().contains(QStringLiteral("chuyện gì")));
        type("trom");
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_form->focusWidget()->objectName(), QStringLiteral("intakeAddress"));
        QVERIFY(!find<QLabel>("intakeComplaint")->text().isEmpty());
        const auto asked = m_desk->gateway.asked.size();
        type("gần chợ");
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->gateway.asked.size(), asked + 1);
    }

    void takesWordsThatAreStillComposed() {
        open();
        compose(*m_form->focusWidget(), QStringLiteral("đánh"));
        auto* kinds = find<QListWidget>("intakeKinds");
        QVERIFY(kinds->currentItem() != nullptr);
        QCOMPARE(kinds->currentItem()->text(), QStringLiteral("Đánh nhau"));
        commit(*m_form->focusWidget(), QStringLiteral("đánh nhau"));
        press(Qt::Key_Tab);
        compose(*m_form->focusWidget(), QStringLiteral("Bến Thành"));
        auto* text = find<QPlainTextEdit>("intakeText");
        text->setFocus();
        commit(*text, QStringLiteral("Chạy về "));
        compose(*text, QStringLiteral("chợ"));
        // Each second what is typed is kept, the open word too.
        m_desk->window->saveDraftsNow();
        const auto kept = widgets::IntakeDrafts::from(m_desk->gateway.drafts.value(QStringLiteral("intake")));
        QCOMPARE(kept.current.text, QStringLiteral("Chạy về chợ"));
        QCOMPARE(kept.current.kind, QStringLiteral("fight"));
        QVERIFY(kept.isOpen);
    }

    void asksBeforeSomethingTypedIsLeft() {
        open();
        press(Qt::Key_Escape);
        QVERIFY(!m_form->isVisible()); // nothing was typed
        open();
        type("trom");
        press(Qt::Key_Tab);
        press(Qt::Key_Escape);
        auto* question = m_form->findChild<QDialog*>(QStringLiteral("intakeLeave"));
        QVERIFY(question != nullptr && question->isVisible());
        QVERIFY(m_form->isVisible());
        QTest::keyClick(question, Qt::Key_Escape);
        QVERIFY(m_form->isVisible());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        press(Qt::Key_Escape);
        question = m_form->findChild<QDialog*>(QStringLiteral("intakeLeave"));
        QVERIFY(question != nullptr);
        question->accept();
        QVERIFY(!m_form->isVisible());
        QVERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).contains(QStringLiteral("theft")));
        open();
        QVERIFY(!find<QLabel>("intakeOffer")->text().isEmpty());
        QTest::mouseClick(find<QPushButton>("intakeFresh"), Qt::LeftButton);
        QVERIFY(line("intakeKind")->text().isEmpty());
        QVERIFY(m_desk->gateway.drafts.value(QStringLiteral("intake")).isEmpty());
    }

    void escapeClosesTheListOfPlacesFirst() {
        open();
        press(Qt::Key_Tab);
        type("ben thanh");
        auto* popup = m_form->findChild<QWidget*>(QStringLiteral("intakePlacePopup"));
        QTRY_VERIFY(popup->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QCOMPARE(line("intakeAddress")->text(), QStringLiteral("ben thanh"));
        QVERIFY(m_form->isVisible());
    }

    void findsThePlaceOfAnAddressAndItsWard() {
        open();
        QVERIFY(find<QLabel>("intakeWard")->text().contains(QStringLiteral("trực ban thành phố")));
        press(Qt::Key_Tab);
        type("ben thanh");
        press(Qt::Key_Return); // the first answer, when it is there
        QTRY_VERIFY(find<QLabel>("intakePlace")->text().startsWith(QStringLiteral("Vị trí:")));
        QCOMPARE(m_form->focusWidget()->objectName(), QStringLiteral("intakeNow"));
        QVERIFY(line("intakeAddress")->text().startsWith(QStringLiteral("Phường Bến Thành")));
        QTRY_VERIFY(find<QLabel>("intakeWard")->text().contains(QStringLiteral("Bến Thành")));
        // Another address is another place.
        line("intakeAddress")->setFocus();
        type(" 2");
        QVERIFY(!find<QLabel>("intakePlace")->text().startsWith(QStringLiteral("Vị trí:")));
    }

    void takesATypedCoordinate() {
        open();
        press(Qt::Key_Tab);
        type("10.7721, 106.6983");
        QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210, 106.69830")));
    }

    void takesTheSameWordsAgain() {
        open();
        type("chay");
        auto* kinds = find<QListWidget>("intakeKinds");
        const auto theft = kinds->findItems(QStringLiteral("Trộm cắp tài sản"), Qt::MatchExactly);
        QCOMPARE(theft.size(), 1);
        emit kinds->itemClicked(theft.front());
        QCOMPARE(line("intakeKind")->selectedText(), QStringLiteral("Trộm cắp tài sản"));
        type("chay");
        QCOMPARE(kinds->currentItem()->text(), QStringLiteral("Cháy, nổ"));
        for (int call = 0; call < 2; ++call) {
            line("intakeAddress")->setFocus();
            type("10.7721, 106.6983");
            QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210, 106.69830")));
            line("intakeKind")->setFocus();
            line("intakeKind")->selectAll();
            type("trom");
            press(Qt::Key_Return, Qt::ControlModifier);
            QVERIFY(!m_form->isVisible());
            open();
        }
    }

    void takesAPlaceFromTheMap() {
        QSignalSpy wanted(m_desk->window.get(), &widgets::MainWindow::mapPlaceWanted);
        open();
        type("trom");
        press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!m_form->isVisible());
        m_desk->window->onPlaceTaken(kIntakePlace, 15);
        QVERIFY(m_form->isVisible());
        QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210")));
        QCOMPARE(line("intakeKind")->text(), QStringLiteral("Trộm cắp tài sản"));
        press(Qt::Key_B, Qt::ControlModifier);
        m_desk->window->onPlaceAbandoned();
        QVERIFY(m_form->isVisible());
        QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210")));
    }

    void opensWithThePlaceOfTheMapsMenu() {
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QVERIFY(m_form != nullptr && m_form->isVisible());
        QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210")));
        type("trom");
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto* entered = m_desk->gateway.lastAsked<core::EnterAlert>();
        QVERIFY(entered != nullptr && entered->position.has_value());
        QCOMPARE(entered->position->accuracyM, 15.0);
    }

    void leavesADraftItsOwnPlace() {
        open();
        type("trom");
        press(Qt::Key_Tab);
        type("10.7721, 106.6983");
        press(Qt::Key_Escape); // the list of places
        press(Qt::Key_Escape);
        auto* question = m_form->findChild<QDialog*>(QStringLiteral("intakeLeave"));
        QVERIFY(question != nullptr);
        question->accept();
        QVERIFY(!m_form->isVisible());
        m_desk->window->enterAlertAt({.lat = 10.8, .lon = 106.7}, 15);
        QVERIFY(m_form->isVisible());
        QVERIFY(find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210")));
        QVERIFY(!find<QLabel>("intakeComplaint")->text().isEmpty());
    }

    void stopsTheMapsQuestionWhenItIsOpenedByTheKey() {
        QSignalSpy unwanted(m_desk->window.get(), &widgets::MainWindow::mapPlaceUnwanted);
        open();
        type("trom");
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!m_form->isVisible());
        open();
        QCOMPARE(unwanted.count(), 1);
        QCOMPARE(line("intakeKind")->text(), QStringLiteral("Trộm cắp tài sản"));
        QVERIFY(find<QLabel>("intakeOffer")->text().isEmpty()); // it was never away
        m_desk->window->onPlaceTaken(kIntakePlace, 15);
        QVERIFY(!find<QLabel>("intakePlace")->text().contains(QStringLiteral("10.77210")));
    }

    void showsCasesThatMayBeTheSame() {
        const auto same = m_desk->fixtures.alert("fight", "Đánh nhau", core::Position{kIntakePlace, 20});
        m_desk->gateway.publish();
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        type("danh nhau");
        auto* list = find<QListWidget>("intakeSimilar");
        QTRY_COMPARE(list->count(), 1);
        QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("cùng loại")));
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_form->focusWidget()->objectName(), QStringLiteral("intakeSimilar"));
        press(Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(same));
        QVERIFY(m_form->isVisible()); // to look at is not to leave
        auto* note = find<QPushButton>("intakeSimilarNote");
        find<QLineEdit>("intakePhone")->setText(kIntakePhone);
        QTRY_VERIFY(!note->isEnabled()); // a note is no place for a number
        find<QLineEdit>("intakePhone")->clear();
        QTRY_VERIFY(note->isEnabled());
        find<QPlainTextEdit>("intakeText")->setPlainText(QStringLiteral("Thêm một người bị thương"));
        QTest::mouseClick(note, Qt::LeftButton);
        const auto* added = m_desk->gateway.lastAsked<core::AddNote>();
        QVERIFY(added != nullptr);
        QVERIFY(added->caseId == same);
        QVERIFY(QString::fromStdString(added->text).contains(QStringLiteral("Thêm một người bị thương")));
        QVERIFY(!m_form->isVisible());
    }

    // Who looks at the list reaches for a row: it must be the one that is there when the hand arrives.
    void movesNoSimilarCaseUnderTheKeyboardButCountsWhatIsNew() {
        const auto first = m_desk->fixtures.alert("fight", "Đánh nhau", core::Position{{10.7726, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        type("danh nhau");
        auto* list = find<QListWidget>("intakeSimilar");
        QTRY_COMPARE(list->count(), 1);
        press(Qt::Key_T, Qt::ControlModifier);
        const auto shown = list->item(0)->text();
        const int height = list->height();
        m_desk->fixtures.alert("fight", "Đánh nhau", core::Position{kIntakePlace, 20}); // likelier, so above it
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{first});
        m_desk->gateway.publish();
        const auto stateOf = [list](int row) { return list->item(row)->data(Qt::AccessibleTextRole).toString(); };
        QTRY_VERIFY(stateOf(0).contains(QStringLiteral("Đã tiếp nhận"))); // in place
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), shown);
        QCOMPARE(list->currentRow(), 0);
        QCOMPARE(list->height(), height);
        const auto says = [this](const QString& words) {
            return std::ranges::any_of(m_form->findChildren<QLabel*>(),
                                       [&words](const QLabel* label) { return label->text().contains(words); });
        };
        QVERIFY(says(QStringLiteral("thêm 1 vụ mới")));
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->currentRow(), 1); // the chosen one stays chosen
        QCOMPARE(list->item(1)->text(), shown);
    }

    void countsEarlierCasesAtTheHouse() {
        open();
        m_desk->gateway.queries.clear();
        press(Qt::Key_Tab);
        type("12 Lê Lợi");
        QTRY_COMPARE(m_desk->gateway.queries.size(), std::size_t(1));
        const auto& query = m_desk->gateway.queries.front();
        QVERIFY(query.kind == wire::QueryKind::olderCases);
        QCOMPARE(QString::fromStdString(query.text), QStringLiteral("12 Lê Lợi"));
        wire::Result result{.id = query.id};
        core::Case old;
        old.kind = "theft";
        old.state = core::CaseState::closed;
        for (int i = 0; i < 3; ++i) {
            old.id = {m_desk->gateway.nextUuid()};
            old.openedAt = m_desk->gateway.clock - std::chrono::hours{24} * (i < 2 ? 12 : 40);
            old.closedAt = old.openedAt;
            result.cases.push_back(old);
        }
        m_desk->window->onResult(result);
        QVERIFY(find<QLabel>("intakeEarlier")->text().contains(QStringLiteral("Trộm cắp tài sản 2")));
        m_desk->goStale();
        line("intakeAddress")->setText(QStringLiteral("14 Lê Lợi"));
        QTRY_VERIFY(find<QLabel>("intakeEarlier")->text().contains(QStringLiteral("8 ngày")));
        QCOMPARE(m_desk->gateway.queries.size(), std::size_t(1));
    }

    void silentIsNotCalled() {
        open();
        find<QCheckBox>("intakeSilent")->setChecked(true);
        QVERIFY(!find<QCheckBox>("intakeCallable")->isChecked());
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        line("intakeKind")->setFocus();
        type("sos");
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto* entered = m_desk->gateway.lastAsked<core::EnterAlert>();
        QVERIFY(entered != nullptr && entered->contact.silent && !entered->contact.callable);
    }

    void doesNotCallAwayFromAnotherCase() {
        const auto other = m_desk->fixtures.alert("fire", "Cháy", core::Position{kIntakePlace, 20});
        m_desk->gateway.publish();
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        type("trom");
        press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->selection.select(other);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->selection.current(), std::optional(other));
    }

    void isNotForWhoMayOnlyLook() {
        auto status = m_desk->liveStatus();
        status.role = core::Role::committee;
        m_desk->window->setStatus(status);
        m_desk->window->enterAlertAt(kIntakePlace, 15);
        QVERIFY(m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm")) == nullptr);
    }
};

QTEST_MAIN(IntakeFormTest)
#include "IntakeFormTest.moc"
