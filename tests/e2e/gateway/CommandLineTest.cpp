// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/Embedded.h"
#include "support/GatewayFixture.h"
#include "support/OldCases.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/stat.h>

namespace trucban::test {
namespace {

using namespace std::chrono_literals;

class CommandLineTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name, const std::string& bytes) {
        const auto path = folder / name;
        writeFile(path, bytes);
        return path;
    }
    /// A subcommand that needs no folder.
    static Finished alone(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), GatewayFixture::program().string());
        return run(std::move(arguments));
    }
    TempFolder folder;
    GatewayFixture gateway;
};

TEST_F(CommandLineTest, printsKeyAloneOnTheLastLine) {
    const std::string key = gateway.addKey("sos-app");
    EXPECT_TRUE(key.starts_with("tbk_")) << key;
    EXPECT_EQ(gateway.cli({"key", "list"}).out, "sos-app\tenabled\tintake\n");
    EXPECT_EQ(gateway.cli({"key", "add", "sos-app"}).exitCode, 1);
}

TEST_F(CommandLineTest, aKeyIsForWhatItWasMadeFor) {
    const auto add = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"key", "add", "patrol"});
        return gateway.cli(std::move(more)).exitCode;
    };
    EXPECT_EQ(add({"--for", "everything"}), 1);
    EXPECT_EQ(add({"--units", "M1"}), 1) << "a key for alerts has no units";
    EXPECT_EQ(add({"--for", "devices", "--units", ""}), 1) << "an empty list must not mean all of them";
    EXPECT_EQ(add({"--for", "devices", "--units", ","}), 1);
    EXPECT_EQ(add({"--for", "devices", "--units", "M2,M1,M2"}), 0);
    EXPECT_EQ(add({}), 1) << "there is one of that name";
    EXPECT_EQ(gateway.cli({"key", "list"}).out, "patrol\tenabled\tdevices of M1,M2\n");
    EXPECT_EQ(gateway.cli({"key", "allow", "patrol", "--for", "all"}).out, "key patrol is for intake,devices,visits\n");
    EXPECT_EQ(gateway.cli({"key", "list"}).out, "patrol\tenabled\tintake,devices,visits\n");
    EXPECT_EQ(gateway.cli({"key", "allow", "nobody", "--for", "visits"}).exitCode, 1);
}

TEST_F(CommandLineTest, refusesAFolderWithoutALog) {
    const auto copy = (folder / "copy.db").string();
    const auto policy = file("policy.json", "{}").string();
    const auto secret = file("pw", "mật khẩu mới 1\n").string();
    const std::vector<std::vector<std::string>> commands{{"verify"},
                                                         {"head"},
                                                         {"backup", copy},
                                                         {"export", "--after", "0"},
                                                         {"archive", "rebuild"},
                                                         {"policy", "show"},
                                                         {"policy", "import", policy},
                                                         {"alert", "erase", TestConsole::newId().toString()},
                                                         {"key", "disable", "a"},
                                                         {"key", "allow", "a"},
                                                         {"user", "disable", "a"},
                                                         {"user", "passwd", "a", "--password-file", secret}};
    for (const auto& command : commands) {
        const Finished done = gateway.cli(command);
        EXPECT_EQ(done.exitCode, 1) << command[0] << done.out;
        EXPECT_NE(done.err.find("log.db"), std::string::npos) << command[0] << done.err;
        EXPECT_FALSE(std::filesystem::exists(gateway.data())) << command[0];
        EXPECT_FALSE(std::filesystem::exists(gateway.data().string() + ".keys")) << command[0];
    }
    EXPECT_FALSE(std::filesystem::exists(copy));
    EXPECT_NE(gateway.cli({"user", "list"}).exitCode, 0);
    (void)gateway.addKey("sos-app");
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
}

TEST_F(CommandLineTest, exportMasksNumbersUnlessTold) {
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    gateway.post(key, alertJson("1", 10.7729, 106.6952, "gọi 0901234567"));
    EXPECT_EQ(gateway.cli({"export", "--after", "0"}).out.find("0901234567"), std::string::npos);
    EXPECT_NE(gateway.cli({"export", "--after", "0", "--raw"}).out.find("0901234567"), std::string::npos);
}

TEST_F(CommandLineTest, keepsAccounts) {
    gateway.addUser("an.nguyen", "duty-officer", "26743,26740");
    EXPECT_EQ(gateway.cli({"user", "disable", "an.nguyen"}).exitCode, 0);
    EXPECT_EQ(gateway.cli({"user", "list"}).out, "an.nguyen\tduty-officer\t26740,26743\tdisabled\n");
    EXPECT_EQ(gateway.cli({"user", "enable", "an.nguyen"}).exitCode, 0);
    EXPECT_EQ(gateway.cli({"user", "disable", "nobody"}).exitCode, 1);
    const auto secret = file("pw", "mật khẩu mới 1\n").string();
    EXPECT_EQ(
        gateway.cli({"user", "add", "b", "--role", "chief", "--wards", "all", "--password-file", secret}).exitCode, 1);
    EXPECT_EQ(gateway.cli({"user", "add", "b", "--role", "city", "--wards", "1", "--password-file", secret}).exitCode,
              1);
    EXPECT_EQ(
        gateway.cli({"user", "add", "B!", "--role", "city", "--wards", "all", "--password-file", secret}).exitCode, 1);
    EXPECT_EQ(gateway.cli({"user", "passwd", "an.nguyen", "--password-file", secret}).exitCode, 0);
    for (const std::string none : {"", ","}) {
        EXPECT_EQ(
            gateway.cli({"user", "add", "b", "--role", "duty-officer", "--wards", none, "--password-file", secret})
                .exitCode,
            1)
            << "an officer who would see nothing";
        EXPECT_EQ(gateway.cli({"user", "scope", "an.nguyen", "--role", "duty-officer", "--wards", none}).exitCode, 1);
    }
}

TEST_F(CommandLineTest, saysWhatItDoesNotUnderstand) {
    EXPECT_EQ(run({GatewayFixture::program().string()}).exitCode, 2);
    EXPECT_EQ(run({GatewayFixture::program().string(), "fly"}).exitCode, 2);
    EXPECT_EQ(run({GatewayFixture::program().string(), "serve"}).exitCode, 2);
    const Finished help = run({GatewayFixture::program().string(), "--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_NE(help.out.find("Examples:"), std::string::npos);
    const Finished insecure = gateway.cli({"serve", "--insecure", "--listen", "0.0.0.0:0"});
    EXPECT_EQ(insecure.exitCode, 1);
    EXPECT_NE(insecure.err.find("loopback"), std::string::npos);
}

TEST_F(CommandLineTest, refusesASecondGatewayOnTheSameData) {
    gateway.start();
    const Finished second = gateway.cli({"serve", "--listen", "127.0.0.1:0"});
    EXPECT_EQ(second.exitCode, 1);
    EXPECT_NE(second.err.find("Another gateway serves"), std::string::npos) << second.err;
}

TEST_F(CommandLineTest, importsUnitsWithAndWithoutAGateway) {
    const auto units =
        file("units.csv", "id,kind,homeWard,name,equipment\nM1,policePatrol,26743,Tuần tra 1,car;radio\n");
    const Finished offline = gateway.cli({"unit", "import", units.string()});
    EXPECT_EQ(offline.exitCode, 0) << offline.err;
    EXPECT_EQ(offline.out, "1 units imported, 0 unchanged\n");
    gateway.addUser("city", "city", "all");
    gateway.start();
    TestConsole console{gateway, gateway.login("city")};
    const auto more =
        file("more.csv", "M1,policePatrol,26743,Tuần tra 1,car;radio\nM2,outreachTeam,26740,Tổ 3 trong 1,\n");
    const Finished online = gateway.cli({"unit", "import", more.string()});
    EXPECT_EQ(online.out, "1 units imported, 1 unchanged\n") << online.err;
    EXPECT_TRUE(console.pump([&] { return console.state().unit(core::UnitId{"M2"}) != nullptr; }));
    const auto bad = file("bad.csv", "M3,policePatrol,26743,x\nM4,tank,26743,x\n");
    const Finished refused = gateway.cli({"unit", "import", bad.string()});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_NE(refused.err.find("row 2"), std::string::npos) << refused.err;
    EXPECT_EQ(console.state().unit(core::UnitId{"M3"}), nullptr) << "nothing half done";
}

TEST_F(CommandLineTest, usesImportedBoundariesWithoutARestart) {
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const auto before = gateway.post(key, alertJson("1", 10.7729, 106.6952, "x"));
    EXPECT_TRUE(before.ward.isNone()) << "without boundaries a ward is never certain";
    const auto boundaries =
        file("b.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"26743"},
        "geometry":{"type":"Polygon","coordinates":[[[106.68,10.76],[106.71,10.76],[106.71,10.79],[106.68,10.79],[106.68,10.76]]]}},
        {"type":"Feature","properties":{},"geometry":null}]})");
    const Finished imported = gateway.cli({"boundaries", "import", boundaries.string()});
    EXPECT_EQ(imported.exitCode, 0) << imported.err;
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    core::WardCode ward;
    for (int i = 2; ward.isNone() && std::chrono::steady_clock::now() < deadline; ++i) {
        ward = gateway.post(key, alertJson(std::to_string(i), 10.7729, 106.6952, "x")).ward;
    }
    EXPECT_EQ(ward.value, 26743u);
}

TEST_F(CommandLineTest, verifiesBacksUpAndRestores) {
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const auto answer = gateway.post(key, alertJson("1", 10.7729, 106.6952, "x"));
    const Finished head = gateway.cli({"head"});
    ASSERT_EQ(head.exitCode, 0) << head.err;
    const auto copy = folder / "copy.db";
    ASSERT_EQ(gateway.cli({"backup", copy.string()}).exitCode, 0);
    gateway.post(key, alertJson("2", 10.7729, 106.6952, "x"));
    EXPECT_EQ(gateway.cli({"verify", "--head", head.lastLine()}).exitCode, 0);
    const Finished false_ = gateway.cli({"verify", "--head", "1:" + std::string(64, 'a')});
    EXPECT_EQ(false_.exitCode, 3) << false_.out;
    EXPECT_EQ(gateway.cli({"verify", "--head", "nonsense"}).exitCode, 1);
    const Finished exported = gateway.cli({"export", "--after", "0", "--limit", "2"});
    EXPECT_EQ(std::ranges::count(exported.out, '\n'), 2);
    const auto restored = folder / "restored";
    const std::string keys = gateway.data().string() + ".keys";
    const Finished done = run(
        {GatewayFixture::program().string(), "restore", copy.string(), "--data", restored.string(), "--keys", keys});
    EXPECT_EQ(done.exitCode, 0) << done.err;
    const Finished events = run(
        {GatewayFixture::program().string(), "export", "--after", "0", "--data", restored.string(), "--keys", keys});
    EXPECT_NE(events.out.find(answer.alertId.toString()), std::string::npos);
}

// A program that closed the log as its last user took the write-ahead log away under the gateway: it went on answering
// 201 and wrote into a file that was not there any more. Only a second process can show it.
TEST_F(CommandLineTest, whatOtherProgramsOpenAndCloseStaysWholeUnderTheGateway) {
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const auto first = gateway.post(key, alertJson("1", 10.7729, 106.6952, "x"));
    const auto wal = gateway.data() / "log.db-wal";
    struct stat before{};
    ASSERT_EQ(::stat(wal.c_str(), &before), 0);
    for (int i = 0; i < 2; ++i) {
        ASSERT_EQ(gateway.cli({"head"}).exitCode, 0);
        ASSERT_EQ(gateway.cli({"key", "list"}).exitCode, 0);
        struct stat after{};
        ASSERT_EQ(::stat(wal.c_str(), &after), 0) << "the gateway writes into a file without a name";
        ASSERT_EQ(after.st_ino, before.st_ino);
    }
    const auto second = gateway.post(key, alertJson("2", 10.7729, 106.6952, "y"));
    gateway.kill();
    const std::string log = gateway.cli({"export", "--after", "0"}).out;
    EXPECT_TRUE(log.contains(first.alertId.toString()));
    EXPECT_TRUE(log.contains(second.alertId.toString()));
}

TEST_F(CommandLineTest, aBackupHasTheAttachments) {
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const std::string photo = "abc";
    const std::string name = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    ASSERT_EQ(gateway.ask("PUT", "/v1/attachments/" + name, key, photo).status, 201);
    const auto copy = folder / "copy.db";
    const Finished made = gateway.cli({"backup", copy.string()});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    EXPECT_NE(made.out.find("1 attachments"), std::string::npos) << made.out;
    EXPECT_EQ(gateway.cli({"backup", copy.string()}).exitCode, 1) << "there is one";
    EXPECT_NE(gateway.cli({"verify"}).out.find("attachments 1\n"), std::string::npos);
    EXPECT_EQ(gateway.stop(), 0);
    std::filesystem::remove_all(gateway.data());
    const std::string copies = copy.string() + ".attachments";
    std::filesystem::rename(copies, copies + ".away");
    const Finished half = gateway.cli({"restore", copy.string()});
    EXPECT_EQ(half.exitCode, 1);
    EXPECT_NE(half.err.find(copies), std::string::npos) << half.err;
    EXPECT_FALSE(std::filesystem::exists(gateway.data() / "log.db"));
    std::filesystem::rename(copies + ".away", copies);
    ASSERT_EQ(gateway.cli({"restore", copy.string()}).exitCode, 0);
    gateway.start();
    EXPECT_EQ(gateway.ask("PUT", "/v1/attachments/" + name, key, photo).status, 200) << "it is here already";
    const auto file = gateway.data() / "attachments" / name;
    std::string bytes = readFile(file);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeFile(file, bytes);
    const Finished checked = gateway.cli({"verify"});
    EXPECT_EQ(checked.exitCode, 3);
    EXPECT_NE(checked.out.find("BROKEN attachment " + name), std::string::npos) << checked.out;
    EXPECT_EQ(gateway.cli({"backup", (folder / "second.db").string()}).exitCode, 3)
        << "made, and says what is not in it";
}

TEST_F(CommandLineTest, erasesAnAlertOfAClosedCase) {
    gateway.addUser("city", "city", "all");
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const auto answer = gateway.post(key, alertJson("1", 10.7729, 106.6952, "bí mật"));
    EXPECT_EQ(gateway.cli({"alert", "erase", answer.alertId.toString()}).exitCode, 1) << "its case is open";
    TestConsole console{gateway, gateway.login("city")};
    const core::Outcome outcome{core::Disposition::mistaken, "", ""};
    ASSERT_TRUE(
        std::holds_alternative<wire::Accepted>(console.command(core::CloseCase{answer.caseId, outcome, false})));
    const Finished erased = gateway.cli({"alert", "erase", answer.alertId.toString()});
    EXPECT_EQ(erased.exitCode, 0) << erased.err;
    EXPECT_EQ(gateway.cli({"export", "--after", "0"}).out.find("bí mật"), std::string::npos);
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
    EXPECT_TRUE(console.pump([&] { return !console.state().alert(answer.alertId)->details; }));
}

// A gateway of before reasons and checklists kept its policy, and F5 offered nothing.
TEST_F(CommandLineTest, aPolicyOfAnOlderVersionIsCompleted) {
    auto old = wire::decodePolicy(resources::referencePolicyJson());
    ASSERT_TRUE(old.has_value());
    old->reasons.clear();
    old->checklists.clear();
    gateway.addUser("city", "city", "all");
    logOldCases(gateway.data(), {.count = 1, .from = core::Instant{std::chrono::hours{490'000}}, .policy = *old});
    EXPECT_NE(gateway.cli({"policy", "complete"}).err.find("checklists, reasons"), std::string::npos);
    gateway.start();
    TestConsole console{gateway, gateway.login("city")};
    EXPECT_TRUE(console.pump([&] { return !console.state().policy.reasons.empty(); }));
    EXPECT_FALSE(console.state().policy.checklists.empty());
    EXPECT_NE(gateway.process().standardError().find("policyCompleted"), std::string::npos);

    // Somebody's own rules are not touched, but named.
    std::string edited = gateway.cli({"policy", "show"}).out;
    const auto reasons = edited.find("\"reasons\": [");
    ASSERT_NE(reasons, std::string::npos);
    edited.replace(reasons, edited.find("\n  ]", reasons) + 4 - reasons, "\"reasons\": []");
    const Finished imported = gateway.cli({"policy", "import", file("own.json", edited).string()});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;
    EXPECT_EQ(gateway.stop(), 0);
    gateway.start();
    EXPECT_NE(gateway.process().standardError().find("policyPartsEmpty"), std::string::npos);
    EXPECT_NE(gateway.cli({"policy", "show"}).out.find("\"reasons\": []"), std::string::npos);
}

TEST_F(CommandLineTest, changesThePolicyWhileConsolesLookOn) {
    gateway.start();
    gateway.addUser("city", "city", "all");
    TestConsole console{gateway, gateway.login("city")};
    const Finished shown = gateway.cli({"policy", "show"});
    ASSERT_EQ(shown.exitCode, 0) << shown.err;
    EXPECT_EQ(alone({"policy", "check", file("shown.json", shown.out).string()}).exitCode, 0);
    std::string edited = shown.out;
    const std::string step = "\"textVi\": \"Báo 114 ngay";
    ASSERT_NE(edited.find(step), std::string::npos) << "checklists are part of it";
    edited.replace(edited.find(step), step.size(), "\"textVi\": \"Gọi 114 ngay");
    EXPECT_EQ(gateway.cli({"policy", "import", file("one.json", edited).string()}).exitCode, 1)
        << "the same step has other words in another list";
    for (auto at = edited.find(step); at != std::string::npos; at = edited.find(step)) {
        edited.replace(at, step.size(), "\"textVi\": \"Gọi 114 ngay");
    }
    const auto path = file("edited.json", edited).string();
    const Finished imported = gateway.cli({"policy", "import", path});
    EXPECT_EQ(imported.exitCode, 0) << imported.err;
    EXPECT_TRUE(console.pump([&] {
        const core::Checklist* list = console.state().policy.checklistFor("fire");
        return list != nullptr && list->checks.front().textVi.starts_with("Gọi 114");
    }));
    const Finished again = gateway.cli({"policy", "import", path});
    EXPECT_NE(again.err.find("version 2 is in force"), std::string::npos)
        << "it was made from version 1: " << again.err;
    EXPECT_EQ(std::ranges::count(gateway.cli({"policy", "history"}).out, '\n'), 2);
    EXPECT_EQ(gateway.cli({"policy", "show", "--version", "1"}).out, shown.out);
    EXPECT_EQ(gateway.cli({"policy", "show", "--version", "3"}).exitCode, 1);
}

TEST_F(CommandLineTest, namesWhatIsWrongInAPolicy) {
    const auto errorOf = [&](const std::string& text) {
        const Finished checked = alone({"policy", "check", file("p.json", text).string()});
        EXPECT_EQ(checked.exitCode, 1) << checked.out;
        return checked.err;
    };
    EXPECT_NE(errorOf("[]").find("object"), std::string::npos);
    EXPECT_NE(errorOf(R"({"kinds": [{"code": "other", "priority": "P9"}]})").find("/kinds/0/priority"),
              std::string::npos);
    EXPECT_NE(errorOf(R"({"checklist": []})").find("/checklist"), std::string::npos);
    std::string reference = alone({"policy", "reference"}).out;
    const std::string threshold = "\"threshold\": 0.6";
    ASSERT_NE(reference.find(threshold), std::string::npos);
    reference.replace(reference.find(threshold), threshold.size(), "\"threshold\": 60");
    EXPECT_NE(errorOf(reference).find("/duplicates/threshold is from 0 to 1"), std::string::npos);
}

TEST_F(CommandLineTest, printsThePortAndTheFingerprint) {
    const auto portFile = folder / "port";
    gateway.start({"--port-file", portFile.string()});
    EXPECT_EQ(std::stoi(readFile(portFile)), gateway.port());
    EXPECT_EQ(gateway.fingerprint().size(), 32u * 3 - 1);
    const std::string first = gateway.fingerprint();
    EXPECT_EQ(gateway.stop(), 0);
    gateway.start();
    EXPECT_EQ(gateway.fingerprint(), first) << "a console that pinned it comes back";
}

} // namespace
} // namespace trucban::test
