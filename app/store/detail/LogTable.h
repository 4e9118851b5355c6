// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Head.h"
#include "store/detail/LogRow.h"
#include "store/detail/Sqlite.h"

#include <functional>
#include <optional>
#include <string>

// The statements on the table `event`. All throw SQLite::Exception and run inside the caller's transaction.
namespace trucban::store::detail {

/// The columns of LogRow in order, then the hash.
#define TRUCBAN_ROW_COLUMNS                                                                                            \
    "seq, kind, key, version, type, at, actor_kind, actor_name, wards, data, hash, details, reporter, raw"

struct StoredRow {
    LogRow row;
    Hash hash{};
};

/// From a query for TRUCBAN_ROW_COLUMNS. Without `withAllParts` reporter and raw body are not fetched.
[[nodiscard]] StoredRow rowFrom(const Query& query, bool withAllParts);
[[nodiscard]] Hash hashFrom(const Query& query, int column);
void insertRow(Database::Impl& database, const LogRow& row, const Hash& hash);

[[nodiscard]] Head genesisHead(Database::Impl& database);
[[nodiscard]] Head storedHead(Database::Impl& database);
[[nodiscard]] std::optional<Head> storedHeadAt(Database::Impl& database, core::Seq seq);

/// How far the chain holds.
struct ChainWalk {
    Head lastGood;
    std::optional<core::Seq> firstBad;
    std::string reason;
};
/// Sees each row whose hash is right, and that hash; returns what is wrong with it, or nothing.
using RowCheck = std::function<std::string(const LogRow&, const Hash&)>;
[[nodiscard]] ChainWalk walkChain(Database::Impl& database, const RowCheck& check);

} // namespace trucban::store::detail
