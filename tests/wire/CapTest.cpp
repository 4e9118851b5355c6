// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/GeoPoint.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/Limits.h"
#include "wire/WireData.h"

#include <gtest/gtest.h>

using namespace trucban;
using wire::DecodeFault;

namespace {

const core::Instant kNow = wire::parseInstant("2026-11-21T14:03:07.250Z").value();

const core::Policy& policy() {
    static const core::Policy kPolicy = [] {
        core::Policy out;
        for (const char* code : {"fire", "rescue", "medical", "environment", "other"}) {
            out.kinds.push_back({.code = code});
        }
        return out;
    }();
    return kPolicy;
}

std::expected<std::vector<wire::AlertBody>, wire::DecodeError> parse(std::string_view xml) {
    return wire::parseCap(xml, kNow, policy());
}

/// A message with these elements inside <alert> beside identifier, sender and sent.
std::string message(const std::string& inside, const std::string& identifier = "vn-1") {
    return R"(<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>)" +
           identifier + "</identifier><sender>tram@example.vn</sender><sent>2026-11-21T21:00:00+07:00</sent>" +
           "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>" + inside + "</alert>";
}

wire::AlertBody only(const std::string& xml) {
    auto alerts = parse(xml);
    EXPECT_TRUE(alerts.has_value() && alerts->size() == 1);
    return alerts && alerts->size() == 1 ? alerts->front() : wire::AlertBody{};
}

DecodeFault faultOf(std::string_view xml) {
    const auto alerts = parse(xml);
    EXPECT_FALSE(alerts.has_value());
    return alerts ? DecodeFault::notJson : alerts.error().fault;
}

} // namespace

TEST(Cap, aFullMessageBecomesAnAlert) {
    const auto alerts = parse(test::recordedFile("cap-fire.xml"));
    ASSERT_TRUE(alerts.has_value());
    ASSERT_EQ(alerts->size(), 1U);
    const auto& alert = alerts->front();
    EXPECT_EQ(alert.facts.externalId, "VN-114-20261121-0031");
    EXPECT_EQ(alert.facts.source, core::AlertSource::call114);
    EXPECT_EQ(alert.facts.kind, "fire");
    EXPECT_EQ(wire::formatInstant(alert.facts.occurredAt), "2026-11-21T13:58:00.000Z") << "onset, not sent";
    EXPECT_FALSE(alert.facts.occurredAtAssumed);
    EXPECT_EQ(alert.details.text, "Cháy nhà dân\nLửa lan sang hai nhà bên & có người kẹt\nSơ tán khu phố 4");
    EXPECT_EQ(alert.details.address, "Hẻm 12 Nguyễn Trãi");
    ASSERT_TRUE(alert.details.position.has_value());
    EXPECT_EQ(alert.details.position->point, (core::GeoPoint{10.7571, 106.6825}));
    EXPECT_DOUBLE_EQ(alert.details.position->accuracyM, 150);
    ASSERT_EQ(alert.details.attachments.size(), 1U);
    EXPECT_EQ(alert.details.attachments[0].kind, core::AttachmentKind::photo);
    EXPECT_EQ(alert.details.attachments[0].bytes, 20480U);
    EXPECT_EQ(alert.reporter.name, "Trung tâm 114");
    EXPECT_TRUE(alert.facts.hasReporter);
    EXPECT_TRUE(alert.facts.warnings.empty());
}

TEST(Cap, eachInfoIsAnAlertOfItsOwn) {
    const auto alerts = parse(message("<info><event>a</event></info><info><event>b</event></info>"));
    ASSERT_TRUE(alerts.has_value());
    ASSERT_EQ(alerts->size(), 2U);
    EXPECT_EQ((*alerts)[0].facts.externalId, "vn-1");
    EXPECT_EQ((*alerts)[1].facts.externalId, "vn-1#2");
    EXPECT_EQ((*alerts)[1].details.text, "b") << "without words, the event's name";
}

TEST(Cap, aPolygonGivesItsMiddleAndACircleAroundIt) {
    const auto alert = only(message("<info><area><polygon>10.70,106.60 10.70,106.70 10.80,106.70 10.80,106.60 "
                                    "10.70,106.60</polygon></area></info>"));
    ASSERT_TRUE(alert.details.position.has_value());
    EXPECT_NEAR(alert.details.position->point.lat, 10.75, 1e-9);
    EXPECT_NEAR(alert.details.position->point.lon, 106.65, 1e-9);
    EXPECT_NEAR(alert.details.position->accuracyM, core::distanceM({10.75, 106.65}, {10.70, 106.60}), 100);
}

TEST(Cap, badShapesAreDroppedAndWarnedOf) {
    for (const char* shape : {"<circle>10.7 106.6 1</circle>", "<circle>0,0 1</circle>", "<circle>10.7,106.6</circle>",
                              "<circle>10.7,106.6 -1</circle>", "<circle>91,106 1</circle>", "<circle>a,b c</circle>",
                              "<circle>nan,inf 1</circle>", "<polygon>10.7,106.6 10.8,106.6</polygon>",
                              "<polygon>10.7,106.6 x 10.8,106.6 10.8,106.7</polygon>", "<polygon></polygon>"}) {
        const auto alert = only(message(std::string("<info><area>") + shape + "</area></info>"));
        EXPECT_FALSE(alert.details.position.has_value()) << shape;
        EXPECT_TRUE(alert.positionGiven) << shape;
        EXPECT_EQ(alert.facts.warnings.size(), 1U) << shape;
    }
}

TEST(Cap, statusTellsExercises) {
    for (const auto& [status, exercise] :
         {std::pair{"Actual", false}, std::pair{"Exercise", true}, std::pair{"Test", true}, std::pair{"Draft", true},
          std::pair{"System", false}}) {
        auto xml = message("<info/>");
        xml.replace(xml.find("Actual"), 6, status);
        EXPECT_EQ(only(xml).facts.exercise, exercise) << status;
    }
}

TEST(Cap, cancellationSpeaksOfTheMessageItRefersTo) {
    auto xml = message("<references>tram@example.vn,vn-0,2026-11-21T20:00:00+07:00 "
                       "tram@example.vn,vn-00,2026-11-21T20:30:00+07:00</references>",
                       "vn-2");
    xml.replace(xml.find("<msgType>Alert"), 14, "<msgType>Cancel");
    const auto alert = only(xml);
    EXPECT_EQ(alert.facts.externalId, "vn-0");
    EXPECT_EQ(alert.facts.senderState, core::SenderState::cancelled);
}

TEST(Cap, answersToMessagesAreNoAlerts) {
    for (const char* type : {"Ack", "Error"}) {
        auto xml = message("<info/>");
        xml.replace(xml.find("<msgType>Alert"), 14, std::string("<msgType>") + type);
        const auto alerts = parse(xml);
        ASSERT_TRUE(alerts.has_value());
        EXPECT_TRUE(alerts->empty());
    }
}

TEST(Cap, theEventMayNameAKindOfOurs) {
    EXPECT_EQ(only(message("<info><category>Fire</category><event> medical </event></info>")).facts.kind, "medical");
    EXPECT_EQ(only(message("<info><category>Geo</category><category>Rescue</category></info>")).facts.kind, "rescue");
    EXPECT_EQ(only(message("<info><category>Met</category></info>")).facts.kind, "other");
    EXPECT_EQ(only(message("<info><category>CBRNE</category></info>")).facts.kind, "other") << "not in this policy";
}

TEST(Cap, timesThatCannotBeAreReplaced) {
    const auto future = only(message("<info><onset>2027-01-01T00:00:00+07:00</onset></info>"));
    EXPECT_EQ(wire::formatInstant(future.facts.occurredAt), "2026-11-21T14:00:00.000Z")
        << "a forecast: when it was sent";
    auto xml = message("<info/>");
    xml.replace(xml.find("2026-11-21T21"), 13, "1999-11-21T21");
    const auto old = only(xml);
    EXPECT_TRUE(old.facts.occurredAtAssumed);
    EXPECT_EQ(old.facts.occurredAt, kNow);
    EXPECT_EQ(old.facts.warnings.size(), 1U);
}

TEST(Cap, theSameMessageAgainHasTheSameCanonicalForm) {
    auto xml = message("<info><event>x</event></info>");
    xml.replace(xml.find("2026-11-21T21"), 13, "1999-11-21T21");
    const auto first = wire::parseCap(xml, kNow, policy());
    const auto later = wire::parseCap(xml, kNow + std::chrono::seconds{9}, policy());
    ASSERT_TRUE(first && later);
    EXPECT_EQ(first->front().canonical, later->front().canonical);
    const auto other = parse(message("<info><event>y</event></info>"));
    EXPECT_NE(first->front().canonical, other->front().canonical);
}

TEST(Cap, longTextsAndBadLinksAreCutAndDropped) {
    const auto alert = only(message("<info><description>" + std::string(4001, 'x') +
                                    "</description><resource><uri>file:///etc/passwd</uri></resource></info>"));
    EXPECT_EQ(alert.details.text.size(), 4000U);
    EXPECT_TRUE(alert.details.attachments.empty());
    EXPECT_EQ(alert.facts.warnings.size(), 2U);
}

TEST(Cap, foreignElementsAreSkipped) {
    const auto alert = only(message(
        R"(<x:Signature xmlns:x="urn:x"><identifier>no</identifier><x:identifier>no</x:identifier></x:Signature>)"
        R"(<info><event>e</event><parameter><valueName>description</valueName><value>no</value></parameter></info>)"));
    EXPECT_EQ(alert.facts.externalId, "vn-1");
    EXPECT_EQ(alert.details.text, "e");
}

TEST(Cap, otherEncodingsAreRead) {
    const std::string latin =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>caf\xE9</identifier></alert>";
    EXPECT_EQ(only(latin).facts.externalId, "café");
}

TEST(Cap, cdataAndReferencesAreText) {
    EXPECT_EQ(only(message("<info><headline><![CDATA[<b>]]>&amp;&#x1EBF;</headline></info>")).details.text, "<b>&ế");
}

TEST(Cap, documentTypesAndEntitiesAreRefused) {
    EXPECT_EQ(faultOf("<!DOCTYPE alert><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>"), DecodeFault::badXml);
    EXPECT_EQ(faultOf("<!DOCTYPE a [<!ENTITY x \"y\">]><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">"
                      "<identifier>&x;</identifier></alert>"),
              DecodeFault::badXml);
    EXPECT_EQ(faultOf("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                      "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>&x;</identifier></alert>"),
              DecodeFault::badXml);
    EXPECT_EQ(faultOf(message("<info><event>&undefined;</event></info>")), DecodeFault::badXml);
}

TEST(Cap, brokenXmlIsRefused) {
    for (const char* xml : {"", "hello", "<alert>", "<alert/>", "{}",
                            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.1\"><identifier>1</identifier></alert>",
                            "<alarm xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>",
                            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><a></b></alert>",
                            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/><alert/>"}) {
        EXPECT_EQ(faultOf(xml), DecodeFault::badXml) << xml;
    }
    EXPECT_EQ(faultOf(message("<info><event>\xFF</event></info>")), DecodeFault::badXml);
}

TEST(Cap, deepAndLargeDocumentsAreRefused) {
    std::string deep;
    for (int i = 0; i < 1000; ++i) {
        deep += "<x>";
    }
    EXPECT_EQ(faultOf(message(deep)), DecodeFault::tooDeep);
    EXPECT_EQ(faultOf(message("<info><event>" + std::string(wire::kMaxBodyBytes, 'x') + "</event></info>")),
              DecodeFault::tooLarge);
    std::string many;
    for (int i = 0; i < 17; ++i) {
        many += "<info/>";
    }
    EXPECT_EQ(faultOf(message(many)), DecodeFault::tooLarge);
}

TEST(Cap, aMessageWithoutIdentityIsRefused) {
    const auto none = parse("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><info/></alert>");
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error(), (wire::DecodeError{DecodeFault::missingField, "/alert/identifier"}));
    EXPECT_EQ(faultOf(message("<info/>", std::string(129, 'x'))), DecodeFault::badValue);
}
