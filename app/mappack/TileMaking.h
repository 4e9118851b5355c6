// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/Failure.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <string_view>

namespace trucban::mappack {

/// Has tilemaker draw `input` into an MBTiles file by our profile, all in `folder`; the file's path. `progress` is told
/// the fraction done. Errors: noTool, toolFailed, badOutput, interrupted.
[[nodiscard]] Result<std::filesystem::path> makeTiles(const std::filesystem::path& input,
                                                      const std::filesystem::path& folder,
                                                      const std::function<void(double)>& progress,
                                                      const std::atomic<bool>& stop);

/// The fraction in tilemaker's "writing tile 390 of 831"; negative for other lines.
[[nodiscard]] double tileFraction(std::string_view line);

/// app/mappack/profile, inside the program.
[[nodiscard]] std::string_view profileConfig();
[[nodiscard]] std::string_view profileScript();

} // namespace trucban::mappack
