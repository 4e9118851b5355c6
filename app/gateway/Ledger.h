// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Archivist.h"
#include "gateway/Escalator.h"
#include "gateway/Journal.h"
#include "gateway/LedgerBatch.h"
#include "gateway/LedgerRequests.h"
#include "gateway/Metrics.h"
#include "gateway/Reminder.h"
#include "gateway/SnapshotPlan.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace trucban::gateway {

/// What the ledger tells the rest of the gateway. Called on its thread; pass on and return.
class LedgerEvents {
public:
    virtual ~LedgerEvents() = default;
    virtual void onCommitted(SharedBatch batch) = 0;
    virtual void onPolicy(std::shared_ptr<const core::Policy> policy) = 0;
    virtual void onWritable(bool writable) = 0;
};

struct LedgerLimits {
    std::size_t waiting = 16'384; ///< requests in the queue; more are refused: intake with 503, never dropped silently
    std::size_t perBatch = 512;
    std::size_t checkpointAfter = 2'000;            ///< aggregates changed while busy; when idle, at once
    std::size_t perArchiving = 64;                  ///< cases and visits archived in one commit
    std::chrono::milliseconds archiveRetry{10'000}; ///< after an archiving that failed
};

/// The one owner of state and log. Its own thread takes everything that waits, decides and applies it in memory,
/// commits it as one transaction, answers, publishes, and then serves reads; see LedgerBatch. Escalations and expiries
/// enter here as commands like any other.
///
/// When a commit fails it says so (onWritable false), answers "unavailable", and tries on: with each later request,
/// and by itself every kProbe. Public members may be called from any thread.
class Ledger {
public:
    static constexpr std::chrono::milliseconds kProbe{1'000};
    /// Room for a good many alerts: a disk with only a few bytes left would go on turning alerts away.
    static constexpr std::size_t kProbeBytes = 256 * 1024;
    static constexpr std::chrono::milliseconds kIdle{250};
    static constexpr std::chrono::hours kRememberCommands{24 * 14};
    // Archiving has commits of its own, between those of requests. 64 cases every 50 ms are 4 million an hour.
    static constexpr std::chrono::milliseconds kArchivePause{50};
    static constexpr std::chrono::seconds kArchivePauseBusy{2}; ///< while requests wait, or a snapshot goes out

    struct Parts {
        core::State state;
        LogPort& log;
        Escalator escalator;
        geo::WardTable wards;
        Clock clock;
        Random random;
        LedgerEvents& events;
        Metrics& metrics;
        const Journal& journal;
        LedgerLimits limits = {};
        core::Instant lastAt = {}; ///< of the log's last event
    };

    explicit Ledger(Parts parts);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    void start();
    /// Finishes what waits, keeps a checkpoint, signs the head, joins.
    void stop();

    /// False: the queue is full or the ledger is stopping, the request was not taken and gets no reply.
    [[nodiscard]] bool submit(IntakeRequest request);
    [[nodiscard]] bool submit(CommandRequest request);
    [[nodiscard]] bool read(ReadJob job);

    void setLiveWards(core::WardSet live);
    void setLocator(std::shared_ptr<const geo::WardLocator> locator);
    /// Starts a snapshot; the plan is used in read jobs only, and kept up to date as long as it lives.
    [[nodiscard]] bool startSnapshot(Viewer viewer, std::move_only_function<void(std::shared_ptr<SnapshotPlan>)> reply);

    [[nodiscard]] bool isWritable() const { return m_parts.metrics.logWritable; }

private:
    using Request = std::variant<IntakeRequest, CommandRequest, ReadJob>;

    [[nodiscard]] bool push(Request request, bool always = false);
    void run();
    [[nodiscard]] std::vector<Request> take(bool& stopping);
    [[nodiscard]] std::chrono::milliseconds patience();
    void process(std::vector<Request> requests);
    void addOwn(core::CommandBody body, std::move_only_function<void(CommandOutcome)> reply = {});
    [[nodiscard]] std::optional<core::Instant> recordedAt(const core::VisitId& id);
    [[nodiscard]] std::chrono::steady_clock::time_point mayArchiveAt() const;
    void archive();
    void commit();
    void noteFaults();
    void publish(LedgerBatch::Committed committed);
    void countOpenCases();
    void setWritable(bool writable, const store::StoreError* why);
    void probe();
    void housekeep(bool idle);
    void saveCheckpoint();
    [[nodiscard]] core::Instant now();

    Parts m_parts;
    LedgerBatch m_batch;
    Archivist m_archivist;
    std::chrono::steady_clock::time_point m_lastArchiving{};
    std::chrono::steady_clock::time_point m_nextArchiving{};
    core::Instant m_last{};
    core::Instant m_now{};
    std::vector<core::AggregateRef> m_touched;
    Reminder m_notSaved; ///< of a checkpoint
    std::vector<std::weak_ptr<SnapshotPlan>> m_snapshots;
    std::chrono::steady_clock::time_point m_lastProbe{};
    std::chrono::steady_clock::time_point m_lastPrune{};
    core::Seq m_signed = 0;
    std::uint64_t m_broughtBack = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Request> m_waiting;
    bool m_stopping = false;
    std::jthread m_thread;
};

} // namespace trucban::gateway
