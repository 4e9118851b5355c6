// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trucban::geo {

/// A point in a LocalPlane, metres east and north.
struct PlanePoint {
    double x = 0;
    double y = 0;
    bool operator==(const PlanePoint&) const = default;
};

/// Degrees ↔ metres on an equirectangular plane at a fixed latitude: distances within a city and its sea are right to
/// about half a percent, at the price of two multiplications.
class LocalPlane {
public:
    LocalPlane() = default;
    explicit LocalPlane(double latitudeDeg)
        : m_metresPerLonDeg{kMetresPerDegree * std::cos(latitudeDeg * std::numbers::pi / 180)} {}

    [[nodiscard]] PlanePoint toPlane(const core::GeoPoint& point) const {
        return {.x = point.lon * m_metresPerLonDeg, .y = point.lat * kMetresPerDegree};
    }
    [[nodiscard]] core::GeoPoint toGeo(const PlanePoint& point) const {
        return {.lat = point.y / kMetresPerDegree, .lon = point.x / m_metresPerLonDeg};
    }

private:
    static constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
    double m_metresPerLonDeg = kMetresPerDegree;
};

[[nodiscard]] inline double distance(const PlanePoint& a, const PlanePoint& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Square of the distance from `p` to the segment a–b.
[[nodiscard]] inline double squaredDistanceToSegment(const PlanePoint& p, const PlanePoint& a, const PlanePoint& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    t = std::clamp(t, 0.0, 1.0);
    const double ex = a.x + t * dx - p.x;
    const double ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

} // namespace trucban::geo
