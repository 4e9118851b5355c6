// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/detail/Sqlite.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The statements that change the archive's tables and those that read one value. All throw SQLite::Exception and run
// inside the caller's transaction.
namespace trucban::store::detail {

// What any of the first four touched is found by its text after indexArchived (ArchiveIndex.h).

/// Replaces what is there of the same aggregate. `value` is a case, an alert or a visit.
void putArchived(Database::Impl& database, const core::Aggregate& value);
void removeArchived(Database::Impl& database, const core::AggregateRef& ref);
void clearArchive(Database::Impl& database);
/// Takes the erased alert's details out of it.
void scrubArchive(Database::Impl& database, std::string_view alertKey);

/// nullopt: not there. cannotDecode when it is of no form this version reads.
[[nodiscard]] Result<std::optional<core::Aggregate>> archivedAggregate(Database::Impl& database,
                                                                       const core::AggregateRef& ref);
[[nodiscard]] Result<core::Aggregate> decodeArchived(std::string_view json, const core::AggregateRef& ref);

/// What stands beside an archived value, so that it is found: columns and the rows that lead to it. Parts that a kind
/// does not have stay empty.
struct ArchiveListing {
    std::int64_t openedAt = 0;
    std::int64_t closedAt = 0;
    std::int64_t closedSecond = 0; ///< by its place in the index
    std::uint32_t ward = 0;
    std::string wards;
    std::string alerts;
    std::string search;
    std::string sender;
    bool erased = false;
    /// Of a case its wards and alerts, of an alert the digests of its attachments; in order, each once.
    std::vector<std::string> listedUnder;
    bool operator==(const ArchiveListing&) const = default;
};
[[nodiscard]] ArchiveListing listingOf(const core::Aggregate& value);
/// As it is in the tables.
[[nodiscard]] ArchiveListing storedListing(Database::Impl& database, const core::AggregateRef& ref);

/// The ids in the column `alerts`.
[[nodiscard]] std::vector<std::string_view> listedAlerts(std::string_view text);

/// How many cases are in it; kept beside the tables, because counting millions of rows takes seconds.
inline constexpr std::string_view kArchivedCases = "archived_cases";

} // namespace trucban::store::detail
