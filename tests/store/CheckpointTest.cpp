// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpoint.h"

#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

namespace trucban::test {
namespace {

struct CheckpointTest : ::testing::Test {
    TempFolder folder;
    LogDriver driver{folder / "data"};
    store::Checkpoint checkpoint{driver.log(), driver.database()};
    std::vector<store::LoadProblem> problems;
    store::LoadProblemSink sink = [this](const store::LoadProblem& problem) { problems.push_back(problem); };

    void save() { orFail(checkpoint.save(driver.state(), driver.takeTouched())); }
    void expectSame(const core::State& loaded) {
        EXPECT_EQ(allBytes(loaded), allBytes(driver.state()));
        EXPECT_EQ(loaded.seq, driver.state().seq);
        EXPECT_EQ(loaded.codeDay, driver.state().codeDay);
        EXPECT_EQ(loaded.lastCodeNumber, driver.state().lastCodeNumber);
        EXPECT_EQ(loaded.alertByKey.size(), driver.state().alertByKey.size());
        for (const auto& [key, id] : driver.state().alertByKey) {
            const auto found = loaded.alertByKey.find(key);
            ASSERT_NE(found, loaded.alertByKey.end());
            EXPECT_EQ(found->second, id);
        }
    }
};

TEST_F(CheckpointTest, anEmptyLogLoadsAsNothing) {
    EXPECT_EQ(orFail(checkpoint.load(minute(0), sink)).seq, 0U);
    EXPECT_EQ(orFail(checkpoint.seq()), 0U);
}

TEST_F(CheckpointTest, checkpointAndEventsGiveTheStateOfTheLog) {
    driver.playEvening(30);
    save();
    EXPECT_EQ(orFail(checkpoint.seq()), driver.state().seq);
    expectSame(orFail(checkpoint.load(minute(99), sink)));
    driver.playEvening(31, 60);
    expectSame(orFail(checkpoint.load(minute(99), sink)));
    expectSame(orFail(checkpoint.rebuild(minute(99), sink)));
    save();
    expectSame(orFail(checkpoint.load(minute(99), sink)));
    EXPECT_TRUE(problems.empty());
}

// A gateway killed between checkpoints replays events at its start; saved without them, their aggregates would be old
// ones at the start after that, and every event decided from those would be refused by each reader of the log.
TEST_F(CheckpointTest, keepsWhatALoadReplayed) {
    driver.playEvening(30);
    save();
    driver.playEvening(31, 60);
    (void)driver.takeTouched();
    store::Checkpoint restarted{driver.log(), driver.database()};
    expectSame(orFail(restarted.load(minute(99), sink)));
    driver.playEvening(61, 62);
    orFail(restarted.save(driver.state(), driver.takeTouched()));
    expectSame(orFail(checkpoint.load(minute(99), sink)));
}

TEST_F(CheckpointTest, replacingGivesTheSame) {
    driver.playEvening(30);
    orFail(checkpoint.replace(driver.state()));
    expectSame(orFail(checkpoint.load(minute(99), sink)));
}

TEST_F(CheckpointTest, forgetsWhatTheStateDropped) {
    driver.playEvening(6);
    save();
    auto smaller = driver.state();
    const auto ref = core::AggregateRef::of(alertNumber(1).alertId);
    smaller.erase(ref);
    orFail(checkpoint.save(smaller, std::array{ref}));
    EXPECT_EQ(orFail(checkpoint.load(minute(99), sink)).alert(alertNumber(1).alertId), nullptr);
}

TEST_F(CheckpointTest, anErasedAlertLeavesItAtOnce) {
    driver.receive(1);
    driver.run(core::CloseCase{alertNumber(1).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(2));
    save();
    driver.run(core::EraseAlert{alertNumber(1).alertId}, gateway(), minute(3));
    const auto count = driver.database()
                           .impl()
                           .handle()
                           .execAndGet("SELECT count(*) FROM aggregate WHERE instr(bytes, CAST('Lê Lợi' AS BLOB)) > 0")
                           .getInt();
    EXPECT_EQ(count, 0);
    expectSame(orFail(checkpoint.load(minute(99), sink)));
}

TEST_F(CheckpointTest, aDamagedOneIsReplacedByTheLog) {
    driver.playEvening(12);
    for (const char* damage : {"UPDATE aggregate SET bytes=substr(bytes, 2) WHERE id=3",
                               "UPDATE meta SET value=value+1000 WHERE name='checkpoint_seq'",
                               "UPDATE meta SET value=value+1 WHERE name='checkpoint_format'"}) {
        SCOPED_TRACE(damage);
        orFail(checkpoint.replace(driver.state()));
        ASSERT_GT(driver.database().impl().handle().exec(damage), 0);
        expectSame(orFail(checkpoint.load(minute(99), sink)));
        orFail(checkpoint.save(driver.state(), {}));
        expectSame(orFail(store::Checkpoint{driver.log(), driver.database()}.load(minute(99), sink)));
    }
}

TEST_F(CheckpointTest, quarantinesWhatItCannotTakeAndGoesOn) {
    driver.playEvening(6);
    driver.receive(7);
    auto& handle = driver.database().impl().handle();
    handle.exec("UPDATE event SET type='sirenSounded' WHERE seq=2");
    handle.exec("UPDATE event SET version=99 WHERE seq=5");
    const auto loaded = orFail(checkpoint.load(minute(99), sink));
    EXPECT_EQ(loaded.seq, driver.state().seq);
    EXPECT_NE(loaded.alert(alertNumber(7).alertId), nullptr);
    ASSERT_GE(problems.size(), 2U);
    EXPECT_EQ(problems.front().seq, 2U);
    EXPECT_EQ(orFail(driver.log().quarantined()).size(), problems.size());
    EXPECT_EQ(orFail(driver.log().quarantined()).front().at, minute(99));
}

} // namespace
} // namespace trucban::test
