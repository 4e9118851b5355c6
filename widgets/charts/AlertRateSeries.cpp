// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRateSeries.h"

#include "models/Wording.h"

#include <algorithm>

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

void SeriesColours::assign(std::vector<ChartSeries>& series) {
    const auto isShown = [&series](const std::string& kind) {
        return std::ranges::any_of(
            series, [&kind](const ChartSeries& one) { return one.kinds.size() == 1 && one.kinds.front() == kind; });
    };
    for (auto& kind : m_kinds) {
        if (!isShown(kind)) {
            kind.clear();
        }
    }
    for (auto& one : series) {
        one.colour = kForKinds;
        if (one.kinds.size() != 1) {
            continue;
        }
        auto slot = std::ranges::find(m_kinds, one.kinds.front());
        if (slot == m_kinds.end()) {
            slot = std::ranges::find(m_kinds, std::string());
        }
        if (slot != m_kinds.end()) {
            *slot = one.kinds.front();
            one.colour = static_cast<std::size_t>(slot - m_kinds.begin());
        }
    }
}

} // namespace trucban::widgets
