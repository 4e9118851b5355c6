// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/ScenarioPlayer.h"

#include "wire/HttpBodies.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/post.hpp>
#include <boost/json/parse.hpp>

#include <format>

namespace trucban::feed {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

struct ScenarioPlayer::Lane {
    Lane(Executor executor, const Target& target, TlsTrust& trust, Backoff::Limits limits, std::uint64_t seed)
        : connection{executor, target, trust}, timer{executor}, backoff{limits, seed} {}

    HttpConnection connection;
    Timer timer; ///< cancelled by stop()
    Backoff backoff;
    std::vector<const ScenarioItem*> items;
};

namespace {

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

/// 408, 425, 429 and 5xx say "later", everything else is a word on the request itself.
bool isPassingStatus(unsigned status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
}

std::string titleOf(const std::string& body) {
    boost::system::error_code error;
    const auto value = boost::json::parse(body, error);
    if (!error && value.is_object()) {
        std::string out;
        for (const auto* const name : {"title", "detail"}) {
            if (const auto* const text = value.as_object().if_contains(name); text != nullptr && text->is_string()) {
                out += (out.empty() ? "" : " ") + std::string{text->as_string()};
            }
        }
        return out;
    }
    return body.substr(0, 120);
}

/// Why something has to be tried again: "503 The log cannot be written now…".
FeedError passing(const Result<HttpAnswer>& answer) {
    if (!answer) {
        return answer.error();
    }
    const std::string title = titleOf(answer->body);
    return {FeedFault::turnedAway, std::to_string(answer->status) + (title.empty() ? "" : " ") + title};
}

} // namespace

ScenarioPlayer::ScenarioPlayer(Executor executor, Target target, std::string key, Scenario scenario,
                               PlayOptions options, Clock clock, std::uint64_t seed)
    : m_executor{executor},
      m_target{std::move(target)},
      m_trust{m_target},
      m_key{std::move(key)},
      m_scenario{std::move(scenario)},
      m_options{std::move(options)},
      m_clock{std::move(clock)},
      m_seed{seed} {}

ScenarioPlayer::~ScenarioPlayer() = default;

Task<PlaySummary> ScenarioPlayer::play() {
    const auto began = std::chrono::steady_clock::now();
    m_summary = {};
    std::size_t round = 0;
    do {
        m_summary.items += m_scenario.items.size();
        co_await runRound(round++);
    } while (m_options.loop && !m_summary.stopped && !m_scenario.items.empty());
    m_summary.took = duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);
    co_return m_summary;
}

void ScenarioPlayer::stop() {
    end({FeedFault::stopped, {}});
}

void ScenarioPlayer::end(FeedError why) {
    if (!m_summary.stopped) {
        m_summary.stopped = std::move(why);
    }
    for (const auto& lane : m_lanes) {
        lane->timer.cancel();
    }
}

Task<void> ScenarioPlayer::runRound(std::size_t round) {
    m_run = m_options.run;
    if (round > 0) {
        m_run += (m_run.empty() ? "r" : "-r") + std::to_string(round + 1);
    }
    m_shiftOfAlert.clear();
    m_lanes.clear();
    for (std::size_t i = 0; i < std::max<std::size_t>(1, m_options.lanes); ++i) {
        m_lanes.push_back(std::make_unique<Lane>(m_executor, m_target, m_trust, m_options.backoff, m_seed + i));
    }
    for (const auto& item : m_scenario.items) {
        m_lanes[hashOf(item.sender) % m_lanes.size()]->items.push_back(&item);
    }
    m_start = std::chrono::steady_clock::now();
    std::vector<decltype(asio::co_spawn(m_executor, runLane(*m_lanes.front()), asio::deferred))> tasks;
    for (const auto& lane : m_lanes) {
        tasks.push_back(asio::co_spawn(m_executor, runLane(*lane), asio::deferred));
    }
    co_await asio::experimental::make_parallel_group(std::move(tasks))
        .async_wait(asio::experimental::wait_for_all(), asio::as_tuple(kAwait));
}

Task<void> ScenarioPlayer::runLane(Lane& lane) {
    for (const auto* const item : lane.items) {
        co_await waitUntil(lane, dueTime(*item));
        if (m_summary.stopped) {
            break;
        }
        co_await deliver(lane, *item);
    }
    lane.connection.close();
}

SteadyTime ScenarioPlayer::dueTime(const ScenarioItem& item) const {
    if (m_options.speed <= 0) {
        return m_start;
    }
    const std::chrono::duration<double, std::milli> wait{static_cast<double>(item.at.count()) / m_options.speed};
    return m_start + duration_cast<std::chrono::steady_clock::duration>(wait);
}

Task<void> ScenarioPlayer::waitUntil(Lane& lane, SteadyTime due) {
    if (m_summary.stopped || due <= std::chrono::steady_clock::now()) {
        co_return;
    }
    lane.timer.expires_at(due);
    co_await lane.timer.async_wait(kAwaitTuple);
}

std::string ScenarioPlayer::bodyOf(const ScenarioItem& item, SteadyTime due) {
    Rewriting rewriting{.shift = {}, .exercise = m_options.exercise, .run = m_run};
    if (m_scenario.start && !m_options.keepTimes) {
        // What happened 20 s before its post in the scenario happened 20 s before it now, at any speed.
        const auto late = std::chrono::steady_clock::now() - due;
        const auto wall = m_options.speed > 0 ? m_clock() - duration_cast<milliseconds>(late) : m_clock();
        rewriting.shift = wall - (*m_scenario.start + item.at);
        if (item.path == "/v1/alerts") {
            rewriting.shift = m_shiftOfAlert.try_emplace(item.sender, rewriting.shift).first->second;
        }
    }
    return rewrittenBody(item, rewriting);
}

Task<void> ScenarioPlayer::deliver(Lane& lane, const ScenarioItem& item) {
    const auto due = dueTime(item);
    const HttpRequest request{item.path, m_key, bodyOf(item, due)};
    const auto firstTry = std::chrono::steady_clock::now();
    m_summary.latest = std::max(m_summary.latest, duration_cast<milliseconds>(firstTry - due));
    lane.backoff.reset();
    for (;;) {
        const auto asked = std::chrono::steady_clock::now();
        const auto answer = co_await lane.connection.post(request, m_options.deadline);
        const auto now = std::chrono::steady_clock::now();
        m_summary.longestOutage = std::max(m_summary.longestOutage, duration_cast<milliseconds>(now - firstTry));
        if (answer && !isPassingStatus(answer->status)) {
            m_summary.latency.record(now - asked);
            m_summary.waitingFor.clear();
            take(item, *answer);
            co_return;
        }
        if (!answer && !isPassing(answer.error().fault) && answer.error().fault != FeedFault::badAnswer) {
            end(answer.error());
        }
        if (m_options.patience.count() > 0 && now - firstTry > m_options.patience) {
            end(passing(answer));
        }
        if (m_summary.stopped) {
            co_return;
        }
        ++m_summary.retries;
        const FeedError why = passing(answer);
        m_summary.waitingFor = why.detail.empty() ? std::string{sentenceOf(why.fault)} : why.detail;
        co_await waitUntil(lane, now + lane.backoff.next());
        if (m_summary.stopped) {
            co_return;
        }
    }
}

void ScenarioPlayer::take(const ScenarioItem& item, const HttpAnswer& answer) {
    ++m_summary.posted;
    if (answer.status >= 200 && answer.status < 300) {
        ++m_summary.accepted;
        if (item.path == "/v1/alerts") {
            takeAlert(answer);
        }
    } else if (answer.status == 409 && item.path != "/v1/alerts") {
        ++m_summary.declined;
    } else {
        refuse(item, answer);
    }
}

void ScenarioPlayer::takeAlert(const HttpAnswer& answer) {
    const auto body = wire::parseAlertAnswer(answer.body);
    if (answer.status == 201) {
        ++m_summary.newAlerts;
    } else if (body && body->updated) {
        ++m_summary.updatedAlerts;
    } else {
        ++m_summary.repeatedAlerts;
    }
    if (body) {
        m_summary.warnings += body->warnings.size();
    }
}

void ScenarioPlayer::refuse(const ScenarioItem& item, const HttpAnswer& answer) {
    ++m_summary.refused;
    if (m_summary.refusals.size() < PlaySummary::kListedRefusals) {
        m_summary.refusals.push_back({item.path, answer.status, titleOf(answer.body)});
    }
    if (answer.status == 401) {
        end({FeedFault::notLoggedIn, "the key is not accepted"});
    }
}

} // namespace trucban::feed
