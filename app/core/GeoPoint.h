// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/describe/class.hpp>

namespace trucban::core {

/// WGS84, degrees. Valid when finite, |lat| <= 90 and |lon| <= 180; `isValid` says so.
struct GeoPoint {
    double lat = 0;
    double lon = 0;

    bool operator==(const GeoPoint&) const = default;
    [[nodiscard]] bool isValid() const;
};
BOOST_DESCRIBE_STRUCT(GeoPoint, (), (lat, lon))

/// Great-circle distance in metres on a sphere of 6,371,008.8 m (IUGG mean radius); within 0.5 % of the ellipsoid.
[[nodiscard]] double distanceM(const GeoPoint& a, const GeoPoint& b);

/// Where something was seen. `accuracyM` is the radius of the source's 68 % circle in metres; 0 means "not told".
struct Position {
    GeoPoint point;
    double accuracyM = 0;

    bool operator==(const Position&) const = default;
};
BOOST_DESCRIBE_STRUCT(Position, (), (point, accuracyM))

} // namespace trucban::core
