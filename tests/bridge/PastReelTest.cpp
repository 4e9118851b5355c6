// SPDX-License-Identifier: GPL-3.0-or-later
// The past of a random history, seen from a scope, against the states that a console went through.
#include "bridge/PastReel.h"

#include "core/Fold.h"
#include "core/RandomWorld.h"
#include "core/ScopeTracker.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace trucban::test {
namespace {

const core::Scope kEverything{.all = true};
const core::Scope kTwoWards{.all = false, .wards = {kWardA, kWardB}};

/// A history with the whole state after each of its events; the windows a gateway would make of it.
class History {
public:
    History(const std::vector<std::uint64_t>& numbers, core::Scope scope) : m_scope{std::move(scope)} {
        RandomWorld random;
        for (const std::uint64_t number : numbers) {
            random.step(number);
            random.world.wait(core::Milliseconds{static_cast<std::int64_t>(number % 30'000)});
        }
        m_log = random.world.log;
        // The world begins with a policy and units of its own: what no event made.
        core::State state = random.world.state;
        state = {};
        state.policy = smallPolicy();
        m_states.push_back(state);
        for (std::size_t i = 0; i < m_log.size(); ++i) {
            m_log[i].seq = i + 1;
            EXPECT_TRUE(core::apply(state, m_log[i]).has_value());
            m_states.push_back(state);
        }
    }

    [[nodiscard]] core::Seq head() const { return m_log.size(); }
    [[nodiscard]] const core::Event& event(core::Seq seq) const { return m_log[seq - 1]; }
    [[nodiscard]] std::string bytesAt(core::Seq seq) const { return core::canonicalBytes(m_states[seq], m_scope); }

    /// What a console of this scope holds at the head.
    [[nodiscard]] core::State present() const {
        core::State scoped;
        const core::State& whole = m_states.back();
        const auto take = [&](const auto& map) {
            for (const auto& [id, value] : map) {
                if (m_scope.sees(value.visibleTo)) {
                    scoped.put(value);
                }
            }
        };
        take(whole.alerts), take(whole.cases), take(whole.units), take(whole.visits);
        scoped.policy = whole.policy;
        scoped.seq = head();
        return scoped;
    }

    [[nodiscard]] wire::Past window(core::Seq to, core::Seq places) const {
        wire::Past past;
        past.to = to;
        past.from = to - std::min(to, places) + 1;
        std::map<core::AggregateRef, bool> named;
        for (core::Seq seq = past.from; seq <= to; ++seq) {
            const core::Event& one = event(seq);
            if (!named.emplace(one.aggregate, true).second) {
                // named before
            } else if (const auto* seen = m_states[past.from - 1].visibleTo(one.aggregate);
                       seen && m_scope.sees(*seen)) {
                past.before.push_back(*m_states[past.from - 1].aggregate(one.aggregate));
            }
            const auto add = [&](wire::EventItem item) { past.items.push_back({seq, one.at, std::move(item)}); };
            switch (core::scopeChange(m_scope, m_states[seq - 1], one)) {
            case core::ScopeChange::deliver:
                add(one);
                break;
            case core::ScopeChange::enters:
                add(wire::Entered{*m_states[seq].aggregate(one.aggregate)});
                break;
            case core::ScopeChange::leaves:
                add(wire::Left{one.aggregate});
                break;
            case core::ScopeChange::unseen:
                break;
            }
        }
        return past;
    }

private:
    core::Scope m_scope;
    std::vector<core::Event> m_log;
    std::vector<core::State> m_states; ///< [n]: after n events
};

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
