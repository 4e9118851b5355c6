// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpoint.h"
#include "store/Outbox.h"
#include "store/Replica.h"
#include "store/StoreFixture.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <set>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

// Real processes, killed with SIGKILL at a random moment of their work. (A kill proves nothing about the disk's cache:
// that is LogFaultTest's.)
namespace trucban::test {
namespace {

/// store_victim with its standard output on a pipe.
class Victim {
public:
    Victim(const char* mode, const std::filesystem::path& folder) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipe");
        }
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::string program{TRUCBAN_STORE_VICTIM};
        std::string modeText{mode};
        std::string folderText{folder.string()};
        std::array<char*, 4> arguments{program.data(), modeText.data(), folderText.data(), nullptr};
        const int failed = ::posix_spawn(&m_process, program.c_str(), &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        m_output = ::fdopen(ends[0], "r");
        if (failed != 0) {
            throw std::runtime_error("cannot start " + program);
        }
    }
    ~Victim() {
        kill();
        ::fclose(m_output);
    }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;

    /// nullopt when it has ended.
    std::optional<std::string> line() {
        std::array<char, 512> buffer;
        if (::fgets(buffer.data(), buffer.size(), m_output) == nullptr) {
            return std::nullopt;
        }
        std::string text{buffer.data()};
        if (!text.ends_with('\n')) {
            return std::nullopt; // cut off by the kill
        }
        text.pop_back();
        return text;
    }
    void kill() {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
            m_process = 0;
        }
    }

private:
    pid_t m_process = 0;
    std::FILE* m_output = nullptr;
};

constexpr int kRounds = 10;

TEST(KilledWriter, leavesALogWithAllThatItAnswered) {
    TempFolder folder;
    std::mt19937 random{1};
    std::vector<std::pair<store::Head, core::CommandId>> answered;
    for (int round = 0; round < kRounds; ++round) {
        SCOPED_TRACE(round);
        {
            Victim victim{"log", folder.path()};
            const auto take = [&](const std::optional<std::string>& line) {
                if (line) {
                    const auto blank = line->find(' ');
                    answered.emplace_back(store::parseHead(line->substr(0, blank))->head,
                                          core::CommandId{*core::Uuid::parse(line->substr(blank + 1))});
                }
                return line.has_value();
            };
            for (auto lines = random() % 40 + 1; lines > 0; --lines) {
                ASSERT_TRUE(take(victim.line()));
            }
            victim.kill();
            while (take(victim.line())) {
            }
        }
        LogDriver driver{folder / "data"};
        auto& log = driver.log();
        for (const auto& [head, command] : answered) {
            ASSERT_EQ(orFail(log.headAt(head.seq)), head);
            ASSERT_TRUE(orFail(log.command(command)).has_value());
        }
        const auto report = orFail(log.verify());
        EXPECT_TRUE(report.isGood()) << report.reason;
        std::set<std::string> seen;
        orFail(log.read(0, 1'000'000, [&seen](store::LogEntry&& entry) {
            EXPECT_TRUE(entry.has_value());
            if (std::holds_alternative<core::AlertReceived>(entry->data)) {
                EXPECT_TRUE(seen.insert(entry->aggregate.key).second) << "twice";
            }
            return true;
        }));
        EXPECT_EQ(driver.state().alerts.size(), driver.state().cases.size()) << "half a command";
    }
    EXPECT_GT(answered.size(), 50U);
}

TEST(KilledConsole, leavesAnOutboxWithAllThatItShowed) {
    TempFolder folder;
    std::mt19937 random{2};
    std::vector<core::CommandId> shown;
    for (int round = 0; round < kRounds; ++round) {
        SCOPED_TRACE(round);
        {
            Victim victim{"outbox", folder.path()};
            const auto take = [&shown](const std::optional<std::string>& line) {
                if (line) {
                    shown.push_back({*core::Uuid::parse(*line)});
                }
                return line.has_value();
            };
            for (auto lines = random() % 60 + 1; lines > 0; --lines) {
                ASSERT_TRUE(take(victim.line()));
            }
            victim.kill();
            while (take(victim.line())) {
            }
        }
        auto database = orFail(store::openReplica(folder / "replica.db", store::Key{}));
        store::Outbox outbox{*database};
        for (const auto& id : shown) {
            ASSERT_TRUE(orFail(outbox.entry(id)).has_value());
        }
        const auto loaded = orFail(store::Replica{*database}.load());
        EXPECT_EQ(loaded.state.alerts.size(), loaded.position.cursor);
    }
}

TEST(KilledWriter, letsTheNextOneInAtOnce) {
    TempFolder folder;
    Victim first{"log", folder.path()};
    ASSERT_TRUE(first.line().has_value());
    // While the first one writes, another process may read and write what is not the log.
    const auto keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    auto reader = orFail(store::openLog(folder / "data", keys, {.readOnly = true}));
    auto log = orFail(store::EventLog::open(*reader, keys));
    EXPECT_GT(log.head().seq, 0U);
    first.kill();
    Victim second{"log", folder.path()};
    EXPECT_TRUE(second.line().has_value());
}

} // namespace
} // namespace trucban::test
