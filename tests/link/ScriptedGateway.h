// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Transport.h"
#include "link/VirtualTime.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace trucban::test {

class ScriptedSocket;

/// What a connection finds at the other end, as the test says: how log-ins and openings go, what the peer says on the
/// socket and when. Without a script every log-in and opening succeeds.
class ScriptedGateway {
public:
    explicit ScriptedGateway(VirtualTime& time) : m_time(time) {}

    /// The outcomes to come, in order.
    void nextLogin(link::DialFault fault) { m_logins.push_back(fault); }
    void nextOpening(link::LinkFault fault) { m_openings.push_back(fault); }
    void hangNextOpening() { m_openings.push_back(kHang); }
    void hangNextLogin() { m_logins.push_back({kHang, {}}); }

    [[nodiscard]] link::Transport transport();

    [[nodiscard]] int logins() const { return m_loginCount; }
    [[nodiscard]] int openings() const { return m_openingCount; }
    [[nodiscard]] const std::vector<link::Credentials>& credentials() const { return m_credentials; }
    [[nodiscard]] bool isConnected() const { return m_socket != nullptr; }

    /// On the open socket. All settle, so that what follows from them has happened.
    void say(const wire::ServerFrame& frame);
    void sayBytes(std::string bytes);
    void breakOff(link::LinkFault fault = link::LinkFault::unreachable);
    /// The peer's kernel takes nothing any more, and nothing comes: a half-open connection.
    void stopTakingWrites();
    /// Frames the console sent on the current socket since the last call.
    [[nodiscard]] std::vector<wire::ClientFrame> heard();
    /// The same without pings and acks.
    [[nodiscard]] std::vector<wire::ClientFrame> heardCommands();
    /// How many write calls carried them.
    [[nodiscard]] int writes() const;
    void setFingerprint(std::string fingerprint) { m_fingerprint = std::move(fingerprint); }

private:
    friend class ScriptedSocket;
    friend class ScriptedDialer;
    static constexpr auto kHang = static_cast<link::LinkFault>(255);

    VirtualTime& m_time;
    std::deque<link::DialFault> m_logins;
    std::deque<link::LinkFault> m_openings;
    std::vector<link::Credentials> m_credentials;
    int m_loginCount = 0;
    int m_openingCount = 0;
    ScriptedSocket* m_socket = nullptr;
    std::string m_fingerprint;
};

} // namespace trucban::test
