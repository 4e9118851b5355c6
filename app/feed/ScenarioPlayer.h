// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "feed/Backoff.h"
#include "feed/HttpConnection.h"
#include "feed/PlaySummary.h"
#include "feed/Scenario.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::feed {

struct PlayOptions {
    double speed = 1;       ///< 60: an hour in a minute; 0: as fast as the gateway answers
    bool keepTimes = false; ///< leave occurredAt, seenAt and visitedAt as the file has them
    bool exercise = false;  ///< marks every alert as one
    bool loop = false;      ///< again from the start, as new alerts, until stopped
    std::string run;        ///< appended to every externalId: plays the scenario anew on the same gateway
    std::size_t lanes = 4;  ///< connections; the posts of one sender stay in order on one of them
    Backoff::Limits backoff;
    std::chrono::milliseconds deadline{15'000};
    std::chrono::milliseconds patience{0}; ///< ends the play when the gateway was away this long; 0: never
};

/// Plays a scenario against a gateway: each post at its time, and again and again until the gateway has answered it.
/// Nothing is skipped, only late; a repeated post is harmless because the gateway knows its externalId.
/// Everything runs on the executor's one thread; the player outlives its play().
class ScenarioPlayer {
public:
    using Clock = std::function<core::Instant()>; ///< wall clock, for the times in bodies only
    using Progress = std::function<void(const PlaySummary&)>;

    ScenarioPlayer(Executor executor, Target target, std::string key, Scenario scenario, PlayOptions options,
                   Clock clock, std::uint64_t seed);
    ~ScenarioPlayer();

    /// Ends when all was answered, after stop(), when the key is not accepted, or when nobody there can be trusted.
    [[nodiscard]] Task<PlaySummary> play();
    /// Ends the play as soon as the requests under way are done; what was not posted is counted in the summary.
    void stop();
    [[nodiscard]] const PlaySummary& summary() const { return m_summary; }

private:
    struct Lane;

    Task<void> runRound(std::size_t round);
    Task<void> runLane(Lane& lane);
    Task<void> deliver(Lane& lane, const ScenarioItem& item);
    Task<void> waitUntil(Lane& lane, SteadyTime due);
    void take(const ScenarioItem& item, const HttpAnswer& answer);
    void takeAlert(const HttpAnswer& answer);
    void refuse(const ScenarioItem& item, const HttpAnswer& answer);
    void end(FeedError why);
    [[nodiscard]] SteadyTime dueTime(const ScenarioItem& item) const;
    [[nodiscard]] std::string bodyOf(const ScenarioItem& item, SteadyTime due);

    Executor m_executor;
    Target m_target;
    TlsTrust m_trust;
    std::string m_key;
    Scenario m_scenario;
    PlayOptions m_options;
    Clock m_clock;
    std::uint64_t m_seed;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::unordered_map<std::string, std::chrono::milliseconds> m_shiftOfAlert; ///< an update keeps its alert's times
    std::string m_run;
    SteadyTime m_start;
    PlaySummary m_summary;
};

} // namespace trucban::feed
