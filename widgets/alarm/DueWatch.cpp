// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/DueWatch.h"

#include "core/Deadline.h"
#include "core/UnitWatch.h"

#include <cmath>

namespace trucban::widgets {

void DueWatch::follow(const core::CaseId& id, core::Instant now) {
    if (const auto found = m_next.find(id); found != m_next.end()) {
        m_order.erase({found->second, id});
        m_next.erase(found);
    }
    if (const auto at = next(id, now)) {
        m_next.emplace(id, *at);
        m_order.emplace(*at, id);
    }
}

std::optional<core::Instant> DueWatch::next(const core::CaseId& id, core::Instant now) const {
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || case_->mergedInto) {
        return std::nullopt;
    }
    const bool waits = case_->state == core::CaseState::isNew;
    // A P1 that waits rings all the time.
    if (waits ? case_->priority == core::Priority::p1 : !core::contains(m_scope.wards, case_->ward)) {
        return std::nullopt;
    }
    const auto running = core::runningDeadline(*case_, m_board.policy(), now);
    if (!running || running->level == core::DeadlineLevel::overdue) {
        return std::nullopt;
    }
    if (waits && running->level == core::DeadlineLevel::inTime) {
        const auto allowed = static_cast<double>((running->due - case_->openedAt).count());
        const auto soon = std::llround(allowed * m_board.policy().dueSoonFraction);
        return case_->openedAt + core::Milliseconds{soon};
    }
    return running->due;
}

std::vector<core::CaseId> DueWatch::passed(core::Instant now) {
    std::vector<core::CaseId> passed;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        const auto id = m_order.begin()->second;
        // The policy may have given it more time meanwhile.
        const auto* case_ = m_board.case_(id);
        const auto running = case_ != nullptr ? core::runningDeadline(*case_, m_board.policy(), now) : std::nullopt;
        if (running && running->level != core::DeadlineLevel::inTime) {
            passed.push_back(id);
        }
        follow(id, now);
    }
    return passed;
}

std::vector<core::UnitId> DueWatch::missing(core::Instant now) {
    std::vector<core::UnitId> ring;
    std::map<core::UnitId, core::Instant> rung;
    m_missed.clear();
    for (const auto& [id, unit] : m_board.state().units) {
        const auto due = core::checkInDue(unit, m_board.policy(), now);
        if (!due || due->level != core::DeadlineLevel::overdue || !isOurs(unit)) {
            continue;
        }
        if (unit.caseId) {
            m_missed.try_emplace(*unit.caseId, due->due);
        }
        const auto before = m_rung.find(id);
        const bool isTime = before == m_rung.end() || now - before->second >= kCheckInPause;
        rung.emplace(id, isTime ? now : before->second);
        if (isTime) {
            ring.push_back(id);
        }
    }
    m_rung = std::move(rung);
    return ring;
}

bool DueWatch::isOurs(const core::Unit& unit) const {
    const auto* case_ = unit.caseId ? m_board.case_(*unit.caseId) : nullptr;
    return core::contains(m_scope.wards, unit.profile.homeWard) ||
           (case_ != nullptr && core::contains(m_scope.wards, case_->ward)) ||
           (m_scope.all && unit.profile.homeWard.isNone());
}

} // namespace trucban::widgets
