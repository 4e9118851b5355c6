// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Fold.h"
#include "support/GatewayFixture.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <format>
#include <random>
#include <set>
#include <sstream>
#include <thread>

// kill -9 at random points while alerts and commands run: whatever was answered is there, nothing is there twice, and
// the chain holds.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;

/// Posts alerts one after the other until the connection dies, each again until it is answered.
class Sender {
public:
    explicit Sender(std::string name) : m_name{std::move(name)} {}

    void runUntilDead(const GatewayFixture& gateway, const std::string& key) {
        try {
            TlsPeer peer{gateway.port(), gateway.isTls()};
            std::string buffer;
            for (;;) {
                const std::string id = std::format("{}-{}", m_name, m_next);
                peer.send(httpRequest("POST", "/v1/alerts", key, alertJson(id, 10.772891, 106.695232, id)));
                const HttpReply reply = readReply(peer, buffer, 10s);
                if (reply.status != 201 && reply.status != 200) {
                    return;
                }
                answered.emplace(id, *wire::parseAlertAnswer(reply.body));
                ++m_next;
            }
        } catch (const std::exception&) {
            // Expected: the gateway is gone; the next round goes on with the same alert.
        }
    }
    std::map<std::string, wire::AlertAnswer> answered;

private:
    std::string m_name;
    int m_next = 0;
};

/// Writes notes with ids of its own, sends each again until it is answered.
class Writer {
public:
    void runUntilDead(const GatewayFixture& gateway, const std::string& token, const core::CaseId& caseId) {
        try {
            TestConsole console{gateway, token};
            for (;;) {
                if (!m_pending) {
                    m_pending = core::Command{TestConsole::newId(), std::nullopt,
                                              core::AddNote{caseId, std::format("note {}", m_next)}};
                }
                const auto frame = console.request(m_pending->id, wire::CommandFrame{*m_pending});
                if (std::holds_alternative<wire::Accepted>(frame)) {
                    accepted.push_back(std::format("note {}", m_next++));
                    m_pending.reset();
                }
            }
        } catch (const std::exception&) {
            // Expected: the gateway is gone; the next round asks again with the same id.
        }
    }
    std::vector<std::string> accepted;

private:
    std::optional<core::Command> m_pending;
    int m_next = 0;
};

void killAndCheck(int rounds) {
    GatewayFixture gateway;
    gateway.addUser("city", "city", "all");
    const std::string key = gateway.addKey("sos-app");
    gateway.start();
    const auto first = gateway.post(key, alertJson("first", 10.772891, 106.695232, "first"));
    std::random_device seedSource;
    const char* given = std::getenv("TRUCBAN_SEED");
    const unsigned seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : seedSource();
    SCOPED_TRACE(std::format("TRUCBAN_SEED={}", seed));
    std::mt19937 random{seed};
    std::vector<Sender> senders;
    for (const char* name : {"a", "b", "c"}) {
        senders.emplace_back(name);
    }
    Writer writer;
    for (int round = 0; round < rounds; ++round) {
        const std::string token = gateway.login("city");
        {
            std::vector<std::jthread> threads;
            threads.reserve(senders.size() + 1);
            for (Sender& sender : senders) {
                threads.emplace_back([&] { sender.runUntilDead(gateway, key); });
            }
            threads.emplace_back([&] { writer.runUntilDead(gateway, token, first.caseId); });
            (void)gateway.process().wait(std::chrono::milliseconds{std::uniform_int_distribution{50, 600}(random)});
            gateway.kill();
        }
        gateway.start();
    }
    ASSERT_EQ(gateway.stop(), 0);
    const Finished verified = gateway.cli({"verify"});
    ASSERT_EQ(verified.exitCode, 0) << verified.out;
    const Finished exported = gateway.cli({"export", "--after", "0"});
    std::istringstream lines{exported.out};
    core::State state;
    core::Seq seq = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto event = wire::decodeEvent(line);
        ASSERT_TRUE(event);
        ASSERT_EQ(event->seq, ++seq);
        const auto applied = core::apply(state, *event);
        ASSERT_TRUE(applied) << core::sentenceOf(applied.error()) << '\n' << line;
    }
    std::size_t answered = 1;
    for (const Sender& sender : senders) {
        answered += sender.answered.size();
        for (const auto& [id, answer] : sender.answered) {
            const core::Alert* alert = state.alert(answer.alertId);
            ASSERT_NE(alert, nullptr) << id << " was answered and is lost";
            EXPECT_EQ(alert->facts.externalId, id);
            EXPECT_EQ(alert->updates, 0u);
        }
    }
    // Beside those answered at most one per sender and round can be there: taken, and killed before the answer.
    EXPECT_LE(state.alerts.size(), answered + senders.size());
    std::multiset<std::string> notes;
    for (const core::Note& note : state.case_(first.caseId)->notes) {
        notes.insert(note.text);
    }
    for (const std::string& text : writer.accepted) {
        EXPECT_EQ(notes.count(text), 1u) << text;
    }
    EXPECT_LE(notes.size(), writer.accepted.size() + 1);
    EXPECT_GT(answered, static_cast<std::size_t>(rounds)) << "the rounds were too short to prove anything";
    EXPECT_FALSE(writer.accepted.empty());
}

TEST(KillTest, losesNothingAndDoesNothingTwice) {
    killAndCheck(10);
}

/// Label slow: run by name.
TEST(KillTest, DISABLED_losesNothingAndDoesNothingTwiceInFiftyRounds) {
    killAndCheck(50);
}

} // namespace
} // namespace trucban::test
