// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/WardFigures.h"

#include <utility>

namespace trucban::models {

namespace {

/// A few milliseconds of work on a slow computer.
constexpr std::size_t kSlice = 4'000;

} // namespace

WardFigures::WardFigures(Board& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &Board::changed, this, &WardFigures::onBoardChanged);
    m_nextSlice.setSingleShot(true);
    m_nextSlice.setInterval(0); // after the queue was painted
    connect(&m_nextSlice, &QTimer::timeout, this, &WardFigures::recountSlice);
    recountAll();
}

void WardFigures::follow(Filter& filter, FilterMatcher& matcher) {
    m_filter = &filter;
    m_matcher = &matcher;
    connect(&filter, &Filter::changed, this, &WardFigures::onFilterChanged);
    onFilterChanged();
}

void WardFigures::onFilterChanged() {
    auto now = asked(m_filter->spec(), kParts);
    if (now != m_asked) {
        m_asked = std::move(now);
        beginRecount();
    }
}

void WardFigures::refresh() {
    if (isFiltered()) {
        beginRecount();
    }
}

void WardFigures::renewNames() {
    if (!m_asked.text.isEmpty()) {
        beginRecount();
    }
}

void WardFigures::beginRecount() {
    m_begins = true;
    m_nextSlice.start();
}

void WardFigures::recountSlice() {
    if (std::exchange(m_begins, false)) {
        m_waiting.clear();
        m_waiting.reserve(m_board.state().cases.size());
        for (const auto& [id, case_] : m_board.state().cases) {
            m_waiting.push_back(id);
        }
    }
    for (std::size_t i = 0; i < kSlice && !m_waiting.empty(); ++i) {
        recount(m_cases, m_waiting.back(), countOf(m_waiting.back()));
        m_waiting.pop_back();
    }
    if (!m_waiting.empty()) {
        m_nextSlice.start();
    } else {
        emit changed(); // whether they are filtered may have changed alone
    }
}

void WardFigures::recountAll() {
    BoardChange everything;
    everything.cases.reserve(m_board.state().cases.size());
    for (const auto& [id, case_] : m_board.state().cases) {
        everything.cases.push_back(id);
    }
    for (const auto& [id, unit] : m_board.state().units) {
        everything.units.push_back(id);
    }
    onBoardChanged(everything);
}

WardFigures::Figure WardFigures::of(core::WardCode ward) const {
    const auto found = m_figures.find(ward);
    return found == m_figures.end() ? Figure{} : found->second;
}

WardFigures::Counted WardFigures::countOf(const core::CaseId& id) const {
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || !case_->isOpen() || m_board.exercises().contains(id) ||
        (isFiltered() && !m_matcher->matches(*case_, kParts))) {
        return {};
    }
    Counted counted;
    counted.wards = case_->ward.isNone() ? case_->candidates : core::WardSet{case_->ward};
    counted.figure.open = 1;
    counted.figure.unacknowledged = case_->state == core::CaseState::isNew ? 1 : 0;
    counted.figure.urgent = case_->priority == core::Priority::p1 ? 1 : 0;
    return counted;
}

WardFigures::Counted WardFigures::countOf(const core::UnitId& id) const {
    const auto* unit = m_board.unit(id);
    if (unit == nullptr || !unit->profile.active || unit->state != core::UnitState::available ||
        unit->profile.homeWard.isNone()) {
        return {};
    }
    return {.wards = {unit->profile.homeWard}, .figure = {.open = 0, .unacknowledged = 0, .urgent = 0, .freeUnits = 1}};
}

void WardFigures::count(const Counted& counted, bool add) {
    const auto change = [add](std::uint32_t& total, std::uint32_t part) { total = add ? total + part : total - part; };
    for (const core::WardCode ward : counted.wards) {
        Figure& figure = m_figures[ward];
        change(figure.open, counted.figure.open);
        change(figure.unacknowledged, counted.figure.unacknowledged);
        change(figure.urgent, counted.figure.urgent);
        change(figure.freeUnits, counted.figure.freeUnits);
        if (figure.isEmpty()) {
            m_figures.erase(ward);
        }
    }
}

template <class Key>
bool WardFigures::recount(std::unordered_map<Key, Counted>& counted, const Key& key, const Counted& now) {
    const auto known = counted.find(key);
    if (known == counted.end() ? now.wards.empty() : known->second == now) {
        return false;
    }
    if (known != counted.end()) {
        count(known->second, false);
        counted.erase(known);
    }
    if (!now.wards.empty()) {
        count(now, true);
        counted.emplace(key, now);
    }
    return true;
}

void WardFigures::onBoardChanged(const BoardChange& change) {
    bool anything = false;
    for (const auto* ids : {&change.cases, &change.erasedCases}) {
        for (const auto& id : *ids) {
            anything = recount(m_cases, id, countOf(id)) || anything;
        }
    }
    for (const auto* ids : {&change.units, &change.erasedUnits}) {
        for (const auto& id : *ids) {
            anything = recount(m_units, id, countOf(id)) || anything;
        }
    }
    if (change.policy) {
        renewNames();
    }
    if (anything && !m_nextSlice.isActive()) { // half of one filter and half of another is no figure
        emit changed();
    }
}

} // namespace trucban::models
