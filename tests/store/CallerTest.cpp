// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Archive.h"
#include "store/StoreFixture.h"
#include "store/detail/CallerTable.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace trucban::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CallerTest : public testing::Test {
protected:
    void report(std::uint32_t number, const std::string& phone, const std::string& name = "Hoa") {
        driver.run(alertNumber(number), source(), minute(static_cast<int>(number)),
                   {{}, core::Reporter{name, phone}, {}});
    }
    void update(std::uint32_t number, const std::string& phone) {
        auto body = alertNumber(number, "Họ bỏ chạy rồi");
        body.facts.contentDigest = "other" + phone;
        driver.run(body, source(), minute(30), {{}, core::Reporter{"Hoa", phone}, {}});
    }
    std::vector<core::AlertId> same(std::uint32_t number, core::Instant since = minute(0), std::size_t limit = 10) {
        return orFail(driver.log().sameCaller(alertNumber(number).alertId, since, limit));
    }
    void tamper(const char* sql) { driver.database().impl().handle().exec(sql); }
    std::int64_t rows() {
        return driver.database().impl().handle().execAndGet("SELECT count(*) FROM caller").getInt64();
    }
    std::string reason() { return orFail(driver.log().verify()).reason; }

    TempFolder folder;
    LogDriver driver{folder / "data"};
};

core::AlertId alertOf(std::uint32_t number) {
    return alertNumber(number).alertId;
}

TEST(NormalPhone, writesANumberInOneWay) {
    for (const char* same :
         {"0903123456", "0903 123 456", "0903.123.456", "+84903123456", "+84 903-123-456", "84903123456",
          "0084 903 123 456", "+84 (0) 903 123 456", "0903123456 (Hoa)", "0903123456 / 0912000111"}) {
        EXPECT_EQ(store::detail::normalPhone(same), "0903123456") << same;
    }
    EXPECT_EQ(store::detail::normalPhone("028 3823 4567"), "02838234567");
    EXPECT_EQ(store::detail::normalPhone("+1 212 555 0100"), "12125550100");
    EXPECT_EQ(store::detail::normalPhone("0841234567"), "0841234567") << "a number that begins with 084";
    for (const char* none : {"", "113", "ẩn số", "Hoa", "+84", "00"}) {
        EXPECT_EQ(store::detail::normalPhone(none), "") << none;
    }
}

TEST_F(CallerTest, findsOtherAlertsFromOneTelephoneTheLatestFirst) {
    report(1, "0903 123 456");
    report(2, "+84903123456", "Chị Hoa");
    report(3, "0903123457");
    report(4, "84 903 123 456");
    report(5, "");
    report(6, "", "Chỉ có tên");
    EXPECT_EQ(same(1), (std::vector{alertOf(4), alertOf(2)}));
    EXPECT_EQ(same(2, minute(4)), (std::vector{alertOf(4)}));
    EXPECT_EQ(same(1, minute(0), 1), (std::vector{alertOf(4)}));
    EXPECT_TRUE(same(3).empty());
    EXPECT_TRUE(same(5).empty()) << "no telephone is not one telephone";
    EXPECT_TRUE(same(99).empty());
    EXPECT_EQ(reason(), "");
}

TEST_F(CallerTest, theTelephoneToldLastCounts) {
    report(1, "0903123456");
    report(2, "0912000111");
    EXPECT_TRUE(same(1).empty());
    update(1, "0912000111");
    EXPECT_EQ(same(2), (std::vector{alertOf(1)}));
    update(1, ""); // says nothing about a telephone
    EXPECT_EQ(same(2), (std::vector{alertOf(1)}));
    EXPECT_EQ(reason(), "");
}

TEST_F(CallerTest, keepsNoNumberAndNothingThatCanBeComparedWithoutTheKeys) {
    report(1, "0903123456");
    auto query = driver.database().impl().query("SELECT digest FROM caller");
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.text(0), driver.keys().digestHex("caller", "0903123456"));
    EXPECT_THAT(query.text(0), Not(HasSubstr("0903")));
    query.reset();
    LogDriver other{folder / "other"};
    EXPECT_NE(other.keys().digestHex("caller", "0903123456"), driver.keys().digestHex("caller", "0903123456"));
    auto inEvents =
        driver.database().impl().query("SELECT count(*) FROM event WHERE instr(data, (SELECT digest FROM caller))>0");
    ASSERT_TRUE(inEvents.step());
    EXPECT_EQ(inEvents.integer(0), 0);
}

TEST_F(CallerTest, isErasedWithTheReporter) {
    report(1, "0903123456");
    report(2, "0903123456");
    report(3, "0903123456");
    driver.run(core::CloseCase{alertNumber(1).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(4));
    driver.run(core::EraseAlert{alertOf(1)}, gateway(), minute(5));
    EXPECT_TRUE(same(1).empty());
    EXPECT_EQ(same(2), (std::vector{alertOf(3)}));
    orFail(driver.log().erase(alertOf(3)));
    EXPECT_TRUE(same(2).empty());
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(std::filesystem::file_size(folder / "data/log.db-wal"), 0U) << "nor is it left in the WAL";
}

TEST_F(CallerTest, verifyFindsWhatDoesNotFollowFromTheLog) {
    report(1, "0903123456");
    report(2, "0912000111");
    const char* const kReason = "the callers' digests differ from the log";
    for (const char* sql :
         {"DELETE FROM caller WHERE seq=1", "UPDATE caller SET digest=(SELECT max(digest) FROM caller)",
          "UPDATE caller SET seq=0 WHERE seq=1",
          "INSERT INTO caller SELECT 'stray', 1, at, digest FROM caller LIMIT 1"}) {
        tamper(sql);
        EXPECT_EQ(reason(), kReason) << sql;
        orFail(driver.log().rebuildCallers());
        EXPECT_EQ(reason(), "") << sql;
    }
}

TEST_F(CallerTest, aLogOfAnOlderVersionGetsThemFromItsSealedReporters) {
    report(1, "0903123456");
    report(2, "+84 903 123 456");
    report(3, "0912000111");
    update(3, "0903.123.456");
    report(4, "0903123456");
    driver.run(core::CloseCase{alertNumber(4).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(40));
    driver.run(core::EraseAlert{alertOf(4)}, gateway(), minute(41));
    tamper("DROP TABLE caller; DELETE FROM meta WHERE name='callers'");
    tamper(kWithoutArchiveIndex);
    tamper("PRAGMA user_version=5");

    auto database = orFail(store::openLog(folder / "data", driver.keys()));
    auto log = orFail(store::EventLog::open(*database, driver.keys()));
    auto found = orFail(log.sameCaller(alertOf(2), minute(0), 10));
    EXPECT_EQ(found, (std::vector{alertOf(3), alertOf(1)}));
    EXPECT_TRUE(orFail(log.verify()).isGood());
    EXPECT_EQ(database->impl().handle().execAndGet("SELECT count(*) FROM caller").getInt(), 3);
}

TEST_F(CallerTest, isInABackupAndComesBackWithIt) {
    report(1, "0903123456");
    report(2, "0903123456");
    orFail(driver.database().backup(folder / "copy.db"));
    orFail(store::restoreLog(folder / "copy.db", folder / "restored", driver.keys()));
    auto database = orFail(store::openLog(folder / "restored", driver.keys()));
    auto log = orFail(store::EventLog::open(*database, driver.keys()));
    EXPECT_EQ(orFail(log.sameCaller(alertOf(1), minute(0), 10)), (std::vector{alertOf(2)}));
    EXPECT_TRUE(orFail(log.verify()).isGood());
    orFail(log.erase(alertOf(2))); // erased since the backup was made
    EXPECT_TRUE(orFail(log.sameCaller(alertOf(1), minute(0), 10)).empty());
}

} // namespace
} // namespace trucban::test
