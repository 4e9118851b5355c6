// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Heartbeat.h"

namespace trucban::link {

void Heartbeat::pause(bool paused, TimePoint now) {
    if (m_paused && !paused) {
        m_heard = now; // the silence before was our own
    }
    m_paused = paused;
}

TimePoint Heartbeat::nextCheck(TimePoint now) const {
    auto next = now + wire::kPingInterval;
    for (const auto candidate : {m_nextPing, m_heard + wire::kStaleAfter, m_heard + wire::kSilentPeer}) {
        if (candidate > now && candidate < next) {
            next = candidate;
        }
    }
    return next;
}

} // namespace trucban::link
