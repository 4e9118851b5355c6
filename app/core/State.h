// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "core/Campaign.h"
#include "core/Case.h"
#include "core/Event.h"
#include "core/Handover.h"
#include "core/Policy.h"
#include "core/Record.h"
#include "core/Unit.h"
#include "core/Visit.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_node_map.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace trucban::core {

/// One aggregate as a value: what a snapshot carries and a replica keeps.
using Aggregate = std::variant<Alert, Case, Unit, Visit, Policy, Handover, Campaign, Record, Briefing>;
[[nodiscard]] AggregateRef refOf(const Aggregate& aggregate);
[[nodiscard]] const WardSet& visibleTo(const Aggregate& aggregate);

/// The folded log, or the part of it in a console's scope. Node maps: pointers to values stay good while others come
/// and go. Owned by one thread.
struct State {
    boost::unordered_node_map<AlertId, Alert, std::hash<AlertId>> alerts;
    boost::unordered_node_map<CaseId, Case, std::hash<CaseId>> cases;
    boost::unordered_node_map<UnitId, Unit, std::hash<UnitId>> units;
    boost::unordered_node_map<VisitId, Visit, std::hash<VisitId>> visits;
    boost::unordered_node_map<HandoverId, Handover, std::hash<HandoverId>> handovers;
    boost::unordered_node_map<CampaignId, Campaign, std::hash<CampaignId>> campaigns;
    boost::unordered_node_map<RecordId, Record, std::hash<RecordId>> records;
    boost::unordered_node_map<BriefingId, Briefing, std::hash<BriefingId>> briefings;
    Policy policy;
    Seq seq = 0; ///< of the last event applied

    // Only the whole fold (the gateway) keeps these; they follow from the rest, and from what was archived, and take no
    // part in canonical bytes.
    boost::unordered_flat_map<std::string, AlertId> alertByKey; ///< alertKey() of every alert
    std::chrono::year_month_day codeDay{};                      ///< the Vietnamese day of lastCodeNumber
    std::uint32_t lastCodeNumber = 0;

    [[nodiscard]] const Alert* alert(const AlertId& id) const;
    [[nodiscard]] const Case* case_(const CaseId& id) const;
    [[nodiscard]] const Unit* unit(const UnitId& id) const;
    /// Who sees the aggregate now; nullptr when it is not there. Good until it changes.
    [[nodiscard]] const WardSet* visibleTo(const AggregateRef& ref) const;
    /// The aggregate's value, or nullopt when it is not there.
    [[nodiscard]] std::optional<Aggregate> aggregate(const AggregateRef& ref) const;
    /// Inserts or replaces; used by snapshots, replicas and roll-back.
    void put(Aggregate aggregate);
    void erase(const AggregateRef& ref);
    /// Lets the alert be found by its sender's key.
    void noteKey(const Alert& alert);
    /// Keeps codeDay and lastCodeNumber at or past the code of a case opened at `openedAt`.
    void countCode(std::string_view code, Instant openedAt);
};

/// Identity of an alert for its sender.
[[nodiscard]] std::string alertKey(AlertSource source, std::string_view externalId);

} // namespace trucban::core
