// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/CaseNews.h"

#include <algorithm>
#include <utility>

namespace trucban::widgets {

namespace {

/// The case whose priority a command may raise to P1.
std::optional<core::CaseId> mayRaise(const core::CommandBody& body) {
    if (const auto* priority = std::get_if<core::SetPriority>(&body)) {
        return priority->priority == core::Priority::p1 ? std::optional(priority->caseId) : std::nullopt;
    }
    const auto* kind = std::get_if<core::SetKind>(&body);
    return kind != nullptr ? std::optional(kind->caseId) : std::nullopt;
}

bool isRise(const core::Case& case_, core::Priority before) {
    // A new one rings as every new P1 does.
    return before != core::Priority::p1 && case_.priority == core::Priority::p1 &&
           case_.state != core::CaseState::isNew;
}

std::optional<core::Instant> at(const std::unordered_map<core::CaseId, core::Instant>& times, const core::CaseId& id) {
    const auto found = times.find(id);
    return found == times.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

CaseNews::CaseNews(models::Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &models::Board::changed, this, &CaseNews::onBoardChanged);
    for (const auto& [id, case_] : board.state().cases) {
        follow(id, true);
    }
    for (const auto& [id, alert] : board.state().alerts) {
        followAlert(id, true);
    }
}

std::optional<core::Instant> CaseNews::risenAt(const core::CaseId& id) const {
    return at(m_risen, id);
}

std::optional<core::Instant> CaseNews::updatedAt(const core::CaseId& id) const {
    return at(m_updated, id);
}

std::optional<core::Instant> CaseNews::offeredAt(const core::CaseId& id) const {
    return at(m_offered, id);
}

void CaseNews::setScope(const core::Scope& scope) {
    if (scope == m_scope || m_ignores) {
        return;
    }
    m_scope = scope;
    for (const auto& [id, case_] : m_board.state().cases) {
        followOffer(case_, std::nullopt, true);
    }
}

void CaseNews::onBoardChanged(const models::BoardChange& change) {
    if (m_ignores) {
        return;
    }
    for (const auto& id : change.erasedAlerts) {
        m_updates.erase(id);
    }
    for (const auto& id : change.erasedCases) {
        m_known.erase(id);
        const auto made = m_made.extract(id);
        forget(id);
        if (made && !change.isFill) {
            emit takenOver(made.mapped().code, made.mapped().to);
        }
    }
    for (const auto& id : change.cases) {
        follow(id, change.isFill);
    }
    for (const auto& id : change.alerts) {
        followAlert(id, change.isFill);
    }
    dropSettledActs();
}

void CaseNews::follow(const core::CaseId& id, bool isFill) {
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || !case_->isOpen()) {
        if (case_ != nullptr && m_known.erase(id) > 0) {
            for (const auto& alert : case_->alerts) {
                if (const auto* value = m_board.alert(alert); value != nullptr && value->caseId == id) {
                    m_updates.erase(alert); // else another case has it, whose news it makes
                }
            }
        }
        forget(id);
        return;
    }
    const Known now{.priority = case_->priority,
                    .state = case_->state,
                    .confirmed = case_->priorityConfirmed,
                    .dispatched = case_->assignments.size(),
                    .offer = case_->transfer ? std::optional(case_->transfer->state) : std::nullopt};
    const auto [place, isFirst] = m_known.try_emplace(id, now);
    const auto before = std::exchange(place->second, now);
    if (isFirst) {
        for (const auto& alert : case_->alerts) {
            followAlert(alert, true);
        }
    }
    followOffer(*case_, isFirst ? std::nullopt : before.offer, isFill);
    if (isFirst || isFill || before == now) {
        return;
    }
    if (isRise(*case_, before.priority)) {
        // A sender's update leaves the priority unconfirmed, so that one is never taken for this desk's act.
        if (!now.confirmed || !raisedHere(id)) {
            m_risen.insert_or_assign(id, m_clock());
            emit risen(id);
            emit changed(id);
        }
        return;
    }
    const bool isWorkedOn =
        now.state != before.state || now.dispatched > before.dispatched || (now.confirmed && !before.confirmed);
    if ((isWorkedOn || now.priority != core::Priority::p1) && m_risen.erase(id) > 0) {
        emit changed(id);
    }
}

void CaseNews::followOffer(const core::Case& case_, std::optional<core::OfferState> before, bool isFill) {
    const auto& offer = case_.transfer;
    const bool waits = offer && offer->state == core::OfferState::offered;
    if (waits && core::contains(m_scope.wards, offer->from)) {
        m_made.insert_or_assign(case_.id, Made{.code = QString::fromStdString(case_.code), .to = offer->to});
    } else {
        m_made.erase(case_.id);
    }
    if (waits && core::contains(m_scope.wards, offer->to)) {
        m_returned.erase(case_.id);
        // Offered anew it is news again.
        const auto known = offeredAt(case_.id);
        m_offered.insert_or_assign(case_.id, offer->offeredAt);
        if (known != offer->offeredAt) {
            if (!isFill) {
                emit offered(case_.id);
            }
            emit changed(case_.id);
        }
        return;
    }
    const bool wasAnswered = m_offered.erase(case_.id) > 0;
    const bool isReturn = !isFill && before == core::OfferState::offered && isReturnedToUs(case_);
    const bool isSettled = m_returned.contains(case_.id) && !isReturnedToUs(case_);
    if (isReturn) {
        m_returned.insert_or_assign(case_.id, m_clock());
        emit returned(case_.id);
    } else if (isSettled) {
        m_returned.erase(case_.id);
    }
    if (wasAnswered || isReturn || isSettled) {
        emit changed(case_.id);
    }
}

bool CaseNews::isReturnedToUs(const core::Case& case_) const {
    const auto& offer = case_.transfer;
    if (!offer || (offer->state != core::OfferState::returned && offer->state != core::OfferState::expired)) {
        return false;
    }
    const bool isCitys =
        offer->from.isNone() || (case_.priority == core::Priority::p1 && offer->state == core::OfferState::expired);
    return core::contains(m_scope.wards, offer->from) || (m_scope.all && isCitys);
}

void CaseNews::followAlert(const core::AlertId& id, bool isFill) {
    const auto* alert = m_board.alert(id);
    if (alert == nullptr || !m_known.contains(alert->caseId)) {
        return;
    }
    const auto [place, isFirst] = m_updates.try_emplace(id, alert->updates);
    const auto before = std::exchange(place->second, alert->updates);
    if (!isFirst && !isFill && alert->updates > before) {
        m_updated.insert_or_assign(alert->caseId, m_clock());
        emit updated(alert->caseId);
        emit changed(alert->caseId);
    }
}

void CaseNews::drop(const core::CaseId& id) {
    const auto dropped = m_risen.erase(id) + m_updated.erase(id) + m_returned.erase(id);
    if (dropped > 0) {
        emit changed(id);
    }
}

void CaseNews::forget(const core::CaseId& id) {
    m_made.erase(id);
    if (m_offered.erase(id) > 0) {
        emit changed(id);
    }
    drop(id);
}

void CaseNews::look(const core::CaseId& id) {
    drop(id);
}

void CaseNews::setSelected(const std::optional<core::CaseId>& id) {
    if (id != m_selected) {
        m_selected = id;
        m_selectedAt = m_clock();
    }
}

void CaseNews::tick() {
    if (!m_selected || m_clock() - m_selectedAt < kLook) {
        return;
    }
    // One that was selected already may be looked at by nobody.
    const auto id = *m_selected;
    bool isSeen = false;
    for (auto* news : {&m_updated, &m_returned}) {
        const auto came = at(*news, id);
        isSeen = (came && *came <= m_selectedAt && news->erase(id) > 0) || isSeen;
    }
    if (isSeen) {
        emit changed(id);
    }
}

void CaseNews::ignore() {
    m_ignores = true;
    m_known.clear();
    m_updates.clear();
    m_risen.clear();
    m_updated.clear();
    m_offered.clear();
    m_returned.clear();
    m_made.clear();
}

void CaseNews::onCommand(const bridge::CommandStatus& command) {
    const auto id = mayRaise(command.body);
    const bool isRefused = command.stage == bridge::CommandStage::refused ||
                           command.stage == bridge::CommandStage::expired ||
                           command.stage == bridge::CommandStage::withdrawn;
    if (!id || isRefused) {
        m_ownActs.erase(command.id);
        return;
    }
    m_ownActs.insert_or_assign(
        command.id,
        OwnAct{.caseId = *id, .seq = command.stage == bridge::CommandStage::accepted ? command.seq : std::nullopt});
    dropSettledActs();
}

bool CaseNews::raisedHere(const core::CaseId& id) const {
    return std::ranges::any_of(m_ownActs, [&id](const auto& act) { return act.second.caseId == id; });
}

// Its answer may overtake its events, which come to the board once a frame, or be overtaken by them.
void CaseNews::dropSettledActs() {
    std::erase_if(m_ownActs,
                  [this](const auto& act) { return act.second.seq.has_value() && *act.second.seq <= m_board.seq(); });
}

} // namespace trucban::widgets
