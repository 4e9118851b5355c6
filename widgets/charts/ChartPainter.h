// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartScene.h"
#include "widgets/charts/ChartView.h"

class QPainter;

namespace trucban::widgets {

/// A chart laid out for a place: the one way that windows, files, slides and paper get their picture.
[[nodiscard]] ChartScene layoutChart(const PreparedChart& prepared, const QRectF& area, const ChartLook& look,
                                     const ChartView& view = {});

/// Paints a chart into a rectangle of anything, as vectors where that is a page. `look.text` says how high words are in
/// the painter's units: scale the painter so that one unit is about a point or a pixel of a screen, fonts being whole
/// units high. A chart without figures says so in words. What does not fit is left out and counted: "và 12 dòng nữa".
void paintChart(QPainter& painter, const QRectF& area, const models::ChartData& chart, const ChartLook& look);
/// How high the chart would like to be at a width: all its rows, or what is good to look at.
[[nodiscard]] double chartHeight(const models::ChartData& chart, double width, const ChartLook& look);

/// What is read out at a place on the axis of a chart that has one: "22/11/2026: 12 vụ · cùng kỳ 2025: 9".
[[nodiscard]] QString readAt(const PreparedChart& prepared, double at);

} // namespace trucban::widgets
