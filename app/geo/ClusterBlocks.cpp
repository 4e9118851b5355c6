// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterBlocks.h"

#include <algorithm>
#include <utility>

namespace trucban::geo {
namespace {

/// Blocks of a zoom that are kept side by side; a power of two.
constexpr std::int64_t acrossOf(int zoom) {
    return std::clamp<std::int64_t>((std::int64_t{1} << (zoom + kCellBits)) >> ClusterBlocks::kBits, 1,
                                    ClusterBlocks::kMostAcross);
}

} // namespace

bool ClusterBlocks::canHold(const CellRange& blocks) {
    return blocks.maxColumn - blocks.minColumn < kMostAcross && blocks.maxRow - blocks.minRow < kMostAcross;
}

bool ClusterBlocks::isInside(const CellRange& cells, std::int64_t column, std::int64_t row) {
    constexpr std::int64_t kReach = 2; // a centre is at most one cell from its main one, and the rim is one more
    const std::int64_t last = (std::int64_t{1} << kBits) - 1;
    return cells.holds((column << kBits) - kReach, (row << kBits) - kReach) &&
           cells.holds((column << kBits) + last + kReach, (row << kBits) + last + kReach);
}

std::size_t ClusterBlocks::placeOf(int zoom, std::int64_t column, std::int64_t row) {
    const std::int64_t across = acrossOf(zoom);
    return static_cast<std::size_t>((column & (across - 1)) * across + (row & (across - 1)));
}

void ClusterBlocks::use(int zoom, std::size_t most) {
    Zoom& used = m_zooms[static_cast<std::size_t>(zoom)];
    used.usedAt = ++m_uses;
    while (m_kept > most) {
        const auto oldest = std::ranges::min_element(
            m_zooms, {}, [](const Zoom& one) { return one.kept == 0 ? ~std::uint64_t{0} : one.usedAt; });
        forget(static_cast<int>(oldest - m_zooms.begin()));
    }
    if (used.blocks.empty()) {
        used.blocks.resize(static_cast<std::size_t>(acrossOf(zoom) * acrossOf(zoom)));
    }
}

const std::vector<ClusterBlocks::Cluster>* ClusterBlocks::find(int zoom, std::int64_t column, std::int64_t row) const {
    const Block& block = m_zooms[static_cast<std::size_t>(zoom)].blocks[placeOf(zoom, column, row)];
    return block.key == keyOf(column, row) ? &block.clusters : nullptr;
}

void ClusterBlocks::put(int zoom, std::int64_t column, std::int64_t row, std::vector<Cluster> clusters) {
    Zoom& used = m_zooms[static_cast<std::size_t>(zoom)];
    Block& block = used.blocks[placeOf(zoom, column, row)];
    const std::size_t before = block.clusters.size();
    used.kept += clusters.size() - before;
    m_kept += clusters.size() - before;
    block = {.key = keyOf(column, row), .clusters = std::move(clusters)};
}

void ClusterBlocks::forgetAround(const FixedPoint& at) {
    for (int zoom = ClusterIndex::kMinZoom; zoom <= ClusterIndex::kMaxClusterZoom; ++zoom) {
        Zoom& used = m_zooms[static_cast<std::size_t>(zoom)];
        if (used.blocks.empty()) {
            continue;
        }
        const CellRange near = zoomedOut(mainsDecidedBy(rangeAround(cellKeyOf(at, zoom)), zoom), kBits);
        for (std::int64_t column = near.minColumn; column <= near.maxColumn; ++column) {
            for (std::int64_t row = near.minRow; row <= near.maxRow; ++row) {
                Block& block = used.blocks[placeOf(zoom, column, row)];
                if (block.key == keyOf(column, row)) {
                    used.kept -= block.clusters.size();
                    m_kept -= block.clusters.size();
                    block = {};
                }
            }
        }
    }
}

void ClusterBlocks::forget(int zoom) {
    Zoom& used = m_zooms[static_cast<std::size_t>(zoom)];
    m_kept -= used.kept;
    used.kept = 0;
    used.blocks = {};
}

void ClusterBlocks::clear() {
    for (int zoom = ClusterIndex::kMinZoom; zoom <= ClusterIndex::kMaxClusterZoom; ++zoom) {
        forget(zoom);
    }
}

} // namespace trucban::geo
