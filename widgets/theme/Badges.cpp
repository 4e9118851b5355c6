// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/Badges.h"

#include "models/Wording.h"

#include <QPainter>
#include <QPainterPath>

namespace trucban::widgets {

namespace {

QPainterPath octagon(const QRectF& box) {
    const double cut = box.height() * 0.29;
    QPainterPath path;
    path.moveTo(box.left() + cut, box.top());
    path.lineTo(box.right() - cut, box.top());
    path.lineTo(box.right(), box.top() + cut);
    path.lineTo(box.right(), box.bottom() - cut);
    path.lineTo(box.right() - cut, box.bottom());
    path.lineTo(box.left() + cut, box.bottom());
    path.lineTo(box.left(), box.bottom() - cut);
    path.lineTo(box.left(), box.top() + cut);
    path.closeSubpath();
    return path;
}

QPainterPath hexagon(const QRectF& box) {
    const double cut = box.height() * 0.34;
    QPainterPath path;
    path.moveTo(box.left() + cut, box.top());
    path.lineTo(box.right() - cut, box.top());
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.right() - cut, box.bottom());
    path.lineTo(box.left() + cut, box.bottom());
    path.lineTo(box.left(), box.center().y());
    path.closeSubpath();
    return path;
}

} // namespace

void paintPriorityBadge(QPainter& painter, const QRectF& area, core::Priority priority, const Theme& theme) {
    const double width = theme.px(34);
    const double height = theme.px(22);
    const QRectF box(area.center().x() - width / 2, area.center().y() - height / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto fill = theme.colour(Theme::badgeOf(priority));
    auto ink = theme.colour(Theme::badgeTextOf(priority));
    switch (priority) {
    case core::Priority::p1:
        painter.fillPath(octagon(box), fill);
        break;
    case core::Priority::p2:
        painter.fillPath(hexagon(box), fill);
        break;
    case core::Priority::p3: {
        painter.setPen(QPen(fill, theme.px(1.5)));
        painter.setBrush(theme.colour(Ink::p3Soft));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4));
        ink = theme.colour(Ink::text);
        break;
    }
    case core::Priority::p4:
        painter.setPen(QPen(fill, theme.px(1)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), height / 2, height / 2);
        ink = theme.colour(Ink::text);
        break;
    }
    auto font = theme.font(TextRole::smallStrong);
    if (priority == core::Priority::p1) {
        font = theme.font(TextRole::strong);
        font.setWeight(QFont::Bold);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, models::Wording::priorityShort(priority));
    painter.restore();
}

void paintDeadlineBar(QPainter& painter, const QRectF& bar, double fraction, core::DeadlineLevel level,
                      const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = bar.height() / 2;
    painter.setBrush(theme.colour(Ink::border));
    painter.drawRoundedRect(bar, radius, radius);
    if (fraction >= 0) {
        painter.setBrush(theme.colour(Theme::inkOf(level)));
        const double part = std::clamp(fraction, 0.0, 1.0);
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(bar.height(), bar.width() * part), bar.height()),
                                radius, radius);
        if (fraction > 1) {
            // Planned against actual on one bar: the notch stands where the deadline was.
            const double notch = bar.left() + bar.width() / std::min(fraction, 20.0);
            painter.setBrush(theme.colour(Ink::panel));
            painter.drawRect(QRectF(notch - theme.px(1), bar.top() - 1, theme.px(2), bar.height() + 2));
        }
    }
    painter.restore();
}

} // namespace trucban::widgets
