// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Connection.h"
#include "link/LinkState.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>

namespace trucban::link {

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/";
    std::string body;
    std::string contentType = "application/json"; ///< sent only with a body
    std::string bearer;                           ///< key or token; empty: no Authorization
};

struct HttpAnswer {
    int status = 0;
    std::string contentType;
    std::string body;
    std::optional<std::chrono::seconds> retryAfter;
};

/// Requests to one gateway over one kept connection, one after the other; pinned or verified like the link itself.
/// On the executor; nothing throws. A request on a kept connection that turns out to be dead is sent once more on a new
/// one: our requests may be repeated (alerts carry their identity, commands their id).
class HttpClient {
public:
    HttpClient(const boost::asio::any_io_executor& executor, const Endpoint& endpoint);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Faults: badEndpoint, unreachable (also after kRequestDeadline), tls, pinMismatch, badProtocol. Any HTTP status is
    /// an answer, not a fault. One send at a time.
    [[nodiscard]] boost::asio::awaitable<std::expected<HttpAnswer, LinkFault>> send(HttpRequest request);
    /// What is under way fails; the connection is dropped. The client can be used again.
    void close();
    [[nodiscard]] std::string peerFingerprint() const;

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace trucban::link
