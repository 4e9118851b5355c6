// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/Limits.h"

#include <chrono>

namespace trucban::link {

using TimePoint = std::chrono::steady_clock::time_point;

/// When to ping, when the data counts as stale, when the peer counts as gone. Pure: told what happens and what time it
/// is. A half-open connection looks the same as a silent peer from here, and that is the point of it.
class Heartbeat {
public:
    explicit Heartbeat(TimePoint now) : m_heard(now), m_nextPing(now + wire::kPingInterval) {}

    /// Any byte from the peer.
    void heard(TimePoint now) { m_heard = now; }
    /// A ping went out.
    void pinged(TimePoint now) { m_nextPing = now + wire::kPingInterval; }
    /// While paused we do not read, so silence says nothing.
    void pause(bool paused, TimePoint now);

    [[nodiscard]] bool isPingDue(TimePoint now) const { return now >= m_nextPing; }
    [[nodiscard]] bool isStale(TimePoint now) const { return now - m_heard >= wire::kStaleAfter; }
    [[nodiscard]] bool isSilent(TimePoint now) const { return !m_paused && now - m_heard >= wire::kSilentPeer; }
    /// The next time at which one of the three may change; always after `now`.
    [[nodiscard]] TimePoint nextCheck(TimePoint now) const;

private:
    TimePoint m_heard;
    TimePoint m_nextPing;
    bool m_paused = false;
};

} // namespace trucban::link
