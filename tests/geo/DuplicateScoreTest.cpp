// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/DuplicateScore.h"

#include "DuplicateSet.h"
#include "geo/House.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trucban::geo {
namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};
const core::DuplicateRule kRule = core::Policy{}.duplicates;

core::Position placed(double northM, double accuracyM) {
    return {.point = {.lat = 10.7769 + northM / 111'194.93, .lon = 106.7009}, .accuracyM = accuracyM};
}

ReportFacts report(double northM, double accuracyM, int minutesAgo, const std::string& kind, std::string_view text = {},
                   std::string_view address = {}) {
    return {.place = placed(northM, accuracyM),
            .at = kNow - std::chrono::minutes{minutesAgo},
            .kind = kind,
            .house = houseKey(address),
            .words = wordsOf(text)};
}

double scoreOf(const ReportFacts& a, const ReportFacts& b, bool sameCaller = false) {
    return scoreDuplicate(a, b, kRule, sameCaller).value;
}

std::vector<DuplicateReason> reasonsOf(const DuplicateScore& score) {
    std::vector<DuplicateReason> reasons;
    for (const auto& sign : score.signs) {
        reasons.push_back(sign.reason);
    }
    return reasons;
}

constexpr auto kFirst = "Đánh nhau trước quán ốc Bà Tư, có người cầm mã tấu";

TEST(DuplicateScore, givesItsReasonsWithTheirValues) {
    const auto score = scoreDuplicate(report(0, 50, 3, "fight"), report(62, 40, 0, "fight"), kRule, false);
    EXPECT_GT(score.value, 0.85);
    ASSERT_EQ(reasonsOf(score), (std::vector{DuplicateReason::distance, DuplicateReason::circlesOverlap,
                                             DuplicateReason::timeApart, DuplicateReason::sameKind}));
    EXPECT_NEAR(score.signs[0].value, 62, 0.5);
    EXPECT_EQ(score.signs[2].value, 180);
}

TEST(DuplicateScore, isTheSameEitherWay) {
    const auto a = report(0, 20, 9, "fight", kFirst, "12 Lê Lợi");
    const auto b = report(140, 300, 2, "assault", "Ẩu đả, mã tấu, quán ốc Bà Tư", "14 Lê Lợi");
    EXPECT_EQ(scoreDuplicate(a, b, kRule, true), scoreDuplicate(b, a, kRule, true));
}

TEST(DuplicateScore, fallsWithDistanceAndTimeAndStaysBetweenNoughtAndOne) {
    double last = 1;
    for (const double metres : {0.0, 30.0, 80.0, 150.0, 400.0, 900.0}) {
        const double score = scoreOf(report(0, 20, 0, "fight"), report(metres, 20, 0, "fight"));
        EXPECT_LE(score, last) << metres;
        EXPECT_GT(score, 0);
        last = score;
    }
    last = 1;
    for (const int minutes : {0, 2, 10, 30, 60, 1'440}) {
        const double score = scoreOf(report(0, 20, minutes, "fight"), report(0, 20, 0, "fight"));
        EXPECT_LE(score, last) << minutes;
        last = score;
    }
}

TEST(DuplicateScore, trustsAWideCircleLessWhenNearAndMoreWhenFar) {
    EXPECT_GT(scoreOf(report(0, 10, 0, "fight"), report(5, 10, 0, "fight")),
              scoreOf(report(0, 400, 0, "fight"), report(5, 400, 0, "fight")));
    EXPECT_LT(scoreOf(report(0, 10, 0, "fight"), report(350, 10, 0, "fight")),
              scoreOf(report(0, 300, 0, "fight"), report(350, 300, 0, "fight")));
    auto vague = report(0, kMostAccuracyM + 1, 0, "fight");
    EXPECT_EQ(reasonsOf(scoreDuplicate(vague, report(0, 10, 0, "fight"), kRule, false)),
              (std::vector{DuplicateReason::timeApart, DuplicateReason::sameKind}))
        << "such a circle is no place";
}

TEST(DuplicateScore, tellsTheHardNegativesApart) {
    const auto first = report(0, 20, 0, "fight", kFirst, "12 Lê Lợi");
    EXPECT_LT(scoreOf(first, report(0, 20, 24 * 60, "fight", kFirst, "12 Lê Lợi")), kRule.threshold)
        << "the same place next day";
    EXPECT_LT(scoreOf(first, report(150, 20, 6, "fight", "Hai nhóm xe Exciter xô xát vì va quẹt", "88 Lê Lợi")),
              kRule.threshold)
        << "another fight in the same street";
    EXPECT_LT(scoreOf(first, report(0, 20, 6, "noise", "Karaoke loa kéo ồn ào suốt buổi", "12 Lê Lợi")), 0.9)
        << "something else in the same house";
    EXPECT_GE(scoreOf(first, report(60, 30, 4, "assault", "Ẩu đả cầm mã tấu chỗ ốc Bà Tư")), kRule.threshold);
}

TEST(DuplicateScore, takesOneAddressForOnePlace) {
    auto called = report(0, 0, 5, "fight", {}, "số 12 Lê Lợi");
    called.place.reset();
    const auto score = scoreDuplicate(called, report(0, 20, 0, "fight", {}, "12 le loi, P. Bến Thành"), kRule, false);
    EXPECT_GE(score.value, kRule.threshold);
    EXPECT_EQ(score.signs.front().reason, DuplicateReason::sameAddress);
    EXPECT_LT(scoreOf(report(0, 20, 0, "fight", {}, "12 Lê Lợi"), report(9'000, 20, 0, "fight", {}, "12 Lê Lợi")),
              kRule.threshold)
        << "two wards have one";
}

TEST(DuplicateScore, sameCallerSpeaksForItButDoesNotDecide) {
    const auto here = report(0, 20, 0, "fight");
    const auto far = report(4'000, 20, 25, "theft");
    EXPECT_GT(scoreOf(here, far, true), scoreOf(here, far, false));
    EXPECT_LT(scoreOf(here, far, true), kRule.threshold);
}

TEST(DuplicateScore, whatSaysNothingCountsNothing) {
    EXPECT_EQ(scoreOf(report(0, 20, 0, "fight"), report(0, 20, 0, "other")),
              scoreOf(report(0, 20, 0, "fight"), report(0, 20, 0, "")));
    EXPECT_EQ(overlapOf(wordsOf("Cứu"), wordsOf(kFirst)), std::nullopt);
    EXPECT_EQ(overlapOf(wordsOf("DANH NHAU, ma tau, quan oc"), wordsOf(kFirst)), 1.0) << "without diacritics";
    EXPECT_TRUE(wordsOf("có ai ở đây không, tôi đang ở nhà").empty());
    EXPECT_TRUE(areRelatedKinds("fight", "assault"));
    EXPECT_FALSE(areRelatedKinds("fight", "fight"));
    EXPECT_FALSE(areRelatedKinds("fight", "lostProperty"));
    EXPECT_FALSE(areRelatedKinds("", ""));
}

TEST(DuplicateScore, survivesSensesOfNothing) {
    const ReportFacts nothing;
    EXPECT_LT(scoreDuplicate(nothing, nothing, {.threshold = 0, .withinM = 0, .within = {}}, false).value, 0.5);
    auto wild = report(0, 0, 0, "fight");
    wild.place->point.lat = 1'000;
    EXPECT_GT(scoreOf(wild, report(0, 0, 0, "fight")), 0);
}

TEST(House, oneHouseHasManySpellings) {
    struct Row {
        const char* a;
        const char* b;
        HouseMatch match;
    };
    for (const auto& [a, b, match] :
         std::initializer_list<Row>{{"12 Lê Lợi", "12 le loi, Phường Bến Thành", HouseMatch::same},
                                    {"Số 12 Lê Lợi", "12 Lê Lợi phường Bến Thành", HouseMatch::same},
                                    {"123/45 Nguyễn Trãi", "123/45 nguyen trai", HouseMatch::same},
                                    {"12 Lê Lợi", "112 Lê Lợi", HouseMatch::otherNumber},
                                    {"12 Lê Lợi", "12/3 Lê Lợi, gần chợ", HouseMatch::otherNumber},
                                    {"12 Lê Lợi", "12 Lê Lai", HouseMatch::unknown},
                                    {"Lê Lợi", "Lê Lợi", HouseMatch::unknown},
                                    {"12", "12", HouseMatch::unknown},
                                    {"10.40, 107.10", "10.40, 107.10", HouseMatch::unknown},
                                    {"chung cư lô 5", "12 chung cư lô 5", HouseMatch::unknown},
                                    {"", "", HouseMatch::unknown}}) {
        EXPECT_EQ(matchHouses(houseKey(a), houseKey(b)), match) << a << " = " << b;
        EXPECT_EQ(matchHouses(houseKey(b), houseKey(a)), match) << b << " = " << a;
    }
}

// The figures stand in the README; falling below them is a loss that must be meant.
TEST(DuplicateSet, suggestsWhatAnOfficerWouldMerge) {
    const auto evening = test::readEvening(TRUCBAN_SOURCE_DIR "/tests/data/duplicates/measuring.tsv");
    const auto counts = test::countSuggestions(evening, kRule, true);
    for (const auto& [situation, count] : counts) {
        std::printf("%-22s right %3d  wrong %3d  missed %3d  hopeless %3d\n", situation.c_str(), count.right,
                    count.wrong, count.missed, count.hopeless);
    }
    const auto sum = test::total(counts);
    std::printf("precision %.3f  recall %.3f\n", sum.precision(), sum.recall());
    EXPECT_GE(sum.precision(), 0.80);
    EXPECT_GE(sum.recall(), 0.75);
    EXPECT_EQ(counts.at("same place later").wrong, 0);
    EXPECT_LE(counts.at("one street, two fights").wrong, 5);
}

TEST(DuplicateSet, theThresholdIsTheBestOfTheEveningItWasChosenBy) {
    const auto evening = test::readEvening(TRUCBAN_SOURCE_DIR "/tests/data/duplicates/choosing.tsv");
    const auto balance = [&](double threshold) {
        auto rule = kRule;
        rule.threshold = threshold;
        const auto sum = test::total(test::countSuggestions(evening, rule, true));
        return 2 * sum.precision() * sum.recall() / (sum.precision() + sum.recall());
    };
    const double chosen = balance(kRule.threshold);
    for (const double other : {0.3, 0.4, 0.5, 0.7, 0.8, 0.9}) {
        EXPECT_GE(chosen, balance(other)) << other;
    }
}

} // namespace
} // namespace trucban::geo
