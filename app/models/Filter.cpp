// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Filter.h"

#include <algorithm>

namespace trucban::models {

Filter::Filter(QObject* parent) : QObject(parent) {}

void Filter::setSpec(const FilterSpec& spec) {
    if (spec != m_spec) {
        m_spec = spec;
        emit changed(m_spec);
    }
}

void Filter::clear() {
    setSpec({});
}

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::select(std::optional<core::CaseId> id) {
    if (id != m_current) {
        m_current = id;
        emit changed(m_current);
    }
}

void Selection::setSelected(const std::vector<core::CaseId>& ids) {
    const std::size_t count = std::min(ids.size(), kMostPicked);
    std::unordered_set<core::CaseId> wanted(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count));
    if (wanted != m_selected) {
        m_selected = std::move(wanted);
        emit selectedChanged();
    }
}

void Selection::addSelected(const std::vector<core::CaseId>& ids) {
    const std::size_t before = m_selected.size();
    for (const core::CaseId& id : ids) {
        if (m_selected.size() >= kMostPicked) {
            break;
        }
        m_selected.insert(id);
    }
    if (m_selected.size() != before) {
        emit selectedChanged();
    }
}

void Selection::dropSelected(const std::vector<core::CaseId>& ids) {
    std::size_t dropped = 0;
    for (const core::CaseId& id : ids) {
        dropped += m_selected.erase(id);
    }
    if (dropped > 0) {
        emit selectedChanged();
    }
}

} // namespace trucban::models
