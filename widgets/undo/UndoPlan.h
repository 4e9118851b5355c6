// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "models/Board.h"

#include <QString>

#include <optional>
#include <vector>

namespace trucban::widgets {

/// What takes an act back: the acts that say the opposite, or why there are none.
struct UndoPlan {
    std::vector<core::CommandBody> acts; ///< in their order; the first is checked against the case, see `checksCase`
    /// The case whose decisions must not have gone on since; absent: none is asked about.
    std::optional<core::CaseId> checksCase;
    QString cannot; ///< set exactly when there are no acts
    [[nodiscard]] bool isPossible() const { return !acts.empty(); }
};

/// `before`: the board as it was when the act was asked for. nullopt: an act that nobody would take back (a look, a
/// note of a visit): it is not spoken of.
[[nodiscard]] std::optional<UndoPlan> undoPlan(const core::CommandBody& body, const models::Board& before);

/// False when what the act decided of the case does not stand any more, as `after` shows it: the opposite would undo
/// somebody else's decision. Of acts whose plan checks a case.
[[nodiscard]] bool isAsDecided(const core::CommandBody& body, const core::Case& after);

/// "tiếp nhận VV-1121-0412".
[[nodiscard]] QString undoName(const core::CommandBody& body, const models::Board& board);

/// The reason that a reopening by Undo gives.
[[nodiscard]] std::string undoReason();

} // namespace trucban::widgets
