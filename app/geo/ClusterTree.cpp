// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterTree.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace trucban::geo {
namespace {

/// Of the four parts of a cell of `zoom`, the one in which the point lies: column first.
std::uint32_t partOf(const FixedPoint& at, int zoom) {
    const int shift = shiftOf(zoom + 1);
    return (at.x >> shift & 1U) * 2 + (at.y >> shift & 1U);
}

} // namespace

ClusterTree::ClusterTree() : m_cells(kRootSide * kRootSide) {}

void ClusterTree::insert(Slot slot, const FixedPoint& at, PackedTraits traits) {
    assert(slot < Cell::kDivided && !contains(slot));
    if (slot >= m_points.size()) {
        m_points.resize(std::size_t{slot} + 1);
    }
    m_points[slot].at = at;
    m_points[slot].traits = traits;
    add(slot);
    ++m_size;
}

bool ClusterTree::update(Slot slot, const FixedPoint& at, PackedTraits traits) {
    assert(contains(slot));
    if (m_points[slot].at == at && m_points[slot].traits == traits) {
        return false;
    }
    subtract(slot);
    m_points[slot].at = at;
    m_points[slot].traits = traits;
    add(slot);
    return true;
}

void ClusterTree::remove(Slot slot) {
    assert(contains(slot));
    subtract(slot);
    m_points[slot] = {};
    --m_size;
}

void ClusterTree::add(Slot slot) {
    const Point& point = m_points[slot];
    Index index = rootOf(point.at);
    for (int zoom = kFirstZoom;; ++zoom) {
        Cell& cell = m_cells[index];
        cell.add(point.at, point.traits, zoom);
        if (!cell.isDivided()) {
            link(slot, cell);
            divideIfFull(index, zoom);
            return;
        }
        index = cell.parts() + partOf(point.at, zoom);
    }
}

void ClusterTree::subtract(Slot slot) {
    const Point& point = m_points[slot];
    std::optional<Index> sparse; // the widest cell that need not be divided any more
    Index index = rootOf(point.at);
    for (int zoom = kFirstZoom;; ++zoom) {
        Cell& cell = m_cells[index];
        cell.subtract(point.at, point.traits, zoom);
        if (!cell.isDivided()) {
            unlink(slot, cell);
            break;
        }
        if (!sparse && cell.count() <= kMostJoined) {
            sparse = index;
        }
        index = cell.parts() + partOf(point.at, zoom);
    }
    if (sparse) {
        joinAgain(*sparse);
    }
}

void ClusterTree::link(Slot slot, Cell& cell) {
    Point& point = m_points[slot];
    point.previous = Cell::kNone;
    point.next = cell.slots;
    if (point.next != Cell::kNone) {
        m_points[point.next].previous = slot;
    }
    cell.slots = slot;
}

void ClusterTree::unlink(Slot slot, Cell& cell) {
    const Point& point = m_points[slot];
    (point.previous == Cell::kNone ? cell.slots : m_points[point.previous].next) = point.next;
    if (point.next != Cell::kNone) {
        m_points[point.next].previous = point.previous;
    }
}

ClusterTree::Index ClusterTree::takeQuad() {
    if (m_freeQuads == Cell::kNone) {
        m_cells.resize(m_cells.size() + 4);
        return static_cast<Index>(m_cells.size() - 4);
    }
    const Index quad = m_freeQuads;
    m_freeQuads = m_cells[quad].slots;
    std::fill_n(m_cells.begin() + quad, 4, Cell{});
    return quad;
}

void ClusterTree::divideIfFull(Index index, int zoom) {
    if (m_cells[index].count() <= kMostUndivided || zoom == kLastZoom) {
        return;
    }
    const Index quad = takeQuad(); // moves the cells
    Slot next = std::exchange(m_cells[index].slots, Cell::kDivided | quad);
    while (next != Cell::kNone) {
        const Slot slot = std::exchange(next, m_points[next].next);
        const Point& point = m_points[slot];
        Cell& part = m_cells[quad + partOf(point.at, zoom)];
        part.add(point.at, point.traits, zoom + 1);
        link(slot, part);
    }
    for (Index part = quad; part < quad + 4; ++part) {
        divideIfFull(part, zoom + 1);
    }
}

void ClusterTree::joinAgain(Index index) {
    std::vector<Slot> slots;
    takeAll(index, slots);
    Cell& cell = m_cells[index];
    cell.slots = Cell::kNone;
    for (const Slot slot : slots) {
        link(slot, cell);
    }
}

/// Gives the parts of a divided cell back, and tells their points.
void ClusterTree::takeAll(Index index, std::vector<Slot>& slots) {
    const Index quad = m_cells[index].parts();
    for (Index part = quad; part < quad + 4; ++part) {
        if (m_cells[part].isDivided()) {
            takeAll(part, slots);
        } else {
            for (Slot slot = m_cells[part].slots; slot != Cell::kNone; slot = m_points[slot].next) {
                slots.push_back(slot);
            }
        }
    }
    m_cells[quad].slots = std::exchange(m_freeQuads, quad);
}

std::vector<KeyedCell> ClusterTree::cellsIn(const CellRange& range, int zoom) const {
    std::vector<KeyedCell> found;
    if (range.isEmpty()) {
        return found;
    }
    constexpr std::int64_t kMostReserved = 2'048;
    found.reserve(static_cast<std::size_t>(std::min(range.area(), kMostReserved)));
    const View view{.range = range, .zoom = zoom};
    const CellRange roots = zoomedOut(range, zoom - kFirstZoom);
    for (std::int64_t column = roots.minColumn; column <= roots.maxColumn; ++column) {
        for (std::int64_t row = roots.minRow; row <= roots.maxRow; ++row) {
            gather({.index = static_cast<Index>(column * kRootSide + row),
                    .zoom = kFirstZoom,
                    .column = column,
                    .row = row},
                   view, found);
        }
    }
    return found;
}

void ClusterTree::gather(const Node& node, const View& view, std::vector<KeyedCell>& found) const {
    const Cell& cell = m_cells[node.index];
    if (cell.count() == 0) {
        return;
    }
    if (node.zoom == view.zoom) {
        found.push_back({.key = keyOf(node.column, node.row), .cell = cell});
        return;
    }
    if (!cell.isDivided()) {
        workOut(cell, view, found);
        return;
    }
    const CellRange wanted = zoomedOut(view.range, view.zoom - node.zoom - 1);
    for (Index part = 0; part < 4; ++part) {
        const std::int64_t column = 2 * node.column + (part >> 1U);
        const std::int64_t row = 2 * node.row + (part & 1U);
        if (wanted.holds(column, row)) {
            gather({.index = cell.parts() + part, .zoom = node.zoom + 1, .column = column, .row = row}, view, found);
        }
    }
}

void ClusterTree::workOut(const Cell& cell, const View& view, std::vector<KeyedCell>& found) const {
    const auto first = static_cast<std::ptrdiff_t>(found.size()); // what this cell adds: few, so looked through
    for (Slot slot = cell.slots; slot != Cell::kNone; slot = m_points[slot].next) {
        const Point& point = m_points[slot];
        const CellKey key = cellKeyOf(point.at, view.zoom);
        if (!view.range.holds(columnOf(key), rowOf(key))) {
            continue;
        }
        auto part = std::find_if(found.begin() + first, found.end(),
                                 [key](const KeyedCell& other) { return other.key == key; });
        if (part == found.end()) {
            part = found.insert(found.end(), {.key = key, .cell = {}});
        }
        part->cell.add(point.at, point.traits, view.zoom);
        part->cell.slots = slot;
    }
}

void ClusterTree::collect(int zoom, CellKey key, std::size_t limit, std::vector<Slot>& found) const {
    const FixedPoint corner{.x = static_cast<std::uint32_t>(columnOf(key)) << shiftOf(zoom),
                            .y = static_cast<std::uint32_t>(rowOf(key)) << shiftOf(zoom)};
    Index index = rootOf(corner);
    for (int wider = kFirstZoom; wider < zoom; ++wider) {
        const Cell& cell = m_cells[index];
        if (!cell.isDivided()) { // the cell asked for is a part of this one that is not kept
            for (Slot slot = cell.slots; slot != Cell::kNone && found.size() < limit; slot = m_points[slot].next) {
                if (cellKeyOf(m_points[slot].at, zoom) == key) {
                    found.push_back(slot);
                }
            }
            return;
        }
        index = cell.parts() + partOf(corner, wider);
    }
    collectAll(m_cells[index], limit, found);
}

void ClusterTree::collectAll(const Cell& cell, std::size_t limit, std::vector<Slot>& found) const {
    if (cell.isDivided()) {
        for (Index part = 0; part < 4; ++part) {
            collectAll(m_cells[cell.parts() + part], limit, found);
        }
        return;
    }
    for (Slot slot = cell.slots; slot != Cell::kNone && found.size() < limit; slot = m_points[slot].next) {
        found.push_back(slot);
    }
}

} // namespace trucban::geo
