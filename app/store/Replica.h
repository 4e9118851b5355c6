// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/Database.h"

#include <optional>
#include <span>
#include <string>

namespace trucban::store {

/// How far a replica follows its gateway.
struct ReplicaPosition {
    core::Seq cursor = 0;    ///< everything up to here is in it
    std::string head;        ///< hex hash of the gateway's log at the cursor, as it told; empty: not told
    core::Instant savedAt{}; ///< by the console's clock
    std::string owner;       ///< gateway and user it belongs to; another owner's replica is not shown
    core::Role role = core::Role::dutyOfficer; ///< what the gateway last let them do, for a start without it
    core::Scope scope;
    bool operator==(const ReplicaPosition&) const = default;
};

/// What an officer sees first.
struct ReplicaHead {
    core::State state;        ///< policy, units, the first cases in queue order and their alerts; seq is the cursor
    std::uint64_t cases = 0;  ///< in the whole replica
    ReplicaPosition position; ///< as load gives it
};

struct LoadedReplica {
    core::State state; ///< state.seq is the cursor
    ReplicaPosition position;
};

/// The part of the gateway's state in a console's scope, in the console's own file (openReplica). It can always be
/// fetched anew, so batches are committed without waiting for the disk (a power cut may lose the last ones, never
/// tear one). Works on one connection, on its thread.
class Replica {
public:
    explicit Replica(Database& database) : m_database{&database} {}

    /// What is stored; an empty state and position 0 when nothing is, or when it was written in another format: that is
    /// dropped, to be fetched anew.
    [[nodiscard]] Result<LoadedReplica> load();
    [[nodiscard]] Result<ReplicaPosition> position();
    /// Of the password that the gateway took last (store/PasswordHash.h), to be asked for while it cannot be reached;
    /// empty: not kept yet.
    [[nodiscard]] Result<std::string> passwordHash();
    [[nodiscard]] Result<void> keepPasswordHash(std::string_view hash);
    /// The first `cases` cases in queue order, and beyond them every unacknowledged P1. Nothing (position 0) when there
    /// is nothing, or when it is known to load alone: in another format, or not ranked since an update of the program.
    [[nodiscard]] Result<ReplicaHead> loadHead(std::size_t cases);
    /// Once after such an update, with what load gave: the next loadHead has something. Does nothing otherwise.
    [[nodiscard]] Result<void> rank(const core::State& state);

    /// One transaction. Upserts replace, erased ones go; refs that are not there are fine.
    [[nodiscard]] Result<void> applyBatch(std::span<const core::Aggregate> upserts,
                                          std::span<const core::AggregateRef> erased, const ReplicaPosition& position);

    /// A snapshot comes in parts: they are kept aside, and the old content stays what load gives until commit.
    [[nodiscard]] Result<void> beginSnapshot();
    [[nodiscard]] Result<void> addToSnapshot(std::span<const core::Aggregate> part);
    [[nodiscard]] Result<void> commitSnapshot(const ReplicaPosition& position);
    /// Forgets everything but outbox and drafts.
    [[nodiscard]] Result<void> clear();

private:
    Database* m_database;
};

} // namespace trucban::store
