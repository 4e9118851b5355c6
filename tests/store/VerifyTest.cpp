// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventLog.h"
#include "store/StoreFixture.h"
#include "store/detail/LogTable.h"

#include <fstream>

namespace trucban::test {
namespace {

struct VerifyTest : ::testing::Test {
    TempFolder folder;
    LogDriver driver{folder / "data"};
    store::EventLog& log = driver.log();

    void SetUp() override { driver.playEvening(12); }
    void tamper(const std::string& sql) {
        ASSERT_GT(driver.database().impl().handle().exec(sql), 0) << sql << " changed nothing";
    }
    store::VerifyReport verify(const std::optional<store::ClaimedHead>& claimed = std::nullopt) {
        return orFail(log.verify(claimed));
    }
    /// What somebody with the database key, but without the signing key, can do: make all hashes fit again.
    void rehash() {
        auto& database = driver.database().impl();
        std::vector<std::pair<store::detail::LogRow, store::Hash>> rows;
        {
            auto query = database.query("SELECT " TRUCBAN_ROW_COLUMNS " FROM event ORDER BY seq");
            while (query.step()) {
                rows.emplace_back(store::detail::rowFrom(query, true).row, store::Hash{});
            }
        }
        auto hash = store::detail::genesisHead(database).hash;
        for (auto& [row, own] : rows) {
            own = hash = store::detail::chainHash(hash, row);
            database.query("UPDATE event SET hash=? WHERE seq=?")
                .bind(store::detail::Blob{{reinterpret_cast<const char*>(hash.data()), hash.size()}}, row.seq)
                .run();
        }
    }
};

TEST_F(VerifyTest, findsNothingInAnUntouchedLog) {
    const auto report = verify();
    EXPECT_TRUE(report.isGood()) << report.reason;
    EXPECT_EQ(report.checked, log.head().seq);
    EXPECT_EQ(report.head, log.head());
    EXPECT_EQ(report.undecodable, 0U);
    EXPECT_GT(report.erasedParts, 0U);
}

TEST_F(VerifyTest, anEmptyLogIsGood) {
    LogDriver empty{folder / "empty"};
    EXPECT_TRUE(orFail(empty.log().verify()).isGood());
    const auto genesis = empty.log().head();
    EXPECT_TRUE(orFail(empty.log().verify(store::ClaimedHead{genesis, {}})).isGood());
    EXPECT_FALSE(verify(store::ClaimedHead{genesis, {}}).isGood()) << "each log has a genesis of its own";
}

struct ColumnTest : VerifyTest, ::testing::WithParamInterface<const char*> {};

TEST_P(ColumnTest, isCoveredByTheChain) {
    const auto victim = driver.database()
                            .impl()
                            .handle()
                            .execAndGet("SELECT min(seq) FROM event WHERE type='alertReceived' AND seq>5")
                            .getInt64();
    tamper("UPDATE event SET " + std::string{GetParam()} + " WHERE seq=" + std::to_string(victim));
    const auto report = verify();
    EXPECT_FALSE(report.isGood());
    EXPECT_EQ(report.firstBad, static_cast<core::Seq>(victim));
    EXPECT_EQ(report.checked, static_cast<core::Seq>(victim) - 1);
}

INSTANTIATE_TEST_SUITE_P(Every, ColumnTest,
                         ::testing::Values("kind='unit'", "key=key||'x'", "version=version+1", "type='caseClosed'",
                                           "at=at+1", "actor_kind='gateway'", "actor_name='other'", "wards='1'",
                                           "data=data||' '", "hash=zeroblob(32)", "hash=x''",
                                           "details=zeroblob(length(details))", "details=NULL", "details=x''",
                                           "reporter=NULL", "raw=NULL", "raw=substr(raw,1,length(raw)-1)"));

TEST_F(VerifyTest, findsARemovedEvent) {
    tamper("DELETE FROM event WHERE seq=9");
    EXPECT_EQ(verify().firstBad, 9U);
}

TEST_F(VerifyTest, findsARemovedEventWhoseGapWasClosed) {
    tamper("DELETE FROM event WHERE seq=9");
    for (core::Seq seq = 10; seq <= log.head().seq; ++seq) {
        tamper("UPDATE event SET seq=" + std::to_string(seq - 1) + " WHERE seq=" + std::to_string(seq));
    }
    EXPECT_EQ(verify().firstBad, 9U);
}

TEST_F(VerifyTest, findsAnInsertedEvent) {
    tamper("INSERT INTO event SELECT seq+1, kind, key, version, type, at, actor_kind, actor_name, wards, data, hash, "
           "details, reporter, raw FROM event ORDER BY seq DESC LIMIT 1");
    EXPECT_EQ(verify().firstBad, log.head().seq + 1);
    tamper("INSERT INTO event SELECT 0, kind, key, version, type, at, actor_kind, actor_name, wards, data, hash, "
           "details, reporter, raw FROM event ORDER BY seq DESC LIMIT 1");
    EXPECT_EQ(verify().firstBad, 1U);
}

TEST_F(VerifyTest, findsSwappedEvents) {
    tamper("UPDATE event SET seq=1000 WHERE seq=4");
    tamper("UPDATE event SET seq=4 WHERE seq=5");
    tamper("UPDATE event SET seq=5 WHERE seq=1000");
    EXPECT_EQ(verify().firstBad, 4U);
}

TEST_F(VerifyTest, findsACutEndByAKeptOrPrintedHead) {
    const auto printed = log.head();
    tamper("DELETE FROM event WHERE seq>" + std::to_string(printed.seq - 3));
    EXPECT_FALSE(verify().isGood()) << "what follows from the log is of a longer one";
    orFail(log.rebuildCallers());
    EXPECT_TRUE(verify().isGood()) << "without a head from outside a shorter log is a log";
    const auto report = verify(store::ClaimedHead{printed, {}});
    EXPECT_EQ(report.firstBad, printed.seq - 2);
    EXPECT_FALSE(report.isGood());
}

TEST_F(VerifyTest, findsACutEndByItsOwnSignedHeads) {
    const auto kept = orFail(log.signHead(minute(60)));
    EXPECT_TRUE(verify().isGood());
    tamper("DELETE FROM event WHERE seq=" + std::to_string(kept.head.seq));
    EXPECT_EQ(verify().firstBad, kept.head.seq);
}

TEST_F(VerifyTest, findsARewrittenLogByAPrintedHead) {
    const auto printed = signHead(log.head(), minute(60), driver.keys());
    EXPECT_TRUE(verify(store::parseHead(printed.toString())).isGood());
    driver.receive(99);
    EXPECT_TRUE(verify(store::parseHead(printed.toString())).isGood()) << "the log may have grown since";
    tamper("UPDATE event SET data=replace(data, 'mediated', 'mistaken') WHERE type='caseClosed'");
    EXPECT_FALSE(verify().isGood());
    rehash();
    EXPECT_TRUE(verify().isGood()) << "a log that was rewritten as a whole fits itself";
    const auto report = verify(store::parseHead(printed.toString()));
    EXPECT_EQ(report.firstBad, printed.head.seq);
}

TEST_F(VerifyTest, refusesAHeadThatWeDidNotSign) {
    auto printed = signHead(log.head(), minute(60), driver.keys());
    printed.at += std::chrono::milliseconds{1};
    EXPECT_FALSE(verify(store::parseHead(printed.toString())).isGood());
    EXPECT_TRUE(verify(store::ClaimedHead{printed.head, {}}).isGood());
    orFail(log.signHead(minute(61)));
    tamper("UPDATE signed_head SET at=at+1");
    EXPECT_FALSE(verify().isGood());
}

TEST_F(VerifyTest, findsADestroyedKeyWithoutErasure) {
    tamper("DELETE FROM alert_key WHERE alert='" + alertNumber(2).alertId.toString() + "'");
    const auto report = verify();
    ASSERT_TRUE(report.firstBad.has_value());
    EXPECT_EQ(orFail(log.read(*report.firstBad - 1, 1)).front()->aggregate,
              core::AggregateRef::of(alertNumber(2).alertId));
}

TEST_F(VerifyTest, findsAChangedKey) {
    tamper("UPDATE alert_key SET wrapped=(SELECT wrapped FROM alert_key WHERE alert<>'" +
           alertNumber(2).alertId.toString() + "' LIMIT 1) WHERE alert='" + alertNumber(2).alertId.toString() + "'");
    EXPECT_FALSE(verify().isGood());
}

TEST_F(VerifyTest, findsSealedPartsThatWereExchanged) {
    // With the hashes made to fit, only the seal's own binding to alert, place and column is left to notice it.
    tamper("UPDATE event SET details=reporter WHERE seq=(SELECT seq FROM event WHERE key='" +
           alertNumber(2).alertId.toString() + "' AND type='alertReceived')");
    rehash();
    EXPECT_FALSE(verify().isGood());
}

TEST_F(VerifyTest, countsWhatItCannotDecodeButCallsItIntact) {
    tamper("UPDATE event SET type='sirenSounded' WHERE seq=9");
    rehash();
    const auto report = verify();
    EXPECT_TRUE(report.isGood()) << report.reason;
    EXPECT_EQ(report.undecodable, 1U);
}

TEST(DamagedLog, isFoundWhereAPageIsBroken) {
    TempFolder folder;
    {
        LogDriver driver{folder / "data"};
        driver.playEvening(120);
    }
    const auto file = folder / "data/log.db";
    const auto size = std::filesystem::file_size(file);
    {
        std::fstream bytes{file, std::ios::in | std::ios::out | std::ios::binary};
        bytes.seekp(static_cast<std::streamoff>(size / 2));
        bytes << "damage";
    }
    const auto keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    auto database = orFail(store::openLog(folder / "data", keys));
    auto log = store::EventLog::open(*database, keys);
    if (log) {
        const auto report = log->verify();
        ASSERT_TRUE(!report || !report->isGood());
        EXPECT_TRUE(report.has_value() || report.error().fault == store::StoreFault::corrupt);
    } else {
        EXPECT_EQ(log.error().fault, store::StoreFault::corrupt);
    }
}

} // namespace
} // namespace trucban::test
