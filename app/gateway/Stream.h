// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/system/error_code.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace trucban::gateway {

using ErrorCode = boost::system::error_code;

/// One accepted connection, TLS or (loopback only) plain, with one deadline for whatever it is doing. The deadline is
/// looked at from outside (Server's tick), so that ten thousand idle connections need no timer each. Network thread.
class Stream {
public:
    static constexpr std::chrono::seconds kLinger{2};

    Stream(Socket socket, asio::ssl::context* tls);

    [[nodiscard]] Task<ErrorCode> handshake();
    [[nodiscard]] Task<std::pair<ErrorCode, std::size_t>> readSome(asio::mutable_buffer buffer);
    [[nodiscard]] Task<ErrorCode> write(asio::const_buffer bytes);
    /// The same, however long it takes, as long as the peer takes some of it within each `stall`; leaves no deadline.
    [[nodiscard]] Task<ErrorCode> write(asio::const_buffer bytes, std::chrono::seconds stall);
    /// Returns when the bytes are with the system; blocks. For measurements: what a bare loop would do.
    ErrorCode writeBlocking(asio::const_buffer bytes);
    /// Says goodbye in TLS and TCP, and waits for the peer's within `linger`: closing while something of the peer's is
    /// unread makes TCP throw away what the peer has not got yet, the last word among it. Nobody else reads any more.
    [[nodiscard]] Task<> finish(std::chrono::seconds linger = kLinger);

    void expireAt(SteadyTime at) { m_deadline = at; }
    template <class Duration>
    void expireAfter(Duration time) {
        m_deadline = std::chrono::steady_clock::now() + time;
    }
    /// Between two requests: nobody loses anything when it is closed now.
    void setIdle(bool idle) { m_idleSince = idle ? std::optional{std::chrono::steady_clock::now()} : std::nullopt; }
    [[nodiscard]] const std::optional<SteadyTime>& idleSince() const { return m_idleSince; }
    void neverExpire() { m_deadline = SteadyTime::max(); }
    /// Past the deadline the first look stops what is going on (the coroutine sees an error and may still say why, with
    /// a new deadline); a second look closes. True: it was cut now.
    bool enforce(SteadyTime now);
    /// Ends a read that waits; the stream stays as it is.
    void interrupt();
    [[nodiscard]] bool timedOut() const { return m_timedOut; }
    void close();

    [[nodiscard]] const std::string& peerAddress() const { return m_peer; }
    [[nodiscard]] bool isOpen() const { return socket().is_open(); }

private:
    using Plain = Socket;
    using Tls = asio::ssl::stream<Socket>;
    [[nodiscard]] Socket& socket();
    [[nodiscard]] const Socket& socket() const { return const_cast<Stream*>(this)->socket(); }

    std::variant<Plain, Tls> m_stream;
    SteadyTime m_deadline = SteadyTime::max();
    std::optional<SteadyTime> m_idleSince;
    bool m_timedOut = false;
    std::string m_peer;
};

} // namespace trucban::gateway
