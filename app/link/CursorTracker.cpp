// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/CursorTracker.h"

namespace trucban::link {

void CursorTracker::begin(bool withSnapshot) {
    m_nextPart = withSnapshot ? 1 : 0;
    m_parts = 0;
}

CursorTracker::Verdict CursorTracker::take(const wire::Snapshot& snapshot) {
    const bool first = m_nextPart == 1;
    const bool fits = m_nextPart != 0 && snapshot.part == m_nextPart && snapshot.part <= snapshot.of &&
                      (first || (snapshot.of == m_parts && snapshot.upTo == m_upTo));
    if (!fits) {
        m_nextPart = 0;
        return Verdict::nonsense;
    }
    m_parts = snapshot.of;
    m_upTo = snapshot.upTo;
    if (snapshot.part < snapshot.of) {
        ++m_nextPart;
        return Verdict::good;
    }
    m_nextPart = 0;
    m_cursor = snapshot.upTo;
    m_head = snapshot.head;
    return Verdict::snapshotDone;
}

CursorTracker::Verdict CursorTracker::take(const wire::Events& events) {
    if (m_nextPart != 0 || events.from == 0 || events.to + 1 < events.from) {
        m_nextPart = 0;
        return Verdict::nonsense;
    }
    if (events.from != m_cursor + 1) {
        return Verdict::gap;
    }
    core::Seq last = m_cursor;
    for (const auto& item : events.items) {
        if (const auto* event = std::get_if<core::Event>(&item)) {
            if (event->seq <= last || event->seq > events.to) {
                return Verdict::nonsense;
            }
            last = event->seq;
        }
    }
    m_cursor = events.to;
    m_head = events.head;
    return Verdict::good;
}

} // namespace trucban::link
