// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/DuplicateIndex.h"

#include "geo/DuplicateScore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace trucban::geo {
namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};
const core::DuplicateRule kRule = core::Policy{}.duplicates;

core::AlertId idOf(std::uint8_t number, std::uint8_t high = 0) {
    core::AlertId id;
    id.value.bytes[15] = number;
    id.value.bytes[14] = high;
    return id;
}

DuplicateIndex::Key keyOf(double northM, double accuracyM, std::chrono::seconds ago = {}, std::string_view house = {}) {
    return {.place = core::Position{.point = {.lat = 10.7769 + northM / 111'194.93, .lon = 106.7009},
                                    .accuracyM = accuracyM},
            .at = kNow - ago,
            .house = house};
}

TEST(DuplicateIndex, findsWhatIsNearInPlaceAndTimeTheNearestFirst) {
    DuplicateIndex index;
    index.put(idOf(1), keyOf(250, 10));
    index.put(idOf(2), keyOf(10, 10));
    index.put(idOf(3), keyOf(400, 10));
    index.put(idOf(4), keyOf(0, 10, std::chrono::minutes{31}));
    index.put(idOf(5), keyOf(0, 10, std::chrono::minutes{29}));
    index.put(idOf(6), keyOf(900, 700));
    EXPECT_EQ(index.near(keyOf(0, 10), kRule, 10), (std::vector{idOf(2), idOf(5), idOf(6), idOf(1)}));
    EXPECT_EQ(index.near(keyOf(0, 10), kRule, 1), (std::vector{idOf(2)}));
    EXPECT_EQ(index.near(keyOf(0, 95), kRule, 10).size(), 5U) << "as far as both accuracies";
}

TEST(DuplicateIndex, anAddressFindsWhatHasNoPlace) {
    DuplicateIndex index;
    index.put(idOf(1), {.place = {}, .at = kNow, .house = "12 le loi"});
    index.put(idOf(2), {.place = {}, .at = kNow, .house = "14 le loi"});
    index.put(idOf(3), keyOf(0, 10, {}, "12 le loi phuong ben thanh"));
    index.put(idOf(4), {.place = {}, .at = kNow, .house = {}});
    EXPECT_EQ(index.size(), 3U);
    auto found = index.near({.place = {}, .at = kNow, .house = "12 le loi"}, kRule, 10);
    std::ranges::sort(found);
    EXPECT_EQ(found, (std::vector{idOf(1), idOf(3)}));
    EXPECT_EQ(index.near(keyOf(0, 10, {}, "12 le loi"), kRule, 10).size(), 2U) << "by place and by house, but once";
    EXPECT_TRUE(index.near({.place = {}, .at = kNow, .house = {}}, kRule, 10).empty());
}

TEST(DuplicateIndex, forgetsWhatIsRemovedAndFollowsWhatIsMoved) {
    DuplicateIndex index;
    index.put(idOf(1), keyOf(0, 10));
    index.put(idOf(1), keyOf(5'000, 10));
    EXPECT_EQ(index.size(), 1U);
    EXPECT_TRUE(index.near(keyOf(0, 10), kRule, 10).empty());
    EXPECT_EQ(index.near(keyOf(5'000, 10), kRule, 10).size(), 1U);
    index.remove(idOf(1));
    index.remove(idOf(1));
    EXPECT_EQ(index.size(), 0U);
    EXPECT_TRUE(index.near(keyOf(5'000, 10), kRule, 10).empty());
}

TEST(DuplicateIndex, findsAllThatALookThroughEverythingFinds) {
    std::mt19937 random{7};
    DuplicateIndex index;
    std::map<core::AlertId, DuplicateIndex::Key> all;
    std::uniform_real_distribution<double> metres{-4'000, 4'000};
    const auto make = [&] {
        const double accuracies[]{0, 8, 40, 128, 129, 500, 1'000};
        return keyOf(metres(random), accuracies[random() % 7], std::chrono::seconds{random() % 9'000});
    };
    for (int i = 0; i < 3'000; ++i) {
        const auto id = idOf(static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random() % 8));
        if (random() % 4 == 0) {
            index.remove(id);
            all.erase(id);
        } else {
            all[id] = make();
            index.put(id, all[id]);
        }
    }
    ASSERT_EQ(index.size(), all.size());
    for (int i = 0; i < 200; ++i) {
        const auto key = make();
        const auto found = index.near(key, kRule, all.size());
        const std::set<core::AlertId> got(found.begin(), found.end());
        EXPECT_EQ(got.size(), found.size());
        for (const auto& [id, other] : all) {
            const double distance = core::distanceM(key.place->point, other.place->point);
            const double reach = kRule.withinM + key.place->accuracyM + other.place->accuracyM;
            const bool inTime = std::chrono::abs(key.at - other.at) <= kRule.within;
            if (std::abs(distance - reach) > 1) { // places are kept to a centimetre, distances are on a plane here
                EXPECT_EQ(got.contains(id), inTime && distance < reach);
            }
        }
    }
}

TEST(DuplicateIndex, worksAtTheEdgesOfTheWorldAndForWildRules) {
    DuplicateIndex index;
    const DuplicateIndex::Key pole{
        .place = core::Position{{.lat = 89.999, .lon = -179.999}, 10}, .at = kNow, .house = {}};
    index.put(idOf(1), pole);
    EXPECT_EQ(index.near(pole, kRule, 5).size(), 1U);
    EXPECT_EQ(index.near(pole, {.threshold = 0.5, .withinM = 1e9, .within = std::chrono::hours{24 * 365}}, 5).size(),
              1U);
    EXPECT_TRUE(
        index.near(keyOf(0, 10), {.threshold = 0.5, .withinM = -5, .within = core::Milliseconds{-5}}, 5).empty());
}

} // namespace
} // namespace trucban::geo
