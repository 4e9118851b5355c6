// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/SnapshotPlan.h"
#include "gateway/Wake.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::gateway {

struct Services;

/// One snapshot on its way to all sessions of a group that asked for it at about the same time, as they do after a
/// restart: its parts are taken from the state and encoded once. Lives as long as a session still needs it.
/// Network thread.
class SharedSnapshot {
public:
    /// Later ones get a newer snapshot: this one would leave them too much to catch up with.
    static constexpr std::chrono::seconds kJoinable{5};

    SharedSnapshot(Services& services, std::shared_ptr<SnapshotPlan> plan, bool deflates);

    [[nodiscard]] core::Seq upTo() const { return m_plan->upTo(); }
    [[nodiscard]] std::size_t parts() const { return m_count; }
    [[nodiscard]] bool isJoinable() const;
    /// A part as WebSocket bytes; null when the snapshot was given up or the gateway is overloaded.
    [[nodiscard]] Task<SharedBytes> part(std::size_t index);

private:
    [[nodiscard]] Task<> encodeNext();

    Services& m_services;
    std::shared_ptr<SnapshotPlan> m_plan; ///< the ledger's; here only what never changes is looked at
    bool m_deflates;
    std::size_t m_count;
    SteadyTime m_started;
    std::vector<SharedBytes> m_parts;
    std::vector<Wake*> m_waiting;
    bool m_isEncoding = false;
    bool m_isGivenUp = false;
};

/// The snapshots under way, by group. Network thread.
class SnapshotDesk {
public:
    /// One to join, or a new one; null when the ledger is overloaded.
    [[nodiscard]] Task<std::shared_ptr<SharedSnapshot>> request(Services& services, Viewer viewer, bool deflates);

private:
    std::unordered_map<std::string, std::weak_ptr<SharedSnapshot>> m_underWay;
};

} // namespace trucban::gateway
