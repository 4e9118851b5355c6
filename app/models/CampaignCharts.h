// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"
#include "core/Record.h"
#include "models/CampaignFigures.h"
#include "models/ChartData.h"

#include <QCoreApplication>

#include <functional>

namespace trucban::models {

/// What charts of a campaign are made of. All of it outlives what is made.
struct CampaignGround {
    const core::Campaign& campaign;
    const core::Policy& policy;
    CampaignFigures& figures;
    const figures::RecordFigures& records;
    std::vector<const core::Record*> entries; ///< tasks, initiatives and rounds of the wards that are asked for
    QString baselineName;                     ///< empty: none chosen
    core::WardCode own;                       ///< the reader's, when there is a single one
    /// Of an indicator over all wards of the city, the reader's among them; nullopt: not told.
    std::function<std::optional<figures::Quartiles>(const std::string&)> quartiles;
};

/// Whether charts show the record itself, and not only figures of it.
[[nodiscard]] bool isShown(const core::Record& record);
/// Whether it is one of the campaign's, where `figures` is asked: as in the tiles, what is of no ward is the city's.
[[nodiscard]] bool isAskedFor(const core::Record& record, const CampaignFigures& figures,
                              const core::CampaignId& campaign);

/// A campaign's figures as charts. Pure: the same ground gives the same charts.
class CampaignCharts {
    Q_DECLARE_TR_FUNCTIONS(CampaignCharts)
public:
    explicit CampaignCharts(const CampaignGround& ground) : m_ground(ground) {}

    [[nodiscard]] ChartData tile(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] ChartData trend(const figures::IndicatorRef& indicator, bool isCumulative) const;
    /// Change by kind of case; an indicator that knows no kinds gives none.
    [[nodiscard]] ChartData kinds(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] ChartData heat(const figures::IndicatorRef& indicator) const;
    /// Wards, best first; of a single ward its neighbourhoods, where the indicator knows them.
    [[nodiscard]] ChartData ranking(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] ChartData neighbourhoods(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] ChartData response(core::DeadlineStage stage) const;
    [[nodiscard]] ChartData coverage() const;
    /// How often each round was gone, against how often it was to be; where most is missing comes first.
    [[nodiscard]] ChartData rounds() const;
    [[nodiscard]] ChartData funnel() const;
    [[nodiscard]] ChartData initiatives() const;
    [[nodiscard]] ChartData burndown() const;
    /// Figures that somebody enters.
    [[nodiscard]] ChartData entered() const;

    /// The target that holds where figures are asked for, in the indicator's own unit.
    [[nodiscard]] std::optional<double> target(const figures::IndicatorRef& indicator) const;

private:
    /// `counts`: what the chart is of, which says what of the choices it follows.
    [[nodiscard]] ChartData begin(const QString& key, const QString& title, ChartForm form, const QString& unit,
                                  figures::Measure counts) const;
    [[nodiscard]] ChartData begin(const char* chart, const figures::IndicatorRef& indicator) const;
    [[nodiscard]] ChartChange changeOf(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] QString comparedDays() const;
    [[nodiscard]] double targetIn(const figures::IndicatorRef& indicator, double target, figures::DaySpan days) const;
    [[nodiscard]] std::vector<std::optional<double>> spark(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] std::optional<TrendLine> takeToday(const figures::IndicatorRef& indicator, TrendLine& line) const;
    [[nodiscard]] TrendLine trendLine(const figures::IndicatorRef& indicator, bool isCumulative) const;
    [[nodiscard]] TrendLine baselineLine(const figures::IndicatorRef& indicator, bool isCumulative) const;
    [[nodiscard]] std::vector<core::Day> days() const;
    [[nodiscard]] figures::DaySpan comparedSpan() const;
    [[nodiscard]] QString basis(figures::DaySpan days, figures::Measure counts) const;
    [[nodiscard]] QString enteringWords(const figures::IndicatorRef& indicator) const;
    [[nodiscard]] bool hasBaseline() const { return !m_ground.figures.asked().before.days.empty(); }
    [[nodiscard]] core::WardCode singleWard() const;

    const CampaignGround& m_ground;
};

/// A name for the empty neighbourhood, the key of which is empty too.
[[nodiscard]] QString neighbourhoodName(const std::string& name);
/// The wards' codes as keys of rows, and back.
[[nodiscard]] QString wardKey(core::WardCode ward);
[[nodiscard]] core::WardCode wardOfKey(const QString& key);

} // namespace trucban::models
