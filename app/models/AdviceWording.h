// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/UnitAdvice.h"
#include "models/Board.h"

#include <QCoreApplication>
#include <QString>

namespace trucban::models {

/// Wording of what is said about a unit that may be sent.
class AdviceWording {
    Q_DECLARE_TR_FUNCTIONS(AdviceWording)
public:
    [[nodiscard]] static QString vehicle(geo::Vehicle vehicle);
    /// "6 phút", "dưới 1 phút", "1 giờ 05 phút".
    [[nodiscard]] static QString minutes(double seconds);
    /// "6 phút theo đường", "khoảng 5 phút, đường chim bay × 1,4", "chưa rõ vị trí"; nothing for who is off duty.
    [[nodiscard]] static QString arrival(const geo::UnitAdvice& advice);
    /// What the unit is busy with: "đang ở VV-1121-0003, có mặt 12:40".
    [[nodiscard]] static QString occupation(const core::Unit& unit, const Board& board, core::Instant now);
    [[nodiscard]] static QString reason(geo::AdviceReason reason, const geo::UnitAdvice& advice, const core::Unit& unit,
                                        const Board& board, core::Instant now);
    /// All of them that are worth words beside the unit's state; those against it first.
    [[nodiscard]] static QString reasons(const geo::UnitAdvice& advice, const core::Unit& unit, const Board& board,
                                         core::Instant now);
};

} // namespace trucban::models
