// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/LinkPort.h"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <random>

namespace trucban::bridge {

namespace {

// Frames waiting for the store thread. Above the first count the socket is not read any more, so that TCP holds the
// gateway back; below the second it is read again.
constexpr std::size_t kHoldAbove = 64;
constexpr std::size_t kReleaseBelow = 16;

core::Instant wallClock() {
    return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now());
}

} // namespace

LinkPort::LinkPort(link::Endpoint endpoint, link::Credentials credentials, std::string clientId,
                   Mailbox<Message>& inbox)
    : m_inbox(inbox) {
    m_loop.post([this, endpoint = std::move(endpoint), credentials = std::move(credentials),
                 clientId = std::move(clientId)]() mutable {
        m_files = std::make_unique<link::FileFetcher>(
            m_loop.executor(), endpoint, [this](core::CommandId id, link::FileFetcher::Answer answer) {
                m_inbox.put(FileCame{{.id = id, .bytes = std::move(answer).transform([](std::string&& bytes) {
                                          return std::make_shared<const std::string>(std::move(bytes));
                                      })}});
            });
        auto engine = std::make_shared<std::mt19937_64>(std::random_device{}());
        m_connection =
            std::make_unique<link::Connection>(m_loop.executor(), std::move(endpoint), std::move(credentials),
                                               std::move(clientId), *this, wallClock, [engine] { return (*engine)(); });
    });
}

LinkPort::~LinkPort() {
    m_loop.post([this] {
        m_files.reset();
        m_connection.reset();
    });
    m_loop.stop();
}

void LinkPort::start(core::Seq cursor, std::string head) {
    m_loop.post([this, cursor, head = std::move(head)] { m_connection->start(cursor, head); });
}

void LinkPort::restart(core::Seq cursor, std::string head) {
    m_loop.post([this, cursor, head = std::move(head)] { m_connection->setCursor(cursor, head); });
}

void LinkPort::send(wire::ClientFrame frame) {
    // When the link has just gone the frame is dropped here: a command is still in the outbox and goes out again with
    // the next welcome, a query fails with the status that is on its way to the store thread.
    m_loop.post([this, frame = std::move(frame)] { static_cast<void>(m_connection->send(frame)); });
}

void LinkPort::fetch(FileRequested request) {
    m_loop.post([this, request = std::move(request)]() mutable {
        if (m_connection->token().empty()) {
            m_inbox.put(FileCame{{.id = request.id, .bytes = std::unexpected(link::FileFault::offline)}});
            return;
        }
        m_files->fetch(request.id, std::move(request.wanted), m_connection->token());
    });
}

void LinkPort::dropFile(core::CommandId id) {
    m_loop.post([this, id] { m_files->drop(id); });
}

void LinkPort::releaseIfDrained() {
    if (m_held && m_inbox.size() < kReleaseBelow) {
        m_held = false;
        m_loop.post([this] { m_connection->holdReading(false); });
    }
}

void LinkPort::stop() {
    m_loop.post([this] { m_connection->stop(); });
}

void LinkPort::onStatus(const link::LinkStatus& status) {
    m_inbox.put(LinkChanged{status});
}

void LinkPort::onFrame(wire::ServerFrame frame) {
    const auto waiting = m_inbox.put(FrameArrived{std::move(frame), std::chrono::steady_clock::now()});
    if (waiting > kHoldAbove && !m_held) {
        m_held = true;
        m_connection->holdReading(true);
    }
}

} // namespace trucban::bridge
