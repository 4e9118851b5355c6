// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/State.h"
#include "gateway/LogPort.h"

#include <optional>
#include <string_view>
#include <vector>

// Which archived cases a request needs back in the state before it can be decided. Reads the archive by key, a few
// values at most; the ledger's thread.
namespace trucban::gateway {

/// What the archive has of the aggregate: its row, or, where that cannot be read, what the log says of it. nullopt: it is
/// not archived.
[[nodiscard]] store::Result<std::optional<core::Aggregate>> archivedValue(LogPort& log, const core::AggregateRef& ref);

/// For an officer's or operator's command: the cases it names, with the cases of the alerts it names, and, for an
/// unmerging, those that hold the alerts now. Nothing for what the gateway's timers ask.
[[nodiscard]] store::Result<std::vector<core::UnarchiveCase>> archivedFor(const core::CommandBody& body,
                                                                          const core::State& state, LogPort& log);

/// For a report: the case of the sender's alert, when that is archived and not erased.
[[nodiscard]] store::Result<std::vector<core::UnarchiveCase>> archivedFor(std::string_view alertKey,
                                                                          const core::State& state, LogPort& log);

} // namespace trucban::gateway
