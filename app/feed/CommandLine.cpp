// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/CommandLine.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace trucban::feed {

namespace {

constexpr const char* kVersion = TRUCBAN_VERSION;

/// The arguments as typed; turned into a Job once they are all known.
struct Arguments {
    std::string gateway;
    std::string key;
    std::string keyFile;
    std::string pin;
    bool insecure = false;
    std::string jsonFile;
    bool progress = false;
    ScenarioJob scenario;
    std::string loop = "no";
    double patienceSeconds = 0;
    LoadJob load;
    double seconds = 10;
    double warmUpSeconds = 2;
    CampaignJob campaign;
    std::string today;
};

void addCommon(CLI::App& app, Arguments& arguments) {
    app.add_option("--gateway", arguments.gateway, "Gateway, https://HOST:PORT (http:// on loopback only)")
        ->required()
        ->type_name("URL");
    app.add_option("--key", arguments.key, "Ingest key; better in the environment: TRUCBAN_KEY")
        ->envname("TRUCBAN_KEY")
        ->type_name("K");
    app.add_option("--key-file", arguments.keyFile, "File whose last line is the ingest key; goes before --key")
        ->type_name("FILE");
    auto* const pin = app.add_option("--pin", arguments.pin, "SHA-256 of the gateway's certificate, as it prints it")
                          ->type_name("FP");
    app.add_flag("--insecure", arguments.insecure, "Believe any certificate")->excludes(pin);
    app.add_option("--json", arguments.jsonFile, "Also write the figures as JSON")->type_name("FILE");
    app.add_flag("--progress", arguments.progress, "A line every two seconds on the error stream");
}

CLI::App* addScenario(CLI::App& app, Arguments& arguments) {
    auto& options = arguments.scenario.options;
    auto* const command = app.add_subcommand("scenario", "Play a file of alerts, unit moves and visits at their times");
    command->add_option("file", arguments.scenario.file, "JSON lines: at, post, body")->required()->type_name("FILE");
    addCommon(*command, arguments);
    command->add_option("--speed", options.speed, "60: an hour in a minute; 0: as fast as the gateway answers")
        ->check(CLI::Range(0.0, 1e6))
        ->capture_default_str();
    command->add_option("--loop", arguments.loop, "Again and again, as new alerts, until interrupted")
        ->check(CLI::IsMember({"yes", "no"}))
        ->capture_default_str();
    command->add_option("--run", options.run, "Appended to every external id: play it anew on the same gateway")
        ->check(CLI::Validator{[](const std::string& text) {
                                   return text.size() > 40 ? std::string{"at most 40 characters"} : std::string{};
                               },
                               "", "length"})
        ->type_name("NAME");
    command->add_flag("--exercise", options.exercise, "Mark every alert as an exercise");
    command->add_flag("--keep-times", options.keepTimes, "Post the file's dates instead of moving them to now");
    command->add_option("--connections", options.lanes, "HTTP connections; one sender stays on one of them")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_option("--patience", arguments.patienceSeconds, "Give up when the gateway is away so long; 0: never")
        ->check(CLI::Range(0.0, 1e6))
        ->type_name("SECONDS");
    command->footer("A post is repeated until the gateway answers it; none is skipped.\n"
                    "Exit status: 0 all accepted, 1 not all, 2 bad arguments or files, 130 interrupted.");
    return command;
}

CLI::App* addLoad(CLI::App& app, Arguments& arguments) {
    auto& options = arguments.load.options;
    auto* const command = app.add_subcommand("load", "Make load, with consoles that watch, and measure");
    addCommon(*command, arguments);
    command->add_option("--rate", options.rate, "Alerts a second")
        ->check(CLI::Range(0.01, 100'000.0))
        ->capture_default_str();
    command->add_option("--seconds", arguments.seconds, "How long to measure")
        ->check(CLI::Range(0.1, 86'400.0))
        ->capture_default_str();
    command->add_option("--warm-up", arguments.warmUpSeconds, "Seconds of load before measuring")
        ->check(CLI::Range(0.0, 3'600.0))
        ->capture_default_str();
    command->add_option("--consoles", options.consoles, "Simulated consoles")
        ->check(CLI::Range(0, 20'000))
        ->capture_default_str();
    command
        ->add_option("--user-file", arguments.load.userFile,
                     "Lines of NAME PASSWORD; the consoles share these users' sessions in turn. The first four must "
                     "see all wards")
        ->type_name("FILE");
    command->add_option("--connections", options.connections, "Most HTTP connections")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command->add_option("--connects-per-second", options.connectsPerSecond, "How fast the consoles come up")
        ->check(CLI::Range(0.1, 100'000.0))
        ->capture_default_str();
    command->add_flag("!--plain", options.compressed, "Consoles that do not ask for compressed frames");
    command->add_flag("--regular", options.regular, "Evenly spaced alerts instead of by chance");
    command->footer("Latencies count from the time an alert was due, whether or not a connection was free for it.\n"
                    "Exit status: 0 all accepted and seen, 1 not, 2 bad arguments or files, 130 interrupted.");
    return command;
}

CLI::App* addCampaign(CLI::App& app, Arguments& arguments) {
    auto& options = arguments.campaign.options;
    auto* const command = app.add_subcommand(
        "campaign", "Write the log of a campaign period, the period before it and the same days last year");
    command->add_option("--out", arguments.campaign.out, "JSON lines of events; - is standard output")
        ->required()
        ->type_name("FILE");
    command->add_option("--seed", options.seed, "The same seed gives the same city")->capture_default_str();
    command->add_option("--today", arguments.today, "The log ends the evening before; today if not given")
        ->type_name("YYYY-MM-DD");
    command->add_option("--days", options.days, "Of the campaign")
        ->check(CLI::Range(1, CampaignMaker::kMostDays))
        ->capture_default_str();
    command->add_option("--gone", options.daysGone, "Days of it before today")
        ->check(CLI::Range(1, 365))
        ->capture_default_str();
    command->add_option("--cases", options.casesPerWardAndDay, "Cases a ward and day, on average")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    command->add_option("--wards", options.wards, "At most so many of the city's")
        ->check(CLI::Range(1, 168))
        ->capture_default_str();
    command->footer("Put it into the empty folder of a gateway:\n"
                    "  trucban-feed campaign --out - | trucban-gateway import - --data DIR");
    return command;
}

/// In Ho Chi Minh City; nullopt for what is no date.
std::optional<core::Day> dayOf(const std::string& text) {
    if (text.empty()) {
        return core::dayNumber(std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now()));
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int read = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) != 3 ||
        static_cast<std::size_t>(read) != text.size()) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return date.ok() ? std::optional{core::dayNumber(date)} : std::nullopt;
}

Result<std::string> lastLineOf(const std::string& path) {
    std::ifstream file{path};
    std::string last;
    for (std::string line; std::getline(file, line);) {
        if (const auto end = line.find_last_not_of(" \t\r"); end != std::string::npos) {
            last = line.substr(0, end + 1);
        }
    }
    if (last.empty()) {
        return std::unexpected(FeedError{FeedFault::unreadable, path});
    }
    return last;
}

Result<std::vector<LoadUser>> readUsers(const std::string& path) {
    std::ifstream file{path};
    std::vector<LoadUser> users;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        LoadUser user;
        if (words >> user.name && !user.name.starts_with('#') && words >> user.password) {
            users.push_back(std::move(user));
        }
    }
    if (users.empty()) {
        return std::unexpected(FeedError{FeedFault::unreadable, path + " (lines of NAME PASSWORD)"});
    }
    return users;
}

std::chrono::milliseconds fromSeconds(double seconds) {
    return std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

Result<Job> jobOf(Arguments arguments, bool isScenario) {
    auto target = parseTarget(arguments.gateway, arguments.pin, arguments.insecure);
    if (!target) {
        return std::unexpected(target.error());
    }
    Job job{.target = std::move(*target),
            .key = std::move(arguments.key),
            .jsonFile = std::move(arguments.jsonFile),
            .progress = arguments.progress,
            .what = {}};
    if (!arguments.keyFile.empty()) {
        auto key = lastLineOf(arguments.keyFile);
        if (!key) {
            return std::unexpected(key.error());
        }
        job.key = std::move(*key);
    }
    if (isScenario) {
        arguments.scenario.options.loop = arguments.loop == "yes";
        arguments.scenario.options.patience = fromSeconds(arguments.patienceSeconds);
        job.what = std::move(arguments.scenario);
        return job;
    }
    arguments.load.options.duration = fromSeconds(arguments.seconds);
    arguments.load.options.warmUp = fromSeconds(arguments.warmUpSeconds);
    if (arguments.load.options.consoles > 0) {
        auto users = readUsers(arguments.load.userFile);
        if (!users) {
            return std::unexpected(users.error());
        }
        arguments.load.options.users = std::move(*users);
    }
    job.what = std::move(arguments.load);
    return job;
}

} // namespace

std::expected<Job, CommandLineExit> parseCommandLine(int argc, const char* const* argv) {
    CLI::App app{"Feeds a Trực Ban gateway: plays a scenario, or makes load, through its public interfaces.",
                 "trucban-feed"};
    app.set_version_flag("--version", std::string{"trucban-feed "} + kVersion);
    app.require_subcommand(1);
    Arguments arguments;
    const auto* const scenario = addScenario(app, arguments);
    const auto* const campaign = addCampaign(app, arguments);
    addLoad(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return std::unexpected(CommandLineExit{app.exit(error) == 0 ? 0 : 2});
    }
    if (campaign->parsed()) {
        const auto today = dayOf(arguments.today);
        if (!today) {
            std::cerr << "trucban-feed: --today takes a date as 2026-11-21\n";
            return std::unexpected(CommandLineExit{2});
        }
        arguments.campaign.options.today = *today;
        return Job{.target = {}, .key = {}, .jsonFile = {}, .what = std::move(arguments.campaign)};
    }
    auto job = jobOf(std::move(arguments), scenario->parsed());
    if (!job) {
        std::cerr << "trucban-feed: " << sentenceOf(job.error().fault) << ' ' << job.error().detail << '\n';
        return std::unexpected(CommandLineExit{2});
    }
    if (job->key.empty()) {
        std::cerr << "trucban-feed: an ingest key is needed: --key, --key-file or TRUCBAN_KEY\n";
        return std::unexpected(CommandLineExit{2});
    }
    return std::move(*job);
}

} // namespace trucban::feed
