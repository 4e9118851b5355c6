// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/ShapeClip.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace trucban::maps {
namespace {

// So that strokes along the picture's edge are whole.
constexpr double kGutterPx = 8;

bool runsAlong(const geo::WorldBox& region, const geo::WorldBox& edge) {
    constexpr double kClose = 1e-7;
    const auto at = [](double a, double b, double side) {
        return std::abs(a - side) < kClose && std::abs(b - side) < kClose;
    };
    return at(edge.minX, edge.maxX, region.minX) || at(edge.minX, edge.maxX, region.maxX) ||
           at(edge.minY, edge.maxY, region.minY) || at(edge.minY, edge.maxY, region.maxY);
}

using Segment = std::pair<geo::WorldPoint, geo::WorldPoint>;

/// The part of the segment inside the box (Liang and Barsky); nothing when it misses it.
std::optional<Segment> inside(const Segment& segment, const geo::WorldBox& box) {
    const auto& [from, to] = segment;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    double first = 0;
    double last = 1;
    for (const auto& [step, room] : {std::pair{-dx, from.x - box.minX},
                                     {dx, box.maxX - from.x},
                                     {-dy, from.y - box.minY},
                                     {dy, box.maxY - from.y}}) {
        if (step == 0) {
            if (room < 0) {
                return std::nullopt;
            }
        } else if (step < 0) {
            first = std::max(first, room / step);
        } else {
            last = std::min(last, room / step);
        }
    }
    if (first > last) {
        return std::nullopt;
    }
    const auto at = [&](double t) { return geo::WorldPoint{.x = from.x + t * dx, .y = from.y + t * dy}; };
    return Segment{first > 0 ? at(first) : from, last < 1 ? at(last) : to};
}

} // namespace

ShapeClip::ShapeClip(const geo::WorldBox& box, double worldPx)
    : m_box{box}, m_clip{box.grownBy(kGutterPx / worldPx)}, m_worldPx{worldPx} {}

QPointF ShapeClip::toPixel(const geo::WorldPoint& point) const {
    return {(point.x - m_box.minX) * m_worldPx, (point.y - m_box.minY) * m_worldPx};
}

// Sutherland–Hodgman against the clip box.
QPolygonF ShapeClip::ring(const WorldLine& ring) const {
    if (m_clip.minX <= ring.box.minX && m_clip.minY <= ring.box.minY && m_clip.maxX >= ring.box.maxX &&
        m_clip.maxY >= ring.box.maxY) {
        return toPolygon(ring.points);
    }
    std::vector<geo::WorldPoint> points = ring.points;
    for (int side = 0; side < 4; ++side) {
        points = cut(points, side);
    }
    return toPolygon(points);
}

QPolygonF ShapeClip::toPolygon(const std::vector<geo::WorldPoint>& points) const {
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(points.size()));
    for (const geo::WorldPoint& point : points) {
        polygon << toPixel(point);
    }
    return polygon;
}

std::vector<geo::WorldPoint> ShapeClip::cut(const std::vector<geo::WorldPoint>& points, int side) const {
    const auto room = [&](const geo::WorldPoint& point) {
        switch (side) {
        case 0:
            return point.x - m_clip.minX;
        case 1:
            return m_clip.maxX - point.x;
        case 2:
            return point.y - m_clip.minY;
        default:
            return m_clip.maxY - point.y;
        }
    };
    std::vector<geo::WorldPoint> kept;
    kept.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const geo::WorldPoint& from = points[i];
        const geo::WorldPoint& to = points[(i + 1) % points.size()];
        const double a = room(from);
        const double b = room(to);
        if (a >= 0) {
            kept.push_back(from);
        }
        if ((a >= 0) != (b >= 0)) {
            const double t = a / (a - b);
            kept.push_back({.x = from.x + t * (to.x - from.x), .y = from.y + t * (to.y - from.y)});
        }
    }
    return kept;
}

void ShapeClip::addLine(QPainterPath& path, const WorldLine& line, bool closed, const geo::WorldBox* region) const {
    if (!meets(line.box)) {
        return;
    }
    std::optional<geo::WorldPoint> pen; // where the path ended
    const std::size_t count = line.points.size();
    for (std::size_t i = 0; i + (closed ? 0 : 1) < count; ++i) {
        const geo::WorldPoint& from = line.points[i];
        const geo::WorldPoint& to = line.points[(i + 1) % count];
        const geo::WorldBox box{.minX = std::min(from.x, to.x),
                                .minY = std::min(from.y, to.y),
                                .maxX = std::max(from.x, to.x),
                                .maxY = std::max(from.y, to.y)};
        const auto part = box.meets(m_clip) ? inside({from, to}, m_clip) : std::nullopt;
        if (!part || (region != nullptr && runsAlong(*region, box))) {
            pen.reset();
            continue;
        }
        if (pen != part->first) {
            path.moveTo(toPixel(part->first));
        }
        path.lineTo(toPixel(part->second));
        pen = part->second;
    }
}

QPainterPath ShapeClip::sea(const std::vector<WorldLine>& land) const {
    QPainterPath sea;
    sea.setFillRule(Qt::OddEvenFill);
    sea.addRect(QRectF{toPixel({.x = m_clip.minX, .y = m_clip.minY}), toPixel({.x = m_clip.maxX, .y = m_clip.maxY})});
    for (const WorldLine& ring : land) {
        if (meets(ring.box)) {
            sea.addPolygon(this->ring(ring));
            sea.closeSubpath();
        }
    }
    return sea;
}

} // namespace trucban::maps
