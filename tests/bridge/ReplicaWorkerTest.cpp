// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ReplicaWorker.h"

#include "bridge/ConsoleSession.h"
#include "bridge/FullDisk.h"
#include "models/Samples.h"
#include "store/detail/Sqlite.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <unistd.h>

using namespace trucban;
using namespace std::chrono_literals;
using bridge::ChangeSet;
using bridge::ConnectionStatus;
using bridge::FrameArrived;

namespace {

constexpr std::uint64_t kManyCases = 6'500;
constexpr store::Key kKey{1, 2, 3};

/// Keeps the latest status; the test waits for it on its own thread.
class Reports : public bridge::WorkerReports {
public:
    void onChangesReady() override { m_arrived.notify_all(); }
    void onStatus(ConnectionStatus status) override {
        {
            const std::scoped_lock lock(m_mutex);
            m_status = std::move(status);
        }
        m_arrived.notify_all();
    }
    void onCommand(bridge::CommandStatus) override {}
    void onQueryAnswered(wire::Result) override {}
    void onQueryFailed(core::CommandId, std::string) override {}
    void onDesks(wire::Desks) override {}
    void onDraftsLoaded(std::map<std::string, std::string>) override {}

    /// False after twenty seconds.
    [[nodiscard]] bool waitFor(const std::function<bool(const ConnectionStatus&)>& holds) {
        std::unique_lock lock(m_mutex);
        return m_arrived.wait_for(lock, 20s, [&] { return m_status && holds(*m_status); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::optional<ConnectionStatus> m_status;
};

/// The store thread with frames told by the test; nobody listens where its link looks for a gateway.
class ReplicaWorkerTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder =
            std::filesystem::temp_directory_path() / ("trucban-worker-" + std::to_string(::getpid()) + "-" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override {
        m_worker.reset();
        std::filesystem::remove_all(m_folder);
    }
    void start(const std::string& user = "an", const std::string& password = "x", const std::string& pin = {}) {
        m_gatherer.emplace();
        m_reports.emplace();
        m_worker.emplace(
            bridge::SessionConfig{.gatewayUrl = "http://127.0.0.1:1",
                                  .user = user,
                                  .password = password,
                                  .pin = pin,
                                  .profileDir = m_folder,
                                  .replicaKey = std::string(reinterpret_cast<const char*>(kKey.data()), kKey.size())},
            "desk", *m_gatherer, *m_reports,
            bridge::ReplicaWorker::Pace{
                .flush = 5ms, .rewrite = 5ms, .password = store::PasswordCost::reduced, .probe = 5ms});
        m_worker->start();
    }
    /// Everything it knew is written, and the file is free.
    void stop() { m_worker.reset(); }
    void tell(wire::ServerFrame frame) { m_worker->tell(FrameArrived{std::move(frame), {}}); }

    static wire::Snapshot snapshot(std::uint32_t part, std::uint32_t of, std::uint64_t first, std::uint64_t last) {
        wire::Snapshot frame{.part = part, .of = of, .upTo = 100, .head = "s", .items = {}};
        for (auto number = first; number <= last; ++number) {
            frame.items.emplace_back(test::sampleCase(number));
            frame.items.emplace_back(test::sampleAlert(number));
        }
        return frame;
    }
    static wire::Events entered(core::Seq seq, std::uint64_t number) {
        return {.from = seq, .to = seq, .head = "e", .items = {wire::Entered{test::sampleCase(number)}}};
    }
    static wire::Events left(core::Seq seq, std::uint64_t number) {
        return {
            .from = seq, .to = seq, .head = "e", .items = {wire::Left{core::AggregateRef::of(test::caseId(number))}}};
    }
    [[nodiscard]] bool waitForDisk(bool writable) {
        return m_reports->waitFor(
            [writable](const ConnectionStatus& status) { return status.diskWritable == writable; });
    }
    [[nodiscard]] store::LoadedReplica onDisk() const {
        auto database = store::openReplica(m_folder / "replica.db", kKey);
        EXPECT_TRUE(database);
        return store::Replica(**database).load().value();
    }
    /// A file of `kManyCases` cases as the last run left it.
    void fillFile(const std::string& damage = {}) {
        auto database = store::openReplica(m_folder / "replica.db", kKey);
        ASSERT_TRUE(database);
        std::vector<core::Aggregate> values;
        for (std::uint64_t number = 1; number <= kManyCases; ++number) {
            values.emplace_back(
                test::sampleCase(number, core::Priority::p3, test::kNow + std::chrono::seconds(number)));
            values.emplace_back(test::sampleAlert(number));
        }
        store::Replica replica(**database);
        ASSERT_TRUE(replica.applyBatch(
            values, {}, {.cursor = 9, .head = "h", .savedAt = test::kNow, .owner = "http://127.0.0.1:1|an"}));
        if (!damage.empty()) {
            ASSERT_GT((*database)->impl().handle().exec(damage), 0);
        }
    }
    /// The parts of the first fill, up to the last.
    std::vector<ChangeSet> takeFill() {
        std::vector<ChangeSet> parts;
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while ((parts.empty() || !parts.back().fill->isLast) && std::chrono::steady_clock::now() < deadline) {
            if (auto part = m_gatherer->take(0)) {
                EXPECT_TRUE(part->fill);
                parts.push_back(std::move(*part));
            } else {
                std::this_thread::yield();
            }
        }
        return parts;
    }

    std::filesystem::path m_folder;
    std::optional<bridge::ChangeGatherer> m_gatherer;
    std::optional<Reports> m_reports;
    std::optional<bridge::ReplicaWorker> m_worker;
};

// A snapshot of which half was written would pass for whole at the next start, and cases would be missing.
TEST_F(ReplicaWorkerTest, writesASnapshotAnewWhenTheDiskWasFullHalfWay) {
    start();
    tell(snapshot(1, 2, 1, 50));
    ASSERT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) { return status.snapshotPart == 1; }));
    {
        const test::FullDisk full;
        tell(snapshot(2, 2, 51, 100));
        ASSERT_TRUE(waitForDisk(false)) << "and says so";
        tell(entered(101, 777));
    }
    ASSERT_TRUE(waitForDisk(true));
    stop();
    const auto kept = onDisk();
    EXPECT_EQ(kept.state.cases.size(), 101U);
    EXPECT_NE(kept.state.case_(test::caseId(777)), nullptr);
    EXPECT_EQ(kept.position.cursor, 101U);
}

// What came while the disk was full must reach it later, or the replica is older than its cursor says.
TEST_F(ReplicaWorkerTest, writesWhatWaitedWhenThereIsRoomAgain) {
    start();
    tell(snapshot(1, 1, 1, 20));
    tell(entered(101, 500));
    ASSERT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) { return status.snapshotPart == 1; }));
    {
        const test::FullDisk full;
        tell(entered(102, 600));
        tell(left(103, 3));
        ASSERT_TRUE(waitForDisk(false));
    }
    ASSERT_TRUE(waitForDisk(true));
    stop();
    const auto kept = onDisk();
    EXPECT_EQ(kept.state.cases.size(), 21U);
    EXPECT_NE(kept.state.case_(test::caseId(600)), nullptr);
    EXPECT_EQ(kept.state.case_(test::caseId(3)), nullptr);
    EXPECT_EQ(kept.position.cursor, 103U);
}

// A desk that starts while the gateway is down must be able to act: its buttons ask for role and wards.
TEST_F(ReplicaWorkerTest, knowsWhatItsOfficerMayDoBeforeTheGatewaySaysItAgain) {
    const core::Scope scope{.all = false, .wards = {core::WardCode{26743}, core::WardCode{26746}}};
    start();
    tell(wire::Welcome{.role = core::Role::wardLeader, .scope = scope});
    tell(snapshot(1, 1, 1, 20));
    ASSERT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) { return status.snapshotPart == 1; }));
    stop();
    start();
    EXPECT_TRUE(m_reports->waitFor([&](const ConnectionStatus& status) {
        return status.role == core::Role::wardLeader && status.scope == scope;
    }));
    stop();
    start("binh");
    core::Scope other;
    EXPECT_TRUE(m_reports->waitFor([&](const ConnectionStatus& status) {
        other = status.scope;
        return status.retryIn.has_value(); // the replica was looked at before the first try
    }));
    EXPECT_NE(other, scope) << "another officer's rights";
}

// Whoever knows an officer's name must not read the night's cases by cutting the network.
TEST_F(ReplicaWorkerTest, showsNothingToAnotherPasswordWhileTheGatewayCannotSay) {
    start("an", "mật khẩu đúng");
    tell(wire::Welcome{.scope = {.all = true, .wards = {}}});
    tell(snapshot(1, 1, 1, 20));
    ASSERT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) { return status.snapshotPart == 1; }));
    stop();
    start("an", "mật khẩu sai");
    ASSERT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) {
        return status.retryIn.has_value() && status.fault == bridge::ConnectionFault::badCredentials;
    }));
    EXPECT_FALSE(m_gatherer->take(0)) << "not a case, not a count";
    stop();
    start("an", "mật khẩu đúng");
    const auto parts = takeFill();
    ASSERT_FALSE(parts.empty());
    EXPECT_TRUE(parts.back().fill->isLast) << "and nothing of it was lost";
}

TEST_F(ReplicaWorkerTest, tellsAFingerprintThatIsNoneFromAnotherVersion) {
    start("an", "x", "AB:CD");
    EXPECT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) {
        return status.state == bridge::ConnectionState::refused && status.fault == bridge::ConnectionFault::badAddress;
    }));
}

// Without a link nothing is written until an officer acts; only then to learn that acts are not kept is too late.
TEST_F(ReplicaWorkerTest, tellsAFullDiskWithoutALinkAndWithoutAnAct) {
    start();
    ASSERT_TRUE(waitForDisk(true));
    {
        const test::FullDisk full;
        EXPECT_TRUE(waitForDisk(false));
    }
    EXPECT_TRUE(waitForDisk(true));
}

TEST_F(ReplicaWorkerTest, givesTheHeadOfTheQueueFirstAndTheRestInOrder) {
    fillFile();
    start();
    const auto parts = takeFill();
    ASSERT_GT(parts.size(), 2U);
    EXPECT_TRUE(m_reports->waitFor([](const ConnectionStatus& status) { return status.savedAt == test::kNow; }))
        << "the window says how old it is, not that there is nothing";
    core::Instant last{};
    std::size_t cases = 0;
    for (const auto& part : parts) {
        EXPECT_EQ(part.fill->ofCases, kManyCases);
        core::Instant latest = last;
        for (const auto& case_ : part.cases) {
            EXPECT_GT(case_.openedAt, last) << "an older one would come in above";
            latest = std::max(latest, case_.openedAt);
        }
        EXPECT_EQ(part.alerts.size(), part.cases.size());
        cases += part.cases.size();
        last = latest;
    }
    EXPECT_EQ(cases, kManyCases);
    EXPECT_EQ(parts.back().upTo, 9U);
}

TEST_F(ReplicaWorkerTest, showsNothingOfAnotherOfficersReplica) {
    fillFile();
    start("binh");
    tell(snapshot(1, 1, 1, 5));
    const auto parts = takeFill();
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].cases.size(), 5U) << "the snapshot, and nothing before it";
}

// The head was read and shown before a row behind it was found damaged.
TEST_F(ReplicaWorkerTest, takesTheHeadBackWhenTheRestCannotBeRead) {
    fillFile("UPDATE aggregate0 SET bytes=substr(bytes, 3) WHERE rank=(SELECT max(rank) FROM aggregate0)");
    start();
    const auto parts = takeFill();
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_FALSE(parts[0].cases.empty());
    EXPECT_EQ(parts[1].erased.size(), parts[0].cases.size() + parts[0].alerts.size());
    stop();
    EXPECT_EQ(onDisk().position.cursor, 0U) << "to be fetched anew";
}

} // namespace
