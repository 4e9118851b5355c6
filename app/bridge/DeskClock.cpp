// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/DeskClock.h"

#include <ctime>

namespace trucban::bridge {

TimeSources TimeSources::system() {
    return {.wall = [] { return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now()); },
            .steady = [] { return std::chrono::steady_clock::now(); },
            .sinceBoot =
                [] {
                    timespec time{};
                    clock_gettime(CLOCK_BOOTTIME, &time);
                    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
                }};
}

void DeskClock::learn(const std::optional<ServerTimeMark>& mark) {
    // The same mark again after a sleep: the steady clock has lost that time, the one since boot has not.
    if (!mark || mark == m_mark) {
        return;
    }
    m_mark = mark;
    m_markSinceBoot = m_sources.sinceBoot() - (m_sources.steady() - mark->at);
}

core::Instant DeskClock::now() const {
    if (!m_mark) {
        return m_sources.wall();
    }
    return m_mark->server + std::chrono::floor<core::Milliseconds>(m_sources.sinceBoot() - m_markSinceBoot);
}

} // namespace trucban::bridge
