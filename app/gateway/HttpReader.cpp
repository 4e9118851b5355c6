// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HttpReader.h"

#include "wire/Limits.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cctype>

namespace trucban::gateway {
namespace http = boost::beast::http;

namespace {

constexpr std::size_t kReadBytes = 16 * 1024;
/// While nothing has come yet: ten thousand may be waiting so.
constexpr std::size_t kFirstReadBytes = 1024;

std::string lower(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

void splitQuery(std::string_view query, HttpRequest& request) {
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        bool nameOk = false;
        bool valueOk = false;
        std::string name = percentDecoded(pair.substr(0, equals), true, nameOk);
        std::string value = percentDecoded(pair.substr(std::min(equals + 1, pair.size())), true, valueOk);
        if (nameOk && valueOk && !name.empty()) {
            request.query.emplace_back(std::move(name), std::move(value));
        }
    }
}

HttpResponse closing(HttpResponse response) {
    response.close = true;
    return response;
}

} // namespace

struct HttpReader::Parser {
    http::request_parser<http::string_body> beast;
};

HttpReader::HttpReader(Stream& stream) : m_stream{stream} {}
HttpReader::~HttpReader() = default;

HttpReader::Failure HttpReader::failureOf(const ErrorCode& error) const {
    if (m_stream.timedOut()) {
        return {End::broken, closing(problem(408, "tooSlow"))};
    }
    if (error == http::error::header_limit) {
        return {End::broken, closing(problem(431, "headersTooLarge"))};
    }
    if (error == http::error::body_limit) {
        return {End::broken, closing(problem(413, "tooLarge"))};
    }
    if (error.category() == make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message) {
        return {End::broken, closing(problem(400, "badRequest", error.message()))};
    }
    return {End::closed, std::nullopt};
}

/// Feeds the parser until the header, or the whole message, is there.
Task<std::expected<void, HttpReader::Failure>> HttpReader::advance(bool wholeMessage) {
    auto& parser = m_parser->beast;
    for (;;) {
        if (wholeMessage ? parser.is_done() : parser.is_header_done()) {
            co_return std::expected<void, Failure>{};
        }
        if (m_used < m_buffer.size()) {
            ErrorCode error;
            const std::size_t taken =
                parser.put(asio::buffer(m_buffer.data() + m_used, m_buffer.size() - m_used), error);
            m_used += taken;
            if (m_used == m_buffer.size()) {
                m_buffer.clear();
                m_used = 0;
            }
            if (error && error != http::error::need_more) {
                co_return std::unexpected(failureOf(error));
            }
            if (!error) {
                continue;
            }
        }
        if (m_used > 0) {
            m_buffer.erase(0, m_used);
            m_used = 0;
        }
        const std::size_t had = m_buffer.size();
        m_buffer.resize(had + kReadBytes);
        const auto [error, count] = co_await m_stream.readSome(asio::buffer(m_buffer.data() + had, kReadBytes));
        m_buffer.resize(had + (error ? 0 : count));
        if (error) {
            co_return std::unexpected(failureOf(error));
        }
    }
}

Task<std::expected<HttpReader::Head, HttpReader::Failure>> HttpReader::readHead() {
    if (m_buffer.empty()) {
        m_stream.expireAfter(wire::kIdleDeadline);
        m_stream.setIdle(true);
        m_parser.reset();
        m_buffer = std::string(kFirstReadBytes, '\0');
        const auto [error, count] = co_await m_stream.readSome(asio::buffer(m_buffer));
        m_stream.setIdle(false);
        m_buffer.resize(error ? 0 : count);
        if (error) {
            co_return std::unexpected(Failure{m_stream.timedOut() ? End::idle : End::closed, std::nullopt});
        }
    }
    m_stream.expireAfter(wire::kRequestDeadline);
    m_parser = std::make_unique<Parser>();
    auto& parser = m_parser->beast;
    parser.header_limit(static_cast<std::uint32_t>(wire::kMaxHeaderBytes));
    parser.body_limit(wire::kMaxAttachmentBytes);
    parser.eager(false);
    auto advanced = co_await advance(false);
    if (!advanced) {
        co_return std::unexpected(std::move(advanced.error()));
    }
    const auto& message = parser.get();
    Head head;
    head.request.method = message.method_string();
    head.target = message.target();
    head.request.keepAlive = message.keep_alive();
    head.request.peerAddress = m_stream.peerAddress();
    for (const auto& field : message) {
        head.request.headers.emplace_back(lower(field.name_string()), field.value());
    }
    const std::size_t question = std::min(head.target.find('?'), head.target.size());
    head.request.path = head.target.substr(0, question);
    if (question < head.target.size()) {
        splitQuery(std::string_view{head.target}.substr(question + 1), head.request);
    }
    if (parser.content_length()) {
        head.contentLength = *parser.content_length();
    }
    head.isChunked = parser.chunked();
    head.expectsContinue = lower(head.request.header("expect")) == "100-continue";
    head.wantsWebSocket = message.version() == 11 && parser.upgrade() &&
                          http::token_list{message[http::field::upgrade]}.exists("websocket");
    // RFC 9112 section 3.2: exactly one Host. A second one is how requests are smuggled past a proxy.
    if (message.version() != 11 || message.count(http::field::host) != 1) {
        co_return std::unexpected(
            Failure{End::broken, closing(problem(400, "badRequest", "HTTP/1.1 with one Host header is needed."))});
    }
    co_return head;
}

bool HttpReader::hasBody() const {
    return !m_parser->beast.is_done();
}

Task<std::expected<std::string, HttpReader::Failure>>
HttpReader::readBody(std::size_t limit, std::optional<std::chrono::seconds> deadline) {
    auto& parser = m_parser->beast;
    parser.body_limit(limit);
    parser.eager(true);
    if (deadline) {
        m_stream.expireAfter(*deadline);
    }
    auto advanced = co_await advance(true);
    if (!advanced) {
        co_return std::unexpected(std::move(advanced.error()));
    }
    co_return std::move(parser.get().body());
}

std::string HttpReader::takeLeftover() {
    std::string rest = m_buffer.substr(m_used);
    m_buffer = {}; // a console's connection lasts for a shift: no capacity is kept for it
    m_used = 0;
    m_parser.reset();
    return rest;
}

} // namespace trucban::gateway
