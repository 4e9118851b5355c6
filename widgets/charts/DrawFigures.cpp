// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as words with their course beside them: the table of entered figures, and a tile.
#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartWording;

namespace {

/// Left and right edges of the columns; one that has no room is empty.
struct FigureColumns {
    QRectF name;
    QRectF value;
    QRectF change;
    QRectF spark;
    QRectF note;
};

QString valueWords(const models::FiguresRow& row) {
    return row.value ? ChartWording::withUnit(*row.value, row.form, row.unit) : ChartWording::notEntered();
}

constexpr double kArrowTimes = 1.05; ///< with its gap

QString changeColumn(const models::FiguresRow& row, const QString& beforeName) {
    return row.change.before                    ? QStringLiteral("▲ %1").arg(row.change.words)
           : isCompared(row.change, beforeName) ? ChartWording::noComparison()
                                                : QString();
}

/// A course is read by its height: where there is room for all rows they share what is left.
RowPlan planCourses(Canvas& canvas, const QRectF& area, std::size_t all) {
    constexpr double kMostHeight = 4; // em
    auto plan = planRows(canvas, area, all);
    if (all > 0 && plan.count == all) {
        const double share = area.height() / static_cast<double>(all);
        plan.height = std::max(plan.height, std::min(share, canvas.look().em(kMostHeight)));
        plan.rows.setHeight(plan.height * static_cast<double>(all));
    }
    return plan;
}

/// Names and values first; then the course, the change and the note, as there is room.
FigureColumns planColumns(const Canvas& canvas, const models::FiguresChart& body, const RowPlan& plan) {
    const auto& look = canvas.look();
    const QFontMetricsF by(look.font());
    const double gap = look.em(1);
    double name = 0;
    double value = by.horizontalAdvance(translate("Charts", "Giá trị"));
    double change = by.horizontalAdvance(body.beforeName);
    double note = 0;
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        name = std::max(name, by.horizontalAdvance(row.name));
        value = std::max(value, by.horizontalAdvance(valueWords(row)));
        change = std::max(change, by.horizontalAdvance(changeColumn(row, body.beforeName)));
        note = std::max(note, by.horizontalAdvance(row.note));
    }
    double left = canvas.area.width();
    const auto take = [&left, gap](double wanted, double least) {
        const double taken = left >= wanted + gap ? wanted + gap : left >= least + gap ? left : 0;
        left -= taken;
        return std::max(0.0, taken - gap);
    };
    value = take(std::min(value * 1.06 + 2, canvas.area.width() * 0.45), look.em(3)); // a value is never cut
    name = take(std::min(name + 2, canvas.area.width() * 0.34), 0);
    double spark = take(look.em(5), look.em(4));
    change = change > 0 ? take(std::min(change + look.em(0.4), canvas.area.width() * 0.36), look.em(6)) : 0;
    note = note > 0 ? take(note + 2, look.em(4)) : 0;
    spark += spark > 0 ? std::max(left, 0.0) : 0; // the rest: a course tells more the wider it is
    double x = canvas.area.left();
    const auto place = [&x, gap](double width) {
        const QRectF column(x, 0, width, 0);
        x += width > 0 ? width + gap : 0;
        return column;
    };
    return {.name = place(name),
            .value = place(value),
            .change = place(change),
            .spark = place(spark),
            .note = place(note)};
}

QRectF cellOf(const QRectF& column, const QRectF& row) {
    return {column.left(), row.top(), column.width(), row.height()};
}

constexpr double kMostSparkHeight = 6; ///< em: higher, it would be read as a chart, and it has no axis

struct TilePlan {
    QRectF head;
    QRectF value;
    QRectF target;
    QRectF change;
    QRectF interval;
    QRectF spark;
};

/// From top to bottom; what has no room is empty, the course first.
TilePlan planTile(const Canvas& canvas, const models::TileChart& body, bool hasTitle) {
    const auto& look = canvas.look();
    const double line = canvas.scene.lineHeight();
    double top = canvas.area.top();
    const double bottom = canvas.area.bottom();
    const auto take = [&](double height, bool isWanted) {
        if (!isWanted || top + height > bottom + 0.5) {
            return QRectF();
        }
        const QRectF part(canvas.area.left(), top, canvas.area.width(), height);
        top += height;
        return part;
    };
    TilePlan plan;
    plan.head = take(line, hasTitle);
    plan.value = take(canvas.scene.lineHeight(2.1), true);
    plan.target = take(line + look.em(0.75), body.target.has_value());
    plan.change = take(line, body.value && isCompared(body.change, body.beforeName));
    plan.interval = take(line, body.value && body.change.before && !body.change.interval.isEmpty());
    const double room = bottom - top - look.em(0.3);
    if (room >= look.em(1.2) && body.spark.size() > 1) {
        const double height = std::min(room, look.em(kMostSparkHeight));
        plan.spark = QRectF(canvas.area.left(), bottom - height, canvas.area.width(), height);
    }
    return plan;
}

void drawTarget(Canvas& canvas, const QRectF& area, const models::TileChart& body) {
    const auto& look = canvas.look();
    const auto form = canvas.chart().form;
    const double value = body.value.value_or(0);
    const double target = *body.target;
    const double most = std::max({value, target, 1e-9});
    const QRectF track(area.left(), area.top() + look.em(0.1), area.width(), look.em(0.5));
    const bool isReached = body.value && (body.isBetterUp ? value >= target : value <= target);
    canvas.scene.fill(track, look.band, look.em(0.2));
    canvas.scene.fill(
        QRectF(track.left(), track.top(), track.width() * std::clamp(value / most, 0.0, 1.0), track.height()),
        isReached         ? look.good
        : body.isBetterUp ? look.series[0]
                          : look.bad,
        look.em(0.2));
    const double x = track.left() + track.width() * std::clamp(target / most, 0.0, 1.0);
    canvas.scene.lines({QLineF(x, track.top() - look.em(0.15), x, track.bottom() + look.em(0.15))},
                       QPen(look.target, look.em(0.25)));
    const auto words =
        (body.isBetterUp ? isReached ? translate("Charts", "đạt chỉ tiêu %1") : translate("Charts", "chỉ tiêu %1")
         : isReached ? translate("Charts", "trong mức %1")
         : body.value    ? translate("Charts", "vượt mức %1")
                         : translate("Charts", "mức tối đa %1"))
            .arg(ChartWording::number(target, form));
    canvas.scene.text(area.adjusted(0, look.em(0.7), 0, 0), words, canvas.mutedStyle(Qt::AlignLeft | Qt::AlignTop));
}

} // namespace

void draw(Canvas& canvas, const models::FiguresChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const double head = scene.lineHeight(0.95) + look.em(0.4);
    const auto plan = planCourses(canvas, canvas.area.adjusted(0, head, 0, 0), body.rows.size());
    const auto columns = planColumns(canvas, body, plan);
    const QRectF top(canvas.area.left(), canvas.area.top(), canvas.area.width(), head);
    const auto right = canvas.mutedStyle(Qt::AlignRight | Qt::AlignVCenter);
    scene.text(cellOf(columns.value, top), translate("Charts", "Giá trị"), right);
    scene.text(cellOf(columns.change, top), body.beforeName, canvas.mutedStyle());
    scene.text(cellOf(columns.spark, top), translate("Charts", "Diễn biến"), canvas.mutedStyle());
    scene.text(cellOf(columns.note, top), translate("Charts", "Ghi chú"), canvas.mutedStyle());
    std::vector<QLineF> rules{QLineF(top.bottomLeft(), top.bottomRight())};
    for (std::size_t i = 0; i < plan.count; ++i) {
        const auto& row = body.rows[plan.first + i];
        const auto place = plan.row(canvas.area, i);
        auto style = canvas.style();
        style.elide = Qt::ElideMiddle;
        style.colour = canvas.dimmed(style.colour, row.key);
        scene.text(cellOf(columns.name, place), row.name, style);
        style.align = Qt::AlignRight | Qt::AlignVCenter;
        style.weight = row.value ? ChartLook::Weight::strong : ChartLook::Weight::normal;
        style.colour = row.value ? style.colour : look.muted;
        scene.text(cellOf(columns.value, place), valueWords(row), style);
        if (columns.change.width() > 0 && isCompared(row.change, body.beforeName)) {
            drawChange(canvas, cellOf(columns.change, place), row.value, row.change, row.form,
                       Qt::AlignLeft | Qt::AlignVCenter);
        }
        const double margin = place.height() * 0.16;
        drawSpark(canvas, cellOf(columns.spark, place).adjusted(0, margin, 0, -margin), row.spark,
                  canvas.dimmed(look.series[0], row.key));
        if (columns.note.width() > 0) {
            scene.text(cellOf(columns.note, place), row.note, canvas.mutedStyle());
        }
        rules.emplace_back(place.bottomLeft(), place.bottomRight());
        drawChosen(canvas, place, row.key);
        auto words = readOut(row.name, valueWords(row), changeWords(row.change, row.form, body.beforeName));
        words += row.note.isEmpty() ? QString() : QStringLiteral("; ") + row.note;
        scene.marks.push_back({row.key, place, words, static_cast<int>(plan.first + i), 0});
    }
    scene.lines(rules, QPen(look.grid, look.em(0.07)));
}

void draw(Canvas& canvas, const models::TileChart& body) {
    auto& scene = canvas.scene;
    const auto& look = canvas.look();
    const auto& chart = canvas.chart();
    const auto plan = planTile(canvas, body, !look.hasHead);
    auto title = canvas.mutedStyle();
    title.times = 1;
    scene.text(plan.head, chart.title, title);
    auto number = canvas.style();
    number.times = 1.9;
    number.weight = ChartLook::Weight::strong;
    const bool isWritten = chart.form == models::ChartForm::percent || chart.form == models::ChartForm::duration;
    const auto value = body.value                  ? ChartWording::number(*body.value, chart.form)
                       : body.valueWords.isEmpty() ? ChartWording::noFigure()
                                                   : body.valueWords;
    if (!body.value) {
        number.times = 1.3;
        number.colour = look.muted;
    }
    const double wide = scene.measure(value, number).width();
    scene.text(plan.value, value, number);
    if (body.value && !isWritten && !chart.unit.isEmpty()) {
        const double left = plan.value.left() + wide + look.em(0.45);
        // On the number's foot line.
        const double foot = plan.value.center().y() + QFontMetricsF(look.font(number.weight, 1.9)).capHeight() / 2;
        const double height = scene.lineHeight(0.95);
        const double rise = QFontMetricsF(look.font(ChartLook::Weight::normal, 0.95)).descent();
        scene.text(QRectF(left, foot + rise - height, plan.value.right() - left, height), chart.unit,
                   canvas.mutedStyle());
    }
    if (!plan.target.isEmpty()) {
        drawTarget(canvas, plan.target, body);
    }
    if (!plan.change.isEmpty()) {
        auto change = body.change;
        if (change.before && !body.beforeName.isEmpty()) {
            // Where there is no room for it, what it is against is left out whole: it is read out, and chosen above.
            const auto words = (change.words.isEmpty() ? translate("Charts", "không đổi") : change.words);
            const auto all = words + QStringLiteral(" · ") + body.beforeName;
            const bool fits =
                scene.measure(all, canvas.mutedStyle()).width() + look.em(kArrowTimes) <= plan.change.width();
            change.words = fits ? all : words;
        }
        drawChange(canvas, plan.change, body.value, change, chart.form, Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (!plan.interval.isEmpty()) {
        scene.text(plan.interval, translate("Charts", "khoảng 95 %: %1").arg(body.change.interval),
                   canvas.mutedStyle());
    }
    if (!plan.spark.isEmpty()) {
        drawSpark(canvas, plan.spark, body.spark, look.series[0]);
    }
    auto words = body.value ? ChartWording::withUnit(*body.value, chart.form, chart.unit) : value;
    if (body.target) {
        words += translate("Charts", " · chỉ tiêu %1").arg(ChartWording::number(*body.target, chart.form));
    }
    const auto change = changeWords(body.change, chart.form, body.beforeName);
    scene.marks.push_back({chart.key, canvas.area, readOut(chart.title, words, change), 0, 0});
}

} // namespace trucban::widgets
