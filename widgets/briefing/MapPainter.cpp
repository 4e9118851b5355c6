// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/MapPainter.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/TextBlock.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace trucban::widgets {

namespace {

using models::BriefingArea;
using models::BriefingMap;

constexpr std::size_t kClasses = 5;
constexpr std::size_t kNamed = 6;

std::size_t classOf(double value, const std::vector<double>& bounds) {
    const auto at = std::ranges::lower_bound(bounds, value);
    return std::min(static_cast<std::size_t>(at - bounds.begin()), bounds.size() - 1);
}

double shareOf(std::size_t index, std::size_t count) {
    return count < 2 ? 0.6 : static_cast<double>(index) / static_cast<double>(count - 1);
}

void hatch(QPainter& painter, const QPainterPath& path, const BriefingLook& look, double size) {
    // A brush with a pattern is drawn in the device's dots, of which a printer has many: lines of our own.
    const auto box = path.boundingRect();
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    painter.setPen(QPen(look.rule(), size * 0.05));
    for (double x = box.left() - box.height(); x < box.right(); x += size * 0.5) {
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

QPainterPath pathOf(const BriefingArea& area, const QPointF& origin, double scale) {
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const auto& ring : area.rings) {
        QPolygonF polygon;
        for (const auto& point : ring) {
            polygon << origin + QPointF(point.x, point.y) * scale;
        }
        path.addPolygon(polygon);
        path.closeSubpath();
    }
    return path;
}

void paintAreas(QPainter& painter, const QRectF& box, const BriefingMap& map, const std::vector<double>& bounds,
                const BriefingLook& look, double size) {
    const double scale = std::min(box.width() / map.width, box.height() / map.height);
    const QPointF origin(box.center().x() - map.width * scale / 2, box.center().y() - map.height * scale / 2);
    for (const auto& area : map.areas) {
        const auto path = pathOf(area, origin, scale);
        if (area.value && !bounds.empty()) {
            painter.fillPath(path, look.fill(shareOf(classOf(*area.value, bounds), bounds.size())));
        } else {
            painter.fillPath(path, look.panel());
            hatch(painter, path, look, size);
        }
        painter.strokePath(path, QPen(look.isReport() ? QColor(Qt::white) : look.paper(), size * 0.05));
    }
    for (const auto& area : map.areas) { // over the neighbours' edges
        painter.strokePath(pathOf(area, origin, scale), QPen(look.muted(), size * 0.025));
    }
}

/// Swatches from little to much, then the wards with the highest values.
void paintLegend(QPainter& painter, const QRectF& box, const BriefingMap& map, const std::vector<double>& bounds,
                 const BriefingLook& look, double size) {
    const double step = size * 1.5;
    double y = box.top();
    const auto line = [&](const QString& words, bool isBold = false, double left = 0) {
        painter.setPen(look.ink());
        TextBlock::drawElided(painter, {box.left() + left, y, box.width() - left, step},
                              Qt::AlignLeft | Qt::AlignVCenter, look.font(size, isBold), words);
        y += step;
    };
    const auto swatch = [&](const QColor& colour, bool isHatched, const QString& words) {
        const QRectF mark(box.left(), y + step * 0.18, size * 1.6, step * 0.64);
        painter.fillRect(mark, colour);
        if (isHatched) {
            QPainterPath path;
            path.addRect(mark);
            hatch(painter, path, look, size);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.rule(), size * 0.05));
        painter.drawRect(mark);
        line(words, false, size * 2.1);
    };
    std::vector<double> values;
    for (const auto& area : map.areas) {
        if (area.value) {
            values.push_back(*area.value);
        }
    }
    std::ranges::sort(values);
    line(map.unit.isEmpty() ? QStringLiteral("Mức") : QStringLiteral("Mức (%1)").arg(map.unit), true);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const double from = i == 0 ? values.front() : *std::ranges::upper_bound(values, bounds[i - 1]);
        const auto low = models::briefing::number(from, map.form);
        const auto high = models::briefing::number(bounds[i], map.form);
        swatch(look.fill(shareOf(i, bounds.size())), false,
               low == high ? low : QStringLiteral("%1 – %2").arg(low, high));
    }
    if (values.size() < map.areas.size()) {
        swatch(look.panel(), true, models::briefing::noFigure());
    }
    std::vector<const BriefingArea*> highest;
    for (const auto& area : map.areas) {
        if (area.value && !area.name.isEmpty()) {
            highest.push_back(&area);
        }
    }
    if (highest.size() < 2) {
        return;
    }
    std::ranges::stable_sort(highest, [](const auto* a, const auto* b) { return *a->value > *b->value; });
    y += step * 0.5;
    line(QStringLiteral("Cao nhất"), true);
    for (std::size_t i = 0; i < std::min(kNamed, highest.size()) && y + step <= box.bottom(); ++i) {
        line(QStringLiteral("%1  %2").arg(models::briefing::number(*highest[i]->value, map.form), highest[i]->name));
    }
}

} // namespace

std::vector<double> mapClasses(const BriefingMap& map) {
    std::vector<double> values;
    for (const auto& area : map.areas) {
        if (area.value) {
            values.push_back(*area.value);
        }
    }
    std::ranges::sort(values);
    std::vector<double> bounds;
    for (std::size_t i = 1; i <= kClasses && !values.empty(); ++i) {
        const double bound = values[(values.size() * i + kClasses - 1) / kClasses - 1];
        if (bounds.empty() || bound > bounds.back()) {
            bounds.push_back(bound);
        }
    }
    return bounds;
}

void paintMap(QPainter& painter, const QRectF& box, const BriefingMap& map, const BriefingLook& look, double size) {
    if (map.width <= 0 || map.height <= 0) {
        return;
    }
    auto inner = box;
    painter.setPen(look.ink());
    TextBlock::drawElided(painter, {inner.left(), inner.top(), inner.width(), size * 1.5},
                          Qt::AlignLeft | Qt::AlignVCenter, look.font(size, true), map.title);
    inner.setTop(inner.top() + size * 1.8);
    if (!map.note.isEmpty()) {
        const TextBlock note(map.note, look.font(size * 0.85, false, look.isReport()), inner.width());
        const int lines = std::min(2, note.lineCount());
        painter.setPen(look.muted());
        note.draw(painter, {inner.left(), inner.bottom() - note.lineHeight() * lines}, lines);
        inner.setBottom(inner.bottom() - note.lineHeight() * (lines + 0.3));
    }
    const auto bounds = mapClasses(map);
    const double legend = std::clamp(inner.width() * 0.3, size * 11, size * 17);
    paintAreas(painter, inner.adjusted(0, 0, -legend - size, 0), map, bounds, look, size);
    paintLegend(painter, {inner.right() - legend, inner.top(), legend, inner.height()}, map, bounds, look, size);
}

} // namespace trucban::widgets
