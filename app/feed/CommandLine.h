// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/CampaignMaker.h"
#include "feed/FeedError.h"
#include "feed/LoadRun.h"
#include "feed/ScenarioPlayer.h"
#include "feed/Target.h"

#include <string>
#include <variant>

namespace trucban::feed {

struct ScenarioJob {
    std::string file;
    PlayOptions options;
};
struct LoadJob {
    std::string userFile;
    LoadOptions options;
};

/// Writes events instead of talking to a gateway.
struct CampaignJob {
    CampaignOptions options;
    std::string out; ///< file; "-": standard output
};

/// What the program was asked to do.
struct Job {
    Target target; ///< none for a CampaignJob
    std::string key;
    std::string jsonFile;  ///< where the figures go as JSON; empty: nowhere
    bool progress = false; ///< a line now and then on the error stream
    std::variant<ScenarioJob, LoadJob, CampaignJob> what;
};

/// Ends the program, by way of main, with a text and a status: help, version, or a mistake in the arguments.
struct CommandLineExit {
    int status = 0;
};

/// Prints help and mistakes itself, on the streams where they belong.
[[nodiscard]] std::expected<Job, CommandLineExit> parseCommandLine(int argc, const char* const* argv);

} // namespace trucban::feed
