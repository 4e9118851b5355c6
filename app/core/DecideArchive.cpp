// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"

#include <algorithm>

namespace trucban::core {

namespace {

bool isOld(const Draft& draft, Instant last) {
    const Milliseconds age = draft.policy().archiveAfter;
    return age > Milliseconds::zero() && draft.now() - last >= age;
}

} // namespace

Decided decideOn(Draft& draft, const ArchiveCase& command) {
    const Case* case_ = draft.findCase(command.caseId);
    if (case_ == nullptr) {
        return refuse(Refusal::unknownCase);
    }
    if (case_->isOpen() || !isOld(draft, case_->changedAt)) {
        return refuse(Refusal::illegalMove);
    }
    // An alert on the list that opened another case since goes with that one.
    std::vector<AlertId> alerts;
    for (const AlertId& id : case_->alerts) {
        const Alert* alert = draft.findAlert(id);
        if (alert != nullptr && alert->caseId == case_->id && !std::ranges::contains(alerts, id)) {
            alerts.push_back(id);
        }
    }
    draft.emit(case_->id, CaseArchived{});
    for (const AlertId& id : alerts) {
        draft.emit(id, AlertArchived{}, draft.findAlert(id)->visibleTo);
    }
    return {};
}

Decided decideOn(Draft& draft, const UnarchiveCase& command) {
    if (command.value.id.isNil() || command.value.isOpen()) {
        return refuse(Refusal::badValue);
    }
    if (draft.findCase(command.value.id) != nullptr) {
        return refuse(Refusal::alreadyDone);
    }
    for (const Alert& alert : command.alerts) {
        if (alert.caseId != command.value.id || draft.findAlert(alert.id) != nullptr) {
            return refuse(Refusal::badValue);
        }
    }
    draft.emit(command.value.id, CaseUnarchived{command.value});
    for (const Alert& alert : command.alerts) {
        draft.emit(alert.id, AlertUnarchived{alert}, alert.visibleTo);
    }
    return {};
}

Decided decideOn(Draft& draft, const ArchiveVisit& command) {
    const auto visit = draft.state().visits.find(command.visit);
    if (visit == draft.state().visits.end()) {
        return refuse(Refusal::badValue);
    }
    if (!isOld(draft, visit->second.visitedAt)) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(visit->second);
    return {};
}

} // namespace trucban::core
