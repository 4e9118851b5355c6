// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Archive.h"

#include "core/Text.h"
#include "store/Checkpoint.h"
#include "store/StoreFixture.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/Schema.h"
#include "store/detail/Sqlite.h"

#include <algorithm>
#include <array>

namespace trucban::test {
namespace {

using store::ArchiveSearch;

constexpr int kLater = 9 * 24 * 60; // minutes: long after policy says

struct ArchiveTest : ::testing::Test {
    TempFolder folder;
    LogDriver driver{folder / "data", {.durability = store::Durability::off}};
    store::Archive archive{driver.database()};

    void close(std::uint32_t number) {
        driver.receive(number);
        driver.run(
            core::CloseCase{alertNumber(number).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
            officer(), minute(static_cast<int>(number)));
    }
    void putAway(std::uint32_t number, int at = kLater) {
        driver.run(core::ArchiveCase{alertNumber(number).caseId}, gateway(), minute(at));
    }
    void bringBack(std::uint32_t number, int at = kLater + 1) {
        const auto case_ = orFail(archive.case_(alertNumber(number).caseId)).value();
        driver.run(core::UnarchiveCase{case_, orFail(archive.alertsOf(case_))}, gateway(), minute(at));
    }
    std::int64_t rows(const std::string& sql) { return driver.database().impl().handle().execAndGet(sql).getInt64(); }
    std::vector<core::CaseId> listed(ArchiveSearch search) {
        std::vector<core::CaseId> ids;
        for (;;) {
            const auto page = orFail(archive.cases(search, driver.log()));
            EXPECT_LE(page.cases.size(), search.limit);
            for (const core::Case& case_ : page.cases) {
                ids.push_back(case_.id);
            }
            if (!page.stoppedAt) {
                return ids;
            }
            search.before = page.stoppedAt;
        }
    }
    ArchiveSearch everything() const { return {.scope = {.all = true, .wards = {}}}; }
    std::string difference() { return orFail(driver.log().verify()).reason; }
};

TEST_F(ArchiveTest, holdsWhatTheEventsPutAway) {
    close(1);
    const core::Case before = *driver.state().case_(alertNumber(1).caseId);
    EXPECT_FALSE(orFail(archive.case_(before.id)).has_value());
    putAway(1);
    const auto found = orFail(archive.case_(before.id));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->version, before.version + 1);
    EXPECT_EQ(found->code, before.code);
    const auto alert = orFail(archive.alert(alertNumber(1).alertId));
    ASSERT_TRUE(alert);
    EXPECT_EQ(alert->details, alertNumber(1).details);
    EXPECT_EQ(orFail(archive.alertsOf(*found)), std::vector{*alert});
    EXPECT_EQ(orFail(archive.alertOf(core::alertKey(core::AlertSource::sosApp, "sos-1"))), alert->id);
    EXPECT_FALSE(orFail(archive.alertOf(core::alertKey(core::AlertSource::sosApp, "sos-2"))).has_value());
    EXPECT_EQ(orFail(archive.count()), 1u);
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, forgetsWhatComesBackAndTakesItAgain) {
    close(1);
    putAway(1);
    bringBack(1);
    EXPECT_EQ(orFail(archive.count()), 0u);
    for (const char* table : {"archived_case", "archived_case_ward", "archived_alert", "archived_attachment"}) {
        EXPECT_EQ(rows(std::string{"SELECT count(*) FROM "} + table), 0) << table;
    }
    EXPECT_EQ(difference(), "");
    putAway(1, 2 * kLater);
    EXPECT_EQ(orFail(archive.count()), 1u);
    EXPECT_EQ(orFail(archive.case_(alertNumber(1).caseId))->version, driver.log().head().seq > 0 ? 6u : 0u);
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, aReaderOfTheLogFoldsTheSameWithoutIt) {
    for (std::uint32_t n = 1; n <= 6; ++n) {
        close(n);
    }
    for (const std::uint32_t n : {1u, 2u, 3u, 5u}) {
        putAway(n);
    }
    bringBack(2);
    bringBack(5);
    store::Checkpoint checkpoint{driver.log(), driver.database()};
    const auto ignore = [](const store::LoadProblem& problem) { ADD_FAILURE() << problem.reason; };
    EXPECT_EQ(allBytes(orFail(checkpoint.rebuild(minute(0), ignore))), allBytes(driver.state()));
    orFail(checkpoint.save(driver.state(), driver.takeTouched()));
    const auto loaded = orFail(checkpoint.load(minute(0), ignore));
    EXPECT_EQ(allBytes(loaded), allBytes(driver.state()));
    EXPECT_EQ(loaded.cases.size(), 4u);
    EXPECT_EQ(loaded.lastCodeNumber, driver.state().lastCodeNumber) << "the next code is not one in the archive";
    EXPECT_EQ(rows("SELECT count(*) FROM aggregate WHERE kind='case'"), 4);
}

TEST_F(ArchiveTest, whatIsSealedStaysSealedWhenItComesBack) {
    close(1);
    putAway(1);
    bringBack(1);
    EXPECT_EQ(rows("SELECT count(*) FROM event WHERE instr(data, 'Lê Lợi') > 0"), 0);
    const auto entry =
        orFail(driver.log().readAggregate(core::AggregateRef::of(alertNumber(1).alertId), 0, 100)).back();
    EXPECT_EQ(std::get<core::AlertUnarchived>(entry.value().data).value.details, alertNumber(1).details);
    driver.run(core::EraseAlert{alertNumber(1).alertId}, gateway(), minute(kLater + 2));
    const auto erased = orFail(driver.log().readAggregate(core::AggregateRef::of(alertNumber(1).alertId), 0, 100));
    EXPECT_EQ(std::get<core::AlertUnarchived>(erased[erased.size() - 2].value().data).value.details, std::nullopt);
    putAway(1, 2 * kLater);
    EXPECT_FALSE(orFail(archive.alertOf(core::alertKey(core::AlertSource::sosApp, "sos-1"))).has_value());
    EXPECT_EQ(rows("SELECT count(*) FROM archived_alert WHERE instr(value, 'Lợi') + instr(search, 'loi') > 0"), 0);
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, anErasureBesideTheLogReachesIt) {
    close(1);
    putAway(1);
    orFail(driver.log().erase(alertNumber(1).alertId));
    EXPECT_EQ(rows("SELECT count(*) FROM archived_alert WHERE instr(value, 'Lợi') + instr(search, 'loi') > 0"), 0);
    EXPECT_EQ(orFail(archive.alert(alertNumber(1).alertId))->details, std::nullopt);
    EXPECT_FALSE(orFail(archive.alertOf(core::alertKey(core::AlertSource::sosApp, "sos-1"))).has_value());
}

TEST_F(ArchiveTest, listsTheLatestFirstWithinAScope) {
    std::vector<core::CaseId> all;
    for (std::uint32_t n = 1; n <= 30; ++n) {
        close(n);
        putAway(n);
        all.insert(all.begin(), alertNumber(n).caseId);
    }
    for (const std::size_t limit : {1u, 7u, 30u, 100u}) {
        for (const auto order : {ArchiveSearch::Order::closed, ArchiveSearch::Order::opened}) {
            auto search = everything();
            search.limit = limit;
            search.order = order;
            EXPECT_EQ(listed(search), all) << limit;
        }
    }
    std::vector<core::CaseId> ofOne;
    std::ranges::copy_if(all, std::back_inserter(ofOne), [&](const core::CaseId& id) {
        return orFail(archive.case_(id))->ward == core::WardCode{26741};
    });
    ASSERT_EQ(ofOne.size(), 10u);
    EXPECT_EQ(listed({.scope = {.all = false, .wards = {core::WardCode{26741}}}, .limit = 3}), ofOne);
    EXPECT_EQ(
        listed({.scope = {.all = false, .wards = {core::WardCode{26740}, core::WardCode{26741}, core::WardCode{26742}}},
                .limit = 4}),
        all);
    EXPECT_TRUE(listed({.scope = {.all = false, .wards = {core::WardCode{1}}}}).empty());
    auto owned = everything();
    owned.ward = core::WardCode{26741};
    EXPECT_EQ(listed(owned), ofOne);
    owned.scope = {.all = false, .wards = {core::WardCode{26740}}};
    EXPECT_TRUE(listed(owned).empty()) << "owned by a ward that is not in scope";
    core::WardSet many;
    for (std::uint32_t code = 26'735; code < 26'760; ++code) {
        many.push_back(core::WardCode{code});
    }
    EXPECT_EQ(listed({.scope = {.all = false, .wards = many}, .limit = 4}), all);
}

TEST_F(ArchiveTest, splitsNoPageAmongCasesOfTheSameMoment) {
    for (std::uint32_t n = 1; n <= 9; ++n) {
        driver.receive(n);
    }
    for (std::uint32_t n = 1; n <= 9; ++n) {
        driver.run(core::CloseCase{alertNumber(n).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
                   officer(), minute(10));
    }
    for (std::uint32_t n = 1; n <= 9; ++n) {
        putAway(n);
    }
    auto search = everything();
    search.limit = 2;
    const auto ids = listed(search);
    EXPECT_EQ(ids.size(), 9u);
    EXPECT_TRUE(std::ranges::is_sorted(ids, std::ranges::greater_equal{}));
}

TEST_F(ArchiveTest, findsTextInCodeKindAddressAndWords) {
    for (std::uint32_t n = 1; n <= 12; ++n) {
        close(n);
        putAway(n);
    }
    const auto found = [&](const std::string& text) {
        auto search = everything();
        search.text = core::folded(text);
        return listed(search).size();
    };
    EXPECT_EQ(found("12 Lê Lợi"), 12u);
    EXPECT_EQ(found("danh nhau truoc cho"), 12u);
    EXPECT_EQ(found("vv-1121-0003"), 1u);
    EXPECT_EQ(found("other"), 12u);
    EXPECT_EQ(found("không có"), 0u);
}

TEST_F(ArchiveTest, looksAtSoManyAtATime) {
    close(1);
    core::Case sample = *driver.state().case_(alertNumber(1).caseId);
    {
        store::detail::WriteTransaction transaction{driver.database().impl()};
        for (std::uint32_t n = 0; n < store::Archive::kMostLooked + 10; ++n) {
            sample.id = idOf<core::CaseId>(n);
            sample.kind = n == 0 ? "x9" : "hay";
            sample.alerts.clear();
            store::detail::putArchived(driver.database().impl(), core::Aggregate{sample});
        }
        transaction.commit();
    }
    auto search = everything();
    search.text = "x9"; // too short for the index
    const auto first = orFail(archive.cases(search, driver.log()));
    EXPECT_TRUE(first.cases.empty());
    ASSERT_TRUE(first.stoppedAt);
    search.before = first.stoppedAt;
    const auto second = orFail(archive.cases(search, driver.log()));
    EXPECT_EQ(second.cases.size(), 1u);
    EXPECT_FALSE(second.stoppedAt);
}

TEST_F(ArchiveTest, findsOneAmongManyAtOnce) {
    close(1);
    core::Case sample = *driver.state().case_(alertNumber(1).caseId);
    sample.alerts.clear();
    {
        store::detail::WriteTransaction transaction{driver.database().impl()};
        for (std::uint32_t n = 0; n < 2 * store::Archive::kMostLooked; ++n) {
            sample.id = idOf<core::CaseId>(n);
            sample.kind = n == 0 ? "needle" : "needless"; // all in one second, so in no order in the index
            store::detail::putArchived(driver.database().impl(), core::Aggregate{sample});
        }
        store::detail::indexArchived(driver.database().impl());
        transaction.commit();
    }
    auto search = everything();
    search.text = "needle\nvv"; // each part by itself
    EXPECT_TRUE(listed(search).empty());
    search.text = "needles";
    search.limit = 2 * store::Archive::kMostLooked;
    const auto page = orFail(archive.cases(search, driver.log()));
    EXPECT_EQ(page.cases.size(), 2 * store::Archive::kMostLooked - 1);
    EXPECT_TRUE(std::ranges::is_sorted(page.cases, std::ranges::greater{}, &core::Case::id));
    search.text = "eedless";
    search.limit = 700;
    EXPECT_EQ(listed(search).size(), 2 * store::Archive::kMostLooked - 1);
}

/// What a search must find, by a walk through all.
TEST_F(ArchiveTest, findsByTheIndexWhatAWalkFinds) {
    driver.playEvening(120); // merged, erased, and more fates
    for (const auto& [id, case_] : core::State{driver.state()}.cases) {
        if (case_.isOpen()) {
            continue;
        }
        driver.run(core::ArchiveCase{id}, gateway(), minute(kLater));
    }
    ASSERT_GT(orFail(archive.count()), 20u);
    ASSERT_EQ(difference(), "");
    std::vector<std::string> texts{"aaa", "12 le loi", "LE LOI", "le  loi", "\"x\"", "1121", "cho", "ự", "trước"};
    auto query = driver.database().impl().query("SELECT search FROM archived_alert UNION SELECT search FROM "
                                                "archived_case LIMIT 60");
    while (query.step()) {
        const std::string text = query.text(0);
        texts.push_back(text.substr(0, text.size() / 2));
        texts.push_back(text.substr(text.size() / 3, 4));
        texts.push_back(text.substr(text.size() / 3, 3));
    }
    for (const std::string& text : texts) {
        for (const core::Scope& scope :
             {core::Scope{true, {}}, core::Scope{false, {core::WardCode{26741}}},
              core::Scope{false, {core::WardCode{26740}, core::WardCode{26742}}}, core::Scope{false, {}}}) {
            SCOPED_TRACE(text);
            ArchiveSearch search{.scope = scope, .ward = {}, .text = core::folded(text), .limit = 3};
            search.order = ArchiveSearch::Order::opened; // which has no index
            auto walked = listed(search);
            search.order = ArchiveSearch::Order::closed;
            auto found = listed(search);
            EXPECT_TRUE(std::ranges::is_sorted(found, std::ranges::greater{}, [&](const core::CaseId& id) {
                return store::CasePosition{*orFail(archive.case_(id))->closedAt, id};
            }));
            std::ranges::sort(walked);
            std::ranges::sort(found);
            EXPECT_EQ(found, walked);
        }
    }
}

TEST_F(ArchiveTest, findsAMergedCaseByTheAlertsItGave) {
    driver.receive(1);
    driver.receive(2);
    driver.run(core::MergeCases{alertNumber(1).caseId, {alertNumber(2).caseId}}, officer(), minute(3));
    putAway(2); // its alert is with the other one, not in the archive yet
    const auto found = [&] {
        auto search = everything();
        search.text = core::folded(alertNumber(2).details.address);
        return listed(search);
    };
    EXPECT_TRUE(found().empty());
    driver.run(core::CloseCase{alertNumber(1).caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false},
               officer(), minute(9));
    putAway(1, kLater + 10);
    EXPECT_EQ(found(), (std::vector{alertNumber(1).caseId, alertNumber(2).caseId}));
    EXPECT_EQ(difference(), "");
    bringBack(1, kLater + 11);
    EXPECT_TRUE(found().empty());
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, keepsNoTraceOfAnErasedTextInTheIndex) {
    for (std::uint32_t n = 1; n <= 3; ++n) {
        auto alert = alertNumber(n);
        alert.details.text = n == 2 ? "жжж quuxfoo" : "Việc khác";
        driver.run(alert, source(), minute(static_cast<int>(n)));
        driver.run(core::CloseCase{alert.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false}, officer(),
                   minute(static_cast<int>(n)));
        putAway(n);
    }
    auto search = everything();
    search.text = "жж qu";
    EXPECT_EQ(listed(search), std::vector{alertNumber(2).caseId});
    const auto traces = [&] {
        return rows("SELECT count(*) FROM archived_text_data WHERE instr(block, CAST('жж' AS BLOB))>0");
    };
    EXPECT_GT(traces(), 0);
    orFail(driver.log().erase(alertNumber(2).alertId));
    EXPECT_TRUE(listed(search).empty());
    EXPECT_EQ(traces(), 0);
    EXPECT_EQ(rows("SELECT count(*) FROM archived_document WHERE instr(text, 'жж')>0"), 0);
    driver.database().impl().handle().exec("CREATE VIRTUAL TABLE temp.gram USING fts5vocab(main, archived_text, row)");
    EXPECT_EQ(rows("SELECT count(*) FROM temp.gram WHERE term IN ('жжж', 'uux', 'foo')"), 0);
    search.text = core::folded(alertNumber(2).details.address);
    EXPECT_EQ(listed(search).size(), 2u);
}

TEST_F(ArchiveTest, knowsWhoHasAnAttachment) {
    auto alert = alertNumber(1);
    const std::string sha256(64, 'a');
    alert.details.attachments = {{core::AttachmentKind::photo, sha256, "", 5},
                                 {core::AttachmentKind::photo, "", "u", 0}};
    driver.run(alert, source(), minute(1));
    driver.run(core::CloseCase{alert.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false}, officer(),
               minute(2));
    EXPECT_TRUE(orFail(archive.alertsWith(sha256)).empty());
    putAway(1);
    ASSERT_EQ(orFail(archive.alertsWith(sha256)).size(), 1u);
    EXPECT_EQ(orFail(archive.alertsWith(sha256)).front().id, alert.alertId);
    EXPECT_TRUE(orFail(archive.alertsWith("")).empty());
}

TEST_F(ArchiveTest, keepsVisits) {
    core::Visit visit{.id = idOf<core::VisitId>(5), .ward = core::WardCode{26740}, .visitedAt = minute(0)};
    driver.run(core::RecordVisit{visit}, source(), minute(0));
    driver.run(core::ArchiveVisit{visit.id}, gateway(), minute(kLater));
    EXPECT_TRUE(driver.state().visits.empty());
    EXPECT_TRUE(orFail(archive.find(core::AggregateRef::of(visit.id))).has_value());
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, takesNoArchivingEventWithoutItsValue) {
    close(1);
    const auto head = driver.log().head();
    const core::Command command{idOf<core::CommandId>(9), std::nullopt, core::ArchiveCase{alertNumber(1).caseId}};
    const auto events = core::decide(driver.state(), command, {minute(kLater), gateway()}).value();
    std::vector<store::PendingEvent> pending;
    for (const core::Event& event : events) {
        pending.push_back({event, {}, {}, {}, {}});
    }
    EXPECT_EQ(driver.log().append(pending, {}).error().fault, store::StoreFault::badValue);
    EXPECT_EQ(driver.log().head(), head);
    EXPECT_EQ(orFail(archive.count()), 0u);
}

TEST_F(ArchiveTest, verifyFindsWhatDiffersAndRebuildMendsIt) {
    for (std::uint32_t n = 1; n <= 4; ++n) {
        close(n);
        putAway(n);
    }
    bringBack(2);
    ASSERT_EQ(difference(), "");
    const std::string first = alertNumber(1).caseId.toString();
    const std::string alert = alertNumber(1).alertId.toString();
    const std::string later = std::to_string(minute(2 * kLater).time_since_epoch().count());
    for (const std::string& damage :
         {"UPDATE archived_case SET opened_at=" + later + " WHERE id='" + first + "'",
          "UPDATE archived_case SET closed_at=" + later + " WHERE id='" + first + "'",
          "UPDATE archived_case SET ward=1 WHERE id='" + first + "'",
          "UPDATE archived_case SET wards='1' WHERE id='" + first + "'",
          "UPDATE archived_case SET alerts='' WHERE id='" + first + "'",
          "UPDATE archived_case SET search='x' WHERE id='" + first + "'",
          "DELETE FROM archived_case_ward WHERE id='" + first + "'",
          "DELETE FROM archived_case_alert WHERE id='" + first + "'",
          std::string{"INSERT INTO archived_case_alert(alert, id) VALUES('x', 'nobody')"},
          "UPDATE archived_case SET place=place+1 WHERE id='" + first + "'",
          "UPDATE archived_case SET place=place+1000000 WHERE id='" + first + "'",
          std::string{"INSERT INTO archived_unindexed(place) VALUES(1)"},
          std::string{"UPDATE archived_document SET text=text||'x'"},
          std::string{"INSERT INTO archived_document(place, text) VALUES(1, 'abc')"},
          std::string{"INSERT INTO archived_text(rowid, text) VALUES(1, 'abc')"},
          "INSERT INTO archived_text(archived_text, rowid, text) SELECT 'delete', place, 'vv-' FROM archived_case "
          "WHERE id='" +
              first + "'",
          std::string{"INSERT INTO archived_case_ward(ward, closed_at, id, opened_at) VALUES(26740, 1, 'nobody', 1)"},
          "UPDATE archived_alert SET sender='x' WHERE id='" + alert + "'",
          "UPDATE archived_alert SET erased=1 WHERE id='" + alert + "'",
          "UPDATE archived_alert SET search='x' WHERE id='" + alert + "'",
          "INSERT INTO archived_attachment(sha256, alert) VALUES('x', '" + alert + "')",
          std::string{"INSERT INTO archived_attachment(sha256, alert) VALUES('x', 'nobody')"},
          std::string{"UPDATE meta SET value=value+1 WHERE name='archived_cases'"},
          "DELETE FROM archived_case WHERE id='" + first + "'",
          std::string{"UPDATE archived_alert SET value=replace(value, 'chợ', 'nhà') WHERE rowid=1"},
          "UPDATE archived_case SET value=substr(value, 2) WHERE id='" + first + "'",
          std::string{"DELETE FROM archived_alert"}}) {
        SCOPED_TRACE(damage);
        ASSERT_GT(driver.database().impl().handle().exec(damage), 0);
        EXPECT_NE(difference(), "");
        EXPECT_EQ(orFail(archive.rebuild(driver.log())), 3u);
        EXPECT_EQ(difference(), "");
    }
    EXPECT_EQ(orFail(archive.count()), 3u);
}

TEST_F(ArchiveTest, aRowThatCannotBeReadHidesNoCase) {
    std::vector<core::CaseId> all;
    for (std::uint32_t n = 1; n <= 5; ++n) {
        close(n);
        putAway(n);
        all.insert(all.begin(), alertNumber(n).caseId);
    }
    auto& handle = driver.database().impl().handle();
    const core::CaseId bad = alertNumber(3).caseId;
    handle.exec("UPDATE archived_case SET value=substr(value, 2) WHERE id='" + bad.toString() + "'");
    for (const std::size_t limit : {1u, 2u, 100u}) {
        auto search = everything();
        search.limit = limit;
        EXPECT_EQ(listed(search), all) << limit;
    }
    const auto page = orFail(archive.cases(everything(), driver.log()));
    EXPECT_EQ(page.unreadable, std::vector{bad});
    // And where the log cannot tell either, the others are still there.
    handle.exec("UPDATE event SET type='unknown' WHERE key='" + bad.toString() + "' AND version=1");
    std::erase(all, bad);
    EXPECT_EQ(listed(everything()), all);
    EXPECT_EQ(orFail(archive.cases(everything(), driver.log())).unreadable, std::vector{bad});
}

TEST_F(ArchiveTest, isInABackupAndComesBackWithIt) {
    close(1);
    putAway(1);
    orFail(driver.database().backup(folder / "copy.db"));
    orFail(store::restoreLog(folder / "copy.db", folder / "restored", driver.keys()));
    auto database = orFail(store::openLog(folder / "restored", driver.keys()));
    store::Archive restored{*database};
    EXPECT_EQ(orFail(restored.case_(alertNumber(1).caseId)), orFail(archive.case_(alertNumber(1).caseId)));
    auto log = orFail(store::EventLog::open(*database, driver.keys()));
    EXPECT_TRUE(orFail(log.verify()).isGood());
}

TEST_F(ArchiveTest, aLogOfTheFirstSchemaGetsOne) {
    close(1);
    {
        auto& handle = driver.database().impl().handle();
        handle.exec(kWithoutArchiveIndex);
        for (const char* table : {"archived_case", "archived_case_ward", "archived_alert", "archived_attachment",
                                  "archived_visit", "milestone", "caller"}) {
            handle.exec(std::string{"DROP TABLE "} + table);
        }
        handle.exec("ALTER TABLE ingest_key DROP COLUMN purposes; ALTER TABLE ingest_key DROP COLUMN units");
        handle.exec("DROP INDEX IF EXISTS event_of_access");
        handle.exec("PRAGMA user_version=1");
    }
    EXPECT_EQ(store::openLog(folder / "data", driver.keys(), {.readOnly = true}).error().fault,
              store::StoreFault::readOnly)
        << "as it was, nobody has brought it up to date";
    auto database = orFail(store::openLog(folder / "data", driver.keys()));
    EXPECT_EQ(database->impl().handle().execAndGet("PRAGMA user_version").getInt(), 7);
    putAway(1);
    EXPECT_EQ(orFail(store::Archive{*database}.count()), 1u);
    EXPECT_EQ(difference(), "");
}

TEST_F(ArchiveTest, aLogWithoutAnIndexIsSearchedAndGetsOneWhenItIsOpened) {
    std::vector<core::CaseId> all;
    for (std::uint32_t n = 1; n <= 9; ++n) {
        close(n);
        putAway(n);
        all.insert(all.begin(), alertNumber(n).caseId);
    }
    auto& handle = driver.database().impl().handle();
    handle.exec(kWithoutArchiveIndex);
    handle.exec("PRAGMA user_version=6");
    auto database = orFail(store::openLog(folder / "data", driver.keys()));
    EXPECT_EQ(database->impl().handle().execAndGet("SELECT count(*) FROM archived_unindexed").getInt(), 9);
    store::Archive migrated{*database};
    auto search = everything();
    search.text = core::folded("lê lợi");
    EXPECT_EQ(orFail(migrated.cases(search, driver.log())).cases.size(), 9u) << "by a walk, until it is";
    auto log = orFail(store::EventLog::open(*database, driver.keys()));
    EXPECT_EQ(database->impl().handle().execAndGet("SELECT count(*) FROM archived_unindexed").getInt(), 0);
    EXPECT_EQ(orFail(log.verify()).reason, "");
    std::vector<core::CaseId> found;
    for (const core::Case& case_ : orFail(migrated.cases(search, log)).cases) {
        found.push_back(case_.id);
    }
    EXPECT_EQ(found, all);
}

} // namespace
} // namespace trucban::test
