// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ConnectionFixture.h"

// Greeting, snapshot and events.
namespace trucban::test {

TEST_F(ConnectionTest, logsInGreetsWithItsCursorAndGoesLive) {
    start(41, "abcd");
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(hello(), (wire::Hello{.token = "token1", .cursor = 41, .clientId = "desk-1", .head = "abcd"}));
    gateway.say(resumedWelcome(50));
    EXPECT_THAT(states(),
                ElementsAre(LinkState::loggingIn, LinkState::connecting, LinkState::greeting, LinkState::live));
    EXPECT_FALSE(connection->status().stale);
    EXPECT_EQ(fault(), LinkFault::none);
    gateway.say(events(42, 50));
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<wire::Events>(frames[1]));
    EXPECT_EQ(gateway.credentials().front().user, "lan");
}

TEST_F(ConnectionTest, takesASnapshotThenTheEventsAfterIt) {
    start();
    gateway.say(snapshotWelcome(100));
    EXPECT_EQ(state(), LinkState::snapshotting);
    EXPECT_FALSE(connection->send(aCommand()));
    gateway.say(part(1, 2, 100));
    gateway.say(part(2, 2, 100));
    EXPECT_EQ(state(), LinkState::live);
    gateway.say(events(101, 105));
    EXPECT_EQ(state(), LinkState::live);
    EXPECT_EQ(frames.size(), 4U);
}

TEST_F(ConnectionTest, resumesFromWhereItWasAfterABreak) {
    goLive(10);
    gateway.say(events(11, 20));
    gateway.breakOff();
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::unreachable);
    EXPECT_TRUE(connection->status().stale);
    time.advance(500ms);
    const auto again = hello();
    EXPECT_EQ(again.cursor, 20U);
    EXPECT_EQ(again.head, "h20");
    EXPECT_EQ(again.token, "token1");
    EXPECT_EQ(gateway.logins(), 1) << "the token is kept";
}

TEST_F(ConnectionTest, abandonedSnapshotStartsOverWithTheOldCursor) {
    start(7, "h7");
    gateway.say(snapshotWelcome(100));
    gateway.say(part(1, 3, 100));
    gateway.breakOff();
    time.advance(500ms);
    EXPECT_EQ(hello().cursor, 7U);
    gateway.say(resumedWelcome(100));
    gateway.say(events(8, 100));
    EXPECT_EQ(state(), LinkState::live) << "the half snapshot is forgotten";
}

TEST_F(ConnectionTest, aHoleBetweenRangesIsAskedForAgain) {
    goLive(10);
    gateway.say(events(11, 15));
    gateway.say(events(17, 18));
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::gap);
    EXPECT_EQ(frames.size(), 2U) << "the frame after the hole is not passed on";
    time.advance(500ms);
    EXPECT_EQ(hello().cursor, 15U);
}

TEST_F(ConnectionTest, anOverlapOfRangesIsNotAppliedTwice) {
    goLive(10);
    gateway.say(events(11, 15));
    gateway.say(events(15, 16));
    EXPECT_EQ(fault(), LinkFault::gap);
    EXPECT_EQ(frames.size(), 2U);
}

TEST_F(ConnectionTest, snapshotPartsOutOfOrderAreRefused) {
    start();
    gateway.say(snapshotWelcome(100));
    gateway.say(part(2, 3, 100));
    EXPECT_EQ(fault(), LinkFault::badProtocol);
    EXPECT_EQ(frames.size(), 1U);
    time.advance(500ms);
    EXPECT_EQ(hello().cursor, 0U);
}

TEST_F(ConnectionTest, eventsAmidASnapshotAreRefused) {
    start();
    gateway.say(snapshotWelcome(100));
    gateway.say(part(1, 2, 100));
    gateway.say(events(101, 101));
    EXPECT_EQ(fault(), LinkFault::badProtocol);
}

TEST_F(ConnectionTest, byeSlowResumes) {
    goLive(10);
    gateway.say(events(11, 11));
    gateway.say(wire::Bye{wire::ByeReason::slow});
    EXPECT_EQ(fault(), LinkFault::slow);
    time.advance(500ms);
    EXPECT_EQ(hello().cursor, 11U);
    gateway.say(resumedWelcome(11));
    EXPECT_EQ(state(), LinkState::live);
    EXPECT_EQ(fault(), LinkFault::none);
}

TEST_F(ConnectionTest, aGatewayOlderThanTheReplicaIsRefused) {
    start(100, "h100");
    gateway.say(resumedWelcome(99));
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::headMismatch);
    EXPECT_TRUE(frames.empty());
    time.advance(1h);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionTest, aGatewayForExercisesIsRefusedByALiveDesk) {
    start(100, "h100");
    auto welcome = resumedWelcome(120);
    welcome.exercise = true;
    gateway.say(welcome);
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::wrongMode);
    EXPECT_TRUE(frames.empty()) << "nothing of it comes in";
    time.advance(1h);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionTest, aLiveGatewayIsRefusedByADeskForExercises) {
    makeConnection({.user = "lan", .password = "pw", .exercise = true});
    start(100, "h100");
    gateway.say(resumedWelcome(120));
    EXPECT_EQ(fault(), LinkFault::wrongMode);
    EXPECT_TRUE(frames.empty());
}

TEST_F(ConnectionTest, aGatewayWithAnotherLogIsRefusedUntilTheReplicaIsDropped) {
    start(100, "h100");
    gateway.say(wire::Bye{wire::ByeReason::headMismatch});
    ASSERT_EQ(state(), LinkState::refused);
    start(0, "");
    EXPECT_EQ(hello().cursor, 0U);
}

TEST_F(ConnectionTest, setCursorAsksAgainFromThere) {
    goLive(10);
    gateway.say(events(11, 20));
    connection->setCursor(0, "");
    time.settle();
    EXPECT_EQ(state(), LinkState::waiting);
    time.advance(500ms);
    EXPECT_EQ(hello().cursor, 0U);
}

TEST_F(ConnectionTest, framesOfALaterVersionAreSkippedAndBrokenOnesEndTheSession) {
    goLive(10);
    gateway.sayBytes(R"({"t":"weather","text":"mưa"})");
    EXPECT_EQ(state(), LinkState::live);
    gateway.sayBytes(R"({"t":"events","from":"eleven"})");
    EXPECT_EQ(fault(), LinkFault::badProtocol);
}

TEST_F(ConnectionTest, framesBeforeTheWelcomeEndTheSession) {
    start(10, "h10");
    gateway.say(events(11, 11));
    EXPECT_EQ(fault(), LinkFault::badProtocol);
    EXPECT_TRUE(frames.empty());
}

TEST_F(ConnectionTest, aSecondWelcomeEndsTheSession) {
    goLive(10);
    gateway.say(resumedWelcome(10));
    EXPECT_EQ(fault(), LinkFault::badProtocol);
}

} // namespace trucban::test
