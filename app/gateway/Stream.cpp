// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Stream.h"

#include <boost/asio/write.hpp>

#include <array>
#include <netinet/tcp.h>

namespace trucban::gateway {
namespace {

constexpr unsigned kTcpUserTimeoutMs = 10'000;
/// What a slow peer does not take waits in the hub's ring, once for all, and not in the system for each.
constexpr int kUnsentBytes = 256 * 1024;
constexpr std::size_t kPieceBytes = 64 * 1024;

std::variant<Socket, asio::ssl::stream<Socket>> wrapped(Socket socket, asio::ssl::context* tls) {
    if (tls != nullptr) {
        return asio::ssl::stream<Socket>{std::move(socket), *tls};
    }
    return socket;
}

} // namespace

Stream::Stream(Socket socket, asio::ssl::context* tls) : m_stream{wrapped(std::move(socket), tls)} {
    ErrorCode error;
    Socket& raw = this->socket();
    raw.set_option(tcp::no_delay{true}, error);
    // Keepalive does not notice a dead peer while our bytes are unacknowledged; this does.
    ::setsockopt(raw.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &kTcpUserTimeoutMs, sizeof kTcpUserTimeoutMs);
    ::setsockopt(raw.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kUnsentBytes, sizeof kUnsentBytes);
    if (const auto peer = raw.remote_endpoint(error); !error) {
        m_peer = peer.address().to_string();
    }
}

Socket& Stream::socket() {
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        return tls->next_layer();
    }
    return std::get<Plain>(m_stream);
}

Task<ErrorCode> Stream::handshake() {
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        auto [error] = co_await tls->async_handshake(asio::ssl::stream_base::server, kAwaitTuple);
        co_return error;
    }
    co_return ErrorCode{};
}

Task<std::pair<ErrorCode, std::size_t>> Stream::readSome(asio::mutable_buffer buffer) {
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        auto [error, count] = co_await tls->async_read_some(buffer, kAwaitTuple);
        co_return std::pair{error, count};
    }
    auto [error, count] = co_await std::get<Plain>(m_stream).async_read_some(buffer, kAwaitTuple);
    co_return std::pair{error, count};
}

Task<ErrorCode> Stream::write(asio::const_buffer bytes) {
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        auto [error, count] = co_await asio::async_write(*tls, bytes, kAwaitTuple);
        co_return error;
    }
    auto [error, count] = co_await asio::async_write(std::get<Plain>(m_stream), bytes, kAwaitTuple);
    co_return error;
}

Task<ErrorCode> Stream::write(asio::const_buffer bytes, std::chrono::seconds stall) {
    ErrorCode error;
    while (bytes.size() > 0 && !error) {
        expireAfter(stall);
        const asio::const_buffer piece = asio::buffer(bytes, kPieceBytes);
        error = co_await write(piece);
        bytes += piece.size();
    }
    neverExpire();
    co_return error;
}

ErrorCode Stream::writeBlocking(asio::const_buffer bytes) {
    ErrorCode error;
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        asio::write(*tls, bytes, error);
    } else {
        asio::write(std::get<Plain>(m_stream), bytes, error);
    }
    return error;
}

Task<> Stream::finish(std::chrono::seconds linger) {
    if (!isOpen()) {
        co_return;
    }
    expireAfter(linger);
    if (auto* tls = std::get_if<Tls>(&m_stream)) {
        (void)co_await tls->async_shutdown(kAwaitTuple);
    }
    ErrorCode ended;
    socket().shutdown(Socket::shutdown_send, ended);
    std::array<char, 1'024> discarded;
    while (!ended) {
        auto [error, count] = co_await socket().async_read_some(asio::buffer(discarded), kAwaitTuple);
        ended = error;
    }
    close();
}

void Stream::interrupt() {
    ErrorCode ignored;
    socket().cancel(ignored);
}

bool Stream::enforce(SteadyTime now) {
    if (now < m_deadline || !isOpen()) {
        return false;
    }
    if (m_timedOut) {
        close();
        return true;
    }
    m_timedOut = true;
    m_deadline = now + kLinger;
    ErrorCode ignored;
    socket().cancel(ignored);
    return true;
}

void Stream::close() {
    ErrorCode ignored;
    socket().close(ignored);
}

} // namespace trucban::gateway
