// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Fold.h"
#include "core/State.h"
#include "wire/Frames.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trucban::bridge {

/// The console's fold: frames in, state and the list of touched aggregates out. No thread, no disk, no clock.
class ReplicaFold {
public:
    [[nodiscard]] const core::State& state() const { return m_state; }
    [[nodiscard]] core::Seq cursor() const { return m_state.seq; }
    [[nodiscard]] const std::string& head() const { return m_head; }

    void load(core::State state, std::string head);

    struct Touched {
        std::vector<core::AggregateRef> changed; ///< there now
        std::vector<core::AggregateRef> erased;  ///< not there any more
        std::vector<core::AlertId> received;     ///< alerts that are new with this frame
    };
    /// An error names an event that does not fit: the replica is not to be trusted and has to be fetched anew.
    [[nodiscard]] std::expected<Touched, core::ApplyError> take(const wire::Events& frame);

    /// nullopt until the last part; then the replica is the snapshot, and what differs is told.
    [[nodiscard]] std::optional<Touched> take(wire::Snapshot&& part);

private:
    core::State m_state;
    std::string m_head;
    core::State m_incoming; ///< a snapshot not yet complete
};

/// The touched aggregates as values of `state`.
[[nodiscard]] ChangeSet changesOf(const core::State& state, const ReplicaFold::Touched& touched);

} // namespace trucban::bridge
