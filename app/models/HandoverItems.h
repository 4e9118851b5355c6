// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Handover.h"
#include "core/State.h"
#include "models/Sheet.h"

#include <QString>

#include <optional>
#include <vector>

namespace trucban::models {

/// What a handover is compiled from.
struct HandoverGround {
    core::WardSet desk;    ///< {kCityDesk}: all that is in the state
    core::Instant since{}; ///< the shift's beginning
    core::Instant now{};
    std::optional<core::Instant> mutedUntil;
};

/// What one shift leaves to the next, the most pressing first: overdue and open cases, what others have promised,
/// transfers under way, units out, muted alarms, and what ended since `since`. Lines say no more of a case than its code,
/// kind, ward and state: a handover lies unsealed in the log. What does not fit stands as counts, urgent cases never.
[[nodiscard]] std::vector<core::HandoverItem> compileHandover(const core::State& state, const HandoverGround& ground);

/// Whose handovers somebody with that scope signs and takes.
[[nodiscard]] core::WardSet deskOf(const core::Scope& scope);
[[nodiscard]] bool isOfDesk(const core::Handover& handover, const core::WardSet& desk);
[[nodiscard]] QString topicName(core::HandoverTopic topic);
/// "P. Bến Thành, P. Sài Gòn"; the city desk has words of its own.
[[nodiscard]] QString deskName(const core::WardSet& desk);
/// To be printed and signed by hand, with the log's head.
[[nodiscard]] Sheet handoverSheet(const core::Handover& handover);

} // namespace trucban::models
