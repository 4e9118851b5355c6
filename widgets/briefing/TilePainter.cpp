// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/TilePainter.h"

#include "models/BriefingWording.h"
#include "models/ChartWording.h"
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
constexpr int kNameLines = 2; ///< at most
constexpr double kValue = 1.95;
constexpr double kBelowName = 0.25;
constexpr double kBar = 0.28;
constexpr int kLeastLines = 2; ///< below the bar: the target and the change
constexpr int kMostLines = 7;
constexpr double kLine = 1.28;
constexpr double kSmall = 0.88;
constexpr double kArrow = 0.9; ///< wide, with its gap
constexpr double kGap = 0.7;   ///< between tiles

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

/// +1 up, -1 down, 0: nothing to say by an arrow.
int directionOf(const TileChart& tile, models::ChartForm form) {
    const auto now = tile.change.now ? tile.change.now : tile.value; // what the words compare
    if (!now || !tile.change.before || !models::ChartWording::isChange(*now, *tile.change.before, form)) {
        return 0;
    }
    return *now > *tile.change.before ? 1 : -1;
}

/// What stands below the bar. Lines of both are kLine * size high.
struct WordsBelow {
    TextBlock target;
    TextBlock change;
    double indent = 0; ///< of the change
};

WordsBelow wordsBelow(const TileChart& tile, const ChartData& data, double width, const BriefingLook& look,
                      double size) {
    const double indent = directionOf(tile, data.form) == 0 ? 0 : size * kArrow;
    const auto font = look.font(size * kSmall);
    return {.target = TextBlock(tile.target ? targetWords(tile, data) : QString(), font, width),
            .change = TextBlock(models::briefing::change(tile), font, width - indent),
            .indent = indent};
}

struct TileValue {
    QString words;
    QFont font;
};

TileValue valueOf(const TileChart& tile, const ChartData& data, const BriefingLook& look, double size) {
    const auto missing = tile.valueWords.isEmpty() ? models::briefing::noFigure() : tile.valueWords;
    return {.words = tile.value ? models::briefing::number(*tile.value, data.form) : missing,
            .font = look.font(tile.value ? size * kValue : size * 1.2, true)};
}

/// What the tiles of a block have in common, so that they look alike: lines of the name, and of what stands below the
/// bar. None of what they say is cut, unless it is longer than any figure needs.
struct TileLines {
    int name = 1;
    int below = kLeastLines;
};

TileLines linesOf(const std::vector<ChartData>& tiles, double width, const BriefingLook& look, double size) {
    TileLines lines;
    const double inner = width - 2 * size * kPad * 1.2;
    for (const auto& data : tiles) {
        const auto* tile = std::get_if<TileChart>(&data.body);
        if (tile == nullptr) {
            continue;
        }
        const auto below = wordsBelow(*tile, data, inner, look, size);
        lines.name = std::max(lines.name, TextBlock(data.title, look.font(size, true), inner).lineCount());
        lines.below = std::max(lines.below, (tile->target ? below.target.lineCount() : 0) + below.change.lineCount());
    }
    return {.name = std::min(lines.name, kNameLines), .below = std::min(lines.below, kMostLines)};
}

double heightOf(const TileLines& lines, double size) {
    return size * (2 * kPad + kLine * (lines.name + lines.below) + kValue * 1.25 + kBelowName + kBar + 0.5);
}

void paintTile(QPainter& painter, const QRectF& box, const ChartData& data, const BriefingLook& look, double size,
               int nameLines) {
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
    TextBlock(data.title, look.font(size, true), inner.width()).draw(painter, {inner.left(), y}, nameLines);
    y += size * (kLine * nameLines + kBelowName);

    // The value, and its course where it leaves room.
    const double valueHeight = size * kValue * 1.25;
    const bool isKnown = tile->value.has_value();
    const auto [words, valueFont] = valueOf(*tile, data, look, size);
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
    const double free = inner.width() - used;
    if (free > size * 3) {
        const double width = std::min(free, size * 7);
        paintSpark(painter, {inner.right() - width, y + valueHeight * 0.2, width, valueHeight * 0.6}, tile->spark,
                   look);
    }
    y += valueHeight;

    if (tile->target && *tile->target > 0) {
        paintTargetBar(painter, {inner.left(), y + size * 0.1, inner.width(), size * kBar},
                       tile->value.value_or(0) / *tile->target, look);
    }
    y += size * (kBar + 0.3);
    const auto below = wordsBelow(*tile, data, inner.width(), look, size);
    const auto room = static_cast<int>((inner.bottom() - y) / below.change.lineHeight() + 0.3);
    if (tile->target) {
        painter.setPen(look.muted());
        below.target.draw(painter, {inner.left(), y}, std::max(1, room - 1));
        y += below.target.height();
    }
    if (const int direction = directionOf(*tile, data.form); direction != 0) {
        paintDirection(painter, {inner.left(), y + size * 0.35, size * 0.6, size * 0.55}, direction > 0,
                       tile->change.tone, look);
    }
    painter.setPen(tile->change.before ? look.ink() : look.muted());
    below.change.draw(painter, {inner.left() + below.indent, y},
                      std::max(1, room - (tile->target ? below.target.lineCount() : 0)));
}

} // namespace

void paintTile(QPainter& painter, const QRectF& box, const ChartData& data, const BriefingLook& look, double size) {
    paintTile(painter, box, data, look, size, kNameLines);
}

double paintTiles(QPainter* painter, const QRectF& box, const std::vector<ChartData>& tiles, int columns,
                  const BriefingLook& look, double size) {
    const double gap = size * kGap;
    const double width = (box.width() - gap * (columns - 1)) / columns;
    const auto lines = linesOf(tiles, width, look, size);
    const double height = heightOf(lines, size);
    const int rows = (static_cast<int>(tiles.size()) + columns - 1) / columns;
    if (painter != nullptr) {
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const int row = static_cast<int>(i) / columns;
            const int column = static_cast<int>(i) % columns;
            paintTile(*painter, {box.left() + (width + gap) * column, box.top() + (height + gap) * row, width, height},
                      tiles[i], look, size, lines.name);
        }
    }
    return rows == 0 ? 0 : rows * height + (rows - 1) * gap;
}

bool tileValuesFit(double width, const std::vector<ChartData>& tiles, int columns, const BriefingLook& look,
                   double size) {
    const double inner = (width - size * kGap * (columns - 1)) / columns - 2 * size * kPad * 1.2;
    return std::ranges::all_of(tiles, [&](const ChartData& data) {
        const auto* tile = std::get_if<TileChart>(&data.body);
        if (tile == nullptr) {
            return true;
        }
        const auto [words, font] = valueOf(*tile, data, look, size);
        const bool hasUnit = tile->value && !data.unit.isEmpty() && data.form != models::ChartForm::percent;
        const double unit = hasUnit ? QFontMetricsF(look.font(size)).horizontalAdvance(data.unit) + size * 0.4 : 0;
        return QFontMetricsF(font).horizontalAdvance(words) + unit <= inner;
    });
}

} // namespace trucban::widgets
