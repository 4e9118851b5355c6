// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/FaultyDisk.h"
#include "store/Outbox.h"
#include "store/Replica.h"
#include "store/ReplicaKey.h"
#include "store/StoreFixture.h"

#include <map>

// What the screen showed as queued is there after a power cut, although the replica in the same file does not wait for
// the disk; the replica itself may be older, never torn.
namespace trucban::test {
namespace {

using store::Durability;

struct OutboxFaultTest : ::testing::Test {
    TempFolder folder{true};
    store::Key key = store::randomKey();
    std::mt19937 random{7};
    int round = 0;
    std::map<core::CommandId, store::OutboxState> shown;
    core::Seq lastBatch = 0;

    std::filesystem::path nextFolder() { return folder.path() / std::to_string(++round); }

    void live(const std::filesystem::path& where, const FaultyDisk& disk, Durability durability) {
        shown.clear();
        lastBatch = 0;
        auto database =
            store::openReplica(where / "replica.db", key, {.durability = durability, .vfs = disk.vfsName()});
        if (!database) {
            return;
        }
        store::Replica replica{**database};
        store::Outbox outbox{**database};
        for (std::uint32_t n = 1; n <= 10 && !disk.isCut(); ++n) {
            core::Alert alert;
            alert.id = alertNumber(n).alertId;
            alert.version = n;
            core::Case opened;
            opened.id = alertNumber(n).caseId;
            opened.version = n;
            if (replica.applyBatch(std::vector<core::Aggregate>{alert, opened}, {}, {n, "", minute(1), "an"})) {
                lastBatch = n;
            }
            const auto id = idOf<core::CommandId>(n);
            if (outbox.queue({id, {}, core::AddNote{opened.id, std::string(n * 200, 'x')}}, minute(1), {})) {
                shown[id] = store::OutboxState::queued;
            }
            if (n % 2 == 0 && outbox.markSent(id, minute(2))) {
                shown[id] = store::OutboxState::sent;
            }
            if (n % 4 == 0 && outbox.markAccepted(id, n, minute(3))) {
                shown[id] = store::OutboxState::accepted;
            }
        }
    }

    std::string broken(const std::filesystem::path& found) {
        auto database = store::openReplica(found / "replica.db", key, {.durability = Durability::off});
        if (!database) {
            return "does not open: " + database.error().message();
        }
        store::Outbox outbox{**database};
        for (const auto& [id, state] : shown) {
            const auto entry = outbox.entry(id).value();
            if (!entry || entry->state < state) {
                return "an act was shown and is lost";
            }
        }
        const auto loaded = store::Replica{**database}.load().value();
        if (loaded.position.cursor > lastBatch + 1 || loaded.state.alerts.size() != loaded.position.cursor ||
            loaded.state.cases.size() != loaded.position.cursor) {
            return "the replica is torn";
        }
        return {};
    }

    std::string cutAt(Fault fault, Durability durability, FaultyDisk::Cache cache) {
        FaultyDisk disk;
        disk.arm(fault);
        live(nextFolder(), disk, durability);
        disk.cut();
        const auto found = nextFolder();
        disk.recover(found, cache, random);
        return broken(found);
    }

    std::vector<Fault> allCuts(Durability durability) {
        FaultyDisk disk;
        live(nextFolder(), disk, durability);
        std::vector<Fault> faults;
        for (std::uint64_t at = 1; at <= disk.syncs() + 1; ++at) {
            faults.push_back({Fault::Kind::cutAtSync, at});
        }
        for (std::uint64_t at = 1; at <= disk.writes(); at += 1 + random() % 3) {
            faults.push_back({Fault::Kind::cutAtWrite, at});
        }
        return faults;
    }
};

TEST_F(OutboxFaultTest, keepsWhatWasShownWhereverThePowerIsCut) {
    for (const auto cache : {FaultyDisk::Cache::lost, FaultyDisk::Cache::partlyWritten}) {
        for (const auto& fault : allCuts(Durability::full)) {
            EXPECT_EQ(cutAt(fault, Durability::full, cache), "")
                << (fault.kind == Fault::Kind::cutAtSync ? "sync " : "write ") << fault.at;
        }
    }
}

TEST_F(OutboxFaultTest, theSameCutsFindAnOutboxThatDoesNotWait) {
    int lost = 0;
    for (const auto& fault : allCuts(Durability::normal)) {
        lost += cutAt(fault, Durability::normal, FaultyDisk::Cache::lost) == "an act was shown and is lost" ? 1 : 0;
    }
    EXPECT_GT(lost, 5);
}

} // namespace
} // namespace trucban::test
