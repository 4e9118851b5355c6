// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trucban::wire::json {

/// One token of an RFC 6901 pointer, with ~ and / escaped. Cut to a length fit for an error message.
[[nodiscard]] inline std::string escapedPointer(std::string_view token) {
    constexpr std::size_t kMaxBytes = 64;
    std::string out;
    for (const char c : token) {
        if (out.size() >= kMaxBytes && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            break; // between two characters, never within one
        }
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace trucban::wire::json
