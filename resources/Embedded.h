// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The data that the Qt-free programs carry inside themselves, so that a gateway needs no data folder to start.
namespace trucban::resources {

/// resources/wards.csv: UTF-8, header `code,type,name,lat,lon,area_km2`, one unit a line, no quoting.
[[nodiscard]] std::string_view wardsCsv();
/// resources/former_units.csv: UTF-8, header `name,area,ward,lat,lon`; districts, provinces and wards that are no more:
/// about their middle, or the code of the ward they became.
[[nodiscard]] std::string_view formerUnitsCsv();
/// resources/policy/reference.json: core::Policy by member names, times in milliseconds.
[[nodiscard]] std::string_view referencePolicyJson();

} // namespace trucban::resources
