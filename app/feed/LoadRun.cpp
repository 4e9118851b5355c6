// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/LoadRun.h"

#include "wire/HttpBodies.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <cmath>
#include <format>

namespace trucban::feed {

using std::chrono::duration_cast;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t kChecked = 4;          // consoles whose frames are looked through for the alerts' ids
constexpr std::size_t kMaxWaiting = 200'000; // alerts waiting for a connection; more, and the run is hopeless
constexpr std::chrono::milliseconds kTick{100};
constexpr std::string_view kAlertRef = R"("kind":"alert","key":")";
constexpr std::size_t kIdLength = 36;

Steady::duration fraction(double seconds) {
    return duration_cast<Steady::duration>(std::chrono::duration<double>{seconds});
}

} // namespace

/// A connection and the coroutine that sends over it.
struct LoadRun::Sender {
    Sender(Executor executor, const Target& target, TlsTrust& trust)
        : connection{executor, target, trust}, wake{executor} {}
    HttpConnection connection;
    Timer wake; ///< cancelled when there is work
};

LoadRun::LoadRun(Executor executor, Target target, std::string key, std::vector<core::Ward> wards, LoadOptions options,
                 Clock clock, std::uint64_t seed)
    : m_executor{executor},
      m_target{std::move(target)},
      m_trust{m_target},
      m_key{std::move(key)},
      m_options{std::move(options)},
      m_clock{std::move(clock)},
      m_random{seed},
      m_maker{std::move(wards), std::format("{:08x}", seed & 0xFFFFFFFFU), seed},
      m_sightings{m_options.consoles},
      m_timer{executor},
      m_alertsSeen(std::min(kChecked, m_options.consoles)) {
    m_report.rate = m_options.rate;
    m_report.consoles = m_options.consoles;
}

LoadRun::~LoadRun() = default;

Task<LoadReport> LoadRun::run() {
    if (m_options.consoles == 0 || ((co_await logIn()) && (co_await connectConsoles()))) {
        co_await makeArrivals();
        co_await drain();
    }
    finish();
    while (m_running > 0) { // their frames refer to us
        co_await pause(kTick);
    }
    co_return m_report;
}

void LoadRun::stop() {
    if (!m_report.stopped) {
        m_report.stopped = FeedError{FeedFault::stopped, {}};
    }
    m_timer.cancel();
}

Task<void> LoadRun::pause(Steady::duration length) {
    m_timer.expires_after(length);
    co_await m_timer.async_wait(kAwaitTuple);
}

Task<bool> LoadRun::logIn() {
    HttpConnection connection{m_executor, m_target, m_trust};
    for (const auto& user : m_options.users) {
        const HttpRequest request{"/v1/login", {}, wire::encodeLogin({user.name, user.password})};
        const auto answer = co_await connection.post(request, m_options.connectPatience);
        if (!answer) {
            m_report.stopped = answer.error();
            co_return false;
        }
        const auto login = wire::parseLoginAnswer(answer->body);
        if (answer->status != 200 || !login) {
            m_report.stopped = FeedError{FeedFault::notLoggedIn, std::format("{}: {}", user.name, answer->status)};
            co_return false;
        }
        m_tokens.push_back(login->token);
    }
    if (m_tokens.empty()) {
        m_report.stopped = FeedError{FeedFault::notLoggedIn, "no users given"};
        co_return false;
    }
    co_return true;
}

Task<bool> LoadRun::connectConsoles() {
    asio::co_spawn(m_executor, tickConsoles(), asio::detached);
    const auto giveUp = Steady::now() + m_options.connectPatience;
    const auto allLive = [this] {
        return std::ranges::all_of(m_consoles, [](const auto& console) { return console->isLive(); });
    };
    ConsoleWatcher& watcher = *this;
    for (std::size_t i = 0; i < m_options.consoles && !m_report.stopped; ++i) {
        m_consoles.push_back(std::make_unique<SimulatedConsole>(m_executor, m_target, m_trust, i,
                                                                m_tokens[i % m_tokens.size()], i < kChecked,
                                                                m_options.compressed, watcher));
        ++m_running;
        asio::co_spawn(m_executor, m_consoles.back()->run(m_head), [this](const std::exception_ptr&) { --m_running; });
        // The first one tells where the log's head is; the others start there, without a snapshot each.
        do {
            co_await pause(fraction(1 / m_options.connectsPerSecond));
        } while (i == 0 && !m_consoles.front()->isLive() && !m_report.stopped && Steady::now() < giveUp);
    }
    while (!allLive() && !m_report.stopped && Steady::now() < giveUp) {
        co_await pause(kTick);
    }
    m_report.live = static_cast<std::size_t>(
        std::ranges::count_if(m_consoles, [](const auto& console) { return console->isLive(); }));
    m_report.drops = 0; // those of the run itself count
    m_report.dropReasons.clear();
    m_report.frames = 0;
    m_report.bytes = 0;
    if (m_report.live == 0) {
        m_report.stopped = FeedError{FeedFault::unreachable, "no console came up"};
    }
    co_return !m_report.stopped.has_value();
}

Task<void> LoadRun::tickConsoles() {
    ++m_running;
    Timer timer{m_executor};
    const std::size_t shares = wire::kPingInterval / kTick;
    for (std::size_t share = 0; !m_stopping; share = (share + 1) % shares) {
        for (std::size_t i = share; i < m_consoles.size(); i += shares) {
            m_consoles[i]->tick(m_clock());
        }
        timer.expires_after(kTick);
        co_await timer.async_wait(kAwaitTuple);
    }
    --m_running;
}

Task<void> LoadRun::makeArrivals() {
    std::exponential_distribution<double> gap{m_options.rate};
    const auto start = Steady::now();
    const auto measureFrom = start + m_options.warmUp;
    const auto end = measureFrom + m_options.duration;
    auto due = start;
    std::uint64_t number = 0;
    while (!m_report.stopped) {
        due = m_options.regular ? start + fraction(static_cast<double>(++number) / m_options.rate)
                                : due + fraction(gap(m_random));
        if (due >= end) {
            break;
        }
        if (due > Steady::now()) {
            m_timer.expires_at(due);
            co_await m_timer.async_wait(kAwaitTuple);
        }
        if (m_waiting.size() >= kMaxWaiting) {
            m_report.stopped = FeedError{FeedFault::timedOut, "the gateway is far behind the rate asked for"};
            break;
        }
        arrive({due, due >= measureFrom});
    }
}

void LoadRun::arrive(Arrival arrival) {
    ++m_answersDue;
    m_report.due += arrival.measured ? 1 : 0;
    m_waiting.push_back(arrival);
    if (!m_idle.empty()) {
        m_idle.back()->wake.cancel();
        m_idle.pop_back();
    } else if (m_senders.size() < m_options.connections) {
        m_senders.push_back(std::make_unique<Sender>(m_executor, m_target, m_trust));
        m_report.connections = m_senders.size();
        ++m_running;
        asio::co_spawn(m_executor, serve(*m_senders.back()), [this](const std::exception_ptr&) { --m_running; });
    }
}

Task<void> LoadRun::serve(Sender& sender) {
    while (!m_stopping) {
        if (m_waiting.empty()) {
            m_idle.push_back(&sender);
            sender.wake.expires_at(SteadyTime::max());
            co_await sender.wake.async_wait(kAwaitTuple);
            continue;
        }
        const auto arrival = m_waiting.front();
        m_waiting.pop_front();
        const HttpRequest request{"/v1/alerts", m_key, m_maker.next(m_clock())};
        const auto asked = Steady::now();
        const auto answer = co_await sender.connection.post(request, m_options.deadline);
        take(arrival, asked, answer);
    }
    sender.connection.close();
}

void LoadRun::take(const Arrival& arrival, SteadyTime asked, const Result<HttpAnswer>& answer) {
    if (m_stopping) {
        return; // counted by finish() already
    }
    --m_answersDue;
    const auto now = Steady::now();
    if (!answer) {
        fail(std::format("{} {}", sentenceOf(answer.error().fault), answer.error().detail));
        return;
    }
    const auto body = wire::parseAlertAnswer(answer->body);
    if (answer->status != 201 || !body) {
        fail(std::format("status {}: {}", answer->status, answer->body.substr(0, 160)));
        return;
    }
    if (!arrival.measured) {
        return;
    }
    ++m_report.accepted;
    m_report.answer.record(now - arrival.due);
    m_report.service.record(now - asked);
    m_sightings.onAnswer(body->seq, arrival.due);
    m_alertsMade.push_back(body->alertId.toString());
}

void LoadRun::fail(std::string why) {
    if (m_report.failed++ == 0) {
        m_report.firstFailure = std::move(why);
    }
}

Task<void> LoadRun::drain() {
    const auto giveUp = Steady::now() + m_options.drain;
    while ((m_answersDue > 0 || m_sightings.unseen() > 0) && !m_report.stopped && Steady::now() < giveUp) {
        co_await pause(std::chrono::milliseconds{20});
    }
}

void LoadRun::finish() {
    m_stopping = true;
    m_report.failed += m_answersDue;
    if (m_answersDue > 0 && m_report.firstFailure.empty()) {
        m_report.firstFailure = "no answer in time";
    }
    m_report.seen = m_sightings.latency();
    m_report.unseen = m_sightings.unseen();
    m_report.achievedRate =
        static_cast<double>(m_report.accepted) / std::chrono::duration<double>{m_options.duration}.count();
    for (const auto& seen : m_alertsSeen) {
        m_report.missing += static_cast<std::size_t>(
            std::ranges::count_if(m_alertsMade, [&seen](const auto& id) { return !seen.contains(id); }));
    }
    for (const auto& console : m_consoles) {
        console->stop();
    }
    for (const auto& sender : m_senders) {
        sender->wake.cancel();
        sender->connection.abort();
    }
}

void LoadRun::onWelcome(std::size_t console, const wire::Welcome& welcome) {
    if (console == 0) {
        m_head = std::max(m_head, welcome.headSeq);
    }
}

void LoadRun::onEvents(std::size_t console, const EventsArrival& arrival, std::string_view frame) {
    ++m_report.frames;
    m_report.bytes += arrival.size;
    m_report.gaps += arrival.joined ? 0 : 1;
    m_sightings.onCovered(console, arrival.from, arrival.to, Steady::now());
    if (console < m_alertsSeen.size()) {
        for (auto at = frame.find(kAlertRef); at != std::string_view::npos; at = frame.find(kAlertRef, at + 1)) {
            m_alertsSeen[console].emplace(frame.substr(at + kAlertRef.size(), kIdLength));
        }
    }
}

void LoadRun::onDrop(std::size_t, std::optional<wire::ByeReason> reason) {
    ++m_report.drops;
    ++m_report.dropReasons[reason ? std::string{core::nameOf(*reason)} : "untold"];
}

} // namespace trucban::feed
