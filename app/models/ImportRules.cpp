// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportRules.h"

#include "core/Text.h"

namespace trucban::models {

std::vector<ImportKey> importKeys(const core::Record& record) {
    const auto key = [&](core::Day day, std::string rest) {
        return std::vector{ImportKey{record.ward.value, record.neighbourhood, day, std::move(rest)}};
    };
    if (record.dayFigures) {
        std::vector<ImportKey> keys;
        for (const core::NamedCount& value : record.dayFigures->values) {
            keys.push_back(key(record.dayFigures->day, value.code).front());
        }
        return keys;
    }
    if (record.households || record.drugFree) {
        return key(0, {});
    }
    if (record.reintegration) {
        return key(record.reintegration->day, {});
    }
    if (record.unitMapping) {
        return key(0, record.unitMapping->oldUnit);
    }
    if (record.team) {
        return key(0, record.team->unit.value);
    }
    if (record.round) {
        return key(0, core::folded(record.round->name));
    }
    if (record.initiative) {
        return key(0, core::folded(record.initiative->name));
    }
    if (record.initiativeFigures) {
        return key(record.initiativeFigures->day, record.initiativeFigures->initiative.toString());
    }
    if (record.commendation) {
        return key(record.commendation->day,
                   core::folded(record.commendation->by) + '\n' + core::folded(record.commendation->reason));
    }
    if (record.inspection) {
        return key(record.inspection->day, record.inspection->premises);
    }
    if (record.directive) {
        return key(0, core::folded(record.directive->number));
    }
    if (record.task) {
        return key(record.task->givenOn, record.task->directive.toString() + core::folded(record.task->title));
    }
    if (record.baseline) {
        return key(record.baseline->from, std::to_string(record.baseline->to) + '\n' + record.baseline->oldUnit);
    }
    return {};
}

} // namespace trucban::models
