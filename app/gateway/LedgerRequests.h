// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Command.h"
#include "core/Refusal.h"
#include "core/State.h"
#include "gateway/LogPort.h"
#include "wire/HttpBodies.h"

#include <functional>
#include <optional>
#include <string_view>
#include <variant>

// What may be asked of the ledger, and its answers. Replies are called on the ledger's thread and must only pass on.
namespace trucban::gateway {

enum class LedgerFault : std::uint8_t {
    full,        ///< too many requests wait already
    unavailable, ///< the log cannot be written now
    stopping,
};
/// One English sentence.
[[nodiscard]] std::string_view sentenceOf(LedgerFault fault);

struct IntakeDone {
    wire::AlertAnswer answer;
    bool created = false;  ///< a new alert; else known: updated, or the same again
    bool repeated = false; ///< the same content again: nothing happened
};
using IntakeOutcome = std::variant<IntakeDone, core::Refusal, LedgerFault>;
struct IntakeRequest {
    wire::AlertBody body; ///< facts.contentDigest filled in
    core::Routing routing;
    core::Actor source;
    core::Role role = core::Role::admin; ///< of an officer who entered it
    std::string replaces; ///< not empty: only when the alert's digest is still this one, else a repetition
    std::move_only_function<void(IntakeOutcome)> reply;
};

struct CommandDone {
    core::Seq seq = 0;     ///< of its last event
    bool repeated = false; ///< its id was carried out before
};
struct CommandRefused {
    core::Refusal code = core::Refusal::unknownCase;
    std::optional<core::Case> current; ///< for a conflict
};
/// The id was used by somebody else.
struct CommandForeign {};
/// It moves people or closes things, and was made too long ago; see wire::Refused.
struct CommandExpired {};
using CommandOutcome = std::variant<CommandDone, CommandRefused, CommandForeign, CommandExpired, LedgerFault>;
struct CommandRequest {
    core::Command command;
    core::Authority authority;
    std::optional<core::Instant> receivedAt;             ///< by the clock that ids are made with; none: never expires
    bool remember = true;                                ///< keep the id, so that a repetition gets the same answer
    std::move_only_function<void(CommandOutcome)> reply; ///< may be empty
};

struct LedgerView {
    const core::State& state;
    LogPort& log;
    core::Instant now;
    std::uint64_t broughtBack = 0; ///< cases that came back from the archive since the start
};
/// Reads state on the ledger's thread, after the commit of the requests before it. Must be short.
using ReadJob = std::move_only_function<void(const LedgerView&)>;

} // namespace trucban::gateway
