// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WatchTable.h"

#include "wire/Limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <format>

namespace trucban::gateway {
namespace {

using namespace std::chrono_literals;
constexpr core::Instant kWall{std::chrono::milliseconds{1'795'300'000'000}};
constexpr WatchRights kOfficer{.mayEdit = true, .mayTakeOver = false};

core::CaseId caseOf(std::uint8_t n) {
    core::CaseId id;
    id.value.bytes[15] = n;
    return id;
}

class WatchTableTest : public testing::Test {
protected:
    void look(WatchTable::Seat seat, std::optional<core::CaseId> id) {
        table.watch(seat, deskOf(seat), {.caseId = id, .editing = false, .takeOver = false}, kOfficer, now);
    }
    void edit(WatchTable::Seat seat, const core::CaseId& id, WatchRights rights = kOfficer, bool takeOver = false) {
        table.watch(seat, deskOf(seat), {.caseId = id, .editing = true, .takeOver = takeOver}, rights, now);
    }
    /// Who is told, after the pause, of one change.
    WatchTable::Notice only() {
        now += WatchTable::kPause;
        table.expire(now);
        auto notices = table.takeNotices(now, wall());
        EXPECT_EQ(notices.size(), 1u);
        return notices.empty() ? WatchTable::Notice{} : std::move(notices.front());
    }
    [[nodiscard]] core::Instant wall() const {
        return kWall + std::chrono::duration_cast<core::Milliseconds>(now - kBegin);
    }
    static WatchDesk deskOf(WatchTable::Seat seat) { return {std::format("u{}", seat), std::format("desk{}", seat)}; }
    static std::string holder(const WatchTable::Notice& notice) {
        const auto& people = notice.watchers.people;
        return !people.empty() && people.front().editing ? people.front().user : std::string{};
    }

    static constexpr WatchTable::Time kBegin{1h};
    WatchTable table;
    WatchTable::Time now = kBegin;
};

TEST_F(WatchTableTest, tellsThoseWhoLookAtTheSameCaseAndNobodyElse) {
    look(1, caseOf(1));
    look(2, caseOf(1));
    look(3, caseOf(2));
    const auto notices = table.takeNotices(now, wall());
    ASSERT_EQ(notices.size(), 2u);
    EXPECT_EQ(notices[0].watchers.caseId, caseOf(1));
    EXPECT_EQ(notices[0].to, (std::vector<WatchTable::Seat>{1, 2}));
    ASSERT_EQ(notices[0].watchers.people.size(), 2u);
    EXPECT_EQ(notices[0].watchers.people[1].user, "u2");
    EXPECT_EQ(notices[1].to, std::vector<WatchTable::Seat>{3});
    EXPECT_TRUE(table.takeNotices(now, wall()).empty()) << "nothing changed since";
}

TEST_F(WatchTableTest, tellsWhenSomebodyLeaves) {
    look(1, caseOf(1));
    look(2, caseOf(1));
    (void)only();
    look(2, caseOf(2));
    now += WatchTable::kPause;
    const auto notices = table.takeNotices(now, wall());
    ASSERT_EQ(notices.size(), 2u);
    EXPECT_EQ(notices[0].watchers.people.size(), 1u);
    table.leave(1);
    table.leave(2);
    EXPECT_EQ(table.cases(), 0u) << "what nobody looks at is forgotten";
    now += WatchTable::kPause;
    EXPECT_TRUE(table.takeNotices(now, wall()).empty());
}

TEST_F(WatchTableTest, givesTheLeaseToTheFirstAndKeepsItWhileItIsRenewed) {
    edit(1, caseOf(1));
    edit(2, caseOf(1));
    auto notice = only();
    EXPECT_EQ(holder(notice), "u1");
    const auto until = notice.watchers.people.front().until;
    EXPECT_LE(until, wall() + wire::kEditLease);
    now += 20s;
    edit(1, caseOf(1));
    edit(2, caseOf(1));
    notice = only();
    EXPECT_EQ(holder(notice), "u1");
    EXPECT_GE(notice.watchers.people.front().until, until + 20s);
}

TEST_F(WatchTableTest, endsTheLeaseOfWhoIsSilent) {
    edit(1, caseOf(1));
    look(2, caseOf(1));
    EXPECT_EQ(holder(only()), "u1");
    now += wire::kEditLease;
    EXPECT_EQ(holder(only()), "") << "told by the clock alone";
    edit(2, caseOf(1));
    EXPECT_EQ(holder(only()), "u2");
}

TEST_F(WatchTableTest, endsTheLeaseWhenItsSocketDrops) {
    edit(1, caseOf(1));
    look(2, caseOf(1));
    (void)only();
    table.leave(1);
    const auto notice = only();
    EXPECT_EQ(holder(notice), "");
    EXPECT_EQ(notice.to, std::vector<WatchTable::Seat>{2});
}

TEST_F(WatchTableTest, endsTheLeaseWhenItsHolderStopsOrLooksElsewhere) {
    look(3, caseOf(1));
    edit(1, caseOf(1));
    (void)only();
    look(1, caseOf(1));
    EXPECT_EQ(holder(only()), "");
    edit(1, caseOf(1));
    EXPECT_EQ(holder(only()), "u1");
    look(1, caseOf(2));
    now += WatchTable::kPause;
    const auto notices = table.takeNotices(now, wall());
    ASSERT_EQ(notices.size(), 2u);
    EXPECT_EQ(holder(notices[0]), "");
}

TEST_F(WatchTableTest, breaksALeaseOnlyForWhoMayTakeOver) {
    edit(1, caseOf(1));
    edit(2, caseOf(1), kOfficer, true);
    EXPECT_EQ(holder(only()), "u1") << "nothing recorded why";
    edit(2, caseOf(1), {.mayEdit = true, .mayTakeOver = true}, true);
    EXPECT_EQ(holder(only()), "u2");
    edit(1, caseOf(1));
    look(3, caseOf(1));
    EXPECT_EQ(holder(only()), "u2") << "the one it was taken from does not get it back by typing on";
}

TEST_F(WatchTableTest, givesNoLeaseToWhoMayOnlyLook) {
    edit(1, caseOf(1), {});
    EXPECT_EQ(holder(only()), "");
    edit(2, caseOf(1));
    EXPECT_EQ(holder(only()), "u2");
}

TEST_F(WatchTableTest, takesADeskThatCameBackForTheSame) {
    const WatchDesk desk{"an", "desk"};
    const wire::Watching editing{.caseId = caseOf(1), .editing = true, .takeOver = false};
    table.watch(1, desk, editing, kOfficer, now);
    table.watch(2, desk, editing, kOfficer, now); // its old socket is not missed yet
    auto notice = only();
    EXPECT_EQ(notice.watchers.people.size(), 1u);
    EXPECT_EQ(notice.to.size(), 2u);
    table.leave(1);
    EXPECT_EQ(holder(only()), "an");
}

TEST_F(WatchTableTest, tellsOfOneCaseNoMoreOftenThanAllowed) {
    look(1, caseOf(1));
    (void)table.takeNotices(now, wall());
    std::size_t told = 0;
    for (int i = 0; i < 1'000; ++i) { // a desk that flips through the queue, 100 cases a second
        look(2, caseOf(i % 2 == 0 ? 1 : 2));
        now += 10ms;
        for (const auto& notice : table.takeNotices(now, wall())) {
            told += notice.to.size() - static_cast<std::size_t>(std::ranges::count(notice.to, WatchTable::Seat{2}));
        }
    }
    EXPECT_LE(told, 10s / WatchTable::kPause + 1u);
    EXPECT_GT(told, 10u);
}

TEST_F(WatchTableTest, staysBoundedWithTwoHundredDesksOnOneCase) {
    for (WatchTable::Seat seat = 1; seat <= 200; ++seat) {
        look(seat, caseOf(1));
    }
    edit(200, caseOf(1));
    const auto notice = only();
    EXPECT_EQ(notice.to.size(), 200u);
    EXPECT_EQ(notice.watchers.people.size(), WatchTable::kMostNamed);
    EXPECT_EQ(holder(notice), "u200") << "who edits is always named";
    EXPECT_LT(wire::encode(wire::ServerFrame{notice.watchers}).size(), 8u * 1024);
}

} // namespace
} // namespace trucban::gateway
