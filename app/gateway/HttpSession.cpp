// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HttpSession.h"

#include "gateway/DeflateOffer.h"
#include "gateway/SocketSession.h"
#include "wire/Limits.h"

#include <openssl/evp.h>

#include <format>

namespace trucban::gateway {
namespace {

/// RFC 6455 section 4.2.2: proves that the handshake was understood.
std::string acceptFor(std::string_view key) {
    const std::string text = std::string{key} + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha1(), nullptr);
    unsigned char encoded[64];
    const int length = EVP_EncodeBlock(encoded, digest, static_cast<int>(size));
    return {reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length)};
}

bool offers(std::string_view list, std::string_view wanted) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view item = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) {
            item.remove_prefix(1);
        }
        while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) {
            item.remove_suffix(1);
        }
        if (item == wanted) {
            return true;
        }
    }
    return false;
}

/// A page of another site must not open a socket with a browser's help; programs send no Origin.
bool isForeign(const HttpRequest& request) {
    const std::string_view origin = request.header("origin");
    if (origin.empty()) {
        return false;
    }
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("host");
}

std::optional<HttpResponse> upgradeProblem(const HttpRequest& request) {
    if (isForeign(request)) {
        return problem(403, "foreignOrigin");
    }
    if (request.header("sec-websocket-version") != "13" || request.header("sec-websocket-key").size() != 24 ||
        !offers(request.header("sec-websocket-protocol"), wire::kSubprotocol)) {
        HttpResponse response = problem(426, "upgradeRequired");
        response.headers.emplace_back("Sec-WebSocket-Version", "13");
        response.headers.emplace_back("Upgrade", "websocket");
        return response;
    }
    return std::nullopt;
}

/// Counts itself in and out.
class Upload {
public:
    explicit Upload(std::size_t& count) : m_count{count} { ++m_count; }
    ~Upload() { --m_count; }
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;

private:
    std::size_t& m_count;
};

} // namespace

HttpSession::HttpSession(Services& services, std::shared_ptr<Stream> stream)
    : m_services{services}, m_stream{std::move(stream)}, m_reader{*m_stream} {}

Task<> HttpSession::run() {
    m_stream->expireAfter(kHandshakeDeadline);
    const ErrorCode error = co_await m_stream->handshake();
    if (error) {
        m_services.metrics.tlsFailures.fetch_add(1, std::memory_order_relaxed);
        m_stream->close();
        co_return;
    }
    bool more = true;
    while (more && !m_services.stopping) {
        more = co_await serveOne();
    }
    co_await m_stream->finish();
}

Task<bool> HttpSession::serveOne() {
    auto head = co_await m_reader.readHead();
    if (!head) {
        co_return co_await fail(std::move(head.error()));
    }
    m_services.metrics.requests.fetch_add(1, std::memory_order_relaxed);
    auto match = matchRoute(head->request.method, head->request.path);
    const bool isHead = head->request.method == "HEAD";
    if (match.route == nullptr) {
        // What to do with a body nobody wants? Closing is the only answer that cannot be abused.
        const bool keep = head->request.keepAlive && !m_reader.hasBody();
        HttpResponse response = match.allowed.empty() ? problem(404, "notFound") : problem(405, "methodNotAllowed");
        if (!match.allowed.empty()) {
            response.headers.emplace_back("Allow", match.allowed);
        }
        co_return co_await respond(std::move(response), keep, isHead);
    }
    if (head->wantsWebSocket && match.route->pattern == "/v1/socket" && !m_reader.hasBody()) {
        co_await becomeSocket(*head);
        co_return false;
    }
    co_return co_await serveRoute(*match.route, std::move(*head), std::move(match.parameters));
}

Task<bool> HttpSession::serveRoute(const Route& route, HttpReader::Head head, std::vector<std::string> parameters) {
    const bool isHead = head.request.method == "HEAD";
    Call call;
    call.request = head.request;
    call.parameters = std::move(parameters);
    auto denied = co_await authorise(m_services, route, call);
    if (denied) {
        co_return co_await respond(std::move(*denied), head.request.keepAlive && !m_reader.hasBody(), isHead);
    }
    if (m_reader.hasBody()) {
        const bool isUpload = route.maxBody > wire::kMaxBodyBytes;
        if (isUpload && m_services.uploads >= kMostUploads) {
            HttpResponse busy = problem(503, "busy");
            busy.headers.emplace_back("Retry-After", "5");
            co_return co_await respond(std::move(busy), false);
        }
        std::optional<Upload> upload;
        if (isUpload) {
            upload.emplace(m_services.uploads);
        }
        auto body = co_await receiveBody(route, head);
        if (!body) {
            co_return false;
        }
        call.request.body = std::move(*body);
    }
    call.receivedAt = m_services.clock();
    m_stream->neverExpire();
    const bool keepAlive = head.request.keepAlive && !m_services.stopping;
    HttpResponse response;
    try {
        response = co_await route.handler(m_services, std::move(call));
    } catch (const std::exception& error) {
        m_services.journal.critical("handlerFailed",
                                    {{"path", route.pattern}, {"what", std::string_view{error.what()}}});
        response = problem(500, "internal");
    }
    co_return co_await respond(std::move(response), keepAlive, isHead);
}

/// nullopt: the connection is done for, and was told why.
Task<std::optional<std::string>> HttpSession::receiveBody(const Route& route, const HttpReader::Head& head) {
    if (head.contentLength && *head.contentLength > route.maxBody) {
        co_await respond(problem(413, "tooLarge", std::format("At most {} bytes.", route.maxBody)), false);
        co_return std::nullopt;
    }
    if (head.expectsContinue) {
        static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        const ErrorCode error = co_await m_stream->write(asio::buffer(kContinue));
        if (error) {
            co_return std::nullopt;
        }
    }
    const bool isUpload = route.maxBody > wire::kMaxBodyBytes;
    auto body = co_await m_reader.readBody(route.maxBody, isUpload ? std::optional{kAttachmentDeadline} : std::nullopt);
    if (!body) {
        co_await fail(std::move(body.error()));
        co_return std::nullopt;
    }
    co_return std::move(*body);
}

Task<bool> HttpSession::respond(HttpResponse response, bool keepAlive, bool isHead) {
    const bool keep = keepAlive && !response.close;
    if (response.status >= 400) {
        m_services.metrics.requestErrors.fetch_add(1, std::memory_order_relaxed);
    }
    m_stream->expireAfter(kWriteDeadline);
    const std::string bytes = serialize(response, keep, isHead);
    const ErrorCode error = co_await m_stream->write(asio::buffer(bytes));
    co_return keep && !error;
}

Task<bool> HttpSession::fail(HttpReader::Failure failure) {
    if (m_stream->timedOut()) {
        m_services.metrics.requestsTimedOut.fetch_add(1, std::memory_order_relaxed);
    }
    if (failure.answer) {
        co_await respond(std::move(*failure.answer), false);
    }
    co_return false;
}

Task<> HttpSession::becomeSocket(const HttpReader::Head& head) {
    if (auto refused = upgradeProblem(head.request)) {
        co_await respond(std::move(*refused), false);
        co_return;
    }
    const auto deflate = acceptDeflate(head.request.header("sec-websocket-extensions"));
    const std::string answer =
        std::format("HTTP/1.1 101 Switching Protocols\r\nServer: trucban-gateway\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Accept: {}\r\nSec-WebSocket-Protocol: {}\r\n{}{}\r\n",
                    acceptFor(head.request.header("sec-websocket-key")), wire::kSubprotocol,
                    deflate ? "Sec-WebSocket-Extensions: " + *deflate : std::string{}, deflate ? "\r\n" : "");
    m_stream->expireAfter(kWriteDeadline);
    const ErrorCode error = co_await m_stream->write(asio::buffer(answer));
    if (error) {
        co_return;
    }
    const auto session = std::make_shared<SocketSession>(m_services, m_stream, deflate.has_value());
    co_await session->run(m_reader.takeLeftover());
}

} // namespace trucban::gateway
