// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"

#include <algorithm>

namespace trucban::core {

namespace {

constexpr std::size_t kMaxMerged = 100;

UnitState unitStateOf(AssignmentState state) {
    switch (state) {
    case AssignmentState::enRoute:
        return UnitState::enRoute;
    case AssignmentState::onScene:
        return UnitState::onScene;
    default:
        return UnitState::dispatched;
    }
}

/// Units on the way to the duplicate are on the way to the primary: they go over as far as they have got.
void moveUnits(Draft& draft, const Case& from, const Case& to) {
    const std::vector<Assignment> assignments = from.assignments;
    for (const Assignment& assignment : assignments) {
        if (!assignment.isActive()) {
            continue;
        }
        const bool hasArrived = assignment.state == AssignmentState::onScene;
        draft.emit(from.id, AssignmentProgressed{assignment.unit,
                                                 hasArrived ? AssignmentState::left : AssignmentState::recalled});
        acknowledgeFirst(draft, to);
        draft.emit(to.id, UnitDispatched{assignment.unit, assignment.lead && !hasLead(to)});
        if (assignment.state != AssignmentState::dispatched) {
            draft.emit(to.id, AssignmentProgressed{assignment.unit, assignment.state});
        }
        draft.emit(assignment.unit, UnitStateChanged{unitStateOf(assignment.state), to.id});
    }
}

void absorb(Draft& draft, const Case& from, const Case& to) {
    moveUnits(draft, from, to);
    withdrawOffer(draft, from);
    std::vector<AlertId> alerts;
    for (const AlertId& id : from.alerts) {
        const Alert* alert = draft.findAlert(id);
        if (alert != nullptr && alert->caseId == from.id) {
            alerts.push_back(id);
        }
    }
    draft.emit(to.id, CaseAbsorbed{from.id, alerts});
    draft.emit(from.id, CaseMerged{to.id});
    for (const AlertId& id : alerts) {
        draft.emit(id, AlertMoved{to.id}, to.visibleTo);
    }
}

/// The cases from the one this was merged into up to the one that holds the alerts now; fewer when one is not there.
std::vector<const Case*> holders(Draft& draft, const Case& merged) {
    std::vector<const Case*> chain;
    for (const Case* next = draft.findCase(*merged.mergedInto); next != nullptr;
         next = next->mergedInto ? draft.findCase(*next->mergedInto) : nullptr) {
        chain.push_back(next);
    }
    return chain;
}

CaseState stateBefore(const Case& merged) {
    if (merged.dispatchedAt || merged.reopened > 0) {
        return CaseState::inProgress;
    }
    return merged.acknowledgedAt ? CaseState::acknowledged : CaseState::isNew;
}

} // namespace

Decided decideOn(Draft& draft, const MergeCases& command) {
    std::vector<const Case*> others;
    if (command.others.size() > kMaxMerged) {
        return refuse(Refusal::badValue);
    }
    const auto primary = draft.caseFor(CaseAct::merge, command.primary);
    if (!primary) {
        return refuse(primary.error());
    }
    for (const CaseId& id : command.others) {
        const bool isRepeat =
            id == command.primary || std::ranges::contains(others, id, [](const Case* other) { return other->id; });
        if (isRepeat) {
            continue;
        }
        // `expected` was made against the primary, so only the others' state is looked at.
        const Case* other = draft.findCase(id);
        const auto refusal = other == nullptr ? std::optional{Refusal::unknownCase}
                                              : accessRefusal(CaseAct::merge, draft.authority(), *other).or_else([&] {
                                                    return stateRefusal(CaseAct::merge, *other);
                                                });
        if (refusal) {
            return refuse(*refusal);
        }
        // What is meant would go out of sight with an exercise.
        if (other->exercise != (*primary)->exercise) {
            return refuse(Refusal::exerciseMixed);
        }
        // Units go over to the primary, and a resolved one takes none.
        if ((*primary)->state == CaseState::resolved &&
            std::ranges::any_of(other->assignments, &Assignment::isActive)) {
            return refuse(Refusal::unitsStillOut);
        }
        others.push_back(other);
    }
    if (others.empty()) {
        return refuse(Refusal::nothingToMerge);
    }
    draft.claimBy(CaseAct::merge, **primary);
    for (const Case* other : others) {
        draft.claimBy(CaseAct::merge, *other);
        absorb(draft, *other, **primary);
    }
    return {};
}

Decided decideOn(Draft& draft, const UnmergeCase& command) {
    const auto found = draft.caseFor(CaseAct::unmerge, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    const std::vector<const Case*> chain = holders(draft, case_);
    if (chain.empty() || chain.back()->mergedInto) {
        return refuse(Refusal::unknownCase);
    }
    std::vector<AlertId> alerts;
    for (const AlertId& id : case_.alerts) {
        const Alert* alert = draft.findAlert(id);
        if (alert != nullptr && alert->caseId == chain.back()->id) {
            alerts.push_back(id);
        }
    }
    for (const Case* holder : chain) {
        draft.emit(holder->id, CaseReleased{case_.id, alerts});
    }
    draft.emit(case_.id, CaseUnmerged{alerts, stateBefore(case_)});
    // Only exercises were merged into one: made real since, the matter is meant, and this part of it must not go out of
    // sight.
    if (case_.exercise && !chain.back()->exercise) {
        draft.emit(case_.id, CaseMadeReal{});
    }
    for (const AlertId& id : alerts) {
        draft.emit(id, AlertMoved{case_.id}, case_.visibleTo);
    }
    return {};
}

} // namespace trucban::core
