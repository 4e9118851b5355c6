// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"

#include <algorithm>
#include <type_traits>

namespace trucban::core {

namespace {

template <class T, class... Any>
constexpr bool kIsAnyOf = (std::is_same_v<T, Any> || ...);

/// What a command made before it must not overrun. An alert's own updates, escalation and the progress of units are
/// not decisions: an officer's acknowledgement must not fail because the reporter moved.
template <class Data>
constexpr bool kIsDecision = kIsAnyOf<Data, CaseAcknowledged, CasePrioritySet, CaseKindSet, CaseClaimed, UnitDispatched,
                                      CaseResolved, CaseClosed, CaseReopened, TransferOffered, TransferAnswered,
                                      CaseMerged, CaseUnmerged, CaseReturnedToNew, CaseMadeReal>;

struct CaseFold {
    Case& case_;
    const Event& event;

    [[nodiscard]] bool isWorking() const { return case_.isOpen() && case_.state != CaseState::resolved; }
    [[nodiscard]] bool hasOffer() const { return case_.transfer && case_.transfer->state == OfferState::offered; }

    void enter(CaseState state) const {
        if (case_.state != state) {
            case_.state = state;
            case_.stateSince = event.at;
        }
    }
    /// When it came into that state first: whoever waits has waited since then, and not since a merge was taken back.
    [[nodiscard]] Instant sinceFirst(CaseState state) const {
        switch (state) {
        case CaseState::isNew:
            return case_.openedAt;
        case CaseState::acknowledged:
            return case_.acknowledgedAt.value_or(event.at);
        case CaseState::inProgress:
            return case_.dispatchedAt.value_or(event.at);
        case CaseState::resolved:
        case CaseState::closed:
            break;
        }
        return event.at;
    }
    void setOnce(std::optional<Instant>& fact) const {
        if (!fact) {
            fact = event.at;
        }
    }
    void setOwner(WardCode ward) const {
        case_.ward = ward;
        case_.candidates.clear();
        case_.approximate = false;
        case_.escalation.wards.clear();
    }
    void end(const Outcome& outcome) const {
        case_.outcome = outcome;
        case_.closedAt = event.at;
        enter(CaseState::closed);
    }

    // --- opening, owner, visibility ---

    Folded operator()(const CaseOpened& data) const {
        if (!data.ward.isNone() && !data.candidates.empty()) {
            return contradiction();
        }
        case_.code = data.code;
        case_.kind = data.kind;
        case_.priority = data.priority;
        case_.sensitive = data.sensitive;
        case_.exercise = data.exercise;
        case_.ward = data.ward;
        case_.candidates = data.candidates;
        case_.approximate = data.approximate;
        case_.alerts = data.alerts;
        case_.openedAt = case_.stateSince = event.at;
        case_.openedBy = event.actor.name;
        case_.decisionVersion = event.version;
        return {};
    }

    Folded operator()(const CaseClaimed& data) const {
        if (data.ward.isNone() || !case_.ward.isNone() || !case_.isOpen()) {
            return contradiction();
        }
        setOwner(data.ward);
        return {};
    }

    Folded operator()(const CaseRerouted& data) const {
        const bool isCertain = !data.ward.isNone();
        if (!case_.ward.isNone() || case_.state != CaseState::isNew || (isCertain && !data.candidates.empty())) {
            return contradiction();
        }
        case_.ward = data.ward;
        case_.candidates = data.candidates;
        case_.approximate = data.approximate;
        return {};
    }

    Folded operator()(const CaseEscalated& data) const {
        if (!case_.isOpen() || data.round != case_.escalation.rounds + 1) {
            return contradiction();
        }
        case_.escalation.rounds = data.round;
        case_.escalation.reason = data.reason;
        case_.escalation.lastAt = event.at;
        case_.escalation.wards = unionOf(case_.escalation.wards, data.wards);
        return {};
    }

    // --- life cycle ---

    Folded operator()(const CaseAcknowledged&) const {
        if (case_.state != CaseState::isNew) {
            return contradiction();
        }
        if (!case_.acknowledgedAt) {
            case_.acknowledgedAt = event.at;
            case_.acknowledgedBy = event.actor.name;
        }
        enter(CaseState::acknowledged);
        return {};
    }

    Folded operator()(const CaseReturnedToNew&) const {
        const bool isReopened = case_.state == CaseState::inProgress && case_.reopened > 0;
        if ((case_.state != CaseState::acknowledged && !isReopened) || !case_.assignments.empty()) {
            return contradiction();
        }
        case_.acknowledgedAt.reset();
        case_.acknowledgedBy.clear();
        enter(CaseState::isNew);
        if (isReopened) {
            case_.stateSince = sinceFirst(CaseState::isNew);
        }
        return {};
    }

    Folded operator()(const CaseMadeReal&) const {
        if (!case_.exercise) {
            return contradiction();
        }
        case_.exercise = false;
        return {};
    }

    Folded operator()(const CasePrioritySet& data) const {
        if (!case_.isOpen()) {
            return contradiction();
        }
        case_.priority = data.priority;
        case_.priorityConfirmed = event.actor.kind == ActorKind::officer;
        return {};
    }

    Folded operator()(const CaseKindSet& data) const {
        if (!case_.isOpen()) {
            return contradiction();
        }
        case_.kind = data.kind;
        case_.sensitive = data.sensitive;
        return {};
    }

    Folded operator()(const CaseResolved& data) const {
        if (case_.state != CaseState::acknowledged && case_.state != CaseState::inProgress) {
            return contradiction();
        }
        case_.outcome = data.outcome;
        setOnce(case_.resolvedAt);
        enter(CaseState::resolved);
        return {};
    }

    Folded operator()(const CaseClosed& data) const {
        if (!case_.isOpen()) {
            return contradiction();
        }
        end(data.outcome);
        return {};
    }

    Folded operator()(const CaseReopened&) const {
        if (isWorking() || case_.mergedInto) {
            return contradiction();
        }
        ++case_.reopened;
        case_.closedAt.reset();
        enter(CaseState::inProgress);
        return {};
    }

    Folded operator()(const NoteAdded& data) const {
        case_.notes.push_back({event.at, event.actor.name, data.text});
        return {};
    }

    Folded operator()(const CheckTicked& data) const {
        const auto mark = std::ranges::find(case_.checks, data.code, &CheckMark::code);
        if (data.code.empty() || (mark != case_.checks.end()) == data.done) {
            return contradiction();
        }
        if (data.done) {
            case_.checks.push_back({data.code, event.at, event.actor.name});
        } else {
            case_.checks.erase(mark);
        }
        return {};
    }

    Folded operator()(const EditTakenOver&) const { return {}; }
    Folded operator()(const AttachmentViewed&) const { return {}; }

    Folded operator()(const ReporterRevealed&) const {
        ++case_.reveals;
        return {};
    }

    // --- units ---

    Folded operator()(const UnitDispatched& data) const {
        if (!isWorking() || case_.state == CaseState::isNew || case_.activeAssignment(data.unit) != nullptr) {
            return contradiction();
        }
        case_.assignments.push_back({.unit = data.unit, .lead = data.lead, .dispatchedAt = event.at});
        setOnce(case_.dispatchedAt);
        enter(CaseState::inProgress);
        return {};
    }

    Folded operator()(const AssignmentProgressed& data) const {
        Assignment* assignment = case_.activeAssignment(data.unit);
        if (assignment == nullptr || !mayProgress(assignment->state, data.state)) {
            return contradiction();
        }
        assignment->state = data.state;
        if (data.state == AssignmentState::enRoute) {
            assignment->enRouteAt = event.at;
        } else if (data.state == AssignmentState::onScene) {
            assignment->onSceneAt = event.at;
            setOnce(case_.arrivedAt);
        } else {
            assignment->endedAt = event.at;
        }
        return {};
    }

    // --- other wards and agencies ---

    Folded operator()(const TransferOffered& data) const {
        if (!case_.isOpen() || hasOffer() || data.to.isNone() || data.to == case_.ward) {
            return contradiction();
        }
        case_.transfer = TransferOffer{.from = case_.ward,
                                       .to = data.to,
                                       .reason = data.reason,
                                       .offeredAt = event.at,
                                       .expiresAt = data.expiresAt,
                                       .offeredBy = event.actor.name};
        return {};
    }

    Folded operator()(const TransferAnswered& data) const {
        if (!hasOffer() || data.state == OfferState::offered) {
            return contradiction();
        }
        case_.transfer->state = data.state;
        case_.transfer->answeredAt = event.at;
        case_.transfer->answeredBy = event.actor.name;
        case_.transfer->answer = data.answer;
        if (data.state == OfferState::accepted) {
            setOwner(case_.transfer->to);
        }
        return {};
    }

    Folded operator()(const JointRequested& data) const {
        if (std::ranges::contains(case_.jointRequests, data.request, &JointRequest::id)) {
            return contradiction();
        }
        case_.jointRequests.push_back({.id = data.request,
                                       .agency = data.agency,
                                       .text = data.text,
                                       .requestedAt = event.at,
                                       .requestedBy = event.actor.name});
        return {};
    }

    Folded operator()(const JointAnswered& data) const {
        const auto request = std::ranges::find(case_.jointRequests, data.request, &JointRequest::id);
        if (request == case_.jointRequests.end() || request->state != OfferState::offered ||
            data.state == OfferState::offered) {
            return contradiction();
        }
        request->state = data.state;
        request->answeredAt = event.at;
        request->contactName = data.contactName;
        request->referenceNumber = data.referenceNumber;
        request->answer = data.answer;
        return {};
    }

    // --- merging ---

    Folded operator()(const CaseAbsorbed& data) const {
        if (!case_.isOpen() || data.from == case_.id) {
            return contradiction();
        }
        for (const AlertId& alert : data.alerts) {
            if (!std::ranges::contains(case_.alerts, alert)) {
                case_.alerts.push_back(alert);
            }
        }
        return {};
    }

    Folded operator()(const CaseMerged& data) const {
        if (!case_.isOpen() || data.into == case_.id) {
            return contradiction();
        }
        case_.mergedInto = data.into;
        end({.disposition = Disposition::duplicate});
        return {};
    }

    Folded operator()(const CaseReleased& data) const {
        std::erase_if(case_.alerts, [&](const AlertId& alert) { return std::ranges::contains(data.alerts, alert); });
        return {};
    }

    Folded operator()(const CaseUnmerged& data) const {
        if (!case_.mergedInto || data.state == CaseState::resolved || data.state == CaseState::closed) {
            return contradiction();
        }
        case_.mergedInto.reset();
        case_.closedAt.reset();
        case_.outcome.reset();
        case_.alerts = data.alerts;
        enter(data.state);
        case_.stateSince = case_.reopened > 0 ? event.at : sinceFirst(data.state); // of a reopening no fact tells
        return {};
    }

    // --- archive ---

    Folded operator()(const CaseArchived&) const { return case_.isOpen() ? contradiction() : Folded{}; }

    Folded operator()(const CaseUnarchived& data) const {
        if (case_.version != 0 || data.value.id != case_.id || data.value.version + 1 != event.version ||
            data.value.isOpen()) {
            return contradiction();
        }
        case_ = data.value;
        return {};
    }

    template <class Other>
    Folded operator()(const Other&) const {
        return contradiction();
    }
};

} // namespace

Folded fold(Case& case_, const Event& event) {
    return std::visit(
        [&]<class Data>(const Data& data) {
            Folded folded = CaseFold{case_, event}(data);
            if (folded) {
                case_.version = event.version;
                case_.changedAt = event.at;
                case_.visibleTo = event.wards;
                if (kIsDecision<Data> && event.actor.kind == ActorKind::officer) {
                    case_.decisionVersion = event.version;
                }
            }
            return folded;
        },
        event.data);
}

} // namespace trucban::core
