// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartView.h"

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

namespace {

constexpr double kShortest = 1; ///< seconds; what was quicker stands at the edge
constexpr double kLongest = 1e7;

} // namespace

/// Walks a body once.
class PreparedChart::Measure {
public:
    explicit Measure(PreparedChart& into) : m_into(into) {}

    void operator()(const models::TrendChart& body) const {
        for (const auto& line : body.lines) {
            m_into.m_lines.emplace_back(line.points);
        }
        m_into.m_whole = days(body.from, body.to);
    }
    void operator()(const models::BurndownChart& body) const {
        for (const auto* points : {&body.open, &body.overdue, &body.ideal}) {
            m_into.m_lines.emplace_back(*points);
        }
        m_into.m_whole = days(body.from, body.to);
    }
    void operator()(const models::DumbbellChart& body) const {
        for (const auto& row : body.rows) {
            reach(row.now);
            reach(row.change.before);
        }
    }
    void operator()(const models::HeatChart& body) const {
        for (const auto& hours : body.cells) {
            std::ranges::for_each(hours, [this](const auto& cell) { reach(cell); });
        }
    }
    void operator()(const models::RankingChart& body) const {
        for (const auto& row : body.rows) {
            reach(row.value);
            reach(row.target);
            m_into.m_hasTargets = m_into.m_hasTargets || row.target;
        }
        if (body.others) {
            reach(body.others->upper);
        }
    }
    void operator()(const models::EcdfChart& body) const {
        // From where the first few are done to where all but a few are: seconds and hours stand on one axis.
        double begin = kLongest;
        double end = 2 * kShortest;
        for (const auto& limit : body.limits) {
            end = std::max(end, limit.seconds * 1.6);
        }
        for (const auto& line : body.lines) {
            const auto at = std::ranges::lower_bound(line.points, 0.96, {}, &models::EcdfPoint::share);
            const auto first = std::ranges::lower_bound(line.points, 0.04, {}, &models::EcdfPoint::share);
            end = std::max(end, at == line.points.end() ? 0 : at->seconds * 1.1);
            begin = std::min(begin, first == line.points.end() ? begin : first->seconds);
        }
        begin = std::clamp(begin, kShortest, end / 2);
        m_into.m_whole = {std::log10(begin), std::log10(end)};
    }
    void operator()(const models::FunnelChart& body) const {
        for (const auto& step : body.steps) {
            reach(step.value);
        }
    }
    void operator()(const models::StatesChart& body) const {
        for (const auto& row : body.rows) {
            double sum = 0;
            for (const double count : row.counts) {
                sum += count;
            }
            reach(sum);
        }
    }
    void operator()(const auto& /*body*/) const {} // has a scale of its own

private:
    static ChartSpan days(double from, double to) { return {from - 0.5, std::max(to, from) + 0.5}; }
    void reach(const std::optional<double>& value) const {
        m_into.m_most = std::max(m_into.m_most, value.value_or(0));
        m_into.m_least = std::min(m_into.m_least, value.value_or(0));
    }
    PreparedChart& m_into;
};

PreparedChart::PreparedChart(models::ChartData chart) : m_chart(std::move(chart)) {
    std::visit(Measure(*this), m_chart.body);
}

} // namespace trucban::widgets
