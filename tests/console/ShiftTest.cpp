// SPDX-License-Identifier: GPL-3.0-or-later
// A shift's end with real parts: a gateway, two desks, and the program that exports without a window.
#include "console/Desk.h"
#include "console/Export.h"
#include "console/Profile.h"
#include "maps/MapSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/handover/HandoverDialog.h"
#include "widgets/handover/SignDialog.h"
#include "widgets/lock/LockScreen.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/status/Banner.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

namespace {

constexpr std::chrono::seconds kDeadline{60};

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

} // namespace

class ShiftTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
        m_gateway.addUser("di", "duty-officer", "26743");
        m_gateway.addUser("den", "duty-officer", "26743");
        m_key = m_gateway.addKey("sos-app");
        m_gateway.start();
        const auto& wards = test::cityWards().wards();
        const auto ward = std::ranges::find(wards, core::WardCode{26743}, &core::Ward::code);
        QVERIFY(ward != wards.end());
        for (int i = 0; i < 5; ++i) {
            (void)m_gateway.post(
                m_key, test::alertJson(std::to_string(i), ward->label.lat, ward->label.lon, "Gọi lại 0912345678 nhé"));
        }
    }

    void signedHereAcceptedThereAndPinnedOverARestart() {
        auto goes = open("di");
        auto comes = open("den");
        QVERIFY(waitFor([&] { return cases(*goes) == 5 && cases(*comes) == 5; }));
        trigger(*goes, widgets::ActionId::handover);
        auto* sign = goes->window().findChild<widgets::SignDialog*>();
        QVERIFY(sign != nullptr);
        QVERIFY(sign->command().items.size() >= 5);
        sign->findChild<QPlainTextEdit*>("signWords")->setPlainText(QStringLiteral("Chờ M21 báo lại"));
        sign->accept();

        // The other sees it at once, and takes it over.
        QVERIFY(waitFor([&] { return banner(*comes, "handoverBanner").contains(QStringLiteral("di đã ký")); }));
        QVERIFY(
            waitFor([&] { return banner(*goes, "handoverBanner").contains(QStringLiteral("chưa có người nhận")); }));
        trigger(*comes, widgets::ActionId::handover);
        auto* dialog = comes->window().findChild<widgets::HandoverDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY(dialog->findChild<QLabel*>("handoverWords")->text().contains(QStringLiteral("Chờ M21 báo lại")));
        auto* remark = dialog->findChild<QLineEdit*>("handoverRemark");
        remark->setText(QStringLiteral("chưa rõ ai đến"));
        dialog->findChild<QPushButton*>("handoverExcept")->click();
        const auto lines = dialog->model().items().size();
        for (std::size_t i = 1; i < lines; ++i) {
            dialog->findChild<QPushButton*>("handoverTake")->click();
        }
        auto* accept = dialog->findChild<QPushButton*>("handoverAccept");
        QVERIFY(waitFor([&] { return accept->isEnabled(); }));
        QPointer<widgets::HandoverDialog> isOpen = dialog;
        accept->click();
        QVERIFY(waitFor([&] { return isOpen.isNull(); }));
        for (auto* desk : {goes.get(), comes.get()}) {
            QVERIFY(waitFor([&] { return banner(*desk, "handoverBanner").isEmpty(); }));
            QVERIFY(
                waitFor([&] { return banner(*desk, "handoverPinned").contains(QStringLiteral("chưa rõ ai đến")); }));
        }

        // A restart of the desk without the gateway, and one of the gateway: it is still there.
        goes.reset();
        comes.reset();
        m_gateway.kill();
        comes = open("den");
        QVERIFY(waitFor([&] { return banner(*comes, "handoverPinned").contains(QStringLiteral("chưa rõ ai đến")); }));
        comes.reset();
        m_gateway.start();
        comes = open("den");
        QVERIFY(waitFor([&] { return banner(*comes, "handoverPinned").contains(QStringLiteral("chưa rõ ai đến")); }));
        QVERIFY(waitFor([&] { return comes->status().state == bridge::ConnectionState::live; }));
        trigger(*comes, widgets::ActionId::pinnedLines);
        dialog = comes->window().findChild<widgets::HandoverDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->model().rowCount(), 1);
        dialog->findChild<QPushButton*>("handoverTake")->click();
        QVERIFY(waitFor([&] { return banner(*comes, "handoverPinned").isEmpty(); }));
        comes.reset();
        QCOMPARE(m_gateway.stop(), std::optional<int>{0});
        const auto verified = m_gateway.cli({"verify"});
        QVERIFY2(verified.exitCode == 0, verified.err.c_str());
        m_gateway.start();
    }

    void theLockAsksTheReplicasPassword() {
        auto desk = open("di");
        QVERIFY(waitFor([&] { return desk->status().state == bridge::ConnectionState::live; }));
        QSignalSpy left(desk.get(), &console::Desk::changeOfficerRequested);
        trigger(*desk, widgets::ActionId::lockScreen);
        auto* screen = desk->window().findChild<widgets::LockScreen*>();
        QVERIFY(screen != nullptr);
        const auto offer = [&](const QString& password) {
            auto* field = screen->findChild<QLineEdit*>("lockPassword");
            field->setText(password);
            screen->findChild<QPushButton*>("lockUnlock")->click();
        };
        offer(QStringLiteral("sai"));
        QVERIFY(waitFor(
            [&] { return screen->findChild<QLabel*>("lockMessage")->text().contains(QStringLiteral("không đúng")); }));
        m_gateway.kill(); // it needs no gateway
        offer(QStringLiteral("mật khẩu di"));
        QVERIFY(waitFor([&] { return desk->window().findChild<widgets::LockScreen*>() == nullptr; }));
        QCOMPARE(left.count(), 0);
        trigger(*desk, widgets::ActionId::lockScreen);
        desk->window().findChild<QPushButton*>("lockChange")->click();
        QCOMPARE(left.count(), 1);
        desk.reset();
        m_gateway.start();
    }

    void openCasesAreExportedWithoutAWindow() {
        const QTemporaryDir profile;
        const auto url = QStringLiteral("https://127.0.0.1:%1").arg(m_gateway.port());
        const auto pin = QString::fromStdString(m_gateway.fingerprint());
        {
            auto opened = console::Profile::open(profile.path());
            QVERIFY(opened.has_value());
            auto& settings = (*opened)->settings();
            settings.setValue("key/where", "file");
            QFile key(profile.filePath("replica.key"));
            QVERIFY(key.open(QIODevice::WriteOnly));
            key.write(QByteArray(32, 'k'));
            const auto folder = (*opened)->replicaFolder(url, pin, QStringLiteral("di"));
            auto desk = open("di", folder);
            QVERIFY(waitFor([&] { return cases(*desk) == 5; }));
        }
        m_gateway.kill();
        const auto password = profile.filePath("pw");
        test::writeFile(password.toStdString(), "mật khẩu di\n");
        const auto wrong = profile.filePath("wrong");
        test::writeFile(wrong.toStdString(), "khác\n");
        const auto csv = profile.filePath("a.csv");
        const auto ask = [&](const QStringList& more) {
            std::vector<std::string> command{TRUCBAN_CONSOLE,
                                             "--export",
                                             "open-cases",
                                             "--profile",
                                             profile.path().toStdString(),
                                             "--gateway",
                                             url.toStdString(),
                                             "--pin",
                                             pin.toStdString(),
                                             "--user",
                                             "di"};
            for (const auto& word : more) {
                command.push_back(word.toStdString());
            }
            return test::run(std::move(command));
        };
        auto done = ask({"--password-file", password, "--out", csv});
        QVERIFY2(done.exitCode == 0, done.err.c_str());
        const auto bytes = test::readFile(csv.toStdString());
        QVERIFY(bytes.starts_with("\xEF\xBB\xBF"));
        const auto text = QString::fromStdString(bytes);
        QCOMPARE(text.count(QStringLiteral("\r\n")), 6);
        QVERIFY(!text.contains(QStringLiteral("0912345678")));
        QVERIFY(QFile::permissions(csv).testFlag(QFile::ReadOwner));
        QVERIFY(!QFile::permissions(csv).testFlag(QFile::ReadOther));
        const auto pdf = profile.filePath("a.pdf");
        done = ask({"--password-file", password, "--out", pdf});
        QVERIFY2(done.exitCode == 0, done.err.c_str());
        const auto read = test::run({"pdftotext", "-layout", pdf.toStdString(), "-"});
        QVERIFY(QString::fromStdString(read.out).contains(QStringLiteral("Các vụ đang mở")));
        const auto briefing = profile.filePath("b.pdf"); // of a campaign that this copy does not know
        done = ask({"--export", "briefing", "--campaign", "01890a5d-ac96-774b-bcce-b30200000001", "--password-file",
                    password, "--out", briefing});
        QCOMPARE(done.exitCode, 1);
        QVERIFY2(done.err.contains("--campaign"), done.err.c_str());
        QVERIFY(!QFile::exists(briefing));
        QVERIFY(QString::fromStdString(read.out).contains(QStringLiteral("DỮ LIỆU CŨ")));

        // And why not, in words.
        const auto refused = [&](const QStringList& more, const QString& words) {
            const auto ended = ask(more);
            return ended.exitCode == 1 && QString::fromStdString(ended.err).contains(words);
        };
        QVERIFY(refused({"--out", csv}, QStringLiteral("--password-file")));
        QVERIFY(refused({"--password-file", wrong, "--out", csv}, QStringLiteral("không phải mật khẩu")));
        QVERIFY(
            refused({"--password-file", password, "--user", "den", "--out", csv}, QStringLiteral("không lưu dữ liệu")));
        QVERIFY(refused({"--password-file", password, "--out", "/proc/a/b.csv"}, QStringLiteral("Không lưu được")));
        QVERIFY(refused({"--password-file", password, "--profile", profile.filePath("none"), "--out", csv},
                        QStringLiteral("Không có thư mục")));
        QVERIFY(!QFile::exists(profile.filePath("none")));
        {
            const auto held = console::Profile::open(profile.path());
            QVERIFY(refused({"--password-file", password, "--out", csv}, QStringLiteral("đang mở")));
        }
        m_gateway.start();
    }

private:
    std::unique_ptr<console::Desk> open(const std::string& user, std::filesystem::path folder = {}) {
        if (folder.empty()) {
            folder = std::filesystem::path(m_profiles.path().toStdString()) / user;
            std::filesystem::create_directories(folder);
        }
        auto desk = std::make_unique<console::Desk>(
            m_theme, test::cityWards(),
            bridge::SessionConfig{.gatewayUrl = "https://127.0.0.1:" + std::to_string(m_gateway.port()),
                                  .user = user,
                                  .password = "mật khẩu " + user,
                                  .pin = m_gateway.fingerprint(),
                                  .profileDir = folder,
                                  .replicaKey = std::string(32, 'k')});
        desk->start(nullptr);
        desk->window().show();
        return desk;
    }
    static std::size_t cases(console::Desk& desk) {
        const auto* table = desk.window().findChild<widgets::QueueTable*>();
        return static_cast<std::size_t>(table->model()->rowCount());
    }
    static void trigger(console::Desk& desk, widgets::ActionId id) { desk.window().actions().action(id).trigger(); }
    static QString banner(console::Desk& desk, const char* name) {
        const auto* shown = desk.window().findChild<widgets::Banner*>(QLatin1String(name));
        return shown != nullptr && shown->isVisible() ? shown->findChild<QLabel*>("bannerText")->text() : QString();
    }

    test::GatewayFixture m_gateway;
    std::string m_key;
    widgets::Theme m_theme{*qApp};
    const QTemporaryDir m_profiles;
};

QTEST_MAIN(ShiftTest)
#include "ShiftTest.moc"
