// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterGrid.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace trucban::geo {
namespace {

// 64 pixels are a quarter of a tile: at zoom z the world is 2^(z+2) cells wide.
constexpr int kCellBits = 2;
static_assert(ClusterIndex::kCellPixels * (1 << kCellBits) == kTilePixels);

// Means closer than this share of a cell's width are drawn as one: two marks with their badges need some 50 pixels.
constexpr double kJoinShare = 0.85;

// A group is decided by cells up to four steps from its centre: its main cell, those that join it, who rules these, and
// who is greater than those.
constexpr std::int64_t kInfluence = 5;

int shiftOf(int zoom) {
    return 32 - kCellBits - zoom;
}

std::int64_t columnOf(CellKey key) {
    return static_cast<std::int64_t>(key >> 32);
}
std::int64_t rowOf(CellKey key) {
    return static_cast<std::int64_t>(key & 0xFFFF'FFFFu);
}
CellKey keyOf(std::int64_t column, std::int64_t row) {
    return static_cast<CellKey>(column) << 32 | static_cast<CellKey>(row);
}

WorldPoint meanOf(CellKey key, const Cell& cell, int zoom) {
    const double unit = std::exp2(-32);
    const double corner = std::exp2(shiftOf(zoom));
    return {.x = (static_cast<double>(columnOf(key)) * corner + static_cast<double>(cell.sumX) / cell.count()) * unit,
            .y = (static_cast<double>(rowOf(key)) * corner + static_cast<double>(cell.sumY) / cell.count()) * unit};
}

/// The cells of a range with everything needed to tell who joins whom.
class Patch {
public:
    Patch(std::vector<KeyedCell> cells, int zoom) : m_zoom{zoom}, m_cells{std::move(cells)} {
        std::ranges::sort(m_cells, {}, &KeyedCell::key);
        m_entries.reserve(m_cells.size());
        m_indexes.reserve(m_cells.size());
        for (const KeyedCell& keyed : m_cells) {
            m_indexes.emplace(keyed.key, m_entries.size());
            m_entries.push_back({.key = keyed.key,
                                 .cell = &keyed.cell,
                                 .count = keyed.cell.count(),
                                 .mean = meanOf(keyed.key, keyed.cell, m_zoom)});
        }
        for (Entry& entry : m_entries) {
            entry.rules = !greatestNear(entry, [](const Entry&) { return true; });
        }
    }

    [[nodiscard]] std::vector<CellGroup> groups() const {
        std::vector<std::optional<std::size_t>> groupOf(m_entries.size());
        std::vector<CellGroup> groups;
        const auto groupFor = [&](std::size_t main) -> CellGroup& {
            if (!groupOf[main]) {
                groupOf[main] = groups.size();
                groups.emplace_back().main = m_entries[main].key;
            }
            return groups[*groupOf[main]];
        };
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const auto ruler = m_entries[i].rules
                                   ? std::nullopt
                                   : greatestNear(m_entries[i], [](const Entry& other) { return other.rules; });
            join(groupFor(ruler.value_or(i)), m_entries[i]);
        }
        for (CellGroup& group : groups) {
            group.centre.x /= group.sum.count();
            group.centre.y /= group.sum.count();
        }
        return groups;
    }

private:
    struct Entry {
        CellKey key = 0;
        const Cell* cell = nullptr;
        std::uint32_t count = 0;
        WorldPoint mean;
        bool rules = false; ///< none greater is near
    };

    static bool isGreater(const Entry& a, const Entry& b) {
        return a.count != b.count ? a.count > b.count : a.key < b.key;
    }

    template <class Accept>
    [[nodiscard]] std::optional<std::size_t> greatestNear(const Entry& entry, Accept accept) const {
        const double reach = kJoinShare * std::exp2(-(m_zoom + kCellBits));
        std::optional<std::size_t> best;
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const std::int64_t column = columnOf(entry.key) + dx;
                const std::int64_t row = rowOf(entry.key) + dy;
                if ((dx == 0 && dy == 0) || column < 0 || row < 0) {
                    continue;
                }
                const auto found = m_indexes.find(keyOf(column, row));
                if (found == m_indexes.end()) {
                    continue;
                }
                const Entry& other = m_entries[found->second];
                if (isGreater(other, entry) && accept(other) &&
                    std::hypot(other.mean.x - entry.mean.x, other.mean.y - entry.mean.y) < reach &&
                    (!best || isGreater(other, m_entries[*best]))) {
                    best = found->second;
                }
            }
        }
        return best;
    }

    static void join(CellGroup& group, const Entry& entry) {
        const Cell& cell = *entry.cell;
        if (entry.key == group.main) {
            group.cells.insert(group.cells.begin(), entry.key);
        } else {
            group.cells.push_back(entry.key);
        }
        for (std::size_t i = 0; i < cell.open.size(); ++i) {
            group.sum.open[i] += cell.open[i];
        }
        group.sum.closed += cell.closed;
        group.sum.unacknowledged += cell.unacknowledged;
        group.sum.urgentUnacknowledged += cell.urgentUnacknowledged;
        group.sum.slots = cell.slots;
        group.centre.x += entry.mean.x * entry.count;
        group.centre.y += entry.mean.y * entry.count;
    }

    int m_zoom;
    std::vector<KeyedCell> m_cells;
    std::vector<Entry> m_entries;
    boost::unordered_flat_map<CellKey, std::size_t> m_indexes;
};

} // namespace

FixedPoint FixedPoint::of(const WorldPoint& point) {
    const auto fixed = [](double unit) {
        return static_cast<std::uint32_t>(std::clamp(unit * 0x1p32, 0.0, 0x1p32 - 1));
    };
    return {.x = fixed(point.x), .y = fixed(point.y)};
}

CellKey cellKeyOf(const FixedPoint& point, int zoom) {
    return static_cast<CellKey>(point.x >> shiftOf(zoom)) << 32 | point.y >> shiftOf(zoom);
}

std::array<CellKey, 4> childrenOf(CellKey key) {
    const std::int64_t column = 2 * columnOf(key);
    const std::int64_t row = 2 * rowOf(key);
    return {keyOf(column, row), keyOf(column, row + 1), keyOf(column + 1, row), keyOf(column + 1, row + 1)};
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

CellRange cellRangeOf(const WorldBox& box, int zoom) {
    const double cells = std::exp2(zoom + kCellBits);
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
    const std::int64_t last = (std::int64_t{1} << (zoom + kCellBits)) - 1;
    return {.minColumn = std::max<std::int64_t>(range.minColumn - kInfluence, 0),
            .minRow = std::max<std::int64_t>(range.minRow - kInfluence, 0),
            .maxColumn = std::min(range.maxColumn + kInfluence, last),
            .maxRow = std::min(range.maxRow + kInfluence, last)};
}

CellRange zoomedOut(const CellRange& range, int levels) {
    return {.minColumn = range.minColumn >> levels,
            .minRow = range.minRow >> levels,
            .maxColumn = range.maxColumn >> levels,
            .maxRow = range.maxRow >> levels};
}

CellKey zoomedOut(CellKey key, int levels) {
    return keyOf(columnOf(key) >> levels, rowOf(key) >> levels);
}

bool holds(const CellRange& range, CellKey key) {
    return columnOf(key) >= range.minColumn && columnOf(key) <= range.maxColumn && rowOf(key) >= range.minRow &&
           rowOf(key) <= range.maxRow;
}

std::vector<CellGroup> groupsOf(std::vector<KeyedCell> cells, int zoom) {
    return Patch{std::move(cells), zoom}.groups();
}

} // namespace trucban::geo
