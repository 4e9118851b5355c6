// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilterMatcher.h"

#include "core/Text.h"
#include "models/QueueRow.h"

#include <algorithm>

namespace trucban::models {

namespace {

template <class T>
bool anyOrNone(const std::vector<T>& wanted, const T& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool has(FilterParts parts, FilterPart part) {
    return (parts & static_cast<FilterParts>(part)) != 0;
}

} // namespace

FilterSpec asked(FilterSpec spec, FilterParts parts) {
    const FilterSpec nothing;
    const auto keep = [&](FilterPart part, auto member) {
        if (!has(parts, part)) {
            spec.*member = nothing.*member;
        }
    };
    keep(FilterPart::kinds, &FilterSpec::kinds);
    keep(FilterPart::priorities, &FilterSpec::priorities);
    keep(FilterPart::states, &FilterSpec::states);
    keep(FilterPart::wards, &FilterSpec::wards);
    keep(FilterPart::sources, &FilterSpec::sources);
    keep(FilterPart::time, &FilterSpec::span);
    keep(FilterPart::time, &FilterSpec::from);
    keep(FilterPart::time, &FilterSpec::to);
    keep(FilterPart::text, &FilterSpec::text);
    keep(FilterPart::unlocated, &FilterSpec::unlocatedOnly);
    keep(FilterPart::area, &FilterSpec::area);
    return spec;
}

FilterMatcher::FilterMatcher(const Board& board, const Filter& filter) : m_board(board), m_filter(filter) {}

void FilterMatcher::prepare(core::Instant now) {
    m_now = now;
    m_window = windowOf(m_filter.spec(), now);
    m_needle = core::folded(m_filter.spec().text.trimmed().toStdString());
}

bool FilterMatcher::matches(const core::Case& case_, FilterParts parts) {
    const auto& spec = m_filter.spec();
    return !case_.mergedInto && matchesState(case_, parts) &&
           (!has(parts, FilterPart::priorities) || anyOrNone(spec.priorities, case_.priority)) &&
           (!has(parts, FilterPart::kinds) || anyOrNone(spec.kinds, case_.kind)) &&
           (!has(parts, FilterPart::time) || ((!m_window.from || case_.openedAt >= *m_window.from) &&
                                              (!m_window.to || case_.openedAt < *m_window.to))) &&
           (!has(parts, FilterPart::wards) || matchesWard(case_)) &&
           (!has(parts, FilterPart::sources) || matchesSource(case_)) &&
           (!has(parts, FilterPart::unlocated) || !spec.unlocatedOnly || isUnlocated(case_, m_board)) &&
           (!has(parts, FilterPart::area) || matchesArea(case_)) &&
           (!has(parts, FilterPart::text) || matchesText(case_));
}

bool FilterMatcher::matchesState(const core::Case& case_, FilterParts parts) const {
    const auto& states = m_filter.spec().states;
    if (!states.empty()) {
        return !has(parts, FilterPart::states) || anyOrNone(states, case_.state);
    }
    return !has(parts, FilterPart::recent) || case_.isOpen() || !case_.closedAt ||
           m_now - *case_.closedAt < m_board.policy().recentlyClosed;
}

bool FilterMatcher::matchesWard(const core::Case& case_) const {
    const auto& wards = m_filter.spec().wards;
    return anyOrNone(wards, case_.ward) || std::ranges::any_of(case_.candidates, [&wards](core::WardCode ward) {
               return std::ranges::find(wards, ward) != wards.end();
           });
}

bool FilterMatcher::matchesSource(const core::Case& case_) const {
    const auto& sources = m_filter.spec().sources;
    return sources.empty() || std::ranges::any_of(case_.alerts, [&](const core::AlertId& id) {
               const auto* alert = m_board.alert(id);
               return alert != nullptr && anyOrNone(sources, alert->facts.source);
           });
}

bool FilterMatcher::matchesArea(const core::Case& case_) const {
    const auto& spec = m_filter.spec();
    if (!spec.area || spec.unlocatedOnly) {
        return true;
    }
    const auto* alert = m_board.primaryAlert(case_);
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    return position && spec.area->contains(geo::toWorld(position->point));
}

bool FilterMatcher::matchesText(const core::Case& case_) {
    if (m_needle.empty()) {
        return true;
    }
    const auto [entry, isNew] = m_haystacks.try_emplace(case_.id);
    if (isNew) {
        entry->second = queueHaystack(case_, m_board);
    }
    return entry->second.contains(m_needle);
}

} // namespace trucban::models
