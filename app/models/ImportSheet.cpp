// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportSheet.h"

#include "core/Command.h"
#include "core/CsvReader.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

namespace {

bool isBlank(const std::string& cell) {
    return cell.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::size_t filled(const std::vector<std::string>& cells) {
    return static_cast<std::size_t>(
        std::ranges::count_if(cells, [](const std::string& cell) { return !isBlank(cell); }));
}

/// Cells up to the last that holds something.
std::size_t width(const std::vector<std::string>& cells) {
    const auto last = std::ranges::find_if_not(cells.rbegin(), cells.rend(), isBlank);
    return static_cast<std::size_t>(cells.rend() - last);
}

std::string trimmed(const std::string& cell) {
    return QString::fromStdString(cell).simplified().toStdString();
}

/// The row of headings: the first with several cells, or the first at all where every row has one.
std::size_t findHeadings(const std::vector<ImportRow>& rows) {
    const auto several = std::ranges::find_if(rows, [](const ImportRow& row) { return filled(row.cells) > 1; });
    return several == rows.end() ? 0 : static_cast<std::size_t>(several - rows.begin());
}

std::expected<std::vector<ImportRow>, ImportSheetProblem> readRows(core::CsvReader& reader) {
    std::vector<ImportRow> rows;
    std::size_t count = 0;
    for (std::vector<std::string> cells; reader.next(cells);) {
        if (reader.isQuoteOpen()) {
            return std::unexpected(ImportSheetProblem{ImportSheetFault::openQuote, reader.row()});
        }
        if (width(cells) == 0) {
            continue;
        }
        // Headings and titles come on top of the rows that are allowed.
        if (++count <= core::kMaxRecords + 100) {
            rows.push_back({.row = reader.row(), .cells = std::move(cells), .isTooWide = false});
        }
    }
    if (count > rows.size()) {
        return std::unexpected(ImportSheetProblem{ImportSheetFault::tooManyRows, count - 1});
    }
    return rows;
}

} // namespace

QString spreadsheetColumn(std::size_t column) {
    QString letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.prepend(QChar(static_cast<char16_t>('A' + (rest - 1) % 26)));
    }
    return letters;
}

QString ImportSheet::nameOf(std::size_t column) const {
    const bool hasName = column < headings.size() && !headings[column].empty();
    return hasName ? QString::fromStdString(headings[column])
                   : QCoreApplication::translate("ImportWords", "cột %1").arg(spreadsheetColumn(column));
}

std::expected<ImportSheet, ImportSheetProblem> readImportSheet(std::string_view text) {
    ImportSheet sheet;
    const char hinted = core::takeSeparatorLine(text);
    sheet.separator = hinted != 0 ? hinted : core::guessSeparator(text);
    core::CsvReader reader(text, {.separator = sheet.separator,
                                  .mostColumns = 20 * kMostImportColumns, // trailing empty ones are no fault
                                  .longestField = kLongestImportCell + 1});
    auto rows = readRows(reader);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    if (rows->empty()) {
        return std::unexpected(ImportSheetProblem{ImportSheetFault::noHeadings, 0});
    }
    const std::size_t at = findHeadings(*rows);
    const ImportRow headings = (*rows)[at];
    rows->erase(rows->begin(), rows->begin() + static_cast<std::ptrdiff_t>(at) + 1);
    sheet.headingRow = headings.row;
    if (rows->empty()) {
        return std::unexpected(ImportSheetProblem{ImportSheetFault::noRows, 0});
    }
    if (rows->size() > core::kMaxRecords) {
        return std::unexpected(ImportSheetProblem{ImportSheetFault::tooManyRows, rows->size()});
    }
    const std::size_t columns = width(headings.cells);
    if (columns > kMostImportColumns) {
        return std::unexpected(ImportSheetProblem{ImportSheetFault::tooManyColumns, columns});
    }
    for (std::size_t i = 0; i < columns; ++i) {
        sheet.headings.push_back(trimmed(headings.cells[i]));
    }
    for (ImportRow& row : *rows) {
        row.isTooWide = width(row.cells) > columns;
        row.cells.resize(columns);
    }
    sheet.rows = *std::move(rows);
    return sheet;
}

QString sentenceOf(const ImportSheetProblem& problem) {
    const auto number = Wording::number(static_cast<qlonglong>(problem.at));
    switch (problem.fault) {
    case ImportSheetFault::noHeadings:
        return QCoreApplication::translate("ImportWords", "Tệp không có dòng tiêu đề cột.");
    case ImportSheetFault::noRows:
        return QCoreApplication::translate("ImportWords", "Dưới dòng tiêu đề không có dòng số liệu nào.");
    case ImportSheetFault::tooManyRows:
        return QCoreApplication::translate("ImportWords",
                                           "Tệp có %1 dòng; mỗi lần nhập nhiều nhất %2. Chia tệp rồi nhập từng phần.")
            .arg(number, Wording::number(static_cast<qlonglong>(core::kMaxRecords)));
    case ImportSheetFault::tooManyColumns:
        return QCoreApplication::translate("ImportWords", "Tệp có %1 cột; nhiều nhất %2. Bỏ các cột không dùng.")
            .arg(number, Wording::number(static_cast<qlonglong>(kMostImportColumns)));
    case ImportSheetFault::openQuote:
        return QCoreApplication::translate(
                   "ImportWords", "Từ dòng %1 có dấu ngoặc kép (\") mở mà không đóng, nên không biết dòng kết thúc ở "
                                  "đâu. Sửa dòng đó rồi nhập lại.")
            .arg(number);
    }
    return {};
}

} // namespace trucban::models
