// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Connection.h"

#include "link/ScriptedGateway.h"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

using namespace trucban;
using namespace std::chrono_literals;
using link::LinkFault;
using link::LinkState;
using testing::ElementsAre;

namespace {

wire::Welcome resumedWelcome(core::Seq head) {
    return {.headSeq = head, .head = "h", .resumed = true};
}
wire::Welcome snapshotWelcome(core::Seq head) {
    return {.headSeq = head, .head = "h", .resumed = false};
}
wire::Events events(core::Seq from, core::Seq to) {
    return {.from = from, .to = to, .head = "h" + std::to_string(to), .items = {}};
}
wire::Snapshot part(std::uint32_t number, std::uint32_t of, core::Seq upTo) {
    return {.part = number, .of = of, .upTo = upTo, .head = "s" + std::to_string(upTo), .items = {}};
}
wire::CommandFrame aCommand() {
    core::Command command;
    command.id.value.bytes[0] = 7;
    command.body = core::AddNote{.caseId = {}, .text = "x"};
    return {command};
}

/// A connection under virtual time against a scripted gateway. Random numbers are what the test says, so that waits
/// are known: by default the longest each time.
class ConnectionTest : public testing::Test, public link::LinkEvents {
public:
    void onStatus(const link::LinkStatus& status) override {
        const auto before = statuses.empty() ? LinkState::idle : statuses.back().state;
        EXPECT_TRUE(before == status.state || link::mayMove(before, status.state));
        statuses.push_back(status);
        if (onEachStatus) {
            onEachStatus(status);
        }
    }
    void onFrame(wire::ServerFrame frame) override { frames.push_back(std::move(frame)); }

protected:
    ConnectionTest() { makeConnection(); }
    ~ConnectionTest() override {
        connection.reset();
        time.settle();
    }

    void makeConnection() {
        connection = std::make_unique<link::Connection>(
            context.get_executor(), gateway.transport(), link::Credentials{"lan", "secret"}, "desk-1", *this,
            [this] { return time.wallClock(); }, [this] { return random(); });
    }
    void start(core::Seq cursor = 0, std::string head = {}) {
        connection->start(cursor, std::move(head));
        time.settle();
    }
    void goLive(core::Seq cursor = 10) {
        start(cursor, "h" + std::to_string(cursor));
        gateway.say(resumedWelcome(cursor));
        ASSERT_EQ(state(), LinkState::live);
        static_cast<void>(gateway.heard());
    }
    /// Keeps the peer talking, so that only what the test is about goes silent.
    void liveFor(std::chrono::seconds duration) {
        for (auto past = 0s; past < duration; past += 1s) {
            time.advance(1s);
            gateway.say(wire::Ping{time.wallClock()});
        }
    }
    [[nodiscard]] LinkState state() const { return connection->status().state; }
    [[nodiscard]] LinkFault fault() const { return connection->status().fault; }
    [[nodiscard]] wire::Hello hello() {
        for (const auto& frame : gateway.heard()) {
            if (const auto* found = std::get_if<wire::Hello>(&frame)) {
                return *found;
            }
        }
        ADD_FAILURE() << "no hello was sent";
        return {};
    }
    [[nodiscard]] std::vector<LinkState> states() const {
        std::vector<LinkState> out;
        for (const auto& status : statuses) {
            if (out.empty() || out.back() != status.state) {
                out.push_back(status.state);
            }
        }
        return out;
    }

    boost::asio::io_context context;
    test::VirtualTime time{context};
    test::ScriptedGateway gateway{time};
    std::function<std::uint64_t()> random = [] { return 500ULL * 1000 * 1001; };
    std::vector<link::LinkStatus> statuses;
    std::vector<wire::ServerFrame> frames;
    std::function<void(const link::LinkStatus&)> onEachStatus;
    std::unique_ptr<link::Connection> connection;
};

} // namespace

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

TEST_F(ConnectionTest, waitsDoubleUpToThirtySeconds) {
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

TEST_F(ConnectionTest, startWhileWaitingTriesAtOnce) {
    gateway.nextOpening(LinkFault::unreachable);
    start(3, "h3");
    ASSERT_EQ(state(), LinkState::waiting);
    start(5, "h5");
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(hello().cursor, 5U);
}

TEST_F(ConnectionTest, startWhileASessionIsUpChangesNothing) {
    goLive(10);
    start(99, "zz");
    gateway.say(events(11, 12));
    EXPECT_EQ(state(), LinkState::live);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionTest, noticesASilentPeerWithinTenSeconds) {
    goLive();
    time.advance(7999ms);
    EXPECT_EQ(state(), LinkState::live);
    time.advance(2ms);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::silent);
}

TEST_F(ConnectionTest, marksTheDataStaleAfterThreeSecondsAndFreshAgain) {
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

TEST_F(ConnectionTest, pingsEveryTwoSecondsAndMeasuresTheRoundTrip) {
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

TEST_F(ConnectionTest, answersPings) {
    goLive();
    gateway.say(wire::Ping{core::Instant{5ms}});
    EXPECT_THAT(gateway.heard(),
                ElementsAre(wire::ClientFrame(wire::Pong{.at = core::Instant{5ms}, .serverTime = {}})));
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

TEST_F(ConnectionTest, wrongCredentialsStopTheRetrying) {
    gateway.nextLogin({LinkFault::badCredentials, {}});
    start();
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::badCredentials);
    EXPECT_FALSE(connection->status().retryIn);
    time.advance(2h);
    EXPECT_EQ(gateway.logins(), 1);
    connection->setCredentials({"lan", "better"});
    start();
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(gateway.credentials().back().password, "better");
}

TEST_F(ConnectionTest, aWrongCertificateIsRefusedAndLookedAtAgain) {
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

TEST_F(ConnectionTest, waitsAsLongAsAThrottlingGatewayAsks) {
    gateway.nextLogin({LinkFault::throttled, 60s});
    start();
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(connection->status().retryIn, 60s);
    time.advance(59s);
    EXPECT_EQ(gateway.logins(), 1);
    time.advance(1s);
    EXPECT_EQ(gateway.logins(), 2);
}

TEST_F(ConnectionTest, anExpiredTokenIsRenewedAtOnce) {
    goLive();
    gateway.breakOff();
    time.advance(500ms);
    ASSERT_EQ(state(), LinkState::greeting);
    gateway.say(wire::Bye{wire::ByeReason::badToken});
    EXPECT_EQ(state(), LinkState::greeting);
    EXPECT_EQ(gateway.logins(), 2);
    EXPECT_EQ(hello().token, "token2");
}

TEST_F(ConnectionTest, aRefusedFreshTokenIsNotTriedInALoop) {
    start();
    gateway.say(wire::Bye{wire::ByeReason::badToken});
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(gateway.logins(), 1);
}

TEST_F(ConnectionTest, aRevokedSessionLogsInAgainAndMayBeRefusedThere) {
    goLive();
    gateway.nextLogin({LinkFault::badCredentials, {}});
    gateway.say(wire::Bye{wire::ByeReason::revoked});
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::revoked);
    time.advance(500ms);
    EXPECT_EQ(state(), LinkState::refused);
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

TEST_F(ConnectionTest, aServerThatAcceptsAndSaysNothingIsLeft) {
    start();
    ASSERT_EQ(state(), LinkState::greeting);
    time.advance(8s);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::silent);
    EXPECT_FALSE(gateway.isConnected());
}

TEST_F(ConnectionTest, anOpeningThatHangsIsGivenUp) {
    gateway.hangNextOpening();
    start();
    ASSERT_EQ(state(), LinkState::connecting);
    time.advance(10s);
    EXPECT_EQ(state(), LinkState::waiting);
    EXPECT_EQ(fault(), LinkFault::unreachable);
}

TEST_F(ConnectionTest, aLogInThatHangsIsGivenUp) {
    gateway.hangNextLogin();
    start();
    time.advance(10s);
    EXPECT_EQ(state(), LinkState::waiting);
}

TEST_F(ConnectionTest, aHalfOpenConnectionIsNoticed) {
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

TEST_F(ConnectionTest, aGatewayOlderThanTheReplicaIsRefused) {
    start(100, "h100");
    gateway.say(resumedWelcome(99));
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::headMismatch);
    EXPECT_TRUE(frames.empty());
    time.advance(1h);
    EXPECT_EQ(gateway.openings(), 1);
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

TEST_F(ConnectionTest, acknowledgesAtMostEveryQuarterSecond) {
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

TEST_F(ConnectionTest, acknowledgesTwoHundredEventsAtOnce) {
    goLive(10);
    gateway.say(events(11, 210));
    EXPECT_THAT(gateway.heard(), ElementsAre(wire::ClientFrame(wire::Ack{210})));
}

TEST_F(ConnectionTest, sendsOnlyWhenLive) {
    EXPECT_FALSE(connection->send(aCommand()));
    start();
    EXPECT_FALSE(connection->send(aCommand())) << "greeting";
    gateway.say(resumedWelcome(0));
    EXPECT_TRUE(connection->send(aCommand()));
    EXPECT_EQ(gateway.heardCommands().size(), 2U) << "hello and the command";
    gateway.breakOff();
    EXPECT_FALSE(connection->send(aCommand()));
}

TEST_F(ConnectionTest, writesWhatWaitsTogetherAndRefusesWhenFull) {
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

TEST_F(ConnectionTest, whileHeldNothingIsReadAndSilenceIsNotCounted) {
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

TEST_F(ConnectionTest, aLongGoodSessionStartsWithShortWaitsAgain) {
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

TEST_F(ConnectionTest, aSessionThatBreaksAtOnceKeepsTheWaitsGrowing) {
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

TEST_F(ConnectionTest, stopSaysByeAndEndsWhenThePeerCloses) {
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

TEST_F(ConnectionTest, stopWaitsForADeafPeerOneSecondAtMost) {
    goLive();
    gateway.stopTakingWrites();
    connection->stop();
    time.advance(1s);
    EXPECT_EQ(state(), LinkState::stopped);
}

TEST_F(ConnectionTest, stopEndsAWaitAtOnce) {
    gateway.nextOpening(LinkFault::unreachable);
    start();
    connection->stop();
    time.settle();
    EXPECT_EQ(state(), LinkState::stopped);
}

TEST_F(ConnectionTest, stopEndsADialAtOnce) {
    gateway.hangNextOpening();
    start();
    connection->stop();
    time.settle();
    EXPECT_EQ(state(), LinkState::stopped);
    start();
    EXPECT_EQ(state(), LinkState::greeting) << "and it can be started again";
}

TEST_F(ConnectionTest, stopAndStartFromTheStatusCallbackAreAllowed) {
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

TEST_F(ConnectionTest, mayBeDestroyedFromItsOwnCallback) {
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

TEST_F(ConnectionTest, destroyedWhileDialingSaysNothingMore) {
    gateway.hangNextOpening();
    start();
    connection.reset();
    const auto before = statuses.size();
    time.advance(1h);
    EXPECT_EQ(statuses.size(), before);
    EXPECT_EQ(gateway.openings(), 1);
}

TEST_F(ConnectionTest, anEndpointThatCannotBeUsedIsRefused) {
    connection = std::make_unique<link::Connection>(
        context.get_executor(), link::Transport{.time = time.source(), .dialer = nullptr}, link::Credentials{}, "desk",
        *this, [this] { return time.wallClock(); }, [this] { return random(); });
    start();
    EXPECT_EQ(state(), LinkState::refused);
    EXPECT_EQ(fault(), LinkFault::badEndpoint);
}
