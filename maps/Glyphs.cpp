// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/Glyphs.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trucban::maps {
namespace {

constexpr double kHalo = 2;  // light rim against the map
constexpr double kSpace = 8; // around the shape for rim, badge and tag

double clusterRadius(std::uint32_t count) {
    if (count < 10) {
        return 15;
    }
    if (count < 100) {
        return 17;
    }
    return count < 1'000 ? 20 : 23;
}

double singleRadius(const GlyphLook& look) {
    if (!look.priority) {
        return 6;
    }
    switch (*look.priority) {
    case core::Priority::p1:
        return 16;
    case core::Priority::p2:
        return 12;
    default:
        return 11;
    }
}

double radiusOf(const GlyphLook& look) {
    switch (look.kind) {
    case GlyphLook::Kind::single:
        return singleRadius(look);
    case GlyphLook::Kind::cluster:
        return clusterRadius(look.count);
    case GlyphLook::Kind::pulse:
    case GlyphLook::Kind::selectionRing:
    case GlyphLook::Kind::pickRing:
        return look.sizePx;
    }
    return 0;
}

QPainterPath regularShape(int corners, double radius, double turn) {
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        polygon << QPointF{radius * std::cos(angle), radius * std::sin(angle)};
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath shapeOf(core::Priority priority, double radius) {
    switch (priority) {
    case core::Priority::p1:
        return regularShape(4, radius, 0);
    case core::Priority::p2: {
        QPainterPath path;
        const double half = radius * 0.9;
        path.addRoundedRect(QRectF{-half, -half, 2 * half, 2 * half}, 3, 3);
        return path;
    }
    case core::Priority::p3: {
        QPainterPath path;
        path.addEllipse(QPointF{}, radius, radius);
        return path;
    }
    case core::Priority::p4:
        return regularShape(6, radius, std::numbers::pi / 6);
    }
    return {};
}

QString nameOf(core::Priority priority) {
    const std::string_view name = core::nameOf(priority);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

class Drawing {
public:
    Drawing(QPainter& painter, const MapStyle& style) : m_painter{painter}, m_style{style} {}

    void single(const GlyphLook& look) {
        const double radius = radiusOf(look);
        if (!look.priority) {
            m_painter.setPen(QPen{m_style.labelHalo, 2 * kHalo + 1});
            m_painter.drawEllipse(QPointF{}, radius, radius);
            m_painter.setPen(QPen{m_style.priority[3], 2});
            m_painter.setBrush(m_style.land);
            m_painter.drawEllipse(QPointF{}, radius, radius);
            return;
        }
        const auto index = static_cast<std::size_t>(*look.priority);
        const QPainterPath shape = shapeOf(*look.priority, radius);
        m_painter.strokePath(shape, rim());
        m_painter.fillPath(shape, m_style.priority[index]);
        text(nameOf(*look.priority), 10, m_style.onPriority[index], {});
        if (look.unacknowledged > 0) {
            badge(QStringLiteral("!"), {radius * 0.72, -radius * 0.72});
        }
    }

    void cluster(const GlyphLook& look) {
        const double radius = radiusOf(look);
        QPainterPath disc;
        disc.addEllipse(QPointF{}, radius, radius);
        m_painter.strokePath(disc, rim());
        // Closed cases only: as P4, without tag and badge.
        const core::Priority priority = look.priority.value_or(core::Priority::p4);
        const auto index = static_cast<std::size_t>(priority);
        m_painter.fillPath(disc, look.urgent ? m_style.priority[index] : m_style.panel);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen{m_style.priority[index], 3.5});
        m_painter.drawEllipse(QPointF{}, radius - 1.75, radius - 1.75);
        const QString count = shortCount(look.count);
        text(count, count.size() > 3 ? 11 : 13, look.urgent ? m_style.onPriority[index] : m_style.panelText, {});
        if (look.priority) {
            tag(priority, {0, radius - 1});
            if (look.unacknowledged > 0) {
                badge(shortCount(look.unacknowledged), {radius * 0.8, -radius * 0.8});
            }
        }
    }

    void pulse(const GlyphLook& look) {
        QColor colour = m_style.priority[0];
        colour.setAlphaF(0.30f);
        m_painter.setBrush(colour);
        colour.setAlphaF(1);
        m_painter.setPen(QPen{colour, 2.5});
        m_painter.drawEllipse(QPointF{}, look.sizePx + 6, look.sizePx + 6);
    }

    void ring(const GlyphLook& look) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen{m_style.labelHalo, 8});
        m_painter.drawEllipse(QPointF{}, look.sizePx + 5, look.sizePx + 5);
        m_painter.setPen(QPen{m_style.selection, 4});
        m_painter.drawEllipse(QPointF{}, look.sizePx + 5, look.sizePx + 5);
    }

    /// One of many: lighter than the ring of the one.
    void pickRing(const GlyphLook& look) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen{m_style.labelHalo, 5});
        m_painter.drawEllipse(QPointF{}, look.sizePx + 3, look.sizePx + 3);
        QPen pen{m_style.selection, 2.5};
        pen.setDashPattern({3, 1.4});
        m_painter.setPen(pen);
        m_painter.drawEllipse(QPointF{}, look.sizePx + 3, look.sizePx + 3);
    }

private:
    [[nodiscard]] QPen rim() const {
        QPen pen{m_style.labelHalo, 2 * kHalo};
        pen.setJoinStyle(Qt::RoundJoin);
        return pen;
    }

    [[nodiscard]] QFont bold(int px) const {
        QFont font{m_style.fontFamily};
        font.setPixelSize(px);
        font.setWeight(QFont::Bold);
        return font;
    }

    void text(const QString& words, int px, const QColor& colour, const QPointF& centre) {
        m_painter.setFont(bold(px));
        m_painter.setPen(colour);
        m_painter.drawText(QRectF{centre.x() - 40, centre.y() - 20, 80, 40}, Qt::AlignCenter, words);
    }

    void pill(const QString& words, int px, const QPointF& centre, const QColor& fill, const QColor& ink,
              const QColor& edge) {
        const double width = std::max(QFontMetricsF{bold(px)}.horizontalAdvance(words) + 7, px + 4.0);
        const double height = px + 4.0;
        const QRectF box{centre.x() - width / 2, centre.y() - height / 2, width, height};
        m_painter.setPen(QPen{edge, 1.2});
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(box, height / 2, height / 2);
        text(words, px, ink, centre);
    }

    void badge(const QString& words, const QPointF& centre) {
        pill(words, 10, centre, m_style.cluster, m_style.clusterText, m_style.labelHalo);
    }

    void tag(core::Priority priority, const QPointF& centre) {
        const auto index = static_cast<std::size_t>(priority);
        pill(nameOf(priority), 9, centre, m_style.priority[index], m_style.onPriority[index], m_style.labelHalo);
    }

    QPainter& m_painter;
    const MapStyle& m_style;
};

} // namespace

QString shortCount(std::uint32_t count) {
    if (count < 1'000) {
        return QString::number(count);
    }
    if (count < 10'000) {
        return QStringLiteral("%1,%2k").arg(count / 1'000).arg(count / 100 % 10);
    }
    return QStringLiteral("%1k").arg(count / 1'000);
}

QSizeF glyphSize(const GlyphLook& look) {
    const double side = 2 * std::ceil(radiusOf(look) + kSpace + 4);
    return {side, side};
}

double hitRadius(const GlyphLook& look) {
    return std::max(radiusOf(look) + 2, 12.0);
}

QImage drawGlyph(const GlyphLook& look, const MapStyle& style, double devicePixelRatio) {
    const QSizeF size = glyphSize(look);
    QImage image{(size * devicePixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size.width() / 2, size.height() / 2);
    Drawing drawing{painter, style};
    switch (look.kind) {
    case GlyphLook::Kind::single:
        drawing.single(look);
        break;
    case GlyphLook::Kind::cluster:
        drawing.cluster(look);
        break;
    case GlyphLook::Kind::pulse:
        drawing.pulse(look);
        break;
    case GlyphLook::Kind::selectionRing:
        drawing.ring(look);
        break;
    case GlyphLook::Kind::pickRing:
        drawing.pickRing(look);
        break;
    }
    return image;
}

} // namespace trucban::maps
