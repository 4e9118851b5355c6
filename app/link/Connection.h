// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "link/LinkState.h"
#include "wire/Frames.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class any_io_executor;
}

namespace trucban::link {

struct Transport; // link/Transport.h: what tests swap

struct Endpoint {
    std::string url; ///< https://host[:port], or http://host[:port] for a loopback host only
    std::string pin; ///< SHA-256 of the server certificate (DER), hex with or without colons; empty: verify normally
};

struct Credentials {
    std::string user;
    std::string password;  ///< kept in memory to log in again when the gateway has forgotten the token
    bool exercise = false; ///< meant for a gateway for exercises; one of the other sort is refused
};

using Clock = std::function<core::Instant()>; ///< wall clock, for what is shown before the gateway has told the time
using RandomSource = std::function<std::uint64_t()>; ///< 64 uniform bits, for jitter

/// Called on the link's executor. Must not block; hand the value over and return.
class LinkEvents {
public:
    virtual ~LinkEvents() = default;
    /// On every change of state, fault, staleness and retry time, and after each measured round trip.
    virtual void onStatus(const LinkStatus& status) = 0;
    /// Every frame but ping, pong and bye, already checked for order. Snapshot parts arrive as 1, 2 … of; part 1 may
    /// come again after a break (start over), and only with the last part has the snapshot replaced what was there.
    /// Events ranges are contiguous with the cursor.
    virtual void onFrame(wire::ServerFrame frame) = 0;
};

/// The console's connection to its gateway: logs in, connects, greets with the cursor, follows the log, notices
/// silence, and comes back by itself with growing, jittered pauses.
///
/// Thread: everything, the destructor too, runs on the executor given (one thread or a strand). `events` must outlive
/// the connection. After stop() or destruction no callback comes any more but the one `stopped` status that stop()
/// causes. Errors never throw: they are LinkStatus::fault.
class Connection {
public:
    Connection(const boost::asio::any_io_executor& executor, Endpoint endpoint, Credentials credentials,
               std::string clientId, LinkEvents& events, Clock clock, RandomSource random);
    /// With everything that touches the world replaced.
    Connection(const boost::asio::any_io_executor& executor, Transport transport, Credentials credentials,
               std::string clientId, LinkEvents& events, Clock clock, RandomSource random);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Starts, or tries again at once from waiting or refused. `cursor` 0: no replica, wants a snapshot; `head` is the
    /// hex hash known for the cursor, or empty. Ignored while a session is up.
    void start(core::Seq cursor, std::string head);
    /// False, and nothing is kept, when the link is not live or its send queue is full: the caller keeps the command in
    /// its outbox. True means queued for writing, no more; only accepted or refused ends a command.
    [[nodiscard]] bool send(const wire::ClientFrame& frame);
    /// The replica is at another place than the link thinks (dropped, or an event could not be applied): reconnects
    /// with this cursor. 0 asks for a snapshot.
    void setCursor(core::Seq cursor, std::string head);
    /// While held nothing is read from the socket, so that TCP pushes back; silence is not counted.
    void holdReading(bool hold);
    /// Says bye, closes, and reports `stopped`; at most 1 s.
    void stop();

    [[nodiscard]] const LinkStatus& status() const;
    /// Of the session, for requests beside the socket; empty while there is none.
    [[nodiscard]] const std::string& token() const;

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace trucban::link
