// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilterMatcher.h"

#include "core/Text.h"

#include <algorithm>

namespace trucban::models {

namespace {

template <class E>
std::uint16_t bitOf(E value) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(value));
}

template <class E>
std::uint16_t bitsOf(const std::vector<E>& values) {
    std::uint16_t bits = 0;
    for (const E value : values) {
        bits = static_cast<std::uint16_t>(bits | bitOf(value));
    }
    return bits;
}

/// No bit wanted: any will do.
bool isAny(std::uint16_t wanted, std::uint16_t given) {
    return wanted == 0 || (wanted & given) != 0;
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

FilterMatcher::FilterMatcher(const Board& board, const Filter& filter, QueueNames& names)
    : m_board(board), m_filter(filter), m_names(names) {}

void FilterMatcher::prepare(core::Instant now) {
    const auto& spec = m_filter.spec();
    m_now = now;
    m_window = windowOf(spec, now);
    m_question = {
        .priorities = bitsOf(spec.priorities), .states = bitsOf(spec.states), .sources = bitsOf(spec.sources)};
    const auto note = [](std::vector<bool>& wanted, QueueNames::Number number) {
        wanted.resize(std::max<std::size_t>(wanted.size(), number + 1));
        wanted[number] = true;
    };
    for (const auto& kind : spec.kinds) {
        note(m_question.kinds, m_names.kind(kind));
    }
    for (const auto ward : spec.wards) {
        note(m_question.wards, m_names.ward(ward));
    }
    if (auto needle = core::folded(spec.text.trimmed().toStdString()); needle != m_texts.needle()) {
        m_names.search(needle);
        m_texts.search(std::move(needle));
    }
}

void FilterMatcher::renewNames() {
    m_names.renew();
}

FilterMatcher::Facts FilterMatcher::factsOf(const core::Case& case_) {
    Facts facts{.source = &case_,
                .openedAt = case_.openedAt,
                .kind = m_names.kind(case_.kind),
                .ward = m_names.ward(case_.ward),
                .priority = case_.priority,
                .state = case_.state,
                .isOwned = !case_.ward.isNone(),
                .isMerged = case_.mergedInto.has_value()};
    if (!case_.isOpen() && case_.closedAt) {
        facts.closedAt = *case_.closedAt;
    }
    for (const auto ward : case_.candidates) {
        (void)m_names.ward(ward); // a search looks for names that are there
    }
    bool isFirst = true;
    for (const auto& id : case_.alerts) {
        const auto* alert = m_board.alert(id);
        if (alert == nullptr) {
            continue;
        }
        facts.sources = static_cast<std::uint16_t>(facts.sources | bitOf(alert->facts.source));
        if (const auto position = alert->position(); position && isFirst) {
            facts.hasPlace = true;
            facts.place = geo::toWorld(position->point);
        }
        isFirst = false;
    }
    return facts;
}

std::string FilterMatcher::textOf(const core::Case& case_) const {
    // What no case has may part its texts.
    std::string text = case_.code;
    for (const auto& assignment : case_.assignments) {
        if (assignment.isActive()) {
            text.append(1, '\n').append(assignment.unit.value);
        }
    }
    for (const auto& id : case_.alerts) {
        if (const auto* alert = m_board.alert(id); alert != nullptr && alert->details) {
            text.append(1, '\n').append(alert->details->address).append(1, '\n').append(alert->details->text);
        }
    }
    return core::folded(text);
}

std::optional<FilterMatcher::Slot> FilterMatcher::slotOf(const core::CaseId& id) const {
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? std::nullopt : std::optional(found->second);
}

FilterMatcher::Slot FilterMatcher::note(const core::Case& case_) {
    const auto [entry, isNew] = m_slots.try_emplace(case_.id, Slot{0});
    if (isNew && m_free.empty()) {
        entry->second = static_cast<Slot>(m_facts.size());
        m_facts.emplace_back();
    } else if (isNew) {
        entry->second = m_free.back();
        m_free.pop_back();
    }
    const Slot slot = entry->second;
    m_facts[slot] = factsOf(case_);
    m_texts.put(slot, textOf(case_));
    return slot;
}

void FilterMatcher::forget(const core::CaseId& id) {
    if (const auto found = m_slots.find(id); found != m_slots.end()) {
        m_texts.erase(found->second);
        m_facts[found->second] = {.isOwned = true, .isMerged = true}; // passes no filter
        m_free.push_back(found->second);
        m_slots.erase(found);
    }
}

bool FilterMatcher::asksForText(FilterParts parts) const {
    return has(parts, FilterPart::text) && !m_texts.needle().empty();
}

bool FilterMatcher::matches(Slot slot, FilterParts parts) const {
    // The text first: where no name is a hit either, the rest of the case is not looked at.
    if (asksForText(parts) && !m_texts.isHit(slot) && (!m_names.hasHits() || !isNamedHit(m_facts[slot]))) {
        return false;
    }
    return passes(m_facts[slot], parts);
}

std::vector<std::uint8_t> FilterMatcher::matching() const {
    std::vector<std::uint8_t> found(m_facts.size(), 0);
    for (Slot slot = 0; slot < found.size(); ++slot) { // in the order of memory
        found[slot] = matches(slot) ? 1 : 0;
    }
    return found;
}

bool FilterMatcher::matches(const core::Case& case_, FilterParts parts) {
    if (const auto slot = slotOf(case_.id)) {
        return matches(*slot, parts);
    }
    const auto facts = factsOf(case_);
    return passes(facts, parts) &&
           (!asksForText(parts) || textOf(case_).contains(m_texts.needle()) || isNamedHit(facts));
}

bool FilterMatcher::passes(const Facts& facts, FilterParts parts) const {
    const auto& spec = m_filter.spec();
    const auto asks = [parts](FilterPart part) { return has(parts, part); };
    const auto isIn = [](const std::vector<bool>& wanted, QueueNames::Number number) {
        return wanted.empty() || (number < wanted.size() && wanted[number]);
    };
    return !facts.isMerged && passesState(facts, parts) &&
           (!asks(FilterPart::priorities) || isAny(m_question.priorities, bitOf(facts.priority))) &&
           (!asks(FilterPart::kinds) || isIn(m_question.kinds, facts.kind)) &&
           (!asks(FilterPart::time) || ((!m_window.from || facts.openedAt >= *m_window.from) &&
                                        (!m_window.to || facts.openedAt < *m_window.to))) &&
           (!asks(FilterPart::wards) || m_question.wards.empty() || isIn(m_question.wards, facts.ward) ||
            passesWard(facts)) &&
           (!asks(FilterPart::sources) || isAny(m_question.sources, facts.sources)) &&
           (!asks(FilterPart::unlocated) || !spec.unlocatedOnly ||
            (!facts.hasPlace && facts.state != core::CaseState::closed)) &&
           (!asks(FilterPart::area) || !spec.area || spec.unlocatedOnly ||
            (facts.hasPlace && spec.area->contains(facts.place)));
}

bool FilterMatcher::passesState(const Facts& facts, FilterParts parts) const {
    if (m_question.states != 0) {
        return !has(parts, FilterPart::states) || isAny(m_question.states, bitOf(facts.state));
    }
    return !has(parts, FilterPart::recent) || facts.closedAt == core::Instant::max() ||
           m_now - facts.closedAt < m_board.policy().recentlyClosed;
}

bool FilterMatcher::passesWard(const Facts& facts) const {
    const auto& wards = m_filter.spec().wards;
    return std::ranges::any_of(facts.source->candidates,
                               [&wards](core::WardCode ward) { return std::ranges::find(wards, ward) != wards.end(); });
}

// What the row shows of kind and ward; of a case that nobody owns, each ward that may claim it.
bool FilterMatcher::isNamedHit(const Facts& facts) const {
    return m_names.isKindHit(facts.kind) || m_names.isWardHit(facts.ward) ||
           (!facts.isOwned && std::ranges::any_of(facts.source->candidates, [this](core::WardCode ward) {
               return m_names.isWardHit(m_names.ward(ward));
           }));
}

} // namespace trucban::models
