// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Session.h"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace trucban::link {

Session::Session(boost::asio::any_io_executor executor, TimeSource& time, const Clock& clock,
                 std::unique_ptr<Socket> socket, CursorTracker& cursor, SessionOwner& owner)
    : m_executor(std::move(executor)),
      m_time(time),
      m_clock(clock),
      m_socket(std::move(socket)),
      m_cursor(cursor),
      m_owner(owner),
      m_heartbeat(time.now()),
      m_acks(cursor.cursor()),
      m_wakeWriter(time.makeTimer()),
      m_clockwork(time.makeTimer()),
      m_wakeReader(time.makeTimer()),
      m_joined(time.makeTimer()) {}

Task<SessionEnd> Session::run(wire::Hello hello) {
    m_socket->onBytes([this] {
        m_heartbeat.heard(m_time.now());
        m_owner.onHeard();
    });
    m_helloSent = m_time.now();
    static_cast<void>(m_queue.push(wire::encode(wire::ClientFrame(std::move(hello)))));
    spawn(write());
    spawn(keepTime());
    auto fault = LinkFault::unreachable;
    try {
        fault = co_await read();
    } catch (const std::exception&) {
        // Out of memory. The other two coroutines must still be joined: they refer to us.
    }
    end(fault);
    while (m_children > 0) {
        m_joined->expireAt(TimePoint::max());
        co_await m_joined->wait();
    }
    co_return SessionEnd{.fault = m_fault, .tokenRefused = m_tokenRefused};
}

void Session::spawn(Task<> child) {
    ++m_children;
    boost::asio::co_spawn(m_executor, std::move(child), [this](const std::exception_ptr& exception) {
        if (exception) {
            end(LinkFault::unreachable); // out of memory: the session goes, the connection tries again
        }
        --m_children;
        m_joined->wake();
    });
}

bool Session::push(std::string frame) {
    if (m_over || !m_queue.push(std::move(frame))) {
        return false;
    }
    m_wakeWriter->wake();
    return true;
}

void Session::hold(bool hold) {
    m_hold = hold;
    m_heartbeat.pause(hold, m_time.now());
    m_wakeReader->wake();
}

void Session::end(LinkFault fault) {
    if (m_over) {
        return;
    }
    m_over = true;
    m_fault = fault;
    m_socket->close();
    m_wakeWriter->wake();
    m_clockwork->wake();
    m_wakeReader->wake();
}

void Session::sayBye() {
    static_cast<void>(push(wire::encode(wire::ClientFrame(wire::Bye{wire::ByeReason::done}))));
    m_farewellBy = m_time.now() + kFarewell;
    m_clockwork->wake();
    hold(false);
}

Task<> Session::write() {
    while (!m_over) {
        if (m_queue.isEmpty()) {
            m_wakeWriter->expireAt(TimePoint::max());
            co_await m_wakeWriter->wait();
            continue;
        }
        const auto fault = co_await m_socket->write(m_queue.takeAll());
        if (fault != LinkFault::none) {
            end(fault);
        }
    }
}

Task<> Session::keepTime() {
    while (!m_over) {
        const auto now = m_time.now();
        tick(now);
        if (m_over) {
            break;
        }
        auto next = std::min(m_heartbeat.nextCheck(now), m_farewellBy);
        if (const auto ackDue = m_acks.due()) {
            next = std::min(next, *ackDue);
        }
        m_clockwork->expireAt(next);
        co_await m_clockwork->wait();
    }
}

void Session::tick(TimePoint now) {
    if (m_heartbeat.isSilent(now)) {
        end(LinkFault::silent);
        return;
    }
    if (now >= m_farewellBy) {
        end(LinkFault::none);
        return;
    }
    if (m_heartbeat.isStale(now) != m_stale) {
        m_stale = !m_stale;
        m_owner.onStale(m_stale);
    }
    if (m_state != LinkState::greeting && m_heartbeat.isPingDue(now)) {
        m_heartbeat.pinged(now);
        m_pingAt = m_clock();
        m_pingSent = now;
        m_queue.setPing(wire::encode(wire::ClientFrame(wire::Ping{m_pingAt})));
        m_wakeWriter->wake();
    }
    if (const auto seq = m_acks.takeDue(now)) {
        m_queue.setAck(wire::encode(wire::ClientFrame(wire::Ack{*seq})));
        m_wakeWriter->wake();
    }
}

Task<LinkFault> Session::read() {
    while (!m_over) {
        if (m_hold) {
            m_wakeReader->expireAt(TimePoint::max());
            co_await m_wakeReader->wait();
            continue;
        }
        const auto message = co_await m_socket->read();
        if (!message) {
            co_return message.error();
        }
        if (m_stale) {
            m_clockwork->wake(); // fresh again: tell at once
        }
        if (const auto fault = take(*message); fault != LinkFault::none) {
            co_return fault;
        }
    }
    co_return m_fault;
}

LinkFault Session::take(std::string_view bytes) {
    auto decoded = wire::decodeServerFrame(bytes);
    if (!decoded) {
        const auto& error = decoded.error();
        const bool isNewerFrame = error.fault == wire::DecodeFault::unknownType && error.pointer == "/t";
        return isNewerFrame ? LinkFault::none : LinkFault::badProtocol;
    }
    auto& frame = *decoded;
    LinkFault fault = LinkFault::none;
    if (const auto* ping = std::get_if<wire::Ping>(&frame)) {
        m_queue.setPong(wire::encode(wire::ClientFrame(wire::Pong{.at = ping->at, .serverTime = {}})));
        m_wakeWriter->wake();
        return LinkFault::none;
    }
    if (const auto* pong = std::get_if<wire::Pong>(&frame)) {
        take(*pong);
        return LinkFault::none;
    }
    if (const auto* bye = std::get_if<wire::Bye>(&frame)) {
        return take(*bye);
    }
    const bool isWelcome = std::holds_alternative<wire::Welcome>(frame);
    if (isWelcome != (m_state == LinkState::greeting)) {
        return LinkFault::badProtocol; // welcome is the first frame, and comes once
    }
    const auto before = m_state;
    if (auto* welcome = std::get_if<wire::Welcome>(&frame)) {
        fault = take(*welcome);
    } else if (const auto* snapshot = std::get_if<wire::Snapshot>(&frame)) {
        fault = take(*snapshot);
    } else if (const auto* events = std::get_if<wire::Events>(&frame)) {
        fault = take(*events);
    }
    if (fault != LinkFault::none) {
        return fault;
    }
    m_owner.onSessionFrame(std::move(frame));
    if (m_state != before && !m_over) {
        m_owner.onSessionState(m_state); // after the frame that caused it: live means the snapshot is complete
    }
    return LinkFault::none;
}

LinkFault Session::take(wire::Welcome& welcome) {
    if (!m_owner.isMeant(welcome)) {
        return LinkFault::wrongMode;
    }
    if (welcome.headSeq < m_cursor.cursor()) {
        return LinkFault::headMismatch; // its log ends before what we have: another log, or an old copy
    }
    m_owner.onServerTime(welcome.serverTime, m_helloSent, m_time.now());
    m_state = welcome.resumed ? LinkState::live : LinkState::snapshotting;
    m_cursor.begin(!welcome.resumed);
    return LinkFault::none;
}

LinkFault Session::take(const wire::Snapshot& snapshot) {
    const auto verdict = m_cursor.take(snapshot);
    if (m_state != LinkState::snapshotting || verdict == CursorTracker::Verdict::nonsense) {
        return LinkFault::badProtocol;
    }
    if (verdict == CursorTracker::Verdict::snapshotDone) {
        m_state = LinkState::live;
        m_acks = AckPacer(0);
        m_acks.reached(m_cursor.cursor(), m_time.now());
        m_clockwork->wake();
    }
    return LinkFault::none;
}

LinkFault Session::take(const wire::Events& events) {
    if (m_state != LinkState::live) {
        return LinkFault::badProtocol;
    }
    switch (m_cursor.take(events)) {
    case CursorTracker::Verdict::gap:
        return LinkFault::gap;
    case CursorTracker::Verdict::nonsense:
        return LinkFault::badProtocol;
    default:
        break;
    }
    const auto dueBefore = m_acks.due();
    m_acks.reached(m_cursor.cursor(), m_time.now());
    if (m_acks.due() != dueBefore) {
        m_clockwork->wake();
    }
    return LinkFault::none;
}

LinkFault Session::take(const wire::Bye& bye) {
    switch (bye.reason) {
    case wire::ByeReason::shutdown:
        return LinkFault::unavailable;
    case wire::ByeReason::slow:
        return LinkFault::slow;
    case wire::ByeReason::badFrame:
    case wire::ByeReason::badProtocol:
        return LinkFault::badProtocol;
    case wire::ByeReason::badToken:
    case wire::ByeReason::revoked:
        m_tokenRefused = true;
        return LinkFault::revoked;
    case wire::ByeReason::headMismatch:
        return LinkFault::headMismatch;
    case wire::ByeReason::silent:
        return LinkFault::silent;
    case wire::ByeReason::tooMany:
        return LinkFault::throttled;
    case wire::ByeReason::done:
        break;
    }
    return LinkFault::closed;
}

void Session::take(const wire::Pong& pong) {
    if (pong.at == m_pingAt && m_pingSent != TimePoint{}) {
        const auto now = m_time.now();
        const auto roundTrip = std::chrono::ceil<std::chrono::milliseconds>(now - m_pingSent);
        m_owner.onServerTime(pong.serverTime, std::exchange(m_pingSent, {}), now);
        m_owner.onRoundTrip(roundTrip);
    }
}

} // namespace trucban::link
