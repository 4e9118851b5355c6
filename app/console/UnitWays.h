// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/RoadTimes.h"

#include <QObject>

#include <unordered_map>
#include <vector>

namespace trucban::console {

/// The ways of units to their cases along the map pack's roads, for drawing: found in the background when they are first
/// asked for, and again when a unit has left its way. GUI thread.
class UnitWays : public QObject {
    Q_OBJECT
public:
    /// Farther from its way than that, a unit goes another one.
    static constexpr double kOffM = 120;

    /// Must outlive it.
    explicit UnitWays(bridge::RoadTimes& roads, QObject* parent = nullptr);

    /// What still lies ahead of the unit, nearest first; empty while no way is known.
    [[nodiscard]] std::vector<core::GeoPoint> ahead(const core::Unit& unit, const core::GeoPoint& to);
    void forget(const core::UnitId& unit) { m_ways.erase(unit); }

signals:
    void found(const trucban::core::UnitId& unit);
    /// Another map: none is known any more.
    void forgotten();

private:
    struct Way {
        core::GeoPoint askedFrom;
        core::GeoPoint to;
        std::vector<core::GeoPoint> points; ///< empty: under way, or there is none
    };
    [[nodiscard]] bool mayAsk() const;
    void ask(const core::Unit& unit, const core::GeoPoint& to);

    bridge::RoadTimes& m_roads;
    std::unordered_map<core::UnitId, Way> m_ways;
};

} // namespace trucban::console
