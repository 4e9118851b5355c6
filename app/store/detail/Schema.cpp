// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/Schema.h"

#include "store/detail/Crypto.h"

#include <array>
#include <format>

namespace trucban::store::detail {
namespace {

constexpr std::array kLogMigrations{Migration{R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

-- The log. Columns up to `wards` are the envelope; `data` is JSON without the sealed parts, which stand last so that a
-- reader that does not want them does not fetch their pages.
CREATE TABLE event(
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    wards TEXT NOT NULL,
    data TEXT NOT NULL,
    hash BLOB NOT NULL,
    details BLOB,
    reporter BLOB,
    raw BLOB) STRICT;
CREATE INDEX event_by_aggregate ON event(kind, key, seq);

-- AUTOINCREMENT: the number of a destroyed key never names another one.
CREATE TABLE alert_key(id INTEGER PRIMARY KEY AUTOINCREMENT, alert TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;
CREATE INDEX alert_key_by_alert ON alert_key(alert);

CREATE TABLE command(
    id BLOB PRIMARY KEY,
    last_seq INTEGER NOT NULL,
    user TEXT NOT NULL,
    at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE signed_head(seq INTEGER NOT NULL, at INTEGER NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY(seq, at)) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE aggregate(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX aggregate_by_key ON aggregate(kind, key);

CREATE TABLE user(
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    all_wards INTEGER NOT NULL,
    wards TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    generation INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ingest_key(
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    home_wards TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE document(name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
)sql"},
                                    Migration{R"sql(
-- The archive: what left the state, as it left, written with the events that took it out. It follows from the log.
-- Values are JSON: fields may be added to them without touching the rows. `search` is folded text.
CREATE TABLE archived_case(
    id TEXT PRIMARY KEY,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    ward INTEGER NOT NULL,
    wards TEXT NOT NULL,
    alerts TEXT NOT NULL,
    search TEXT NOT NULL,
    value TEXT NOT NULL) STRICT;
CREATE INDEX archived_case_by_opening ON archived_case(opened_at, id);
CREATE INDEX archived_case_by_closing ON archived_case(closed_at, id);
-- One row per ward that sees it: a ward finds its own among the whole city's without a walk through all.
CREATE TABLE archived_case_ward(
    ward INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY(ward, closed_at, id)) STRICT, WITHOUT ROWID;
CREATE INDEX archived_case_ward_by_opening ON archived_case_ward(ward, opened_at, id);
CREATE TABLE archived_alert(
    id TEXT PRIMARY KEY,
    sender TEXT NOT NULL,
    erased INTEGER NOT NULL,
    search TEXT NOT NULL,
    value TEXT NOT NULL) STRICT;
CREATE INDEX archived_alert_by_sender ON archived_alert(sender);
CREATE TABLE archived_attachment(sha256 TEXT NOT NULL, alert TEXT NOT NULL, PRIMARY KEY(sha256, alert))
    STRICT, WITHOUT ROWID;
CREATE INDEX archived_attachment_by_alert ON archived_attachment(alert);
CREATE TABLE archived_visit(id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
)sql"},
                                    Migration{R"sql(
-- Values on the way: of each aggregate after every so many of its events (isMilestone), so that what it was at any moment
-- is the fold of a few of them. They follow from the log, as JSON like the archive's; an erased alert has none.
CREATE TABLE milestone(
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    seq INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY(kind, key, seq)) STRICT, WITHOUT ROWID;
)sql"},
                                    Migration{R"sql(
-- What a key is for (names with commas between), and the units it speaks for (the same; empty: any). Keys of older
-- versions bring alerts, as they were documented to; one that did more is given it again by name.
ALTER TABLE ingest_key ADD COLUMN purposes TEXT NOT NULL DEFAULT 'intake';
ALTER TABLE ingest_key ADD COLUMN units TEXT NOT NULL DEFAULT '';
)sql"},
                                    Migration{R"sql(
-- Who looked at what is not for everybody, and who broke another's hold: for the leaders' review, few among millions.
CREATE INDEX event_of_access ON event(seq) WHERE type IN ('reporterRevealed', 'attachmentViewed', 'editTakenOver');
)sql"},
                                    Migration{R"sql(
-- Which alerts came from one telephone: a keyed digest of the number in the event `seq`, with the key outside this file.
-- It follows from the sealed reporters and is erased with them. meta 'callers' is 0 while those of an older version have
-- none: only who holds the keys can make them.
CREATE TABLE caller(alert TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, digest TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE INDEX caller_by_digest ON caller(digest, at);
INSERT OR REPLACE INTO meta(name, value)
    SELECT 'callers', NOT EXISTS(SELECT 1 FROM event WHERE reporter IS NOT NULL);
)sql"},
                                    Migration{R"sql(
-- The archive's index over text (ArchiveIndex.h): rowid is the case's place, by the second in which it was closed. What is
-- erased is overwritten in it. Cases of an older version wait to be taken in, which EventLog::open does.
ALTER TABLE archived_case ADD COLUMN place INTEGER;
UPDATE archived_case SET place = numbered.place FROM (
    SELECT id AS case_id, max(closed_at, 0) / 1000 * 131072 + row_number() OVER (
        PARTITION BY max(closed_at, 0) / 1000 ORDER BY closed_at, id) - 1 AS place FROM archived_case) AS numbered WHERE archived_case.id = numbered.case_id;
CREATE UNIQUE INDEX archived_case_by_place ON archived_case(place);
CREATE TABLE archived_case_alert(alert TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(alert, id)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO archived_case_alert(alert, id)
    SELECT listed.value, archived_case.id
    FROM archived_case, json_each('["' || replace(alerts, ' ', '","') || '"]') AS listed WHERE alerts <> '';
CREATE TABLE archived_document(place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE archived_text USING fts5(text, content='', columnsize=0, detail=none,
    tokenize='trigram case_sensitive 1');
INSERT INTO archived_text(archived_text, rank) VALUES('secure-delete', 1);
CREATE TABLE archived_unindexed(place INTEGER PRIMARY KEY) STRICT;
INSERT INTO archived_unindexed(place) SELECT place FROM archived_case;
)sql"}};

constexpr std::array kReplicaMigrations{Migration{R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

-- Two generations of content: the one shown, and the one a snapshot is filling; meta 'shown' tells which.
CREATE TABLE aggregate0(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX aggregate0_by_key ON aggregate0(kind, key);
CREATE TABLE aggregate1(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX aggregate1_by_key ON aggregate1(kind, key);

CREATE TABLE outbox(
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    expected INTEGER,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER,
    sent_at INTEGER,
    sendings INTEGER NOT NULL DEFAULT 0,
    settled_at INTEGER,
    accepted_seq INTEGER NOT NULL DEFAULT 0,
    refusal_code TEXT NOT NULL DEFAULT '',
    refusal_message TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX outbox_unsettled ON outbox(place) WHERE state IN ('queued', 'sent');
CREATE TABLE draft(key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql"},
                                        Migration{R"sql(
-- Where a case stands in the queue (queueRank); NULL for all that is no case. So the head of the queue can be read first.
-- meta 'ranked' is 0 while rows of an older version have none.
ALTER TABLE aggregate0 ADD COLUMN rank INTEGER;
CREATE INDEX aggregate0_by_rank ON aggregate0(rank) WHERE rank IS NOT NULL;
ALTER TABLE aggregate1 ADD COLUMN rank INTEGER;
CREATE INDEX aggregate1_by_rank ON aggregate1(rank) WHERE rank IS NOT NULL;
INSERT INTO meta(name, value)
    SELECT 'ranked', NOT EXISTS(SELECT 1 FROM aggregate0) AND NOT EXISTS(SELECT 1 FROM aggregate1);
)sql"}};

/// "TBlg", "TBrp": tells our two kinds of file from each other.
constexpr std::int64_t applicationIdOf(FileKind kind) {
    return kind == FileKind::log ? 0x54426C67 : 0x54427270;
}

std::int64_t pragma(Database::Impl& database, const char* sql) {
    return database.handle().execAndGet(sql).getInt64();
}

Result<void> checkVersion(Database::Impl& database, std::int64_t version, std::size_t known) {
    const auto application = pragma(database, "PRAGMA application_id");
    if (version > 0 && application != applicationIdOf(database.kind)) {
        return failure(StoreFault::wrongKey, "another kind of file");
    }
    if (version < 0 || static_cast<std::uint64_t>(version) > known) {
        return failure(StoreFault::newerSchema, std::format("schema {}, known up to {}", version, known));
    }
    return {};
}

} // namespace

std::span<const Migration> migrationsOf(FileKind kind) {
    return kind == FileKind::log ? std::span<const Migration>{kLogMigrations}
                                 : std::span<const Migration>{kReplicaMigrations};
}

Result<void> migrate(Database::Impl& database, std::span<const Migration> migrations) {
    const auto isCurrent = [&] {
        return pragma(database, "PRAGMA user_version") == static_cast<std::int64_t>(migrations.size());
    };
    if (isCurrent()) {
        return checkVersion(database, static_cast<std::int64_t>(migrations.size()), migrations.size());
    }
    if (database.options.readOnly) {
        const auto version = pragma(database, "PRAGMA user_version");
        auto checked = checkVersion(database, version, migrations.size());
        return checked
                   ? failure(StoreFault::readOnly, std::format("schema {} must be brought up to date first", version))
                   : checked;
    }
    WriteTransaction transaction{database};
    // Again under the lock: another process may have done it meanwhile.
    const auto version = pragma(database, "PRAGMA user_version");
    if (auto checked = checkVersion(database, version, migrations.size()); !checked) {
        return checked;
    }
    for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step) {
        database.handle().exec(migrations[step].sql);
    }
    if (version == 0 && database.kind == FileKind::log) {
        const auto id = randomBytes<16>();
        setMetaBytes(database, "log_id", {reinterpret_cast<const char*>(id.data()), id.size()});
    }
    database.handle().exec(std::format("PRAGMA application_id={}", applicationIdOf(database.kind)));
    database.handle().exec(std::format("PRAGMA user_version={}", migrations.size()));
    transaction.commit();
    return {};
}

} // namespace trucban::store::detail
