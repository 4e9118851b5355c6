// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/KeyRing.h"

#include "store/Database.h"
#include "store/detail/Crypto.h"
#include "store/detail/Files.h"

#include <sodium.h>

#include <system_error>

namespace trucban::store {

struct KeyRing::Secrets {
    Key database;
    Key sealing;
    Key digest;
    Key signingSeed;
    Key publicKey;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> signing;

    ~Secrets() {
        for (const std::span<std::uint8_t> secret :
             {std::span<std::uint8_t>{database}, std::span<std::uint8_t>{sealing}, std::span<std::uint8_t>{digest},
              std::span<std::uint8_t>{signingSeed}, std::span<std::uint8_t>{signing}}) {
            detail::wipe(secret);
        }
    }
};

namespace {

constexpr std::size_t kMaxKeyFileBytes = 256;

Result<void> readKey(const std::filesystem::path& file, Key& key) {
    auto text = detail::readFile(file, kMaxKeyFileBytes);
    if (!text) {
        return std::unexpected(text.error());
    }
    const auto end = text->find_last_not_of(" \t\r\n");
    const bool good = end != std::string::npos && detail::fromHex(std::string_view{*text}.substr(0, end + 1), key);
    detail::wipe({reinterpret_cast<std::uint8_t*>(text->data()), text->size()});
    return good ? Result<void>{} : failure(StoreFault::corrupt, file.string() + " is not a key");
}

Result<void> makeKey(const std::filesystem::path& file, Key& key) {
    key = detail::randomBytes<32>();
    auto text = detail::toHex(key) + "\n";
    auto made = detail::createFile(file, text);
    detail::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return made;
}

} // namespace

std::filesystem::path KeyRing::defaultFolder(const std::filesystem::path& dataFolder) {
    auto folder = dataFolder.lexically_normal();
    if (!folder.has_filename()) {
        folder = folder.parent_path(); // "data/" names the same folder as "data"
    }
    folder += ".keys";
    return folder;
}

Result<KeyRing> KeyRing::openOrCreate(const std::filesystem::path& dataFolder,
                                      std::optional<std::filesystem::path> keyFolder) {
    detail::ensureCrypto();
    const auto folder = keyFolder.value_or(defaultFolder(dataFolder));
    std::error_code code;
    const bool hasData = std::filesystem::exists(logFile(dataFolder), code);
    if (!hasData) {
        if (auto made = detail::makePrivateFolder(folder); !made) {
            return std::unexpected(made.error());
        }
    }
    auto secrets = std::make_unique<Secrets>();
    for (const auto& [name, key] : {std::pair{"database.key", &secrets->database},
                                    {"sealing.key", &secrets->sealing},
                                    {"digest.key", &secrets->digest},
                                    {"signing.key", &secrets->signingSeed}}) {
        const auto file = folder / name;
        auto done = readKey(file, *key);
        if (!done && done.error().fault == StoreFault::notFound) {
            done = hasData ? failure(StoreFault::keysMissing, file.string()) : makeKey(file, *key);
        }
        if (!done) {
            return std::unexpected(done.error());
        }
    }
    crypto_sign_seed_keypair(secrets->publicKey.data(), secrets->signing.data(), secrets->signingSeed.data());
    return KeyRing{std::move(secrets)};
}

KeyRing::KeyRing(std::unique_ptr<Secrets> secrets) : m_secrets{std::move(secrets)} {}
KeyRing::KeyRing(KeyRing&&) noexcept = default;
KeyRing& KeyRing::operator=(KeyRing&&) noexcept = default;
KeyRing::~KeyRing() = default;

std::span<const std::uint8_t, 32> KeyRing::databaseKey() const {
    return m_secrets->database;
}

Key KeyRing::sealingKey(std::string_view purpose) const {
    return detail::keyedDigest(m_secrets->sealing, "trucban.sealing.1", purpose);
}

std::string KeyRing::digestHex(std::string_view purpose, std::string_view bytes) const {
    return detail::toHex(detail::keyedDigest(m_secrets->digest, purpose, bytes));
}

Signature KeyRing::sign(std::span<const std::uint8_t> bytes) const {
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), m_secrets->signing.data());
    return signature;
}

Key KeyRing::publicKey() const {
    return m_secrets->publicKey;
}

bool verifySignature(std::span<const std::uint8_t> bytes, const Signature& signature, const Key& publicKey) {
    return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), publicKey.data()) == 0;
}

} // namespace trucban::store
