// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/WardTable.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace trucban::geo::tests {

[[nodiscard]] std::string readFile(const std::filesystem::path& path);
/// resources/wards.csv: the 168 of the city.
[[nodiscard]] WardTable cityWards();
/// Four wards 1, 2, 3, 4 in a row, each a square of 0.02 degree from 106.60 E, 10.80 N eastwards; 4 is 0.5 degree away.
[[nodiscard]] WardTable rowOfWards();
/// Their squares, as GeoJSON, with `gapDeg` left free between them.
[[nodiscard]] std::string rowGeoJson(double gapDeg = 0);
[[nodiscard]] BoundarySet rowBoundaries(double gapDeg = 0);
/// One feature; `rings` is the text of the coordinates of a Polygon.
[[nodiscard]] std::string polygonFeature(std::string_view code, std::string_view rings);
[[nodiscard]] std::string collection(std::initializer_list<std::string> features);
/// A file of the data folder (TRUCBAN_DATA, or ../shared/data beside the project); nullopt where it is absent.
[[nodiscard]] std::optional<std::filesystem::path> dataFile(std::string_view name);

} // namespace trucban::geo::tests
