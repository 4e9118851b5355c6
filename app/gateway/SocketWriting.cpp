// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SocketSession that sends: answers first, then events, or a snapshot part by part.
#include "gateway/SocketSession.h"

#include <algorithm>

namespace trucban::gateway {

void SocketSession::send(const wire::ServerFrame& frame) {
    sendBytes(framed(frame));
}

SharedBytes SocketSession::framed(const wire::ServerFrame& frame) {
    return framed(wire::encode(frame));
}

SharedBytes SocketSession::framed(std::string_view json) {
    return std::make_shared<const std::string>(m_subscriber.deflates ? wsDeflatedFrame(m_services.deflater, json)
                                                                     : wsFrame(WsOpcode::text, json));
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
            while (m_subscriber.isLive && m_stream->isOpen() && !m_isCut && co_await writeSome()) {
            }
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
        if (m_subscriber.watchers) {
            sendBytes(std::exchange(m_subscriber.watchers, nullptr));
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
    // Last: figures are looked at, events are acted upon.
    if (m_figures && m_stage == Stage::live) {
        if (frames.empty() && !m_figures->frames.empty()) {
            frames.push_back(m_figures->take());
        }
        if (m_figures->isFull()) {
            end(wire::ByeReason::slow);
        }
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
