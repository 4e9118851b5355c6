// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Filter.h"

#include <algorithm>

namespace trucban::models {

namespace {

constexpr std::chrono::hours kShift{12};
constexpr std::chrono::hours kShiftChange{7};

/// The same question, wherever the map is.
bool asksTheSame(FilterSpec a, const FilterSpec& b) {
    if (a.area && b.area) {
        a.area = b.area;
    }
    return a == b;
}

std::optional<core::Instant> startOf(TimeSpan span, core::Instant now) {
    switch (span) {
    case TimeSpan::any:
        break;
    case TimeSpan::lastHour:
        return std::chrono::floor<std::chrono::minutes>(now) - std::chrono::hours(1);
    case TimeSpan::lastSixHours:
        return std::chrono::floor<std::chrono::minutes>(now) - std::chrono::hours(6);
    case TimeSpan::lastDay:
        return std::chrono::floor<std::chrono::minutes>(now) - std::chrono::hours(24);
    case TimeSpan::thisShift:
        return shiftStart(now);
    }
    return std::nullopt;
}

} // namespace

FilterSpec unansweredUrgent() {
    FilterSpec spec;
    spec.priorities = {core::Priority::p1};
    spec.states = {core::CaseState::isNew};
    return spec;
}

core::Instant shiftStart(core::Instant now) {
    const auto local = now + core::kVietnamUtcOffset - kShiftChange;
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const auto changes = (local - midnight) / kShift;
    return midnight + changes * kShift + kShiftChange - core::kVietnamUtcOffset;
}

TimeWindow windowOf(const FilterSpec& spec, core::Instant now) {
    TimeWindow window{.from = startOf(spec.span, now), .to = spec.to};
    if (spec.from && (!window.from || *spec.from > *window.from)) {
        window.from = spec.from;
    }
    return window;
}

Filter::Filter(QObject* parent) : QObject(parent) {}

void Filter::setSpec(const FilterSpec& spec) {
    m_typing = false;
    if (spec != m_spec) {
        record(spec);
        show(spec);
    }
}

void Filter::clear() {
    setSpec({});
}

void Filter::type(const QString& text) {
    if (text == m_spec.text) {
        return;
    }
    auto spec = m_spec;
    spec.text = text;
    if (!m_typing || canGoForward()) {
        record(spec);
        m_typing = true;
    } else {
        m_entries[m_at] = spec;
        if (m_at > 0 && asksTheSame(m_entries[m_at - 1], spec)) { // all that was typed is taken back
            m_entries.pop_back();
            --m_at;
            m_typing = false;
            emit historyChanged();
        }
    }
    show(spec);
}

void Filter::setSight(const geo::WorldBox& sight) {
    m_sight = sight;
    show(m_spec);
}

bool Filter::goBack() {
    m_typing = false;
    if (!canGoBack()) {
        return false;
    }
    --m_at;
    emit historyChanged();
    show(m_entries[m_at]);
    return true;
}

bool Filter::goForward() {
    m_typing = false;
    if (!canGoForward()) {
        return false;
    }
    ++m_at;
    emit historyChanged();
    show(m_entries[m_at]);
    return true;
}

void Filter::record(const FilterSpec& spec) {
    if (asksTheSame(m_entries[m_at], spec)) {
        m_entries[m_at] = spec;
        return;
    }
    m_entries.resize(m_at + 1);
    m_entries.push_back(spec);
    if (m_entries.size() > kMostEntries) {
        m_entries.erase(m_entries.begin());
    }
    m_at = m_entries.size() - 1;
    emit historyChanged();
}

void Filter::show(FilterSpec spec) {
    if (spec.area && m_sight) {
        spec.area = m_sight;
    }
    if (spec != m_spec) {
        m_spec = std::move(spec);
        emit changed(m_spec);
    }
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

void Selection::toggleSelected(const core::CaseId& id) {
    if (m_selected.contains(id)) {
        dropSelected({id});
    } else {
        addSelected({id});
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
