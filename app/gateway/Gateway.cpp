// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Gateway.h"

#include "gateway/AdminSocket.h"
#include "gateway/AwaitReply.h"
#include "gateway/DataFolder.h"
#include "gateway/FrontDoor.h"
#include "gateway/HttpSession.h"
#include "gateway/OnThread.h"
#include "gateway/PolicyDefaults.h"
#include "gateway/ScopeHistory.h"
#include "gateway/Services.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <format>
#include <future>

namespace trucban::gateway {
namespace {

using Signals = asio::basic_signal_set<Executor>;
using Failure = std::unexpected<std::string>;

constexpr std::chrono::milliseconds kTick{250};
constexpr int kTicksPerPoll = 2;

} // namespace

/// Members are in the order they are built; the network's context goes first when it ends, so that coroutines that are
/// still suspended are destroyed while everything they refer to is there.
class Gateway::Impl final : public LedgerEvents {
public:
    Impl(GatewayOptions options, const Journal& journal) : m_options{std::move(options)}, m_journal{journal} {}
    ~Impl() override { takeDown(); }

    std::expected<void, std::string> build();
    void run();
    void requestStop();
    void inspect(std::function<void(Services&, std::span<Stream* const>)> look);

    [[nodiscard]] std::uint16_t port() const { return m_door->port(); }
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const GatewayOptions& options() const { return m_options; }

    // On the ledger's thread.
    void onCommitted(SharedBatch batch) override;
    void onPolicy(std::shared_ptr<const core::Policy> policy) override;
    void onWritable(bool writable) override;

private:
    std::expected<void, std::string> openData();
    std::expected<void, std::string> openTls();
    void ensurePolicy();
    bool changePolicy(core::Policy policy);
    void loadHistory();
    Task<> serve(std::shared_ptr<Stream> stream);
    Task<> tick();
    Task<> drain();
    void poll();
    void onAccounts(AccountService::Changes changes);
    void reloadBoundaries();
    void takeDown();

    GatewayOptions m_options;
    const Journal& m_journal;
    Metrics m_metrics;
    std::unique_ptr<DataFolder> m_folder;
    std::shared_ptr<const geo::WardLocator> m_locator;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<LogReader> m_reader;
    std::unique_ptr<LogReader> m_pastReader;
    std::unique_ptr<FigureService> m_figures;
    std::unique_ptr<AccountService> m_accounts;
    Hub m_hub{m_metrics};
    std::unique_ptr<SessionTable> m_sessions;
    LoginThrottle m_throttle;
    std::unique_ptr<KeyCache> m_keyCache;
    std::unique_ptr<AttachmentFetcher> m_fetcher;
    ScopeHistory m_scopes;
    std::optional<asio::ssl::context> m_tls;
    std::string m_fingerprint;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<FrontDoor> m_door;
    std::unique_ptr<AdminSocket> m_admin;
    bool m_draining = false;
    std::string m_boundaries; ///< the document as last read
    std::unique_ptr<asio::io_context> m_io = std::make_unique<asio::io_context>(1);
    std::optional<Timer> m_flushTimer{m_io->get_executor()};
    std::optional<Signals> m_signals;
};

std::expected<void, std::string> Gateway::Impl::build() {
    // Before anybody can be told that it serves: a SIGTERM right after that would else end it without a checkpoint.
    if (m_options.handleSignals) {
        m_signals.emplace(m_io->get_executor());
        m_signals->add(SIGTERM);
        m_signals->add(SIGINT);
        m_signals->async_wait([this](const ErrorCode& error, int) {
            if (!error) {
                asio::co_spawn(m_io->get_executor(), drain(), asio::detached);
            }
        });
    }
    if (auto opened = openData(); !opened) {
        return opened;
    }
    if (auto opened = openTls(); !opened) {
        return opened;
    }
    m_services = std::make_unique<Services>(Services{.io = *m_io,
                                                     .ledger = *m_ledger,
                                                     .reader = *m_reader,
                                                     .pastReader = *m_pastReader,
                                                     .figures = *m_figures,
                                                     .accounts = *m_accounts,
                                                     .attachments = *m_folder->attachments,
                                                     .keys = m_folder->keys,
                                                     .hub = m_hub,
                                                     .sessions = *m_sessions,
                                                     .throttle = m_throttle,
                                                     .keyCache = *m_keyCache,
                                                     .fetcher = *m_fetcher,
                                                     .metrics = m_metrics,
                                                     .journal = m_journal,
                                                     .clock = m_options.clock,
                                                     .policy = std::make_shared<const core::Policy>(referencePolicy()),
                                                     .locator = m_locator,
                                                     .quarantine = {},
                                                     .scopes = m_scopes,
                                                     .snapshots = {},
                                                     .watches = {},
                                                     .deflater = {},
                                                     .uploads = 0,
                                                     .unreadable = {},
                                                     .isExercise = m_options.isExercise,
                                                     .stopping = false});
    for (const store::Quarantined& entry : m_folder->quarantined) {
        m_services->quarantine.push_back(std::format("{}: {}", entry.seq, entry.reason));
        m_journal.critical("eventQuarantined",
                           {{"seq", static_cast<std::int64_t>(entry.seq)}, {"reason", std::string_view{entry.reason}}});
    }
    m_metrics.quarantined = m_folder->quarantined.size();
    const store::Head& head = m_folder->log->head();
    m_hub.start(head.seq, store::toHex(head.hash));
    m_hub.onFlushDue = [this](std::chrono::nanoseconds time) {
        m_flushTimer->expires_after(time);
        m_flushTimer->async_wait([this](const ErrorCode& error) {
            if (!error) {
                m_hub.flush();
            }
        });
    };
    m_hub.onLiveWards = [this](core::WardSet live) { m_ledger->setLiveWards(std::move(live)); };
    m_ledger->start();
    ensurePolicy();
    loadHistory();
    m_figures->start();
    auto admin = AdminSocket::open(
        m_options.data,
        [this](core::CommandBody body, const std::string& operatorName) {
            return runAdminCommand(*m_ledger, *m_folder->attachments, std::move(body), operatorName);
        },
        m_journal);
    if (!admin) {
        return Failure{admin.error()};
    }
    m_admin = std::move(*admin);
    m_door = std::make_unique<FrontDoor>(
        FrontDoor::Parts{.io = *m_io,
                         .tls = m_tls ? &*m_tls : nullptr,
                         .metrics = m_metrics,
                         .journal = m_journal,
                         .serve = [this](std::shared_ptr<Stream> stream) { return serve(std::move(stream)); }});
    return m_door->listen(m_options.host, m_options.port);
}

std::expected<void, std::string> Gateway::Impl::openData() {
    auto folder = DataFolder::open(m_options.data, m_options.keys, m_options.clock());
    if (!folder) {
        return Failure{folder.error().message};
    }
    if (auto kind = checkKind(**folder, m_options.isExercise); !kind) {
        return Failure{std::move(kind.error())};
    }
    m_folder = std::move(*folder);
    auto reader = LogReader::open(m_options.data, m_folder->keys);
    auto pastReader = LogReader::open(m_options.data, m_folder->keys, LogReader::kWaitingForPast);
    auto accounts = AccountService::open(m_options.data, m_folder->keys, m_options.passwordCost);
    if (!reader || !pastReader) {
        return Failure{(reader ? pastReader.error() : reader.error()).message()};
    }
    if (!accounts) {
        return Failure{accounts.error().message()};
    }
    m_reader = std::move(*reader);
    m_pastReader = std::move(*pastReader);
    m_accounts = std::move(*accounts);
    m_sessions = std::make_unique<SessionTable>(m_folder->keys, m_options.random);
    m_keyCache = std::make_unique<KeyCache>(m_folder->keys);
    m_fetcher = std::make_unique<AttachmentFetcher>(m_options.attachmentHosts);
    store::Documents documents{*m_folder->database};
    const auto boundaries = documents.get(kBoundariesDocument);
    const auto scopes = documents.get(kScopesDocument);
    if (scopes && *scopes) {
        m_scopes = ScopeHistory::fromJson(**scopes);
    }
    std::string problem;
    const auto stored = boundaries ? *boundaries : std::nullopt;
    m_locator = makeLocator(stored, problem);
    m_boundaries = stored.value_or(std::string{});
    m_ledger = std::make_unique<Ledger>(Ledger::Parts{.state = std::move(m_folder->state),
                                                      .log = *m_folder->log,
                                                      .escalator = Escalator{m_locator, m_options.isExercise},
                                                      .wards = m_locator->wards(),
                                                      .clock = m_options.clock,
                                                      .random = m_options.random,
                                                      .events = *this,
                                                      .metrics = m_metrics,
                                                      .journal = m_journal,
                                                      .lastAt = m_folder->lastAt});
    if (!problem.empty()) {
        m_journal.critical("boundariesNotUsable", {{"why", std::string_view{problem}}});
    }
    core::WardSet wards;
    for (const core::Ward& ward : m_locator->wards().wards()) {
        wards.push_back(ward.code);
    }
    core::normalise(wards);
    auto figures =
        FigureService::open(m_options.data, m_folder->keys,
                            {.io = *m_io, .journal = m_journal, .clock = m_options.clock, .wards = std::move(wards)});
    if (!figures) {
        return Failure{figures.error().message()};
    }
    m_figures = std::move(*figures);
    return {};
}

std::expected<void, std::string> Gateway::Impl::openTls() {
    if (m_options.isInsecure) {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(m_options.host, error);
        if (error ? m_options.host != "localhost" : !address.is_loopback()) {
            return Failure{"--insecure is for loopback addresses only (127.0.0.1, ::1); alerts hold personal data."};
        }
        return {};
    }
    if (!m_options.tls) {
        auto made = selfSignedPair(m_options.data, m_options.host);
        if (!made) {
            return Failure{made.error()};
        }
        m_options.tls = std::move(*made);
    }
    auto context = makeTlsContext(*m_options.tls);
    if (!context) {
        return Failure{context.error()};
    }
    m_tls.emplace(std::move(*context));
    auto fingerprint = fingerprintOf(m_options.tls->certificate);
    if (!fingerprint) {
        return Failure{fingerprint.error()};
    }
    m_fingerprint = std::move(*fingerprint);
    return {};
}

/// The first start writes the shipped profile into the log, so that everybody folds the same policy.
void Gateway::Impl::ensurePolicy() {
    std::promise<core::Policy> promise;
    auto future = promise.get_future();
    const bool taken = m_ledger->read(
        [promise = std::move(promise)](const LedgerView& view) mutable { promise.set_value(view.state.policy); });
    if (!taken) {
        return;
    }
    core::Policy inForce = future.get();
    if (inForce.version == 0) {
        (void)changePolicy(referencePolicy());
        return;
    }
    CompletedPolicy whole = completed(std::move(inForce), referencePolicy());
    if (whole.parts.empty()) {
        return;
    }
    const std::string parts = whole.list();
    if (!m_folder->isPolicyOurs) {
        // Somebody's own rules: they may be meant so.
        m_journal.warning("policyPartsEmpty", {{"parts", std::string_view{parts}},
                                               {"how", "trucban-gateway policy complete --data DIR > policy.json"}});
    } else if (changePolicy(std::move(whole.policy))) {
        m_journal.info("policyCompleted", {{"parts", std::string_view{parts}}});
    }
}

bool Gateway::Impl::changePolicy(core::Policy policy) {
    const auto done = runAdminCommand(*m_ledger, *m_folder->attachments, core::ChangePolicy{std::move(policy)},
                                      std::string{kGatewayName});
    if (!done) {
        m_journal.critical("policyNotLogged", {{"why", std::string_view{done.error().message}}});
    }
    return done.has_value();
}

/// The log's recent end, so that consoles that come back after a restart of ours can resume.
void Gateway::Impl::loadHistory() {
    const core::Seq head = m_hub.head();
    if (head == 0) {
        return;
    }
    const core::Seq after = head > wire::kMaxReplayEvents ? head - wire::kMaxReplayEvents : 0;
    (void)m_reader->run([this, after, head](LogReader& reader) {
        auto batches = reader.replay(after, head);
        asio::post(*m_io, [this, batches = std::move(batches)]() mutable {
            m_hub.prepend(batches ? std::move(*batches) : std::vector<SharedBatch>{});
        });
    });
}

void Gateway::Impl::onCommitted(SharedBatch batch) {
    asio::post(*m_io, [this, batch = std::move(batch)]() mutable {
        m_hub.publish(batch);
        m_services->watches.onBatch(*batch);
        m_figures->onCommitted();
    });
}

void Gateway::Impl::onPolicy(std::shared_ptr<const core::Policy> policy) {
    if (policy->version == 0) {
        return;
    }
    asio::post(*m_io, [this, policy = std::move(policy)]() mutable { m_services->policy = std::move(policy); });
}

void Gateway::Impl::onWritable(bool writable) {
    asio::post(*m_io, [this, writable] { m_hub.setLogWritable(writable); });
}

void Gateway::Impl::run() {
    m_door->open();
    asio::co_spawn(m_io->get_executor(), tick(), asio::detached);
    poll();
    m_journal.info("serving", {{"port", static_cast<std::int64_t>(port())},
                               {"head", static_cast<std::int64_t>(m_hub.head())},
                               {"tls", !m_options.isInsecure}});
    m_io->run();
    takeDown();
}

void Gateway::Impl::requestStop() {
    asio::post(*m_io, [this] { asio::co_spawn(m_io->get_executor(), drain(), asio::detached); });
}

void Gateway::Impl::inspect(std::function<void(Services&, std::span<Stream* const>)> look) {
    asio::post(*m_io, [this, look = std::move(look)] { look(*m_services, m_door->streams()); });
}

Task<> Gateway::Impl::serve(std::shared_ptr<Stream> stream) {
    HttpSession session{*m_services, std::move(stream)};
    co_await session.run();
}

Task<> Gateway::Impl::tick() {
    Timer timer{m_io->get_executor()};
    for (int count = 1;; ++count) {
        timer.expires_after(kTick);
        (void)co_await timer.async_wait(kAwaitTuple);
        m_door->enforceDeadlines();
        m_hub.tick(std::chrono::steady_clock::now(), m_options.clock());
        m_services->watches.tick(std::chrono::steady_clock::now(), m_options.clock());
        if (count % kTicksPerPoll == 0 && !m_draining) {
            poll();
        }
    }
}

void Gateway::Impl::poll() {
    (void)m_accounts->poll([this](AccountService::Changes changes) {
        asio::post(*m_io, [this, changes = std::move(changes)]() mutable { onAccounts(std::move(changes)); });
    });
}

void Gateway::Impl::onAccounts(AccountService::Changes changes) {
    m_keyCache->clear();
    const auto ended = m_sessions->revoke(changes.users);
    m_metrics.sessionsRevoked.fetch_add(ended.size(), std::memory_order_relaxed);
    m_hub.revoke(ended);
    core::WardSet staffed;
    bool scopesChanged = false;
    for (const store::User& user : changes.users) {
        const Viewer viewer = viewerOf(user.role, user.scope, user.name);
        scopesChanged = m_scopes.note(user.name, viewer.groupKey(), m_hub.head()) || scopesChanged;
        const bool isDesk = user.role == core::Role::dutyOfficer || user.role == core::Role::wardLeader;
        if (isDesk && !user.disabled) {
            staffed.insert(staffed.end(), viewer.scope.wards.begin(), viewer.scope.wards.end());
        }
    }
    core::normalise(staffed);
    m_hub.setStaffedWards(std::move(staffed));
    if (scopesChanged) {
        (void)m_accounts->putDocument(std::string{kScopesDocument}, m_scopes.toJson());
    }
    if (changes.documents) {
        reloadBoundaries();
    }
}

void Gateway::Impl::reloadBoundaries() {
    (void)m_accounts->document(std::string{kBoundariesDocument}, [this](
                                                                     store::Result<std::optional<std::string>> bytes) {
        if (!bytes || !*bytes || **bytes == m_boundaries) {
            return;
        }
        m_boundaries = **bytes; // only this thread's look-ups touch it once the gateway runs
        std::string problem;
        auto locator = makeLocator(*bytes, problem);
        if (!problem.empty()) {
            m_journal.critical("boundariesNotUsable", {{"why", std::string_view{problem}}});
            return;
        }
        m_ledger->setLocator(locator);
        m_journal.info("boundariesLoaded");
        asio::post(*m_io, [this, locator = std::move(locator)]() mutable { m_services->locator = std::move(locator); });
    });
}

/// New connections are refused, requests at hand are answered, consoles are told; what is left after kDrain is cut.
Task<> Gateway::Impl::drain() {
    if (std::exchange(m_draining, true)) {
        co_return;
    }
    m_journal.info("stopping");
    m_services->stopping = true;
    // A commit is answered a moment before it is published: who was told "taken" just now is not to be overtaken.
    (void)co_await onLedger<bool>(*m_services, [](const LedgerView&) { return true; });
    m_hub.flush(); // what waits for the next fan-out goes before the bye
    m_hub.dismissAll(wire::ByeReason::shutdown);
    m_door->close();
    Timer timer{m_io->get_executor()};
    const SteadyTime deadline = std::chrono::steady_clock::now() + kDrain;
    while (!m_door->isEmpty() && std::chrono::steady_clock::now() < deadline) {
        timer.expires_after(std::chrono::milliseconds{20});
        (void)co_await timer.async_wait(kAwaitTuple);
    }
    m_io->stop();
}

void Gateway::Impl::takeDown() {
    m_admin.reset();
    if (m_ledger) {
        m_ledger->stop();
    }
    if (m_figures) {
        m_figures->stop();
    }
    if (m_reader) {
        m_reader->stop();
    }
    if (m_pastReader) {
        m_pastReader->stop();
    }
    if (m_accounts) {
        m_accounts->stop();
    }
    m_signals.reset();
    if (m_door) {
        m_door->takeDown();
    }
    m_flushTimer.reset();
    m_figures.reset();
    m_io.reset();
}

Gateway::Gateway(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
Gateway::~Gateway() = default;

std::expected<std::unique_ptr<Gateway>, std::string> Gateway::open(GatewayOptions options, const Journal& journal) {
    auto impl = std::make_unique<Impl>(std::move(options), journal);
    if (auto built = impl->build(); !built) {
        return Failure{built.error()};
    }
    return std::unique_ptr<Gateway>{new Gateway{std::move(impl)}};
}

std::uint16_t Gateway::port() const {
    return m_impl->port();
}
std::string Gateway::fingerprint() const {
    return m_impl->fingerprint();
}

std::string Gateway::url() const {
    const std::string& host = m_impl->options().host;
    const bool isV6 = host.contains(':');
    return std::format("{}://{}{}{}:{}", m_impl->options().isInsecure ? "http" : "https", isV6 ? "[" : "", host,
                       isV6 ? "]" : "", m_impl->port());
}

void Gateway::run() {
    m_impl->run();
}
void Gateway::inspect(std::function<void(Services&, std::span<Stream* const>)> look) {
    m_impl->inspect(std::move(look));
}
void Gateway::stop() {
    m_impl->requestStop();
}

} // namespace trucban::gateway
