// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace trucban::models {

/// A cell that keeps what it is, so that a workbook gets numbers and dates and a screen gets words.
struct ChartCell {
    enum class Kind : std::uint8_t { text, number, day };
    Kind kind = Kind::text;
    QString text;                      ///< of a text; says why where a number is missing
    double number = 0;                 ///< of a number in `form`, or of a day
    ChartForm form = ChartForm::count; ///< of a number
    bool operator==(const ChartCell&) const = default;

    [[nodiscard]] static ChartCell of(const QString& text);
    [[nodiscard]] static ChartCell of(double number, ChartForm form);
    [[nodiscard]] static ChartCell ofDay(ChartDay day);
    /// As a person reads it: "1.234,5", "87,5 %", "04:07", "22/11/2026".
    [[nodiscard]] QString words() const;
};

/// The figures of a chart as headings and rows: table view, copying, CSV and workbooks are made of it.
struct ChartTable {
    QString title; ///< with the unit
    QStringList headers;
    std::vector<std::vector<ChartCell>> rows; ///< as many cells as there are headers
    std::vector<QString> keys;                ///< of the rows: what choosing one chooses; empty where there is nothing
    bool operator==(const ChartTable&) const = default;
};

[[nodiscard]] ChartTable tableOf(const ChartData& chart);
/// Headings and rows, tabs between: what a spreadsheet takes from the clipboard, guarded against formulas.
[[nodiscard]] QString tabbedOf(const ChartTable& table);
/// core/CsvText.h. Numbers as a spreadsheet reads them: no grouping, the window's decimal sign; durations in words.
[[nodiscard]] QByteArray csvOf(const ChartTable& table);

} // namespace trucban::models
