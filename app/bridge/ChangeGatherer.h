// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"

#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace trucban::bridge {

/// What the store thread has changed and the GUI thread has not yet seen: the newest value of each aggregate, in the
/// order in which they were first touched. Bounded by the number of aggregates in scope, since a value waits only once
/// (and once more while a first fill is under way).
/// Both threads may call it.
class ChangeGatherer {
public:
    /// Returns true when the GUI thread has to be woken: nothing was waiting before.
    [[nodiscard]] bool add(ChangeSet changes);
    /// At most `cap` aggregates; everything when `cap` is 0. nullopt: nothing waits.
    [[nodiscard]] std::optional<ChangeSet> take(std::size_t cap);
    [[nodiscard]] bool isEmpty() const;

private:
    void keep(core::Aggregate value);
    void keep(core::AggregateRef ref, std::optional<core::Aggregate> value);

    mutable std::mutex m_mutex;
    std::deque<ChangeSet> m_fill; ///< parts of a first fill: handed over as they are, before the rest
    std::map<core::AggregateRef, std::optional<core::Aggregate>> m_values; ///< nullopt: erased
    std::deque<core::AggregateRef> m_order;
    std::vector<std::pair<core::AlertId, std::chrono::steady_clock::time_point>> m_received;
    core::Seq m_upTo = 0;
    bool m_hasSeq = false;
};

} // namespace trucban::bridge
