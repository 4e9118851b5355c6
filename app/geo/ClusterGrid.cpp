// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterGrid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace trucban::geo {
namespace {

// Means closer than this share of a cell's width are drawn as one: two marks with their badges need some 50 pixels.
constexpr double kJoinShare = 0.85;

// A group is decided by cells up to four steps from its centre: its main cell, those that join it, who rules these, and
// who is greater than those.
constexpr std::int64_t kInfluence = 4;

/// The cells of a range with everything needed to tell who joins whom: a cell joins the greatest of those near it that
/// rule, which are those that have no greater one near themselves.
class Patch {
public:
    Patch(const std::vector<KeyedCell>& cells, int zoom) : m_zoom{zoom} {
        putInOrder(cells);
        findNear();
        std::vector<Ruler> rulers(m_entries.size(), kNobody);
        for (const Near& near : m_near) {
            Ruler& ruler = rulers[near.lesser];
            if (m_entries[near.greater].rules && (ruler == kNobody || isGreater(near.greater, ruler))) {
                ruler = near.greater;
            }
        }
        group(rulers);
    }

    [[nodiscard]] Grouping take() { return std::move(m_grouping); }

private:
    using Ruler = std::uint32_t; ///< index of m_entries
    static constexpr Ruler kNobody = 0xFFFF'FFFF;

    struct Entry {
        CellKey key = 0;
        const Cell* cell = nullptr;
        std::uint32_t count = 0;
        bool rules = true; ///< none greater is near
        WorldPoint mean;
    };
    struct Near {
        Ruler lesser = 0;
        Ruler greater = 0;
    };

    void putInOrder(const std::vector<KeyedCell>& cells) {
        const double unit = std::exp2(-32);
        const double side = std::exp2(shiftOf(m_zoom));
        m_entries.reserve(cells.size());
        const auto put = [&](const KeyedCell& keyed) {
            const Cell& cell = keyed.cell;
            const std::uint32_t count = cell.count();
            m_entries.push_back(
                {.key = keyed.key,
                 .cell = &cell,
                 .count = count,
                 .mean = {
                     .x = (static_cast<double>(columnOf(keyed.key)) * side + static_cast<double>(cell.sumX) / count) *
                          unit,
                     .y = (static_cast<double>(rowOf(keyed.key)) * side + static_cast<double>(cell.sumY) / count) *
                          unit}});
        };
        const CellRange range = rangeOf(cells);
        // Most views are: a grid's worth of places, laid out, costs less than sorting.
        constexpr std::int64_t kDense = 8;
        if (range.area() > kDense * static_cast<std::int64_t>(cells.size())) {
            std::vector<const KeyedCell*> sorted;
            sorted.reserve(cells.size());
            for (const KeyedCell& keyed : cells) {
                sorted.push_back(&keyed);
            }
            std::ranges::sort(sorted, {}, &KeyedCell::key);
            std::ranges::for_each(sorted, [&](const KeyedCell* keyed) { put(*keyed); });
            return;
        }
        std::vector<const KeyedCell*> places(static_cast<std::size_t>(range.area()));
        const std::int64_t height = range.maxRow - range.minRow + 1;
        for (const KeyedCell& keyed : cells) {
            places[static_cast<std::size_t>((columnOf(keyed.key) - range.minColumn) * height + rowOf(keyed.key) -
                                            range.minRow)] = &keyed;
        }
        for (const KeyedCell* keyed : places) {
            if (keyed != nullptr) {
                put(*keyed);
            }
        }
    }

    static CellRange rangeOf(const std::vector<KeyedCell>& cells) {
        if (cells.empty()) {
            return {.minColumn = 0, .minRow = 0, .maxColumn = -1, .maxRow = -1};
        }
        CellRange range = rangeAround(cells.front().key);
        for (const KeyedCell& keyed : cells) {
            range.minColumn = std::min(range.minColumn, columnOf(keyed.key));
            range.maxColumn = std::max(range.maxColumn, columnOf(keyed.key));
            range.minRow = std::min(range.minRow, rowOf(keyed.key));
            range.maxRow = std::max(range.maxRow, rowOf(keyed.key));
        }
        return range;
    }

    // Each pair of neighbours once: a cell with those after it, the next of its column and three of the next column,
    // which are found by a second finger that follows the first.
    void findNear() {
        const auto size = static_cast<Ruler>(m_entries.size());
        m_near.reserve(m_entries.size());
        Ruler finger = 0;
        for (Ruler i = 0; i < size; ++i) {
            const CellKey key = m_entries[i].key;
            if (i + 1 < size && m_entries[i + 1].key == key + 1) {
                compare(i, i + 1);
            }
            const std::int64_t column = columnOf(key) + 1;
            const CellKey from = keyOf(column, std::max<std::int64_t>(rowOf(key) - 1, 0));
            const CellKey to = keyOf(column, rowOf(key) + 1);
            while (finger < size && m_entries[finger].key < from) {
                ++finger;
            }
            for (Ruler other = finger; other < size && m_entries[other].key <= to; ++other) {
                compare(i, other);
            }
        }
    }

    void compare(Ruler a, Ruler b) {
        const double reach = kJoinShare * std::exp2(-(m_zoom + kCellBits));
        const double dx = m_entries[a].mean.x - m_entries[b].mean.x;
        const double dy = m_entries[a].mean.y - m_entries[b].mean.y;
        if (dx * dx + dy * dy < reach * reach) {
            const bool first = isGreater(a, b);
            m_near.push_back({.lesser = first ? b : a, .greater = first ? a : b});
            m_entries[m_near.back().lesser].rules = false;
        }
    }

    // Of two that hold as many the first in order is the greater.
    [[nodiscard]] bool isGreater(Ruler a, Ruler b) const {
        return m_entries[a].count != m_entries[b].count ? m_entries[a].count > m_entries[b].count : a < b;
    }

    void group(const std::vector<Ruler>& rulers) {
        std::vector<std::size_t> groupOf(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (rulers[i] == kNobody) {
                groupOf[i] = m_grouping.groups.size();
                m_grouping.groups.emplace_back().main = m_entries[i].key;
            }
        }
        m_grouping.members.reserve(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const std::size_t group = groupOf[rulers[i] == kNobody ? i : rulers[i]];
            join(m_grouping.groups[group], m_entries[i]);
            m_grouping.members.push_back({.key = m_entries[i].key, .group = group});
        }
        for (CellGroup& group : m_grouping.groups) {
            group.centre.x /= group.sum.count();
            group.centre.y /= group.sum.count();
        }
    }

    static void join(CellGroup& group, const Entry& entry) {
        group.sum.addCounts(*entry.cell);
        group.sum.slots = entry.cell->slots;
        group.centre.x += entry.mean.x * entry.count;
        group.centre.y += entry.mean.y * entry.count;
    }

    int m_zoom;
    std::vector<Entry> m_entries; ///< by key
    std::vector<Near> m_near;
    Grouping m_grouping;
};

CellRange grown(const CellRange& range, std::int64_t cells, int zoom) {
    const std::int64_t last = (std::int64_t{1} << (zoom + kCellBits)) - 1;
    return {.minColumn = std::max<std::int64_t>(range.minColumn - cells, 0),
            .minRow = std::max<std::int64_t>(range.minRow - cells, 0),
            .maxColumn = std::min(range.maxColumn + cells, last),
            .maxRow = std::min(range.maxRow + cells, last)};
}

} // namespace

FixedPoint FixedPoint::of(const WorldPoint& point) {
    const auto fixed = [](double unit) {
        return static_cast<std::uint32_t>(std::clamp(unit * 0x1p32, 0.0, 0x1p32 - 1));
    };
    return {.x = fixed(point.x), .y = fixed(point.y)};
}

void Cell::change(const FixedPoint& point, PackedTraits traits, int zoom, int by) {
    const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << shiftOf(zoom)) - 1);
    const auto step = static_cast<std::uint32_t>(by); // wraps round for -1, as it should
    const auto wide = static_cast<std::uint64_t>(static_cast<std::int64_t>(by));
    sumX += wide * (point.x & mask);
    sumY += wide * (point.y & mask);
    if (!traits.open()) {
        closed += step;
        return;
    }
    open[traits.priority()] += step;
    if (traits.unacknowledged()) {
        unacknowledged += step;
        if (traits.priority() == 0) {
            urgentUnacknowledged += step;
        }
    }
}

void Cell::addCounts(const Cell& other) {
    for (std::size_t i = 0; i < open.size(); ++i) {
        open[i] += other.open[i];
    }
    closed += other.closed;
    unacknowledged += other.unacknowledged;
    urgentUnacknowledged += other.urgentUnacknowledged;
}

void Cell::addPart(const Cell& part, std::uint32_t which, int zoom) {
    const int shift = shiftOf(zoom + 1);
    sumX += part.sumX + (static_cast<std::uint64_t>(part.count()) * (which >> 1U) << shift);
    sumY += part.sumY + (static_cast<std::uint64_t>(part.count()) * (which & 1U) << shift);
    addCounts(part);
}

CellRange cellRangeOf(const WorldBox& box, int zoom) {
    const auto cells = static_cast<double>(std::int64_t{1} << (zoom + kCellBits));
    const auto index = [cells](double unit) {
        return static_cast<std::int64_t>(std::floor(std::clamp(unit, -1.0, 2.0) * cells));
    };
    return {.minColumn = index(box.minX),
            .minRow = index(box.minY),
            .maxColumn = index(box.maxX),
            .maxRow = index(box.maxY)};
}

CellRange rangeAround(CellKey key) {
    return {.minColumn = columnOf(key), .minRow = rowOf(key), .maxColumn = columnOf(key), .maxRow = rowOf(key)};
}

CellRange decidingAbout(const CellRange& range, int zoom) {
    return grown(range, kInfluence, zoom);
}

CellRange decidingAboutMains(const CellRange& range, int zoom) {
    return grown(range, kInfluence - 1, zoom);
}

CellRange mainsAround(const CellRange& range, int zoom) {
    return grown(range, 1, zoom);
}

CellRange zoomedOut(const CellRange& range, int levels) {
    return {.minColumn = range.minColumn >> levels,
            .minRow = range.minRow >> levels,
            .maxColumn = range.maxColumn >> levels,
            .maxRow = range.maxRow >> levels};
}

CellRange zoomedIn(const CellRange& range, int levels, int zoom) {
    return grown({.minColumn = range.minColumn << levels,
                  .minRow = range.minRow << levels,
                  .maxColumn = ((range.maxColumn + 1) << levels) - 1,
                  .maxRow = ((range.maxRow + 1) << levels) - 1},
                 0, zoom);
}

Grouping groupsOf(const std::vector<KeyedCell>& cells, int zoom) {
    return Patch{cells, zoom}.take();
}

} // namespace trucban::geo
