// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Record.h"

#include <array>
#include <utility>
#include <vector>

namespace trucban::core {

namespace {

template <class Part>
void keepStays(const Boxed<Part>* before, Boxed<Part>& saved) {
    if (!saved) {
        return;
    }
    auto& stays = saved->earlier;
    stays.clear();
    if (before != nullptr && *before) {
        stays = (*before)->earlier;
        if ((*before)->state != saved->state) {
            stays.push_back({(*before)->state, (*before)->since});
        }
    }
    std::erase_if(stays, [&](const auto& stay) { return stay.since >= saved->since; });
}

} // namespace

void keepHistory(const Record* before, Record& saved) {
    keepStays(before == nullptr ? nullptr : &before->initiative, saved.initiative);
    keepStays(before == nullptr ? nullptr : &before->drugFree, saved.drugFree);
}

std::optional<RecordKind> kindOf(const Record& record) {
    const std::array parts{
        std::pair{RecordKind::team, record.team.has_value()},
        std::pair{RecordKind::round, record.round.has_value()},
        std::pair{RecordKind::households, record.households.has_value()},
        std::pair{RecordKind::petition, record.petition.has_value()},
        std::pair{RecordKind::need, record.need.has_value()},
        std::pair{RecordKind::reintegration, record.reintegration.has_value()},
        std::pair{RecordKind::initiative, record.initiative.has_value()},
        std::pair{RecordKind::initiativeFigures, record.initiativeFigures.has_value()},
        std::pair{RecordKind::commendation, record.commendation.has_value()},
        std::pair{RecordKind::inspection, record.inspection.has_value()},
        std::pair{RecordKind::drugFree, record.drugFree.has_value()},
        std::pair{RecordKind::directive, record.directive.has_value()},
        std::pair{RecordKind::task, record.task.has_value()},
        std::pair{RecordKind::dayFigures, record.dayFigures.has_value()},
        std::pair{RecordKind::signOff, record.signOff.has_value()},
        std::pair{RecordKind::baseline, record.baseline.has_value()},
        std::pair{RecordKind::unitMapping, record.unitMapping.has_value()},
    };
    static_assert(parts.size() == EnumNames<RecordKind>::table.size());
    std::optional<RecordKind> kind;
    for (const auto& [candidate, isThere] : parts) {
        if (!isThere) {
            continue;
        }
        if (kind) {
            return std::nullopt;
        }
        kind = candidate;
    }
    return kind;
}

std::optional<Day> dayOf(const Record& record) {
    if (record.dayFigures) {
        return record.dayFigures->day;
    }
    if (record.reintegration) {
        return record.reintegration->day;
    }
    if (record.inspection) {
        return record.inspection->day;
    }
    if (record.initiativeFigures) {
        return record.initiativeFigures->day;
    }
    return std::nullopt;
}

} // namespace trucban::core
