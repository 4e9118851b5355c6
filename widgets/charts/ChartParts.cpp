// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartTone;
using models::ChartWording;

namespace {

constexpr double kLegendSample = 1.9; ///< text heights
constexpr double kMostRowTimes = 2.4;
constexpr double kMostLegendShare = 0.4;

QColor toneColour(const ChartLook& look, ChartTone tone) {
    switch (tone) {
    case ChartTone::neutral:
        break;
    case ChartTone::good:
        return look.good;
    case ChartTone::bad:
        return look.bad;
    }
    return look.muted;
}

QPolygonF arrow(const QRectF& area, bool isUp) {
    const double tip = isUp ? area.top() : area.bottom();
    const double foot = isUp ? area.bottom() : area.top();
    return QPolygonF({QPointF(area.center().x(), tip), QPointF(area.right(), foot), QPointF(area.left(), foot)});
}

} // namespace

QRectF drawLegend(Canvas& canvas, const QRectF& area, const std::vector<LegendEntry>& entries) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const double height = scene.lineHeight() + look.em(0.2);
    const double sample = look.em(kLegendSample);
    double x = area.left();
    double y = area.top();
    for (const auto& entry : entries) {
        const auto style = entry.isMuted ? canvas.mutedStyle() : canvas.style();
        const bool hasSample = entry.line.style() != Qt::NoPen || entry.fill.isValid();
        const double lead = hasSample ? sample + look.em(0.4) : 0;
        const double wanted = lead + scene.measure(entry.words, style).width();
        if (x > area.left() && x + wanted > area.right()) {
            if (y + 2 * height > area.top() + area.height() * kMostLegendShare) {
                break; // a small picture keeps room for what it shows
            }
            x = area.left();
            y += height;
        }
        const QRectF place(x, y, std::min(wanted, area.right() - x), height);
        const QRectF mark(place.left(), place.center().y() - look.em(0.4), sample, look.em(0.8));
        if (entry.fill.isValid()) {
            scene.fill(mark, entry.fill, look.em(0.15));
            if (entry.isHatched) {
                scene.hatch(mark, look.paper, look.em(0.4));
            }
        } else if (entry.shape == LegendEntry::Shape::ring) {
            drawRing(canvas, mark.center(), look.em(0.38), entry.line.color());
        } else if (entry.shape == LegendEntry::Shape::diamond) {
            drawDiamond(canvas, mark.center(), look.em(0.5), entry.line.color());
        } else if (hasSample) {
            scene.line(QPolygonF({QPointF(mark.left(), mark.center().y()), QPointF(mark.right(), mark.center().y())}),
                       entry.line);
        }
        scene.text(place.adjusted(lead, 0, 0, 0), entry.words, style);
        x += wanted + look.em(1.4);
    }
    const double used = entries.empty() ? 0 : y + height - area.top() + look.em(0.35);
    return area.adjusted(0, used, 0, 0);
}

void drawChange(Canvas& canvas, const QRectF& area, const std::optional<double>& now, const models::ChartChange& change,
                models::ChartForm form, Qt::Alignment align) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    auto style = canvas.mutedStyle(align);
    if (!change.before || !now) {
        scene.text(area, change.before ? QString() : ChartWording::noComparison(), style);
        return;
    }
    style.colour = look.ink;
    const auto words = change.words.isEmpty() ? translate("Charts", "không đổi") : change.words;
    const double compared = change.now.value_or(*now);
    const bool hasArrow = ChartWording::isChange(compared, *change.before, form);
    const double side = look.em(0.7);
    const double lead = hasArrow ? side + look.em(0.35) : 0;
    // Rather small than without the day it is told to. Step by step: letters of another size have other proportions.
    const double least = style.times * 0.84;
    while (lead + scene.measure(words, style).width() > area.width() && style.times > least) {
        style.times *= 0.97;
    }
    const double width = std::min(area.width(), lead + scene.measure(words, style).width());
    const double left = align.testFlag(Qt::AlignRight) ? area.right() - width : area.left();
    const QRectF place(left, area.top(), width, area.height());
    if (!scene.text(place.adjusted(lead, 0, 0, 0), words, style) || !hasArrow) {
        return;
    }
    const QRectF mark(place.left(), place.center().y() - side / 2, side, side);
    const bool isGood = change.tone == ChartTone::good;
    const auto colour = toneColour(look, change.tone);
    // Filled: worse or neither; hollow: better. Told apart without colour.
    scene.polygon(arrow(mark, compared > *change.before), isGood ? look.paper : colour, QPen(colour, look.em(0.14)));
}

void drawDiamond(Canvas& canvas, const QPointF& at, double radius, const QColor& colour) {
    canvas.scene.polygon(QPolygonF({at + QPointF(0, -radius), at + QPointF(radius, 0), at + QPointF(0, radius),
                                    at + QPointF(-radius, 0)}),
                         colour, QPen(canvas.look().paper, canvas.look().em(0.08)));
}

void drawRing(Canvas& canvas, const QPointF& at, double radius, const QColor& colour) {
    canvas.scene.circle(at, radius, canvas.look().paper, QPen(colour, canvas.look().em(0.17)));
}

bool isCompared(const models::ChartChange& change, const QString& beforeName) {
    return change.before || !beforeName.isEmpty();
}

QString changeWords(const models::ChartChange& change, models::ChartForm form, const QString& beforeName) {
    if (!isCompared(change, beforeName)) {
        return {};
    }
    if (!change.before) {
        return ChartWording::noComparison();
    }
    auto words = QStringLiteral("%1 %2").arg(beforeName.isEmpty() ? translate("Charts", "kỳ trước") : beforeName,
                                             ChartWording::number(*change.before, form));
    if (!change.words.isEmpty()) {
        words += QStringLiteral(", ") + change.words;
    }
    if (!change.interval.isEmpty()) {
        words += QStringLiteral(" (%1)").arg(change.interval);
    }
    if (const auto tone = ChartWording::tone(change.tone); !tone.isEmpty()) {
        words += QStringLiteral(", ") + tone;
    }
    return words;
}

QString readOut(const QString& name, const QString& value, const QString& change) {
    const auto words = QStringLiteral("%1: %2").arg(name, value);
    return change.isEmpty() ? words : QStringLiteral("%1; %2").arg(words, change);
}

void drawSpark(Canvas& canvas, const QRectF& area, const std::vector<std::optional<double>>& values,
               const QColor& colour) {
    if (values.empty() || area.width() < canvas.look().em(1)) {
        return;
    }
    double most = 0;
    double least = 0;
    for (const auto& value : values) {
        most = std::max(most, value.value_or(0));
        least = std::min(least, value.value_or(0));
    }
    const double pen = canvas.look().em(0.12);
    const double reach = std::max(most - least, 1e-9);
    const double step = values.size() > 1 ? (area.width() - 2 * pen) / static_cast<double>(values.size() - 1) : 0;
    std::optional<QPointF> last;
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() == 1) {
            canvas.scene.circle(piece.front(), pen * 1.2, colour);
        } else if (!piece.isEmpty()) {
            canvas.scene.line(piece, QPen(colour, pen, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        }
        piece.clear();
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            finish();
            continue;
        }
        piece << QPointF(area.left() + pen + step * static_cast<double>(i),
                         area.bottom() - pen - (*values[i] - least) / reach * (area.height() - 3 * pen));
        last = piece.back();
    }
    finish();
    if (last) {
        canvas.scene.circle(*last, pen * 1.7, colour);
    }
}

QPen baselinePen(const ChartLook& look, std::size_t nth) {
    struct Kind {
        QColor colour;
        std::vector<double> dashes;
    };
    const std::array<Kind, 4> kinds{Kind{look.baseline, {4, 2.5}}, Kind{look.series[1], {1.2, 1.8}},
                                    Kind{look.series[3], {6, 2, 1.2, 2}}, Kind{look.series[4], {8, 3}}};
    const auto& kind = kinds[nth % kinds.size()];
    QPen pen(kind.colour, look.em(0.13), Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern(QList<qreal>(kind.dashes.begin(), kind.dashes.end()));
    return pen;
}

RowPlan planRows(Canvas& canvas, const QRectF& area, std::size_t all, double lines) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const double least = scene.lineHeight() * lines + look.em(kRowTimes - 1.25);
    RowPlan plan{.rows = area};
    scene.allRows = all;
    if (all == 0) {
        return plan;
    }
    double room = area.height();
    if (static_cast<double>(all) * least > room + 0.5) {
        room -= scene.lineHeight(0.95) + look.em(0.2); // says how many more there are
    }
    plan.count = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(0.0, (room + 0.5) / least)), 1, all);
    plan.first = std::min(canvas.view.firstRow, all - plan.count);
    plan.height = std::min(room / static_cast<double>(plan.count), look.em(kMostRowTimes) * lines);
    plan.rows.setHeight(plan.height * static_cast<double>(plan.count));
    scene.firstRow = plan.first;
    scene.shownRows = plan.count;
    if (plan.count < all) {
        const QRectF foot(area.left(), area.bottom() - scene.lineHeight(0.95), area.width(), scene.lineHeight(0.95));
        const auto before = plan.first;
        const auto after = all - plan.first - plan.count;
        const auto number = [](std::size_t count) { return models::Wording::number(static_cast<qlonglong>(count)); };
        const auto words =
            before == 0  ? translate("Charts", "và %1 dòng nữa").arg(number(after))
            : after == 0 ? translate("Charts", "%1 dòng ở trên").arg(number(before))
                         : translate("Charts", "%1 dòng ở trên, %2 dòng ở dưới").arg(number(before), number(after));
        scene.text(foot, words, canvas.mutedStyle());
    }
    return plan;
}

void drawChosen(Canvas& canvas, const QRectF& row, const QString& key) {
    if (canvas.isChosen(key)) {
        const auto& look = canvas.look();
        canvas.scene.frame(row.adjusted(-look.em(0.3), look.em(0.1), look.em(0.3), -look.em(0.1)),
                           QPen(look.accent, look.em(0.13)), look.em(0.25));
    }
}

double nameWidth(const Canvas& canvas, const std::vector<QString>& names, double share) {
    const QFontMetricsF by(canvas.look().font());
    double width = 0;
    for (const auto& name : names) {
        width = std::max(width, by.horizontalAdvance(name));
    }
    return std::min(std::ceil(width) + canvas.look().em(0.9), canvas.area.width() * share);
}

} // namespace trucban::widgets
