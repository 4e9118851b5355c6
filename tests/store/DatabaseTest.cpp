// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"

#include "store/Documents.h"
#include "store/StoreFixture.h"
#include "store/detail/Schema.h"

#include <array>
#include <atomic>
#include <fstream>
#include <sys/stat.h>
#include <thread>

namespace trucban::test {
namespace {

using store::StoreFault;

struct DatabaseTest : ::testing::Test {
    TempFolder folder;
    store::KeyRing keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
};

TEST_F(DatabaseTest, isDurableAndErasesByDefault) {
    auto database = orFail(store::openLog(folder / "data", keys));
    auto& handle = database->impl().handle();
    EXPECT_EQ(handle.execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(handle.execAndGet("PRAGMA synchronous").getInt(), 2);
    EXPECT_EQ(handle.execAndGet("PRAGMA secure_delete").getInt(), 1);
    EXPECT_FALSE(handle.execAndGet("PRAGMA cipher_version").getString().empty());
}

TEST_F(DatabaseTest, readsWithoutWriting) {
    EXPECT_EQ(store::openLog(folder / "data", keys, {.readOnly = true}).error().fault, StoreFault::notFound);
    auto writer = orFail(store::openLog(folder / "data", keys));
    store::Documents{*writer}.put("x", "1").value();
    auto reader = orFail(store::openLog(folder / "data", keys, {.readOnly = true}));
    store::Documents documents{*reader};
    EXPECT_EQ(orFail(documents.get("x")), "1");
    EXPECT_EQ(documents.put("x", "2").error().fault, StoreFault::readOnly);
}

TEST_F(DatabaseTest, refusesWhatIsNotADatabase) {
    std::filesystem::create_directories(folder / "data");
    std::ofstream{folder / "data/log.db"} << std::string(8192, 'x');
    EXPECT_EQ(store::openLog(folder / "data", keys).error().fault, StoreFault::wrongKey);
    std::filesystem::remove(folder / "data/log.db");
    std::filesystem::create_directory(folder / "data/log.db");
    EXPECT_EQ(store::openLog(folder / "data", keys).error().fault, StoreFault::cannotOpen);
    EXPECT_FALSE(store::openLog("/proc/nowhere/data", keys).has_value());
}

TEST_F(DatabaseTest, refusesANewerSchemaAndTheOtherKindOfFile) {
    {
        auto replica = orFail(store::openReplica(folder / "log.db", keys.databaseKey()));
        auto log = orFail(store::openLog(folder / "data", keys));
        log->impl().handle().exec("PRAGMA user_version=99");
    }
    const auto error = store::openLog(folder / "data", keys).error();
    EXPECT_EQ(error.fault, StoreFault::newerSchema);
    EXPECT_NE(error.detail.find("99"), std::string::npos);
    EXPECT_EQ(store::openLog(folder / "data", keys, {.readOnly = true}).error().fault, StoreFault::newerSchema);
    EXPECT_FALSE(store::openLog(folder.path(), keys).has_value()) << "a replica is no log";
}

TEST_F(DatabaseTest, nobodyElseMayReadTheFiles) {
    using std::filesystem::perms;
    const auto mode = [](const std::filesystem::path& path) { return std::filesystem::status(path).permissions(); };
    const auto own = perms::owner_read | perms::owner_write;
    const auto all = own | perms::group_read | perms::others_read;
    const mode_t before = ::umask(0022);
    const auto data = folder / "open";
    std::filesystem::create_directory(data);
    {
        auto database = orFail(store::openLog(data, keys));
        EXPECT_EQ(mode(data), perms::owner_all);
        EXPECT_EQ(mode(data / "log.db"), own);
        EXPECT_EQ(mode(data / "log.db-wal"), own);
        EXPECT_EQ(mode(data / "log.db-shm"), own);
        orFail(database->backup(folder / "copy.db"));
        EXPECT_EQ(mode(folder / "copy.db"), own);
    }
    std::filesystem::permissions(data / "log.db", all);
    auto database = orFail(store::openLog(data, keys));
    EXPECT_EQ(mode(data / "log.db"), own) << "of an older version";
    EXPECT_EQ(mode(data / "log.db-wal"), own);
    ::umask(before);
}

TEST_F(DatabaseTest, migratesForwardStepByStep) {
    using store::detail::Migration;
    auto database = orFail(store::openLog(folder / "data", keys));
    const auto released = store::detail::migrationsOf(store::detail::FileKind::log);
    std::vector<Migration> longer{released.begin(), released.end()};
    longer.push_back({"CREATE TABLE later(x INTEGER); INSERT INTO later VALUES(1)"});
    longer.push_back({"UPDATE later SET x=x+1"});
    orFail(store::detail::migrate(database->impl(), longer));
    orFail(store::detail::migrate(database->impl(), longer));
    EXPECT_EQ(database->impl().handle().execAndGet("SELECT x FROM later").getInt(), 2);
    EXPECT_EQ(store::detail::migrate(database->impl(), released).error().fault, StoreFault::newerSchema);
}

TEST_F(DatabaseTest, aFailingMigrationChangesNothing) {
    using store::detail::Migration;
    auto database = orFail(store::openLog(folder / "data", keys));
    const auto released = store::detail::migrationsOf(store::detail::FileKind::log);
    std::vector<Migration> longer{released.begin(), released.end()};
    longer.push_back({"CREATE TABLE later(x INTEGER)"});
    longer.push_back({"UPDATE nowhere SET x=1"});
    const auto migrated = store::detail::guarded([&] { return store::detail::migrate(database->impl(), longer); });
    EXPECT_FALSE(migrated.has_value());
    EXPECT_FALSE(database->impl().handle().tableExists("later"));
    EXPECT_TRUE(store::openLog(folder / "data", keys).has_value());
}

TEST_F(DatabaseTest, manyMayMakeItAtOnce) {
    std::array<std::string, 6> failures;
    {
        std::vector<std::jthread> threads;
        for (auto& message : failures) {
            threads.emplace_back([&] {
                auto database = store::openLog(folder / "data", keys);
                message = database ? "" : database.error().message();
            });
        }
    }
    for (const auto& message : failures) {
        EXPECT_EQ(message, "");
    }
}

TEST_F(DatabaseTest, waitsForAnotherWriterAndGivesUp) {
    auto first = orFail(store::openLog(folder / "data", keys));
    auto second = orFail(store::openLog(folder / "data", keys, {.busyTimeout = std::chrono::milliseconds{20}}));
    const store::detail::WriteTransaction transaction{first->impl()};
    EXPECT_EQ(store::Documents{*second}.put("x", "1").error().fault, StoreFault::busy);
}

TEST_F(DatabaseTest, backsUpWhileOthersWrite) {
    LogDriver driver{folder / "data"};
    driver.playEvening(40);
    auto reader = orFail(store::openLog(folder / "data", keys, {.readOnly = true}));
    std::atomic<bool> stop{false};
    std::jthread writer{[&] {
        for (std::uint32_t n = 1000; !stop; ++n) {
            driver.receive(n);
        }
    }};
    const auto backup = reader->backup(folder / "backup.db");
    stop = true;
    writer.join();
    orFail(backup);
    EXPECT_EQ(reader->backup(folder / "backup.db").error().fault, StoreFault::exists);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 3) << "data, keys, one file";

    orFail(store::restoreLog(folder / "backup.db", folder / "restored", keys));
    EXPECT_EQ(store::restoreLog(folder / "backup.db", folder / "restored", keys).error().fault, StoreFault::exists);
    auto restored = orFail(store::openLog(folder / "restored", keys));
    auto log = orFail(store::EventLog::open(*restored, keys));
    EXPECT_GE(log.head().seq, 40U);
    EXPECT_EQ(orFail(driver.log().headAt(log.head().seq)), log.head());
    EXPECT_TRUE(orFail(log.verify()).isGood());
}

TEST_F(DatabaseTest, restoresNothingThatIsNotWhole) {
    {
        LogDriver driver{folder / "data"};
        driver.playEvening(20);
        driver.database().impl().handle().exec("UPDATE event SET at=at+1 WHERE seq=7");
        EXPECT_EQ(driver.database().backup(folder / "backup.db").error().fault, StoreFault::chainBroken);
        EXPECT_FALSE(std::filesystem::exists(folder / "backup.db"));
        driver.database().impl().handle().exec("UPDATE event SET at=at-1 WHERE seq=7");
        orFail(driver.database().backup(folder / "backup.db"));
    }
    const auto other = orFail(store::KeyRing::openOrCreate(folder / "other"));
    EXPECT_EQ(store::restoreLog(folder / "backup.db", folder / "a", other).error().fault, StoreFault::wrongKey);
    EXPECT_EQ(store::restoreLog(folder / "none.db", folder / "a", keys).error().fault, StoreFault::notFound);
    std::filesystem::resize_file(folder / "backup.db", std::filesystem::file_size(folder / "backup.db") / 2);
    EXPECT_FALSE(store::restoreLog(folder / "backup.db", folder / "a", keys).has_value());
    EXPECT_TRUE(std::filesystem::is_empty(folder / "a"));
    std::ofstream{folder / "a/log.db-wal"} << "left over";
    EXPECT_EQ(store::restoreLog(folder / "backup.db", folder / "a", keys).error().fault, StoreFault::exists);
}

TEST_F(DatabaseTest, documentsAreReplacedAndCounted) {
    auto database = orFail(store::openLog(folder / "data", keys));
    store::Documents documents{*database};
    EXPECT_EQ(orFail(documents.get("boundaries")), std::nullopt);
    EXPECT_EQ(orFail(documents.generation()), 0U);
    const std::string blob{"a\0b", 3};
    orFail(documents.put("boundaries", blob));
    orFail(documents.put("empty", ""));
    EXPECT_EQ(orFail(documents.get("boundaries")), blob);
    EXPECT_EQ(orFail(documents.get("empty")), "");
    orFail(documents.put("boundaries", "new"));
    EXPECT_EQ(orFail(documents.get("boundaries")), "new");
    EXPECT_EQ(orFail(documents.names()), (std::vector<std::string>{"boundaries", "empty"}));
    EXPECT_EQ(orFail(documents.generation()), 3U);
    EXPECT_TRUE(orFail(documents.remove("empty")));
    EXPECT_FALSE(orFail(documents.remove("empty")));
    EXPECT_EQ(orFail(documents.generation()), 4U);
}

} // namespace
} // namespace trucban::test
