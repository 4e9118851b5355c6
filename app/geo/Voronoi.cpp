// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Voronoi.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace trucban::geo {
namespace {

// Keeps the side of the bisector of `own` and `other` where `own` is; the cut becomes an edge towards `otherIndex`.
void cut(VoronoiCell& cell, const PlanePoint& own, const PlanePoint& other, std::size_t otherIndex) {
    const PlanePoint middle{.x = (own.x + other.x) / 2, .y = (own.y + other.y) / 2};
    const PlanePoint normal{.x = other.x - own.x, .y = other.y - own.y};
    const auto side = [&](const PlanePoint& point) {
        return (point.x - middle.x) * normal.x + (point.y - middle.y) * normal.y;
    };
    VoronoiCell kept;
    const std::size_t count = cell.outline.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PlanePoint& from = cell.outline[i];
        const PlanePoint& to = cell.outline[(i + 1) % count];
        const double fromSide = side(from);
        const double toSide = side(to);
        if (fromSide <= 0) {
            kept.outline.push_back(from);
            kept.neighbours.push_back(cell.neighbours[i]);
        }
        if ((fromSide <= 0) != (toSide <= 0)) {
            const double t = fromSide / (fromSide - toSide);
            kept.outline.push_back({.x = from.x + t * (to.x - from.x), .y = from.y + t * (to.y - from.y)});
            kept.neighbours.push_back(fromSide <= 0 ? otherIndex : cell.neighbours[i]);
        }
    }
    cell = std::move(kept);
}

double farthest(const VoronoiCell& cell, const PlanePoint& site) {
    double most = 0;
    for (const PlanePoint& point : cell.outline) {
        most = std::max(most, distance(point, site));
    }
    return most;
}

} // namespace

std::vector<VoronoiCell> voronoiCells(std::span<const PlanePoint> sites, const PlanePoint& low, const PlanePoint& high,
                                      std::size_t count) {
    std::vector<VoronoiCell> cells(std::min(count, sites.size()));
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t own = 0; own < cells.size(); ++own) {
        VoronoiCell& cell = cells[own];
        cell.outline = {low, {.x = high.x, .y = low.y}, high, {.x = low.x, .y = high.y}};
        cell.neighbours.assign(4, VoronoiCell::kNoSite);
        order.clear();
        for (std::size_t other = 0; other < sites.size(); ++other) {
            if (other != own) {
                order.emplace_back(distance(sites[other], sites[own]), other);
            }
        }
        // A heap, because the first few dozen usually decide.
        std::ranges::make_heap(order, std::ranges::greater{});
        while (!order.empty()) {
            std::ranges::pop_heap(order, std::ranges::greater{});
            const auto [away, other] = order.back();
            order.pop_back();
            if (away == 0) {
                if (other < own) { // the first of a repeated site has the cell
                    cell = {};
                    break;
                }
                continue;
            }
            // A site more than twice as far away as the cell's farthest corner cannot cut it, nor can any later one.
            if (away > 2 * farthest(cell, sites[own])) {
                break;
            }
            cut(cell, sites[own], sites[other], other);
        }
    }
    return cells;
}

} // namespace trucban::geo
