// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ScopeTracker.h"

namespace trucban::core {

ScopeChange scopeChange(const Scope& scope, const WardSet* before, const WardSet& after) {
    const bool seesAfter = scope.sees(after);
    if (before == nullptr) {
        return seesAfter ? ScopeChange::deliver : ScopeChange::unseen;
    }
    if (scope.sees(*before)) {
        return seesAfter ? ScopeChange::deliver : ScopeChange::leaves;
    }
    return seesAfter ? ScopeChange::enters : ScopeChange::unseen;
}

ScopeChange scopeChange(const Scope& scope, const State& before, const Event& event) {
    return scopeChange(scope, before.visibleTo(event.aggregate), event.wards);
}

} // namespace trucban::core
