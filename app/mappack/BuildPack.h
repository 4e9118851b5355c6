// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardTable.h"
#include "mappack/Failure.h"
#include "mappack/Progress.h"

#include <atomic>
#include <filesystem>
#include <string>

namespace trucban::mappack {

struct BuildOptions {
    std::filesystem::path input;  ///< OpenStreetMap data: .osm.pbf, or what osmium reads
    std::filesystem::path output; ///< the pack; replaced when it exists
    std::string name;             ///< shown to people; empty: the input's file name
    std::string builtAt;          ///< RFC 3339
};

struct BuildSummary {
    std::size_t places = 0;
    std::size_t roadEdges = 0;
    std::uintmax_t bytes = 0;
    std::string dataDate;
};

/// Makes a map pack. Until it is whole nothing stands under its name; when `stop` becomes true nothing will.
[[nodiscard]] Result<BuildSummary> buildPack(const BuildOptions& options, const geo::WardTable& wards,
                                             Progress& progress, const std::atomic<bool>& stop);

} // namespace trucban::mappack
