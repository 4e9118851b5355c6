// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlertRate.h"

#include <QString>

#include <string>
#include <vector>

namespace trucban::widgets {

/// One colour of the chart: a kind, or the rest of them together.
struct ChartSeries {
    std::vector<std::string> kinds;
    QString name;
    models::AlertRate::Hours hours{};
    double total = 0;
    bool operator==(const ChartSeries&) const = default;
};

/// The most frequent kinds, and what is left over as one last series; `most` series at the most.
[[nodiscard]] std::vector<ChartSeries> chartSeries(const std::vector<models::AlertRate::KindRow>& rows,
                                                   const core::Policy& policy, std::size_t most,
                                                   const QString& restName);

} // namespace trucban::widgets
