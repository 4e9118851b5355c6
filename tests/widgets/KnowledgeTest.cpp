// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QLabel>
#include <QTranslator>

using namespace trucban;
using test::DeskHarness;

/// What the window says while it cannot know, and why.
class KnowledgeTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
    }
    void cleanup() { m_desk.reset(); }

    void isCalmWhileItKnows() {
        m_desk->goLive();
        QTRY_VERIFY(words().contains(QStringLiteral("0 vụ đang mở")));
        QVERIFY(words().contains(QStringLiteral("Không có vụ P1 nào chờ tiếp nhận")));
        QVERIFY(words().contains(QStringLiteral("Tin báo mới sẽ hiện ở đây ngay khi đến")));
        QVERIFY(words().contains(QStringLiteral("Hôm nay chưa có tin báo")));
    }

    void saysThatItDoesNotKnow_data() {
        using enum bridge::ConnectionState;
        QTest::addColumn<bridge::ConnectionState>("state");
        QTest::addColumn<bridge::ConnectionFault>("fault");
        QTest::addColumn<bool>("wasLive");
        QTest::addColumn<bool>("loads");
        QTest::newRow("never connected") << offline << bridge::ConnectionFault::unreachable << false << false;
        QTest::newRow("refused") << refused << bridge::ConnectionFault::badCredentials << false << false;
        QTest::newRow("refused later") << refused << bridge::ConnectionFault::revoked << true << false;
        QTest::newRow("typed wrong") << refused << bridge::ConnectionFault::badAddress << false << false;
        QTest::newRow("lost") << offline << bridge::ConnectionFault::unreachable << true << false;
        QTest::newRow("at the start") << connecting << bridge::ConnectionFault::none << false << true;
        QTest::newRow("trying again") << connecting << bridge::ConnectionFault::unreachable << false << false;
        QTest::newRow("loading") << loading << bridge::ConnectionFault::none << false << true;
    }
    void saysThatItDoesNotKnow() {
        QFETCH(const bridge::ConnectionState, state);
        QFETCH(const bridge::ConnectionFault, fault);
        QFETCH(const bool, wasLive);
        QFETCH(const bool, loads);
        auto status = m_desk->liveStatus();
        if (wasLive) {
            m_desk->goLive();
        } else {
            status.lastHeard.reset();
        }
        status.state = state;
        status.fault = fault;
        status.isStale = true;
        m_desk->window->setStatus(status);
        QTRY_VERIFY(words().contains(QStringLiteral("chưa biết số vụ")));
        const auto all = words();
        QVERIFY(!all.contains(QStringLiteral("Không có vụ P1 nào")));
        QVERIFY(all.contains(QStringLiteral("hưa biết có vụ P1 nào chờ")));
        QVERIFY(!all.contains(QStringLiteral("Tin báo mới sẽ hiện")));
        QVERIFY(!all.contains(QStringLiteral("Hôm nay chưa có tin báo")));
        QVERIFY(all.contains(QStringLiteral("Chưa biết số tin báo hôm nay")));
        const bool isGatewaysWord =
            fault == bridge::ConnectionFault::badCredentials || fault == bridge::ConnectionFault::revoked;
        QCOMPARE(all.contains(QStringLiteral("máy chủ từ chối máy này")), isGatewaysWord);
        QCOMPARE(all.contains(QStringLiteral("Đang tải vụ việc")), loads);
    }

    void tellsATeamThatItSeesNoCases() {
        auto status = m_desk->liveStatus();
        status.role = core::Role::team;
        m_desk->window->setStatus(status);
        const auto all = words();
        QVERIFY(!all.contains(QStringLiteral("Tin báo mới sẽ hiện")));
        QVERIFY(!all.contains(QStringLiteral("Không có vụ P1 nào")));
        QVERIFY(all.contains(QStringLiteral("Tài khoản tổ công tác không xem vụ việc.")));
    }

    void keepsTheCausesThatDoNotPassInSight_data() {
        QTest::addColumn<bridge::ConnectionFault>("fault");
        QTest::addColumn<QString>("says");
        QTest::newRow("certificate") << bridge::ConnectionFault::tls << QStringLiteral("Chứng thư của máy chủ");
        QTest::newRow("version") << bridge::ConnectionFault::badProtocol << QStringLiteral("phiên bản khác");
        QTest::newRow("throttled") << bridge::ConnectionFault::throttled << QStringLiteral("quá nhiều lần");
    }
    void keepsTheCausesThatDoNotPassInSight() {
        QFETCH(const bridge::ConnectionFault, fault);
        QFETCH(const QString, says);
        m_desk->goStale();
        auto* banner = m_desk->find<QWidget>("dangerBanner");
        QVERIFY(!banner->isVisible());
        auto status = m_desk->liveStatus();
        status.state = bridge::ConnectionState::offline;
        status.fault = fault;
        status.isStale = true;
        m_desk->window->setStatus(status);
        QVERIFY(banner->isVisible());
        QVERIFY(banner->findChild<QLabel*>(QStringLiteral("bannerText"))->text().contains(says));
        m_desk->goLive();
        QVERIFY(!banner->isVisible());
    }

    void speaksOneLanguageInTheFallbackToo() {
        m_desk->window->setFallback({});
        m_desk->goStale();
        const auto text = [this] {
            return m_desk->find<QWidget>("staleBanner")->findChild<QLabel*>(QStringLiteral("bannerText"))->text();
        };
        QVERIFY(text().contains(QStringLiteral("bộ đàm kênh trực ban")));
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(TRUCBAN_TRANSLATIONS "/trucban_en.qm")));
        QCoreApplication::installTranslator(&english);
        QCoreApplication::processEvents();
        QVERIFY2(text().contains(QStringLiteral("the duty radio channel")), qPrintable(text()));
        QCoreApplication::removeTranslator(&english);
    }

private:
    [[nodiscard]] QString words() const {
        QString all;
        for (const auto* label : m_desk->window->findChildren<QLabel*>()) {
            if (label->isVisible()) {
                all += label->text() + QLatin1Char('\n');
            }
        }
        return all;
    }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(KnowledgeTest)
#include "KnowledgeTest.moc"
