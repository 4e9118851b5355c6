// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/LogTable.h"

#include "store/detail/Crypto.h"

#include <algorithm>

namespace trucban::store::detail {

StoredRow rowFrom(const Query& query, bool withAllParts) {
    StoredRow stored;
    auto& row = stored.row;
    row.seq = static_cast<core::Seq>(query.integer(0));
    row.kind = query.text(1);
    row.key = query.text(2);
    row.version = query.integer(3);
    row.type = query.text(4);
    row.at = query.integer(5);
    row.actorKind = query.text(6);
    row.actorName = query.text(7);
    row.wards = query.text(8);
    row.data = query.text(9);
    stored.hash = hashFrom(query, 10);
    row.details = query.optionalText(11);
    if (withAllParts) {
        row.reporter = query.optionalText(12);
        row.raw = query.optionalText(13);
    }
    return stored;
}

Hash hashFrom(const Query& query, int column) {
    Hash hash{};
    const auto bytes = bytesOf(query.view(column));
    // One of another length equals no hash: all zeros is none either.
    if (bytes.size() == hash.size()) {
        std::ranges::copy(bytes, hash.begin());
    }
    return hash;
}

void insertRow(Database::Impl& database, const LogRow& row, const Hash& hash) {
    const auto blob = [](const std::optional<std::string>& part) {
        return part ? std::optional{Blob{*part}} : std::nullopt;
    };
    database.query("INSERT INTO event(" TRUCBAN_ROW_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.seq, row.kind, row.key, row.version, row.type, row.at, row.actorKind, row.actorName, row.wards,
              row.data, Blob{{reinterpret_cast<const char*>(hash.data()), hash.size()}}, blob(row.details),
              blob(row.reporter), blob(row.raw))
        .run();
}

Head genesisHead(Database::Impl& database) {
    return {0, genesisHash(metaBytes(database, "log_id"))};
}

Head storedHead(Database::Impl& database) {
    auto query = database.query("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1");
    if (!query.step()) {
        return genesisHead(database);
    }
    return {static_cast<core::Seq>(query.integer(0)), hashFrom(query, 1)};
}

std::optional<Head> storedHeadAt(Database::Impl& database, core::Seq seq) {
    if (seq == 0) {
        return genesisHead(database);
    }
    auto query = database.query("SELECT hash FROM event WHERE seq=?");
    query.bind(seq);
    return query.step() ? std::optional{Head{seq, hashFrom(query, 0)}} : std::nullopt;
}

ChainWalk walkChain(Database::Impl& database, const RowCheck& check) {
    ChainWalk walk{genesisHead(database), std::nullopt, {}};
    const auto stop = [&walk](std::string reason) {
        walk.firstBad = walk.lastGood.seq + 1;
        walk.reason = std::move(reason);
        return walk;
    };
    try {
        auto query = database.query("SELECT " TRUCBAN_ROW_COLUMNS " FROM event ORDER BY seq");
        while (query.step()) {
            const auto stored = rowFrom(query, true);
            if (stored.row.seq != walk.lastGood.seq + 1) {
                return stop(stored.row.seq < walk.lastGood.seq + 1 ? "an event was put in before the first one"
                                                                   : "an event is missing");
            }
            if (chainHash(walk.lastGood.hash, stored.row) != stored.hash) {
                return stop("the event or its hash was changed");
            }
            if (auto reason = check(stored.row, stored.hash); !reason.empty()) {
                return stop(std::move(reason));
            }
            walk.lastGood = {stored.row.seq, stored.hash};
        }
    } catch (const SQLite::Exception& exception) {
        const auto error = errorOf(exception);
        if (error.fault != StoreFault::corrupt && error.fault != StoreFault::wrongKey) {
            throw;
        }
        return stop("the file is damaged there: " + error.detail);
    }
    return walk;
}

} // namespace trucban::store::detail
