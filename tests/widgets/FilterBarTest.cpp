// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/FilterBar.h"

#include "models/CampaignSamples.h"
#include "widgets/DeskHarness.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace trucban;
using test::DeskHarness;

class FilterBarTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        for (int i = 0; i < 12; ++i) {
            m_desk->gateway.clock += std::chrono::seconds(20);
            m_desk->fixtures.alert(i % 3 == 0 ? "noise" : "theft", "Mất xe", core::Position{{10.77, 106.69}, 20});
        }
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        QCoreApplication::processEvents();
    }
    void cleanup() { m_desk.reset(); }

    void takesConditionsOutByKeyOneAfterTheOther() {
        m_desk->filter.setSpec({.kinds = {"noise", "theft"},
                                .priorities = {core::Priority::p3, core::Priority::p4},
                                .sources = {core::AlertSource::sosApp},
                                .span = models::TimeSpan::thisShift});
        QCOMPARE(chips().size(), 6);
        chips().first()->setFocus();
        m_desk->key(Qt::Key_Delete);
        QCOMPARE(chips().size(), 5);
        QVERIFY(m_desk->filter.spec().priorities == std::vector{core::Priority::p4});
        QCOMPARE(m_desk->window->focusWidget(), chips().first());
        m_desk->key(Qt::Key_Right);
        QCOMPARE(m_desk->window->focusWidget(), chips()[1]);
        m_desk->key(Qt::Key_Backspace);
        m_desk->key(Qt::Key_Space);
        m_desk->key(Qt::Key_Return);
        QCOMPARE(chips().size(), 2);
        m_desk->key(Qt::Key_Delete);
        m_desk->key(Qt::Key_Delete);
        QVERIFY(m_desk->filter.spec().isEmpty());
        QCOMPARE(m_desk->window->focusWidget(), &table()); // nothing left to take out
    }

    void walksTheHistoryByKey() {
        m_desk->filter.setSpec({.kinds = {"noise"}});
        m_desk->key(Qt::Key_F, Qt::ControlModifier);
        auto* field = m_desk->find<QLineEdit>("filterField");
        QTest::keyClicks(field, QStringLiteral("khong co gi nhu the nay"));
        QTRY_COMPARE(m_desk->queue.rowCount(), 0);
        m_desk->key(Qt::Key_Left, Qt::AltModifier); // in the field too
        QCOMPARE(m_desk->filter.spec().kinds, std::vector<std::string>{"noise"});
        QVERIFY(field->text().isEmpty());
        QCOMPARE(m_desk->queue.rowCount(), 4);
        m_desk->key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_desk->filter.spec().isEmpty()); // twenty letters were one entry
        QVERIFY(!m_desk->find<QToolButton>("filterBack")->isEnabled());
        m_desk->key(Qt::Key_Right, Qt::AltModifier);
        m_desk->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_desk->filter.spec().text, QStringLiteral("khong co gi nhu the nay"));
        QCOMPARE(field->text(), m_desk->filter.spec().text);
        QVERIFY(!m_desk->find<QToolButton>("filterForward")->isEnabled());
    }

    void keepsLettersWhenSomethingElseIsAskedFor() {
        m_desk->key(Qt::Key_F, Qt::ControlModifier);
        auto* field = m_desk->find<QLineEdit>("filterField");
        QTest::keyClicks(field, QStringLiteral("mat"));
        auto spec = m_desk->filter.spec();
        spec.kinds = {"noise"};
        m_desk->filter.setSpec(spec); // from the chart or the menu, in the middle of the word
        QCOMPARE(field->text(), QStringLiteral("mat"));
        QTRY_COMPARE(m_desk->filter.spec().text, QStringLiteral("mat"));
        QCOMPARE(m_desk->filter.spec().kinds, std::vector<std::string>{"noise"});
    }

    // A filter key right behind the last letter, before anything was painted.
    void undoesNeitherTheWordNorTheKeyBehindIt() {
        m_desk->key(Qt::Key_F, Qt::ControlModifier);
        auto* field = m_desk->find<QLineEdit>("filterField");
        const auto typeAndPress = [&](const QString& word, Qt::Key key, Qt::KeyboardModifiers modifiers) {
            m_desk->filter.clear();
            QTest::keyClicks(field, word);
            QTest::keyClick(field, key, modifiers);
            QCoreApplication::processEvents();
        };
        typeAndPress(QStringLiteral("mat"), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->filter.spec().text, QStringLiteral("mat"));
        QVERIFY(m_desk->filter.spec().unlocatedOnly);
        typeAndPress(QStringLiteral("mat"), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->filter.spec(), models::unansweredUrgent());
        QVERIFY(field->text().isEmpty());
        typeAndPress(QStringLiteral("mat"), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->filter.spec().isEmpty());
        QVERIFY(field->text().isEmpty());
        typeAndPress(QStringLiteral("mat"), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_desk->filter.spec().isEmpty());
        m_desk->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_desk->filter.spec().text, QStringLiteral("mat"));
        m_desk->filter.clear(); // and nothing comes after it
        QCoreApplication::processEvents();
        QVERIFY(m_desk->filter.spec().isEmpty());
    }

    void offersTimesKindsSourcesAndWards() {
        auto* menu = m_desk->window->findChild<QMenu*>(QStringLiteral("filterMenu"));
        QVERIFY(menu != nullptr);
        emit menu->aboutToShow();
        const auto trigger = [menu](const char* name) {
            auto* action = menu->findChild<QAction*>(QLatin1String(name));
            QVERIFY2(action != nullptr, name);
            action->trigger();
        };
        // The campaign that runs is a span like the others; one that is over is none.
        auto running = test::sampleCampaign();
        auto over = test::sampleCampaign(2);
        over.from -= 300;
        over.to -= 300;
        bridge::ChangeSet campaigns;
        campaigns.campaigns = {running, over};
        m_desk->board.apply(campaigns);
        emit menu->aboutToShow();
        trigger(qPrintable(QStringLiteral("filterCampaign_") + QString::fromStdString(running.id.toString())));
        QVERIFY(m_desk->filter.spec().from == core::startOf(running.from));
        QVERIFY(m_desk->filter.spec().to == core::startOf(running.to + 1));
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("filterCampaign_") +
                                          QString::fromStdString(over.id.toString())) == nullptr);
        emit menu->aboutToShow();
        trigger("filterSpan4");
        QVERIFY(!m_desk->filter.spec().from && !m_desk->filter.spec().to);
        QCOMPARE(m_desk->filter.spec().span, models::TimeSpan::thisShift);
        trigger("filterKind_noise");
        trigger("filterSource_sos-app");
        QCOMPARE(m_desk->queue.rowCount(), 4);
        QVERIFY(menu->findChild<QMenu*>(QStringLiteral("filterWards"))->actions().size() > 0);
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("filterArea")) == nullptr); // there is no map here
    }

    void saysHowManyUnacknowledgedP1sItHides() {
        auto* button = m_desk->find<QPushButton>("queueHiddenUrgent");
        QVERIFY(!button->isVisible());
        m_desk->filter.setSpec({.kinds = {"noise"}});
        QVERIFY(!button->isVisible());
        const int y = table().rowViewportPosition(0) + table().viewport()->mapTo(m_desk->window.get(), QPoint()).y();
        m_desk->fixtures.alert("robbery", "Cướp", core::Position{{10.77, 106.69}, 20});
        m_desk->fixtures.alert("robbery", "Cướp nữa", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        QVERIFY(button->isVisible());
        QVERIFY2(button->text().startsWith(QStringLiteral("2 P1")), qPrintable(button->text()));
        // Nothing moves under the pointer because of it.
        QCOMPARE(table().rowViewportPosition(0) + table().viewport()->mapTo(m_desk->window.get(), QPoint()).y(), y);
        m_desk->key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->queue.rowCount(), 2);
        QVERIFY(!button->isVisible());
        m_desk->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_desk->filter.spec().kinds, std::vector<std::string>{"noise"});
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_desk->queue.rowCount(), 2);
    }

    void neverQuietensTheAlarm() {
        m_desk->alarm.begin();
        m_desk->filter.setSpec({.kinds = {"noise"}});
        m_desk->fixtures.alert("robbery", "Cướp", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        m_desk->window->tick();
        QVERIFY(m_desk->device.looping);
        QCOMPARE(m_desk->window->workspace().urgent().count(), 1);
    }

    void asksForTheMapByASecondClick() {
        QSignalSpy flights(m_desk->window.get(), &widgets::MainWindow::flightRequested);
        QSignalSpy opened(&table(), &widgets::QueueTable::caseActivated);
        const auto click = [this] {
            const auto at = table().visualRect(m_desk->queue.index(2, models::QueueModel::CodeColumn)).center();
            QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, at);
        };
        const auto* second = table().findChild<QTimer*>(QStringLiteral("queueSecondClick"));
        click();
        QVERIFY(!second->isActive()); // it has just been chosen
        click();
        QTRY_COMPARE(flights.count(), 1);
        const auto at = table().visualRect(m_desk->queue.index(2, models::QueueModel::CodeColumn)).center();
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(opened.count(), 1);
        QVERIFY(!second->isActive()); // a double click opens the case and moves no map
        QCOMPARE(flights.count(), 1);
        m_desk->key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(flights.count(), 2);
    }

private:
    QList<QPushButton*> chips() {
        QList<QPushButton*> found;
        for (auto* button : m_desk->find<QWidget>("filterChips")->findChildren<QPushButton*>()) {
            if (!button->objectName().isEmpty()) {
                found << button;
            }
        }
        return found;
    }
    widgets::QueueTable& table() { return m_desk->window->workspace().queue().table(); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(FilterBarTest)
#include "FilterBarTest.moc"
