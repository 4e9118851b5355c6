// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Connection.h"
#include "link/Heartbeat.h"
#include "link/LinkState.h"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The seam between the connection's logic and the world: time and sockets. The real ones are in AsioTransport.cpp; the
// tests bring a virtual clock and a scripted peer. Everything runs on the connection's executor; nothing throws.
namespace trucban::link {

template <class T = void>
using Task = boost::asio::awaitable<T>;

/// May be waited for by one coroutine at a time.
class Timer {
public:
    virtual ~Timer() = default;
    /// Ends a wait that is going on, with false. TimePoint::max(): only wake() ends the wait.
    virtual void expireAt(TimePoint at) = 0;
    /// True: the time came. False: woken before.
    [[nodiscard]] virtual Task<bool> wait() = 0;
    virtual void wake() = 0;
};

class TimeSource {
public:
    virtual ~TimeSource() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Timer> makeTimer() = 0;
};

/// An open WebSocket. One read and one write may be under way at a time.
class Socket {
public:
    virtual ~Socket() = default;
    /// The next text message, valid until the next read. Faults: unreachable (reset, timed out), closed (by the peer),
    /// badProtocol (not text, too large, broken frames).
    [[nodiscard]] virtual Task<std::expected<std::string_view, LinkFault>> read() = 0;
    /// Several messages at once, in order; none: all are written. Fault: unreachable.
    [[nodiscard]] virtual Task<LinkFault> write(std::vector<std::string> messages) = 0;
    /// Called for every piece of a message that arrives, so that a long one does not look like silence.
    virtual void onBytes(std::function<void()> heard) = 0;
    /// At once; reads and writes that are under way fail.
    virtual void close() = 0;
};

struct DialFault {
    LinkFault fault = LinkFault::unreachable;
    std::optional<std::chrono::seconds> retryAfter; ///< throttled: what the gateway asked for
};

/// Makes connections to one gateway.
class Dialer {
public:
    virtual ~Dialer() = default;
    /// The session token. Faults: unreachable, tls, pinMismatch, badCredentials, throttled, unavailable, badProtocol.
    [[nodiscard]] virtual Task<std::expected<std::string, DialFault>> login(const Credentials& credentials) = 0;
    /// Faults: unreachable, tls, pinMismatch, throttled, unavailable, badProtocol.
    [[nodiscard]] virtual Task<std::expected<std::unique_ptr<Socket>, DialFault>> open() = 0;
    /// What is under way fails soon.
    virtual void cancel() = 0;
    /// Of the certificate last seen, also when it was not accepted.
    [[nodiscard]] virtual std::string peerFingerprint() const = 0;
};

struct Transport {
    std::unique_ptr<TimeSource> time;
    std::unique_ptr<Dialer> dialer; ///< null: the endpoint cannot be used
};

[[nodiscard]] std::unique_ptr<TimeSource> makeSteadyTime(const boost::asio::any_io_executor& executor);
[[nodiscard]] Transport makeTransport(const boost::asio::any_io_executor& executor, const Endpoint& endpoint);

} // namespace trucban::link
