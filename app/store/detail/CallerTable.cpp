// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/CallerTable.h"

#include "wire/Json.h"

#include <algorithm>

namespace trucban::store::detail {
namespace {

constexpr std::size_t kFewestDigits = 7; ///< of a subscriber; shorter ones are services and desks

} // namespace

std::string normalPhone(std::string_view phone) {
    phone = phone.substr(0, phone.find_first_of(",;/|")); // the first of several
    std::string digits;
    for (const char letter : phone) {
        if (letter >= '0' && letter <= '9') {
            digits += letter;
        }
    }
    const bool isInternational = phone.contains('+') || digits.starts_with("00");
    if (digits.starts_with("00")) {
        digits.erase(0, 2);
    }
    // 84 and nine or ten digits; "+84 (0) 903 …" too.
    if (digits.starts_with("84") && (isInternational || digits.size() >= 11)) {
        digits.erase(0, 2);
        if (!digits.starts_with('0')) {
            digits.insert(0, "0");
        }
    }
    return digits.size() < kFewestDigits ? std::string{} : digits;
}

std::string callerDigest(const KeyRing& keys, const core::Reporter& reporter) {
    const auto phone = normalPhone(reporter.phone);
    return phone.empty() ? std::string{} : keys.digestHex("caller", phone);
}

void putCaller(Database::Impl& database, std::string_view alertKey, core::Seq seq, core::Instant at,
               std::string_view digest) {
    database.query("INSERT OR REPLACE INTO caller(alert, seq, at, digest) VALUES(?, ?, ?, ?)")
        .bind(alertKey, seq, at.time_since_epoch().count(), digest)
        .run();
}

void removeCaller(Database::Impl& database, std::string_view alertKey) {
    database.query("DELETE FROM caller WHERE alert=?").bind(alertKey).run();
}

void clearCallers(Database::Impl& database) {
    database.query("DELETE FROM caller").run();
}

std::vector<std::string> sameCaller(Database::Impl& database, std::string_view alertKey, core::Instant since,
                                    std::size_t limit) {
    auto query = database.query("SELECT other.alert FROM caller AS own JOIN caller AS other ON other.digest=own.digest "
                                "WHERE own.alert=? AND other.alert<>own.alert AND other.at>=? "
                                "ORDER BY other.at DESC LIMIT ?");
    query.bind(alertKey, since.time_since_epoch().count(), limit);
    std::vector<std::string> keys;
    while (query.step()) {
        keys.push_back(query.text(0));
    }
    return keys;
}

void CallerCheck::note(std::string_view alertKey, core::Seq seq, std::string_view reporterJson) {
    const auto reporter = wire::decodeReporter(reporterJson);
    const auto digest = reporter ? callerDigest(*m_keys, *reporter) : std::string{};
    if (digest.empty()) {
        return;
    }
    auto query = m_database->query("SELECT seq, digest FROM caller WHERE alert=?");
    query.bind(alertKey);
    if (!query.step()) {
        m_isRight = false;
        return;
    }
    const auto told = static_cast<core::Seq>(query.integer(0));
    if (told == seq) {
        ++m_rows;
        m_isRight = m_isRight && query.view(1) == digest;
    } else {
        m_isRight = m_isRight && told > seq; // a later event told another number
    }
}

std::string CallerCheck::difference() const {
    if (metaInteger(*m_database, kCallersFilled, 0) == 0) {
        return {};
    }
    const auto rows = m_database->handle().execAndGet("SELECT count(*) FROM caller").getInt64();
    return m_isRight && rows == m_rows ? std::string{} : "the callers' digests differ from the log";
}

} // namespace trucban::store::detail
