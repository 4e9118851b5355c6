// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapHeat.h"

namespace trucban::maps {

void MapHeat::upsert(std::span<const HeatPoint> points) {
    bool anything = false;
    for (const HeatPoint& point : points) {
        const auto [entry, fresh] = m_points.try_emplace(point.caseId, point);
        anything = anything || fresh || entry->second != point;
        entry->second = point;
    }
    if (anything) {
        emit changed();
    }
}

void MapHeat::remove(std::span<const core::CaseId> ids) {
    bool anything = false;
    for (const core::CaseId& id : ids) {
        anything = m_points.erase(id) > 0 || anything;
    }
    if (anything) {
        emit changed();
    }
}

void MapHeat::setNow(core::Instant now) {
    if (now != m_now) {
        m_now = now;
        emit changed();
    }
}

void MapHeat::setWindow(std::chrono::hours window) {
    if (window != m_window) {
        m_window = window;
        emit changed();
    }
}

void MapHeat::setFiltered(bool filtered) {
    if (filtered != m_filtered) {
        m_filtered = filtered;
        emit changed();
    }
}

std::vector<geo::WorldPoint> MapHeat::shown() const {
    std::vector<geo::WorldPoint> shown;
    for (const auto& [id, point] : m_points) {
        if (m_now - point.when <= m_window) {
            shown.push_back(point.at);
        }
    }
    return shown;
}

} // namespace trucban::maps
