// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Fold.h"

#include "core/AggregateFold.h"
#include "core/CanonicalBytes.h"

#include <algorithm>
#include <utility>

namespace trucban::core {

namespace {

template <class T, class Key>
void setId(T& aggregate, const Key& id) {
    aggregate.id = id;
}
void setId(Unit& unit, const UnitId& id) {
    unit.profile.id = id;
}

/// `creates`: the event makes a new aggregate. `mayExist`: and replaces one that is there. `isReturn`: it was there
/// before, and the event carries its value and checks the version against that.
struct Birth {
    bool creates = false;
    bool mayExist = false;
    bool isReturn = false;
};

template <class Map, class Key>
Folded applyTo(Map& map, const Key& key, const Event& event, Birth birth) {
    if (!birth.creates) {
        const auto found = map.find(key);
        if (found == map.end()) {
            return std::unexpected{ApplyError::unknownAggregate};
        }
        if (event.version != found->second.version + 1) {
            return std::unexpected{ApplyError::versionGap};
        }
        return fold(found->second, event);
    }
    const auto [entry, isNew] = map.try_emplace(key);
    if (!isNew && !birth.mayExist) {
        return std::unexpected{ApplyError::duplicate};
    }
    if (isNew) {
        setId(entry->second, key);
    }
    const bool fits = birth.isReturn || event.version == entry->second.version + 1;
    Folded folded = fits ? fold(entry->second, event) : std::unexpected{ApplyError::versionGap};
    if (!folded && isNew) {
        map.erase(entry);
    }
    return folded;
}

template <class T>
bool holds(const Event& event) {
    return std::holds_alternative<T>(event.data);
}

Folded applyToAlert(State& state, const AlertId& id, const Event& event) {
    const auto* received = std::get_if<AlertReceived>(&event.data);
    const bool isReturn = holds<AlertUnarchived>(event);
    Folded folded =
        applyTo(state.alerts, id, event, {.creates = received != nullptr || isReturn, .isReturn = isReturn});
    if (folded && received != nullptr) {
        state.alertByKey.insert_or_assign(alertKey(received->facts.source, received->facts.externalId), id);
    } else if (folded && isReturn) {
        state.noteKey(*state.alert(id));
    } else if (folded && holds<AlertArchived>(event)) {
        state.erase(event.aggregate);
    }
    return folded;
}

Folded applyToCase(State& state, const CaseId& id, const Event& event) {
    const auto* opened = std::get_if<CaseOpened>(&event.data);
    const bool isReturn = holds<CaseUnarchived>(event);
    Folded folded = applyTo(state.cases, id, event, {.creates = opened != nullptr || isReturn, .isReturn = isReturn});
    if (folded && opened != nullptr) {
        state.countCode(opened->code, event.at);
    } else if (folded && holds<CaseArchived>(event)) {
        state.cases.erase(id);
    }
    return folded;
}

Folded applyToVisit(State& state, const VisitId& id, const Event& event) {
    Folded folded = applyTo(state.visits, id, event, {.creates = holds<VisitRecorded>(event)});
    if (folded && holds<VisitArchived>(event)) {
        state.visits.erase(id);
    }
    return folded;
}

Folded applyToHandover(State& state, const HandoverId& id, const Event& event) {
    Folded folded = applyTo(state.handovers, id, event, {.creates = holds<HandoverSigned>(event)});
    if (folded && holds<HandoverRetired>(event)) {
        state.handovers.erase(id);
    }
    return folded;
}

Folded applyToRecord(State& state, const RecordId& id, const Event& event) {
    Folded folded = applyTo(state.records, id, event, {.creates = holds<RecordSaved>(event), .mayExist = true});
    if (folded && holds<RecordExpired>(event)) {
        state.records.erase(id);
    }
    return folded;
}

Folded dispatchToAggregate(State& state, const Event& event) {
    const std::string& key = event.aggregate.key;
    switch (event.aggregate.kind) {
    case AggregateKind::unit:
        return applyTo(state.units, UnitId{key}, event, {.creates = holds<UnitRegistered>(event), .mayExist = true});
    case AggregateKind::policy:
        if (!key.empty()) {
            return contradiction();
        }
        if (event.version != state.policy.version + 1) {
            return std::unexpected{ApplyError::versionGap};
        }
        return fold(state.policy, event);
    default:
        break;
    }
    const std::optional<Uuid> id = Uuid::parse(key);
    if (!id) {
        return contradiction();
    }
    switch (event.aggregate.kind) {
    case AggregateKind::alert:
        return applyToAlert(state, AlertId{*id}, event);
    case AggregateKind::case_:
        return applyToCase(state, CaseId{*id}, event);
    case AggregateKind::visit:
        return applyToVisit(state, VisitId{*id}, event);
    case AggregateKind::handover:
        return applyToHandover(state, HandoverId{*id}, event);
    case AggregateKind::campaign:
        return applyTo(state.campaigns, CampaignId{*id}, event,
                       {.creates = holds<CampaignSaved>(event), .mayExist = true});
    case AggregateKind::record:
        return applyToRecord(state, RecordId{*id}, event);
    case AggregateKind::briefing:
        return applyTo(state.briefings, BriefingId{*id}, event, {.creates = holds<BriefingFrozen>(event)});
    default:
        return contradiction();
    }
}

/// The aggregates of `map` that `scope` sees, in the order of their ids.
template <class Map>
auto visible(const Map& map, const Scope& scope) {
    using Entry = const typename Map::value_type*;
    std::vector<Entry> seen;
    for (const auto& entry : map) {
        if (scope.sees(entry.second.visibleTo)) {
            seen.push_back(&entry);
        }
    }
    std::ranges::sort(seen, {}, [](Entry entry) -> const auto& { return entry->first; });
    return seen;
}

} // namespace

std::expected<void, ApplyError> apply(State& state, const Event& event) {
    Folded folded = dispatchToAggregate(state, event);
    if (folded) {
        state.seq = std::max(state.seq, event.seq);
    }
    return folded;
}

bool isArchiving(const EventData& data) {
    return std::holds_alternative<AlertArchived>(data) || std::holds_alternative<CaseArchived>(data) ||
           std::holds_alternative<VisitArchived>(data);
}

bool isUnarchiving(const EventData& data) {
    return std::holds_alternative<AlertUnarchived>(data) || std::holds_alternative<CaseUnarchived>(data);
}

std::optional<Aggregate> archivedValue(const State& state, const Event& event) {
    std::optional<Aggregate> value = isArchiving(event.data) ? state.aggregate(event.aggregate) : std::nullopt;
    if (value && !std::visit([&](auto& aggregate) { return fold(aggregate, event).has_value(); }, *value)) {
        value.reset();
    }
    return value;
}

std::string canonicalBytes(const State& state, const Scope& scope) {
    std::string bytes;
    const auto append = [&](const auto& map) {
        for (const auto* entry : visible(map, scope)) {
            appendCanonical(bytes, entry->second);
        }
    };
    append(state.alerts);
    append(state.cases);
    append(state.units);
    append(state.visits);
    append(state.handovers);
    append(state.campaigns);
    append(state.records);
    append(state.briefings);
    appendCanonical(bytes, state.policy);
    return bytes;
}

} // namespace trucban::core
