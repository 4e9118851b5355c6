// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/ClusterGrid.h"

#include <array>
#include <cstdint>
#include <vector>

// What ClusterIndex remembers of its answers: not for others.
namespace trucban::geo {

/// The clusters of a zoom by where their main cell lies, in blocks of 8 x 8 cells, as they were worked out when they were
/// last looked at. A block is forgotten when a point changes that may decide about a cluster in it; so what is there is
/// what would be worked out. Each zoom has room for kMostAcross blocks each way, which a view may not exceed; one farther
/// off takes the place of another. Not synchronised.
class ClusterBlocks {
public:
    using Cluster = ClusterIndex::Cluster;
    static constexpr int kBits = 3;
    static constexpr std::int64_t kMostAcross = 64;

    /// Blocks, both ends included, that fit in together.
    [[nodiscard]] static bool canHold(const CellRange& blocks);
    /// The centres of a block's clusters all lie within that range of cells, its rim left out.
    [[nodiscard]] static bool isInside(const CellRange& cells, std::int64_t column, std::int64_t row);

    /// To be called before a zoom's blocks are asked for: forgets the zooms that were looked at longest ago, and if need
    /// be this one, while more than `most` clusters are kept.
    void use(int zoom, std::size_t most);
    /// By key of the main cell; null: not known. Good until the next `use`, `put` or `forget`. Columns and rows of blocks.
    [[nodiscard]] const std::vector<Cluster>* find(int zoom, std::int64_t column, std::int64_t row) const;
    void put(int zoom, std::int64_t column, std::int64_t row, std::vector<Cluster> clusters);
    /// All that a point there has to do with.
    void forgetAround(const FixedPoint& at);
    void clear();

private:
    struct Block {
        CellKey key = kNothing;
        std::vector<Cluster> clusters;
    };
    struct Zoom {
        std::vector<Block> blocks; ///< empty: not looked at
        std::size_t kept = 0;      ///< clusters
        std::uint64_t usedAt = 0;
    };
    static constexpr CellKey kNothing = ~CellKey{0};

    [[nodiscard]] static std::size_t placeOf(int zoom, std::int64_t column, std::int64_t row);
    void forget(int zoom);

    std::array<Zoom, ClusterIndex::kMaxClusterZoom + 1> m_zooms;
    std::size_t m_kept = 0;
    std::uint64_t m_uses = 0;
};

/// The order in which clusters are told: block by block, in each by cell.
[[nodiscard]] inline bool isToldBefore(CellKey a, CellKey b) {
    const auto blockOf = [](CellKey key) {
        return keyOf(columnOf(key) >> ClusterBlocks::kBits, rowOf(key) >> ClusterBlocks::kBits);
    };
    return blockOf(a) != blockOf(b) ? blockOf(a) < blockOf(b) : a < b;
}

} // namespace trucban::geo
