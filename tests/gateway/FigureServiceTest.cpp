// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FigureService.h"

#include "figures/BookTally.h"
#include "figures/EventLog.h"
#include "support/Process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>

// Figures after a start: from the file where it fits, from the whole log where it does not, and the same either way.
namespace trucban::gateway {
namespace {

using namespace std::chrono_literals;
using test::kA;
using test::kB;
using test::kDay;

constexpr figures::DaySpan kAlways{kDay - 300, kDay + 300};
constexpr std::string_view kRestored = "figuresRestored";
constexpr std::string_view kNotUsed = "figuresFileNotUsed";
constexpr std::string_view kNotKept = "figuresNotKept";

/// A log on the disk.
class StoredLog {
public:
    explicit StoredLog(const std::filesystem::path& folder) : m_folder{folder} {
        std::filesystem::create_directories(folder);
        auto opened = store::KeyRing::openOrCreate(folder);
        EXPECT_TRUE(opened.has_value());
        m_keys.emplace(std::move(opened.value()));
        auto database = store::openLog(folder, *m_keys, {.durability = store::Durability::off});
        EXPECT_TRUE(database.has_value());
        m_database = std::move(database.value());
        auto log = store::EventLog::open(*m_database, *m_keys);
        EXPECT_TRUE(log.has_value());
        m_log.emplace(std::move(log.value()));
    }
    /// What the written log has more.
    void append(const test::EventLog& written) {
        std::vector<store::PendingEvent> events;
        for (auto i = static_cast<std::size_t>(m_log->head().seq); i < written.events.size(); ++i) {
            events.push_back({.event = written.events[i], .reporter = {}, .rawBody = {}, .archived = {}});
        }
        const auto last = m_log->append(events, {});
        ASSERT_TRUE(last.has_value()) << last.error().message();
    }
    [[nodiscard]] const store::KeyRing& keys() const { return *m_keys; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path file() const { return m_folder / std::string{FigureService::kFile}; }

private:
    std::filesystem::path m_folder;
    std::optional<store::KeyRing> m_keys;
    std::unique_ptr<store::Database> m_database;
    std::optional<store::EventLog> m_log;
};

/// A service that runs as long as it is there, and what it told its journal.
class Running {
public:
    explicit Running(const StoredLog& log, std::uint64_t keepEvery = 10,
                     std::size_t mostFrameBytes = wire::kMaxServerFrameBytes) {
        auto opened = FigureService::open(log.folder(), log.keys(),
                                          {.io = m_io,
                                           .journal = m_journal,
                                           .clock = [] { return core::startOf(kDay + 2); },
                                           .wards = {kA, kB},
                                           .keepEvery = keepEvery,
                                           .mostFrameBytes = mostFrameBytes});
        EXPECT_TRUE(opened.has_value());
        m_service = std::move(opened.value());
        testing::internal::CaptureStderr();
        m_service->start();
    }
    ~Running() {
        if (m_service) {
            (void)stop();
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// The journal.
    std::string stop() {
        m_service->stop(); // what waits is done before
        m_service.reset();
        return testing::internal::GetCapturedStderr();
    }
    [[nodiscard]] FigureService& service() { return *m_service; }

    /// The next frame for the feed.
    std::string next(FigureFeed& feed) {
        while (feed.frames.empty()) {
            if (m_io.run_one_for(30s) == 0) {
                ADD_FAILURE() << "no answer";
                return {};
            }
        }
        const SharedBytes bytes = feed.take();
        return bytes->substr(bytes->find('{'));
    }
    static std::shared_ptr<FigureFeed> feed() {
        return std::make_shared<FigureFeed>(FigureFeed{.viewer = city(), .frames = {}, .wake = [] {}});
    }
    std::vector<std::string> rows(std::optional<core::Instant> asOf = {}) {
        frameBytes.clear();
        const auto feed = Running::feed();
        EXPECT_TRUE(m_service->query(feed, {}, {{kAlways}, asOf}));
        figures::Cube cube;
        for (bool isLast = false; !isLast;) {
            const std::string json = next(*feed);
            frameBytes.push_back(json.size());
            const auto frame = wire::decodeServerFrame(json);
            const auto* figures = frame ? std::get_if<wire::Figures>(&*frame) : nullptr;
            const auto batch = figures ? figures::decodeBatch(figures->rows) : std::unexpected{figures::CodecError{}};
            if (!batch) {
                ADD_FAILURE() << "no figures";
                return {};
            }
            isLast = figures->last;
            cube.put(*batch);
        }
        return test::sentences(cube);
    }
    std::optional<wire::FigureRecords> recordsAt(core::Instant asOf, const Viewer& viewer, std::uint64_t offset = 0,
                                                 std::size_t limit = 100) {
        std::promise<std::optional<wire::FigureRecords>> told;
        EXPECT_TRUE(
            m_service->recordsAt(viewer, asOf, offset, limit, [&](auto page) { told.set_value(std::move(page)); }));
        return told.get_future().get();
    }
    std::optional<wire::FigureQuartiles> quartiles(std::vector<std::string> indicators, figures::Slice slice) {
        std::promise<std::optional<wire::FigureQuartiles>> told;
        EXPECT_TRUE(m_service->quartiles({std::move(indicators), std::move(slice)},
                                         [&](auto found) { told.set_value(std::move(found)); }));
        return told.get_future().get();
    }
    std::vector<std::size_t> frameBytes; ///< of the last rows()
    static Viewer city() { return viewerOf(core::Role::city, {.all = true, .wards = {}}); }

private:
    asio::io_context m_io;
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_io.get_executor()};
    Journal m_journal;
    std::unique_ptr<FigureService> m_service;
};

class FigureServiceTest : public testing::Test {
protected:
    FigureServiceTest() {
        written.policy(test::at(kDay - 20, 0));
        for (int i = 0; i < 12; ++i) {
            const auto id = written.open(test::at(kDay - 12 + i, 8, i), i % 2 == 0 ? kA : kB);
            written.on(id, test::at(kDay - 12 + i, 9), core::CaseAcknowledged{});
        }
        households(1, 1'000, test::at(kDay, 7));
        log.append(written);
    }
    void more() {
        (void)written.open(test::at(kDay + 1, 10), kA, "fire", core::Priority::p1);
        households(2, 1'200, test::at(kDay + 1, 11));
        log.append(written);
    }
    /// Version `version` of the one record.
    void households(std::uint32_t version, std::uint32_t count, core::Instant when) {
        core::Record record;
        record.id = {test::numbered(9'000)};
        record.ward = kA;
        record.households = core::HouseholdsRecord{.households = count, .asOf = kDay - 30};
        add(record, version, when, core::RecordSaved{record});
    }
    void add(const core::Record& record, std::uint32_t version, core::Instant when, core::EventData data) {
        written.add(core::AggregateRef::of(record.id), when, std::move(data));
        written.events.back().version = version;
        written.events.back().wards = {record.ward};
    }
    [[nodiscard]] std::vector<std::string> expected() const { return test::sentences(written.cube()); }
    /// Starts it once and stops it; the journal.
    std::string runOnce(std::uint64_t keepEvery = 10) {
        Running running{log, keepEvery};
        EXPECT_EQ(running.rows(), expected());
        return running.stop();
    }
    [[nodiscard]] std::string fileBytes() const { return test::readFile(log.file()); }

    test::TempFolder folder;
    test::EventLog written;
    StoredLog log{folder / "data"};
};

bool says(const std::string& journal, std::string_view event) {
    return journal.contains(event);
}

} // namespace

TEST_F(FigureServiceTest, beginsWithWhatItKeptAndFoldsWhatCameLater) {
    EXPECT_FALSE(says(runOnce(), kRestored));
    ASSERT_TRUE(std::filesystem::exists(log.file()));
    more();
    Running again{log};
    EXPECT_EQ(again.rows(), expected());
    const auto found = again.quartiles({"alerts"}, test::sliceOf(kAlways));
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(says(again.stop(), kRestored));
}

// A gateway with few events needs no file, and writes none at every start.
TEST_F(FigureServiceTest, keepsNothingOfAShortLog) {
    EXPECT_FALSE(says(runOnce(1'000), kNotUsed));
    EXPECT_FALSE(std::filesystem::exists(log.file()));
}

// What was entered is in the file too: coverage would be of no households after a restart.
TEST_F(FigureServiceTest, keepsWhatWasEntered) {
    (void)runOnce();
    const auto stored =
        StoredFold::restore(store::DerivedFile{log.folder(), FigureService::kFile, log.keys(), 0}.read().value_or(""));
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->fold.records().size(), 1u);
    ASSERT_EQ(stored->fold.entries().size(), 1u);
    EXPECT_EQ(stored->fold.entries().front().households->households, 1'000u);
    EXPECT_EQ(stored->fold.entries().front().version, 1u);
    EXPECT_EQ(test::sentences(stored->fold.book().batch(core::WardSet{}, kAlways)), expected());
}

TEST_F(FigureServiceTest, foldsTheWholeLogWhereTheFileIsDamaged) {
    (void)runOnce();
    const std::string whole = fileBytes();
    std::string changed = whole;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    for (const std::string& bytes : {std::string{}, whole.substr(0, whole.size() - 1), changed, std::string{"half"}}) {
        test::writeFile(log.file(), bytes);
        EXPECT_TRUE(says(runOnce(1'000), kNotUsed)) << bytes.size();
        EXPECT_TRUE(says(runOnce(1'000), kRestored)) << "a file that was no good is replaced, however short the log is";
    }
}

// A restored backup: the log ended earlier and went on otherwise.
TEST_F(FigureServiceTest, foldsTheWholeLogWhereTheFileIsOfAnother) {
    StoredLog other{folder / "other"};
    test::EventLog longer = written;
    (void)longer.open(test::at(kDay, 23), kB);
    other.append(longer);
    store::Head head;
    {
        auto reader = LogReader::open(other.folder(), other.keys());
        ASSERT_TRUE(reader.has_value());
        head = (*reader)->log().headAt(longer.events.size()).value();
    }
    FigureFold fold;
    for (const core::Event& event : longer.events) {
        fold.apply(event);
    }
    const store::DerivedFile file{log.folder(), FigureService::kFile, log.keys(), 0};
    ASSERT_TRUE(file.write(fold.checkpoint(head)).has_value());
    EXPECT_TRUE(says(runOnce(1'000), kNotUsed)) << "the log does not reach so far";

    ASSERT_TRUE(file.write(fold.checkpoint(head)).has_value());
    (void)written.open(test::at(kDay, 22), kA);
    log.append(written);
    EXPECT_TRUE(says(runOnce(1'000), kNotUsed)) << "as long, but with other events";
}

TEST_F(FigureServiceTest, foldsTheWholeLogWhereOtherRulesMadeTheFile) {
    (void)runOnce();
    const store::DerivedFile file{log.folder(), FigureService::kFile, log.keys(), 0};
    std::string bytes = file.read().value_or("");
    const auto rules = bytes.find(' ', std::string_view{"trucban figures 1"}.size()) + 1;
    bytes[rules] = bytes[rules] == '9' ? '8' : '9';
    ASSERT_TRUE(file.write(bytes).has_value());
    EXPECT_TRUE(says(runOnce(), kNotUsed));
}

TEST_F(FigureServiceTest, goesOnWhereTheFileCannotBeWritten) {
    std::filesystem::create_directories(log.file() / "in the way");
    const std::string journal = runOnce();
    EXPECT_TRUE(says(journal, kNotKept));
    more();
    (void)runOnce();
}

TEST_F(FigureServiceTest, tellsWhatWasEnteredAsItStoodThen) {
    more();
    core::Record withdrawn;
    withdrawn.id = {test::numbered(9'000)};
    withdrawn.ward = kA;
    add(withdrawn, 3, test::at(kDay + 1, 12), core::RecordWithdrawn{"wrong"});
    log.append(written);
    Running running{log};
    struct Case {
        core::Instant at;
        std::size_t records;
        std::uint32_t households;
        bool isWithdrawn;
    };
    for (const Case& then :
         {Case{test::at(kDay, 6), 0, 0, false}, Case{test::at(kDay, 8), 1, 1'000, false},
          Case{test::at(kDay + 1, 11, 30), 1, 1'200, false}, Case{test::at(kDay + 1, 13), 1, 1'200, true}}) {
        const auto page = running.recordsAt(then.at, Running::city());
        ASSERT_TRUE(page.has_value());
        EXPECT_EQ(page->asOf, then.at);
        EXPECT_EQ(page->total, then.records);
        ASSERT_EQ(page->records.size(), then.records);
        if (then.records > 0) {
            EXPECT_EQ(page->records.front().households->households, then.households);
            EXPECT_EQ(page->records.front().withdrawn, then.isWithdrawn);
        }
        EXPECT_EQ(wire::decodeFigureRecords(wire::encode(*page)), *page);
    }
    const Viewer elsewhere = viewerOf(core::Role::wardLeader, {.all = false, .wards = {kB}});
    const auto page = running.recordsAt(test::at(kDay, 8), elsewhere);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->total, 0u) << "another ward's entries";
    (void)running.stop();
}

TEST_F(FigureServiceTest, givesEnteredRecordsPageByPage) {
    for (std::uint64_t i = 0; i < 5; ++i) {
        core::Record record;
        record.id = {test::numbered(9'100 + i)};
        record.ward = kB;
        record.households = core::HouseholdsRecord{.households = 10, .asOf = kDay - 30};
        add(record, 1, test::at(kDay, 9), core::RecordSaved{record});
    }
    core::Record need;
    need.id = {test::numbered(9'200)};
    need.ward = kB;
    need.need = core::NeedRecord{.householdCode = "12", .need = "livelihood", .until = kDay + 30};
    add(need, 1, test::at(kDay, 9), core::RecordSaved{need});
    log.append(written);
    Running running{log};
    std::vector<core::RecordId> seen;
    for (std::uint64_t offset = 0; offset < 6; offset += 4) {
        const auto page = running.recordsAt(test::at(kDay, 10), Running::city(), offset, 4);
        ASSERT_TRUE(page.has_value());
        EXPECT_EQ(page->total, 6u) << "a household's need is for nobody's briefing";
        for (const core::Record& record : page->records) {
            seen.push_back(record.id);
        }
    }
    EXPECT_EQ(seen.size(), 6u);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
    (void)running.stop();
}

// One frame over the limit ends the console's connection, and with it the alerts.
TEST_F(FigureServiceTest, sendsNoFrameThatAConsoleDoesNotTake) {
    for (std::uint64_t i = 0; i < 200;
         ++i) { // 20 visits a day, each on a round of its own: 3,200 bytes of rounds alone
        written.visit({.ward = i % 2 == 0 ? kA : kB,
                       .householdCode = std::to_string(i),
                       .visitedAt = test::at(kDay - 5 + static_cast<core::Day>(i % 5), 9),
                       .round = core::RecordId{test::numbered(7'000 + i)}});
    }
    log.append(written);
    constexpr std::size_t kLimit = 2'500;
    Running running{log, 10, kLimit};
    EXPECT_EQ(running.rows(), expected());
    EXPECT_GT(running.frameBytes.size(), 3u);
    EXPECT_LE(std::ranges::max(running.frameBytes), kLimit);
    EXPECT_EQ(running.rows(test::at(kDay + 1, 1)), expected());
    EXPECT_LE(std::ranges::max(running.frameBytes), kLimit);
    EXPECT_FALSE(says(running.stop(), "figuresTooLarge"));
}

TEST_F(FigureServiceTest, refusesADayThatFitsNoFrame) {
    for (int i = 0; i < 60; ++i) {
        (void)written.open(test::at(kDay, 8, i), kA);
    }
    log.append(written);
    Running running{log, 10, 1'000};
    const auto feed = Running::feed();
    const core::CommandId id{test::numbered(5)};
    ASSERT_TRUE(running.service().query(feed, id, {{{kDay, kDay}}, {}}));
    const auto frame = wire::decodeServerFrame(running.next(*feed));
    ASSERT_TRUE(frame.has_value());
    const auto* refused = std::get_if<wire::Refused>(&*frame);
    ASSERT_NE(refused, nullptr) << "a part of the answer would be wrong figures";
    EXPECT_EQ(refused->id, id);
    EXPECT_EQ(refused->code, "tooLarge");
    // It follows all the same: what changed on that day is told as "not right any more".
    (void)written.open(test::at(kDay, 10), kA);
    log.append(written);
    running.service().onCommitted();
    const auto change = wire::decodeServerFrame(running.next(*feed));
    const auto* figures = change ? std::get_if<wire::Figures>(&*change) : nullptr;
    ASSERT_NE(figures, nullptr);
    EXPECT_FALSE(figures::decodeBatch(figures->rows).has_value());
    EXPECT_TRUE(says(running.stop(), "figuresTooLarge"));
}

// An answer of two years of a large city has more frames than a console may be behind with changes.
TEST(FigureFeed, isFullOfChangesNotOfAnswers) {
    FigureFeed feed;
    const auto bytes = std::make_shared<const std::string>("x");
    for (std::size_t i = 0; i < 3 * FigureFeed::kMostChanges; ++i) {
        feed.put(bytes, false);
    }
    EXPECT_FALSE(feed.isFull());
    EXPECT_FALSE(feed.takesQuestions(false)) << "not before that is gone";
    for (std::size_t i = 0; i <= FigureFeed::kMostChanges; ++i) {
        feed.put(bytes, true);
    }
    EXPECT_TRUE(feed.isFull());
    while (!feed.frames.empty()) {
        (void)feed.take();
    }
    EXPECT_FALSE(feed.isFull());
    EXPECT_TRUE(feed.takesQuestions(true));
}

// Each is a fold of the whole log.
TEST_F(FigureServiceTest, worksOutAFewQuestionsAboutThePastForOneConsole) {
    Running running{log};
    const auto feed = Running::feed();
    const auto ask = [&](core::Day day) {
        return running.service().query(feed, {test::numbered(6)}, {{kAlways}, test::at(day, 0)});
    };
    EXPECT_TRUE(ask(kDay));
    EXPECT_TRUE(ask(kDay - 1));
    EXPECT_FALSE(ask(kDay - 2));
    EXPECT_TRUE(running.service().query(feed, {test::numbered(7)}, {{kAlways}, {}})) << "today is another matter";
    for (int answers = 0; answers < 3; ++answers) {
        (void)running.next(*feed);
    }
    EXPECT_TRUE(ask(kDay - 2));
    (void)running.next(*feed);
    (void)running.stop();
}

// Two leaders page through two times: the log is not folded anew for each page. What is not over yet is.
TEST_F(FigureServiceTest, remembersTheTimesLastAskedFor) {
    Running running{log};
    const auto total = [&](core::Instant asOf, std::uint64_t offset = 0) {
        const auto page = running.recordsAt(asOf, Running::city(), offset, 1);
        return page ? page->total : 999;
    };
    const core::Instant first = test::at(kDay, 8);
    const core::Instant second = test::at(kDay, 12);
    const core::Instant toCome = test::at(kDay + 2, 0) + 1h; // the service's clock says kDay + 2
    EXPECT_EQ(total(first), 1u);
    EXPECT_EQ(total(second), 1u);
    EXPECT_EQ(total(toCome), 1u);
    core::Record late; // as only a log that is out of order has: by this one sees who read it again
    late.id = {test::numbered(9'300)};
    late.ward = kB;
    late.households = core::HouseholdsRecord{.households = 10, .asOf = kDay - 30};
    add(late, 1, test::at(kDay, 7), core::RecordSaved{late});
    log.append(written);
    EXPECT_EQ(total(first), 1u);
    EXPECT_EQ(total(second), 1u);
    EXPECT_EQ(total(toCome, 1), 1u) << "a later page is of the same records";
    EXPECT_EQ(total(toCome), 2u);
    EXPECT_EQ(total(test::at(kDay, 13)), 2u); // the fourth: the one that was asked for longest ago goes
    EXPECT_EQ(total(second), 1u);
    EXPECT_EQ(total(first), 2u);
    (void)running.stop();
}

TEST_F(FigureServiceTest, givesTheFiguresOfThen) {
    const auto before = expected();
    more();
    Running running{log};
    EXPECT_EQ(running.rows(test::at(kDay + 1, 1)), before);
    EXPECT_EQ(running.rows(), expected());
    (void)running.stop();
}

} // namespace trucban::gateway
