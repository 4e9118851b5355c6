// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterTree.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace trucban::geo {
namespace {

/// The closest zoom whose cells 16 bits of a coordinate tell apart.
constexpr int kOrderedZoom = 16 - kCellBits;

/// 16 bits with a gap before each.
std::uint32_t spread(std::uint32_t bits) {
    bits = (bits | bits << 8) & 0x00FF'00FF;
    bits = (bits | bits << 4) & 0x0F0F'0F0F;
    bits = (bits | bits << 2) & 0x3333'3333;
    return (bits | bits << 1) & 0x5555'5555;
}

/// The upper halves are put in order, eleven bits at a time.
void sortByUpperHalf(std::vector<std::uint64_t>& values) {
    constexpr std::size_t kFew = 4'096;
    if (values.size() < kFew) {
        std::ranges::sort(values);
        return;
    }
    constexpr unsigned kBits = 11;
    std::vector<std::uint64_t> sorted(values.size());
    for (unsigned shift = 32; shift < 64; shift += kBits) {
        const auto digitOf = [shift](std::uint64_t value) { return value >> shift & ((1U << kBits) - 1); };
        std::array<std::size_t, (1U << kBits) + 1> begins{};
        for (const std::uint64_t value : values) {
            ++begins[digitOf(value) + 1];
        }
        for (std::size_t digit = 1; digit < begins.size(); ++digit) {
            begins[digit] += begins[digit - 1];
        }
        for (const std::uint64_t value : values) {
            sorted[begins[digitOf(value)]++] = value;
        }
        values.swap(sorted);
    }
}

} // namespace

void ClusterTree::insertAll(std::span<const ClusterIndex::NewPoint> points) {
    if (points.empty()) {
        return;
    }
    const std::size_t slots = std::size_t{std::ranges::max(points, {}, &ClusterIndex::NewPoint::slot).slot} + 1;
    assert(slots <= Cell::kDivided);
    if (slots > m_points.size()) {
        if (slots > m_points.capacity()) {
            // Many small batches must not copy everything each.
            m_points.reserve(std::max(slots, m_points.capacity() + m_points.capacity() / 2));
        }
        m_points.resize(slots);
    }
    Order order;
    order.reserve(points.size());
    for (const ClusterIndex::NewPoint& fresh : points) {
        assert(!contains(fresh.slot));
        Point& point = m_points[fresh.slot];
        point.at = FixedPoint::of(fresh.point);
        point.traits = PackedTraits{fresh.traits};
        const std::uint64_t place = spread(point.at.x >> 16) << 1 | spread(point.at.y >> 16);
        order.push_back(place << 32 | fresh.slot);
    }
    sortByUpperHalf(order);
    const bool isFirst = m_size == 0;
    m_size += points.size();
    if (!isFirst) {
        std::ranges::for_each(order, [this](std::uint64_t placed) { add(slotOf(placed)); });
        return;
    }
    // Cells from the closest outwards: each point is looked at once and not once a zoom.
    std::span<const std::uint64_t> rest{order};
    while (!rest.empty()) {
        const Index root = rootOf(m_points[slotOf(rest.front())].at);
        const auto end = std::ranges::partition_point(
            rest, [&](std::uint64_t placed) { return rootOf(m_points[slotOf(placed)].at) == root; });
        build(root, kFirstZoom, {rest.begin(), end});
        rest = {end, rest.end()};
    }
}

void ClusterTree::build(Index index, int zoom, std::span<const std::uint64_t> points) {
    if (points.size() <= kMostUndivided || zoom == kOrderedZoom) {
        Cell cell;
        for (const std::uint64_t placed : points) {
            const Slot slot = slotOf(placed);
            cell.add(m_points[slot].at, m_points[slot].traits, zoom);
            link(slot, cell);
        }
        m_cells[index] = cell;
        divideIfFull(index, zoom);
        return;
    }
    const Index quad = takeQuad();
    Cell cell;
    cell.slots = Cell::kDivided | quad;
    const int shift = 64 - 2 * (kCellBits + zoom + 1);
    for (Index part = 0; part < 4; ++part) {
        const auto end =
            std::ranges::partition_point(points, [=](std::uint64_t placed) { return (placed >> shift & 3U) <= part; });
        build(quad + part, zoom + 1, {points.begin(), end});
        points = {end, points.end()};
        cell.addPart(m_cells[quad + part], part, zoom);
    }
    m_cells[index] = cell;
}

} // namespace trucban::geo
