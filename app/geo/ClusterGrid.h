// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/ClusterIndex.h"

#include <boost/unordered/unordered_flat_map.hpp>

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

/// Column in the upper, row in the lower half.
using CellKey = std::uint64_t;

[[nodiscard]] CellKey cellKeyOf(const FixedPoint& point, int zoom);
[[nodiscard]] std::array<CellKey, 4> childrenOf(CellKey key);

/// What a cell knows of its points. Sums of coordinates are relative to the cell's corner, so that 2^20 points in the
/// single cell of zoom 0 still fit.
struct Cell {
    std::uint64_t sumX = 0;
    std::uint64_t sumY = 0;
    std::array<std::uint32_t, 4> open{}; ///< by priority
    std::uint32_t closed = 0;
    std::uint32_t unacknowledged = 0;
    std::uint32_t urgentUnacknowledged = 0;
    ClusterIndex::Slot slots = 0; ///< head of the list of its points, or kDivided; of one worked out: one of its points

    static constexpr ClusterIndex::Slot kDivided = 0xFFFF'FFFE; ///< the points are in the cells of the next zoom

    [[nodiscard]] bool isDivided() const { return slots == kDivided; }
    [[nodiscard]] std::uint32_t count() const { return open[0] + open[1] + open[2] + open[3] + closed; }
    void add(const FixedPoint& point, PackedTraits traits, int zoom) { change(point, traits, zoom, 1); }
    void subtract(const FixedPoint& point, PackedTraits traits, int zoom) { change(point, traits, zoom, -1); }

private:
    void change(const FixedPoint& point, PackedTraits traits, int zoom, int by);
};

struct CellLevel {
    boost::unordered_flat_map<CellKey, Cell> cells;
};

/// Columns and rows, both ends included.
struct CellRange {
    std::int64_t minColumn = 0;
    std::int64_t minRow = 0;
    std::int64_t maxColumn = 0;
    std::int64_t maxRow = 0;
};

[[nodiscard]] CellRange cellRangeOf(const WorldBox& box, int zoom);
[[nodiscard]] CellRange rangeAround(CellKey key);
/// Those whose state decides about groups in the range.
[[nodiscard]] CellRange decidingAbout(const CellRange& range, int zoom);
/// The cells of a closer zoom's range at this one.
[[nodiscard]] CellRange zoomedOut(const CellRange& range, int levels);
[[nodiscard]] CellKey zoomedOut(CellKey key, int levels);
[[nodiscard]] bool holds(const CellRange& range, CellKey key);

struct KeyedCell {
    CellKey key = 0;
    Cell cell;
};

/// Cells drawn as one cluster.
struct CellGroup {
    CellKey main = 0;
    std::vector<CellKey> cells; ///< main first
    Cell sum;                   ///< only its counts and `slots`; sums of coordinates stay per cell
    WorldPoint centre;
};

/// All groups that have a cell in the range, and some around it, complete whatever the range. `cells` are all that decide
/// about it, in any order.
[[nodiscard]] std::vector<CellGroup> groupsOf(std::vector<KeyedCell> cells, int zoom);

} // namespace trucban::geo
