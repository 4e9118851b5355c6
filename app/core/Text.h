// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Vietnamese text for searching and checking. All functions take and give UTF-8.
namespace trucban::core {

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
[[nodiscard]] bool isValidUtf8(std::string_view text);
/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t characterCount(std::string_view text);
/// The first `count` code points.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t count);
/// Lower case without diacritics, đ as d, composed and decomposed (NFC, NFD) input alike; other letters pass through
/// lower-cased where Latin. For search keys, never for display.
[[nodiscard]] std::string folded(std::string_view text);
/// Replaces what looks like a Vietnamese telephone number (8 to 11 digits, also with spaces, dots, +84) or a 9- or
/// 12-digit identity number by a mask that keeps the last two digits: "•••••••• 67".
[[nodiscard]] std::string masked(std::string_view text);

} // namespace trucban::core
