// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/OutgoingCommands.h"

#include "models/Samples.h"
#include "store/Database.h"
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

using namespace trucban;
using bridge::CommandStage;
using bridge::CommandStatus;
using bridge::OutgoingCommands;

namespace {

/// A console's outbox in a file of its own, with what went out and what was reported.
class OutgoingCommandsTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder =
            std::filesystem::temp_directory_path() / ("trucban-outgoing-" + std::to_string(::getpid()) + "-" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(m_folder);
        open();
    }
    void TearDown() override {
        m_commands.reset();
        m_outbox.reset();
        m_database.reset();
        std::filesystem::remove_all(m_folder);
    }
    /// As after kill -9: nothing of the old process but its file.
    void open() {
        m_commands.reset();
        m_outbox.reset();
        m_database.reset();
        auto database = store::openReplica(m_folder / "replica.db", store::Key{1, 2, 3});
        ASSERT_TRUE(database) << database.error().message();
        m_database = std::move(*database);
        m_outbox.emplace(*m_database);
        m_commands.emplace(
            &*m_outbox, [this](const CommandStatus& status) { m_reported.push_back(status); },
            [this](wire::ClientFrame frame) { m_sent.push_back(std::get<wire::CommandFrame>(frame).command.id); });
        m_commands->load();
    }
    static core::Command dispatch(std::uint64_t number) {
        return {.id = {test::uuidOf(number)}, .expected = {}, .body = core::DispatchUnit{test::caseId(1), {"M1"}}};
    }
    static core::Command note(std::uint64_t number) {
        return {.id = {test::uuidOf(number)}, .expected = {}, .body = core::AddNote{test::caseId(1), "gọi lại"}};
    }
    /// Taken down by telephone, with somebody's number.
    static core::Command heard(std::uint64_t number) {
        core::EnterAlert alert{.externalId = {test::uuidOf(number + 500)}};
        alert.category = "fight";
        alert.text = "Đánh nhau";
        alert.reporter = {.name = "Trần Thị Kín", .phone = "0909876543"};
        return {.id = {test::uuidOf(number)}, .expected = {}, .body = alert};
    }
    [[nodiscard]] bool isNumberKept() {
        const auto entries = m_outbox->latest(100);
        return !entries || std::ranges::any_of(*entries, [](const store::OutboxEntry& entry) {
            return wire::encodeCommandBody(entry.command.body).contains("0909876543");
        });
    }
    [[nodiscard]] bool isNumberReported() const {
        return std::ranges::any_of(m_reported, [](const CommandStatus& status) {
            return wire::encodeCommandBody(status.body).contains("0909876543");
        });
    }
    void submit(const core::Command& command, bool isLive, core::Instant at = test::kNow) {
        m_commands->submit(command, at, test::samplePolicy(), isLive, at);
    }
    void submitMany(std::uint64_t first, std::size_t count, bool isLive) {
        std::vector<core::Command> commands;
        for (std::size_t i = 0; i < count; ++i) {
            commands.push_back(note(first + i));
        }
        m_commands->submitMany(std::move(commands), test::kNow, test::samplePolicy(), isLive, test::kNow);
    }
    [[nodiscard]] CommandStage lastStage() const { return m_reported.back().stage; }

    std::filesystem::path m_folder;
    std::unique_ptr<store::Database> m_database;
    std::optional<store::Outbox> m_outbox;
    std::optional<OutgoingCommands> m_commands;
    std::vector<CommandStatus> m_reported;
    std::vector<core::CommandId> m_sent;
};

TEST_F(OutgoingCommandsTest, goesFromQueuedToSentToAccepted) {
    submit(dispatch(1), true);
    ASSERT_EQ(m_reported.size(), 2U);
    EXPECT_EQ(m_reported[0].stage, CommandStage::queued);
    EXPECT_EQ(m_reported[1].stage, CommandStage::sent);
    m_commands->onAccepted({.id = dispatch(1).id, .seq = 9}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::accepted);
    EXPECT_EQ(m_reported.back().seq, 9U);
    m_commands->onAccepted({.id = dispatch(1).id, .seq = 9}, test::kNow);
    EXPECT_EQ(m_reported.size(), 3U) << "a second answer says nothing new";
}

TEST_F(OutgoingCommandsTest, sendsAfterAKillWhatWasQueuedInOrder) {
    submit(note(5), false);
    submit(dispatch(2), false);
    open();
    EXPECT_EQ(m_reported.size(), 4U) << "both shown again";
    m_commands->onLive(test::kNow + std::chrono::seconds(30));
    EXPECT_EQ(m_sent, (std::vector{note(5).id, dispatch(2).id}));
}

TEST_F(OutgoingCommandsTest, neverSendsAnOldDispatchThatWasNeverSent) {
    submit(dispatch(1), false);
    submit(note(2), false);
    m_commands->onLive(test::kNow + std::chrono::seconds(121));
    EXPECT_EQ(m_sent, std::vector{note(2).id}) << "a note does not expire";
    EXPECT_TRUE(std::ranges::any_of(m_reported, [](const auto& status) {
        return status.id == dispatch(1).id && status.stage == CommandStage::expired;
    }));
}

TEST_F(OutgoingCommandsTest, asksAgainWithTheSameIdWhenTheAnswerWasLost) {
    submit(dispatch(1), true);
    open();
    m_commands->expire(test::kNow + std::chrono::minutes(10));
    EXPECT_NE(lastStage(), CommandStage::expired) << "it may have been done: only the gateway knows";
    m_commands->onLive(test::kNow + std::chrono::minutes(10));
    EXPECT_EQ(m_sent, (std::vector{dispatch(1).id, dispatch(1).id}));
    m_commands->onRefused({.id = dispatch(1).id, .code = "expired", .message = {}, .current = {}}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::expired);
    open();
    m_sent.clear();
    m_commands->onLive(test::kNow + std::chrono::minutes(11));
    EXPECT_TRUE(m_sent.empty()) << "a settled act is over";
}

TEST_F(OutgoingCommandsTest, showsAfterARestartWhatCameBackUntilItIsPutAway) {
    submit(dispatch(1), false);
    m_commands->expire(test::kNow + std::chrono::minutes(3));
    submit(note(2), true);
    m_commands->onRefused({.id = note(2).id, .code = "caseClosed", .message = "m", .current = {}}, test::kNow);
    m_reported.clear();
    open();
    ASSERT_EQ(m_reported.size(), 2U) << "a P1's dispatch that was never sent must not vanish with a restart";
    EXPECT_EQ(m_reported[0].stage, CommandStage::expired);
    EXPECT_EQ(m_reported[0].body, dispatch(1).body) << "to be sent again by one key";
    EXPECT_EQ(m_reported[1].refusalCode, "caseClosed");
    m_commands->dismiss(dispatch(1).id);
    m_commands->dismiss(note(2).id);
    m_reported.clear();
    open();
    EXPECT_TRUE(m_reported.empty());
}

TEST_F(OutgoingCommandsTest, sendsAfterAnOutageNoMoreAtOnceThanTheGatewayTakes) {
    constexpr std::size_t kQueued = OutgoingCommands::kWindow * 3;
    for (std::size_t i = 0; i < kQueued; ++i) {
        submit(note(1 + i), false);
    }
    m_commands->onLive(test::kNow);
    EXPECT_EQ(m_sent.size(), OutgoingCommands::kWindow);
    for (std::size_t i = 0; i < kQueued; ++i) {
        ASSERT_LT(i, m_sent.size());
        EXPECT_EQ(m_sent[i], note(1 + i).id) << "in the order they were made";
        m_commands->onAccepted({.id = m_sent[i], .seq = i + 1}, test::kNow);
    }
    EXPECT_EQ(m_sent.size(), kQueued);
}

TEST_F(OutgoingCommandsTest, givesManyAWindowOfTheirOwn) {
    constexpr std::size_t kMany = OutgoingCommands::kManyWindow * 3;
    submitMany(1'000, kMany, true);
    EXPECT_EQ(m_sent.size(), OutgoingCommands::kManyWindow);
    submit(dispatch(1), true);
    EXPECT_EQ(m_sent.back(), dispatch(1).id) << "nothing waits behind thousands";
    m_sent.pop_back();
    for (std::size_t i = 0; i < kMany; ++i) {
        ASSERT_LT(i, m_sent.size()) << "half a window free is filled again";
        EXPECT_EQ(m_sent[i], note(1'000 + i).id);
        m_commands->onAccepted({.id = m_sent[i], .seq = i + 1}, test::kNow);
    }
    m_commands->settle();
    open();
    m_sent.clear();
    m_commands->onLive(test::kNow);
    EXPECT_EQ(m_sent, std::vector{dispatch(1).id}) << "all the others are over";
}

TEST_F(OutgoingCommandsTest, asksAgainAboutManyWhoseEndsWereNotWritten) {
    submitMany(1'000, 2, true);
    m_commands->onAccepted({.id = note(1'000).id, .seq = 5}, test::kNow);
    open(); // killed before the next quiet moment
    m_sent.clear();
    m_commands->onLive(test::kNow);
    EXPECT_EQ(m_sent, (std::vector{note(1'000).id, note(1'001).id})) << "the gateway does an id once";
}

TEST_F(OutgoingCommandsTest, forgetsTheRefusedOfManyAndThoseThatRanOutOfTime) {
    submitMany(1'000, 1, true);
    m_commands->onRefused({.id = note(1'000).id, .code = "conflict", .message = "m", .current = {}}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::refused);
    EXPECT_EQ(m_reported.back().refusalCode, "conflict");
    m_commands->submitMany({dispatch(7)}, test::kNow, test::samplePolicy(), false, test::kNow);
    m_commands->expire(test::kNow + std::chrono::minutes(3));
    EXPECT_EQ(lastStage(), CommandStage::expired);
    m_commands->settle();
    m_reported.clear();
    open();
    EXPECT_TRUE(m_reported.empty()) << "who handed them in has told it";
}

TEST_F(OutgoingCommandsTest, takesBackWhatWasNeverSent) {
    submit(dispatch(1), false);
    m_commands->withdraw(dispatch(1).id, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::withdrawn);
    submit(dispatch(2), true);
    m_reported.clear();
    m_commands->withdraw(dispatch(2).id, test::kNow);
    EXPECT_TRUE(m_reported.empty()) << "it is on its way: nobody can say that it was not done";
    open();
    m_sent.clear();
    m_commands->onLive(test::kNow);
    EXPECT_EQ(m_sent, std::vector{dispatch(2).id}) << "what was taken back is gone from the disk too";
    m_commands->withdraw(dispatch(2).id, test::kNow);
    EXPECT_NE(lastStage(), CommandStage::withdrawn) << "its answer was lost: it may have been done";
}

TEST_F(OutgoingCommandsTest, takesBackWhatTheGatewayWasAskedTooSoon) {
    submit(dispatch(1), true);
    m_commands->onRefused({.id = dispatch(1).id, .code = "tooMany", .message = {}, .current = {}}, test::kNow);
    m_commands->withdraw(dispatch(1).id, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::withdrawn);
    m_sent.clear();
    open();
    m_commands->onLive(test::kNow);
    EXPECT_TRUE(m_sent.empty());
}

TEST_F(OutgoingCommandsTest, marksWhatAnEarlierRunLeft) {
    submit(note(1), false);
    EXPECT_FALSE(m_reported.back().isOfEarlierRun);
    open();
    EXPECT_TRUE(m_reported.back().isOfEarlierRun);
}

TEST_F(OutgoingCommandsTest, sendsAgainInOrderWhatTheGatewayWasAskedTooSoon) {
    submit(dispatch(1), true);
    m_commands->onRefused({.id = dispatch(1).id, .code = "tooMany", .message = {}, .current = {}}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::queued) << "the officer need not do it again by hand";
    submit(note(2), true);
    EXPECT_EQ(m_sent.size(), 1U) << "nothing overtakes it";
    m_commands->retry(test::kNow + OutgoingCommands::kRetry);
    EXPECT_EQ(m_sent, (std::vector{dispatch(1).id, dispatch(1).id, note(2).id}));
    m_commands->onRefused({.id = dispatch(1).id, .code = "tooMany", .message = {}, .current = {}}, test::kNow);
    m_commands->expire(test::kNow + std::chrono::minutes(3));
    EXPECT_EQ(lastStage(), CommandStage::expired) << "it moves people: not minutes later";
}

TEST_F(OutgoingCommandsTest, leavesItToTheGatewayToCallLateWhatItMayHaveDone) {
    submit(dispatch(1), true);
    const auto later = test::kNow + std::chrono::minutes(3);
    m_commands->onLive(later); // the answer was lost with the link
    m_commands->onRefused({.id = dispatch(1).id, .code = "tooMany", .message = {}, .current = {}}, later);
    m_commands->expire(later);
    EXPECT_EQ(lastStage(), CommandStage::sent) << "told as not sent it would be done twice";
    m_commands->retry(later + OutgoingCommands::kRetry);
    EXPECT_EQ(m_sent.size(), 3U);
}

TEST_F(OutgoingCommandsTest, bringsARefusalBackWithItsReason) {
    submit(dispatch(1), true);
    m_commands->onRefused({.id = dispatch(1).id, .code = "conflict", .message = "m", .current = test::sampleCase(1)},
                          test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::refused);
    EXPECT_EQ(m_reported.back().refusalCode, "conflict");
    EXPECT_TRUE(m_reported.back().current);
}

TEST_F(OutgoingCommandsTest, withoutADiskTakesActsOnlyWhileLive) {
    std::vector<CommandStatus> reported;
    std::vector<core::CommandId> sent;
    OutgoingCommands commands(
        nullptr, [&](const CommandStatus& status) { reported.push_back(status); },
        [&](wire::ClientFrame frame) { sent.push_back(std::get<wire::CommandFrame>(frame).command.id); });
    commands.submit(dispatch(1), test::kNow, test::samplePolicy(), false, test::kNow);
    EXPECT_EQ(reported.back().stage, CommandStage::refused);
    EXPECT_EQ(reported.back().refusalCode, "notKept");
    commands.submit(dispatch(2), test::kNow, test::samplePolicy(), true, test::kNow);
    EXPECT_EQ(sent.size(), 1U) << "at 3 a.m. a full disk must not stop a dispatch";
    EXPECT_TRUE(commands.takeDiskError());
}

TEST_F(OutgoingCommandsTest, keepsAReporterOnlyUntilTheAlertIsAccepted) {
    submit(heard(1), false);
    EXPECT_TRUE(isNumberKept()) << "it is all there is of the call";
    open();
    m_commands->onLive(test::kNow + std::chrono::hours(5));
    EXPECT_EQ(m_sent, std::vector{heard(1).id}) << "it never expires";
    m_commands->onAccepted({.id = heard(1).id, .seq = 9, .caseId = test::caseId(7)}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::accepted);
    EXPECT_EQ(m_reported.back().caseId, test::caseId(7));
    EXPECT_FALSE(isNumberKept());
    EXPECT_FALSE(isNumberReported()) << "no row of a list has it either";
    const auto kept = m_outbox->entry(heard(1).id);
    ASSERT_TRUE(kept && *kept);
    EXPECT_EQ(std::get<core::EnterAlert>((*kept)->command.body).text, "Đánh nhau");
}

TEST_F(OutgoingCommandsTest, sendsAnAlertAgainThatTheGatewayCouldNotTake) {
    submit(heard(1), true);
    m_commands->onRefused({.id = heard(1).id, .code = "unavailable", .message = {}, .current = {}}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::queued);
    m_commands->retry(test::kNow + std::chrono::seconds(1));
    EXPECT_EQ(m_sent.size(), 1U);
    m_commands->retry(test::kNow + OutgoingCommands::kRetry);
    EXPECT_EQ(m_sent, (std::vector{heard(1).id, heard(1).id}));
    m_commands->retry(test::kNow + std::chrono::minutes(1));
    EXPECT_EQ(m_sent.size(), 2U) << "it is under way";
    EXPECT_FALSE(isNumberReported());
}

TEST_F(OutgoingCommandsTest, givesARefusedAlertBackUntilItIsTaken) {
    submit(heard(1), true);
    m_commands->onRefused({.id = heard(1).id, .code = "notPermitted", .message = "m", .current = {}}, test::kNow);
    EXPECT_EQ(lastStage(), CommandStage::refused);
    EXPECT_TRUE(isNumberReported()) << "the officer may need it again";
    m_reported.clear();
    open();
    ASSERT_EQ(m_reported.size(), 1U);
    EXPECT_EQ(m_reported.front().refusalCode, "notPermitted");
    EXPECT_TRUE(isNumberReported());
    m_commands->dismiss(heard(1).id);
    EXPECT_FALSE(isNumberKept());
    m_reported.clear();
    open();
    EXPECT_TRUE(m_reported.empty());
    m_commands->onLive(test::kNow);
    EXPECT_EQ(m_sent.size(), 1U);
}

} // namespace
