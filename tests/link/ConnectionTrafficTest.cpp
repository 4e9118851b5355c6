// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ConnectionFixture.h"

// A session that is up: liveness, acknowledgements, sending, holding.
namespace trucban::test {

class ConnectionTrafficTest : public ConnectionTest {};

TEST_F(ConnectionTrafficTest, noticesASilentPeerWithinTenSeconds) {
    goLive();
    time.advance(7999ms);
    EXPECT_EQ(state(), LinkState::live);
    time.advance(2ms);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::silent);
}

TEST_F(ConnectionTrafficTest, marksTheDataStaleAfterThreeSecondsAndFreshAgain) {
    goLive();
    time.advance(2999ms);
    EXPECT_FALSE(connection->status().stale);
    time.advance(1ms);
    EXPECT_TRUE(connection->status().stale);
    EXPECT_TRUE(statuses.back().stale) << "and says so";
    gateway.say(wire::Ping{time.wallClock()});
    EXPECT_FALSE(statuses.back().stale);
    EXPECT_EQ(statuses.back().lastHeard, time.wallClock());
}

TEST_F(ConnectionTrafficTest, pingsEveryTwoSecondsAndMeasuresTheRoundTrip) {
    goLive();
    time.advance(2000ms);
    const auto sent = gateway.heard();
    ASSERT_EQ(sent.size(), 1U);
    const auto ping = std::get<wire::Ping>(sent[0]);
    time.advance(35ms);
    gateway.say(wire::Pong{.at = ping.at, .serverTime = time.wallClock()});
    EXPECT_EQ(connection->status().roundTrip, 35ms);
    gateway.say(wire::Pong{.at = ping.at, .serverTime = time.wallClock()});
    time.advance(500ms);
    gateway.say(wire::Pong{.at = ping.at, .serverTime = time.wallClock()});
    EXPECT_EQ(connection->status().roundTrip, 35ms) << "an old pong measures nothing";
    EXPECT_EQ(frames.size(), 1U) << "pongs are not passed on";
}

TEST_F(ConnectionTrafficTest, answersPings) {
    goLive();
    gateway.say(wire::Ping{core::Instant{5ms}});
    EXPECT_THAT(gateway.heard(),
                ElementsAre(wire::ClientFrame(wire::Pong{.at = core::Instant{5ms}, .serverTime = {}})));
}

TEST_F(ConnectionTrafficTest, aHalfOpenConnectionIsNoticed) {
    goLive();
    gateway.stopTakingWrites();
    ASSERT_TRUE(connection->send(aCommand()));
    time.advance(8s);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::silent);
    time.advance(500ms);
    EXPECT_TRUE(gateway.heardCommands().size() == 1 && state() == LinkState::greeting)
        << "only the hello: what was queued went with the session, the outbox has it";
}

TEST_F(ConnectionTrafficTest, acknowledgesAtMostEveryQuarterSecond) {
    goLive(10);
    gateway.say(events(11, 12));
    gateway.say(events(13, 15));
    time.advance(249ms);
    EXPECT_TRUE(gateway.heard().empty());
    time.advance(1ms);
    EXPECT_THAT(gateway.heard(), ElementsAre(wire::ClientFrame(wire::Ack{15})));
    time.advance(1s);
    EXPECT_TRUE(gateway.heard().empty()) << "nothing new, nothing to say";
}

TEST_F(ConnectionTrafficTest, acknowledgesTwoHundredEventsAtOnce) {
    goLive(10);
    gateway.say(events(11, 210));
    EXPECT_THAT(gateway.heard(), ElementsAre(wire::ClientFrame(wire::Ack{210})));
}

TEST_F(ConnectionTrafficTest, sendsOnlyWhenLive) {
    EXPECT_FALSE(connection->send(aCommand()));
    start();
    EXPECT_FALSE(connection->send(aCommand())) << "greeting";
    gateway.say(resumedWelcome(0));
    EXPECT_TRUE(connection->send(aCommand()));
    EXPECT_EQ(gateway.heardCommands().size(), 2U) << "hello and the command";
    gateway.breakOff();
    EXPECT_FALSE(connection->send(aCommand()));
}

TEST_F(ConnectionTrafficTest, writesWhatWaitsTogetherAndRefusesWhenFull) {
    goLive();
    const auto before = gateway.writes();
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(connection->send(aCommand()));
    }
    EXPECT_EQ(gateway.heardCommands().size(), 100U);
    EXPECT_LE(gateway.writes() - before, 2);
    gateway.stopTakingWrites();
    ASSERT_TRUE(connection->send(aCommand()));
    time.settle();
    int taken = 0;
    while (connection->send(aCommand())) {
        ++taken;
    }
    EXPECT_EQ(taken, 256);
}

TEST_F(ConnectionTrafficTest, whileHeldNothingIsReadAndSilenceIsNotCounted) {
    goLive(10);
    connection->holdReading(true);
    gateway.say(events(11, 11)); // the read that was under way
    const auto before = frames.size();
    gateway.say(events(12, 12));
    time.advance(30s);
    EXPECT_EQ(frames.size(), before);
    EXPECT_EQ(state(), LinkState::live);
    connection->holdReading(false);
    time.settle();
    EXPECT_EQ(frames.size(), before + 1);
    time.advance(7s);
    EXPECT_EQ(state(), LinkState::live);
}

} // namespace trucban::test
