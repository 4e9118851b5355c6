// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

namespace trucban::test {
namespace {

constexpr core::WardCode kBenThanh{26743};

class RecordsTest : public testing::Test {
protected:
    RecordsTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("leader", "ward-leader", "26743");
        gateway.addUser("duty", "duty-officer", "26743");
        gateway.addUser("con-dao", "duty-officer", "26732");
        gateway.addUser("team", "team", "26743");
        gateway.start();
    }
    static core::Record dayFigures(std::int64_t suspects) {
        core::Record record{.id = {TestConsole::newId().value}, .ward = kBenThanh};
        record.dayFigures = core::DayFiguresRecord{.day = 20'770, .values = {{"suspects", suspects}}, .source = {}};
        return record;
    }
    static auto history(TestConsole& console, const core::RecordId& id) {
        wire::Query query;
        query.id = TestConsole::newId();
        query.kind = wire::QueryKind::timeline;
        query.text = "record " + id.toString();
        return console.request(query.id, query);
    }
    static void expectRefusal(const auto& answer, core::Refusal why) {
        const auto* refused = std::get_if<wire::Refused>(&answer);
        ASSERT_NE(refused, nullptr) << wire::encode(answer);
        EXPECT_EQ(refused->code, core::nameOf(why));
    }

    GatewayFixture gateway;
};

TEST_F(RecordsTest, tellsWhoCorrectedAFigureToThoseWhoSeeIt) {
    TestConsole duty{gateway, gateway.login("duty")};
    TestConsole leader{gateway, gateway.login("leader")};
    core::Record record = dayFigures(3);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(duty.command(core::SaveRecords{{record}})));
    record.version = 1;
    record.dayFigures->values[0].count = 4;
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(leader.command(core::SaveRecords{{record}})));
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(
        leader.command(core::WithdrawRecords{{record.id}, "trùng với phường bên"})));
    const auto answer = history(duty, record.id);
    const auto* result = std::get_if<wire::Result>(&answer);
    ASSERT_NE(result, nullptr) << wire::encode(answer);
    ASSERT_EQ(result->timeline.size(), 3u);
    EXPECT_EQ(result->timeline[0].actor.name, "duty");
    EXPECT_EQ(std::get<core::RecordSaved>(result->timeline[1].data).record.dayFigures->values[0].count, 4);
    EXPECT_EQ(std::get<core::RecordWithdrawn>(result->timeline[2].data).reason, "trùng với phường bên");

    TestConsole elsewhere{gateway, gateway.login("con-dao")};
    expectRefusal(history(elsewhere, record.id), core::Refusal::unknownRecord);
    expectRefusal(history(elsewhere, {TestConsole::newId().value}), core::Refusal::unknownRecord);
    wire::Query odd;
    odd.id = TestConsole::newId();
    odd.kind = wire::QueryKind::timeline;
    odd.text = "record ' OR 1=1";
    expectRefusal(elsewhere.request(odd.id, odd), core::Refusal::badValue);
}

TEST_F(RecordsTest, tellsOfANeedToItsTeamAlone) {
    TestConsole team{gateway, gateway.login("team")};
    core::Record need{.id = {TestConsole::newId().value}, .ward = kBenThanh};
    need.need = core::NeedRecord{{"team"}, "KP3-0117", "lonelyElderly", 40'000};
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(team.command(core::SaveRecords{{need}})));
    const auto answer = history(team, need.id);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(answer)) << wire::encode(answer);
    EXPECT_EQ(std::get<wire::Result>(answer).timeline.size(), 1u);
    for (const char* user : {"city", "leader", "duty"}) {
        TestConsole other{gateway, gateway.login(user)};
        expectRefusal(history(other, need.id), core::Refusal::unknownRecord);
    }
    // Cases stay out of its sight, by this way too.
    wire::Query cases;
    cases.id = TestConsole::newId();
    cases.kind = wire::QueryKind::timeline;
    cases.caseId = core::CaseId{TestConsole::newId().value};
    expectRefusal(team.request(cases.id, cases), core::Refusal::notPermitted);
}

TEST_F(RecordsTest, locksADayFromItsSignOffUntilThatIsWithdrawn) {
    TestConsole duty{gateway, gateway.login("duty")};
    TestConsole leader{gateway, gateway.login("leader")};
    core::Record record = dayFigures(3);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(duty.command(core::SaveRecords{{record}})));
    core::Record lock{.id = {TestConsole::newId().value}, .ward = kBenThanh};
    lock.signOff = core::SignOffRecord{.from = 20'770, .to = 20'770};
    expectRefusal(duty.command(core::SaveRecords{{lock}}), core::Refusal::notPermitted);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(leader.command(core::SaveRecords{{lock}})));
    record.version = 1;
    record.dayFigures->values[0].count = 4;
    expectRefusal(duty.command(core::SaveRecords{{record}}), core::Refusal::signedOff);
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(leader.command(core::WithdrawRecords{{lock.id}, "sót"})));
    EXPECT_TRUE(std::holds_alternative<wire::Accepted>(duty.command(core::SaveRecords{{record}})));
}

} // namespace
} // namespace trucban::test
