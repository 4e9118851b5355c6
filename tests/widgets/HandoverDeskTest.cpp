// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handover/HandoverDesk.h"

#include "widgets/DeskHarness.h"
#include "widgets/handover/HandoverDialog.h"
#include "widgets/handover/SignDialog.h"
#include "widgets/print/SheetDialog.h"
#include "widgets/status/Banner.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace trucban;
using test::DeskHarness;
using widgets::HandoverDialog;
using widgets::SignDialog;

/// Handing over at one window, by keys; the other officer acts at the gateway.
class HandoverDeskTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_handover = new widgets::HandoverDesk({.theme = m_theme,
                                                .registry = m_desk->window->actions(),
                                                .board = m_desk->board,
                                                .gateway = m_desk->gateway,
                                                .alarm = m_desk->alarm},
                                               *m_desk->window);
        m_desk->window->addBanner(m_handover->waitingBanner());
        m_desk->window->addBanner(m_handover->pinnedBanner());
        m_desk->gateway.tellStatus = [this](const bridge::CommandStatus& status) {
            m_desk->window->onCommand(status);
            m_handover->onCommand(status);
        };
        m_desk->window->show();
        m_desk->goLive();
        auto status = m_desk->liveStatus();
        status.seq = 12;
        status.head = std::string(64, 'a');
        m_handover->setStatus(status);
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanup() { m_desk.reset(); }

    void anOfficerSignsWhatIsShown() {
        m_desk->fixtures.evening(20);
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* sign = m_desk->window->findChild<SignDialog*>();
        QVERIFY(sign != nullptr && sign->isVisible());
        QTest::keyClicks(sign->findChild<QPlainTextEdit*>("signWords"), "Doi M21 ve");
        const auto shown = sign->command().items;
        QVERIFY(!shown.empty());
        m_desk->key(Qt::Key_Return, Qt::ControlModifier);
        const auto* asked = m_desk->gateway.lastAsked<core::SignHandover>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->items, shown);
        QCOMPARE(asked->words, std::string("Doi M21 ve"));
        QCOMPARE(asked->wards, core::WardSet{core::kCityDesk});
        QCOMPARE(asked->head, "12:" + std::string(64, 'a'));
        QVERIFY(banner("handoverBanner").contains(QStringLiteral("đang chờ máy chủ nhận")));
        QCOMPARE(m_desk->gateway.drafts.value("handover:words"), QStringLiteral("Doi M21 ve"));
        m_desk->gateway.answer();
        QVERIFY(banner("handoverBanner").contains(QStringLiteral("chưa có người nhận")));
        QCOMPARE(m_desk->gateway.drafts.value("handover:words"), QString());
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->purpose(), HandoverDialog::Purpose::read);
        QVERIFY(!dialog->findChild<QPushButton*>("handoverAccept")->isVisible());
        dialog->close();
    }

    void aRefusedSignatureKeepsTheWords() {
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(m_desk->window->findChild<SignDialog*>()->findChild<QPlainTextEdit*>("signWords"), "giu");
        m_desk->key(Qt::Key_Return, Qt::ControlModifier);
        m_desk->gateway.officer.role = core::Role::committee;
        m_desk->gateway.answer();
        m_desk->gateway.officer.role = core::Role::dutyOfficer;
        QVERIFY(banner("handoverBanner").isEmpty());
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(m_desk->window->findChild<SignDialog*>()->findChild<QPlainTextEdit*>("signWords")->toPlainText(),
                 QStringLiteral("giu"));
    }

    void theOtherTakesLineByLineByKeys() {
        const auto id = signElsewhere(3);
        QVERIFY(banner("handoverBanner").contains(QStringLiteral("di đã ký bàn giao ca")));
        QVERIFY(std::ranges::contains(m_desk->device.played, widgets::Sound::p3Arrival));
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        QVERIFY(dialog != nullptr);
        auto* accept = dialog->findChild<QPushButton*>("handoverAccept");
        QVERIFY(!accept->isEnabled());
        m_desk->key(Qt::Key_Return, Qt::ControlModifier); // too soon: nothing
        QVERIFY(m_desk->gateway.lastAsked<core::AcceptHandover>() == nullptr);
        m_desk->key(Qt::Key_Return); // first line
        QCOMPARE(m_desk->gateway.lastAsked<core::AnswerHandoverItem>()->item, 0u);
        m_desk->key(Qt::Key_Tab);
        auto* remark = dialog->findChild<QLineEdit*>("handoverRemark");
        QVERIFY(remark->hasFocus());
        QTest::keyClicks(remark, "chua goi lai");
        m_desk->key(Qt::Key_Return);
        const auto* asked = m_desk->gateway.lastAsked<core::AnswerHandoverItem>();
        QVERIFY(asked->exception);
        QCOMPARE(asked->item, 1u);
        QCOMPARE(asked->remark, std::string("chua goi lai"));
        QVERIFY(dialog->findChild<QListView*>("handoverList")->hasFocus());
        m_desk->key(Qt::Key_Space);    // third line
        QVERIFY(!accept->isEnabled()); // nothing is confirmed yet
        m_desk->gateway.answer();
        QVERIFY(accept->isEnabled());
        m_desk->key(Qt::Key_Return, Qt::ControlModifier);
        m_desk->gateway.answer();
        QVERIFY(m_desk->gateway.state.handovers.at(id).isAccepted());
        QTRY_VERIFY(m_desk->window->findChild<HandoverDialog*>() == nullptr);
        QVERIFY(banner("handoverBanner").isEmpty());
        QVERIFY(banner("handoverPinned").contains(QStringLiteral("chua goi lai")));

        // The exception stays in sight until it is settled.
        m_desk->key(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
        dialog = m_desk->window->findChild<HandoverDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->model().rowCount(), 1);
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.answer();
        QVERIFY(banner("handoverPinned").isEmpty());
        QVERIFY(!m_desk->gateway.state.handovers.at(id).hasException());
        dialog->close();
    }

    void manyLinesAreTakenAtOnceAndStayFast() {
        signElsewhere(500);
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        m_desk->key(Qt::Key_A, Qt::ControlModifier);
        QElapsedTimer time;
        time.start();
        m_desk->key(Qt::Key_Return);
        const auto asked = time.restart();
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t{500});
        m_desk->gateway.answer();
        qInfo("500 lines: %lld ms to hand in, %lld ms to follow the answers", asked, time.elapsed());
        QVERIFY(dialog->findChild<QPushButton*>("handoverAccept")->isEnabled());
        m_desk->key(Qt::Key_Return); // all answered: nothing twice
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t{500});
        dialog->close();
    }

    void takingAllAtOnceKeepsTheExceptions() {
        const auto id = signElsewhere(3);
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        m_desk->key(Qt::Key_Tab);
        QTest::keyClicks(dialog->findChild<QLineEdit*>("handoverRemark"), "chua goi lai");
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.answer();
        m_desk->key(Qt::Key_A, Qt::ControlModifier);
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.answer();
        const auto& items = m_desk->gateway.state.handovers.at(id).items;
        QVERIFY(items[0].exception);
        QCOMPARE(items[0].remark, std::string("chua goi lai"));
        QVERIFY(items[1].answeredAt && !items[1].exception && items[2].answeredAt && !items[2].exception);
        m_desk->key(Qt::Key_Return, Qt::ControlModifier);
        m_desk->gateway.answer();
        QVERIFY(banner("handoverPinned").contains(QStringLiteral("chua goi lai")));
    }

    // A line signed in the other language stood in the banner as it was signed.
    void aPinnedCaseIsNamedInTheWindowsLanguage() {
        const auto case_ =
            m_desk->fixtures.alert("robbery", "Giật túi xách", core::Position{{10.7721, 106.6983}, 20}, {});
        core::SignHandover sign{
            .id = {m_desk->gateway.nextUuid()}, .wards = {core::kCityDesk}, .since = m_desk->gateway.clock};
        sign.items.push_back({.topic = core::HandoverTopic::openCase, .caseId = case_, .text = "Robbery, new"});
        const auto id = sign.id;
        QVERIFY(m_desk->gateway.tell(other("di"), std::move(sign)));
        QVERIFY(m_desk->gateway.tell(other("ba"), core::AnswerHandoverItem{id, 0, true, "chua goi lai"}));
        QVERIFY(m_desk->gateway.tell(other("ba"), core::AcceptHandover{id}));
        m_desk->gateway.publish();
        const auto words = banner("handoverPinned");
        QVERIFY2(words.contains(QStringLiteral("Vụ đang mở")) && words.contains(QStringLiteral("Cướp tài sản")),
                 qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("chua goi lai")) && !words.contains(QStringLiteral("Robbery")));
    }

    void theKeyOfWhatIsNotThereSaysSo() {
        m_desk->key(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(m_desk->find<QLabel>("commandDetail")->text().contains(QStringLiteral("ca trước")));
    }

    void aRefusedLineIsOpenAgainAndSaysWhy() {
        const auto id = signElsewhere(1);
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        m_desk->key(Qt::Key_Return);
        m_desk->gateway.tell(other("ba"), core::AnswerHandoverItem{id, 0}); // somebody was faster
        m_desk->gateway.answer();
        QVERIFY(!dialog->findChild<QLabel*>("handoverState")->text().isEmpty());
        QVERIFY(!dialog->model().isPending(0));
        QVERIFY(dialog->model().item(0).answeredAt.has_value());
        dialog->close();
    }

    void aNewerOneTakesTheOpenDialogsPlace() {
        signElsewhere(1);
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        auto* dialog = m_desk->window->findChild<HandoverDialog*>();
        signElsewhere(2);
        QVERIFY(dialog->findChild<QLabel*>("handoverState")->text().contains(QStringLiteral("bàn giao mới")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
        dialog->close();
    }

    void isPrintedToAFile() {
        signElsewhere(80);
        m_desk->key(Qt::Key_H, Qt::ControlModifier);
        m_desk->key(Qt::Key_P, Qt::ControlModifier);
        auto* sheet = qApp->activeWindow()->findChild<QLabel*>("sheetFacts") != nullptr
                          ? qobject_cast<widgets::SheetDialog*>(qApp->activeWindow())
                          : m_desk->window->findChild<widgets::SheetDialog*>();
        QVERIFY(sheet != nullptr);
        const QTemporaryDir folder;
        const auto file = folder.filePath("a.pdf");
        sheet->save(widgets::SheetFormat::pdf, file);
        QVERIFY(QFile::exists(file));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
        sheet->save(widgets::SheetFormat::csv, QStringLiteral("/proc/no/where.csv"));
        QVERIFY(sheet->findChild<QLabel*>("sheetSaid")->text().contains(QStringLiteral("Không lưu được")));
        sheet->close();
    }

private:
    [[nodiscard]] static core::Authority other(const std::string& name) {
        return {.actor = {.kind = core::ActorKind::officer, .name = name},
                .role = core::Role::dutyOfficer,
                .scope = {.all = true, .wards = {}}};
    }
    core::HandoverId signElsewhere(std::size_t lines) {
        core::SignHandover sign{.id = {m_desk->gateway.nextUuid()},
                                .wards = {core::kCityDesk},
                                .since = m_desk->gateway.clock,
                                .words = "Tối qua yên"};
        for (std::size_t i = 0; i < lines; ++i) {
            sign.items.push_back({.topic = i < lines / 2 ? core::HandoverTopic::overdue : core::HandoverTopic::openCase,
                                  .text = "VV-1121-" + std::to_string(i) + " · P2 · Trộm cắp · P. Bến Thành"});
        }
        const auto id = sign.id;
        const bool isSigned = m_desk->gateway.tell(other("di"), std::move(sign));
        m_desk->gateway.publish();
        return isSigned ? id : core::HandoverId{};
    }
    [[nodiscard]] QString banner(const char* name) const {
        const auto* shown = m_desk->window->findChild<widgets::Banner*>(QLatin1String(name));
        return shown->isVisible() ? shown->findChild<QLabel*>("bannerText")->text() : QString();
    }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    widgets::HandoverDesk* m_handover = nullptr;
};

QTEST_MAIN(HandoverDeskTest)
#include "HandoverDeskTest.moc"
