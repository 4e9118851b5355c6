// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventLog.h"

#include "core/Fold.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/CallerTable.h"
#include "store/detail/CheckpointTable.h"
#include "store/detail/Crypto.h"
#include "store/detail/EventLogParts.h"
#include "store/detail/MilestoneTable.h"
#include "wire/Json.h"

#include <format>
#include <variant>

namespace trucban::store {
namespace {

/// The sealed column `details` in the clear: an alert's details, where an officer placed it, or a household's need.
std::optional<std::string> detailsText(const core::EventData& data) {
    if (const auto* received = std::get_if<core::AlertReceived>(&data); received != nullptr && received->details) {
        return wire::encodeAlertDetails(*received->details);
    }
    if (const auto* updated = std::get_if<core::AlertUpdated>(&data); updated != nullptr && updated->details) {
        return wire::encodeAlertDetails(*updated->details);
    }
    if (const auto* placed = std::get_if<core::AlertPlaced>(&data); placed != nullptr && placed->position) {
        return wire::encodePosition(*placed->position);
    }
    if (const auto* back = std::get_if<core::AlertUnarchived>(&data);
        back != nullptr && (back->value.details || back->value.placedAt)) {
        return detail::unarchivedDetails(back->value);
    }
    if (const auto* saved = std::get_if<core::RecordSaved>(&data); saved != nullptr && saved->record.need) {
        return wire::encodeEventData(*saved);
    }
    return std::nullopt;
}

void sealParts(detail::AlertKeys& keys, const PendingEvent& pending, detail::LogRow& row) {
    using detail::SealedColumn;
    const auto& data = pending.event.data;
    if (const auto text = detailsText(data)) {
        row.details = keys.sealPart(*text, row.key, row.seq, SealedColumn::details);
    }
    if (!std::holds_alternative<core::AlertReceived>(data) && !std::holds_alternative<core::AlertUpdated>(data)) {
        return;
    }
    if (pending.reporter && !pending.reporter->isEmpty()) {
        row.reporter = keys.sealPart(wire::encodeReporter(*pending.reporter), row.key, row.seq, SealedColumn::reporter);
    }
    if (!pending.rawBody.empty()) {
        row.raw = keys.sealPart(pending.rawBody, row.key, row.seq, SealedColumn::raw);
    }
}

Result<void> keepArchive(Database::Impl& database, const PendingEvent& pending) {
    const core::Event& event = pending.event;
    if (core::isUnarchiving(event.data)) {
        detail::removeArchived(database, event.aggregate);
    } else if (core::isArchiving(event.data)) {
        if (!pending.archived || core::refOf(*pending.archived) != event.aggregate) {
            return failure(StoreFault::badValue, "an archiving event without what it archives");
        }
        detail::putArchived(database, *pending.archived);
    }
    return {};
}

void keepCaller(EventLog::Parts& parts, const PendingEvent& pending, const detail::LogRow& row) {
    if (!row.reporter) {
        return;
    }
    if (const auto digest = detail::callerDigest(*parts.keys, *pending.reporter); !digest.empty()) {
        detail::putCaller(parts.impl(), row.key, row.seq, pending.event.at, digest);
    }
}

std::string_view idBytes(const core::CommandId& id) {
    return {reinterpret_cast<const char*>(id.value.bytes.data()), id.value.bytes.size()};
}

void insertCommand(Database::Impl& database, const CommandRecord& record, core::Seq lastSeq) {
    database.query("INSERT INTO command(id, last_seq, user, at) VALUES(?, ?, ?, ?)")
        .bind(detail::Blob{idBytes(record.id)}, record.lastSeq == 0 ? lastSeq : record.lastSeq, record.user,
              record.at.time_since_epoch().count())
        .run();
}

} // namespace

EventLog::EventLog(std::unique_ptr<Parts> parts) : m_parts{std::move(parts)} {}
EventLog::EventLog(EventLog&&) noexcept = default;
EventLog& EventLog::operator=(EventLog&&) noexcept = default;
EventLog::~EventLog() = default;

Result<EventLog> EventLog::open(Database& database, const KeyRing& keys) {
    if (database.impl().kind != detail::FileKind::log) {
        return failure(StoreFault::badValue, "not a log's database");
    }
    EventLog log{std::make_unique<Parts>(database, keys)};
    auto head = log.refreshHead();
    if (!head) {
        return std::unexpected(head.error());
    }
    auto filled = log.fillCallers().and_then([&] { return log.fillArchiveIndex(); });
    if (!filled) {
        return std::unexpected(filled.error());
    }
    return log;
}

Result<core::Seq> EventLog::append(std::span<PendingEvent> events, std::span<const CommandRecord> commands) {
    auto& parts = *m_parts;
    if (events.empty() && commands.empty()) {
        return parts.head.seq;
    }
    bool erases = false;
    parts.alertKeys.forget();
    auto appended = detail::guarded([&]() -> Result<Head> {
        detail::WriteTransaction transaction{parts.impl()};
        if (detail::storedHead(parts.impl()) != parts.head) {
            return failure(StoreFault::headMismatch, std::format("expected event {} to be the last", parts.head.seq));
        }
        Head head = parts.head;
        for (const auto& pending : events) {
            ++head.seq;
            if (pending.event.seq != 0 && pending.event.seq != head.seq) {
                return failure(StoreFault::headMismatch,
                               std::format("event {} in place {}", pending.event.seq, head.seq));
            }
            auto row = detail::rowOf(pending.event);
            row.seq = head.seq;
            sealParts(parts.alertKeys, pending, row);
            head.hash = detail::chainHash(head.hash, row);
            detail::insertRow(parts.impl(), row, head.hash);
            keepCaller(parts, pending, row);
            if (std::holds_alternative<core::AlertErased>(pending.event.data)) {
                parts.alertKeys.destroy(row.key);
                detail::removeCaller(parts.impl(), row.key);
                detail::scrubCheckpoint(parts.impl(), row.key);
                detail::scrubArchive(parts.impl(), row.key);
                detail::removeMilestones(parts.impl(), row.key);
                erases = true;
            } else if (detail::endsRecord(pending.event.data)) {
                parts.alertKeys.destroy(row.key); // of a household's need
                erases = true;
            }
            if (auto kept = keepArchive(parts.impl(), pending); !kept) {
                return std::unexpected(kept.error());
            }
            if (pending.milestone) {
                detail::putMilestone(parts.impl(), *pending.milestone, head.seq);
            }
        }
        for (const auto& record : commands) {
            insertCommand(parts.impl(), record, head.seq);
        }
        detail::indexArchived(parts.impl());
        transaction.commit();
        return head;
    });
    parts.alertKeys.forget();
    if (!appended) {
        // FTS5 keeps in memory what it was about to write, and would write it with the next append: its table is opened
        // anew. What fails here fails again there.
        (void)parts.impl().handle().tryExec("PRAGMA writable_schema=RESET");
        return std::unexpected(appended.error());
    }
    core::Seq seq = parts.head.seq;
    for (auto& pending : events) {
        pending.event.seq = ++seq;
    }
    parts.head = *appended;
    parts.walHoldsErased = parts.walHoldsErased || erases;
    parts.cleanWal();
    return parts.head.seq;
}

void EventLog::Parts::cleanWal() {
    if (!walHoldsErased) {
        return;
    }
    // Readers may be in the way: the next append tries again, none waits for them.
    impl().handle().setBusyTimeout(0);
    walHoldsErased = !database->truncateWal().value_or(false);
    impl().handle().setBusyTimeout(static_cast<int>(impl().options.busyTimeout.count()));
}

const Head& EventLog::head() const {
    return m_parts->head;
}

Result<Head> EventLog::refreshHead() {
    return detail::guarded([&]() -> Result<Head> {
        m_parts->head = detail::storedHead(m_parts->impl());
        return m_parts->head;
    });
}

Result<Head> EventLog::headAt(core::Seq seq) {
    return detail::guarded([&]() -> Result<Head> {
        const auto head = detail::storedHeadAt(m_parts->impl(), seq);
        return head ? Result<Head>{*head} : failure(StoreFault::notFound, std::format("event {}", seq));
    });
}

Result<SignedHead> EventLog::signHead(core::Instant at) {
    return detail::guarded([&]() -> Result<SignedHead> {
        const auto text = [](const auto& bytes) {
            return detail::Blob{{reinterpret_cast<const char*>(bytes.data()), bytes.size()}};
        };
        detail::WriteTransaction transaction{m_parts->impl()};
        const auto signedHead = store::signHead(detail::storedHead(m_parts->impl()), at, *m_parts->keys);
        m_parts->impl()
            .query("INSERT OR REPLACE INTO signed_head(seq, at, hash, signature) VALUES(?, ?, ?, ?)")
            .bind(signedHead.head.seq, at.time_since_epoch().count(), text(signedHead.head.hash),
                  text(signedHead.signature))
            .run();
        transaction.commit();
        return signedHead;
    });
}

Result<void> EventLog::probe(std::size_t bytes) {
    return detail::guarded([&]() -> Result<void> {
        {
            detail::WriteTransaction transaction{m_parts->impl()};
            m_parts->impl()
                .query("INSERT OR REPLACE INTO meta(name, value) VALUES('probe', zeroblob(?))")
                .bind(bytes)
                .run();
            transaction.commit();
        }
        detail::WriteTransaction transaction{m_parts->impl()};
        m_parts->impl().query("DELETE FROM meta WHERE name='probe'").run();
        transaction.commit();
        return {};
    });
}

Result<std::optional<CommandRecord>> EventLog::command(const core::CommandId& id) {
    return detail::guarded([&]() -> Result<std::optional<CommandRecord>> {
        auto query = m_parts->impl().query("SELECT last_seq, user, at FROM command WHERE id=?");
        query.bind(detail::Blob{idBytes(id)});
        if (!query.step()) {
            return std::nullopt;
        }
        return CommandRecord{id, static_cast<core::Seq>(query.integer(0)), query.text(1),
                             core::Instant{core::Milliseconds{query.integer(2)}}};
    });
}

Result<std::uint64_t> EventLog::pruneCommands(core::Instant before) {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        detail::WriteTransaction transaction{m_parts->impl()};
        m_parts->impl().query("DELETE FROM command WHERE at<?").bind(before.time_since_epoch().count()).run();
        const auto changes = static_cast<std::uint64_t>(m_parts->impl().handle().getChanges());
        transaction.commit();
        return changes;
    });
}

Result<void> EventLog::erase(const core::AlertId& alert) {
    const auto key = alert.toString();
    auto erased = detail::guarded([&]() -> Result<void> {
        detail::WriteTransaction transaction{m_parts->impl()};
        m_parts->alertKeys.destroy(key);
        detail::removeCaller(m_parts->impl(), key);
        detail::scrubCheckpoint(m_parts->impl(), key);
        detail::scrubArchive(m_parts->impl(), key);
        detail::removeMilestones(m_parts->impl(), key);
        detail::indexArchived(m_parts->impl());
        transaction.commit();
        return {};
    });
    if (erased) {
        m_parts->walHoldsErased = true;
        m_parts->cleanWal();
    }
    return erased;
}

Result<void> EventLog::fillArchiveIndex() {
    constexpr std::size_t kPerCommit = 5'000;
    return detail::guarded([&]() -> Result<void> {
        auto& database = m_parts->impl();
        for (bool isWhole = database.options.readOnly || detail::isIndexed(database); !isWhole;) {
            detail::WriteTransaction transaction{database};
            isWhole = detail::indexArchived(database, kPerCommit);
            transaction.commit();
        }
        return {};
    });
}

Result<void> EventLog::quarantine(core::Seq seq, core::Instant at, std::string_view reason) {
    return detail::guarded([&]() -> Result<void> {
        detail::WriteTransaction transaction{m_parts->impl()};
        m_parts->impl()
            .query("INSERT OR IGNORE INTO quarantine(seq, at, reason) VALUES(?, ?, ?)")
            .bind(seq, at.time_since_epoch().count(), reason)
            .run();
        transaction.commit();
        return {};
    });
}

Result<std::vector<Quarantined>> EventLog::quarantined() {
    return detail::guarded([&]() -> Result<std::vector<Quarantined>> {
        std::vector<Quarantined> all;
        auto query = m_parts->impl().query("SELECT seq, at, reason FROM quarantine ORDER BY seq");
        while (query.step()) {
            all.push_back({static_cast<core::Seq>(query.integer(0)),
                           core::Instant{core::Milliseconds{query.integer(1)}}, query.text(2)});
        }
        return all;
    });
}

} // namespace trucban::store
