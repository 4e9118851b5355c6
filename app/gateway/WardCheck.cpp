// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WardCheck.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

class Check {
public:
    explicit Check(const geo::WardTable& wards) : m_wards{wards} {}

    bool operator()(const core::ClaimCase& command) const { return isUnknown(command.ward); }
    bool operator()(const core::OfferTransfer& command) const { return isUnknown(command.to); }
    bool operator()(const core::RegisterUnit& command) const { return isUnknown(command.profile.homeWard); }
    bool operator()(const core::RecordVisit& command) const { return isUnknown(command.visit.ward); }
    bool operator()(const core::EscalateCase& command) const { return isAnyUnknown(command.toWards); }
    bool operator()(const core::SignHandover& command) const { return isAnyUnknown(command.wards); }
    bool operator()(const core::SaveCampaign& command) const { return isAnyUnknown(command.campaign.wards); }
    bool operator()(const core::SaveRecords& command) const {
        return std::ranges::any_of(command.records, [this](const core::Record& record) {
            return isUnknown(record.ward) ||
                   (record.unitMapping && std::ranges::any_of(record.unitMapping->wards, [this](const auto& share) {
                        return isUnknown(share.ward);
                    }));
        });
    }
    bool operator()(const auto&) const { return false; }

private:
    bool isAnyUnknown(const core::WardSet& wards) const {
        return std::ranges::any_of(wards, [this](core::WardCode ward) { return isUnknown(ward); });
    }
    bool isUnknown(core::WardCode ward) const {
        return !ward.isNone() && ward != core::kCityDesk && !m_wards.knows(ward);
    }

    const geo::WardTable& m_wards;
};

} // namespace

bool namesUnknownWard(const core::CommandBody& body, const geo::WardTable& wards) {
    return std::visit(Check{wards}, body);
}

} // namespace trucban::gateway
