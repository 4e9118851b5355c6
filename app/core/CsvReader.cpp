// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CsvReader.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace trucban::core {

namespace {

constexpr std::size_t kProbed = 30;             ///< records that a separator is guessed from
constexpr std::size_t kProbedBytes = 64 * 1024; ///< likewise, at most

/// How many of the first records have as many columns as most of them, and how many those are.
std::pair<std::size_t, std::size_t> alikeColumns(std::string_view text, char separator) {
    CsvReader reader(text.substr(0, kProbedBytes), {.separator = separator});
    std::vector<std::string> fields;
    std::vector<std::size_t> counts;
    while (counts.size() < kProbed && reader.next(fields)) {
        if (fields.size() > 1 || !fields.front().empty()) {
            counts.push_back(fields.size());
        }
    }
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const std::size_t columns : counts) {
        if (columns > 1) {
            best = std::max(best, std::pair{static_cast<std::size_t>(std::ranges::count(counts, columns)), columns});
        }
    }
    return best;
}

} // namespace

void CsvReader::add(std::string& field, char letter) {
    if (field.size() < m_rules.longestField) {
        field += letter;
    } else {
        m_wasCut = true;
    }
}

void CsvReader::take(std::vector<std::string>& fields, std::string& field) {
    ++m_columns;
    if (fields.size() < m_rules.mostColumns) {
        fields.push_back(std::exchange(field, {}));
    } else {
        field.clear();
        m_wasCut = true;
    }
}

bool CsvReader::takePlain(std::vector<std::string>& fields, std::string& field, char letter) {
    if (letter == m_rules.separator) {
        take(fields, field);
    } else if (letter == '\r' || letter == '\n') {
        if (letter == '\r' && m_at < m_text.size() && m_text[m_at] == '\n') {
            ++m_at;
        }
        ++m_nextLine;
        return true;
    } else {
        add(field, letter);
    }
    return false;
}

bool CsvReader::next(std::vector<std::string>& fields) {
    fields.clear();
    m_columns = 0;
    m_wasCut = false;
    m_isQuoteOpen = false;
    if (m_at >= m_text.size()) {
        return false;
    }
    m_line = m_nextLine;
    ++m_row;
    std::string field;
    bool isQuoted = false;
    bool isFresh = true; // at the field's first letter
    while (m_at < m_text.size()) {
        const char letter = m_text[m_at++];
        if (!isQuoted) {
            if (letter == '"' && isFresh) {
                isQuoted = true;
                isFresh = false;
                continue;
            }
            isFresh = letter == m_rules.separator;
            if (takePlain(fields, field, letter)) {
                break;
            }
        } else if (letter != '"') {
            // A CRLF is one line end: counted at its LF.
            const bool isCrLf = letter == '\r' && m_at < m_text.size() && m_text[m_at] == '\n';
            m_nextLine += letter == '\n' || (letter == '\r' && !isCrLf) ? 1 : 0;
            add(field, letter);
        } else if (m_at < m_text.size() && m_text[m_at] == '"') {
            add(field, letter);
            ++m_at;
        } else {
            isQuoted = false;
        }
    }
    take(fields, field);
    m_isQuoteOpen = isQuoted;
    return true;
}

char takeSeparatorLine(std::string_view& text) {
    constexpr std::string_view kHint = "sep=";
    const auto isLetter = [&](std::size_t i) {
        return i < text.size() && (text[i] == kHint[i] || text[i] == kHint[i] - ('a' - 'A'));
    };
    const bool begins = isLetter(0) && isLetter(1) && isLetter(2) && text.size() > kHint.size() && text[3] == '=';
    if (!begins || text[4] == '\r' || text[4] == '\n') {
        return 0;
    }
    const char separator = text[4];
    std::string_view rest = text.substr(5);
    if (rest.starts_with("\r\n")) {
        rest.remove_prefix(2);
    } else if (rest.starts_with('\n') || rest.starts_with('\r')) {
        rest.remove_prefix(1);
    } else if (!rest.empty()) {
        return 0; // a heading that happens to begin so
    }
    text = rest;
    return separator;
}

char guessSeparator(std::string_view text) {
    // Where two do as well the semicolon wins: a comma may be a decimal sign, and is in our own files.
    constexpr std::array kSeparators{';', '\t', ','};
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char separator : kSeparators) {
        if (const auto found = alikeColumns(text, separator); found > most) {
            most = found;
            best = separator;
        }
    }
    return best;
}

} // namespace trucban::core
