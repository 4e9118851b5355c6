// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterIndex.h"

#include "geo/ClusterGrid.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace trucban::geo {
namespace {

using Slot = ClusterIndex::Slot;
constexpr int kZooms = ClusterIndex::kMaxClusterZoom - ClusterIndex::kMinZoom + 1;

int clampedZoom(int zoom) {
    return std::clamp(zoom, ClusterIndex::kMinZoom, ClusterIndex::kMaxClusterZoom);
}

} // namespace

// A quadtree whose nodes are the cells of the zooms' grids. A cell with more than kMostUndivided points is divided into
// cells of the next zoom; the points of one that is not hang on it in a list. Which cells are divided depends on what
// happened before; what is told of them does not.
class ClusterIndex::Private {
public:
    static constexpr Slot kNone = 0xFFFF'FFFF;
    static constexpr std::uint32_t kMostUndivided = 32;
    // Well below, so that a point going to and fro does not divide and join a cell each time.
    static constexpr std::uint32_t kMostJoined = kMostUndivided / 2;

    struct Point {
        FixedPoint at;
        Slot next = kNone;
        Slot previous = kNone;
        PackedTraits traits;
    };

    [[nodiscard]] bool contains(Slot slot) const { return slot < points.size() && points[slot].traits.isUsed(); }

    void add(Slot slot) {
        const Point& point = points[slot];
        for (int zoom = kFirstZoom;; ++zoom) {
            const CellKey key = cellKeyOf(point.at, zoom);
            const auto [entry, fresh] = levels[zoom].cells.try_emplace(key);
            Cell& cell = entry->second;
            if (fresh) {
                cell.slots = kNone;
            }
            cell.add(point.at, point.traits, zoom);
            if (!cell.isDivided()) {
                link(slot, cell);
                divideIfFull(cell, zoom);
                return;
            }
        }
    }

    void subtract(Slot slot) {
        const Point& point = points[slot];
        std::optional<std::pair<int, CellKey>> sparse; // the widest cell that need not be divided any more
        for (int zoom = kFirstZoom;; ++zoom) {
            const CellKey key = cellKeyOf(point.at, zoom);
            const auto found = levels[zoom].cells.find(key);
            assert(found != levels[zoom].cells.end());
            Cell& cell = found->second;
            cell.subtract(point.at, point.traits, zoom);
            if (!cell.isDivided()) {
                unlink(slot, cell);
                if (cell.count() == 0) {
                    levels[zoom].cells.erase(found);
                }
                break;
            }
            if (!sparse && cell.count() <= kMostJoined) {
                sparse = {zoom, key};
            }
        }
        if (sparse) {
            joinAgain(sparse->first, sparse->second);
        }
    }

    /// The cells of a zoom within a range, worked out where they are not kept.
    [[nodiscard]] std::vector<KeyedCell> cellsIn(const CellRange& range, int zoom) const {
        std::vector<KeyedCell> found;
        if (range.minColumn > range.maxColumn || range.minRow > range.maxRow) {
            return found;
        }
        for (const auto& [key, cell] : levels[kFirstZoom].cells) {
            gather(kFirstZoom, key, cell, range, zoom, found);
        }
        return found;
    }

    void collect(int zoom, CellKey key, std::size_t limit, std::vector<Slot>& found) const {
        // Kept, or part of a wider one that is not divided.
        for (int wider = zoom; wider >= kFirstZoom; --wider) {
            const auto entry = levels[wider].cells.find(zoomedOut(key, zoom - wider));
            if (entry != levels[wider].cells.end()) {
                collect(wider, entry->first, entry->second, zoom, key, limit, found);
                return;
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

    static constexpr int kFirstZoom = kMinZoom;

    std::vector<Point> points;
    std::array<CellLevel, kZooms> levels;
    std::size_t size = 0;

private:
    void link(Slot slot, Cell& cell) {
        Point& point = points[slot];
        point.previous = kNone;
        point.next = cell.slots;
        if (point.next != kNone) {
            points[point.next].previous = slot;
        }
        cell.slots = slot;
    }

    void unlink(Slot slot, Cell& cell) {
        const Point& point = points[slot];
        (point.previous == kNone ? cell.slots : points[point.previous].next) = point.next;
        if (point.next != kNone) {
            points[point.next].previous = point.previous;
        }
    }

    void divideIfFull(Cell& cell, int zoom) {
        if (cell.count() <= kMostUndivided || zoom == kMaxClusterZoom) {
            return;
        }
        Slot next = std::exchange(cell.slots, Cell::kDivided);
        CellLevel& closer = levels[zoom + 1];
        std::array<CellKey, 4> parts{};
        std::size_t used = 0;
        while (next != kNone) {
            const Slot slot = std::exchange(next, points[next].next);
            const Point& point = points[slot];
            const CellKey key = cellKeyOf(point.at, zoom + 1);
            const auto [entry, fresh] = closer.cells.try_emplace(key);
            if (fresh) {
                entry->second.slots = kNone;
                parts[used++] = key;
            }
            entry->second.add(point.at, point.traits, zoom + 1);
            link(slot, entry->second);
        }
        for (std::size_t i = 0; i < used; ++i) {
            divideIfFull(closer.cells.find(parts[i])->second, zoom + 1);
        }
    }

    void joinAgain(int zoom, CellKey key) {
        std::vector<Slot> slots;
        takeAll(zoom + 1, key, slots);
        Cell& cell = levels[zoom].cells.find(key)->second;
        cell.slots = kNone;
        for (const Slot slot : slots) {
            link(slot, cell);
        }
    }

    /// Removes the parts of a cell from a zoom on, and tells their points.
    void takeAll(int zoom, CellKey parent, std::vector<Slot>& slots) {
        for (const CellKey key : childrenOf(parent)) {
            const auto entry = levels[zoom].cells.find(key);
            if (entry == levels[zoom].cells.end()) {
                continue;
            }
            if (entry->second.isDivided()) {
                takeAll(zoom + 1, key, slots);
            } else {
                for (Slot slot = entry->second.slots; slot != kNone; slot = points[slot].next) {
                    slots.push_back(slot);
                }
            }
            levels[zoom].cells.erase(key);
        }
    }

    void gather(int zoom, CellKey key, const Cell& cell, const CellRange& range, int wanted,
                std::vector<KeyedCell>& found) const {
        if (!holds(zoomedOut(range, wanted - zoom), key)) {
            return;
        }
        if (zoom == wanted) {
            found.push_back({.key = key, .cell = cell});
        } else if (!cell.isDivided()) {
            workOut(cell, range, wanted, found);
        } else {
            for (const CellKey child : childrenOf(key)) {
                const auto entry = levels[zoom + 1].cells.find(child);
                if (entry != levels[zoom + 1].cells.end()) {
                    gather(zoom + 1, child, entry->second, range, wanted, found);
                }
            }
        }
    }

    void workOut(const Cell& cell, const CellRange& range, int wanted, std::vector<KeyedCell>& found) const {
        const std::size_t first = found.size(); // what this cell adds: few, so looked through
        for (Slot slot = cell.slots; slot != kNone; slot = points[slot].next) {
            const Point& point = points[slot];
            const CellKey key = cellKeyOf(point.at, wanted);
            if (!holds(range, key)) {
                continue;
            }
            auto part = std::find_if(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                                     [key](const KeyedCell& other) { return other.key == key; });
            if (part == found.end()) {
                part = found.insert(found.end(), {.key = key, .cell = {}});
            }
            part->cell.add(point.at, point.traits, wanted);
            part->cell.slots = slot;
        }
    }

    /// The points of a kept cell that lie in the cell `wantedKey` of the zoom `wanted`, which is not wider.
    void collect(int zoom, CellKey key, const Cell& cell, int wanted, CellKey wantedKey, std::size_t limit,
                 std::vector<Slot>& found) const {
        if (cell.isDivided()) {
            for (const CellKey child : childrenOf(key)) {
                const auto entry = levels[zoom + 1].cells.find(child);
                if (entry != levels[zoom + 1].cells.end()) {
                    collect(zoom + 1, child, entry->second, wanted, wantedKey, limit, found);
                }
            }
            return;
        }
        for (Slot slot = cell.slots; slot != kNone && found.size() < limit; slot = points[slot].next) {
            if (cellKeyOf(points[slot].at, wanted) == wantedKey) {
                found.push_back(slot);
            }
        }
    }
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
    for (const CellGroup& group : groupsOf(d->cellsIn(decidingAbout(cellRangeOf(box, zoom), zoom), zoom), zoom)) {
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
    for (const CellGroup& group : groupsOf(d->cellsIn(decidingAbout(rangeAround(cluster.key), zoom), zoom), zoom)) {
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
    for (const CellGroup& group : groupsOf(d->cellsIn(decidingAbout(rangeAround(own), zoom), zoom), zoom)) {
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
