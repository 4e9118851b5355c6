// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Ward.h"
#include "feed/AlertMaker.h"
#include "feed/HttpConnection.h"
#include "feed/LoadReport.h"
#include "feed/Sightings.h"
#include "feed/SimulatedConsole.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace trucban::feed {

struct LoadUser {
    std::string name;
    std::string password;
};

struct LoadOptions {
    double rate = 10; ///< alerts a second
    std::size_t consoles = 0;
    std::chrono::milliseconds duration{10'000};
    std::chrono::milliseconds warmUp{2'000}; ///< load before the measuring starts
    std::size_t connections = 128;           ///< most HTTP connections at once
    bool regular = false;                    ///< evenly spaced instead of by chance (exponential gaps)
    std::vector<LoadUser> users;             ///< the consoles share their sessions, in turn
    std::chrono::milliseconds deadline{15'000};
    std::chrono::milliseconds connectPatience{60'000};
    std::chrono::milliseconds drain{15'000}; ///< for the last answers and events after the load
    double connectsPerSecond = 300;
    bool compressed = true; ///< consoles ask for compressed frames
};

/// Alerts at a rate that does not wait for answers (an open loop: each has its time, and lateness counts), and consoles
/// that watch for them. Everything runs on the executor's one thread; the run outlives its run().
class LoadRun : private ConsoleWatcher {
public:
    using Clock = std::function<core::Instant()>;

    LoadRun(Executor executor, Target target, std::string key, std::vector<core::Ward> wards, LoadOptions options,
            Clock clock, std::uint64_t seed);
    ~LoadRun() override;

    [[nodiscard]] Task<LoadReport> run();
    void stop();
    [[nodiscard]] const LoadReport& report() const { return m_report; }

private:
    struct Sender;
    struct Arrival {
        SteadyTime due;
        bool measured = false;
    };

    Task<bool> logIn();
    Task<bool> connectConsoles();
    Task<void> tickConsoles();
    Task<void> makeArrivals();
    Task<void> serve(Sender& sender);
    Task<void> drain();
    Task<void> pause(std::chrono::steady_clock::duration length);
    void arrive(Arrival arrival);
    void take(const Arrival& arrival, SteadyTime asked, const Result<HttpAnswer>& answer);
    void fail(std::string why);
    void finish();
    void onWelcome(std::size_t console, const wire::Welcome& welcome) override;
    void onEvents(std::size_t console, const EventsArrival& arrival, std::string_view frame) override;
    void onDrop(std::size_t console, std::optional<wire::ByeReason> reason) override;

    Executor m_executor;
    Target m_target;
    TlsTrust m_trust;
    std::string m_key;
    LoadOptions m_options;
    Clock m_clock;
    std::mt19937_64 m_random;
    AlertMaker m_maker;
    Sightings m_sightings;
    LoadReport m_report;
    std::vector<std::string> m_tokens;
    std::vector<std::unique_ptr<SimulatedConsole>> m_consoles;
    std::vector<std::unique_ptr<Sender>> m_senders;
    std::vector<Sender*> m_idle;
    std::deque<Arrival> m_waiting;
    std::size_t m_answersDue = 0; ///< alerts that fell due and have no answer yet
    std::size_t m_running = 0;    ///< coroutines of consoles and senders
    Timer m_timer;
    bool m_stopping = false;
    core::Seq m_head = 0;
    std::vector<std::unordered_set<std::string>> m_alertsSeen; ///< ids, at each of the first, checked consoles
    std::vector<std::string> m_alertsMade;                     ///< ids of measured alerts
};

} // namespace trucban::feed
