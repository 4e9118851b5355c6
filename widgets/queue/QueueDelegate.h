// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/QueueModel.h"
#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

class CaseNews;

/// How much of a row stands below instead of beside: on a narrow queue the address goes below the kind and the units
/// below the state, on a very narrow one the ward below the code too.
enum class QueueFold : std::uint8_t { none, address, addressAndWard };

/// Paints every cell of the queue by itself: badge, kind with its picture, time against the deadline as text and bar,
/// state with a dot. Colour is never the only carrier of a meaning.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    QueueDelegate(Theme& theme, models::Board& board, QObject* parent = nullptr);

    /// Stale data look stale in place: pale text, and times marked as a lower bound.
    void setStale(bool stale) { m_stale = stale; }
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// Rows of cases with unseen news say so.
    void setNews(const CaseNews* news) { m_news = news; }
    void setFold(QueueFold fold) { m_fold = fold; }
    [[nodiscard]] int rowHeight() const;
    /// The least width in which nothing of the column has to be cut short, whatever the case; 0 for those whose text has
    /// no bound.
    [[nodiscard]] int widthOf(models::QueueModel::Column column) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Cell;
    void paintBackground(const Cell& cell) const;
    void paintText(const Cell& cell, const QRect& area, const QString& text, Ink ink, const QFont& font) const;
    /// The upper part of a cell's text area, after `below` was written into the lower one; all of it without `below`.
    [[nodiscard]] QRect paintBelow(const Cell& cell, const QRect& area, models::QueueModel::Column below,
                                   Ink ink) const;
    void paintKind(const Cell& cell) const;
    /// What is left of `area` beside the word for unseen news.
    [[nodiscard]] QRect paintNews(const Cell& cell, const QRect& area, const core::CaseId& id) const;
    void paintTime(const Cell& cell) const;
    void paintState(const Cell& cell) const;
    [[nodiscard]] QColor inkColour(const Cell& cell, Ink ink) const;

    Theme& m_theme;
    models::Board& m_board;
    const CaseNews* m_news = nullptr;
    bool m_stale = false;
    int m_hoveredRow = -1;
    QueueFold m_fold = QueueFold::none;
};

} // namespace trucban::widgets
