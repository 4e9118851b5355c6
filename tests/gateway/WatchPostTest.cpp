// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WatchPost.h"

#include "Samples.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

constexpr WatchRights kOfficer{.mayEdit = true, .mayTakeOver = false};

class WatchPostTest : public testing::Test {
protected:
    struct Desk {
        Subscriber subscriber;
        WatchPost::Seat seat;
    };
    std::unique_ptr<Desk> desk(const std::string& user, core::WardCode ward) {
        auto made = std::make_unique<Desk>();
        made->subscriber.session.user = user;
        made->subscriber.session.viewer = {core::Role::dutyOfficer, {.all = false, .wards = {ward}}};
        made->subscriber.clientId = "desk of " + user;
        made->seat = post.join(made->subscriber);
        return made;
    }
    void look(Desk& who) {
        post.watch(who.seat, {.caseId = id, .editing = false, .takeOver = false}, kOfficer, now, kNoon);
    }
    void tick() {
        now += WatchTable::kPause;
        post.tick(now, kNoon);
    }
    /// Takes what its socket would send.
    static std::optional<wire::Watchers> told(Desk& who) {
        const auto bytes = std::exchange(who.subscriber.watchers, nullptr);
        if (!bytes) {
            return std::nullopt;
        }
        const auto frame = wire::decodeServerFrame(std::string_view{*bytes}.substr(bytes->size() > 127 ? 4 : 2));
        return frame ? std::optional(std::get<wire::Watchers>(*frame)) : std::nullopt;
    }

    WatchPost post;
    SteadyTime now{std::chrono::hours{1}};
    core::CaseId id{core::Uuid::parse("019ab000-0000-7000-8000-000000000001").value()};
};

TEST_F(WatchPostTest, putsOneFrameBeforeEverybodyWhoLooks) {
    auto lan = desk("lan", kBenThanh);
    auto minh = desk("minh", kBenThanh);
    look(*lan);
    look(*minh);
    tick();
    EXPECT_EQ(lan->subscriber.watchers.get(), minh->subscriber.watchers.get()) << "made once";
    const auto watchers = told(*lan);
    ASSERT_TRUE(watchers);
    EXPECT_EQ(watchers->people.size(), 2u);
}

TEST_F(WatchPostTest, forgetsWhoLooksAtACaseThatLeftTheirSight) {
    auto lan = desk("lan", kBenThanh);
    auto minh = desk("minh", kSaiGon);
    look(*lan);
    look(*minh);
    tick();
    (void)told(*lan);
    (void)told(*minh);
    const core::Event event{.seq = 1,
                            .aggregate = core::AggregateRef::of(id),
                            .version = 2,
                            .at = kNoon,
                            .actor = {},
                            .wards = {kSaiGon},
                            .data = core::CaseClaimed{kSaiGon}};
    Applied applied;
    applied.before = core::WardSet{kSaiGon, kBenThanh};
    core::Case moved;
    moved.id = id;
    applied.value = moved;
    Batch batch;
    batch.items.push_back(makeItem(event, std::move(applied)));
    post.onBatch(batch);
    tick();
    EXPECT_FALSE(told(*lan)) << "nobody's name after the case is gone";
    const auto watchers = told(*minh);
    ASSERT_TRUE(watchers);
    ASSERT_EQ(watchers->people.size(), 1u);
    EXPECT_EQ(watchers->people.front().user, "minh");
}

TEST_F(WatchPostTest, tellsWhoIsLeftThatASocketIsGone) {
    auto lan = desk("lan", kBenThanh);
    {
        auto minh = desk("minh", kBenThanh);
        post.watch(minh->seat, {.caseId = id, .editing = true, .takeOver = false}, kOfficer, now, kNoon);
        look(*lan);
        tick();
        const auto watchers = told(*lan);
        ASSERT_TRUE(watchers && watchers->people.size() == 2);
        EXPECT_TRUE(watchers->people.front().editing);
    }
    tick();
    const auto watchers = told(*lan);
    ASSERT_TRUE(watchers);
    EXPECT_EQ(watchers->people.size(), 1u);
}

} // namespace
} // namespace trucban::gateway
