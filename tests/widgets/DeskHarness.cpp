// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include "resources/Embedded.h"

#include <QApplication>
#include <QDialog>

namespace trucban::test {

namespace {

std::function<core::Instant()> clockOf(LocalGateway& gateway) {
    return [&gateway] { return gateway.now(); };
}

/// The window is made for the board as it is.
models::Board& marked(models::Board& board, bool exercise) {
    board.setExercise(exercise);
    return board;
}

} // namespace

DeskHarness::DeskHarness(widgets::Theme& theme, QWidget* map, bool exercise)
    : gateway(marked(board, exercise)),
      fixtures(gateway),
      queue(board, filter, clockOf(gateway)),
      units(board, clockOf(gateway)),
      timeline(board),
      rate(board, clockOf(gateway)),
      commands(board),
      places(fixtures.wards(), resources::formerUnitsCsv()),
      search(board, places),
      duplicates(board),
      watch(clockOf(gateway)),
      alarm(board, device, clockOf(gateway)),
      window(std::make_unique<widgets::MainWindow>(widgets::DeskParts{.theme = theme,
                                                                      .wards = fixtures.wards(),
                                                                      .board = board,
                                                                      .filter = filter,
                                                                      .selection = selection,
                                                                      .queue = queue,
                                                                      .units = units,
                                                                      .timeline = timeline,
                                                                      .rate = rate,
                                                                      .commands = commands,
                                                                      .gateway = gateway,
                                                                      .alarm = alarm,
                                                                      .search = search,
                                                                      .duplicates = duplicates,
                                                                      .watch = watch,
                                                                      .map = map})) {
    rate.follow(filter, queue.matcher());
    gateway.tellStatus = [this](const bridge::CommandStatus& status) { window->onCommand(status); };
    window->setFallback(QStringLiteral("bộ đàm kênh 3 hoặc điện thoại 028 0000 0113"));
}

bridge::ConnectionStatus DeskHarness::liveStatus() const {
    bridge::ConnectionStatus status;
    status.state = bridge::ConnectionState::live;
    status.lastHeard = gateway.clock;
    status.user = QStringLiteral("an.nguyen");
    status.role = core::Role::dutyOfficer;
    status.scope = {.all = true, .wards = {}};
    status.isStale = false;
    status.roundTrip = std::chrono::milliseconds(12);
    return status;
}

void DeskHarness::goLive() {
    window->onDraftsLoaded();
    window->setStatus(liveStatus());
    window->tick();
}

void DeskHarness::goStale() {
    auto status = liveStatus();
    status.state = bridge::ConnectionState::offline;
    status.fault = bridge::ConnectionFault::unreachable;
    status.lastHeard = gateway.clock - std::chrono::seconds(131);
    status.retryIn = std::chrono::seconds(8);
    status.isStale = true;
    window->setStatus(status);
    window->tick();
}

QDialog* DeskHarness::dialog() const {
    for (auto* dialog : window->findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

void DeskHarness::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    auto* open = dialog();
    if (open == nullptr && !window->isActiveWindow()) {
        window->activateWindow();
        QCoreApplication::processEvents();
    }
    QWidget* target = open != nullptr ? open->focusWidget() : window->focusWidget();
    if (target == nullptr) {
        target = open != nullptr ? static_cast<QWidget*>(open) : window.get();
    }
    QTest::keyClick(target, key, modifiers);
    // Dialogs that were closed delete themselves later; so does what a key rebuilt.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

} // namespace trucban::test
