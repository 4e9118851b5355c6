// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ImportText.h"

#include <QString>

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

// The table in a text: headings, and rows with the numbers that a spreadsheet shows beside them.
namespace trucban::models {

inline constexpr std::size_t kMostImportColumns = 300;
inline constexpr std::size_t kLongestImportCell = 4'000; ///< bytes; a longer one is an error of its row

struct ImportRow {
    std::size_t row = 0;            ///< of the spreadsheet, from 1
    std::vector<std::string> cells; ///< one for each heading
    bool isTooWide = false;         ///< something stands to the right of the last heading
    bool operator==(const ImportRow&) const = default;
};

struct ImportSheet {
    std::vector<std::string> headings; ///< may be empty; trailing columns with nothing in them are left out
    std::size_t headingRow = 1;
    std::vector<ImportRow> rows; ///< without blank ones
    char separator = ',';
    bool operator==(const ImportSheet&) const = default;

    /// The heading, or the spreadsheet's letters for a column without one: "cột F".
    [[nodiscard]] QString nameOf(std::size_t column) const;
};

enum class ImportSheetFault : std::uint8_t {
    noHeadings,
    noRows,
    tooManyRows, ///< more than core::kMaxRecords
    tooManyColumns,
    openQuote ///< a quote that is never closed swallowed the rest of the file
};

struct ImportSheetProblem {
    ImportSheetFault fault{};
    std::size_t at = 0; ///< of openQuote: the row; of tooMany…: how many there are
    bool operator==(const ImportSheetProblem&) const = default;
};

/// Lines above the headings with a single cell (a title) are skipped. `text`: composed UTF-8.
[[nodiscard]] std::expected<ImportSheet, ImportSheetProblem> readImportSheet(std::string_view text);
[[nodiscard]] QString sentenceOf(const ImportSheetProblem& problem);

/// "A", "Z", "AA" for 0, 25, 26.
[[nodiscard]] QString spreadsheetColumn(std::size_t column);

} // namespace trucban::models
