// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ReplicaWorker.h"

#include "bridge/ConsoleSession.h"
#include "bridge/FillParts.h"
#include "store/PasswordHash.h"

#include <algorithm>
#include <cstring>
#include <future>

namespace trucban::bridge {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kSecond{1};
constexpr std::chrono::hours kKeepAccepted{24 * 7};
/// Longer than anybody leaves a refused act lying; a caller's number must not stay for ever.
constexpr std::chrono::hours kKeepUndone{24 * 30};
/// Read and shown before all others: several screens of the queue.
constexpr std::size_t kHeadCases = 1'500;

ConnectionState stateOf(link::LinkState state) {
    switch (state) {
    case link::LinkState::live:
        return ConnectionState::live;
    case link::LinkState::snapshotting:
        return ConnectionState::loading;
    case link::LinkState::loggingIn:
    case link::LinkState::connecting:
    case link::LinkState::greeting:
        return ConnectionState::connecting;
    case link::LinkState::refused:
        return ConnectionState::refused;
    case link::LinkState::idle:
    case link::LinkState::waiting:
    case link::LinkState::stopped:
        break;
    }
    return ConnectionState::offline;
}

ConnectionFault faultOf(link::LinkFault fault) {
    switch (fault) {
    case link::LinkFault::none:
        return ConnectionFault::none;
    case link::LinkFault::tls:
        return ConnectionFault::tls;
    case link::LinkFault::pinMismatch:
        return ConnectionFault::pinMismatch;
    case link::LinkFault::badCredentials:
        return ConnectionFault::badCredentials;
    case link::LinkFault::throttled:
        return ConnectionFault::throttled;
    case link::LinkFault::badEndpoint:
        return ConnectionFault::badAddress;
    case link::LinkFault::badProtocol:
        return ConnectionFault::badProtocol;
    case link::LinkFault::headMismatch:
        return ConnectionFault::headMismatch;
    case link::LinkFault::wrongMode:
        return ConnectionFault::wrongMode;
    case link::LinkFault::slow:
        return ConnectionFault::slow;
    case link::LinkFault::revoked:
        return ConnectionFault::revoked;
    case link::LinkFault::unreachable:
    case link::LinkFault::unavailable:
    case link::LinkFault::silent:
    case link::LinkFault::gap:
    case link::LinkFault::closed:
        break;
    }
    return ConnectionFault::unreachable;
}

} // namespace

ReplicaWorker::ReplicaWorker(SessionConfig config, std::string clientId, ChangeGatherer& gatherer,
                             WorkerReports& reports, Pace pace)
    : m_config(std::make_unique<SessionConfig>(std::move(config))),
      m_clientId(std::move(clientId)),
      m_pace(pace),
      m_gatherer(gatherer),
      m_reports(reports) {}

ReplicaWorker::ReplicaWorker(SessionConfig config, std::string clientId, ChangeGatherer& gatherer,
                             WorkerReports& reports)
    : ReplicaWorker(std::move(config), std::move(clientId), gatherer, reports, Pace{}) {}

ReplicaWorker::~ReplicaWorker() {
    if (m_thread.joinable()) {
        tell(StopRequested{});
        m_thread.join();
    }
}

void ReplicaWorker::start() {
    m_thread = std::thread([this] { run(); });
}

void ReplicaWorker::run() {
    m_status.user = QString::fromStdString(m_config->user);
    openReplica();
    m_commands = std::make_unique<OutgoingCommands>(
        m_outbox.get(), [this](const CommandStatus& command) { m_reports.onCommand(command); },
        [this](wire::ClientFrame frame) { m_link->send(std::move(frame)); });
    if (!m_isLocked) {
        m_commands->load();
    }
    m_link = std::make_unique<LinkPort>(link::Endpoint{m_config->gatewayUrl, m_config->pin},
                                        link::Credentials{m_config->user, m_config->password, m_config->exercise},
                                        m_clientId, m_inbox);
    m_link->start(m_fold.cursor(), m_fold.head());
    m_nextSecond = SteadyClock::now() + kSecond;
    m_nextFlush = SteadyClock::now() + m_pace.flush;
    m_nextProbe = SteadyClock::now();
    for (bool goOn = true; goOn;) {
        if (auto message = m_inbox.takeUntil(std::min({m_nextSecond, m_nextFlush, m_nextProbe}))) {
            goOn = std::visit([this](auto& value) { return handle(std::move(value)); }, *message);
            m_link->releaseIfDrained();
        }
        if (m_inbox.size() == 0) {
            m_commands->settle();
        }
        doWhatIsDue();
    }
    m_link->stop();
    m_link.reset();
    m_commands->settle();
    flush();
}

void ReplicaWorker::openReplica() {
    store::Key key{};
    std::memcpy(key.data(), m_config->replicaKey.data(), std::min(key.size(), m_config->replicaKey.size()));
    auto database = store::openReplica(m_config->profileDir / "replica.db", key);
    if (!database) {
        noteDisk(false);
        m_reports.onChangesReady();
        return;
    }
    m_database = std::move(*database);
    m_replica = std::make_unique<store::Replica>(*m_database);
    m_outbox = std::make_unique<store::Outbox>(*m_database);
    m_drafts = std::make_unique<store::Drafts>(*m_database);
    loadReplica();
    noteDisk(m_outbox->prune(now() - kKeepAccepted, now() - kKeepUndone).has_value());
}

void ReplicaWorker::loadReplica() {
    const auto kept = m_replica->position();
    if (kept && kept->cursor > 0 && kept->owner != position().owner) {
        // Another officer's scope, or another gateway: not to be shown, not even for a moment.
        noteDisk(m_replica->clear().has_value());
        giveDrafts();
        return; // with another password to be kept
    }
    // Beside the reading: it takes as long as the head of the queue.
    auto admitted = std::async(std::launch::async, [hash = m_replica->passwordHash(), password = m_config->password] {
        const bool isFirst = hash && hash->empty(); // kept by an older version, or never filled
        return isFirst ? std::optional<bool>{} : hash && store::matchesPassword(*hash, password);
    });
    if (kept && kept->cursor > 0) {
        // Without the gateway officers go on with what they were allowed last; it judges each act when it comes back.
        m_status.role = kept->role;
        m_status.scope = kept->scope;
    }
    FillParts parts([this](ChangeSet part) { publish(std::move(part)); });
    auto head = m_replica->loadHead(kHeadCases);
    const bool hasHead = head && head->position.cursor > 0;
    const auto isAdmitted = admitted.get();
    m_isPasswordKept = isAdmitted == true;
    if (isAdmitted == false) {
        // The gateway may know a newer password; until it says so nothing of this is for whoever typed that one.
        m_isLocked = true;
        m_status.role = core::Role::dutyOfficer;
        m_status.scope = {};
        return;
    }
    giveDrafts();
    if (hasHead) {
        m_status.savedAt = head->position.savedAt;
        report(); // how old it is, before it is seen
        parts.giveHead(std::move(head->state), head->cases);
    }
    // The fold is whole before the link starts: nothing is ever applied to a part.
    auto loaded = m_replica->load();
    if (!loaded || loaded->position.cursor == 0) {
        m_isPasswordKept = false; // whatever it was, it went with the rest
        noteDisk(loaded.has_value() || m_replica->clear().has_value());
        if (hasHead) {
            m_status.savedAt.reset();
            report();
            parts.takeBackHead();
        }
        return;
    }
    if (!hasHead) {
        m_status.savedAt = loaded->position.savedAt;
        report();
    }
    m_fold.load(std::move(loaded->state), loaded->position.head);
    m_writtenCursor = m_fold.cursor();
    parts.giveRest(m_fold.state());
    noteDisk(m_replica->rank(m_fold.state()).has_value());
}

void ReplicaWorker::giveDrafts() {
    if (!m_drafts) {
        return;
    }
    if (auto drafts = m_drafts->all()) {
        m_reports.onDraftsLoaded(std::move(*drafts));
    }
}

store::ReplicaPosition ReplicaWorker::position() const {
    return {.cursor = m_fold.cursor(),
            .head = m_fold.head(),
            .savedAt = now(),
            .owner = m_config->gatewayUrl + "|" + m_config->user,
            .role = m_status.role,
            .scope = m_status.scope};
}

void ReplicaWorker::publish(ChangeSet changes) {
    if (m_gatherer.add(std::move(changes))) {
        m_reports.onChangesReady();
    }
}

void ReplicaWorker::doWhatIsDue() {
    const auto at = SteadyClock::now();
    if (at >= m_nextFlush) {
        flush();
        m_nextFlush = at + (m_snapshotKept ? m_pace.flush : m_pace.rewrite);
    }
    if (at >= m_nextSecond) {
        everySecond();
        m_nextSecond = at + kSecond;
    }
    if (at >= m_nextProbe) {
        probeDisk();
        m_nextProbe = at + m_pace.probe;
    }
}

void ReplicaWorker::everySecond() {
    m_commands->expire(now());
    if (isLive()) {
        m_commands->retry(now());
    }
    if (m_commands->takeDiskError()) {
        noteDisk(false);
    }
}

// --- disk ----------------------------------------------------------------------------------------------------------

void ReplicaWorker::noteDisk(bool ok) {
    const bool isNew = std::exchange(m_diskFailed, !ok) == ok;
    if (isNew && m_link) {
        report();
    }
}

void ReplicaWorker::probeDisk() {
    // While events come in, writing them shows it. Without a link nothing is written until an officer acts, and then it
    // is too late to learn that acts are not kept.
    const bool isAllWritten = m_snapshotKept && m_fold.cursor() == m_writtenCursor;
    if (m_database && isAllWritten && (m_diskFailed || !isLive())) {
        noteDisk(m_database->checkWritable().has_value());
    }
}

void ReplicaWorker::keepForDisk(const ReplicaFold::Touched& touched) {
    for (const auto& ref : touched.changed) {
        m_unwrittenErased.erase(ref);
        m_unwritten.insert(ref);
    }
    for (const auto& ref : touched.erased) {
        m_unwritten.erase(ref);
        m_unwrittenErased.insert(ref);
    }
}

void ReplicaWorker::flush() {
    if (!m_replica || m_fold.cursor() == m_writtenCursor) {
        return;
    }
    if (!m_snapshotKept) {
        // What lies on disk is older than the snapshot: with the new position it would pass for whole.
        rewrite();
        return;
    }
    std::vector<core::Aggregate> values;
    values.reserve(m_unwritten.size());
    for (const auto& ref : m_unwritten) {
        if (auto value = m_fold.state().aggregate(ref)) {
            values.push_back(std::move(*value));
        }
    }
    const std::vector<core::AggregateRef> erased(m_unwrittenErased.begin(), m_unwrittenErased.end());
    noteWritten(m_replica->applyBatch(values, erased, position()).has_value());
}

void ReplicaWorker::rewrite() {
    const auto& state = m_fold.state();
    std::vector<core::Aggregate> values;
    values.reserve(state.alerts.size() + state.cases.size() + state.units.size() + state.visits.size() +
                   state.handovers.size() + state.campaigns.size() + state.records.size() + state.briefings.size() + 1);
    const auto copy = [&values](const auto& map) {
        for (const auto& [id, value] : map) {
            values.emplace_back(value);
        }
    };
    copy(state.alerts);
    copy(state.cases);
    copy(state.units);
    copy(state.visits);
    copy(state.handovers);
    copy(state.campaigns);
    copy(state.records);
    copy(state.briefings);
    values.emplace_back(state.policy);
    m_snapshotKept = m_replica->beginSnapshot().has_value() && m_replica->addToSnapshot(values).has_value() &&
                     m_replica->commitSnapshot(position()).has_value();
    noteWritten(m_snapshotKept);
}

void ReplicaWorker::noteWritten(bool ok) {
    noteDisk(ok);
    if (ok) {
        m_unwritten.clear();
        m_unwrittenErased.clear();
        m_writtenCursor = m_fold.cursor();
    }
}

// --- what arrives --------------------------------------------------------------------------------------------------

bool ReplicaWorker::handle(FrameArrived&& message) {
    m_frameAt = message.at;
    std::visit([this](auto& frame) { onFrame(std::move(frame)); }, message.frame);
    return true;
}

bool ReplicaWorker::handle(LinkChanged&& message) {
    const bool wasLive = isLive();
    const auto& status = message.status;
    m_status.state = stateOf(status.state);
    m_status.fault = faultOf(status.fault);
    if (m_isLocked && m_status.state == ConnectionState::offline) {
        m_status.fault = ConnectionFault::badCredentials; // all that can be said of it here
    }
    m_status.retryIn = status.retryIn;
    m_status.roundTrip = status.roundTrip;
    if (status.serverTime) {
        m_status.serverTime = {.server = status.serverTime->server, .at = status.serverTime->at};
        m_clock.learn(m_status.serverTime);
    }
    m_status.isStale = status.stale;
    if (status.lastHeard != core::Instant{}) {
        m_status.lastHeard = status.lastHeard;
    }
    if (!isLive()) {
        m_status.logWritable = true;
        failQueries("offline");
    } else if (!wasLive) {
        m_commands->onLive(now());
        if (m_watching.caseId) {
            m_link->send(m_watching); // the gateway forgot it with the socket
        }
    }
    report();
    return true;
}

/// In the name of an officer whose password nobody has seen.
void ReplicaWorker::refuseLocked(const core::Command& command, core::Instant madeAt) {
    CommandStatus status{.id = command.id, .body = command.body, .stage = CommandStage::refused};
    status.madeAt = madeAt;
    status.stageAt = now();
    status.refusalCode = core::nameOf(core::Refusal::notPermitted);
    m_reports.onCommand(std::move(status));
}

bool ReplicaWorker::handle(SubmitRequested&& message) {
    if (m_isLocked) {
        refuseLocked(message.command, message.madeAt);
        return true;
    }
    m_commands->submit(message.command, message.madeAt, m_fold.state().policy, isLive(), now());
    return true;
}

bool ReplicaWorker::handle(SubmitManyRequested&& message) {
    if (m_isLocked) {
        for (const auto& command : message.commands) {
            refuseLocked(command, message.madeAt);
        }
        return true;
    }
    m_commands->submitMany(std::move(message.commands), message.madeAt, m_fold.state().policy, isLive(), now());
    return true;
}

bool ReplicaWorker::handle(QueryRequested&& message) {
    if (!isLive()) {
        m_reports.onQueryFailed(message.query.id, "offline");
        return true;
    }
    m_queries.insert(message.query.id);
    m_link->send(std::move(message.query));
    return true;
}

bool ReplicaWorker::handle(DraftSaved&& message) {
    if (m_drafts && !m_isLocked) {
        noteDisk(m_drafts->put(message.key, message.text).has_value());
    }
    return true;
}

bool ReplicaWorker::handle(CommandDismissed&& message) {
    if (!m_isLocked) {
        m_commands->dismiss(message.id);
    }
    return true;
}

bool ReplicaWorker::handle(WithdrawRequested&& message) {
    m_commands->withdraw(message.id, now());
    return true;
}

bool ReplicaWorker::handle(WatchRequested&& message) {
    if (isLive()) {
        m_link->send(message.watching);
    }
    m_watching = std::move(message.watching);
    m_watching.takeOver = false; // once; its lease is gone with the socket
    return true;
}

bool ReplicaWorker::handle(PresentRequested&& /*message*/) {
    m_reports.onPresent(std::make_shared<core::State>(m_fold.state()));
    return true;
}

bool ReplicaWorker::handle(PasswordOffered&& message) {
    const auto hash = m_replica && m_isPasswordKept ? m_replica->passwordHash() : store::Result<std::string>{};
    // Without a disk that keeps it: the one this session came in with.
    m_reports.onPasswordChecked(hash && !hash->empty() ? store::matchesPassword(*hash, message.password)
                                                       : message.password == m_config->password);
    return true;
}

bool ReplicaWorker::handle(FileRequested&& message) {
    if (!isLive()) {
        m_reports.onFile({.id = message.id, .bytes = std::unexpected(link::FileFault::offline)});
        return true;
    }
    m_link->fetch(std::move(message));
    return true;
}

bool ReplicaWorker::handle(FileDropped&& message) {
    m_link->dropFile(message.id);
    return true;
}

bool ReplicaWorker::handle(FileCame&& message) {
    m_reports.onFile(std::move(message.answer));
    return true;
}

bool ReplicaWorker::handle(StopRequested&&) {
    return false;
}

void ReplicaWorker::failQueries(const std::string& code) {
    for (const auto& id : m_queries) {
        m_reports.onQueryFailed(id, code);
    }
    m_queries.clear();
}

void ReplicaWorker::report() {
    auto status = m_status;
    status.seq = m_fold.cursor();
    status.head = m_fold.head();
    status.diskWritable = !m_diskFailed;
    if (m_diskFailed && status.fault == ConnectionFault::none) {
        status.fault = ConnectionFault::diskError;
    }
    m_reports.onStatus(std::move(status));
}

} // namespace trucban::bridge
