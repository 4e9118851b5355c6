// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlarmHealth.h"

#include <compare>

namespace trucban::models {

/// Alarms of one kind in one ward, which one look may settle.
struct AlarmGroup {
    std::string kind;
    core::WardCode ward;
    auto operator<=>(const AlarmGroup&) const = default;
};

/// One line of the alarm list: an alarm, or under a flood all of a group.
struct AlarmLine {
    std::optional<AlarmGroup> group;
    std::vector<StandingAlarm> alarms; ///< one, or of a group all, the longest waiting first; never a P1 in a group
    bool operator==(const AlarmLine&) const = default;
};

/// Every alarm in exactly one line: P1 first, then by priority, then the longest waiting. Under a flood those that are no
/// P1 are gathered by kind and ward where there are two or more of them.
[[nodiscard]] std::vector<AlarmLine> alarmLines(std::vector<StandingAlarm> standing, bool isFlood);

} // namespace trucban::models
