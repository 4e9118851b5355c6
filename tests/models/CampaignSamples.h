// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/CubeCodec.h"
#include "models/Samples.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

// A campaign of twenty days in two wards, and days of cases for it.
namespace trucban::test {

inline constexpr core::WardCode kWardA{26740};
inline constexpr core::WardCode kWardB{26743};
inline constexpr core::Day kCampaignFrom = 20'770; ///< 13/11/2026
inline constexpr core::Day kCampaignTo = 20'789;
/// kNow is the sixth day.
inline constexpr core::Day kToday = 20'775;

inline core::Campaign sampleCampaign(std::uint64_t number = 1) {
    core::Campaign campaign;
    campaign.id = {uuidOf(9'000'000 + number)};
    campaign.version = 1;
    campaign.name = "Cao điểm bảo đảm an ninh, trật tự cuối năm";
    campaign.basisNumber = "15/KH-BCĐ138";
    campaign.from = kCampaignFrom;
    campaign.to = kCampaignTo;
    campaign.wards = {kWardA, kWardB};
    campaign.indicators = {"cases", "clearance", "acknowledgeP90", "visits", "entered:suspects", "tasksOverdue"};
    campaign.targets = {{.indicator = "visits", .ward = {}, .neighbourhood = {}, .value = 400},
                        {.indicator = "visits", .ward = kWardA, .neighbourhood = {}, .value = 300},
                        {.indicator = "clearance", .ward = kWardA, .neighbourhood = {}, .value = 0.9}};
    campaign.baselines = {
        {.kind = core::BaselineKind::adjacent, .alignment = {}, .campaign = {}},
        {.kind = core::BaselineKind::lastYear, .alignment = core::Alignment::calendar, .campaign = {}}};
    campaign.visibleTo = campaign.wards;
    return campaign;
}

/// Facts of a ward's day, all of them at noon.
struct DayFacts {
    core::WardCode ward;
    core::Day day = 0;
    int thefts = 0;  ///< open
    int cleared = 0; ///< fights that were acknowledged after 10 s and resolved after 10 min
    int noise = 0;   ///< fights that were nothing
    int visits = 0;  ///< each to another household of "KP 1"
};

inline figures::Labels sampleLabels() {
    figures::Labels labels;
    labels.kinds = {"theft", "fight"};
    labels.neighbourhoods = {"", "KP 1"};
    labels.limits = {figures::Limits{}};
    for (auto& deadlines : labels.limits.front()) {
        deadlines.acknowledge = core::Milliseconds{15'000};
    }
    return labels;
}

inline figures::Row rowOf(const DayFacts& facts) {
    figures::Row row{.key = {facts.ward, facts.day}, .cases = {}, .alerts = {}, .visits = {}};
    constexpr std::uint32_t kNoon = 12 * figures::kMsOfHour;
    for (int i = 0; i < facts.thefts; ++i) {
        row.cases.push_back({.openedMs = kNoon, .kind = 0});
    }
    for (int i = 0; i < facts.cleared; ++i) {
        row.cases.push_back({.openedMs = kNoon,
                             .after = {10'000, figures::kNever, figures::kNever, 600'000},
                             .kind = 1,
                             .state = core::CaseState::closed,
                             .ending = figures::Ending::genuine});
    }
    for (int i = 0; i < facts.noise; ++i) {
        row.cases.push_back({.openedMs = kNoon,
                             .after = {20'000, figures::kNever, figures::kNever, 60'000},
                             .kind = 1,
                             .state = core::CaseState::closed,
                             .ending = figures::Ending::noise});
    }
    for (std::size_t i = 0; i < row.cases.size(); ++i) {
        row.alerts.push_back({.kind = row.cases[i].kind, .hour = 12});
    }
    for (int i = 0; i < facts.visits; ++i) {
        row.visits.push_back(
            {.household = static_cast<std::uint32_t>(facts.day * 100 + i), .neighbourhood = 1, .hour = 12});
    }
    return row;
}

inline figures::Batch batchOf(const std::vector<DayFacts>& days, core::Day knownFrom = 0) {
    figures::Batch batch{.seq = 1, .knownFrom = knownFrom, .labels = sampleLabels(), .rows = {}};
    for (const DayFacts& facts : days) {
        batch.rows.push_back(rowOf(facts));
    }
    std::ranges::sort(batch.rows, {}, &figures::Row::key);
    return batch;
}

} // namespace trucban::test
