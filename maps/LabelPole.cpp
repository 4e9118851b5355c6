// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LabelPole.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace trucban::maps {
namespace {

double squaredDistance(const geo::WorldPoint& point, const geo::WorldPoint& a, const geo::WorldPoint& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    const double awayX = a.x + t * dx - point.x;
    const double awayY = a.y + t * dy - point.y;
    return awayX * awayX + awayY * awayY;
}

/// To the border; negative outside.
double depthAt(const std::vector<WorldRing>& rings, const geo::WorldPoint& point) {
    double nearest = std::numeric_limits<double>::max();
    for (const WorldRing& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            nearest = std::min(nearest, squaredDistance(point, ring[i], ring[(i + 1) % ring.size()]));
        }
    }
    return isInside(rings, point) ? std::sqrt(nearest) : -std::sqrt(nearest);
}

struct Square {
    geo::WorldPoint centre;
    double half = 0;
    double depth = 0;

    /// No place in the square can be deeper.
    [[nodiscard]] double bound() const { return depth + half * std::numbers::sqrt2; }
    bool operator<(const Square& other) const { return bound() < other.bound(); }
};

} // namespace

bool isInside(const std::vector<WorldRing>& rings, const geo::WorldPoint& point) {
    bool inside = false;
    for (const WorldRing& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::WorldPoint& a = ring[i];
            const geo::WorldPoint& b = ring[(i + 1) % ring.size()];
            if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

std::optional<geo::WorldPoint> labelPole(const std::vector<WorldRing>& rings) {
    geo::WorldBox box{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const WorldRing& ring : rings) {
        for (const geo::WorldPoint& point : ring) {
            box = {.minX = std::min(box.minX, point.x),
                   .minY = std::min(box.minY, point.y),
                   .maxX = std::max(box.maxX, point.x),
                   .maxY = std::max(box.maxY, point.y)};
        }
    }
    const double side = std::min(box.maxX - box.minX, box.maxY - box.minY);
    if (side <= 0) {
        return std::nullopt;
    }
    const double precision = std::max(box.maxX - box.minX, box.maxY - box.minY) / 100;
    const auto squareAt = [&](double x, double y, double half) {
        return Square{.centre = {.x = x, .y = y}, .half = half, .depth = depthAt(rings, {.x = x, .y = y})};
    };
    std::priority_queue<Square> open;
    for (double x = box.minX; x < box.maxX; x += side) {
        for (double y = box.minY; y < box.maxY; y += side) {
            open.push(squareAt(x + side / 2, y + side / 2, side / 2));
        }
    }
    std::optional<Square> best;
    while (!open.empty()) {
        const Square square = open.top();
        open.pop();
        if (square.depth > (best ? best->depth : 0)) {
            best = square;
        }
        if (square.bound() - (best ? best->depth : 0) <= precision) {
            break; // the queue holds nothing better
        }
        const double half = square.half / 2;
        for (const double dx : {-half, half}) {
            for (const double dy : {-half, half}) {
                open.push(squareAt(square.centre.x + dx, square.centre.y + dy, half));
            }
        }
    }
    return best ? std::optional{best->centre} : std::nullopt;
}

} // namespace trucban::maps
