// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ReportingPeriods.h"

#include "models/CampaignWording.h"

#include <algorithm>
#include <ranges>

namespace trucban::models {

namespace {

using figures::PeriodUnit;

constexpr std::ptrdiff_t kMostWeeks = 2;

} // namespace

std::vector<ReportingPeriod> reportingPeriods(const core::Campaign& campaign, core::Day today,
                                              const figures::ReportingRule& rule) {
    const figures::DaySpan whole{campaign.from, campaign.to};
    const figures::DaySpan begun{campaign.from, std::min(campaign.to, today)};
    std::vector<ReportingPeriod> periods{{CampaignWording::wholeCampaign(), whole}};
    const auto add = [&](PeriodUnit unit, std::ptrdiff_t most) {
        auto parts = figures::split(begun, unit, rule);
        if (!parts.empty()) {
            // What has begun is reported on to its end, not to today.
            parts.back() = figures::periodOf(parts.back().from, unit, rule).meet(whole);
        }
        for (const auto& days : parts | std::views::reverse | std::views::take(most)) {
            if (days != whole) {
                periods.push_back({CampaignWording::reportingPeriod(days, unit, today, rule), days});
            }
        }
    };
    add(PeriodUnit::week, kMostWeeks);
    add(PeriodUnit::month, core::kMaxPeriodDays);
    return periods;
}

} // namespace trucban::models
