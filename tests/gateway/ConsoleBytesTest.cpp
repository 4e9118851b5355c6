// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "core/RandomWorld.h"
#include "gateway/Batch.h"
#include "wire/Frames.h"

#include <gtest/gtest.h>

#include <array>

// Whatever happens, archiving and coming back among it: a console that takes the bytes meant for its viewer holds what
// the gateway's state shows that viewer, byte for byte.
namespace trucban::gateway {
namespace {

using namespace test;

struct Console {
    Viewer viewer;
    core::State state;

    void take(const BatchItem& item) {
        const SharedBytes& bytes = item.bytesFor(viewer);
        if (!bytes) {
            return;
        }
        const auto frame = wire::decodeServerFrame(wire::joinEvents(item.seq, item.seq, "", {bytes}));
        ASSERT_TRUE(frame.has_value());
        const wire::EventItem& told = std::get<wire::Events>(*frame).items.at(0);
        if (const auto* event = std::get_if<core::Event>(&told)) {
            ASSERT_FALSE(core::isArchiving(event->data) || core::isUnarchiving(event->data));
            ASSERT_TRUE(core::apply(state, *event)) << core::typeOf(event->data);
        } else if (const auto* entered = std::get_if<wire::Entered>(&told)) {
            state.put(entered->aggregate);
        } else {
            state.erase(std::get<wire::Left>(told).aggregate);
        }
    }
};

/// What the gateway would show the viewer in a snapshot.
std::string shown(const core::State& whole, const Viewer& viewer) {
    core::State seen;
    const auto copy = [&](core::AggregateKind kind, const auto& map) {
        for (const auto& [id, value] : map) {
            if (viewer.sees(kind, value.visibleTo)) {
                seen.put(value);
            }
        }
    };
    copy(core::AggregateKind::alert, whole.alerts);
    copy(core::AggregateKind::case_, whole.cases);
    copy(core::AggregateKind::unit, whole.units);
    copy(core::AggregateKind::visit, whole.visits);
    copy(core::AggregateKind::handover, whole.handovers);
    copy(core::AggregateKind::campaign, whole.campaigns);
    copy(core::AggregateKind::record, whole.records);
    copy(core::AggregateKind::briefing, whole.briefings);
    seen.policy = whole.policy;
    return core::canonicalBytes(seen, {.all = true, .wards = {}});
}

TEST(ConsoleBytes, areWhatTheGatewayShowsWhateverHappens) {
    std::size_t archived = 0;
    std::size_t broughtBack = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        RandomWorld random;
        for (std::uint64_t number = 0; number < 200; ++number) {
            random.step(seed * 1'000 + number);
        }
        std::array consoles{Console{viewerOf(core::Role::dutyOfficer, {.all = false, .wards = {kWardA}}), {}},
                            Console{viewerOf(core::Role::wardLeader, {.all = false, .wards = {kWardB, kWardC}}), {}},
                            Console{viewerOf(core::Role::team, {.all = false, .wards = {kWardA}}), {}},
                            Console{viewerOf(core::Role::city, {}), {}}};
        core::State whole;
        whole.policy = smallPolicy();
        for (Console& console : consoles) {
            console.state.policy = whole.policy;
        }
        for (const core::Event& event : random.world.log) {
            auto applied = applyAndNote(whole, event);
            ASSERT_TRUE(applied);
            const BatchItem item = makeItem(event, std::move(*applied));
            for (Console& console : consoles) {
                ASSERT_NO_FATAL_FAILURE(console.take(item));
            }
            archived += core::isArchiving(event.data) ? 1 : 0;
            broughtBack += core::isUnarchiving(event.data) ? 1 : 0;
            if (event.seq % 16 == 0 || &event == &random.world.log.back()) {
                for (const Console& console : consoles) {
                    ASSERT_EQ(core::canonicalBytes(console.state, {.all = true, .wards = {}}),
                              shown(whole, console.viewer))
                        << console.viewer.groupKey() << " after " << core::typeOf(event.data);
                }
            }
        }
    }
    EXPECT_GT(archived, 50u);
    EXPECT_GT(broughtBack, 20u);
}

} // namespace
} // namespace trucban::gateway
