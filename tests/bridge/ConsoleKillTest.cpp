// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the console's session and of the gateway while officers' acts are under way, with real processes: what was
// once shown as queued happens once, whoever dies when.
#include "support/Process.h"
#include "support/TlsPeer.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <poll.h>
#include <random>
#include <set>
#include <sstream>
#include <sys/stat.h>

using namespace trucban;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

constexpr auto kPatience = 30s;

/// A gateway and one console on a folder of their own.
class Desk {
public:
    Desk() : m_port(test::freePort()) {
        const std::string gateway = TRUCBAN_GATEWAY;
        const auto data = (m_folder / "data").string();
        test::writeFile(m_folder / "password", "mat khau thu nghiem 1\n");
        EXPECT_EQ(test::run({gateway, "user", "add", "truc", "--role", "city", "--wards", "all", "--password-file",
                             (m_folder / "password").string(), "--data", data})
                      .exitCode,
                  0);
        const auto key = test::run({gateway, "key", "add", "app", "--data", data});
        EXPECT_EQ(key.exitCode, 0) << key.err;
        m_key = key.lastLine();
        EXPECT_EQ(::mkfifo((m_folder / "commands").c_str(), 0600), 0);
        startGateway();
    }

    void startGateway() {
        m_gateway.emplace(std::vector<std::string>{TRUCBAN_GATEWAY, "serve", "--data", (m_folder / "data").string(),
                                                   "--listen", "127.0.0.1:" + std::to_string(m_port)});
        m_pin = m_gateway->waitForLine("fingerprint sha256:", kPatience);
        ASSERT_FALSE(m_pin.empty()) << m_gateway->standardError();
        ASSERT_FALSE(m_gateway->waitForLine("listening on ", kPatience).empty());
    }
    void startConsole() {
        m_console.emplace(std::vector<std::string>{
            TRUCBAN_SESSION_PROBE, "--gateway", "https://127.0.0.1:" + std::to_string(m_port), "--user", "truc",
            "--password", "mat khau thu nghiem 1", "--pin", m_pin, "--profile", m_folder.path().string(), "--commands",
            (m_folder / "commands").string()});
    }
    void killConsole() {
        m_console->kill();
        m_told += m_console->standardOutput();
        m_console.reset();
    }
    void killGateway() { m_gateway->kill(); }
    [[nodiscard]] bool waitLive() { return waitFor(R"("state":"live")"); }
    [[nodiscard]] bool waitFor(const std::string& text, std::chrono::milliseconds patience = kPatience) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < end) {
            if (m_console->standardOutput().contains(text)) {
                return true;
            }
            ::poll(nullptr, 0, 10);
        }
        return false;
    }
    void tell(const std::string& line) {
        std::ofstream pipe(m_folder / "commands");
        pipe << line << '\n';
    }
    [[nodiscard]] std::string postAlert(int number) {
        const auto body = json::serialize(json::object{{"source", "sos-app"},
                                                       {"externalId", "k" + std::to_string(number)},
                                                       {"category", "other"},
                                                       {"text", "thử"},
                                                       {"position", {{"lat", 10.77}, {"lon", 106.69}}}});
        const auto reply = test::ask(m_port, "POST", "/v1/alerts", m_key, body);
        EXPECT_EQ(reply.status, 201) << reply.body;
        return std::string(json::parse(reply.body).at("caseId").as_string());
    }
    /// The texts of the log's notes, or of its alerts, with how often each stands in it.
    [[nodiscard]] std::map<std::string, int> notesInLog() {
        return textsInLog("noteAdded", [](const json::object& data) { return data.at("text"); });
    }
    [[nodiscard]] std::map<std::string, int> alertsInLog() {
        return textsInLog("alertReceived",
                          [](const json::object& data) { return data.at("details").as_object().at("text"); });
    }
    template <class TextOf>
    [[nodiscard]] std::map<std::string, int> textsInLog(std::string_view type, TextOf textOf) {
        const auto exported =
            test::run({TRUCBAN_GATEWAY, "export", "--after", "0", "--data", (m_folder / "data").string()});
        EXPECT_EQ(exported.exitCode, 0) << exported.err;
        std::map<std::string, int> texts;
        std::istringstream lines(exported.out);
        for (std::string line; std::getline(lines, line);) {
            const auto event = json::parse(line);
            if (event.at("type").as_string() == type) {
                ++texts[std::string(textOf(event.at("data").as_object()).as_string())];
            }
        }
        return texts;
    }
    [[nodiscard]] bool isInAnyFile(const std::string& text) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path())) {
            std::ostringstream bytes;
            if (entry.is_regular_file()) {
                bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            }
            if (bytes.str().contains(text)) {
                return true;
            }
        }
        return false;
    }
    /// Everything the consoles told, those that were killed too.
    [[nodiscard]] std::vector<json::object> told() {
        std::vector<json::object> lines;
        std::istringstream text(m_told + (m_console ? m_console->standardOutput() : ""));
        for (std::string line; std::getline(text, line);) {
            boost::system::error_code error;
            auto value = json::parse(line, error); // the last line of a killed process may be torn
            if (!error && value.is_object()) {
                lines.push_back(value.as_object());
            }
        }
        return lines;
    }
    [[nodiscard]] std::set<std::string> idsAt(std::set<std::string_view> stages) {
        std::set<std::string> ids;
        for (const auto& line : told()) {
            if (line.at("what").as_string() == "command" && stages.contains(line.at("stage").as_string())) {
                ids.emplace(line.at("id").as_string());
            }
        }
        return ids;
    }

private:
    test::TempFolder m_folder;
    int m_port;
    std::string m_key;
    std::string m_pin;
    std::string m_told;
    std::optional<test::Process> m_gateway;
    std::optional<test::Process> m_console;
};

void actsHappenOnce(int rounds) {
    Desk desk;
    std::mt19937 random(20261121);
    std::vector<std::string> cases;
    for (int n = 0; n < 4; ++n) {
        cases.push_back(desk.postAlert(n));
    }
    desk.startConsole();
    int made = 0;
    for (int round = 0; round < rounds; ++round) {
        ASSERT_TRUE(desk.waitLive()) << "round " << round;
        const auto acts = 1 + random() % 6;
        for (unsigned i = 0; i < acts; ++i) {
            desk.tell("note " + cases[random() % cases.size()] + " lần " + std::to_string(made++));
        }
        // Not a wait for something: the random moment of the power cut.
        ::poll(nullptr, 0, static_cast<int>(random() % 60));
        if (round % 3 == 2) {
            desk.killGateway();
            desk.startGateway();
        }
        desk.killConsole();
        desk.startConsole();
    }
    ASSERT_TRUE(desk.waitLive());
    const auto everQueued = desk.idsAt({"queued", "sent"});
    const auto end = std::chrono::steady_clock::now() + kPatience;
    auto accepted = desk.idsAt({"accepted"});
    while (!std::ranges::includes(accepted, everQueued) && std::chrono::steady_clock::now() < end) {
        ::poll(nullptr, 0, 20);
        accepted = desk.idsAt({"accepted"});
    }
    const auto notes = desk.notesInLog();
    for (const auto& [text, count] : notes) {
        EXPECT_EQ(count, 1) << text << " happened more than once";
    }
    EXPECT_GE(notes.size(), everQueued.size()) << "an act that was shown as queued is lost";
    EXPECT_GT(everQueued.size(), static_cast<std::size_t>(rounds) / 2)
        << "the rounds killed everything before it began";
}

/// Alerts taken down while both sides are killed: each is one case, and no file and no report has the caller's number.
void alertsAreEnteredOnce(int rounds) {
    const std::string phone = "0909876543";
    Desk desk;
    std::mt19937 random(20261122);
    desk.startConsole();
    int made = 0;
    for (int round = 0; round < rounds; ++round) {
        ASSERT_TRUE(desk.waitLive()) << "round " << round;
        const auto calls = 1 + random() % 4;
        for (unsigned i = 0; i < calls; ++i) {
            desk.tell("enter " + phone + " cuộc gọi " + std::to_string(made++));
        }
        ::poll(nullptr, 0, static_cast<int>(random() % 60)); // the random moment of the power cut
        if (round % 3 == 2) {
            desk.killGateway();
            desk.startGateway();
        }
        desk.killConsole();
        desk.startConsole();
    }
    ASSERT_TRUE(desk.waitLive());
    const auto everQueued = desk.idsAt({"queued", "sent"});
    // Not by what was told as accepted: whoever is killed between the disk and the telling has told nothing.
    const auto end = std::chrono::steady_clock::now() + kPatience;
    auto alerts = desk.alertsInLog();
    while (alerts.size() < everQueued.size() && std::chrono::steady_clock::now() < end) {
        ::poll(nullptr, 0, 100);
        alerts = desk.alertsInLog();
    }
    for (const auto& [text, count] : alerts) {
        EXPECT_EQ(count, 1) << text << " became two cases";
    }
    EXPECT_GE(alerts.size(), everQueued.size()) << "an alert that was shown as queued is lost";
    EXPECT_GT(everQueued.size(), static_cast<std::size_t>(rounds) / 2);
    for (const auto& line : desk.told()) {
        if (line.contains("phone")) {
            EXPECT_EQ(line.at("phone").as_string(), "") << json::serialize(line);
        }
    }
    desk.killConsole();
    EXPECT_FALSE(desk.isInAnyFile(phone));
}

TEST(ConsoleKill, alertsAreEnteredOnceThroughTenKills) {
    alertsAreEnteredOnce(10);
}

TEST(ConsoleKill, actsHappenOnceThroughTenKills) {
    actsHappenOnce(10);
}

TEST(ConsoleKill, DISABLED_actsHappenOnceThroughFiftyKills) {
    actsHappenOnce(50);
}

TEST(ConsoleKill, showsItsReplicaBeforeTheNetworkIsUp) {
    Desk desk;
    static_cast<void>(desk.postAlert(1));
    desk.startConsole();
    ASSERT_TRUE(desk.waitLive());
    desk.tell("cases");
    ASSERT_TRUE(desk.waitFor(R"("what":"end")"));
    ASSERT_TRUE(desk.waitFor(R"("what":"case")"));
    // The replica is written a quarter of a second after the change: ask until it is there.
    const auto end = std::chrono::steady_clock::now() + 2 * kPatience;
    bool fromDisk = false;
    while (!fromDisk && std::chrono::steady_clock::now() < end) {
        desk.killConsole();
        desk.killGateway();
        desk.startConsole();
        // Again and again: it may be asked before it has read its file, and one that has nothing says so for ever.
        const auto givenUp = std::chrono::steady_clock::now() + kPatience / 6;
        while (!fromDisk && std::chrono::steady_clock::now() < givenUp) {
            desk.tell("cases");
            fromDisk = desk.waitFor(R"("what":"case")", 200ms);
        }
        desk.startGateway();
        ASSERT_TRUE(desk.waitLive());
    }
    EXPECT_TRUE(fromDisk);
}

} // namespace
