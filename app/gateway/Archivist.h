// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"

#include <queue>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace trucban::gateway {

/// Knows which closed cases and which visits are old enough for the archive (Policy::archiveAfter), the oldest first.
/// Like the escalator a pure part of the ledger's thread: time comes in, commands come out, and it follows from the
/// state.
class Archivist {
public:
    void rebuild(const core::State& state);
    void onEvents(const core::State& state, std::span<const core::Event> events);

    /// Commands due at `now`, at most so many. Each is named once: after a commit that failed, rebuild.
    [[nodiscard]] std::vector<core::CommandBody> due(const core::State& state, core::Instant now, std::size_t most);
    /// When due() may next have something; nullopt: never, as things stand.
    [[nodiscard]] std::optional<core::Instant> next(const core::Policy& policy) const;

private:
    struct Entry {
        core::Instant at{}; ///< of its last change
        std::variant<core::CaseId, core::VisitId> id;
        bool operator>(const Entry& other) const { return at > other.at; }
    };
    void watch(const core::Case& case_);
    void watch(const core::Visit& visit);

    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

} // namespace trucban::gateway
