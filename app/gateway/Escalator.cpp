// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Escalator.h"

#include <algorithm>

namespace trucban::gateway {

Escalator::Escalator(std::shared_ptr<const geo::WardLocator> locator, bool isExercise)
    : m_locator{std::move(locator)}, m_isExercise{isExercise} {}

void Escalator::rebuild(const core::State& state, core::Instant now) {
    m_started = now;
    m_queue = {};
    for (const auto& [id, case_] : state.cases) {
        watch(case_, state.policy, now);
    }
}

void Escalator::onEvents(const core::State& state, std::span<const core::Event> events, core::Instant now) {
    for (const core::Event& event : events) {
        if (event.aggregate.kind != core::AggregateKind::case_) {
            continue;
        }
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (const core::Case* changed = id ? state.case_(core::CaseId{*id}) : nullptr) {
            watch(*changed, state.policy, now);
        }
    }
}

void Escalator::setLiveWards(const core::State& state, core::WardSet live, core::Instant now) {
    m_live = std::move(live);
    for (const auto& [id, case_] : state.cases) {
        if (case_.state == core::CaseState::isNew) {
            watch(case_, state.policy, now);
        }
    }
}

bool Escalator::hasLive(const core::WardSet& wards) const {
    return std::ranges::any_of(wards, [&](core::WardCode ward) { return core::contains(m_live, ward); });
}

/// When and why this case goes to more desks next; nullopt: it does not, as things stand.
std::optional<Escalator::Plan> Escalator::plan(const core::Case& case_, const core::Policy& policy) const {
    if (case_.state != core::CaseState::isNew || case_.mergedInto || (case_.exercise && !m_isExercise)) {
        return std::nullopt;
    }
    const bool urgent = case_.priority == core::Priority::p1;
    const core::Instant since = case_.escalation.rounds > 0 ? case_.escalation.lastAt : case_.openedAt;
    if (!hasLive(case_.visibleTo) &&
        (urgent || (case_.escalation.rounds == 0 && hasLive(m_locator->neighbours(case_.visibleTo))))) {
        const core::Instant soon =
            case_.escalation.rounds == 0 ? case_.openedAt + kSettle : since + policy.escalateAfter;
        return Plan{std::max(soon, m_started + kStartGrace), core::EscalationReason::noLiveConsole};
    }
    if (urgent) {
        return Plan{since + policy.escalateAfter, core::EscalationReason::unacknowledged};
    }
    return std::nullopt;
}

void Escalator::watch(const core::Case& case_, const core::Policy& policy, core::Instant now) {
    if (const auto planned = plan(case_, policy)) {
        m_queue.push({std::max(planned->at, now), case_.id});
    }
    // A P1 whose desks are all dead has, beside the grace period, its ordinary deadline.
    if (case_.state == core::CaseState::isNew && case_.priority == core::Priority::p1 && !case_.mergedInto) {
        const core::Instant since = case_.escalation.rounds > 0 ? case_.escalation.lastAt : case_.openedAt;
        m_queue.push({std::max(since + policy.escalateAfter, now), case_.id});
    }
    if (case_.transfer && case_.transfer->state == core::OfferState::offered && case_.isOpen()) {
        m_queue.push({std::max(case_.transfer->expiresAt, now), case_.id});
    }
}

std::vector<core::CommandBody> Escalator::due(const core::State& state, core::Instant now) {
    std::vector<core::CommandBody> commands;
    std::vector<core::CaseId> seen;
    while (!m_queue.empty() && m_queue.top().at <= now) {
        const core::CaseId id = m_queue.top().id;
        m_queue.pop();
        const core::Case* case_ = state.case_(id);
        if (case_ == nullptr || std::ranges::find(seen, id) != seen.end()) {
            continue;
        }
        seen.push_back(id);
        if (case_->transfer && case_->transfer->state == core::OfferState::offered && case_->isOpen() &&
            case_->transfer->expiresAt <= now) {
            commands.emplace_back(core::ExpireTransfer{id});
            m_queue.push({now + kSettle, id}); // as below
        }
        auto planned = plan(*case_, state.policy);
        const core::Instant since = case_->escalation.rounds > 0 ? case_->escalation.lastAt : case_->openedAt;
        if (planned && case_->priority == core::Priority::p1 && since + state.policy.escalateAfter <= now &&
            planned->at > now) {
            planned = Plan{now, core::EscalationReason::unacknowledged};
        }
        if (!planned || planned->at > now) {
            continue;
        }
        core::WardSet wards = m_locator->neighbours(case_->visibleTo);
        std::erase_if(wards, [&](core::WardCode ward) { return core::contains(case_->visibleTo, ward); });
        // The first round goes to the city desk at least; later ones only where somebody new would see it.
        if (!wards.empty() || case_->escalation.rounds == 0) {
            commands.emplace_back(core::EscalateCase{id, std::move(wards), planned->reason});
            // Should the commit fail, no event comes back: look again after a period.
            m_queue.push({now + std::max(state.policy.escalateAfter, core::Milliseconds{1'000}), id});
        }
    }
    return commands;
}

std::optional<core::Instant> Escalator::next() const {
    if (m_queue.empty()) {
        return std::nullopt;
    }
    return m_queue.top().at;
}

} // namespace trucban::gateway
