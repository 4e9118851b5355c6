// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartScene.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

namespace {

/// Longer lines than this are stroked in parts: the cost of one grows faster than its length.
constexpr qsizetype kStrokedAtOnce = 256;

void strokeInParts(QPainter& painter, const QPolygonF& points) {
    for (qsizetype i = 0; i + 1 < points.size(); i += kStrokedAtOnce - 1) {
        painter.drawPolyline(points.constData() + i, static_cast<int>(std::min(kStrokedAtOnce, points.size() - i)));
    }
}

} // namespace

QFontMetricsF ChartScene::metrics(const TextStyle& style) const {
    return QFontMetricsF(m_look.font(style.weight, style.times));
}

QSizeF ChartScene::measure(const QString& text, const TextStyle& style) const {
    const auto by = metrics(style);
    return {std::ceil(by.horizontalAdvance(text)) + 1, std::ceil(by.height())};
}

double ChartScene::lineHeight(double times) const {
    return std::ceil(QFontMetricsF(m_look.font(ChartLook::Weight::normal, times)).height());
}

void ChartScene::fill(const QRectF& area, const QColor& colour, double radius) {
    m_shapes.emplace_back(Fill{area, colour, radius});
}

void ChartScene::frame(const QRectF& area, const QPen& pen, double radius) {
    m_shapes.emplace_back(Frame{area, pen, radius});
}

void ChartScene::polygon(const QPolygonF& points, const QColor& colour, const QPen& pen) {
    m_shapes.emplace_back(Polygon{points, colour, pen});
}

void ChartScene::line(const QPolygonF& points, const QPen& pen, const QRectF& clip) {
    m_shapes.emplace_back(Polyline{points, pen, clip});
}

void ChartScene::lines(const std::vector<QLineF>& lines, const QPen& pen) {
    m_shapes.emplace_back(Lines{lines, pen});
}

void ChartScene::circle(const QPointF& centre, double radius, const QColor& colour, const QPen& pen) {
    m_shapes.emplace_back(Circle{centre, radius, colour, pen});
}

void ChartScene::hatch(const QRectF& area, const QColor& colour, double step) {
    std::vector<QLineF> slants;
    for (double at = step; at < area.width() + area.height(); at += step) {
        const double over = std::max(0.0, at - area.height());
        const double beyond = std::max(0.0, at - area.width());
        slants.emplace_back(area.left() + over, area.top() + at - over, area.left() + at - beyond, area.top() + beyond);
    }
    lines(slants, QPen(colour, m_look.em(0.08)));
}

bool ChartScene::isFree(const QRectF& area) const {
    return std::ranges::none_of(m_texts, [&area](const SceneText& text) { return text.area.intersects(area); });
}

bool ChartScene::text(const QRectF& area, const QString& text, const TextStyle& style) {
    if (text.isEmpty()) {
        return false;
    }
    auto shown = text;
    auto size = measure(shown, style);
    if (size.width() > area.width() + 0.5) {
        shown = metrics(style).elidedText(text, style.elide, area.width() - 1);
        size = measure(shown, style);
        if (shown.size() < 3 || size.width() > area.width() + 1) {
            return false;
        }
    }
    QRectF placed(area.topLeft(), size);
    if (style.align.testFlag(Qt::AlignRight)) {
        placed.moveRight(area.right());
    } else if (style.align.testFlag(Qt::AlignHCenter)) {
        placed.moveLeft(area.center().x() - size.width() / 2);
    }
    if (style.align.testFlag(Qt::AlignVCenter)) {
        placed.moveTop(area.center().y() - size.height() / 2);
    } else if (style.align.testFlag(Qt::AlignBottom)) {
        placed.moveBottom(area.bottom());
    }
    if (!isFree(placed) || !(m_bounds.isEmpty() || m_bounds.adjusted(-1, -1, 1, 1).contains(placed))) {
        return false;
    }
    m_texts.push_back({.area = placed, .text = shown, .whole = text, .style = style});
    return true;
}

double ChartScene::paragraph(const QRectF& area, const QString& text, TextStyle style, int most) {
    const auto by = metrics(style);
    const double height = std::ceil(by.height());
    style.align = (style.align & Qt::AlignHorizontal_Mask) | Qt::AlignTop;
    auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    double top = area.top();
    for (int line = 0; line < most && !words.isEmpty() && top + height <= area.bottom() + 1; ++line) {
        QString taken = words.takeFirst();
        const bool isLast = line + 1 == most || top + 2 * height > area.bottom() + 1;
        while (!words.isEmpty() &&
               (isLast || by.horizontalAdvance(taken + QLatin1Char(' ') + words.front()) + 1 <= area.width())) {
            taken += QLatin1Char(' ') + words.takeFirst();
        }
        this->text(QRectF(area.left(), top, area.width(), height), taken, style);
        top += height;
    }
    return top - area.top();
}

void ChartScene::paint(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    struct Brush {
        QPainter& painter;
        void box(const QRectF& area, double radius) const {
            radius > 0 ? painter.drawRoundedRect(area, radius, radius) : painter.drawRect(area);
        }
        void operator()(const Fill& shape) const {
            painter.setPen(Qt::NoPen);
            painter.setBrush(shape.colour);
            box(shape.area, shape.radius);
        }
        void operator()(const Frame& shape) const {
            painter.setPen(shape.pen);
            painter.setBrush(Qt::NoBrush);
            box(shape.area, shape.radius);
        }
        void operator()(const Polygon& shape) const {
            painter.setPen(shape.pen);
            painter.setBrush(shape.colour);
            painter.drawPolygon(shape.points);
        }
        void operator()(const Polyline& shape) const {
            painter.setPen(shape.pen);
            painter.setBrush(Qt::NoBrush);
            if (shape.clip.isEmpty()) {
                strokeInParts(painter, shape.points);
                return;
            }
            painter.save();
            painter.setClipRect(shape.clip, Qt::IntersectClip);
            strokeInParts(painter, shape.points);
            painter.restore();
        }
        void operator()(const Lines& shape) const {
            painter.setPen(shape.pen);
            painter.drawLines(shape.lines.data(), static_cast<int>(shape.lines.size()));
        }
        void operator()(const Circle& shape) const {
            painter.setPen(shape.pen);
            painter.setBrush(shape.colour);
            painter.drawEllipse(shape.centre, shape.radius, shape.radius);
        }
    };
    for (const auto& shape : m_shapes) {
        std::visit(Brush{painter}, shape);
    }
    for (const auto& text : m_texts) {
        const auto font = m_look.font(text.style.weight, text.style.times);
        const QPointF base(text.area.left(), text.area.top() + QFontMetricsF(font).ascent());
        if (m_look.textAsPaths) {
            QPainterPath path;
            path.addText(base, font, text.text);
            painter.fillPath(path, text.style.colour);
            continue;
        }
        painter.setFont(font);
        painter.setPen(text.style.colour);
        painter.drawText(base, text.text);
    }
    painter.restore();
}

} // namespace trucban::widgets
