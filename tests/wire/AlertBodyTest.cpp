// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Policy.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/JsonDocument.h"
#include "wire/Limits.h"
#include "wire/WireData.h"

#include <gtest/gtest.h>

using namespace trucban;
using wire::DecodeFault;
using wire::json::Document;
using wire::json::Type;
using wire::json::Value;

namespace {

const core::Instant kReceivedAt = wire::parseInstant("2026-11-21T14:03:07.250Z").value();

core::Policy policyWith(std::initializer_list<const char*> kinds) {
    core::Policy policy;
    for (const char* code : kinds) {
        policy.kinds.push_back({.code = code});
    }
    return policy;
}

const core::Policy& policy() {
    static const core::Policy kPolicy = policyWith({"robbery", "fire", "other"});
    return kPolicy;
}

std::string canonical(Value value) {
    std::string out;
    wire::json::appendCanonical(out, value);
    return out;
}

/// The members that `expected` names are equal in `actual`; it may have more.
void expectHolds(Value expected, Value actual, const std::string& path) {
    if (expected.type() != Type::object) {
        EXPECT_EQ(canonical(actual), canonical(expected)) << path;
        return;
    }
    ASSERT_EQ(actual.type(), Type::object) << path;
    expected.forEachMember([&](std::string_view key, Value value) {
        expectHolds(value, actual.member(key), path + "/" + std::string(key));
        return true;
    });
}

void expectOutcome(Value expected, const wire::AlertBody& body) {
    const std::string text = R"({"alert":)" + wire::encodeEventData(core::AlertUpdated{body.facts, body.details}) + "}";
    const auto document = Document::parseObject(text).value();
    const auto alert = document.root().member("alert");
    std::string warnings = "[";
    for (const auto& warning : body.facts.warnings) {
        warnings += (warnings.size() > 1 ? ",\"" : "\"") + warning.pointer + "\"";
        EXPECT_FALSE(warning.reason.empty());
    }
    warnings += "]";
    if (const auto count = expected.member("warningCount"); !count.isNull()) {
        EXPECT_EQ(static_cast<std::int64_t>(body.facts.warnings.size()), count.node().integer);
    } else {
        const auto pointers = expected.member("warnings");
        EXPECT_EQ(warnings, pointers.isNull() ? "[]" : canonical(pointers));
    }
    for (const char* part : {"facts", "details"}) {
        if (const auto wanted = expected.member(part); !wanted.isNull()) {
            expectHolds(wanted, alert.member(part), part);
        }
    }
    if (const auto given = expected.member("positionGiven"); !given.isNull()) {
        EXPECT_EQ(body.positionGiven, given.node().integer != 0);
    }
    if (!expected.member("noPosition").isNull()) {
        EXPECT_FALSE(body.details.position.has_value());
    }
    if (const auto reporter = expected.member("reporter"); !reporter.isNull()) {
        const std::string encoded = wire::encodeReporter(body.reporter);
        expectHolds(reporter, Document::parse(encoded).value().root(), "reporter");
    }
}

wire::AlertBody parsed(const std::string& bytes) {
    auto body = wire::parseAlertBody(bytes, kReceivedAt, policy());
    EXPECT_TRUE(body.has_value());
    return body.value_or(wire::AlertBody{});
}

} // namespace

// Each line: a body as a sender sent it, and what must be known, warned of or answered.
TEST(AlertBody, everyRecordedBodyIsUnderstoodAsWritten) {
    for (const auto& line : test::recordedLines("alerts.jsonl")) {
        const auto record = Document::parseObject(line).value();
        const auto root = record.root();
        SCOPED_TRACE(std::string(root.member("name").text()));
        const std::string bytes(root.member("raw").text());
        const auto body = wire::parseAlertBody(bytes, kReceivedAt, policy());
        if (const auto error = root.member("error"); !error.isNull()) {
            ASSERT_FALSE(body.has_value());
            static constexpr std::pair<std::string_view, DecodeFault> kFaults[] = {
                {"notJson", DecodeFault::notJson},           {"notObject", DecodeFault::notObject},
                {"tooDeep", DecodeFault::tooDeep},           {"duplicateKey", DecodeFault::duplicateKey},
                {"missingField", DecodeFault::missingField}, {"wrongType", DecodeFault::wrongType},
                {"badValue", DecodeFault::badValue}};
            const auto* fault = std::ranges::find(kFaults, error.member("fault").text(),
                                                  &std::pair<std::string_view, DecodeFault>::first);
            ASSERT_NE(fault, std::end(kFaults));
            EXPECT_EQ(body.error().fault, fault->second);
            EXPECT_EQ(body.error().pointer, error.member("pointer").text());
        } else {
            ASSERT_TRUE(body.has_value()) << sentenceOf(body.error().fault) << " " << body.error().pointer;
            EXPECT_EQ(body->raw, bytes);
            expectOutcome(root.member("out"), *body);
        }
    }
}

TEST(AlertBody, badUtf8IsRefused) {
    const auto body = wire::parseAlertBody("{\"externalId\":\"1\",\"text\":\"\xC3\x28\"}", kReceivedAt, policy());
    ASSERT_FALSE(body.has_value());
    EXPECT_EQ(body.error().fault, DecodeFault::badUtf8);
}

TEST(AlertBody, tooLargeIsRefused) {
    const std::string padding(wire::kMaxBodyBytes, ' ');
    const auto body = wire::parseAlertBody(R"({"externalId":"1"})" + padding, kReceivedAt, policy());
    ASSERT_FALSE(body.has_value());
    EXPECT_EQ(body.error().fault, DecodeFault::tooLarge);
}

TEST(AlertBody, theSameContentHasTheSameCanonicalForm) {
    const auto a = parsed(R"({"externalId":"1","position":{"lat":10.5,"lon":106.0},"text":"a\u0062"})");
    const auto b = parsed(" { \"text\" : \"ab\", \"position\":{\"lon\":106,\"lat\":1.05e1},\n\"externalId\":\"1\"} ");
    const auto c = parsed(R"({"externalId":"1","position":{"lat":10.5,"lon":106.1},"text":"ab"})");
    EXPECT_EQ(a.canonical, b.canonical);
    EXPECT_NE(a.canonical, c.canonical);
    EXPECT_EQ(a.canonical, R"({"externalId":"1","position":{"lat":10.5,"lon":106},"text":"ab"})");
}

TEST(AlertBody, theCanonicalFormKeepsWhatWeDoNotKnow) {
    const auto a = parsed(R"({"externalId":"1","later":{"b":[1,2,null,true],"a":1e300}})");
    EXPECT_EQ(a.canonical, R"({"externalId":"1","later":{"a":1e+300,"b":[1,2,null,true]}})");
}

TEST(AlertBody, warningsNeverRepeatTheSendersWords) {
    const auto body =
        parsed(R"({"externalId":"1","source":"0900000009","category":"0900000009","state":"0900000009"})");
    for (const auto& warning : body.facts.warnings) {
        EXPECT_FALSE(warning.reason.contains("0900000009"));
    }
}

TEST(AlertBody, aPolicyWithoutOtherStillTakesEverything) {
    const auto body = wire::parseAlertBody(R"({"externalId":"1","category":"fire"})", kReceivedAt, core::Policy{});
    ASSERT_TRUE(body.has_value());
    EXPECT_EQ(body->facts.kind, "other");
}
