// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <functional>
#include <string>

namespace trucban::test {

/// A small HTTPS and WebSocket server on a loopback port, with a certificate made on the spot, to be told what to
/// answer. It shares the test's event loop.
class LoopbackServer {
public:
    using Tls = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;
    using WebSocket = boost::beast::websocket::stream<Tls>;
    using Request = boost::beast::http::request<boost::beast::http::string_body>;
    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    explicit LoopbackServer(boost::asio::io_context& context);

    [[nodiscard]] std::string url() const { return "https://localhost:" + std::to_string(m_port); }
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    void stop();

    std::function<void(const Request&, Response&)> onRequest;
    /// After the upgrade; the socket closes when it returns.
    std::function<boost::asio::awaitable<void>(WebSocket&)> onSocket;
    /// Decides on an upgrade: 101, or a status to refuse with.
    int upgradeStatus = 101;
    std::string subprotocol = "trucban.v1";
    bool compresses = true;
    /// Instead of a TLS handshake: these bytes, then the end.
    std::string garbage;
    /// Instead of an HTTP response: these bytes.
    std::string rawAnswer;
    bool closeAfterEachAnswer = false; ///< without saying so in the answer

    int connections = 0;
    int requests = 0;

private:
    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket);
    boost::asio::awaitable<void> upgrade(Tls stream, Request request);

    boost::asio::io_context& m_context;
    boost::asio::ssl::context m_tls;
    boost::asio::ip::tcp::acceptor m_acceptor;
    std::uint16_t m_port = 0;
    std::string m_fingerprint;
};

} // namespace trucban::test
