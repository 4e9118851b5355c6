// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Campaign.h"

#include "core/World.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kLeader = [] {
    Authority leader = officerOf({kWardA}, "lead");
    leader.role = Role::wardLeader;
    return leader;
}();

struct Period : World {
    [[nodiscard]] Campaign campaign(WardSet wards = {kWardA}) {
        const Day today = dayNumber(now);
        return {.id = {nextUuid()},
                .name = "Cao điểm Tết",
                .basisNumber = "15/KH-UBND",
                .from = today,
                .to = today + 59,
                .wards = std::move(wards),
                .indicators = {"visits", "coverage"},
                .targets = {{.indicator = "coverage", .ward = kWardA, .neighbourhood = "Khu phố 3", .value = 0.9}},
                .baselines = {{.kind = BaselineKind::adjacent}}};
    }
    [[nodiscard]] Briefing briefing(const CampaignId& id, WardCode ward) {
        return {.id = {nextUuid()}, .campaign = id, .ward = ward, .title = "Sơ kết", .asOf = now, .document = "{}"};
    }
};

} // namespace

TEST(Campaign, isSeenByItsWards) {
    Period world;
    const Campaign campaign = world.campaign({kWardB, kWardA});
    world.tell(cityDesk(), SaveCampaign{campaign});
    const Campaign& saved = world.state.campaigns.at(campaign.id);
    EXPECT_EQ(saved.version, 1u);
    EXPECT_EQ(saved.visibleTo, (WardSet{kWardA, kWardB}));
    EXPECT_EQ(saved.savedAt, world.now);
    EXPECT_EQ(world.refusal(officerOf({kWardC}), SaveCampaign{saved}), Refusal::notPermitted) << "a duty officer";
}

// Two leaders edit the same campaign; the second would have thrown the first one's targets away.
TEST(Campaign, isNotSavedOverAnothersChange) {
    Period world;
    Campaign campaign = world.campaign();
    world.tell(kLeader, SaveCampaign{campaign});
    EXPECT_EQ(world.refusal(kLeader, SaveCampaign{campaign}), Refusal::changedMeanwhile) << "a new one of that id";
    campaign = world.state.campaigns.at(campaign.id);
    EXPECT_EQ(world.refusal(kLeader, SaveCampaign{campaign}), Refusal::alreadyDone);
    Campaign other = campaign;
    other.name = "Tết an toàn";
    world.tell(cityDesk(), SaveCampaign{other});
    campaign.to += 1;
    EXPECT_EQ(world.refusal(kLeader, SaveCampaign{campaign}), Refusal::changedMeanwhile);
    campaign.version = 2;
    world.tell(kLeader, SaveCampaign{campaign});
    EXPECT_EQ(world.state.campaigns.at(campaign.id).name, "Cao điểm Tết");
}

TEST(Campaign, aWardLeaderKeepsToTheOwnWard) {
    Period world;
    EXPECT_EQ(world.refusal(kLeader, SaveCampaign{world.campaign({kWardA, kWardB})}), Refusal::outOfScope);
    Campaign wide = world.campaign({kWardA, kWardB});
    world.tell(cityDesk(), SaveCampaign{wide});
    wide = world.state.campaigns.at(wide.id);
    wide.wards = {kWardA};
    EXPECT_EQ(world.refusal(kLeader, SaveCampaign{wide}), Refusal::outOfScope) << "takes ward B out of it";
    EXPECT_EQ(world.refusal(withRole(Role::wardLeader, {false, {kWardC}}), SaveCampaign{world.campaign({kWardC})}),
              Refusal::badValue)
        << "its target is of ward A";
    world.tell(withRole(Role::committee), SaveCampaign{world.campaign({kWardA, kWardB})});
}

TEST(Campaign, whatCannotBeMeantIsRefused) {
    Period world;
    const auto refusalOf = [&](auto change) {
        Campaign campaign = world.campaign();
        change(campaign);
        return world.refusal(cityDesk(), SaveCampaign{campaign});
    };
    EXPECT_EQ(refusalOf([](Campaign& c) { c.to = c.from - 1; }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.to = c.from + kMaxPeriodDays; }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.wards.clear(); }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.name = "  "; }), Refusal::textMissing);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.name = std::string(201, 'x'); }), Refusal::textTooLong);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.targets[0].indicator = "arrests"; }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.targets[0].ward = kWardB; }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.targets[0].value = std::numeric_limits<double>::quiet_NaN(); }),
              Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.indicators.push_back("visits"); }), Refusal::badValue) << "twice";
    EXPECT_EQ(refusalOf([](Campaign& c) { c.baselines[0].campaign = c.id; }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.baselines[0] = {BaselineKind::campaign, {}, c.id}; }), Refusal::badValue)
        << "compared with itself";
    EXPECT_EQ(refusalOf([](Campaign& c) { c.from = c.to = std::numeric_limits<Day>::max(); }), Refusal::badValue);
    EXPECT_EQ(refusalOf([](Campaign& c) { c.indicators.emplace_back(900 * 1024, 'x'); }), Refusal::textTooLong)
        << "no frame takes it";
}

// A console whose clock is years ahead: the log's own time would follow it, and never come back.
TEST(Campaign, isSavedWhenTheLogSaysByWhomItSays) {
    Period world;
    Campaign campaign = world.campaign();
    campaign.savedAt = world.now + std::chrono::years{100};
    campaign.savedBy = "somebody else";
    world.tell(kLeader, SaveCampaign{campaign});
    EXPECT_EQ(world.state.campaigns.at(campaign.id).savedAt, world.now);
    EXPECT_EQ(world.state.campaigns.at(campaign.id).savedBy, "lead");
}

TEST(Briefing, staysAsItWasFrozen) {
    Period world;
    const Campaign campaign = world.campaign();
    world.tell(kLeader, SaveCampaign{campaign});
    Briefing briefing = world.briefing(campaign.id, kWardA);
    world.tell(kLeader, FreezeBriefing{briefing});
    const Briefing frozen = world.state.briefings.at(briefing.id);
    EXPECT_EQ(frozen.visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(frozen.frozenBy, "lead");
    EXPECT_EQ(frozen.frozenAt, world.now);
    briefing.document = R"({"pages":[]})";
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{briefing}), Refusal::alreadyDone);
    EXPECT_EQ(world.state.briefings.at(briefing.id), frozen);
}

TEST(Briefing, isOfWhatItsAuthorSees) {
    Period world;
    const Campaign campaign = world.campaign({kWardA, kWardB});
    world.tell(cityDesk(), SaveCampaign{campaign});
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{world.briefing(campaign.id, {})}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{world.briefing(campaign.id, kWardB)}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(cityDesk(), FreezeBriefing{world.briefing(campaign.id, kWardC)}), Refusal::unknownWard);
    EXPECT_EQ(world.refusal(cityDesk(), FreezeBriefing{world.briefing({world.nextUuid()}, kWardA)}),
              Refusal::unknownCampaign);
    const Briefing ofCity = world.briefing(campaign.id, {});
    world.tell(withRole(Role::committee), FreezeBriefing{ofCity});
    EXPECT_EQ(world.state.briefings.at(ofCity.id).visibleTo, (WardSet{kCityDesk}));
}

// 400 KB of control characters are 2.4 MB as JSON, which would end every console's connection.
TEST(Briefing, fitsAFrame) {
    Period world;
    const Campaign campaign = world.campaign();
    world.tell(kLeader, SaveCampaign{campaign});
    Briefing briefing = world.briefing(campaign.id, kWardA);
    briefing.document.assign(kMaxBriefingBytes, '\1');
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{briefing}), Refusal::textTooLong);
    briefing.document.assign(kMaxBriefingBytes, 'x');
    world.tell(kLeader, FreezeBriefing{briefing});
}

TEST(Briefing, isNotFromTheFuture) {
    Period world;
    const Campaign campaign = world.campaign();
    world.tell(kLeader, SaveCampaign{campaign});
    Briefing briefing = world.briefing(campaign.id, kWardA);
    briefing.asOf += Milliseconds{1};
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{briefing}), Refusal::badValue);
    briefing.asOf = world.now;
    briefing.seq = world.state.seq + 1;
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{briefing}), Refusal::badValue);
    briefing.seq = world.state.seq;
    briefing.document.assign(kMaxBriefingBytes + 1, ' ');
    EXPECT_EQ(world.refusal(kLeader, FreezeBriefing{briefing}), Refusal::textTooLong);
}

} // namespace trucban::core
