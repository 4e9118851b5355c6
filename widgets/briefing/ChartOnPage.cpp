// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/ChartOnPage.h"

#include "widgets/briefing/VietnameseVoice.h"
#include "widgets/charts/ChartPainter.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

namespace {

ChartLook lookOf(const BriefingLook& look, double size) {
    auto chart = printLook(look.family(), size / kPoint);
    const auto& colours = look.colours();
    chart.paper = look.paper();
    chart.ink = look.ink();
    chart.muted = look.muted();
    if (look.isDark()) {
        chart.grid = colours.of(Ink::chartGrid);
        chart.baseline = colours.of(Ink::chartBaseline);
        chart.band = colours.of(Ink::chartBand);
        chart.accent = colours.of(Ink::accent);
        chart.target = colours.of(Ink::dueSoon);
        chart.good = colours.of(Ink::success);
        chart.bad = colours.of(Ink::danger);
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            chart.series[i] = colours.of(static_cast<Ink>(static_cast<std::size_t>(Ink::chart1) + i));
        }
    }
    // A report numbers its charts and has their titles below them.
    chart.hasHead = !look.isReport();
    return chart;
}

} // namespace

void paintChartOnPage(QPainter& painter, const QRectF& box, const models::ChartData& chart, const BriefingLook& look,
                      double size) {
    const VietnameseVoice voice;
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(kPoint, kPoint);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChart(painter, QRectF(QPointF(), box.size() / kPoint), chart, lookOf(look, size));
    painter.restore();
}

double chartHeightOnPage(const models::ChartData& chart, double width, const BriefingLook& look, double size,
                         double most) {
    const VietnameseVoice voice;
    const double wish = chartHeight(chart, width / kPoint, lookOf(look, size)) * kPoint;
    return std::clamp(wish, size * 8, most);
}

} // namespace trucban::widgets
