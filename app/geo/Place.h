// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Ward.h"

#include <cstdint>
#include <string>

namespace trucban::geo {

/// Kinds in a search index. Their numbers stand in map packs: never change one, add at the end.
enum class PlaceKind : std::uint8_t {
    ward,       ///< of today
    formerUnit, ///< a district or ward as the map's data has them: an alias of what it became
    settlement,
    street,
    alley, ///< hẻm, ngõ, ngách
    police,
    hospital,
    school,
    market,
    fireStation,
    landmark, ///< any other named thing
    address,  ///< a house number and its street
};
inline constexpr int kPlaceKinds = 12;

/// Something that has a name and can be flown to.
struct Place {
    PlaceKind kind = PlaceKind::landmark;
    std::string name;    ///< as signs have it, with diacritics
    std::string aliases; ///< other names, separated by "; "
    std::string area;    ///< what it lies in, for people: "Phường 2, Quận 5"; may be empty
    core::GeoPoint at;   ///< on it: for a street, on its middle
    core::GeoPoint southWest;
    core::GeoPoint northEast;
    core::WardCode ward; ///< by boundaries; none when those are not known
    bool operator==(const Place&) const = default;
};

} // namespace trucban::geo
