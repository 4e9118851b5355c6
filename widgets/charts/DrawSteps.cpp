// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of parts of a whole: funnel, and things by state.
#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartForm;
using models::ChartWording;

namespace {

QString percent(double part, double whole) {
    return whole > 0 ? ChartWording::number(100 * part / whole, ChartForm::percent) : QString();
}

struct FunnelWords {
    QString number; ///< "1.234 · 45 %"
    QString all;    ///< read out
};

FunnelWords funnelWords(const models::ChartData& chart, const models::FunnelStep& step,
                        const std::optional<double>& first, const std::optional<double>& previous) {
    FunnelWords words;
    if (!step.value) {
        words.number = ChartWording::noFigure();
    } else {
        words.number = ChartWording::number(*step.value, chart.form);
        if (first && previous && *first > 0) {
            words.number += QStringLiteral(" · ") + percent(*step.value, *first);
        }
    }
    words.all = QStringLiteral("%1: %2").arg(step.name, words.number);
    if (step.value && previous && *previous > 0) {
        words.all += translate("Charts", " của bước đầu, %1 của bước trước").arg(percent(*step.value, *previous));
    }
    if (step.before) { // that there is nothing to compare with, the chart's note says once
        words.all += QStringLiteral("; ") +
                     translate("Charts", "kỳ trước %1").arg(ChartWording::number(*step.before, chart.form));
    }
    return words;
}

/// A state's colour and whether it is hatched: eight colours, then the same hatched.
struct StatePaint {
    QColor colour;
    bool isHatched = false;
};
StatePaint statePaint(const ChartLook& look, std::size_t state) {
    constexpr std::array<std::size_t, 5> kColours{5, 0, 2, 1, 3};
    return {.colour = look.series[kColours[state % kColours.size()]], .isHatched = state % 2 == 1};
}

void drawStateBar(Canvas& canvas, const QRectF& bar, double whole, const models::StateRow& row, bool isDimmed) {
    const auto& look = canvas.look();
    double left = bar.left();
    for (std::size_t i = 0; i < row.counts.size() && whole > 0; ++i) {
        const double width = bar.width() * row.counts[i] / whole;
        const QRectF part(left, bar.top(), width, bar.height());
        left += width;
        if (width <= 0) {
            continue;
        }
        auto [colour, isHatched] = statePaint(look, i);
        colour.setAlphaF(isDimmed ? 0.3F : 1.0F);
        canvas.scene.fill(part, colour);
        const auto words = ChartWording::number(row.counts[i], canvas.chart().form);
        auto style = canvas.style(Qt::AlignCenter);
        style.weight = ChartLook::Weight::strong;
        const auto size = canvas.scene.measure(words, style);
        const bool fits = size.width() + look.em(0.5) <= width;
        if (isHatched) {
            auto slants = look.paper;
            slants.setAlphaF(0.55F);
            canvas.scene.hatch(part, slants, look.em(0.5));
        }
        if (fits) {
            const auto ground = ThemeColours::contrast(colour, look.ink) >= ThemeColours::contrast(colour, look.paper)
                                    ? look.paper
                                    : look.ink;
            style.colour = ground == look.paper ? look.ink : look.paper;
            QRectF plate(0, 0, size.width() + look.em(0.4), std::min(size.height(), bar.height()));
            plate.moveCenter(part.center());
            canvas.scene.fill(plate, colour); // no slants behind the number
            canvas.scene.text(part, words, style);
        }
        canvas.scene.lines({QLineF(part.right(), part.top(), part.right(), part.bottom())},
                           QPen(look.paper, look.em(0.12)));
    }
}

} // namespace

void draw(Canvas& canvas, const models::FunnelChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    std::vector<QString> names;
    std::vector<FunnelWords> words;
    double number = 0;
    std::optional<double> first;
    std::optional<double> previous;
    for (const auto& step : body.steps) {
        names.push_back(step.name);
        words.push_back(funnelWords(canvas.chart(), step, first, previous));
        first = first ? first : step.value;
        previous = step.value;
        number = std::max(number, scene.measure(words.back().number, canvas.style()).width());
    }
    number = std::min(number + look.em(0.8), canvas.area.width() * 0.36);
    const auto plan = planRows(canvas, canvas.area, body.steps.size(), 1.6);
    const double name = nameWidth(canvas, names, 0.44);
    const QRectF plot(canvas.area.left() + name, plan.rows.top(), canvas.area.width() - name - number,
                      plan.rows.height());
    const double most = std::max(canvas.prepared.most(), 1e-9);
    if (plot.width() < look.em(1)) {
        return;
    }
    const double thick = plan.height * 0.62;
    std::optional<QRectF> above;
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& step = body.steps[plan.first + i];
        const auto place = plan.row(canvas.area, i);
        const double width = std::max(step.value ? look.em(0.15) : 0, plot.width() * step.value.value_or(0) / most);
        const QRectF bar(plot.center().x() - width / 2, place.center().y() - thick / 2, width, thick);
        auto link = look.series[0];
        link.setAlphaF(0.18F);
        if (above && step.value) {
            scene.polygon(QPolygonF({above->bottomLeft(), above->bottomRight(), bar.topRight(), bar.topLeft()}), link);
        }
        above = step.value ? std::optional(bar) : std::nullopt;
        scene.fill(bar, canvas.dimmed(look.series[0], step.key), std::min(look.em(0.2), width / 2));
        auto style = canvas.style();
        style.colour = canvas.dimmed(style.colour, step.key);
        scene.text(QRectF(place.left(), place.top(), name - look.em(0.6), place.height()), step.name, style);
        if (!step.value) {
            style.colour = look.muted;
        }
        style.align = Qt::AlignRight | Qt::AlignVCenter;
        scene.text(QRectF(place.right() - number, place.top(), number, place.height()), words[plan.first + i].number,
                   style);
        drawChosen(canvas, place, step.key);
        scene.marks.push_back({step.key, place, words[plan.first + i].all, static_cast<int>(plan.first + i), 0});
    }
}

void draw(Canvas& canvas, const models::StatesChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < body.states.size(); ++i) {
        const auto paint = statePaint(look, i);
        legend.push_back(
            {.words = body.states[i].name, .line = Qt::NoPen, .fill = paint.colour, .isHatched = paint.isHatched});
    }
    const QRectF below = drawLegend(canvas, canvas.area, legend);
    const auto plan = planRows(canvas, below, body.rows.size());
    std::vector<QString> names;
    std::vector<double> sums;
    double number = 0;
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        double sum = 0;
        for (const double count : row.counts) {
            sum += count;
        }
        sums.push_back(sum);
        names.push_back(row.name);
        number =
            std::max(number, scene.measure(ChartWording::number(sum, canvas.chart().form), canvas.style()).width());
    }
    const double name = nameWidth(canvas, names, 0.36);
    const QRectF plot(below.left() + name, plan.rows.top(), below.width() - name - number - look.em(0.9),
                      plan.rows.height());
    if (plot.width() < look.em(1)) {
        return;
    }
    const double most = std::max(canvas.prepared.most(), 1e-9);
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        const auto place = plan.row(below, i);
        const double thick = std::min(plan.height * 0.72, look.em(1.6));
        auto style = canvas.style();
        style.elide = Qt::ElideMiddle;
        style.colour = canvas.dimmed(style.colour, row.key);
        scene.text(QRectF(place.left(), place.top(), name - look.em(0.6), place.height()), row.name, style);
        const double width = plot.width() * sums[i] / most;
        drawStateBar(canvas, QRectF(plot.left(), place.center().y() - thick / 2, width, thick), sums[i], row,
                     !canvas.view.chosen.empty() && !canvas.isChosen(row.key));
        scene.text(QRectF(plot.left() + width + look.em(0.5), place.top(), number + look.em(0.4), place.height()),
                   ChartWording::number(sums[i], canvas.chart().form), style);
        drawChosen(canvas, place, row.key);
        auto words = QStringLiteral("%1: %2").arg(
            row.name, ChartWording::withUnit(sums[i], canvas.chart().form, canvas.chart().unit));
        for (std::size_t state = 0; state < body.states.size() && state < row.counts.size(); ++state) {
            if (row.counts[state] > 0) {
                words +=
                    QStringLiteral(" · %1 %2")
                        .arg(body.states[state].name, ChartWording::number(row.counts[state], canvas.chart().form));
            }
        }
        scene.marks.push_back({row.key, place, words, static_cast<int>(plan.first + i), 0});
    }
}

} // namespace trucban::widgets
