// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Policy.h"
#include "core/Time.h"

#include <cstdint>
#include <optional>

namespace trucban::core {

enum class DeadlineStage : std::uint8_t { acknowledge, dispatch, arrive, resolve };
enum class DeadlineLevel : std::uint8_t { inTime, dueSoon, overdue };

/// The deadline a case is running against now: the first fact of its priority's rule that has not happened yet.
struct RunningDeadline {
    DeadlineStage stage = DeadlineStage::acknowledge;
    Instant due{};
    DeadlineLevel level = DeadlineLevel::inTime;
    bool operator==(const RunningDeadline&) const = default;
};

/// nullopt for a case that is resolved or closed, or whose remaining stages have no limit.
[[nodiscard]] std::optional<RunningDeadline> runningDeadline(const Case& case_, const Policy& policy, Instant now);

} // namespace trucban::core
