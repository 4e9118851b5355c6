// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRateSeries.h"

#include "models/Wording.h"

namespace trucban::widgets {

std::vector<ChartSeries> chartSeries(const std::vector<models::AlertRate::KindRow>& rows, const core::Policy& policy,
                                     std::size_t most, const QString& restName) {
    std::vector<ChartSeries> series;
    const std::size_t single = rows.size() <= most ? rows.size() : most - 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        if (i < single) {
            series.push_back({.kinds = {row.kind},
                              .name = models::Wording::kind(policy, row.kind),
                              .hours = row.today,
                              .total = row.total});
            continue;
        }
        if (i == single) {
            series.push_back({.kinds = {}, .name = restName, .hours = {}, .total = 0});
        }
        auto& rest = series.back();
        rest.kinds.push_back(row.kind);
        rest.total += row.total;
        for (std::size_t hour = 0; hour < rest.hours.size(); ++hour) {
            rest.hours[hour] += row.today[hour];
        }
    }
    return series;
}

} // namespace trucban::widgets
