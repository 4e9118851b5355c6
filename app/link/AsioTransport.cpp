// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Connector.h"
#include "link/HttpClient.h"
#include "link/Transport.h"
#include "wire/HttpBodies.h"
#include "wire/Limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <limits>

namespace trucban::link {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

class SteadyTimer final : public Timer {
public:
    explicit SteadyTimer(const asio::any_io_executor& executor) : m_timer(executor) {}
    void expireAt(TimePoint at) override { m_timer.expires_at(at); }
    Task<bool> wait() override {
        const auto [error] = co_await m_timer.async_wait(kTuple);
        co_return !error;
    }
    void wake() override { m_timer.cancel(); }

private:
    asio::steady_timer m_timer;
};

class SteadyTime final : public TimeSource {
public:
    explicit SteadyTime(asio::any_io_executor executor) : m_executor(std::move(executor)) {}
    TimePoint now() const override { return std::chrono::steady_clock::now(); }
    std::unique_ptr<Timer> makeTimer() override { return std::make_unique<SteadyTimer>(m_executor); }

private:
    asio::any_io_executor m_executor;
};

LinkFault faultOf(const boost::system::error_code& error) {
    if (error == websocket::error::closed) {
        return LinkFault::closed;
    }
    const bool isFraming = error.category() == websocket::make_error_code(websocket::error::bad_opcode).category() ||
                           error == beast::error_code(websocket::error::message_too_big);
    return isFraming ? LinkFault::badProtocol : LinkFault::unreachable;
}

using WebSocket = websocket::stream<PeerStream>;

/// Offered, so that the gateway's frames come compressed; ours are short and go as they are.
websocket::permessage_deflate compression() {
    websocket::permessage_deflate option;
    option.client_enable = true;
    option.server_no_context_takeover = true;
    option.client_no_context_takeover = true;
    option.msg_size_threshold = std::numeric_limits<std::size_t>::max();
    return option;
}

class BeastSocket final : public Socket {
public:
    explicit BeastSocket(std::unique_ptr<WebSocket> stream) : m_stream(std::move(stream)) {
        m_stream->read_message_max(wire::kMaxServerFrameBytes);
        m_stream->text(true);
        m_stream->auto_fragment(false);
        m_stream->control_callback([this](websocket::frame_type, beast::string_view) { heard(); });
    }

    Task<std::expected<std::string_view, LinkFault>> read() override {
        constexpr std::size_t kPiece = 64 * 1024;
        m_buffer.clear();
        do {
            const auto [error, bytes] = co_await m_stream->async_read_some(m_buffer, kPiece, kTuple);
            if (error) {
                co_return std::unexpected(faultOf(error));
            }
            heard();
        } while (!m_stream->is_message_done());
        if (!m_stream->got_text()) {
            co_return std::unexpected(LinkFault::badProtocol);
        }
        const auto bytes = m_buffer.cdata();
        co_return std::string_view(static_cast<const char*>(bytes.data()), bytes.size());
    }

    Task<LinkFault> write(std::vector<std::string> messages) override {
        if (messages.size() > 1) {
            m_stream->next_layer().cork();
        }
        for (const auto& message : messages) {
            if (const auto [error, bytes] = co_await m_stream->async_write(asio::buffer(message), kTuple); error) {
                co_return LinkFault::unreachable;
            }
        }
        if (messages.size() > 1 && co_await m_stream->next_layer().flush()) {
            co_return LinkFault::unreachable;
        }
        co_return LinkFault::none;
    }

    void onBytes(std::function<void()> heard) override { m_heard = std::move(heard); }
    void close() override { m_stream->next_layer().close(); }

private:
    void heard() {
        if (m_heard) {
            m_heard();
        }
    }

    std::unique_ptr<WebSocket> m_stream;
    beast::flat_buffer m_buffer;
    std::function<void()> m_heard;
};

class AsioDialer final : public Dialer {
public:
    AsioDialer(const asio::any_io_executor& executor, const Endpoint& endpoint, Address address,
               std::optional<Fingerprint> pin)
        : m_http(executor, endpoint), m_connector(executor, std::move(address), pin) {}

    Task<std::expected<std::string, DialFault>> login(const Credentials& credentials) override {
        HttpRequest request;
        request.method = "POST";
        request.target = "/v1/login";
        request.body = wire::encodeLogin({.user = credentials.user, .password = credentials.password});
        const auto answer = co_await m_http.send(std::move(request));
        m_fingerprint = m_http.peerFingerprint();
        if (!answer) {
            co_return std::unexpected(DialFault{answer.error(), {}});
        }
        m_http.close(); // the next log-in is hours away
        if (answer->status == 200) {
            const auto body = wire::parseLoginAnswer(answer->body);
            if (!body || body->token.empty()) {
                co_return std::unexpected(DialFault{LinkFault::badProtocol, {}});
            }
            co_return body->token;
        }
        co_return std::unexpected(DialFault{faultOfStatus(answer->status), answer->retryAfter});
    }

    Task<std::expected<std::unique_ptr<Socket>, DialFault>> open() override {
        auto connected = co_await m_connector.connect();
        m_fingerprint = m_connector.peerFingerprint();
        if (!connected) {
            co_return std::unexpected(DialFault{connected.error(), {}});
        }
        auto stream = std::make_unique<WebSocket>(std::move(**connected));
        stream->set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
            request.set(beast::http::field::sec_websocket_protocol, wire::kSubprotocol);
            request.set(beast::http::field::user_agent, "trucban");
        }));
        stream->set_option(compression());
        m_upgrading = stream.get();
        websocket::response_type response;
        const auto [error] =
            co_await stream->async_handshake(response, m_connector.address().authority(), wire::kSocketPath, kTuple);
        const bool cancelled = std::exchange(m_upgrading, nullptr) == nullptr;
        if (cancelled) {
            co_return std::unexpected(DialFault{LinkFault::unreachable, {}});
        }
        if (error == websocket::error::upgrade_declined) {
            const auto fault = faultOfStatus(static_cast<int>(response.result_int()));
            co_return std::unexpected(
                DialFault{fault == LinkFault::badCredentials ? LinkFault::badProtocol : fault, {}});
        }
        if (error) {
            co_return std::unexpected(DialFault{faultOf(error), {}});
        }
        if (response[beast::http::field::sec_websocket_protocol] != wire::kSubprotocol) {
            co_return std::unexpected(DialFault{LinkFault::badProtocol, {}});
        }
        co_return std::make_unique<BeastSocket>(std::move(stream));
    }

    void cancel() override {
        m_http.close();
        m_connector.cancel();
        if (m_upgrading != nullptr) {
            std::exchange(m_upgrading, nullptr)->next_layer().close();
        }
    }

    std::string peerFingerprint() const override { return m_fingerprint; }

private:
    static LinkFault faultOfStatus(int status) {
        if (status == 401 || status == 403) {
            return LinkFault::badCredentials;
        }
        if (status == 429) {
            return LinkFault::throttled;
        }
        return status >= 500 ? LinkFault::unavailable : LinkFault::badProtocol;
    }

    HttpClient m_http;
    Connector m_connector;
    WebSocket* m_upgrading = nullptr; ///< owned by open()
    std::string m_fingerprint;
};

} // namespace

std::unique_ptr<TimeSource> makeSteadyTime(const asio::any_io_executor& executor) {
    return std::make_unique<SteadyTime>(executor);
}

Transport makeTransport(const asio::any_io_executor& executor, const Endpoint& endpoint) {
    Transport transport{.time = makeSteadyTime(executor), .dialer = nullptr};
    const auto address = Address::parse(endpoint.url);
    const auto pin = Fingerprint::parse(endpoint.pin);
    if (address && (endpoint.pin.empty() || pin)) {
        transport.dialer = std::make_unique<AsioDialer>(executor, endpoint, *address, pin);
    }
    return transport;
}

} // namespace trucban::link
