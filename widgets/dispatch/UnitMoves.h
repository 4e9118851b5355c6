// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Unit.h"

#include <QString>

#include <vector>

namespace trucban::widgets {

/// What may be said of a unit next.
struct UnitMove {
    QString words; ///< "đang đến", without the call sign
    core::CommandBody body;
    bool isLikely = false; ///< what follows in the ordinary course of things
};

/// The likeliest first; a check-in of one on a case last. The gateway decides again.
[[nodiscard]] std::vector<UnitMove> movesOf(const core::Unit& unit);

} // namespace trucban::widgets
