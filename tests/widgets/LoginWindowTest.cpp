// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/login/LoginWindow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;

class LoginWindowTest : public QObject {
    Q_OBJECT
private slots:
    void refusesWhatCannotBeAGateway_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("https") << "https://gateway.example:8443" << true;
        QTest::newRow("loopback") << "http://127.0.0.1:8080" << true;
        QTest::newRow("plain http elsewhere") << "http://gateway.example:8080" << false;
        QTest::newRow("no scheme") << "gateway.example" << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("other scheme") << "ftp://gateway.example" << false;
    }
    void refusesWhatCannotBeAGateway() {
        QFETCH(QString, url);
        QFETCH(bool, good);
        widgets::LoginWindow login(m_theme);
        login.setInput({.gatewayUrl = url, .user = QStringLiteral("an"), .password = QStringLiteral("x"), .pin = {}});
        QCOMPARE(login.findChild<QPushButton*>(QStringLiteral("loginSubmit"))->isEnabled(), good);
    }

    void givesWhatWasTypedAndKeepsThePasswordHidden() {
        widgets::LoginWindow login(m_theme);
        login.setInput({.gatewayUrl = QStringLiteral("https://gateway.example"),
                        .user = QStringLiteral("an"),
                        .password = {},
                        .pin = {}});
        login.show();
        auto* password = login.findChild<QLineEdit*>(QStringLiteral("loginPassword"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QCOMPARE(login.focusWidget(), password); // what is known already is not asked first
        QSignalSpy submitted(&login, &widgets::LoginWindow::submitted);
        QTest::keyClicks(password, QStringLiteral("bi mat"));
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.front().front().value<widgets::LoginInput>().password, QStringLiteral("bi mat"));
    }

    void saysWhatIsWrong() {
        widgets::LoginWindow login(m_theme);
        login.setFault(bridge::ConnectionFault::badCredentials);
        QVERIFY(login.findChild<QLabel*>(QStringLiteral("loginMessage"))->text().contains(QStringLiteral("mật khẩu")));
    }

    void showsALongMessageInFull() {
        widgets::LoginWindow login(m_theme);
        login.show();
        login.setMessage(QString(30, QLatin1Char('x')).append(QLatin1Char(' ')).repeated(12));
        const auto* message = login.findChild<QLabel*>(QStringLiteral("loginMessage"));
        QTRY_VERIFY(message->height() >= message->heightForWidth(message->width()));
    }

private:
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
};

QTEST_MAIN(LoginWindowTest)
#include "LoginWindowTest.moc"
