// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Rounds.h"

#include "figures/CaseRules.h"

#include <algorithm>
#include <vector>

namespace trucban::figures {

namespace {

std::uint32_t timesOf(const core::RoundRecord& round) {
    return std::clamp(round.risk, 1u, 3u);
}

} // namespace

std::uint32_t plannedVisits(const core::RoundRecord& round, std::int32_t days) {
    if (days <= 0 || round.everyDays == 0) {
        return 0;
    }
    const std::uint64_t doors = std::uint64_t{round.households} * timesOf(round);
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(doors * static_cast<std::uint64_t>(days) / round.everyDays, 0xFFFF'FFFF));
}

double plannedInterval(const core::RoundRecord& round) {
    return static_cast<double>(round.everyDays) / timesOf(round);
}

double doneInterval(const core::RoundRecord& round, std::int32_t days, std::uint32_t visits) {
    return visits == 0 || days <= 0 ? 0 : static_cast<double>(round.households) * days / visits;
}

std::unordered_map<core::RecordId, std::uint32_t> visitsByRound(const Cube& cube, const Slice& slice) {
    const DaySpan days = comeDays(slice);
    const std::vector<core::RecordId>& names = cube.labels().rounds;
    std::vector<std::uint32_t> visits(names.size());
    for (const auto& [key, row] : cube.rows()) {
        const bool isWard = slice.wards.empty() || std::ranges::binary_search(slice.wards, key.ward);
        if (!isWard || !days.contains(key.day) || !isChosen(slice.weekdays, weekdayOf(key.day))) {
            continue;
        }
        for (const VisitFact& fact : row.visits) {
            visits[fact.round] += isChosen(slice.hours, fact.hour) ? 1 : 0;
        }
    }
    std::unordered_map<core::RecordId, std::uint32_t> byRound;
    for (std::size_t i = 1; i < names.size(); ++i) { // the first is none
        if (visits[i] > 0) {
            byRound.emplace(names[i], visits[i]);
        }
    }
    return byRound;
}

} // namespace trucban::figures
