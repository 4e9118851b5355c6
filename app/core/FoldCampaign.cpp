// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"

#include <utility>

namespace trucban::core {

namespace {

/// Takes a whole new value over, with what the envelope says of it.
template <class T>
Folded replace(T& kept, T value, const Event& event) {
    if (value.id != kept.id) {
        return contradiction();
    }
    kept = std::move(value);
    kept.version = event.version;
    kept.visibleTo = event.wards;
    return {};
}

} // namespace

Folded fold(Campaign& campaign, const Event& event) {
    const auto* saved = std::get_if<CampaignSaved>(&event.data);
    if (saved == nullptr || saved->campaign.to < saved->campaign.from) {
        return contradiction();
    }
    const Folded folded = replace(campaign, saved->campaign, event);
    if (folded) {
        campaign.savedAt = event.at;
        campaign.savedBy = event.actor.name;
    }
    return folded;
}

Folded fold(Record& record, const Event& event) {
    if (const auto* saved = std::get_if<RecordSaved>(&event.data)) {
        if (!kindOf(saved->record) || (record.version != 0 && kindOf(saved->record) != kindOf(record))) {
            return contradiction();
        }
        Record now = saved->record;
        keepHistory(record.version == 0 ? nullptr : &record, now);
        if (const Folded folded = replace(record, std::move(now), event); !folded) {
            return folded;
        }
    } else if (const auto* withdrawn = std::get_if<RecordWithdrawn>(&event.data)) {
        if (record.withdrawn) {
            return contradiction();
        }
        record.withdrawn = true;
        record.withdrawnReason = withdrawn->reason;
    } else if (!std::holds_alternative<RecordExpired>(event.data)) {
        return contradiction();
    }
    record.version = event.version;
    record.visibleTo = event.wards;
    record.savedAt = event.at;
    record.savedBy = event.actor.name;
    return {};
}

Folded fold(Briefing& briefing, const Event& event) {
    const auto* frozen = std::get_if<BriefingFrozen>(&event.data);
    if (frozen == nullptr) {
        return contradiction();
    }
    const Folded folded = replace(briefing, frozen->briefing, event);
    if (folded) {
        briefing.frozenAt = event.at;
        briefing.frozenBy = event.actor.name;
    }
    return folded;
}

} // namespace trucban::core
