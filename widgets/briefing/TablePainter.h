// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"
#include "widgets/briefing/BriefingLook.h"
#include "widgets/briefing/TextBlock.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// A table laid out for one width: how high its rows are, and each drawn by itself, so that it can go on on another page.
class TablePainter {
public:
    TablePainter(const models::BriefingTable& table, const BriefingLook& look, double width, double size);

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] double headerHeight() const { return m_header.height; }
    [[nodiscard]] double rowHeight(int row) const { return m_rows[static_cast<std::size_t>(row)].height; }
    void drawHeader(QPainter& painter, const QPointF& leftTop) const { draw(painter, leftTop, m_header); }
    void drawRow(QPainter& painter, const QPointF& leftTop, int row) const {
        draw(painter, leftTop, m_rows[static_cast<std::size_t>(row)]);
    }
    /// Header and as many rows as fit into the box, totals among them always; a line says how many are left out.
    void drawFitting(QPainter& painter, const QRectF& box) const;
    /// All of it.
    [[nodiscard]] double height() const;

private:
    struct Row {
        std::vector<TextBlock> cells;
        double height = 0;
        bool isHeader = false;
        bool isTotal = false;
    };
    void spread(const models::BriefingTable& table);
    [[nodiscard]] Row rowOf(const std::vector<models::ChartCell>& cells, bool isBold) const;
    void draw(QPainter& painter, const QPointF& leftTop, const Row& row) const;

    BriefingLook m_look;
    double m_width;
    double m_size;
    std::vector<double> m_lefts;   ///< one more than columns
    std::vector<bool> m_isFigures; ///< columns of numbers or days: read from the right
    Row m_header;
    std::vector<Row> m_rows;
};

} // namespace trucban::widgets
