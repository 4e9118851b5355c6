// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"
#include "store/Archive.h"
#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

// What an aggregate was at any moment, found without its whole history.
namespace trucban::test {
namespace {

struct MilestoneTest : ::testing::Test {
    TempFolder folder;
    LogDriver driver{folder / "data", {.durability = store::Durability::off}};
    const core::UnitId unit{"M21"};
    const core::AggregateRef ref = core::AggregateRef::of(unit);
    std::vector<core::Event> events;

    void patrol(int moves) {
        for (const core::Event& event : driver.run(
                 core::RegisterUnit{{.id = unit, .homeWard = {26740}, .name = "Tổ tuần tra"}}, gateway(), minute(0))) {
            events.push_back(event);
        }
        for (int i = 1; i <= moves; ++i) {
            const core::MoveUnit move{unit, {10.7, 106.6 + 0.0001 * i}, std::nullopt, minute(i)};
            for (const core::Event& event : driver.run(move, source(), minute(i))) {
                events.push_back(event);
            }
        }
    }
    std::string folded(core::Seq before) {
        core::State state;
        orFail(driver.log().foldBefore(before, ref, state));
        return allBytes(state);
    }
    void exec(const std::string& sql) { (void)driver.database().impl().handle().exec(sql); }
    std::int64_t rows(const std::string& sql) { return driver.database().impl().handle().execAndGet(sql).getInt64(); }
};

TEST_F(MilestoneTest, givesTheValueBeforeEveryEvent) {
    patrol(200);
    EXPECT_EQ(rows("SELECT count(*) FROM milestone"), 3);
    core::State state;
    for (const core::Event& event : events) {
        ASSERT_EQ(folded(event.seq), allBytes(state)) << event.version;
        ASSERT_TRUE(core::apply(state, event));
    }
    EXPECT_EQ(folded(driver.log().head().seq + 1), allBytes(driver.state()));
}

TEST_F(MilestoneTest, readsNoEventBeforeIt) {
    patrol(200);
    const std::string right = folded(events.back().seq);
    exec("UPDATE event SET type='unknown' WHERE kind='unit' AND version<192");
    EXPECT_EQ(folded(events.back().seq), right);
}

TEST_F(MilestoneTest, goesBackToTheEventsWhereItCannotBeRead) {
    patrol(200);
    const std::string right = folded(events.back().seq);
    exec("UPDATE milestone SET value=substr(value, 2)");
    EXPECT_EQ(folded(events.back().seq), right);
    exec("DELETE FROM milestone"); // a log of before there were any
    EXPECT_EQ(folded(events.back().seq), right);
}

TEST_F(MilestoneTest, verifyFindsAWrongOneAndRebuildMendsIt) {
    patrol(200);
    ASSERT_EQ(orFail(driver.log().verify()).reason, "");
    store::Archive archive{driver.database()};
    for (const std::string damage : {"UPDATE milestone SET value=replace(value, 'tuần', 'quản')",
                                     "UPDATE milestone SET value=substr(value, 2)", "UPDATE milestone SET seq=seq+1"}) {
        SCOPED_TRACE(damage);
        exec(damage);
        EXPECT_NE(orFail(driver.log().verify()).reason, "");
        (void)orFail(archive.rebuild(driver.log()));
        EXPECT_EQ(orFail(driver.log().verify()).reason, "");
        EXPECT_EQ(rows("SELECT count(*) FROM milestone"), 3);
    }
}

TEST_F(MilestoneTest, anErasedAlertHasNone) {
    auto report = alertNumber(1);
    driver.run(report, source(), minute(0));
    for (int i = 1; i <= 70; ++i) {
        report.facts.contentDigest = std::to_string(i);
        driver.run(report, source(), minute(i));
    }
    const auto alert = core::AggregateRef::of(report.alertId);
    EXPECT_EQ(rows("SELECT count(*) FROM milestone WHERE instr(value, 'Lê Lợi') > 0"), 1);
    driver.run(core::CloseCase{report.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false}, officer(),
               minute(99));
    driver.run(core::EraseAlert{report.alertId}, gateway(), minute(100));
    EXPECT_EQ(rows("SELECT count(*) FROM milestone WHERE instr(value, 'Lê Lợi') > 0"), 0);
    core::State state;
    orFail(driver.log().foldBefore(driver.log().head().seq, alert, state));
    EXPECT_FALSE(state.alert(report.alertId)->details) << "also at moments before it was erased";
    EXPECT_EQ(state.alert(report.alertId)->updates, 70u);
    EXPECT_EQ(orFail(driver.log().verify()).reason, "");
}

TEST_F(MilestoneTest, aRestoredBackupIsErasedAnew) {
    auto report = alertNumber(1);
    driver.run(report, source(), minute(0));
    for (int i = 1; i <= 70; ++i) {
        report.facts.contentDigest = std::to_string(i);
        driver.run(report, source(), minute(i));
    }
    orFail(driver.log().erase(report.alertId));
    EXPECT_EQ(rows("SELECT count(*) FROM milestone WHERE kind='alert'"), 0);
}

TEST_F(MilestoneTest, aHandoverAnsweredLineByLineHasThem) {
    core::SignHandover sign{.id = idOf<core::HandoverId>(1), .wards = {{26740}}, .since = minute(0)};
    for (int i = 0; i < 100; ++i) {
        sign.items.push_back({.topic = core::HandoverTopic::openCase, .text = "Vụ " + std::to_string(i)});
    }
    const auto comes = core::Authority{{core::ActorKind::officer, "đến"}, core::Role::dutyOfficer, {true, {}}};
    const auto take = [&](const core::CommandBody& body, const core::Authority& by, int at) {
        for (const core::Event& event : driver.run(body, by, minute(at))) {
            events.push_back(event);
        }
    };
    take(sign, officer(), 1);
    for (std::uint32_t i = 0; i < 100; ++i) {
        take(core::AnswerHandoverItem{sign.id, i, i == 3, i == 3 ? "chưa gọi lại" : ""}, comes, 2);
    }
    take(core::AcceptHandover{sign.id}, comes, 3);
    EXPECT_EQ(rows("SELECT count(*) FROM milestone WHERE kind='handover'"), 1);
    core::State state;
    for (const core::Event& event : events) {
        core::State before;
        orFail(driver.log().foldBefore(event.seq, core::AggregateRef::of(sign.id), before));
        ASSERT_EQ(allBytes(before), allBytes(state)) << event.version;
        ASSERT_TRUE(core::apply(state, event));
    }
    EXPECT_EQ(orFail(driver.log().verify()).reason, "");
    // The next one retires it once nothing is pinned.
    take(core::AnswerHandoverItem{sign.id, 3}, officer(), 4);
    sign.id = idOf<core::HandoverId>(2);
    take(sign, comes, 5);
    EXPECT_EQ(driver.state().handovers.size(), 1u);
    EXPECT_EQ(orFail(driver.log().verify()).reason, "");
    store::Archive archive{driver.database()};
    (void)orFail(archive.rebuild(driver.log()));
    EXPECT_EQ(orFail(driver.log().verify()).reason, "");
}

} // namespace
} // namespace trucban::test
