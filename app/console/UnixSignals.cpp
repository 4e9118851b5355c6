// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/UnixSignals.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace trucban::console {

namespace {

// The handler may touch nothing else; written before the handler is installed.
int g_wakeUp[2] = {-1, -1};
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

extern "C" void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(g_wakeUp[0], &byte, 1);
}

} // namespace

UnixSignals::UnixSignals(QObject* parent) : QObject(parent) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, g_wakeUp) != 0) {
        return; // signals keep their default: the process just ends
    }
    m_notifier = std::make_unique<QSocketNotifier>(g_wakeUp[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(g_wakeUp[1], &byte, 1) > 0) {
        }
        emit stopRequested();
    });
    struct sigaction action{};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : kSignals) {
        ::sigaction(signal, &action, nullptr);
    }
}

UnixSignals::~UnixSignals() {
    for (const int signal : kSignals) {
        std::signal(signal, SIG_DFL);
    }
    m_notifier.reset();
    for (auto& end : g_wakeUp) {
        if (end >= 0) {
            ::close(std::exchange(end, -1));
        }
    }
}

} // namespace trucban::console
