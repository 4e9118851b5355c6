// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "store/KeyRing.h"
#include "store/detail/Sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The statements on the table `caller`: beside each alert with a sealed reporter the keyed digest of the telephone, so
// that two alerts from one telephone can be told without opening either. It follows from the log's sealed parts, and goes
// with them. All throw SQLite::Exception and run inside the caller's transaction.
namespace trucban::store::detail {

/// A telephone number as one writes it down once: "+84 903-123.456", "84903123456" and "0903 123 456 (Hoa)" are
/// "0903123456". Empty for what is too short to be a person's: "113" is not one caller.
[[nodiscard]] std::string normalPhone(std::string_view phone);
/// Empty when there is nothing to compare.
[[nodiscard]] std::string callerDigest(const KeyRing& keys, const core::Reporter& reporter);

/// The alert's telephone as last told in the event `seq`.
void putCaller(Database::Impl& database, std::string_view alertKey, core::Seq seq, core::Instant at,
               std::string_view digest);
void removeCaller(Database::Impl& database, std::string_view alertKey);
void clearCallers(Database::Impl& database);

/// Keys of other alerts from the alert's telephone, told since then; the latest first.
[[nodiscard]] std::vector<std::string> sameCaller(Database::Impl& database, std::string_view alertKey,
                                                  core::Instant since, std::size_t limit);

/// Does the table follow from the log? Sees every reporter that opens, in the log's order.
class CallerCheck {
public:
    CallerCheck(Database::Impl& database, const KeyRing& keys) : m_database{&database}, m_keys{&keys} {}
    void note(std::string_view alertKey, core::Seq seq, std::string_view reporterJson);
    /// As a sentence; empty when all is well, or when the table was not filled yet.
    [[nodiscard]] std::string difference() const;

private:
    Database::Impl* m_database;
    const KeyRing* m_keys;
    std::int64_t m_rows = 0; ///< that must be there
    bool m_isRight = true;
};

/// In `meta`: 1 once the table holds what the log says.
inline constexpr std::string_view kCallersFilled = "callers";

} // namespace trucban::store::detail
