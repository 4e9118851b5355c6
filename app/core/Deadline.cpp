// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Deadline.h"

#include <array>
#include <cmath>
#include <utility>

namespace trucban::core {

std::optional<RunningDeadline> runningDeadline(const Case& case_, const Policy& policy, Instant now) {
    if (case_.state == CaseState::resolved || case_.state == CaseState::closed) {
        return std::nullopt;
    }
    struct Stage {
        DeadlineStage stage;
        const std::optional<Instant>& fact;
        Milliseconds allowed;
    };
    const Deadlines& rule = policy.deadlinesFor(case_.priority);
    const std::array stages{Stage{DeadlineStage::acknowledge, case_.acknowledgedAt, rule.acknowledge},
                            Stage{DeadlineStage::dispatch, case_.dispatchedAt, rule.dispatch},
                            Stage{DeadlineStage::arrive, case_.arrivedAt, rule.arrive},
                            Stage{DeadlineStage::resolve, case_.resolvedAt, rule.resolve}};
    for (const Stage& stage : stages) {
        if (stage.fact || stage.allowed <= Milliseconds::zero()) {
            continue;
        }
        RunningDeadline running{stage.stage, case_.openedAt + stage.allowed, DeadlineLevel::inTime};
        const double soonMs = std::round(static_cast<double>(stage.allowed.count()) * policy.dueSoonFraction);
        if (now >= running.due) {
            running.level = DeadlineLevel::overdue;
        } else if (now >= case_.openedAt + Milliseconds{static_cast<Milliseconds::rep>(soonMs)}) {
            running.level = DeadlineLevel::dueSoon;
        }
        return running;
    }
    return std::nullopt;
}

} // namespace trucban::core
