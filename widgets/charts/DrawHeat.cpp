// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <set>

namespace trucban::widgets {

using models::ChartWording;

namespace {

constexpr int kHours = 24;
constexpr int kDays = 7;

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto part = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()));
}

/// One hue from the paper to full: lightness alone tells more from less.
QColor heatColour(const ChartLook& look, double share) {
    return mixed(mixed(look.paper, look.series[0], 0.06), look.series[0], std::pow(std::clamp(share, 0.0, 1.0), 0.8));
}

QColor readableOn(const QColor& ground, const ChartLook& look) {
    return ThemeColours::contrast(ground, look.ink) >= ThemeColours::contrast(ground, look.paper) ? look.ink
                                                                                                  : look.paper;
}

void drawScale(Canvas& canvas, const QRectF& area) {
    const auto& look = canvas.look();
    const auto form = canvas.chart().form;
    const auto style = canvas.mutedStyle();
    const auto least = ChartWording::number(0, form);
    const auto most = ChartWording::withUnit(canvas.prepared.most(), form, canvas.chart().unit);
    const double left = area.left() + canvas.scene.measure(least, style).width() + look.em(0.4);
    const double width = std::min(look.em(14), area.right() - left - canvas.scene.measure(most, style).width());
    if (width < look.em(3)) {
        return;
    }
    constexpr int kSteps = 24;
    for (int i = 0; i < kSteps; ++i) {
        canvas.scene.fill(
            QRectF(left + width * i / kSteps, area.center().y() - look.em(0.35), width / kSteps + 0.3, look.em(0.7)),
            heatColour(look, (i + 0.5) / kSteps));
    }
    canvas.scene.text(QRectF(area.left(), area.top(), left - area.left(), area.height()), least, style);
    canvas.scene.text(QRectF(left + width + look.em(0.4), area.top(), area.right() - left - width, area.height()), most,
                      style);
}

} // namespace

void draw(Canvas& canvas, const models::HeatChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const double line = scene.lineHeight(0.95);
    double names = 0;
    for (int day = 0; day < kDays; ++day) {
        names = std::max(names, scene.measure(ChartWording::weekdayShort(day), canvas.mutedStyle()).width());
    }
    const QRectF foot(canvas.area.left() + names + look.em(0.6), canvas.area.bottom() - line,
                      canvas.area.width() - names - look.em(0.6), line);
    const QRectF grid(foot.left(), canvas.area.top() + line + look.em(0.2), foot.width(),
                      foot.top() - look.em(0.5) - canvas.area.top() - line - look.em(0.2));
    const double width = grid.width() / kHours;
    const double height = grid.height() / kDays;
    if (width < 2 || height < 2) {
        return;
    }
    const double gap = std::min(look.em(0.12), width * 0.1);
    const double most = std::max(canvas.prepared.most(), 1e-9);
    const auto form = canvas.chart().form;
    const auto written = [form](double value) {
        return ChartWording::axis(value, form, form == models::ChartForm::decimal ? 0.1 : 1);
    };
    // In every cell or in none: a number left out would look like another value.
    auto number = canvas.style(Qt::AlignCenter);
    std::set<QString> all{written(std::max(canvas.prepared.most(), 88.0))};
    for (const auto& value : body.cells | std::views::join) {
        if (value) {
            all.insert(written(*value)); // a 4 is wider than a 1, and 46 than 59
        }
    }
    const auto fits = [&](double times) {
        number.times = times;
        const double room = width - gap / 2;
        return scene.lineHeight(times) <= height &&
               std::ranges::all_of(all, [&](const auto& one) { return scene.measure(one, number).width() <= room; });
    };
    const bool hasNumbers = fits(0.92) || fits(0.82) || fits(0.74);
    for (int day = 0; day < kDays; ++day) {
        const double top = grid.top() + day * height;
        scene.text(QRectF(canvas.area.left(), top, names, height), ChartWording::weekdayShort(day),
                   canvas.mutedStyle());
        for (int hour = 0; hour < kHours; ++hour) {
            const QRectF cell(grid.left() + hour * width, top, width, height);
            const auto& value = body.cells[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            const auto key = QStringLiteral("%1/%2").arg(day).arg(hour);
            const auto inner = cell.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
            const auto colour = value ? heatColour(look, *value / most) : look.paper;
            scene.fill(inner, canvas.dimmed(colour, key), gap);
            if (value) {
                number.colour = canvas.dimmed(readableOn(colour, look), key);
                if (hasNumbers) {
                    scene.text(cell, written(*value), number);
                }
            } else {
                scene.hatch(inner, look.grid, look.em(0.5));
            }
            if (canvas.isChosen(key)) {
                scene.frame(inner, QPen(look.ink, look.em(0.16)), gap);
            }
            scene.marks.push_back({.key = key,
                                   .area = cell,
                                   .words = QStringLiteral("%1, %2: %3")
                                                .arg(ChartWording::weekday(day), ChartWording::hours(hour),
                                                     value ? ChartWording::withUnit(*value, form, canvas.chart().unit)
                                                           : ChartWording::noFigure()),
                                   .row = day,
                                   .column = hour});
        }
    }
    const double room = scene.measure(QStringLiteral("00"), canvas.mutedStyle()).width() + look.em(0.5);
    const int every = width >= room ? 1 : width * 2 >= room ? 2 : width * 3 >= room ? 3 : 6;
    for (int hour = 0; hour < kHours; hour += every) {
        scene.text(QRectF(grid.left() + hour * width, canvas.area.top(), width * every, line), QString::number(hour),
                   canvas.mutedStyle(every == 1 ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter));
    }
    drawScale(canvas, foot);
}

} // namespace trucban::widgets
