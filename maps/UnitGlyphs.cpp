// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/UnitGlyphs.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr double kRadius = 9;
constexpr double kSmallRadius = 4;
constexpr double kArrow = 7;
constexpr double kTagHeight = 15;

QFont tagFont(const MapStyle& style) {
    QFont font{style.fontFamily};
    font.setPixelSize(10);
    font.setWeight(QFont::DemiBold);
    return font;
}

double tagWidth(const UnitLook& look, const MapStyle& style) {
    return look.tag.isEmpty() ? 0 : QFontMetricsF{tagFont(style)}.horizontalAdvance(look.tag) + 9;
}

bool isBusy(core::UnitState state) {
    return state == core::UnitState::enRoute || state == core::UnitState::onScene;
}

void drawSign(QPainter& painter, const UnitLook& look, const QColor& ink) {
    painter.setPen(QPen{ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.setBrush(ink);
    switch (look.state) {
    case core::UnitState::available:
    case core::UnitState::offDuty:
        break;
    case core::UnitState::dispatched:
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF{}, 3.4, 3.4);
        break;
    case core::UnitState::enRoute: // along the heading: any other way it would be read as one
        painter.save();
        painter.rotate(look.heading < 0 ? 0 : look.heading * 360.0 / UnitLook::kHeadings - 90);
        painter.drawPolygon(QPolygonF{{{-2.4, -3.4}, {3.8, 0}, {-2.4, 3.4}}});
        painter.restore();
        break;
    case core::UnitState::onScene:
        painter.drawRect(QRectF{-2.6, -2.6, 5.2, 5.2});
        break;
    case core::UnitState::unavailable:
        painter.drawLine(QPointF{-3.2, -3.2}, QPointF{3.2, 3.2});
        painter.drawLine(QPointF{-3.2, 3.2}, QPointF{3.2, -3.2});
        break;
    }
}

QPainterPath headingArrow(double radius) {
    QPainterPath path;
    path.addPolygon(QPolygonF{{{-5.2, -radius + 0.5}, {0, -radius - kArrow}, {5.2, -radius + 0.5}}});
    path.closeSubpath();
    return path;
}

void drawTag(QPainter& painter, const UnitLook& look, const MapStyle& style) {
    const double width = tagWidth(look, style);
    const QRectF box{-width / 2, kRadius + 3, width, kTagHeight};
    QColor back = style.panel;
    back.setAlphaF(0.9f);
    painter.setPen(QPen{style.panelBorder, 1});
    painter.setBrush(back);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(tagFont(style));
    painter.setPen(style.panelText);
    painter.drawText(box, Qt::AlignCenter, look.tag);
}

} // namespace

int headingStep(double degrees) {
    const double step = 360.0 / UnitLook::kHeadings;
    const auto turned = static_cast<int>(std::lround(degrees / step)) % UnitLook::kHeadings;
    return (turned + UnitLook::kHeadings) % UnitLook::kHeadings;
}

QSizeF unitGlyphSize(const UnitLook& look, const MapStyle& style) {
    const double radius = look.small ? kSmallRadius + 3 : kRadius + kArrow + 3;
    const double below = look.tag.isEmpty() ? radius : std::max(radius, kRadius + 3 + kTagHeight + 2);
    const double side = std::max(radius, tagWidth(look, style) / 2 + 2);
    return {2 * std::ceil(side), 2 * std::ceil(below)};
}

double unitHitRadius(const UnitLook& look) {
    return look.small ? kSmallRadius + 3 : kRadius + 3;
}

QImage drawUnitGlyph(const UnitLook& look, const MapStyle& style, double devicePixelRatio) {
    const QSizeF size = unitGlyphSize(look, style);
    QImage image{(size * devicePixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size.width() / 2, size.height() / 2);
    const QColor colour = style.unit[static_cast<std::size_t>(look.state)];
    const double radius = look.small ? kSmallRadius : kRadius;
    if (look.stale) {
        painter.setOpacity(0.72);
    }
    if (look.heading >= 0 && !look.small) {
        painter.save();
        painter.rotate(look.heading * 360.0 / UnitLook::kHeadings);
        const QPainterPath arrow = headingArrow(radius);
        painter.strokePath(arrow, QPen{style.labelHalo, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
        painter.fillPath(arrow, colour);
        painter.restore();
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.labelHalo);
    painter.drawEllipse(QPointF{}, radius + 1.8, radius + 1.8);
    const bool filled = isBusy(look.state) && !look.stale;
    painter.setBrush(filled || look.small ? colour : style.panel);
    QPen rim{colour, 3, Qt::SolidLine, Qt::FlatCap};
    if (look.stale) {
        rim.setDashPattern({1.6, 0.9});
    }
    painter.setPen(look.small ? QPen{Qt::NoPen} : rim);
    painter.drawEllipse(QPointF{}, radius - (look.small ? 0 : 1.5), radius - (look.small ? 0 : 1.5));
    if (!look.small) {
        drawSign(painter, look, filled ? style.panel : colour);
    }
    painter.setOpacity(1); // the age must be readable
    if (!look.tag.isEmpty()) {
        drawTag(painter, look, style);
    }
    return image;
}

} // namespace trucban::maps
