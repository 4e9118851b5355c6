// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/CaseSteps.h"

#include "core/Acts.h"
#include "models/LocationWatch.h"
#include "models/QueueRow.h"

#include <algorithm>

namespace trucban::widgets {

namespace {

using core::CaseAct;
using core::Refusal;

StepState refused(Refusal refusal) {
    return {false, std::string(core::nameOf(refusal))};
}

StepState asked(CaseAct act, const core::Authority& authority, const core::Case& case_) {
    if (const auto refusal = core::accessRefusal(act, authority, case_)) {
        return refused(*refusal);
    }
    if (const auto refusal = core::stateRefusal(act, case_)) {
        return refused(*refusal);
    }
    return {true, {}};
}

StepState transferState(const core::Case& case_, const core::Authority& authority) {
    if (!hasOpenOffer(case_)) {
        return asked(CaseAct::offerTransfer, authority, case_);
    }
    const auto answer = asked(CaseAct::answerTransfer, authority, case_);
    return answer.enabled ? answer : asked(CaseAct::withdrawTransfer, authority, case_);
}

StepState reporterState(const core::Case& case_, const models::Board& board, const core::Authority& authority,
                        bool callable) {
    auto state = asked(CaseAct::reveal, authority, case_);
    if (state.enabled && alertWithReporter(case_, board, callable) == nullptr) {
        return refused(Refusal::noReporter);
    }
    return state;
}

bool hasUnitsOut(const core::Case& case_) {
    return std::ranges::any_of(case_.assignments, &core::Assignment::isActive);
}

bool hasUnitsOnTheWay(const core::Case& case_) {
    return std::ranges::any_of(case_.assignments, [](const core::Assignment& assignment) {
        return assignment.state == core::AssignmentState::dispatched ||
               assignment.state == core::AssignmentState::enRoute;
    });
}

} // namespace

bool hasOpenOffer(const core::Case& case_) {
    return case_.transfer && case_.transfer->state == core::OfferState::offered;
}

bool isOfferedToUs(const core::Case& case_, const core::Authority& authority) {
    return hasOpenOffer(case_) && core::mayAct(CaseAct::answerTransfer, authority, case_);
}

const core::Alert* alertWithReporter(const core::Case& case_, const models::Board& board, bool callable) {
    for (const auto& id : case_.alerts) {
        const auto* alert = board.alert(id);
        if (alert != nullptr && alert->facts.hasReporter &&
            (!callable || alert->facts.contact.callable || alert->facts.contact.silent)) {
            return alert;
        }
    }
    return nullptr;
}

const core::Alert* alertToPlace(const core::Case& case_, const models::Board& board) {
    // The map shows the primary one; only when that is sure of its place may another be meant.
    const auto* primary = board.primaryAlert(case_);
    if (primary == nullptr || models::locatingOf(case_, board) != models::Locating::sure) {
        return primary;
    }
    for (const auto& id : case_.alerts) {
        const auto* alert = board.alert(id);
        if (alert != nullptr && !alert->position()) {
            return alert;
        }
    }
    return primary;
}

bool isSilent(const core::Case& case_, const models::Board& board) {
    return std::ranges::any_of(case_.alerts, [&board](const core::AlertId& id) {
        const auto* alert = board.alert(id);
        return alert != nullptr && alert->facts.contact.silent;
    });
}

std::vector<core::CaseId> mergedInto(const core::CaseId& id, const models::Board& board) {
    std::vector<core::CaseId> found;
    for (const auto& [other, case_] : board.state().cases) {
        if (case_.mergedInto == id) {
            found.push_back(other);
        }
    }
    return found;
}

StepState stepState(ActionId id, const core::Case& case_, const models::Board& board,
                    const core::Authority& authority) {
    switch (id) {
    case ActionId::acknowledge:
        return asked(CaseAct::acknowledge, authority, case_);
    case ActionId::dispatch:
        return asked(CaseAct::dispatch, authority, case_);
    case ActionId::unitStatus: {
        auto state = asked(CaseAct::recall, authority, case_);
        return state.enabled && !hasUnitsOut(case_) ? refused(Refusal::unitNotOnCase) : state;
    }
    case ActionId::resolve:
        return asked(CaseAct::resolve, authority, case_);
    case ActionId::close:
        return asked(CaseAct::close, authority, case_);
    case ActionId::noAction:
        // What was resolved has an outcome, which this would take away.
        return case_.state == core::CaseState::resolved ? refused(Refusal::alreadyDone)
                                                        : asked(CaseAct::close, authority, case_);
    case ActionId::note:
        return asked(CaseAct::addNote, authority, case_);
    case ActionId::checklist: {
        auto state = asked(CaseAct::tickCheck, authority, case_);
        return state.enabled && board.policy().checklistFor(case_.kind) == nullptr ? refused(Refusal::unknownCheck)
                                                                                   : state;
    }
    case ActionId::attachments:
        return asked(CaseAct::viewAttachment, authority, case_);
    case ActionId::makeReal: {
        auto state = asked(CaseAct::makeReal, authority, case_);
        const bool isAside = case_.exercise && !board.isExercise();
        return state.enabled && !isAside ? refused(Refusal::alreadyDone) : state;
    }
    case ActionId::transfer:
        return transferState(case_, authority);
    case ActionId::jointRequest:
        return asked(CaseAct::requestJoint, authority, case_);
    case ActionId::callBack:
        return reporterState(case_, board, authority, true);
    case ActionId::promiseCallBack: {
        const auto state = asked(CaseAct::addNote, authority, case_);
        return state.enabled ? reporterState(case_, board, authority, true) : state;
    }
    case ActionId::reveal:
        return reporterState(case_, board, authority, false);
    case ActionId::reopen:
        return asked(CaseAct::reopen, authority, case_);
    case ActionId::changePriority:
        return asked(CaseAct::setPriority, authority, case_);
    case ActionId::changeKind:
        return asked(CaseAct::setKind, authority, case_);
    case ActionId::claim: {
        auto state = asked(CaseAct::claim, authority, case_);
        return state.enabled && !case_.ward.isNone() ? refused(Refusal::alreadyOwned) : state;
    }
    case ActionId::placeOnMap:
        return asked(CaseAct::placeAlert, authority, case_);
    case ActionId::merge:
    case ActionId::mergeDuplicates:
        return asked(CaseAct::merge, authority, case_);
    case ActionId::unmerge:
        if (case_.mergedInto) {
            return asked(CaseAct::unmerge, authority, case_);
        }
        return {!mergedInto(case_.id, board).empty(), std::string(core::nameOf(Refusal::notMerged))};
    default:
        return {};
    }
}

std::optional<ActionId> likelyNext(const core::Case& case_) {
    switch (case_.state) {
    case core::CaseState::isNew:
        return case_.mergedInto ? std::nullopt : std::optional(ActionId::acknowledge);
    case core::CaseState::acknowledged:
        return ActionId::dispatch;
    case core::CaseState::inProgress:
        return models::isLeftAlone(case_) ? ActionId::dispatch
               : hasUnitsOnTheWay(case_)  ? ActionId::unitStatus
                                          : ActionId::resolve;
    case core::CaseState::resolved:
        return ActionId::close;
    case core::CaseState::closed:
        break;
    }
    return std::nullopt;
}

} // namespace trucban::widgets
