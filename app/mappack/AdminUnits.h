// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/LocalPlane.h"
#include "mappack/OsmData.h"

#include <string>
#include <vector>

namespace trucban::mappack {

/// Lines joined at their ends into closed rings, without their repeated last points; what stays open is left out.
[[nodiscard]] std::vector<std::vector<core::GeoPoint>> joinedRings(std::vector<std::vector<core::GeoPoint>> lines);

/// The administrative units that an extract has as boundary relations, as it names them: districts and wards of its time.
class AdminUnits {
public:
    struct Unit {
        std::string name;
        int level = 0; ///< OpenStreetMap's admin_level
        core::GeoPoint label;
        core::GeoPoint southWest;
        core::GeoPoint northEast;
        std::vector<std::vector<core::GeoPoint>> rings; ///< outer and inner: a point is inside by an odd number of them
    };
    /// A province is no help in telling two streets apart.
    static constexpr int kHighestLevel = 5;
    static constexpr int kLowestLevel = 10;

    explicit AdminUnits(const OsmData& data);

    [[nodiscard]] const std::vector<Unit>& units() const { return m_units; }
    /// The units around a place, smallest first: "Phường 2, Quận 5"; empty where none is known.
    [[nodiscard]] std::string areaOf(const core::GeoPoint& place) const;

private:
    std::vector<Unit> m_units; ///< largest level number first
};

} // namespace trucban::mappack
