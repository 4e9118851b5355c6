// SPDX-License-Identifier: GPL-3.0-or-later
// The past of a random history, seen from a scope, against the states that a console went through.
#include "bridge/PastReel.h"

#include "bridge/History.h"
#include "core/Fold.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace trucban::test {
namespace {

rc::Gen<std::vector<std::uint64_t>> anyNumbers() {
    return rc::gen::resize(
        200, rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)));
}

void rewind(bridge::PastReel& reel, const History& history, core::Seq places) {
    while (!reel.isWhole()) {
        RC_ASSERT(reel.prepend(history.window(reel.oldest(), places)));
    }
}

std::string bytesOf(const bridge::PastReel& reel) {
    return core::canonicalBytes(reel.state(), kEverything);
}

} // namespace

RC_GTEST_PROP(PastReel, showsEveryMomentAsItWas, ()) {
    const History history{*anyNumbers(), *rc::gen::element(kEverything, kTwoWards)};
    RC_PRE(history.head() > 0U);
    bridge::PastReel reel{history.present()};
    rewind(reel, history, *rc::gen::inRange<core::Seq>(1, 40));
    RC_ASSERT(bytesOf(reel) == history.bytesAt(history.head()));
    const auto jumps =
        *rc::gen::container<std::vector<core::Seq>>(30, rc::gen::inRange<core::Seq>(0, history.head() + 1));
    for (const core::Seq seq : jumps) {
        (void)reel.seek(seq);
        RC_ASSERT(reel.position() == seq);
        RC_ASSERT(reel.isSound());
        RC_ASSERT(bytesOf(reel) == history.bytesAt(seq));
    }
}

RC_GTEST_PROP(PastReel, growsWhileItStandsInThePast, ()) {
    const History history{*anyNumbers(), kTwoWards};
    RC_PRE(history.head() > 20U);
    bridge::PastReel reel{history.present()};
    while (!reel.isWhole()) {
        RC_ASSERT(reel.prepend(history.window(reel.oldest(), 7)));
        const core::Seq seq = *rc::gen::inRange<core::Seq>(reel.oldest(), history.head() + 1);
        (void)reel.seek(seq);
        RC_ASSERT(bytesOf(reel) == history.bytesAt(seq));
    }
}

RC_GTEST_PROP(PastReel, namesAllThatAJumpChanges, ()) {
    const History history{*anyNumbers(), kTwoWards};
    RC_PRE(history.head() > 0U);
    bridge::PastReel reel{history.present()};
    rewind(reel, history, 9);
    core::State shown = reel.state();
    for (int jump = 0; jump < 10; ++jump) {
        const auto touched = reel.seek(*rc::gen::inRange<core::Seq>(0, history.head() + 1));
        for (const auto& ref : touched.changed) {
            shown.put(*reel.state().aggregate(ref));
        }
        for (const auto& ref : touched.erased) {
            shown.erase(ref);
        }
        RC_ASSERT(core::canonicalBytes(shown, kEverything) == bytesOf(reel));
    }
}

RC_GTEST_PROP(PastReel, stepsThroughEveryPlaceInScopeBothWays, ()) {
    const History history{*anyNumbers(), kTwoWards};
    RC_PRE(history.head() > 0U);
    bridge::PastReel reel{history.present()};
    rewind(reel, history, 5);
    std::vector<core::Seq> forth;
    for (auto place = reel.after(0); place; place = reel.after(place->seq)) {
        forth.push_back(place->seq);
        RC_ASSERT(place->at == history.event(place->seq).at);
    }
    std::vector<core::Seq> back;
    for (auto place = reel.before(history.head() + 1); place; place = reel.before(place->seq)) {
        back.push_back(place->seq);
    }
    std::ranges::reverse(back);
    RC_ASSERT(forth == back);
    for (const core::Seq seq : forth) {
        const core::Seq found = reel.seqAt(history.event(seq).at);
        RC_ASSERT(found >= seq);
        RC_ASSERT(history.event(found).at <= history.event(seq).at);
        for (auto later = reel.after(found); later; later = reel.after(later->seq)) {
            RC_ASSERT(later->at > history.event(seq).at);
        }
    }
    RC_ASSERT(reel.seqAt(core::Instant{}) == 0U);
}

RC_GTEST_PROP(PastReel, forgetsAnErasedAlertAtEveryMoment, ()) {
    const History history{*anyNumbers(), *rc::gen::element(kEverything, kTwoWards)};
    const auto alerts = history.alerts();
    RC_PRE(!alerts.empty());
    bridge::PastReel reel{history.present()};
    core::State shown = reel.state();
    const auto tell = [&](const bridge::ReplicaFold::Touched& touched) {
        for (const auto& ref : touched.changed) {
            shown.put(*reel.state().aggregate(ref));
        }
        for (const auto& ref : touched.erased) {
            shown.erase(ref);
        }
    };
    std::set<core::AlertId> erased;
    for (int act = 0; act < 30; ++act) {
        if (*rc::gen::inRange(0, 3) == 0) {
            const auto id = *rc::gen::elementOf(alerts);
            erased.insert(id);
            tell(reel.erase(id));
        } else if (!reel.isWhole()) {
            RC_ASSERT(reel.prepend(history.window(reel.oldest(), *rc::gen::inRange<core::Seq>(1, 30))));
        }
        tell(reel.seek(*rc::gen::inRange<core::Seq>(reel.oldest(), history.head() + 1)));
        RC_ASSERT(reel.isSound());
        RC_ASSERT(bytesOf(reel) == history.bytesWithout(erased, reel.position()));
        RC_ASSERT(core::canonicalBytes(shown, kEverything) == bytesOf(reel));
    }
    for (core::Seq seq = reel.oldest(); seq <= history.head(); ++seq) {
        (void)reel.seek(seq);
        RC_ASSERT(bytesOf(reel) == history.bytesWithout(erased, seq));
    }
}

TEST(PastReel, refusesAWindowThatDoesNotJoin) {
    const History history{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1'000, 2'000, 3'000, 44'444, 555'555, 1'234'567},
                          kEverything};
    ASSERT_GT(history.head(), 6U);
    bridge::PastReel reel{history.present()};
    EXPECT_FALSE(reel.prepend(history.window(history.head() - 1, 2))) << "a hole";
    EXPECT_TRUE(reel.prepend(history.window(history.head(), 2)));
    EXPECT_FALSE(reel.prepend(history.window(history.head(), 2))) << "again";
    EXPECT_FALSE(reel.prepend(wire::Past{.from = reel.oldest() + 1, .to = reel.oldest()})) << "an empty one";
    EXPECT_EQ(reel.oldest(), history.head() - 2);
}

TEST(PastReel, saysWhenAnItemDoesNotFit) {
    const History history{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1'000, 2'000, 3'000, 44'444, 555'555, 1'234'567},
                          kEverything};
    bridge::PastReel reel{history.present()};
    auto window = history.window(history.head(), history.head());
    std::get<core::Event>(window.items.front().item).version += 5;
    ASSERT_TRUE(reel.prepend(std::move(window)));
    (void)reel.seek(1);
    EXPECT_FALSE(reel.isSound());
}

} // namespace trucban::test
