// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ChangeGatherer.h"
#include "bridge/Changes.h"
#include "bridge/DeskClock.h"
#include "bridge/LinkPort.h"
#include "bridge/Mailbox.h"
#include "bridge/Messages.h"
#include "bridge/OutgoingCommands.h"
#include "bridge/ReplicaFold.h"
#include "store/Database.h"
#include "store/Drafts.h"
#include "store/Outbox.h"
#include "store/PasswordCost.h"
#include "store/Replica.h"

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>

namespace trucban::bridge {

struct SessionConfig;

/// Called on the store thread; by value, to be handed on.
class WorkerReports {
public:
    virtual ~WorkerReports() = default;
    virtual void onChangesReady() = 0;
    virtual void onStatus(ConnectionStatus status) = 0;
    virtual void onCommand(CommandStatus command) = 0;
    virtual void onQueryAnswered(wire::Result result) = 0;
    virtual void onQueryFailed(core::CommandId id, std::string code) = 0;
    virtual void onPast(wire::Past /*window*/) {}
    virtual void onPresent(std::shared_ptr<core::State> /*copy*/) {}
    virtual void onPasswordChecked(bool /*isRight*/) {}
    virtual void onFile(FileAnswer /*answer*/) {}
    virtual void onDesks(wire::Desks desks) = 0;
    virtual void onWatchers(wire::Watchers /*watchers*/) {}
    virtual void onFigures(wire::Figures /*figures*/) {}
    virtual void onDraftsLoaded(std::map<std::string, std::string> drafts) = 0;
};

/// The store thread: owns the replica, the fold, the outbox and the drafts, and drives the link. A disk that cannot be
/// written does not stop the live picture: it goes on in memory and says so.
class ReplicaWorker {
public:
    /// How often what has to do with the disk is done; tests are quicker.
    struct Pace {
        std::chrono::milliseconds flush{250};
        std::chrono::milliseconds rewrite{10'000}; ///< trying costs a copy of everything
        store::PasswordCost password = store::PasswordCost::normal;
        std::chrono::milliseconds probe{5'000}; ///< whether the disk can be written, while nothing else shows it
    };
    ReplicaWorker(SessionConfig config, std::string clientId, ChangeGatherer& gatherer, WorkerReports& reports,
                  Pace pace);
    ReplicaWorker(SessionConfig config, std::string clientId, ChangeGatherer& gatherer, WorkerReports& reports);
    ~ReplicaWorker(); ///< writes what is unwritten, says goodbye, joins
    ReplicaWorker(const ReplicaWorker&) = delete;
    ReplicaWorker& operator=(const ReplicaWorker&) = delete;

    void start();
    void tell(Message message) { m_inbox.put(std::move(message)); }

private:
    void run();
    void openReplica();
    void loadReplica();
    void giveDrafts();
    void keepPassword();
    void everySecond();
    void refuseLocked(const core::Command& command, core::Instant madeAt);
    void doWhatIsDue();
    void probeDisk();

    bool handle(FrameArrived&& message);
    bool handle(LinkChanged&& message);
    bool handle(SubmitRequested&& message);
    bool handle(SubmitManyRequested&& message);
    bool handle(QueryRequested&& message);
    bool handle(DraftSaved&& message);
    bool handle(CommandDismissed&& message);
    bool handle(WithdrawRequested&& message);
    bool handle(WatchRequested&& message);
    bool handle(PresentRequested&& message);
    bool handle(PasswordOffered&& message);
    bool handle(FileRequested&& message);
    bool handle(FileDropped&& message);
    bool handle(FileCame&& message);
    bool handle(StopRequested&& message);

    void onFrame(wire::Welcome&& frame);
    void onFrame(wire::Snapshot&& frame);
    void onFrame(wire::Events&& frame);
    void onFrame(wire::Accepted&& frame);
    void onFrame(wire::Refused&& frame);
    void onFrame(wire::Result&& frame);
    void onFrame(wire::Past&& frame);
    void onFrame(wire::Desks&& frame);
    void onFrame(wire::Watchers&& frame) { m_reports.onWatchers(std::move(frame)); }
    void onFrame(wire::Figures&& frame) { m_reports.onFigures(std::move(frame)); }
    void onFrame(auto&&) {} // ping, pong and bye stay in the link

    void publish(ChangeSet changes);
    void keepForDisk(const ReplicaFold::Touched& touched);
    void flush();
    void rewrite(); ///< the whole fold as a snapshot of our own
    void noteWritten(bool ok);
    void fetchAnew();
    void failQueries(const std::string& code);
    void noteDisk(bool ok); ///< how the last write went; tells when that is new
    void report();
    [[nodiscard]] store::ReplicaPosition position() const;
    [[nodiscard]] core::Instant now() const { return m_clock.now(); }
    [[nodiscard]] bool isLive() const { return m_status.state == ConnectionState::live; }

    std::unique_ptr<SessionConfig> m_config;
    std::string m_clientId;
    Pace m_pace;
    ChangeGatherer& m_gatherer;
    WorkerReports& m_reports;
    Mailbox<Message> m_inbox;
    std::unique_ptr<LinkPort> m_link;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::Replica> m_replica;
    std::unique_ptr<store::Outbox> m_outbox;
    std::unique_ptr<store::Drafts> m_drafts;
    std::unique_ptr<OutgoingCommands> m_commands;
    ReplicaFold m_fold;
    DeskClock m_clock;
    ConnectionStatus m_status;
    bool m_isLocked = false;       ///< what is on disk is not shown: the password is not the one that was used last
    bool m_isPasswordKept = false; ///< its hash is on disk
    bool m_diskFailed = false;
    bool m_snapshotKept = true; ///< false: the last snapshot is not on disk, or not all of it
    std::set<core::AggregateRef> m_unwritten;
    std::set<core::AggregateRef> m_unwrittenErased;
    core::Seq m_writtenCursor = 0;
    std::set<core::CommandId> m_queries;
    wire::Watching m_watching; ///< the latest
    std::chrono::steady_clock::time_point m_frameAt{};
    std::chrono::steady_clock::time_point m_nextFlush{};
    std::chrono::steady_clock::time_point m_nextSecond{};
    std::chrono::steady_clock::time_point m_nextProbe{};
    std::thread m_thread;
};

} // namespace trucban::bridge
