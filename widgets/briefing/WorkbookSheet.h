// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"
#include "models/ChartTable.h"

#include <string>
#include <vector>
#include <xlsxwriter.h>

namespace trucban::widgets {

/// The formats of a workbook, made once.
struct WorkbookFormats {
    explicit WorkbookFormats(lxw_workbook* workbook);
    /// Of a number, a day, or words, plain or in a total.
    [[nodiscard]] lxw_format* of(const models::ChartCell& cell, bool isTotal) const;

    lxw_format* title;
    lxw_format* small;
    lxw_format* heading;
    lxw_format* words;   ///< wrapped
    lxw_format* guarded; ///< words that a spreadsheet could take for a formula once they are edited
    lxw_format* tableHead;

private:
    /// Words, day, the four forms of numbers, and shares that are nearly nothing or nearly all.
    static constexpr std::size_t kKinds = 8;
    std::array<lxw_format*, kKinds * 2> m_cells{};
};

/// Writes the pages of one chapter down a sheet: tables at the left, the charts of their figures at the right. Whatever
/// is text is written as text. `workbook` and `sheet` outlive it.
class WorkbookSheet {
public:
    WorkbookSheet(lxw_workbook* workbook, lxw_worksheet* sheet, std::string name, const WorkbookFormats& formats,
                  int& tables);

    void title(const QString& title, const QString& below);
    void page(const models::BriefingPage& page);
    /// A line of a form: what it is, and what it says.
    void fact(const QString& name, const models::ChartCell& value);
    /// Widths, frozen rows, and how it is printed.
    void finish(const QString& foot);

private:
    struct Grid {
        std::string title;
        std::vector<std::string> headers;
        std::vector<std::vector<models::ChartCell>> rows;
        std::vector<std::vector<models::ChartCell>> totals;
        std::vector<std::size_t> drawn; ///< columns of a picture: its unknowns are left empty, it draws words as 0
    };
    /// Where a grid's figures stand.
    struct Placed {
        lxw_row_t head = 0;
        lxw_row_t first = 0;
        lxw_row_t last = 0;
    };

    void words(const QString& text, lxw_format* format);
    Placed grid(const Grid& grid);
    void put(lxw_row_t row, lxw_col_t column, const models::ChartCell& cell, bool isTotal, bool isGap);
    void chart(const models::ChartData& chart);
    void drawn(const models::ChartData& chart, const models::ChartTable& table, const Placed& placed);
    void shaded(const Placed& placed, lxw_col_t from, lxw_col_t to);
    void tiles(const models::BriefingTiles& tiles);
    void table(const models::BriefingTable& table);
    void map(const models::BriefingMap& map);
    void widen(lxw_col_t column, qsizetype letters);

    lxw_workbook* m_workbook;
    lxw_worksheet* m_sheet;
    std::string m_name;
    const WorkbookFormats& m_formats;
    int& m_tables; ///< names of tables are the workbook's
    lxw_row_t m_row = 0;
    lxw_row_t m_chartRow = 0;
    lxw_row_t m_frozen = 0;
    bool m_hasTable = false;
    std::vector<double> m_widths;
};

} // namespace trucban::widgets
