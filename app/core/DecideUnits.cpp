// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"
#include "core/Decisions.h"
#include "core/Text.h"
#include "core/UnitWatch.h"

#include <algorithm>
#include <cmath>

namespace trucban::core {

namespace {

constexpr std::size_t kMaxUnitId = 32;

bool isPolice(UnitKind kind) {
    return kind == UnitKind::policePatrol || kind == UnitKind::response113;
}

bool hasPolice(Draft& draft, const Case& case_) {
    return std::ranges::any_of(case_.assignments, [&](const Assignment& assignment) {
        const Unit* unit = assignment.isActive() ? draft.findUnit(assignment.unit) : nullptr;
        return unit != nullptr && isPolice(unit->profile.kind);
    });
}

bool isSuitable(Draft& draft, const Unit& unit, const Case& case_) {
    return unit.profile.kind != UnitKind::outreachTeam || !draft.policy().kind(case_.kind).needsPolice ||
           hasPolice(draft, case_);
}

bool isHomeOf(const Scope& scope, const Unit& unit) {
    return scope.all || contains(scope.wards, unit.profile.homeWard);
}

/// Neither owner nor candidate: such an officer may send and take back units of their own only.
bool isOnlooker(const Draft& draft, const Case& case_) {
    return (relationOf(draft.scope(), case_) & (kOwner | kCandidate)) == 0;
}

bool mayCommand(Draft& draft, const Unit& unit) {
    return mayCommandUnit(draft.authority(), unit, unit.caseId ? draft.findCase(*unit.caseId) : nullptr);
}

AssignmentState progressTo(UnitState state) {
    return state == UnitState::onScene ? AssignmentState::onScene : AssignmentState::enRoute;
}

/// Why the unit cannot be sent to the case, if so.
std::optional<Refusal> dispatchRefusal(const Unit& unit, const Case& case_) {
    if (unit.caseId) {
        return *unit.caseId == case_.id ? Refusal::alreadyDone : Refusal::unitBusy;
    }
    if (!unit.profile.active || unit.state != UnitState::available) {
        return Refusal::unitInactive;
    }
    return std::nullopt;
}

} // namespace

Decided decideOn(Draft& draft, const RegisterUnit& command) {
    const UnitProfile& profile = command.profile;
    if (isBlank(profile.id.value) || characterCount(profile.id.value) > kMaxUnitId ||
        characterCount(profile.name) > kMaxName) {
        return refuse(Refusal::badValue);
    }
    if (const Unit* known = draft.findUnit(profile.id)) {
        if (known->profile == profile) {
            return refuse(Refusal::alreadyDone);
        }
        // Who sees its case follows from its home ward, so that stays until the case is done.
        if (known->caseId && (known->profile.homeWard != profile.homeWard || !profile.active)) {
            return refuse(Refusal::unitBusy);
        }
    }
    draft.emit(profile.id, UnitRegistered{profile});
    return {};
}

Decided decideOn(Draft& draft, const MoveUnit& command) {
    const auto unit = draft.unitFor(command.unit);
    if (!unit) {
        return refuse(unit.error());
    }
    if (!(*unit)->profile.active) {
        return refuse(Refusal::unitInactive);
    }
    if (!command.point.isValid()) {
        return refuse(Refusal::badPosition);
    }
    if (command.headingDeg && !(*command.headingDeg >= 0 && *command.headingDeg < 360)) {
        return refuse(Refusal::badValue);
    }
    // A device whose clock runs ahead must not block its own later, truer reports.
    const Instant seenAt = std::min(command.seenAt, draft.now());
    if ((*unit)->point && seenAt <= (*unit)->pointAt) {
        return refuse(Refusal::stalePosition);
    }
    draft.emit(command.unit, UnitMoved{command.point, command.headingDeg, seenAt});
    return {};
}

Decided decideOn(Draft& draft, const DispatchUnit& command) {
    const auto found = draft.caseFor(CaseAct::dispatch, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    const auto unit = draft.unitFor(command.unit);
    if (!unit) {
        return refuse(unit.error());
    }
    if (isOnlooker(draft, case_) && !isHomeOf(draft.scope(), **unit)) {
        return refuse(Refusal::outOfScope);
    }
    if (const auto refusal = dispatchRefusal(**unit, case_)) {
        return refuse(*refusal);
    }
    const bool isOverridden = !isSuitable(draft, **unit, case_);
    if (isOverridden && !command.overrideKind) {
        return refuse(Refusal::unitUnsuitable);
    }
    draft.claimBy(CaseAct::dispatch, case_);
    acknowledgeFirst(draft, case_);
    draft.emit(case_.id, UnitDispatched{command.unit, command.lead && !hasLead(case_)});
    draft.emit(command.unit, UnitStateChanged{UnitState::dispatched, case_.id});
    if (isOverridden) {
        draft.emit(case_.id, NoteAdded{"Vẫn điều động " + command.unit.value +
                                       " dù vụ việc này cần lực lượng công an (trực ban đã xác nhận)."});
    }
    return {};
}

Decided decideOn(Draft& draft, const SetUnitState& command) {
    const auto found = draft.unitFor(command.unit);
    if (!found) {
        return refuse(found.error());
    }
    const Unit& unit = **found;
    if (!mayCommand(draft, unit)) {
        return refuse(Refusal::outOfScope);
    }
    if (!unit.profile.active) {
        return refuse(Refusal::unitInactive);
    }
    if (unit.state == command.state) {
        return refuse(Refusal::alreadyDone);
    }
    if (!unit.caseId) {
        if (isOnCase(command.state)) {
            return refuse(Refusal::illegalMove);
        }
        draft.emit(unit.profile.id, UnitStateChanged{command.state, std::nullopt});
        return {};
    }
    const Case& case_ = *draft.findCase(*unit.caseId);
    if (!isOnCase(command.state)) {
        releaseUnit(draft, case_, unit.profile.id, command.state);
        return {};
    }
    const AssignmentState progress = progressTo(command.state);
    if (command.state == UnitState::dispatched ||
        !mayProgress(case_.activeAssignment(unit.profile.id)->state, progress)) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(case_.id, AssignmentProgressed{unit.profile.id, progress});
    draft.emit(unit.profile.id, UnitStateChanged{command.state, case_.id});
    return {};
}

Decided decideOn(Draft& draft, const RecallUnit& command) {
    const auto found = draft.caseFor(CaseAct::recall, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const auto unit = draft.unitFor(command.unit);
    if (!unit) {
        return refuse(unit.error());
    }
    if ((*found)->activeAssignment(command.unit) == nullptr) {
        return refuse(Refusal::unitNotOnCase);
    }
    if (!mayCommand(draft, **unit)) {
        return refuse(Refusal::outOfScope);
    }
    releaseUnit(draft, **found, command.unit, UnitState::available);
    return {};
}

Decided decideOn(Draft& draft, const CheckInUnit& command) {
    const auto unit = draft.unitFor(command.unit);
    if (!unit) {
        return refuse(unit.error());
    }
    if (!mayCommand(draft, **unit)) {
        return refuse(Refusal::outOfScope);
    }
    if (!(*unit)->profile.active) {
        return refuse(Refusal::unitInactive);
    }
    draft.emit(command.unit, UnitCheckedIn{});
    return {};
}

} // namespace trucban::core
