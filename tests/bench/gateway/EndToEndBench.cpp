// SPDX-License-Identifier: GPL-3.0-or-later
// Durable alerts a second over HTTPS with consoles listening: a real gateway, loaded by a real trucban-feed.
// Usage: gateway_end_to_end_bench [rate=1000] [consoles=200] [seconds=20]
#include "support/GatewayFixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace trucban;

int main(int argc, char** argv) {
    const std::string rate = argc > 1 ? argv[1] : "1000";
    const std::string consoles = argc > 2 ? argv[2] : "200";
    const std::string seconds = argc > 3 ? argv[3] : "20";
    test::TempFolder folder;
    test::GatewayFixture gateway;
    // The feed reads names and passwords separated by a blank, so this one has none.
    test::writeFile(folder / "password", "benchpassword\n");
    if (gateway
            .cli({"user", "add", "bench", "--role", "city", "--wards", "all", "--password-file", folder / "password"})
            .exitCode != 0) {
        std::fprintf(stderr, "no user\n");
        return 1;
    }
    test::writeFile(folder / "users", "bench benchpassword\n");
    test::writeFile(folder / "key", gateway.addKey("bench") + "\n");
    gateway.start();
    const std::string url = "https://127.0.0.1:" + std::to_string(gateway.port());
    const auto load = test::run({TRUCBAN_FEED_PROGRAM,
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
                                 folder / "figures.json"},
                                std::chrono::seconds{300});
    std::fprintf(stderr, "%s%s", load.out.c_str(), load.err.c_str());
    boost::system::error_code error;
    auto figures = boost::json::parse(test::readFile(folder / "figures.json"), error);
    boost::json::object result{{"bench", "gateway end to end"},
                               {"rate", std::atof(rate.c_str())},
                               {"consoles", std::atoi(consoles.c_str())},
                               {"tls", true},
                               {"cpus", std::thread::hardware_concurrency()},
                               {"feedExitCode", load.exitCode},
                               {"figures", error ? boost::json::value{nullptr} : figures}};
    std::printf("%s\n", boost::json::serialize(result).c_str());
    return load.exitCode == 0 ? 0 : 1;
}
