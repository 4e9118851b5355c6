// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"
#include "widgets/actions/ActionTable.h"
#include "widgets/login/LoginWindow.h"

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
#include <QTranslator>

#include <algorithm>
#include <functional>

using namespace trucban;
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

QString withoutNames(QString text, const DeskHarness& desk) {
    QStringList kept{QStringLiteral("Trực Ban"),         QStringLiteral("Tiếng Việt"),
                     QStringLiteral("Tiếng &Việt"),      QStringLiteral("Be Vietnam Pro"),
                     QStringLiteral("An ninh, trật tự"), QStringLiteral("bộ đàm kênh 3 hoặc điện thoại")};
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
            const auto match = foreign.match(withoutNames(text, *m_desk));
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
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
    QTranslator m_english;
    QTranslator m_vietnamese;
};

QTEST_MAIN(LanguageTest)
#include "LanguageTest.moc"
