// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/PolicyFile.h"

#include "core/PolicyCheck.h"
#include "resources/Embedded.h"
#include "support/Generators.h"
#include "wire/Json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace trucban;

RC_GTEST_PROP(PolicyFile, whatIsPrintedReadsBackAsTheSame, ()) {
    const core::Policy policy = *test::anyPolicy();
    const auto read = wire::readPolicyFile(wire::printPolicy(policy));
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->policy == policy);
    RC_ASSERT(read->unknown.empty());
}

TEST(PolicyFile, namesMembersThatMeanNothing) {
    const auto read = wire::readPolicyFile(R"({"name": "x", "checklist": [], "kinds": [{"code": "other", "wyhVi": "?"}],
                                               "unitLimits": [{"soon": 1, "ower": 2}]})");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->unknown, (std::vector<std::string>{"/checklist", "/kinds/0/wyhVi", "/unitLimits/0/ower"}));
}

TEST(PolicyFile, boundsWhatItNames) {
    std::string text = "{";
    for (int i = 0; i < 500; ++i) {
        text += (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\":[]";
    }
    const auto read = wire::readPolicyFile(text + "}");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->unknown.size(), wire::kMaxUnknownMembers);
}

TEST(PolicyFile, saysWhereTheBytesAreWrong) {
    const auto read = wire::readPolicyFile(R"({"checklists": [{"kinds": ["other"], "checks": [{"code": 7}]}]})");
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error(), (wire::DecodeError{wire::DecodeFault::wrongType, "/checklists/0/checks/0/code"}));
}

TEST(PolicyFile, theShippedOneIsWholeInBothLanguages) {
    const auto read = wire::readPolicyFile(resources::referencePolicyJson());
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(read->unknown.empty());
    const core::Policy& policy = read->policy;
    EXPECT_EQ(core::faultOf(policy), std::nullopt);
    EXPECT_TRUE(policy.isReference);
    for (const core::Kind& kind : policy.kinds) {
        EXPECT_FALSE(kind.whyVi.empty() || kind.whyEn.empty()) << kind.code;
        EXPECT_TRUE(kind.priority != core::Priority::p1 || policy.checklistFor(kind.code) != nullptr) << kind.code;
    }
    EXPECT_EQ(policy.kind("fire").equipment, "extinguisher");
    EXPECT_EQ(policy.kind("noise").equipment, "");
    for (const core::Checklist& list : policy.checklists) {
        EXPECT_LE(list.checks.size(), 10u) << "longer than anybody reads while a caller waits";
        EXPECT_FALSE(std::ranges::contains(list.checks, std::string{}, &core::Check::textEn));
    }
    EXPECT_LE(policy.reasons.size(), 9u) << "each has a digit";
    EXPECT_GT(policy.limitFor(core::UnitState::enRoute).over, core::Milliseconds::zero());
}
