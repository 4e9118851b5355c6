// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Accounts.h"

#include "store/PasswordHash.h"
#include "store/detail/Crypto.h"
#include "store/detail/LogRow.h"
#include "store/detail/Sqlite.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace trucban::store {
namespace {

constexpr std::string_view kGeneration = "accounts_generation";
constexpr std::string_view kKeyPrefix = "tbk_";
constexpr std::size_t kMaxNameBytes = 64;

bool isName(std::string_view name) {
    return !name.empty() && name.size() <= kMaxNameBytes && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

constexpr std::string_view kUserColumns =
    "SELECT name, role, all_wards, wards, disabled, created_at, generation, password FROM user WHERE name=?";

Result<User> userFrom(const detail::Query& query) {
    User user;
    user.name = query.text(0);
    const auto role = core::parseEnum<core::Role>(query.text(1));
    const auto wards = detail::parseWards(query.text(3));
    if (!role || !wards) {
        return failure(StoreFault::cannotDecode, "user " + user.name);
    }
    user.role = *role;
    user.scope = {query.integer(2) != 0, *wards};
    user.disabled = query.integer(4) != 0;
    user.createdAt = core::Instant{core::Milliseconds{query.integer(5)}};
    user.generation = static_cast<std::uint64_t>(query.integer(6));
    return user;
}

// keyFrom reads their columns.
constexpr std::string_view kAllKeys =
    "SELECT name, home_wards, disabled, created_at, purposes, units FROM ingest_key ORDER BY name";
constexpr std::string_view kKeyOfDigest = "SELECT name, home_wards, disabled, created_at, purposes, units "
                                          "FROM ingest_key WHERE digest=? AND disabled=0";
constexpr std::string_view kBetweenNames = ",";

std::vector<std::string> namesOf(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(kBetweenNames), text.size());
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

Result<IngestKey> keyFrom(const detail::Query& query) {
    const auto wards = detail::parseWards(query.text(1));
    if (!wards) {
        return failure(StoreFault::cannotDecode, "key " + query.text(0));
    }
    KeyRights rights{.purposes = {}, .units = namesOf(query.text(5))};
    for (const std::string& name : namesOf(query.text(4))) {
        const auto purpose = core::parseEnum<KeyPurpose>(name);
        if (!purpose) {
            return failure(StoreFault::cannotDecode, "key " + query.text(0));
        }
        rights.purposes.push_back(*purpose);
    }
    return IngestKey{query.text(0), *wards, query.integer(2) != 0, core::Instant{core::Milliseconds{query.integer(3)}},
                     std::move(rights)};
}

Result<void> checkRights(const KeyRights& rights) {
    const bool isGood = !rights.purposes.empty() && (rights.units.empty() || rights.allow(KeyPurpose::devices)) &&
                        std::ranges::none_of(rights.units, [](const std::string& unit) {
                            return unit.empty() || unit.contains(kBetweenNames);
                        });
    return isGood ? Result<void>{}
                  : failure(StoreFault::badValue, "a key is for something, and only one for devices names units");
}

std::string purposesText(const KeyRights& rights) {
    std::string text;
    for (const auto& [purpose, name] : core::EnumNames<KeyPurpose>::table) {
        if (rights.allow(purpose)) {
            text += (text.empty() ? "" : std::string{kBetweenNames}) + std::string{name};
        }
    }
    return text;
}

std::string unitsText(std::vector<std::string> units) {
    std::ranges::sort(units);
    const auto repeats = std::ranges::unique(units);
    units.erase(repeats.begin(), repeats.end());
    std::string text;
    for (const std::string& unit : units) {
        text += (text.empty() ? "" : std::string{kBetweenNames}) + unit;
    }
    return text;
}

/// Runs `change` (statements that change the one row) in a transaction; notFound when there is no such row.
template <class Change>
Result<void> changeOne(Database& database, std::string_view name, Change change) {
    return detail::guarded([&]() -> Result<void> {
        detail::WriteTransaction transaction{database.impl()};
        change(database.impl());
        if (database.impl().handle().getChanges() == 0) {
            return failure(StoreFault::notFound, std::string{name});
        }
        detail::raiseGeneration(database.impl(), kGeneration);
        transaction.commit();
        return {};
    });
}

core::WardSet normalised(core::WardSet wards) {
    core::normalise(wards);
    return wards;
}

} // namespace

Accounts::Accounts(Database& database, const KeyRing& keys, PasswordCost cost)
    : m_database{&database}, m_keys{&keys}, m_cost{cost} {}

Result<void> Accounts::addUser(std::string_view name, core::Role role, const core::Scope& scope,
                               std::string_view password, core::Instant at) {
    if (!isName(name)) {
        return failure(StoreFault::badValue, "a name has 1 to 64 of a-z 0-9 . _ -");
    }
    return hashPassword(password, m_cost).and_then([&](const std::string& hash) {
        auto added = changeOne(*m_database, name, [&](Database::Impl& database) {
            database
                .query("INSERT INTO user(name, role, all_wards, wards, password, disabled, created_at, generation) "
                       "VALUES(?, ?, ?, ?, ?, 0, ?, 1)")
                .bind(name, core::nameOf(role), static_cast<int>(scope.all), detail::wardsText(normalised(scope.wards)),
                      hash, at.time_since_epoch().count())
                .run();
        });
        if (!added && added.error().fault == StoreFault::exists) {
            added.error().detail = "user " + std::string{name};
        }
        return added;
    });
}

Result<void> Accounts::setDisabled(std::string_view name, bool disabled) {
    return changeOne(*m_database, name, [&](Database::Impl& database) {
        database.query("UPDATE user SET disabled=?, generation=generation+1 WHERE name=?")
            .bind(static_cast<int>(disabled), name)
            .run();
    });
}

Result<void> Accounts::setPassword(std::string_view name, std::string_view password) {
    return hashPassword(password, m_cost).and_then([&](const std::string& hash) {
        return changeOne(*m_database, name, [&](Database::Impl& database) {
            database.query("UPDATE user SET password=?, generation=generation+1 WHERE name=?").bind(hash, name).run();
        });
    });
}

Result<void> Accounts::setRole(std::string_view name, core::Role role, const core::Scope& scope) {
    return changeOne(*m_database, name, [&](Database::Impl& database) {
        database.query("UPDATE user SET role=?, all_wards=?, wards=?, generation=generation+1 WHERE name=?")
            .bind(core::nameOf(role), static_cast<int>(scope.all), detail::wardsText(normalised(scope.wards)), name)
            .run();
    });
}

Result<User> Accounts::user(std::string_view name) {
    return detail::guarded([&]() -> Result<User> {
        auto query = m_database->impl().query(kUserColumns);
        query.bind(name);
        return query.step() ? userFrom(query) : failure(StoreFault::notFound, "user");
    });
}

Result<std::vector<User>> Accounts::users() {
    return detail::guarded([&]() -> Result<std::vector<User>> {
        std::vector<User> users;
        auto query = m_database->impl().query(
            "SELECT name, role, all_wards, wards, disabled, created_at, generation FROM user ORDER BY name");
        while (query.step()) {
            auto user = userFrom(query);
            if (!user) {
                return std::unexpected(user.error());
            }
            users.push_back(std::move(*user));
        }
        return users;
    });
}

Result<User> Accounts::verifyPassword(std::string_view name, std::string_view password) {
    if (password.size() > kMaxPasswordBytes) {
        return failure(StoreFault::badPassword);
    }
    if (m_decoy.empty()) {
        auto decoy = hashPassword(detail::toHex(detail::randomBytes<16>()), m_cost);
        if (!decoy) {
            return std::unexpected(decoy.error());
        }
        m_decoy = std::move(*decoy);
    }
    std::string hash = m_decoy;
    auto found = detail::guarded([&]() -> Result<User> {
        auto query = m_database->impl().query(kUserColumns);
        query.bind(name);
        if (!query.step()) {
            return failure(StoreFault::badPassword);
        }
        hash = query.text(7);
        return userFrom(query);
    });
    // Also for a user who is not there, and before the disabled one is told: the time says nothing.
    const bool matches = matchesPassword(hash, password);
    if (found && (!matches || found->disabled)) {
        return failure(StoreFault::badPassword);
    }
    return found;
}

bool KeyRights::allow(KeyPurpose purpose) const {
    return std::ranges::contains(purposes, purpose);
}

bool KeyRights::allowUnit(std::string_view unit) const {
    return units.empty() || std::ranges::contains(units, unit);
}

Result<std::string> Accounts::addKey(std::string_view name, const core::WardSet& homeWards, core::Instant at,
                                     const KeyRights& rights) {
    if (!isName(name)) {
        return failure(StoreFault::badValue, "a name has 1 to 64 of a-z 0-9 . _ -");
    }
    if (const auto checked = checkRights(rights); !checked) {
        return std::unexpected(checked.error());
    }
    const auto text = std::string{kKeyPrefix} += detail::toBase64Url(detail::randomBytes<32>());
    auto added = changeOne(*m_database, name, [&](Database::Impl& database) {
        database
            .query("INSERT INTO ingest_key(name, digest, home_wards, disabled, created_at, purposes, units) "
                   "VALUES(?, ?, ?, 0, ?, ?, ?)")
            .bind(name, m_keys->digestHex("ingest-key", text), detail::wardsText(normalised(homeWards)),
                  at.time_since_epoch().count(), purposesText(rights), unitsText(rights.units))
            .run();
    });
    if (!added) {
        return failure(added.error().fault, "key " + std::string{name});
    }
    return text;
}

Result<void> Accounts::setKeyDisabled(std::string_view name, bool disabled) {
    return changeOne(*m_database, name, [&](Database::Impl& database) {
        database.query("UPDATE ingest_key SET disabled=? WHERE name=?").bind(static_cast<int>(disabled), name).run();
    });
}

Result<void> Accounts::setKeyRights(std::string_view name, const KeyRights& rights) {
    return checkRights(rights).and_then([&] {
        return changeOne(*m_database, name, [&](Database::Impl& database) {
            database.query("UPDATE ingest_key SET purposes=?, units=? WHERE name=?")
                .bind(purposesText(rights), unitsText(rights.units), name)
                .run();
        });
    });
}

Result<std::vector<IngestKey>> Accounts::keys() {
    return detail::guarded([&]() -> Result<std::vector<IngestKey>> {
        std::vector<IngestKey> keys;
        auto query = m_database->impl().query(kAllKeys);
        while (query.step()) {
            auto key = keyFrom(query);
            if (!key) {
                return std::unexpected(key.error());
            }
            keys.push_back(std::move(*key));
        }
        return keys;
    });
}

Result<IngestKey> Accounts::verifyKey(std::string_view text) {
    // Looked up by its keyed digest: what the time of the look-up tells about the digest tells nothing about the key.
    return detail::guarded([&]() -> Result<IngestKey> {
        auto query = m_database->impl().query(kKeyOfDigest);
        query.bind(m_keys->digestHex("ingest-key", text));
        return query.step() ? keyFrom(query) : failure(StoreFault::badKey);
    });
}

Result<std::uint64_t> Accounts::generation() {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(detail::metaInteger(m_database->impl(), kGeneration, 0));
    });
}

} // namespace trucban::store
