// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"

#include <expected>

// How one event changes one aggregate, in place; shared by apply and by decide, which runs every event it makes through
// here before it lets it out. Used inside core only.
//
// The caller has set the aggregate's id and checked the version. A fold checks first and changes after, so that an
// error leaves the aggregate as it was; it also takes over version and wards of the event.
namespace trucban::core {

using Folded = std::expected<void, ApplyError>;

[[nodiscard]] Folded fold(Alert& alert, const Event& event);
[[nodiscard]] Folded fold(Case& case_, const Event& event);
[[nodiscard]] Folded fold(Unit& unit, const Event& event);
[[nodiscard]] Folded fold(Visit& visit, const Event& event);
[[nodiscard]] Folded fold(Handover& handover, const Event& event);
[[nodiscard]] Folded fold(Campaign& campaign, const Event& event);
[[nodiscard]] Folded fold(Record& record, const Event& event);
[[nodiscard]] Folded fold(Briefing& briefing, const Event& event);
[[nodiscard]] Folded fold(Policy& policy, const Event& event);

inline Folded contradiction() {
    return std::unexpected{ApplyError::invalid};
}

/// The legal steps of a unit on a case: forward only; "recalled" before it arrived, "left" after.
[[nodiscard]] constexpr bool mayProgress(AssignmentState from, AssignmentState to) {
    switch (to) {
    case AssignmentState::enRoute:
        return from == AssignmentState::dispatched;
    case AssignmentState::onScene:
    case AssignmentState::recalled:
        return from == AssignmentState::dispatched || from == AssignmentState::enRoute;
    case AssignmentState::left:
        return from == AssignmentState::onScene;
    case AssignmentState::dispatched:
        break;
    }
    return false;
}

/// dispatched, enRoute, onScene: the states a unit has exactly while it has a case.
[[nodiscard]] constexpr bool isOnCase(UnitState state) {
    return state == UnitState::dispatched || state == UnitState::enRoute || state == UnitState::onScene;
}

} // namespace trucban::core
