// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapPoints.h"

namespace trucban::maps {
namespace {

geo::ClusterTraits traitsOf(const MapPoint& point) {
    return {.priority = point.priority, .unacknowledged = point.unacknowledged, .open = point.open};
}

} // namespace

MapPoints::MapPoints(QObject* parent) : QObject{parent} {}

quint64 MapPoints::upsert(std::span<const MapPoint> points) {
    bool anything = false;
    for (const MapPoint& point : points) {
        anything = (point.point.isValid() ? put(point) : drop(point.caseId)) || anything;
    }
    indexFresh();
    return finish(anything);
}

quint64 MapPoints::remove(std::span<const core::CaseId> ids) {
    bool anything = false;
    for (const core::CaseId& id : ids) {
        anything = drop(id) || anything;
    }
    return finish(anything);
}

quint64 MapPoints::clear() {
    const bool anything = !m_slots.empty();
    m_points.clear();
    m_free.clear();
    m_slots.clear();
    m_index.clear();
    return finish(anything);
}

const MapPoint* MapPoints::find(const core::CaseId& id) const {
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? nullptr : &m_points[found->second];
}

std::optional<geo::ClusterIndex::Slot> MapPoints::slotOf(const core::CaseId& id) const {
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? std::nullopt : std::optional{found->second};
}

bool MapPoints::put(const MapPoint& point) {
    if (const auto known = m_slots.find(point.caseId); known != m_slots.end()) {
        MapPoint& stored = m_points[known->second];
        if (stored == point) {
            return false;
        }
        stored = point;
        if (!m_index.contains(known->second)) {
            indexFresh();
        }
        m_index.update(known->second, geo::toWorld(point.point), traitsOf(point));
        return true;
    }
    geo::ClusterIndex::Slot slot = 0;
    if (m_free.empty()) {
        slot = static_cast<geo::ClusterIndex::Slot>(m_points.size());
        m_points.push_back(point);
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_points[slot] = point;
    }
    m_slots.emplace(point.caseId, slot);
    m_fresh.push_back({.slot = slot, .point = geo::toWorld(point.point), .traits = traitsOf(point)});
    return true;
}

void MapPoints::indexFresh() {
    m_index.insertAll(m_fresh);
    m_fresh.clear();
}

bool MapPoints::drop(const core::CaseId& id) {
    const auto found = m_slots.find(id);
    if (found == m_slots.end()) {
        return false;
    }
    if (!m_index.contains(found->second)) {
        indexFresh();
    }
    m_index.remove(found->second);
    m_points[found->second] = {};
    m_free.push_back(found->second);
    m_slots.erase(found);
    return true;
}

quint64 MapPoints::finish(bool anything) {
    if (anything) {
        ++m_generation;
        emit changed();
    }
    return m_generation;
}

} // namespace trucban::maps
