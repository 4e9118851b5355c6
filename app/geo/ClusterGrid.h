// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/ClusterIndex.h"

#include <array>
#include <cstdint>
#include <vector>

// The cells inside ClusterIndex: not for others.
namespace trucban::geo {

/// A point of the unit square in units of 2^-32.
struct FixedPoint {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    bool operator==(const FixedPoint&) const = default;

    [[nodiscard]] static FixedPoint of(const WorldPoint& point);
};

/// ClusterTraits in one byte; 0 is "no point here".
class PackedTraits {
public:
    PackedTraits() = default;
    explicit PackedTraits(const ClusterTraits& traits)
        : m_bits{static_cast<std::uint8_t>(0x80u | static_cast<unsigned>(traits.priority) |
                                           (traits.unacknowledged ? 0x10u : 0u) | (traits.open ? 0x20u : 0u))} {}

    [[nodiscard]] bool isUsed() const { return m_bits != 0; }
    [[nodiscard]] std::size_t priority() const { return m_bits & 0x0Fu; }
    [[nodiscard]] bool unacknowledged() const { return (m_bits & 0x10u) != 0; }
    [[nodiscard]] bool open() const { return (m_bits & 0x20u) != 0; }
    bool operator==(const PackedTraits&) const = default;

private:
    std::uint8_t m_bits = 0;
};

/// 64 pixels are a quarter of a tile: at zoom z the world is 2^(z+2) cells wide.
inline constexpr int kCellBits = 2;
static_assert(ClusterIndex::kCellPixels * (1 << kCellBits) == kTilePixels);
/// Cells of zoom 0 side by side.
inline constexpr std::uint32_t kRootSide = 1U << kCellBits;
static_assert(ClusterIndex::kMinZoom == 0);

/// FixedPoint's bits that say where in a cell of that zoom it lies.
[[nodiscard]] constexpr int shiftOf(int zoom) {
    return 32 - kCellBits - zoom;
}

/// Column in the upper, row in the lower half.
using CellKey = std::uint64_t;

[[nodiscard]] constexpr std::int64_t columnOf(CellKey key) {
    return static_cast<std::int64_t>(key >> 32);
}
[[nodiscard]] constexpr std::int64_t rowOf(CellKey key) {
    return static_cast<std::int64_t>(key & 0xFFFF'FFFFu);
}
[[nodiscard]] constexpr CellKey keyOf(std::int64_t column, std::int64_t row) {
    return static_cast<CellKey>(column) << 32 | static_cast<CellKey>(row);
}
[[nodiscard]] constexpr CellKey cellKeyOf(const FixedPoint& point, int zoom) {
    return static_cast<CellKey>(point.x >> shiftOf(zoom)) << 32 | point.y >> shiftOf(zoom);
}

/// What a cell knows of its points. Sums of coordinates are relative to the cell's corner, so that 2^20 points in the
/// single cell of zoom 0 still fit.
struct Cell {
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
    static constexpr std::uint32_t kDivided = 0x8000'0000; ///< the rest of the number is where its four parts are

    std::uint64_t sumX = 0;
    std::uint64_t sumY = 0;
    std::array<std::uint32_t, 4> open{}; ///< by priority
    std::uint32_t closed = 0;
    std::uint32_t unacknowledged = 0;
    std::uint32_t urgentUnacknowledged = 0;
    std::uint32_t slots = kNone; ///< head of the list of its points, or kDivided; of one worked out: one of its points

    [[nodiscard]] bool isDivided() const { return slots >= kDivided && slots != kNone; }
    [[nodiscard]] std::uint32_t parts() const { return slots & ~kDivided; }
    [[nodiscard]] std::uint32_t count() const { return open[0] + open[1] + open[2] + open[3] + closed; }
    void add(const FixedPoint& point, PackedTraits traits, int zoom) { change(point, traits, zoom, 1); }
    void subtract(const FixedPoint& point, PackedTraits traits, int zoom) { change(point, traits, zoom, -1); }
    void addCounts(const Cell& other);
    /// All of one of the four parts of this cell of `zoom`; column first.
    void addPart(const Cell& part, std::uint32_t which, int zoom);

private:
    void change(const FixedPoint& point, PackedTraits traits, int zoom, int by);
};

/// Columns and rows, both ends included.
struct CellRange {
    std::int64_t minColumn = 0;
    std::int64_t minRow = 0;
    std::int64_t maxColumn = 0;
    std::int64_t maxRow = 0;

    [[nodiscard]] bool isEmpty() const { return minColumn > maxColumn || minRow > maxRow; }
    [[nodiscard]] std::int64_t area() const { return (maxColumn - minColumn + 1) * (maxRow - minRow + 1); }
    [[nodiscard]] bool holds(std::int64_t column, std::int64_t row) const {
        return column >= minColumn && column <= maxColumn && row >= minRow && row <= maxRow;
    }
};

[[nodiscard]] CellRange cellRangeOf(const WorldBox& box, int zoom);
[[nodiscard]] CellRange rangeAround(CellKey key);
/// Those whose state decides about groups that have a cell in the range.
[[nodiscard]] CellRange decidingAbout(const CellRange& range, int zoom);
/// Those whose state decides about groups whose main cell is in the range; and by the same steps the other way, the main
/// cells of groups that the range decides about.
[[nodiscard]] CellRange decidingAboutMains(const CellRange& range, int zoom);
[[nodiscard]] inline CellRange mainsDecidedBy(const CellRange& range, int zoom) {
    return decidingAboutMains(range, zoom);
}
/// The main cells that groups with their centre in the range may have; empty when that is beside the world.
[[nodiscard]] CellRange mainsAround(const CellRange& range, int zoom);
/// The cells of a closer zoom's range at this one.
[[nodiscard]] CellRange zoomedOut(const CellRange& range, int levels);
/// And the other way round; those there are of `zoom`.
[[nodiscard]] CellRange zoomedIn(const CellRange& range, int levels, int zoom);

struct KeyedCell {
    CellKey key = 0;
    Cell cell;
};

/// Cells drawn as one cluster.
struct CellGroup {
    CellKey main = 0;
    Cell sum; ///< only its counts and `slots`; sums of coordinates stay per cell
    WorldPoint centre;
};

struct Grouping {
    struct Member {
        CellKey key = 0;
        std::size_t group = 0;
    };
    std::vector<CellGroup> groups; ///< by main cell
    std::vector<Member> members;   ///< by key: which cell is of which group
};

/// All groups that have a cell in the range, and some around it, complete whatever the range. `cells` are all that decide
/// about it, in any order.
[[nodiscard]] Grouping groupsOf(const std::vector<KeyedCell>& cells, int zoom);

} // namespace trucban::geo
