// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FrontDoor.h"

#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <format>

namespace trucban::gateway {

std::expected<void, std::string> FrontDoor::listen(const std::string& host, std::uint16_t port) {
    ErrorCode error;
    asio::ip::basic_resolver<tcp, Executor> resolver{m_parts.io.get_executor()};
    const auto found = resolver.resolve(host, std::to_string(port), asio::ip::resolver_base::passive, error);
    if (error || found.empty()) {
        return std::unexpected(std::format("{} is not an address of this machine: {}.", host, error.message()));
    }
    const tcp::endpoint endpoint = found.begin()->endpoint();
    m_acceptor.emplace(m_parts.io.get_executor());
    m_acceptor->open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor->set_option(asio::socket_base::reuse_address{true}, error);
        m_acceptor->bind(endpoint, error);
    }
    if (!error) {
        m_acceptor->listen(4'096, error);
    }
    if (error) {
        return std::unexpected(std::format("Cannot listen on {}:{}: {}.", host, port, error.message()));
    }
    m_port = m_acceptor->local_endpoint(error).port();
    return {};
}

void FrontDoor::open() {
    asio::co_spawn(m_parts.io.get_executor(), accept(), asio::detached);
}

void FrontDoor::close() {
    m_isClosed = true;
    ErrorCode ignored;
    m_acceptor->close(ignored);
    for (Stream* stream : m_streams) {
        if (stream->idleSince()) {
            stream->close();
        }
    }
}

Task<> FrontDoor::accept() {
    for (;;) {
        auto [error, socket] = co_await m_acceptor->async_accept(kAwaitTuple);
        if (m_isClosed) {
            co_return;
        }
        if (error) {
            // Out of descriptors, most likely; those that are served go on, and some will end.
            Timer pause{m_parts.io.get_executor(), std::chrono::milliseconds{100}};
            (void)co_await pause.async_wait(kAwaitTuple);
            continue;
        }
        if (m_streams.size() >= wire::kMaxConnections && !makeRoom()) {
            m_parts.metrics.connectionsRefused.fetch_add(1, std::memory_order_relaxed);
            continue;
        }
        asio::co_spawn(m_parts.io.get_executor(), welcome(std::move(socket)), [this](std::exception_ptr failure) {
            if (failure) {
                m_parts.journal.critical("sessionFailed");
            }
        });
    }
}

Task<> FrontDoor::welcome(Socket socket) {
    const auto stream = std::make_shared<Stream>(std::move(socket), m_parts.tls);
    struct Registration {
        FrontDoor& door;
        Stream* stream;
        ~Registration() {
            door.m_streams.erase(stream);
            door.m_parts.metrics.connections = door.m_streams.size();
        }
    } const registration{*this, stream.get()};
    m_streams.insert(stream.get());
    m_parts.metrics.connections = m_streams.size();
    co_await m_parts.serve(stream);
}

/// At the limit a connection that is between requests gives way to a new one, which may bring an alert.
bool FrontDoor::makeRoom() {
    Stream* longest = nullptr;
    for (Stream* stream : m_streams) {
        if (stream->idleSince() && stream->isOpen() &&
            (longest == nullptr || *stream->idleSince() < *longest->idleSince())) {
            longest = stream;
        }
    }
    if (longest == nullptr) {
        return false;
    }
    longest->close();
    return true;
}

void FrontDoor::enforceDeadlines() {
    const SteadyTime now = std::chrono::steady_clock::now();
    for (Stream* stream : m_streams) {
        (void)stream->enforce(now);
    }
}

} // namespace trucban::gateway
