// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WardCheck.h"

#include "Samples.h"
#include "gateway/DataFolder.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

core::CommandBody registering(core::WardCode home) {
    core::RegisterUnit command;
    command.profile.homeWard = home;
    return command;
}
core::CommandBody visiting(core::WardCode ward) {
    core::RecordVisit command;
    command.visit.ward = ward;
    return command;
}

TEST(WardCheckTest, findsCodesThatAreNoWardOfTheCity) {
    const geo::WardTable wards = embeddedWards();
    ASSERT_EQ(wards.size(), 168u);
    constexpr core::WardCode kHanoi{70};
    struct Row {
        const char* what;
        core::CommandBody body;
        bool isUnknown;
    };
    const Row rows[]{{"claim", core::ClaimCase{{}, kHanoi}, true},
                     {"claim for a ward of ours", core::ClaimCase{{}, kSaiGon}, false},
                     {"offer", core::OfferTransfer{{}, kHanoi, "nhầm"}, true},
                     {"offer to a ward of ours", core::OfferTransfer{{}, kSaiGon, "nhầm"}, false},
                     {"offer to nobody, which decide refuses", core::OfferTransfer{{}, {}, "nhầm"}, false},
                     {"unit", registering(kHanoi), true},
                     {"unit of ours", registering(kSaiGon), false},
                     {"visit", visiting(kHanoi), true},
                     {"visit whose ward follows from its team", visiting({}), false},
                     {"escalation", core::EscalateCase{{}, {kSaiGon, kHanoi}, {}}, true},
                     {"escalation to the city desk", core::EscalateCase{{}, {core::kCityDesk, kSaiGon}, {}}, false},
                     {"note", core::AddNote{{}, "00070"}, false}};
    for (const Row& row : rows) {
        EXPECT_EQ(namesUnknownWard(row.body, wards), row.isUnknown) << row.what;
    }
}

} // namespace
} // namespace trucban::gateway
