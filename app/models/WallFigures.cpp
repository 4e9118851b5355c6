// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/WallFigures.h"

namespace trucban::models {

WallFigures::WallFigures(Board& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &Board::changed, this, &WallFigures::onBoardChanged);
    for (const auto& [id, case_] : board.state().cases) {
        recount(id);
    }
    for (const auto& [id, unit] : board.state().units) {
        recount(id);
    }
}

void WallFigures::count(const core::CaseId& id, const Counted& counted, int sign) {
    m_open += sign;
    if (counted.state == core::CaseState::acknowledged || counted.state == core::CaseState::inProgress) {
        m_underWay += sign;
    }
    if (counted.state != core::CaseState::isNew) {
        return;
    }
    const Waiting waiting{.priority = counted.priority, .openedAt = counted.openedAt, .id = id};
    if (sign > 0) {
        m_waiting.insert(waiting);
    } else {
        m_waiting.erase(waiting);
    }
    m_waitingUrgent += counted.priority == core::Priority::p1 ? sign : 0;
}

void WallFigures::recount(const core::CaseId& id) {
    if (const auto known = m_cases.find(id); known != m_cases.end()) {
        count(id, known->second, -1);
        m_cases.erase(known);
    }
    const auto* case_ = m_board.case_(id);
    if (case_ != nullptr && case_->isOpen() && !case_->mergedInto) {
        const Counted now{.priority = case_->priority, .state = case_->state, .openedAt = case_->openedAt};
        count(id, now, +1);
        m_cases.emplace(id, now);
    }
}

void WallFigures::recount(const core::UnitId& id) {
    if (const auto known = m_units.find(id); known != m_units.end()) {
        --m_unitsOnDuty;
        m_freeUnits -= known->second.isFree ? 1 : 0;
        m_units.erase(known);
    }
    const auto* unit = m_board.unit(id);
    if (unit != nullptr && unit->profile.active && unit->state != core::UnitState::offDuty) {
        const CountedUnit now{.isFree = unit->state == core::UnitState::available};
        ++m_unitsOnDuty;
        m_freeUnits += now.isFree ? 1 : 0;
        m_units.emplace(id, now);
    }
}

void WallFigures::onBoardChanged(const BoardChange& change) {
    for (const auto* ids : {&change.cases, &change.erasedCases}) {
        for (const auto& id : *ids) {
            recount(id);
        }
    }
    for (const auto* ids : {&change.units, &change.erasedUnits}) {
        for (const auto& id : *ids) {
            recount(id);
        }
    }
    emit changed();
}

} // namespace trucban::models
