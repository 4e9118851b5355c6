// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// Paints every cell of the queue by itself: badge, kind with its picture, time against the deadline as text and bar,
/// state with a dot. Colour is never the only carrier of a meaning.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    QueueDelegate(Theme& theme, models::Board& board, QObject* parent = nullptr);

    /// Stale data look stale in place: pale text, and times marked as a lower bound.
    void setStale(bool stale) { m_stale = stale; }
    void setHoveredRow(int row) { m_hoveredRow = row; }
    [[nodiscard]] int rowHeight() const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Cell;
    void paintBackground(const Cell& cell) const;
    void paintText(const Cell& cell, const QRect& area, const QString& text, Ink ink, const QFont& font) const;
    void paintKind(const Cell& cell) const;
    void paintTime(const Cell& cell) const;
    void paintState(const Cell& cell) const;
    [[nodiscard]] QColor inkColour(const Cell& cell, Ink ink) const;

    Theme& m_theme;
    models::Board& m_board;
    bool m_stale = false;
    int m_hoveredRow = -1;
};

} // namespace trucban::widgets
