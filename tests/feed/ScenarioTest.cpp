// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Scenario.h"

#include "wire/Json.h"

#include <gtest/gtest.h>

namespace trucban::feed {
namespace {

using std::chrono::milliseconds;

TEST(Scenario, readsItemsInTimeOrderAndKeepsTies) {
    const auto scenario = parseScenario("\n"
                                        R"({"scenario":"đêm","start":"2026-11-20T17:30:00+07:00"})"
                                        "\r\n"
                                        R"({"at":2.5,"post":"/v1/visits","body":{"team":"TT1"}})"
                                        "\n"
                                        R"({"at":1,"post":"/v1/alerts","body":{"source":"113","externalId":"b"}})"
                                        "\n"
                                        R"({"at":"2026-11-20T10:30:01Z","post":"/v1/units/M21/status","body":{}})");
    ASSERT_TRUE(scenario.has_value()) << scenario.error().detail;
    EXPECT_EQ(scenario->name, "đêm");
    ASSERT_EQ(scenario->items.size(), 3U);
    EXPECT_EQ(scenario->items[0].sender, "113/b");
    EXPECT_EQ(scenario->items[1].at, milliseconds{1000});
    EXPECT_EQ(scenario->items[1].sender, "unit/M21");
    EXPECT_EQ(scenario->items[2].at, milliseconds{2500});
    EXPECT_EQ(scenario->items[2].sender, "unit/TT1");
}

TEST(Scenario, namesTheLineThatIsWrong) {
    const std::string good = R"({"at":1,"post":"/v1/alerts","body":{}})";
    for (const std::string& bad : {
             std::string{"{"},
             std::string{"[]"},
             std::string{R"({"post":"/v1/alerts","body":{}})"},
             std::string{R"({"at":-1,"post":"/v1/alerts","body":{}})"},
             std::string{R"({"at":1e300,"post":"/v1/alerts","body":{}})"},
             std::string{R"({"at":"morgen","post":"/v1/alerts","body":{}})"},
             std::string{R"({"at":"2026-11-20T10:30:01Z","post":"/v1/alerts","body":{}})"}, // no start to count from
             std::string{R"({"at":1,"post":"http://elsewhere/","body":{}})"},
             std::string{"{\"at\":1,\"post\":\"/v1/a\\r\\nX: y\",\"body\":{}}"},
             std::string{R"({"at":1,"post":"/v1/alerts","body":7})"},
             std::string{R"({"scenario":"too late","start":"2026-11-20T17:30:00+07:00"})"},
         }) {
        const auto scenario = parseScenario(good + '\n' + bad);
        ASSERT_FALSE(scenario.has_value()) << bad;
        EXPECT_EQ(scenario.error().fault, FeedFault::badScenario);
        EXPECT_TRUE(scenario.error().detail.starts_with("line 2:")) << scenario.error().detail;
    }
}

TEST(Scenario, refusesAStartThatIsNoTime) {
    EXPECT_FALSE(parseScenario(R"({"scenario":"s","start":"evening"})").has_value());
}

TEST(Scenario, saysWhichFileCannotBeRead) {
    const auto scenario = readScenario("/nowhere/at/all.jsonl");
    ASSERT_FALSE(scenario.has_value());
    EXPECT_EQ(scenario.error().fault, FeedFault::unreadable);
}

TEST(Scenario, leavesABodyAloneWhenNothingIsToChange) {
    const ScenarioItem item{.path = "/v1/alerts", .body = R"({"occurredAt":"2026-11-20T17:30:00+07:00"})"};
    EXPECT_EQ(rewrittenBody(item, {}), item.body);
}

TEST(Scenario, shiftsTimesAndLeavesBrokenOnes) {
    const ScenarioItem item{.path = "/v1/alerts",
                            .body =
                                R"({"occurredAt":"2026-11-20T17:30:00+07:00","seenAt":"hôm qua","text":"2026-11-20"})"};
    EXPECT_EQ(rewrittenBody(item, {.shift = std::chrono::hours{1}}),
              R"({"occurredAt":"2026-11-20T11:30:00.000Z","seenAt":"hôm qua","text":"2026-11-20"})");
}

TEST(Scenario, givesAnotherRunOtherIdsAlwaysTheSame) {
    const ScenarioItem alert{.path = "/v1/alerts", .body = R"({"externalId":"e1"})"};
    EXPECT_EQ(rewrittenBody(alert, {.run = "x"}), R"({"externalId":"e1-x"})");
    const ScenarioItem visit{.path = "/v1/visits", .body = R"({"id":"edad4330-2a6f-4b10-8a16-6f88eacaaaa6"})"};
    const auto once = rewrittenBody(visit, {.run = "x"});
    EXPECT_EQ(once.size(), visit.body.size());
    EXPECT_NE(once, visit.body);
    EXPECT_NE(once, rewrittenBody(visit, {.run = "y"}));
    EXPECT_EQ(once, rewrittenBody(visit, {.run = "x"}));
}

} // namespace
} // namespace trucban::feed
