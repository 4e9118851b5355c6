// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/SeriesSampler.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace trucban::widgets {

/// A part of an axis.
struct ChartSpan {
    double from = 0;
    double to = 0;
    bool operator==(const ChartSpan&) const = default;
};

/// What of a chart is looked at, and what of it is filtered by; not part of its figures.
struct ChartView {
    std::optional<ChartSpan> zoom;    ///< of the axis; none: all
    std::optional<ChartSpan> brushed; ///< days that the filter asks for, both inclusive
    std::vector<QString> chosen;      ///< keys that the filter asks for
    std::size_t firstRow = 0;         ///< of charts that scroll
    bool operator==(const ChartView&) const = default;
};

/// A chart with what painting it again and again needs, made in one pass over its figures.
class PreparedChart {
public:
    explicit PreparedChart(models::ChartData chart);

    [[nodiscard]] const models::ChartData& chart() const { return m_chart; }
    /// Of the lines of a trend, in their order; of a burn-down: open, overdue, ideal.
    [[nodiscard]] const std::vector<SeriesSampler>& lines() const { return m_lines; }
    /// The largest number that rows or cells show, targets and what was before included; 0 where there is none.
    [[nodiscard]] double most() const { return m_most; }
    [[nodiscard]] double least() const { return m_least; }
    [[nodiscard]] bool hasTargets() const { return m_hasTargets; } ///< a row of a ranking has one
    /// What the axis reaches without zoom: days, or of response times the decimal logarithm of seconds.
    [[nodiscard]] ChartSpan whole() const { return m_whole; }

private:
    class Measure;
    models::ChartData m_chart;
    std::vector<SeriesSampler> m_lines;
    double m_most = 0;
    double m_least = 0;
    bool m_hasTargets = false;
    ChartSpan m_whole{0, 1};
};

} // namespace trucban::widgets
