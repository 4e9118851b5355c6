// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/State.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace trucban::core {

namespace {

template <class Map, class Key>
auto* findIn(Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

/// Calls `action` with a pointer to the aggregate, or with nullptr typed as one when it is not there.
template <class StateType, class Action>
auto withAggregate(StateType& state, const AggregateRef& ref, Action action) {
    const Uuid id = Uuid::parse(ref.key).value_or(Uuid{});
    switch (ref.kind) {
    case AggregateKind::alert:
        return action(findIn(state.alerts, AlertId{id}));
    case AggregateKind::case_:
        return action(findIn(state.cases, CaseId{id}));
    case AggregateKind::unit:
        return action(findIn(state.units, UnitId{ref.key}));
    case AggregateKind::visit:
        return action(findIn(state.visits, VisitId{id}));
    case AggregateKind::handover:
        return action(findIn(state.handovers, HandoverId{id}));
    case AggregateKind::campaign:
        return action(findIn(state.campaigns, CampaignId{id}));
    case AggregateKind::record:
        return action(findIn(state.records, RecordId{id}));
    case AggregateKind::briefing:
        return action(findIn(state.briefings, BriefingId{id}));
    case AggregateKind::policy:
        break;
    }
    return action(&state.policy);
}

const WardSet kEverybody;

const WardSet& visibleToOf(const Policy&) {
    return kEverybody;
}
template <class T>
const WardSet& visibleToOf(const T& aggregate) {
    return aggregate.visibleTo;
}

template <class T>
AggregateRef refTo(const T& aggregate) {
    return AggregateRef::of(aggregate.id);
}
AggregateRef refTo(const Unit& unit) {
    return AggregateRef::of(unit.profile.id);
}
AggregateRef refTo(const Policy&) {
    return AggregateRef::policy();
}

template <class Map, class T>
void putInto(Map& map, T&& value) {
    const auto id = value.id;
    map.insert_or_assign(id, std::forward<T>(value));
}

void putAlert(State& state, Alert alert) {
    state.noteKey(alert);
    const AlertId id = alert.id;
    state.alerts.insert_or_assign(id, std::move(alert));
}

struct CaseCode {
    std::chrono::year_month_day day;
    std::uint32_t number = 0;
};

std::optional<std::uint32_t> parseNumber(std::string_view digits) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional{number} : std::nullopt;
}

/// "VV-MMDD-N…". The year follows from the day of opening, which a code's day is never before.
std::optional<CaseCode> parseCode(std::string_view code, std::chrono::year_month_day openedOn) {
    if (code.size() < 9 || !code.starts_with("VV-") || code[7] != '-') {
        return std::nullopt;
    }
    const auto month = parseNumber(code.substr(3, 2));
    const auto day = parseNumber(code.substr(5, 2));
    const auto number = parseNumber(code.substr(8));
    if (!month || !day || !number) {
        return std::nullopt;
    }
    CaseCode parsed{{openedOn.year(), std::chrono::month{*month}, std::chrono::day{*day}}, *number};
    if (parsed.day < openedOn) {
        parsed.day += std::chrono::years{1};
    }
    return parsed.day.ok() ? std::optional{parsed} : std::nullopt;
}

} // namespace

AggregateRef refOf(const Aggregate& aggregate) {
    return std::visit([](const auto& value) { return refTo(value); }, aggregate);
}

const WardSet& visibleTo(const Aggregate& aggregate) {
    return std::visit([](const auto& value) -> const WardSet& { return visibleToOf(value); }, aggregate);
}

const Alert* State::alert(const AlertId& id) const {
    return findIn(alerts, id);
}
const Case* State::case_(const CaseId& id) const {
    return findIn(cases, id);
}
const Unit* State::unit(const UnitId& id) const {
    return findIn(units, id);
}

const WardSet* State::visibleTo(const AggregateRef& ref) const {
    return withAggregate(*this, ref, [](const auto* found) -> const WardSet* {
        return found == nullptr ? nullptr : &visibleToOf(*found);
    });
}

std::optional<Aggregate> State::aggregate(const AggregateRef& ref) const {
    return withAggregate(*this, ref, [](const auto* found) -> std::optional<Aggregate> {
        return found == nullptr ? std::nullopt : std::optional<Aggregate>{*found};
    });
}

void State::put(Aggregate aggregate) {
    struct Putter {
        State& state;
        void operator()(Alert&& alert) const { putAlert(state, std::move(alert)); }
        void operator()(Case&& case_) const {
            state.countCode(case_.code, case_.openedAt);
            const CaseId id = case_.id;
            state.cases.insert_or_assign(id, std::move(case_));
        }
        void operator()(Unit&& unit) const {
            const UnitId id = unit.profile.id;
            state.units.insert_or_assign(id, std::move(unit));
        }
        void operator()(Visit&& visit) const { putInto(state.visits, std::move(visit)); }
        void operator()(Handover&& handover) const { putInto(state.handovers, std::move(handover)); }
        void operator()(Campaign&& campaign) const { putInto(state.campaigns, std::move(campaign)); }
        void operator()(Record&& record) const { putInto(state.records, std::move(record)); }
        void operator()(Briefing&& briefing) const { putInto(state.briefings, std::move(briefing)); }
        void operator()(Policy&& value) const { state.policy = std::move(value); }
    };
    std::visit(Putter{*this}, std::move(aggregate));
}

void State::erase(const AggregateRef& ref) {
    const Uuid id = Uuid::parse(ref.key).value_or(Uuid{});
    switch (ref.kind) {
    case AggregateKind::alert:
        if (const Alert* gone = alert(AlertId{id})) {
            const auto entry = alertByKey.find(alertKey(gone->facts.source, gone->facts.externalId));
            if (entry != alertByKey.end() && entry->second == gone->id) {
                alertByKey.erase(entry);
            }
            alerts.erase(AlertId{id});
        }
        break;
    case AggregateKind::case_:
        cases.erase(CaseId{id});
        break;
    case AggregateKind::unit:
        units.erase(UnitId{ref.key});
        break;
    case AggregateKind::visit:
        visits.erase(VisitId{id});
        break;
    case AggregateKind::handover:
        handovers.erase(HandoverId{id});
        break;
    case AggregateKind::campaign:
        campaigns.erase(CampaignId{id});
        break;
    case AggregateKind::record:
        records.erase(RecordId{id});
        break;
    case AggregateKind::briefing:
        briefings.erase(BriefingId{id});
        break;
    case AggregateKind::policy:
        policy = Policy{};
        break;
    }
}

void State::noteKey(const Alert& alert) {
    std::string key = alertKey(alert.facts.source, alert.facts.externalId);
    const auto [entry, isNew] = alertByKey.try_emplace(std::move(key), alert.id);
    // An erased alert and a later one of the same sender share a key; the key names the one that can be updated.
    if (!isNew && entry->second != alert.id && alert.details) {
        entry->second = alert.id;
    }
}

void State::countCode(std::string_view code, Instant openedAt) {
    const std::optional<CaseCode> parsed = parseCode(code, vietnamDay(openedAt));
    if (!parsed || (codeDay.ok() && parsed->day < codeDay)) {
        return;
    }
    lastCodeNumber = parsed->day == codeDay ? std::max(lastCodeNumber, parsed->number) : parsed->number;
    codeDay = parsed->day;
}

std::string alertKey(AlertSource source, std::string_view externalId) {
    const std::string_view name = nameOf(source);
    std::string key;
    key.reserve(name.size() + 1 + externalId.size());
    key.append(name).append(1, '\n').append(externalId);
    return key;
}

} // namespace trucban::core
