// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/WorkbookSheet.h"

#include "models/BriefingWording.h"
#include "models/ChartShare.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace trucban::widgets {

namespace {

using models::ChartCell;
using models::ChartForm;

constexpr double kExcelEpoch = 25'569; ///< 1970-01-01, counted from Excel's day 0
constexpr double kSecondsADay = 86'400;
constexpr double kNarrowest = 9;
constexpr double kWidest = 46;
constexpr lxw_col_t kWordsColumns = 8; ///< over which a paragraph runs
constexpr int kLettersALine = 120;
constexpr lxw_col_t kChartGap = 1;
constexpr lxw_row_t kChartRows = 17;
constexpr std::uint32_t kChartWidth = 720;
constexpr std::uint32_t kChartHeight = 330;
constexpr lxw_row_t kLowestFrozen = 8;
constexpr double kLineHeight = 15.5;

std::string utf8(const QString& text) {
    return text.toStdString();
}

/// What Excel takes for a formula when a cell is edited, and other programs when they read a file made from this one.
bool looksLikeFormula(const QString& text) {
    const auto bare = text.trimmed();
    return !bare.isEmpty() && QStringLiteral("=+-@＝＋－＠").contains(bare.front());
}

/// A title of a chart that begins with '=' would be a reference.
std::string harmless(const QString& text) {
    return utf8(text.trimmed().startsWith(QLatin1Char('=')) ? QStringLiteral("’%1").arg(text) : text);
}

lxw_format* made(lxw_workbook* workbook, bool isBold, double size = 11) {
    auto* format = workbook_add_format(workbook);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (isBold) {
        format_set_bold(format);
    }
    return format;
}

constexpr std::size_t kNearlyNothing = 6;
constexpr std::size_t kNearlyAll = 7;

std::size_t kindOf(const ChartCell& cell) {
    using Bound = models::WrittenShare::Bound;
    switch (cell.kind) {
    case ChartCell::Kind::text:
        return 0;
    case ChartCell::Kind::day:
        return 1;
    case ChartCell::Kind::number: {
        const auto bound = cell.form == ChartForm::percent ? models::writtenShare(cell.number).bound : Bound::none;
        return bound == Bound::below   ? kNearlyNothing
               : bound == Bound::above ? kNearlyAll
                                       : 2 + static_cast<std::size_t>(cell.form);
    }
    }
    return 0;
}

/// Columns of a chart's table that its picture shows, and as what.
struct Drawing {
    lxw_chart_type type = LXW_CHART_NONE;
    std::vector<std::size_t> columns;
    bool isUpsideDown = false; ///< rows from top to bottom, as in the table
};

struct DrawingOf {
    std::size_t columns; ///< of the table

    [[nodiscard]] std::vector<std::size_t> span(std::size_t from, std::size_t to) const {
        std::vector<std::size_t> out;
        for (; from < std::min(to, columns); ++from) {
            out.push_back(from);
        }
        return out;
    }
    Drawing operator()(const models::TrendChart& chart) const {
        return {.type = LXW_CHART_LINE, .columns = span(1, 1 + chart.lines.size())};
    }
    Drawing operator()(const models::BurndownChart&) const { return {.type = LXW_CHART_LINE, .columns = span(1, 4)}; }
    Drawing operator()(const models::DumbbellChart&) const { return bars(span(1, 3)); }
    Drawing operator()(const models::RankingChart&) const { return bars({1}); }
    Drawing operator()(const models::CoverageChart&) const { return bars({3}); }
    Drawing operator()(const models::FunnelChart&) const { return bars({1}); }
    Drawing operator()(const models::StatesChart&) const {
        return {.type = LXW_CHART_BAR_STACKED, .columns = span(1, columns - 1), .isUpsideDown = true};
    }
    Drawing operator()(const models::EcdfChart&) const { return {.type = LXW_CHART_COLUMN, .columns = span(2, 5)}; }
    Drawing operator()(const auto&) const { return {}; }

private:
    [[nodiscard]] static Drawing bars(std::vector<std::size_t> columns) {
        return {.type = LXW_CHART_BAR, .columns = std::move(columns), .isUpsideDown = true};
    }
};

} // namespace

WorkbookFormats::WorkbookFormats(lxw_workbook* workbook)
    : title(made(workbook, true, 15)),
      small(made(workbook, false, 10)),
      heading(made(workbook, true, 12)),
      words(made(workbook, false)),
      guarded(made(workbook, false)),
      tableHead(made(workbook, true)) {
    format_set_font_color(small, LXW_COLOR_GRAY);
    format_set_text_wrap(words);
    format_set_text_wrap(guarded);
    format_set_quote_prefix(guarded);
    format_set_text_wrap(tableHead);
    format_set_bottom(tableHead, LXW_BORDER_THIN);
    static constexpr std::array kNumberFormats{"@", "dd/mm/yyyy", "#,##0", "#,##0.0", "0.0%", "[h]:mm:ss",
                                               // the number stays what it is; only how it is shown is not rounded up
                                               "\"< 0,1 %\"", "\"> 99,9 %\""};
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        auto* format = made(workbook, i >= kKinds);
        if (i % kKinds == 0) {
            format_set_text_wrap(format);
        } else {
            format_set_num_format(format, kNumberFormats[i % kKinds]);
        }
        if (i >= kKinds) {
            format_set_top(format, LXW_BORDER_THIN);
        }
        m_cells[i] = format;
    }
}

lxw_format* WorkbookFormats::of(const ChartCell& cell, bool isTotal) const {
    return m_cells[kindOf(cell) + (isTotal ? kKinds : 0)];
}

WorkbookSheet::WorkbookSheet(lxw_workbook* workbook, lxw_worksheet* sheet, std::string name,
                             const WorkbookFormats& formats, int& tables)
    : m_workbook(workbook), m_sheet(sheet), m_name(std::move(name)), m_formats(formats), m_tables(tables) {}

void WorkbookSheet::widen(lxw_col_t column, qsizetype letters) {
    if (m_widths.size() <= column) {
        m_widths.resize(column + std::size_t{1}, kNarrowest);
    }
    m_widths[column] = std::clamp(static_cast<double>(letters) + 2, m_widths[column], kWidest);
}

void WorkbookSheet::title(const QString& title, const QString& below) {
    worksheet_write_string(m_sheet, m_row++, 0, utf8(title).c_str(), m_formats.title);
    worksheet_write_string(m_sheet, m_row++, 0, utf8(below).c_str(), m_formats.small);
    m_frozen = m_row;
    ++m_row;
}

void WorkbookSheet::fact(const QString& name, const ChartCell& value) {
    worksheet_write_string(m_sheet, m_row, 0, utf8(name).c_str(), m_formats.tableHead);
    put(m_row, 1, value, false, false);
    widen(0, name.size());
    widen(1, value.text.size());
    ++m_row;
}

void WorkbookSheet::words(const QString& text, lxw_format* format) {
    if (text.isEmpty()) {
        return;
    }
    double lines = 0;
    for (const auto& line : text.split(QLatin1Char('\n'))) {
        lines += std::ceil(std::max(1.0, static_cast<double>(line.size()) / kLettersALine));
    }
    auto* look = looksLikeFormula(text) ? m_formats.guarded : format;
    worksheet_merge_range(m_sheet, m_row, 0, m_row, kWordsColumns, "", look);
    worksheet_write_string(m_sheet, m_row, 0, utf8(text).c_str(), look);
    worksheet_set_row(m_sheet, m_row, std::min(400.0, lines * kLineHeight + 4), nullptr);
    ++m_row;
}

void WorkbookSheet::page(const models::BriefingPage& page) {
    words(page.title, m_formats.heading);
    for (const auto& block : page.blocks) {
        if (const auto* heading = std::get_if<models::BriefingHeading>(&block.body)) {
            words(heading->text, m_formats.heading);
        } else if (const auto* paragraph = std::get_if<models::BriefingParagraph>(&block.body)) {
            words(paragraph->text, m_formats.words);
        } else if (const auto* comment = std::get_if<models::BriefingComment>(&block.body)) {
            words(QStringLiteral("Ý kiến của %1, %2")
                      .arg(models::briefing::role(comment->author), models::briefing::minute(comment->at)),
                  m_formats.heading);
            words(comment->text, m_formats.words);
        } else if (const auto* figures = std::get_if<models::BriefingTiles>(&block.body)) {
            tiles(*figures);
        } else if (const auto* rows = std::get_if<models::BriefingTable>(&block.body)) {
            table(*rows);
        } else if (const auto* areas = std::get_if<models::BriefingMap>(&block.body)) {
            map(*areas);
        } else if (const auto* drawing = std::get_if<models::BriefingChart>(&block.body)) {
            chart(drawing->chart);
        }
    }
    m_row = std::max(m_row + 1, m_chartRow);
}

void WorkbookSheet::put(lxw_row_t row, lxw_col_t column, const ChartCell& cell, bool isTotal, bool isGap) {
    auto* format = m_formats.of(cell, isTotal);
    switch (cell.kind) {
    case ChartCell::Kind::text:
        if (isGap || cell.text.isEmpty()) {
            worksheet_write_blank(m_sheet, row, column, format);
        } else {
            worksheet_write_string(m_sheet, row, column, utf8(cell.text).c_str(),
                                   looksLikeFormula(cell.text) ? m_formats.guarded : format);
        }
        break;
    case ChartCell::Kind::day:
        worksheet_write_number(m_sheet, row, column, cell.number + kExcelEpoch, format);
        break;
    case ChartCell::Kind::number: {
        const double unit = cell.form == ChartForm::percent ? 100 : cell.form == ChartForm::duration ? kSecondsADay : 1;
        worksheet_write_number(m_sheet, row, column, cell.number / unit, format);
        break;
    }
    }
    widen(column, cell.kind == ChartCell::Kind::text ? (isGap ? 0 : cell.text.size()) : 12);
}

WorkbookSheet::Placed WorkbookSheet::grid(const Grid& grid) {
    if (!grid.title.empty()) {
        worksheet_write_string(m_sheet, m_row++, 0, grid.title.c_str(), m_formats.heading);
    }
    Placed placed{.head = m_row, .first = m_row + 1, .last = m_row + static_cast<lxw_row_t>(grid.rows.size())};
    if (grid.rows.empty() || grid.headers.empty()) {
        worksheet_write_string(m_sheet, m_row++, 0, utf8(models::briefing::noFigure()).c_str(), m_formats.small);
        return placed;
    }
    if (!m_hasTable && placed.head < kLowestFrozen) {
        m_frozen = placed.head + 1; // the headings of the first stay in sight
    }
    m_hasTable = true;
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
        for (std::size_t j = 0; j < grid.rows[i].size(); ++j) {
            const bool isGap = std::ranges::contains(grid.drawn, j) && grid.rows[i][j].kind == ChartCell::Kind::text;
            put(placed.first + static_cast<lxw_row_t>(i), static_cast<lxw_col_t>(j), grid.rows[i][j], false, isGap);
        }
    }
    // Headings of a table differ from each other, or the file counts as damaged.
    std::vector<std::string> headers;
    std::set<QString> seen;
    for (const auto& header : grid.headers) {
        auto words = QString::fromStdString(header).left(200);
        for (int i = 2; words.trimmed().isEmpty() || !seen.insert(words.toLower()).second; ++i) {
            words = QStringLiteral("%1 (%2)").arg(QString::fromStdString(header).left(200)).arg(i);
        }
        widen(static_cast<lxw_col_t>(headers.size()), std::min<qsizetype>(words.size(), 16) + 3);
        headers.push_back(utf8(words));
    }
    std::vector<lxw_table_column> columns(headers.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        columns[i].header = headers[i].c_str();
        columns[i].header_format = m_formats.tableHead;
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    const auto name = "Bang" + std::to_string(++m_tables);
    lxw_table_options options{};
    options.name = name.c_str();
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.columns = pointers.data();
    worksheet_add_table(m_sheet, placed.head, 0, placed.last, static_cast<lxw_col_t>(headers.size() - 1), &options);
    m_row = placed.last + 1;
    for (const auto& total : grid.totals) {
        for (std::size_t j = 0; j < total.size(); ++j) {
            put(m_row, static_cast<lxw_col_t>(j), total[j], true, false);
        }
        ++m_row;
    }
    return placed;
}

void WorkbookSheet::tiles(const models::BriefingTiles& tiles) {
    Grid rows;
    rows.headers = {"Chỉ số", "Giá trị", "Đơn vị", "Chỉ tiêu", "Kỳ so sánh", "Giá trị kỳ so sánh", "Thay đổi"};
    for (const auto& data : tiles.tiles) {
        const auto* tile = std::get_if<models::TileChart>(&data.body);
        if (tile == nullptr) {
            continue;
        }
        const auto missing = tile->valueWords.isEmpty() ? models::briefing::noFigure() : tile->valueWords;
        const auto cell = [&](const std::optional<double>& value, const QString& otherwise) {
            return value ? ChartCell::of(*value, data.form) : ChartCell::of(otherwise);
        };
        auto words = tile->change.words;
        if (!tile->change.interval.isEmpty()) {
            words += QStringLiteral(" (%1)").arg(models::briefing::interval(tile->change));
        }
        rows.rows.push_back(
            {ChartCell::of(data.title), cell(tile->value, missing), ChartCell::of(data.unit),
             cell(tile->target, QString()), ChartCell::of(tile->beforeName),
             cell(tile->change.before, tile->beforeName.isEmpty() ? QString() : models::briefing::noComparison()),
             ChartCell::of(words)});
    }
    grid(rows);
    ++m_row;
}

void WorkbookSheet::table(const models::BriefingTable& table) {
    Grid rows;
    rows.title = utf8(table.title);
    for (const auto& column : table.columns) {
        rows.headers.push_back(utf8(column.title));
    }
    for (const auto& row : table.rows) {
        (row.isTotal ? rows.totals : rows.rows).push_back(row.cells);
    }
    grid(rows);
    words(table.note, m_formats.small);
    ++m_row;
}

void WorkbookSheet::map(const models::BriefingMap& map) {
    Grid rows;
    rows.title = utf8(map.title);
    rows.headers = {"Địa bàn", map.unit.isEmpty() ? "Giá trị" : "Giá trị (" + utf8(map.unit) + ")"};
    for (const auto& area : map.areas) {
        rows.rows.push_back({ChartCell::of(area.name), area.value ? ChartCell::of(*area.value, map.form)
                                                                  : ChartCell::of(models::briefing::noFigure())});
    }
    shaded(grid(rows), 1, 1);
    words(map.note, m_formats.small);
    ++m_row;
}

void WorkbookSheet::shaded(const Placed& placed, lxw_col_t from, lxw_col_t to) {
    if (placed.last < placed.first) {
        return;
    }
    lxw_conditional_format scale{};
    scale.type = LXW_CONDITIONAL_2_COLOR_SCALE;
    scale.min_color = 0xFFFFFF;
    scale.max_color = 0x5B93D6;
    worksheet_conditional_format_range(m_sheet, placed.first, from, placed.last, to, &scale);
}

void WorkbookSheet::chart(const models::ChartData& chart) {
    if (std::holds_alternative<models::TileChart>(chart.body)) {
        tiles({.tiles = {chart}});
        return;
    }
    const auto data = tableOf(chart);
    const auto drawing = std::visit(DrawingOf{static_cast<std::size_t>(data.headers.size())}, chart.body);
    Grid rows;
    rows.title = utf8(data.title);
    rows.drawn = drawing.columns;
    for (const auto& header : data.headers) {
        rows.headers.push_back(utf8(header));
    }
    rows.rows = data.rows;
    const auto from = m_row;
    const auto placed = grid(rows);
    if (!data.rows.empty()) {
        if (std::holds_alternative<models::HeatChart>(chart.body)) {
            shaded(placed, 1, static_cast<lxw_col_t>(data.headers.size() - 1));
        }
        m_chartRow = std::max(m_chartRow, from);
        drawn(chart, data, placed);
    }
    words(chart.note, m_formats.small);
    ++m_row;
}

void WorkbookSheet::drawn(const models::ChartData& chart, const models::ChartTable& table, const Placed& placed) {
    const auto drawing = std::visit(DrawingOf{static_cast<std::size_t>(table.headers.size())}, chart.body);
    if (drawing.type == LXW_CHART_NONE) {
        return;
    }
    auto* picture = workbook_add_chart(m_workbook, static_cast<std::uint8_t>(drawing.type));
    for (const auto column : drawing.columns) {
        const auto at = static_cast<lxw_col_t>(column);
        auto* series = chart_add_series(picture, nullptr, nullptr);
        chart_series_set_categories(series, m_name.c_str(), placed.first, 0, placed.last, 0);
        chart_series_set_values(series, m_name.c_str(), placed.first, at, placed.last, at);
        chart_series_set_name_range(series, m_name.c_str(), placed.head, at);
    }
    chart_title_set_name(picture, harmless(table.title).c_str());
    chart_show_blanks_as(picture, LXW_CHART_BLANKS_AS_GAP);
    drawing.columns.size() > 1 ? chart_legend_set_position(picture, LXW_CHART_LEGEND_BOTTOM)
                               : chart_legend_set_position(picture, LXW_CHART_LEGEND_NONE);
    if (drawing.isUpsideDown) {
        chart_axis_set_reverse(picture->x_axis);
    }
    if (drawing.type == LXW_CHART_LINE) {
        chart_axis_set_num_format(picture->x_axis, "dd/mm");
    }
    if (chart.form == ChartForm::duration || std::holds_alternative<models::EcdfChart>(chart.body)) {
        chart_axis_set_num_format(picture->y_axis, "[h]:mm:ss");
    }
    lxw_chart_options options{};
    options.x_scale = kChartWidth / 480.0; // of the size that the format gives
    options.y_scale = kChartHeight / 288.0;
    const auto column = static_cast<lxw_col_t>(std::max<std::size_t>(table.headers.size(), kWordsColumns) + kChartGap);
    worksheet_insert_chart_opt(m_sheet, m_chartRow, column, picture, &options);
    m_chartRow += kChartRows;
}

void WorkbookSheet::finish(const QString& foot) {
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        worksheet_set_column(m_sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), m_widths[i], nullptr);
    }
    worksheet_freeze_panes(m_sheet, m_frozen, 0);
    worksheet_set_landscape(m_sheet);
    worksheet_set_paper(m_sheet, 9); // A4
    worksheet_fit_to_pages(m_sheet, 1, 0);
    // '&' begins a code in a foot.
    auto words = foot.left(180);
    words.replace(QLatin1Char('&'), QLatin1String("&&"));
    worksheet_set_footer(m_sheet, utf8(QStringLiteral("&L%1&R&P/&N").arg(words)).c_str());
}

} // namespace trucban::widgets
