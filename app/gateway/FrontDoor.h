// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/Journal.h"
#include "gateway/Metrics.h"
#include "gateway/Stream.h"

#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace trucban::gateway {

/// The port and the connections that came in by it: accepts, gives each to its server, makes room for newcomers at the
/// limit, and cuts what is overdue. Network thread. It outlives the context, whose suspended coroutines refer to it.
class FrontDoor {
public:
    /// Talks to one connection until it ends.
    using Serve = std::function<Task<>(std::shared_ptr<Stream>)>;
    struct Parts {
        asio::io_context& io;
        asio::ssl::context* tls; ///< null: plain
        Metrics& metrics;
        const Journal& journal;
        Serve serve;
    };
    explicit FrontDoor(Parts parts) : m_parts{std::move(parts)} {}

    /// The error is a sentence for the operator.
    [[nodiscard]] std::expected<void, std::string> listen(const std::string& host, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// From here on connections are taken.
    void open();
    /// No more are taken; those between two requests end.
    void close();
    /// Before the context goes.
    void takeDown() { m_acceptor.reset(); }

    void enforceDeadlines();
    [[nodiscard]] std::vector<Stream*> streams() const { return {m_streams.begin(), m_streams.end()}; }
    [[nodiscard]] bool isEmpty() const { return m_streams.empty(); }

private:
    using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

    Task<> accept();
    Task<> welcome(Socket socket);
    [[nodiscard]] bool makeRoom();

    Parts m_parts;
    std::optional<Acceptor> m_acceptor;
    std::unordered_set<Stream*> m_streams;
    std::uint16_t m_port = 0;
    bool m_isClosed = false;
};

} // namespace trucban::gateway
