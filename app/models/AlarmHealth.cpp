// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlarmHealth.h"

#include <algorithm>

namespace trucban::models {

namespace {

std::size_t partOf(core::Priority priority) {
    return std::min(static_cast<std::size_t>(priority), kAlarmMix.size() - 1);
}

} // namespace

bool isStale(const StandingAlarm& alarm, const core::Policy& policy, core::Instant now) {
    const auto limit = policy.deadlinesFor(alarm.priority).acknowledge;
    return limit > core::Milliseconds{} && now - alarm.since > limit;
}

AlarmLoad alarmLoad(double perTenMinutes) {
    if (perTenMinutes > static_cast<double>(AlarmLog::kFloodAbove)) {
        return AlarmLoad::flood;
    }
    if (perTenMinutes > 2) {
        return AlarmLoad::heavy;
    }
    return perTenMinutes > 1 ? AlarmLoad::busy : AlarmLoad::calm;
}

void AlarmLog::ring(core::Instant at, core::Priority priority) {
    const auto when = m_rang.empty() ? at : std::max(at, m_rang.back().at);
    m_rang.push_back({.at = when, .priority = priority});
    if (m_rang.size() > kMost) {
        m_from = std::max(m_from, m_rang.front().at);
        m_rang.pop_front();
    }
    tick(when);
}

void AlarmLog::tick(core::Instant now) {
    while (!m_rang.empty() && now - m_rang.front().at > kKept) {
        m_rang.pop_front();
    }
    m_from = std::max(m_from, now - kKept);
    const auto recent = lastTen(now);
    m_isFlood = recent > kFloodAbove || (m_isFlood && recent >= kFloodEndsBelow);
}

std::size_t AlarmLog::lastTen(core::Instant now) const {
    const auto first = std::ranges::upper_bound(m_rang, now - kTen, {}, &Rang::at);
    return static_cast<std::size_t>(m_rang.end() - first);
}

AlarmHealth AlarmLog::health(std::span<const StandingAlarm> standing, const core::Policy& policy,
                             core::Instant now) const {
    AlarmHealth health{.from = m_from, .count = m_rang.size(), .lastTen = lastTen(now), .standing = standing.size()};
    for (const auto& rang : m_rang) {
        ++health.mix[partOf(rang.priority)];
    }
    using Tens = std::chrono::duration<double, std::ratio<600>>;
    health.perTen = static_cast<double>(health.count) / std::max(Tens(1), Tens(now - m_from)).count();
    countBusiest(health);
    for (const auto& alarm : standing) {
        if (isStale(alarm, policy, now)) {
            ++health.stale;
            health.oldestStale = std::min(health.oldestStale.value_or(alarm.since), alarm.since);
        }
    }
    return health;
}

void AlarmLog::countBusiest(AlarmHealth& health) const {
    auto first = m_rang.begin();
    for (auto last = m_rang.begin(); last != m_rang.end(); ++last) {
        while (last->at - first->at >= kTen) {
            ++first;
        }
        if (const auto within = static_cast<std::size_t>(last - first) + 1; within > health.busiest) {
            health.busiest = within;
            health.busiestFrom = first->at;
        }
    }
}

} // namespace trucban::models
