// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FrameGlance.h"

#include "wire/Frames.h"

#include <gtest/gtest.h>

namespace trucban::feed {
namespace {

// The shortcut rests on how the codec writes: these go through it.
TEST(FrameGlance, readsWhatTheCodecWrites) {
    const wire::Events events{.from = 41, .to = 1'000'000'000'007, .head = "ab", .items = {}};
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{events})),
              (FrameGlance{FrameType::events, 41, 1'000'000'000'007}));
    EXPECT_EQ(glanceAt(wire::joinEvents(7, 7, "", {})), (FrameGlance{FrameType::events, 7, 7}));
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Welcome{}})).type, FrameType::welcome);
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Snapshot{.part = 2, .of = 3, .upTo = 99}})),
              (FrameGlance{FrameType::snapshot, 0, 99}));
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Ping{}})).type, FrameType::ping);
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Bye{}})).type, FrameType::bye);
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Pong{}})).type, FrameType::other);
    EXPECT_EQ(glanceAt(wire::encode(wire::ServerFrame{wire::Desks{}})).type, FrameType::other);
}

TEST(FrameGlance, takesNothingForGranted) {
    for (const auto* const text :
         {"", "{", R"({"t":"events"})", R"({"t":"events","from":x,"to":1})",
          R"({"t":"events","from":99999999999999999999999,"to":1})", R"({"t":"events","to":1})"}) {
        EXPECT_EQ(glanceAt(text).type, FrameType::other) << text;
    }
}

} // namespace
} // namespace trucban::feed
