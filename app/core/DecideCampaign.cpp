// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace trucban::core {

namespace {

constexpr std::size_t kMaxIndicators = 200;
constexpr std::size_t kMaxTargets = 4'000;
constexpr std::size_t kMaxBaselines = 8;
/// In a frame. A campaign or briefing must fit one to reach a console: a larger one would end its connection each time.
constexpr std::size_t kMaxWireBytes = 800 * 1024;

/// Names and what stands around them; everything else is counted by number.
std::size_t bytesOf(const Campaign& campaign) {
    constexpr std::size_t kAround = 90;
    std::size_t bytes = 0;
    for (const std::string& indicator : campaign.indicators) {
        bytes += wireBytes(indicator);
    }
    for (const IndicatorTarget& target : campaign.targets) {
        bytes += kAround + wireBytes(target.indicator) + wireBytes(target.neighbourhood);
    }
    for (const Answerable& who : campaign.answerable) {
        bytes += kAround + wireBytes(who.name);
    }
    return bytes;
}

bool covers(const Scope& scope, const WardSet& wards) {
    return scope.all || std::ranges::all_of(wards, [&](WardCode ward) { return contains(scope.wards, ward); });
}

bool hasSoundPeriod(const Campaign& campaign) {
    return campaign.from <= campaign.to && isPlausible(campaign.from) && isPlausible(campaign.to) &&
           campaign.days() <= kMaxPeriodDays && (!campaign.basisDay || isPlausible(*campaign.basisDay));
}

bool hasSoundTargets(const Campaign& campaign) {
    if (campaign.indicators.size() > kMaxIndicators || campaign.targets.size() > kMaxTargets ||
        campaign.answerable.size() > campaign.wards.size()) {
        return false;
    }
    const std::set<std::string> indicators{campaign.indicators.begin(), campaign.indicators.end()};
    return indicators.size() == campaign.indicators.size() &&
           std::ranges::all_of(campaign.answerable,
                               [&](const Answerable& who) { return contains(campaign.wards, who.ward); }) &&
           std::ranges::all_of(campaign.targets, [&](const IndicatorTarget& target) {
               const bool isPlaced =
                   target.ward.isNone() ? target.neighbourhood.empty() : contains(campaign.wards, target.ward);
               return isPlaced && std::isfinite(target.value) && target.value >= 0 &&
                      target.neighbourhood.size() <= kMaxName && indicators.contains(target.indicator);
           });
}

bool hasSoundBaselines(const Campaign& campaign) {
    return campaign.baselines.size() <= kMaxBaselines &&
           std::ranges::all_of(campaign.baselines, [&](const Baseline& baseline) {
               return (baseline.kind == BaselineKind::campaign) == baseline.campaign.has_value() &&
                      baseline.campaign != campaign.id;
           });
}

Decided checkTexts(const Campaign& campaign) {
    for (const Answerable& who : campaign.answerable) {
        if (const Decided fits = checkLength(who.name, kMaxName); !fits) {
            return fits;
        }
    }
    return checkLength(campaign.name, kMaxName)
        .and_then([&] { return checkLength(campaign.basisNumber, kMaxName); })
        .and_then([&] { return checkLength(campaign.templateCode, kMaxName); });
}

} // namespace

Decided decideOn(Draft& draft, const SaveCampaign& command) {
    Campaign campaign = command.campaign;
    normalise(campaign.wards);
    if (campaign.id.isNil() || campaign.wards.empty() || !hasSoundPeriod(campaign) || !hasSoundTargets(campaign) ||
        !hasSoundBaselines(campaign)) {
        return refuse(Refusal::badValue);
    }
    if (isBlank(campaign.name)) {
        return refuse(Refusal::textMissing);
    }
    if (const Decided fits = checkTexts(campaign); !fits) {
        return fits;
    }
    if (bytesOf(campaign) > kMaxWireBytes) {
        return refuse(Refusal::textTooLong);
    }
    const auto known = draft.state().campaigns.find(campaign.id);
    const Campaign* before = known == draft.state().campaigns.end() ? nullptr : &known->second;
    if (before != nullptr && !draft.scope().sees(before->visibleTo)) {
        return refuse(Refusal::unknownCampaign);
    }
    if (!covers(draft.scope(), campaign.wards) || (before != nullptr && !covers(draft.scope(), before->wards))) {
        return refuse(Refusal::outOfScope);
    }
    if ((before == nullptr ? 0 : before->version) != campaign.version) {
        return refuse(Refusal::changedMeanwhile);
    }
    // Who saved it and when is the log's to say: a time from outside would become the event's.
    campaign.savedAt = before == nullptr ? Instant{} : before->savedAt;
    campaign.savedBy = before == nullptr ? std::string{} : before->savedBy;
    if (before != nullptr) {
        campaign.visibleTo = before->visibleTo;
        if (campaign == *before) {
            return refuse(Refusal::alreadyDone);
        }
    }
    campaign.visibleTo = campaign.wards;
    draft.emit(campaign, CampaignSaved{campaign});
    return {};
}

Decided decideOn(Draft& draft, const FreezeBriefing& command) {
    Briefing briefing = command.briefing;
    const auto campaign = draft.state().campaigns.find(briefing.campaign);
    if (campaign == draft.state().campaigns.end() || !draft.scope().sees(campaign->second.visibleTo)) {
        return refuse(Refusal::unknownCampaign);
    }
    if (briefing.id.isNil() || briefing.document.empty() || briefing.asOf > draft.now() ||
        briefing.seq > draft.state().seq) {
        return refuse(Refusal::badValue);
    }
    if (briefing.document.size() > kMaxBriefingBytes || wireBytes(briefing.document) > kMaxWireBytes) {
        return refuse(Refusal::textTooLong);
    }
    if (draft.state().briefings.contains(briefing.id)) {
        return refuse(Refusal::alreadyDone);
    }
    const bool isOfCity = briefing.ward.isNone();
    if (!isOfCity && !contains(campaign->second.wards, briefing.ward)) {
        return refuse(Refusal::unknownWard);
    }
    if (!draft.scope().all && (isOfCity || !contains(draft.scope().wards, briefing.ward))) {
        return refuse(Refusal::outOfScope);
    }
    const Decided fits =
        checkLength(briefing.title, kMaxName).and_then([&] { return checkLength(briefing.head, kMaxName); });
    if (!fits) {
        return fits;
    }
    briefing.version = 0;
    briefing.frozenAt = {};
    briefing.frozenBy.clear();
    briefing.visibleTo = {isOfCity ? kCityDesk : briefing.ward};
    draft.emit(briefing, BriefingFrozen{briefing});
    return {};
}

} // namespace trucban::core
