// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/HttpClient.h"

#include "link/Connector.h"
#include "wire/Limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <charconv>

namespace trucban::link {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kMaxAnswerBytes = 16 * 1024 * 1024;

std::optional<std::chrono::seconds> secondsOf(std::string_view text) {
    int seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool good = fault == std::errc{} && end == text.data() + text.size() && seconds >= 0;
    return good ? std::optional(std::chrono::seconds{seconds}) : std::nullopt;
}

} // namespace

class HttpClient::Impl : public std::enable_shared_from_this<Impl> {
public:
    Impl(const asio::any_io_executor& executor, const Endpoint& endpoint) : m_deadline(executor) {
        const auto address = Address::parse(endpoint.url);
        const auto pin = Fingerprint::parse(endpoint.pin);
        if (address && (endpoint.pin.empty() || pin)) {
            m_connector.emplace(executor, *address, pin);
        }
    }

    asio::awaitable<std::expected<HttpAnswer, LinkFault>> send(HttpRequest request) {
        const auto self = shared_from_this();
        if (!m_connector) {
            co_return std::unexpected(LinkFault::badEndpoint);
        }
        m_deadline.expires_after(wire::kRequestDeadline);
        m_deadline.async_wait([weak = weak_from_this()](boost::system::error_code error) {
            if (const auto client = weak.lock(); client && !error) {
                client->close();
            }
        });
        auto answer = co_await sendOrResend(request);
        m_deadline.cancel();
        co_return answer;
    }

    void close() {
        if (m_connector) {
            m_connector->cancel();
        }
        if (m_stream) {
            m_stream->close();
            m_closed = true;
        }
    }

    [[nodiscard]] std::string peerFingerprint() const { return m_connector ? m_connector->peerFingerprint() : ""; }

private:
    asio::awaitable<std::expected<HttpAnswer, LinkFault>> sendOrResend(const HttpRequest& request) {
        if (m_stream && !m_closed) {
            if (auto answer = co_await exchange(request)) {
                co_return answer;
            }
            if (m_closed) {
                co_return std::unexpected(LinkFault::unreachable);
            }
        }
        m_closed = false;
        m_stream.reset();
        auto connected = co_await m_connector->connect();
        if (!connected) {
            co_return std::unexpected(connected.error());
        }
        m_stream = std::move(*connected);
        auto answer = co_await exchange(request);
        if (!answer) {
            m_stream.reset();
        }
        co_return answer;
    }

    asio::awaitable<std::expected<HttpAnswer, LinkFault>> exchange(const HttpRequest& request) {
        http::request<http::string_body> message;
        message.method_string(request.method);
        message.target(request.target);
        message.version(11);
        message.set(http::field::host, m_connector->address().authority());
        message.set(http::field::user_agent, "trucban");
        message.set(http::field::accept, "application/json");
        if (!request.bearer.empty()) {
            message.set(http::field::authorization, "Bearer " + request.bearer);
        }
        if (!request.body.empty()) {
            message.set(http::field::content_type, request.contentType);
            message.body() = request.body;
        }
        message.prepare_payload();
        m_stream->cork(); // header and body as one write, one TLS record, one packet
        const auto [writeError, written] = co_await http::async_write(*m_stream, message, kTuple);
        if (writeError || co_await m_stream->flush()) {
            co_return std::unexpected(LinkFault::unreachable);
        }
        http::response_parser<http::string_body> parser;
        parser.body_limit(kMaxAnswerBytes);
        m_buffer.clear();
        if (const auto [error, bytes] = co_await http::async_read(*m_stream, m_buffer, parser, kTuple); error) {
            const bool broken = error.category() == http::make_error_code(http::error::bad_version).category() &&
                                error != http::error::end_of_stream && error != http::error::partial_message;
            co_return std::unexpected(broken ? LinkFault::badProtocol : LinkFault::unreachable);
        }
        auto& response = parser.get();
        HttpAnswer answer{.status = static_cast<int>(response.result_int()),
                          .contentType = std::string(response[http::field::content_type]),
                          .body = std::move(response.body()),
                          .retryAfter = secondsOf(response[http::field::retry_after])};
        if (!response.keep_alive()) {
            m_stream.reset();
        }
        co_return answer;
    }

    asio::steady_timer m_deadline;
    std::optional<Connector> m_connector; ///< none: the endpoint cannot be used
    std::unique_ptr<PeerStream> m_stream;
    bool m_closed = false;
    boost::beast::flat_buffer m_buffer;
};

HttpClient::HttpClient(const asio::any_io_executor& executor, const Endpoint& endpoint)
    : m_impl(std::make_shared<Impl>(executor, endpoint)) {}

HttpClient::~HttpClient() {
    m_impl->close();
}

asio::awaitable<std::expected<HttpAnswer, LinkFault>> HttpClient::send(HttpRequest request) {
    return m_impl->send(std::move(request));
}

void HttpClient::close() {
    m_impl->close();
}
std::string HttpClient::peerFingerprint() const {
    return m_impl->peerFingerprint();
}

} // namespace trucban::link
