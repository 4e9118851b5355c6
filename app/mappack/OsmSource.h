// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/Failure.h"
#include "mappack/OsmData.h"

#include <atomic>
#include <filesystem>
#include <functional>

namespace trucban::mappack {

/// Reads an extract through the program osmium: roads, names, house numbers, borders and barriers, and the nodes that
/// these stand on. `progress` is told how many objects there were so far.
/// Errors: noTool, noInput, notOsm, truncatedOsm, toolFailed, noData, interrupted.
[[nodiscard]] Result<OsmData> readOsm(const std::filesystem::path& file,
                                      const std::function<void(std::size_t)>& progress, const std::atomic<bool>& stop);

/// What a failed osmium meant by what it wrote.
[[nodiscard]] Failure failureOfOsmium(std::string_view errorText, int status);

} // namespace trucban::mappack
