// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Wall.h"

#include "maps/MapSamples.h"
#include "widgets/DeskHarness.h"
#include "widgets/wall/WallPane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace trucban;
using test::DeskHarness;

class WallTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_wall = std::make_unique<console::Wall>(m_theme, test::cityWards(), m_desk->board,
                                                 [this] { return m_desk->gateway.now(); });
        m_wall->setStatus(m_desk->liveStatus());
    }
    void cleanup() {
        m_wall.reset();
        m_desk.reset();
    }

    void tellsWhatWaitsAndForHowLong() {
        add("robbery", "Cướp");
        m_desk->gateway.clock += std::chrono::seconds(75);
        add("robbery", "Cướp nữa");
        add("theft", "Mất xe");
        const auto content = open().content();
        QCOMPARE(content.urgent, 2);
        QVERIFY(content.oldest.has_value());
        QCOMPARE(content.oldest->waited, QStringLiteral("01:15"));
        QVERIFY(content.oldest->isOverdue);
        QCOMPARE(content.counters[0].value, QStringLiteral("3"));
        QCOMPARE(content.rows.size(), std::size_t{2});
        QVERIFY(!content.isStale);
        QCOMPARE(content.time, QStringLiteral("21:31:15"));
    }

    void takesNoFilter() {
        add("robbery", "Cướp");
        m_desk->filter.setSpec({.priorities = {core::Priority::p4}});
        QCOMPARE(m_desk->queue.rowCount(), 0);
        QCOMPARE(open().content().urgent, 1);
        QVERIFY(QTest::qWaitFor([&] { return m_wall->map()->points().size() == 1; }));
    }

    void givesNoAddressOfASensitiveCase() {
        const auto id = add("domesticViolence", "Chồng đánh vợ, gọi 0901 234 567");
        QVERIFY(m_desk->at(id).sensitive);
        auto& window = open();
        const auto words = window.content().lines().join(QLatin1Char('\n'));
        QVERIFY2(words.contains(QStringLiteral("địa chỉ được giữ kín")), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("10.77")) && !words.contains(QStringLiteral("0901")));
        QVERIFY(QTest::qWaitFor([&] { return m_wall->map()->points().size() == 1; }));
        const auto shown = m_wall->map()->points().find(id)->point;
        const auto* ward = test::cityWards().find(m_desk->at(id).ward.isNone() ? m_desk->at(id).candidates.front()
                                                                               : m_desk->at(id).ward);
        QVERIFY(ward != nullptr);
        QCOMPARE(shown, ward->label);
    }

    void masksNumbersInAddresses() {
        const auto id = add("theft", "Mất xe");
        bridge::ChangeSet set;
        auto alert = *m_desk->board.primaryAlert(m_desk->at(id));
        alert.details->address = "hẻm 3, gọi 0901 234 567, CCCD 079123456789";
        set.alerts = {alert};
        m_desk->board.apply(std::move(set));
        const auto words = open().content().lines().join(QLatin1Char('\n'));
        QVERIFY2(words.contains(QStringLiteral("hẻm 3")) && !words.contains(QStringLiteral("0901")) &&
                     !words.contains(QStringLiteral("079123")),
                 qPrintable(words));
    }

    void showsThatItsDataAreOld() {
        auto& window = open();
        auto status = m_desk->liveStatus();
        status.state = bridge::ConnectionState::offline;
        status.isStale = true;
        status.lastHeard = m_desk->gateway.clock - std::chrono::seconds(131);
        m_wall->setStatus(status);
        QVERIFY(window.content().isStale);
        QVERIFY(window.content().age.contains(QStringLiteral("02:11")));
        QVERIFY(!window.content().isUrgentKnown); // no calm green without hearing of the gateway
        QVERIFY(!window.content().rowsName.contains(QStringLiteral("Đang nạp")));
        m_wall->setStatus(m_desk->liveStatus());
        QVERIFY(window.content().isUrgentKnown);
    }

    void hasNoControls() {
        open();
        auto& map = *m_wall->map();
        for (const auto* button : map.findChildren<QAbstractButton*>()) {
            QVERIFY2(!button->isVisible(), qPrintable(button->objectName()));
        }
        QVERIFY(map.testAttribute(Qt::WA_TransparentForMouseEvents));
    }

    void opensClosesAndFillsTheScreenByKey() {
        QSignalSpy changes(m_wall.get(), &console::Wall::openChanged);
        auto& window = open();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(window.isFullScreen());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isFullScreen());
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!m_wall->isOpen());
        QCOMPARE(changes.last()[0].toBool(), false);
        QVERIFY(m_wall->map() == nullptr);
        add("theft", "Mất xe"); // nothing left that would listen
        open();
        QVERIFY(m_wall->isOpen());
    }

    void opensAgainWhereItWas() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_wall->save(settings);
        m_wall->restore(settings);
        QVERIFY(!m_wall->isOpen()); // it was closed
        open();
        m_wall->save(settings);
        m_wall->close();
        m_wall->restore(settings);
        QVERIFY(m_wall->isOpen());
        m_wall->close();
        settings.setValue(QStringLiteral("wall/screen"), QStringLiteral("a screen that was unplugged"));
        m_wall->restore(settings);
        QVERIFY(!m_wall->isOpen());
    }

    void leavesTheKeyboardToTheDeskWhenItOpensAgain() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        open();
        m_wall->save(settings);
        m_wall->close();
        auto& desk = *m_desk->window;
        desk.show();
        desk.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk));
        m_wall->restore(settings);
        QVERIFY(m_wall->isOpen());
        QTRY_VERIFY(window().isVisible());
        QCoreApplication::processEvents();
        QVERIFY(desk.isActiveWindow());
        QVERIFY(!window().isActiveWindow());
    }

    void saysThatItIsLoadingBeforeItHasAnything() {
        models::Board empty;
        auto status = m_desk->liveStatus();
        status.state = bridge::ConnectionState::connecting;
        status.lastHeard.reset();
        m_wall = std::make_unique<console::Wall>(m_theme, test::cityWards(), empty,
                                                 [this] { return m_desk->gateway.now(); });
        m_wall->setStatus(status);
        const auto content = open().content();
        QVERIFY(!content.isUrgentKnown);
        QVERIFY2(content.urgentName.contains(QStringLiteral("đang nạp")), qPrintable(content.urgentName));
        QVERIFY(content.rowsName.contains(QStringLiteral("Đang nạp")));
        for (const auto& counter : content.counters) {
            QCOMPARE(counter.value, QStringLiteral("–"));
        }
        m_wall.reset(); // before its board
    }

    void countsAsAFreshCount() {
        m_desk->fixtures.evening(200);
        open();
        m_desk->gateway.publish();
        const models::WallFigures fresh(m_desk->board);
        const auto content = window().content();
        QCOMPARE(content.urgent, fresh.waitingUrgent());
        QCOMPARE(content.counters[0].value.toInt(), fresh.open());
        QCOMPARE(content.counters[2].value.toInt(), fresh.underWay());
    }

private:
    core::CaseId add(const char* kind, const char* text) {
        const auto id = m_desk->fixtures.alert(kind, text, core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        return id;
    }
    static widgets::WallWindow& window() {
        for (auto* widget : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<widgets::WallWindow*>(widget)) {
                return *found;
            }
        }
        qFatal("no wall");
    }
    widgets::WallWindow& open() {
        m_wall->openBeside(*m_desk->window);
        window().resize(1920, 1080);
        return window();
    }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    std::unique_ptr<console::Wall> m_wall;
};

QTEST_MAIN(WallTest)
#include "WallTest.moc"
