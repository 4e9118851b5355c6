// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Base64.h"

#include <array>
#include <cstdint>

namespace trucban::wire {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 64;
constexpr auto kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNone);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}();

} // namespace

void appendBase64(std::string& out, std::string_view bytes) {
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
    while (!bytes.empty()) {
        const std::string_view group = bytes.substr(0, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0u);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= group.size() ? kAlphabet[bits >> (18 - 6 * i) & 63] : '=';
        }
        bytes.remove_prefix(group.size());
    }
}

std::optional<std::string> parseBase64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        const std::size_t missing = at + 4 == text.size() ? padding : 0;
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint8_t value = i < 4 - missing ? kValues[static_cast<unsigned char>(text[at + i])] : 0;
            if (value == kNone) {
                return std::nullopt;
            }
            bits = bits << 6 | value;
        }
        if ((bits & ((1u << (8 * missing)) - 1)) != 0) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < 3 - missing; ++i) {
            bytes += static_cast<char>(bits >> (16 - 8 * i) & 255);
        }
    }
    return bytes;
}

} // namespace trucban::wire
