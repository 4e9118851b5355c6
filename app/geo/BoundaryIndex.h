// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/LocalPlane.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace trucban::geo {

/// Answers "which wards hold this point, touch this circle, are nearest" over a BoundarySet. Each ring is cut into runs
/// of a few edges with a bounding box each, so that a query looks at a handful of edges whatever the detail of the
/// borders. Immutable once made; any thread may ask. All distances in metres on a LocalPlane.
class BoundaryIndex {
public:
    struct Hit {
        core::WardCode ward;
        double distanceM = 0; ///< to the ward's nearest edge, 0 when the point is inside
        bool inside = false;
    };

    BoundaryIndex() = default;
    explicit BoundaryIndex(const BoundarySet& boundaries);

    [[nodiscard]] bool empty() const { return m_areas.empty(); }
    /// Wards that hold the point; sorted. More than one where borders overlap.
    [[nodiscard]] core::WardSet holding(const core::GeoPoint& point) const;
    /// Wards that the circle touches, each once, nearest first; `radiusM` of 0 finds those that hold the point.
    [[nodiscard]] std::vector<Hit> touching(const core::GeoPoint& point, double radiusM) const;
    /// Distance to the nearest edge of any ward, up to `limitM`; infinity beyond it.
    [[nodiscard]] double distanceToEdge(const core::GeoPoint& point, double limitM) const;

private:
    struct Box {
        double minX = std::numeric_limits<double>::max();
        double minY = std::numeric_limits<double>::max();
        double maxX = std::numeric_limits<double>::lowest();
        double maxY = std::numeric_limits<double>::lowest();

        void extend(const PlanePoint& point);
        [[nodiscard]] double squaredDistance(const PlanePoint& point) const;
    };
    struct Run { ///< edges first … first+edges-1; edge i joins point i and i+1
        Box box;
        std::uint32_t first = 0;
        std::uint32_t edges = 0;
    };
    struct Area { ///< one polygon with its holes
        Box box;
        core::WardCode ward;
        std::uint32_t firstRun = 0;
        std::uint32_t runs = 0;
    };

    void addRing(const Ring& ring, Area& area);
    [[nodiscard]] bool holds(const Area& area, const PlanePoint& point) const;
    [[nodiscard]] double squaredEdgeDistance(const Area& area, const PlanePoint& point, double limit2) const;

    LocalPlane m_plane;
    std::vector<PlanePoint> m_points;
    std::vector<Run> m_runs;
    std::vector<Area> m_areas;
};

} // namespace trucban::geo
