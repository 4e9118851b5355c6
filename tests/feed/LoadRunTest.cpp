// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/LoadRun.h"

#include "feed/FakeGateway.h"
#include "wire/Frames.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <set>

namespace trucban::feed {
namespace {

using std::chrono::milliseconds;
using testing::FakeGateway;
using testing::Heard;
using testing::Reply;

const core::Instant kNow = *wire::parseInstant("2027-03-04T10:00:00Z");

/// A gateway's intake in miniature: every alert is an event that all consoles are shown.
struct Gateway {
    FakeGateway* fake = nullptr;
    std::uint64_t alerts = 0;
    std::size_t acks = 0; ///< frames, when the run was over
    bool broadcasts = true;
    std::function<void(Gateway&)> onAlert = [](Gateway&) {};

    Reply operator()(const Heard& heard) {
        if (heard.path == "/v1/login") {
            return {.status = 200, .body = wire::encodeLoginAnswer({.token = "t", .user = "desk"})};
        }
        const auto id = testing::alertId(++alerts);
        const auto seq = ++fake->headSeq;
        if (broadcasts) {
            core::Event event{
                .seq = seq, .aggregate = core::AggregateRef::of(id), .version = 1, .data = core::AlertReceived{}};
            fake->broadcast(wire::encode(wire::ServerFrame{wire::Events{.from = seq, .to = seq, .items = {event}}}));
        }
        onAlert(*this);
        return {.status = 201, .body = testing::alertAnswer(id, seq)};
    }
};

LoadOptions brief(std::size_t consoles) {
    return {.rate = 400,
            .consoles = consoles,
            .duration = milliseconds{150},
            .warmUp = milliseconds{50},
            .connections = 8,
            .users = {{"desk", "pw"}},
            .drain = milliseconds{300},
            .connectsPerSecond = 2000};
}

LoadReport measured(Gateway& gateway, LoadOptions options, bool tls = false, FakeGateway::Script script = {}) {
    asio::io_context context{1};
    FakeGateway fake{context, tls, script ? std::move(script) : FakeGateway::Script{std::ref(gateway)}};
    gateway.fake = &fake;
    LoadRun run{context.get_executor(),
                *parseTarget(fake.url(), fake.fingerprint(), false),
                "key",
                {},
                std::move(options),
                [] { return kNow; },
                11};
    LoadReport report;
    asio::co_spawn(context, run.run(), [&](const std::exception_ptr& error, LoadReport result) {
        EXPECT_FALSE(error);
        report = std::move(result);
        gateway.acks = fake.framesFrom("ack");
        fake.stop();
    });
    context.run();
    return report;
}

TEST(LoadRun, measuresEveryAlertAtEveryConsole) {
    Gateway gateway;
    const auto report = measured(gateway, brief(5));
    EXPECT_TRUE(report.isClean()) << toText(report);
    EXPECT_EQ(report.live, 5U);
    EXPECT_EQ(report.accepted, report.due);
    EXPECT_GT(report.due, 20U);
    EXPECT_EQ(report.seen.count(), report.due * 5);
    EXPECT_EQ(report.answer.count(), report.due);
    EXPECT_GE(report.answer.percentile(0.5), report.service.percentile(0.5));
}

TEST(LoadRun, worksOverTls) {
    Gateway gateway;
    const auto report = measured(gateway, brief(3), true);
    EXPECT_TRUE(report.isClean()) << toText(report);
}

TEST(LoadRun, makesLoadWithoutConsolesOrUsers) {
    Gateway gateway;
    auto options = brief(0);
    options.users.clear();
    const auto report = measured(gateway, options);
    EXPECT_TRUE(report.isClean()) << toText(report);
    EXPECT_EQ(report.seen.count(), 0U);
}

TEST(LoadRun, countsWhatNoConsoleSaw) {
    Gateway gateway;
    gateway.broadcasts = false;
    const auto report = measured(gateway, brief(2));
    EXPECT_FALSE(report.isClean());
    EXPECT_EQ(report.unseen, report.accepted * 2);
    EXPECT_EQ(report.missing, report.accepted * 2);
}

TEST(LoadRun, noticesAHoleBetweenRanges) {
    Gateway gateway;
    gateway.onAlert = [](Gateway& self) { self.fake->headSeq += self.alerts == 20 ? 1 : 0; };
    const auto report = measured(gateway, brief(2));
    EXPECT_EQ(report.gaps, 2U);
    EXPECT_FALSE(report.isClean());
}

TEST(LoadRun, comesBackWithItsCursorWhenDropped) {
    Gateway gateway;
    gateway.onAlert = [](Gateway& self) {
        if (self.alerts == 30) {
            self.fake->broadcast(wire::encode(wire::ServerFrame{wire::Bye{wire::ByeReason::slow}}));
        }
    };
    auto options = brief(3);
    options.drain = milliseconds{3000};
    const auto report = measured(gateway, options);
    EXPECT_EQ(report.drops, 3U);
    EXPECT_EQ(report.dropReasons, (std::map<std::string, std::size_t>{{"slow", 3}}));
    EXPECT_TRUE(toText(report).contains("3 drops (3 slow)")) << toText(report);
    EXPECT_EQ(report.unseen, 0U);
    EXPECT_EQ(report.gaps, 0U);
}

// With a closed loop two connections would ask for one alert at a time and report 20 ms each; the wait counts here.
TEST(LoadRun, countsFromTheTimeAnAlertWasDue) {
    Gateway gateway;
    auto options = brief(0);
    options.connections = 1;
    options.rate = 50'000; // far more than one connection can carry on any machine
    options.duration = milliseconds{50};
    options.warmUp = milliseconds{0}; // its backlog would outlast the drain
    options.regular = true;
    const auto report = measured(gateway, options);
    EXPECT_GT(report.answer.percentile(0.9), report.service.percentile(0.9) * 5);
}

TEST(LoadRun, tellsOfRefusedAlerts) {
    Gateway gateway;
    const auto report = measured(gateway, brief(0), false, [](const Heard&) {
        return Reply{.status = 503, .body = R"({"title":"The log cannot be written."})"};
    });
    EXPECT_FALSE(report.isClean());
    EXPECT_EQ(report.accepted, 0U);
    EXPECT_GE(report.failed, report.due);
    EXPECT_TRUE(report.firstFailure.contains("503")) << report.firstFailure;
}

TEST(LoadRun, endsWhenItMayNotLogIn) {
    Gateway gateway;
    const auto report =
        measured(gateway, brief(2), false, [](const Heard&) { return Reply{.status = 401, .body = "{}"}; });
    ASSERT_TRUE(report.stopped.has_value());
    EXPECT_EQ(report.stopped->fault, FeedFault::notLoggedIn);
}

TEST(LoadRun, acknowledgesWhatItRead) {
    Gateway gateway;
    auto options = brief(1);
    options.rate = 1500; // more than kAcknowledgeEvery events
    const auto report = measured(gateway, options);
    EXPECT_TRUE(report.isClean()) << toText(report);
    EXPECT_GE(gateway.acks, 1U);
}

TEST(AlertMaker, makesBodiesThatIntakeTakesWithoutAWarning) {
    const core::Ward ward{.code = {26743}, .name = "Bến Thành", .label = {10.772891, 106.695232}};
    AlertMaker maker{{ward}, "r", 5};
    std::set<std::string> ids;
    core::Policy policy;
    for (const auto* const kind :
         {"sos", "noise", "fire", "theft", "trafficAccident", "civilDispute", "streetObstruction", "procedure"}) {
        policy.kinds.push_back({.code = kind});
    }
    for (int i = 0; i < 200; ++i) {
        const auto body = wire::parseAlertBody(maker.next(kNow), kNow, policy);
        ASSERT_TRUE(body.has_value());
        EXPECT_TRUE(body->facts.warnings.empty()) << body->facts.warnings.front().pointer;
        ASSERT_TRUE(body->details.position.has_value());
        EXPECT_LT(core::distanceM(body->details.position->point, ward.label), 600);
        ids.insert(body->facts.externalId);
    }
    EXPECT_EQ(ids.size(), 200U);
}

} // namespace
} // namespace trucban::feed
