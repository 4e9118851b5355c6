// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "store/detail/Sqlite.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trucban::store::detail {

/// Which column a sealed part stands in; bound into its seal so that parts cannot be swapped.
enum class SealedColumn : char { details = 'd', reporter = 'r', raw = 'b' };

/// The sealing keys of alerts, and of records with a household's need: one random key each, wrapped by the key ring's. A sealed part is
///   one byte 1 ‖ the key's number (eight bytes little-endian) ‖ XChaCha20-Poly1305 nonce ‖ ciphertext ‖ tag
/// with "column ‖ seq (eight bytes) ‖ alert id" as associated data. Runs inside the caller's transaction; throws
/// SQLite::Exception.
class AlertKeys {
public:
    AlertKeys(Database::Impl& database, const Key& wrappingKey) : m_database{&database}, m_wrappingKey{wrappingKey} {}
    ~AlertKeys();
    AlertKeys(const AlertKeys&) = delete;
    AlertKeys& operator=(const AlertKeys&) = delete;

    /// With the alert's key, which is made when it has none.
    [[nodiscard]] std::string sealPart(std::string_view plain, std::string_view alert, core::Seq seq,
                                       SealedColumn column);

    enum class Opening : std::uint8_t { opened, erased, broken };
    struct Opened {
        Opening outcome = Opening::broken;
        std::string plain;
    };
    [[nodiscard]] Opened openPart(std::string_view sealed, std::string_view alert, core::Seq seq, SealedColumn column);

    void destroy(std::string_view alert);
    /// What sealPart remembers of the transaction's latest alert; call when a transaction ends.
    void forget() { m_latest.reset(); }

private:
    struct NumberedKey {
        std::int64_t number = 0;
        std::string alert;
        Key key{};
    };
    [[nodiscard]] const NumberedKey& keyOf(std::string_view alert);
    [[nodiscard]] std::optional<NumberedKey> load(std::string_view alert, Query& query) const;

    Database::Impl* m_database;
    Key m_wrappingKey;
    std::optional<NumberedKey> m_latest;
};

} // namespace trucban::store::detail
