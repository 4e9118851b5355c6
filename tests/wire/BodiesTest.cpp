// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/JsonDocument.h"

#include <gtest/gtest.h>

using namespace trucban;
using wire::DecodeError;
using wire::DecodeFault;

namespace {

const core::Instant kNow = wire::parseInstant("2026-11-21T14:03:07.250Z").value();
const core::UnitId kUnit{"M21"};

core::AlertId anAlertId() {
    return {core::Uuid::parse("0192f0c1-1111-7abc-8def-000000000001").value()};
}
core::CaseId aCaseId() {
    return {core::Uuid::parse("0192f0c1-2222-7abc-8def-000000000002").value()};
}

template <class T>
DecodeError errorOf(const std::expected<T, DecodeError>& result) {
    EXPECT_FALSE(result.has_value());
    return result.has_value() ? DecodeError{} : result.error();
}

} // namespace

TEST(UnitStatus, readsItsState) {
    EXPECT_EQ(wire::parseUnitStatus(R"({"state":"onScene"})"), core::UnitState::onScene);
    EXPECT_EQ(errorOf(wire::parseUnitStatus("{}")), (DecodeError{DecodeFault::missingField, "/state"}));
    EXPECT_EQ(errorOf(wire::parseUnitStatus(R"({"state":"asleep"})")), (DecodeError{DecodeFault::badValue, "/state"}));
    EXPECT_EQ(errorOf(wire::parseUnitStatus(R"({"state":1})")), (DecodeError{DecodeFault::wrongType, "/state"}));
    EXPECT_EQ(errorOf(wire::parseUnitStatus("[]")), (DecodeError{DecodeFault::notObject, ""}));
}

TEST(UnitPosition, readsWhereAndWhen) {
    const auto move = wire::parseUnitPosition(
        R"({"lat":10.5,"lon":106.5,"headingDeg":360,"seenAt":"2026-11-21T14:03:00Z"})", kUnit, kNow);
    ASSERT_TRUE(move.has_value());
    EXPECT_EQ(move->unit, kUnit);
    EXPECT_EQ(move->point, (core::GeoPoint{10.5, 106.5}));
    EXPECT_EQ(move->headingDeg, 0) << "north has one name";
    EXPECT_EQ(wire::formatInstant(move->seenAt), "2026-11-21T14:03:00.000Z");
    const auto bare = wire::parseUnitPosition(R"({"lat":10.5,"lon":106.5})", kUnit, kNow);
    ASSERT_TRUE(bare.has_value());
    EXPECT_EQ(bare->seenAt, kNow);
    EXPECT_FALSE(bare->headingDeg.has_value());
}

TEST(UnitPosition, refusesWhatWouldBeWrongOnTheMap) {
    const auto faultOf = [](const char* body) { return errorOf(wire::parseUnitPosition(body, kUnit, kNow)); };
    EXPECT_EQ(faultOf(R"({"lon":1})"), (DecodeError{DecodeFault::missingField, "/lat"}));
    EXPECT_EQ(faultOf(R"({"lat":"1","lon":1})"), (DecodeError{DecodeFault::wrongType, "/lat"}));
    EXPECT_EQ(faultOf(R"({"lat":91,"lon":1})"), (DecodeError{DecodeFault::badValue, "/lat"}));
    EXPECT_EQ(faultOf(R"({"lat":1,"lon":181})"), (DecodeError{DecodeFault::badValue, "/lon"}));
    EXPECT_EQ(faultOf(R"({"lat":1e999,"lon":1})"), (DecodeError{DecodeFault::badValue, "/lat"}));
    EXPECT_EQ(faultOf(R"({"lat":0,"lon":0})").fault, DecodeFault::badValue);
    EXPECT_EQ(faultOf(R"({"lat":1,"lon":1,"headingDeg":361})"), (DecodeError{DecodeFault::badValue, "/headingDeg"}));
    EXPECT_EQ(faultOf(R"({"lat":1,"lon":1,"headingDeg":"N"})"), (DecodeError{DecodeFault::wrongType, "/headingDeg"}));
    EXPECT_EQ(faultOf(R"({"lat":1,"lon":1,"seenAt":"2020-01-01T00:00:00Z"})"),
              (DecodeError{DecodeFault::badValue, "/seenAt"}));
}

TEST(Visit, readsCountsAndPlace) {
    const auto visit = wire::parseVisit(
        R"({"team":"T3-1","ward":"26740","neighbourhood":"KP 3","householdCode":"3-17","heard":1,"informed":2,"supported":3,)"
        R"("version":99,"visibleTo":["26743"]})",
        kNow);
    ASSERT_TRUE(visit.has_value());
    EXPECT_EQ(visit->ward.value, 26740U);
    EXPECT_EQ(visit->team.value, "T3-1");
    EXPECT_EQ(visit->supported, 3U);
    EXPECT_EQ(visit->visitedAt, kNow);
    EXPECT_EQ(visit->version, 0U) << "not the sender's to say";
    EXPECT_TRUE(visit->visibleTo.empty());
}

TEST(Visit, refusesWhatCannotBeCounted) {
    const auto faultOf = [](const std::string& body) { return errorOf(wire::parseVisit(body, kNow)); };
    EXPECT_EQ(faultOf("{}"), (DecodeError{DecodeFault::missingField, "/ward"}));
    EXPECT_EQ(faultOf(R"({"ward":""})"), (DecodeError{DecodeFault::badValue, "/ward"}));
    EXPECT_EQ(faultOf(R"({"ward":"26740","heard":-1})"), (DecodeError{DecodeFault::badValue, "/heard"}));
    EXPECT_EQ(faultOf(R"({"ward":"26740","informed":10001})"), (DecodeError{DecodeFault::badValue, "/informed"}));
    EXPECT_EQ(faultOf(R"({"ward":"26740","visitedAt":"1999-01-01T00:00:00Z"})"),
              (DecodeError{DecodeFault::badValue, "/visitedAt"}));
    EXPECT_EQ(faultOf(R"({"ward":"26740","householdCode":")" + std::string(201, 'x') + "\"}"),
              (DecodeError{DecodeFault::badValue, "/householdCode"}));
}

TEST(Login, goesThereAndBack) {
    const auto body = wire::parseLogin(wire::encodeLogin({.user = "lan", .password = "mật \"khẩu\""}));
    ASSERT_TRUE(body.has_value());
    EXPECT_EQ(body->user, "lan");
    EXPECT_EQ(body->password, "mật \"khẩu\"");
    EXPECT_EQ(errorOf(wire::parseLogin(R"({"user":"lan"})")), (DecodeError{DecodeFault::missingField, "/password"}));
    EXPECT_EQ(errorOf(wire::parseLogin(R"({"user":1,"password":"x"})")),
              (DecodeError{DecodeFault::wrongType, "/user"}));

    const auto answer = wire::parseLoginAnswer(wire::encodeLoginAnswer({.token = "t",
                                                                        .user = "lan",
                                                                        .role = core::Role::city,
                                                                        .scope = {.all = true, .wards = {}},
                                                                        .expiresAt = kNow}));
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->token, "t");
    EXPECT_EQ(answer->role, core::Role::city);
    EXPECT_TRUE(answer->scope.all);
    EXPECT_EQ(answer->expiresAt, kNow);
    EXPECT_EQ(errorOf(wire::parseLoginAnswer("{}")), (DecodeError{DecodeFault::missingField, "/token"}));
}

TEST(AlertAnswer, isAsDocumented) {
    wire::AlertAnswer answer{.alertId = anAlertId(),
                             .caseId = aCaseId(),
                             .ward = {26740},
                             .priority = core::Priority::p1,
                             .seq = 17,
                             .updated = false,
                             .warnings = {{"/position", "out of range; dropped"}}};
    const auto text = wire::encodeAlertAnswer(answer);
    EXPECT_EQ(text,
              R"({"alertId":"0192f0c1-1111-7abc-8def-000000000001","caseId":"0192f0c1-2222-7abc-8def-000000000002",)"
              R"("ward":"26740","priority":"P1","seq":17,"warnings":[{"pointer":"/position",)"
              R"("reason":"out of range; dropped"}]})");
    EXPECT_EQ(wire::parseAlertAnswer(text), answer);
    answer.ward = {};
    answer.updated = true;
    const auto unowned = wire::encodeAlertAnswer(answer);
    EXPECT_TRUE(unowned.contains(R"("ward":null)"));
    EXPECT_TRUE(unowned.contains(R"("updated":true)"));
    EXPECT_EQ(wire::parseAlertAnswer(unowned), answer);
    EXPECT_EQ(errorOf(wire::parseAlertAnswer("{}")), (DecodeError{DecodeFault::missingField, "/alertId"}));
}

TEST(AlertStatus, speaksCitizensWordsAndNoNames) {
    core::Alert alert{.id = anAlertId()};
    alert.receivedAt = kNow;
    alert.details = core::AlertDetails{.text = "secret", .address = "secret"};
    core::Case case_{.id = aCaseId()};
    case_.state = core::CaseState::acknowledged;
    case_.acknowledgedBy = "lan";
    case_.changedAt = kNow + std::chrono::seconds{5};
    EXPECT_EQ(wire::encodeAlertStatus(alert, case_),
              R"({"alertId":"0192f0c1-1111-7abc-8def-000000000001","state":"đã tiếp nhận","stateCode":"acknowledged",)"
              R"("receivedAt":"2026-11-21T14:03:07.250Z","updatedAt":"2026-11-21T14:03:12.250Z"})");
    for (const auto& [state, name] : core::EnumNames<core::CaseState>::table) {
        case_.state = state;
        const auto text = wire::encodeAlertStatus(alert, case_);
        EXPECT_TRUE(text.contains(name));
        EXPECT_FALSE(text.contains("lan") || text.contains("secret"));
    }
}

TEST(Problem, isProblemJson) {
    EXPECT_EQ(wire::encodeProblem({.status = 400, .code = "notJson", .title = "T.", .detail = "", .pointer = ""}),
              R"({"type":"about:blank","status":400,"code":"notJson","title":"T."})");
    EXPECT_EQ(
        wire::encodeProblem({.status = 422, .code = "badValue", .title = "T.", .detail = "\"d\"", .pointer = "/a"}),
        R"({"type":"about:blank","status":422,"code":"badValue","title":"T.","detail":"\"d\"","pointer":"/a"})");
}

TEST(ReadApi, masksNumbersInEveryFreeText) {
    const std::string text = "gọi 0901234567 nhé";
    core::Case case_{.id = aCaseId()};
    case_.notes.push_back({.at = kNow, .author = "lan", .text = text});
    case_.transfer = core::TransferOffer{.reason = text, .answer = text};
    case_.jointRequests.push_back(
        {.text = text, .contactName = text, .referenceNumber = "114-00981234567", .answer = text});
    case_.outcome = core::Outcome{.note = text, .fileNumber = "TB 0901234567"};
    const auto page = wire::encodeCasePage({case_}, "");
    EXPECT_FALSE(page.contains("gọi 0901234567"));
    EXPECT_TRUE(page.contains("114-00981234567")) << "a record's number is not a person's";
    EXPECT_TRUE(page.ends_with(R"("next":null})"));
    EXPECT_TRUE(wire::encodeCasePage({}, "abc").ends_with(R"({"cases":[],"next":"abc"})"));

    const core::AlertDetails details{.text = text, .address = text};
    core::Alert archivedAlert{.id = anAlertId()};
    archivedAlert.details = details;
    core::Case archivedCase{.id = aCaseId()};
    archivedCase.notes = {{.at = {}, .author = "an", .text = text}};
    const std::vector<core::EventData> datas{
        core::AlertReceived{.facts = {}, .details = details, .caseId = {}},
        core::AlertUpdated{.facts = {}, .details = details},
        core::CasePrioritySet{.reason = text},
        core::NoteAdded{.text = text},
        core::CaseResolved{.outcome = {.note = text}},
        core::CaseClosed{.outcome = {.note = text}},
        core::CaseReopened{.reason = text},
        core::TransferOffered{.to = {}, .reason = text, .expiresAt = {}},
        core::TransferAnswered{.answer = text},
        core::JointRequested{.request = {}, .text = text},
        core::JointAnswered{.request = {}, .contactName = text, .referenceNumber = "", .answer = text},
        core::ReporterRevealed{.alert = {}, .reason = text},
        core::AlertUnarchived{archivedAlert},
        core::CaseUnarchived{archivedCase}};
    for (const auto& data : datas) {
        core::Event event;
        event.data = data;
        const auto encoded = wire::encodeEventPage({event}, 0);
        EXPECT_FALSE(encoded.contains("0901234567")) << core::typeOf(data);
        EXPECT_TRUE(encoded.contains("67")) << core::typeOf(data);
    }
    core::Alert alert{.id = anAlertId()};
    alert.details = details;
    EXPECT_FALSE(wire::encodeAggregate(wire::maskedAggregate(alert)).contains("0901234567"));
    core::Record need;
    need.need = core::NeedRecord{{"T3-01"}, "H0117", "lonelyElderly", 20'000};
    core::Event saved;
    saved.data = core::RecordSaved{need};
    EXPECT_FALSE(wire::encodeEventPage({saved}, 0).contains("H0117")) << "a household's need is its team's alone";
    EXPECT_FALSE(wire::encodeAggregate(wire::maskedAggregate(need)).contains("lonelyElderly"));
    EXPECT_TRUE(wire::encodeEventPage({}, 41).ends_with(R"({"events":[],"next":41})"));
}

TEST(ReadApi, pagesAreJson) {
    core::Case a{.id = aCaseId()};
    a.code = "VV-\"1\"";
    EXPECT_TRUE(wire::json::Document::parseObject(wire::encodeCasePage({a, a}, "x")).has_value());
    EXPECT_TRUE(
        wire::json::Document::parseObject(wire::encodeEventPage({core::Event{}, core::Event{}}, 3)).has_value());
}
