// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/BoundarySet.h"

#include "geo/ByteCursor.h"

#include <algorithm>
#include <cmath>

namespace trucban::geo {
namespace {

constexpr std::string_view kMagic = "TBBS";
constexpr std::uint32_t kVersion = 1;
constexpr double kUnitsPerDegree = 1e7;
constexpr std::int64_t kLongestStep = 3'600'000'000; // once round the world

void putRing(ByteWriter& out, const Ring& ring) {
    out.putVarint(ring.size());
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    for (const core::GeoPoint& point : ring) {
        const auto nextLat = static_cast<std::int64_t>(std::llround(point.lat * kUnitsPerDegree));
        const auto nextLon = static_cast<std::int64_t>(std::llround(point.lon * kUnitsPerDegree));
        out.putSigned(nextLat - lat);
        out.putSigned(nextLon - lon);
        lat = nextLat;
        lon = nextLon;
    }
}

Ring takeRing(ByteReader& in) {
    Ring ring;
    const std::uint64_t count = in.takeCount(2);
    ring.reserve(count);
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const std::int64_t latStep = in.takeSigned();
        const std::int64_t lonStep = in.takeSigned();
        if (latStep > kLongestStep || latStep < -kLongestStep || lonStep > kLongestStep || lonStep < -kLongestStep) {
            in.fail();
            break;
        }
        lat += latStep;
        lon += lonStep;
        const core::GeoPoint point{.lat = static_cast<double>(lat) / kUnitsPerDegree,
                                   .lon = static_cast<double>(lon) / kUnitsPerDegree};
        if (!point.isValid()) {
            in.fail();
            break;
        }
        ring.push_back(point);
    }
    if (ring.size() < 3) {
        in.fail();
    }
    return ring;
}

} // namespace

bool BoundarySet::has(core::WardCode code) const {
    return std::ranges::binary_search(m_wards, code, {}, &WardBoundary::code);
}

std::string BoundarySet::toBytes() const {
    ByteWriter out;
    out.putVarint(m_wards.size());
    for (const WardBoundary& ward : m_wards) {
        out.putVarint(ward.code.value);
        out.putVarint(ward.polygons.size());
        for (const Polygon& polygon : ward.polygons) {
            putRing(out, polygon.outer);
            out.putVarint(polygon.holes.size());
            for (const Ring& hole : polygon.holes) {
                putRing(out, hole);
            }
        }
    }
    return sealed(kMagic, kVersion, out.bytes());
}

Result<BoundarySet> BoundarySet::fromBytes(std::string_view bytes) {
    const auto body = unsealed(kMagic, kVersion, bytes);
    if (!body) {
        const bool newer = body.error() == SealError::newer;
        return std::unexpected(
            Error{.code = newer ? ErrorCode::newerBoundaries : ErrorCode::damagedBoundaries, .where = {}});
    }
    ByteReader in{*body};
    BoundarySet set;
    const std::uint64_t wards = in.takeCount(4);
    for (std::uint64_t w = 0; w < wards && in.ok(); ++w) {
        WardBoundary ward{.code = {static_cast<std::uint32_t>(in.takeVarint())}, .polygons = {}};
        const std::uint64_t polygons = in.takeCount(8);
        for (std::uint64_t p = 0; p < polygons && in.ok(); ++p) {
            Polygon polygon{.outer = takeRing(in), .holes = {}};
            const std::uint64_t holes = in.takeCount(7);
            for (std::uint64_t h = 0; h < holes && in.ok(); ++h) {
                polygon.holes.push_back(takeRing(in));
            }
            ward.polygons.push_back(std::move(polygon));
        }
        set.m_wards.push_back(std::move(ward));
    }
    const bool ordered = std::ranges::is_sorted(set.m_wards, std::ranges::less_equal{}, &WardBoundary::code);
    if (!in.ok() || !in.atEnd() || !ordered) {
        return std::unexpected(Error{.code = ErrorCode::damagedBoundaries, .where = {}});
    }
    return set;
}

std::string describe(const BoundaryReport& report) {
    std::string text = std::to_string(report.features) + " features: " + std::to_string(report.wards) +
                       " wards with boundaries, " + std::to_string(report.vertices) + " vertices";
    for (const BoundaryProblem& problem : report.skipped) {
        text += "\nskipped " + problem.feature + ": " + problem.reason;
    }
    for (const BoundaryProblem& problem : report.refused) {
        text += "\nrefused " + problem.feature + ": " + problem.reason;
    }
    if (!report.missing.empty()) {
        text += "\nwithout a boundary:";
        for (const core::WardCode code : report.missing) {
            text += ' ' + std::to_string(code.value);
        }
    }
    return text;
}

} // namespace trucban::geo
