// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Unit.h"
#include "geo/RoadNetwork.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace trucban::bridge {

/// Whether ways can be found.
enum class RoadGraph : std::uint8_t {
    none,    ///< no map pack
    opening, ///< a pack's roads are being read; questions wait for them
    ready,
    noRoads, ///< the map file has none: it was not made by trucban-mappack
    failed,  ///< they could not be read
};

/// Somebody who may be sent.
struct RoadStart {
    core::UnitId unit;
    core::GeoPoint from;
    geo::Vehicle vehicle = geo::Vehicle::motorbike;
};

struct RoadArrival {
    core::UnitId unit;
    core::GeoPoint from;
    std::optional<double> seconds; ///< absent: no way within two hours
};

/// The answer to one `ask`: all of its starts in their order, or nothing when there are no roads.
struct RoadAnswer {
    quint64 ticket = 0;
    std::vector<RoadArrival> arrivals;
};

/// The way of one unit to one place.
struct RoadWay {
    core::UnitId unit;
    core::GeoPoint from;
    core::GeoPoint to;
    std::vector<core::GeoPoint> points; ///< along roads, without both ends' ways on foot; empty: none found
};

/// Tells when units can be somewhere along the roads of the map pack: one search per kind of vehicle, backwards from the
/// place, on a thread of its own that holds the road graph. The newest question wins: one that waits is replaced by the
/// next, and its answer never comes. Ways to be shown come after that, one by one. Lives on the GUI thread; nothing here
/// blocks.
class RoadTimes : public QObject {
    Q_OBJECT
public:
    /// Of as many units a way may wait to be found; more are not taken.
    static constexpr std::size_t kMostWays = 500;

    explicit RoadTimes(QObject* parent = nullptr);
    ~RoadTimes() override; ///< waits for the search under way, some tens of milliseconds

    /// The file that the map shows; empty: none. The graph of the one before is let go. What cannot be used is told by
    /// `graphChanged`.
    void setPack(const QString& path);
    [[nodiscard]] RoadGraph graph() const { return m_graph; }

    /// The ticket, never 0, is in the answer.
    quint64 ask(const core::GeoPoint& to, std::vector<RoadStart> starts);
    /// A unit's way; a newer wish for the same unit replaces the one that waits.
    void askWay(RoadStart start, const core::GeoPoint& to);

signals:
    void answered(const trucban::bridge::RoadAnswer& answer);
    void wayFound(const trucban::bridge::RoadWay& way);
    void graphChanged(trucban::bridge::RoadGraph graph);

private:
    void setGraph(RoadGraph graph);
    class Worker;
    std::unique_ptr<Worker> m_worker;
    RoadGraph m_graph = RoadGraph::none;
    quint64 m_ticket = 0;
    quint64 m_pack = 0; ///< counts the files set; what an older one's opening tells comes too late
};

} // namespace trucban::bridge

Q_DECLARE_METATYPE(trucban::bridge::RoadAnswer)
Q_DECLARE_METATYPE(trucban::bridge::RoadWay)
