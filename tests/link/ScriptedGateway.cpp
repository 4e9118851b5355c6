// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ScriptedGateway.h"

#include <utility>

namespace trucban::test {

using link::LinkFault;

class ScriptedSocket final : public link::Socket {
public:
    explicit ScriptedSocket(ScriptedGateway& gateway)
        : m_gateway(gateway), m_arrived(gateway.m_time.makeTimer()), m_unblocked(gateway.m_time.makeTimer()) {
        m_gateway.m_socket = this;
    }
    ~ScriptedSocket() override {
        if (m_gateway.m_socket == this) {
            m_gateway.m_socket = nullptr;
        }
    }
    ScriptedSocket(const ScriptedSocket&) = delete;
    ScriptedSocket& operator=(const ScriptedSocket&) = delete;

    link::Task<std::expected<std::string_view, LinkFault>> read() override {
        while (m_incoming.empty() && m_end == LinkFault::none) {
            m_arrived->expireAt(link::TimePoint::max());
            co_await m_arrived->wait();
        }
        if (m_incoming.empty() || m_closed) {
            co_return std::unexpected(m_end);
        }
        m_message = std::move(m_incoming.front());
        m_incoming.pop_front();
        m_heard();
        co_return m_message;
    }
    link::Task<LinkFault> write(std::vector<std::string> messages) override {
        ++m_writes;
        while (m_blocked && !m_closed) {
            m_unblocked->expireAt(link::TimePoint::max());
            co_await m_unblocked->wait();
        }
        if (m_end != LinkFault::none) {
            co_return LinkFault::unreachable;
        }
        for (auto& message : messages) {
            m_written.push_back(std::move(message));
        }
        co_return LinkFault::none;
    }
    void onBytes(std::function<void()> heard) override { m_heard = std::move(heard); }
    void close() override {
        m_closed = true;
        end(LinkFault::unreachable);
    }

    void arrive(std::string message) {
        m_incoming.push_back(std::move(message));
        m_arrived->wake();
    }
    void end(LinkFault fault) {
        if (m_end == LinkFault::none) {
            m_end = fault;
        }
        m_arrived->wake();
        m_unblocked->wake();
    }
    void block() { m_blocked = true; }
    [[nodiscard]] std::vector<std::string> takeWritten() { return std::exchange(m_written, {}); }
    [[nodiscard]] int writes() const { return m_writes; }

private:
    ScriptedGateway& m_gateway;
    std::unique_ptr<link::Timer> m_arrived;
    std::unique_ptr<link::Timer> m_unblocked;
    std::deque<std::string> m_incoming;
    std::vector<std::string> m_written;
    std::string m_message;
    std::function<void()> m_heard;
    LinkFault m_end = LinkFault::none;
    bool m_closed = false;
    bool m_blocked = false;
    int m_writes = 0;
};

class ScriptedDialer final : public link::Dialer {
public:
    explicit ScriptedDialer(ScriptedGateway& gateway) : m_gateway(gateway), m_hung(gateway.m_time.makeTimer()) {}

    link::Task<std::expected<std::string, link::DialFault>> login(const link::Credentials& credentials) override {
        ++m_gateway.m_loginCount;
        m_gateway.m_credentials.push_back(credentials);
        if (m_gateway.m_logins.empty()) {
            co_return "token" + std::to_string(m_gateway.m_loginCount);
        }
        const auto fault = m_gateway.m_logins.front();
        m_gateway.m_logins.pop_front();
        if (fault.fault == ScriptedGateway::kHang) {
            co_await hang();
            co_return std::unexpected(link::DialFault{LinkFault::unreachable, {}});
        }
        co_return std::unexpected(fault);
    }
    link::Task<std::expected<std::unique_ptr<link::Socket>, link::DialFault>> open() override {
        ++m_gateway.m_openingCount;
        if (!m_gateway.m_openings.empty()) {
            const auto fault = m_gateway.m_openings.front();
            m_gateway.m_openings.pop_front();
            if (fault == ScriptedGateway::kHang) {
                co_await hang();
                co_return std::unexpected(link::DialFault{LinkFault::unreachable, {}});
            }
            co_return std::unexpected(link::DialFault{fault, {}});
        }
        co_return std::make_unique<ScriptedSocket>(m_gateway);
    }
    void cancel() override { m_hung->wake(); }
    std::string peerFingerprint() const override { return m_gateway.m_fingerprint; }

private:
    link::Task<> hang() {
        m_hung->expireAt(link::TimePoint::max());
        co_await m_hung->wait();
    }

    ScriptedGateway& m_gateway;
    std::unique_ptr<link::Timer> m_hung;
};

link::Transport ScriptedGateway::transport() {
    return {.time = m_time.source(), .dialer = std::make_unique<ScriptedDialer>(*this)};
}

void ScriptedGateway::say(const wire::ServerFrame& frame) {
    sayBytes(wire::encode(frame));
}

void ScriptedGateway::sayBytes(std::string bytes) {
    m_socket->arrive(std::move(bytes));
    m_time.settle();
}

void ScriptedGateway::breakOff(LinkFault fault) {
    m_socket->end(fault);
    m_time.settle();
}

void ScriptedGateway::stopTakingWrites() {
    m_socket->block();
}

std::vector<wire::ClientFrame> ScriptedGateway::heard() {
    m_time.settle();
    std::vector<wire::ClientFrame> frames;
    if (m_socket != nullptr) {
        for (const auto& message : m_socket->takeWritten()) {
            frames.push_back(wire::decodeClientFrame(message).value());
        }
    }
    return frames;
}

std::vector<wire::ClientFrame> ScriptedGateway::heardCommands() {
    auto frames = heard();
    std::erase_if(frames, [](const wire::ClientFrame& frame) {
        return std::holds_alternative<wire::Ping>(frame) || std::holds_alternative<wire::Ack>(frame);
    });
    return frames;
}

int ScriptedGateway::writes() const {
    return m_socket != nullptr ? m_socket->writes() : 0;
}

} // namespace trucban::test
