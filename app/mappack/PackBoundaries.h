// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "mappack/Failure.h"

#include <filesystem>

namespace trucban::mappack {

/// Adds the ward polygons of a GeoJSON file to a pack, or replaces those it has, and tells every place of the search
/// index its ward. Done on a copy that then takes the pack's name: who has the pack open keeps the old one.
/// The report is about the pack as it is now: `missing` are wards that have no boundary in it.
/// Errors: noInput, badBoundaries, badPack, badOutput.
[[nodiscard]] Result<geo::BoundaryReport> addBoundaries(const std::filesystem::path& geoJson,
                                                        const std::filesystem::path& pack, const geo::WardTable& wards);

} // namespace trucban::mappack
