// SPDX-License-Identifier: GPL-3.0-or-later
// widgets_gallery DIR [SCALE [shift|together|duplicates|attachments]]: pictures of the window in its states and themes, for eyes to judge. Not a test.
#include "widgets/DeskHarness.h"
#include "widgets/handover/HandoverDesk.h"
#include "widgets/handover/HandoverDialog.h"
#include "widgets/lock/IdleLock.h"
#include "widgets/login/LoginWindow.h"
#include "widgets/print/FallbackSheet.h"
#include "widgets/status/Banner.h"

#include <QApplication>
#include <QBuffer>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QPainter>

using namespace trucban;

namespace {

void settle() {
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 200);
    }
}

void shoot(QWidget& widget, const QString& file) {
    settle();
    widget.grab().save(file);
}

/// Neighbours report one fight: the card of likely duplicates, and with some ticked.
void takeDuplicates(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::DeskHarness desk(theme);
    desk.fixtures.house();
    desk.window->resize(theme.px(1600), theme.px(1000));
    desk.window->show();
    desk.goLive();
    desk.fixtures.evening(30);
    const auto near = [](double metres, double accuracyM) {
        return core::Position{{10.7721 + metres / 111'195.0, 106.6983}, accuracyM};
    };
    desk.fixtures.alert("fight", "Đánh nhau trước quán ốc Bà Tư, có mã tấu", near(62, 50));
    desk.gateway.clock += std::chrono::minutes(1);
    desk.fixtures.alert("publicDisorder", "Nhóm thanh niên la hét chỗ quán ốc", near(-90, 150));
    desk.fixtures.alert("weapon", "Có người cầm mã tấu ở quán ốc Bà Tư", near(20, 12));
    desk.gateway.clock += std::chrono::minutes(2);
    const auto last = desk.fixtures.alert("fight", "Ẩu đả, mã tấu, gần quán ốc Bà Tư", near(0, 25));
    desk.gateway.publish();
    desk.window->tick();
    desk.selection.select(last);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-duplicates.png")));
    desk.key(Qt::Key_T, Qt::ControlModifier);
    if (auto* list = desk.window->findChild<QWidget*>(QStringLiteral("duplicateList"))) {
        QTest::keyClick(list, Qt::Key_Space);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
    }
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-duplicates-ticked.png")));
}

/// A case that rose to P1 behind the officer's back, an update beside it, and what is said while nothing is known.
void takeNews(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::DeskHarness desk(theme);
    desk.fixtures.house();
    desk.window->show();
    auto status = desk.liveStatus();
    status.lastHeard.reset();
    status.state = bridge::ConnectionState::offline;
    status.fault = bridge::ConnectionFault::tls;
    status.isStale = true;
    desk.window->setStatus(status);
    QTest::qWait(200);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-unknown.png")));
    desk.goLive();
    desk.fixtures.evening(40);
    const auto risen = desk.fixtures.alert("noise", "Hát loa kẹo kéo", core::Position{{10.7721, 106.6983}, 25});
    const auto updated = desk.fixtures.alert("theft", "Mất xe máy", core::Position{{10.7921, 106.6883}, 14'000});
    desk.gateway.tell(desk.gateway.officer, core::AcknowledgeCase{risen});
    desk.gateway.publish();
    desk.alarm.begin();
    desk.gateway.clock += std::chrono::seconds(42);
    desk.fixtures.update(risen, "robbery", "Nó rút dao, CỨU TÔI https://example.org/" + std::string(200, 'a'));
    desk.fixtures.update(updated, "theft", "Thấy kẻ trộm quay lại");
    desk.gateway.publish();
    desk.gateway.clock += std::chrono::seconds(7);
    desk.window->tick();
    desk.selection.select(risen);
    QTest::qWait(700);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-risen.png")));
    desk.selection.select(updated);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-updated.png")));
    desk.key(Qt::Key_F7);
    if (auto* dialog = desk.dialog()) {
        shoot(*dialog, folder.filePath(name + QStringLiteral("-close-new.png")));
        dialog->close();
        settle();
    }
}

/// A case that others look at too, one that another edits, the question before that is broken, and a conflict.
void takeTogether(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::DeskHarness desk(theme);
    desk.watch.setClientId("desk 1");
    desk.fixtures.house();
    desk.window->show();
    desk.goLive();
    desk.fixtures.evening(30);
    const auto id = desk.fixtures.alert("theft", "Mất xe máy trước nhà", core::Position{{10.7721, 106.6983}, 25});
    desk.gateway.tell(desk.gateway.officer, core::AcknowledgeCase{id});
    desk.gateway.tell(desk.gateway.officer, core::AddNote{.caseId = id, .text = "Người nhà đã đến, xe biển số 59X1"});
    desk.gateway.publish();
    desk.selection.select(id);
    const auto until = desk.gateway.clock + std::chrono::seconds(24);
    const wire::Watcher lan{.user = "lan.tran", .clientId = "desk 2", .editing = false, .until = {}};
    const wire::Watcher minh{.user = "minh.le", .clientId = "desk 3", .editing = true, .until = until};
    desk.watch.setWatchers({.caseId = id, .people = {lan}});
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-watched.png")));
    desk.watch.setWatchers({.caseId = id, .people = {minh, lan}});
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-edited.png")));
    desk.key(Qt::Key_F7);
    if (auto* dialog = desk.dialog()) {
        shoot(*dialog, folder.filePath(name + QStringLiteral("-take-over.png")));
        dialog->close();
        settle();
    }
    bridge::CommandStatus refused;
    refused.id = {desk.gateway.nextUuid()};
    refused.body = core::SetKind{.caseId = id, .kind = "noise"};
    refused.stage = bridge::CommandStage::refused;
    refused.refusalCode = "conflict";
    desk.window->onCommand(refused);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-conflict.png")));
}

std::shared_ptr<const std::string> streetAtNight() {
    QImage image(1'600, 1'200, QImage::Format_RGB32);
    image.fill(QColor(24, 28, 40));
    QPainter painter(&image);
    painter.fillRect(0, 800, 1'600, 400, QColor(60, 60, 66));
    painter.setBrush(QColor(250, 210, 90));
    for (int x = 120; x < 1'600; x += 340) {
        painter.drawEllipse(QPoint(x, 260), 46, 46);
    }
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return std::make_shared<const std::string>(bytes.toStdString());
}

/// Every state of an attachment, the large picture and the question before another program.
void takeAttachments(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::DeskHarness desk(theme);
    desk.fixtures.house();
    desk.window->resize(theme.px(1600), theme.px(1000));
    desk.window->show();
    desk.goLive();
    desk.fixtures.evening(20);
    const auto shootCase = [&](const char* what) {
        settle();
        shoot(*desk.find<QWidget>("alertCard1"),
              folder.filePath(QStringLiteral("%1-%2.png").arg(name, QLatin1String(what))));
    };
    const auto sent = [](core::AttachmentKind kind, char digit, std::uint64_t bytes) {
        return core::Attachment{.kind = kind, .sha256 = std::string(64, digit), .url = {}, .bytes = bytes};
    };
    const auto press = [&desk](int number, Qt::Key key) {
        auto* row = desk.find<QWidget>(qPrintable(QStringLiteral("attachment%1").arg(number)));
        row->setFocus();
        QTest::keyClick(row, key);
    };
    const auto answer = [&desk](std::size_t number, auto bytes) {
        desk.window->onFile({.id = desk.gateway.files.at(number).first, .bytes = std::move(bytes)});
    };
    using enum core::AttachmentKind;
    desk.fixtures.attachments = {
        sent(photo, '1', 2'345'678), sent(photo, '2', 845'000),
        sent(photo, '3', 1'200'000), sent(photo, '4', 24'000'000),
        sent(audio, '5', 345'000),   sent(video, '6', 18'900'000),
        sent(other, '7', 512'000),   {.kind = photo, .sha256 = {}, .url = "https://x", .bytes = 0}};
    const auto ordinary = desk.fixtures.alert("theft", "Mất xe trước cửa hàng, có ảnh và ghi âm gửi kèm", std::nullopt);
    desk.gateway.publish();
    desk.selection.select(ordinary);
    QTest::qWait(400);
    shootCase("attachments-loading");
    answer(0, streetAtNight());
    answer(1, std::make_shared<const std::string>("<svg/>"));
    answer(2, std::unexpected(link::FileFault::missing));
    press(5, Qt::Key_Return);
    answer(3, std::unexpected(link::FileFault::damaged));
    press(6, Qt::Key_Return);
    answer(4, std::unexpected(link::FileFault::tooLarge));
    press(7, Qt::Key_Return);
    answer(5, std::unexpected(link::FileFault::busy));
    QTest::qWait(2'000);
    press(1, Qt::Key_Up);
    shootCase("attachments");
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-attachments-window.png")));
    press(1, Qt::Key_Return);
    if (auto* dialog = desk.dialog()) {
        shoot(*dialog, folder.filePath(name + QStringLiteral("-attachments-large.png")));
        dialog->close();
        settle();
    }
    press(6, Qt::Key_Return);
    answer(6, std::make_shared<const std::string>(std::string("\0\0\0\x20"
                                                              "ftypisom0000",
                                                              16)));
    if (auto* dialog = desk.dialog()) {
        shoot(*dialog, folder.filePath(name + QStringLiteral("-attachments-open.png")));
        dialog->close();
        settle();
    }
    desk.fixtures.attachments = {sent(photo, 'a', 2'345'678), sent(photo, 'b', 845'000), sent(photo, 'c', 1'200'000),
                                 sent(photo, 'd', 9)};
    const auto sensitive = desk.fixtures.alert("domesticViolence", "Chồng đánh vợ, có ảnh", std::nullopt);
    desk.gateway.publish();
    desk.selection.select(sensitive);
    settle();
    press(1, Qt::Key_Return);
    desk.gateway.answer();
    answer(desk.gateway.files.size() - 1, streetAtNight());
    press(2, Qt::Key_Return);
    desk.gateway.officer.scope = {.all = false, .wards = {}};
    desk.gateway.answer();
    desk.gateway.officer.scope = {.all = true, .wards = {}};
    press(3, Qt::Key_Return);
    QTest::qWait(1'500);
    if (auto* dialog = desk.dialog()) {
        dialog->close();
        settle();
    }
    shootCase("attachments-sensitive");
    desk.goStale();
    press(4, Qt::Key_Return);
    shootCase("attachments-offline");
}

/// The end of a shift: nothing to hand over, a full list to sign, one to take over, pinned lines, the sheet, the lock.
void takeShift(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::DeskHarness desk(theme);
    desk.fixtures.house();
    desk.gateway.publish();
    auto* handover = new widgets::HandoverDesk({.theme = theme,
                                                .registry = desk.window->actions(),
                                                .board = desk.board,
                                                .gateway = desk.gateway,
                                                .alarm = desk.alarm},
                                               *desk.window);
    desk.window->addBanner(handover->waitingBanner());
    desk.window->addBanner(handover->pinnedBanner());
    auto* sheet = new widgets::FallbackSheet(
        theme, desk.window->actions(), desk.board, desk.selection, [&desk] { return desk.gateway.clock; },
        *desk.window);
    auto* lock = new widgets::IdleLock({.theme = theme,
                                        .registry = desk.window->actions(),
                                        .board = desk.board,
                                        .alarm = desk.alarm,
                                        .clock = [&desk] { return desk.gateway.clock; },
                                        .saveDrafts = [] {}},
                                       *desk.window);
    desk.gateway.tellStatus = [&](const bridge::CommandStatus& status) {
        desk.window->onCommand(status);
        handover->onCommand(status);
    };
    desk.window->show();
    desk.goLive();
    auto status = desk.liveStatus();
    status.seq = 4'711;
    status.head = std::string(64, 'b');
    handover->setStatus(status);
    sheet->setStatus(status);
    lock->setStatus(status);
    const auto shootDialog = [&](const char* what) {
        settle();
        if (auto* open = desk.dialog()) {
            shoot(*open, folder.filePath(QStringLiteral("%1-%2.png").arg(name, QLatin1String(what))));
        }
    };
    const auto closeDialog = [&] {
        if (auto* open = desk.dialog()) {
            open->close();
        }
        settle();
    };
    handover->open();
    shootDialog("sign-empty");
    closeDialog();
    desk.fixtures.evening(160);
    desk.gateway.publish();
    desk.alarm.begin();
    desk.gateway.clock += std::chrono::minutes(4);
    handover->open();
    shootDialog("sign");
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    desk.gateway.answer();
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-handover-own.png")));
    // The other officer's eyes.
    auto items = desk.gateway.lastAsked<core::SignHandover>()->items;
    items.resize(std::min<std::size_t>(items.size(), 9));
    core::SignHandover theirs{.id = {desk.gateway.nextUuid()},
                              .wards = {core::kCityDesk},
                              .since = desk.gateway.clock - std::chrono::hours(12),
                              .words = "Chờ M21 báo lại. Nhà số 9 hẹn gọi trước 22 giờ.",
                              .items = items};
    auto other = desk.gateway.officer;
    other.actor.name = "binh.tran";
    desk.gateway.tell(other, theirs);
    desk.gateway.publish();
    handover->open();
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Tab);
    QTest::keyClicks(desk.dialog()->focusWidget(), "chua ro ai den");
    desk.key(Qt::Key_Return);
    desk.gateway.answer();
    desk.key(Qt::Key_Return); // handed in, not confirmed
    shootDialog("take");
    desk.gateway.officer.scope = {.all = false, .wards = {}}; // refused
    desk.gateway.answer();
    shootDialog("take-refused");
    desk.gateway.officer.scope = {.all = true, .wards = {}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        desk.key(Qt::Key_Return);
    }
    desk.gateway.answer();
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    desk.gateway.answer();
    settle();
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-pinned.png")));
    handover->openPinned();
    shootDialog("settle");
    closeDialog();
    sheet->open();
    shootDialog("sheet");
    closeDialog();
    lock->lock();
    lock->onPasswordChecked(false);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-locked.png")));
    lock->onPasswordChecked(true);
}

void take(widgets::Theme& theme, const QDir& folder, const QString& name) {
    {
        test::DeskHarness desk(theme);
        desk.window->show();
        desk.goLive();
        desk.fixtures.house();
        desk.gateway.publish();
        shoot(*desk.window, folder.filePath(name + QStringLiteral("-empty.png")));
    }
    test::DeskHarness desk(theme);
    desk.fixtures.house();
    desk.fixtures.week();
    desk.fixtures.evening(360);
    desk.gateway.publish();
    desk.alarm.begin();
    desk.window->show();
    desk.goLive();
    desk.key(Qt::Key_1, Qt::ControlModifier);
    desk.key(Qt::Key_Down);
    QTest::qWait(700);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-busy.png")));
    const std::array dialogs{std::pair{Qt::Key_F3, "dispatch"}, std::pair{Qt::Key_F7, "close"},
                             std::pair{Qt::Key_F9, "transfer"}, std::pair{Qt::Key_F1, "keys"}};
    for (const auto& [key, what] : dialogs) {
        desk.key(key);
        if (auto* dialog = desk.dialog()) {
            shoot(*dialog, folder.filePath(QStringLiteral("%1-%2.png").arg(name, QLatin1String(what))));
            dialog->close();
            settle();
        }
    }
    desk.queue.sort(models::QueueModel::WardColumn);
    desk.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    auto* menu = desk.find<QMenu>("sortMenu");
    shoot(*menu, folder.filePath(name + QStringLiteral("-sort-menu.png")));
    menu->close();
    desk.filter.setSpec({.states = {core::CaseState::isNew, core::CaseState::closed}});
    QTest::qWait(200);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-sorted.png")));
    desk.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    wire::Result older;
    older.id = desk.gateway.queries.back().id;
    older.next = 1;
    for (const auto& [id, case_] : desk.board.state().cases) {
        if (!case_.isOpen() && older.cases.size() < 30) {
            older.cases.push_back(case_);
        }
    }
    desk.window->onResult(older);
    shoot(*desk.dialog(), folder.filePath(name + QStringLiteral("-older.png")));
    desk.dialog()->close();
    desk.queue.sort(-1);
    desk.filter.setSpec({.text = QStringLiteral("không có gì như thế")});
    QTest::qWait(200);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-nothing.png")));
    desk.filter.clear();
    desk.key(Qt::Key_F2);
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-pending.png")));
    desk.gateway.answer();
    desk.goStale();
    shoot(*desk.window, folder.filePath(name + QStringLiteral("-stale.png")));
    widgets::LoginWindow login(theme);
    login.setInput({.gatewayUrl = QStringLiteral("https://trucban.example:8443"),
                    .user = QStringLiteral("an.nguyen"),
                    .password = {},
                    .pin = {}});
    login.show();
    login.setFault(bridge::ConnectionFault::badCredentials);
    shoot(login, folder.filePath(name + QStringLiteral("-login.png")));
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    widgets::Theme theme(application);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    theme.setScale(argc > 2 ? QString::fromLocal8Bit(argv[2]).toDouble() : 1.0);
    if (argc > 3) { // only one part
        const bool isShift = QLatin1String(argv[3]) == QLatin1String("shift");
        for (const auto& [mode, name] :
             {std::pair{widgets::Theme::Mode::light, "light"}, std::pair{widgets::Theme::Mode::dark, "dark"}}) {
            theme.setMode(mode);
            if (QLatin1String(argv[3]) == QLatin1String("duplicates")) {
                takeDuplicates(theme, folder, QLatin1String(name));
                continue;
            }
            if (QLatin1String(argv[3]) == QLatin1String("attachments")) {
                takeAttachments(theme, folder, QLatin1String(name));
                continue;
            }
            isShift ? takeShift(theme, folder, QLatin1String(name)) : takeTogether(theme, folder, QLatin1String(name));
        }
        return 0;
    }
    theme.setMode(widgets::Theme::Mode::light);
    take(theme, folder, QStringLiteral("light"));
    takeNews(theme, folder, QStringLiteral("light"));
    takeDuplicates(theme, folder, QStringLiteral("light"));
    takeTogether(theme, folder, QStringLiteral("light"));
    theme.setMode(widgets::Theme::Mode::dark);
    takeAttachments(theme, folder, QStringLiteral("light"));
    take(theme, folder, QStringLiteral("dark"));
    takeNews(theme, folder, QStringLiteral("dark"));
    takeDuplicates(theme, folder, QStringLiteral("dark"));
    takeTogether(theme, folder, QStringLiteral("dark"));
    takeAttachments(theme, folder, QStringLiteral("dark"));
    return 0;
}
