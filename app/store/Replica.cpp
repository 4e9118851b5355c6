// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Replica.h"

#include "core/CanonicalBytes.h"
#include "store/detail/CheckpointTable.h"
#include "store/detail/LogRow.h"
#include "store/detail/QueueHead.h"

namespace trucban::store {
namespace {

using detail::AggregateTable;

constexpr std::string_view kFormat = "replica_format";
constexpr std::string_view kShown = "shown";

/// Which of the two tables load reads; a snapshot fills the other one.
AggregateTable shownTable(Database::Impl& database) {
    return detail::metaInteger(database, kShown, 0) == 0 ? AggregateTable::replica0 : AggregateTable::replica1;
}
AggregateTable hiddenTable(Database::Impl& database) {
    return detail::metaInteger(database, kShown, 0) == 0 ? AggregateTable::replica1 : AggregateTable::replica0;
}

constexpr std::string_view kAllWards = "all";
constexpr std::string_view kPasswordHash = "password_hash";

core::Scope scopeFrom(std::string_view text) {
    return {.all = text == kAllWards, .wards = detail::parseWards(text).value_or(core::WardSet{})};
}

void writePosition(Database::Impl& database, const ReplicaPosition& position) {
    detail::setMeta(database, kFormat, core::kCanonicalFormat);
    detail::setMeta(database, "cursor", static_cast<std::int64_t>(position.cursor));
    detail::setMetaBytes(database, "head", position.head);
    detail::setMeta(database, "saved_at", position.savedAt.time_since_epoch().count());
    detail::setMetaBytes(database, "owner", position.owner);
    detail::setMetaBytes(database, "role", core::nameOf(position.role));
    detail::setMetaBytes(database, "scope",
                         position.scope.all ? std::string(kAllWards) : detail::wardsText(position.scope.wards));
}

ReplicaPosition readPosition(Database::Impl& database) {
    if (detail::metaInteger(database, kFormat, 0) != core::kCanonicalFormat) {
        return {};
    }
    return {.cursor = static_cast<core::Seq>(detail::metaInteger(database, "cursor", 0)),
            .head = detail::metaBytes(database, "head"),
            .savedAt = core::Instant{core::Milliseconds{detail::metaInteger(database, "saved_at", 0)}},
            .owner = detail::metaBytes(database, "owner"),
            .role = core::parseEnum<core::Role>(detail::metaBytes(database, "role")).value_or(core::Role::dutyOfficer),
            .scope = scopeFrom(detail::metaBytes(database, "scope"))};
}

void clearAll(Database::Impl& database) {
    detail::clearAggregates(database, AggregateTable::replica0);
    detail::clearAggregates(database, AggregateTable::replica1);
    detail::setRanked(database);
    detail::setMetaBytes(database, kPasswordHash, {});
    writePosition(database, {});
}

/// Everything here can be fetched anew, so a batch need not wait for the disk.
template <class Body>
Result<void> inBatch(Database& database, Body body) {
    return detail::guarded([&]() -> Result<void> {
        auto& impl = database.impl();
        if (impl.options.durability == Durability::full) {
            impl.setDurability(Durability::normal);
        }
        detail::WriteTransaction transaction{impl};
        body(impl);
        transaction.commit();
        return {};
    });
}

} // namespace

Result<LoadedReplica> Replica::load() {
    auto loaded = detail::guarded([&]() -> Result<LoadedReplica> {
        auto& database = m_database->impl();
        const detail::ReadTransaction transaction{database};
        LoadedReplica replica;
        replica.position = readPosition(database);
        if (replica.position == ReplicaPosition{}) {
            return replica;
        }
        if (!detail::loadAggregates(database, shownTable(database), replica.state)) {
            return failure(StoreFault::cannotDecode);
        }
        replica.state.seq = replica.position.cursor;
        return replica;
    });
    if (!loaded && loaded.error().fault == StoreFault::cannotDecode) {
        return clear().transform([] { return LoadedReplica{}; });
    }
    return loaded;
}

Result<ReplicaPosition> Replica::position() {
    return detail::guarded([&]() -> Result<ReplicaPosition> { return readPosition(m_database->impl()); });
}

Result<std::string> Replica::passwordHash() {
    return detail::guarded(
        [&]() -> Result<std::string> { return detail::metaBytes(m_database->impl(), kPasswordHash); });
}

Result<void> Replica::keepPasswordHash(std::string_view hash) {
    return inBatch(*m_database, [&](Database::Impl& database) { detail::setMetaBytes(database, kPasswordHash, hash); });
}

Result<ReplicaHead> Replica::loadHead(std::size_t cases) {
    return detail::guarded([&]() -> Result<ReplicaHead> {
        auto& database = m_database->impl();
        const detail::ReadTransaction transaction{database};
        ReplicaHead head;
        const auto position = readPosition(database);
        if (position == ReplicaPosition{} || !detail::isRanked(database)) {
            return head;
        }
        const auto table = shownTable(database);
        if (!detail::loadQueueHead(database, table, cases, head.state)) {
            return ReplicaHead{}; // load will find the same row, and deal with it
        }
        head.cases = detail::countRanked(database, table);
        head.position = position;
        head.state.seq = position.cursor;
        return head;
    });
}

Result<void> Replica::rank(const core::State& state) {
    return detail::guarded([&]() -> Result<void> {
        auto& impl = m_database->impl();
        return detail::isRanked(impl) ? Result<void>{} : inBatch(*m_database, [&state](Database::Impl& database) {
            detail::rankCases(database, shownTable(database), state);
        });
    });
}

Result<void> Replica::applyBatch(std::span<const core::Aggregate> upserts, std::span<const core::AggregateRef> erased,
                                 const ReplicaPosition& position) {
    return inBatch(*m_database, [&](Database::Impl& database) {
        if (readPosition(database) == ReplicaPosition{}) {
            clearAll(database); // rows of another format
        }
        const auto table = shownTable(database);
        std::string buffer;
        for (const auto& aggregate : upserts) {
            detail::upsertAggregate(database, table, aggregate, buffer);
        }
        for (const auto& ref : erased) {
            detail::deleteAggregate(database, table, ref);
        }
        writePosition(database, position);
    });
}

Result<void> Replica::beginSnapshot() {
    return inBatch(*m_database,
                   [](Database::Impl& database) { detail::beginFilling(database, hiddenTable(database)); });
}

Result<void> Replica::addToSnapshot(std::span<const core::Aggregate> part) {
    return inBatch(*m_database, [part](Database::Impl& database) {
        const auto table = hiddenTable(database);
        std::string buffer;
        for (const auto& aggregate : part) {
            detail::appendAggregate(database, table, aggregate, buffer);
        }
    });
}

Result<void> Replica::commitSnapshot(const ReplicaPosition& position) {
    return inBatch(*m_database, [&position](Database::Impl& database) {
        detail::finishFilling(database, hiddenTable(database));
        detail::clearAggregates(database, shownTable(database));
        detail::setMeta(database, kShown, shownTable(database) == AggregateTable::replica0 ? 1 : 0);
        detail::setRanked(database);
        writePosition(database, position);
    });
}

Result<void> Replica::clear() {
    return inBatch(*m_database, clearAll);
}

} // namespace trucban::store
