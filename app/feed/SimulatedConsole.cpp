// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/SimulatedConsole.h"

#include "feed/FrameGlance.h"
#include "feed/HttpConnection.h"
#include "wire/Limits.h"

#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace trucban::feed {

namespace websocket = beast::websocket;

namespace {

constexpr std::chrono::seconds kConnectDeadline{30}; // thousands of TLS handshakes share two cores
constexpr std::chrono::milliseconds kPauseBeforeRetry{500};
constexpr std::size_t kMaxOutbox = 64; // a gateway that does not read us: pings and acks beyond are dropped
constexpr core::Seq kAcknowledgeEvery = 200;
constexpr std::size_t kReadBytes = 17 * 1024; // a whole TLS record

/// The certificate is checked in the TLS case; a failure to connect is told by an empty optional only, because the
/// caller tries again either way.
Task<bool> openStream(websocket::stream<PlainStream>& socket, const Target& target, TlsTrust&) {
    co_return (co_await connectTcp(socket.next_layer(), target, kConnectDeadline)).has_value();
}

Task<bool> openStream(websocket::stream<TlsStream>& socket, const Target& target, TlsTrust& trust) {
    auto& tls = socket.next_layer();
    if (!(co_await connectTcp(tls.next_layer(), target, kConnectDeadline)) || !trust.prepare(tls, target)) {
        co_return false;
    }
    tls.next_layer().expires_after(kConnectDeadline);
    auto [error] = co_await tls.async_handshake(asio::ssl::stream_base::client, kAwaitTuple);
    co_return !error;
}

} // namespace

SimulatedConsole::SimulatedConsole(Executor executor, const Target& target, TlsTrust& trust, std::size_t index,
                                   std::string token, bool wholeFrames, bool compressed, ConsoleWatcher& watcher)
    : m_executor{executor},
      m_target{target},
      m_trust{trust},
      m_index{index},
      m_token{std::move(token)},
      m_wholeFrames{wholeFrames},
      m_compressed{compressed},
      m_watcher{watcher},
      m_reader{wholeFrames},
      m_timer{executor} {}

Task<void> SimulatedConsole::run(core::Seq cursor) {
    m_cursor = cursor;
    m_acknowledged = cursor;
    while (!m_stopping) {
        co_await connectAndConverse();
        if (!m_stopping) {
            m_timer.expires_after(kPauseBeforeRetry);
            co_await m_timer.async_wait(kAwaitTuple);
        }
    }
}

Task<void> SimulatedConsole::connectAndConverse() {
    m_bye.reset();
    if (m_target.tls) {
        websocket::stream<TlsStream> socket{m_executor, m_trust.context()};
        m_closeSocket = [&socket] { beast::get_lowest_layer(socket).close(); };
        if (co_await openStream(socket, m_target, m_trust)) {
            co_await converse(socket);
        }
        m_closeSocket = nullptr;
    } else {
        websocket::stream<PlainStream> socket{m_executor};
        m_closeSocket = [&socket] { beast::get_lowest_layer(socket).close(); };
        if (co_await openStream(socket, m_target, m_trust)) {
            co_await converse(socket);
        }
        m_closeSocket = nullptr;
    }
}

template <class WebSocket>
Task<void> SimulatedConsole::converse(WebSocket& socket) {
    beast::get_lowest_layer(socket).expires_never();
    auto timeout = websocket::stream_base::timeout::suggested(beast::role_type::client);
    timeout.handshake_timeout = kConnectDeadline;
    timeout.idle_timeout = websocket::stream_base::none();
    socket.set_option(timeout);
    socket.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
        request.set(beast::http::field::sec_websocket_protocol, wire::kSubprotocol);
        request.set(beast::http::field::user_agent, "trucban-feed");
    }));
    websocket::permessage_deflate compression;
    compression.client_enable = m_compressed;
    compression.client_no_context_takeover = true;
    compression.server_no_context_takeover = true;
    compression.msg_size_threshold = std::numeric_limits<std::size_t>::max();
    socket.set_option(compression);
    auto [error] = co_await socket.async_handshake(m_target.host, std::string{wire::kSocketPath}, kAwaitTuple);
    if (error || m_stopping) {
        co_return;
    }
    socket.text(true);
    m_wakeWriter = [this, &socket] { writeNext(socket); };
    m_outbox.clear();
    send(wire::encode(wire::ClientFrame{
        wire::Hello{.token = m_token, .cursor = m_cursor, .clientId = "feed-" + std::to_string(m_index), .head = {}}}));
    m_reader = FrameReader{m_wholeFrames};
    std::vector<char> buffer(kReadBytes);
    for (bool more = true; more;) {
        // Past Beast: see FrameReader. The gateway says nothing before hello, so nothing is left behind in there.
        auto [failed, size] = co_await socket.next_layer().async_read_some(asio::buffer(buffer), kAwaitTuple);
        more = !failed && takeBytes(socket, {buffer.data(), size});
    }
    m_live = false;
    beast::get_lowest_layer(socket).close();
    while (m_writing) { // its handler still holds the socket
        m_timer.expires_at(SteadyTime::max());
        co_await m_timer.async_wait(kAwaitTuple);
    }
    m_wakeWriter = nullptr;
    if (!m_stopping) {
        m_watcher.onDrop(m_index, m_bye);
    }
}

template <class WebSocket>
void SimulatedConsole::writeNext(WebSocket& socket) {
    if (m_writing || m_outbox.empty()) {
        return;
    }
    m_writing = true;
    socket.async_write(asio::buffer(m_outbox.front()),
                       [this, &socket](const boost::system::error_code& error, std::size_t) {
                           m_writing = false;
                           if (!m_outbox.empty()) {
                               m_outbox.pop_front();
                           }
                           if (error) {
                               m_outbox.clear();
                               m_timer.cancel();
                           } else if (m_outbox.empty()) {
                               m_timer.cancel();
                           } else {
                               writeNext(socket);
                           }
                       });
}

void SimulatedConsole::send(std::string frame) {
    if (m_wakeWriter && m_outbox.size() < kMaxOutbox) {
        m_outbox.push_back(std::move(frame));
        m_wakeWriter();
    }
}

template <class WebSocket>
bool SimulatedConsole::takeBytes(WebSocket& socket, std::string_view bytes) {
    for (;;) {
        switch (m_reader.next(bytes)) {
        case FrameReader::Step::needMore:
            return true;
        case FrameReader::Step::broken:
            return false;
        case FrameReader::Step::message:
            break;
        }
        if (m_reader.kind() == FrameReader::Kind::close ||
            (m_reader.kind() == FrameReader::Kind::text && !take(m_reader.message(), m_reader.size()))) {
            return false;
        }
        if (m_reader.kind() == FrameReader::Kind::ping && !m_writing) {
            m_writing = true;
            socket.async_pong({}, [this, &socket](const boost::system::error_code&) {
                m_writing = false;
                m_outbox.empty() ? static_cast<void>(m_timer.cancel()) : writeNext(socket);
            });
        }
    }
}

bool SimulatedConsole::take(std::string_view frame, std::uint64_t size) {
    const auto glance = glanceAt(frame);
    if (glance.type == FrameType::events) {
        const bool joined = glance.from == m_cursor + 1 && glance.to + 1 >= glance.from;
        m_cursor = std::max(m_cursor, glance.to);
        m_watcher.onEvents(m_index, {glance.from, glance.to, size, joined}, frame);
        if (m_cursor >= m_acknowledged + kAcknowledgeEvery) {
            m_acknowledged = m_cursor;
            send(wire::encode(wire::ClientFrame{wire::Ack{m_cursor}}));
        }
        return true;
    }
    if (glance.type == FrameType::snapshot) {
        m_cursor = glance.to;
        return true;
    }
    if (glance.type == FrameType::other) { // pongs, desks
        return true;
    }
    const auto decoded = wire::decodeServerFrame(frame);
    if (!decoded) {
        return false;
    }
    if (const auto* const welcome = std::get_if<wire::Welcome>(&*decoded)) {
        m_live = true;
        if (!welcome->resumed) {
            m_cursor = welcome->headSeq;
        }
        m_watcher.onWelcome(m_index, *welcome);
    } else if (const auto* const ping = std::get_if<wire::Ping>(&*decoded)) {
        send(wire::encode(wire::ClientFrame{wire::Pong{.at = ping->at, .serverTime = {}}}));
    } else if (const auto* const bye = std::get_if<wire::Bye>(&*decoded)) {
        m_bye = bye->reason;
        return false;
    }
    return true;
}

void SimulatedConsole::tick(core::Instant now) {
    if (!m_live) {
        return;
    }
    if (m_cursor != m_acknowledged) {
        m_acknowledged = m_cursor;
        send(wire::encode(wire::ClientFrame{wire::Ack{m_cursor}}));
    }
    send(wire::encode(wire::ClientFrame{wire::Ping{now}}));
}

void SimulatedConsole::stop() {
    m_stopping = true;
    m_timer.cancel();
    if (m_closeSocket) {
        m_closeSocket();
    }
}

} // namespace trucban::feed
