// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartPainter.h"

#include "models/ChartWording.h"
#include "widgets/charts/ChartDrawing.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

using models::ChartForm;
using models::ChartWording;

namespace {

constexpr double kTitleTimes = 1.2;

/// Title, unit and basis above; what must be known under the chart. Returns what is left between.
QRectF drawHead(Canvas& canvas, QRectF area) {
    const auto& look = canvas.look();
    const auto& chart = canvas.chart();
    auto& scene = canvas.scene;
    auto title = canvas.style(Qt::AlignLeft | Qt::AlignTop);
    title.times = kTitleTimes;
    title.weight = ChartLook::Weight::strong;
    const bool saysUnit = chart.unit.isEmpty() || std::holds_alternative<models::TileChart>(chart.body);
    area.setTop(area.top() +
                scene.paragraph(area, saysUnit ? chart.title : QStringLiteral("%1 (%2)").arg(chart.title, chart.unit),
                                title, 2));
    auto small = canvas.mutedStyle(Qt::AlignLeft | Qt::AlignTop);
    if (!chart.basis.isEmpty()) {
        area.setTop(area.top() + scene.paragraph(area, chart.basis, small, 1));
    }
    area.setTop(area.top() + look.em(0.4));
    if (!chart.note.isEmpty() && area.height() > look.em(8)) {
        const double line = scene.lineHeight(small.times);
        const bool isLong = scene.measure(chart.note, small).width() > area.width();
        const QRectF foot(area.left(), area.bottom() - line * (isLong ? 2 : 1), area.width(), line * (isLong ? 2 : 1));
        scene.paragraph(foot, chart.note, small, 2);
        area.setBottom(foot.top() - look.em(0.4));
    }
    return area;
}

double rowsHeight(const ChartScene& scene, std::size_t rows, double lines = 1) {
    return static_cast<double>(rows) * (scene.lineHeight() * lines + scene.look().em(kRowTimes - 1.25) + 1);
}

struct WishedHeight {
    const ChartScene& scene;
    double width;
    [[nodiscard]] double em(double parts) const { return scene.look().em(parts); }

    double operator()(const models::TrendChart& /*body*/) const { return std::clamp(width * 0.42, em(14), em(28)); }
    double operator()(const models::BurndownChart& /*body*/) const { return std::clamp(width * 0.4, em(13), em(26)); }
    double operator()(const models::EcdfChart& body) const {
        return std::clamp(width * 0.42, em(15), em(28)) + em(body.limits.empty() ? 0 : 2);
    }
    double operator()(const models::HeatChart& /*body*/) const { return em(7 * 1.9 + 4); }
    double operator()(const models::DumbbellChart& body) const { return rowsHeight(scene, body.rows.size()) + em(4); }
    double operator()(const models::RankingChart& body) const { return rowsHeight(scene, body.rows.size()) + em(4); }
    double operator()(const models::CoverageChart& body) const { return rowsHeight(scene, body.rows.size()); }
    double operator()(const models::FunnelChart& body) const { return rowsHeight(scene, body.steps.size(), 2.2); }
    double operator()(const models::StatesChart& body) const { return rowsHeight(scene, body.rows.size()) + em(3); }
    double operator()(const models::FiguresChart& body) const { return rowsHeight(scene, body.rows.size()) + em(2); }
    double operator()(const models::TileChart& body) const {
        return em(5.4 + (body.target ? 2.3 : 0) + (body.change.interval.isEmpty() ? 0 : 1.5) +
                  (body.spark.empty() ? 0 : 3.6));
    }
};

QString valueAt(const SeriesSampler& line, double at, ChartForm form) {
    const auto point = line.nearest(at);
    return point && std::abs(point->at - at) <= 0.5 ? ChartWording::number(point->value, form) : QString();
}

QString trendWords(const PreparedChart& prepared, const models::TrendChart& body, double at) {
    auto words = ChartWording::date(at);
    const auto form = prepared.chart().form;
    for (std::size_t i = 0; i < body.lines.size(); ++i) {
        const auto& line = body.lines[i];
        const auto value = valueAt(prepared.lines()[i], at, form);
        const auto day =
            line.shiftDays == 0 ? QString() : QStringLiteral(" (%1)").arg(ChartWording::date(at - line.shiftDays));
        // Days to come have no figure yet, and today's stands alone.
        const bool isElsewhere = value.isEmpty() && body.today && (at >= *body.today || line.points.size() == 1);
        if (!isElsewhere || line.role != models::TrendRole::current) {
            words +=
                QStringLiteral(" · %1%2: %3").arg(line.name, day, value.isEmpty() ? ChartWording::noFigure() : value);
        }
    }
    for (const auto& name : body.missing) {
        words += QStringLiteral(" · %1: %2").arg(name, ChartWording::noComparison());
    }
    return words;
}

QString burndownWords(const PreparedChart& prepared, double at) {
    const auto form = prepared.chart().form;
    const auto& lines = prepared.lines();
    auto words = ChartWording::date(at);
    const std::array names{translate("Charts", "còn lại"), translate("Charts", "quá hạn"),
                           translate("Charts", "theo kế hoạch")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto value = valueAt(lines[i], at, form); !value.isEmpty()) {
            words += QStringLiteral(" · %1: %2").arg(names[i], value);
        }
    }
    return words;
}

QString ecdfWords(const models::EcdfChart& body, double logarithm) {
    const double at = std::pow(10, logarithm);
    auto words = translate("Charts", "trong %1").arg(ChartWording::number(at, ChartForm::duration));
    for (const auto& line : body.lines) {
        const auto after = std::ranges::upper_bound(line.points, at, {}, &models::EcdfPoint::seconds);
        const double share = after == line.points.begin() ? 0 : std::prev(after)->share;
        words += QStringLiteral(" · %1: %2")
                     .arg(line.name, line.points.empty() ? ChartWording::noFigure()
                                                         : ChartWording::number(100 * share, ChartForm::percent));
    }
    return words;
}

} // namespace

ChartScene layoutChart(const PreparedChart& prepared, const QRectF& area, const ChartLook& look,
                       const ChartView& view) {
    ChartScene scene(look, area);
    Canvas canvas{scene, prepared, view, area};
    if (look.hasHead) {
        canvas.area = drawHead(canvas, area);
    }
    if (models::isEmpty(prepared.chart())) {
        auto style = canvas.mutedStyle(Qt::AlignCenter);
        // Where a note says why, figures may be there all the same: not by hour, not by neighbourhood.
        const bool isTold = !prepared.chart().note.isEmpty();
        const auto words = isTold ? translate("Charts", "Không có gì để hiện") : translate("Charts", "Chưa có số liệu");
        scene.text(canvas.area, words, style);
        return scene;
    }
    std::visit([&canvas](const auto& body) { draw(canvas, body); }, prepared.chart().body);
    return scene;
}

void paintChart(QPainter& painter, const QRectF& area, const models::ChartData& chart, const ChartLook& look) {
    layoutChart(PreparedChart(chart), area, look).paint(painter);
}

double chartHeight(const models::ChartData& chart, double width, const ChartLook& look) {
    const ChartScene scene(look);
    double head = 0;
    if (look.hasHead) {
        const double lines = (chart.basis.isEmpty() ? 0 : 1) + (chart.note.isEmpty() ? 0 : 1);
        head = scene.lineHeight(kTitleTimes) + lines * scene.lineHeight(0.95) + look.em(0.8);
    }
    return std::ceil(head + std::visit(WishedHeight{scene, width}, chart.body));
}

QString readAt(const PreparedChart& prepared, double at) {
    const auto& body = prepared.chart().body;
    if (const auto* trend = std::get_if<models::TrendChart>(&body)) {
        return trendWords(prepared, *trend, std::round(at));
    }
    if (std::holds_alternative<models::BurndownChart>(body)) {
        return burndownWords(prepared, std::round(at));
    }
    if (const auto* ecdf = std::get_if<models::EcdfChart>(&body)) {
        return ecdfWords(*ecdf, at);
    }
    return {};
}

} // namespace trucban::widgets
