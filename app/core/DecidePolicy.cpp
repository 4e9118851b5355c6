// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace trucban::core {

namespace {

/// More would overflow when it is added to a time.
constexpr std::chrono::hours kMostArchiveAge{24 * 366 * 100};

constexpr std::size_t kMaxKinds = 500;

bool isUsable(const Deadlines& deadlines) {
    const auto isLimit = [](Milliseconds limit) { return limit >= Milliseconds::zero(); };
    return isLimit(deadlines.acknowledge) && isLimit(deadlines.dispatch) && isLimit(deadlines.arrive) &&
           isLimit(deadlines.resolve);
}

bool areUsable(const std::vector<Kind>& kinds) {
    std::set<std::string_view> codes;
    for (const Kind& kind : kinds) {
        if (isBlank(kind.code) || !codes.insert(kind.code).second) {
            return false;
        }
    }
    return kinds.size() <= kMaxKinds && codes.contains("other");
}

bool isUsable(const Policy& policy) {
    const auto isTime = [](Milliseconds time) { return time > Milliseconds::zero(); };
    return areUsable(policy.kinds) &&
           std::ranges::all_of(policy.deadlines, [](const Deadlines& rule) { return isUsable(rule); }) &&
           policy.dueSoonFraction > 0 && policy.dueSoonFraction <= 1 && isTime(policy.escalateAfter) &&
           isTime(policy.commandExpiry) && isTime(policy.transferExpiryP1) && isTime(policy.transferExpiry) &&
           policy.recentlyClosed >= Milliseconds::zero() &&
           (policy.archiveAfter == Milliseconds::zero() ||
            (policy.archiveAfter >= kLeastArchiveAge && policy.archiveAfter <= kMostArchiveAge));
}

} // namespace

Decided decideOn(Draft& draft, const ChangePolicy& command) {
    if (!isUsable(command.policy)) {
        return refuse(Refusal::badValue);
    }
    Policy policy = command.policy;
    policy.version = draft.policy().version;
    if (policy == draft.policy()) {
        return refuse(Refusal::alreadyDone);
    }
    policy.version = 0;
    draft.emit(PolicyChanged{std::move(policy)});
    return {};
}

} // namespace trucban::core
