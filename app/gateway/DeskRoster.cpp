// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/DeskRoster.h"

#include <algorithm>
#include <iterator>

namespace trucban::gateway {

bool DeskRoster::isDesk(const Viewer& viewer) {
    return viewer.role == core::Role::dutyOfficer || viewer.role == core::Role::wardLeader;
}

void DeskRoster::add(const Viewer& viewer) {
    if (!isDesk(viewer)) {
        return;
    }
    for (const core::WardCode ward : viewer.scope.wards) {
        ++m_counts[ward];
    }
    update();
}

void DeskRoster::remove(const Viewer& viewer) {
    if (!isDesk(viewer)) {
        return;
    }
    for (const core::WardCode ward : viewer.scope.wards) {
        if (const auto found = m_counts.find(ward); found != m_counts.end() && --found->second == 0) {
            m_counts.erase(found);
        }
    }
    update();
}

void DeskRoster::update() {
    core::WardSet live;
    for (const auto& [ward, count] : m_counts) {
        live.push_back(ward);
    }
    if (live != m_live) {
        m_live = std::move(live);
        m_seen = core::unionOf(m_seen, m_live);
        m_changed = true;
    }
}

void DeskRoster::setStaffed(core::WardSet wards) {
    core::normalise(wards);
    m_changed = m_changed || wards != m_staffed;
    m_staffed = std::move(wards);
}

void DeskRoster::setLogWritable(bool writable) {
    m_changed = m_changed || writable != m_logWritable;
    m_logWritable = writable;
}

std::optional<wire::Desks> DeskRoster::takeChange() {
    if (!std::exchange(m_changed, false)) {
        return std::nullopt;
    }
    return now();
}

wire::Desks DeskRoster::now() const {
    wire::Desks desks;
    desks.live = m_live;
    desks.logWritable = m_logWritable;
    std::ranges::set_difference(core::unionOf(m_staffed, m_seen), m_live, std::back_inserter(desks.lost));
    return desks;
}

wire::Desks DeskRoster::visibleTo(const wire::Desks& desks, const Viewer& viewer) {
    if (viewer.scope.all) {
        return desks;
    }
    wire::Desks part;
    part.logWritable = desks.logWritable;
    std::ranges::set_intersection(desks.live, viewer.scope.wards, std::back_inserter(part.live));
    std::ranges::set_intersection(desks.lost, viewer.scope.wards, std::back_inserter(part.lost));
    return part;
}

} // namespace trucban::gateway
