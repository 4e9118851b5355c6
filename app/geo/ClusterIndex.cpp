// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterIndex.h"

#include "geo/ClusterBlocks.h"
#include "geo/ClusterTree.h"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <cassert>
#include <iterator>

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

} // namespace

class ClusterIndex::Private {
public:
    /// The groups around some cells.
    [[nodiscard]] Grouping groups(const CellRange& range, int zoom) const {
        return groupsOf(tree.cellsIn(decidingAbout(range, zoom), zoom), zoom);
    }

    /// More than is remembered of a zoom.
    [[nodiscard]] std::vector<Cluster> queryWide(const WorldBox& box, int zoom) const {
        std::vector<Cluster> clusters;
        for (const CellGroup& group : groups(cellRangeOf(box, zoom), zoom).groups) {
            if (box.contains(group.centre)) {
                clusters.push_back(clusterFrom(group));
            }
        }
        std::ranges::sort(clusters, isToldBefore, &Cluster::key);
        return clusters;
    }

    [[nodiscard]] std::vector<Cluster> query(const WorldBox& box, int zoom) {
        const CellRange range = cellRangeOf(box, zoom);
        const CellRange mains = mainsAround(range, zoom);
        if (range.isEmpty() || mains.isEmpty()) {
            return {};
        }
        const CellRange wanted = zoomedOut(mains, ClusterBlocks::kBits);
        if (!ClusterBlocks::canHold(wanted)) {
            return queryWide(box, zoom);
        }
        blocks.use(zoom, std::max(kLeastKept, tree.size() / 2));
        Blocks known;
        if (const CellRange missing = find(wanted, zoom, known); !missing.isEmpty()) {
            workOut(missing, zoom);
            known.clear();
            find(wanted, zoom, known);
        }
        return taken(known, box, range);
    }

    ClusterTree tree;
    ClusterBlocks blocks;

private:
    static constexpr std::size_t kLeastKept = 16'384;

    struct Known {
        const std::vector<Cluster>* clusters = nullptr;
        std::int64_t column = 0;
        std::int64_t row = 0;
    };
    using Blocks = boost::container::small_vector<Known, 48>;

    /// Those of the blocks that hold clusters; what is not known is in the rectangle that is told: in one, so that what
    /// decides about several blocks is looked at once.
    CellRange find(const CellRange& wanted, int zoom, Blocks& known) const {
        CellRange missing{.minColumn = wanted.maxColumn + 1, .minRow = wanted.maxRow + 1, .maxColumn = 0, .maxRow = 0};
        for (std::int64_t column = wanted.minColumn; column <= wanted.maxColumn; ++column) {
            for (std::int64_t row = wanted.minRow; row <= wanted.maxRow; ++row) {
                const std::vector<Cluster>* block = blocks.find(zoom, column, row);
                if (block == nullptr) {
                    missing = {.minColumn = std::min(missing.minColumn, column),
                               .minRow = std::min(missing.minRow, row),
                               .maxColumn = column,
                               .maxRow = std::max(missing.maxRow, row)};
                } else if (!block->empty()) {
                    known.push_back({.clusters = block, .column = column, .row = row});
                }
            }
        }
        return missing;
    }

    void workOut(const CellRange& missing, int zoom) {
        const CellRange mains = zoomedIn(missing, ClusterBlocks::kBits, zoom);
        const auto height = static_cast<std::size_t>(missing.maxRow - missing.minRow + 1);
        std::vector<std::vector<Cluster>> found(static_cast<std::size_t>(missing.area()));
        const Grouping grouping = groupsOf(tree.cellsIn(decidingAboutMains(mains, zoom), zoom), zoom);
        for (const CellGroup& group : grouping.groups) {
            if (mains.holds(columnOf(group.main), rowOf(group.main))) {
                const auto column = (columnOf(group.main) >> ClusterBlocks::kBits) - missing.minColumn;
                const auto row = (rowOf(group.main) >> ClusterBlocks::kBits) - missing.minRow;
                found[static_cast<std::size_t>(column) * height + static_cast<std::size_t>(row)].push_back(
                    clusterFrom(group));
            }
        }
        auto next = found.begin();
        for (std::int64_t column = missing.minColumn; column <= missing.maxColumn; ++column) {
            for (std::int64_t row = missing.minRow; row <= missing.maxRow; ++row, ++next) {
                blocks.put(zoom, column, row, {next->begin(), next->end()}); // with no room to spare
            }
        }
    }

    [[nodiscard]] static std::vector<Cluster> taken(const Blocks& known, const WorldBox& box, const CellRange& range) {
        std::size_t most = 0;
        for (const Known& block : known) {
            most += block.clusters->size();
        }
        std::vector<Cluster> clusters;
        clusters.reserve(most);
        for (const Known& block : known) {
            if (ClusterBlocks::isInside(range, block.column, block.row)) {
                clusters.insert(clusters.end(), block.clusters->begin(), block.clusters->end());
                continue;
            }
            std::ranges::copy_if(*block.clusters, std::back_inserter(clusters),
                                 [&box](const Cluster& cluster) { return box.contains(cluster.centre); });
        }
        return clusters;
    }
};

ClusterIndex::ClusterIndex() : d{std::make_unique<Private>()} {}
ClusterIndex::~ClusterIndex() = default;
ClusterIndex::ClusterIndex(ClusterIndex&&) noexcept = default;
ClusterIndex& ClusterIndex::operator=(ClusterIndex&&) noexcept = default;

void ClusterIndex::insert(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    const FixedPoint at = FixedPoint::of(point);
    d->tree.insert(slot, at, PackedTraits{traits});
    d->blocks.forgetAround(at);
}

void ClusterIndex::insertAll(std::span<const NewPoint> points) {
    d->tree.insertAll(points);
    for (const NewPoint& point : points) {
        d->blocks.forgetAround(d->tree.placeOf(point.slot));
    }
}

void ClusterIndex::update(Slot slot, const WorldPoint& point, const ClusterTraits& traits) {
    const FixedPoint before = d->tree.placeOf(slot);
    const FixedPoint now = FixedPoint::of(point);
    if (d->tree.update(slot, now, PackedTraits{traits})) {
        d->blocks.forgetAround(before);
        d->blocks.forgetAround(now);
    }
}

void ClusterIndex::remove(Slot slot) {
    d->blocks.forgetAround(d->tree.placeOf(slot));
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
    return d->query(box, clampedZoom(zoom));
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
