// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterIndex.h"

#include "geo/ClusterTree.h"

#include <algorithm>
#include <cassert>

namespace trucban::geo {
namespace {

using Slot = ClusterIndex::Slot;
using Cluster = ClusterIndex::Cluster;

int clampedZoom(int zoom) {
    return std::clamp(zoom, ClusterIndex::kMinZoom, ClusterIndex::kMaxClusterZoom);
}

Cluster clusterFrom(const CellGroup& group) {
    const Cell& sum = group.sum;
    Cluster cluster;
    cluster.count = sum.count();
    cluster.open = sum.count() - sum.closed;
    cluster.unacknowledged = sum.unacknowledged;
    cluster.urgentUnacknowledged = sum.urgentUnacknowledged;
    for (std::size_t priority = sum.open.size(); priority-- > 0;) {
        if (sum.open[priority] > 0) {
            cluster.worst = static_cast<core::Priority>(priority);
        }
    }
    cluster.centre = group.centre;
    if (cluster.count == 1) {
        cluster.single = sum.slots;
    }
    cluster.key = group.main;
    return cluster;
}

/// 16 bits with a gap before each.
std::uint32_t spread(std::uint32_t bits) {
    bits = (bits | bits << 8) & 0x00FF'00FF;
    bits = (bits | bits << 4) & 0x0F0F'0F0F;
    bits = (bits | bits << 2) & 0x3333'3333;
    return (bits | bits << 1) & 0x5555'5555;
}

/// Along the tree: points of one cell are close together. The lower half is the point's number.
std::vector<std::uint64_t> treeOrder(std::span<const ClusterIndex::NewPoint> points) {
    std::vector<std::uint64_t> order;
    order.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const FixedPoint at = FixedPoint::of(points[i].point);
        const std::uint64_t place = spread(at.x >> 16) << 1 | spread(at.y >> 16);
        order.push_back(place << 32 | i);
    }
    std::ranges::sort(order);
    return order;
}

} // namespace

class ClusterIndex::Private {
public:
    /// The groups around some cells.
    [[nodiscard]] Grouping groups(const CellRange& range, int zoom) const {
        return groupsOf(tree.cellsIn(decidingAbout(range, zoom), zoom), zoom);
    }

    ClusterTree tree;
};

ClusterIndex::ClusterIndex() : d{std::make_unique<Private>()} {}
ClusterIndex::~ClusterIndex() = default;
ClusterIndex::ClusterIndex(ClusterIndex&&) noexcept = default;
ClusterIndex& ClusterIndex::operator=(ClusterIndex&&) noexcept = default;

void ClusterIndex::insert(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    d->tree.insert(slot, FixedPoint::of(point), PackedTraits{traits});
}

void ClusterIndex::insertAll(std::span<const NewPoint> points) {
    if (points.empty()) {
        return;
    }
    assert(points.size() <= Cell::kNone);
    d->tree.reserve(std::ranges::max(points, {}, &NewPoint::slot).slot + 1);
    for (const std::uint64_t number : treeOrder(points)) {
        const NewPoint& point = points[number & 0xFFFF'FFFFu];
        insert(point.slot, point.point, point.traits);
    }
}

void ClusterIndex::update(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    d->tree.update(slot, FixedPoint::of(point), PackedTraits{traits});
}

void ClusterIndex::remove(Slot slot) {
    d->tree.remove(slot);
}

void ClusterIndex::clear() {
    *d = {};
}

std::size_t ClusterIndex::size() const {
    return d->tree.size();
}

bool ClusterIndex::contains(Slot slot) const {
    return d->tree.contains(slot);
}

std::vector<Cluster> ClusterIndex::query(const WorldBox& box, int zoom) const {
    zoom = clampedZoom(zoom);
    const Grouping grouping = d->groups(cellRangeOf(box, zoom), zoom);
    std::vector<Cluster> clusters;
    clusters.reserve(grouping.groups.size());
    for (const CellGroup& group : grouping.groups) {
        if (box.contains(group.centre)) {
            clusters.push_back(clusterFrom(group));
        }
    }
    return clusters;
}

std::vector<Slot> ClusterIndex::members(const Cluster& cluster, int zoom, std::size_t limit) const {
    zoom = clampedZoom(zoom);
    std::vector<Slot> found;
    const Grouping grouping = d->groups(rangeAround(cluster.key), zoom);
    for (const Grouping::Member& member : grouping.members) {
        if (grouping.groups[member.group].main == cluster.key) {
            d->tree.collect(zoom, member.key, limit, found);
        }
    }
    std::ranges::sort(found);
    return found;
}

std::optional<Cluster> ClusterIndex::clusterOf(Slot slot, int zoom) const {
    if (!contains(slot)) {
        return std::nullopt;
    }
    zoom = clampedZoom(zoom);
    const CellKey own = cellKeyOf(d->tree.placeOf(slot), zoom);
    const Grouping grouping = d->groups(rangeAround(own), zoom);
    const auto member = std::ranges::lower_bound(grouping.members, own, {}, &Grouping::Member::key);
    assert(member != grouping.members.end() && member->key == own);
    return clusterFrom(grouping.groups[member->group]);
}

std::optional<int> ClusterIndex::splitZoom(const Cluster& cluster, int zoom) const {
    zoom = clampedZoom(zoom);
    const auto one = members(cluster, zoom, 1);
    if (one.empty() || cluster.count < 2) {
        return std::nullopt;
    }
    for (int closer = zoom + 1; closer <= kMaxClusterZoom; ++closer) {
        const auto part = clusterOf(one.front(), closer);
        if (part && part->count < cluster.count) {
            return closer;
        }
    }
    return std::nullopt;
}

} // namespace trucban::geo
