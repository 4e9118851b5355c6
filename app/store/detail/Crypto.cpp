// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/Crypto.h"

#include <sodium.h>

#include <cstdlib>

namespace trucban::store::detail {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char* writable(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* readable(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

int hexValue(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

} // namespace

void ensureCrypto() {
    // Fails only where the system gives no random bytes; nothing can be kept secret then.
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        std::abort();
    }
}

void fillRandom(std::span<std::uint8_t> out) {
    ensureCrypto();
    randombytes_buf(out.data(), out.size());
}

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

Key keyedDigest(std::span<const std::uint8_t, 32> key, std::string_view context, std::string_view bytes) {
    crypto_generichash_state state;
    Key digest;
    std::string contextLength;
    appendLittleEndian(contextLength, context.size());
    crypto_generichash_init(&state, key.data(), key.size(), digest.size());
    for (const auto part : {std::string_view{contextLength}, context, bytes}) {
        crypto_generichash_update(&state, readable(part), part.size());
    }
    crypto_generichash_final(&state, digest.data(), digest.size());
    return digest;
}

std::string seal(std::string_view plain, const Key& key, std::string_view associated) {
    std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
    fillRandom({writable(sealed), kNonceBytes});
    crypto_aead_xchacha20poly1305_ietf_encrypt(writable(sealed) + kNonceBytes, nullptr, readable(plain), plain.size(),
                                               readable(associated), associated.size(), nullptr, readable(sealed),
                                               key.data());
    return sealed;
}

std::optional<std::string> unseal(std::string_view sealed, const Key& key, std::string_view associated) {
    if (sealed.size() < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    std::string plain(sealed.size() - kNonceBytes - kTagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(writable(plain), nullptr, nullptr, readable(sealed) + kNonceBytes,
                                                   sealed.size() - kNonceBytes, readable(associated), associated.size(),
                                                   readable(sealed), key.data()) != 0) {
        return std::nullopt;
    }
    return plain;
}

std::string toHex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 15]);
    }
    return text;
}

bool fromHex(std::string_view text, std::span<std::uint8_t> out) {
    if (text.size() != out.size() * 2) {
        return false;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = hexValue(text[2 * i]);
        const int low = hexValue(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        out[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

std::string toBase64Url(std::span<const std::uint8_t> bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back(); // its terminating zero
    return text;
}

} // namespace trucban::store::detail
