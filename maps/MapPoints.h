// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/GeoPoint.h"
#include "core/Uuid.h"
#include "geo/ClusterIndex.h"

#include <QObject>
#include <QString>

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace trucban::maps {

/// One case as the map shows it. Cases without a position never come here: they belong to the unlocated tray.
struct MapPoint {
    core::CaseId caseId;
    core::GeoPoint point;
    double accuracyM = 0; ///< 0: not told
    core::Priority priority = core::Priority::p3;
    bool unacknowledged = false;
    bool open = true; ///< false: closed a short while ago, drawn faintly
    QString label;    ///< for the tooltip: code, kind and state, already in the user's language
    bool operator==(const MapPoint&) const = default;
};

/// What the map shows, kept by id and clustered as it changes. Lives on the GUI thread; whoever has the cases feeds it
/// in batches. Every change that alters anything raises `generation`, and the view says when a frame with it was shown.
class MapPoints : public QObject {
    Q_OBJECT
public:
    explicit MapPoints(QObject* parent = nullptr);

    /// Adds new points and changes known ones; points without a valid position are removed instead. Returns the
    /// generation that includes them.
    quint64 upsert(std::span<const MapPoint> points);
    /// Unknown ids are ignored.
    quint64 remove(std::span<const core::CaseId> ids);
    quint64 clear();

    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] std::size_t size() const { return m_slots.size(); }
    [[nodiscard]] const MapPoint* find(const core::CaseId& id) const;
    [[nodiscard]] const MapPoint& at(geo::ClusterIndex::Slot slot) const { return m_points[slot]; }
    [[nodiscard]] std::optional<geo::ClusterIndex::Slot> slotOf(const core::CaseId& id) const;
    [[nodiscard]] const geo::ClusterIndex& index() const { return m_index; }

signals:
    void changed();

private:
    bool put(const MapPoint& point);
    bool drop(const core::CaseId& id);
    void indexFresh();
    quint64 finish(bool anything);

    std::vector<MapPoint> m_points; ///< by slot; freed slots are reused
    std::vector<geo::ClusterIndex::Slot> m_free;
    std::unordered_map<core::CaseId, geo::ClusterIndex::Slot> m_slots;
    geo::ClusterIndex m_index;
    std::vector<geo::ClusterIndex::NewPoint> m_fresh; ///< of the batch at hand, not yet in the index
    quint64 m_generation = 0;
};

} // namespace trucban::maps
