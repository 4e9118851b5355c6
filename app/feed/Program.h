// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/CommandLine.h"

namespace trucban::feed {

/// Does the job, prints what came of it, and gives the exit status. SIGINT and SIGTERM end it early, with the figures
/// so far.
[[nodiscard]] int runJob(Job job);

} // namespace trucban::feed
