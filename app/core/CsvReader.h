// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The one reader of tables that spreadsheets write; the writer is core/CsvText.h.
namespace trucban::core {

struct CsvRules {
    char separator = ',';
    std::size_t mostColumns = 1'000;                               ///< fields past it are dropped, and told
    std::size_t longestField = static_cast<std::size_t>(1) << 20U; ///< bytes; the rest is dropped, and told
};

/// Record by record, RFC 4180 and what programs make of it: quoted fields hold separators, line ends and doubled
/// quotes; lines end in CRLF, LF or CR; a quote within a plain field is a letter; what follows a closing quote belongs to
/// the field. Any bytes are read, nothing throws, and each is looked at once. Owned by one thread; keeps a view.
class CsvReader {
public:
    explicit CsvReader(std::string_view text, CsvRules rules = {}) : m_text(text), m_rules(rules) {}

    /// False at the end. A blank line is a record of one empty field.
    bool next(std::vector<std::string>& fields);
    /// Line of the text at which the last record began, from 1.
    [[nodiscard]] std::size_t line() const { return m_line; }
    /// Which record it is, from 1: the number of its row in a spreadsheet.
    [[nodiscard]] std::size_t row() const { return m_row; }
    /// The last record had more columns, or a longer field, than the rules allow.
    [[nodiscard]] bool wasCut() const { return m_wasCut; }
    /// The last record ended with the text, inside quotes.
    [[nodiscard]] bool isQuoteOpen() const { return m_isQuoteOpen; }

private:
    void take(std::vector<std::string>& fields, std::string& field);
    void add(std::string& field, char letter);
    /// After a closing quote or in a plain field: true when the letter ended the record.
    bool takePlain(std::vector<std::string>& fields, std::string& field, char letter);

    std::string_view m_text;
    CsvRules m_rules;
    std::size_t m_at = 0;
    std::size_t m_nextLine = 1;
    std::size_t m_line = 1;
    std::size_t m_row = 0;
    std::size_t m_columns = 0; ///< of the record, those that were dropped too
    bool m_wasCut = false;
    bool m_isQuoteOpen = false;
};

/// Takes a spreadsheet's own hint, the first line "sep=;", off the text: its separator, or 0 when there is none.
[[nodiscard]] char takeSeparatorLine(std::string_view& text);
/// Of comma, semicolon and tab the one by which the first records have most alike columns.
[[nodiscard]] char guessSeparator(std::string_view text);

} // namespace trucban::core
