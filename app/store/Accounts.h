// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Enums.h"
#include "core/Time.h"
#include "store/Database.h"
#include "store/PasswordCost.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

struct User {
    std::string name; ///< 1 to 64 of a-z 0-9 . _ -
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    bool disabled = false;
    core::Instant createdAt{};
    std::uint64_t generation = 0; ///< raised by disable, enable, passwd, setRole, setScope: older sessions are void
    bool operator==(const User&) const = default;
};

/// What the holder of an ingest key may do: bring alerts and their attachments; tell state and place of units, which
/// takes them off cases; tell of visits.
enum class KeyPurpose : std::uint8_t { intake, devices, visits };

struct KeyRights {
    std::vector<KeyPurpose> purposes{KeyPurpose::intake}; ///< at least one
    std::vector<std::string> units;                       ///< for `devices`: these alone; empty: any
    [[nodiscard]] bool allow(KeyPurpose purpose) const;
    /// Of a key that has `devices`.
    [[nodiscard]] bool allowUnit(std::string_view unit) const;
    bool operator==(const KeyRights&) const = default;
};

/// A source's right to post.
struct IngestKey {
    std::string name;        ///< rules as for users
    core::WardSet homeWards; ///< see its unlocated alerts, beside the city desk
    bool disabled = false;
    core::Instant createdAt{};
    KeyRights rights = {};
    bool operator==(const IngestKey&) const = default;
};

inline constexpr std::size_t kMinPasswordBytes = 8;
inline constexpr std::size_t kMaxPasswordBytes = 1024;

/// Who may do what: users with Argon2id password hashes, ingest keys as keyed digests. Changes are durable when the
/// call returns and seen by other processes at once. Works on one connection, on its thread; hashing takes a tenth of
/// a second, so a server gives this class a connection and a thread of its own.
class Accounts {
public:
    Accounts(Database& database, const KeyRing& keys, PasswordCost cost = PasswordCost::normal);

    [[nodiscard]] Result<void> addUser(std::string_view name, core::Role role, const core::Scope& scope,
                                       std::string_view password, core::Instant at);
    [[nodiscard]] Result<void> setDisabled(std::string_view name, bool disabled);
    [[nodiscard]] Result<void> setPassword(std::string_view name, std::string_view password);
    [[nodiscard]] Result<void> setRole(std::string_view name, core::Role role, const core::Scope& scope);
    [[nodiscard]] Result<User> user(std::string_view name); ///< notFound
    [[nodiscard]] Result<std::vector<User>> users();
    /// badPassword for a wrong password and for an unknown or disabled user, after the same time.
    [[nodiscard]] Result<User> verifyPassword(std::string_view name, std::string_view password);

    /// The key's text, "tbk_" and 43 base64url characters: shown once, kept nowhere.
    /// badValue: no purpose, units without `devices`, or a unit that is empty or has a comma in its name.
    [[nodiscard]] Result<std::string> addKey(std::string_view name, const core::WardSet& homeWards, core::Instant at,
                                             const KeyRights& rights = {});
    [[nodiscard]] Result<void> setKeyDisabled(std::string_view name, bool disabled);
    [[nodiscard]] Result<void> setKeyRights(std::string_view name, const KeyRights& rights);
    [[nodiscard]] Result<std::vector<IngestKey>> keys();
    [[nodiscard]] Result<IngestKey> verifyKey(std::string_view text); ///< badKey

    /// Raised by every change of users and keys, by whichever process. Cheap enough to ask each second.
    [[nodiscard]] Result<std::uint64_t> generation();

private:
    Database* m_database;
    const KeyRing* m_keys;
    PasswordCost m_cost;
    std::string m_decoy; ///< hash of a password nobody has, checked for users that do not exist
};

} // namespace trucban::store

namespace trucban::core {
TRUCBAN_ENUM_NAMES(store::KeyPurpose, P{Enum::intake, "intake"}, P{Enum::devices, "devices"}, P{Enum::visits, "visits"})
} // namespace trucban::core
