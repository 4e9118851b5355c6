// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Fold.h"

#include "core/AggregateFold.h"
#include "core/CanonicalBytes.h"

#include <algorithm>
#include <utility>

namespace trucban::core {

namespace {

void setId(Alert& alert, const AlertId& id) {
    alert.id = id;
}
void setId(Case& case_, const CaseId& id) {
    case_.id = id;
}
void setId(Unit& unit, const UnitId& id) {
    unit.profile.id = id;
}
void setId(Visit& visit, const VisitId& id) {
    visit.id = id;
}

/// `creates`: the event makes a new aggregate. `mayExist`: and replaces one that is there.
struct Birth {
    bool creates = false;
    bool mayExist = false;
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
    Folded folded;
    if (event.version != entry->second.version + 1) {
        folded = std::unexpected{ApplyError::versionGap};
    } else {
        if (isNew) {
            setId(entry->second, key);
        }
        folded = fold(entry->second, event);
    }
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
    Folded folded = applyTo(state.alerts, id, event, {.creates = received != nullptr});
    if (folded && received != nullptr) {
        state.alertByKey.insert_or_assign(alertKey(received->facts.source, received->facts.externalId), id);
    }
    return folded;
}

Folded applyToCase(State& state, const CaseId& id, const Event& event) {
    const auto* opened = std::get_if<CaseOpened>(&event.data);
    Folded folded = applyTo(state.cases, id, event, {.creates = opened != nullptr});
    if (folded && opened != nullptr) {
        state.countCode(opened->code, event.at);
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
        return applyTo(state.visits, VisitId{*id}, event, {.creates = holds<VisitRecorded>(event)});
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
    appendCanonical(bytes, state.policy);
    return bytes;
}

} // namespace trucban::core
