// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

// How well the alarms of one desk serve the officer at it, by the measures of ISA-18.2 and EEMUA 191.
namespace trucban::models {

enum class AlarmCause : std::uint8_t {
    arrived,      ///< a case nobody acknowledged
    risen,        ///< one that somebody works on rose to P1, unseen here
    updated,      ///< its sender said more, unseen here
    offered,      ///< another ward offers it to this one
    returned,     ///< the ward it was offered to said no, or nothing in time, unseen here
    checkInMissed ///< a lone officer on it has not checked in
};

/// An alarm that nobody answered yet.
struct StandingAlarm {
    core::CaseId caseId;
    core::Priority priority = core::Priority::p3;
    std::string kind;
    core::WardCode ward; ///< the likeliest; none: not known
    core::Instant since{};
    AlarmCause cause = AlarmCause::arrived;
    bool operator==(const StandingAlarm&) const = default;
};

/// Unanswered for longer than the policy gives to acknowledge a case of its priority; without a limit never.
[[nodiscard]] bool isStale(const StandingAlarm& alarm, const core::Policy& policy, core::Instant now);

/// What an alarm is asked to be: one in twenty P1, three P2, the rest less (ISA-18.2: 5, 15 and 80 %).
inline constexpr std::array kAlarmMix{0.05, 0.15, 0.80};

/// The load on one officer in ten minutes (EEMUA 191: one is acceptable, two can be managed; more than ten are a flood).
enum class AlarmLoad : std::uint8_t { calm, busy, heavy, flood };
[[nodiscard]] AlarmLoad alarmLoad(double perTenMinutes);

struct AlarmHealth {
    core::Instant from{};        ///< counted from here on
    std::size_t count = 0;       ///< alarms since then
    std::size_t lastTen = 0;     ///< in the last ten minutes
    double perTen = 0;           ///< in ten minutes on average; of less than ten minutes: their count
    std::size_t busiest = 0;     ///< the most in any ten minutes
    core::Instant busiestFrom{}; ///< when these began; only with busiest > 0
    std::array<std::size_t, kAlarmMix.size()> mix{}; ///< P1, P2, P3 with P4
    std::size_t standing = 0;
    std::size_t stale = 0;
    std::optional<core::Instant> oldestStale; ///< since when
    bool operator==(const AlarmHealth&) const = default;

    /// 0 to 1; nothing without an alarm.
    [[nodiscard]] std::optional<double> share(std::size_t part) const {
        return count == 0 ? std::nullopt : std::optional(static_cast<double>(mix[part]) / static_cast<double>(count));
    }
};

/// What rang at this desk, muted or not: each asked for the officer's eyes. Holds the last day and no more than kMost; of
/// more the oldest are forgotten, and counting begins after them. A clock that steps back does not reorder it.
class AlarmLog {
public:
    static constexpr std::chrono::minutes kTen{10};
    static constexpr std::chrono::hours kKept{24};
    static constexpr std::size_t kMost = 100'000;
    /// A flood begins with more in ten minutes than this, and ends with fewer than the other.
    static constexpr std::size_t kFloodAbove = 10;
    static constexpr std::size_t kFloodEndsBelow = 5;

    explicit AlarmLog(core::Instant from) : m_from(from) {}

    void ring(core::Instant at, core::Priority priority);
    void tick(core::Instant now); ///< lets a flood end, and what is old go
    [[nodiscard]] bool isFlood() const { return m_isFlood; }
    [[nodiscard]] std::size_t lastTen(core::Instant now) const;
    [[nodiscard]] AlarmHealth health(std::span<const StandingAlarm> standing, const core::Policy& policy,
                                     core::Instant now) const;

private:
    struct Rang {
        core::Instant at{};
        core::Priority priority = core::Priority::p3;
    };
    void countBusiest(AlarmHealth& health) const;

    core::Instant m_from;
    std::deque<Rang> m_rang; ///< oldest first
    bool m_isFlood = false;
};

} // namespace trucban::models
