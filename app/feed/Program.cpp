// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Program.h"

#include "feed/Report.h"
#include "geo/WardTable.h"
#include "resources/Embedded.h"
#include "wire/Json.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>

#include <fstream>
#include <iostream>
#include <random>
#include <sys/resource.h>

namespace trucban::feed {

namespace {

constexpr int kIncomplete = 1;
constexpr int kBadInput = 2;
constexpr int kInterrupted = 130;
constexpr std::chrono::seconds kProgressEvery{2};

core::Instant wallClock() {
    return std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now());
}

std::uint64_t seed() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

std::string progressOf(const PlaySummary& summary) {
    const std::string waiting = summary.waitingFor.empty()
                                    ? std::string{}
                                    : std::format("; trying again, for the answer was: {}", summary.waitingFor);
    return std::format("{} of {} posted, {} refused, {} retries{}", summary.posted, summary.items, summary.refused,
                       summary.retries, waiting);
}

std::string progressOf(const LoadReport& report) {
    return std::format("{} due, {} accepted, {} failed, {} frames", report.due, report.accepted, report.failed,
                       report.frames);
}

template <class Run>
Task<void> tellProgress(const Run& run, Timer& timer) {
    for (;;) {
        timer.expires_after(kProgressEvery);
        auto [error] = co_await timer.async_wait(kAwaitTuple);
        if (error) {
            co_return;
        }
        std::cerr << progressOf(run) << '\n';
    }
}

bool writeJson(const std::string& path, const std::string& json) {
    if (path.empty()) {
        return true;
    }
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << json << '\n';
    file.close();
    if (!file) {
        std::cerr << "trucban-feed: " << sentenceOf(FeedFault::unreadable) << ' ' << path << '\n';
    }
    return !file.fail();
}

/// Runs `task` to its end with `stop` on a signal; true when a signal came.
template <class Figures, class Stop>
bool runToEnd(asio::io_context& context, Task<Figures> task, Figures& figures, const Figures& current, bool progress,
              Stop stop) {
    bool interrupted = false;
    Timer timer{context.get_executor()};
    asio::basic_signal_set<Executor> signals{context.get_executor(), SIGINT, SIGTERM};
    signals.async_wait([&](const boost::system::error_code& error, int) {
        if (!error) {
            interrupted = true;
            signals.clear(); // a second one ends the program at once
            stop();
        }
    });
    if (progress) {
        asio::co_spawn(context, tellProgress(current, timer), asio::detached);
    }
    std::exception_ptr failure;
    asio::co_spawn(context, std::move(task), [&](const std::exception_ptr& error, Figures result) {
        failure = error;
        figures = std::move(result);
        timer.cancel();
        signals.cancel();
    });
    context.run();
    if (failure) {
        std::rethrow_exception(failure);
    }
    return interrupted;
}

template <class Figures>
int report(const Figures& figures, bool complete, bool interrupted, const std::string& jsonFile) {
    std::cout << toText(figures) << std::flush;
    if (!writeJson(jsonFile, toJson(figures))) {
        return kBadInput;
    }
    return interrupted ? kInterrupted : complete ? 0 : kIncomplete;
}

int play(const Job& job, const ScenarioJob& scenarioJob) {
    auto scenario = readScenario(scenarioJob.file);
    if (!scenario) {
        std::cerr << "trucban-feed: " << sentenceOf(scenario.error().fault) << ' ' << scenario.error().detail << '\n';
        return kBadInput;
    }
    asio::io_context context{1};
    ScenarioPlayer player{context.get_executor(), job.target, job.key, std::move(*scenario),
                          scenarioJob.options,    wallClock,  seed()};
    PlaySummary summary;
    const bool interrupted =
        runToEnd(context, player.play(), summary, player.summary(), job.progress, [&player] { player.stop(); });
    return report(summary, summary.isComplete(), interrupted, job.jsonFile);
}

/// A console is a file; the usual soft limit of 1,024 is below what a load run is asked for.
void raiseFileLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int load(const Job& job, const LoadJob& loadJob) {
    raiseFileLimit();
    auto wards = geo::WardTable::parse(resources::wardsCsv());
    asio::io_context context{1};
    LoadRun run{context.get_executor(), job.target, job.key, wards ? wards->wards() : std::vector<core::Ward>{},
                loadJob.options,        wallClock,  seed()};
    LoadReport figures;
    const bool interrupted = runToEnd(context, run.run(), figures, run.report(), job.progress, [&run] { run.stop(); });
    return report(figures, figures.isClean(), interrupted, job.jsonFile);
}

int makeCampaign(const CampaignJob& job) {
    auto wards = geo::WardTable::parse(resources::wardsCsv());
    auto policy = wire::decodePolicy(resources::referencePolicyJson());
    if (!wards || !policy) {
        std::cerr << "trucban-feed: its own tables cannot be read\n";
        return kBadInput;
    }
    std::ofstream file;
    if (job.out != "-") {
        file.open(job.out, std::ios::binary | std::ios::trunc);
    }
    std::ostream& out = job.out == "-" ? std::cout : file;
    CampaignMaker maker{job.options, std::move(*policy), wards->wards(),
                        [&out](const core::Event& event) { out << wire::encodeEvent(event) << '\n'; }};
    maker.run();
    out.flush();
    if (!out) {
        std::cerr << "trucban-feed: " << sentenceOf(FeedFault::unreadable) << ' ' << job.out << '\n';
        return kBadInput;
    }
    std::cerr << std::format("{} events; {} acts came too late or twice, as they do\n", maker.events(),
                             maker.refused());
    return 0;
}

} // namespace

int runJob(Job job) {
    if (const auto* const campaign = std::get_if<CampaignJob>(&job.what)) {
        return makeCampaign(*campaign);
    }
    if (const auto* const scenario = std::get_if<ScenarioJob>(&job.what)) {
        return play(job, *scenario);
    }
    return load(job, std::get<LoadJob>(job.what));
}

} // namespace trucban::feed
