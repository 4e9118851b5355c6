// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordForm.h"
#include "widgets/CampaignFixture.h"
#include "widgets/DeskHarness.h"
#include "widgets/actions/ActionTable.h"
#include "widgets/alarm/AlarmList.h"
#include "widgets/attachment/AttachmentDesk.h"
#include "widgets/briefing/BriefingWindow.h"
#include "widgets/login/LoginWindow.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordWindow.h"
#include "widgets/record/RecordsDesk.h"
#include "widgets/review/AlarmReview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <functional>

using namespace trucban;
using test::CampaignDesk;
using test::DeskHarness;

namespace {

/// Letters that no English word has; what may stay Vietnamese in an English window is taken out before.
const QRegularExpression
    kVietnamese(QStringLiteral("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"),
                QRegularExpression::CaseInsensitiveOption);
/// Words that stand in our English texts and in no Vietnamese one.
const QRegularExpression
    kEnglish(QStringLiteral("\\b(the|and|with|case|cases|queue|unit|units|filter|close|open|save|cancel|send|undo|redo|"
                            "copy|paste|sound|alert|alerts|now|time|code|state|kind|ward|address|notes|help|view)\\b"),
             QRegularExpression::CaseInsensitiveOption);

QString withoutNames(QString text, const DeskHarness& desk, const QStringList& entered) {
    QStringList kept{QStringLiteral("Trực Ban"),         QStringLiteral("Tiếng Việt"),
                     QStringLiteral("Tiếng &Việt"),      QStringLiteral("Be Vietnam Pro"),
                     QStringLiteral("An ninh, trật tự"), QStringLiteral("bộ đàm kênh 3 hoặc điện thoại")};
    kept << entered;
    for (const auto& ward : desk.fixtures.wards().wards()) {
        kept << QString::fromStdString(ward.name);
    }
    for (const auto& [id, alert] : desk.board.state().alerts) {
        if (alert.details) {
            kept << QString::fromStdString(alert.details->text) << QString::fromStdString(alert.details->address);
        }
    }
    for (const auto& [id, unit] : desk.board.state().units) {
        kept << QString::fromStdString(unit.profile.name);
    }
    // Longest first: an address holds a ward's name, and somebody's whole alert may be one letter.
    std::ranges::sort(kept, std::ranges::greater(), [](const QString& name) { return name.size(); });
    for (const auto& name : kept) {
        if (!name.isEmpty()) {
            text.replace(name, QStringLiteral("_"));
        }
    }
    return text;
}

/// Everything an officer, or a screen reader, finds in a window.
QStringList wordsOf(const QWidget& window) {
    QStringList words{window.windowTitle()};
    auto widgets = window.findChildren<QWidget*>();
    for (const auto* widget : widgets) {
        words << widget->toolTip() << widget->accessibleName();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            words << label->text();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            words << button->text();
        } else if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
            words << line->placeholderText();
        } else if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget)) {
            words << text->placeholderText();
        } else if (const auto* tabs = qobject_cast<const QTabWidget*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                words << tabs->tabText(i);
            }
        } else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget);
                   view != nullptr && view->model() != nullptr) {
            for (int row = 0; row < std::min(40, view->model()->rowCount()); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    words << view->model()->index(row, column).data().toString();
                }
            }
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                words << view->model()->headerData(column, Qt::Horizontal).toString();
            }
        }
    }
    for (const auto* action : window.findChildren<QAction*>()) {
        words << action->text() << action->toolTip() << action->statusTip();
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

} // namespace

/// No English word in the Vietnamese window, no Vietnamese one in the English window, dialogs and Qt's own words too.
class LanguageTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->fixtures.evening(60);
        m_case = m_desk->fixtures.alert("robbery", "Giật túi xách", core::Position{{10.7721, 106.6983}, 20},
                                        {.callable = false, .silent = true});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_desk->selection.select(m_case);
        QVERIFY(m_english.load(QStringLiteral(TRUCBAN_TRANSLATIONS "/trucban_en.qm")));
        QVERIFY(m_vietnamese.load(QStringLiteral(TRUCBAN_TRANSLATIONS "/trucban_qt_vi.qm")));
    }
    void cleanup() {
        QCoreApplication::removeTranslator(&m_english);
        QCoreApplication::removeTranslator(&m_vietnamese);
        m_desk.reset();
    }

    void isEnglishThroughout() {
        QCoreApplication::installTranslator(&m_english);
        QCoreApplication::processEvents();
        m_desk->goStale();
        check(*m_desk->window, kVietnamese);
        m_desk->goLive();
        openDialogs(kVietnamese);
        widgets::LoginWindow login(m_theme);
        check(login, kVietnamese);
    }

    void isVietnameseThroughout() {
        QCoreApplication::installTranslator(&m_vietnamese);
        m_desk->goStale();
        check(*m_desk->window, kEnglish);
        m_desk->goLive();
        openDialogs(kEnglish);
        QLineEdit field;
        const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
        check(*menu, kEnglish);
        QVERIFY(!menu->actions().isEmpty() && menu->actions().front()->text().contains(QStringLiteral("Hoàn tác")));
    }

    void isEnglishAboutNewsAndWhatItDoesNotKnow() {
        QCoreApplication::installTranslator(&m_english);
        QCoreApplication::processEvents();
        const auto calm = m_desk->fixtures.alert("noise", "Ồn", core::Position{{10.7721, 106.6983}, 14'000});
        const auto said = m_desk->fixtures.alert("noise", "Ồn", core::Position{{10.7721, 106.6983}, 25});
        for (const auto& id : {calm, said}) {
            m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        }
        m_desk->gateway.publish();
        m_desk->fixtures.update(calm, "robbery", "Nó rút dao");
        m_desk->fixtures.update(said, "noise", "Vẫn ồn");
        m_desk->gateway.publish();
        for (const auto& id : {calm, said}) {
            QVERIFY(m_desk->alarm.news().isUnseen(id));
            m_desk->selection.select(id);
            QCoreApplication::processEvents();
            check(*m_desk->window, kVietnamese);
        }
        DeskHarness empty(m_theme);
        empty.window->show();
        using enum bridge::ConnectionState;
        for (const auto state : {offline, connecting, loading, refused}) {
            auto status = empty.liveStatus();
            status.lastHeard.reset();
            status.state = state;
            status.fault = state == refused ? bridge::ConnectionFault::badAddress : bridge::ConnectionFault::none;
            status.isStale = true;
            empty.window->setStatus(status);
            check(*empty.window, kVietnamese);
        }
        auto team = empty.liveStatus();
        team.role = core::Role::team;
        empty.window->setStatus(team);
        check(*empty.window, kVietnamese);
    }

    void isEnglishInTheCommandBar() {
        QCoreApplication::installTranslator(&m_english);
        QCoreApplication::processEvents();
        m_desk->window->actions().action(widgets::ActionId::commandBar).trigger();
        auto* field = m_desk->find<QLineEdit>("commandField");
        const auto code = QString::fromStdString(m_desk->board.case_(m_case)->code);
        for (const char* line : {"",
                                 "M7",
                                 "M7 ",
                                 "send ",
                                 "send M7 %1",
                                 "back up M7 %1",
                                 "send M99 %1",
                                 "send %1",
                                 "ack %1",
                                 "ack",
                                 "close %1 ",
                                 "close %1 mistaken",
                                 "resolve %1 done",
                                 "resolve %1 nonsense",
                                 "filed",
                                 "priority %1 ",
                                 "priority %1 P9",
                                 "priority %1 P3",
                                 "kind %1 ",
                                 "kind %1 noise",
                                 "transfer %1 ",
                                 "transfer %1 Atlantis",
                                 "claim %1",
                                 "joint %1 ",
                                 "joint %1 115",
                                 "joint %1 115 one is bleeding",
                                 "joint answer %1",
                                 "merge %1",
                                 "unmerge %1",
                                 "note %1",
                                 "note %1 all calm",
                                 "reopen %1",
                                 "accept %1",
                                 "return %1 not ours",
                                 "withdraw %1",
                                 "call back %1",
                                 "reporter %1",
                                 "place %1",
                                 "open %1",
                                 "M7 en route",
                                 "M7 on scene",
                                 "M7 clear",
                                 "M7 unavailable",
                                 "M7 off duty",
                                 "M7 check in",
                                 "recall M7",
                                 "%1",
                                 "ack VV-9999",
                                 "hello",
                                 "ack %1; ack %1"}) {
            const auto text = QString::fromUtf8(line);
            field->setText(text.contains(QStringLiteral("%1")) ? text.arg(code) : text);
            check(*m_desk->window, kVietnamese);
        }
    }

    void isInOneLanguageInTheOtherWindows_data() {
        QTest::addColumn<bool>("isEnglish");
        QTest::newRow("English") << true;
        QTest::newRow("Vietnamese") << false;
    }
    void isInOneLanguageInTheOtherWindows() {
        QFETCH(bool, isEnglish);
        QCoreApplication::installTranslator(isEnglish ? &m_english : &m_vietnamese);
        QCoreApplication::processEvents();
        const auto& foreign = isEnglish ? kVietnamese : kEnglish;
        openAlarms(foreign);
        openAttachments(foreign);
        CampaignDesk campaign(m_theme);
        openCampaign(campaign, foreign);
        openBriefing(campaign, foreign);
        openRecords(campaign, foreign);
    }

    void switchesBackAndForth() {
        const auto before = m_desk->find<QLabel>("queueTitle")->text();
        QCoreApplication::installTranslator(&m_english);
        QCoreApplication::processEvents();
        QCOMPARE(m_desk->find<QLabel>("queueTitle")->text(), QStringLiteral("Queue"));
        QVERIFY(m_desk->window->actions().action(widgets::ActionId::languageEnglish).isChecked());
        QCoreApplication::removeTranslator(&m_english);
        QCoreApplication::processEvents();
        QCOMPARE(m_desk->find<QLabel>("queueTitle")->text(), before);
    }

private:
    void check(const QWidget& window, const QRegularExpression& foreign) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what was replaced is gone
        for (const auto& text : wordsOf(window)) {
            const auto match = foreign.match(withoutNames(text, *m_desk, m_entered));
            QVERIFY2(!match.hasMatch(), qPrintable(QStringLiteral("%1: \"%2\"").arg(window.objectName(), text)));
        }
    }
    void openDialogs(const QRegularExpression& foreign) {
        using enum widgets::ActionId;
        for (const auto id : {dispatch, close, transfer, jointRequest, callBack, reveal, changePriority, changeKind,
                              merge, focusActs, keyCard, orderCard, about, enterAlert}) {
            m_desk->window->actions().action(id).trigger();
            auto* dialog = m_desk->dialog();
            QVERIFY2(dialog != nullptr, qPrintable(m_desk->window->actions().action(id).objectName()));
            check(*dialog, foreign);
            dialog->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void openAlarms(const QRegularExpression& foreign) {
        for (const auto id : {widgets::ActionId::alarmList, widgets::ActionId::alarmReview}) {
            auto status = m_desk->liveStatus();
            status.role = core::Role::wardLeader; // who may see both
            m_desk->window->setStatus(status);
            m_desk->window->actions().action(id).trigger();
        }
        for (const QWidget* window : {static_cast<QWidget*>(m_desk->window->findChild<widgets::AlarmList*>()),
                                      static_cast<QWidget*>(m_desk->window->findChild<widgets::AlarmReview*>())}) {
            QVERIFY(window != nullptr);
            check(*window, foreign);
        }
        m_desk->goLive();
    }
    /// Each of them as it is found, on its way, refused and broken.
    void openAttachments(const QRegularExpression& foreign) {
        using enum core::AttachmentKind;
        m_desk->fixtures.attachments = {{.kind = photo, .sha256 = std::string(64, 'a'), .url = {}, .bytes = 2'300'000},
                                        {.kind = video, .sha256 = std::string(64, 'b'), .url = {}, .bytes = 900'000},
                                        {.kind = audio, .sha256 = std::string(64, 'c'), .url = {}, .bytes = 5'000}};
        for (const char* kind : {"theft", "domesticViolence"}) {
            const auto id = m_desk->fixtures.alert(kind, "Có ảnh", std::nullopt);
            m_desk->gateway.publish();
            m_desk->selection.select(id);
            check(*m_desk->window, foreign);
            const auto* look = m_desk->window->attachments().book().findChild<QTimer*>("attachmentLook");
            QVERIFY(QTest::qWaitFor([look] { return look == nullptr || !look->isActive(); }, 30'000));
            check(*m_desk->window, foreign);
            while (!m_desk->gateway.files.empty()) {
                const auto asked = m_desk->gateway.files.back().first;
                m_desk->gateway.files.pop_back();
                m_desk->window->onFile({.id = asked, .bytes = std::unexpected(link::FileFault::damaged)});
                check(*m_desk->window, foreign);
            }
        }
        m_desk->fixtures.attachments.clear();
    }
    void openCampaign(CampaignDesk& campaign, const QRegularExpression& foreign) {
        // What is entered is in the language of who entered it.
        m_entered = {QString::fromStdString(campaign.campaign.name),
                     QString::fromStdString(campaign.campaign.basisNumber),
                     QString::fromStdString(campaign.campaign.answerable.front().name),
                     QStringLiteral("Khu phố"),
                     QStringLiteral("Tổ tự quản số"),
                     QStringLiteral("Rà soát cơ sở kinh doanh có điều kiện"),
                     QStringLiteral("12/QĐ-UBND"),
                     QStringLiteral("Phường 4, Quận 3"),
                     QStringLiteral("Phường Bàn Cờ")};
        auto& desk = campaign.desk;
        desk.window->show();
        desk.goLive();
        auto status = desk.liveStatus();
        status.role = desk.gateway.officer.role = core::Role::committee;
        status.scope = desk.gateway.officer.scope = {.all = true, .wards = {}};
        campaign.setStatus(status);
        desk.key(Qt::Key_7, Qt::ControlModifier);
        check(*desk.window, foreign); // without one
        campaign.give();
        for (const auto& [id, record] : desk.board.state().records) {
            m_entered << QString::fromStdString(record.neighbourhood);
            if (record.round) {
                m_entered << QString::fromStdString(record.round->name);
            }
        }
        m_entered.removeDuplicates();
        check(*desk.window, foreign); // on its way
        campaign.answer();
        for (auto* tabs = desk.find<QTabWidget>("campaignTabs"); const int page : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
            tabs->setCurrentIndex(page);
            QCoreApplication::processEvents();
            check(*desk.window, foreign);
        }
        desk.window->actions().action(widgets::ActionId::newCampaign).trigger();
        auto* wizard = desk.dialog();
        QVERIFY(wizard != nullptr);
        for (auto* steps = wizard->findChild<QTabWidget*>("wizardSteps"); const int step : {3, 2, 1, 0}) {
            steps->setCurrentIndex(step);
            check(*wizard, foreign);
        }
        wizard->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void openBriefing(CampaignDesk& campaign, const QRegularExpression& foreign) {
        campaign.desk.window->actions().action(widgets::ActionId::briefing).trigger();
        QVERIFY(campaign.briefings->window() != nullptr);
        check(*campaign.briefings->window(), foreign);
        campaign.answer();
        const auto isMade = [&campaign] { return !campaign.briefings->window()->briefing().pages().empty(); };
        QVERIFY(QTest::qWaitFor(isMade, 30'000));
        check(*campaign.briefings->window(), foreign);
        campaign.briefings->window()->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void openRecords(CampaignDesk& campaign, const QRegularExpression& foreign) {
        auto* records = new widgets::RecordsDesk(*campaign.desk.window);
        auto status = campaign.desk.liveStatus();
        status.role = core::Role::city;
        campaign.setStatus(status);
        records->setStatus(status);
        auto& window = records->show();
        for (const auto kind : models::RecordForm::kinds()) {
            window.showKind(kind);
            QCoreApplication::processEvents();
            check(window, foreign);
            QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
            if (auto* form = window.findChild<widgets::RecordDialog*>()) { // those that this role enters
                check(*form, foreign);
                form->close();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
        }
        window.close();
    }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
    QStringList m_entered;
    QTranslator m_english;
    QTranslator m_vietnamese;
};

QTEST_MAIN(LanguageTest)
#include "LanguageTest.moc"
