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
    case AggregateKind::policy:
        break;
    }
    return otherwise();
}

/// Calls `action` with the map of the value's type and its key in it.
template <class Action>
void withMapOf(core::State& state, core::Aggregate&& value, Action action) {
    struct Finder {
        core::State& state;
        Action& action;
        void operator()(core::Alert&& alert) const {
            const auto id = alert.id;
            action(state.alerts, id, std::move(alert));
        }
        void operator()(core::Case&& case_) const {
            const auto id = case_.id;
            action(state.cases, id, std::move(case_));
        }
        void operator()(core::Unit&& unit) const {
            const auto id = unit.profile.id;
            action(state.units, id, std::move(unit));
        }
        void operator()(core::Visit&& visit) const {
            const auto id = visit.id;
            action(state.visits, id, std::move(visit));
        }
        void operator()(core::Handover&& handover) const {
            const auto id = handover.id;
            action(state.handovers, id, std::move(handover));
        }
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
    } else {
        return state.handovers;
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
