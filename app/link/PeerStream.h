// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/system/error_code.hpp>

#include <string>
#include <utility>

namespace trucban::link {

/// A TCP connection with or without TLS, as one type, so that HTTP and WebSocket are instantiated once. While corked,
/// writes are gathered and go out together with flush(): message by message costs a system call and a TLS record each.
class PeerStream {
public:
    using executor_type = boost::asio::any_io_executor;
    using lowest_layer_type = boost::asio::ip::tcp::socket;

    PeerStream(const executor_type& executor, boost::asio::ssl::context& context, bool useTls)
        : m_stream(executor, context), m_useTls(useTls) {}

    [[nodiscard]] executor_type get_executor() { return m_stream.get_executor(); }
    [[nodiscard]] lowest_layer_type& socket() { return m_stream.next_layer(); }
    [[nodiscard]] boost::asio::ssl::stream<lowest_layer_type>& tls() { return m_stream; }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        if (m_useTls) {
            return m_stream.async_read_some(buffers, std::forward<Token>(token));
        }
        return socket().async_read_some(buffers, std::forward<Token>(token));
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        if (m_corked) {
            return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
                [this](auto handler, const Buffers& bytes) { gather(std::move(handler), bytes); }, token, buffers);
        }
        if (m_useTls) {
            return m_stream.async_write_some(buffers, std::forward<Token>(token));
        }
        return socket().async_write_some(buffers, std::forward<Token>(token));
    }

    void cork() { m_corked = true; }
    /// Writes what was gathered since cork().
    [[nodiscard]] boost::asio::awaitable<boost::system::error_code> flush();
    /// At once, without goodbye; operations under way fail.
    void close();

private:
    template <class Handler, class Buffers>
    void gather(Handler handler, const Buffers& bytes) {
        const auto from = m_gathered.size();
        const auto count = boost::asio::buffer_size(bytes);
        m_gathered.resize(from + count);
        boost::asio::buffer_copy(boost::asio::buffer(m_gathered.data() + from, count), bytes);
        boost::asio::post(m_stream.get_executor(), [handler = std::move(handler), count]() mutable {
            std::move(handler)(boost::system::error_code{}, count);
        });
    }

    boost::asio::ssl::stream<lowest_layer_type> m_stream;
    bool m_useTls;
    bool m_corked = false;
    std::string m_gathered;
};

// Beast ends a WebSocket through these, found by argument-dependent lookup.
inline void beast_close_socket(PeerStream& stream) { // NOLINT(readability-identifier-naming)
    stream.close();
}
void teardown(boost::beast::role_type role, PeerStream& stream, boost::system::error_code& error);
template <class Handler>
void async_teardown(boost::beast::role_type, PeerStream& stream, Handler&& handler) {
    stream.close();
    boost::asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        std::move(handler)(boost::system::error_code{});
    });
}

} // namespace trucban::link
