// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartForm;
using models::ChartWording;

namespace {

constexpr int kLimitRows = 3;

QPen linePen(const ChartLook& look, std::size_t nth) {
    constexpr std::array<std::size_t, 5> kColours{0, 1, 3, 2, 4};
    QPen pen(look.series[kColours[nth % kColours.size()]], look.em(0.19), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (nth % 4 != 0) {
        const std::array<QList<qreal>, 3> dashes{QList<qreal>{5, 1.6}, QList<qreal>{1.2, 1.2},
                                                 QList<qreal>{6, 1.5, 1.2, 1.5}};
        pen.setDashPattern(dashes[nth % 4 - 1]);
    }
    return pen;
}

/// Steps up at each point. It rises only, so of a pixel column the last point says all.
QPolygonF steps(const std::vector<models::EcdfPoint>& points, const ChartPlotArea& plot) {
    QPolygonF line;
    const auto y = [&plot](double share) { return plot.area.bottom() - share * plot.area.height(); };
    const auto shareAt = [&points](double seconds) {
        const auto after = std::ranges::upper_bound(points, seconds, {}, &models::EcdfPoint::seconds);
        return after == points.begin() ? 0.0 : std::prev(after)->share;
    };
    const auto secondsAt = [](double at) { return std::pow(10, at); };
    double share = shareAt(secondsAt(plot.from));
    line << QPointF(plot.area.left(), y(share));
    const auto first = std::ranges::upper_bound(points, secondsAt(plot.from), {}, &models::EcdfPoint::seconds);
    const auto last = std::ranges::upper_bound(points, secondsAt(plot.to), {}, &models::EcdfPoint::seconds);
    const auto rise = [&](double x, double to) {
        if (to > share) {
            line << QPointF(x, y(share)) << QPointF(x, y(to));
            share = to;
        }
    };
    if (last - first <= static_cast<std::ptrdiff_t>(plot.area.width())) {
        std::for_each(first, last, [&](const auto& point) { rise(plot.toX(std::log10(point.seconds)), point.share); });
    } else {
        const int columns = static_cast<int>(std::ceil(plot.area.width()));
        for (int column = 1; column <= columns; ++column) {
            const double x = std::min(plot.area.right(), plot.area.left() + column);
            rise(x, shareAt(secondsAt(plot.fromX(x))));
        }
    }
    line << QPointF(plot.area.right(), y(share));
    return line;
}

struct LimitName {
    double x = 0;
    std::optional<QRectF> place; ///< none: not placed yet, or nowhere
};

/// Whether a name at `place` for the line at `x` would stand on another's line, or its line run through another's name.
bool isCrossed(const QRectF& place, double x, const std::vector<LimitName>& others) {
    return std::ranges::any_of(others, [&](const LimitName& other) {
        const auto isIn = [](double at, const QRectF& area) {
            return at > area.left() + 0.5 && at < area.right() - 0.5;
        };
        const bool endsBelow = other.place && other.place->bottom() >= place.bottom() + 0.5;
        return other.x != x && ((isIn(other.x, place) && !endsBelow) ||
                                (other.place && isIn(x, *other.place) && other.place->top() > place.top()));
    });
}

/// Over its line, or beside it like a flag, or on the next row.
std::optional<QRectF> limitPlace(const Canvas& canvas, const QRectF& strip, double x, double width,
                                 const std::vector<LimitName>& others) {
    const double height = canvas.scene.lineHeight(0.95);
    const double gap = canvas.look().em(0.4);
    const double last = std::max(strip.left(), strip.right() - width);
    for (int row = 0; row < kLimitRows; ++row) {
        for (const double left : {x - width / 2, x - width, x, std::clamp(x - width / 2, strip.left(), last)}) {
            const QRectF place(left, strip.bottom() - (row + 1) * height, width, height);
            const bool isInside = place.left() >= strip.left() - 0.5 && place.right() <= strip.right() + 0.5 &&
                                  place.top() >= strip.top() - 0.5;
            if (isInside && !isCrossed(place, x, others) && canvas.scene.isFree(place.adjusted(-gap, 0, gap, 0))) {
                return place;
            }
        }
    }
    return std::nullopt;
}

/// Names of limits stand above the plot.
void drawLimits(Canvas& canvas, const ChartPlotArea& plot, const QRectF& strip,
                const std::vector<models::EcdfLimit>& limits) {
    const auto& look = canvas.look();
    const auto style = canvas.mutedStyle();
    QPen pen(look.target, look.em(0.13), Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({5, 2.5});
    std::vector<LimitName> names;
    for (const auto& limit : limits) {
        names.push_back({.x = plot.toX(std::log10(std::max(limit.seconds, 1e-3))), .place = std::nullopt});
    }
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const double x = names[i].x;
        if (x < plot.area.left() || x > plot.area.right()) {
            continue;
        }
        const auto words = QStringLiteral("%1: %2").arg(limits[i].name, spanWords(limits[i].seconds));
        const double width = std::min(canvas.scene.measure(words, style).width(), strip.width());
        const auto place = limitPlace(canvas, strip, x, width, names);
        if (place && canvas.scene.text(*place, words, style)) {
            names[i].place = place;
        }
        const double top = names[i].place ? names[i].place->bottom() : plot.area.top();
        canvas.scene.line(QPolygonF({QPointF(x, top), QPointF(x, plot.area.bottom())}), pen);
    }
}

} // namespace

void draw(Canvas& canvas, const models::EcdfChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < body.lines.size(); ++i) {
        const auto& line = body.lines[i];
        auto pen = linePen(look, i);
        pen.setColor(canvas.dimmed(pen.color(), line.key));
        const auto count = models::Wording::number(static_cast<qlonglong>(line.count));
        legend.push_back({.words = line.points.empty()
                                       ? QStringLiteral("%1: %2").arg(line.name, ChartWording::noFigure())
                                       : translate("Charts", "%1 (%2 vụ)").arg(line.name, count),
                          .line = pen,
                          .isMuted = line.points.empty()});
    }
    const auto area = drawLegend(canvas, canvas.area, legend);
    const auto rows = std::min<std::size_t>(body.limits.size(), kLimitRows);
    QRectF strip(area.left(), area.top(), area.width(),
                 static_cast<double>(rows) * scene.lineHeight(0.95) + look.em(0.2));
    const auto span = canvas.view.zoom.value_or(canvas.prepared.whole());
    const int wanted = area.height() > look.em(16) ? 5 : 2;
    const auto scale = valueScale(0, 100, ChartForm::percent, wanted);
    const ChartPlotArea plot{drawValueAxis(scene, area.adjusted(0, strip.height(), 0, 0), scale), span.from, span.to,
                             scale.least, scale.most};
    if (plot.area.width() < look.em(2) || plot.area.height() < look.em(1)) {
        return;
    }
    strip.setLeft(plot.area.left());
    strip.setRight(plot.area.right());
    strip.setBottom(plot.area.top() - look.em(0.35));
    drawLimits(canvas, plot, strip, body.limits);
    for (std::size_t i = body.lines.size(); i-- > 0;) {
        if (!body.lines[i].points.empty()) {
            scene.line(steps(body.lines[i].points, plot), legend[i].line, plot.area.adjusted(0, -2, 0, 2));
        }
    }
    drawFootAxis(scene, plot, durationTicks(plot));
    scene.plot = plot;
}

} // namespace trucban::widgets
