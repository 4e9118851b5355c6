// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Sheet.h"

#include "core/CsvText.h"

#include <QCoreApplication>

#include <string>

namespace trucban::models {

Sheet markedIfExercise(Sheet sheet, bool isExercise) {
    if (isExercise) {
        const auto mark = QCoreApplication::translate("Sheet", "DIỄN TẬP – %1");
        sheet.title = mark.arg(sheet.title);
        sheet.foot = mark.arg(sheet.foot);
    }
    return sheet;
}

QByteArray csvOf(const Sheet& sheet) {
    std::string bytes{core::kCsvByteOrderMark};
    std::vector<std::string> fields;
    for (const auto& column : sheet.columns) {
        fields.push_back(column.title.toStdString());
    }
    bytes += core::csvLine(fields);
    for (const auto& row : sheet.rows) {
        fields.clear();
        for (const auto& cell : row) {
            fields.push_back(cell.toStdString());
        }
        bytes += core::csvLine(fields);
    }
    return QByteArray::fromStdString(bytes);
}

} // namespace trucban::models
