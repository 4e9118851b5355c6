// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HandoverWatch.h"

#include "models/HandoverItems.h"

#include <algorithm>

namespace trucban::models {

HandoverWatch::HandoverWatch(const Board& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &Board::changed, this, &HandoverWatch::onBoardChanged);
}

void HandoverWatch::setOfficer(const QString& user, const core::Scope& scope) {
    auto desk = deskOf(scope);
    if (m_user != user.toStdString() || m_desk != desk) {
        m_user = user.toStdString();
        m_desk = std::move(desk);
        look();
    }
}

void HandoverWatch::onBoardChanged(const BoardChange& change) {
    if (change.handovers) {
        look();
    }
}

const core::Handover* HandoverWatch::find(const core::HandoverId& id) const {
    const auto found = m_board.state().handovers.find(id);
    return found == m_board.state().handovers.end() ? nullptr : &found->second;
}

void HandoverWatch::look() {
    std::vector<const core::Handover*> ours;
    for (const auto& [id, handover] : m_board.state().handovers) {
        if (isOfDesk(handover, m_desk)) {
            ours.push_back(&handover);
        }
    }
    std::ranges::sort(ours, {}, [](const core::Handover* one) { return std::pair{one->signedAt, one->id}; });
    const auto before = m_waiting;
    m_waiting.reset();
    m_own.reset();
    m_pinned.clear();
    for (const auto* handover : ours) {
        if (!handover->isAccepted()) {
            (handover->signedBy == m_user ? m_own : m_waiting) = handover->id;
            continue;
        }
        m_lastAcceptedAt = std::max(m_lastAcceptedAt.value_or(*handover->acceptedAt), *handover->acceptedAt);
        for (std::uint32_t i = 0; i < handover->items.size(); ++i) {
            if (handover->items[i].exception) {
                m_pinned.push_back({handover->id, i});
            }
        }
    }
    emit changed();
    if (m_waiting && m_waiting != before) {
        emit arrived(*m_waiting);
    }
}

} // namespace trucban::models
