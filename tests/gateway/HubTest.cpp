// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Hub.h"

#include "Samples.h"
#include "gateway/WebSocketFraming.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

constexpr core::WardCode kConDao{26732};

class HubTest : public testing::Test {
protected:
    HubTest() { hub.start(0, {}); }

    /// Notes in one ward, as many as asked.
    SharedBatch batch(core::WardCode ward, int count = 1) {
        auto made = std::make_shared<Batch>();
        made->from = last + 1;
        for (int i = 0; i < count; ++i) {
            core::Event event{.seq = ++last,
                              .aggregate = core::AggregateRef::of(core::CaseId{}),
                              .version = 2,
                              .at = kNoon,
                              .actor = {},
                              .wards = {ward},
                              .data = core::NoteAdded{"ghi chú " + std::to_string(last)}};
            Applied applied;
            applied.before = event.wards;
            made->items.push_back(makeItem(event, std::move(applied)));
        }
        made->to = last;
        made->head = std::string(64, 'a');
        return made;
    }

    struct Desk {
        Subscriber subscriber;
        Hub::Membership membership;
        std::vector<wire::Events> taken;
    };
    std::unique_ptr<Desk> desk(core::Scope scope, bool deflates = false) {
        auto made = std::make_unique<Desk>();
        made->subscriber.session.viewer = {core::Role::dutyOfficer, std::move(scope)};
        made->subscriber.deflates = deflates;
        made->subscriber.isLive = true;
        made->subscriber.cursor = hub.head();
        made->membership = hub.join(made->subscriber);
        return made;
    }
    /// What its socket would send now, one call.
    std::vector<SharedBytes> take(Desk& who) {
        auto frames = hub.take(who.subscriber);
        for (const SharedBytes& frame : frames) {
            who.taken.push_back(read(*frame));
        }
        return frames;
    }
    static wire::Events read(std::string_view bytes) {
        const bool isDeflated = (bytes[0] & 0x40) != 0;
        const auto size = static_cast<std::uint8_t>(bytes[1]);
        const std::string_view payload = bytes.substr(size == 127 ? 10 : size == 126 ? 4 : 2);
        std::string json{payload};
        if (isDeflated) {
            json = wire::Inflater{}.inflate(payload, wire::kMaxServerFrameBytes).value_or("");
        }
        const auto frame = wire::decodeServerFrame(json);
        EXPECT_TRUE(frame);
        return frame ? std::get<wire::Events>(*frame) : wire::Events{};
    }
    static std::size_t itemsIn(const Desk& who) {
        std::size_t items = 0;
        core::Seq next = who.taken.empty() ? 0 : who.taken.front().from;
        for (const wire::Events& frame : who.taken) {
            EXPECT_EQ(frame.from, next) << "ranges join on";
            next = frame.to + 1;
            items += frame.items.size();
        }
        return items;
    }
    /// From here on a fan-out is asked for and done by hand.
    void pace() {
        hub.onFlushDue = [this](std::chrono::nanoseconds time) {
            EXPECT_LE(time, Hub::kMostPace);
            ++asked;
        };
    }
    /// Two at once: the first goes out, and the second waits until the thread has had its rest from that.
    void publishUntilHeldBack() {
        hub.publish(batch(kBenThanh));
        ASSERT_EQ(asked, 0);
        hub.publish(batch(kBenThanh));
        ASSERT_EQ(asked, 1);
    }

    Metrics metrics;
    SteadyTime now{};
    Hub hub{metrics, [this] { return now += std::chrono::milliseconds{1}; }}; // all that is done takes a millisecond
    core::Seq last = 0;
    int asked = 0;
};

TEST_F(HubTest, sendsAtOnceWhenItHasTime) {
    pace();
    auto city = desk({.all = true, .wards = {}});
    hub.publish(batch(kBenThanh));
    EXPECT_EQ(take(*city).size(), 1u);
    now += std::chrono::milliseconds{8};
    hub.publish(batch(kBenThanh));
    EXPECT_EQ(take(*city).size(), 1u);
    EXPECT_EQ(asked, 0);
}

TEST_F(HubTest, gathersWhatComesWhileAFanOutIsHeldBack) {
    pace();
    auto city = desk({.all = true, .wards = {}});
    publishUntilHeldBack();
    (void)take(*city);
    const std::size_t before = itemsIn(*city);
    for (int i = 0; i < 20; ++i) {
        hub.publish(batch(kBenThanh, 2));
    }
    EXPECT_TRUE(take(*city).empty()) << "nothing leaks out in between";
    EXPECT_EQ(asked, 1) << "asked once";
    hub.flush();
    EXPECT_EQ(take(*city).size(), 1u) << "one frame";
    EXPECT_EQ(itemsIn(*city), before + 41);
    EXPECT_EQ(city->subscriber.cursor, last);
    EXPECT_EQ(city->subscriber.behind, 0u);
}

TEST_F(HubTest, sharesFramesBetweenSessionsAtDifferentPlaces) {
    pace();
    auto early = desk({.all = true, .wards = {}});
    publishUntilHeldBack();
    hub.publish(batch(kBenThanh, 3));
    auto late = desk({.all = true, .wards = {}}); // in the middle of what one fan-out will carry
    late->subscriber.cursor = last - 1;
    hub.flush();
    hub.publish(batch(kBenThanh));
    hub.flush();
    const auto ofEarly = take(*early);
    const auto ofLate = take(*late);
    ASSERT_EQ(ofLate.size(), 2u);
    EXPECT_EQ(ofLate.back(), ofEarly.back()) << "the very same bytes";
}

TEST_F(HubTest, aCompressedFrameSaysTheSame) {
    auto plain = desk({.all = true, .wards = {}});
    auto packed = desk({.all = true, .wards = {}}, true);
    auto alsoPacked = desk({.all = true, .wards = {}}, true);
    hub.publish(batch(kBenThanh, 50));
    const auto ofPlain = take(*plain);
    const auto ofPacked = take(*packed);
    ASSERT_EQ(ofPacked.size(), 1u);
    EXPECT_LT(ofPacked.front()->size(), ofPlain.front()->size() / 4);
    EXPECT_EQ(packed->taken, plain->taken);
    EXPECT_EQ(take(*alsoPacked), ofPacked) << "compressed once";
}

TEST_F(HubTest, tellsOthersOnlyThatTimeWentOn) {
    auto far = desk({.all = false, .wards = {kConDao}});
    hub.publish(batch(kBenThanh, 5));
    hub.publish(batch(kConDao));
    hub.publish(batch(kBenThanh, 5));
    while (!take(*far).empty()) {
    }
    EXPECT_EQ(itemsIn(*far), 1u);
    EXPECT_EQ(far->subscriber.cursor, last);
}

TEST_F(HubTest, tellsASlowSessionSoAndNobodyElse) {
    auto slow = desk({.all = true, .wards = {}});
    auto quick = desk({.all = true, .wards = {}});
    for (int i = 0; i < 500 && !slow->subscriber.bye; ++i) {
        hub.publish(batch(kBenThanh, 200));
        while (!hub.take(quick->subscriber).empty()) {
        }
    }
    EXPECT_EQ(slow->subscriber.bye, wire::ByeReason::slow);
    EXPECT_FALSE(quick->subscriber.bye);
    EXPECT_EQ(metrics.slowSessions, 1u);
    EXPECT_TRUE(hub.take(slow->subscriber).empty());
}

} // namespace
} // namespace trucban::gateway
