// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

// Tables for spreadsheets, written one way everywhere: UTF-8 with a byte order mark, ';' between fields (what Excel
// expects where ',' is the decimal sign), CRLF, no "sep=" line.
namespace trucban::core {

inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

/// One field: quoted where it must be, and with an apostrophe before what a spreadsheet would take for a formula
/// (= + - @, tab, carriage return, also in full width or behind blanks; see OWASP, "CSV Injection"). Numbers with a sign
/// in front stay as they are. NUL bytes are dropped.
[[nodiscard]] std::string csvField(std::string_view text);
/// Fields, separators and the line's end.
[[nodiscard]] std::string csvLine(std::span<const std::string> fields);

} // namespace trucban::core
