// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <format>

namespace trucban::test {
namespace {

constexpr double kLat = 10.772891; // label point of Bến Thành
constexpr double kLon = 106.695232;
constexpr double kIslandLat = 8.6878; // Côn Đảo
constexpr double kIslandLon = 106.6079;

class SameCallerTest : public testing::Test {
protected:
    SameCallerTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("ben-thanh", "duty-officer", "26743");
        gateway.addUser("con-dao", "duty-officer", "26732");
        gateway.addUser("committee", "committee", "all");
        key = gateway.addKey("sos-app", {}, "all");
        gateway.start();
    }
    wire::AlertAnswer report(const std::string& id, const std::string& phone, double lat = kLat, double lon = kLon) {
        return gateway.post(
            key, std::format(R"({{"source":"sos-app","externalId":"{}","occurredAt":"{}","category":"robbery",)"
                             R"("text":"Cướp giật","position":{{"lat":{},"lon":{},"accuracyM":10}},)"
                             R"("reporter":{{"name":"Lê Văn C","phone":"{}"}}}})",
                             id, "2026-11-21T12:00:00Z", lat, lon, phone));
    }
    static wire::ServerFrame ask(TestConsole& console, std::optional<core::CaseId> caseId, std::uint32_t limit = 30) {
        wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::sameCaller};
        query.caseId = caseId;
        query.limit = limit;
        return console.request(query.id, query);
    }
    static std::vector<core::CaseId> casesIn(const wire::ServerFrame& frame) {
        std::vector<core::CaseId> ids;
        const auto* result = std::get_if<wire::Result>(&frame);
        EXPECT_NE(result, nullptr) << wire::encode(frame);
        if (result != nullptr) {
            std::ranges::transform(result->cases, std::back_inserter(ids), &core::Case::id);
            EXPECT_FALSE(result->reporter.has_value());
        }
        return ids;
    }
    static std::string codeOf(const wire::ServerFrame& frame) {
        const auto* refused = std::get_if<wire::Refused>(&frame);
        return refused != nullptr ? refused->code : "answered";
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(SameCallerTest, namesTheCasesInSightAndNoNumber) {
    const auto first = report("1", "0901 234 567");
    const auto second = report("2", "+84901234567");
    const auto other = report("3", "0901234568");
    const auto far = report("4", "84901234567", kIslandLat, kIslandLon);
    TestConsole city{gateway, gateway.login("city")};
    ASSERT_TRUE(city.pumpTo(far.seq));
    EXPECT_EQ(casesIn(ask(city, first.caseId)), (std::vector{far.caseId, second.caseId}));
    EXPECT_EQ(casesIn(ask(city, first.caseId, 1)), (std::vector{far.caseId}));
    EXPECT_TRUE(casesIn(ask(city, other.caseId)).empty());
    for (const char* digits : {"901234567", "901 234 567", "01234568"}) {
        EXPECT_EQ(city.everything().find(digits), std::string::npos) << digits;
    }

    TestConsole ward{gateway, gateway.login("ben-thanh")};
    EXPECT_EQ(casesIn(ask(ward, first.caseId)), (std::vector{second.caseId}))
        << "another ward's case is not told, nor that there is one";
    EXPECT_EQ(codeOf(ask(ward, far.caseId)), "unknownCase");
    EXPECT_EQ(codeOf(ask(ward, std::nullopt)), "badValue");
    EXPECT_EQ(ward.everything().find(far.caseId.toString()), std::string::npos);
    TestConsole committee{gateway, gateway.login("committee")};
    EXPECT_EQ(codeOf(ask(committee, first.caseId)), "notPermitted");
}

TEST_F(SameCallerTest, followsAMergeAndForgetsWhatIsErased) {
    const auto first = report("1", "0901234567");
    const auto second = report("2", "0901234567");
    const auto third = report("3", "0900000000");
    TestConsole console{gateway, gateway.login("city")};
    ASSERT_TRUE(console.pumpTo(third.seq));
    const auto merged = console.command(core::MergeCases{.primary = third.caseId, .others = {second.caseId}});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(merged)) << wire::encode(merged);
    EXPECT_EQ(casesIn(ask(console, first.caseId)), (std::vector{third.caseId}));
    EXPECT_EQ(casesIn(ask(console, third.caseId)), (std::vector{first.caseId}));
    const auto closed =
        console.command(core::CloseCase{first.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(closed)) << wire::encode(closed);
    EXPECT_EQ(gateway.cli({"alert", "erase", first.alertId.toString()}).exitCode, 0);
    EXPECT_TRUE(casesIn(ask(console, third.caseId)).empty());
}

TEST_F(SameCallerTest, isTurnedAwayWhenAskedTooOftenAsEveryQueryIs) {
    const auto first = report("1", "0901234567");
    TestConsole console{gateway, gateway.login("city")};
    ASSERT_TRUE(console.pumpTo(first.seq));
    std::vector<core::CommandId> ids;
    for (int i = 0; i < 400; ++i) {
        wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::sameCaller};
        query.caseId = first.caseId;
        ids.push_back(query.id);
        console.send(query);
    }
    ASSERT_TRUE(console.pump(
        [&] { return std::ranges::all_of(ids, [&](const auto& id) { return console.answers().contains(id); }); }));
    EXPECT_GT(std::ranges::count_if(ids, [&](const auto& id) { return codeOf(console.answers().at(id)) == "tooMany"; }),
              100);
}

} // namespace
} // namespace trucban::test
