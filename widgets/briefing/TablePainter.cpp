// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/TablePainter.h"

#include "models/BriefingWording.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace trucban::widgets {

namespace {

constexpr int kMostLines = 12; ///< of a cell: a row has to fit onto a page

} // namespace

TablePainter::TablePainter(const models::BriefingTable& table, const BriefingLook& look, double width, double size)
    : m_look(look), m_width(width), m_size(size) {
    const double shares = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                          [](double sum, const auto& column) { return sum + column.share; });
    double left = 0;
    for (const auto& column : table.columns) {
        m_lefts.push_back(left);
        left += width * column.share / std::max(shares, 0.01);
    }
    m_lefts.push_back(left);
    std::vector<models::ChartCell> titles;
    for (const auto& column : table.columns) {
        titles.push_back(models::ChartCell::of(column.title));
    }
    m_header = rowOf(titles, true);
    m_header.isHeader = true;
    for (const auto& row : table.rows) {
        m_rows.push_back(rowOf(row.cells, row.isTotal));
        m_rows.back().isTotal = row.isTotal;
    }
}

TablePainter::Row TablePainter::rowOf(const std::vector<models::ChartCell>& cells, bool isBold) const {
    Row row;
    for (std::size_t i = 0; i + 1 < m_lefts.size() && i < cells.size(); ++i) {
        const bool isNumber = cells[i].kind != models::ChartCell::Kind::text;
        row.cells.emplace_back(models::briefing::cell(cells[i]), m_look.font(m_size, isBold),
                               m_lefts[i + 1] - m_lefts[i] - m_size * 0.8,
                               TextBlock::Manner{.alignment = isNumber ? Qt::AlignRight : Qt::AlignLeft});
        row.isNumber.push_back(isNumber);
        row.height =
            std::max(row.height, row.cells.back().lineHeight() * std::min(kMostLines, row.cells.back().lineCount()));
    }
    row.height += m_size * 0.45;
    return row;
}

void TablePainter::draw(QPainter& painter, const QPointF& leftTop, const Row& row) const {
    const QRectF box(leftTop, QSizeF(m_width, row.height));
    if (row.isHeader || row.isTotal) {
        painter.fillRect(box, m_look.panel());
    }
    painter.setPen(row.isHeader && !m_look.isReport() ? m_look.muted() : m_look.ink());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const int lines = std::min(kMostLines, row.cells[i].lineCount());
        const double top = leftTop.y() + (row.height - row.cells[i].lineHeight() * lines) / 2;
        row.cells[i].draw(painter, {leftTop.x() + m_lefts[i] + m_size * 0.4, top}, lines);
    }
    painter.setPen(QPen(m_look.rule(), m_size * 0.05));
    if (m_look.isReport()) {
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        for (std::size_t i = 1; i + 1 < m_lefts.size(); ++i) {
            painter.drawLine(QPointF(leftTop.x() + m_lefts[i], box.top()),
                             QPointF(leftTop.x() + m_lefts[i], box.bottom()));
        }
    } else {
        painter.drawLine(box.bottomLeft(), box.bottomRight());
    }
}

double TablePainter::height() const {
    return std::accumulate(m_rows.begin(), m_rows.end(), m_header.height,
                           [](double sum, const Row& row) { return sum + row.height; });
}

void TablePainter::drawFitting(QPainter& painter, const QRectF& box) const {
    drawHeader(painter, box.topLeft());
    double room = box.height() - m_header.height;
    const bool fits = height() <= box.height() + 0.5;
    if (!fits) {
        room -= m_size * 1.6; // the line that says so
        for (const auto& row : m_rows) {
            room -= row.isTotal ? row.height : 0;
        }
    }
    double y = box.top() + m_header.height;
    int left = 0;
    bool isFull = false;
    for (const auto& row : m_rows) {
        isFull = isFull || (!fits && !row.isTotal && row.height > room);
        if (isFull && !row.isTotal) {
            ++left;
            continue;
        }
        room -= row.isTotal ? 0 : row.height;
        draw(painter, {box.left(), y}, row);
        y += row.height;
    }
    if (left > 0) {
        painter.setPen(m_look.muted());
        TextBlock::drawElided(painter, {box.left(), y, m_width, m_size * 1.6}, Qt::AlignLeft | Qt::AlignVCenter,
                              m_look.font(m_size * 0.9),
                              QStringLiteral("… và %1 dòng nữa, xem báo cáo hoặc bảng tính").arg(left));
    }
}

} // namespace trucban::widgets
