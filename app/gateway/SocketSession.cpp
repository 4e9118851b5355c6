// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SocketSession.h"

#include "gateway/Queries.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>

namespace trucban::gateway {
namespace {

constexpr std::size_t kReadBytes = 4 * 1024;

SteadyTime steadyNow() {
    return std::chrono::steady_clock::now();
}

} // namespace

SocketSession::SocketSession(Services& services, std::shared_ptr<Stream> stream, bool deflates)
    : m_services{services},
      m_stream{std::move(stream)},
      m_decoder{wire::kMaxHelloFrameBytes, deflates},
      m_commands{wire::kMaxCommandsPerSecond, steadyNow()},
      m_triage{wire::kMaxTriagePerSecond, steadyNow()},
      m_readBuffer(kReadBytes) {
    m_subscriber.deflates = deflates;
}

Task<> SocketSession::run(std::string leftover) {
    const auto self = shared_from_this();
    std::vector<WsMessage> first;
    if (const auto fed = m_decoder.feed(leftover, first); !fed) {
        m_closeCode = static_cast<std::uint16_t>(fed.error());
    }
    m_messages.assign(std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
    m_stream->expireAfter(wire::kHelloDeadline);
    const bool welcomed = !m_closeCode && co_await greet();
    Hub::Membership membership;
    if (welcomed) {
        m_services.metrics.socketsOpened.fetch_add(1, std::memory_order_relaxed);
        m_subscriber.heard = steadyNow();
        m_stream->neverExpire();
        membership = m_services.hub.join(m_subscriber);
        m_seat = m_services.watches.join(m_subscriber);
    } else {
        m_stage = Stage::ending;
    }
    asio::co_spawn(m_services.io.get_executor(), write(), [self](const std::exception_ptr& failure) {
        if (failure) {
            self->cut("socketWriterFailed");
        }
        self->m_writerDone = true;
        self->m_writerWake.notify();
    });
    if (welcomed) {
        try {
            co_await read();
        } catch (const std::exception&) {
            cut("socketReaderFailed"); // out of memory: the console comes again, and asks again what it had asked
        }
    }
    m_stage = Stage::ending;
    m_subscriber.isLive = false;
    membership = {}; // a desk that is being told goodbye is none
    m_seat = {};
    m_readerDone = true;
    m_readerWake.notify();
    m_subscriber.wake.notify();
    while (!m_writerDone) {
        co_await m_writerWake.wait();
    }
}

Task<> SocketSession::read() {
    bool reading = true;
    while (reading) {
        while (reading && !m_messages.empty()) {
            WsMessage message = std::move(m_messages.front());
            m_messages.pop_front();
            reading = onMessage(std::move(message));
        }
        if (reading) {
            reading = co_await fill();
        }
    }
}

/// Nothing more can be said to the peer.
void SocketSession::cut(std::string_view event) {
    m_services.journal.critical(event);
    m_isCut = true;
    m_stream->close();
}

/// Waits for bytes; false when there will be none or they are not WebSocket.
Task<bool> SocketSession::fill() {
    if (m_closeCode || m_stage == Stage::ending) {
        co_return false;
    }
    const auto [error, count] = co_await m_stream->readSome(asio::buffer(m_readBuffer));
    if (error) {
        co_return false;
    }
    m_subscriber.heard = steadyNow();
    std::vector<WsMessage> messages;
    const auto fed = m_decoder.feed({m_readBuffer.data(), count}, messages);
    for (WsMessage& message : messages) {
        m_messages.push_back(std::move(message));
    }
    if (!fed) {
        m_services.metrics.badFrames.fetch_add(1, std::memory_order_relaxed);
        m_closeCode = static_cast<std::uint16_t>(fed.error());
    }
    co_return fed.has_value() || !m_messages.empty();
}

Task<bool> SocketSession::greet() {
    while (m_messages.empty()) {
        const bool more = co_await fill();
        if (!more) {
            if (m_stream->timedOut()) {
                end(wire::ByeReason::silent);
            }
            co_return false;
        }
    }
    const WsMessage message = std::move(m_messages.front());
    m_messages.pop_front();
    if (message.opcode != WsOpcode::text) {
        end(wire::ByeReason::badProtocol);
        co_return false;
    }
    auto frame = wire::decodeClientFrame(message.payload);
    if (!frame) {
        m_services.metrics.badFrames.fetch_add(1, std::memory_order_relaxed);
        end(wire::ByeReason::badFrame);
        co_return false;
    }
    auto* hello = std::get_if<wire::Hello>(&*frame);
    if (hello == nullptr) {
        end(wire::ByeReason::badProtocol);
        co_return false;
    }
    const auto session = m_services.sessions.find(hello->token, m_services.clock());
    if (!session) {
        end(wire::ByeReason::badToken);
        co_return false;
    }
    if (m_services.stopping) {
        end(wire::ByeReason::shutdown);
        co_return false;
    }
    const bool welcomed = co_await welcome(std::move(*hello), *session);
    co_return welcomed;
}

Task<bool> SocketSession::mayResume(const wire::Hello& hello, const Session& session) {
    Hub& hub = m_services.hub;
    // History may still be on its way right after a start; the hello deadline bounds the wait.
    while (!hub.isHistoryLoaded() && hello.cursor < hub.oldestCursor() &&
           hello.cursor + wire::kMaxReplayEvents > hub.head()) {
        Timer timer{m_services.io.get_executor(), std::chrono::milliseconds{20}};
        (void)co_await timer.async_wait(kAwaitTuple);
        if (m_stream->timedOut()) {
            co_return false;
        }
    }
    co_return hello.cursor > 0 && hello.cursor >= hub.oldestCursor() && hello.cursor > session.scopeSince;
}

Task<bool> SocketSession::welcome(wire::Hello hello, Session session) {
    Hub& hub = m_services.hub;
    if (hello.cursor > hub.head()) {
        // The console knows a future we do not: a log put back from a backup, or another gateway. It must not go on.
        m_services.journal.critical("headOlderThanConsole", {{"cursor", static_cast<std::int64_t>(hello.cursor)},
                                                             {"head", static_cast<std::int64_t>(hub.head())}});
        end(wire::ByeReason::headMismatch);
        co_return false;
    }
    if (hello.cursor > 0 && !hello.head.empty()) {
        const HeadCheck check = co_await checkHead(m_services, hello.cursor, hello.head);
        if (check == HeadCheck::unknown) {
            // A mismatch is final for a console; this passes, and it comes again.
            m_services.journal.warning("headNotChecked", {{"cursor", static_cast<std::int64_t>(hello.cursor)}});
            end(wire::ByeReason::tooMany);
            co_return false;
        }
        if (check == HeadCheck::another) {
            m_services.journal.critical("headMismatch", {{"cursor", static_cast<std::int64_t>(hello.cursor)}});
            end(wire::ByeReason::headMismatch);
            co_return false;
        }
    }
    const bool resumed = co_await mayResume(hello, session);
    if (!resumed) {
        m_snapshot = co_await m_services.snapshots.request(m_services, session.viewer, m_subscriber.deflates);
        if (!m_snapshot) {
            end(wire::ByeReason::tooMany);
            co_return false;
        }
        m_services.metrics.snapshots.fetch_add(1, std::memory_order_relaxed);
    }
    m_subscriber.session = std::move(session);
    m_subscriber.clientId = std::move(hello.clientId);
    m_subscriber.cursor = resumed ? hello.cursor : m_snapshot->upTo();
    m_subscriber.isLive = resumed;
    m_stage = resumed ? Stage::live : Stage::snapshot;
    m_decoder.setLimit(wire::kMaxClientFrameBytes);
    send(wire::Welcome{.session = m_subscriber.session.id,
                       .user = m_subscriber.session.user,
                       .role = m_subscriber.session.viewer.role,
                       .scope = m_subscriber.session.viewer.scope,
                       .serverTime = m_services.clock(),
                       .headSeq = hub.head(),
                       .head = hub.headHash(),
                       .exercise = m_services.isExercise,
                       .resumed = resumed});
    co_return true;
}

bool SocketSession::onMessage(WsMessage message) {
    if (m_stage == Stage::ending || m_subscriber.bye) {
        return false;
    }
    m_services.metrics.framesIn.fetch_add(1, std::memory_order_relaxed);
    switch (message.opcode) {
    case WsOpcode::close:
        m_closeCode = kNormalClose;
        return false;
    case WsOpcode::ping:
        sendBytes(std::make_shared<const std::string>(wsFrame(WsOpcode::pong, message.payload)));
        return true;
    case WsOpcode::pong:
        return true;
    default:
        break;
    }
    auto frame = wire::decodeClientFrame(message.payload);
    if (!frame) {
        m_services.metrics.badFrames.fetch_add(1, std::memory_order_relaxed);
        end(wire::ByeReason::badFrame);
        return false;
    }
    return onFrame(std::move(*frame));
}

bool SocketSession::onFrame(wire::ClientFrame frame) {
    if (auto* command = std::get_if<wire::CommandFrame>(&frame)) {
        onCommand(std::move(command->command));
    } else if (auto* query = std::get_if<wire::Query>(&frame)) {
        onQuery(std::move(*query));
    } else if (auto* watching = std::get_if<wire::Watching>(&frame)) {
        onWatching(std::move(*watching));
    } else if (const auto* ping = std::get_if<wire::Ping>(&frame)) {
        send(wire::Pong{ping->at, m_services.clock()});
    } else if (std::holds_alternative<wire::Hello>(frame)) {
        end(wire::ByeReason::badProtocol);
        return false;
    } else if (std::holds_alternative<wire::Bye>(frame)) {
        end(wire::ByeReason::done);
        return false;
    }
    return m_answerBytes <= kAnswerBytes; // Ack and Pong need no more than that they were heard
}

} // namespace trucban::gateway
