// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "core/ScopeTracker.h"
#include "support/GatewayFixture.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <format>
#include <random>
#include <sstream>

// The gateway's broadcast against the rule: a console holds exactly what its scope sees of the whole log, and no byte of
// anything that its scope never saw has come to it.
namespace trucban::test {
namespace {

struct Desk {
    std::string user;
    core::Scope scope;
    bool seesCases = true;
    std::unique_ptr<TestConsole> console;
};

class ScopeTest : public testing::Test {
protected:
    ScopeTest() {
        for (Desk& desk : desks) {
            std::string wards = desk.scope.all ? "all" : "";
            for (const core::WardCode ward : desk.scope.wards) {
                wards += (wards.empty() ? "" : ",") + std::to_string(ward.value);
            }
            gateway.addUser(desk.user, desk.scope.all ? "city" : desk.seesCases ? "duty-officer" : "team", wards);
        }
        key = gateway.addKey("sos-app", "26740");
        gateway.start();
        for (Desk& desk : desks) {
            // Every other one asks for compressed frames: they must say the same.
            desk.console = std::make_unique<TestConsole>(gateway, gateway.login(desk.user), 0, "",
                                                         (&desk - desks.data()) % 2 == 0);
        }
    }

    /// One of many things that move cases between wards, by a random officer.
    void actSomehow(int round) {
        const auto pick = [&](std::size_t count) {
            return std::uniform_int_distribution<std::size_t>{0, count - 1}(random);
        };
        constexpr std::pair<double, double> kPlaces[]{
            {10.772891, 106.695232}, {10.783321, 106.704246}, {10.789723, 106.695709}, {8.68, 106.6}};
        if (cases.empty() || pick(3) == 0) {
            const auto& [lat, lon] = kPlaces[pick(4)];
            const std::string text = std::format("MARK-{:04}", round);
            const auto answer =
                pick(6) == 0 ? gateway.post(key, std::format(R"({{"externalId":"r{}","text":"{}"}})", round, text))
                             : gateway.post(key, alertJson("r" + std::to_string(round), lat, lon, text,
                                                           pick(2) == 0 ? "robbery" : "noise"));
            cases.push_back(answer.caseId);
            last = std::max(last, answer.seq);
            return;
        }
        Desk& desk = desks[pick(desks.size())];
        const core::CaseId id = cases[pick(cases.size())];
        const core::WardCode wards[]{{26743}, {26740}, {26737}, {26732}};
        core::CommandBody body = core::AddNote{id, std::format("NOTE-{:04}", round)};
        switch (pick(8)) {
        case 0:
            body = core::ClaimCase{id, wards[pick(4)]};
            break;
        case 1:
            body = core::OfferTransfer{id, wards[pick(4)], "ngoài địa bàn"};
            break;
        case 2:
        case 3:
            body = core::AnswerTransfer{id, core::OfferState::accepted, {}};
            break;
        case 4:
            body = core::AcknowledgeCase{id};
            break;
        case 5:
            body = core::MergeCases{id, {cases[pick(cases.size())]}};
            break;
        case 6:
            body = core::UnmergeCase{id};
            break;
        default:
            break;
        }
        const auto frame = desk.console->command(std::move(body));
        if (const auto* accepted = std::get_if<wire::Accepted>(&frame)) {
            last = std::max(last, accepted->seq);
            ++acceptedCommands;
        }
    }

    GatewayFixture gateway;
    std::string key;
    std::vector<Desk> desks = [] {
        std::vector<Desk> made;
        const core::WardCode benThanh{26743}, saiGon{26740}, tanDinh{26737}, conDao{26732};
        made.push_back({"city", {.all = true, .wards = {}}, true, {}});
        made.push_back({"ben-thanh", {.all = false, .wards = {benThanh}}, true, {}});
        made.push_back({"sai-gon", {.all = false, .wards = {saiGon}}, true, {}});
        made.push_back({"two", {.all = false, .wards = {tanDinh, benThanh}}, true, {}});
        made.push_back({"con-dao", {.all = false, .wards = {conDao}}, true, {}});
        made.push_back({"team", {.all = false, .wards = {benThanh}}, false, {}});
        return made;
    }();
    std::mt19937 random{20261121};
    std::vector<core::CaseId> cases;
    core::Seq last = 0;
    int acceptedCommands = 0;
};

TEST_F(ScopeTest, aConsoleHoldsExactlyWhatItsScopeSees) {
    for (int round = 0; round < 400; ++round) {
        actSomehow(round);
        if (round == 200) { // one comes late, one comes back
            desks[1].console = std::make_unique<TestConsole>(gateway, gateway.login(desks[1].user));
        }
    }
    EXPECT_GT(acceptedCommands, 50);
    // The whole log, folded beside, tells for each marker who ever saw it.
    ASSERT_EQ(gateway.stop(), 0);
    const Finished exported = gateway.cli({"export", "--after", "0"});
    ASSERT_EQ(exported.exitCode, 0);
    std::istringstream lines{exported.out};
    core::State whole;
    std::map<std::string, std::vector<std::size_t>> seenBy;
    for (std::string line; std::getline(lines, line);) {
        const auto event = wire::decodeEvent(line);
        ASSERT_TRUE(event) << line;
        for (std::size_t i = 0; i < desks.size(); ++i) {
            const auto change = core::scopeChange(desks[i].scope, whole, *event);
            const bool isCase = event->aggregate.kind == core::AggregateKind::case_ ||
                                event->aggregate.kind == core::AggregateKind::alert;
            if ((change == core::ScopeChange::deliver || change == core::ScopeChange::enters) &&
                (desks[i].seesCases || !isCase)) {
                seenBy[event->aggregate.key].push_back(i);
            }
        }
        ASSERT_TRUE(core::apply(whole, *event)) << line;
    }
    EXPECT_GT(desks[0].console->socket().compressedFrames(), 10u);
    EXPECT_EQ(desks[1].console->socket().compressedFrames(), 0u);
    for (std::size_t i = 0; i < desks.size(); ++i) {
        TestConsole& console = *desks[i].console;
        while (console.pump([] { return false; }, std::chrono::milliseconds{200}) || !console.bye()) {
            if (console.socket().isClosed()) {
                break;
            }
        }
        if (desks[i].seesCases) {
            EXPECT_EQ(core::canonicalBytes(console.state(), desks[i].scope),
                      core::canonicalBytes(whole, desks[i].scope))
                << desks[i].user;
            EXPECT_EQ(core::canonicalBytes(console.state(), {.all = true, .wards = {}}),
                      core::canonicalBytes(console.state(), desks[i].scope))
                << desks[i].user << " holds something beside its scope";
        } else {
            EXPECT_TRUE(console.state().cases.empty() && console.state().alerts.empty());
        }
        for (const auto& [id, alert] : whole.alerts) {
            const std::string keyOfAlert = core::AggregateRef::of(id).key;
            const auto& seers = seenBy[keyOfAlert];
            const bool saw = std::ranges::find(seers, i) != seers.end();
            if (!saw) {
                EXPECT_EQ(console.everything().find(alert.details->text), std::string::npos) << desks[i].user;
                EXPECT_EQ(console.everything().find(keyOfAlert), std::string::npos) << desks[i].user;
            }
        }
    }
}

core::AggregateRef refOf(const wire::EventItem& item) {
    if (const auto* event = std::get_if<core::Event>(&item)) {
        return event->aggregate;
    }
    const auto* left = std::get_if<wire::Left>(&item);
    return left != nullptr ? left->aggregate : core::refOf(std::get<wire::Entered>(item).aggregate);
}

TEST_F(ScopeTest, thePastOfAScopeIsWhatItsConsoleHeld) {
    const core::Scope everything{.all = true, .wards = {}};
    std::vector<std::map<core::Seq, std::string>> held(desks.size());
    for (int round = 0; round < 150; ++round) {
        actSomehow(round);
        for (std::size_t i = 0; i < desks.size(); ++i) {
            TestConsole& console = *desks[i].console;
            ASSERT_TRUE(console.pumpTo(last));
            held[i][console.cursor()] = core::canonicalBytes(console.state(), everything);
        }
    }
    for (std::size_t i = 0; i < desks.size(); ++i) {
        if (!desks[i].seesCases) {
            wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::past, .text = {}};
            const auto refused = desks[i].console->request(query.id, query);
            EXPECT_TRUE(std::holds_alternative<wire::Refused>(refused)) << "a team has no past of cases";
            continue;
        }
        core::State state = desks[i].console->state();
        std::size_t compared = 0;
        for (std::optional<core::Seq> upTo = desks[i].console->cursor(); upTo > 0U;) {
            wire::Query query{.id = TestConsole::newId(), .kind = wire::QueryKind::past, .text = {}, .upTo = upTo};
            query.limit = std::uniform_int_distribution<std::uint32_t>{1, 60}(random);
            const auto answer = desks[i].console->request(query.id, query);
            const auto* past = std::get_if<wire::Past>(&answer);
            ASSERT_NE(past, nullptr) << wire::encode(answer);
            ASSERT_EQ(past->to, *upTo);
            ASSERT_LE(past->from, past->to);
            for (const auto& item : past->items) {
                state.erase(refOf(item.item));
            }
            for (const auto& aggregate : past->before) {
                state.put(aggregate);
            }
            const auto check = [&](core::Seq seq) {
                if (const auto then = held[i].find(seq); then != held[i].end()) {
                    EXPECT_EQ(core::canonicalBytes(state, everything), then->second) << desks[i].user << " at " << seq;
                    ++compared;
                }
            };
            const core::State start = state;
            check(past->from - 1);
            for (const auto& item : past->items) {
                foldItem(state, item.item);
                check(item.seq);
            }
            state = start;
            upTo = past->from - 1;
        }
        EXPECT_GT(compared, 10U) << desks[i].user;
    }
}

} // namespace
} // namespace trucban::test
