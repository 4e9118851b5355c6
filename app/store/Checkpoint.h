// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "core/State.h"
#include "store/EventLog.h"

#include <functional>
#include <set>
#include <span>
#include <string>

namespace trucban::store {

/// An event that could not be decoded or applied while a state was loaded.
struct LoadProblem {
    core::Seq seq = 0;
    std::string reason;
};
using LoadProblemSink = std::function<void(const LoadProblem&)>;

/// The folded state on disk ("projection"), so that a start needs only the events after it. It follows from the log and
/// may be thrown away at any time. Same thread and connection as its log.
class Checkpoint {
public:
    explicit Checkpoint(EventLog& log, Database& database);

    /// Brings the checkpoint to `state.seq`: `touched` are the aggregates changed since load or the last save; what
    /// load itself replayed is added here. Refs that `state` no longer holds are removed. One transaction.
    [[nodiscard]] Result<void> save(const core::State& state, std::span<const core::AggregateRef> touched);
    /// 0 when there is none.
    [[nodiscard]] Result<core::Seq> seq();

    /// Checkpoint plus the events after it. What cannot be taken goes to `problems` and into the log's quarantine
    /// list, and is skipped: a start never fails for a bad event. A checkpoint that cannot be read, or that is ahead of
    /// the log, is dropped and the state rebuilt and stored, while nobody waits for an answer yet.
    [[nodiscard]] Result<core::State> load(core::Instant now, const LoadProblemSink& problems);
    /// From the log alone.
    [[nodiscard]] Result<core::State> rebuild(core::Instant now, const LoadProblemSink& problems);
    /// Replaces the stored one by `state`.
    [[nodiscard]] Result<void> replace(const core::State& state);

private:
    /// `touched` may be null.
    [[nodiscard]] Result<void> replay(core::State& state, core::Instant now, const LoadProblemSink& problems,
                                      std::set<core::AggregateRef>* touched);

    EventLog* m_log;
    Database* m_database;
    /// Replayed by load and not yet in the stored checkpoint.
    std::set<core::AggregateRef> m_owed;
    /// The stored rows do not belong to the state that load gave: the next save writes all of it.
    bool m_isDropped = false;
};

} // namespace trucban::store
