// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Acts.h"
#include "core/Fold.h"

#include <expected>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace trucban::core {

/// A check's or step's result inside decide.
using Decided = std::expected<void, Refusal>;

/// Who sees a case: owner, candidates, offered ward, escalated wards, and `unitHomes`; {kCityDesk} when there are none.
[[nodiscard]] WardSet visibilityOf(const Case& case_, const WardSet& unitHomes);
/// Who sees a case that is opened with this routing.
[[nodiscard]] WardSet openingVisibility(WardCode ward, const WardSet& candidates);

/// One decision in the making: the events so far and working copies of what they touch, so that each step sees the
/// steps before it and every event has passed the fold before it leaves. Lives for one call of decide.
///
/// References to cases, alerts and units stay good and up to date until the draft is gone.
class Draft {
public:
    Draft(const State& state, const Command& command, const DecisionContext& context);

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] const Policy& policy() const { return m_state.policy; }
    [[nodiscard]] const Authority& authority() const { return m_context.authority; }
    [[nodiscard]] const Scope& scope() const { return m_scope; }
    [[nodiscard]] Instant now() const { return m_context.now; }
    /// The state's value with this draft's events applied; nullptr when there is none.
    [[nodiscard]] const Case* findCase(const CaseId& id);
    [[nodiscard]] const Alert* findAlert(const AlertId& id);
    [[nodiscard]] const Unit* findUnit(const UnitId& id);

    /// The case, if the officer may do the act to it now: seen, allowed, not decided otherwise since, in a fit state.
    [[nodiscard]] std::expected<const Case*, Refusal> caseFor(CaseAct act, const CaseId& id);
    /// A unit the authority sees (an ingest key and a device see all).
    [[nodiscard]] std::expected<const Unit*, Refusal> unitFor(const UnitId& id);
    /// Claims the case when the act's rule says so and exactly one candidate ward is the officer's.
    void claimBy(CaseAct act, const Case& case_);

    /// The time an event of something last changed at `last` gets: clocks that fall back do not turn history round.
    [[nodiscard]] Instant timeAfter(Instant last) const { return std::max(now(), last); }

    void emit(const CaseId& id, EventData data);
    /// `wards`: who sees the alert from now on.
    void emit(const AlertId& id, EventData data, WardSet wards);
    void emit(const UnitId& id, EventData data);
    void emit(const VisitId& id, VisitRecorded data);
    /// Archives it.
    void emit(const Visit& visit);
    /// `handover`: as it is in the state, or as it is to be signed.
    void emit(const Handover& handover, EventData data);
    /// `campaign`, `record`, `briefing`: as it is to be saved, with the version it has now, or as it is in the state.
    void emit(const Campaign& campaign, EventData data);
    void emit(const Record& record, EventData data);
    void emit(const Briefing& briefing, EventData data);
    void emit(PolicyChanged data);

    /// The events, after those by which alerts and units follow the visibility of their cases.
    [[nodiscard]] std::vector<Event> take() &&;

private:
    [[nodiscard]] Event& append(AggregateRef aggregate, std::uint32_t version, Instant at, EventData data);
    [[nodiscard]] WardSet unitHomes(const Case& case_);
    [[nodiscard]] WardSet visibilityOf(const Unit& unit);
    void settle(const Case& case_);

    const State& m_state;
    const DecisionContext& m_context;
    std::optional<std::uint32_t> m_expected;
    Scope m_scope;
    std::map<CaseId, Case> m_cases;
    std::map<AlertId, Alert> m_alerts;
    std::map<UnitId, Unit> m_units;
    std::set<CaseId> m_archived; ///< nothing follows them any more
    std::vector<Event> m_events;
};

} // namespace trucban::core
