// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/Program.h"

#include "geo/WardTable.h"
#include "mappack/BuildPack.h"
#include "mappack/PackBoundaries.h"
#include "mappack/PackReport.h"
#include "resources/Embedded.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <csignal>
#include <format>
#include <ostream>
#include <unistd.h>

namespace trucban::mappack {
namespace {

constexpr int kSomethingWrong = 1;
constexpr int kBadInput = 2;
constexpr int kInterrupted = 130;

/// What a signal handler may touch; the only such thing in the program.
std::atomic<bool> stopAsked = false;
static_assert(std::atomic<bool>::is_always_lock_free);

/// While it lives, an interrupt is a wish that the job hears.
class SignalGuard {
public:
    SignalGuard() {
        stopAsked = false;
        struct sigaction wish{};
        wish.sa_handler = [](int) { stopAsked = true; };
        for (std::size_t i = 0; i < kSignals.size(); ++i) {
            ::sigaction(kSignals[i], &wish, &m_before[i]);
        }
    }
    SignalGuard(const SignalGuard&) = delete;
    SignalGuard& operator=(const SignalGuard&) = delete;
    ~SignalGuard() {
        for (std::size_t i = 0; i < kSignals.size(); ++i) {
            ::sigaction(kSignals[i], &m_before[i], nullptr);
        }
    }

private:
    static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, kSignals.size()> m_before{};
};

struct Arguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::filesystem::path pack;
    std::string name;
    bool quiet = false;
};

class Runner {
public:
    Runner(std::ostream& out, std::ostream& err) : m_out{out}, m_err{err} {}

    int build(const Arguments& arguments) {
        const SignalGuard guard;
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        Result<BuildSummary> built = failed(Fault::badPack);
        {
            std::ostream nowhere{nullptr};
            Progress progress{arguments.quiet ? nowhere : m_err, ::isatty(STDERR_FILENO) == 1};
            built = buildPack({.input = arguments.input,
                               .output = arguments.output,
                               .name = arguments.name,
                               .builtAt = std::format("{:%FT%TZ}", now)},
                              wards(), progress, stopAsked);
        }
        if (!built) {
            return tell(built.error());
        }
        m_out << std::format("{}: {:.1f} MB, {} places, {} stretches of road{}\n", arguments.output.string(),
                             static_cast<double>(built->bytes) / 1e6, built->places, built->roadEdges,
                             built->dataDate.empty() ? "" : ", data up to " + built->dataDate);
        return 0;
    }

    int boundaries(const Arguments& arguments) {
        const auto report = addBoundaries(arguments.input, arguments.pack, wards());
        if (!report) {
            return tell(report.error());
        }
        m_out << geo::describe(*report) << '\n';
        return report->refused.empty() ? 0 : kSomethingWrong;
    }

    int info(const Arguments& arguments) {
        const auto text = describePack(arguments.pack);
        if (!text) {
            return tell(text.error());
        }
        m_out << *text;
        return 0;
    }

    int verify(const Arguments& arguments) {
        const auto check = checkPack(arguments.pack);
        if (!check) {
            return tell(check.error());
        }
        for (const std::string& problem : check->problems) {
            m_err << problem << '\n';
        }
        m_out << std::format("{}: {} tiles, {} places, {} stretches of road, {} wards: {}\n", arguments.pack.string(),
                             check->tiles, check->places, check->roadEdges, check->wards,
                             check->problems.empty() ? "good" : "DAMAGED");
        return check->problems.empty() ? 0 : kSomethingWrong;
    }

private:
    [[nodiscard]] static geo::WardTable wards() {
        return geo::WardTable::parse(resources::wardsCsv()).value_or(geo::WardTable{});
    }

    int tell(const Failure& failure) {
        m_err << "trucban-mappack: " << failure.message() << '\n';
        return failure.fault == Fault::interrupted ? kInterrupted : kBadInput;
    }

    std::ostream& m_out;
    std::ostream& m_err;
};

CLI::App* addBuild(CLI::App& app, Arguments& arguments) {
    auto* const command = app.add_subcommand("build", "Make a map pack of an OpenStreetMap extract");
    command->add_option("file", arguments.input, "Extract, FILE.osm.pbf")->required()->type_name("FILE");
    command->add_option("--out,-o", arguments.output, "The pack to make; an older one is replaced")
        ->required()
        ->type_name("FILE");
    command->add_option("--name", arguments.name, "Its name as people see it; else that of the extract")
        ->type_name("NAME");
    command->add_flag("--quiet,-q", arguments.quiet, "No progress");
    command->footer(
        "Needs the programs osmium (package osmium-tool) and tilemaker. The pack appears when it is whole;\n"
        "interrupted, nothing is left behind.");
    return command;
}

CLI::App* addBoundariesCommand(CLI::App& app, Arguments& arguments) {
    auto* const command = app.add_subcommand("boundaries", "Add or replace ward polygons in a pack");
    command->add_option("file", arguments.input, "GeoJSON with the unit's code in property `code`")
        ->required()
        ->type_name("FILE");
    command->add_option("--pack,-p", arguments.pack, "The pack")->required()->type_name("PACK");
    command->footer(
        "Features without a code are skipped and listed, those with an unknown code or a bad ring refused;\n"
        "wards that stay without a boundary are named. Exit status 1 when a feature was refused.");
    return command;
}

} // namespace

int runProgram(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    CLI::App app{"Makes, checks and describes offline maps for the Truc Ban console."};
    app.set_version_flag("--version", TRUCBAN_VERSION);
    app.require_subcommand(1);
    app.footer("Exit status: 0 done, 1 done with something refused or found wrong, 2 bad arguments or files, 130 "
               "interrupted.");
    Arguments arguments;
    Runner runner{out, err};
    auto* const build = addBuild(app, arguments);
    auto* const boundaries = addBoundariesCommand(app, arguments);
    auto* const info = app.add_subcommand("info", "Say what a pack holds");
    auto* const verify = app.add_subcommand("verify", "Read everything in a pack and say whether it is whole");
    for (auto* command : {info, verify}) {
        command->add_option("pack", arguments.pack, "A pack, or any MBTiles file")->required()->type_name("FILE");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int status = app.exit(error, out, err);
        return status == 0 ? 0 : kBadInput;
    }
    if (build->parsed()) {
        return runner.build(arguments);
    }
    if (boundaries->parsed()) {
        return runner.boundaries(arguments);
    }
    return info->parsed() ? runner.info(arguments) : runner.verify(arguments);
}

} // namespace trucban::mappack
