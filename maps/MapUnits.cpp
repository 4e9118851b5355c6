// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapUnits.h"

#include <algorithm>

namespace trucban::maps {

void MapUnits::upsert(std::span<const MapUnit> units) {
    bool anything = false;
    for (const MapUnit& unit : units) {
        anything = (unit.point.isValid() ? put(unit) : m_tracks.erase(unit.id) > 0) || anything;
    }
    if (anything) {
        emit changed();
    }
}

void MapUnits::remove(std::span<const QString> ids) {
    bool anything = false;
    for (const QString& id : ids) {
        anything = m_tracks.erase(id) > 0 || anything;
    }
    if (anything) {
        emit changed();
    }
}

void MapUnits::setNow(core::Instant now) {
    if (now == m_now) {
        return;
    }
    const bool isEarlier = now < m_now;
    m_now = now;
    for (auto& [id, track] : m_tracks) {
        while (isEarlier && !track.trail.empty() && track.trail.back().when > now) {
            track.trail.pop_back();
        }
        trim(track);
    }
    if (!m_tracks.empty()) {
        emit changed(); // ages are on the screen
    }
}

const MapUnits::Track* MapUnits::find(const QString& id) const {
    const auto found = m_tracks.find(id);
    return found == m_tracks.end() ? nullptr : &found->second;
}

std::chrono::milliseconds MapUnits::age(const MapUnit& unit) const {
    return std::max(m_now - unit.pointAt, std::chrono::milliseconds{0});
}

bool MapUnits::put(const MapUnit& unit) {
    auto [entry, fresh] = m_tracks.try_emplace(unit.id);
    Track& track = entry->second;
    if (!fresh && track.unit == unit) {
        return false;
    }
    const geo::WorldPoint at = geo::toWorld(unit.point);
    const bool newer = track.trail.empty() || unit.pointAt > track.trail.back().when;
    if (newer && (track.trail.empty() || track.trail.back().at != at)) {
        track.trail.push_back({.at = at, .when = unit.pointAt});
    } else if (newer) {
        track.trail.back().when = unit.pointAt; // still there
    }
    track.unit = unit;
    trim(track);
    return true;
}

void MapUnits::trim(Track& track) const {
    while (track.trail.size() > kMostTrail || (track.trail.size() > 1 && m_now - track.trail.front().when > kTrail)) {
        track.trail.pop_front();
    }
}

} // namespace trucban::maps
