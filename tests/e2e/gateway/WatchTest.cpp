// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <format>

// Who looks at a case and who edits it, over real sockets.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;
constexpr double kLat = 10.772891; // label point of Bến Thành
constexpr double kLon = 106.695232;

class WatchTest : public testing::Test {
protected:
    WatchTest() {
        gateway.addUser("lan", "duty-officer", "26743");
        gateway.addUser("minh", "duty-officer", "26743");
        gateway.addUser("con-dao", "duty-officer", "26732");
        gateway.addUser("city", "city", "all");
        gateway.addUser("team", "team", "26743");
        gateway.addUser("committee", "committee", "all");
        key = gateway.addKey("sos-app", {}, "all");
        gateway.start();
        const auto answer = gateway.post(key, alertJson("a", kLat, kLon, "Cướp giật"));
        id = answer.caseId;
        seq = answer.seq;
    }
    std::unique_ptr<TestConsole> console(const std::string& user, const std::string& clientId = "test") {
        auto made = std::make_unique<TestConsole>(gateway, gateway.login(user), 0, "", false, clientId);
        EXPECT_TRUE(made->pumpTo(seq));
        return made;
    }
    void watch(TestConsole& who, bool editing = false, bool takeOver = false) const {
        who.send(wire::Watching{.caseId = id, .editing = editing, .takeOver = takeOver});
    }
    static bool sees(TestConsole& who, const std::vector<std::string>& users, const std::string& holder = {}) {
        return who.pump([&] {
            if (!who.watchers()) {
                return false;
            }
            std::vector<std::string> names;
            std::string edits;
            for (const auto& person : who.watchers()->people) {
                names.push_back(person.user);
                edits += person.editing ? person.user : "";
            }
            std::ranges::sort(names);
            return names == users && edits == holder;
        });
    }

    GatewayFixture gateway;
    std::string key;
    core::CaseId id;
    core::Seq seq = 0;
};

TEST_F(WatchTest, namesWhoLooksAndWhoEdits) {
    const auto lan = console("lan", "desk 1");
    const auto minh = console("minh", "desk 2");
    watch(*lan);
    EXPECT_TRUE(sees(*lan, {"lan"}));
    watch(*minh, true);
    EXPECT_TRUE(sees(*lan, {"lan", "minh"}, "minh"));
    EXPECT_TRUE(sees(*minh, {"lan", "minh"}, "minh"));
    watch(*lan, true); // does not break it
    watch(*minh);
    EXPECT_TRUE(sees(*lan, {"lan", "minh"}));
    minh->send(wire::Watching{});
    EXPECT_TRUE(sees(*lan, {"lan"}));
}

TEST_F(WatchTest, letsGoWhenTheSocketDropsWithoutAWord) {
    const auto lan = console("lan", "desk 1");
    auto minh = console("minh", "desk 2");
    watch(*lan);
    watch(*minh, true);
    ASSERT_TRUE(sees(*lan, {"lan", "minh"}, "minh"));
    minh.reset(); // no bye: as the kernel does for a console that was killed
    EXPECT_TRUE(sees(*lan, {"lan"}));
}

TEST_F(WatchTest, breaksALeaseOnlyAfterTheReasonWasRecorded) {
    const auto lan = console("lan", "desk 1");
    const auto minh = console("minh", "desk 2");
    watch(*minh, true);
    ASSERT_TRUE(sees(*minh, {"minh"}, "minh"));
    watch(*lan, true, true);
    ASSERT_TRUE(sees(*lan, {"lan", "minh"}, "minh"));
    const auto refused = lan->command(core::TakeOverEdit{id, "minh", " "});
    ASSERT_TRUE(std::holds_alternative<wire::Refused>(refused));
    EXPECT_EQ(std::get<wire::Refused>(refused).code, "reasonMissing");
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(lan->command(core::TakeOverEdit{id, "minh", "minh đi vắng"})));
    watch(*lan, true, true);
    EXPECT_TRUE(sees(*minh, {"lan", "minh"}, "lan"));
    // What was recorded counts once.
    watch(*lan);
    ASSERT_TRUE(sees(*minh, {"lan", "minh"}));
    watch(*minh, true);
    ASSERT_TRUE(sees(*lan, {"lan", "minh"}, "minh"));
    watch(*lan, true, true);
    const auto note = lan->command(core::AddNote{id, "ghi chú"});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(note));
    watch(*minh, true);
    EXPECT_TRUE(sees(*minh, {"lan", "minh"}, "minh"));
}

TEST_F(WatchTest, showsNothingToWhoDoesNotSeeTheCase) {
    const auto lan = console("lan", "desk 1");
    const auto team = console("team", "desk 2");
    const auto far = console("con-dao", "desk 3");
    watch(*team, true);
    watch(*far, true);
    watch(*lan, true);
    EXPECT_TRUE(sees(*lan, {"lan"}, "lan"));
    const auto mark = gateway.post(key, alertJson("mark", 8.68, 106.6, "Côn Đảo")); // both sockets are served by then
    ASSERT_TRUE(far->pumpTo(mark.seq));
    EXPECT_FALSE(far->watchers());
    EXPECT_EQ(far->everything().find("\"watchers\""), std::string::npos);
    EXPECT_FALSE(team->watchers());
}

TEST_F(WatchTest, letsACommitteeLookAndNotEdit) {
    const auto committee = console("committee", "desk 1");
    watch(*committee, true);
    EXPECT_TRUE(sees(*committee, {"committee"}));
    const auto lan = console("lan", "desk 2");
    watch(*lan, true);
    EXPECT_TRUE(sees(*committee, {"committee", "lan"}, "lan"));
}

TEST_F(WatchTest, forgetsAWatcherWhenTheCaseIsOutOfSight) {
    const auto unclear = gateway.post(key, R"({"externalId":"u","category":"robbery","text":"không rõ ở đâu",)"
                                           R"("position":{"lat":10.7785,"lon":106.7005,"accuracyM":900}})");
    id = unclear.caseId;
    seq = unclear.seq;
    const auto city = console("city", "desk 1");
    const auto lan = console("lan", "desk 2");
    ASSERT_NE(lan->state().case_(id), nullptr) << "a candidate ward sees it";
    watch(*city);
    watch(*lan);
    ASSERT_TRUE(sees(*city, {"city", "lan"}));
    const auto claimed = city->command(core::ClaimCase{id, core::WardCode{26740}});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(claimed)) << wire::encode(claimed);
    EXPECT_TRUE(sees(*city, {"city"}));
}

TEST_F(WatchTest, holdsAgainstADeskThatFlipsThroughCases) {
    std::vector<core::CaseId> cases{id};
    for (int i = 0; i < 4; ++i) {
        cases.push_back(gateway.post(key, alertJson(std::format("c{}", i), kLat, kLon, "Cướp giật")).caseId);
    }
    const auto lan = console("lan", "desk 1");
    const auto minh = console("minh", "desk 2");
    watch(*lan);
    ASSERT_TRUE(sees(*lan, {"lan"}));
    const auto before = lan->watchersTold();
    for (int i = 0; i < 2'000; ++i) {
        minh->send(wire::Watching{.caseId = cases[static_cast<std::size_t>(i) % cases.size()], .editing = true});
    }
    minh->send(wire::Watching{.caseId = id});
    EXPECT_TRUE(sees(*lan, {"lan", "minh"}));
    EXPECT_LT(lan->watchersTold() - before, 40u);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(minh->command(core::AddNote{id, "vẫn làm việc được"})));
}

} // namespace
} // namespace trucban::test
