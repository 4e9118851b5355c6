// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <format>
#include <set>

namespace trucban::test {
namespace {

class ReadApiTest : public testing::Test {
protected:
    ReadApiTest() {
        gateway.addUser("city", "city", "all");
        gateway.addUser("ben-thanh", "duty-officer", "26743");
        gateway.addUser("con-dao", "duty-officer", "26732");
        gateway.addUser("team", "team", "26743");
        key = gateway.addKey("sos-app", {}, "all");
        gateway.start();
    }
    boost::json::object get(const std::string& target, const std::string& token, int status = 200) {
        const HttpReply reply = gateway.ask("GET", target, token);
        EXPECT_EQ(reply.status, status) << target << " " << reply.body;
        return boost::json::parse(reply.body).as_object();
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(ReadApiTest, pagesCasesNewestFirstAndMasked) {
    for (int i = 0; i < 25; ++i) {
        gateway.post(key, alertJson("a" + std::to_string(i), 10.772891, 106.695232, "Gọi 0901234567"));
    }
    const std::string city = gateway.login("city");
    std::set<std::string> seen;
    std::string after;
    int pages = 0;
    do {
        const auto page = get("/v1/cases?limit=10" + (after.empty() ? "" : "&after=" + after), city);
        for (const auto& item : page.at("cases").as_array()) {
            EXPECT_TRUE(seen.insert(std::string{item.as_object().at("id").as_string()}).second);
        }
        after = page.at("next").is_string() ? std::string{page.at("next").as_string()} : std::string{};
        ++pages;
    } while (!after.empty() && pages < 10);
    EXPECT_EQ(seen.size(), 25u);
    EXPECT_EQ(pages, 3);
    const HttpReply events = gateway.ask("GET", "/v1/events?limit=500", city);
    EXPECT_EQ(events.body.find("0901234567"), std::string::npos);
    EXPECT_EQ(events.body.find("Lê Văn C"), std::string::npos);
}

TEST_F(ReadApiTest, showsEachOnlyItsScope) {
    const auto answer = gateway.post(key, alertJson("a", 10.772891, 106.695232, "Chợ Bến Thành"));
    const std::string id = answer.caseId.toString();
    const std::string near = gateway.login("ben-thanh");
    const std::string far = gateway.login("con-dao");
    const std::string team = gateway.login("team");
    EXPECT_EQ(gateway.ask("GET", "/v1/cases/" + id, near).status, 200);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases/" + id + "/events", near).status, 200);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases/" + id, far).status, 404);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases/" + id + "/events", far).status, 404);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases/" + id, team).status, 403);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases", team).status, 403);
    EXPECT_TRUE(get("/v1/cases", far).at("cases").as_array().empty());
    for (const std::string& token : {far, team}) {
        const std::string events = gateway.ask("GET", "/v1/events", token).body;
        EXPECT_EQ(events.find(id), std::string::npos);
        EXPECT_EQ(events.find("Bến Thành"), std::string::npos);
    }
}

TEST_F(ReadApiTest, filtersAndRefusesNonsense) {
    gateway.post(key, alertJson("a", 10.772891, 106.695232, "x"));
    const std::string city = gateway.login("city");
    EXPECT_EQ(get("/v1/cases?state=new", city).at("cases").as_array().size(), 1u);
    EXPECT_TRUE(get("/v1/cases?state=closed", city).at("cases").as_array().empty());
    EXPECT_TRUE(get("/v1/cases?ward=26732", city).at("cases").as_array().empty());
    for (const char* bad : {"/v1/cases?state=dead", "/v1/cases?limit=-1", "/v1/cases?ward=x", "/v1/cases?after=x",
                            "/v1/events?after=1e3", "/v1/events?limit=many"}) {
        EXPECT_EQ(gateway.ask("GET", bad, city).status, 400) << bad;
    }
    for (const char* target : {"/v1/cases", "/v1/events", "/v1/cases/x", "/v1/cases/x/events"}) {
        EXPECT_EQ(gateway.ask("GET", target).status, 401) << target;
        EXPECT_EQ(gateway.ask("GET", target, key).status, 401) << "a key is no session: " << target;
    }
}

TEST_F(ReadApiTest, takesUnitsAndVisits) {
    const auto csv = gateway.data().parent_path() / "units.csv";
    writeFile(csv, "id,kind,homeWard,name,equipment\nM1,policePatrol,26743,Tuần tra,car;radio\n");
    ASSERT_EQ(gateway.cli({"unit", "import", csv.string()}).exitCode, 0);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/position", key, R"({"lat":10.77,"lon":106.69})").status, 200);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/status", key, R"({"state":"unavailable"})").status, 200);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/status", key, R"({"state":"flying"})").status, 400);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/check-in", key, "{}").status, 200);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M9/check-in", key, "{}").status, 404);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M9/status", key, R"({"state":"available"})").status, 404);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/status", {}, R"({"state":"available"})").status, 401);
    const std::string visit = R"({"team":"M1","ward":"26743","heard":1,"informed":2})";
    EXPECT_EQ(gateway.ask("POST", "/v1/visits", key, visit).status, 200);
    const auto events = get("/v1/events?limit=500", gateway.login("team")).at("events").as_array();
    EXPECT_TRUE(std::ranges::any_of(events, [](const auto& event) {
        return event.as_object().at("type").as_string() == "visitRecorded";
    })) << boost::json::serialize(events);
}

TEST_F(ReadApiTest, aKeyDoesOnlyWhatItIsFor) {
    const auto csv = gateway.data().parent_path() / "units.csv";
    writeFile(csv, "id,kind,homeWard,name,equipment\nM1,policePatrol,26743,Một,\nM2,policePatrol,26743,Hai,\n");
    ASSERT_EQ(gateway.cli({"unit", "import", csv.string()}).exitCode, 0);
    const std::string intake = gateway.addKey("app");
    const std::string devices = gateway.addKey("gps", {}, "devices");
    const std::string visits = gateway.addKey("team", {}, "visits");
    const std::string alert = alertJson("x", 10.772891, 106.695232, "x");
    const std::string digest(64, 'a');
    struct Row {
        std::string_view method;
        std::string target;
        std::string body;
        std::string_view purpose;
        const std::string* key;
    };
    const std::vector<Row> rows{{"POST", "/v1/alerts", alert, "intake", &intake},
                                {"GET", "/v1/alerts/" + TestConsole::newId().toString(), "", "intake", &intake},
                                {"POST", "/v1/cap", "<alert/>", "intake", &intake},
                                {"PUT", "/v1/attachments/" + digest, "x", "intake", &intake},
                                {"POST", "/v1/units/M1/status", R"({"state":"unavailable"})", "devices", &devices},
                                {"POST", "/v1/units/M1/check-in", "{}", "devices", &devices},
                                {"POST", "/v1/units/M1/position", R"({"lat":10.77,"lon":106.69})", "devices", &devices},
                                {"POST", "/v1/visits", R"({"team":"M1","ward":"26743","heard":1})", "visits", &visits}};
    for (const Row& row : rows) {
        for (const std::string* held : {&intake, &devices, &visits}) {
            const HttpReply reply = gateway.ask(row.method, row.target, *held, row.body);
            if (held == row.key) {
                EXPECT_NE(reply.status, 403) << row.target << reply.body;
                continue;
            }
            EXPECT_EQ(reply.status, 403) << row.target << reply.body;
            EXPECT_NE(reply.body.find("notForThisKey"), std::string::npos) << reply.body;
            EXPECT_NE(reply.body.find(std::format("a key for {}", row.purpose)), std::string::npos) << reply.body;
        }
    }
    ASSERT_EQ(gateway.cli({"key", "allow", "gps", "--for", "devices", "--units", "M1"}).exitCode, 0);
    const std::string available = R"({"state":"available"})";
    int status = 200; // a running gateway notices within a second
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (status != 403 && std::chrono::steady_clock::now() < deadline) {
        status = gateway.ask("POST", "/v1/units/M2/status", devices, available).status;
    }
    EXPECT_EQ(status, 403) << "not its unit";
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M2/position", devices, R"({"lat":10.77,"lon":106.69})").status, 403);
    EXPECT_EQ(gateway.ask("POST", "/v1/units/M1/status", devices, available).status, 200);
}

TEST_F(ReadApiTest, logsInAndOut) {
    const std::string token = gateway.login("city");
    EXPECT_EQ(gateway.ask("GET", "/v1/cases", token).status, 200);
    EXPECT_EQ(gateway.ask("POST", "/v1/logout", token).status, 204);
    EXPECT_EQ(gateway.ask("GET", "/v1/cases", token).status, 401) << "a token that was given back";
    EXPECT_EQ(gateway.ask("POST", "/v1/login", {}, R"({"user":"city","password":"wrong"})").status, 401);
    EXPECT_EQ(gateway.ask("POST", "/v1/login", {}, R"({"user":"nobody","password":"wrong"})").status, 401);
    EXPECT_EQ(gateway.ask("POST", "/v1/login", {}, R"({"user":"city"})").status, 400);
    int status = 0;
    for (int i = 0; i < 6 && status != 429; ++i) {
        status = gateway.ask("POST", "/v1/login", {}, R"({"user":"city","password":"wrong"})").status;
    }
    EXPECT_EQ(status, 429);
}

/// The document against the running server: every path and method it names is there, wants what it says, and answers
/// with a status it lists; and nothing else is served.
TEST_F(ReadApiTest, openApiIsTrue) {
    const auto document = get("/v1/openapi.json", {});
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    std::string city = gateway.login("city");
    std::size_t operations = 0;
    for (const auto& [path, methods] : document.at("paths").as_object()) {
        std::string target{path};
        for (std::size_t open = target.find('{'); open != std::string::npos; open = target.find('{')) {
            target.replace(open, target.find('}') - open + 1, TestConsole::newId().toString());
        }
        for (const auto& [name, value] : methods.as_object()) {
            ++operations;
            const auto& operation = value.as_object();
            std::string method{name};
            std::ranges::transform(method, method.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            const auto& security = operation.at("security").as_array();
            const std::string body = method == "GET" ? "" : "{}";
            const auto listed = [&](int status) {
                return operation.at("responses").as_object().contains(std::to_string(status));
            };
            std::string token;
            if (!security.empty()) {
                EXPECT_EQ(gateway.ask(method, target, {}, body).status, 401) << method << " " << target;
                token = security.at(0).as_object().contains("session") ? city : key;
            }
            const int status = gateway.ask(method, target, token, body).status;
            EXPECT_TRUE(listed(status)) << method << " " << target << " answers " << status;
            EXPECT_NE(status, 405) << method << " " << target;
            if (token == city && method == "POST") { // it was the log-out
                city = gateway.login("city");
            }
        }
    }
    EXPECT_EQ(operations, 20u);
    EXPECT_EQ(gateway.ask("GET", "/v1/nothing").status, 404);
    EXPECT_EQ(gateway.ask("DELETE", "/v1/alerts").status, 405);
}

TEST_F(ReadApiTest, tellsHowItIs) {
    EXPECT_EQ(get("/healthz", {}).at("status").as_string(), "alive");
    EXPECT_EQ(get("/readyz", {}).at("status").as_string(), "ready");
    gateway.post(key, alertJson("a", 10.772891, 106.695232, "x"));
    const std::string metrics = gateway.ask("GET", "/metrics").body;
    EXPECT_NE(metrics.find("trucban_alerts_total{result=\"accepted\"} 1\n"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find("trucban_log_writable 1\n"), std::string::npos);
}

} // namespace
} // namespace trucban::test
