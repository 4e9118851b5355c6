// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/HttpConnection.h"

#include <boost/asio/ssl/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http.hpp>

#include <optional>

namespace trucban::feed {

namespace http = beast::http;

namespace {

constexpr std::size_t kMaxAnswerBytes = 4U * 1024U * 1024U;

FeedError lost(const boost::system::error_code& error) {
    const auto fault = error == beast::error::timeout ? FeedFault::timedOut : FeedFault::broken;
    return {fault, error.message()};
}

} // namespace

HttpConnection::HttpConnection(Executor executor, const Target& target, TlsTrust& trust)
    : m_executor{executor}, m_target{target}, m_trust{trust} {}

Task<Result<void>> connectTcp(PlainStream& stream, const Target& target, std::chrono::milliseconds deadline) {
    asio::ip::basic_resolver<tcp, Executor> resolver{stream.get_executor()};
    auto [resolveError, endpoints] = co_await resolver.async_resolve(target.host, target.port, kAwaitTuple);
    if (resolveError) {
        co_return std::unexpected(FeedError{FeedFault::unreachable, resolveError.message()});
    }
    stream.expires_after(deadline);
    const auto connected = co_await stream.async_connect(endpoints, kAwaitTuple);
    if (const auto& error = std::get<0>(connected)) {
        co_return std::unexpected(FeedError{FeedFault::unreachable, error.message()});
    }
    boost::system::error_code ignored; // only a matter of speed
    stream.socket().set_option(tcp::no_delay{true}, ignored);
    co_return Result<void>{};
}

Task<Result<void>> HttpConnection::open(std::chrono::milliseconds deadline) {
    m_buffer.clear();
    PlainStream plain{m_executor};
    if (auto connected = co_await connectTcp(plain, m_target, deadline); !connected) {
        co_return connected;
    }
    if (!m_target.tls) {
        m_stream.emplace<PlainStream>(std::move(plain));
        co_return Result<void>{};
    }
    TlsStream tls{std::move(plain), m_trust.context()};
    if (!m_trust.prepare(tls, m_target)) {
        co_return std::unexpected(FeedError{FeedFault::tls, m_target.host});
    }
    tls.next_layer().expires_after(deadline);
    auto [error] = co_await tls.async_handshake(asio::ssl::stream_base::client, kAwaitTuple);
    if (error) {
        co_return std::unexpected(FeedError{m_trust.handshakeFault(m_target, error), error.message()});
    }
    m_stream.emplace<TlsStream>(std::move(tls));
    co_return Result<void>{};
}

namespace {

template <class Stream>
Task<Result<HttpAnswer>> exchangeOver(Stream& stream, beast::flat_buffer& buffer, const Target& target,
                                      const HttpRequest& request, bool& keepsAlive) {
    http::request<http::string_body> message{http::verb::post, request.path, 11};
    message.set(http::field::host, target.host);
    message.set(http::field::content_type, "application/json");
    message.set(http::field::user_agent, "trucban-feed");
    if (!request.bearer.empty()) {
        message.set(http::field::authorization, "Bearer " + request.bearer);
    }
    message.body() = request.body;
    message.prepare_payload();
    const auto written = co_await http::async_write(stream, message, kAwaitTuple);
    if (const auto& error = std::get<0>(written)) {
        co_return std::unexpected(lost(error));
    }
    http::response_parser<http::string_body> parser;
    parser.body_limit(kMaxAnswerBytes);
    const auto read = co_await http::async_read(stream, buffer, parser, kAwaitTuple);
    if (const auto& error = std::get<0>(read)) {
        co_return std::unexpected(lost(error));
    }
    keepsAlive = parser.get().keep_alive();
    co_return HttpAnswer{parser.get().result_int(), std::move(parser.get().body())};
}

} // namespace

Task<Result<HttpAnswer>> HttpConnection::exchange(const HttpRequest& request, std::chrono::milliseconds deadline) {
    bool keepsAlive = false;
    std::optional<Result<HttpAnswer>> answer;
    if (auto* const plain = std::get_if<PlainStream>(&m_stream)) {
        plain->expires_after(deadline);
        answer = co_await exchangeOver(*plain, m_buffer, m_target, request, keepsAlive);
    } else if (auto* const tls = std::get_if<TlsStream>(&m_stream)) {
        tls->next_layer().expires_after(deadline);
        answer = co_await exchangeOver(*tls, m_buffer, m_target, request, keepsAlive);
    } else {
        co_return std::unexpected(FeedError{FeedFault::unreachable, "not connected"});
    }
    if (!*answer || !keepsAlive) {
        close();
    }
    co_return std::move(*answer);
}

Task<Result<HttpAnswer>> HttpConnection::post(const HttpRequest& request, std::chrono::milliseconds deadline) {
    const std::unexpected stopped{FeedError{FeedFault::stopped, {}}};
    if (isOpen()) {
        auto answer = co_await exchange(request, deadline);
        if (answer || answer.error().fault != FeedFault::broken) {
            co_return answer;
        }
        // Most likely closed while idle; the gateway knows a repeated post, so asking again is safe.
    }
    if (m_aborted) {
        co_return stopped;
    }
    if (auto opened = co_await open(deadline); !opened) {
        co_return std::unexpected(opened.error());
    }
    if (m_aborted) {
        close();
        co_return stopped;
    }
    co_return co_await exchange(request, deadline);
}

void HttpConnection::abort() {
    m_aborted = true;
    if (auto* const plain = std::get_if<PlainStream>(&m_stream)) {
        plain->close();
    } else if (auto* const tls = std::get_if<TlsStream>(&m_stream)) {
        tls->next_layer().close();
    }
}

} // namespace trucban::feed
