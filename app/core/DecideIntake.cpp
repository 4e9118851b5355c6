// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"
#include "core/Text.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace trucban::core {

namespace {

constexpr std::size_t kMaxExternalId = 128;

bool isUsable(const Position& position) {
    return position.point.isValid() && std::isfinite(position.accuracyM) && position.accuracyM >= 0;
}

/// A position that is none must not cost the alert: it is dropped, and the alert counts as unlocated.
AlertDetails usableDetails(AlertDetails details) {
    if (details.position && !isUsable(*details.position)) {
        details.position.reset();
    }
    return details;
}

/// One certain ward, or candidates; never both, and never the city desk as a ward.
Routing usableRouting(Routing routing) {
    std::erase_if(routing.candidates, [](WardCode code) { return !isWard(code); });
    normalise(routing.candidates);
    if (!isWard(routing.ward)) {
        routing.ward = {};
    } else {
        routing.candidates.clear();
    }
    return routing;
}

bool isNowhere(const Routing& routing) {
    return routing.ward.isNone() && routing.candidates.empty();
}

/// The number goes up within the Vietnamese day; a clock that falls back over midnight stays in the later day.
std::string nextCode(const State& state, Instant at) {
    const std::chrono::year_month_day today = vietnamDay(at);
    const bool isSameDay = state.codeDay.ok() && today <= state.codeDay;
    const std::chrono::year_month_day day = isSameDay ? state.codeDay : today;
    return std::format("VV-{:02}{:02}-{:04}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                       isSameDay ? state.lastCodeNumber + 1 : 1);
}

void openCase(Draft& draft, const CaseId& id, const AlertId& alert, const AlertFacts& facts, const Routing& routing) {
    const Kind& kind = draft.policy().kind(facts.kind);
    draft.emit(id, CaseOpened{.code = nextCode(draft.state(), draft.now()),
                              .kind = kind.code,
                              .priority = kind.priority,
                              .sensitive = kind.sensitive,
                              .exercise = facts.exercise,
                              .ward = routing.ward,
                              .candidates = routing.candidates,
                              .approximate = routing.approximate,
                              .alerts = {alert}});
}

Decided receiveNew(Draft& draft, const ReceiveAlert& command) {
    const State& state = draft.state();
    const bool areIdsFree = !command.alertId.isNil() && !command.caseId.isNil() &&
                            state.alert(command.alertId) == nullptr && state.case_(command.caseId) == nullptr;
    if (!areIdsFree) {
        return refuse(Refusal::badValue);
    }
    const Routing routing = usableRouting(command.routing);
    draft.emit(command.alertId, AlertReceived{command.facts, usableDetails(command.details), command.caseId},
               openingVisibility(routing.ward, routing.candidates));
    openCase(draft, command.caseId, command.alertId, command.facts, routing);
    return {};
}

/// The sender's new place moves a case that nobody has looked at and nobody owns; only its first alert does.
void reroute(Draft& draft, const Alert& alert, const Case& case_, const Routing& routing) {
    const bool mayMove = case_.state == CaseState::isNew && case_.ward.isNone() && !alert.placedAt &&
                         alert.details->position && case_.alerts.front() == alert.id;
    const bool isElsewhere = routing.ward != case_.ward || routing.candidates != case_.candidates ||
                             routing.approximate != case_.approximate;
    if (mayMove && isElsewhere && !isNowhere(routing)) {
        draft.emit(case_.id, CaseRerouted{routing.ward, routing.candidates, routing.approximate});
    }
}

/// A graver kind raises a priority that no officer has confirmed; a lighter one never lowers it.
void raise(Draft& draft, const Alert& alert, const Case& case_) {
    const Kind& kind = draft.policy().kind(alert.facts.kind);
    if (case_.isOpen() && !case_.priorityConfirmed && kind.priority < case_.priority) {
        draft.emit(case_.id, CaseKindSet{kind.code, kind.sensitive});
        draft.emit(case_.id, CasePrioritySet{kind.priority, {}});
    }
}

Decided update(Draft& draft, const Alert& alert, const ReceiveAlert& command) {
    if (alert.facts.contentDigest == command.facts.contentDigest) {
        return refuse(Refusal::alreadyDone);
    }
    const Case* case_ = draft.findCase(alert.caseId);
    const bool needsNewCase =
        (case_ == nullptr || !case_->isOpen()) && command.facts.senderState == SenderState::active;
    if (needsNewCase && (command.caseId.isNil() || draft.state().case_(command.caseId) != nullptr)) {
        return refuse(Refusal::badValue);
    }
    Routing routing = usableRouting(command.routing);
    const bool isMeantNow = alert.facts.exercise && !command.facts.exercise;
    draft.emit(alert.id, AlertUpdated{command.facts, usableDetails(command.details)}, alert.visibleTo);
    if (!needsNewCase) {
        if (case_ != nullptr) {
            if (isMeantNow && case_->exercise && case_->isOpen()) {
                draft.emit(case_->id, CaseMadeReal{}); // no officer need notice first
            }
            reroute(draft, alert, *case_, routing);
            raise(draft, alert, *case_);
        }
        return {};
    }
    // Somebody who calls again after the case was closed may be in danger again. Reopening is an officer's decision,
    // so the alert gets a case of its own, which rings like any new one.
    if (isNowhere(routing) && case_ != nullptr) {
        routing = {case_->ward, case_->candidates, case_->approximate};
    }
    openCase(draft, command.caseId, alert.id, command.facts, routing);
    draft.emit(alert.id, AlertMoved{command.caseId}, draft.findCase(command.caseId)->visibleTo);
    return {};
}

/// What an officer takes down is said once, whether or not it was erased since: only a sender's own system adds to its
/// alert later.
Decided enter(Draft& draft, const Alert* known, const ReceiveAlert& command) {
    if (!isOfficerSource(command.facts.source)) {
        return refuse(Refusal::badValue);
    }
    if (known == nullptr) {
        return receiveNew(draft, command);
    }
    return refuse(known->facts.contentDigest == command.facts.contentDigest ? Refusal::alreadyDone : Refusal::badValue);
}

} // namespace

Decided decideOn(Draft& draft, const ReceiveAlert& command) {
    const std::string& externalId = command.facts.externalId;
    if (externalId.empty() || characterCount(externalId) > kMaxExternalId) {
        return refuse(Refusal::badValue);
    }
    const auto known = draft.state().alertByKey.find(alertKey(command.facts.source, externalId));
    const Alert* alert = known == draft.state().alertByKey.end() ? nullptr : draft.findAlert(known->second);
    if (draft.authority().actor.kind == ActorKind::officer) {
        return enter(draft, alert, command);
    }
    // The key that sealed an erased alert is gone, so what its sender says later is an alert of its own.
    return alert != nullptr && alert->details ? update(draft, *alert, command) : receiveNew(draft, command);
}

Decided decideOn(Draft& /*draft*/, const EnterAlert& /*command*/) {
    return refuse(Refusal::badValue); // it should have come as a ReceiveAlert, with ids and a route
}

Decided decideOn(Draft& draft, const RecordVisit& command) {
    Visit visit = command.visit;
    if (visit.id.isNil()) {
        return refuse(Refusal::badValue);
    }
    if (draft.state().visits.contains(visit.id)) {
        return refuse(Refusal::alreadyDone);
    }
    if (const Unit* team = draft.findUnit(visit.team); team != nullptr && visit.ward.isNone()) {
        visit.ward = team->profile.homeWard;
    }
    const Authority& authority = draft.authority();
    const bool isWardOfficer = authority.actor.kind == ActorKind::officer && !draft.scope().all;
    if (isWardOfficer && !contains(draft.scope().wards, visit.ward)) {
        return refuse(Refusal::outOfScope);
    }
    for (const std::string& text : {visit.neighbourhood, visit.householdCode, visit.team.value}) {
        if (const Decided fits = checkLength(text, kMaxName); !fits) {
            return fits;
        }
    }
    if (!areSound(visit.petitions) || !areSound(visit.guided) || !areSound(visit.supports)) {
        return refuse(Refusal::badValue);
    }
    visit.version = 0;
    visit.visibleTo.clear();
    const VisitId id = visit.id;
    draft.emit(id, VisitRecorded{std::move(visit)});
    return {};
}

Decided decideOn(Draft& draft, const EraseAlert& command) {
    const Alert* alert = draft.findAlert(command.alert);
    if (alert == nullptr) {
        return refuse(Refusal::unknownAlert);
    }
    if (!alert->details) {
        return refuse(Refusal::alreadyDone);
    }
    const Case* case_ = draft.findCase(alert->caseId);
    if (case_ != nullptr && case_->isOpen()) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(alert->id, AlertErased{}, alert->visibleTo);
    return {};
}

Decided decideOn(Draft& draft, const PlaceAlert& command) {
    const Alert* alert = draft.findAlert(command.alert);
    if (alert == nullptr || !draft.scope().sees(alert->visibleTo)) {
        return refuse(Refusal::unknownAlert);
    }
    if (const auto case_ = draft.caseFor(CaseAct::placeAlert, alert->caseId); !case_) {
        return refuse(case_.error());
    }
    if (!isUsable(command.position)) {
        return refuse(Refusal::badPosition);
    }
    if (alert->placedAt == command.position) {
        return refuse(Refusal::alreadyDone);
    }
    draft.emit(alert->id, AlertPlaced{command.position}, alert->visibleTo);
    return {};
}

} // namespace trucban::core
