// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/ScenarioPlayer.h"

#include "feed/FakeGateway.h"
#include "wire/Json.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <map>
#include <set>

namespace trucban::feed {
namespace {

using testing::FakeGateway;
using testing::Heard;
using testing::Reply;
using Fate = Reply::Fate;
using std::chrono::milliseconds;

const core::Instant kNow = *wire::parseInstant("2027-03-04T10:00:00Z");

std::string alertLine(int number, double at = 0) {
    return std::format(R"({{"at":{},"post":"/v1/alerts","body":{{"source":"sos-app","externalId":"e{}","text":"x"}}}})",
                       at, number) +
           '\n';
}

Scenario alerts(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += alertLine(i);
    }
    return *parseScenario(text);
}

/// Plays to the end against a script, and keeps what both sides saw.
struct Played {
    PlaySummary summary;
    std::vector<Heard> heard;
};

struct Setting {
    bool tls = false;
    std::string pin;
    bool insecure = false;
    PlayOptions options;
    std::function<void(asio::io_context&, FakeGateway&, ScenarioPlayer&)> begun; ///< before the first post
};

PlayOptions swift() {
    PlayOptions options;
    options.speed = 0;
    options.lanes = 2;
    options.backoff = {.first = milliseconds{1}, .longest = milliseconds{4}};
    return options;
}

Played played(Scenario scenario, FakeGateway::Script script, Setting setting = {.options = swift()}) {
    asio::io_context context{1};
    FakeGateway gateway{context, setting.tls, std::move(script)};
    const auto target =
        parseTarget(gateway.url(), setting.pin == "right" ? gateway.fingerprint() : setting.pin, setting.insecure);
    EXPECT_TRUE(target.has_value());
    ScenarioPlayer player{context.get_executor(), *target, "secret", std::move(scenario), setting.options,
                          [] { return kNow; },    1};
    if (setting.begun) {
        setting.begun(context, gateway, player);
    }
    Played out;
    asio::co_spawn(context, player.play(), [&](const std::exception_ptr& error, PlaySummary summary) {
        EXPECT_FALSE(error);
        out.summary = std::move(summary);
        gateway.stop();
    });
    context.run();
    out.heard = gateway.heard();
    return out;
}

/// Like the gateway: new the first time, an update when the content changed, else the same answer.
struct Intake {
    std::map<std::string, std::string> known;
    Reply operator()(const Heard& heard) {
        const auto body = boost::json::parse(heard.body).as_object();
        const std::string id{body.at("externalId").as_string()};
        const auto [at, isNew] = known.try_emplace(id, heard.body);
        const bool updated = !isNew && at->second != heard.body;
        at->second = heard.body;
        return {.status = isNew ? 201U : 200U,
                .body = testing::alertAnswer(testing::alertId(known.size()), 7, updated)};
    }
};

TEST(ScenarioPlayer, postsEverythingWithItsKeyAndCountsAnswers) {
    auto scenario = *parseScenario(alertLine(1) + alertLine(2) + alertLine(1) +
                                   R"({"at":0,"post":"/v1/alerts","body":{"source":"sos-app","externalId":"e2"}})");
    const auto result = played(std::move(scenario), Intake{});
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_EQ(result.summary.accepted, 4U);
    EXPECT_EQ(result.summary.newAlerts, 2U);
    EXPECT_EQ(result.summary.repeatedAlerts, 1U);
    EXPECT_EQ(result.summary.updatedAlerts, 1U);
    EXPECT_EQ(result.summary.latency.count(), 4U);
    EXPECT_THAT(result.heard, ::testing::Each(::testing::Field(&Heard::authorization, "Bearer secret")));
}

TEST(ScenarioPlayer, losesNoAlertWhenTheConnectionBreaksMidway) {
    int number = 0;
    Intake intake;
    // Every third request is cut before the gateway has it, every fifth after it was taken but before the answer.
    const auto result = played(alerts(60), [&](const Heard& heard) -> Reply {
        ++number;
        if (number % 3 == 0) {
            return {.body = {}, .fate = Fate::dropUnheard};
        }
        auto reply = intake(heard);
        if (number % 5 == 0) {
            reply.fate = Fate::dropHeard;
        }
        return reply;
    });
    EXPECT_TRUE(result.summary.isComplete()) << toText(result.summary);
    EXPECT_EQ(intake.known.size(), 60U);
    EXPECT_EQ(result.summary.posted, 60U);
    // What was heard twice was the very same content, so the gateway made no second alert and no update of it.
    EXPECT_EQ(result.summary.updatedAlerts, 0U);
    EXPECT_GT(result.heard.size(), 60U);
}

Task<void> listenAfterRetries(asio::io_context& context, FakeGateway& gateway, const ScenarioPlayer& player,
                              std::size_t retries) {
    Timer timer{context.get_executor()};
    while (player.summary().retries < retries) {
        timer.expires_after(milliseconds{1});
        co_await timer.async_wait(kAwaitTuple);
    }
    gateway.listenAgain();
}

TEST(ScenarioPlayer, waitsForAGatewayThatIsNotThereYet) {
    Setting setting{.options = swift()};
    setting.begun = [](asio::io_context& context, FakeGateway& gateway, ScenarioPlayer& player) {
        gateway.stopListening();
        asio::co_spawn(context, listenAfterRetries(context, gateway, player, 6), asio::detached);
    };
    const auto result = played(alerts(5), Intake{}, setting);
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_GE(result.summary.retries, 6U);
}

TEST(ScenarioPlayer, triesAgainWhenTheLogCannotBeWritten) {
    int number = 0;
    const auto result = played(alerts(3), [&](const Heard&) -> Reply {
        ++number;
        return number <= 4 ? Reply{.status = 503, .body = "{}"}
                           : Reply{.status = 201, .body = testing::alertAnswer(testing::alertId(1), 1)};
    });
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_EQ(result.summary.retries, 4U);
}

TEST(ScenarioPlayer, replacesAConnectionThatWasClosedWhileIdleWithoutCountingARetry) {
    const auto result = played(alerts(6), [](const Heard&) {
        return Reply{.status = 201, .body = testing::alertAnswer(testing::alertId(1), 1), .fate = Fate::answerAndClose};
    });
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_EQ(result.summary.retries, 0U);
}

TEST(ScenarioPlayer, saysWhatWasRefusedAndIsNotComplete) {
    const auto result = played(alerts(3), [](const Heard& heard) {
        return heard.body.contains("\"e1\"")
                   ? Reply{.status = 413, .body = R"({"title":"Too large.","detail":"300 kB"})"}
                   : Reply{.status = 201, .body = testing::alertAnswer(testing::alertId(1), 1)};
    });
    EXPECT_FALSE(result.summary.isComplete());
    EXPECT_EQ(result.summary.accepted, 2U);
    EXPECT_THAT(result.summary.refusals, ::testing::ElementsAre(RefusedPost{"/v1/alerts", 413, "Too large. 300 kB"}));
}

TEST(ScenarioPlayer, takesADeclinedUnitStateForTheRightAnswer) {
    auto scenario = *parseScenario(R"({"at":0,"post":"/v1/units/M21/status","body":{"state":"available"}})");
    const auto result = played(std::move(scenario), [](const Heard&) { return Reply{.status = 409, .body = "{}"}; });
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_EQ(result.summary.declined, 1U);
}

TEST(ScenarioPlayer, stopsAtOnceWhenTheKeyIsNotAccepted) {
    const auto result = played(alerts(500), [](const Heard&) { return Reply{.status = 401, .body = "{}"}; });
    EXPECT_FALSE(result.summary.isComplete());
    ASSERT_TRUE(result.summary.stopped.has_value());
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::notLoggedIn);
    EXPECT_LE(result.heard.size(), 2U);
}

TEST(ScenarioPlayer, givesUpAfterItsPatience) {
    auto options = swift();
    options.patience = milliseconds{15};
    Setting setting{.options = options};
    setting.begun = [](asio::io_context&, FakeGateway& gateway, ScenarioPlayer&) { gateway.stopListening(); };
    const auto result = played(alerts(3), Intake{}, setting);
    ASSERT_TRUE(result.summary.stopped.has_value());
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::unreachable);
    EXPECT_FALSE(result.summary.isComplete());
}

TEST(ScenarioPlayer, saysWhatItWasToldWhenItGivesUpOnAGatewayThatTakesNothing) {
    auto options = swift();
    options.patience = milliseconds{15};
    const auto refuse = [](const Heard&) {
        return Reply{.status = 503, .body = R"({"title":"The log cannot be written now; nothing was accepted."})"};
    };
    const auto result = played(alerts(3), refuse, {.options = options});
    ASSERT_TRUE(result.summary.stopped.has_value());
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::turnedAway);
    EXPECT_EQ(result.summary.stopped->detail, "503 The log cannot be written now; nothing was accepted.");
    EXPECT_EQ(result.summary.waitingFor, result.summary.stopped->detail) << "told while it tried, too";
}

TEST(ScenarioPlayer, keepsTheOrderOfOneSender) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += std::format(R"({{"at":{},"post":"/v1/units/M{}/position","body":{{"lat":{},"lon":106.7}}}})", i / 4.0,
                            i % 7, 10 + i / 1000.0) +
                '\n';
    }
    auto options = swift();
    options.lanes = 3;
    const auto result = played(*parseScenario(text), [](const Heard&) { return Reply{.status = 200, .body = "{}"}; },
                               {.options = options});
    std::map<std::string, double> last;
    std::set<std::uint64_t> connections;
    for (const auto& heard : result.heard) {
        const double lat = boost::json::parse(heard.body).at("lat").to_number<double>();
        EXPECT_GT(lat, last[heard.path]);
        last[heard.path] = lat;
        connections.insert(heard.connection);
    }
    EXPECT_EQ(result.heard.size(), 40U);
    EXPECT_EQ(last.size(), 7U);
    EXPECT_EQ(connections.size(), 3U);
}

TEST(ScenarioPlayer, movesTimesToNowAndKeepsAnUpdateOfAnAlertIdentical) {
    const std::string line = R"(,"post":"/v1/alerts","body":{"source":"sos-app","externalId":"e1",)"
                             R"("occurredAt":"2026-11-20T17:30:40+07:00"}})"
                             "\n";
    auto scenario = *parseScenario(R"({"scenario":"s","start":"2026-11-20T17:30:00+07:00"})"
                                   "\n"
                                   R"({"at":60)" +
                                   line + R"({"at":90)" + line);
    const auto result = played(std::move(scenario), Intake{});
    ASSERT_EQ(result.heard.size(), 2U);
    // 20 s before its post, in the scenario and now.
    const auto body = boost::json::parse(result.heard[0].body).as_object();
    EXPECT_EQ(body.at("occurredAt").as_string(), "2027-03-04T09:59:40.000Z");
    EXPECT_EQ(result.heard[0].body, result.heard[1].body);
    EXPECT_EQ(result.summary.repeatedAlerts, 1U);
}

TEST(ScenarioPlayer, playsItsTimesAtTheSpeedAskedFor) {
    auto options = swift();
    options.speed = 1000; // 30 s of scenario in 30 ms
    const auto result = played(*parseScenario(alertLine(1) + alertLine(2, 30)), Intake{}, {.options = options});
    EXPECT_TRUE(result.summary.isComplete());
    EXPECT_GE(result.summary.took, milliseconds{30});
}

TEST(ScenarioPlayer, loopsAsNewAlertsUntilStopped) {
    auto options = swift();
    options.loop = true;
    options.run = "a";
    Intake intake;
    ScenarioPlayer* running = nullptr;
    Setting setting{.options = options};
    setting.begun = [&running](asio::io_context&, FakeGateway&, ScenarioPlayer& player) { running = &player; };
    const auto result = played(
        alerts(2),
        [&](const Heard& heard) {
            const auto reply = intake(heard);
            if (intake.known.size() == 5) {
                running->stop();
            }
            return reply;
        },
        setting);
    EXPECT_TRUE(intake.known.contains("e0-a"));
    EXPECT_TRUE(intake.known.contains("e1-a-r2"));
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::stopped);
    EXPECT_EQ(result.summary.updatedAlerts, 0U);
}

TEST(ScenarioPlayer, trustsExactlyThePinnedCertificate) {
    const auto result = played(alerts(3), Intake{}, {.tls = true, .pin = "right", .options = swift()});
    EXPECT_TRUE(result.summary.isComplete()) << toText(result.summary);
}

TEST(ScenarioPlayer, sendsNothingToAnotherCertificateThanThePinned) {
    const auto result = played(alerts(3), Intake{}, {.tls = true, .pin = std::string(64, 'a'), .options = swift()});
    ASSERT_TRUE(result.summary.stopped.has_value());
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::pinMismatch);
    EXPECT_TRUE(result.heard.empty());
}

TEST(ScenarioPlayer, sendsNothingToACertificateNobodyVouchesFor) {
    const auto result = played(alerts(3), Intake{}, {.tls = true, .options = swift()});
    ASSERT_TRUE(result.summary.stopped.has_value());
    EXPECT_EQ(result.summary.stopped->fault, FeedFault::tls);
    EXPECT_TRUE(result.heard.empty());
}

TEST(ScenarioPlayer, believesAnyCertificateWhenToldTo) {
    const auto result = played(alerts(3), Intake{}, {.tls = true, .insecure = true, .options = swift()});
    EXPECT_TRUE(result.summary.isComplete());
}

} // namespace
} // namespace trucban::feed
