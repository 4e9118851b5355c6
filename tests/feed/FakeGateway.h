// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "feed/Net.h"

#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trucban::feed::testing {

/// A request as the fake gateway heard it.
struct Heard {
    std::string path;
    std::string authorization;
    std::string body;
    std::uint64_t connection = 0; ///< counted from 1
};

/// What it does with a request.
struct Reply {
    enum class Fate { answer, answerAndClose, dropUnheard, dropHeard };
    unsigned status = 201;
    std::string body;
    Fate fate = Fate::answer; ///< dropUnheard: closed before it was read whole; dropHeard: read, taken, not answered
};

/// The other end for the feed's tests, on the same one-threaded context as the feed: HTTP by a script, and enough of
/// the socket protocol to greet consoles and show them events. Plain, or TLS with a key made on the spot.
class FakeGateway {
public:
    using Script = std::function<Reply(const Heard&)>;

    FakeGateway(asio::io_context& context, bool tls, Script script);
    ~FakeGateway();

    [[nodiscard]] std::string url() const;
    /// SHA-256 of its certificate, hex; empty without TLS.
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const std::vector<Heard>& heard() const { return m_heard; }
    /// How many consoles have been greeted and are still there.
    [[nodiscard]] std::size_t consoles() const;
    [[nodiscard]] std::size_t framesFrom(std::string_view type) const;
    /// Sends a text frame to every greeted console.
    void broadcast(const std::string& frame);
    void stopListening();
    void listenAgain();
    void stop();

    std::uint64_t headSeq = 0; ///< said in welcomes

private:
    struct Console;
    Task<void> accept();
    template <class Stream>
    Task<void> serve(Stream stream, std::uint64_t connection);
    template <class WebSocket, class Request>
    Task<void> greet(WebSocket socket, Request request);
    Task<void> serveTls(PlainStream plain, std::uint64_t connection);
    void makeCertificate();

    asio::io_context& m_context;
    bool m_tls;
    Script m_script;
    asio::ssl::context m_sslContext;
    std::string m_fingerprint;
    asio::basic_socket_acceptor<tcp, Executor> m_acceptor;
    tcp::endpoint m_endpoint;
    std::vector<Heard> m_heard;
    std::vector<std::string> m_consoleFrames;
    std::vector<std::shared_ptr<Console>> m_consoles;
    std::vector<std::function<void()>> m_closers;
    std::uint64_t m_connections = 0;
};

/// An answer to POST /v1/alerts as the gateway gives it.
[[nodiscard]] std::string alertAnswer(const core::AlertId& id, std::uint64_t seq, bool updated = false,
                                      std::size_t warnings = 0);
/// A fresh id, different for every number.
[[nodiscard]] core::AlertId alertId(std::uint64_t number);

} // namespace trucban::feed::testing
