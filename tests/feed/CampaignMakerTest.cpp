// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/CampaignMaker.h"

#include "geo/WardTable.h"
#include "resources/Embedded.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace trucban::feed {
namespace {

constexpr core::Day kToday = 20'779;

struct Made {
    std::string text;
    core::State state;
    std::map<std::string_view, int> types;
    std::uint64_t refused = 0;
};

Made make(CampaignOptions options) {
    Made made;
    auto wards = geo::WardTable::parse(resources::wardsCsv());
    auto policy = wire::decodePolicy(resources::referencePolicyJson());
    core::Instant last{};
    CampaignMaker maker{options, std::move(policy.value()), wards.value().wards(), [&](const core::Event& event) {
                            made.text += wire::encodeEvent(event) + '\n';
                            ++made.types[core::typeOf(event.data)];
                            EXPECT_GE(event.at, last) << "time goes on";
                            EXPECT_LT(event.at, core::startOf(options.today));
                            last = event.at;
                            EXPECT_TRUE(core::apply(made.state, event).has_value()) << event.seq;
                        }};
    maker.run();
    made.refused = maker.refused();
    return made;
}

CampaignOptions small(std::uint64_t seed = 1) {
    return {.seed = seed, .today = kToday, .days = 20, .daysGone = 15, .casesPerWardAndDay = 3, .wards = 4};
}

} // namespace

TEST(CampaignMaker, theSameSeedGivesTheSameBytes) {
    const Made first = make(small());
    EXPECT_EQ(make(small()).text, first.text);
    EXPECT_NE(make(small(2)).text, first.text);
}

// What the fold does not take would be missing from every figure without a word.
TEST(CampaignMaker, makesALogThatFolds) {
    const Made made = make(small());
    for (const char* type : {"alertReceived", "caseAcknowledged", "unitDispatched", "caseResolved", "caseClosed",
                             "caseArchived", "visitRecorded", "visitArchived", "recordSaved", "campaignSaved"}) {
        EXPECT_GT(made.types.at(type), 0) << type;
    }
    EXPECT_EQ(made.state.campaigns.size(), 1u);
    const core::Campaign& campaign = made.state.campaigns.begin()->second;
    EXPECT_EQ(campaign.from, kToday - 15);
    EXPECT_EQ(campaign.days(), 20);
    EXPECT_EQ(campaign.wards.size(), 4u);
    ASSERT_FALSE(made.state.visits.empty());
    std::map<std::pair<core::WardCode, std::string>, std::string> neighbourhoodOf;
    for (const auto& [id, visit] : made.state.visits) {
        ASSERT_TRUE(visit.round.has_value());
        const auto round = made.state.records.find(*visit.round);
        ASSERT_NE(round, made.state.records.end());
        EXPECT_EQ(round->second.neighbourhood, visit.neighbourhood);
        EXPECT_TRUE(round->second.round.has_value());
        const std::pair house{visit.ward, visit.householdCode};
        const auto [first, isNew] = neighbourhoodOf.emplace(house, visit.neighbourhood);
        EXPECT_EQ(first->second, visit.neighbourhood) << "coverage by neighbourhood adds up to more than the ward's";
    }
    EXPECT_LT(made.refused, static_cast<std::uint64_t>(made.types.at("alertReceived")) / 2);
}

TEST(CampaignMaker, moreHappensInTheEveningThanAtNight) {
    const auto wards =
        make({.seed = 3, .today = kToday, .days = 30, .daysGone = 20, .casesPerWardAndDay = 6, .wards = 4});
    int evening = 0;
    int night = 0;
    std::size_t at = 0;
    while ((at = wards.text.find("\"type\":\"caseOpened\",\"at\":\"", at)) != std::string::npos) {
        at += 26;
        const int hour = (std::stoi(wards.text.substr(at + 11, 2)) + 7) % 24;
        evening += hour >= 18 && hour < 22 ? 1 : 0;
        night += hour >= 2 && hour < 6 ? 1 : 0;
    }
    EXPECT_GT(night, 0);
    EXPECT_GT(evening, 3 * night);
}

} // namespace trucban::feed
