// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ServerClock.h"

#include <algorithm>

namespace trucban::link {

namespace {

using namespace std::chrono_literals;

/// With a ping each two seconds a quarter of a minute, in which no two clocks drift apart by a millisecond.
constexpr std::size_t kKept = 8;
/// The gateway's time is in whole milliseconds.
constexpr auto kRounding = 2ms;

} // namespace

bool ServerClock::canBothBeTrue(const Sample& a, const Sample& b) {
    const auto apart = std::chrono::abs(a.time.server - b.time.then(a.time.at));
    return apart <= (a.roundTrip + b.roundTrip) / 2 + kRounding;
}

void ServerClock::heard(core::Instant serverTime, std::chrono::steady_clock::time_point asked,
                        std::chrono::steady_clock::time_point arrived) {
    if (serverTime == core::Instant{} || arrived < asked) {
        return;
    }
    const Sample fresh{.time = {.server = serverTime, .at = asked + (arrived - asked) / 2},
                       .roundTrip = arrived - asked};
    // The gateway's clock has been set, or this computer slept, which stops the steady clock: only the latest counts.
    std::erase_if(m_late, [&fresh](const Sample& old) { return !canBothBeTrue(fresh, old); });
    if (m_late.size() >= kKept) {
        m_late.pop_front();
    }
    m_late.push_back(fresh);
    m_best = std::ranges::min_element(m_late, {}, &Sample::roundTrip)->time;
}

} // namespace trucban::link
