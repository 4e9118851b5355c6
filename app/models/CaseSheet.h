// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "models/Sheet.h"

#include <QString>

#include <optional>
#include <unordered_set>

namespace trucban::models {

/// Where what a sheet says comes from.
struct SheetSource {
    core::Instant now{};
    std::optional<core::Instant> heardAt; ///< of the gateway, when that is not now
    QString user;
};

/// The open cases of the state, most urgent first, as the queue stands: what a desk goes on with when its screen does
/// not. Masked as lists are: nobody's name or number, and a sensitive case without address and without words.
[[nodiscard]] Sheet openCasesSheet(const core::State& state, const SheetSource& source);
/// The same of those that an officer chose, closed ones too. Ids that the state does not have are left out, and counted.
[[nodiscard]] Sheet chosenCasesSheet(const core::State& state, const std::unordered_set<core::CaseId>& chosen,
                                     const SheetSource& source);

/// The case's primary alert, or its first known one; nullptr when none is there.
[[nodiscard]] const core::Alert* primaryAlertOf(const core::Case& case_, const core::State& state);
/// By the case or by its kind.
[[nodiscard]] bool isSensitive(const core::Case& case_, const core::Policy& policy);
/// Address, or coordinates, of a case in a list that leaves the desk.
[[nodiscard]] QString guardedPlace(const core::Case& case_, const core::State& state);
/// "quá hạn đến nơi 05:10"; empty while nothing is due.
[[nodiscard]] QString deadlineWords(const core::Case& case_, const core::Policy& policy, core::Instant now);
/// "M21 có mặt, M22 đang đến"
[[nodiscard]] QString activeUnits(const core::Case& case_);

} // namespace trucban::models
