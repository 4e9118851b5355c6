// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Basemap.h"

#include "geo/PointCoding.h"

#include <array>

namespace trucban::geo {
namespace {

constexpr std::string_view kMagic = "TBBM";
constexpr std::uint32_t kVersion = 1;
constexpr double kUnitsPerDegree = 1e6;

void putRings(ByteWriter& out, const std::vector<Ring>& rings) {
    out.putVarint(rings.size());
    for (const Ring& ring : rings) {
        putPoints(out, ring, kUnitsPerDegree);
    }
}

std::vector<Ring> takeRings(ByteReader& in) {
    std::vector<Ring> rings;
    const std::uint64_t count = in.takeCount(7);
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        rings.push_back(takePoints(in, kUnitsPerDegree, 3));
    }
    return rings;
}

} // namespace

std::string Basemap::toBytes() const {
    ByteWriter out;
    putPoints(out, std::array{southWest, northEast}, kUnitsPerDegree);
    putRings(out, land);
    putRings(out, lakes);
    putRings(out, islands);
    out.putVarint(rivers.size());
    for (const River& river : rivers) {
        out.putVarint(river.level);
        putPoints(out, river.points, kUnitsPerDegree);
    }
    return sealed(kMagic, kVersion, out.bytes());
}

Result<Basemap> Basemap::fromBytes(std::string_view bytes) {
    const auto damaged = std::unexpected(Error{.code = ErrorCode::damagedBasemap, .where = {}});
    const auto body = unsealed(kMagic, kVersion, bytes);
    if (!body) {
        return damaged;
    }
    ByteReader in{*body};
    Basemap map;
    const auto corners = takePoints(in, kUnitsPerDegree, 2);
    map.land = takeRings(in);
    map.lakes = takeRings(in);
    map.islands = takeRings(in);
    const std::uint64_t rivers = in.takeCount(6);
    for (std::uint64_t i = 0; i < rivers && in.ok(); ++i) {
        const auto level = static_cast<std::uint32_t>(in.takeVarint());
        map.rivers.push_back({.level = level, .points = takePoints(in, kUnitsPerDegree, 2)});
    }
    if (!in.ok() || !in.atEnd() || corners.size() != 2) {
        return damaged;
    }
    map.southWest = corners[0];
    map.northEast = corners[1];
    return map;
}

} // namespace trucban::geo
