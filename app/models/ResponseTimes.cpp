// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ResponseTimes.h"

#include <algorithm>
#include <cmath>

namespace trucban::models {

namespace {

struct Stage {
    std::optional<core::Instant> fact;
    core::Milliseconds limit;
};

std::array<Stage, kDeadlineStages.size()> stagesOf(const core::Case& case_, const core::Policy& policy) {
    const core::Deadlines& rule = policy.deadlinesFor(case_.priority);
    // Nobody was to be sent where nothing had to be done.
    const bool isNoAction = case_.state == core::CaseState::closed && !case_.dispatchedAt && !case_.resolvedAt;
    const auto limit = [isNoAction](core::Milliseconds allowed) {
        return isNoAction ? core::Milliseconds::zero() : allowed;
    };
    return {{{case_.acknowledgedAt, rule.acknowledge},
             {case_.dispatchedAt, limit(rule.dispatch)},
             {case_.arrivedAt, limit(rule.arrive)},
             {case_.resolvedAt, limit(rule.resolve)}}};
}

std::optional<std::chrono::milliseconds> percentile(std::vector<std::chrono::milliseconds>& values, double part) {
    if (values.empty()) {
        return std::nullopt;
    }
    const auto rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(values, nth);
    return *nth;
}

} // namespace

void ResponseCounter::add(const core::Case& case_) {
    if ((case_.exercise && !m_isExerciseDesk) || case_.mergedInto) {
        return;
    }
    const auto stages = stagesOf(case_, m_policy);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const Stage& stage = stages[i];
        ResponseTime& figure = m_figures[i];
        if (stage.fact) {
            m_values[i].push_back(std::max(*stage.fact - case_.openedAt, core::Milliseconds::zero()));
        }
        if (stage.limit > core::Milliseconds::zero()) {
            const core::Instant limit = case_.openedAt + stage.limit;
            figure.due += stage.fact || m_now >= limit ? 1 : 0;
            figure.inTime += stage.fact && *stage.fact <= limit ? 1 : 0;
        }
    }
}

ResponseTimes ResponseCounter::figures() && {
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        ResponseTime& figure = m_figures[i];
        figure.count = m_values[i].size();
        figure.p50 = percentile(m_values[i], 0.50);
        figure.p90 = percentile(m_values[i], 0.90);
        figure.p95 = percentile(m_values[i], 0.95);
    }
    return m_figures;
}

} // namespace trucban::models
