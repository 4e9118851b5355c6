// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ReplicaKey.h"

#include "store/detail/Crypto.h"
#include "store/detail/Files.h"

#include <sodium.h>

#include <system_error>

namespace trucban::store {
namespace {

constexpr std::string_view kMagic = "trucban-salt-1 ";
using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;

Result<Salt> readSalt(const std::filesystem::path& file) {
    auto text = detail::readFile(file, 256);
    if (!text) {
        return std::unexpected(text.error());
    }
    Salt salt;
    const std::string_view line{*text};
    if (!line.starts_with(kMagic) || !line.ends_with('\n') ||
        !detail::fromHex(line.substr(kMagic.size(), line.size() - kMagic.size() - 1), salt)) {
        return failure(StoreFault::corrupt, file.string());
    }
    return salt;
}

} // namespace

Key randomKey() {
    return detail::randomBytes<32>();
}

Result<Key> keyFromPassphrase(std::string_view passphrase, const std::filesystem::path& saltFile,
                              const std::filesystem::path& replicaFile, PasswordCost cost) {
    detail::ensureCrypto();
    auto salt = readSalt(saltFile);
    if (!salt && salt.error().fault == StoreFault::notFound) {
        std::error_code code;
        if (std::filesystem::exists(replicaFile, code)) {
            return failure(StoreFault::keysMissing, saltFile.string());
        }
        const auto made = detail::randomBytes<std::tuple_size_v<Salt>>();
        auto stored = detail::makePrivateFolder(saltFile.parent_path()).and_then([&] {
            return detail::createFile(saltFile, std::string{kMagic} += detail::toHex(made) + "\n");
        });
        if (!stored && stored.error().fault != StoreFault::exists) {
            return std::unexpected(stored.error());
        }
        salt = readSalt(saltFile); // that of the first to make it, should two have tried
    }
    if (!salt) {
        return std::unexpected(salt.error());
    }
    const bool normal = cost == PasswordCost::normal;
    Key key;
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt->data(),
                      normal ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN,
                      normal ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return failure(StoreFault::ioError, "not enough memory for the passphrase's key");
    }
    return key;
}

} // namespace trucban::store
