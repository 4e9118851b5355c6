// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"

#include <algorithm>

namespace trucban::core {

namespace {

Decided checkOutcome(const Outcome& outcome, const Policy& policy) {
    if (!outcome.reason.empty() && policy.reason(outcome.reason) == nullptr) {
        return refuse(Refusal::badValue);
    }
    if (outcome.disposition == Disposition::reportFiled && isBlank(outcome.fileNumber)) {
        return refuse(Refusal::fileNumberMissing);
    }
    return checkLength(outcome.note, kMaxText).and_then([&] { return checkLength(outcome.fileNumber, kMaxName); });
}

std::vector<UnitId> activeUnits(const Case& case_) {
    std::vector<UnitId> units;
    for (const Assignment& assignment : case_.assignments) {
        if (assignment.isActive()) {
            units.push_back(assignment.unit);
        }
    }
    return units;
}

} // namespace

Decided decideOn(Draft& draft, const AcknowledgeCase& command) {
    const auto case_ = draft.caseFor(CaseAct::acknowledge, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    draft.claimBy(CaseAct::acknowledge, **case_);
    draft.emit(command.caseId, CaseAcknowledged{});
    return {};
}

Decided decideOn(Draft& draft, const SetPriority& command) {
    const auto case_ = draft.caseFor(CaseAct::setPriority, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if ((*case_)->priority == command.priority && (*case_)->priorityConfirmed) {
        return refuse(Refusal::alreadyDone);
    }
    if (const Decided fits = checkLength(command.reason, kMaxText); !fits) {
        return fits;
    }
    draft.emit(command.caseId, CasePrioritySet{command.priority, command.reason});
    return {};
}

Decided decideOn(Draft& draft, const SetKind& command) {
    const auto found = draft.caseFor(CaseAct::setKind, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    if (!draft.policy().hasKind(command.kind)) {
        return refuse(Refusal::unknownKind);
    }
    if (case_.kind == command.kind) {
        return refuse(Refusal::alreadyDone);
    }
    const Kind& kind = draft.policy().kind(command.kind);
    draft.emit(case_.id, CaseKindSet{kind.code, kind.sensitive});
    if (!case_.priorityConfirmed && kind.priority < case_.priority) {
        draft.emit(case_.id, CasePrioritySet{kind.priority, {}});
    }
    return {};
}

Decided decideOn(Draft& draft, const AddNote& command) {
    const auto case_ = draft.caseFor(CaseAct::addNote, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (isBlank(command.text)) {
        return refuse(Refusal::textMissing);
    }
    if (const Decided fits = checkLength(command.text, kMaxText); !fits) {
        return fits;
    }
    std::size_t bytes = wireBytes(command.text);
    for (const Note& note : (*case_)->notes) {
        bytes += wireBytes(note.text);
    }
    if (bytes > kMaxNotesBytes) {
        return refuse(Refusal::textTooLong);
    }
    draft.emit(command.caseId, NoteAdded{command.text});
    return {};
}

Decided decideOn(Draft& draft, const ResolveCase& command) {
    const auto case_ = draft.caseFor(CaseAct::resolve, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (const Decided fits = checkOutcome(command.outcome, draft.policy()); !fits) {
        return fits;
    }
    draft.claimBy(CaseAct::resolve, **case_);
    draft.emit(command.caseId, CaseResolved{command.outcome});
    return {};
}

Decided decideOn(Draft& draft, const CloseCase& command) {
    const auto found = draft.caseFor(CaseAct::close, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    // An outcome from before a reopening does not count: what was done since needs its own.
    const std::optional<Outcome> outcome =
        command.outcome || case_.state != CaseState::resolved ? command.outcome : case_.outcome;
    if (!outcome) {
        return refuse(Refusal::outcomeMissing);
    }
    // What was resolved under an earlier policy stays as it was said.
    if (const Decided fits = command.outcome ? checkOutcome(*outcome, draft.policy()) : Decided{}; !fits) {
        return fits;
    }
    const std::vector<UnitId> units = activeUnits(case_);
    if (!units.empty() && !command.releaseUnits) {
        return refuse(Refusal::unitsStillOut);
    }
    draft.claimBy(CaseAct::close, case_);
    acknowledgeFirst(draft, case_);
    for (const UnitId& unit : units) {
        releaseUnit(draft, case_, unit, UnitState::available);
    }
    withdrawOffer(draft, case_);
    draft.emit(case_.id, CaseClosed{*outcome});
    return {};
}

Decided decideOn(Draft& draft, const ReopenCase& command) {
    const auto case_ = draft.caseFor(CaseAct::reopen, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (isBlank(command.reason)) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.reason, kMaxText); !fits) {
        return fits;
    }
    // Closed as it came in just now, and acknowledged by that alone: it waits again for somebody to take it. Whoever
    // reopens it later takes it.
    const Case& closed = **case_;
    const bool wasNew = closed.closedAt && closed.acknowledgedAt == closed.closedAt && closed.assignments.empty() &&
                        draft.now() - *closed.closedAt < draft.policy().recentlyClosed;
    draft.emit(command.caseId, CaseReopened{command.reason});
    if (wasNew) {
        draft.emit(command.caseId, CaseReturnedToNew{});
    }
    return {};
}

Decided decideOn(Draft& draft, const RevealReporter& command) {
    const auto found = draft.caseFor(CaseAct::reveal, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    const Alert* alert = draft.findAlert(command.alert);
    if (alert == nullptr || alert->caseId != case_.id) {
        return refuse(Refusal::unknownAlert);
    }
    if (!alert->facts.hasReporter || !alert->details) {
        return refuse(Refusal::noReporter);
    }
    // Calling back in a P1 is one key: the call itself is the reason.
    const bool isUrgentCall = command.callBack && case_.priority == Priority::p1;
    if (isBlank(command.reason) && !isUrgentCall) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.reason, kMaxText); !fits) {
        return fits;
    }
    draft.emit(case_.id, ReporterRevealed{command.alert, command.reason, command.callBack});
    return {};
}

Decided decideOn(Draft& draft, const ReturnToNew& command) {
    const auto case_ = draft.caseFor(CaseAct::returnToNew, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (!(*case_)->assignments.empty()) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(command.caseId, CaseReturnedToNew{});
    return {};
}

Decided decideOn(Draft& draft, const MakeReal& command) {
    const auto case_ = draft.caseFor(CaseAct::makeReal, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (!(*case_)->exercise) {
        return refuse(Refusal::alreadyDone);
    }
    draft.emit(command.caseId, CaseMadeReal{});
    return {};
}

Decided decideOn(Draft& draft, const TickCheck& command) {
    const auto found = draft.caseFor(CaseAct::tickCheck, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const Case& case_ = **found;
    const bool isTicked = std::ranges::contains(case_.checks, command.code, &CheckMark::code);
    if (isTicked == command.done) {
        return refuse(Refusal::alreadyDone);
    }
    const Checklist* list = draft.policy().checklistFor(case_.kind);
    const bool isKnown = list != nullptr && std::ranges::contains(list->checks, command.code, &Check::code);
    if (command.done && !isKnown) {
        return refuse(Refusal::unknownCheck);
    }
    draft.emit(case_.id, CheckTicked{command.code, command.done});
    return {};
}

Decided decideOn(Draft& draft, const TakeOverEdit& command) {
    const auto case_ = draft.caseFor(CaseAct::takeOver, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    if (isBlank(command.reason)) {
        return refuse(Refusal::reasonMissing);
    }
    const Decided fits =
        checkLength(command.reason, kMaxText).and_then([&] { return checkLength(command.from, kMaxName); });
    if (!fits) {
        return fits;
    }
    draft.emit(command.caseId, EditTakenOver{command.from, command.reason});
    return {};
}

Decided decideOn(Draft& draft, const ViewAttachment& command) {
    const auto case_ = draft.caseFor(CaseAct::viewAttachment, command.caseId);
    if (!case_) {
        return refuse(case_.error());
    }
    const Alert* alert = draft.findAlert(command.alert);
    if (alert == nullptr || alert->caseId != command.caseId || !alert->details ||
        !std::ranges::contains(alert->details->attachments, command.sha256, &Attachment::sha256)) {
        return refuse(Refusal::unknownAlert);
    }
    draft.emit(command.caseId, AttachmentViewed{command.alert, command.sha256});
    return {};
}

} // namespace trucban::core
