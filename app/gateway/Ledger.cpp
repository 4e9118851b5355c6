// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Ledger.h"

#include <algorithm>
#include <map>

namespace trucban::gateway {

namespace {

using Steady = std::chrono::steady_clock;

/// A checkpoint of so many takes some milliseconds: little enough to go between two alerts when nobody waits.
constexpr std::size_t kCalmCheckpoint = 256;

} // namespace

Ledger::Ledger(Parts parts)
    : m_parts{std::move(parts)},
      m_batch{m_parts.state, m_parts.log, m_parts.random, std::move(m_parts.wards)},
      m_archivist{[this](const core::VisitId& id) { return recordedAt(id); }} {
    std::uint64_t open = 0;
    m_last = m_parts.lastAt; // what is archived is not among the cases
    for (const auto& [id, case_] : m_parts.state.cases) {
        m_last = std::max(m_last, case_.changedAt);
        open += case_.isOpen() ? 1 : 0;
    }
    m_parts.metrics.openCases = open;
}

Ledger::~Ledger() {
    stop();
}

void Ledger::start() {
    m_parts.metrics.headSeq = m_parts.log.head().seq;
    m_signed = m_parts.log.head().seq;
    m_parts.metrics.archivedCases = m_parts.log.archivedCases().value_or(0);
    m_parts.escalator.rebuild(m_parts.state, now());
    m_archivist.rebuild(m_parts.state);
    m_parts.events.onPolicy(std::make_shared<const core::Policy>(m_parts.state.policy));
    m_thread = std::jthread{[this] { run(); }};
}

void Ledger::stop() {
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

bool Ledger::push(Request request, bool always) {
    {
        const std::lock_guard lock{m_mutex};
        if (m_stopping || (!always && m_waiting.size() >= m_parts.limits.waiting)) {
            return false;
        }
        m_waiting.push_back(std::move(request));
        m_parts.metrics.ledgerQueue.store(m_waiting.size(), std::memory_order_relaxed);
    }
    m_wake.notify_one();
    return true;
}

bool Ledger::submit(IntakeRequest request) {
    return push(std::move(request));
}
bool Ledger::submit(CommandRequest request) {
    return push(std::move(request));
}
bool Ledger::read(ReadJob job) {
    return push(std::move(job));
}

void Ledger::setLiveWards(core::WardSet live) {
    (void)push(ReadJob{[this, live = std::move(live)](const LedgerView& view) mutable {
                   m_parts.escalator.setLiveWards(view.state, std::move(live), view.now);
               }},
               true);
}

void Ledger::setLocator(std::shared_ptr<const geo::WardLocator> locator) {
    (void)push(ReadJob{[this, locator = std::move(locator)](const LedgerView&) mutable {
                   m_parts.escalator.setLocator(std::move(locator));
               }},
               true);
}

bool Ledger::startSnapshot(Viewer viewer, std::move_only_function<void(std::shared_ptr<SnapshotPlan>)> reply) {
    return read([this, viewer = std::move(viewer), reply = std::move(reply)](const LedgerView& view) mutable {
        const store::Head& head = view.log.head();
        auto plan = std::make_shared<SnapshotPlan>(std::move(viewer), view.state, head.seq, store::toHex(head.hash));
        m_snapshots.push_back(plan);
        reply(std::move(plan));
    });
}

/// Never earlier than what was logged before: a clock set back must not make facts run backwards.
core::Instant Ledger::now() {
    m_last = std::max(m_last, m_parts.clock());
    return m_last;
}

std::chrono::milliseconds Ledger::patience() {
    std::chrono::milliseconds wait = m_touched.empty() && m_parts.metrics.logWritable ? std::chrono::minutes{1} : kIdle;
    if (const auto next = m_parts.escalator.next()) {
        wait = std::min(wait, std::max(*next - m_parts.clock(), std::chrono::milliseconds{1}));
    }
    if (const auto next = m_archivist.next(m_parts.state.policy); next && m_parts.metrics.logWritable) {
        const auto pause = std::chrono::ceil<std::chrono::milliseconds>(mayArchiveAt() - Steady::now());
        wait = std::min(wait, std::max({*next - m_parts.clock(), pause, std::chrono::milliseconds{1}}));
    }
    return wait;
}

std::vector<Ledger::Request> Ledger::take(bool& stopping) {
    const auto wait = patience();
    std::unique_lock lock{m_mutex};
    m_wake.wait_for(lock, wait, [this] { return m_stopping || !m_waiting.empty(); });
    std::vector<Request> taken;
    const std::size_t count = std::min(m_waiting.size(), m_parts.limits.perBatch);
    taken.reserve(count);
    std::move(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(taken));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count));
    m_parts.metrics.ledgerQueue.store(m_waiting.size(), std::memory_order_relaxed);
    stopping = m_stopping && m_waiting.empty();
    return taken;
}

void Ledger::run() {
    for (bool stopping = false; !stopping;) {
        auto requests = take(stopping);
        const bool idle = requests.empty();
        process(std::move(requests));
        archive();
        housekeep(idle);
    }
    saveCheckpoint();
    if (m_parts.log.head().seq != m_signed) {
        if (const auto head = m_parts.log.signHead(now()); !head) {
            m_parts.journal.warning("headNotSigned", {{"why", sentenceOf(head.error().fault)}});
        }
    }
}

void Ledger::process(std::vector<Request> requests) {
    m_now = now();
    m_batch.begin(m_now);
    std::vector<ReadJob> reads;
    for (Request& request : requests) {
        if (auto* intake = std::get_if<IntakeRequest>(&request)) {
            m_batch.add(std::move(*intake));
        } else if (auto* command = std::get_if<CommandRequest>(&request)) {
            m_batch.add(std::move(*command));
        } else {
            reads.push_back(std::move(std::get<ReadJob>(request)));
        }
    }
    for (core::CommandBody& body : m_parts.escalator.due(m_parts.state, m_now)) {
        addOwn(std::move(body));
    }
    commit();
    const LedgerView view{m_parts.state, m_parts.log, m_now, m_broughtBack};
    for (ReadJob& job : reads) {
        job(view);
    }
}

void Ledger::addOwn(core::CommandBody body, std::move_only_function<void(CommandOutcome)> reply) {
    CommandRequest request;
    request.reply = std::move(reply);
    request.command = {newId<core::CommandId>(m_now, m_parts.random), std::nullopt, std::move(body)};
    request.authority = {
        {core::ActorKind::gateway, "gateway"}, core::Role::admin, core::Scope{.all = true, .wards = {}}};
    request.remember = false;
    m_batch.add(std::move(request));
}

Steady::time_point Ledger::mayArchiveAt() const {
    const bool isBusy = m_parts.metrics.ledgerQueue > 0 ||
                        std::ranges::any_of(m_snapshots, [](const auto& weak) { return !weak.expired(); });
    return isBusy ? std::max(m_nextArchiving, m_lastArchiving + kArchivePauseBusy) : m_nextArchiving;
}

std::optional<core::Instant> Ledger::recordedAt(const core::VisitId& id) {
    const auto history = m_parts.log.history(core::AggregateRef::of(id));
    if (!history || history->empty() || !history->front()) {
        return std::nullopt;
    }
    return history->front()->at;
}

/// A commit of its own: no answer waits for it, and on a full disk it fails alone.
void Ledger::archive() {
    const auto started = Steady::now();
    if (!m_parts.metrics.logWritable || started < mayArchiveAt()) {
        return;
    }
    m_now = now();
    auto commands = m_archivist.due(m_parts.state, m_now, m_parts.limits.perArchiving);
    if (commands.empty()) {
        return;
    }
    m_batch.begin(m_now);
    std::vector<core::CommandBody> refused;
    for (core::CommandBody& body : commands) {
        addOwn(body, [&refused, body](CommandOutcome outcome) {
            if (!std::holds_alternative<CommandDone>(outcome)) {
                refused.push_back(body);
            }
        });
    }
    auto committed = m_batch.commit();
    m_lastArchiving = started;
    m_nextArchiving = started + kArchivePause;
    noteFaults();
    if (!committed) {
        m_parts.metrics.appendFailures.fetch_add(1, std::memory_order_relaxed);
        m_parts.journal.warning("notArchived", {{"why", sentenceOf(committed.error().fault)}});
        m_archivist.rebuild(m_parts.state);
        m_nextArchiving = started + m_parts.limits.archiveRetry;
        return;
    }
    if (committed->batch) {
        publish(std::move(*committed));
    }
    for (const core::CommandBody& body : refused) {
        m_archivist.onRefused(m_parts.state, body, m_now);
    }
}

void Ledger::noteFaults() {
    if (const std::size_t failures = m_batch.takeApplyFailures(); failures > 0) {
        m_parts.journal.critical("eventsNotApplicable", {{"count", static_cast<std::int64_t>(failures)}});
    }
    if (const auto fault = m_batch.takeArchiveFault()) {
        m_parts.journal.critical(
            "archiveUnreadable",
            {{"why", store::sentenceOf(*fault)}, {"do", "stop the gateway and run: trucban-gateway archive rebuild"}});
    }
}

void Ledger::commit() {
    const auto started = Steady::now();
    auto committed = m_batch.commit();
    noteFaults();
    if (!committed) {
        m_parts.metrics.appendFailures.fetch_add(1, std::memory_order_relaxed);
        setWritable(false, &committed.error());
        return;
    }
    if (committed->batch) {
        m_parts.metrics.commit.observe(Steady::now() - started);
        setWritable(true, nullptr);
        publish(std::move(*committed));
    }
}

void Ledger::publish(LedgerBatch::Committed committed) {
    Metrics& metrics = m_parts.metrics;
    metrics.batches.fetch_add(1, std::memory_order_relaxed);
    metrics.eventsAppended.fetch_add(committed.events.size(), std::memory_order_relaxed);
    metrics.headSeq = committed.batch->to;
    countOpenCases();
    for (auto& weak : m_snapshots) {
        if (const auto plan = weak.lock()) {
            plan->keep(m_batch.journal().entries());
        }
    }
    std::erase_if(m_snapshots, [](const auto& weak) { return weak.expired(); });
    m_parts.escalator.onEvents(m_parts.state, committed.events, m_now);
    m_archivist.onEvents(m_parts.state, committed.events);
    for (const core::Event& event : committed.events) {
        m_touched.push_back(event.aggregate);
        if (std::holds_alternative<core::CaseEscalated>(event.data)) {
            metrics.escalations.fetch_add(1, std::memory_order_relaxed);
        } else if (std::holds_alternative<core::CaseArchived>(event.data)) {
            ++metrics.archivedCases;
        } else if (std::holds_alternative<core::CaseUnarchived>(event.data)) {
            --metrics.archivedCases;
            ++m_broughtBack;
        }
        if (std::holds_alternative<core::PolicyChanged>(event.data)) {
            m_parts.events.onPolicy(std::make_shared<const core::Policy>(m_parts.state.policy));
        }
    }
    m_parts.events.onCommitted(std::move(committed.batch));
}

void Ledger::countOpenCases() {
    std::map<core::AggregateRef, bool> wasOpen; // before the batch: an aggregate's first entry tells
    for (const UndoJournal::Entry& entry : m_batch.journal().entries()) {
        if (entry.ref.kind == core::AggregateKind::case_) {
            const auto* before = entry.before ? std::get_if<core::Case>(&*entry.before) : nullptr;
            wasOpen.try_emplace(entry.ref, before != nullptr && before->isOpen());
        }
    }
    std::uint64_t open = m_parts.metrics.openCases;
    for (const auto& [ref, was] : wasOpen) {
        const auto id = core::Uuid::parse(ref.key);
        const core::Case* now = id ? m_parts.state.case_(core::CaseId{*id}) : nullptr;
        open += now != nullptr && now->isOpen() ? 1 : 0;
        open -= was ? 1 : 0;
    }
    m_parts.metrics.openCases = open;
}

void Ledger::setWritable(bool writable, const store::StoreError* why) {
    if (m_parts.metrics.logWritable.exchange(writable) == writable) {
        return;
    }
    if (writable) {
        m_parts.journal.warning("logWritableAgain");
    } else {
        m_parts.journal.critical("logNotWritable",
                                 {{"why", sentenceOf(why->fault)}, {"detail", std::string_view{why->detail}}});
    }
    m_parts.events.onWritable(writable);
}

/// While the log fails, /readyz turns senders away, so no request would ever find out that it works again.
void Ledger::probe() {
    if (m_parts.metrics.logWritable || Steady::now() - m_lastProbe < kProbe) {
        return;
    }
    m_lastProbe = Steady::now();
    if (m_parts.log.probe(kProbeBytes)) {
        setWritable(true, nullptr);
    }
}

void Ledger::housekeep(bool idle) {
    probe();
    const bool isCalm = m_touched.size() >= kCalmCheckpoint && m_parts.metrics.ledgerQueue == 0;
    if (m_touched.size() >= m_parts.limits.checkpointAfter || isCalm || (idle && !m_touched.empty())) {
        saveCheckpoint();
    }
    if (idle && m_parts.metrics.logWritable && Steady::now() - m_lastPrune > std::chrono::hours{1}) {
        m_lastPrune = Steady::now();
        if (const auto pruned = m_parts.log.pruneCommands(m_now - kRememberCommands); !pruned) {
            m_parts.journal.warning("commandsNotPruned", {{"why", sentenceOf(pruned.error().fault)}});
        }
        if (m_parts.log.head().seq != m_signed && m_parts.log.signHead(m_now)) {
            m_signed = m_parts.log.head().seq;
        }
    }
}

void Ledger::saveCheckpoint() {
    if (m_touched.empty()) {
        return;
    }
    std::ranges::sort(m_touched);
    const auto repeats = std::ranges::unique(m_touched);
    m_touched.erase(repeats.begin(), repeats.end());
    if (const auto saved = m_parts.log.checkpoint(m_parts.state, m_touched); !saved) {
        if (m_notSaved.isDue(Steady::now())) {
            m_parts.journal.warning("checkpointNotSaved", {{"why", sentenceOf(saved.error().fault)}});
        }
        return; // m_touched stays: a later one covers it
    }
    m_notSaved.over();
    m_touched.clear();
}

} // namespace trucban::gateway
