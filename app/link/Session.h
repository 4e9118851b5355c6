// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/AckPacer.h"
#include "link/CursorTracker.h"
#include "link/Heartbeat.h"
#include "link/LinkState.h"
#include "link/SendQueue.h"
#include "link/Transport.h"
#include "wire/Frames.h"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>

namespace trucban::link {

/// What a session tells its connection. Any of these may call back into the session (end, push, hold).
class SessionOwner {
public:
    virtual ~SessionOwner() = default;
    virtual void onSessionState(LinkState state) = 0; ///< snapshotting or live
    virtual void onSessionFrame(wire::ServerFrame frame) = 0;
    /// Whether this is a gateway that was meant.
    [[nodiscard]] virtual bool isMeant(const wire::Welcome& welcome) const = 0;
    virtual void onHeard() = 0;
    virtual void onStale(bool stale) = 0;
    /// Before the frame that told it is handed over, and before onRoundTrip.
    virtual void onServerTime(core::Instant serverTime, TimePoint asked, TimePoint arrived) = 0;
    virtual void onRoundTrip(std::chrono::milliseconds roundTrip) = 0;
};

struct SessionEnd {
    LinkFault fault = LinkFault::none;
    bool tokenRefused = false; ///< log in again
};

/// The life of one open socket, from hello to its end: one coroutine reads, one writes what is queued, one keeps time
/// (pings, acks, silence). run() returns when all three have ended.
class Session {
public:
    Session(boost::asio::any_io_executor executor, TimeSource& time, const Clock& clock, std::unique_ptr<Socket> socket,
            CursorTracker& cursor, SessionOwner& owner);

    [[nodiscard]] Task<SessionEnd> run(wire::Hello hello);

    [[nodiscard]] bool push(std::string frame);
    void hold(bool hold);
    /// Ends with this fault; the first fault counts.
    void end(LinkFault fault);
    /// Says bye; the peer closes, or we do after kFarewell.
    void sayBye();

private:
    static constexpr std::chrono::seconds kFarewell{1};

    [[nodiscard]] Task<> write();
    [[nodiscard]] Task<> keepTime();
    [[nodiscard]] Task<LinkFault> read();
    [[nodiscard]] LinkFault take(std::string_view bytes);
    [[nodiscard]] LinkFault take(wire::Welcome& welcome);
    [[nodiscard]] LinkFault take(const wire::Snapshot& snapshot);
    [[nodiscard]] LinkFault take(const wire::Events& events);
    [[nodiscard]] LinkFault take(const wire::Bye& bye);
    void take(const wire::Pong& pong);
    void spawn(Task<> child);
    void tick(TimePoint now);

    boost::asio::any_io_executor m_executor;
    TimeSource& m_time;
    const Clock& m_clock;
    std::unique_ptr<Socket> m_socket;
    CursorTracker& m_cursor;
    SessionOwner& m_owner;

    LinkState m_state = LinkState::greeting;
    SendQueue m_queue;
    Heartbeat m_heartbeat;
    AckPacer m_acks;
    std::unique_ptr<Timer> m_wakeWriter;
    std::unique_ptr<Timer> m_clockwork;
    std::unique_ptr<Timer> m_wakeReader;
    std::unique_ptr<Timer> m_joined;
    int m_children = 0;
    bool m_over = false;
    bool m_hold = false;
    bool m_stale = false;
    bool m_tokenRefused = false;
    LinkFault m_fault = LinkFault::none;
    TimePoint m_farewellBy = TimePoint::max();
    TimePoint m_helloSent{};
    core::Instant m_pingAt{}; ///< of the ping under way
    TimePoint m_pingSent{};
};

} // namespace trucban::link
