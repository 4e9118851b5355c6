// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deadline.h"
#include "core/Policy.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

// How long it took until somebody acknowledged, sent, arrived and resolved; a figure always with how many it counts.
namespace trucban::models {

inline constexpr std::array kDeadlineStages{core::DeadlineStage::acknowledge, core::DeadlineStage::dispatch,
                                            core::DeadlineStage::arrive, core::DeadlineStage::resolve};

struct ResponseTime {
    std::size_t count = 0; ///< cases in which it happened; the percentiles are of these
    std::optional<std::chrono::milliseconds> p50, p90, p95;
    std::size_t due = 0;    ///< cases with a limit for it in which it happened, or whose limit is over
    std::size_t inTime = 0; ///< of those; not in time is what happened too late, or did not happen
    [[nodiscard]] std::optional<double> share() const {
        return due == 0 ? std::nullopt : std::optional(static_cast<double>(inTime) / static_cast<double>(due));
    }
    bool operator==(const ResponseTime&) const = default;
};

/// By DeadlineStage.
using ResponseTimes = std::array<ResponseTime, kDeadlineStages.size()>;

/// Gathers cases one by one. Cases merged into another are no cases of their own and are passed over, and so are
/// exercises, but at a desk for them. A case that was closed without anybody sent (no action) is due for its
/// acknowledgement alone.
class ResponseCounter {
public:
    ResponseCounter(const core::Policy& policy, core::Instant now, bool isExerciseDesk = false)
        : m_policy(policy), m_now(now), m_isExerciseDesk(isExerciseDesk) {}
    void add(const core::Case& case_);
    /// Percentiles by nearest rank: the smallest value that at least p of all do not exceed (Hyndman and Fan 1996, type 1).
    [[nodiscard]] ResponseTimes figures() &&;

private:
    const core::Policy& m_policy;
    core::Instant m_now;
    bool m_isExerciseDesk;
    std::array<std::vector<std::chrono::milliseconds>, kDeadlineStages.size()> m_values;
    ResponseTimes m_figures;
};

} // namespace trucban::models
