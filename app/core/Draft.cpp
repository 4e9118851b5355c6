// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Draft.h"

#include "core/AggregateFold.h"
#include "core/Assert.h"

#include <algorithm>
#include <utility>

namespace trucban::core {

namespace {

/// The working copy in `drafts`, made from the state's value when there is none yet.
template <class Map, class Key, class T>
T* workingCopy(Map& drafts, const Key& key, const T* original) {
    auto found = drafts.find(key);
    if (found == drafts.end()) {
        if (original == nullptr) {
            return nullptr;
        }
        found = drafts.emplace(key, *original).first;
    }
    return &found->second;
}

template <class Map>
auto& orNew(Map& drafts, const typename Map::key_type& key) {
    return drafts[key];
}

} // namespace

WardSet visibilityOf(const Case& case_, const WardSet& unitHomes) {
    WardSet wards = case_.candidates;
    wards.insert(wards.end(), case_.escalation.wards.begin(), case_.escalation.wards.end());
    wards.insert(wards.end(), unitHomes.begin(), unitHomes.end());
    if (!case_.ward.isNone()) {
        wards.push_back(case_.ward);
    } else if (case_.candidates.empty()) {
        // Nobody's case stays the city desk's, whoever else comes to see it.
        wards.push_back(kCityDesk);
    }
    if (case_.isOpen() && case_.transfer && case_.transfer->state == OfferState::offered) {
        wards.push_back(case_.transfer->to);
    }
    normalise(wards);
    return wards;
}

WardSet openingVisibility(WardCode ward, const WardSet& candidates) {
    Case opening;
    opening.ward = ward;
    opening.candidates = candidates;
    return visibilityOf(opening, {});
}

Draft::Draft(const State& state, const Command& command, const DecisionContext& context)
    : m_state(state), m_context(context), m_expected(command.expected), m_scope(effectiveScope(context.authority)) {}

const Case* Draft::findCase(const CaseId& id) {
    return workingCopy(m_cases, id, m_state.case_(id));
}
const Alert* Draft::findAlert(const AlertId& id) {
    return workingCopy(m_alerts, id, m_state.alert(id));
}
const Unit* Draft::findUnit(const UnitId& id) {
    return workingCopy(m_units, id, m_state.unit(id));
}

std::expected<const Case*, Refusal> Draft::caseFor(CaseAct act, const CaseId& id) {
    const Case* case_ = findCase(id);
    if (case_ == nullptr) {
        return std::unexpected{Refusal::unknownCase};
    }
    if (const auto refusal = accessRefusal(act, authority(), *case_)) {
        return std::unexpected{*refusal};
    }
    if (ruleOf(act).checksExpected && m_expected && *m_expected < case_->decisionVersion) {
        return std::unexpected{Refusal::conflict};
    }
    if (const auto refusal = stateRefusal(act, *case_)) {
        return std::unexpected{*refusal};
    }
    return case_;
}

std::expected<const Unit*, Refusal> Draft::unitFor(const UnitId& id) {
    const Unit* unit = findUnit(id);
    const bool isOwnOrAny = authority().actor.kind != ActorKind::officer || authority().role == Role::team;
    if (unit == nullptr || !(isOwnOrAny || m_scope.sees(unit->visibleTo))) {
        return std::unexpected{Refusal::unknownUnit};
    }
    return unit;
}

void Draft::claimBy(CaseAct act, const Case& case_) {
    if (!ruleOf(act).claims || m_scope.all || !case_.ward.isNone()) {
        return;
    }
    WardSet mine;
    std::ranges::set_intersection(case_.candidates, m_scope.wards, std::back_inserter(mine));
    if (mine.size() == 1) {
        emit(case_.id, CaseClaimed{mine.front()});
    }
}

Event& Draft::append(AggregateRef aggregate, std::uint32_t version, Instant at, EventData data) {
    m_events.push_back({.aggregate = std::move(aggregate),
                        .version = version,
                        .at = at,
                        .actor = authority().actor,
                        .data = std::move(data)});
    return m_events.back();
}

void Draft::emit(const CaseId& id, EventData data) {
    static_cast<void>(findCase(id));
    Case& case_ = orNew(m_cases, id);
    case_.id = id;
    const auto* back = std::get_if<CaseUnarchived>(&data);
    const Case& last = back != nullptr ? back->value : case_;
    const bool isArchiving = std::holds_alternative<CaseArchived>(data);
    const bool keepsSight = isArchiving || back != nullptr;
    const std::uint32_t version = last.version + 1;
    const Instant at = timeAfter(last.changedAt);
    WardSet wards = last.visibleTo;
    Event& event = append(AggregateRef::of(id), version, at, std::move(data));
    TRUCBAN_ASSERT(fold(case_, event));
    event.wards = case_.visibleTo = keepsSight ? std::move(wards) : core::visibilityOf(case_, unitHomes(case_));
    if (isArchiving) {
        m_archived.insert(id);
    }
}

void Draft::emit(const AlertId& id, EventData data, WardSet wards) {
    static_cast<void>(findAlert(id));
    Alert& alert = orNew(m_alerts, id);
    alert.id = id;
    const auto* back = std::get_if<AlertUnarchived>(&data);
    const Alert& last = back != nullptr ? back->value : alert;
    const std::uint32_t version = last.version + 1;
    const Instant at = timeAfter(last.updatedAt);
    Event& event = append(AggregateRef::of(id), version, at, std::move(data));
    event.wards = std::move(wards);
    TRUCBAN_ASSERT(fold(alert, event));
}

void Draft::emit(const UnitId& id, EventData data) {
    static_cast<void>(findUnit(id));
    Unit& unit = orNew(m_units, id);
    unit.profile.id = id;
    Event& event = append(AggregateRef::of(id), unit.version + 1, timeAfter(unit.changedAt), std::move(data));
    TRUCBAN_ASSERT(fold(unit, event));
    event.wards = unit.visibleTo = visibilityOf(unit);
}

void Draft::emit(const VisitId& id, VisitRecorded data) {
    const WardCode ward = data.visit.ward.isNone() ? kCityDesk : data.visit.ward;
    append(AggregateRef::of(id), 1, now(), std::move(data)).wards = {ward};
}

void Draft::emit(const Visit& visit) {
    append(AggregateRef::of(visit.id), visit.version + 1, now(), VisitArchived{}).wards = visit.visibleTo;
}

void Draft::emit(const Handover& handover, EventData data) {
    append(AggregateRef::of(handover.id), handover.version + 1, timeAfter(handover.signedAt), std::move(data)).wards =
        handover.visibleTo;
}

void Draft::emit(const Campaign& campaign, EventData data) {
    append(AggregateRef::of(campaign.id), campaign.version + 1, timeAfter(campaign.savedAt), std::move(data)).wards =
        campaign.visibleTo;
}

void Draft::emit(const Record& record, EventData data) {
    append(AggregateRef::of(record.id), record.version + 1, timeAfter(record.savedAt), std::move(data)).wards =
        record.visibleTo;
}

void Draft::emit(const Briefing& briefing, EventData data) {
    append(AggregateRef::of(briefing.id), briefing.version + 1, now(), std::move(data)).wards = briefing.visibleTo;
}

void Draft::emit(PolicyChanged data) {
    static_cast<void>(append(AggregateRef::policy(), m_state.policy.version + 1, now(), std::move(data)));
}

std::vector<Event> Draft::take() && {
    for (const auto& [id, case_] : m_cases) {
        if (!m_archived.contains(id)) {
            settle(case_);
        }
    }
    TRUCBAN_ASSERT(!m_events.empty());
    return std::move(m_events);
}

WardSet Draft::unitHomes(const Case& case_) {
    WardSet homes;
    for (const Assignment& assignment : case_.assignments) {
        const Unit* unit = assignment.isActive() ? findUnit(assignment.unit) : nullptr;
        if (unit != nullptr && !unit->profile.homeWard.isNone()) {
            homes.push_back(unit->profile.homeWard);
        }
    }
    normalise(homes);
    return homes;
}

WardSet Draft::visibilityOf(const Unit& unit) {
    if (unit.profile.homeWard.isNone()) {
        return {};
    }
    WardSet wards{unit.profile.homeWard};
    const Case* case_ = unit.caseId ? findCase(*unit.caseId) : nullptr;
    return case_ == nullptr ? wards : unionOf(wards, case_->visibleTo);
}

void Draft::settle(const Case& case_) {
    for (const AlertId& id : case_.alerts) {
        const Alert* alert = findAlert(id);
        if (alert != nullptr && alert->caseId == case_.id && alert->visibleTo != case_.visibleTo) {
            emit(id, AlertMoved{case_.id}, case_.visibleTo);
        }
    }
    for (const Assignment& assignment : case_.assignments) {
        const Unit* unit = assignment.isActive() ? findUnit(assignment.unit) : nullptr;
        if (unit != nullptr && unit->caseId == case_.id && unit->visibleTo != visibilityOf(*unit)) {
            emit(unit->profile.id, UnitStateChanged{unit->state, unit->caseId});
        }
    }
}

} // namespace trucban::core
