// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterIndex.h"

#include "geo/ClusterGrid.h"

#include <algorithm>
#include <cassert>

namespace trucban::geo {
namespace {

using Slot = ClusterIndex::Slot;
constexpr int kZooms = ClusterIndex::kMaxClusterZoom - ClusterIndex::kMinZoom + 1;

int clampedZoom(int zoom) {
    return std::clamp(zoom, ClusterIndex::kMinZoom, ClusterIndex::kMaxClusterZoom);
}

} // namespace

// Zooms below the last keep the exclusive-or of the slots of a cell, which is the slot itself when it is alone. Cells of
// the last zoom keep the head of a list through the points instead: only there is a list needed, for points that never
// part.
class ClusterIndex::Private {
public:
    static constexpr Slot kNone = 0xFFFF'FFFF;

    struct Point {
        FixedPoint at;
        Slot next = kNone;
        Slot previous = kNone;
        PackedTraits traits;
    };

    [[nodiscard]] bool contains(Slot slot) const { return slot < points.size() && points[slot].traits.isUsed(); }

    void add(Slot slot) {
        Point& point = points[slot];
        for (int zoom = 0; zoom < kZooms; ++zoom) {
            Cell& cell = levels[zoom].cells[cellKeyOf(point.at, zoom)];
            cell.add(point.at, point.traits, zoom);
            if (zoom < kMaxClusterZoom) {
                cell.slots ^= slot;
                continue;
            }
            point.previous = kNone;
            point.next = cell.count() == 1 ? kNone : cell.slots;
            if (point.next != kNone) {
                points[point.next].previous = slot;
            }
            cell.slots = slot;
        }
    }

    void subtract(Slot slot) {
        Point& point = points[slot];
        for (int zoom = 0; zoom < kZooms; ++zoom) {
            const auto found = levels[zoom].cells.find(cellKeyOf(point.at, zoom));
            assert(found != levels[zoom].cells.end());
            Cell& cell = found->second;
            cell.subtract(point.at, point.traits, zoom);
            if (zoom < kMaxClusterZoom) {
                cell.slots ^= slot;
            } else {
                (point.previous == kNone ? cell.slots : points[point.previous].next) = point.next;
                if (point.next != kNone) {
                    points[point.next].previous = point.previous;
                }
            }
            if (cell.count() == 0) {
                levels[zoom].cells.erase(found);
            }
        }
    }

    void collect(int zoom, CellKey key, std::size_t limit, std::vector<Slot>& found) const {
        if (found.size() >= limit) {
            return;
        }
        const auto entry = levels[zoom].cells.find(key);
        if (entry == levels[zoom].cells.end()) {
            return;
        }
        const Cell& cell = entry->second;
        if (zoom == kMaxClusterZoom) {
            for (Slot slot = cell.slots; slot != kNone && found.size() < limit; slot = points[slot].next) {
                found.push_back(slot);
            }
        } else if (cell.count() == 1) {
            found.push_back(cell.slots);
        } else {
            for (const CellKey child : childrenOf(key)) {
                collect(zoom + 1, child, limit, found);
            }
        }
    }

    [[nodiscard]] static Cluster clusterFrom(const CellGroup& group) {
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

    std::vector<Point> points;
    std::array<CellLevel, kZooms> levels;
    std::size_t size = 0;
};

ClusterIndex::ClusterIndex() : d{std::make_unique<Private>()} {}
ClusterIndex::~ClusterIndex() = default;
ClusterIndex::ClusterIndex(ClusterIndex&&) noexcept = default;
ClusterIndex& ClusterIndex::operator=(ClusterIndex&&) noexcept = default;

void ClusterIndex::insert(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    assert(slot != Private::kNone && !contains(slot));
    if (slot >= d->points.size()) {
        d->points.resize(std::size_t{slot} + 1);
    }
    d->points[slot].at = FixedPoint::of(point);
    d->points[slot].traits = PackedTraits{traits};
    d->add(slot);
    ++d->size;
}

void ClusterIndex::update(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    assert(contains(slot));
    Private::Point& stored = d->points[slot];
    const FixedPoint at = FixedPoint::of(point);
    const PackedTraits packed{traits};
    if (stored.at == at && stored.traits == packed) {
        return;
    }
    d->subtract(slot);
    stored.at = at;
    stored.traits = packed;
    d->add(slot);
}

void ClusterIndex::remove(Slot slot) {
    assert(contains(slot));
    d->subtract(slot);
    d->points[slot] = {};
    --d->size;
}

void ClusterIndex::clear() {
    *d = {};
}

std::size_t ClusterIndex::size() const {
    return d->size;
}

bool ClusterIndex::contains(Slot slot) const {
    return d->contains(slot);
}

std::vector<ClusterIndex::Cluster> ClusterIndex::query(const WorldBox& box, int zoom) const {
    zoom = clampedZoom(zoom);
    std::vector<Cluster> clusters;
    for (const CellGroup& group : groupsIn(d->levels[zoom], cellRangeOf(box, zoom), zoom)) {
        if (box.contains(group.centre)) {
            clusters.push_back(d->clusterFrom(group));
        }
    }
    std::ranges::sort(clusters, {}, &Cluster::key);
    return clusters;
}

std::vector<Slot> ClusterIndex::members(const Cluster& cluster, int zoom, std::size_t limit) const {
    zoom = clampedZoom(zoom);
    std::vector<Slot> found;
    for (const CellGroup& group : groupsIn(d->levels[zoom], rangeAround(cluster.key), zoom)) {
        if (group.main == cluster.key) {
            for (const CellKey key : group.cells) {
                d->collect(zoom, key, limit, found);
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

std::optional<ClusterIndex::Cluster> ClusterIndex::clusterOf(Slot slot, int zoom) const {
    if (!contains(slot)) {
        return std::nullopt;
    }
    zoom = clampedZoom(zoom);
    const CellKey own = cellKeyOf(d->points[slot].at, zoom);
    for (const CellGroup& group : groupsIn(d->levels[zoom], rangeAround(own), zoom)) {
        if (std::ranges::contains(group.cells, own)) {
            return d->clusterFrom(group);
        }
    }
    return std::nullopt;
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
