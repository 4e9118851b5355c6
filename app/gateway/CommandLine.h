// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "gateway/DataFolder.h"
#include "geo/WardTable.h"

#include <CLI/CLI.hpp>

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The program `trucban-gateway`: subcommands and what they share. Each add…() registers its subcommands and what to run;
// exit codes stand in ExitCode.
namespace trucban::gateway {

enum ExitCode : int {
    kExitDone = 0,
    kExitFailed = 1, ///< understood, and could not be done; the reason is on standard error
    kExitUsage = 2,  ///< not understood
    kExitNotTrue = 3 ///< verify: the log does not hold
};

/// Where the data is; every subcommand has these.
struct Place {
    std::filesystem::path data;
    std::string keys;
    [[nodiscard]] std::optional<std::filesystem::path> keyFolder() const {
        return keys.empty() ? std::nullopt : std::optional<std::filesystem::path>{keys};
    }
};

/// What the chosen subcommand runs; its result is the exit code.
using Action = std::function<int()>;

void addServe(CLI::App& app, Action& action);
void addAccounts(CLI::App& app, Action& action);
void addLog(CLI::App& app, Action& action);
void addPolicy(CLI::App& app, Action& action);
void addExercise(CLI::App& app, Action& action);

/// Adds --data and --keys; the value lives as long as the app.
[[nodiscard]] std::shared_ptr<Place> addPlace(CLI::App& command, bool mustExist);

/// Prints "trucban-gateway: …" on standard error; kExitFailed.
int fail(std::string_view message);
[[nodiscard]] std::expected<std::string, std::string> readFile(const std::filesystem::path& path);
/// "25747,25750" or "all"; the error names the code that is none.
[[nodiscard]] std::expected<core::Scope, std::string> parseWards(const std::string& text, const geo::WardTable& wards);

/// What to do where the data folder has no log: a mistyped folder must not be proved good, or backed up, while empty.
enum class WithoutLog : std::uint8_t { refuse, make };

/// Opens keys and database, runs, and turns failures into an exit code.
int withConnection(const Place& place, const std::function<int(Connection&)>& run,
                   WithoutLog withoutLog = WithoutLog::refuse);
/// Empty when the folder has a log; else a sentence.
[[nodiscard]] std::string missingLog(const Place& place);

/// Takes commands to the log: of the running gateway through its admin socket, or of the folder itself when none runs.
int withLog(
    const Place& place,
    const std::function<int(const std::function<std::expected<core::Seq, struct AdminError>(core::CommandBody)>&)>& run,
    WithoutLog withoutLog = WithoutLog::refuse);

} // namespace trucban::gateway
