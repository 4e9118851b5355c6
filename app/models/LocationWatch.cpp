// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LocationWatch.h"

#include <algorithm>
#include <tuple>

namespace trucban::models {

Locating locatingOf(const core::Case& case_, const Board& board) {
    const auto* alert = board.primaryAlert(case_);
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    if (!position) {
        return Locating::unknown;
    }
    return position->accuracyM > LocationWatch::kUnsureM ? Locating::unsure : Locating::sure;
}

LocationWatch::LocationWatch(Board& board, QObject* parent) : QObject(parent), m_board(board) {
    for (const auto& [id, case_] : board.state().cases) {
        look(id);
    }
    connect(&board, &Board::changed, this, &LocationWatch::onChanged);
}

void LocationWatch::onChanged(const BoardChange& change) {
    const int unknownBefore = unknown();
    const int unsureBefore = unsure();
    for (const auto& id : change.erasedCases) {
        forget(id);
    }
    for (const auto& id : change.cases) {
        look(id);
    }
    if (unknown() != unknownBefore || unsure() != unsureBefore) {
        emit countsChanged();
    }
}

void LocationWatch::look(const core::CaseId& id) {
    forget(id);
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || !case_->isOpen() || case_->mergedInto) {
        return;
    }
    const Locating locating = locatingOf(*case_, m_board);
    if (locating != Locating::sure) {
        m_doubtful.emplace(id, locating);
        m_unknown += locating == Locating::unknown ? 1 : 0;
    }
}

void LocationWatch::forget(const core::CaseId& id) {
    if (const auto known = m_doubtful.find(id); known != m_doubtful.end()) {
        m_unknown -= known->second == Locating::unknown ? 1 : 0;
        m_doubtful.erase(known);
    }
}

std::vector<core::CaseId> LocationWatch::doubtful() const {
    std::vector<core::CaseId> ids;
    for (const auto& [id, locating] : m_doubtful) {
        if (m_board.case_(id) != nullptr) {
            ids.push_back(id);
        }
    }
    std::ranges::sort(ids, {}, [this](const core::CaseId& id) {
        const auto* case_ = m_board.case_(id);
        return std::tuple(m_doubtful.at(id) != Locating::unknown, case_->priority, case_->openedAt, id);
    });
    return ids;
}

} // namespace trucban::models
