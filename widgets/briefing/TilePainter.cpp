// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/TilePainter.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/TextBlock.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace trucban::widgets {

namespace {

using models::ChartData;
using models::ChartTone;
using models::TileChart;

constexpr double kPad = 0.55; ///< all of these times the size of the words
constexpr double kNameLines = 2;
constexpr double kValue = 1.95;
constexpr double kBar = 0.28;
constexpr int kChangeLines = 3;
constexpr double kLine = 1.28;

void paintSpark(QPainter& painter, const QRectF& box, const std::vector<std::optional<double>>& values,
                const BriefingLook& look) {
    double low = 0;
    double high = 0;
    std::size_t known = 0;
    for (const auto& value : values) {
        if (value) {
            low = std::min(low, *value);
            high = std::max(high, *value);
            ++known;
        }
    }
    if (known < 2 || values.size() < 2) {
        return;
    }
    const double span = high > low ? high - low : 1;
    QPainterPath path;
    bool isDown = false;
    QPointF last;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            isDown = false;
            continue;
        }
        last = {box.left() + box.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1),
                box.bottom() - box.height() * (*values[i] - low) / span};
        isDown ? path.lineTo(last) : path.moveTo(last);
        isDown = true;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.accent(), box.height() * 0.06, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.accent());
    painter.drawEllipse(last, box.height() * 0.1, box.height() * 0.1);
}

void paintTargetBar(QPainter& painter, const QRectF& box, double share, const BriefingLook& look) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.rule());
    painter.setOpacity(0.45);
    painter.drawRect(box);
    painter.setOpacity(1);
    painter.setBrush(look.accent());
    painter.drawRect(QRectF(box.topLeft(), QSizeF(box.width() * std::clamp(share, 0.0, 1.0), box.height())));
}

/// Up or down as the figure went, in the colour of what that means; drawn, for not every letter set has it.
void paintDirection(QPainter& painter, const QRectF& box, bool isUp, ChartTone tone, const BriefingLook& look) {
    const QPolygonF triangle = isUp ? QPolygonF{box.bottomLeft(), {box.center().x(), box.top()}, box.bottomRight()}
                                    : QPolygonF{box.topLeft(), {box.center().x(), box.bottom()}, box.topRight()};
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tone(tone));
    painter.drawPolygon(triangle);
}

QString targetWords(const TileChart& tile, const ChartData& data) {
    return QStringLiteral("Chỉ tiêu %1").arg(models::briefing::withUnit(*tile.target, data.form, data.unit));
}

} // namespace

double tileHeight(double size) {
    return size * (2 * kPad + kLine * (kNameLines + kChangeLines + 1) + kValue * 1.25 + kBar + 0.5);
}

void paintTile(QPainter& painter, const QRectF& box, const ChartData& data, const BriefingLook& look, double size) {
    const auto* tile = std::get_if<TileChart>(&data.body);
    if (tile == nullptr) {
        return;
    }
    painter.setPen(QPen(look.rule(), size * 0.06));
    painter.setBrush(look.panel());
    painter.drawRect(box);
    const auto inner = box.adjusted(size * kPad * 1.2, size * kPad, -size * kPad * 1.2, -size * kPad);
    double y = inner.top();
    painter.setPen(look.ink());
    TextBlock(data.title, look.font(size, true), inner.width()).draw(painter, {inner.left(), y}, 2);
    y += size * kLine * kNameLines;

    // The value, and its course where it leaves room.
    const double valueHeight = size * kValue * 1.25;
    const bool isKnown = tile->value.has_value();
    const auto missing = tile->valueWords.isEmpty() ? models::briefing::noFigure() : tile->valueWords;
    const auto words = isKnown ? models::briefing::number(*tile->value, data.form) : missing;
    const auto valueFont = look.font(isKnown ? size * kValue : size * 1.2, true);
    painter.setPen(isKnown ? look.ink() : look.muted());
    const QRectF valueBox(inner.left(), y, inner.width(), valueHeight);
    TextBlock::drawElided(painter, valueBox, Qt::AlignLeft | Qt::AlignVCenter, valueFont, words);
    const double valueWidth = QFontMetricsF(valueFont).horizontalAdvance(words) + size * 0.4;
    double used = valueWidth;
    if (isKnown && !data.unit.isEmpty() && data.form != models::ChartForm::percent) {
        const auto unitFont = look.font(size);
        painter.setPen(look.muted());
        TextBlock::drawElided(painter, valueBox.adjusted(valueWidth, 0, 0, -size * 0.2),
                              Qt::AlignLeft | Qt::AlignBottom, unitFont, data.unit);
        used += QFontMetricsF(unitFont).horizontalAdvance(data.unit) + size * 0.4;
    }
    const double room = inner.width() - used;
    if (room > size * 3) {
        const double width = std::min(room, size * 7);
        paintSpark(painter, {inner.right() - width, y + valueHeight * 0.2, width, valueHeight * 0.6}, tile->spark,
                   look);
    }
    y += valueHeight;

    if (tile->target && *tile->target > 0) {
        paintTargetBar(painter, {inner.left(), y + size * 0.1, inner.width(), size * kBar},
                       tile->value.value_or(0) / *tile->target, look);
    }
    y += size * (kBar + 0.3);
    painter.setPen(look.muted());
    if (tile->target) {
        TextBlock::drawElided(painter, {inner.left(), y, inner.width(), size * kLine}, Qt::AlignLeft | Qt::AlignVCenter,
                              look.font(size * 0.88), targetWords(*tile, data));
        y += size * kLine;
    }
    const auto change = models::briefing::change(*tile);
    double left = inner.left();
    const auto now = tile->change.now ? tile->change.now : tile->value; // what the words compare
    if (now && tile->change.before && *now != *tile->change.before) {
        paintDirection(painter, {left, y + size * 0.35, size * 0.6, size * 0.55}, *now > *tile->change.before,
                       tile->change.tone, look);
        left += size * 0.9;
    }
    painter.setPen(tile->change.before ? look.ink() : look.muted());
    TextBlock(change, look.font(size * 0.88), inner.right() - left).draw(painter, {left, y}, kChangeLines);
}

double paintTiles(QPainter* painter, const QRectF& box, const std::vector<ChartData>& tiles, int columns,
                  const BriefingLook& look, double size) {
    const double gap = size * 0.7;
    const double width = (box.width() - gap * (columns - 1)) / columns;
    const double height = tileHeight(size);
    const int rows = (static_cast<int>(tiles.size()) + columns - 1) / columns;
    if (painter != nullptr) {
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const int row = static_cast<int>(i) / columns;
            const int column = static_cast<int>(i) % columns;
            paintTile(*painter, {box.left() + (width + gap) * column, box.top() + (height + gap) * row, width, height},
                      tiles[i], look, size);
        }
    }
    return rows == 0 ? 0 : rows * height + (rows - 1) * gap;
}

} // namespace trucban::widgets
