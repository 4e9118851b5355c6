// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SessionTable.h"

#include "Samples.h"
#include "gateway/ScopeHistory.h"
#include "support/Process.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

class SessionTableTest : public testing::Test {
protected:
    static store::User user(std::string name, std::uint64_t generation = 1) {
        return {.name = std::move(name),
                .role = core::Role::dutyOfficer,
                .scope = {.all = false, .wards = {kBenThanh}},
                .disabled = false,
                .createdAt = kNoon,
                .generation = generation};
    }

    test::TempFolder folder;
    store::KeyRing keys = store::KeyRing::openOrCreate(folder / "data").value();
    Random random = systemRandom();
    SessionTable table{keys, random};
};

TEST_F(SessionTableTest, findsASessionByItsTokenUntilItExpires) {
    const auto opened = table.open(user("an"), 5, kNoon);
    const auto found = table.find(opened.token, kNoon + SessionTable::kLifetime - std::chrono::seconds{1});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->user, "an");
    EXPECT_EQ(found->scopeSince, 5u);
    EXPECT_FALSE(table.find(opened.token, kNoon + SessionTable::kLifetime));
    EXPECT_EQ(table.size(), 0u);
}

TEST_F(SessionTableTest, takesNoOtherToken) {
    const auto opened = table.open(user("an"), 0, kNoon);
    for (const std::string& wrong : {std::string{}, opened.token + "x", opened.token.substr(1), std::string(200, 'a'),
                                     opened.session.id, "tbs_" + opened.session.id}) {
        EXPECT_FALSE(table.find(wrong, kNoon)) << wrong;
    }
}

TEST_F(SessionTableTest, endsSessionsOfAccountsThatChanged) {
    const auto an = table.open(user("an"), 0, kNoon);
    const auto binh = table.open(user("binh"), 0, kNoon);
    const auto chi = table.open(user("chi"), 0, kNoon);
    const auto dung = table.open(user("dung"), 0, kNoon);
    auto disabled = user("binh");
    disabled.disabled = true;
    const std::vector<store::User> users{user("an"), disabled, user("chi", 2)};
    const auto ended = table.revoke(users);
    EXPECT_EQ(ended.size(), 3u);
    EXPECT_TRUE(table.find(an.token, kNoon));
    EXPECT_FALSE(table.find(binh.token, kNoon));
    EXPECT_FALSE(table.find(chi.token, kNoon));
    EXPECT_FALSE(table.find(dung.token, kNoon)) << "an account that is gone";
}

TEST_F(SessionTableTest, logsOut) {
    const auto opened = table.open(user("an"), 0, kNoon);
    EXPECT_TRUE(table.close(opened.token));
    EXPECT_FALSE(table.close(opened.token));
    EXPECT_FALSE(table.find(opened.token, kNoon));
}

TEST_F(SessionTableTest, boundsTheSessionsOfAUser) {
    std::string first = table.open(user("an"), 0, kNoon).token;
    for (std::size_t i = 0; i < SessionTable::kMostPerUser; ++i) {
        (void)table.open(user("an"), 0, kNoon + std::chrono::seconds{1});
    }
    EXPECT_EQ(table.size(), SessionTable::kMostPerUser);
    EXPECT_FALSE(table.find(first, kNoon));
}

TEST(ScopeHistoryTest, remembersSinceWhenAScopeHolds) {
    ScopeHistory history;
    EXPECT_TRUE(history.note("an", "desk:1", 100));
    EXPECT_EQ(history.since("an"), 0u) << "never seen with another one";
    EXPECT_FALSE(history.note("an", "desk:1", 200));
    EXPECT_TRUE(history.note("an", "desk:2", 300));
    const auto again = ScopeHistory::fromJson(history.toJson());
    EXPECT_EQ(again.since("an"), 300u);
    EXPECT_EQ(again.since("binh"), 0u);
    EXPECT_EQ(ScopeHistory::fromJson("not json").since("an"), 0u);
}

} // namespace
} // namespace trucban::gateway
