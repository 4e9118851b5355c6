// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

/// A line by as few corners as draw the same picture: one stays where the line without it would be off by more than a
/// twentieth of a pixel. What rises more than a pixel at once stands upright.
class ThinLine {
public:
    explicit ThinLine(const QPointF& first) : m_anchor(first), m_last(first) { m_line << first; }

    void add(const QPointF& point) {
        if (m_last.y() - point.y() > kUpright) {
            add(QPointF(point.x(), m_last.y()));
            corner(m_last);
            corner(point);
            m_last = point;
            return;
        }
        const double width = point.x() - m_anchor.x();
        if (width <= 0) {
            return;
        }
        const double slope = (point.y() - m_anchor.y()) / width;
        if (slope < m_least || slope > m_most) {
            corner(m_last);
            add(point);
            return;
        }
        m_least = std::max(m_least, slope - kOff / width);
        m_most = std::min(m_most, slope + kOff / width);
        m_last = point;
    }
    [[nodiscard]] QPolygonF end() {
        corner(m_last);
        return m_line;
    }

private:
    static constexpr double kOff = 0.05;
    static constexpr double kUpright = 1;

    void corner(const QPointF& at) {
        if (m_line.back() != at) {
            m_line << at;
        }
        m_anchor = at;
        m_least = -std::numeric_limits<double>::infinity();
        m_most = std::numeric_limits<double>::infinity();
    }

    QPolygonF m_line;
    QPointF m_anchor; ///< the last corner
    QPointF m_last;
    double m_least = -std::numeric_limits<double>::infinity(); ///< slopes from the anchor that pass all points since
    double m_most = std::numeric_limits<double>::infinity();
};

using Points = std::vector<models::EcdfPoint>;

/// The first point past the time, looked for around a guess: of a million points few are touched.
Points::const_iterator boundNear(Points::const_iterator first, Points::const_iterator guess,
                                 Points::const_iterator last, double seconds) {
    std::ptrdiff_t step = 16;
    auto from = guess;
    auto to = guess;
    for (; from != first && std::prev(from)->seconds > seconds; step *= 4) {
        to = from;
        from -= std::min(step, from - first);
    }
    for (; to != last && to->seconds <= seconds; step *= 4) {
        from = to;
        to += std::min(step, last - to);
    }
    return std::ranges::upper_bound(from, to, seconds, {}, &models::EcdfPoint::seconds);
}

/// Steps up at each point; of more points than pixels what is reached at each pixel column says all, for it rises only.
QPolygonF steps(const Points& points, const ChartPlotArea& plot) {
    const auto y = [&plot](double share) { return plot.area.bottom() - share * plot.area.height(); };
    const auto secondsAt = [](double at) { return std::pow(10, at); };
    const auto first = std::ranges::upper_bound(points, secondsAt(plot.from), {}, &models::EcdfPoint::seconds);
    const auto last =
        std::ranges::upper_bound(first, points.end(), secondsAt(plot.to), {}, &models::EcdfPoint::seconds);
    double share = first == points.begin() ? 0.0 : std::prev(first)->share;
    const QPointF begin(plot.area.left(), y(share));
    if (last - first <= static_cast<std::ptrdiff_t>(plot.area.width())) {
        QPolygonF line{begin};
        std::for_each(first, last, [&](const auto& point) {
            const double x = plot.toX(std::log10(point.seconds));
            line << QPointF(x, y(share)) << QPointF(x, y(point.share));
            share = point.share;
        });
        line << QPointF(plot.area.right(), y(share));
        return line;
    }
    ThinLine line(begin);
    const int columns = static_cast<int>(std::ceil(plot.area.width()));
    auto reached = first;
    std::ptrdiff_t advance = 0;
    for (int column = 1; column <= columns; ++column) {
        const double x = std::min(plot.area.right(), plot.area.left() + column);
        const auto before = reached;
        reached = boundNear(before, before + std::min(advance, last - before), last, secondsAt(plot.fromX(x)));
        advance = reached - before;
        line.add(QPointF(x, y(reached == points.begin() ? 0.0 : std::prev(reached)->share)));
    }
    return line.end();
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
