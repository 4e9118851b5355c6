// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/GeoPoint.h"

#include <boost/describe/class.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::core {

/// The five-digit code of the General Statistics Office, kept as its number; 0 is "no ward".
struct WardCode {
    std::uint32_t value = 0;
    auto operator<=>(const WardCode&) const = default;
    [[nodiscard]] bool isNone() const { return value == 0; }
};

/// The city desk as a member of a WardSet. No ward has this code. A case that no ward owns, may claim or was shown is
/// visible to {kCityDesk}: its set must not become empty, which would mean everybody. Scope::all sees it like any other.
inline constexpr WardCode kCityDesk{1};

/// One of the city's 168 commune-level units since 2025-07-01.
struct Ward {
    WardCode code;
    WardKind kind = WardKind::phuong;
    std::string name;   ///< without its kind: "Bến Thành"
    GeoPoint label;     ///< a point inside the unit
    double areaKm2 = 0; ///< declared area
    bool operator==(const Ward&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ward, (), (code, kind, name, label, areaKm2))

/// An outreach team as a member of a WardSet: what is marked so is that team's alone, and not even Scope::all sees it.
[[nodiscard]] WardCode teamDesk(std::string_view unit);
[[nodiscard]] constexpr bool isTeamDesk(WardCode code) {
    return code.value >= 1'000'000;
}

/// Sorted, without repeats. An empty set in an event's envelope means "everybody".
using WardSet = std::vector<WardCode>;

/// Which wards somebody may see. `all` is the city desk, the committee and admins.
struct Scope {
    bool all = false;
    WardSet wards;
    bool operator==(const Scope&) const = default;

    /// True when `visibleTo` is empty (everybody), `all` holds and it is not a team's alone, or the two sets meet.
    [[nodiscard]] bool sees(const WardSet& visibleTo) const;
};
BOOST_DESCRIBE_STRUCT(Scope, (), (all, wards))

/// Sorts and removes repeats.
void normalise(WardSet& wards);
/// Both sets must be normalised; so is the result.
[[nodiscard]] WardSet unionOf(const WardSet& a, const WardSet& b);
[[nodiscard]] bool contains(const WardSet& set, WardCode code);

} // namespace trucban::core

template <>
struct std::hash<trucban::core::WardCode> {
    std::size_t operator()(trucban::core::WardCode code) const noexcept { return code.value * 0x9E3779B1u; }
};
