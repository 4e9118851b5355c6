// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/DeskClock.h"

#include "core/Uuid.h"
#include "link/ConnectionFixture.h"

// Ids of acts carry their time, and the gateway refuses one that is too old: a console whose wall clock is set must go
// on giving the gateway's time.
namespace trucban::test {

class DeskClockTest : public ConnectionTest {
protected:
    void SetUp() override {
        start(10, "h10");
        auto welcome = resumedWelcome(10);
        welcome.serverTime = gatewayTime();
        gateway.say(welcome);
        learn();
    }
    /// Right, while this computer's wall clock is seven minutes behind.
    [[nodiscard]] core::Instant gatewayTime() const {
        constexpr core::Instant kMidnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21};
        return kMidnight + 7min + std::chrono::floor<core::Milliseconds>(time.now().time_since_epoch());
    }
    /// As the store thread does with each status of the link.
    void learn() {
        if (const auto& told = connection->status().serverTime) {
            clock.learn(bridge::ServerTimeMark{.server = told->server, .at = told->at});
        }
    }
    [[nodiscard]] core::Instant timeOfNewId() const {
        const auto id = core::Uuid::v7(clock.now(), std::array<std::uint8_t, 10>{});
        std::int64_t milliseconds = 0;
        for (std::size_t i = 0; i < 6; ++i) {
            milliseconds = milliseconds << 8 | id.bytes[i];
        }
        return core::Instant{core::Milliseconds{milliseconds}};
    }

    std::chrono::nanoseconds asleep{};
    bridge::DeskClock clock{{.wall = [this] { return time.wallClock(); },
                             .steady = [this] { return time.now(); },
                             .sinceBoot = [this] { return time.now().time_since_epoch() + asleep; }}};
};

TEST_F(DeskClockTest, idsKeepServerTimeWhenTheWallClockIsSet) {
    EXPECT_EQ(timeOfNewId(), gatewayTime());
    for (const auto step : {10min, -20min}) {
        time.stepWallClock(step);
        EXPECT_EQ(timeOfNewId(), gatewayTime());
        time.advance(1s);
        EXPECT_EQ(timeOfNewId(), gatewayTime());
    }
}

TEST_F(DeskClockTest, goesOnWithoutALinkAndLearnsAgainFromTheNextWelcome) {
    gateway.breakOff();
    time.stepWallClock(-10min);
    time.advance(500ms);
    learn();
    EXPECT_EQ(timeOfNewId(), gatewayTime());
    auto welcome = resumedWelcome(10);
    welcome.serverTime = gatewayTime() + 30s; // the gateway's own clock has been set meanwhile
    gateway.say(welcome);
    learn();
    EXPECT_EQ(timeOfNewId(), gatewayTime() + 30s);
}

TEST_F(DeskClockTest, countsTheTimeThatTheComputerSlept) {
    asleep = 2h;
    EXPECT_EQ(timeOfNewId(), gatewayTime() + 2h);
    learn(); // a status of the link from before the sleep, told again
    EXPECT_EQ(timeOfNewId(), gatewayTime() + 2h);
}

TEST_F(DeskClockTest, isTheWallClockBeforeTheGatewayHasSpoken) {
    const bridge::DeskClock fresh({.wall = [this] { return time.wallClock(); }, .steady = {}, .sinceBoot = {}});
    EXPECT_EQ(fresh.now(), time.wallClock());
}

} // namespace trucban::test
