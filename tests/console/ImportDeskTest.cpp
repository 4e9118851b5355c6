// SPDX-License-Identifier: GPL-3.0-or-later
// A file of ten thousand rows from the disk through a real gateway to another desk, and back.
#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/import/ImportDialog.h"
#include "widgets/import/ImportList.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace trucban;

namespace {

constexpr std::chrono::seconds kDeadline{120};
constexpr std::size_t kRows = 10'000;
constexpr std::size_t kEvery = 600; ///< one row in so many is wrong

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

/// A day's figures of every ward, day after day; 17 of the rows are wrong unless it is mended.
QByteArray csvOf(bool isMended) {
    QByteArray csv("\xEF\xBB\xBFNgày;Phường;Đối tượng;Băng nhóm;Vụ khởi tố;Nguồn\r\n");
    const auto& wards = test::cityWards().wards();
    const QDate first(2026, 9, 1);
    for (std::size_t i = 0; i < kRows; ++i) {
        const bool isBad = !isMended && i % kEvery == 77;
        csv += QStringLiteral("%1;%2;%3;%4;0;Báo cáo ngày\r\n")
                   .arg(first.addDays(static_cast<qint64>(i / wards.size())).toString(QStringLiteral("dd/MM/yyyy")))
                   .arg(wards[i % wards.size()].code.value)
                   .arg(isBad ? QStringLiteral("mười") : QString::number(i % 9))
                   .arg(i % 3)
                   .toUtf8();
    }
    return csv;
}

std::size_t standing(const core::State& state) {
    return static_cast<std::size_t>(
        std::ranges::count_if(state.records, [](const auto& entry) { return !entry.second.withdrawn; }));
}

} // namespace

class ImportDeskTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
        m_gateway.addUser("nhap", "city", "all");
        m_gateway.addUser("xem", "city", "all");
        m_gateway.start();
    }

    void tenThousandRowsGoWholeAndComeBackWhole() {
        auto desk = open("nhap");
        QVERIFY(waitFor([&] { return desk->status().state == bridge::ConnectionState::live; }));

        // 17 of the rows are wrong: each is named, and nothing goes.
        auto* dialog = openImport(*desk, csvOf(false));
        QVERIFY(dialog != nullptr);
        QVERIFY(waitFor([&] { return isChecked(*dialog); }));
        QCOMPARE(dialog->job().plan().bad, std::size_t{17});
        std::set<std::size_t> rows;
        for (const auto& problem : dialog->job().plan().problems) {
            rows.insert(problem.row);
            QCOMPARE((problem.row - 2) % kEvery, std::size_t{77});
        }
        QCOMPARE(rows.size(), std::size_t{17});
        QVERIFY(!dialog->mayAccept());

        // Mended while the gateway is away: it waits on this computer's disk, also while the program is not running, and
        // goes out whole when both are back.
        writeFile(csvOf(true));
        m_gateway.kill();
        dialog->job().open(m_file);
        QVERIFY(waitFor([&] { return isChecked(*dialog); }));
        QVERIFY2(dialog->mayAccept(), qPrintable(dialog->job().plan().obstacle));
        dialog->accept();
        QCOMPARE(dialog->job().stage(), widgets::ImportStage::waiting);
        QVERIFY(!hasRecords(*desk, kRows));
        desk.reset();
        m_gateway.start();
        QElapsedTimer timer;
        timer.start();
        desk = open("nhap");
        QVERIFY(waitFor([&] { return hasRecords(*desk, kRows); }));
        qInfo("10,000 rows were there %lld ms after the desk was opened", static_cast<long long>(timer.elapsed()));
        test::TestConsole other{m_gateway, m_gateway.login("xem")};
        QVERIFY(other.pump([&] { return standing(other.state()) == kRows; }));

        // The same file again has nothing to say.
        dialog = openImport(*desk, csvOf(true));
        QVERIFY(waitFor([&] { return isChecked(*dialog); }));
        QCOMPARE(dialog->job().plan().unchanged, kRows);
        QVERIFY(!dialog->mayAccept());
        dialog->reject();

        // The whole import is taken back.
        desk->window().actions().action(widgets::ActionId::importList).trigger();
        auto* list = desk->window().findChild<widgets::ImportList*>();
        QVERIFY(list != nullptr);
        QVERIFY(waitFor([&] { return list->findChild<QLineEdit*>("importReason")->isVisible(); }));
        list->findChild<QLineEdit*>("importReason")->setText(QStringLiteral("Nhập nhầm kỳ"));
        QVERIFY2(list->mayAccept(), qPrintable(list->findChild<QLabel*>("dialogComplaint")->text()));
        list->accept();
        QVERIFY(waitFor(
            [&] { return list->findChild<QLabel*>("importSaid")->text().contains(QStringLiteral("đã hoàn tác")); }));
        QVERIFY(other.pump([&] { return standing(other.state()) == 0; }));
        desk.reset();
        QCOMPARE(m_gateway.stop(), std::optional<int>{0});
        const auto verified = m_gateway.cli({"verify"});
        QVERIFY2(verified.exitCode == 0, verified.err.c_str());
        m_gateway.start();
    }

private:
    void writeFile(const QByteArray& bytes) {
        m_file = m_profiles.filePath(QStringLiteral("số liệu.csv"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    widgets::ImportDialog* openImport(console::Desk& desk, const QByteArray& bytes) {
        writeFile(bytes);
        desk.window().actions().action(widgets::ActionId::importRecords).trigger();
        auto* dialog = desk.window().findChild<widgets::ImportDialog*>();
        if (dialog != nullptr) {
            for (auto* chooser : dialog->findChildren<QDialog*>()) {
                chooser->close();
            }
            dialog->job().open(m_file);
        }
        return dialog;
    }
    static bool isChecked(const widgets::ImportDialog& dialog) {
        return !dialog.job().isChecking() && dialog.job().plan().lines.size() == kRows;
    }
    static bool hasRecords(const console::Desk& desk, std::size_t count) {
        return standing(desk.window().parts().board.state()) == count;
    }
    std::unique_ptr<console::Desk> open(const std::string& user) {
        const auto folder = std::filesystem::path(m_profiles.path().toStdString()) / user;
        std::filesystem::create_directories(folder);
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

    test::GatewayFixture m_gateway;
    widgets::Theme m_theme{*qApp};
    const QTemporaryDir m_profiles;
    QString m_file;
};

QTEST_MAIN(ImportDeskTest)
#include "ImportDeskTest.moc"
