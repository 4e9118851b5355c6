// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/StoreError.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trucban::store {

using Key = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// The gateway's secrets: database key, sealing master key, digest key and the Ed25519 key that signs heads. They live
/// in a folder outside the data folder (0700, one 0600 file each, 64 hex digits), so that a stolen data folder or a
/// backup is unreadable and a rewritten log cannot be signed. Existing keys are never overwritten.
/// Immutable once made, so any thread may use it; wiped from memory when destroyed.
class KeyRing {
public:
    /// "<data>.keys" beside the data folder.
    [[nodiscard]] static std::filesystem::path defaultFolder(const std::filesystem::path& dataFolder);

    /// Opens the ring of `dataFolder`, or makes it when the data folder holds no database yet. keysMissing: there is a
    /// database, but not all of its keys. `keyFolder`: instead of the default one.
    [[nodiscard]] static Result<KeyRing> openOrCreate(const std::filesystem::path& dataFolder,
                                                      std::optional<std::filesystem::path> keyFolder = std::nullopt);

    KeyRing(KeyRing&&) noexcept;
    KeyRing& operator=(KeyRing&&) noexcept;
    ~KeyRing();

    [[nodiscard]] std::span<const std::uint8_t, 32> databaseKey() const;
    /// A key of its own for each purpose, derived from the sealing master key: "alert", "attachment".
    [[nodiscard]] Key sealingKey(std::string_view purpose) const;

    /// Keyed BLAKE2b-256 as 64 hex digits: says whether two contents are the same without telling what they are.
    /// `purpose` keeps uses apart ("alert", "caller", "ingest-key").
    [[nodiscard]] std::string digestHex(std::string_view purpose, std::string_view bytes) const;

    [[nodiscard]] Signature sign(std::span<const std::uint8_t> bytes) const;
    [[nodiscard]] Key publicKey() const;

private:
    struct Secrets;
    explicit KeyRing(std::unique_ptr<Secrets> secrets);
    std::unique_ptr<Secrets> m_secrets;
};

/// Checks an Ed25519 signature made by KeyRing::sign.
[[nodiscard]] bool verifySignature(std::span<const std::uint8_t> bytes, const Signature& signature,
                                   const Key& publicKey);

} // namespace trucban::store
