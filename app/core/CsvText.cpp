// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CsvText.h"

#include <algorithm>
#include <array>

namespace trucban::core {

namespace {

constexpr std::array<std::string_view, 5> kBlanks{" ", "\n", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
/// Full-width = + - @ as well: some programs read them like the plain ones.
constexpr std::array<std::string_view, 10> kBegins{
    "=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

bool beginsWithOneOf(std::string_view text, std::span<const std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [text](std::string_view begin) { return text.starts_with(begin); });
}

std::string_view withoutBlanks(std::string_view text) {
    for (auto blank = kBlanks.begin(); blank != kBlanks.end();) {
        if (text.starts_with(*blank)) {
            text.remove_prefix(blank->size());
            blank = kBlanks.begin();
        } else {
            ++blank;
        }
    }
    return text;
}

bool isSignedNumber(std::string_view text) {
    const bool hasDigit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return hasDigit && (text.front() == '-' || text.front() == '+') &&
           text.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
}

bool looksLikeFormula(std::string_view text) {
    const auto rest = withoutBlanks(text);
    return beginsWithOneOf(rest, kBegins) && !(rest.size() == text.size() && isSignedNumber(rest));
}

} // namespace

std::string csvField(std::string_view text) {
    std::string field = looksLikeFormula(text) ? "'" : "";
    field += text;
    std::erase(field, '\0');
    if (field.find_first_of(";\"\r\n\t") == std::string::npos) {
        return field;
    }
    std::string quoted = "\"";
    for (const char c : field) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string csvLine(std::span<const std::string> fields) {
    std::string line;
    for (const auto& field : fields) {
        line += line.empty() && &field == &fields.front() ? "" : ";";
        line += csvField(field);
    }
    return line + "\r\n";
}

} // namespace trucban::core
