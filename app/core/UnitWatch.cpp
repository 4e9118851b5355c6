// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UnitWatch.h"

#include "core/AggregateFold.h"

#include <algorithm>
#include <cmath>

namespace trucban::core {

DeadlineLevel timeInStateLevel(const Unit& unit, const Policy& policy, Instant now) {
    const UnitLimit& limit = policy.limitFor(unit.state);
    const auto isPast = [&](Milliseconds allowed) {
        return allowed > Milliseconds::zero() && now - unit.stateSince >= allowed;
    };
    if (isPast(limit.over)) {
        return DeadlineLevel::overdue;
    }
    return isPast(limit.soon) ? DeadlineLevel::dueSoon : DeadlineLevel::inTime;
}

std::optional<CheckInDue> checkInDue(const Unit& unit, const Policy& policy, Instant now) {
    if (unit.profile.crew != 1 || !isOnCase(unit.state) || policy.checkInAfter <= Milliseconds::zero()) {
        return std::nullopt;
    }
    const Instant last = std::max(unit.stateSince, unit.checkedInAt.value_or(unit.stateSince));
    const double soonMs = std::round(static_cast<double>(policy.checkInAfter.count()) * policy.dueSoonFraction);
    CheckInDue due{.due = last + policy.checkInAfter};
    if (now >= due.due) {
        due.level = DeadlineLevel::overdue;
    } else if (now >= last + Milliseconds{static_cast<Milliseconds::rep>(soonMs)}) {
        due.level = DeadlineLevel::dueSoon;
    }
    return due;
}

bool mayCommandUnit(const Authority& authority, const Unit& unit, const Case* case_) {
    if (authority.actor.kind != ActorKind::officer || authority.role == Role::team) {
        return true;
    }
    const Scope scope = effectiveScope(authority);
    if (scope.all || contains(scope.wards, unit.profile.homeWard)) {
        return true;
    }
    return case_ != nullptr && (relationOf(scope, *case_) & (kOwner | kCandidate)) != 0;
}

} // namespace trucban::core
