// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/LocalPlane.h"
#include "geo/RoadNetwork.h"

#include <cstdint>
#include <vector>

namespace trucban::geo {

/// Where a place meets the road.
struct RoadAnchor {
    std::uint32_t edge = 0;
    double alongM = 0; ///< from the edge's beginning
    double awayM = 0;  ///< from the place, as the crow flies
};

/// An edge in metres: its points with both nodes, and how far along each lies.
struct MeasuredEdge {
    std::uint32_t firstPoint = 0;
    std::uint32_t points = 0;
    double lengthM = 0;
    PlanePoint low; ///< corners of its box
    PlanePoint high;
};

/// Finds the roads near a place, by a grid of cells over all edges. Immutable once made; any thread may ask.
class RoadSnapper {
public:
    explicit RoadSnapper(const RoadNetwork& network);

    /// At most `limit` edges that the vehicle may use and that come within `mostM` of the place, nearest first.
    [[nodiscard]] std::vector<RoadAnchor> nearest(const core::GeoPoint& place, Vehicle vehicle, double mostM,
                                                  std::size_t limit) const;
    [[nodiscard]] const MeasuredEdge& edge(std::uint32_t index) const { return m_edges[index]; }
    [[nodiscard]] const LocalPlane& plane() const { return m_plane; }
    /// The edge's line between two distances from its beginning, in that direction.
    [[nodiscard]] std::vector<core::GeoPoint> line(std::uint32_t edge, double fromM, double toM) const;

private:
    struct Entry {
        std::uint64_t cell = 0;
        std::uint32_t edge = 0;
        auto operator<=>(const Entry&) const = default;
    };

    void addToGrid(std::uint32_t edge);
    [[nodiscard]] RoadAnchor anchorOn(std::uint32_t edge, const PlanePoint& place) const;
    [[nodiscard]] core::GeoPoint pointAt(std::uint32_t edge, double alongM) const;

    const RoadNetwork& m_network;
    LocalPlane m_plane;
    std::vector<PlanePoint> m_points;
    std::vector<double> m_alongM; ///< of each point, from its edge's beginning
    std::vector<MeasuredEdge> m_edges;
    std::vector<Entry> m_grid; ///< sorted
};

} // namespace trucban::geo
