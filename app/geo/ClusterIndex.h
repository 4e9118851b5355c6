// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "geo/Mercator.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace trucban::geo {

/// What clustering needs to know of a point beside its place.
struct ClusterTraits {
    core::Priority priority = core::Priority::p3;
    bool unacknowledged = false;
    bool open = true;
    bool operator==(const ClusterTraits&) const = default;
};

/// Points grouped for every zoom at once, changing live. Each zoom has a grid of cells of kCellPixels; a cell knows
/// how many points of which kind it holds and their mean, so a change touches one cell per zoom, and a view is drawn
/// from the cells it shows. A cell of few points is not divided further: closer zooms sort out its points when they are
/// looked at. For drawing, a cell whose mean lies close to a fuller neighbour's joins it; which, depends
/// on the cells around alone and not on the view, so clusters do not dance while the map is panned. What was worked out for
/// a view is kept, block of cells by block, until a point near changes.
///
/// Points are named by slots: numbers below 2^31 which the caller gives out, small ones first, and uses again after
/// removal. Memory: 20 bytes a point and 48 a cell, of which there is one for some three points, and up to 28 a point (and
/// some megabytes however few) for what was looked at. Not synchronised; one thread, for questions too.
class ClusterIndex {
public:
    using Slot = std::uint32_t;
    static constexpr int kMinZoom = 0;
    static constexpr int kMaxClusterZoom = 18; ///< closer than this, the groups of this zoom are shown
    static constexpr double kCellPixels = 64;

    struct Cluster {
        std::uint32_t count = 0; ///< all points, closed ones too
        std::uint32_t open = 0;
        std::uint32_t unacknowledged = 0;
        std::uint32_t urgentUnacknowledged = 0; ///< P1 and not acknowledged
        std::optional<core::Priority> worst;    ///< of the open points; none when all are closed
        WorldPoint centre;                      ///< mean of the points
        std::optional<Slot> single;             ///< the point, when it is just one
        std::uint64_t key = 0;                  ///< names the cluster within its zoom as long as it has its main cell
        bool operator==(const Cluster&) const = default;
    };

    struct NewPoint {
        Slot slot = 0;
        WorldPoint point;
        ClusterTraits traits;
    };

    ClusterIndex();
    ~ClusterIndex();
    ClusterIndex(ClusterIndex&&) noexcept;
    ClusterIndex& operator=(ClusterIndex&&) noexcept;

    /// `slot` must be free. The world point is clamped into the unit square.
    void insert(Slot slot, const WorldPoint& point, const ClusterTraits& traits);
    /// The same for many at once, in the order that is quickest.
    void insertAll(std::span<const NewPoint> points);
    /// Moves and changes a point; `slot` must be in use.
    void update(Slot slot, const WorldPoint& point, const ClusterTraits& traits);
    void remove(Slot slot);
    void clear();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool contains(Slot slot) const;

    /// Clusters at that zoom whose centre lies in the box, in a fixed order. Zooms outside the range are clamped.
    [[nodiscard]] std::vector<Cluster> query(const WorldBox& box, int zoom) const;
    /// The slots of one cluster of `query`, at the same zoom; at most `limit`.
    [[nodiscard]] std::vector<Slot> members(const Cluster& cluster, int zoom, std::size_t limit) const;
    /// The cluster that holds the point at that zoom.
    [[nodiscard]] std::optional<Cluster> clusterOf(Slot slot, int zoom) const;
    /// The smallest zoom above `zoom` at which the cluster falls apart; nullopt when its points never part.
    [[nodiscard]] std::optional<int> splitZoom(const Cluster& cluster, int zoom) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::geo
