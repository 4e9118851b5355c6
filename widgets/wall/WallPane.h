// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"
#include "widgets/wall/WallContent.h"

#include <QWidget>

namespace trucban::widgets {

/// One painted part of a wall screen: the head over the map, the column beside it, the foot under it. All sizes follow
/// the window's, not the theme's scale: a wall is read from across the room.
class WallPane : public QWidget {
    Q_OBJECT
public:
    enum class Part { head, column, foot };
    WallPane(Theme& theme, Part part, QWidget* parent);

    /// `unit`: pixels of what is one pixel on a screen 1080 high.
    void show(const WallContent& content, double unit);
    /// How many waiting cases the column has room for.
    [[nodiscard]] std::size_t roomForRows() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int px(double units) const { return qRound(units * m_unit); }
    [[nodiscard]] QFont font(double units, QFont::Weight weight = QFont::Normal) const;
    void text(QPainter& painter, const QRect& box, int flags, const QString& words) const;
    void paintHead(QPainter& painter) const;
    void paintColumn(QPainter& painter) const;
    void paintFoot(QPainter& painter) const;
    void paintUrgent(QPainter& painter, const QRect& box) const;
    void paintCounters(QPainter& painter, const QRect& box) const;
    void paintRow(QPainter& painter, const QRect& box, const WallContent::Row& row) const;

    Theme& m_theme;
    Part m_part;
    WallContent m_content;
    double m_unit = 1;
};

} // namespace trucban::widgets
