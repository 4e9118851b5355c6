// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

// A gateway for exercises and a live one beside each other.
namespace trucban::test {
namespace {

std::string marked(std::string json) {
    json.insert(json.rfind('}'), R"(,"exercise":true)");
    return json;
}

class ExerciseTest : public testing::Test {
protected:
    GatewayFixture live;
    GatewayFixture drill;
};

} // namespace

TEST_F(ExerciseTest, neitherServesTheOthersData) {
    live.start();
    EXPECT_EQ(live.stop(), 0);
    const Finished wrong = run({GatewayFixture::program().string(), "serve", "--exercise", "--listen", "127.0.0.1:0",
                                "--data", live.data().string()});
    EXPECT_EQ(wrong.exitCode, 1);
    EXPECT_NE(wrong.err.find("live data"), std::string::npos) << wrong.err;
    drill.addUser("an", "city", "all"); // accounts may come before the first start
    drill.start({"--exercise"});
    EXPECT_EQ(drill.stop(), 0);
    const Finished other =
        run({GatewayFixture::program().string(), "serve", "--listen", "127.0.0.1:0", "--data", drill.data().string()});
    EXPECT_EQ(other.exitCode, 1);
    EXPECT_NE(other.err.find("--exercise"), std::string::npos) << other.err;
    drill.start({"--exercise"});
    EXPECT_EQ(drill.stop(), 0);
}

// The rules of the drill come before it; only what was served live is live.
TEST_F(ExerciseTest, takesAFolderWhosePolicyWasImportedBefore) {
    drill.addUser("an", "city", "all");
    const Finished reference = run({GatewayFixture::program().string(), "policy", "reference"});
    std::string policy = reference.out;
    const std::string wanted = "\"escalateAfter\": 30000";
    ASSERT_NE(policy.find(wanted), std::string::npos);
    policy.replace(policy.find(wanted), wanted.size(), "\"escalateAfter\": 31000");
    const auto file = drill.data().parent_path() / "drill-policy.json";
    writeFile(file, policy);
    const Finished imported = drill.cli({"policy", "import", file.string()});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;
    drill.start({"--exercise"});
    TestConsole trained{drill, drill.login("an")};
    ASSERT_TRUE(trained.pump([&] { return trained.state().policy.version > 0; }));
    EXPECT_TRUE(trained.welcome().exercise);
    EXPECT_EQ(trained.state().policy.escalateAfter, std::chrono::milliseconds{31'000});
    EXPECT_EQ(drill.stop(), 0);

    live.addUser("an", "city", "all");
    ASSERT_EQ(live.cli({"policy", "import", file.string()}).exitCode, 0);
    live.start();
    EXPECT_EQ(live.stop(), 0);
    const Finished wrong = run({GatewayFixture::program().string(), "serve", "--exercise", "--listen", "127.0.0.1:0",
                                "--data", live.data().string()});
    EXPECT_NE(wrong.err.find("live data"), std::string::npos) << "served live once: " << wrong.err;
}

TEST_F(ExerciseTest, tellsItsDesksWhatItIs) {
    live.addUser("an", "city", "all");
    live.start();
    drill.addUser("an", "city", "all");
    drill.start({"--exercise"});
    TestConsole real{live, live.login("an")};
    EXPECT_FALSE(real.welcome().exercise);
    TestConsole trained{drill, drill.login("an")};
    EXPECT_TRUE(trained.welcome().exercise);
}

TEST_F(ExerciseTest, whatADeskEntersThereIsMarked) {
    drill.addUser("an", "city", "all");
    drill.start({"--exercise"});
    TestConsole console{drill, drill.login("an")};
    core::EnterAlert heard;
    heard.externalId = core::EntryId{TestConsole::newId().value};
    heard.category = "fight";
    heard.text = "giả định";
    const auto answer = console.command(heard);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(answer));
    const auto id = *std::get<wire::Accepted>(answer).caseId;
    ASSERT_TRUE(console.pump([&] { return console.state().case_(id) != nullptr; }));
    EXPECT_TRUE(console.state().case_(id)->exercise);
}

TEST_F(ExerciseTest, whatIsNotMarkedThereIsTakenForReal) {
    const std::string key = drill.addKey("app");
    drill.addUser("an", "city", "all");
    drill.start({"--exercise"});
    const HttpReply real = drill.ask("POST", "/v1/alerts", key, alertJson("1", 10.7729, 106.6952, "cứu với"));
    EXPECT_EQ(real.status, 201);
    EXPECT_NE(real.body.find("/exercise"), std::string::npos) << "its sender is told: " << real.body;
    const HttpReply played =
        drill.ask("POST", "/v1/alerts", key, marked(alertJson("2", 10.7729, 106.6952, "giả định")));
    EXPECT_EQ(played.body.find("/exercise"), std::string::npos) << played.body;
    TestConsole console{drill, drill.login("an")};
    ASSERT_TRUE(console.pump([&] { return console.state().cases.size() == 2; }));
    std::size_t real_ = 0;
    for (const auto& [id, case_] : console.state().cases) {
        real_ += case_.exercise ? 0 : 1;
    }
    EXPECT_EQ(real_, 1u);
}

TEST_F(ExerciseTest, isMadeRealAtALiveGatewayByItsSenderToo) {
    const std::string key = live.addKey("app");
    live.addUser("an", "city", "all");
    live.start();
    const auto answer = live.post(key, marked(alertJson("1", 10.7729, 106.6952, "giả định")));
    TestConsole console{live, live.login("an")};
    ASSERT_TRUE(console.pump([&] { return console.state().case_(answer.caseId) != nullptr; }));
    EXPECT_TRUE(console.state().case_(answer.caseId)->exercise);
    live.post(key, alertJson("1", 10.7729, 106.6952, "không phải diễn tập"));
    EXPECT_TRUE(console.pump([&] { return !console.state().case_(answer.caseId)->exercise; }));
}

TEST_F(ExerciseTest, isScoredAgainstItsScenario) {
    TempFolder folder;
    const auto scenario = folder / "scenario.jsonl";
    writeFile(scenario, R"({"at":0,"post":"/v1/alerts","incident":"x","body":{"source":"sos-app","externalId":"1"}}
{"at":1,"post":"/v1/alerts","incident":"x","body":{"source":"sos-app","externalId":"2"}}
)");
    const std::string key = drill.addKey("app");
    drill.addUser("an", "city", "all");
    drill.start({"--exercise"});
    const auto first = drill.post(key, marked(alertJson("1", 10.7729, 106.6952, "giả định")));
    const auto second = drill.post(key, marked(alertJson("2", 10.7729, 106.6952, "giả định")));
    TestConsole console{drill, drill.login("an")};
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(console.command(core::AcknowledgeCase{first.caseId})));
    ASSERT_TRUE(
        std::holds_alternative<wire::Accepted>(console.command(core::MergeCases{first.caseId, {second.caseId}})));
    const Finished score = drill.cli({"exercise", "score", scenario.string(), "--json"});
    EXPECT_EQ(score.exitCode, 0) << score.err;
    EXPECT_NE(score.out.find("\"rightMerges\":1"), std::string::npos) << score.out;
    EXPECT_NE(drill.cli({"exercise", "score", scenario.string()}).out.find("gộp sai 0"), std::string::npos);
    live.start();
    EXPECT_EQ(live.cli({"exercise", "score", scenario.string()}).exitCode, 1) << "live data is not scored";
}

} // namespace trucban::test
