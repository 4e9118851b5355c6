// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of named rows along one scale: change by kind, ranking, coverage.
#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartForm;
using models::ChartWording;

namespace {

constexpr double kMostNameShare = 0.36;

template <class Row>
std::vector<QString> namesOf(const std::vector<Row>& rows, const RowPlan& plan) {
    std::vector<QString> names;
    for (std::size_t i = 0; i < plan.count; ++i) {
        names.push_back(rows[plan.first + i].name);
    }
    return names;
}

void drawName(Canvas& canvas, const QRectF& row, double width, const QString& name, const QString& key, bool isOwn) {
    auto style = canvas.style();
    style.weight = isOwn ? ChartLook::Weight::strong : ChartLook::Weight::normal;
    style.elide = Qt::ElideMiddle; // what tells names apart stands at either end
    style.colour = canvas.dimmed(style.colour, key);
    canvas.scene.text(QRectF(row.left(), row.top(), width - canvas.look().em(0.6), row.height()), name, style);
}

/// Room for words beside a scale, as wide as the widest of them but not wider than a share.
double wordsWidth(const Canvas& canvas, const std::vector<QString>& words, double share) {
    double width = 0;
    const QFontMetricsF by(canvas.look().font());
    for (const auto& one : words) {
        width = std::max(width, by.horizontalAdvance(one));
    }
    return std::min(width + canvas.look().em(0.6), canvas.area.width() * share);
}

/// A bar's number stands behind it, and behind the target's mark where that is in the way.
void drawNumber(Canvas& canvas, const QRectF& row, double end, std::optional<double> mark, double limit,
                const QString& words, const QString& key, bool isMuted) {
    auto style = isMuted ? canvas.mutedStyle() : canvas.style();
    style.colour = canvas.dimmed(style.colour, key);
    const auto& look = canvas.look();
    const double width = canvas.scene.measure(words, style).width();
    double left = end + look.em(0.4);
    if (mark && *mark > left - look.em(0.6) && *mark < left + width + look.em(0.5)) {
        left = *mark + look.em(0.6);
    }
    const double height = canvas.scene.lineHeight();
    auto plate = look.paper;
    plate.setAlphaF(0.75F); // bands and dashes must not run through figures
    canvas.scene.fill(QRectF(left - look.em(0.1), row.center().y() - height / 2, std::min(width, limit - left), height),
                      plate);
    canvas.scene.text(QRectF(left, row.top(), limit - left, row.height()), words, style);
}

void drawQuartiles(Canvas& canvas, const QRectF& plot, const ValueScale& scale, const models::ChartQuartiles& others) {
    const auto& look = canvas.look();
    const double from = scale.toX(others.lower, plot);
    const double to = scale.toX(others.upper, plot);
    auto colour = look.band;
    colour.setAlphaF(0.6F);
    canvas.scene.fill(QRectF(from, plot.top(), to - from, plot.height()), colour);
    QPen pen(look.muted, look.em(0.12), Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 2});
    const double middle = scale.toX(others.median, plot);
    canvas.scene.line(QPolygonF({QPointF(middle, plot.top()), QPointF(middle, plot.bottom())}), pen);
}

std::vector<LegendEntry> rankingLegend(const Canvas& canvas, const models::RankingChart& body) {
    std::vector<LegendEntry> legend;
    const auto& look = canvas.look();
    if (canvas.prepared.hasTargets()) {
        legend.push_back({.words = translate("Charts", "chỉ tiêu"), .line = QPen(look.target, look.em(0.25))});
    }
    if (body.others) {
        legend.push_back(
            {.words = translate("Charts", "nửa ở giữa của các nơi khác"), .line = Qt::NoPen, .fill = look.band});
        QPen pen(look.muted, look.em(0.12), Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        legend.push_back({.words = translate("Charts", "trung vị các nơi khác"), .line = pen});
    }
    return legend;
}

QString rankingWords(const Canvas& canvas, const models::RankingRow& row) {
    const auto& chart = canvas.chart();
    auto words = QStringLiteral("%1: %2").arg(
        row.name, row.value ? ChartWording::withUnit(*row.value, chart.form, chart.unit) : ChartWording::noFigure());
    if (row.target) {
        words += translate("Charts", " · chỉ tiêu %1").arg(ChartWording::number(*row.target, chart.form));
    }
    return row.note.isEmpty() ? words : words + QStringLiteral(" · ") + row.note;
}

/// Over the whole scale of rows: ticks that leave room between their words.
ValueScale rowsScale(const Canvas& canvas, double width, double most, double least = 0) {
    const auto form = canvas.chart().form;
    const double word = canvas.scene.measure(ChartWording::number(most, form), canvas.mutedStyle()).width();
    const int wanted = std::clamp(static_cast<int>(width / (word + canvas.look().em(2.5))), 1, 6);
    return valueScale(least, most, form, wanted);
}

} // namespace

void draw(Canvas& canvas, const models::RankingChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const auto form = canvas.chart().form;
    const QRectF below = drawLegend(canvas, canvas.area, rankingLegend(canvas, body));
    const double foot = scene.lineHeight(0.95) + look.em(0.3);
    const auto plan = planRows(canvas, below.adjusted(0, 0, 0, -foot), body.rows.size());
    const double names = nameWidth(canvas, namesOf(body.rows, plan), kMostNameShare);
    std::vector<QString> notes;
    std::vector<QString> numbers;
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        notes.push_back(row.note);
        if (row.value) {
            numbers.push_back(ChartWording::number(*row.value, form));
        }
    }
    const double note = std::ranges::all_of(notes, &QString::isEmpty) ? 0 : wordsWidth(canvas, notes, 0.26);
    const double number = wordsWidth(canvas, numbers, 0.2);
    const QRectF plot(below.left() + names, plan.rows.top(), below.width() - names - note - number - look.em(1.2),
                      plan.rows.height());
    if (plot.width() < look.em(1)) {
        return;
    }
    const auto scale = rowsScale(canvas, plot.width(), canvas.prepared.most(), canvas.prepared.least());
    if (body.others) {
        drawQuartiles(canvas, plot, scale, *body.others);
    }
    drawRowsAxis(scene, plot, scale);
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        const auto place = plan.row(below, i);
        const double zero = scale.toX(0, plot);
        const double end = row.value ? scale.toX(*row.value, plot) : zero;
        const double thick = std::min(plan.height * 0.62, look.em(1.3));
        drawName(canvas, place, names, row.name, row.key, row.isOwn);
        const QRectF bar(std::min(zero, end), place.center().y() - thick / 2, std::abs(end - zero), thick);
        scene.fill(bar, canvas.dimmed(look.series[0], row.key));
        if (row.isOwn) {
            scene.frame(bar, QPen(look.ink, look.em(0.15)));
        }
        std::optional<double> mark;
        if (row.target) {
            mark = scale.toX(*row.target, plot);
            scene.lines({QLineF(*mark, place.center().y() - thick * 0.75, *mark, place.center().y() + thick * 0.75)},
                        QPen(canvas.dimmed(look.target, row.key), look.em(0.25)));
        }
        const double limit = below.right() - note;
        drawNumber(canvas, place, std::max(zero, end), mark, limit,
                   row.value ? ChartWording::number(*row.value, form) : ChartWording::noFigure(), row.key, !row.value);
        if (note > 0) {
            auto style = canvas.mutedStyle();
            style.colour = canvas.dimmed(style.colour, row.key);
            scene.text(QRectF(limit + look.em(0.5), place.top(), note - look.em(0.5), place.height()), row.note, style);
        }
        drawChosen(canvas, place, row.key);
        scene.marks.push_back({row.key, place, rankingWords(canvas, row), static_cast<int>(plan.first + i), 0});
    }
}

void draw(Canvas& canvas, const models::CoverageChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const auto form = canvas.chart().form;
    const auto plan = planRows(canvas, canvas.area, body.rows.size());
    const double names = nameWidth(canvas, namesOf(body.rows, plan), kMostNameShare);
    const auto words = [form](const models::CoverageRow& row) {
        const auto done = ChartWording::number(row.done, form);
        if (!row.all || *row.all <= 0) {
            return translate("Charts", "%1, chưa nhập tổng số").arg(done);
        }
        return QStringLiteral("%1 (%2/%3)")
            .arg(ChartWording::number(100 * row.done / *row.all, ChartForm::percent), done,
                 ChartWording::number(*row.all, form));
    };
    std::vector<QString> numbers;
    for (std::size_t i = 0; i < plan.count; ++i) {
        numbers.push_back(words(body.rows[plan.first + i]));
    }
    const double number = wordsWidth(canvas, numbers, 0.36);
    const QRectF plot(canvas.area.left() + names, plan.rows.top(), canvas.area.width() - names - number - look.em(0.6),
                      plan.rows.height());
    if (plot.width() < look.em(1)) {
        return;
    }
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        const auto place = plan.row(canvas.area, i);
        const double thick = std::min(plan.height * 0.6, look.em(1.2));
        const QRectF track(plot.left(), place.center().y() - thick / 2, plot.width(), thick);
        drawName(canvas, place, names, row.name, row.key, false);
        if (row.all && *row.all > 0) {
            const double share = std::clamp(row.done / *row.all, 0.0, 1.0);
            scene.fill(track, look.band, thick / 4);
            scene.fill(QRectF(track.left(), track.top(), track.width() * share, thick),
                       canvas.dimmed(share >= 1 ? look.good : look.series[0], row.key),
                       std::min(thick / 4, track.width() * share / 2));
        } else {
            scene.hatch(track, look.grid, look.em(0.5));
        }
        auto style = row.all ? canvas.style() : canvas.mutedStyle();
        style.colour = canvas.dimmed(style.colour, row.key);
        scene.text(QRectF(plot.right() + look.em(0.6), place.top(), number, place.height()), numbers[i], style);
        drawChosen(canvas, place, row.key);
        scene.marks.push_back(
            {row.key, place, QStringLiteral("%1: %2").arg(row.name, numbers[i]), static_cast<int>(plan.first + i), 0});
    }
}

void draw(Canvas& canvas, const models::DumbbellChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const auto& chart = canvas.chart();
    std::vector<LegendEntry> legend;
    if (!body.beforeName.isEmpty()) {
        legend.push_back({.words = body.beforeName, .line = QPen(look.muted), .shape = LegendEntry::Shape::ring});
    }
    legend.push_back({.words = body.nowName, .line = QPen(look.series[0]), .shape = LegendEntry::Shape::diamond});
    const QRectF below = drawLegend(canvas, canvas.area, legend);
    const double foot = scene.lineHeight(0.95) + look.em(0.3);
    const auto plan = planRows(canvas, below.adjusted(0, 0, 0, -foot), body.rows.size());
    const double names = nameWidth(canvas, namesOf(body.rows, plan), kMostNameShare);
    std::vector<QString> changes;
    const auto number = [&chart](const std::optional<double>& now) {
        return now ? ChartWording::number(*now, chart.form) : ChartWording::noFigure();
    };
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        changes.push_back(row.change.before                         ? QStringLiteral("▲ ") + row.change.words
                          : isCompared(row.change, body.beforeName) ? ChartWording::noComparison()
                                                                    : number(row.now));
    }
    const double change = wordsWidth(canvas, changes, 0.32);
    const double radius = std::min(plan.height * 0.26, look.em(0.5));
    const QRectF plot(below.left() + names + radius, plan.rows.top(),
                      below.width() - names - change - look.em(1) - 2 * radius, plan.rows.height());
    if (plot.width() < look.em(1)) {
        return;
    }
    const auto scale = rowsScale(canvas, plot.width(), canvas.prepared.most(), canvas.prepared.least());
    drawRowsAxis(scene, plot, scale);
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        const auto place = plan.row(below, i);
        const double y = place.center().y();
        drawName(canvas, place, names, row.name, row.key, false);
        if (row.now && row.change.before) {
            scene.lines({QLineF(scale.toX(*row.change.before, plot), y, scale.toX(*row.now, plot), y)},
                        QPen(canvas.dimmed(look.muted, row.key), look.em(0.2)));
        }
        if (row.change.before) {
            drawRing(canvas, {scale.toX(*row.change.before, plot), y}, radius * 0.85,
                     canvas.dimmed(look.muted, row.key));
        }
        if (row.now) {
            drawDiamond(canvas, {scale.toX(*row.now, plot), y}, radius * 1.2, canvas.dimmed(look.series[0], row.key));
        }
        if (isCompared(row.change, body.beforeName)) {
            drawChange(canvas, QRectF(below.right() - change, place.top(), change, place.height()), row.now, row.change,
                       canvas.chart().form, Qt::AlignLeft | Qt::AlignVCenter);
        } else { // the number itself, which a change stands for elsewhere
            auto style = canvas.style(Qt::AlignRight | Qt::AlignVCenter);
            style.colour = canvas.dimmed(style.colour, row.key);
            scene.text(QRectF(below.right() - change, place.top(), change, place.height()), number(row.now), style);
        }
        drawChosen(canvas, place, row.key);
        const auto now = row.now ? ChartWording::withUnit(*row.now, chart.form, chart.unit) : ChartWording::noFigure();
        scene.marks.push_back({row.key, place,
                               readOut(row.name, now, changeWords(row.change, chart.form, body.beforeName)),
                               static_cast<int>(plan.first + i), 0});
    }
}

} // namespace trucban::widgets
