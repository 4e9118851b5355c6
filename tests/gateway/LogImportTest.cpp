// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LogImport.h"

#include "figures/EventLog.h"
#include "support/Process.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

// Events of another gateway into an empty log: in its order of time, or not at all.
namespace trucban::gateway {
namespace {

using test::kDay;

class LogImportTest : public testing::Test {
protected:
    LogImportTest() {
        auto opened = store::KeyRing::openOrCreate(folder.path());
        EXPECT_TRUE(opened.has_value());
        keys.emplace(std::move(opened.value()));
        database = store::openLog(folder.path(), *keys, {.durability = store::Durability::off}).value();
        log.emplace(store::EventLog::open(*database, *keys).value());
        written.policy(test::at(kDay, 6));
        written.policy(test::at(kDay, 7));
        written.policy(test::at(kDay, 8));
        std::map<core::AggregateRef, std::uint32_t> versions;
        for (core::Event& event : written.events) {
            event.version = ++versions[event.aggregate];
        }
    }

    [[nodiscard]] std::expected<std::uint64_t, std::string> import(core::Instant now) {
        std::stringstream lines;
        for (const core::Event& event : written.events) {
            lines << wire::encodeEvent(event) << '\n';
        }
        return importEvents(lines, *log, now);
    }

    test::TempFolder folder;
    std::optional<store::KeyRing> keys;
    std::unique_ptr<store::Database> database;
    std::optional<store::EventLog> log;
    test::EventLog written;
};

TEST_F(LogImportTest, takesALogInItsOrder) {
    const auto count = import(test::at(kDay, 8));
    ASSERT_TRUE(count.has_value()) << count.error();
    EXPECT_EQ(*count, written.events.size());
    EXPECT_EQ(log->head().seq, written.events.size());
}

TEST_F(LogImportTest, aTimeThatGoesBackIsNoLog) {
    written.events.back().at = test::at(kDay, 5);
    const auto count = import(test::at(kDay, 9));
    ASSERT_FALSE(count.has_value()) << "figures as of a time would stop before it";
    EXPECT_TRUE(count.error().contains("earlier than the event before it")) << count.error();
    EXPECT_EQ(log->head().seq, 0U);
}

TEST_F(LogImportTest, whatHasNotHappenedYetIsRefused) {
    const auto count = import(test::at(kDay, 8) - core::Milliseconds{1});
    ASSERT_FALSE(count.has_value()) << "every later event would bear that time";
    EXPECT_TRUE(count.error().contains("has not come yet")) << count.error();
}

} // namespace
} // namespace trucban::gateway
