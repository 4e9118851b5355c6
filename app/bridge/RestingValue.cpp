// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/RestingValue.h"

#include <utility>

namespace trucban::bridge {
namespace {

using core::AggregateKind;

/// Calls `action` with the map that holds aggregates of this kind and the key in it; `otherwise` for the policy.
template <class StateType, class Action, class Otherwise>
auto withMap(StateType& state, const ParsedRef& ref, Action action, Otherwise otherwise) {
    switch (ref.kind) {
    case AggregateKind::alert:
        return action(state.alerts, core::AlertId{ref.id});
    case AggregateKind::case_:
        return action(state.cases, core::CaseId{ref.id});
    case AggregateKind::unit:
        return action(state.units, ref.unit);
    case AggregateKind::visit:
        return action(state.visits, core::VisitId{ref.id});
    case AggregateKind::handover:
        return action(state.handovers, core::HandoverId{ref.id});
    case AggregateKind::campaign:
        return action(state.campaigns, core::CampaignId{ref.id});
    case AggregateKind::record:
        return action(state.records, core::RecordId{ref.id});
    case AggregateKind::briefing:
        return action(state.briefings, core::BriefingId{ref.id});
    case AggregateKind::policy:
        break;
    }
    return otherwise();
}

template <class Action, class Map, class Value>
void actOn(Action& action, Map& map, Value&& value) {
    const auto id = value.id;
    action(map, id, std::forward<Value>(value));
}

/// Calls `action` with the map of the value's type and its key in it.
template <class Action>
void withMapOf(core::State& state, core::Aggregate&& value, Action action) {
    struct Finder {
        core::State& state;
        Action& action;
        void operator()(core::Alert&& alert) const { actOn(action, state.alerts, std::move(alert)); }
        void operator()(core::Case&& case_) const { actOn(action, state.cases, std::move(case_)); }
        void operator()(core::Unit&& unit) const {
            const auto id = unit.profile.id;
            action(state.units, id, std::move(unit));
        }
        void operator()(core::Visit&& visit) const { actOn(action, state.visits, std::move(visit)); }
        void operator()(core::Handover&& handover) const { actOn(action, state.handovers, std::move(handover)); }
        void operator()(core::Campaign&& campaign) const { actOn(action, state.campaigns, std::move(campaign)); }
        void operator()(core::Record&& record) const { actOn(action, state.records, std::move(record)); }
        void operator()(core::Briefing&& briefing) const { actOn(action, state.briefings, std::move(briefing)); }
        void operator()(core::Policy&& policy) const { state.policy = std::move(policy); }
    };
    std::visit(Finder{state, action}, std::move(value));
}

template <class Map, class Node>
constexpr bool kIsNodeOf = std::is_same_v<typename Map::node_type, Node>;

/// The map that such a node belongs to.
template <class Node>
auto& mapFor(core::State& state) {
    if constexpr (kIsNodeOf<decltype(state.alerts), Node>) {
        return state.alerts;
    } else if constexpr (kIsNodeOf<decltype(state.cases), Node>) {
        return state.cases;
    } else if constexpr (kIsNodeOf<decltype(state.units), Node>) {
        return state.units;
    } else if constexpr (kIsNodeOf<decltype(state.visits), Node>) {
        return state.visits;
    } else if constexpr (kIsNodeOf<decltype(state.handovers), Node>) {
        return state.handovers;
    } else if constexpr (kIsNodeOf<decltype(state.campaigns), Node>) {
        return state.campaigns;
    } else if constexpr (kIsNodeOf<decltype(state.records), Node>) {
        return state.records;
    } else {
        return state.briefings;
    }
}

} // namespace

ParsedRef::ParsedRef(const core::AggregateRef& ref) : kind{ref.kind}, id{}, unit{} {
    if (kind == AggregateKind::unit) {
        unit.value = ref.key;
    } else {
        id = core::Uuid::parse(ref.key).value_or(core::Uuid{});
    }
}

RestingValue::RestingValue(core::Aggregate&& value) {
    core::State room;
    const ParsedRef ref{core::refOf(value)};
    place(room, std::move(value));
    *this = takeFrom(room, ref);
}

RestingValue RestingValue::takeFrom(core::State& state, const ParsedRef& ref) {
    RestingValue resting;
    withMap(
        state, ref,
        [&resting](auto& map, const auto& key) {
            if (auto node = map.extract(key)) {
                resting.m_node = std::move(node);
            }
        },
        [] {});
    return resting;
}

void RestingValue::moveInto(core::State& state) {
    const auto move = [&state]<class Node>(Node& node) {
        if constexpr (!std::is_same_v<Node, std::monostate>) {
            mapFor<Node>(state).insert(std::move(node));
        }
    };
    std::visit(move, m_node);
    m_node = std::monostate{};
}

void RestingValue::copyInto(core::State& state) const {
    const auto copy = [&state]<class Node>(const Node& node) {
        if constexpr (!std::is_same_v<Node, std::monostate>) {
            mapFor<Node>(state).insert_or_assign(node.key(), node.mapped());
        }
    };
    std::visit(copy, m_node);
}

core::Alert* RestingValue::alert() {
    auto* node = std::get_if<Node<decltype(core::State::alerts)>>(&m_node);
    return node == nullptr ? nullptr : &node->mapped();
}

void place(core::State& state, core::Aggregate&& value) {
    withMapOf(state, std::move(value), [](auto& map, const auto& key, auto&& known) {
        map.insert_or_assign(key, std::forward<decltype(known)>(known));
    });
}

void remove(core::State& state, const ParsedRef& ref) {
    withMap(
        state, ref, [](auto& map, const auto& key) { map.erase(key); }, [&state] { state.policy = core::Policy{}; });
}

bool holds(const core::State& state, const ParsedRef& ref) {
    return withMap(state, ref, [](const auto& map, const auto& key) { return map.contains(key); }, [] { return true; });
}

} // namespace trucban::bridge
