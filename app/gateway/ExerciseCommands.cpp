// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CommandLine.h"
#include "gateway/ExerciseScore.h"
#include "store/EventLog.h"

#include <cstdio>
#include <format>

namespace trucban::gateway {
namespace {

struct ScoreOptions {
    std::string scenario;
    bool isJson = false;
};

/// Folds the log as it stands, beside a gateway that may be serving it: an exercise is some hours long.
std::expected<ExerciseLog, std::string> readExercise(Connection& connection) {
    auto log = store::EventLog::open(*connection.database, connection.keys);
    if (!log) {
        return std::unexpected(log.error().message());
    }
    ExerciseLog exercise;
    constexpr std::size_t kPage = 1'000;
    for (core::Seq after = 0;;) {
        const auto last = log->read(after, kPage, [&](store::LogEntry&& entry) {
            if (entry) {
                exercise.apply(*entry);
            }
            return true;
        });
        if (!last) {
            return std::unexpected(last.error().message());
        }
        if (*last == after) {
            return exercise;
        }
        after = *last;
    }
}

int score(const Place& place, const ScoreOptions& options) {
    const auto text = readFile(options.scenario);
    if (!text) {
        return fail(text.error());
    }
    const auto truth = ScenarioTruth::parse(*text);
    if (!truth) {
        return fail(std::format("{}: {}.", options.scenario, truth.error()));
    }
    return withConnection(place, [&](Connection& connection) {
        const auto mark = store::Documents{*connection.database}.get(kExerciseDocument);
        if (!mark) {
            return fail(mark.error().message());
        }
        if (!mark->has_value()) {
            return fail(std::format("{} holds live data, no exercise.", place.data.string()));
        }
        const auto exercise = readExercise(connection);
        if (!exercise) {
            return fail(exercise.error());
        }
        const ExerciseScore result = scoreOf(*exercise, *truth);
        std::printf("%s%s", (options.isJson ? asJson(result) : printed(result)).c_str(), options.isJson ? "\n" : "");
        return static_cast<int>(kExitDone);
    });
}

} // namespace

void addExercise(CLI::App& app, Action& action) {
    CLI::App* exercise = app.add_subcommand("exercise", "Exercises (diễn tập)");
    exercise->require_subcommand(1);
    CLI::App* command = exercise->add_subcommand(
        "score", "Say how an exercise went: time to acknowledge, what was missed, wrong merges");
    auto place = addPlace(*command, true);
    auto options = std::make_shared<ScoreOptions>();
    command->add_option("SCENARIO", options->scenario, "The file that trucban-feed played")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_flag("--json", options->isJson, "As JSON");
    command->footer(
        "An exercise, from its beginning:\n"
        "  trucban-gateway user add an.nguyen --role duty-officer --wards all --password-file pw --data drill\n"
        "  trucban-gateway key add feed --for all --data drill\n"
        "  trucban-gateway serve --exercise --data drill\n"
        "  trucban-feed scenario evening.jsonl --exercise --gateway https://127.0.0.1:8543 …\n"
        "  trucban --exercise --gateway https://127.0.0.1:8543\n"
        "  trucban-gateway exercise score evening.jsonl --data drill");
    command->callback([place, options, &action] { action = [place, options] { return score(*place, *options); }; });
}

} // namespace trucban::gateway
