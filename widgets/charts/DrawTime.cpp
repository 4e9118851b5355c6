// SPDX-License-Identifier: GPL-3.0-or-later
// Charts over days: trend and burn-down.
#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartWording;
using models::TrendRole;

namespace {

/// Points closer than this, in text heights, get no dots.
constexpr double kDotRoom = 0.9;

struct TimeLine {
    const SeriesSampler* points;
    QPen pen;
    bool hasDots = false;
    std::optional<QColor> area; ///< filled down to the axis
};

struct TimeFrame {
    std::optional<double> today;
    std::vector<TimeLine> lines; ///< the last one on top
};

double highest(const std::vector<TimeLine>& lines, const ChartSpan& span, double& least) {
    double most = 0;
    for (const auto& line : lines) {
        if (const auto range = line.points->range(span.from, span.to)) {
            most = std::max(most, range->most);
            least = std::min(least, range->least);
        }
    }
    return most;
}

QPolygonF down(const QPolygonF& piece, double foot) {
    QPolygonF area = piece;
    area << QPointF(piece.back().x(), foot) << QPointF(piece.front().x(), foot);
    return area;
}

/// A line with more points than pixels is as wide as what each column reaches: an area, which is filled many times
/// faster than a line that runs up and down in it is stroked.
void drawBands(Canvas& canvas, const ChartPlotArea& plot, const ValueScale& scale, const TimeLine& line, int columns) {
    QPolygonF above;
    QPolygonF below;
    const double half = line.pen.widthF() / 2;
    const auto finish = [&] {
        if (!above.isEmpty()) {
            if (line.area) {
                canvas.scene.polygon(down(above, scale.toY(0, plot.area)), *line.area);
            }
            std::ranges::reverse(below);
            canvas.scene.polygon(above + below, line.pen.color());
        }
        above.clear();
        below.clear();
    };
    for (const auto& band : line.points->bands(plot.from, plot.to, columns)) {
        if (band.startsPiece) {
            finish();
        }
        const double x = plot.toX(band.at);
        above << QPointF(x, scale.toY(band.most, plot.area) - half);
        below << QPointF(x, scale.toY(band.least, plot.area) + half);
    }
    finish();
}

void drawLine(Canvas& canvas, const ChartPlotArea& plot, const ValueScale& scale, const TimeLine& line) {
    const int columns = std::max(1, static_cast<int>(std::ceil(plot.area.width())));
    if (line.points->isDense(plot.from, plot.to, columns)) {
        drawBands(canvas, plot, scale, line, columns);
        return;
    }
    const auto points = line.points->between(plot.from, plot.to, columns);
    const double room = points.size() > 1 ? plot.area.width() / static_cast<double>(points.size()) : 1e9;
    const QRectF clip = plot.area.adjusted(0, -line.pen.widthF(), 0, line.pen.widthF());
    const double dot = line.pen.widthF() * 1.15;
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.isEmpty()) {
            return;
        }
        if (piece.size() > 1) {
            if (line.area) {
                canvas.scene.polygon(down(piece, scale.toY(0, plot.area)), *line.area);
            }
            canvas.scene.line(piece, line.pen, clip);
        }
        for (const auto& point : std::as_const(piece)) {
            const bool isShown = piece.size() == 1 || (line.hasDots && room >= canvas.look().em(kDotRoom));
            if (isShown && clip.contains(point)) {
                canvas.scene.circle(point, dot, line.pen.color());
            }
        }
        piece.clear();
    };
    for (const auto& point : points) {
        if (point.startsPiece) {
            finish();
        }
        piece << QPointF(plot.toX(point.at), scale.toY(point.value, plot.area));
    }
    finish();
}

void drawToday(Canvas& canvas, const ChartPlotArea& plot, double today, const QRectF& strip) {
    if (today < plot.from || today > plot.to) {
        return;
    }
    const auto& look = canvas.look();
    const double x = plot.toX(today);
    QPen pen(look.muted, look.em(0.1), Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 2});
    canvas.scene.line(QPolygonF({QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom())}), pen);
    const auto style = canvas.mutedStyle();
    const auto words = translate("Charts", "hôm nay %1").arg(ChartWording::dayMonth(today));
    const double width = canvas.scene.measure(words, style).width();
    const double left = std::clamp(x - width / 2, strip.left(), std::max(strip.left(), strip.right() - width));
    canvas.scene.text(QRectF(left, strip.top(), width, strip.height()), words, style);
}

/// The plot with its axes, the days to come, today and the brushed span.
void drawTimes(Canvas& canvas, const QRectF& area, const TimeFrame& frame) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const auto span = canvas.view.zoom.value_or(canvas.prepared.whole());
    double least = 0;
    const double most = highest(frame.lines, span, least);
    const QRectF strip(area.left(), area.top(), area.width(), frame.today ? scene.lineHeight(0.95) : 0);
    const QRectF below = area.adjusted(0, strip.height(), 0, 0);
    const auto wanted = std::clamp(static_cast<int>(below.height() / look.em(3.2)), 1, 6);
    const auto scale = valueScale(least, most, canvas.chart().form, wanted);
    const ChartPlotArea plot{drawValueAxis(scene, below, scale), span.from, span.to, scale.least, scale.most};
    if (plot.area.width() < look.em(2) || plot.area.height() < look.em(1)) {
        return;
    }
    if (frame.today && *frame.today < plot.to) {
        const double x = std::max(plot.area.left(), plot.toX(*frame.today + 0.5));
        auto colour = look.band;
        colour.setAlphaF(0.35F);
        if (x < plot.area.right()) {
            scene.fill(QRectF(QPointF(x, plot.area.top()), plot.area.bottomRight()), colour);
        }
    }
    if (const auto& brushed = canvas.view.brushed) {
        const double from = std::clamp(plot.toX(brushed->from - 0.5), plot.area.left(), plot.area.right());
        const double to = std::clamp(plot.toX(brushed->to + 0.5), plot.area.left(), plot.area.right());
        auto colour = look.accent;
        colour.setAlphaF(0.16F);
        scene.fill(QRectF(from, plot.area.top(), to - from, plot.area.height()), colour);
        scene.lines({QLineF(from, plot.area.top(), from, plot.area.bottom()),
                     QLineF(to, plot.area.top(), to, plot.area.bottom())},
                    QPen(look.accent, look.em(0.1)));
    }
    for (const auto& line : frame.lines) {
        drawLine(canvas, plot, scale, line);
    }
    drawFootAxis(scene, plot, dayTicks(scene, plot));
    if (frame.today) {
        drawToday(canvas, plot, *frame.today, QRectF(plot.area.left(), strip.top(), plot.area.width(), strip.height()));
    }
    scene.plot = plot;
}

QPen solid(const QColor& colour, double width) {
    return {colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
}

QPen targetPen(const ChartLook& look) {
    QPen pen(look.target, look.em(0.15), Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({9, 2.5});
    return pen;
}

} // namespace

void draw(Canvas& canvas, const models::TrendChart& body) {
    const auto& look = canvas.look();
    std::vector<LegendEntry> legend;
    TimeFrame frame{.today = body.today, .lines = {}};
    std::size_t currents = 0;
    std::size_t baselines = 0;
    std::vector<TimeLine> over;
    for (std::size_t i = 0; i < body.lines.size(); ++i) {
        const auto& line = body.lines[i];
        const auto* points = &canvas.prepared.lines()[i];
        QPen pen;
        if (line.role == TrendRole::current) {
            pen = solid(look.series[(currents == 0 ? 0 : currents + 4) % look.series.size()], look.em(0.2));
            over.push_back({.points = points, .pen = pen, .hasDots = true, .area = std::nullopt});
            ++currents;
        } else {
            pen = line.role == TrendRole::target ? targetPen(look) : baselinePen(look, baselines++);
            frame.lines.push_back({.points = points, .pen = pen, .hasDots = false, .area = std::nullopt});
        }
        legend.push_back({.words = line.name, .line = pen});
    }
    std::ranges::reverse(over); // the first is what the chart is about
    std::ranges::move(over, std::back_inserter(frame.lines));
    for (const auto& name : body.missing) {
        legend.push_back({.words = QStringLiteral("%1: %2").arg(name, ChartWording::noComparison()), .isMuted = true});
    }
    drawTimes(canvas, drawLegend(canvas, canvas.area, legend), frame);
}

void draw(Canvas& canvas, const models::BurndownChart& body) {
    const auto& look = canvas.look();
    const auto& lines = canvas.prepared.lines();
    const auto ideal = baselinePen(look, 0);
    auto openArea = look.series[0];
    openArea.setAlphaF(0.16F);
    auto overdueArea = look.bad;
    overdueArea.setAlphaF(0.28F);
    std::vector<LegendEntry> legend{
        {.words = translate("Charts", "Còn lại"), .line = solid(look.series[0], look.em(0.2))}};
    if (lines[1].size() > 0) {
        legend.push_back(
            {.words = translate("Charts", "Trong đó quá hạn"), .line = QPen(look.bad, look.em(0.2), Qt::DotLine)});
    }
    if (lines[2].size() > 0) {
        legend.push_back({.words = translate("Charts", "Theo kế hoạch"), .line = ideal});
    }
    const TimeFrame frame{
        .today = body.today,
        .lines = {
            {.points = lines.data(), .pen = solid(look.series[0], look.em(0.2)), .hasDots = true, .area = openArea},
            {.points = &lines[1], .pen = QPen(look.bad, look.em(0.2), Qt::DotLine), .area = overdueArea},
            {.points = &lines[2], .pen = ideal, .area = std::nullopt}}};
    drawTimes(canvas, drawLegend(canvas, canvas.area, legend), frame);
}

} // namespace trucban::widgets
