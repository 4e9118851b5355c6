// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/resource.h>

// The log cannot be written any more: nothing is accepted, everybody is told, and it works again by itself.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;

class FullDiskTest : public testing::Test {
protected:
    FullDiskTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("desk", "duty-officer", "26743");
        key = gateway.addKey("sos-app");
        gateway.start();
    }
    /// No file may grow beyond what the largest one is now.
    void fillDisk() {
        std::uintmax_t largest = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{gateway.data()}) {
            largest = entry.is_regular_file() ? std::max(largest, entry.file_size()) : largest;
        }
        limit(largest);
    }
    void limit(rlim_t bytes) {
        const rlimit value{bytes, RLIM_INFINITY};
        ASSERT_EQ(::prlimit(gateway.process().id(), RLIMIT_FSIZE, &value, nullptr), 0);
    }
    HttpReply post(int number) {
        return gateway.ask("POST", "/v1/alerts", key,
                           alertJson("d" + std::to_string(number), 10.772891, 106.695232, std::string(3'000, 'x')));
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(FullDiskTest, turnsAlertsAwayShowsItAndRecoversByItself) {
    TestConsole city{gateway, gateway.login("city")};
    TestConsole desk{gateway, gateway.login("desk")};
    fillDisk();
    int number = 0;
    std::vector<std::string> taken;
    HttpReply reply;
    for (; number < 2'000 && reply.status != 503; ++number) {
        reply = post(number);
        if (reply.status == 201) {
            taken.push_back("d" + std::to_string(number));
        }
    }
    ASSERT_EQ(reply.status, 503);
    EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(gateway.ask("GET", "/readyz").status, 503);
    EXPECT_EQ(gateway.ask("GET", "/healthz").status, 200);
    for (TestConsole* console : {&city, &desk}) {
        EXPECT_TRUE(console->pump([&] { return console->desks() && !console->desks()->logWritable; }, 5s));
    }
    const auto frame = city.command(core::AddNote{core::CaseId{TestConsole::newId().value}, "x"});
    EXPECT_TRUE(std::holds_alternative<wire::Refused>(frame));
    const auto complaints = [&] {
        const std::string said = gateway.process().standardError();
        std::size_t count = 0;
        for (std::size_t at = 0; (at = said.find("checkpointNotSaved", at)) != std::string::npos; ++at) {
            ++count;
        }
        return count;
    };
    (void)city.pump([&] { return complaints() > 1; }, 1'500ms); // it tries four times a second
    EXPECT_EQ(complaints(), 1u) << gateway.process().standardError();
    limit(RLIM_INFINITY);
    EXPECT_TRUE(city.pump([&] { return city.desks()->logWritable; }, 10s)) << "nobody asked, it found out itself";
    EXPECT_EQ(gateway.ask("GET", "/readyz").status, 200);
    EXPECT_EQ(post(number - 1).status, 201) << "the alert that was turned away";
    EXPECT_EQ(gateway.stop(), 0);
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
    const std::string log = gateway.cli({"export", "--after", "0"}).out;
    for (const std::string& id : taken) {
        EXPECT_NE(log.find('"' + id + '"'), std::string::npos) << id << " was answered and is lost";
    }
}

} // namespace
} // namespace trucban::test
