// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/RoadSnapper.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trucban::geo {
namespace {

constexpr double kCellM = 250;

std::int64_t cellOf(double metres) {
    return static_cast<std::int64_t>(std::floor(metres / kCellM));
}

std::uint64_t cellKey(std::int64_t column, std::int64_t row) {
    return static_cast<std::uint64_t>(column) << 32 | static_cast<std::uint32_t>(row);
}

double middleLatitude(const RoadNetwork& network) {
    double sum = 0;
    for (const RoadNode& node : network.nodes) {
        sum += node.at.lat;
    }
    return network.nodes.empty() ? 0 : sum / static_cast<double>(network.nodes.size());
}

/// No point of the edge is nearer.
double leastAway(const MeasuredEdge& edge, const PlanePoint& place) {
    return std::hypot(std::max({edge.low.x - place.x, 0.0, place.x - edge.high.x}),
                      std::max({edge.low.y - place.y, 0.0, place.y - edge.high.y}));
}

/// The smallest few of many numbers.
class Smallest {
public:
    explicit Smallest(std::size_t count) : m_count{count} {}
    void add(double value) {
        m_sorted.insert(std::ranges::upper_bound(m_sorted, value), value);
        m_sorted.resize(std::min(m_sorted.size(), m_count));
    }
    /// Larger ones change nothing any more.
    [[nodiscard]] double limit() const {
        return m_sorted.size() < m_count ? std::numeric_limits<double>::max() : m_sorted.back();
    }

private:
    std::size_t m_count;
    std::vector<double> m_sorted;
};

} // namespace

RoadSnapper::RoadSnapper(const RoadNetwork& network) : m_network{network}, m_plane{middleLatitude(network)} {
    m_edges.reserve(network.edges.size());
    for (const RoadEdge& edge : network.edges) {
        MeasuredEdge measured{.firstPoint = static_cast<std::uint32_t>(m_points.size())};
        measured.low = measured.high = m_plane.toPlane(network.nodes[edge.from].at);
        const auto add = [&](const core::GeoPoint& point) {
            const PlanePoint next = m_plane.toPlane(point);
            measured.low = {.x = std::min(measured.low.x, next.x), .y = std::min(measured.low.y, next.y)};
            measured.high = {.x = std::max(measured.high.x, next.x), .y = std::max(measured.high.y, next.y)};
            measured.lengthM += measured.points == 0 ? 0 : distance(m_points.back(), next);
            m_points.push_back(next);
            m_alongM.push_back(measured.lengthM);
            ++measured.points;
        };
        add(network.nodes[edge.from].at);
        std::ranges::for_each(edge.shape, add);
        add(network.nodes[edge.to].at);
        m_edges.push_back(measured);
        addToGrid(static_cast<std::uint32_t>(m_edges.size() - 1));
    }
    std::ranges::sort(m_grid);
    const auto repeated = std::ranges::unique(m_grid);
    m_grid.erase(repeated.begin(), repeated.end());
    m_grid.shrink_to_fit();
}

void RoadSnapper::addToGrid(std::uint32_t edge) {
    const MeasuredEdge& measured = m_edges[edge];
    for (std::uint32_t i = 0; i + 1 < measured.points; ++i) {
        const PlanePoint& a = m_points[measured.firstPoint + i];
        const PlanePoint& b = m_points[measured.firstPoint + i + 1];
        // A long segment is walked along, so that a hostile one across the world does not fill a million cells.
        const double length = distance(a, b);
        const int steps = static_cast<int>(std::clamp(std::ceil(length / kCellM), 1.0, 10'000.0));
        for (int step = 0; step < steps; ++step) {
            const auto at = [&](double t) { return PlanePoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
            const PlanePoint from = at(static_cast<double>(step) / steps);
            const PlanePoint to = at(static_cast<double>(step + 1) / steps);
            for (auto column = cellOf(std::min(from.x, to.x));
                 column <= cellOf(std::max(from.x, to.x)) && column <= cellOf(std::min(from.x, to.x)) + 1; ++column) {
                for (auto row = cellOf(std::min(from.y, to.y));
                     row <= cellOf(std::max(from.y, to.y)) && row <= cellOf(std::min(from.y, to.y)) + 1; ++row) {
                    m_grid.push_back({.cell = cellKey(column, row), .edge = edge});
                }
            }
        }
    }
}

RoadAnchor RoadSnapper::anchorOn(std::uint32_t edge, const PlanePoint& place) const {
    const MeasuredEdge& measured = m_edges[edge];
    RoadAnchor best{.edge = edge, .awayM = std::numeric_limits<double>::max()};
    for (std::uint32_t i = measured.firstPoint; i + 1 < measured.firstPoint + measured.points; ++i) {
        const PlanePoint& a = m_points[i];
        const PlanePoint& b = m_points[i + 1];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = dx * dx + dy * dy;
        const double t =
            length2 > 0 ? std::clamp(((place.x - a.x) * dx + (place.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
        const double away = distance(place, {.x = a.x + t * dx, .y = a.y + t * dy});
        if (away < best.awayM) {
            best.awayM = away;
            best.alongM = m_alongM[i] + t * (m_alongM[i + 1] - m_alongM[i]);
        }
    }
    return best;
}

std::vector<RoadAnchor> RoadSnapper::nearest(const core::GeoPoint& place, Vehicle vehicle, double mostM,
                                             std::size_t limit) const {
    const PlanePoint at = m_plane.toPlane(place);
    const std::int64_t column = cellOf(at.x);
    const std::int64_t row = cellOf(at.y);
    const auto rings = static_cast<std::int64_t>(std::ceil(mostM / kCellM));
    std::vector<RoadAnchor> found;
    std::vector<std::uint32_t> seen;   // sorted
    std::vector<std::uint32_t> inRing; // an edge may lie in many cells
    Smallest away{limit};
    const auto look = [&](std::int64_t c, std::int64_t r) {
        for (const Entry& entry : std::ranges::equal_range(m_grid, cellKey(c, r), {}, &Entry::cell)) {
            const RoadEdge& edge = m_network.edges[entry.edge];
            if (edge.forward.has(vehicle) || edge.backward.has(vehicle)) {
                inRing.push_back(entry.edge);
            }
        }
    };
    const auto measure = [&] {
        std::ranges::sort(inRing);
        const auto repeated = std::ranges::unique(inRing);
        inRing.erase(repeated.begin(), repeated.end());
        const std::size_t before = seen.size();
        for (const std::uint32_t edge : inRing) {
            if (std::binary_search(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(before), edge)) {
                continue;
            }
            seen.push_back(edge);
            if (leastAway(m_edges[edge], at) > std::min(mostM, away.limit())) {
                continue;
            }
            if (const RoadAnchor anchor = anchorOn(edge, at); anchor.awayM <= mostM) {
                away.add(anchor.awayM);
                found.push_back(anchor);
            }
        }
        std::ranges::inplace_merge(seen, seen.begin() + static_cast<std::ptrdiff_t>(before));
        inRing.clear();
    };
    for (std::int64_t ring = 0; ring <= rings; ++ring) {
        for (std::int64_t c = column - ring; c <= column + ring; ++c) {
            const bool isSide = std::abs(c - column) == ring;
            for (std::int64_t r = row - ring; r <= row + ring; r += isSide || ring == 0 ? 1 : 2 * ring) {
                look(c, r);
            }
        }
        measure();
        // What lies in farther cells is at least so far away.
        const auto certain = [&](const RoadAnchor& anchor) {
            return anchor.awayM <= static_cast<double>(ring) * kCellM;
        };
        if (static_cast<std::size_t>(std::ranges::count_if(found, certain)) >= limit) {
            break;
        }
    }
    std::ranges::sort(found, {}, [](const RoadAnchor& anchor) { return std::pair{anchor.awayM, anchor.edge}; });
    found.resize(std::min(found.size(), limit));
    return found;
}

core::GeoPoint RoadSnapper::pointAt(std::uint32_t edge, double alongM) const {
    const MeasuredEdge& measured = m_edges[edge];
    const auto first = m_alongM.begin() + measured.firstPoint;
    const auto last = first + measured.points - 1;
    const auto after = std::clamp(std::upper_bound(first, last, alongM), first + 1, last);
    const auto i = static_cast<std::size_t>(after - m_alongM.begin());
    const double span = m_alongM[i] - m_alongM[i - 1];
    const double t = span > 0 ? std::clamp((alongM - m_alongM[i - 1]) / span, 0.0, 1.0) : 0.0;
    const PlanePoint& a = m_points[i - 1];
    const PlanePoint& b = m_points[i];
    return m_plane.toGeo({.x = a.x + (b.x - a.x) * t, .y = a.y + (b.y - a.y) * t});
}

std::vector<core::GeoPoint> RoadSnapper::line(std::uint32_t edge, double fromM, double toM) const {
    const MeasuredEdge& measured = m_edges[edge];
    const auto [low, high] = std::minmax(fromM, toM);
    std::vector<core::GeoPoint> points{pointAt(edge, low)};
    for (std::uint32_t i = measured.firstPoint; i < measured.firstPoint + measured.points; ++i) {
        if (m_alongM[i] > low && m_alongM[i] < high) {
            points.push_back(m_plane.toGeo(m_points[i]));
        }
    }
    points.push_back(pointAt(edge, high));
    if (fromM > toM) {
        std::ranges::reverse(points);
    }
    return points;
}

} // namespace trucban::geo
