// SPDX-License-Identifier: GPL-3.0-or-later
// What closed cases of weeks ago cost a gateway: start time and memory with all of them in the state, while they are
// archived, and after. gateway_archive_bench [CASES]; one JSON object out.
#include "resources/Embedded.h"
#include "support/GatewayFixture.h"
#include "support/OldCases.h"
#include "wire/Json.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace {

using namespace trucban;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

double millisecondsSince(Steady::time_point since) {
    return std::chrono::duration<double, std::milli>(Steady::now() - since).count();
}

/// A field of /proc/PID/status, in kB.
std::int64_t memoryOf(int pid, std::string_view field) {
    std::istringstream status{test::readFile("/proc/" + std::to_string(pid) + "/status")};
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field)) {
            return std::atoll(line.c_str() + field.size() + 1);
        }
    }
    return 0;
}

std::uint64_t metric(const test::GatewayFixture& gateway, const std::string& name) {
    const std::string text = "\n" + gateway.ask("GET", "/metrics").body;
    const auto at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::stoull(text.substr(at + name.size() + 2));
}

/// Started, looked at, stopped.
boost::json::object startOf(test::GatewayFixture& gateway) {
    const auto began = Steady::now();
    gateway.start();
    const double startMs = millisecondsSince(began);
    const auto asked = Steady::now();
    test::TestConsole city{gateway, gateway.login("city")};
    const bool isWhole = city.pumpTo(city.welcome().headSeq);
    boost::json::object figures{{"startMs", startMs},
                                {"snapshotMs", millisecondsSince(asked)},
                                {"snapshotWhole", isWhole},
                                {"snapshotMB", static_cast<double>(city.everything().size()) / 1e6},
                                {"residentMB", memoryOf(gateway.process().id(), "VmRSS:") / 1000},
                                {"peakMB", memoryOf(gateway.process().id(), "VmHWM:") / 1000},
                                {"archivedCases", metric(gateway, "trucban_archived_cases")}};
    (void)gateway.stop();
    return figures;
}

} // namespace

int main(int argc, char** argv) {
    const auto count = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 200'000);
    test::GatewayFixture gateway;
    gateway.addUser("city", "city", "all");
    auto policy = wire::decodePolicy(resources::referencePolicyJson());
    if (!policy) {
        return 1;
    }
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    policy->archiveAfter = core::Milliseconds::zero();
    const auto began = Steady::now();
    test::logOldCases(gateway.data(),
                      {.count = count, .from = now - std::chrono::hours{24 * 60}, .step = 5s, .policy = *policy});
    boost::json::object result{{"bench", "gateway archive"}, {"cases", count}, {"fillMs", millisecondsSince(began)}};
    (void)startOf(gateway); // folds the log and keeps a checkpoint
    result["allInTheState"] = startOf(gateway);

    policy->archiveAfter = core::kLeastArchiveAge;
    const auto file = gateway.data().parent_path() / "policy.json";
    test::writeFile(file, wire::encodePolicy(*policy));
    const auto archiving = Steady::now();
    gateway.start();
    (void)gateway.cli({"policy", "import", file.string()});
    const std::string key = gateway.addKey("sos-app");
    double worstMs = 0;
    int posted = 0;
    while (metric(gateway, "trucban_archived_cases") < count && millisecondsSince(archiving) < 1'800'000) {
        const auto asked = Steady::now();
        (void)gateway.post(key, test::alertJson("new-" + std::to_string(++posted), 10.772891, 106.695232, "x"));
        worstMs = std::max(worstMs, millisecondsSince(asked));
    }
    result["archiving"] = boost::json::object{{"tookMs", millisecondsSince(archiving)},
                                              {"alertsMeanwhile", posted},
                                              {"worstAnswerMs", worstMs},
                                              {"residentMB", memoryOf(gateway.process().id(), "VmRSS:") / 1000}};
    (void)gateway.stop();
    result["archived"] = startOf(gateway);
    const auto verifying = Steady::now();
    const int verified =
        test::run({test::GatewayFixture::program().string(), "verify", "--data", gateway.data().string()}, 3'600s)
            .exitCode;
    result["verify"] = boost::json::object{{"exitCode", verified}, {"tookMs", millisecondsSince(verifying)}};
    std::printf("%s\n", boost::json::serialize(result).c_str());
    return 0;
}
