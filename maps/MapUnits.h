// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/GeoPoint.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "geo/Mercator.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace trucban::maps {

/// One unit as the map shows it. Units without a position never come here.
struct MapUnit {
    QString id; ///< call sign
    core::GeoPoint point;
    core::Instant pointAt{};          ///< when it was there
    std::optional<double> headingDeg; ///< clockwise from north
    core::UnitState state = core::UnitState::available;
    std::optional<core::CaseId> caseId;
    std::optional<core::GeoPoint> casePoint; ///< where it is wanted
    QString label;                           ///< for the tooltip, in the user's language
    std::vector<core::GeoPoint> way;         ///< to there along roads, without its ends; empty: not known
    bool operator==(const MapUnit&) const = default;
};

/// Where the units are and have been, kept by call sign. Knows no clock: it is told the time. Lives on the GUI thread;
/// whoever has the units feeds it in batches.
class MapUnits : public QObject {
    Q_OBJECT
public:
    /// A position older than this may be wrong by streets, and looks so.
    static constexpr std::chrono::minutes kStaleAfter{3};
    static constexpr std::chrono::minutes kTrail{30};
    static constexpr std::size_t kMostTrail = 240; ///< places; older ones go first

    struct Step {
        geo::WorldPoint at;
        core::Instant when{};
    };
    struct Track {
        MapUnit unit;
        std::deque<Step> trail; ///< oldest first; the present place last
    };

    using QObject::QObject;

    /// Adds new units and changes known ones; those without a valid position are removed instead. An older position than
    /// the known one does not enter the trail.
    void upsert(std::span<const MapUnit> units);
    void remove(std::span<const QString> ids);
    /// The time, now and then: positions grow old and trails short. An earlier one than before (the past is looked at)
    /// takes out of the trails where units were later.
    void setNow(core::Instant now);

    [[nodiscard]] const std::map<QString, Track>& tracks() const { return m_tracks; }
    [[nodiscard]] const Track* find(const QString& id) const;
    [[nodiscard]] bool isStale(const MapUnit& unit) const { return age(unit) > kStaleAfter; }
    /// Never below zero.
    [[nodiscard]] std::chrono::milliseconds age(const MapUnit& unit) const;

signals:
    void changed();

private:
    bool put(const MapUnit& unit);
    void trim(Track& track) const;

    std::map<QString, Track> m_tracks; ///< in order of call signs, so that pictures do not depend on arrival
    core::Instant m_now{};
};

} // namespace trucban::maps
