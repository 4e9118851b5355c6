// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/KeyRing.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The little of libsodium that this layer needs, as values.
namespace trucban::store::detail {

/// Must have returned before any other call here; cheap when it has.
void ensureCrypto();
void fillRandom(std::span<std::uint8_t> out);
template <std::size_t N>
[[nodiscard]] std::array<std::uint8_t, N> randomBytes() {
    std::array<std::uint8_t, N> bytes;
    fillRandom(bytes);
    return bytes;
}
void wipe(std::span<std::uint8_t> bytes);

/// Keyed BLAKE2b-256 of the length of `context` (eight bytes), `context` and `bytes`.
[[nodiscard]] Key keyedDigest(std::span<const std::uint8_t, 32> key, std::string_view context, std::string_view bytes);

/// XChaCha20-Poly1305: nonce ‖ ciphertext ‖ tag. `associated` must be the same at opening.
[[nodiscard]] std::string seal(std::string_view plain, const Key& key, std::string_view associated);
[[nodiscard]] std::optional<std::string> unseal(std::string_view sealed, const Key& key, std::string_view associated);

[[nodiscard]] std::string toHex(std::span<const std::uint8_t> bytes);
/// Lower- or upper-case hex of exactly `out`'s size.
[[nodiscard]] bool fromHex(std::string_view text, std::span<std::uint8_t> out);
/// RFC 4648 section 5 without padding.
[[nodiscard]] std::string toBase64Url(std::span<const std::uint8_t> bytes);

[[nodiscard]] inline std::span<const std::uint8_t> bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline void appendLittleEndian(std::string& out, std::uint64_t value) {
    for (int i = 0; i < 8; ++i) {
        out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    }
}
[[nodiscard]] inline std::uint64_t readLittleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
    }
    return value;
}

} // namespace trucban::store::detail
