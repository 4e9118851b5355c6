// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/Failure.h"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::mappack {

/// How a program ended.
struct ChildEnd {
    int status = 0;        ///< exit status; 128 + n when signal n ended it
    std::string errorText; ///< the end of what it wrote to standard error
};

/// Runs `command` (its first word looked up in PATH, no shell) and hands what it writes to standard output to `sink`, in
/// pieces as they come. Blocks until it has ended. Its standard input is empty. When `stop` becomes true, or we die, the
/// program is ended too. Not for a process that has other threads: it forks.
/// Errors: noTool, interrupted.
[[nodiscard]] Result<ChildEnd> runChild(const std::vector<std::string>& command,
                                        const std::function<void(std::string_view)>& sink,
                                        const std::atomic<bool>& stop);

/// In PATH and executable.
[[nodiscard]] bool isInstalled(std::string_view program);

} // namespace trucban::mappack
