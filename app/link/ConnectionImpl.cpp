// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/ConnectionImpl.h"

#include "core/Assert.h"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace trucban::link {

namespace {

constexpr std::chrono::seconds kDialDeadline{10};
/// A session that held so long was a good one: the next break starts with short waits again.
constexpr std::chrono::seconds kStableAfter{10};
/// A wrong certificate may be a captive portal or another network, which pass; nothing secret was sent, so we look again.
constexpr std::chrono::milliseconds kPinRetry{30'000};

bool isFinal(LinkFault fault) {
    return fault == LinkFault::badCredentials || fault == LinkFault::headMismatch || fault == LinkFault::badEndpoint ||
           fault == LinkFault::wrongMode;
}

} // namespace

Connection::Impl::Impl(boost::asio::any_io_executor executor, Transport transport, Credentials credentials,
                       std::string clientId, LinkEvents& events, Clock clock, RandomSource random)
    : m_executor(std::move(executor)),
      m_transport(std::move(transport)),
      m_credentials(std::move(credentials)),
      m_clientId(std::move(clientId)),
      m_events(&events),
      m_clock(std::move(clock)),
      m_backoff(std::move(random)),
      m_pause(m_transport.time->makeTimer()) {
    m_status.since = m_clock();
}

void Connection::Impl::start(core::Seq cursor, std::string head) {
    if (m_session || (m_running && m_status.state != LinkState::waiting && m_status.state != LinkState::refused)) {
        return;
    }
    m_cursor = CursorTracker(cursor, std::move(head));
    m_stopping = false;
    if (m_running) {
        m_retryNow = true;
        m_pause->wake();
        return;
    }
    m_running = true;
    m_backoff.reset();
    spawnRun();
}

void Connection::Impl::spawnRun() {
    boost::asio::co_spawn(m_executor, run(), [self = shared_from_this()](const std::exception_ptr&) {
        self->m_running = false; // an exception here came from a callback of ours and has nowhere else to go
    });
}

Task<> Connection::Impl::run() {
    const auto self = shared_from_this();
    while (!m_stopping) {
        Outcome outcome{.fault = LinkFault::unreachable};
        try {
            outcome = co_await attempt();
        } catch (const std::exception&) {
            m_session.reset(); // out of memory: duty goes on, after the usual wait
        }
        if (m_stopping) {
            break;
        }
        if (!outcome.tryAgainNow) {
            co_await pauseAfter(outcome);
        }
    }
    m_status.retryIn.reset();
    m_running = false;
    moveTo(LinkState::stopped);
}

Task<Connection::Impl::Outcome> Connection::Impl::attempt() {
    if (!m_transport.dialer) {
        co_return Outcome{.fault = LinkFault::badEndpoint};
    }
    ++m_status.attempts;
    m_status.retryIn.reset();
    m_tokenIsFresh = false;
    if (m_token.empty()) {
        moveTo(LinkState::loggingIn);
        if (const auto loggedIn = co_await login(); !loggedIn) {
            co_return Outcome{.fault = loggedIn.error().fault,
                              .leastWait = loggedIn.error().retryAfter.value_or(std::chrono::seconds{0})};
        }
    }
    if (m_stopping) {
        co_return Outcome{};
    }
    moveTo(LinkState::connecting);
    auto socket = co_await open();
    if (!socket) {
        co_return Outcome{.fault = socket.error().fault,
                          .leastWait = socket.error().retryAfter.value_or(std::chrono::seconds{0})};
    }
    if (m_stopping) {
        co_return Outcome{};
    }
    moveTo(LinkState::greeting);
    m_session = std::make_unique<Session>(m_executor, *m_transport.time, m_clock, std::move(*socket), m_cursor, *this);
    m_session->hold(m_hold);
    m_liveSince = {};
    const auto end = co_await m_session->run(
        wire::Hello{.token = m_token, .cursor = m_cursor.cursor(), .clientId = m_clientId, .head = m_cursor.head()});
    m_session.reset();
    const bool wasStable = m_liveSince != TimePoint{} && m_transport.time->now() - m_liveSince >= kStableAfter;
    if (wasStable) {
        m_backoff.reset();
    }
    if (end.tokenRefused) {
        m_token.clear();
        // A token kept over hours may have run out: then a log-in helps at once. Refusing a fresh one is another thing.
        co_return Outcome{.fault = end.fault, .tryAgainNow = !m_tokenIsFresh && m_liveSince == TimePoint{}};
    }
    co_return Outcome{.fault = end.fault == LinkFault::none ? LinkFault::closed : end.fault};
}

Task<std::expected<void, DialFault>> Connection::Impl::login() {
    const std::shared_ptr<Timer> timer = m_transport.time->makeTimer();
    const auto done = std::make_shared<bool>(false);
    watchDial(timer, done);
    auto token = co_await m_transport.dialer->login(m_credentials);
    *done = true;
    timer->wake();
    m_status.peerFingerprint = m_transport.dialer->peerFingerprint();
    if (!token) {
        co_return std::unexpected(token.error());
    }
    m_token = std::move(*token);
    m_tokenIsFresh = true;
    co_return std::expected<void, DialFault>{};
}

Task<std::expected<std::unique_ptr<Socket>, DialFault>> Connection::Impl::open() {
    const std::shared_ptr<Timer> timer = m_transport.time->makeTimer();
    const auto done = std::make_shared<bool>(false);
    watchDial(timer, done);
    auto socket = co_await m_transport.dialer->open();
    *done = true;
    timer->wake();
    m_status.peerFingerprint = m_transport.dialer->peerFingerprint();
    co_return std::move(socket);
}

void Connection::Impl::watchDial(const std::shared_ptr<Timer>& timer, const std::shared_ptr<bool>& done) {
    const auto watch = [](std::shared_ptr<Impl> self, std::shared_ptr<Timer> deadline,
                          std::shared_ptr<bool> isDone) -> Task<> {
        deadline->expireAt(self->m_transport.time->now() + kDialDeadline);
        const bool expired = co_await deadline->wait();
        if (expired && !*isDone) {
            self->m_transport.dialer->cancel();
        }
    };
    boost::asio::co_spawn(m_executor, watch(shared_from_this(), timer, done), [](const std::exception_ptr&) {});
}

Task<> Connection::Impl::pauseAfter(Outcome outcome) {
    m_status.fault = outcome.fault;
    m_retryNow = false;
    const bool final = isFinal(outcome.fault);
    auto wait = std::max(m_backoff.next(), outcome.leastWait);
    wait = outcome.fault == LinkFault::pinMismatch ? kPinRetry : wait;
    m_status.retryIn = final ? std::nullopt : std::optional(wait);
    if (outcome.fault == LinkFault::badCredentials) {
        m_token.clear();
    }
    moveTo(final || outcome.fault == LinkFault::pinMismatch ? LinkState::refused : LinkState::waiting);
    if (!m_retryNow && !m_stopping) { // the callback may have asked for either
        m_pause->expireAt(final ? TimePoint::max() : m_transport.time->now() + wait);
        do {
            if (co_await m_pause->wait()) {
                break;
            }
        } while (!m_retryNow && !m_stopping);
    }
    if (m_retryNow) {
        m_backoff.reset();
    }
}

bool Connection::Impl::send(const wire::ClientFrame& frame) {
    return m_session && m_status.state == LinkState::live && m_session->push(wire::encode(frame));
}

void Connection::Impl::setCursor(core::Seq cursor, std::string head) {
    if (m_session) {
        m_session->end(LinkFault::gap);
    }
    m_cursor = CursorTracker(cursor, std::move(head));
}

void Connection::Impl::holdReading(bool hold) {
    m_hold = hold;
    if (m_session) {
        m_session->hold(hold);
    }
}

void Connection::Impl::stop() {
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    if (m_session) {
        m_session->sayBye();
    } else if (m_running) {
        if (m_transport.dialer) {
            m_transport.dialer->cancel();
        }
        m_pause->wake();
    } else {
        moveTo(LinkState::stopped);
    }
}

void Connection::Impl::abandon() {
    m_events = nullptr;
    m_stopping = true;
    if (m_session) {
        m_session->end(LinkFault::none);
    }
    if (m_transport.dialer) {
        m_transport.dialer->cancel();
    }
    m_pause->wake();
}

void Connection::Impl::moveTo(LinkState state) {
    if (state == m_status.state) {
        publish();
        return;
    }
    TRUCBAN_ASSERT(mayMove(m_status.state, state));
    m_status.state = state;
    m_status.since = now();
    if (state == LinkState::live) {
        m_status.fault = LinkFault::none;
        m_status.attempts = 0;
        m_liveSince = m_transport.time->now();
    }
    m_status.stale = state != LinkState::live;
    publish();
}

core::Instant Connection::Impl::now() const {
    const auto& known = m_serverClock.time();
    return known ? known->then(m_transport.time->now()) : m_clock();
}

void Connection::Impl::publish() {
    if (m_events != nullptr) {
        m_events->onStatus(m_status);
    }
}

void Connection::Impl::onSessionState(LinkState state) {
    moveTo(state);
}

void Connection::Impl::onSessionFrame(wire::ServerFrame frame) {
    if (m_events != nullptr) {
        m_events->onFrame(std::move(frame));
    }
}

void Connection::Impl::onHeard() {
    m_status.lastHeard = now();
}

void Connection::Impl::onStale(bool stale) {
    m_status.stale = stale || m_status.state != LinkState::live;
    publish();
}

bool Connection::Impl::isMeant(const wire::Welcome& welcome) const {
    return welcome.exercise == m_credentials.exercise;
}

void Connection::Impl::onServerTime(core::Instant serverTime, TimePoint asked, TimePoint arrived) {
    m_serverClock.heard(serverTime, asked, arrived);
    m_status.serverTime = m_serverClock.time();
    if (m_status.lastHeard != core::Instant{}) {
        m_status.lastHeard = now(); // what told the time is what was heard last
    }
}

void Connection::Impl::onRoundTrip(std::chrono::milliseconds roundTrip) {
    m_status.roundTrip = roundTrip;
    publish();
}

} // namespace trucban::link
