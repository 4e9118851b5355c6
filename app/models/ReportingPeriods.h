// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/Periods.h"

#include <QString>

#include <vector>

namespace trucban::models {

/// A part of a campaign that is reported on, by the cut-offs of the policy.
struct ReportingPeriod {
    QString name; ///< "tháng 12 (15/11–14/12/2026)"
    figures::DaySpan days;
    bool operator==(const ReportingPeriod&) const = default;
};
/// The campaign as a whole, then what of it has begun by today: the last two weeks, then its months, the latest first. A
/// week or month that reaches past an end of the campaign is cut there, and one that is all of it is left out.
[[nodiscard]] std::vector<ReportingPeriod> reportingPeriods(const core::Campaign& campaign, core::Day today,
                                                            const figures::ReportingRule& rule);

} // namespace trucban::models
