// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Ledger.h"

#include "FakeLog.h"
#include "Samples.h"
#include "gateway/DataFolder.h"

#include <gtest/gtest.h>

#include <future>

namespace trucban::gateway {
namespace {

class Listener final : public LedgerEvents {
public:
    void onCommitted(SharedBatch batch) override {
        const std::lock_guard lock{mutex};
        batches.push_back(std::move(batch));
    }
    void onPolicy(std::shared_ptr<const core::Policy>) override {}
    void onWritable(bool writable) override {
        const std::lock_guard lock{mutex};
        changes.push_back(writable);
        wake.notify_all();
    }
    bool waitForChange(std::size_t count) {
        std::unique_lock lock{mutex};
        return wake.wait_for(lock, std::chrono::seconds{20}, [&] { return changes.size() >= count; });
    }

    std::mutex mutex;
    std::condition_variable wake;
    std::vector<SharedBatch> batches;
    std::vector<bool> changes;
};

class LedgerTest : public testing::Test {
protected:
    LedgerTest() : ledger{parts()} {}

    Ledger::Parts parts() {
        core::State state;
        state.policy = smallPolicy();
        std::string problem;
        return {.state = std::move(state),
                .log = log,
                .escalator = Escalator{makeLocator(std::nullopt, problem)},
                .wards = embeddedWards(),
                .clock = [this] { return kNoon + later.load(); },
                .random = countingRandom(),
                .events = listener,
                .metrics = metrics,
                .journal = journal,
                .limits = {.waiting = 8,
                           .perBatch = 512,
                           .checkpointAfter = 2'000,
                           .archiveRetry = std::chrono::milliseconds{20}}};
    }

    std::future<IntakeOutcome> alert(std::string id, bool& taken) {
        std::promise<IntakeOutcome> promise;
        auto future = promise.get_future();
        IntakeRequest request;
        request.body = alertBody(std::move(id));
        request.routing = {kBenThanh, {}, false};
        request.source = {core::ActorKind::source, "sos"};
        request.reply = [promise = std::move(promise)](IntakeOutcome outcome) mutable {
            promise.set_value(std::move(outcome));
        };
        taken = ledger.submit(std::move(request));
        return future;
    }
    IntakeOutcome settled(std::string id) {
        bool taken = false;
        auto future = alert(std::move(id), taken);
        return taken ? future.get() : IntakeOutcome{LedgerFault::full};
    }

    /// A case that is old enough for the archive from `later` on.
    core::CaseId closed(std::string id) {
        const auto answer = std::get<IntakeDone>(settled(std::move(id))).answer;
        std::promise<void> promise;
        CommandRequest request;
        request.command.body =
            core::CloseCase{answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false};
        request.authority = cityDesk();
        request.remember = false;
        request.reply = [&promise](CommandOutcome) { promise.set_value(); };
        EXPECT_TRUE(ledger.submit(std::move(request)));
        promise.get_future().get();
        return answer.caseId;
    }
    /// Until a look at the ledger's thread says so.
    bool waitFor(const std::function<bool(const LedgerView&)>& holds) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        for (bool seen = false; std::chrono::steady_clock::now() < deadline;) {
            std::promise<bool> promise;
            if (!ledger.read([&](const LedgerView& view) { promise.set_value(holds(view)); })) {
                return false;
            }
            seen = promise.get_future().get();
            if (seen) {
                return true;
            }
        }
        return false;
    }

    std::atomic<core::Milliseconds> later{core::Milliseconds{0}};
    FakeLog log;
    Listener listener;
    Metrics metrics;
    Journal journal = Journal::silent();
    Ledger ledger;
};

TEST_F(LedgerTest, refusesWhenTooManyWait) {
    bool taken = true;
    std::vector<std::future<IntakeOutcome>> futures;
    for (int i = 0; i < 8; ++i) { // not started yet: they wait
        futures.push_back(alert(std::to_string(i), taken));
        EXPECT_TRUE(taken);
    }
    (void)alert("one too many", taken);
    EXPECT_FALSE(taken);
    ledger.start();
    for (auto& future : futures) {
        EXPECT_TRUE(std::holds_alternative<IntakeDone>(future.get()));
    }
    EXPECT_EQ(log.appends, 1) << "what waited goes in one commit";
    ledger.stop();
}

TEST_F(LedgerTest, saysWhenTheLogFailsAndRecoversByItself) {
    ledger.start();
    EXPECT_TRUE(std::holds_alternative<IntakeDone>(settled("a")));
    log.failing = true;
    EXPECT_EQ(std::get<LedgerFault>(settled("b")), LedgerFault::unavailable);
    ASSERT_TRUE(listener.waitForChange(1));
    EXPECT_FALSE(ledger.isWritable());
    // No request comes any more, as a balancer in front of /readyz would have it; the ledger finds out alone.
    std::promise<void> repaired;
    ASSERT_TRUE(ledger.read([&](const LedgerView&) {
        log.failing = false;
        repaired.set_value();
    }));
    repaired.get_future().get();
    ASSERT_TRUE(listener.waitForChange(2));
    EXPECT_TRUE(ledger.isWritable());
    EXPECT_TRUE(std::holds_alternative<IntakeDone>(settled("b")));
    ledger.stop();
}

TEST_F(LedgerTest, aFewBytesOfRoomAreNone) {
    ledger.start();
    log.failing = true;
    log.room = 4'096;
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(settled("a")));
    ASSERT_TRUE(listener.waitForChange(1));
    std::promise<void> done;
    ASSERT_TRUE(ledger.read([&](const LedgerView&) {
        log.failing = false;
        done.set_value();
    }));
    done.get_future().get();
    EXPECT_FALSE(ledger.isWritable());
    log.room = 10'000'000;
    ASSERT_TRUE(listener.waitForChange(2));
    EXPECT_TRUE(ledger.isWritable());
    ledger.stop();
}

TEST_F(LedgerTest, finishesWhatWaitsWhenItStops) {
    bool taken = false;
    auto future = alert("a", taken);
    ledger.start();
    ledger.stop();
    EXPECT_TRUE(std::holds_alternative<IntakeDone>(future.get()));
    EXPECT_EQ(log.checkpoints, 1);
    (void)alert("b", taken);
    EXPECT_FALSE(taken);
}

TEST_F(LedgerTest, countsOpenCases) {
    ledger.start();
    const auto first = std::get<IntakeDone>(settled("a"));
    (void)settled("b");
    const auto published = [&] { // what is read comes after the counting
        std::promise<void> done;
        EXPECT_TRUE(ledger.read([&](const LedgerView&) { done.set_value(); }));
        done.get_future().get();
    };
    published();
    EXPECT_EQ(metrics.openCases, 2u);
    const auto act = [&](core::CommandBody body) {
        std::promise<CommandOutcome> promise;
        auto future = promise.get_future();
        CommandRequest request;
        request.command.body = std::move(body);
        request.authority = cityDesk();
        request.remember = false;
        request.reply = [&promise](CommandOutcome outcome) { promise.set_value(std::move(outcome)); };
        ASSERT_TRUE(ledger.submit(std::move(request)));
        ASSERT_TRUE(std::holds_alternative<CommandDone>(future.get()));
        published();
    };
    act(core::CloseCase{first.answer.caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false});
    EXPECT_EQ(metrics.openCases, 1u);
    log.failing = true;
    EXPECT_TRUE(std::holds_alternative<LedgerFault>(settled("c")));
    EXPECT_EQ(metrics.openCases, 1u);
    log.failing = false;
    act(core::ReopenCase{first.answer.caseId, "gọi lại"});
    EXPECT_EQ(metrics.openCases, 2u);
    ledger.stop();
}

TEST_F(LedgerTest, archivesByItself) {
    ledger.start();
    for (int i = 0; i < 5; ++i) {
        (void)closed(std::to_string(i));
    }
    (void)settled("open");
    later = core::kLeastArchiveAge;
    ASSERT_TRUE(waitFor([](const LedgerView& view) { return view.state.cases.size() == 1; }));
    EXPECT_EQ(metrics.archivedCases, 5u);
    EXPECT_EQ(metrics.openCases, 1u);
    ledger.stop();
    EXPECT_EQ(log.archive.size(), 10u);
}

TEST_F(LedgerTest, aFailedArchivingTroublesNobody) {
    ledger.start();
    const core::CaseId id = closed("a");
    std::promise<void> full;
    ASSERT_TRUE(ledger.read([&](const LedgerView&) {
        log.failing = true; // full, before anybody posts
        later = core::kLeastArchiveAge;
        full.set_value();
    }));
    full.get_future().get();
    ASSERT_TRUE(waitFor([this](const LedgerView&) { return metrics.appendFailures > 0; }));
    EXPECT_TRUE(ledger.isWritable()) << "no alert was turned away";
    EXPECT_TRUE(listener.changes.empty());
    ASSERT_TRUE(waitFor([&](const LedgerView& view) { return view.state.case_(id) != nullptr; }));
    log.failing = false;
    EXPECT_TRUE(std::holds_alternative<IntakeDone>(settled("b")));
    ASSERT_TRUE(waitFor([&](const LedgerView& view) { return view.state.case_(id) == nullptr; })) << "it tries again";
    ledger.stop();
}

TEST_F(LedgerTest, readsSeeWhatWasCommittedBeforeThem) {
    ledger.start();
    bool taken = false;
    auto future = alert("a", taken);
    std::promise<std::size_t> promise;
    ASSERT_TRUE(ledger.read([&](const LedgerView& view) { promise.set_value(view.state.alerts.size()); }));
    EXPECT_EQ(promise.get_future().get(), 1u);
    (void)future.get();
    ledger.stop();
}

} // namespace
} // namespace trucban::gateway
