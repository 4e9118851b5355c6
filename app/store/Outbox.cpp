// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Outbox.h"

#include "store/detail/Sqlite.h"
#include "wire/Json.h"

#include <algorithm>
#include <array>
#include <limits>

namespace trucban::store {
namespace {

constexpr std::array<std::string_view, 5> kStateNames{"queued", "sent", "accepted", "refused", "expired"};

#define TRUCBAN_OUTBOX_COLUMNS                                                                                         \
    "SELECT place, id, type, body, expected, state, made_at, expires_at, sent_at, sendings, settled_at, "              \
    "accepted_seq, refusal_code, refusal_message FROM outbox "

detail::Blob blobOf(const core::CommandId& id) {
    return {{reinterpret_cast<const char*>(id.value.bytes.data()), id.value.bytes.size()}};
}

std::int64_t number(core::Instant at) {
    return at.time_since_epoch().count();
}

std::optional<core::Instant> instantAt(const detail::Query& query, int column) {
    return query.optionalInteger(column).transform(
        [](std::int64_t value) { return core::Instant{core::Milliseconds{value}}; });
}

core::CommandId idFrom(const detail::Query& query, int column) {
    core::CommandId id;
    const auto bytes = query.view(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.value.bytes.size()),
                reinterpret_cast<char*>(id.value.bytes.data()));
    return id;
}

/// nullopt for a command that this version cannot read.
std::optional<OutboxEntry> entryFrom(const detail::Query& query) {
    OutboxEntry entry;
    auto body = wire::decodeCommandBody(query.text(2), query.text(3));
    const auto state = std::ranges::find(kStateNames, query.view(5));
    if (!body || state == kStateNames.end()) {
        return std::nullopt;
    }
    entry.place = static_cast<std::uint64_t>(query.integer(0));
    entry.command.id = idFrom(query, 1);
    entry.command.body = std::move(*body);
    entry.command.expected =
        query.optionalInteger(4).transform([](std::int64_t v) { return static_cast<std::uint32_t>(v); });
    entry.state = static_cast<OutboxState>(state - kStateNames.begin());
    entry.madeAt = core::Instant{core::Milliseconds{query.integer(6)}};
    entry.expiresAt = instantAt(query, 7);
    entry.sentAt = instantAt(query, 8);
    entry.sendings = static_cast<std::uint32_t>(query.integer(9));
    entry.settledAt = instantAt(query, 10);
    entry.acceptedSeq = static_cast<core::Seq>(query.integer(11));
    entry.refusalCode = query.text(12);
    entry.refusalMessage = query.text(13);
    return entry;
}

std::vector<OutboxEntry> entriesFrom(detail::Query& query) {
    std::vector<OutboxEntry> entries;
    while (query.step()) {
        if (auto entry = entryFrom(query)) {
            entries.push_back(std::move(*entry));
        }
    }
    return entries;
}

/// A transaction that is on the disk when it returns, whatever the replica's batches left the connection at.
template <class Body>
auto durably(Database& database, Body body) {
    return detail::guarded([&] {
        auto& impl = database.impl();
        impl.setDurability(impl.options.durability);
        detail::WriteTransaction transaction{impl};
        auto result = body(impl);
        if (result) {
            transaction.commit();
        }
        return result;
    });
}

/// Ok when the statement before changed the entry, or when the entry is there but has moved on already.
Result<void> changedOrKnown(Database::Impl& database, const core::CommandId& id) {
    if (database.handle().getChanges() > 0) {
        return {};
    }
    auto query = database.query("SELECT 1 FROM outbox WHERE id=?");
    query.bind(blobOf(id));
    return query.step() ? Result<void>{} : failure(StoreFault::notFound, id.toString());
}

void insert(Database::Impl& database, const core::Command& command, core::Instant madeAt,
            std::optional<core::Instant> expiresAt) {
    database
        .query("INSERT INTO outbox(id, type, body, expected, state, made_at, expires_at) "
               "VALUES(?, ?, ?, ?, 'queued', ?, ?)")
        .bind(blobOf(command.id), core::typeOf(command.body), wire::encodeCommandBody(command.body), command.expected,
              number(madeAt), expiresAt.transform(number))
        .run();
}

void sent(Database::Impl& database, const core::CommandId& id, core::Instant at) {
    database
        .query("UPDATE outbox SET state='sent', sent_at=?, sendings=sendings+1 WHERE id=? AND "
               "state IN ('queued', 'sent')")
        .bind(number(at), blobOf(id))
        .run();
}

/// The text on the disk is overwritten: the connection has secure_delete on.
void dropReporter(Database::Impl& database, const core::CommandId& id) {
    auto query = database.query("SELECT body FROM outbox WHERE id=? AND type='enterAlert'");
    query.bind(blobOf(id));
    if (!query.step()) {
        return;
    }
    auto body = wire::decodeCommandBody("enterAlert", query.text(0));
    query.reset();
    const auto kept = body ? wire::encodeCommandBody(core::withoutReporter(std::move(*body))) : std::string{};
    database.query("UPDATE outbox SET body=? WHERE id=?").bind(kept, blobOf(id)).run();
}

} // namespace

Result<void> Outbox::queueAll(std::span<const Planned> entries, core::Instant madeAt) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<void> {
        for (const Planned& entry : entries) {
            insert(database, entry.command, madeAt, entry.expiresAt);
        }
        return {};
    });
}

Result<void> Outbox::queue(const core::Command& command, core::Instant madeAt, std::optional<core::Instant> expiresAt) {
    auto queued = durably(*m_database, [&](Database::Impl& database) -> Result<void> {
        insert(database, command, madeAt, expiresAt);
        return {};
    });
    if (!queued && queued.error().fault == StoreFault::exists) {
        queued.error().detail = command.id.toString();
    }
    return queued;
}

Result<void> Outbox::markSent(const core::CommandId& id, core::Instant at) {
    return durably(*m_database, [&](Database::Impl& database) {
        sent(database, id, at);
        return changedOrKnown(database, id);
    });
}

Result<void> Outbox::markSent(std::span<const core::CommandId> ids, core::Instant at) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<void> {
        for (const core::CommandId& id : ids) {
            sent(database, id, at);
        }
        return {};
    });
}

Result<void> Outbox::end(std::span<const Ended> acts) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<void> {
        for (const Ended& act : acts) {
            if (act.accepted) {
                database
                    .query("UPDATE outbox SET state='accepted', accepted_seq=?, settled_at=? WHERE id=? AND "
                           "state IN ('queued', 'sent', 'expired')")
                    .bind(*act.accepted, number(act.at), blobOf(act.id))
                    .run();
            } else {
                database.query("DELETE FROM outbox WHERE id=? AND state<>'accepted'").bind(blobOf(act.id)).run();
            }
        }
        return {};
    });
}

Result<bool> Outbox::takeBack(const core::CommandId& id) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<bool> {
        database.query("DELETE FROM outbox WHERE id=? AND state='queued'").bind(blobOf(id)).run();
        return database.handle().getChanges() > 0;
    });
}

Result<void> Outbox::markAccepted(const core::CommandId& id, core::Seq seq, core::Instant at) {
    return durably(*m_database, [&](Database::Impl& database) {
        database
            .query("UPDATE outbox SET state='accepted', accepted_seq=?, settled_at=? WHERE id=? AND "
                   "state IN ('queued', 'sent', 'expired')")
            .bind(seq, number(at), blobOf(id))
            .run();
        auto known = changedOrKnown(database, id);
        dropReporter(database, id);
        return known;
    });
}

Result<void> Outbox::markRefused(const core::CommandId& id, std::string_view code, std::string_view message,
                                 core::Instant at) {
    return durably(*m_database, [&](Database::Impl& database) {
        database
            .query("UPDATE outbox SET state='refused', refusal_code=?, refusal_message=?, settled_at=? WHERE id=? AND "
                   "state IN ('queued', 'sent', 'expired')")
            .bind(code, message, number(at), blobOf(id))
            .run();
        return changedOrKnown(database, id);
    });
}

Result<void> Outbox::markExpired(const core::CommandId& id, core::Instant at) {
    return durably(*m_database, [&](Database::Impl& database) {
        database.query("UPDATE outbox SET state='expired', settled_at=? WHERE id=? AND state IN ('queued', 'sent')")
            .bind(number(at), blobOf(id))
            .run();
        return changedOrKnown(database, id);
    });
}

Result<std::vector<core::CommandId>> Outbox::expireUntil(core::Instant now) {
    // Asked each second, and mostly nothing is due: a look first, so that no write lock is taken for it.
    const auto due = [now](Database::Impl& database) {
        std::vector<core::CommandId> ids;
        auto query =
            database.query("SELECT id FROM outbox WHERE state IN ('queued', 'sent') AND expires_at<=? ORDER BY place");
        query.bind(number(now));
        while (query.step()) {
            ids.push_back(idFrom(query, 0));
        }
        return ids;
    };
    auto seen = detail::guarded([&]() -> Result<std::vector<core::CommandId>> { return due(m_database->impl()); });
    if (!seen || seen->empty()) {
        return seen;
    }
    return durably(*m_database, [&](Database::Impl& database) -> Result<std::vector<core::CommandId>> {
        auto ids = due(database);
        database
            .query(
                "UPDATE outbox SET state='expired', settled_at=? WHERE state IN ('queued', 'sent') AND expires_at<=?")
            .bind(number(now), number(now))
            .run();
        return ids;
    });
}

Result<std::vector<OutboxEntry>> Outbox::unsettled() {
    return detail::guarded([&]() -> Result<std::vector<OutboxEntry>> {
        auto query =
            m_database->impl().query(TRUCBAN_OUTBOX_COLUMNS "WHERE state IN ('queued', 'sent') ORDER BY place");
        return entriesFrom(query);
    });
}

Result<std::vector<OutboxEntry>> Outbox::latest(std::size_t limit) {
    return detail::guarded([&]() -> Result<std::vector<OutboxEntry>> {
        auto query = m_database->impl().query(TRUCBAN_OUTBOX_COLUMNS "ORDER BY place DESC LIMIT ?");
        query.bind(std::min<std::size_t>(limit, std::numeric_limits<std::int32_t>::max()));
        return entriesFrom(query);
    });
}

Result<std::vector<OutboxEntry>> Outbox::undone() {
    return detail::guarded([&]() -> Result<std::vector<OutboxEntry>> {
        auto query =
            m_database->impl().query(TRUCBAN_OUTBOX_COLUMNS "WHERE state IN ('refused', 'expired') ORDER BY place");
        return entriesFrom(query);
    });
}

Result<void> Outbox::forget(const core::CommandId& id) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<void> {
        database.query("DELETE FROM outbox WHERE id=? AND state IN ('refused', 'expired')").bind(blobOf(id)).run();
        return {};
    });
}

Result<std::optional<OutboxEntry>> Outbox::entry(const core::CommandId& id) {
    return detail::guarded([&]() -> Result<std::optional<OutboxEntry>> {
        auto query = m_database->impl().query(TRUCBAN_OUTBOX_COLUMNS "WHERE id=?");
        query.bind(blobOf(id));
        if (!query.step()) {
            return std::nullopt;
        }
        auto found = entryFrom(query);
        return found ? Result<std::optional<OutboxEntry>>{std::move(found)}
                     : failure(StoreFault::cannotDecode, "outbox entry " + id.toString());
    });
}

Result<std::uint64_t> Outbox::prune(core::Instant accepted, core::Instant undone) {
    return durably(*m_database, [&](Database::Impl& database) -> Result<std::uint64_t> {
        database.query("DELETE FROM outbox WHERE (state='accepted' AND settled_at<?) OR settled_at<?")
            .bind(number(accepted), number(undone))
            .run();
        return static_cast<std::uint64_t>(database.handle().getChanges());
    });
}

} // namespace trucban::store
