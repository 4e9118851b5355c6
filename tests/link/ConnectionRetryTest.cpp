// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ConnectionFixture.h"

// What happens when it does not work, and when it is tried again.
namespace trucban::test {

class ConnectionRetryTest : public ConnectionTest {};

TEST_F(ConnectionRetryTest, waitsDoubleUpToThirtySeconds) {
    std::vector<std::uint64_t> ceilings;
    random = [&] {
        // The draw is taken modulo the ceiling plus one; with this number each wait is its ceiling.
        const std::uint64_t ceiling = std::min<std::uint64_t>(500ULL << ceilings.size(), 30'000);
        ceilings.push_back(ceiling);
        return ceiling;
    };
    for (int i = 0; i < 9; ++i) {
        gateway.nextOpening(LinkFault::unreachable);
    }
    start();
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 9; ++i) {
        ASSERT_EQ(state(), LinkState::waiting);
        waits.push_back(connection->status().retryIn->count());
        time.advance(*connection->status().retryIn);
    }
    EXPECT_THAT(waits, ElementsAre(500, 1000, 2000, 4000, 8000, 16'000, 30'000, 30'000, 30'000));
    EXPECT_EQ(gateway.openings(), 10);
}

TEST_F(ConnectionRetryTest, startWhileWaitingTriesAtOnce) {
    gateway.nextOpening(LinkFault::unreachable);
    start(3, "h3");
    ASSERT_EQ(state(), LinkState::waiting);
    start(5, "h5");
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(hello().cursor, 5U);
}

TEST_F(ConnectionRetryTest, startWhileASessionIsUpChangesNothing) {
    goLive(10);
    start(99, "zz");
    gateway.say(events(11, 12));
    EXPECT_EQ(state(), LinkState::live);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionRetryTest, wrongCredentialsStopTheRetrying) {
    gateway.nextLogin({LinkFault::badCredentials, {}});
    start();
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::badCredentials);
    EXPECT_FALSE(connection->status().retryIn);
    time.advance(2h);
    EXPECT_EQ(gateway.logins(), 1);
    makeConnection({"lan", "better"});
    start();
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(gateway.credentials().back().password, "better");
}

TEST_F(ConnectionRetryTest, aWrongCertificateIsRefusedAndLookedAtAgain) {
    gateway.nextLogin({LinkFault::pinMismatch, {}});
    gateway.setFingerprint("AA:BB");
    start();
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::pinMismatch);
    EXPECT_EQ(connection->status().peerFingerprint, "AA:BB");
    EXPECT_EQ(connection->status().retryIn, 30s);
    time.advance(29s);
    EXPECT_EQ(gateway.logins(), 1);
    time.advance(1s);
    EXPECT_EQ(state(), LinkState::greeting) << "back in the right network";
}

TEST_F(ConnectionRetryTest, waitsAsLongAsAThrottlingGatewayAsks) {
    gateway.nextLogin({LinkFault::throttled, 60s});
    start();
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(connection->status().retryIn, 60s);
    time.advance(59s);
    EXPECT_EQ(gateway.logins(), 1);
    time.advance(1s);
    EXPECT_EQ(gateway.logins(), 2);
}

TEST_F(ConnectionRetryTest, anExpiredTokenIsRenewedAtOnce) {
    goLive();
    gateway.breakOff();
    time.advance(500ms);
    ASSERT_EQ(state(), LinkState::greeting);
    gateway.say(wire::Bye{wire::ByeReason::badToken});
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(gateway.logins(), 2);
    EXPECT_EQ(hello().token, "token2");
}

TEST_F(ConnectionRetryTest, aRefusedFreshTokenIsNotTriedInALoop) {
    start();
    gateway.say(wire::Bye{wire::ByeReason::badToken});
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(gateway.logins(), 1);
}

TEST_F(ConnectionRetryTest, aRevokedSessionLogsInAgainAndMayBeRefusedThere) {
    goLive();
    gateway.nextLogin({LinkFault::badCredentials, {}});
    gateway.say(wire::Bye{wire::ByeReason::revoked});
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::revoked);
    time.advance(500ms);
    EXPECT_EQ(state(), LinkState::refused);
}

TEST_F(ConnectionRetryTest, aServerThatAcceptsAndSaysNothingIsLeft) {
    start();
    ASSERT_EQ(state(), LinkState::greeting);
    time.advance(8s);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::silent);
    EXPECT_FALSE(gateway.isConnected());
}

TEST_F(ConnectionRetryTest, anOpeningThatHangsIsGivenUp) {
    gateway.hangNextOpening();
    start();
    ASSERT_EQ(state(), LinkState::connecting);
    time.advance(10s);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::unreachable);
}

TEST_F(ConnectionRetryTest, aLogInThatHangsIsGivenUp) {
    gateway.hangNextLogin();
    start();
    time.advance(10s);
    EXPECT_EQ(state(), LinkState::waiting);
}

TEST_F(ConnectionRetryTest, aLongGoodSessionStartsWithShortWaitsAgain) {
    for (int i = 0; i < 5; ++i) {
        gateway.nextOpening(LinkFault::unreachable);
    }
    start();
    for (int i = 0; i < 5; ++i) {
        time.advance(30s);
    }
    ASSERT_EQ(state(), LinkState::greeting);
    gateway.say(resumedWelcome(0));
    liveFor(11s);
    random = [] { return 500ULL; };
    gateway.breakOff();
    EXPECT_EQ(connection->status().retryIn, 500ms);
}

TEST_F(ConnectionRetryTest, aSessionThatBreaksAtOnceKeepsTheWaitsGrowing) {
    random = [] { return 30'000ULL; }; // modulo 501, 1001, 2001, 4001 …
    for (int i = 0; i < 4; ++i) {
        start();
        if (state() == LinkState::waiting) {
            time.advance(*connection->status().retryIn);
        }
        gateway.say(resumedWelcome(0));
        gateway.breakOff();
        time.advance(*connection->status().retryIn);
    }
    gateway.breakOff();
    EXPECT_EQ(connection->status().retryIn, std::chrono::milliseconds{30'000 % 8001});
}

TEST_F(ConnectionRetryTest, anEndpointThatCannotBeUsedIsRefused) {
    connection = std::make_unique<link::Connection>(
        context.get_executor(), link::Transport{.time = time.source(), .dialer = nullptr}, link::Credentials{}, "desk",
        *this, [this] { return time.wallClock(); }, [this] { return random(); });
    start();
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::badEndpoint);
}

} // namespace trucban::test
