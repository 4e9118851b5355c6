// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/PointCoding.h"

#include <cmath>

namespace trucban::geo {

void putPoints(ByteWriter& out, std::span<const core::GeoPoint> points, double unitsPerDegree) {
    out.putVarint(points.size());
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    for (const core::GeoPoint& point : points) {
        const auto nextLat = static_cast<std::int64_t>(std::llround(point.lat * unitsPerDegree));
        const auto nextLon = static_cast<std::int64_t>(std::llround(point.lon * unitsPerDegree));
        out.putSigned(nextLat - lat);
        out.putSigned(nextLon - lon);
        lat = nextLat;
        lon = nextLon;
    }
}

std::vector<core::GeoPoint> takePoints(ByteReader& in, double unitsPerDegree, std::size_t least) {
    const auto longest = static_cast<std::int64_t>(360 * unitsPerDegree);
    std::vector<core::GeoPoint> points;
    const std::uint64_t count = in.takeCount(2);
    points.reserve(count);
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const std::int64_t latStep = in.takeSigned();
        const std::int64_t lonStep = in.takeSigned();
        if (latStep > longest || latStep < -longest || lonStep > longest || lonStep < -longest) {
            in.fail();
            break;
        }
        lat += latStep;
        lon += lonStep;
        const core::GeoPoint point{.lat = static_cast<double>(lat) / unitsPerDegree,
                                   .lon = static_cast<double>(lon) / unitsPerDegree};
        if (!point.isValid()) {
            in.fail();
            break;
        }
        points.push_back(point);
    }
    if (points.size() < least) {
        in.fail();
    }
    return points;
}

} // namespace trucban::geo
