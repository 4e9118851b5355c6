// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <cstddef>
#include <optional>
#include <variant>

namespace trucban::bridge {

/// An aggregate by its id, parsed once: a jump looks up a hundred thousand of them.
struct ParsedRef {
    explicit ParsedRef(const core::AggregateRef& ref);
    core::AggregateKind kind;
    core::Uuid id;     ///< of anything but a unit or the policy
    core::UnitId unit; ///< of a unit
};

/// One aggregate's value outside a state, in the very node it has inside: it goes in and out without a value being made,
/// copied or freed. Not for the policy, which a state holds by value.
class RestingValue {
public:
    RestingValue() = default;
    /// A value that is in no state yet. Empty for a policy.
    explicit RestingValue(core::Aggregate&& value);
    RestingValue(RestingValue&&) noexcept = default;
    RestingValue& operator=(RestingValue&&) noexcept = default;

    /// Takes it out of the state; empty when it is not there.
    [[nodiscard]] static RestingValue takeFrom(core::State& state, const ParsedRef& ref);
    /// The state must not hold one of this id.
    void moveInto(core::State& state);
    void copyInto(core::State& state) const;

    [[nodiscard]] bool isEmpty() const { return std::holds_alternative<std::monostate>(m_node); }
    /// nullptr when it is no alert.
    [[nodiscard]] core::Alert* alert();

private:
    template <class Map>
    using Node = typename Map::node_type;

    std::variant<std::monostate, Node<decltype(core::State::alerts)>, Node<decltype(core::State::cases)>,
                 Node<decltype(core::State::units)>, Node<decltype(core::State::visits)>,
                 Node<decltype(core::State::handovers)>, Node<decltype(core::State::campaigns)>,
                 Node<decltype(core::State::records)>, Node<decltype(core::State::briefings)>>
        m_node;
};

/// What a replica does not need is not kept: neither alertByKey nor the day's code number.
void place(core::State& state, core::Aggregate&& value);
void remove(core::State& state, const ParsedRef& ref);
[[nodiscard]] bool holds(const core::State& state, const ParsedRef& ref);

} // namespace trucban::bridge
