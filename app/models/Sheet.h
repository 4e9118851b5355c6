// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace trucban::models {

struct SheetColumn {
    QString title;
    double share = 1; ///< of the page's width, against the other columns
    bool operator==(const SheetColumn&) const = default;
};

/// A table to be printed or put into a file, as words: what it says is settled here, how it looks elsewhere.
struct Sheet {
    QString title;
    QStringList facts; ///< lines under the title: as of when, whose, what is left out
    std::vector<SheetColumn> columns;
    std::vector<QStringList> rows; ///< as many cells as there are columns
    QStringList closing;           ///< lines after the table
    QString foot;                  ///< on every page, beside its number
    bool isLandscape = false;
    bool operator==(const Sheet&) const = default;
};

/// Says on every page that nothing of it is live, when that is so.
[[nodiscard]] Sheet markedIfExercise(Sheet sheet, bool isExercise);
/// The table alone (core/CsvText.h).
[[nodiscard]] QByteArray csvOf(const Sheet& sheet);

} // namespace trucban::models
