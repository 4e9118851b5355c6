// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <algorithm>
#include <format>

namespace trucban::test {
namespace {

constexpr double kLat = 10.772891; // label point of Bến Thành
constexpr double kLon = 106.695232;

class AlertsTest : public testing::Test {
protected:
    AlertsTest() {
        gateway.addUser("city", "city", "all");
        key = gateway.addKey("sos-app");
        gateway.start();
    }
    static boost::json::object parsed(const HttpReply& reply) { return boost::json::parse(reply.body).as_object(); }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(AlertsTest, takesAnAlertOnceAndAnswersTheSameAgain) {
    const std::string body = alertJson("a-1", kLat, kLon, "Cướp giật túi xách");
    const HttpReply first = gateway.ask("POST", "/v1/alerts", key, body);
    ASSERT_EQ(first.status, 201) << first.body;
    const HttpReply again = gateway.ask("POST", "/v1/alerts", key, body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    const HttpReply update = gateway.ask("POST", "/v1/alerts", key, alertJson("a-1", kLat, kLon, "Có hai đối tượng"));
    EXPECT_EQ(update.status, 200);
    EXPECT_TRUE(parsed(update).at("updated").as_bool());
    EXPECT_EQ(parsed(update).at("alertId"), parsed(first).at("alertId"));
}

TEST_F(AlertsTest, tellsTheSenderWhatBecameOfIt) {
    const auto answer = gateway.post(key, alertJson("a-1", kLat, kLon, "x"));
    const HttpReply reply = gateway.ask("GET", "/v1/alerts/" + answer.alertId.toString(), key);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(parsed(reply).at("stateCode").as_string(), "new");
    EXPECT_EQ(gateway.ask("GET", "/v1/alerts/" + TestConsole::newId().toString(), key).status, 404);
    EXPECT_EQ(gateway.ask("GET", "/v1/alerts/nonsense", key).status, 404);
}

TEST_F(AlertsTest, refusesOnlyWhatCannotBeRead) {
    struct Row {
        const char* what;
        std::string body;
        int status;
    };
    const std::string deep = std::string(40, '[') + std::string(40, ']');
    const Row rows[]{{"not JSON", "hello", 400},
                     {"empty", "", 400},
                     {"not an object", "[1]", 400},
                     {"deep", R"({"externalId":"x","a":)" + deep + "}", 400},
                     {"duplicate key", R"({"externalId":"x","externalId":"y"})", 400},
                     {"bad UTF-8", "{\"externalId\":\"\xC0\xAF\"}", 400},
                     {"no externalId", "{}", 400},
                     {"externalId too long", R"({"externalId":")" + std::string(129, 'a') + "\"}", 400},
                     {"too large", R"({"externalId":"x","text":")" + std::string(300'000, 'a') + "\"}", 413},
                     {"only an externalId", R"({"externalId":"x1"})", 201},
                     {"bad position", R"({"externalId":"x2","position":{"lat":900,"lon":"east"}})", 201},
                     {"unknown category", R"({"externalId":"x3","category":"dragons"})", 201},
                     {"unknown source", R"({"externalId":"x4","source":"telegraph"})", 201},
                     {"text too long", R"({"externalId":"x5","text":")" + std::string(5'000, 'a') + "\"}", 201},
                     {"impossible time", R"({"externalId":"x6","occurredAt":"1999-01-01T00:00:00Z"})", 201},
                     {"wrong types", R"({"externalId":"x7","reporter":7,"contact":[],"attachments":"none"})", 201}};
    for (const Row& row : rows) {
        const HttpReply reply = gateway.ask("POST", "/v1/alerts", key, row.body);
        EXPECT_EQ(reply.status, row.status) << row.what << ": " << reply.body;
        if (row.status >= 400) {
            EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json") << row.what;
        } else if (row.what != std::string{"only an externalId"}) {
            EXPECT_FALSE(parsed(reply).at("warnings").as_array().empty()) << row.what;
        }
    }
}

TEST_F(AlertsTest, wantsAValidKey) {
    const std::string body = alertJson("a", kLat, kLon, "x");
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", {}, body).status, 401);
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key + "x", body).status, 401);
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", gateway.login("city"), body).status, 401) << "a session is no key";
    ASSERT_EQ(gateway.ask("POST", "/v1/alerts", key, body).status, 201);
    ASSERT_EQ(gateway.cli({"key", "disable", "sos-app"}).exitCode, 0);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{5};
    int status = 0;
    while (status != 401 && std::chrono::steady_clock::now() < deadline) {
        status = gateway.ask("POST", "/v1/alerts", key, body).status;
    }
    EXPECT_EQ(status, 401);
}

TEST_F(AlertsTest, takesCap) {
    const std::string cap = R"(<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>cap-1</identifier><sender>x</sender>
<sent>2026-11-21T10:00:00+07:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><category>Fire</category><event>Fire</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Observed</certainty><description>Cháy nhà</description>
<area><areaDesc>Bến Thành</areaDesc><circle>10.772891,106.695232 0.1</circle></area></info></alert>)";
    const HttpReply reply = gateway.ask("POST", "/v1/cap", key, cap);
    EXPECT_EQ(reply.status, 201) << reply.body;
    EXPECT_EQ(parsed(reply).at("alerts").as_array().size(), 1u);
    EXPECT_EQ(gateway.ask("POST", "/v1/cap", key, cap).status, 200);
    EXPECT_EQ(gateway.ask("POST", "/v1/cap", key, "<!DOCTYPE a [<!ENTITY b \"c\">]><alert>&b;</alert>").status, 400);
    EXPECT_EQ(gateway.ask("POST", "/v1/cap", key, "not xml").status, 400);
}

TEST_F(AlertsTest, keepsAttachments) {
    const std::string bytes(100'000, '\x7F');
    const std::string sha256 = [&] {
        unsigned char digest[SHA256_DIGEST_LENGTH];
        SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
        std::string hex;
        for (const unsigned char byte : digest) {
            hex += std::format("{:02x}", byte);
        }
        return hex;
    }();
    const std::string target = "/v1/attachments/" + sha256;
    EXPECT_EQ(gateway.ask("PUT", target, key, bytes).status, 201);
    EXPECT_EQ(gateway.ask("PUT", target, key, bytes).status, 200);
    EXPECT_EQ(gateway.ask("PUT", target, key, bytes + "x").status, 422);
    EXPECT_EQ(gateway.ask("PUT", "/v1/attachments/xyz", key, bytes).status, 404);
    EXPECT_EQ(gateway.ask("PUT", target, {}, bytes).status, 401);
    const std::string session = gateway.login("city");
    EXPECT_EQ(gateway.ask("GET", target, session).status, 404) << "of no alert in sight";
    gateway.post(key, std::format(R"({{"externalId":"p","attachments":[{{"kind":"photo","sha256":"{}"}}]}})", sha256));
    const HttpReply got = gateway.ask("GET", target, session);
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, bytes);
}

TEST_F(AlertsTest, showsASensitiveAttachmentOnlyToWhoHadThatRecorded) {
    const std::string bytes = "ảnh";
    const std::string sha256 = [&] {
        unsigned char digest[SHA256_DIGEST_LENGTH];
        SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
        std::string hex;
        for (const unsigned char byte : digest) {
            hex += std::format("{:02x}", byte);
        }
        return hex;
    }();
    const std::string target = "/v1/attachments/" + sha256;
    ASSERT_EQ(gateway.ask("PUT", target, key, bytes).status, 201);
    const auto answer = gateway.post(
        key,
        std::format(
            R"({{"externalId":"s","category":"domesticViolence","attachments":[{{"kind":"photo","sha256":"{}"}}]}})",
            sha256));
    const std::string session = gateway.login("city");
    EXPECT_EQ(gateway.ask("GET", target, session).status, 403);
    EXPECT_EQ(gateway.ask("GET", target + "?command=" + TestConsole::newId().toString(), session).status, 403);
    TestConsole console{gateway, session};
    const auto looked = console.command(core::ViewAttachment{answer.caseId, answer.alertId, sha256});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(looked));
    const std::string recorded = target + "?command=" + std::get<wire::Accepted>(looked).id.toString();
    const HttpReply got = gateway.ask("GET", recorded, session);
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, bytes);
    gateway.addUser("other", "city", "all");
    EXPECT_EQ(gateway.ask("GET", recorded, gateway.login("other")).status, 403) << "the record is another's";
}

TEST_F(AlertsTest, warnsOfAnAttachmentItWillNotFetch) {
    const auto answer = gateway.post(
        key, R"({"externalId":"p","attachments":[{"kind":"photo","url":"http://169.254.169.254/latest/meta-data"}]})");
    EXPECT_TRUE(std::ranges::contains(answer.warnings, "/attachments/0/url", &core::Warning::pointer));
}

TEST_F(AlertsTest, survivesARestart) {
    const auto answer = gateway.post(key, alertJson("a-1", kLat, kLon, "Cướp"));
    EXPECT_EQ(gateway.stop(), 0);
    gateway.start();
    const HttpReply again = gateway.ask("POST", "/v1/alerts", key, alertJson("a-1", kLat, kLon, "Cướp"));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(wire::parseAlertAnswer(again.body)->seq, answer.seq);
}

} // namespace
} // namespace trucban::test
