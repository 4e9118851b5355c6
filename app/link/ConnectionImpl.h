// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Backoff.h"
#include "link/Connection.h"
#include "link/CursorTracker.h"
#include "link/Session.h"
#include "link/Transport.h"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>

namespace trucban::link {

/// The loop of tries: log in, open, run a session, wait, again. Kept alive by its own coroutine, so that a connection
/// may be destroyed from one of its callbacks.
class Connection::Impl : public std::enable_shared_from_this<Connection::Impl>, public SessionOwner {
public:
    Impl(boost::asio::any_io_executor executor, Transport transport, Credentials credentials, std::string clientId,
         LinkEvents& events, Clock clock, RandomSource random);

    void start(core::Seq cursor, std::string head);
    [[nodiscard]] bool send(const wire::ClientFrame& frame);
    void setCursor(core::Seq cursor, std::string head);
    void holdReading(bool hold);
    void stop();
    /// The Connection is being destroyed: no more callbacks, everything ends soon.
    void abandon();
    [[nodiscard]] const LinkStatus& status() const { return m_status; }
    [[nodiscard]] const std::string& token() const { return m_token; }

private:
    /// How a try ended.
    struct Outcome {
        LinkFault fault = LinkFault::none;
        std::chrono::milliseconds leastWait{};
        bool tryAgainNow = false;
    };

    [[nodiscard]] Task<> run();
    [[nodiscard]] Task<Outcome> attempt();
    [[nodiscard]] Task<std::expected<void, DialFault>> login();
    [[nodiscard]] Task<std::expected<std::unique_ptr<Socket>, DialFault>> open();
    [[nodiscard]] Task<> pauseAfter(Outcome outcome);
    /// Cancels the dialer after kDialDeadline unless `done` is set by then.
    void watchDial(const std::shared_ptr<Timer>& timer, const std::shared_ptr<bool>& done);
    void spawnRun();
    void moveTo(LinkState state);
    void publish();
    [[nodiscard]] core::Instant now() const; ///< for what is shown

    void onSessionState(LinkState state) override;
    void onSessionFrame(wire::ServerFrame frame) override;
    [[nodiscard]] bool isMeant(const wire::Welcome& welcome) const override;
    void onHeard() override;
    void onStale(bool stale) override;
    void onServerTime(core::Instant serverTime, TimePoint asked, TimePoint arrived) override;
    void onRoundTrip(std::chrono::milliseconds roundTrip) override;

    boost::asio::any_io_executor m_executor;
    Transport m_transport;
    const Credentials m_credentials;
    std::string m_clientId;
    LinkEvents* m_events; ///< null once abandoned
    Clock m_clock;
    Backoff m_backoff;
    ServerClock m_serverClock;
    LinkStatus m_status;
    CursorTracker m_cursor;
    std::string m_token;
    bool m_tokenIsFresh = false;        ///< got in this try
    std::unique_ptr<Session> m_session; ///< while a socket is open
    std::unique_ptr<Timer> m_pause;
    TimePoint m_liveSince{};
    bool m_running = false;
    bool m_stopping = false;
    bool m_retryNow = false;
    bool m_hold = false;
};

} // namespace trucban::link
