// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/FaultyDisk.h"
#include "store/Checkpoint.h"
#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

#include <algorithm>
#include <format>

// What append has answered is on the medium; what it has not is there as a whole or not at all.
namespace trucban::test {
namespace {

using store::Durability;

/// What the world outside was told.
struct Promises {
    store::Head head; ///< of the last append that was answered
    std::vector<store::CommandRecord> commands;
    std::vector<core::AlertId> erased;
    struct Batch {
        std::size_t events = 0;
        core::CommandId command;
    };
    std::vector<Batch> unanswered; ///< those since then, which failed
};

/// A log's life: batches of received alerts and acts, some erasures, a checkpoint now and then. Goes on after a failed
/// batch, by the state it knows, until the disk is cut.
class Life {
public:
    Life(std::filesystem::path folder, const store::KeyRing& keys, const FaultyDisk& disk, Durability durability)
        : m_folder{std::move(folder)}, m_keys{&keys}, m_disk{&disk}, m_durability{durability} {}

    /// Stops early when the power is cut.
    void run(std::uint32_t batches) {
        for (const auto end = m_batch + batches; m_batch < end && !m_disk->isCut();) {
            const auto n = ++m_batch;
            if (!m_log && !open()) {
                continue;
            }
            appendBatch(n);
            if (m_log && n % 4 == 0) {
                store::Checkpoint checkpoint{*m_log, *m_database};
                if (checkpoint.save(m_state, m_touched)) {
                    m_touched.clear();
                }
            }
        }
    }
    void stop() {
        m_log.reset();
        m_database.reset();
    }

    [[nodiscard]] const Promises& promises() const { return m_promises; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    bool open() {
        m_log.reset();
        auto database = store::openLog(m_folder, *m_keys, {.durability = m_durability, .vfs = m_disk->vfsName()});
        if (!database) {
            ++m_failures;
            return false;
        }
        m_database = std::move(*database);
        auto log = store::EventLog::open(*m_database, *m_keys);
        if (!log) {
            ++m_failures;
            return false;
        }
        m_log.emplace(std::move(*log));
        // A batch whose last sync failed was not answered, and may be there all the same.
        const auto folded = m_log->read(m_state.seq, 1000, [this](store::LogEntry&& entry) {
            m_touched.push_back(entry.value().aggregate);
            return core::apply(m_state, *entry).has_value();
        });
        if (!folded) {
            m_log.reset();
            ++m_failures;
            return false;
        }
        if (m_promises.head.seq == 0) {
            m_promises.head = m_log->head();
        }
        return true;
    }

    void decideInto(std::vector<store::PendingEvent>& batch, core::State& state, const core::CommandBody& body,
                    const core::Authority& who, core::Instant at) {
        const core::Command command{idOf<core::CommandId>(++m_commands), std::nullopt, body};
        auto decided = core::decide(state, command, {at, who});
        if (!decided) {
            throw std::runtime_error(std::string{core::sentenceOf(decided.error())});
        }
        for (auto& event : *decided) {
            event.seq = state.seq + 1;
            auto archived = core::archivedValue(state, event);
            if (const auto applied = core::apply(state, event); !applied) {
                throw std::runtime_error(std::string{core::sentenceOf(applied.error())});
            }
            batch.push_back(
                {std::move(event), core::Reporter{"Hoa", "0903"}, std::string(700, 'b'), std::move(archived)});
        }
    }

    /// What would bring back the case that the batch archives.
    static core::UnarchiveCase broughtBack(const std::vector<store::PendingEvent>& batch) {
        core::UnarchiveCase back;
        for (const store::PendingEvent& pending : batch) {
            if (pending.archived && pending.event.aggregate.kind == core::AggregateKind::case_) {
                back.value = std::get<core::Case>(*pending.archived);
            } else if (pending.archived) {
                back.alerts.push_back(std::get<core::Alert>(*pending.archived));
            }
        }
        return back;
    }

    void appendBatch(std::uint32_t n) {
        auto state = m_state;
        std::vector<store::PendingEvent> batch;
        const auto at = minute(static_cast<int>(n));
        const auto alert = alertNumber(n, std::string(200 + n * 37 % 900, 't'));
        decideInto(batch, state, alert, source(), at);
        decideInto(batch, state, core::AddNote{alert.caseId, std::string(n * 61 % 1500 + 1, 'n')}, officer(), at);
        std::optional<core::AlertId> erased;
        if (n % 3 == 0) {
            decideInto(batch, state,
                       core::CloseCase{alert.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
                       officer(), at);
            decideInto(batch, state, core::EraseAlert{alert.alertId}, gateway(), at);
            erased = alert.alertId;
        }
        std::optional<core::UnarchiveCase> archived;
        if (n % 3 == 1) {
            decideInto(batch, state,
                       core::CloseCase{alert.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
                       officer(), at);
            decideInto(batch, state, core::ArchiveCase{alert.caseId}, gateway(), at + core::kLeastArchiveAge);
            archived = broughtBack(batch);
        } else if (m_away && n % 6 == 2) {
            decideInto(batch, state, *m_away, gateway(), at + core::kLeastArchiveAge);
        }
        const store::CommandRecord record{idOf<core::CommandId>(n + 0x20000000U), 0, "an", at};
        const auto appended = m_log->append(batch, std::array{record});
        if (!appended) {
            ++m_failures;
            m_promises.unanswered.push_back({batch.size(), record.id});
            // What another writer does after a failure: look where the log stands now.
            if (!m_log->refreshHead() || m_log->head() != m_promises.head) {
                open();
            }
            return;
        }
        m_state = std::move(state);
        m_state.seq = *appended;
        for (const auto& pending : batch) {
            m_touched.push_back(pending.event.aggregate);
        }
        m_away.reset();
        if (archived) {
            m_away = std::move(archived);
        }
        m_promises.head = m_log->head();
        m_promises.unanswered.clear();
        m_promises.commands.push_back({record.id, *appended, record.user, record.at});
        if (erased) {
            m_promises.erased.push_back(*erased);
        }
    }

    std::filesystem::path m_folder;
    const store::KeyRing* m_keys;
    const FaultyDisk* m_disk;
    Durability m_durability;
    std::unique_ptr<store::Database> m_database;
    std::optional<store::EventLog> m_log;
    core::State m_state;
    std::vector<core::AggregateRef> m_touched;
    Promises m_promises;
    std::optional<core::UnarchiveCase> m_away; ///< what the batch before archived
    std::uint32_t m_batch = 0;
    std::uint32_t m_commands = 0;
    int m_failures = 0;
};

/// What is broken of the promises in a folder that is opened as after a restart; empty when nothing is.
std::string brokenPromise(const std::filesystem::path& folder, const store::KeyRing& keys, const Promises& promises) {
    auto database = store::openLog(folder, keys, {.durability = Durability::off}); // only looked at
    if (!database) {
        return "does not open: " + database.error().message();
    }
    auto log = store::EventLog::open(**database, keys);
    if (!log) {
        return "has no head: " + log.error().message();
    }
    const auto& kept = promises.head;
    if (kept.seq > 0) {
        const auto head = log->headAt(kept.seq);
        if (!head || *head != kept) {
            return std::format("event {} was answered and is lost; the log ends at {}", kept.seq, log->head().seq);
        }
    }
    const auto isThere = [&](const Promises::Batch& batch) {
        return log->head().seq == kept.seq + batch.events && log->command(batch.command).value().has_value();
    };
    if (log->head().seq != kept.seq && std::ranges::none_of(promises.unanswered, isThere)) {
        return std::format("half a batch: the log ends at {}, answered was {}", log->head().seq, kept.seq);
    }
    const auto report = log->verify();
    if (!report || !report->isGood()) {
        return "does not verify: " + (report ? report->reason : report.error().message());
    }
    for (const auto& record : promises.commands) {
        if (log->command(record.id).value() != record) {
            return "a command was answered and is forgotten";
        }
    }
    for (const auto& batch : promises.unanswered) {
        if (log->head().seq == kept.seq && log->command(batch.command).value()) {
            return "a command is remembered whose events are not there";
        }
    }
    for (const auto& alert : promises.erased) {
        if (log->reporter(alert).value()) {
            return "an erased alert can be read again";
        }
    }
    std::size_t problems = 0;
    const auto count = [&problems](const store::LoadProblem&) { ++problems; };
    store::Checkpoint checkpoint{*log, **database};
    const auto loaded = checkpoint.load(minute(0), count);
    const auto rebuilt = checkpoint.rebuild(minute(0), count);
    if (!loaded || !rebuilt || problems > 0 || allBytes(*loaded) != allBytes(*rebuilt)) {
        return "the checkpoint and the log disagree";
    }
    return {};
}

constexpr std::uint32_t kBatches = 12;

struct LogFaultTest : ::testing::Test {
    TempFolder folder{true};
    store::KeyRing keys = orFail(store::KeyRing::openOrCreate(folder / "keep"));
    std::mt19937 random{20261121};
    int round = 0;

    struct Counts {
        std::uint64_t writes;
        std::uint64_t syncs;
    };
    Counts countOperations(Durability durability) {
        FaultyDisk disk;
        Life life{nextFolder(), keys, disk, durability};
        life.run(kBatches);
        EXPECT_EQ(life.failures(), 0);
        const Counts counts{disk.writes(), disk.syncs()};
        life.stop();
        return counts;
    }
    std::filesystem::path nextFolder() { return folder.path() / std::to_string(++round); }

    /// Cuts the power there; what is broken afterwards.
    std::string cutAt(Fault fault, Durability durability, FaultyDisk::Cache cache) {
        const auto live = nextFolder();
        FaultyDisk disk;
        disk.arm(fault);
        Life life{live, keys, disk, durability};
        life.run(kBatches);
        disk.cut();
        life.stop();
        const auto found = nextFolder();
        disk.recover(found, cache, random);
        auto broken = brokenPromise(found, keys, life.promises());
        std::filesystem::remove_all(live);
        std::filesystem::remove_all(found);
        return broken;
    }
    /// Every sync, and writes spread over the whole life.
    std::vector<Fault> cuts(const Counts& counts, std::uint64_t maxWrites) {
        std::vector<Fault> faults;
        for (std::uint64_t at = 1; at <= counts.syncs + 1; ++at) {
            faults.push_back({Fault::Kind::cutAtSync, at});
        }
        const auto step = std::max<std::uint64_t>(1, counts.writes / maxWrites);
        for (std::uint64_t at = 1 + random() % step; at <= counts.writes; at += 1 + random() % (2 * step - 1)) {
            faults.push_back({Fault::Kind::cutAtWrite, at});
        }
        return faults;
    }
};

std::string nameOf(const Fault& fault) {
    return std::format("{} {}", fault.kind == Fault::Kind::cutAtSync ? "sync" : "write", fault.at);
}

TEST_F(LogFaultTest, keepsEveryPromiseWhereverThePowerIsCut) {
    const auto counts = countOperations(Durability::full);
    ASSERT_GT(counts.syncs, kBatches);
    for (const auto cache : {FaultyDisk::Cache::lost, FaultyDisk::Cache::partlyWritten}) {
        for (const auto& fault : cuts(counts, 120)) {
            EXPECT_EQ(cutAt(fault, Durability::full, cache), "") << "cut at " << nameOf(fault);
        }
    }
}

struct WeakDurability : LogFaultTest, ::testing::WithParamInterface<Durability> {};

TEST_P(WeakDurability, isFoundOutByTheSameCuts) {
    const auto counts = countOperations(GetParam());
    std::map<std::string, int> found;
    for (const auto& fault : cuts(counts, 120)) {
        const auto broken = cutAt(fault, GetParam(), FaultyDisk::Cache::lost);
        if (!broken.empty()) {
            ++found[broken.substr(0, broken.find(' '))];
        }
    }
    EXPECT_GT(found["event"], 10) << "the harness would not notice a log that does not sync";
}

INSTANTIATE_TEST_SUITE_P(OfTheLog, WeakDurability, ::testing::Values(Durability::normal, Durability::off),
                         [](const auto& test) { return test.param == Durability::normal ? "normal" : "off"; });

struct FailingDisk : LogFaultTest, ::testing::WithParamInterface<Fault::Kind> {};

TEST_P(FailingDisk, losesNothingThatWasAnsweredAndGoesOnAfterwards) {
    const auto counts = countOperations(Durability::full);
    const auto last = GetParam() == Fault::Kind::errorAtSync ? counts.syncs : counts.writes;
    int unanswered = 0;
    for (std::uint64_t at = 1; at <= last; ++at) {
        SCOPED_TRACE(at);
        const auto live = nextFolder();
        FaultyDisk disk;
        disk.arm({GetParam(), at});
        Life life{live, keys, disk, Durability::full};
        life.run(kBatches);
        EXPECT_TRUE(disk.hasStruck());
        unanswered += life.failures();
        const auto before = life.promises().head.seq;
        disk.freeSpace();
        life.run(2);
        life.stop();
        EXPECT_GT(life.promises().head.seq, before) << "it does not recover";
        EXPECT_EQ(brokenPromise(live, keys, life.promises()), "");
        const auto found = nextFolder();
        disk.cut();
        disk.recover(found, FaultyDisk::Cache::lost, random);
        EXPECT_EQ(brokenPromise(found, keys, life.promises()), "") << "after a power cut on top";
        std::filesystem::remove_all(live);
        std::filesystem::remove_all(found);
    }
    EXPECT_GT(unanswered, 0);
}

INSTANTIATE_TEST_SUITE_P(AtEach, FailingDisk,
                         ::testing::Values(Fault::Kind::fullFromWrite, Fault::Kind::errorAtWrite,
                                           Fault::Kind::errorAtSync),
                         [](const auto& test) {
                             return test.param == Fault::Kind::fullFromWrite  ? "writeFull"
                                    : test.param == Fault::Kind::errorAtWrite ? "writeError"
                                                                              : "syncError";
                         });

} // namespace
} // namespace trucban::test
