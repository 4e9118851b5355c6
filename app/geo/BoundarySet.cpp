// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/BoundarySet.h"

#include "geo/PointCoding.h"

#include <algorithm>

namespace trucban::geo {
namespace {

constexpr std::string_view kMagic = "TBBS";
constexpr std::uint32_t kVersion = 1;
constexpr double kUnitsPerDegree = 1e7;

} // namespace

bool BoundarySet::has(core::WardCode code) const {
    return std::ranges::binary_search(m_wards, code, {}, &WardBoundary::code);
}

BoundarySet BoundarySet::mergedWith(const BoundarySet& newer) const {
    BoundarySet merged = newer;
    std::ranges::copy_if(m_wards, std::back_inserter(merged.m_wards),
                         [&](const WardBoundary& ward) { return !newer.has(ward.code); });
    std::ranges::sort(merged.m_wards, {}, &WardBoundary::code);
    return merged;
}

std::string BoundarySet::toBytes() const {
    ByteWriter out;
    out.putVarint(m_wards.size());
    for (const WardBoundary& ward : m_wards) {
        out.putVarint(ward.code.value);
        out.putVarint(ward.polygons.size());
        for (const Polygon& polygon : ward.polygons) {
            putPoints(out, polygon.outer, kUnitsPerDegree);
            out.putVarint(polygon.holes.size());
            for (const Ring& hole : polygon.holes) {
                putPoints(out, hole, kUnitsPerDegree);
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
            Polygon polygon{.outer = takePoints(in, kUnitsPerDegree, 3), .holes = {}};
            const std::uint64_t holes = in.takeCount(7);
            for (std::uint64_t h = 0; h < holes && in.ok(); ++h) {
                polygon.holes.push_back(takePoints(in, kUnitsPerDegree, 3));
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
