// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts that officers take down, through the real gateway's socket.
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace trucban::test {
namespace {

constexpr const char* kPhone = "0909876543";
constexpr const char* kName = "Trần Thị Kín";
constexpr core::WardCode kBenThanh{26743};

core::EntryId newEntry() {
    return {TestConsole::newId().value};
}

class IntakeTest : public testing::Test {
protected:
    IntakeTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("ben-thanh", "duty-officer", "26743");
        gateway.addUser("lanh-dao", "ward-leader", "26743");
        gateway.addUser("team", "team", "26743");
        gateway.addUser("committee", "committee", "all");
        key = gateway.addKey("tong-dai");
        gateway.start();
    }
    static core::EnterAlert heard(core::EntryId id = newEntry()) {
        core::EnterAlert alert{.externalId = id};
        alert.occurredAt = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        alert.category = "robbery";
        alert.text = "Hai người đi xe máy giật túi";
        alert.address = "12 Lê Lợi";
        alert.position = {.lat = 10.772891, .lon = 106.695232, .accuracyM = 10};
        alert.contact = {.callable = true, .silent = false};
        alert.reporter = {.name = kName, .phone = kPhone};
        return alert;
    }
    static wire::Accepted accepted(const wire::ServerFrame& frame) {
        const auto* done = std::get_if<wire::Accepted>(&frame);
        EXPECT_NE(done, nullptr) << wire::encode(frame);
        return done != nullptr ? *done : wire::Accepted{};
    }
    static std::string refusal(const wire::ServerFrame& frame) {
        const auto* refused = std::get_if<wire::Refused>(&frame);
        EXPECT_NE(refused, nullptr) << wire::encode(frame);
        return refused != nullptr ? refused->code : std::string{};
    }
    [[nodiscard]] std::string filesUnder(const std::filesystem::path& folder) const {
        std::stringstream all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            }
        }
        return all.str();
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(IntakeTest, opensACaseInTheOfficersName) {
    TestConsole console{gateway, gateway.login("ben-thanh")};
    const auto done = accepted(console.command(heard()));
    ASSERT_TRUE(done.caseId.has_value());
    ASSERT_TRUE(console.pumpTo(done.seq));
    const auto* case_ = console.state().case_(*done.caseId);
    ASSERT_NE(case_, nullptr);
    EXPECT_EQ(case_->openedBy, "ben-thanh");
    EXPECT_EQ(case_->kind, "robbery");
    EXPECT_EQ(case_->state, core::CaseState::isNew) << "it rings like any other";
    const auto* alert = console.state().alert(case_->alerts.front());
    ASSERT_NE(alert, nullptr);
    EXPECT_EQ(alert->facts.source, core::AlertSource::call113);
    EXPECT_TRUE(alert->facts.hasReporter);
    EXPECT_TRUE(alert->facts.contact.callable);
    EXPECT_EQ(alert->details->address, "12 Lê Lợi");
}

TEST_F(IntakeTest, theSameEntryAgainIsTheSameCase) {
    TestConsole first{gateway, gateway.login("ben-thanh")};
    const auto entry = heard();
    const auto id = TestConsole::newId();
    const wire::CommandFrame frame{{id, std::nullopt, entry}};
    const auto done = accepted(first.request(id, frame));
    // The answer was lost: the console comes back and sends it again, under its id and, after a repair, under another.
    TestConsole second{gateway, gateway.login("ben-thanh")};
    EXPECT_EQ(accepted(second.request(id, frame)), done);
    const auto other = TestConsole::newId();
    const auto repeated = accepted(second.request(other, wire::CommandFrame{{other, std::nullopt, entry}}));
    EXPECT_EQ(repeated.caseId, done.caseId);
    EXPECT_EQ(repeated.seq, done.seq);
    // And once more after the gateway was killed.
    gateway.kill();
    gateway.start();
    TestConsole third{gateway, gateway.login("ben-thanh")};
    EXPECT_EQ(accepted(third.request(id, frame)), done);
    ASSERT_TRUE(third.pumpTo(done.seq));
    EXPECT_EQ(third.state().cases.size(), 1u);
    EXPECT_EQ(third.state().alerts.size(), 1u);
}

TEST_F(IntakeTest, neverBecomesAnotherWordOfAnAlert) {
    TestConsole console{gateway, gateway.login("ben-thanh")};
    auto entry = heard();
    const auto done = accepted(console.command(entry));
    entry.text = "Nội dung khác";
    EXPECT_EQ(refusal(console.command(entry)), "badValue");
    const auto central = gateway.post(key, R"({"source":"113","externalId":")" + newEntry().toString() +
                                               R"(","category":"robbery","text":"x"})");
    ASSERT_TRUE(console.pumpTo(done.seq));
    EXPECT_NE(central.caseId, *done.caseId);
    EXPECT_EQ(console.state().alert(console.state().case_(*done.caseId)->alerts.front())->updates, 0u);
}

TEST_F(IntakeTest, asksForRoleSourceAndId) {
    for (const auto* user : {"team", "committee"}) {
        TestConsole console{gateway, gateway.login(user)};
        EXPECT_EQ(refusal(console.command(heard())), "notPermitted") << user;
    }
    TestConsole city{gateway, gateway.login("city")};
    for (const auto source : {core::AlertSource::sosApp, core::AlertSource::call114, core::AlertSource::camera}) {
        auto entry = heard();
        entry.source = source;
        EXPECT_EQ(refusal(city.command(entry)), "badValue");
    }
    EXPECT_EQ(refusal(city.command(heard(core::EntryId{}))), "badValue");
    for (const auto* user : {"ben-thanh", "lanh-dao", "city"}) {
        TestConsole console{gateway, gateway.login(user)};
        for (const auto source : core::kOfficerSources) {
            auto entry = heard();
            entry.source = source;
            EXPECT_TRUE(accepted(console.command(entry)).caseId.has_value()) << user;
        }
    }
}

TEST_F(IntakeTest, goesToTheOfficersWardWhenNobodyKnowsWhere) {
    TestConsole console{gateway, gateway.login("ben-thanh")};
    auto entry = heard();
    entry.position.reset();
    entry.category = "no such kind";
    const auto done = accepted(console.command(entry));
    ASSERT_TRUE(console.pumpTo(done.seq));
    const auto* case_ = console.state().case_(*done.caseId);
    ASSERT_NE(case_, nullptr);
    EXPECT_EQ(case_->candidates, core::WardSet{kBenThanh});
    EXPECT_EQ(case_->kind, "other") << "only what cannot be read is refused";
}

TEST_F(IntakeTest, keepsTheReporterOutOfEveryFrameAndFile) {
    TestConsole desk{gateway, gateway.login("ben-thanh")};
    TestConsole city{gateway, gateway.login("city"), 0, {}, true};
    const auto done = accepted(desk.command(heard()));
    ASSERT_TRUE(desk.pumpTo(done.seq));
    ASSERT_TRUE(city.pumpTo(done.seq));
    TestConsole late{gateway, gateway.login("city")};
    ASSERT_TRUE(late.pumpTo(done.seq));
    for (const auto* console : {&desk, &city, &late}) {
        EXPECT_EQ(console->everything().find(kPhone), std::string::npos);
        EXPECT_EQ(console->everything().find(kName), std::string::npos);
    }
    const auto exported = gateway.cli({"export", "--after", "0"});
    ASSERT_EQ(exported.exitCode, 0) << exported.err;
    EXPECT_NE(exported.out.find("alertReceived"), std::string::npos);
    EXPECT_EQ(exported.out.find(kPhone), std::string::npos);
    EXPECT_EQ(exported.out.find(kName), std::string::npos);
    const auto files = filesUnder(gateway.data());
    EXPECT_EQ(files.find(kPhone), std::string::npos);
    EXPECT_EQ(gateway.process().standardError().find(kPhone), std::string::npos);
}

TEST_F(IntakeTest, theReporterIsThereForARecordedReveal) {
    TestConsole desk{gateway, gateway.login("ben-thanh")};
    const auto done = accepted(desk.command(heard()));
    ASSERT_TRUE(desk.pumpTo(done.seq));
    const auto alert = desk.state().case_(*done.caseId)->alerts.front();
    const auto id = TestConsole::newId();
    (void)accepted(desk.request(
        id, wire::CommandFrame{{id, std::nullopt, core::RevealReporter{*done.caseId, alert, "gọi lại", true}}}));
    wire::Query query;
    query.id = TestConsole::newId();
    query.kind = wire::QueryKind::reveal;
    query.alert = alert;
    query.command = id;
    const auto answer = desk.request(query.id, query);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(answer)) << wire::encode(answer);
    EXPECT_EQ(std::get<wire::Result>(answer).reporter, (core::Reporter{kName, kPhone}));
}

} // namespace
} // namespace trucban::test
