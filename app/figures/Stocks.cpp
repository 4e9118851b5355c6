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

} // namespace

bool mayHaveBeenOther(const core::Record& record) {
    if (!record.initiative || record.initiative->state == core::InitiativeState::planned) {
        return false;
    }
    return record.initiative->state != core::InitiativeState::active || record.version > 1;
}

std::optional<InitiativeCounts> initiativesOn(core::Day day, std::span<const core::Record* const> records) {
    InitiativeCounts counts{};
    for (const core::Record* record : records) {
        if (record->withdrawn || !record->initiative) {
            continue;
        }
        if (record->initiative->since <= day) {
            ++counts[static_cast<std::size_t>(record->initiative->state)];
        } else if (mayHaveBeenOther(*record)) {
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
