// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "models/Board.h"
#include "widgets/actions/ActionRegistry.h"

namespace trucban::widgets {

/// Whether an action may be done to a case now; when not, `why` is a refusal code for Wording::refusal.
struct StepState {
    bool enabled = false;
    std::string why;
};

/// Read from the domain's own table (core/Acts.h), so a button never offers what the gateway is sure to refuse.
[[nodiscard]] StepState stepState(ActionId id, const core::Case& case_, const models::Board& board,
                                  const core::Authority& authority);

/// The one step that most likely comes next.
[[nodiscard]] std::optional<ActionId> likelyNext(const core::Case& case_);

/// Is there an offer the officer's wards may answer, or have made?
[[nodiscard]] bool isOfferedToUs(const core::Case& case_, const core::Authority& authority);
[[nodiscard]] bool hasOpenOffer(const core::Case& case_);

/// The first alert of the case whose reporter is known; with `callable`, may be called.
[[nodiscard]] const core::Alert* alertWithReporter(const core::Case& case_, const models::Board& board, bool callable);
/// The one to be put on the map: the primary one, or the first that has no place at all.
[[nodiscard]] const core::Alert* alertToPlace(const core::Case& case_, const models::Board& board);
/// True when any alert of the case asks not to be called.
[[nodiscard]] bool isSilent(const core::Case& case_, const models::Board& board);
/// Cases that were merged into this one.
[[nodiscard]] std::vector<core::CaseId> mergedInto(const core::CaseId& id, const models::Board& board);

} // namespace trucban::widgets
