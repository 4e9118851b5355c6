// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Command.h"
#include "core/Event.h"
#include "core/Refusal.h"
#include "core/State.h"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

// The domain: two pure functions. No clock, no I/O, no randomness; the same inputs give the same outputs everywhere.
namespace trucban::core {

/// What decide may know beside state and command.
struct DecisionContext {
    Instant now{};
    Authority authority;
};

/// The events a command leads to (never empty), with versions and `wards` filled in and seq 0, or why not.
/// ReceiveAlert of a known alert with the same digest is refused as alreadyDone: the caller answers with what it has.
/// Does not change `state`; applying the events in order always succeeds.
[[nodiscard]] std::expected<std::vector<Event>, Refusal> decide(const State& state, const Command& command,
                                                                const DecisionContext& context);

/// Why apply could not take an event; such an event is quarantined by its reader.
enum class ApplyError : std::uint8_t {
    unknownAggregate, ///< the event changes an aggregate that is not there
    duplicate,        ///< the event creates an aggregate that is there already
    versionGap,       ///< version is not the aggregate's plus one
    invalid,          ///< the event contradicts the aggregate
};
TRUCBAN_ENUM_NAMES(ApplyError, P{Enum::unknownAggregate, "unknownAggregate"}, P{Enum::duplicate, "duplicate"},
                   P{Enum::versionGap, "versionGap"}, P{Enum::invalid, "invalid"})
[[nodiscard]] std::string_view sentenceOf(ApplyError error);

/// Folds one event into `state`. On an error the state is unchanged. Each event touches one aggregate, its own, and
/// reads no other: that is what lets a console fold an aggregate's history late, when it comes into scope.
[[nodiscard]] std::expected<void, ApplyError> apply(State& state, const Event& event);

/// CaseArchived and its like: apply takes the aggregate out of the state.
[[nodiscard]] bool isArchiving(const EventData& data);
/// CaseUnarchived and its like: apply puts the aggregate into the state as the event carries it.
[[nodiscard]] bool isUnarchiving(const EventData& data);
/// What rests in the archive after an archiving event: the aggregate with the event folded in, as an unarchiving one
/// carries it. nullopt for other events, and for one that `state` cannot take. Ask before apply.
[[nodiscard]] std::optional<Aggregate> archivedValue(const State& state, const Event& event);

/// Every aggregate that `scope` sees, as one byte string: the same state gives the same bytes on every machine.
/// Layout: for each aggregate, ordered by AggregateRef, its canonical bytes (core/CanonicalBytes.h).
[[nodiscard]] std::string canonicalBytes(const State& state, const Scope& scope);

} // namespace trucban::core
