// SPDX-License-Identifier: GPL-3.0-or-later
// A real gateway, a real session of one ward, and the window of its past.
#include "console/PastDesk.h"
#include "maps/MapSamples.h"
#include "models/Board.h"
#include "support/GatewayFixture.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds kDeadline{60};
constexpr auto kSecret = "người báo ở nhà số 9 hẻm xéo";
constexpr auto kOther = "cướp giật ở đầu hẻm";

/// All that can be read in the window: labels, and every cell of every list.
QString wordsOf(const QWidget& window) {
    QString words;
    for (const auto* label : window.findChildren<QLabel*>()) {
        words += label->text() + label->toolTip() + QLatin1Char('\n');
    }
    for (const auto* view : window.findChildren<QAbstractItemView*>()) {
        const auto* model = view->model();
        for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                words += model->index(row, column).data().toString() + QLatin1Char('\n');
                words += model->index(row, column).data(Qt::ToolTipRole).toString() + QLatin1Char('\n');
            }
        }
    }
    return words;
}

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

} // namespace

class PastEraseTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void anErasedAlertGoesFromEveryMomentOfAWardsPast() {
        test::GatewayFixture gateway;
        gateway.addUser("phuong", "duty-officer", "26743");
        gateway.addUser("city", "city", "all");
        const auto key = gateway.addKey("sos-app");
        gateway.start();
        const auto& wards = test::cityWards().wards();
        const auto ward = std::ranges::find(wards, core::WardCode{26743}, &core::Ward::code);
        QVERIFY(ward != wards.end());
        const auto& at = ward->label;
        const auto first = gateway.post(key, test::alertJson("1", at.lat, at.lon, kSecret));
        const auto second = gateway.post(key, test::alertJson("2", at.lat, at.lon, kOther));
        test::TestConsole city{gateway, gateway.login("city")};
        const core::Outcome mistaken{core::Disposition::mistaken, "", ""};
        QVERIFY(std::holds_alternative<wire::Accepted>(city.command(core::AcknowledgeCase{first.caseId})));
        QVERIFY(std::holds_alternative<wire::Accepted>(city.command(core::CloseCase{first.caseId, mistaken, false})));

        // The ward's console, and the window of its past.
        const QTemporaryDir profile;
        bridge::ConsoleSession session{{.gatewayUrl = "https://127.0.0.1:" + std::to_string(gateway.port()),
                                        .user = "phuong",
                                        .password = "mật khẩu phuong",
                                        .pin = gateway.fingerprint(),
                                        .profileDir = profile.path().toStdString(),
                                        .replicaKey = std::string(32, 'k')}};
        models::Board board;
        widgets::Theme theme{*qApp};
        std::unique_ptr<console::PastDesk> past;
        connect(&session, &bridge::ConsoleSession::changed, &session, [&](bridge::ChangeSet& changes) {
            if (past) {
                past->player().onPresentChanged(changes);
            }
            board.apply(std::move(changes));
        });
        connect(&session, &bridge::ConsoleSession::presentCopied, &session, [&](core::State& present) {
            past = std::make_unique<console::PastDesk>(theme, test::cityWards(), session, present, session.now());
        });
        session.start();
        QVERIFY(waitFor([&] {
            const auto* closed = board.case_(first.caseId);
            return session.status().state == bridge::ConnectionState::live && closed != nullptr &&
                   closed->state == core::CaseState::closed && board.case_(second.caseId) != nullptr;
        }));
        QVERIFY(!session.status().scope.all);
        session.copyPresent();
        QVERIFY(waitFor([&] { return past != nullptr; }));
        auto& window = past->window();
        window.show();
        const auto& status = past->player().status();
        const auto step = [&](const char* button) {
            const auto before = status.seq;
            QTest::mouseClick(window.findChild<QPushButton*>(QLatin1StringView{button}), Qt::LeftButton);
            return waitFor([&] { return status.seq != before; });
        };

        // There it was, while its case was open.
        QVERIFY(step("timeBarBack"));
        window.openCase(first.caseId);
        QVERIFY(waitFor([&] { return wordsOf(window).contains(QString::fromUtf8(kSecret)); }));

        QCOMPARE(gateway.cli({"alert", "erase", first.alertId.toString()}).exitCode, 0);
        QVERIFY(waitFor([&] { return !wordsOf(window).contains(QString::fromUtf8(kSecret)); }));
        // Nor is it at any other moment, fetched before the erasure or after it.
        int moments = 0;
        while (status.seq > 0 && !(status.isWhole && status.oldestAt && status.at <= *status.oldestAt)) {
            QVERIFY(step("timeBarBack"));
            QVERIFY2(!wordsOf(window).contains(QString::fromUtf8(kSecret)), qPrintable(window.windowTitle()));
            ++moments;
        }
        QVERIFY(moments >= 2);
        bool isOtherShown = false;
        for (; moments > 0; --moments) {
            QVERIFY(step("timeBarForth"));
            window.openCase(first.caseId);
            QVERIFY(!wordsOf(window).contains(QString::fromUtf8(kSecret)));
            window.openCase(second.caseId);
            isOtherShown = isOtherShown || wordsOf(window).contains(QString::fromUtf8(kOther));
        }
        QVERIFY(isOtherShown); // what was not erased is there
    }
};

QTEST_MAIN(PastEraseTest)
#include "PastEraseTest.moc"
