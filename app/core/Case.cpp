// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Case.h"

#include <algorithm>

namespace trucban::core {

namespace {

auto isActiveFor(const UnitId& unit) {
    return [&unit](const Assignment& assignment) { return assignment.isActive() && assignment.unit == unit; };
}

} // namespace

const Assignment* Case::activeAssignment(const UnitId& unit) const {
    const auto found = std::ranges::find_if(assignments, isActiveFor(unit));
    return found == assignments.end() ? nullptr : &*found;
}

Assignment* Case::activeAssignment(const UnitId& unit) {
    const auto found = std::ranges::find_if(assignments, isActiveFor(unit));
    return found == assignments.end() ? nullptr : &*found;
}

} // namespace trucban::core
