// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "support/GatewayFixture.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

namespace trucban::test {
namespace {

using namespace std::chrono_literals;
constexpr double kLat = 10.772891; // label point of Bến Thành
constexpr double kLon = 106.695232;

class SocketTest : public testing::Test {
protected:
    SocketTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("ben-thanh", "duty-officer", "26743");
        gateway.addUser("con-dao", "duty-officer", "26732");
        gateway.addUser("team", "team", "26743");
        gateway.addUser("committee", "committee", "all");
        key = gateway.addKey("sos-app", {}, "all");
        gateway.start();
    }
    wire::AlertAnswer alert(const std::string& id, const std::string& text = "Cướp giật") {
        return gateway.post(key, alertJson(id, kLat, kLon, text));
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(SocketTest, sendsASnapshotAndThenWhatHappens) {
    const auto before = alert("before");
    TestConsole console{gateway, gateway.login("city")};
    EXPECT_FALSE(console.welcome().resumed);
    EXPECT_EQ(console.welcome().user, "city");
    ASSERT_TRUE(console.pumpTo(before.seq));
    EXPECT_NE(console.state().case_(before.caseId), nullptr);
    EXPECT_FALSE(console.state().policy.kinds.empty());
    const auto after = alert("after");
    ASSERT_TRUE(console.pumpTo(after.seq));
    ASSERT_NE(console.state().case_(after.caseId), nullptr);
    EXPECT_EQ(console.state().case_(after.caseId)->state, core::CaseState::isNew);
    EXPECT_EQ(console.everything().find("0901234567"), std::string::npos) << "the reporter never leaves";
}

TEST_F(SocketTest, carriesACaseFromNewToClosed) {
    const auto csv = gateway.data().parent_path() / "units.csv";
    writeFile(csv, "id,kind,homeWard,name,equipment\nM1,policePatrol,26743,Tuần tra,car\n");
    ASSERT_EQ(gateway.cli({"unit", "import", csv.string()}).exitCode, 0);
    const auto answer = alert("a");
    TestConsole console{gateway, gateway.login("ben-thanh")};
    ASSERT_TRUE(console.pumpTo(answer.seq));
    const auto accepted = [&](core::CommandBody body) {
        const auto frame = console.command(std::move(body));
        const auto* done = std::get_if<wire::Accepted>(&frame);
        EXPECT_NE(done, nullptr) << wire::encode(frame);
        return done != nullptr && console.pumpTo(done->seq);
    };
    ASSERT_TRUE(accepted(core::AcknowledgeCase{answer.caseId}));
    ASSERT_TRUE(accepted(core::DispatchUnit{answer.caseId, core::UnitId{"M1"}, true, false}));
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/status", key, R"({"state":"onScene"})").status, 200);
    ASSERT_TRUE(accepted(core::ResolveCase{answer.caseId, {core::Disposition::settledOnScene, "xong", {}}}));
    ASSERT_TRUE(accepted(core::CloseCase{answer.caseId, std::nullopt, true}));
    const core::Case* closed = console.state().case_(answer.caseId);
    ASSERT_NE(closed, nullptr);
    EXPECT_EQ(closed->state, core::CaseState::closed);
    EXPECT_TRUE(closed->arrivedAt);
}

TEST_F(SocketTest, refusesWhatTheRoleOrScopeDoesNotAllow) {
    const auto answer = alert("a");
    struct Row {
        const char* user;
        core::CommandBody body;
        const char* code;
    };
    const Row rows[]{{"con-dao", core::AcknowledgeCase{answer.caseId}, "unknownCase"},
                     {"committee", core::AcknowledgeCase{answer.caseId}, "notPermitted"},
                     {"team", core::AcknowledgeCase{answer.caseId}, "notPermitted"},
                     {"ben-thanh", core::ChangePolicy{}, "notPermitted"},
                     {"ben-thanh", core::EraseAlert{answer.alertId}, "notPermitted"}};
    for (const Row& row : rows) {
        TestConsole console{gateway, gateway.login(row.user)};
        const auto frame = console.command(row.body);
        const auto* refused = std::get_if<wire::Refused>(&frame);
        ASSERT_NE(refused, nullptr) << row.user;
        EXPECT_EQ(refused->code, row.code) << row.user;
        EXPECT_FALSE(refused->current);
    }
}

TEST_F(SocketTest, refusesWardsThatTheCityDoesNotHave) {
    const auto answer = alert("a");
    TestConsole desk{gateway, gateway.login("ben-thanh")};
    TestConsole city{gateway, gateway.login("city")};
    const auto codeOf = [](const wire::ServerFrame& frame) {
        const auto* refused = std::get_if<wire::Refused>(&frame);
        return refused == nullptr ? wire::encode(frame) : refused->code;
    };
    EXPECT_EQ(codeOf(desk.command(core::OfferTransfer{answer.caseId, {70}, "nhầm"})), "unknownWard");
    EXPECT_EQ(codeOf(city.command(core::ClaimCase{answer.caseId, {99'999}})), "unknownWard");
    EXPECT_EQ(gateway.ask("POST", "/v1/visits", key, R"({"team":"T1","ward":"00070","result":"heard"})").status, 422);
    EXPECT_NE(gateway.cli({"user", "add", "x", "--role", "city", "--wards", "70", "--password-file", "-"}).exitCode, 0);
    const auto offered = desk.command(core::OfferTransfer{answer.caseId, {26740}, "nhầm"});
    EXPECT_TRUE(std::holds_alternative<wire::Accepted>(offered)) << wire::encode(offered);
}

TEST_F(SocketTest, sendsBackWhatWasAskedTooLongAgo) {
    const auto answer = alert("a");
    TestConsole console{gateway, gateway.login("ben-thanh")};
    const auto minutesAgo = [](int minutes) {
        core::CommandId id = TestConsole::newId();
        const auto at = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) -
                        std::chrono::minutes{minutes};
        id.value = core::Uuid::v7(at, std::span<const std::uint8_t>{id.value.bytes}.subspan<6, 10>());
        return id;
    };
    const core::CommandBody close =
        core::CloseCase{answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false};
    const auto old = minutesAgo(3);
    const auto stale = console.request(old, wire::CommandFrame{{old, std::nullopt, close}});
    ASSERT_TRUE(std::holds_alternative<wire::Refused>(stale)) << wire::encode(stale);
    EXPECT_EQ(std::get<wire::Refused>(stale).code, "expired");
    const auto noteId = minutesAgo(60);
    const auto note =
        console.request(noteId, wire::CommandFrame{{noteId, std::nullopt, core::AddNote{answer.caseId, "x"}}});
    EXPECT_TRUE(std::holds_alternative<wire::Accepted>(note)) << wire::encode(note);
    const auto recent = minutesAgo(1);
    const auto done = console.request(recent, wire::CommandFrame{{recent, std::nullopt, close}});
    EXPECT_TRUE(std::holds_alternative<wire::Accepted>(done)) << wire::encode(done);
    // Counted after the answer went out.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    bool isCounted = false;
    while (!isCounted && std::chrono::steady_clock::now() < deadline) {
        isCounted = gateway.ask("GET", "/metrics").body.find("trucban_open_cases 0\n") != std::string::npos;
    }
    EXPECT_TRUE(isCounted);
}

TEST_F(SocketTest, resumesFromACursorAlsoAfterARestart) {
    const auto first = alert("1");
    core::Seq cursor = 0;
    std::string head;
    {
        TestConsole console{gateway, gateway.login("city")};
        ASSERT_TRUE(console.pumpTo(first.seq));
        cursor = console.cursor();
        head = console.head();
    }
    const auto second = alert("2");
    ASSERT_EQ(gateway.stop(), 0);
    gateway.start();
    const auto third = alert("3");
    TestConsole console{gateway, gateway.login("city"), cursor, head};
    EXPECT_TRUE(console.welcome().resumed);
    // Its state is from before the cursor, so only what came since is there to be folded.
    ASSERT_TRUE(console.pumpTo(third.seq));
    EXPECT_NE(console.state().case_(second.caseId), nullptr);
    EXPECT_NE(console.state().case_(third.caseId), nullptr);
    EXPECT_EQ(console.state().case_(first.caseId), nullptr);
}

TEST_F(SocketTest, shoutsWhenTheConsoleKnowsAnotherLog) {
    const auto answer = alert("1");
    const std::string token = gateway.login("city");
    for (const auto& [cursor, head] :
         {std::pair{answer.seq + 1'000, std::string{}}, {answer.seq, std::string(64, 'a')}}) {
        TestConsole console{gateway, token, cursor, head};
        console.pump([&] { return console.bye().has_value(); }, 5s);
        EXPECT_EQ(console.bye(), wire::ByeReason::headMismatch) << cursor;
    }
    EXPECT_NE(gateway.process().standardError().find("headOlderThanConsole"), std::string::npos);
}

TEST_F(SocketTest, givesTheReporterOnlyForARecordedReveal) {
    const auto answer = alert("a");
    TestConsole officer{gateway, gateway.login("ben-thanh")};
    TestConsole other{gateway, gateway.login("city")};
    const auto query = [&](TestConsole& console, core::CommandId command, core::AlertId alertId) {
        wire::Query asked;
        asked.id = TestConsole::newId();
        asked.kind = wire::QueryKind::reveal;
        asked.alert = alertId;
        asked.command = command;
        return console.request(asked.id, asked);
    };
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(query(officer, TestConsole::newId(), answer.alertId)));
    const core::CommandId id = TestConsole::newId();
    const auto accepted = officer.request(
        id,
        wire::CommandFrame{{id, std::nullopt, core::RevealReporter{answer.caseId, answer.alertId, "gọi lại", true}}});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(accepted)) << wire::encode(accepted);
    const auto result = query(officer, id, answer.alertId);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(result)) << wire::encode(result);
    EXPECT_EQ(std::get<wire::Result>(result).reporter->phone, "0901234567");
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(query(other, id, answer.alertId))) << "somebody else's reveal";
    const auto second = alert("b");
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(query(officer, id, second.alertId))) << "of another alert";
}

TEST_F(SocketTest, showsLeadersWhoLookedReportersUpInTheirScope) {
    gateway.addUser("leader-ben-thanh", "ward-leader", "26743");
    gateway.addUser("leader-con-dao", "ward-leader", "26732");
    const auto here = alert("a");
    TestConsole officer{gateway, gateway.login("ben-thanh")};
    TestConsole city{gateway, gateway.login("city")};
    TestConsole leader{gateway, gateway.login("leader-ben-thanh")};
    TestConsole elsewhere{gateway, gateway.login("leader-con-dao")};
    for (const char* reason : {"gọi lại", "nghi báo giả", "hỏi thêm"}) {
        ASSERT_TRUE(std::holds_alternative<wire::Accepted>(
            officer.command(core::RevealReporter{here.caseId, here.alertId, reason, false})));
    }
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(
        city.command(core::TakeOverEdit{here.caseId, "ben-thanh", "đồng chí kia đã về"})));
    const auto ask = [](TestConsole& console, core::Seq after, std::uint32_t limit) {
        wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::reveals, .after = after, .limit = limit};
        return console.request(query.id, query);
    };
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(ask(officer, 0, 10))) << "not for those whose looks are reviewed";

    const auto first = ask(leader, 0, 3);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(first)) << wire::encode(first);
    const auto& page = std::get<wire::Result>(first);
    ASSERT_EQ(page.timeline.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<core::EditTakenOver>(page.timeline[0].data)) << "the latest first";
    EXPECT_EQ(std::get<core::ReporterRevealed>(page.timeline[1].data).reason, "hỏi thêm");
    EXPECT_EQ(page.timeline[1].actor.name, "ben-thanh");
    ASSERT_EQ(page.cases.size(), 1u);
    EXPECT_EQ(page.cases.front().id, here.caseId);
    const auto rest = ask(leader, page.next, 3);
    ASSERT_EQ(std::get<wire::Result>(rest).timeline.size(), 1u);
    EXPECT_EQ(std::get<wire::Result>(rest).next, 0u);

    EXPECT_TRUE(std::get<wire::Result>(ask(elsewhere, 0, 10)).timeline.empty()) << "another ward's";
    EXPECT_EQ(std::get<wire::Result>(ask(city, 0, 10)).timeline.size(), 4u);
}

TEST_F(SocketTest, answersTimelineAndOlderCases) {
    const auto answer = alert("a", "Mất xe máy ở chợ");
    TestConsole console{gateway, gateway.login("ben-thanh")};
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(console.command(core::AcknowledgeCase{answer.caseId})));
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(
        console.command(core::CloseCase{answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false})));
    const auto ask = [](TestConsole& asking, wire::Query query) {
        query.id = TestConsole::newId();
        return asking.request(query.id, query);
    };
    wire::Query timeline;
    timeline.kind = wire::QueryKind::timeline;
    timeline.caseId = answer.caseId;
    auto result = ask(console, timeline);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(result)) << wire::encode(result);
    EXPECT_GE(std::get<wire::Result>(result).timeline.size(), 3u);
    wire::Query older;
    older.kind = wire::QueryKind::olderCases;
    older.text = "mat xe";
    result = ask(console, older);
    EXPECT_EQ(std::get<wire::Result>(result).cases.size(), 1u);
    TestConsole far{gateway, gateway.login("con-dao")};
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(ask(far, timeline)));
    result = ask(far, older);
    EXPECT_TRUE(std::get<wire::Result>(result).cases.empty());
}

TEST_F(SocketTest, answersWithLessThanWasAskedForWhenAFrameTakesNoMore) {
    const auto answer = alert("a");
    TestConsole console{gateway, gateway.login("ben-thanh")};
    std::string longest;
    for (int i = 0; i < 4'000; ++i) {
        longest += "ệ"; // three bytes
    }
    constexpr std::size_t kReasons = 90;
    static_assert(kReasons * 3 * 4'000 > wire::kMaxServerFrameBytes);
    for (std::size_t i = 0; i < kReasons; ++i) {
        const core::SetPriority set{answer.caseId, i % 2 == 0 ? core::Priority::p4 : core::Priority::p3, longest};
        ASSERT_TRUE(std::holds_alternative<wire::Accepted>(console.command(set)));
    }
    std::size_t reasons = 0;
    wire::Query timeline{.kind = wire::QueryKind::timeline, .caseId = answer.caseId, .limit = 500};
    do {
        timeline.id = TestConsole::newId();
        const auto page = console.request(timeline.id, timeline);
        ASSERT_TRUE(std::holds_alternative<wire::Result>(page)) << wire::encode(page);
        const auto& result = std::get<wire::Result>(page);
        for (const core::Event& event : result.timeline) {
            reasons += std::holds_alternative<core::CasePrioritySet>(event.data) ? 1 : 0;
        }
        timeline.after = result.next;
    } while (timeline.after != 0);
    EXPECT_EQ(reasons, kReasons);
}

TEST_F(SocketTest, endsTheSessionsOfADisabledAccountAtOnce) {
    const std::string token = gateway.login("ben-thanh");
    TestConsole console{gateway, token};
    ASSERT_EQ(gateway.cli({"user", "disable", "ben-thanh"}).exitCode, 0);
    const auto since = std::chrono::steady_clock::now();
    console.pump([&] { return console.bye().has_value(); }, 10s);
    EXPECT_EQ(console.bye(), wire::ByeReason::revoked);
    EXPECT_LT(std::chrono::steady_clock::now() - since, 2s);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases", token).status, 401);
    TestConsole again{gateway, token};
    again.pump([&] { return again.bye().has_value(); }, 5s);
    EXPECT_EQ(again.bye(), wire::ByeReason::badToken);
}

TEST_F(SocketTest, givesASnapshotAfterTheScopeChanged) {
    const auto answer = alert("a");
    core::Seq cursor = 0;
    {
        TestConsole console{gateway, gateway.login("con-dao")};
        ASSERT_TRUE(console.pumpTo(answer.seq));
        EXPECT_EQ(console.state().case_(answer.caseId), nullptr);
        cursor = console.cursor();
    }
    ASSERT_EQ(gateway.cli({"user", "scope", "con-dao", "--role", "duty-officer", "--wards", "26743"}).exitCode, 0);
    TestConsole console{gateway, gateway.login("con-dao"), cursor};
    EXPECT_FALSE(console.welcome().resumed);
    ASSERT_TRUE(console.pumpTo(answer.seq));
    EXPECT_NE(console.state().case_(answer.caseId), nullptr);
}

TEST_F(SocketTest, tellsTheCityWhichWardsAreManned) {
    TestConsole city{gateway, gateway.login("city")};
    const core::WardCode ward{26743};
    ASSERT_TRUE(city.pump([&] { return city.desks() && core::contains(city.desks()->lost, ward); }));
    {
        TestConsole desk{gateway, gateway.login("ben-thanh")};
        EXPECT_TRUE(city.pump([&] { return core::contains(city.desks()->live, ward); }));
    }
    EXPECT_TRUE(city.pump([&] { return core::contains(city.desks()->lost, ward); }));
}

TEST_F(SocketTest, cutsASilentPeerWithinTenSeconds) {
    TestConsole console{gateway, gateway.login("city")};
    const auto since = std::chrono::steady_clock::now();
    // Reads, and says nothing: no pong, no ping.
    std::optional<std::string> text;
    bool isTold = false;
    while ((text = console.socket().nextText(15s))) {
        isTold = isTold || text->find("silent") != std::string::npos;
    }
    EXPECT_TRUE(isTold);
    EXPECT_LT(std::chrono::steady_clock::now() - since, 12s);
}

TEST_F(SocketTest, saysGoodbyeWhenItStops) {
    TestConsole console{gateway, gateway.login("city")};
    EXPECT_EQ(gateway.stop(), 0);
    console.pump([&] { return console.bye().has_value(); }, 5s);
    EXPECT_EQ(console.bye(), wire::ByeReason::shutdown);
}

TEST_F(SocketTest, limitsTheRateOfCommands) {
    const auto answer = alert("a");
    TestConsole console{gateway, gateway.login("ben-thanh")};
    for (int i = 0; i < 300; ++i) {
        console.send(wire::CommandFrame{{TestConsole::newId(), std::nullopt, core::AddNote{answer.caseId, "x"}}});
    }
    ASSERT_TRUE(console.pump([&] { return console.answers().size() == 300; }));
    int tooMany = 0;
    for (const auto& [id, frame] : console.answers()) {
        const auto* refused = std::get_if<wire::Refused>(&frame);
        tooMany += refused != nullptr && refused->code == "tooMany" ? 1 : 0;
    }
    EXPECT_GT(tooMany, 100);
    EXPECT_LT(tooMany, 220);
}

} // namespace
} // namespace trucban::test
