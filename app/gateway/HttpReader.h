// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/HttpMessage.h"
#include "gateway/Stream.h"

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>

namespace trucban::gateway {

/// Reads HTTP/1.1 requests from a stream one after the other, head and body apart, so that nobody's body is held in
/// memory before it is known whose it is. What follows a request in the same packet stays for the next one. A request
/// must be whole within the deadline that began with its first byte, however busily it trickles. Network thread.
class HttpReader {
public:
    enum class End : std::uint8_t { closed, idle, broken };

    explicit HttpReader(Stream& stream);
    ~HttpReader();

    struct Head {
        HttpRequest request; ///< without body
        std::string target;  ///< path and query as sent, percent-encoded
        std::optional<std::uint64_t> contentLength;
        bool isChunked = false;
        bool expectsContinue = false;
        bool wantsWebSocket = false;
    };
    /// The error is a response to send before closing, or just the end.
    struct Failure {
        End end = End::broken;
        std::optional<HttpResponse> answer;
    };
    [[nodiscard]] Task<std::expected<Head, Failure>> readHead();
    /// After readHead; `limit` in bytes, and `deadline` from now on instead of the request's.
    [[nodiscard]] Task<std::expected<std::string, Failure>> readBody(std::size_t limit,
                                                                     std::optional<std::chrono::seconds> deadline);
    /// Bytes behind the last request.
    [[nodiscard]] std::string takeLeftover();
    [[nodiscard]] bool hasBody() const;

private:
    struct Parser;
    [[nodiscard]] Task<std::expected<void, Failure>> advance(bool wholeMessage);
    [[nodiscard]] Failure failureOf(const ErrorCode& error) const;

    Stream& m_stream;
    std::unique_ptr<Parser> m_parser;
    std::string m_buffer;
    std::size_t m_used = 0;
};

} // namespace trucban::gateway
