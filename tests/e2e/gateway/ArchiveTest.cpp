// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Archive.h"

#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "store/KeyRing.h"
#include "support/GatewayFixture.h"
#include "support/OldCases.h"
#include "wire/Json.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <format>
#include <random>
#include <set>
#include <sstream>
#include <sys/resource.h>

// Cases of weeks ago leave the gateway's state; whatever names them works as before.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;

core::Instant ago(std::chrono::milliseconds time) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()) - time;
}

class ArchiveTest : public testing::Test {
protected:
    void prepare(std::uint32_t count) {
        gateway.addUser("city", "city", "all");
        gateway.addUser("desk", "duty-officer", "26743");
        gateway.addUser("far", "duty-officer", "26732");
        gateway.addUser("root", "admin", "all");
        key = gateway.addKey("sos-app");
        otherKey = gateway.addKey("other");
        logOldCases(gateway.data(), {.count = count, .from = ago(std::chrono::hours{24 * 20})});
    }

    std::uint64_t metric(const std::string& name) {
        const std::string text = "\n" + gateway.ask("GET", "/metrics").body;
        const auto at = text.find("\n" + name + " ");
        return at == std::string::npos ? 0 : std::stoull(text.substr(at + name.size() + 2));
    }
    bool waitFor(const std::string& name, std::uint64_t value, std::chrono::seconds time = 60s) {
        const auto deadline = std::chrono::steady_clock::now() + time;
        while (metric(name) != value) {
            if (std::chrono::steady_clock::now() > deadline) {
                ADD_FAILURE() << name << " is " << metric(name) << ", not " << value;
                return false;
            }
        }
        return true;
    }
    bool waitForArchived(std::uint64_t count) { return waitFor("trucban_archived_cases", count); }

    /// The ids of all pages of /v1/cases in their order.
    std::vector<std::string> listed(const std::string& token, const std::string& parameters) {
        std::vector<std::string> ids;
        std::string next;
        do {
            const HttpReply reply =
                gateway.ask("GET", "/v1/cases?" + parameters + (next.empty() ? "" : "&after=" + next), token);
            EXPECT_EQ(reply.status, 200) << reply.body;
            const auto page = boost::json::parse(reply.body).as_object();
            for (const auto& item : page.at("cases").as_array()) {
                ids.emplace_back(item.as_object().at("id").as_string());
            }
            next = page.at("next").is_null() ? std::string{} : std::string{page.at("next").as_string()};
        } while (!next.empty());
        return ids;
    }
    std::vector<core::Case> older(TestConsole& console, const std::string& text, std::uint32_t limit) {
        std::vector<core::Case> cases;
        wire::Query query{.kind = wire::QueryKind::olderCases, .text = text, .limit = limit};
        for (bool isLast = false; !isLast;) {
            query.id = TestConsole::newId();
            const auto answer = console.request(query.id, query);
            if (const auto* refused = std::get_if<wire::Refused>(&answer); refused && refused->code == "tooMany") {
                continue;
            }
            if (!std::holds_alternative<wire::Result>(answer)) {
                ADD_FAILURE() << wire::encode(answer);
                break;
            }
            const auto& result = std::get<wire::Result>(answer);
            EXPECT_LE(result.cases.size(), limit);
            cases.insert(cases.end(), result.cases.begin(), result.cases.end());
            query.after = result.next;
            query.caseId = result.nextCase;
            isLast = result.next == 0;
        }
        return cases;
    }

    /// What a console is told of the past, taken back and folded again, is what it holds now.
    static void stepBackAndForth(TestConsole& console) {
        const wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::past, .limit = 400};
        const auto answer = console.request(query.id, query);
        ASSERT_TRUE(std::holds_alternative<wire::Past>(answer)) << wire::encode(answer);
        const auto& past = std::get<wire::Past>(answer);
        core::State state = console.state();
        std::size_t left = 0;
        for (const wire::PastItem& item : past.items) {
            state.erase(std::visit(
                []<class Item>(const Item& told) {
                    if constexpr (std::is_same_v<Item, wire::Entered>) {
                        return core::refOf(told.aggregate);
                    } else {
                        return told.aggregate;
                    }
                },
                item.item));
            left += std::holds_alternative<wire::Left>(item.item) ? 1 : 0;
        }
        for (const core::Aggregate& value : past.before) {
            state.put(value);
        }
        EXPECT_GT(left, 100u);
        EXPECT_GT(state.cases.size(), 50u) << "they were there, a moment ago";
        for (const wire::PastItem& item : past.items) {
            foldItem(state, item.item);
        }
        const core::Scope all{.all = true, .wards = {}};
        EXPECT_EQ(core::canonicalBytes(state, all), core::canonicalBytes(console.state(), all));
    }

    GatewayFixture gateway;
    std::string key;
    std::string otherKey;
};

std::string refusalOf(const wire::ServerFrame& frame) {
    const auto* refused = std::get_if<wire::Refused>(&frame);
    return refused == nullptr ? "not refused" : refused->code;
}

TEST_F(ArchiveTest, whatNamesAnArchivedCaseWorksAsBefore) {
    prepare(300);
    gateway.start();
    ASSERT_TRUE(waitForArchived(300));
    EXPECT_EQ(metric("trucban_open_cases"), 0u);
    TestConsole desk{gateway, gateway.login("desk")};
    TestConsole far{gateway, gateway.login("far")};
    EXPECT_TRUE(desk.state().cases.empty());

    // The same report again: the same answer, and it stays where it is.
    const HttpReply repeated = gateway.ask("POST", "/v1/alerts", key, oldAlertJson(7));
    EXPECT_EQ(repeated.status, 200);
    const auto seventh = wire::parseAlertAnswer(repeated.body).value();
    EXPECT_FALSE(seventh.updated);
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key, oldAlertJson(7)).body, repeated.body);
    EXPECT_EQ(metric("trucban_archived_cases"), 300u);

    // Its sender's and the officers' look at it.
    const std::string alertPath = "/v1/alerts/" + seventh.alertId.toString();
    EXPECT_EQ(gateway.ask("GET", alertPath, key).status, 200);
    EXPECT_EQ(gateway.ask("GET", alertPath, otherKey).status, 404) << "not the key that posted it";
    const std::string casePath = "/v1/cases/" + seventh.caseId.toString();
    const std::string token = gateway.login("desk");
    EXPECT_EQ(gateway.ask("GET", casePath, token).status, 200);
    EXPECT_NE(gateway.ask("GET", casePath + "/events", token).body.find("caseArchived"), std::string::npos);
    EXPECT_EQ(gateway.ask("GET", casePath, gateway.login("far")).status, 404);

    // Refusals are those of the case as it is, and bring nothing back.
    EXPECT_EQ(refusalOf(desk.command(core::AcknowledgeCase{seventh.caseId})), "caseClosed");
    EXPECT_EQ(refusalOf(desk.command(core::RevealReporter{seventh.caseId, seventh.alertId, "x", false})), "caseClosed");
    EXPECT_EQ(refusalOf(far.command(core::AddNote{seventh.caseId, "x"})), "unknownCase");
    EXPECT_EQ(metric("trucban_archived_cases"), 300u);

    // Reopened, it is on the desks that see it, and the reporter can be looked up.
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(desk.command(core::ReopenCase{seventh.caseId, "Gọi lại"})));
    ASSERT_TRUE(desk.pump([&] {
        const core::Case* case_ = desk.state().case_(seventh.caseId);
        return case_ != nullptr && case_->state == core::CaseState::inProgress;
    }));
    EXPECT_NE(desk.state().alert(seventh.alertId), nullptr);
    const core::CommandId revealId = TestConsole::newId();
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(desk.request(
        revealId, wire::CommandFrame{{revealId, std::nullopt,
                                      core::RevealReporter{seventh.caseId, seventh.alertId, "Gọi lại", false}}})));
    const wire::Query reveal{
        .id = TestConsole::newId(), .kind = wire::QueryKind::reveal, .alert = seventh.alertId, .command = revealId};
    const auto revealed = desk.request(reveal.id, reveal);
    ASSERT_TRUE(std::holds_alternative<wire::Result>(revealed)) << wire::encode(revealed);
    EXPECT_EQ(std::get<wire::Result>(revealed).reporter->phone, "0901234567");

    // The sender calls again: an update, and a new case that rings; the old one is back beside it.
    const auto before = wire::parseAlertAnswer(gateway.ask("POST", "/v1/alerts", key, oldAlertJson(9)).body).value();
    const HttpReply update = gateway.ask("POST", "/v1/alerts", key, oldAlertJson(9, "Chúng quay lại rồi"));
    EXPECT_EQ(update.status, 200) << update.body;
    const auto ninth = wire::parseAlertAnswer(update.body).value();
    EXPECT_TRUE(ninth.updated);
    EXPECT_EQ(ninth.alertId, before.alertId);
    EXPECT_NE(ninth.caseId, before.caseId);
    ASSERT_TRUE(desk.pumpTo(ninth.seq));
    EXPECT_EQ(desk.state().case_(ninth.caseId)->state, core::CaseState::isNew);
    EXPECT_EQ(desk.state().case_(before.caseId)->state, core::CaseState::closed);
    EXPECT_EQ(desk.state().alert(ninth.alertId)->details->text, "Chúng quay lại rồi");
    EXPECT_EQ(metric("trucban_archived_cases"), 298u);
    EXPECT_TRUE(far.state().cases.empty());

    // Erasure takes it out of the archive too.
    const auto eleventh = wire::parseAlertAnswer(gateway.ask("POST", "/v1/alerts", key, oldAlertJson(11)).body).value();
    EXPECT_EQ(gateway.cli({"alert", "erase", eleventh.alertId.toString()}).exitCode, 0);
    EXPECT_EQ(gateway.cli({"export", "--after", "0"}).out.find("hẻm số 11\""), std::string::npos);
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key, oldAlertJson(11)).status, 201) << "a stranger from now on";

    EXPECT_EQ(gateway.stop(), 0);
    const Finished verified = gateway.cli({"verify"});
    EXPECT_EQ(verified.exitCode, 0) << verified.out;
    gateway.start();
    EXPECT_EQ(metric("trucban_archived_cases"), 297u);
    EXPECT_EQ(gateway.ask("GET", alertPath, key).status, 200);
}

TEST_F(ArchiveTest, pagesGoOnFromTheStateIntoTheArchive) {
    prepare(300);
    gateway.start();
    ASSERT_TRUE(waitForArchived(300));
    const auto fresh = gateway.post(key, alertJson("fresh", 10.772891, 106.695232, "Mất xe ở hẻm số 7 lần nữa"));
    const auto closed = gateway.post(key, alertJson("closed", 10.772891, 106.695232, "Mất xe ở hẻm số 7 đã xong"));
    TestConsole desk{gateway, gateway.login("desk")};
    ASSERT_TRUE(std::holds_alternative<wire::Accepted>(
        desk.command(core::CloseCase{closed.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false})));
    for (const char* user : {"city", "desk"}) {
        for (const char* limit : {"limit=1000", "limit=37", "limit=1&state=closed&ward=26743"}) {
            const bool isClosed = std::string_view{limit}.contains("closed");
            const auto ids = listed(gateway.login(user), limit);
            EXPECT_EQ(ids.size(), isClosed ? 301u : 302u) << user << ' ' << limit;
            EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
            EXPECT_EQ(ids.front(), closed.caseId.toString());
        }
    }
    EXPECT_TRUE(listed(gateway.login("far"), "limit=50").empty());
    EXPECT_EQ(listed(gateway.login("city"), "state=new").size(), 1u);
    EXPECT_EQ(listed(gateway.login("city"), "state=new").front(), fresh.caseId.toString());
    // Another one: the first was silent while the pages were asked for, which on a busy machine is too long.
    TestConsole reader{gateway, gateway.login("desk")};
    for (const std::uint32_t limit : {500u, 40u, 7u}) {
        const auto all = older(reader, "", limit);
        EXPECT_EQ(all.size(), 301u);
        EXPECT_EQ(all.front().id, closed.caseId);
        EXPECT_TRUE(std::ranges::is_sorted(all, std::ranges::greater_equal{},
                                           [](const core::Case& case_) { return *case_.closedAt; }));
    }
    // 7, 70 … 79 and 7 again; by a text or an address without its marks.
    EXPECT_EQ(older(reader, "hem so 7", 4).size(), 12u);
    EXPECT_EQ(older(reader, "123 le loi", 10).size(), 1u);
    TestConsole far{gateway, gateway.login("far")};
    EXPECT_TRUE(older(far, "hem", 100).empty());
}

TEST_F(ArchiveTest, aConsoleThatWasAwayHoldsTheSameBytesAsANewOne) {
    prepare(2'000);
    gateway.start();
    core::Seq cursor = 0;
    std::string head;
    {
        TestConsole console{gateway, gateway.login("desk")};
        ASSERT_TRUE(console.pumpTo(1));
        ASSERT_FALSE(console.state().cases.empty()) << "it came too late to see any";
        cursor = console.cursor();
        head = console.head();
        ASSERT_TRUE(console.pump([&] { return console.state().cases.empty(); }, 60s));
        ASSERT_TRUE(waitForArchived(2'000));
        // One that was there all the time follows, too.
        const auto answer = gateway.post(key, alertJson("last", 10.772891, 106.695232, "x"));
        ASSERT_TRUE(console.pumpTo(answer.seq));
        TestConsole fresh{gateway, gateway.login("desk")};
        ASSERT_TRUE(fresh.pumpTo(answer.seq));
        const core::Scope all{.all = true, .wards = {}};
        EXPECT_EQ(core::canonicalBytes(console.state(), all), core::canonicalBytes(fresh.state(), all));
        EXPECT_EQ(fresh.state().cases.size(), 1u);
        stepBackAndForth(fresh);
    }
    const auto answer = gateway.post(key, oldAlertJson(5, "gọi lại"));
    TestConsole fresh{gateway, gateway.login("desk")};
    ASSERT_TRUE(fresh.pumpTo(answer.seq));
    for (const bool isRestarted : {false, true}) {
        if (isRestarted) {
            ASSERT_EQ(gateway.stop(), 0);
            gateway.start(); // what it missed is now read from the log
        }
        TestConsole again{gateway, gateway.login("desk"), cursor, head};
        EXPECT_TRUE(again.welcome().resumed);
        ASSERT_TRUE(again.pumpTo(answer.seq));
        // It came with nothing, and everything it had was archived since: what it holds now is what came.
        const core::Scope all{.all = true, .wards = {}};
        core::State expected = fresh.state();
        core::State resumed = again.state();
        expected.policy = resumed.policy = {};
        EXPECT_EQ(core::canonicalBytes(resumed, all), core::canonicalBytes(expected, all)) << isRestarted;
    }
}

TEST_F(ArchiveTest, losesNothingWhenItIsKilledOverAndOver) {
    constexpr std::uint32_t kCases = 2'000;
    prepare(kCases);
    std::random_device seed;
    const unsigned number =
        std::getenv("TRUCBAN_SEED") != nullptr ? static_cast<unsigned>(std::atoi(std::getenv("TRUCBAN_SEED"))) : seed();
    SCOPED_TRACE(std::format("TRUCBAN_SEED={}", number));
    std::mt19937 random{number};
    int kills = 0;
    for (gateway.start(); metric("trucban_archived_cases") < kCases && kills < 100; ++kills) {
        (void)gateway.process().wait(std::chrono::milliseconds{std::uniform_int_distribution{20, 400}(random)});
        gateway.kill();
        gateway.start();
    }
    EXPECT_GT(kills, 2);
    ASSERT_TRUE(waitForArchived(kCases));
    const auto answer = gateway.post(key, oldAlertJson(kCases / 2));
    EXPECT_FALSE(answer.updated);
    ASSERT_EQ(gateway.stop(), 0);
    const Finished verified = gateway.cli({"verify"});
    EXPECT_EQ(verified.exitCode, 0) << verified.out;
    EXPECT_NE(verified.out.find(std::format("archived {}\n", 2 * kCases)), std::string::npos) << verified.out;
    std::istringstream lines{gateway.cli({"export", "--after", "0"}).out};
    core::State state;
    std::size_t archived = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto event = wire::decodeEvent(line);
        ASSERT_TRUE(event && core::apply(state, *event)) << line;
        archived += std::holds_alternative<core::CaseArchived>(event->data) ? 1 : 0;
    }
    EXPECT_EQ(archived, kCases) << "each once";
    EXPECT_TRUE(state.cases.empty());
}

TEST_F(ArchiveTest, aFullDiskHoldsItUpAndNobodyElse) {
    prepare(1'500);
    gateway.start();
    const auto limit = [&](rlim_t bytes) {
        const rlimit value{bytes, RLIM_INFINITY};
        ASSERT_EQ(::prlimit(gateway.process().id(), RLIMIT_FSIZE, &value, nullptr), 0);
    };
    limit(16'384);
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    while (metric("trucban_append_failures_total") == 0 && std::chrono::steady_clock::now() < deadline) {
    }
    ASSERT_GT(metric("trucban_append_failures_total"), 0u);
    EXPECT_LT(metric("trucban_archived_cases"), 1'500u);
    EXPECT_EQ(gateway.ask("GET", "/readyz").status, 200) << "no alert was turned away for it";
    const std::uint64_t archived = metric("trucban_archived_cases");
    EXPECT_EQ(listed(gateway.login("city"), "limit=500").size(), 1'500u) << "nothing fell between";
    EXPECT_EQ(metric("trucban_archived_cases"), archived);
    limit(RLIM_INFINITY);
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key, alertJson("new", 10.772891, 106.695232, "x")).status, 201);
    ASSERT_TRUE(waitForArchived(1'500)) << "it goes on by itself";
    ASSERT_EQ(gateway.stop(), 0);
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
}

TEST_F(ArchiveTest, canBeMadeAnewFromTheLog) {
    prepare(100);
    gateway.start();
    ASSERT_TRUE(waitForArchived(100));
    EXPECT_EQ(gateway.cli({"archive", "rebuild"}).exitCode, 1) << "not while it runs";
    ASSERT_EQ(gateway.stop(), 0);
    const Finished rebuilt = gateway.cli({"archive", "rebuild"});
    EXPECT_EQ(rebuilt.exitCode, 0) << rebuilt.err;
    EXPECT_NE(rebuilt.out.find("100 cases"), std::string::npos) << rebuilt.out;
    EXPECT_EQ(gateway.cli({"verify"}).exitCode, 0);
    gateway.start();
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key, oldAlertJson(3)).status, 200);
    EXPECT_EQ(metric("trucban_archived_cases"), 100u);
}

} // namespace
} // namespace trucban::test
