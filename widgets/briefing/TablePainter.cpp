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
    spread(table);
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

/// Widths by the columns' shares, but none so narrow that a number or a day is broken.
void TablePainter::spread(const models::BriefingTable& table) {
    const std::size_t count = table.columns.size();
    std::vector<double> needed(count, m_size * 2);
    m_isFigures.assign(count, false);
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < std::min(count, row.cells.size()); ++i) {
            if (row.cells[i].kind != models::ChartCell::Kind::text) {
                m_isFigures[i] = true;
                const TextBlock words(models::briefing::cell(row.cells[i]), m_look.font(m_size, row.isTotal), 1e6);
                needed[i] = std::max(needed[i], words.naturalWidth() + m_size);
            }
        }
    }
    std::vector<bool> isFixed(count, false);
    double rest = m_width;
    double shares = 0;
    for (const auto& column : table.columns) {
        shares += column.share;
    }
    for (bool isChanged = true; isChanged;) { // each turn fixes one column at least
        isChanged = false;
        for (std::size_t i = 0; i < count; ++i) {
            if (!isFixed[i] && table.columns[i].share / shares * rest < needed[i]) {
                isFixed[i] = true;
                isChanged = true;
                rest -= needed[i];
                shares -= table.columns[i].share;
            }
        }
    }
    double left = 0;
    for (std::size_t i = 0; i < count; ++i) {
        m_lefts.push_back(left);
        left += isFixed[i] ? needed[i] : table.columns[i].share / shares * rest;
    }
    m_lefts.push_back(left);
    // Too much for the width altogether: all of it narrower.
    for (auto& at : m_lefts) {
        at *= left > 0 ? m_width / left : 1;
    }
}

TablePainter::Row TablePainter::rowOf(const std::vector<models::ChartCell>& cells, bool isBold) const {
    Row row;
    for (std::size_t i = 0; i + 1 < m_lefts.size() && i < cells.size(); ++i) {
        row.cells.emplace_back(models::briefing::cell(cells[i]), m_look.font(m_size, isBold),
                               m_lefts[i + 1] - m_lefts[i] - m_size * 0.8,
                               TextBlock::Manner{.alignment = m_isFigures[i] ? Qt::AlignRight : Qt::AlignLeft});
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
