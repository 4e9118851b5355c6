// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SocketSession.h"

#include "gateway/Intake.h"
#include "gateway/Queries.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace trucban::gateway {
namespace {

constexpr std::size_t kReadBytes = 4 * 1024;
constexpr std::uint16_t kNormalClose = 1000;

SteadyTime steadyNow() {
    return std::chrono::steady_clock::now();
}

} // namespace

SocketSession::SocketSession(Services& services, std::shared_ptr<Stream> stream, bool deflates)
    : m_services{services},
      m_stream{std::move(stream)},
      m_decoder{wire::kMaxClientFrameBytes, deflates},
      m_commands{wire::kMaxCommandsPerSecond, steadyNow()},
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
    } else {
        m_stage = Stage::ending;
    }
    asio::co_spawn(m_services.io.get_executor(), [self] { return self->write(); }, asio::detached);
    bool reading = welcomed;
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
    m_stage = Stage::ending;
    m_subscriber.isLive = false;
    membership = {}; // a desk that is being told goodbye is none
    m_readerDone = true;
    m_readerWake.notify();
    m_subscriber.wake.notify();
    while (!m_writerDone) {
        co_await m_writerWake.wait();
    }
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
    send(wire::Welcome{.session = m_subscriber.session.id,
                       .user = m_subscriber.session.user,
                       .role = m_subscriber.session.viewer.role,
                       .scope = m_subscriber.session.viewer.scope,
                       .serverTime = m_services.clock(),
                       .headSeq = hub.head(),
                       .head = hub.headHash(),
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

void SocketSession::onCommand(core::Command command) {
    const SteadyTime since = steadyNow();
    if (!m_commands.take(since) || m_pending >= wire::kMaxPendingCommands) {
        refuse(command.id, "tooMany", "Too many commands at once; send it again in a moment.");
        return;
    }
    if (std::holds_alternative<core::EnterAlert>(command.body)) {
        onEntered(std::move(command));
        return;
    }
    const Session& session = m_subscriber.session;
    CommandRequest request;
    const core::CommandId id = command.id;
    request.command = std::move(command);
    request.authority = {{core::ActorKind::officer, session.user}, session.viewer.role, session.viewer.scope};
    request.receivedAt = m_services.clock();
    request.reply = [weak = weak_from_this(), &io = m_services.io, id, since](CommandOutcome outcome) {
        asio::post(io, [weak, id, since, outcome = std::move(outcome)]() mutable {
            if (const auto self = weak.lock()) {
                self->onOutcome(id, since, std::move(outcome));
            }
        });
    };
    if (m_services.ledger.submit(std::move(request))) {
        ++m_pending;
    } else {
        refuse(id, "unavailable", std::string{sentenceOf(LedgerFault::full)});
    }
}

void SocketSession::onOutcome(const core::CommandId& id, SteadyTime since, CommandOutcome outcome) {
    --m_pending;
    Metrics& metrics = m_services.metrics;
    metrics.command.observe(steadyNow() - since);
    if (const auto* done = std::get_if<CommandDone>(&outcome)) {
        (done->repeated ? metrics.commandsRepeated : metrics.commandsAccepted).fetch_add(1, std::memory_order_relaxed);
        send(wire::Accepted{id, done->seq, std::nullopt});
        return;
    }
    metrics.commandsRefused.fetch_add(1, std::memory_order_relaxed);
    if (auto* refused = std::get_if<CommandRefused>(&outcome)) {
        send(wire::Refused{id, std::string{core::nameOf(refused->code)}, std::string{core::sentenceOf(refused->code)},
                           std::move(refused->current)});
    } else if (const auto* fault = std::get_if<LedgerFault>(&outcome)) {
        refuse(id, "unavailable", std::string{sentenceOf(*fault)});
    } else if (std::holds_alternative<CommandExpired>(outcome)) {
        refuse(id, "expired", "This was asked too long ago to be carried out unseen; look again and ask anew.");
    } else {
        refuse(id, "badCommand", "This command id belongs to somebody else.");
    }
}

void SocketSession::onEntered(core::Command command) {
    ++m_pending;
    asio::co_spawn(
        m_services.io.get_executor(),
        [self = shared_from_this(), command = std::move(command)]() mutable -> Task<> {
            Services& services = self->m_services;
            const SteadyTime since = steadyNow();
            auto answer = co_await enterAlert(services, self->m_subscriber.session, std::move(command));
            --self->m_pending;
            services.metrics.command.observe(steadyNow() - since);
            auto& counter = answer ? services.metrics.commandsAccepted : services.metrics.commandsRefused;
            counter.fetch_add(1, std::memory_order_relaxed);
            if (answer) {
                self->send(*answer);
            } else {
                self->send(std::move(answer.error()));
            }
        },
        asio::detached);
}

void SocketSession::onQuery(wire::Query query) {
    if (!m_commands.take(steadyNow()) || m_pending >= wire::kMaxPendingCommands) {
        refuse(query.id, "tooMany", "Too many queries at once; send it again in a moment.");
        return;
    }
    ++m_pending;
    asio::co_spawn(
        m_services.io.get_executor(),
        [self = shared_from_this(), query = std::move(query)]() -> Task<> {
            if (query.kind == wire::QueryKind::past) {
                auto bytes = co_await answerPast(self->m_services, self->m_subscriber.session, query,
                                                 self->m_subscriber.deflates);
                --self->m_pending;
                if (bytes) {
                    self->sendBytes(std::move(*bytes));
                } else {
                    self->send(std::move(bytes.error()));
                }
                co_return;
            }
            auto answer = co_await answerQuery(self->m_services, self->m_subscriber.session, query);
            --self->m_pending;
            if (answer) {
                self->send(*answer);
            } else {
                self->send(std::move(answer.error()));
            }
        },
        asio::detached);
}

void SocketSession::refuse(const core::CommandId& id, std::string code, std::string message) {
    send(wire::Refused{id, std::move(code), std::move(message), std::nullopt});
}

void SocketSession::send(const wire::ServerFrame& frame) {
    const std::string json = wire::encode(frame);
    sendBytes(std::make_shared<const std::string>(m_subscriber.deflates ? wsDeflatedFrame(m_services.deflater, json)
                                                                        : wsFrame(WsOpcode::text, json)));
}

void SocketSession::sendBytes(SharedBytes bytes) {
    if (m_stage == Stage::ending) {
        return;
    }
    m_answerBytes += bytes->size();
    m_answers.push_back(std::move(bytes));
    if (m_answerBytes > kAnswerBytes) {
        end(wire::ByeReason::slow);
    } else {
        m_subscriber.wake.notify();
    }
}

/// The writer says bye and closes; reading stops with it.
void SocketSession::end(wire::ByeReason reason) {
    if (!m_bye) {
        m_bye = reason;
    }
    m_stage = Stage::ending;
    m_subscriber.isLive = false;
    m_subscriber.wake.notify();
}

Task<> SocketSession::write() {
    const auto self = shared_from_this();
    bool healthy = true;
    while (healthy) {
        if (m_subscriber.bye && !m_bye) {
            end(*m_subscriber.bye);
        }
        if (m_stage == Stage::ending) {
            break;
        }
        if (std::exchange(m_subscriber.pingDue, false)) {
            send(wire::Ping{m_services.clock()});
        }
        if (m_subscriber.desks) {
            send(*std::exchange(m_subscriber.desks, std::nullopt));
        }
        const bool wrote = co_await writeSome();
        healthy = m_stream->isOpen() && !m_isCut;
        if (healthy && !wrote && m_stage == Stage::snapshot) {
            healthy = co_await writeSnapshotPart();
        } else if (healthy && !wrote) {
            co_await m_subscriber.wake.wait();
        }
    }
    co_await sayBye();
    m_writerDone = true;
    m_writerWake.notify();
}

/// Sends what is there, several frames in one go; false when there is nothing or the peer is gone.
Task<bool> SocketSession::writeSome() {
    std::vector<SharedBytes> frames;
    std::size_t bytes = 0;
    while (!m_answers.empty() && bytes < Hub::kFrameBytes) {
        bytes += m_answers.front()->size();
        frames.push_back(std::move(m_answers.front()));
        m_answers.pop_front();
    }
    m_answerBytes -= std::min(m_answerBytes, bytes);
    if (m_stage == Stage::live && bytes < Hub::kFrameBytes) {
        auto events = m_services.hub.take(m_subscriber);
        frames.insert(frames.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
    }
    if (frames.empty()) {
        co_return false;
    }
    m_services.metrics.framesOut.fetch_add(frames.size(), std::memory_order_relaxed);
    if (frames.size() == 1) {
        co_return co_await writeAll(asio::buffer(*frames.front()));
    }
    m_scratch.clear();
    for (const SharedBytes& frame : frames) {
        m_scratch += *frame;
    }
    const bool wrote = co_await writeAll(asio::buffer(m_scratch));
    if (m_scratch.capacity() > 64 * 1024) {
        m_scratch = {};
    }
    co_return wrote;
}

Task<bool> SocketSession::writeAll(asio::const_buffer bytes) {
    const ErrorCode error = co_await m_stream->write(bytes, kWriteStall);
    if (error) {
        m_isCut = true;
        m_stream->close();
    }
    co_return !error;
}

Task<bool> SocketSession::writeSnapshotPart() {
    const SharedBytes bytes = co_await m_snapshot->part(m_part);
    if (!bytes) {
        // Too much changed meanwhile, or nobody could make it: the console comes back and starts over.
        end(wire::ByeReason::slow);
        co_return true;
    }
    const bool wrote = co_await writeAll(asio::buffer(*bytes));
    if (!wrote) {
        co_return false;
    }
    m_services.metrics.framesOut.fetch_add(1, std::memory_order_relaxed);
    if (++m_part == m_snapshot->parts() && m_stage == Stage::snapshot) {
        m_snapshot.reset();
        m_stage = Stage::live;
        m_subscriber.isLive = true;
    }
    co_return true;
}

Task<> SocketSession::sayBye() {
    const auto farewell = m_bye == wire::ByeReason::slow ? kFarewell : Stream::kLinger;
    if (m_stream->isOpen() && !m_isCut && (m_bye || m_closeCode)) {
        std::string last;
        for (const SharedBytes& answer : m_answers) {
            last += *answer;
            if (last.size() > Hub::kFrameBytes) {
                break;
            }
        }
        if (m_bye) {
            last += wsFrame(WsOpcode::text, wire::encode(wire::ServerFrame{wire::Bye{*m_bye}}));
        }
        last += wsCloseFrame(m_closeCode.value_or(kNormalClose));
        (void)co_await m_stream->write(asio::buffer(last), farewell);
    }
    // Reading may still be waiting for a peer that says nothing.
    m_stream->interrupt();
    while (!m_readerDone) {
        co_await m_readerWake.wait();
    }
    co_await m_stream->finish(farewell);
}

} // namespace trucban::gateway
