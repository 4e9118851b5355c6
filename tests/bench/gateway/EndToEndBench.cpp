// SPDX-License-Identifier: GPL-3.0-or-later
// Durable alerts a second over HTTPS with consoles listening: a real gateway, loaded by a real trucban-feed.
// Usage: gateway_end_to_end_bench [rate=1000] [consoles=200] [seconds=20] [city|wards] [compressed|plain]
// "city": every console sees everything. "wards": four city desks, the others one ward each, as the city has them.
// Processor time is told apart, because the load maker shares the machine.
#include "gateway/DataFolder.h"
#include "store/Accounts.h"
#include "support/GatewayFixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace trucban;

namespace {

/// The accounts, cheap to log in to, and the feed's list of them.
bool addUsers(const std::filesystem::path& data, const std::filesystem::path& listFile, bool isByWard) {
    auto connection = gateway::Connection::open(data, std::nullopt);
    if (!connection) {
        return false;
    }
    store::Accounts accounts{*connection->database, connection->keys, store::PasswordCost::reduced};
    const core::Instant now = std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now());
    std::string list;
    bool good = true;
    const auto add = [&](const std::string& name, core::Role role, const core::Scope& scope) {
        good = good && accounts.addUser(name, role, scope, "benchpassword", now);
        list += name + " benchpassword\n";
    };
    for (int i = 0; i < (isByWard ? 4 : 1); ++i) {
        add("city" + std::to_string(i), core::Role::city, {.all = true, .wards = {}});
    }
    if (isByWard) {
        const geo::WardTable wards = gateway::embeddedWards();
        for (const core::Ward& ward : wards.wards()) {
            add("w" + std::to_string(ward.code.value), core::Role::dutyOfficer, {.all = false, .wards = {ward.code}});
        }
    }
    test::writeFile(listFile, list);
    return good;
}

/// Processor seconds of a running process.
double processorTime(int process) {
    std::ifstream stat{"/proc/" + std::to_string(process) + "/stat"};
    std::string word;
    for (int i = 0; i < 13; ++i) {
        stat >> word;
    }
    double user = 0;
    double system = 0;
    stat >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double childrensTime() {
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

int main(int argc, char** argv) {
    const auto argument = [&](int index, const char* fallback) {
        return std::string{argc > index ? argv[index] : fallback};
    };
    const std::string rate = argument(1, "1000");
    const std::string consoles = argument(2, "200");
    const std::string seconds = argument(3, "20");
    const std::string scope = argument(4, "city");
    const bool isPlain = argument(5, "compressed") == "plain";
    test::TempFolder folder;
    test::GatewayFixture gateway;
    test::writeFile(folder / "key", gateway.addKey("bench") + "\n");
    if (!addUsers(gateway.data(), folder / "users", scope == "wards")) {
        std::fprintf(stderr, "no users\n");
        return 1;
    }
    gateway.start();
    const std::string url = "https://127.0.0.1:" + std::to_string(gateway.port());
    std::vector<std::string> command{TRUCBAN_FEED_PROGRAM,
                                     "load",
                                     "--gateway",
                                     url,
                                     "--key-file",
                                     folder / "key",
                                     "--pin",
                                     gateway.fingerprint(),
                                     "--rate",
                                     rate,
                                     "--seconds",
                                     seconds,
                                     "--warm-up",
                                     "3",
                                     "--consoles",
                                     consoles,
                                     "--user-file",
                                     folder / "users",
                                     "--json",
                                     folder / "figures.json"};
    if (isPlain) {
        command.emplace_back("--plain");
    }
    const double gatewayBefore = processorTime(gateway.process().id());
    const double feedBefore = childrensTime();
    const auto load = test::run(std::move(command), std::chrono::seconds{300});
    const double gatewayTime = processorTime(gateway.process().id()) - gatewayBefore;
    const double feedTime = childrensTime() - feedBefore;
    std::fprintf(stderr, "%s%sprocessor: gateway %.1f s, feed %.1f s\n", load.out.c_str(), load.err.c_str(),
                 gatewayTime, feedTime);
    boost::system::error_code error;
    auto figures = boost::json::parse(test::readFile(folder / "figures.json"), error);
    boost::json::object result{{"bench", "gateway end to end"},
                               {"rate", std::atof(rate.c_str())},
                               {"consoles", std::atoi(consoles.c_str())},
                               {"scope", scope},
                               {"compressed", !isPlain},
                               {"tls", true},
                               {"cpus", std::thread::hardware_concurrency()},
                               {"gatewayCpuSeconds", gatewayTime},
                               {"feedCpuSeconds", feedTime},
                               {"feedExitCode", load.exitCode},
                               {"figures", error ? boost::json::value{nullptr} : figures}};
    std::printf("%s\n", boost::json::serialize(result).c_str());
    return load.exitCode == 0 ? 0 : 1;
}
