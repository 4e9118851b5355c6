// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/PolicyDefaults.h"

#include "core/PolicyCheck.h"
#include "gateway/DataFolder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trucban::gateway {
namespace {

/// As a version before checklists, reasons and unit limits wrote it.
core::Policy old() {
    core::Policy policy = referencePolicy();
    policy.checklists.clear();
    policy.reasons.clear();
    policy.unitLimits = {};
    for (core::Kind& kind : policy.kinds) {
        kind.whyVi.clear();
        kind.whyEn.clear();
    }
    return policy;
}

} // namespace

// Without reasons F5 has nothing to choose from, and nobody would know why.
TEST(PolicyDefaults, fillWhatAnOlderVersionKnewNothingOf) {
    const CompletedPolicy whole = completed(old(), referencePolicy());
    EXPECT_EQ(whole.list(), "kinds/whyVi, checklists, reasons, unitLimits");
    EXPECT_EQ(whole.policy, referencePolicy());
    EXPECT_TRUE(completed(whole.policy, referencePolicy()).parts.empty()) << "once";
}

TEST(PolicyDefaults, leaveWhatSomebodyWroteAsItIs) {
    core::Policy own = old();
    own.reasons = {{"x", "Lý do riêng", "", core::Disposition::mistaken}};
    own.kinds.front().whyVi = "Vì thế";
    own.escalateAfter = std::chrono::seconds{45};
    const CompletedPolicy whole = completed(own, referencePolicy());
    EXPECT_EQ(whole.policy.reasons, own.reasons);
    EXPECT_EQ(whole.policy.kinds, own.kinds);
    EXPECT_EQ(whole.policy.escalateAfter, own.escalateAfter);
    EXPECT_EQ(whole.list(), "checklists, unitLimits");
}

// A checklist of a kind that this house does not have would make the whole policy refused.
TEST(PolicyDefaults, giveNoChecklistOfAKindThatIsNotThere) {
    core::Policy own = old();
    const auto checklists = referencePolicy().checklists;
    ASSERT_FALSE(checklists.empty());
    const std::string gone = checklists.front().kinds.front();
    std::erase_if(own.kinds, [&](const core::Kind& kind) { return kind.code == gone; });
    const CompletedPolicy whole = completed(own, referencePolicy());
    EXPECT_EQ(core::faultOf(whole.policy), std::nullopt);
    EXPECT_EQ(whole.policy.checklistFor(gone), nullptr);
    EXPECT_FALSE(whole.policy.checklists.empty());
}

TEST(PolicyDefaults, explainNoPriorityThatSomebodyChanged) {
    core::Policy own = old();
    own.kinds.front().priority =
        own.kinds.front().priority == core::Priority::p4 ? core::Priority::p3 : core::Priority::p4;
    const CompletedPolicy whole = completed(own, referencePolicy());
    EXPECT_TRUE(whole.policy.kinds.front().whyVi.empty());
    EXPECT_TRUE(std::ranges::any_of(whole.policy.kinds, [](const core::Kind& kind) { return !kind.whyVi.empty(); }));
}

} // namespace trucban::gateway
