// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/ChartOnPage.h"

#include "widgets/briefing/VietnameseVoice.h"
#include "widgets/charts/ChartPainter.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

namespace {

ChartLook lookOf(const BriefingLook& look, double size) {
    auto chart = chartLook(look.colours(), look.family(), size / kPoint);
    chart.paper = look.paper();
    chart.ink = look.ink();
    chart.muted = look.muted();
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

bool isShortOf(const models::ChartData& chart, const QSizeF& box, const BriefingLook& look, double size,
               std::size_t few) {
    const VietnameseVoice voice;
    const auto scene = layoutChart(PreparedChart(chart), QRectF(QPointF(), box / kPoint), lookOf(look, size));
    return scene.shownRows < scene.allRows && scene.allRows <= few;
}

} // namespace trucban::widgets
