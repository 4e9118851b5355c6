// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"
#include "widgets/charts/ChartScene.h"
#include "widgets/charts/ChartView.h"

#include <vector>

namespace trucban::widgets {

struct AxisTick {
    double at = 0;
    QString words;
};

/// Values up the side: the scale begins at 0 unless something lies under it, and ends on a tick.
struct ValueScale {
    double least = 0;
    double most = 1;
    double step = 1;
    std::vector<AxisTick> ticks;
    [[nodiscard]] double toY(double value, const QRectF& area) const {
        return area.bottom() - (value - least) / (most - least) * area.height();
    }
    [[nodiscard]] double toX(double value, const QRectF& area) const {
        return area.left() + (value - least) / (most - least) * area.width();
    }
};

/// About `wanted` steps of a readable size.
[[nodiscard]] ValueScale valueScale(double least, double most, models::ChartForm form, int wanted);
/// Days at the beginning of weeks, months or years, as many as their words leave room for.
[[nodiscard]] std::vector<AxisTick> dayTicks(const ChartScene& scene, const ChartPlotArea& plot);
/// Seconds, minutes, hours and days on an axis of logarithms.
[[nodiscard]] std::vector<AxisTick> durationTicks(const ChartPlotArea& plot);
/// "30 giây", "15 phút", "2 giờ", "1 ngày"; as a clock where it is no whole number of one.
[[nodiscard]] QString spanWords(double seconds);

/// Draws the side axis with its grid and returns what is left of `area` for the plot; room for the foot axis is kept.
[[nodiscard]] QRectF drawValueAxis(ChartScene& scene, const QRectF& area, const ValueScale& scale);
void drawFootAxis(ChartScene& scene, const ChartPlotArea& plot, const std::vector<AxisTick>& ticks);
/// Values along the foot of rows: grid lines and words under them.
void drawRowsAxis(ChartScene& scene, const QRectF& area, const ValueScale& scale);

} // namespace trucban::widgets
