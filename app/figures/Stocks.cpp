// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Stocks.h"

#include <algorithm>

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

template <class State, class Part>
std::vector<Stay<State>> allStays(const Part& part) {
    std::vector<Stay<State>> stays;
    for (const auto& before : part.earlier) {
        if (!stays.empty()) {
            stays.back().until = before.since;
        }
        stays.push_back({before.state, before.since, part.since});
    }
    stays.push_back({part.state, part.since, kNoDay});
    return stays;
}

} // namespace

std::vector<Stay<core::InitiativeState>> staysOf(const core::InitiativeRecord& initiative) {
    return allStays<core::InitiativeState>(initiative);
}

std::vector<Stay<core::DrugFreeState>> staysOf(const core::DrugFreeRecord& drugFree) {
    return allStays<core::DrugFreeState>(drugFree);
}

bool isKnownFromTheStart(const core::InitiativeRecord& initiative) {
    const auto first = initiative.earlier.empty() ? initiative.state : initiative.earlier.front().state;
    return first == core::InitiativeState::planned || first == core::InitiativeState::active;
}

std::optional<InitiativeCounts> initiativesOn(core::Day day, std::span<const core::Record* const> records) {
    InitiativeCounts counts{};
    for (const core::Record* record : records) {
        if (record->withdrawn || !record->initiative) {
            continue;
        }
        const auto stays = staysOf(*record->initiative);
        const auto stay =
            std::ranges::find_if(stays, [&](const auto& one) { return one.from <= day && day < one.until; });
        if (stay != stays.end()) {
            ++counts[static_cast<std::size_t>(stay->state)];
        } else if (!isKnownFromTheStart(*record->initiative)) {
            return std::nullopt;
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

} // namespace trucban::figures
