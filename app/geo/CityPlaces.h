// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/PlaceSearch.h"
#include "geo/WardTable.h"

#include <span>
#include <string_view>
#include <vector>

namespace trucban::geo {

/// What can be found by name without any map pack: today's wards, and the districts and wards people still say.
/// `formerUnitsCsv` has the header `name,area,ward,lat,lon`: what it lay in, and the code of what it became, where it then
/// stands if it has no place of its own. A line that cannot be read is left out.
[[nodiscard]] std::vector<Place> cityPlaces(const WardTable& wards, std::string_view formerUnitsCsv);

/// One list of answers from the pack's and from `known`, in the order of rankPlaces; a ward or former unit that the pack
/// has is not shown twice.
[[nodiscard]] std::vector<FoundPlace> searchWithKnown(std::span<const FoundPlace> fromPack,
                                                      std::span<const Place> known, std::string_view typed,
                                                      std::optional<core::GeoPoint> near, std::size_t limit);

} // namespace trucban::geo
