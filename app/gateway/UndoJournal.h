// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <chrono>
#include <optional>
#include <vector>

namespace trucban::gateway {

/// Remembers what a state's aggregates were before a batch changed them, so that a failed commit leaves no trace in
/// memory, and so that a snapshot in the making can go on showing what was. One batch at a time; the ledger's thread.
class UndoJournal {
public:
    struct Entry {
        core::AggregateRef ref;
        std::optional<core::Aggregate> before; ///< nullopt: was not there
    };
    using Mark = std::size_t;

    /// Starts a batch; what was remembered is forgotten.
    void begin();
    [[nodiscard]] Mark mark() const { return m_entries.size(); }
    /// Call before an event changes `ref`.
    void remember(const core::State& state, const core::AggregateRef& ref);
    /// Puts back everything remembered since `mark`, newest first.
    void undo(core::State& state, Mark mark = 0);

    /// In the order they were changed; the same aggregate may stand there again.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

private:
    struct Counters {
        core::Seq seq = 0;
        std::chrono::year_month_day codeDay{};
        std::uint32_t lastCodeNumber = 0;
    };
    [[nodiscard]] static Counters countersOf(const core::State& state);

    std::vector<Entry> m_entries;
    std::vector<Counters> m_counters; ///< beside each entry
};

} // namespace trucban::gateway
