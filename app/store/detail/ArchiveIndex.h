// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "store/detail/Sqlite.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

// The archive's index over text: for every three neighbouring characters (a gram) the cases that have them, in the order
// in which cases were closed, so that the latest come first without sorting. It says which cases may match; whether they
// do, their rows say. All throw SQLite::Exception and run inside the caller's transaction.
//
// A case's document is its wards (three characters of private use each, one gram that no text has), its own search text
// and that of every alert it lists, whichever case these belong to. It is kept as it was indexed, since the index must be
// told it again to forget it, and lies in the order of places: whether a case has the text is seen without its rows.
namespace trucban::store::detail {

/// Cases closed in one second have places of their own in a range of so many. No desk closes as many.
inline constexpr std::int64_t kPlacesPerSecond = 131'072;
[[nodiscard]] std::int64_t secondOfPlace(std::int64_t place);
/// The first place of the second in which `closedAt` (in ms) lies.
[[nodiscard]] std::int64_t firstPlaceOf(std::int64_t closedAt);
/// A place that no archived case has.
[[nodiscard]] std::int64_t freePlace(Database::Impl& database, std::int64_t closedAt);

/// Takes the case out, or off those that wait.
void unindexCase(Database::Impl& database, std::int64_t place);
/// The case waits until indexArchived, the last thing of a transaction that put anything into the archive.
void awaitIndex(Database::Impl& database, std::int64_t place);
/// Takes out the cases that list the alert, whose row comes, changes or goes; they wait.
void unindexCasesOf(Database::Impl& database, std::string_view alertKey);
/// Puts in those that wait, at most so many; true when none waits any more.
bool indexArchived(Database::Impl& database, std::size_t most = std::numeric_limits<std::size_t>::max());
/// False while a file of an older version has not been taken in, see EventLog::open.
[[nodiscard]] bool isIndexed(Database::Impl& database);
void clearIndex(Database::Impl& database);

/// What the index is asked for cases that may have `text` (folded) and are seen by one of `wards` (empty: by any);
/// nullopt: it cannot tell, the text is too short.
[[nodiscard]] std::optional<std::string> indexQuery(std::string_view text, const core::WardSet& wards);

/// Tells whether documents and index have what the rows say, whatever the order, without keeping either.
class IndexCheck {
public:
    explicit IndexCheck(Database::Impl& database) : m_database{&database} {}
    /// Each archived case once.
    void note(std::string_view caseKey);
    /// Reads the whole index.
    [[nodiscard]] bool agrees();

private:
    Database::Impl* m_database;
    std::uint64_t m_sum = 0;
    std::uint64_t m_grams = 0;
    std::int64_t m_documents = 0; ///< that are as they should be
};

} // namespace trucban::store::detail
