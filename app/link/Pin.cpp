// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Pin.h"

#include <openssl/evp.h>

namespace trucban::link {

namespace {

std::optional<std::uint8_t> hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<std::uint8_t>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<std::uint8_t>(c - 'a' + 10);
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<std::uint8_t>(c - 'A' + 10);
    }
    return std::nullopt;
}

} // namespace

std::optional<Fingerprint> Fingerprint::parse(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    constexpr std::string_view kPrefix = "sha256:"; // as the gateway prints it
    if (text.starts_with(kPrefix)) {
        text.remove_prefix(kPrefix.size());
    }
    Fingerprint out;
    for (std::size_t i = 0; i < out.m_bytes.size(); ++i) {
        if (i != 0 && text.starts_with(':')) {
            text.remove_prefix(1);
        }
        if (text.size() < 2) {
            return std::nullopt;
        }
        const auto high = hexDigit(text[0]);
        const auto low = hexDigit(text[1]);
        if (!high || !low) {
            return std::nullopt;
        }
        out.m_bytes[i] = static_cast<std::uint8_t>(*high << 4U | *low);
        text.remove_prefix(2);
    }
    return text.empty() ? std::optional(out) : std::nullopt;
}

Fingerprint Fingerprint::of(std::span<const std::uint8_t> der) {
    Fingerprint out;
    unsigned length = 0;
    EVP_Digest(der.data(), der.size(), out.m_bytes.data(), &length, EVP_sha256(), nullptr);
    return out;
}

std::string Fingerprint::toString() const {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const auto byte : m_bytes) {
        out += out.empty() ? "" : ":";
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
    return out;
}

} // namespace trucban::link
