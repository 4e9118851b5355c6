// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/PolicyDefaults.h"

#include <algorithm>
#include <utility>

namespace trucban::gateway {
namespace {

/// Lists of kinds that this policy has.
std::vector<core::Checklist> checklistsFor(const core::Policy& policy, const core::Policy& reference) {
    std::vector<core::Checklist> lists = reference.checklists;
    for (core::Checklist& list : lists) {
        std::erase_if(list.kinds, [&](const std::string& kind) { return !policy.hasKind(kind); });
    }
    std::erase_if(lists, [](const core::Checklist& list) { return list.kinds.empty(); });
    return lists;
}

bool isExplained(const core::Kind& kind) {
    return !kind.whyVi.empty() || !kind.whyEn.empty();
}

/// Why a kind has its priority is true only while it has that one.
bool explainKinds(std::vector<core::Kind>& kinds, const core::Policy& reference) {
    if (std::ranges::any_of(kinds, isExplained)) {
        return false;
    }
    for (core::Kind& kind : kinds) {
        const auto known = std::ranges::find(reference.kinds, kind.code, &core::Kind::code);
        if (known != reference.kinds.end() && known->priority == kind.priority) {
            kind.whyVi = known->whyVi;
            kind.whyEn = known->whyEn;
        }
    }
    return std::ranges::any_of(kinds, isExplained);
}

} // namespace

std::string CompletedPolicy::list() const {
    std::string all;
    for (const std::string_view part : parts) {
        all += (all.empty() ? "" : ", ") + std::string{part};
    }
    return all;
}

CompletedPolicy completed(core::Policy policy, const core::Policy& reference) {
    CompletedPolicy made{.policy = std::move(policy), .parts = {}};
    core::Policy& filled = made.policy;
    if (explainKinds(filled.kinds, reference)) {
        made.parts.emplace_back("kinds/whyVi");
    }
    if (filled.checklists.empty()) {
        filled.checklists = checklistsFor(filled, reference);
        if (!filled.checklists.empty()) {
            made.parts.emplace_back("checklists");
        }
    }
    if (filled.reasons.empty() && !reference.reasons.empty()) {
        filled.reasons = reference.reasons;
        made.parts.emplace_back("reasons");
    }
    const decltype(filled.unitLimits) none{};
    if (filled.unitLimits == none && reference.unitLimits != none) {
        filled.unitLimits = reference.unitLimits;
        made.parts.emplace_back("unitLimits");
    }
    return made;
}

} // namespace trucban::gateway
