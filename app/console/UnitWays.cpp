// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/UnitWays.h"

#include "geo/LocalPlane.h"
#include "geo/UnitAdvice.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace trucban::console {

namespace {

/// Which stretch of the line is nearest, and how near.
struct Nearest {
    std::size_t stretch = 0;
    double awayM = std::numeric_limits<double>::infinity();
};

Nearest nearestStretch(const std::vector<core::GeoPoint>& line, const core::GeoPoint& point) {
    const geo::LocalPlane plane(point.lat);
    const auto at = plane.toPlane(point);
    Nearest nearest;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double squared = geo::squaredDistanceToSegment(at, plane.toPlane(line[i]), plane.toPlane(line[i + 1]));
        if (const double away = std::sqrt(squared); away < nearest.awayM) {
            nearest = {.stretch = i, .awayM = away};
        }
    }
    return nearest;
}

} // namespace

UnitWays::UnitWays(bridge::RoadTimes& roads, QObject* parent) : QObject(parent), m_roads(roads) {
    connect(&roads, &bridge::RoadTimes::wayFound, this, [this](const bridge::RoadWay& way) {
        const auto known = m_ways.find(way.unit);
        if (known != m_ways.end() && known->second.askedFrom == way.from && known->second.to == way.to) {
            known->second.points = way.points;
            emit found(way.unit);
        }
    });
    connect(&roads, &bridge::RoadTimes::graphChanged, this, [this](bridge::RoadGraph graph) {
        if (graph != bridge::RoadGraph::ready) {
            m_ways.clear();
            emit forgotten();
        }
    });
}

bool UnitWays::mayAsk() const {
    return m_roads.graph() == bridge::RoadGraph::ready || m_roads.graph() == bridge::RoadGraph::opening;
}

void UnitWays::ask(const core::Unit& unit, const core::GeoPoint& to) {
    m_ways[unit.profile.id] = {.askedFrom = *unit.point, .to = to, .points = {}};
    m_roads.askWay({.unit = unit.profile.id, .from = *unit.point, .vehicle = geo::vehicleOf(unit.profile)}, to);
}

std::vector<core::GeoPoint> UnitWays::ahead(const core::Unit& unit, const core::GeoPoint& to) {
    const auto known = m_ways.find(unit.profile.id);
    const bool isSame = known != m_ways.end() && core::distanceM(known->second.to, to) <= kOffM;
    if (isSame) {
        const auto& points = known->second.points;
        if (const auto nearest = nearestStretch(points, *unit.point); nearest.awayM <= kOffM) {
            return {points.begin() + static_cast<std::ptrdiff_t>(nearest.stretch) + 1, points.end()};
        }
        if (core::distanceM(known->second.askedFrom, *unit.point) <= kOffM) {
            return points; // its way begins away from here, or was asked for, maybe in vain
        }
    }
    if (mayAsk()) {
        ask(unit, to);
    }
    return {};
}

} // namespace trucban::console
