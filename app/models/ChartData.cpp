// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartData.h"

#include <algorithm>

namespace trucban::models {

namespace {

bool hasPoint(const std::vector<TrendPoint>& points) {
    return std::ranges::any_of(points, [](const TrendPoint& point) { return point.value.has_value(); });
}

struct Emptiness {
    bool operator()(const TrendChart& chart) const {
        return std::ranges::none_of(
            chart.lines, [](const TrendLine& line) { return line.role != TrendRole::target && hasPoint(line.points); });
    }
    bool operator()(const HeatChart& chart) const {
        return std::ranges::all_of(chart.cells, [](const auto& hours) {
            return std::ranges::none_of(hours, [](const auto& cell) { return cell.has_value(); });
        });
    }
    bool operator()(const EcdfChart& chart) const {
        return std::ranges::all_of(chart.lines, [](const EcdfLine& line) { return line.points.empty(); });
    }
    bool operator()(const FunnelChart& chart) const {
        return std::ranges::none_of(chart.steps, [](const FunnelStep& step) { return step.value.has_value(); });
    }
    bool operator()(const StatesChart& chart) const { return chart.states.empty() || chart.rows.empty(); }
    bool operator()(const BurndownChart& chart) const { return !hasPoint(chart.open); }
    bool operator()(const TileChart& chart) const { return !chart.value && chart.valueWords.isEmpty(); }
    bool operator()(const auto& chart) const { return chart.rows.empty(); }
};

} // namespace

bool isEmpty(const ChartData& chart) {
    return std::visit(Emptiness{}, chart.body);
}

} // namespace trucban::models
