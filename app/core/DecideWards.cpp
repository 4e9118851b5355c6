// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"

namespace trucban::core {

namespace {

/// The case for the gateway's own commands, which look at no scope.
std::expected<const Case*, Refusal> anyCase(Draft& draft, const CaseId& id) {
    const Case* case_ = draft.findCase(id);
    if (case_ == nullptr) {
        return std::unexpected{Refusal::unknownCase};
    }
    return case_;
}

} // namespace

Decided decideOn(Draft& draft, const ClaimCase& command) {
    const auto found = draft.caseFor(CaseAct::claim, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    if (!isWard(command.ward)) {
        return refuse(Refusal::unknownWard);
    }
    if (!case_.ward.isNone()) {
        return refuse(Refusal::alreadyOwned);
    }
    // The city desk assigns: any ward, also one the routing did not think of.
    if (!draft.scope().all) {
        if (!contains(draft.scope().wards, command.ward)) {
            return refuse(Refusal::outOfScope);
        }
        if (!contains(case_.candidates, command.ward)) {
            return refuse(Refusal::notCandidate);
        }
    }
    draft.emit(case_.id, CaseClaimed{command.ward});
    return {};
}

Decided decideOn(Draft& draft, const EscalateCase& command) {
    const auto found = anyCase(draft, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    if (case_.mergedInto) {
        return refuse(Refusal::caseMerged);
    }
    if (!case_.isOpen()) {
        return refuse(Refusal::caseClosed);
    }
    const bool isUrgent = case_.priority == Priority::p1 || command.reason == EscalationReason::noLiveConsole;
    if (case_.state != CaseState::isNew || !isUrgent) {
        return refuse(Refusal::illegalMove);
    }
    WardSet added;
    for (const WardCode ward : command.toWards) {
        if (isWard(ward) && !contains(case_.visibleTo, ward)) {
            added.push_back(ward);
        }
    }
    normalise(added);
    draft.emit(case_.id, CaseEscalated{added, command.reason, case_.escalation.rounds + 1});
    return {};
}

Decided decideOn(Draft& draft, const OfferTransfer& command) {
    const auto found = draft.caseFor(CaseAct::offerTransfer, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    if (!isWard(command.to)) {
        return refuse(Refusal::unknownWard);
    }
    if (hasPendingOffer(case_)) {
        return refuse(Refusal::offerPending);
    }
    if (isBlank(command.reason)) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.reason, kMaxText); !fits) {
        return fits;
    }
    draft.claimBy(CaseAct::offerTransfer, case_);
    if (case_.ward == command.to) {
        return refuse(Refusal::sameWard);
    }
    const Policy& policy = draft.policy();
    const Milliseconds time = case_.priority == Priority::p1 ? policy.transferExpiryP1 : policy.transferExpiry;
    draft.emit(case_.id, TransferOffered{command.to, command.reason, draft.timeAfter(case_.changedAt) + time});
    return {};
}

Decided decideOn(Draft& draft, const AnswerTransfer& command) {
    const Case* seen = draft.findCase(command.caseId);
    if (seen != nullptr && seen->isOpen() && draft.scope().sees(seen->visibleTo) && !hasPendingOffer(*seen)) {
        return refuse(Refusal::noOffer); // said first: without an offer nobody is the one it was made to
    }
    const bool isWithdrawal = command.state == OfferState::withdrawn;
    const CaseAct act = isWithdrawal ? CaseAct::withdrawTransfer : CaseAct::answerTransfer;
    const auto found = draft.caseFor(act, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    if (command.state == OfferState::offered || command.state == OfferState::expired) {
        return refuse(Refusal::badValue);
    }
    if (command.state == OfferState::returned && isBlank(command.answer)) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.answer, kMaxText); !fits) {
        return fits;
    }
    draft.emit(command.caseId, TransferAnswered{command.state, command.answer});
    return {};
}

Decided decideOn(Draft& draft, const ExpireTransfer& command) {
    const auto found = anyCase(draft, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    if (!hasPendingOffer(case_)) {
        return refuse(Refusal::noOffer);
    }
    if (draft.now() < case_.transfer->expiresAt) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(case_.id, TransferAnswered{OfferState::expired, {}});
    return {};
}

} // namespace trucban::core
