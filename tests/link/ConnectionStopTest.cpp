// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ConnectionFixture.h"

// Its end.
namespace trucban::test {

class ConnectionStopTest : public ConnectionTest {};

TEST_F(ConnectionStopTest, stopSaysByeAndEndsWhenThePeerCloses) {
    goLive();
    connection->stop();
    time.settle();
    EXPECT_THAT(gateway.heardCommands(), ElementsAre(wire::ClientFrame(wire::Bye{wire::ByeReason::done})));
    EXPECT_EQ(state(), LinkState::live);
    gateway.breakOff(LinkFault::closed);
    EXPECT_EQ(state(), LinkState::stopped);
    EXPECT_FALSE(gateway.isConnected());
    time.advance(1h);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionStopTest, stopWaitsForADeafPeerOneSecondAtMost) {
    goLive();
    gateway.stopTakingWrites();
    connection->stop();
    time.advance(1s);
    EXPECT_EQ(state(), LinkState::stopped);
}

TEST_F(ConnectionStopTest, stopEndsAWaitAtOnce) {
    gateway.nextOpening(LinkFault::unreachable);
    start();
    connection->stop();
    time.settle();
    EXPECT_EQ(state(), LinkState::stopped);
}

TEST_F(ConnectionStopTest, stopEndsADialAtOnce) {
    gateway.hangNextOpening();
    start();
    connection->stop();
    time.settle();
    EXPECT_EQ(state(), LinkState::stopped);
    start();
    EXPECT_EQ(state(), LinkState::greeting) << "and it can be started again";
}

TEST_F(ConnectionStopTest, stopAndStartFromTheStatusCallbackAreAllowed) {
    gateway.nextOpening(LinkFault::unreachable);
    onEachStatus = [this](const link::LinkStatus& status) {
        if (status.state == LinkState::waiting) {
            connection->start(3, "h3");
        }
    };
    start();
    EXPECT_EQ(state(), LinkState::greeting);
    onEachStatus = [this](const link::LinkStatus& status) {
        if (status.state == LinkState::live) {
            connection->stop();
        }
    };
    gateway.say(resumedWelcome(3));
    time.advance(1s);
    EXPECT_EQ(state(), LinkState::stopped);
}

TEST_F(ConnectionStopTest, mayBeDestroyedFromItsOwnCallback) {
    onEachStatus = [this](const link::LinkStatus& status) {
        if (status.state == LinkState::live) {
            connection.reset();
        }
    };
    start();
    gateway.say(resumedWelcome(0));
    time.settle();
    EXPECT_EQ(connection, nullptr);
    EXPECT_FALSE(gateway.isConnected());
    const auto before = statuses.size();
    time.advance(1h);
    EXPECT_EQ(statuses.size(), before);
}

TEST_F(ConnectionStopTest, destroyedWhileDialingSaysNothingMore) {
    gateway.hangNextOpening();
    start();
    connection.reset();
    const auto before = statuses.size();
    time.advance(1h);
    EXPECT_EQ(statuses.size(), before);
    EXPECT_EQ(gateway.openings(), 1);
}

} // namespace trucban::test
