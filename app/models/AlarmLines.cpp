// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlarmLines.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trucban::models {

namespace {

auto placeOf(const StandingAlarm& alarm) {
    return std::tuple(alarm.priority, alarm.since, alarm.caseId);
}

} // namespace

std::vector<AlarmLine> alarmLines(std::vector<StandingAlarm> standing, bool isFlood) {
    std::ranges::sort(standing, {}, placeOf);
    std::map<AlarmGroup, std::size_t> sizes;
    const auto groupOf = [](const StandingAlarm& alarm) { return AlarmGroup{.kind = alarm.kind, .ward = alarm.ward}; };
    const auto mayJoin = [isFlood](const StandingAlarm& alarm) {
        return isFlood && alarm.priority != core::Priority::p1;
    };
    for (const auto& alarm : standing) {
        if (mayJoin(alarm)) {
            ++sizes[groupOf(alarm)];
        }
    }
    std::vector<AlarmLine> lines;
    std::map<AlarmGroup, std::size_t> lineOf;
    for (auto& alarm : standing) {
        auto group = groupOf(alarm);
        if (!mayJoin(alarm) || sizes[group] < 2) {
            lines.push_back({.group = std::nullopt, .alarms = {std::move(alarm)}});
            continue;
        }
        // A group stands where its most urgent, longest waiting alarm would.
        const auto [place, isFirst] = lineOf.try_emplace(group, lines.size());
        if (isFirst) {
            lines.push_back({.group = std::move(group), .alarms = {}});
        }
        lines[place->second].alarms.push_back(std::move(alarm));
    }
    return lines;
}

} // namespace trucban::models
