// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitMoves.h"

#include <QCoreApplication>

namespace trucban::widgets {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("trucban::widgets::UnitMoves", text);
}

} // namespace

std::vector<UnitMove> movesOf(const core::Unit& unit) {
    const core::UnitId& id = unit.profile.id;
    const auto to = [&id](core::UnitState state, const QString& words, bool isLikely = false) {
        return UnitMove{words, core::SetUnitState{.unit = id, .state = state}, isLikely};
    };
    std::vector<UnitMove> moves;
    if (!unit.caseId) {
        if (unit.state != core::UnitState::available) {
            moves.push_back(to(core::UnitState::available, tr("sẵn sàng"), true));
        }
        if (unit.state != core::UnitState::unavailable) {
            moves.push_back(to(core::UnitState::unavailable, tr("tạm không sẵn sàng")));
        }
        if (unit.state != core::UnitState::offDuty) {
            moves.push_back(to(core::UnitState::offDuty, tr("hết ca")));
        }
        return moves;
    }
    const UnitMove recall{tr("gọi về, chưa đến nơi"), core::RecallUnit{.caseId = *unit.caseId, .unit = id}};
    switch (unit.state) {
    case core::UnitState::dispatched:
        moves = {to(core::UnitState::enRoute, tr("đang đến"), true),
                 to(core::UnitState::onScene, tr("có mặt tại hiện trường")), recall};
        break;
    case core::UnitState::enRoute:
        moves = {to(core::UnitState::onScene, tr("có mặt tại hiện trường"), true), recall};
        break;
    default:
        moves = {to(core::UnitState::available, tr("rời hiện trường, sẵn sàng"), true),
                 to(core::UnitState::unavailable, tr("rời hiện trường, tạm không sẵn sàng"))};
        break;
    }
    moves.push_back({tr("báo an toàn"), core::CheckInUnit{id}});
    return moves;
}

} // namespace trucban::widgets
