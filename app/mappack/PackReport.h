// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/Failure.h"

#include <filesystem>
#include <string>
#include <vector>

namespace trucban::mappack {

/// What a pack says of itself, as lines for a terminal. Error: badPack.
[[nodiscard]] Result<std::string> describePack(const std::filesystem::path& file);

struct PackCheck {
    std::vector<std::string> problems; ///< empty: the pack is whole
    std::size_t tiles = 0;
    std::size_t places = 0;
    std::size_t roadEdges = 0;
    std::size_t wards = 0;
};
/// Reads everything in a pack. Error: badPack when it cannot even be opened.
[[nodiscard]] Result<PackCheck> checkPack(const std::filesystem::path& file);

} // namespace trucban::mappack
