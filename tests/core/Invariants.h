// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trucban::test {

/// What must hold of the whole state, and of what was archived, after every command; each broken rule is a sentence.
[[nodiscard]] std::vector<std::string>
brokenInvariants(const core::State& state, const std::map<core::AggregateRef, core::Aggregate>& archive = {});

/// Remembers the first facts of all cases and times of all aggregates, and says when one changes or runs back.
class FactKeeper {
public:
    [[nodiscard]] std::vector<std::string> check(const core::State& state);

private:
    struct Facts {
        std::optional<core::Instant> acknowledgedAt, dispatchedAt, arrivedAt, resolvedAt;
        core::Instant openedAt, changedAt;
        std::string code;
    };
    std::map<core::CaseId, Facts> m_cases;
};

} // namespace trucban::test
