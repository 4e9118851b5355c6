// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undo/RecallWatch.h"

#include <algorithm>

namespace trucban::widgets {

RecallWatch::RecallWatch(models::Board& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &models::Board::changed, this, &RecallWatch::onBoardChanged);
}

void RecallWatch::onCommand(const bridge::CommandStatus& command) {
    const auto* recall = std::get_if<core::RecallUnit>(&command.body);
    if (recall == nullptr || command.stage != bridge::CommandStage::accepted) {
        return;
    }
    std::erase_if(m_recalls, [recall](const Recall& known) { return known.unit == recall->unit; });
    m_recalls.push_back({.unit = recall->unit, .seq = command.seq.value_or(0), .since = {}});
    if (m_recalls.size() > kMostKept) {
        m_recalls.erase(m_recalls.begin());
    }
    onBoardChanged();
    emit changed();
}

void RecallWatch::onBoardChanged() {
    for (auto& recall : m_recalls) {
        const auto* unit = m_board.unit(recall.unit);
        if (!recall.since && unit != nullptr && m_board.seq() >= recall.seq) {
            recall.since = unit->stateSince;
        }
    }
    const auto dropped = std::erase_if(m_recalls, [this](const Recall& recall) {
        const auto* unit = m_board.unit(recall.unit);
        if (!recall.since) {
            return false;
        }
        return unit == nullptr || unit->stateSince != *recall.since ||
               (unit->checkedInAt && *unit->checkedInAt >= *recall.since);
    });
    if (dropped > 0) {
        emit changed();
    }
}

std::vector<core::UnitId> RecallWatch::unconfirmed() const {
    std::vector<core::UnitId> units;
    std::ranges::transform(m_recalls, std::back_inserter(units), &Recall::unit);
    return units;
}

} // namespace trucban::widgets
