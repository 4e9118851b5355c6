// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/GeoPoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trucban::core {

bool GeoPoint::isValid() const {
    return std::isfinite(lat) && std::isfinite(lon) && std::abs(lat) <= 90.0 && std::abs(lon) <= 180.0;
}

double distanceM(const GeoPoint& a, const GeoPoint& b) {
    constexpr double kMeanRadiusM = 6'371'008.8;
    constexpr double kRadians = std::numbers::pi / 180.0;
    // Haversine: unlike the cosine rule it stays exact for points a few metres apart.
    const double sinLat = std::sin((b.lat - a.lat) * kRadians / 2.0);
    const double sinLon = std::sin((b.lon - a.lon) * kRadians / 2.0);
    const double h = sinLat * sinLat + std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * sinLon * sinLon;
    return 2.0 * kMeanRadiusM * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

} // namespace trucban::core
