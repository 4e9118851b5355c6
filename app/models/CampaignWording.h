// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/Compare.h"
#include "figures/Periods.h"
#include "models/ChartData.h"

#include <QCoreApplication>

namespace trucban::models {

/// A campaign's indicators, days and changes in the window's language.
class CampaignWording {
    Q_DECLARE_TR_FUNCTIONS(CampaignWording)
public:
    [[nodiscard]] static QString indicator(const figures::IndicatorRef& indicator); ///< "Số liệu nhập: đối tượng"
    [[nodiscard]] static QString unit(const figures::IndicatorRef& indicator);      ///< empty for shares and durations
    [[nodiscard]] static QString formula(const figures::IndicatorRef& indicator);
    /// What a counted code is called; one that nobody named is called by itself.
    [[nodiscard]] static QString label(const std::string& code);
    [[nodiscard]] static ChartForm form(const figures::IndicatorRef& indicator);
    /// In the chart's form: shares times 100, durations in seconds.
    [[nodiscard]] static std::optional<double> number(const figures::IndicatorRef& indicator,
                                                      const figures::Value& value);
    [[nodiscard]] static double number(const figures::IndicatorRef& indicator, double value);
    /// The same back, of a number that somebody typed.
    [[nodiscard]] static double fromNumber(const figures::IndicatorRef& indicator, double number);

    /// "+12 %", "từ 4 lên 11 (số nhỏ)", with the interval of the ratio.
    [[nodiscard]] static ChartChange change(const figures::IndicatorRef& indicator,
                                            const figures::Comparison& comparison);
    [[nodiscard]] static QString baseline(const core::Baseline& baseline, const QString& otherCampaign);
    [[nodiscard]] static QString alignment(core::Alignment alignment);
    [[nodiscard]] static QString date(core::Day day); ///< "01/10/2026"
    [[nodiscard]] static QString span(figures::DaySpan span);
    [[nodiscard]] static QString wholeCampaign();
    /// "tuần này (16/11–22/11/2026)"; a month is called after the one it ends in.
    [[nodiscard]] static QString reportingPeriod(figures::DaySpan days, figures::PeriodUnit unit, core::Day today,
                                                 const figures::ReportingRule& rule);
    [[nodiscard]] static QString initiativeState(core::InitiativeState state);
    [[nodiscard]] static QString stage(core::DeadlineStage stage);
};

} // namespace trucban::models
