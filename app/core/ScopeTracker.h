// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "core/State.h"

#include <cstdint>

namespace trucban::core {

/// What one event means for whoever sees a scope.
enum class ScopeChange : std::uint8_t {
    unseen,  ///< out of scope before and after: nothing is sent
    deliver, ///< in scope before and after, or new: the event is sent
    enters,  ///< comes into scope: the aggregate's whole history, this event last, is sent
    leaves,  ///< goes out of scope: the receiver erases the aggregate, and does not get the event
};

/// `before`: who saw the aggregate before the event, nullptr when it did not exist. `after`: the event's wards.
[[nodiscard]] ScopeChange scopeChange(const Scope& scope, const WardSet* before, const WardSet& after);

/// The same, with `before` being the whole state that the event has not been applied to yet. A receiver that does what
/// this says for every event holds exactly the aggregates its scope sees: its canonicalBytes are those of the whole
/// state for that scope.
[[nodiscard]] ScopeChange scopeChange(const Scope& scope, const State& before, const Event& event);

} // namespace trucban::core
