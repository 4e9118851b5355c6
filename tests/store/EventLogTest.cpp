// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventLog.h"

#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace trucban::test {
namespace {

using store::StoreFault;
using ::testing::HasSubstr;
using ::testing::Not;

struct EventLogTest : ::testing::Test {
    TempFolder folder;
    LogDriver driver{folder / "data"};
    store::EventLog& log = driver.log();

    std::string fileBytes() {
        std::string all;
        for (const auto& entry : std::filesystem::directory_iterator{folder / "data"}) {
            std::ifstream file{entry.path(), std::ios::binary};
            std::ostringstream bytes;
            bytes << file.rdbuf();
            all += bytes.str();
        }
        return all;
    }
};

TEST_F(EventLogTest, givesBackWhatWasAppended) {
    const auto written = driver.run(alertNumber(1), source(), minute(1));
    EXPECT_EQ(written.front().seq, 1U);
    const auto read = orFail(log.read(0, 100));
    ASSERT_EQ(read.size(), written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        EXPECT_EQ(read[i].value(), written[i]);
    }
    EXPECT_EQ(log.head().seq, written.size());
    EXPECT_EQ(orFail(log.headAt(written.size())), log.head());
    EXPECT_EQ(log.headAt(99).error().fault, StoreFault::notFound);
}

TEST_F(EventLogTest, survivesReopening) {
    driver.playEvening(12);
    const auto head = log.head();
    const auto events = orFail(log.read(0, 1000));
    auto database = orFail(store::openLog(driver.folder(), driver.keys()));
    auto again = orFail(store::EventLog::open(*database, driver.keys()));
    EXPECT_EQ(again.head(), head);
    EXPECT_EQ(orFail(again.read(0, 1000)), events);
}

TEST_F(EventLogTest, aProbeLeavesNothingBehind) {
    driver.playEvening(5);
    const auto head = log.head();
    ASSERT_TRUE(log.probe(256 * 1024));
    ASSERT_TRUE(log.probe(256 * 1024));
    EXPECT_EQ(orFail(log.refreshHead()), head);
    EXPECT_TRUE(orFail(log.verify()).isGood());
    driver.run(alertNumber(90), source(), minute(90));
    EXPECT_GT(log.head().seq, head.seq);
}

TEST_F(EventLogTest, readsInRangesAndByAggregate) {
    driver.playEvening(200);
    core::Seq expected = 0;
    const auto last = orFail(log.read(10, 300, [&expected](store::LogEntry&& entry) {
        EXPECT_EQ(entry->seq, expected == 0 ? 11U : expected + 1);
        expected = entry->seq;
        return true;
    }));
    EXPECT_EQ(last, 310U);
    EXPECT_EQ(orFail(log.read(10, 300, [](store::LogEntry&&) { return false; })), 11U);
    EXPECT_EQ(orFail(log.read(log.head().seq, 5)).size(), 0U);
    const auto ref = core::AggregateRef::of(alertNumber(2).caseId);
    const auto history = orFail(log.readAggregate(ref, 0, 100));
    ASSERT_GE(history.size(), 2U);
    for (std::size_t i = 0; i < history.size(); ++i) {
        EXPECT_EQ(history[i]->aggregate, ref);
        EXPECT_EQ(history[i]->version, i + 1);
    }
    EXPECT_EQ(orFail(log.readAggregate(ref, history[0]->seq, 1)).front(), history[1]);
}

TEST_F(EventLogTest, aVisitorMayUseTheLog) {
    driver.playEvening(12);
    std::size_t bodies = 0;
    orFail(log.read(0, 100, [&](store::LogEntry&& entry) {
        bodies += orFail(log.rawBody(entry->seq)).has_value() ? 1 : 0;
        EXPECT_FALSE(orFail(log.read(entry->seq - 1, 1)).empty());
        return true;
    }));
    EXPECT_EQ(bodies, 10U); // two of the twelve are erased
}

TEST_F(EventLogTest, putsNothingIntoTheLogWhenAnyPartFails) {
    driver.receive(1);
    const auto head = log.head();
    const store::CommandRecord record{idOf<core::CommandId>(1), 0, "an", minute(1)};
    orFail(log.append({}, std::array{record}));
    std::vector<store::PendingEvent> events(1);
    events[0].event = orFail(log.read(0, 1)).front().value();
    events[0].event.seq = 0;
    EXPECT_EQ(log.append(events, std::array{record}).error().fault, StoreFault::exists);
    EXPECT_EQ(events[0].event.seq, 0U);
    EXPECT_EQ(log.head(), head);
    EXPECT_EQ(orFail(log.refreshHead()), head);
    events[0].event.seq = head.seq + 2;
    EXPECT_EQ(log.append(events, {}).error().fault, StoreFault::headMismatch);
    EXPECT_EQ(orFail(log.refreshHead()), head);
    events[0].event.seq = head.seq + 1;
    EXPECT_EQ(orFail(log.append(events, {})), head.seq + 1);
}

TEST_F(EventLogTest, remembersCommands) {
    driver.receive(1);
    const auto id = idOf<core::CommandId>(77);
    EXPECT_EQ(orFail(log.command(id)), std::nullopt);
    const store::CommandRecord record{id, 0, "an", minute(5)};
    orFail(log.append({}, std::array{record}));
    EXPECT_EQ(orFail(log.command(id)), (store::CommandRecord{id, log.head().seq, "an", minute(5)}));
    EXPECT_EQ(orFail(log.pruneCommands(minute(5))), 0U);
    EXPECT_EQ(orFail(log.pruneCommands(minute(6))), 1U);
    EXPECT_EQ(orFail(log.command(id)), std::nullopt);
}

TEST_F(EventLogTest, noticesAnotherWriter) {
    driver.receive(1);
    auto database = orFail(store::openLog(driver.folder(), driver.keys()));
    auto other = orFail(store::EventLog::open(*database, driver.keys()));
    driver.receive(2);
    std::vector<store::PendingEvent> events(1);
    events[0].event = orFail(other.read(0, 1)).front().value();
    events[0].event.seq = 0;
    EXPECT_EQ(other.append(events, {}).error().fault, StoreFault::headMismatch);
    EXPECT_EQ(orFail(other.refreshHead()), log.head());
    EXPECT_TRUE(other.append(events, {}).has_value());
}

TEST_F(EventLogTest, keepsReporterAndBodyApartFromTheEvents) {
    driver.receive(1);
    EXPECT_EQ(orFail(log.reporter(alertNumber(1).alertId)), (core::Reporter{"Nguyễn Thị Hoa", "0903 123 456"}));
    EXPECT_EQ(orFail(log.rawBody(1)), R"({"externalId":"sos-1"})");
    EXPECT_EQ(orFail(log.rawBody(2)), std::nullopt);
    EXPECT_EQ(log.rawBody(9).error().fault, StoreFault::notFound);
    EXPECT_EQ(orFail(log.reporter(alertNumber(2).alertId)), std::nullopt);

    auto update = alertNumber(1, "Họ bỏ chạy rồi");
    update.facts.contentDigest = "other";
    driver.run(update, source(), minute(2), {{}, core::Reporter{"Hoa", "0900000000"}, "{}"});
    EXPECT_EQ(orFail(log.reporter(alertNumber(1).alertId)), (core::Reporter{"Hoa", "0900000000"}));
}

TEST_F(EventLogTest, sealsPersonalDataInsideTheEncryptedFile) {
    driver.receive(1);
    driver.run(core::PlaceAlert{alertNumber(1).alertId, {{10.123456, 106.654321}, 5}}, officer(), minute(1));
    auto query = driver.database().impl().query(
        "SELECT quote(data) || quote(CAST(details AS TEXT)) || quote(CAST(reporter AS TEXT)) || "
        "quote(CAST(raw AS TEXT)) FROM event");
    while (query.step()) {
        const auto row = query.text(0);
        for (const char* secret :
             {"Có đánh nhau", "Lê Lợi", "10.77", "10.123", "Hoa", "0903", "externalId\":\"sos-1\"}"}) {
            EXPECT_THAT(row, Not(HasSubstr(secret)));
        }
    }
    const auto bytes = fileBytes();
    EXPECT_GT(bytes.size(), 4096U);
    for (const char* secret : {"SQLite format", "alertReceived", "sos-1", "CREATE TABLE"}) {
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
    }
}

TEST_F(EventLogTest, erasureLeavesTheChainAndTakesTheContent) {
    driver.receive(1);
    driver.receive(2);
    driver.run(core::CloseCase{alertNumber(1).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(3));
    driver.run(core::EraseAlert{alertNumber(1).alertId}, gateway(), minute(4));
    const auto events = orFail(log.read(0, 100));
    EXPECT_FALSE(std::get<core::AlertReceived>(events[0]->data).details.has_value());
    EXPECT_TRUE(std::get<core::AlertReceived>(events[2]->data).details.has_value());
    EXPECT_EQ(orFail(log.reporter(alertNumber(1).alertId)), std::nullopt);
    EXPECT_EQ(orFail(log.rawBody(1)), std::nullopt);
    EXPECT_TRUE(orFail(log.reporter(alertNumber(2).alertId)).has_value());
    const auto report = orFail(log.verify());
    EXPECT_TRUE(report.isGood()) << report.reason;
    EXPECT_EQ(report.erasedParts, 3U);
    EXPECT_EQ(std::filesystem::file_size(folder / "data/log.db-wal"), 0U);
    EXPECT_TRUE(log.erase(alertNumber(1).alertId).has_value());
}

TEST_F(EventLogTest, whatAHouseholdNeededIsGoneWhenItsTimeIsOver) {
    constexpr core::WardCode kWard{26740};
    const core::Authority team{{core::ActorKind::officer, "T3-01"}, core::Role::team, {.all = false, .wards = {kWard}}};
    core::Record record{.id = idOf<core::RecordId>(1), .ward = kWard};
    record.need = core::NeedRecord{{"T3-01"}, "H0117", "lonelyElderly", core::dayNumber(minute(0)) + 3};
    driver.run(core::SaveRecords{{record}}, team, minute(1));
    core::Record withdrawn = record;
    withdrawn.id = idOf<core::RecordId>(2);
    withdrawn.need->householdCode = "H0118";
    driver.run(core::SaveRecords{{withdrawn}}, team, minute(2));
    auto query = driver.database().impl().query("SELECT quote(data) || quote(CAST(details AS TEXT)) FROM event");
    while (query.step()) {
        EXPECT_THAT(query.text(0), Not(HasSubstr("H011")));
        EXPECT_THAT(query.text(0), Not(HasSubstr("lonelyElderly")));
    }
    query.reset();
    const auto needOf = [&](std::size_t place) {
        return *std::get<core::RecordSaved>(orFail(log.read(0, 100)).at(place)->data).record.need;
    };
    EXPECT_EQ(needOf(0), *record.need) << "while it lasts the team has it from the log";
    driver.run(core::WithdrawRecords{{withdrawn.id}, "nhập nhầm"}, team, minute(3));
    driver.run(core::ExpireRecord{record.id}, gateway(), core::startOf(record.need->until + 1));
    for (const std::size_t place : {0U, 1U}) {
        EXPECT_EQ(needOf(place), (core::NeedRecord{{"T3-01"}, "", "", record.need->until}));
    }
    const auto report = orFail(log.verify());
    EXPECT_TRUE(report.isGood()) << report.reason;
    EXPECT_EQ(report.erasedParts, 2U);
}

TEST_F(EventLogTest, erasureDoesNotWaitForReaders) {
    driver.receive(1);
    driver.run(core::CloseCase{alertNumber(1).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(3));
    auto reader = orFail(store::openLog(driver.folder(), driver.keys(), {.readOnly = true}));
    {
        const store::detail::ReadTransaction transaction{reader->impl()};
        auto query = reader->impl().query("SELECT count(*) FROM event");
        ASSERT_TRUE(query.step());
        driver.run(core::EraseAlert{alertNumber(1).alertId}, gateway(), minute(4));
        EXPECT_GT(std::filesystem::file_size(folder / "data/log.db-wal"), 0U);
    }
    driver.receive(2); // the next append cleans up
    EXPECT_EQ(std::filesystem::file_size(folder / "data/log.db-wal"), 0U);
}

TEST_F(EventLogTest, anAlertThatComesBackAfterErasureGetsAKeyOfItsOwn) {
    driver.receive(1);
    orFail(log.erase(alertNumber(1).alertId));
    auto update = alertNumber(1, "Lại nữa");
    update.facts.contentDigest = "other";
    driver.run(update, source(), minute(2));
    const auto events = orFail(log.read(0, 100));
    EXPECT_FALSE(std::get<core::AlertReceived>(events[0]->data).details.has_value());
    EXPECT_EQ(std::get<core::AlertUpdated>(events.back()->data).details->text, "Lại nữa");
}

TEST_F(EventLogTest, reportsWhatItCannotDecodeAndGoesOn) {
    driver.receive(1);
    driver.receive(2);
    driver.database().impl().handle().exec("UPDATE event SET type='sirenSounded' WHERE seq=1");
    driver.database().impl().handle().exec("UPDATE event SET data='{\"code\":' WHERE seq=2");
    driver.database().impl().handle().exec("UPDATE event SET details=zeroblob(60) WHERE seq=3");
    driver.database().impl().handle().exec("UPDATE event SET wards='26740,x' WHERE seq=4");
    const auto entries = orFail(log.read(0, 100));
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(entries[0].error().type, "sirenSounded");
    EXPECT_EQ(entries[0].error().aggregate, core::AggregateRef::of(alertNumber(1).alertId));
    for (core::Seq seq = 1; seq <= 4; ++seq) {
        EXPECT_EQ(entries[seq - 1].error().seq, seq);
        EXPECT_FALSE(entries[seq - 1].error().reason.empty());
    }
}

TEST_F(EventLogTest, listsQuarantinedEvents) {
    orFail(log.quarantine(7, minute(1), "first"));
    orFail(log.quarantine(7, minute(2), "second"));
    orFail(log.quarantine(3, minute(3), "third"));
    EXPECT_EQ(orFail(log.quarantined()),
              (std::vector<store::Quarantined>{{3, minute(3), "third"}, {7, minute(1), "first"}}));
}

TEST_F(EventLogTest, takesEmptyAndHugeValues) {
    EXPECT_EQ(orFail(log.append({}, {})), 0U);
    auto alert = alertNumber(1, std::string(4000, 'x'));
    alert.details.address.clear();
    const std::string body(256 * 1024, '\0');
    driver.run(alert, source(), minute(1), {{}, core::Reporter{}, body});
    EXPECT_EQ(orFail(log.rawBody(1)), body);
    EXPECT_EQ(orFail(log.reporter(alert.alertId)), std::nullopt);
}

TEST_F(EventLogTest, refusesAReplicasFile) {
    auto replica = orFail(store::openReplica(folder / "replica.db", driver.keys().databaseKey()));
    EXPECT_EQ(store::EventLog::open(*replica, driver.keys()).error().fault, StoreFault::badValue);
}

} // namespace
} // namespace trucban::test
