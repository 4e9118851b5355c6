// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/ClusterGrid.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// The points and cells inside ClusterIndex: not for others.
namespace trucban::geo {

/// A quadtree whose nodes are the cells of the zooms' grids. A cell with more than kMostUndivided points is divided into
/// four of the next zoom, which lie side by side; the points of one that is not hang on it in a list. Which cells are
/// divided depends on what happened before; what is told of them does not. Not synchronised.
class ClusterTree {
public:
    using Slot = ClusterIndex::Slot;

    ClusterTree();

    [[nodiscard]] bool contains(Slot slot) const { return slot < m_points.size() && m_points[slot].traits.isUsed(); }
    [[nodiscard]] const FixedPoint& placeOf(Slot slot) const { return m_points[slot].at; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Many at once, in the order that is quickest.
    void insertAll(std::span<const ClusterIndex::NewPoint> points);
    void insert(Slot slot, const FixedPoint& at, PackedTraits traits);
    /// False when that is what it was.
    bool update(Slot slot, const FixedPoint& at, PackedTraits traits);
    void remove(Slot slot);

    /// The cells of a zoom within a range that hold points, worked out where they are not kept.
    [[nodiscard]] std::vector<KeyedCell> cellsIn(const CellRange& range, int zoom) const;
    /// Adds the slots of one cell, up to `limit` in all.
    void collect(int zoom, CellKey key, std::size_t limit, std::vector<Slot>& found) const;

private:
    using Index = std::uint32_t; ///< of m_cells

    using Order = std::vector<std::uint64_t>; ///< slots along the tree, their places in the upper half

    static constexpr int kFirstZoom = ClusterIndex::kMinZoom;
    static constexpr int kLastZoom = ClusterIndex::kMaxClusterZoom;
    static constexpr std::uint32_t kMostUndivided = 12;
    // Well below, so that a point going to and fro does not divide and join a cell each time.
    static constexpr std::uint32_t kMostJoined = kMostUndivided / 2;

    struct Point {
        FixedPoint at;
        Slot next = Cell::kNone;
        Slot previous = Cell::kNone;
        PackedTraits traits;
    };
    struct Node {
        Index index = 0;
        int zoom = 0;
        std::int64_t column = 0;
        std::int64_t row = 0;
    };
    struct View {
        CellRange range;
        int zoom = 0;
    };

    [[nodiscard]] static Slot slotOf(std::uint64_t placed) { return static_cast<Slot>(placed & 0xFFFF'FFFFu); }
    [[nodiscard]] static Index rootOf(const FixedPoint& at) {
        return (at.x >> shiftOf(kFirstZoom)) * kRootSide + (at.y >> shiftOf(kFirstZoom));
    }
    void build(Index index, int zoom, std::span<const std::uint64_t> points);
    void add(Slot slot);
    void subtract(Slot slot);
    void link(Slot slot, Cell& cell);
    void unlink(Slot slot, Cell& cell);
    void divideIfFull(Index index, int zoom);
    void joinAgain(Index index);
    void takeAll(Index index, std::vector<Slot>& slots);
    [[nodiscard]] Index takeQuad();
    void gather(const Node& node, const View& view, std::vector<KeyedCell>& found) const;
    void workOut(const Cell& cell, const View& view, std::vector<KeyedCell>& found) const;
    void collectAll(const Cell& cell, std::size_t limit, std::vector<Slot>& found) const;

    std::vector<Point> m_points; ///< by slot
    std::vector<Cell> m_cells;   ///< those of zoom 0, then the parts of divided ones, always four together
    Index m_freeQuads = Cell::kNone;
    std::size_t m_size = 0;
};

} // namespace trucban::geo
