// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/dialogs/TimedConfirm.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace trucban;
using test::DeskHarness;

class CasePanelTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void opensTheReporterOfAP1WithOneKeyAndForgetsAtTheEnd() {
        const auto id = open("robbery");
        m_desk->key(Qt::Key_F12);
        QVERIFY(m_desk->dialog() == nullptr); // one key: the call is the reason
        const auto* asked = m_desk->gateway.lastAsked<core::RevealReporter>();
        QVERIFY(asked != nullptr && asked->callBack);
        QVERIFY(!asked->reason.empty());
        m_desk->gateway.answer();
        QCOMPARE(m_desk->gateway.queries.back().kind, wire::QueryKind::reveal);
        wire::Result result;
        result.id = m_desk->gateway.queries.back().id;
        result.reporter = core::Reporter{.name = "Trần Thị Ví Dụ", .phone = "0900000001"};
        m_desk->window->onResult(result);
        QVERIFY(m_desk->find<QLabel>("alertReporter")->text().contains(QStringLiteral("0900000001")));
        m_desk->gateway.tell(
            m_desk->gateway.officer,
            core::CloseCase{.caseId = id,
                            .outcome =
                                core::Outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}},
                            .releaseUnits = false});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->find<QLabel>("alertReporter")->text().contains(QStringLiteral("0900000001")));
    }

    void needsAReasonToLookUpOthers() {
        open("theft");
        m_desk->key(Qt::Key_F12, Qt::ShiftModifier);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
        QTest::keyClicks(m_desk->dialog()->focusWidget(), QStringLiteral("xac minh dia chi"));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::RevealReporter>() != nullptr);
    }

    void warnsOfASilentContactAndAsksTwice() {
        open("domesticViolence", {.callable = false, .silent = true});
        QVERIFY(m_desk->find<QFrame>("silentWarning")->isVisible());
        QVERIFY(m_desk->find<QLabel>("silentText")->text().contains(QStringLiteral("Không gọi lại")));
        m_desk->key(Qt::Key_F12);
        auto* confirm = qobject_cast<widgets::TimedConfirm*>(m_desk->dialog());
        QVERIFY(confirm != nullptr);
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void countsAPromisedCallBackDownUntilItIsKept() {
        const auto id = open("theft");
        m_desk->key(Qt::Key_F12, Qt::ControlModifier);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->key(Qt::Key_3); // ten minutes
        QVERIFY(m_desk->dialog() == nullptr);
        m_desk->gateway.answer();
        auto* next = m_desk->find<QPushButton>("callBackNext");
        QVERIFY(next->isVisible());
        QVERIFY(next->text().contains(QString::fromStdString(m_desk->at(id).code)));
        QVERIFY(next->text().contains(QStringLiteral("còn 10:00")));
        const auto other = m_desk->fixtures.alert("theft", "vụ khác", std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(other);
        QTest::mouseClick(next, Qt::LeftButton);
        QCOMPARE(m_desk->selection.current(), std::optional(id));
        const auto played = m_desk->device.played.size();
        m_desk->gateway.clock += std::chrono::minutes(11);
        m_desk->window->tick();
        QVERIFY(next->text().contains(QStringLiteral("quá hẹn 01:00")));
        QCOMPARE(m_desk->device.played.size(), played + 1);
        m_desk->window->tick();
        QCOMPARE(m_desk->device.played.size(), played + 1); // heard once
        m_desk->key(Qt::Key_F12);
        QTest::keyClicks(m_desk->dialog()->focusWidget(), QStringLiteral("theo hen"));
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.answer();
        m_desk->gateway.answer(); // the note that ends it
        QVERIFY(!next->isVisible());
    }

    // The key said so, and only asked for more help.
    void notesWhatAnAgencyAnsweredByTheKeyOfItsRequest() {
        const auto id = open("fire");
        auto& gateway = m_desk->gateway;
        const auto request = gateway.newRequestId();
        gateway.tell(gateway.officer, core::AcknowledgeCase{id});
        gateway.tell(gateway.officer, core::RequestJoint{.caseId = id,
                                                         .request = request,
                                                         .agency = core::Agency::ambulance115,
                                                         .text = "hai người bỏng"});
        gateway.publish();
        m_desk->key(Qt::Key_F9, Qt::ShiftModifier);
        QVERIFY(m_desk->dialog() != nullptr);
        auto* list = m_desk->dialog()->findChild<QListWidget*>();
        QCOMPARE(list->currentRow(), 0); // asking goes on as before
        list->setCurrentRow(list->count() - 1);
        m_desk->key(Qt::Key_Return);
        QTRY_VERIFY(m_desk->dialog() != nullptr &&
                    m_desk->dialog()->objectName() == QStringLiteral("jointAnswerDialog"));
        auto* contact = m_desk->dialog()->findChild<QLineEdit*>(QStringLiteral("jointContact"));
        QVERIFY(contact != nullptr);
        contact->setText(QStringLiteral("chị Hoa"));
        m_desk->dialog()->findChild<QLineEdit*>(QStringLiteral("jointNumber"))->setText(QStringLiteral("115-7788"));
        QTest::keyClick(contact, Qt::Key_Return, Qt::ControlModifier);
        const auto* answer = gateway.lastAsked<core::AnswerJoint>();
        QVERIFY(answer != nullptr);
        QCOMPARE(answer->request, request);
        gateway.answer();
        QCOMPARE(m_desk->at(id).jointRequests.front().state, core::OfferState::accepted);
    }

    void promisesNoCallToASilentContact() {
        open("domesticViolence", {.callable = true, .silent = true});
        m_desk->key(Qt::Key_F12, Qt::ControlModifier);
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_desk->gateway.asked.empty());
        QVERIFY(m_desk->find<QLabel>("commandDetail")->text().contains(QStringLiteral("im lặng")));
    }

    void doesNothingWhenTheSecondQuestionIsNotAnswered() {
        open("domesticViolence", {.callable = false, .silent = true});
        m_desk->key(Qt::Key_F12);
        auto* confirm = qobject_cast<widgets::TimedConfirm*>(m_desk->dialog());
        QSignalSpy rejected(confirm, &QDialog::rejected);
        // The dialog's own second hand, moved by us.
        auto* timer = confirm->findChild<QTimer*>(QStringLiteral("confirmTimer"));
        QVERIFY(timer != nullptr);
        timer->setInterval(0);
        QTRY_COMPARE(rejected.count(), 1);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void keepsADraftWhateverHappensElsewhere() {
        const auto id = open("theft");
        auto* editor = m_desk->find<QPlainTextEdit>("noteEditor");
        editor->setPlainText(QStringLiteral("đang gõ dở"));
        m_desk->gateway.tell(m_desk->gateway.officer, core::AddNote{.caseId = id, .text = "ghi chú của máy khác"});
        m_desk->gateway.publish();
        QCOMPARE(editor->toPlainText(), QStringLiteral("đang gõ dở"));
        const auto other = m_desk->fixtures.alert("theft", "vụ khác", std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(other);
        QVERIFY(editor->toPlainText().isEmpty());
        QVERIFY(m_desk->gateway.drafts.value(QStringLiteral("note:%1").arg(QString::fromStdString(id.toString()))) ==
                QStringLiteral("đang gõ dở"));
        m_desk->selection.select(id);
        QCOMPARE(editor->toPlainText(), QStringLiteral("đang gõ dở"));
    }

    void givesARefusedNoteBack() {
        open("theft");
        auto* editor = m_desk->find<QPlainTextEdit>("noteEditor");
        editor->setPlainText(QStringLiteral("ghi chú"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(editor->toPlainText().isEmpty());
        m_desk->gateway.officer.role = core::Role::committee; // the gateway refuses from now on
        m_desk->gateway.answer();
        QCOMPARE(editor->toPlainText(), QStringLiteral("ghi chú"));
    }

    void showsWhatBecameOfAnAct() {
        open("theft");
        m_desk->key(Qt::Key_F2);
        auto* detail = m_desk->find<QLabel>("commandDetail");
        QVERIFY(detail->text().startsWith(QStringLiteral("Chờ gửi")));
        m_desk->gateway.answer();
        QVERIFY(detail->text().startsWith(QStringLiteral("Đã được ghi nhận")));
    }

    void asksAgainForWhatCouldNotBeSent() {
        open("theft");
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.expire();
        auto* again = m_desk->find<QPushButton>("commandAgain");
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(2));
        QCOMPARE(m_desk->gateway.dismissed.size(), std::size_t(1));
        QVERIFY(!again->isVisible());
    }

    void keepsARefusalUntilItWasRead() {
        const auto id = open("theft");
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id}); // a colleague was faster
        m_desk->gateway.answer();
        auto* dismiss = m_desk->find<QPushButton>("commandDismiss");
        QVERIFY(dismiss->isVisible());
        m_desk->key(Qt::Key_F8);
        auto* editor = m_desk->find<QPlainTextEdit>("noteEditor");
        editor->setPlainText(QStringLiteral("khác"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        m_desk->gateway.answer();
        QVERIFY(dismiss->isVisible()); // an accepted act does not hide it
        QTest::mouseClick(dismiss, Qt::LeftButton);
        QVERIFY(!dismiss->isVisible());
    }

    void saysThatTheDiskIsFullEvenWithoutAConnection() {
        auto status = m_desk->liveStatus();
        status.diskWritable = false;
        m_desk->window->setStatus(status);
        auto* banner = m_desk->find<QWidget>("dangerBanner");
        QVERIFY(banner->isVisible());
        status.state = bridge::ConnectionState::offline;
        status.fault = bridge::ConnectionFault::unreachable;
        status.isStale = true;
        m_desk->window->setStatus(status);
        QVERIFY(banner->isVisible());
        const auto textOf = [](const QWidget& strip) {
            QString text;
            for (const auto* label : strip.findChildren<QLabel*>()) {
                text += label->text();
            }
            return text;
        };
        QVERIFY(textOf(*banner).contains(QStringLiteral("thao tác mới bị trả lại")));
        const auto* stale = m_desk->find<QWidget>("staleBanner");
        QVERIFY2(!textOf(*stale).contains(QStringLiteral("sẽ gửi khi có kết nối")), "nothing is kept to be sent");
        status.state = bridge::ConnectionState::refused; // a wrong password does not hide it
        status.fault = bridge::ConnectionFault::badCredentials;
        m_desk->window->setStatus(status);
        QVERIFY(textOf(*banner).contains(QStringLiteral("thao tác mới bị trả lại")));
        status.state = bridge::ConnectionState::offline;
        status.fault = bridge::ConnectionFault::unreachable;
        status.diskWritable = true;
        m_desk->window->setStatus(status);
        QVERIFY(!banner->isVisible());
    }

    void cutsNothingOffAtItsRightEdge() {
        m_desk->window->resize(1'100, 700);
        auto id = m_desk->fixtures.alert("robbery", "Có nhóm thanh niên cầm hung khí đuổi nhau, một người chảy máu",
                                         std::nullopt, {.callable = true, .silent = true});
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        auto& officer = m_desk->gateway.officer;
        m_desk->gateway.tell(officer, core::AcknowledgeCase{id});
        m_desk->gateway.tell(officer, core::ClaimCase{id, core::WardCode{26743}});
        for (const auto& [unit, value] : m_desk->gateway.state.units) {
            if (m_desk->gateway.tell(officer, core::DispatchUnit{.caseId = id, .unit = unit, .lead = true})) {
                break;
            }
        }
        m_desk->gateway.tell(officer, core::RequestJoint{.caseId = id,
                                                         .request = m_desk->gateway.newRequestId(),
                                                         .agency = core::Agency::fireRescue114,
                                                         .text = "Cháy lan sang nhà bên, cần xe thang và máy bơm"});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->at(id).assignments.empty() && !m_desk->at(id).jointRequests.empty());
        for (const double scale : {1.0, 1.5}) {
            m_theme.setScale(scale);
            QCoreApplication::processEvents();
            auto* panel = m_desk->find<QWidget>("casePanel");
            for (const auto* child : panel->findChildren<QWidget*>()) {
                const int right = child->mapTo(panel, QPoint(child->width(), 0)).x();
                QVERIFY2(!child->isVisible() || right <= panel->width(),
                         qPrintable(QStringLiteral("%1 %2 in %3 at %4: %5 of %6")
                                        .arg(QLatin1String(child->metaObject()->className()), child->objectName(),
                                             child->parentWidget()->objectName())
                                        .arg(scale)
                                        .arg(right)
                                        .arg(panel->width())));
            }
        }
        m_theme.setScale(1);
    }

    // trucban://case/… at the start, or a row of the replica, before the gateway has said who this is.
    void offersStepsOnceTheGatewaySaysWhoThisIs() {
        DeskHarness desk(m_theme);
        desk.fixtures.house();
        const auto id = desk.fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 20});
        desk.gateway.publish();
        desk.window->show();
        desk.selection.select(id);
        QVERIFY(!desk.find<QPushButton>("button_actionAcknowledge")->isVisible());
        desk.goLive();
        QVERIFY(desk.find<QPushButton>("button_actionAcknowledge")->isVisible());
        QVERIFY(desk.find<QPlainTextEdit>("noteEditor")->isVisible());
    }

    void showsTheDateOfWhatWasNotToday() {
        const auto id = open("theft");
        const auto times = [this] {
            return m_desk->find<QWidget>("alertCard1")->findChild<QLabel*>(QStringLiteral("alertTimes"))->text();
        };
        QCOMPARE(times(), QStringLiteral("xảy ra 21:30:00, nhận 21:30:00"));
        m_desk->gateway.clock += std::chrono::hours(3); // over midnight
        m_desk->gateway.tell(m_desk->gateway.officer, core::AddNote{.caseId = id, .text = "ghi chú"});
        m_desk->gateway.publish();
        QCOMPARE(times(), QStringLiteral("xảy ra 21/11/2026 21:30:00, nhận 21/11/2026 21:30:00"));
    }

    void showsTheAccuracyAsItWasSent() {
        const auto id = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 25});
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        const auto text = m_desk->find<QLabel>("alertPlace")->text();
        QVERIFY2(text.contains(QStringLiteral("± 25 m")), qPrintable(text));
    }

    void breaksWordsThatAreLongerThanTheLine() {
        const auto text = QStringLiteral("https://example.org/") + QString(400, QLatin1Char('a'));
        const auto id = m_desk->fixtures.alert("theft", text.toStdString(), std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        QCoreApplication::processEvents();
        auto* label = m_desk->find<QLabel>("alertText");
        auto* scroll = m_desk->find<QWidget>("caseScroll");
        QVERIFY(label->mapTo(scroll, QPoint(label->width(), 0)).x() <= scroll->width());
        QVERIFY(label->height() > label->fontMetrics().height() * 4);
        label->setSelection(0, static_cast<int>(label->text().size()));
        QTest::keySequence(label, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), text); // as it was sent
    }

    void namesTheFirstOfManyCandidateWards() {
        const auto id = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 14'000});
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        QVERIFY(m_desk->at(id).candidates.size() > 20);
        const auto* card = m_desk->find<QWidget>("noticeClaim");
        QString words;
        for (const auto* label : card->findChildren<QLabel*>()) {
            words += label->text();
        }
        const auto rest = static_cast<int>(m_desk->at(id).candidates.size()) - 5;
        QVERIFY2(words.contains(QStringLiteral("và %1 phường khác").arg(rest)), qPrintable(words));
        QVERIFY(words.size() < 200);
    }

    // Two keys in a row, of which one may have been meant for something else.
    void asksForAnOutcomeBeforeItEndsAP1OrWhatNobodyLookedAt() {
        for (const auto* kind : {"robbery", "noise"}) {
            const auto id = open(kind);
            m_desk->key(Qt::Key_F7);
            m_desk->key(Qt::Key_Return);
            QVERIFY(m_desk->dialog() != nullptr);
            QVERIFY(m_desk->gateway.asked.empty());
            m_desk->key(Qt::Key_Return); // it does not fall through from somewhere else either
            QVERIFY(m_desk->gateway.asked.empty());
            m_desk->key(Qt::Key_Down);
            m_desk->key(Qt::Key_Return);
            const auto* asked = m_desk->gateway.lastAsked<core::CloseCase>();
            QVERIFY(asked != nullptr && asked->outcome);
            QCOMPARE(asked->outcome->disposition, core::Disposition::mistaken);
            m_desk->gateway.answer();
            QCOMPARE(m_desk->at(id).state, core::CaseState::closed);
            m_desk->gateway.asked.clear();
        }
    }

    void stillEndsNoiseThatWasAcknowledgedByTwoKeys() {
        const auto id = open("noise");
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_F7);
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::CloseCase>() != nullptr);
    }

    // F2 is "seen" for who may not acknowledge: the notice has it, and no step claims more.
    void offersOnlySeenToWhoMayNotAcknowledge() {
        const auto id = open("theft");
        auto status = m_desk->liveStatus();
        status.role = core::Role::committee;
        m_desk->window->setStatus(status);
        auto alert = *m_desk->board.primaryAlert(m_desk->at(id));
        ++alert.updates;
        bridge::ChangeSet set;
        set.alerts = {alert};
        m_desk->board.apply(std::move(set));
        QVERIFY(m_desk->window->actions().action(widgets::ActionId::acknowledge).isEnabled());
        QVERIFY(!m_desk->find<QPushButton>("button_actionAcknowledge")->isVisible());
        QVERIFY(!m_desk->find<QWidget>("noticeUpdated")->findChildren<QPushButton*>().isEmpty());
    }

    // Undo had called the only unit back, and the window went on to resolving.
    void offersToDispatchAgainWhereNobodyIsGoingAnyMore() {
        const auto id = open("robbery");
        auto& gateway = m_desk->gateway;
        const core::UnitId unit{"M7"};
        QVERIFY(gateway.tell(gateway.officer, core::DispatchUnit{.caseId = id, .unit = unit, .lead = true}));
        gateway.publish();
        QCOMPARE(widgets::likelyNext(m_desk->at(id)), std::optional(widgets::ActionId::unitStatus));
        QVERIFY(gateway.tell(gateway.officer, core::RecallUnit{.caseId = id, .unit = unit}));
        gateway.publish();
        QCOMPARE(widgets::likelyNext(m_desk->at(id)), std::optional(widgets::ActionId::dispatch));
        const auto row = m_desk->queue.index(0, models::QueueModel::UnitsColumn);
        QCOMPARE(row.data().toString(), QStringLiteral("chưa ai đi"));
        QVERIFY(gateway.tell(gateway.officer, core::DispatchUnit{.caseId = id, .unit = unit, .lead = true}));
        for (const auto state : {core::UnitState::onScene, core::UnitState::available}) {
            QVERIFY(gateway.tell(gateway.officer, core::SetUnitState{.unit = unit, .state = state}));
        }
        gateway.publish();
        QCOMPARE(widgets::likelyNext(m_desk->at(id)), std::optional(widgets::ActionId::resolve)); // somebody was there
    }

    void offersOnlyWhatTheDomainAllows() {
        const auto id = open("theft");
        QVERIFY(m_desk->find<QPushButton>("button_actionAcknowledge")->isVisible());
        QVERIFY(!m_desk->find<QPushButton>("button_actionReopen")->isVisible());
        m_desk->gateway.tell(
            m_desk->gateway.officer,
            core::CloseCase{.caseId = id,
                            .outcome =
                                core::Outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}},
                            .releaseUnits = false});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->find<QPushButton>("button_actionAcknowledge")->isVisible());
        QVERIFY(m_desk->find<QPushButton>("button_actionReopen")->isVisible());
        auto status = m_desk->liveStatus();
        status.role = core::Role::committee;
        m_desk->window->setStatus(status);
        QVERIFY(!m_desk->window->actions().action(widgets::ActionId::reopen).isEnabled());
    }

private:
    core::CaseId open(const char* kind, core::Contact contact = {.callable = true, .silent = false}) {
        const auto id =
            m_desk->fixtures.alert(kind, "Nội dung tin báo", core::Position{{10.7721, 106.6983}, 20}, contact);
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        QCoreApplication::processEvents();
        return id;
    }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(CasePanelTest)
#include "CasePanelTest.moc"
