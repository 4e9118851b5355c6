// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CasePages.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

constexpr auto kByOpening = store::ArchiveSearch::Order::opened;

core::Case caseOf(int minute, std::uint8_t id = 0) {
    core::Case case_;
    case_.id.value.bytes[0] = id == 0 ? static_cast<std::uint8_t>(minute) : id;
    case_.openedAt = core::Instant{std::chrono::minutes{minute}};
    return case_;
}

std::vector<int> minutes(const CaseList& list) {
    std::vector<int> all;
    for (const core::Case& case_ : list.cases) {
        all.push_back(static_cast<int>(
            std::chrono::duration_cast<std::chrono::minutes>(case_.openedAt.time_since_epoch()).count()));
    }
    return all;
}

store::CasePosition at(int minute) {
    return positionOf(caseOf(minute), kByOpening);
}

TEST(CasePages, putsBothInOneOrder) {
    const auto list = mergedPage({{caseOf(9), caseOf(3)}, false}, {{caseOf(8), caseOf(2)}, {}}, kByOpening, 10);
    EXPECT_EQ(minutes(list), (std::vector{9, 8, 3, 2}));
    EXPECT_FALSE(list.next);
}

TEST(CasePages, cutsAtTheLimit) {
    const auto list = mergedPage({{caseOf(9), caseOf(3)}, false}, {{caseOf(8), caseOf(2)}, {}}, kByOpening, 3);
    EXPECT_EQ(minutes(list), (std::vector{9, 8, 3}));
    EXPECT_EQ(list.next, at(3));
}

TEST(CasePages, saysNothingBehindThePlaceWhereOneOfThemStopped) {
    auto list = mergedPage({{caseOf(9), caseOf(3)}, false}, {{caseOf(8)}, at(5)}, kByOpening, 10);
    EXPECT_EQ(minutes(list), (std::vector{9, 8})) << "between 5 and 3 there may be more";
    EXPECT_EQ(list.next, at(5));
    list = mergedPage({{caseOf(9), caseOf(7)}, true}, {{caseOf(8), caseOf(2)}, {}}, kByOpening, 10);
    EXPECT_EQ(minutes(list), (std::vector{9, 8, 7}));
    EXPECT_EQ(list.next, at(7));
    list = mergedPage({{}, false}, {{}, at(4)}, kByOpening, 10);
    EXPECT_TRUE(list.cases.empty());
    EXPECT_EQ(list.next, at(4)) << "an empty page need not be the last";
}

TEST(CasePages, namesACaseOnceThatWentOverInBetween) {
    const auto list = mergedPage({{caseOf(9), caseOf(8)}, false}, {{caseOf(9), caseOf(7)}, {}}, kByOpening, 10);
    EXPECT_EQ(minutes(list), (std::vector{9, 8, 7}));
}

TEST(CasePages, goesByTheClosingWhereAsked) {
    core::Case case_ = caseOf(5);
    case_.closedAt = core::Instant{std::chrono::minutes{50}};
    EXPECT_EQ(positionOf(case_, store::ArchiveSearch::Order::closed).at, *case_.closedAt);
    EXPECT_EQ(positionOf(case_, kByOpening).at, case_.openedAt);
}

} // namespace
} // namespace trucban::gateway
