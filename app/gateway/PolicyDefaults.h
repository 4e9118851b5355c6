// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

/// A policy of an older version has no word about what came later: without reasons "no action" has nothing to choose.
struct CompletedPolicy {
    core::Policy policy;
    std::vector<std::string_view> parts; ///< members that were filled in, as in the policy's file
    [[nodiscard]] std::string list() const;
};

/// Fills what is empty as a whole from `reference`, and touches nothing else: a kind that somebody changed keeps its words.
[[nodiscard]] CompletedPolicy completed(core::Policy policy, const core::Policy& reference);

} // namespace trucban::gateway
