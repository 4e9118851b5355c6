// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Stocks.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace trucban::figures {

namespace {

void count(TaskCounts& counts, const core::TaskRecord& task, core::Day day) {
    if (task.givenOn > day) {
        return;
    }
    ++counts.given;
    if (task.doneOn && *task.doneOn <= day) {
        ++counts.done;
        return;
    }
    ++counts.open;
    counts.overdue += task.due < day ? 1 : 0;
}

} // namespace

InitiativeCounts initiativesOn(core::Day day, std::span<const core::Record* const> records) {
    InitiativeCounts counts{};
    for (const core::Record* record : records) {
        if (!record->withdrawn && record->initiative && record->initiative->since <= day) {
            ++counts[static_cast<std::size_t>(record->initiative->state)];
        }
    }
    return counts;
}

TaskCounts tasksOn(core::Day day, std::span<const core::Record* const> records) {
    TaskCounts counts;
    for (const core::Record* record : records) {
        if (!record->withdrawn && record->task) {
            count(counts, *record->task, day);
        }
    }
    return counts;
}

std::vector<BurnDownDay> burnDown(DaySpan span, std::span<const core::Record* const> records) {
    std::vector<BurnDownDay> days(static_cast<std::size_t>(span.days()));
    for (std::size_t i = 0; i < days.size(); ++i) {
        BurnDownDay& day = days[i];
        day.day = span.from + static_cast<core::Day>(i);
        for (const core::Record* record : records) {
            if (!record->withdrawn && record->task) {
                const core::TaskRecord& task = *record->task;
                count(day.tasks, task, day.day);
                day.ideal += task.givenOn <= day.day && task.due > day.day ? 1 : 0;
            }
        }
    }
    return days;
}

DrugFreeCounts drugFreeOn(core::Day day, std::span<const core::Record* const> records) {
    DrugFreeCounts counts;
    for (const core::Record* record : records) {
        if (record->withdrawn || !record->drugFree || record->drugFree->since > day) {
            continue;
        }
        ++counts.registered;
        counts.criteriaMet += record->drugFree->state != core::DrugFreeState::registered ? 1 : 0;
        counts.recognised += record->drugFree->state == core::DrugFreeState::recognised ? 1 : 0;
    }
    return counts;
}

std::optional<std::uint32_t> householdsOn(core::Day day, core::WardCode ward, std::string_view neighbourhood,
                                          std::span<const core::Record* const> records) {
    std::map<std::string_view, const core::HouseholdsRecord*> latest;
    for (const core::Record* record : records) {
        if (record->withdrawn || !record->households || record->ward != ward || record->households->asOf > day) {
            continue;
        }
        const core::HouseholdsRecord*& entry = latest[record->neighbourhood];
        if (entry == nullptr || std::pair{entry->asOf, entry->households} <
                                    std::pair{record->households->asOf, record->households->households}) {
            entry = &*record->households;
        }
    }
    const auto own = latest.find(neighbourhood);
    if (own != latest.end()) {
        return own->second->households;
    }
    if (!neighbourhood.empty() || latest.empty()) {
        return std::nullopt;
    }
    std::uint32_t sum = 0;
    for (const auto& [name, entry] : latest) {
        sum += entry->households;
    }
    return sum;
}

std::uint32_t plannedVisits(const core::RoundRecord& round, std::int32_t days) {
    if (days <= 0 || round.everyDays == 0) {
        return 0;
    }
    const std::uint64_t doors = std::uint64_t{round.households} * std::clamp(round.risk, 1u, 3u);
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(doors * static_cast<std::uint64_t>(days) / round.everyDays, 0xFFFF'FFFF));
}

} // namespace trucban::figures
