// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ServerClock.h"

#include "link/ConnectionFixture.h"

namespace trucban::test {

namespace {

constexpr core::Instant kGatewayStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
constexpr link::TimePoint kStart{std::chrono::hours{1}};

/// The gateway's clock that runs beside our steady one.
core::Instant gatewayAt(link::TimePoint at) {
    return kGatewayStart + std::chrono::floor<core::Milliseconds>(at - kStart);
}

} // namespace

TEST(ServerClock, takesTheMiddleOfTheSmallestRoundTrip) {
    link::ServerClock clock;
    EXPECT_FALSE(clock.time());
    // Answered at once after a way of 40 ms there and 0 back: half of it is the error.
    clock.heard(gatewayAt(kStart + 40ms), kStart, kStart + 40ms);
    EXPECT_EQ(clock.time()->then(kStart + 40ms), gatewayAt(kStart + 60ms));
    clock.heard(gatewayAt(kStart + 2001ms), kStart + 2000ms, kStart + 2002ms);
    EXPECT_EQ(clock.time()->then(kStart + 3000ms), gatewayAt(kStart + 3000ms));
    // Seconds late because of a snapshot in the way: it does not count beside the good one.
    clock.heard(gatewayAt(kStart + 4000ms), kStart + 4000ms, kStart + 6000ms);
    EXPECT_EQ(clock.time()->then(kStart + 7000ms), gatewayAt(kStart + 7000ms));
}

TEST(ServerClock, forgetsAGoodSampleOnceItIsOld) {
    link::ServerClock clock;
    clock.heard(gatewayAt(kStart), kStart, kStart);
    for (auto at = kStart + 2s; at <= kStart + 16s; at += 2s) {
        clock.heard(gatewayAt(at + 3ms), at, at + 6ms);
    }
    EXPECT_EQ(clock.time()->at, kStart + 2s + 3ms) << "eight are kept, and the first of the best is taken";
}

TEST(ServerClock, followsAGatewayWhoseClockIsSet) {
    link::ServerClock clock;
    clock.heard(gatewayAt(kStart), kStart, kStart + 1ms);
    clock.heard(gatewayAt(kStart + 2s) + 10min, kStart + 2s, kStart + 2s + 50ms);
    EXPECT_EQ(clock.time()->then(kStart + 2s + 25ms), gatewayAt(kStart + 2s) + 10min);
}

TEST(ServerClock, knowsNothingFromAGatewayThatTellsNoTime) {
    link::ServerClock clock;
    clock.heard({}, kStart, kStart + 1ms);
    EXPECT_FALSE(clock.time());
}

class ConnectionTimeTest : public ConnectionTest {};

TEST_F(ConnectionTimeTest, tellsServerTimeFromWelcomeAndFromEachPong) {
    start(10, "h10");
    auto welcome = resumedWelcome(10);
    welcome.serverTime = time.wallClock() - 3min;
    time.advance(100ms);
    gateway.say(welcome);
    ASSERT_TRUE(connection->status().serverTime);
    EXPECT_EQ(connection->status().serverTime->then(time.now()), welcome.serverTime + 50ms);
    static_cast<void>(gateway.heard());
    time.advance(2000ms);
    const auto ping = std::get<wire::Ping>(gateway.heard().front());
    time.advance(10ms);
    gateway.say(wire::Pong{.at = ping.at, .serverTime = welcome.serverTime + 2055ms});
    EXPECT_EQ(connection->status().serverTime->then(time.now()), welcome.serverTime + 2060ms);
}

TEST_F(ConnectionTimeTest, theAgeOfTheDataDoesNotFollowTheWallClock) {
    start(10, "h10");
    auto welcome = resumedWelcome(10);
    welcome.serverTime = time.wallClock();
    gateway.say(welcome);
    time.advance(1s);
    time.stepWallClock(10min);
    gateway.say(wire::Ping{});
    time.advance(3s);
    EXPECT_TRUE(connection->status().stale);
    EXPECT_EQ(connection->status().lastHeard, welcome.serverTime + 1s);
}

} // namespace trucban::test
