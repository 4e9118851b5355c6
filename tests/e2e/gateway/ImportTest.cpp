// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

#include <fstream>

namespace trucban::test {
namespace {

constexpr double kLat = 10.772891; // label point of Bến Thành
constexpr double kLon = 106.695232;

class ImportTest : public testing::Test {
protected:
    /// What `export --raw` prints of a gateway that some alerts came to, in a file.
    std::filesystem::path exported() {
        GatewayFixture gateway;
        gateway.addUser("city", "city", "all");
        const std::string key = gateway.addKey("sos-app");
        gateway.start();
        core::CaseId first;
        core::Seq last = 0;
        for (const char* id : {"1", "2", "3"}) {
            const auto alert = gateway.post(key, alertJson(id, kLat, kLon, "Cướp giật"));
            first = first.isNil() ? alert.caseId : first;
            last = alert.seq;
        }
        TestConsole city{gateway, gateway.login("city")};
        EXPECT_TRUE(city.pumpTo(last));
        EXPECT_TRUE(std::holds_alternative<wire::Accepted>(city.command(core::AcknowledgeCase{first})));
        EXPECT_TRUE(city.pump([&] { return city.state().cases.at(first).acknowledgedAt.has_value(); }));
        state = core::canonicalBytes(city.state(), {.all = true});
        EXPECT_EQ(gateway.stop(), 0);
        const auto done = gateway.cli({"export", "--raw", "--after", "0"});
        EXPECT_EQ(done.exitCode, 0) << done.err;
        const auto file = folder.path() / "events.jsonl";
        std::ofstream{file, std::ios::binary} << done.out;
        return file;
    }

    TempFolder folder;
    std::string state;
};

} // namespace

TEST_F(ImportTest, anEmptyLogTakesWhatAnotherPrinted) {
    const auto file = exported();
    GatewayFixture gateway;
    const auto done = gateway.cli({"import", file.string()});
    ASSERT_EQ(done.exitCode, 0) << done.err;
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
    gateway.addUser("city", "city", "all");
    gateway.start();
    TestConsole city{gateway, gateway.login("city")};
    ASSERT_TRUE(city.pumpTo(1));
    EXPECT_EQ(core::canonicalBytes(city.state(), {.all = true}), state);
}

TEST_F(ImportTest, whatIsInUseOrBrokenIsLeftAlone) {
    const auto file = exported();
    GatewayFixture gateway;
    ASSERT_EQ(gateway.cli({"import", file.string()}).exitCode, 0);
    EXPECT_EQ(gateway.cli({"import", file.string()}).exitCode, 1) << "it has events already";
    gateway.start();
    EXPECT_EQ(gateway.cli({"import", file.string()}).exitCode, 1) << "it is served";

    std::string text;
    std::getline(std::ifstream{file}, text, '\0');
    const auto second = text.find('\n') + 1;
    std::ofstream{file, std::ios::binary} << text.substr(second);
    GatewayFixture other;
    const auto done = other.cli({"import", file.string()});
    EXPECT_EQ(done.exitCode, 1);
    EXPECT_NE(done.err.find("line 1"), std::string::npos) << done.err;
    std::ofstream{file, std::ios::binary} << "{]\n";
    EXPECT_EQ(other.cli({"import", file.string()}).exitCode, 1);
    EXPECT_EQ(other.cli({"import", "/nowhere/events"}).exitCode, 1);
}

} // namespace trucban::test
