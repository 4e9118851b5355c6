// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Policy.h"

#include "core/PolicyCheck.h"
#include "core/World.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::core {

using namespace trucban::test;

TEST(Policy, findsKindsAndFallsBackToOther) {
    const Policy policy = smallPolicy();
    EXPECT_EQ(policy.kind("violence").priority, Priority::p1);
    EXPECT_TRUE(policy.hasKind("violence"));
    EXPECT_FALSE(policy.hasKind("UFO"));
    EXPECT_EQ(policy.kind("UFO").nameVi, "Khác");
}

TEST(Policy, withoutKindsGivesAPlainP3) {
    const Policy empty;
    const Kind& kind = empty.kind("violence");
    EXPECT_EQ(kind.code, "other");
    EXPECT_EQ(kind.priority, Priority::p3);
    EXPECT_FALSE(kind.needsPolice);
}

TEST(Policy, deadlinesGoByPriority) {
    EXPECT_EQ(smallPolicy().deadlinesFor(Priority::p1).acknowledge, std::chrono::seconds{15});
    EXPECT_EQ(smallPolicy().deadlinesFor(Priority::p3).resolve, std::chrono::hours{24});
}

TEST(ChangePolicy, isAnEventThatCountsItsVersions) {
    World world;
    Policy policy = smallPolicy();
    policy.escalateAfter = std::chrono::seconds{45};
    policy.version = 99;
    world.tell(admin(), ChangePolicy{policy});
    EXPECT_EQ(world.state.policy.version, 1u);
    EXPECT_EQ(world.state.policy.escalateAfter, std::chrono::seconds{45});
    EXPECT_EQ(world.refusal(gateway(), ChangePolicy{policy}), Refusal::alreadyDone);
    policy.name = "another";
    world.tell(gateway(), ChangePolicy{policy});
    EXPECT_EQ(world.state.policy.version, 2u);
    EXPECT_TRUE(world.log.back().wards.empty()) << "rules are for everybody";
}

TEST(ChangePolicy, refusesRulesThatCannotBe) {
    using Change = void (*)(Policy&);
    for (const Change change : std::initializer_list<Change>{
             [](Policy& policy) { policy.kinds.clear(); }, [](Policy& policy) { policy.kinds.pop_back(); },
             [](Policy& policy) { policy.kinds[0].code = " "; },
             [](Policy& policy) { policy.kinds[0].code = policy.kinds[1].code; },
             [](Policy& policy) { policy.deadlines[2].arrive = Milliseconds{-1}; },
             [](Policy& policy) { policy.dueSoonFraction = 0; }, [](Policy& policy) { policy.dueSoonFraction = 1.1; },
             [](Policy& policy) { policy.dueSoonFraction = std::numeric_limits<double>::quiet_NaN(); },
             [](Policy& policy) { policy.escalateAfter = Milliseconds{0}; },
             [](Policy& policy) { policy.commandExpiry = Milliseconds{-5}; },
             [](Policy& policy) { policy.transferExpiry = Milliseconds{0}; },
             [](Policy& policy) { policy.transferExpiryP1 = Milliseconds{0}; },
             [](Policy& policy) { policy.recentlyClosed = Milliseconds{-1}; },
             [](Policy& policy) { policy.archiveAfter = Milliseconds{-1}; },
             [](Policy& policy) { policy.archiveAfter = kLeastArchiveAge - Milliseconds{1}; },
             [](Policy& policy) {
                 for (int i = 0; i < 600; ++i) {
                     policy.kinds.push_back({.code = std::to_string(i)});
                 }
             }}) {
        World world;
        Policy policy = smallPolicy();
        change(policy);
        EXPECT_EQ(world.refusal(admin(), ChangePolicy{policy}), Refusal::badValue);
    }
}

TEST(PolicyCheck, namesThePlaceOfWhatCannotBe) {
    using Change = void (*)(Policy&);
    const auto check = [](const char* code) { return Check{code, "Bước", "Step"}; };
    Policy good = smallPolicy();
    good.checklists = {{{"violence", "theft"}, {check("a"), check("b")}}, {{"noise"}, {check("a")}}};
    good.reasons = {{"slip", "Bấm nhầm", "Slip", Disposition::mistaken}};
    EXPECT_EQ(faultOf(good), std::nullopt);
    struct Row {
        const char* pointer;
        Change change;
    };
    for (const Row& row : std::initializer_list<Row>{
             {"/kinds", [](Policy& policy) { policy.kinds.pop_back(); }},
             {"/kinds/1/code", [](Policy& policy) { policy.kinds[1].code = policy.kinds[0].code; }},
             {"/kinds/2/whyVi", [](Policy& policy) { policy.kinds[2].whyVi.assign(301, 'x'); }},
             {"/deadlines/3/resolve", [](Policy& policy) { policy.deadlines[3].resolve = Milliseconds{-1}; }},
             {"/archiveAfter", [](Policy& policy) { policy.archiveAfter = Milliseconds{1}; }},
             {"/checkInAfter", [](Policy& policy) { policy.checkInAfter = Milliseconds{-1}; }},
             {"/reporting/monthFrom", [](Policy& policy) { policy.reporting.monthFrom = 29; }},
             {"/reporting/monthFrom", [](Policy& policy) { policy.reporting.monthFrom = 0; }},
             {"/reporting/weekFrom", [](Policy& policy) { policy.reporting.weekFrom = 7; }},
             {"/lockAfter", [](Policy& policy) { policy.lockAfter = Milliseconds::max(); }},
             {"/checklists/0/kinds/0", [](Policy& policy) { policy.checklists[0].kinds[0] = "UFO"; }},
             {"/checklists/1/kinds/0", [](Policy& policy) { policy.checklists[1].kinds[0] = "theft"; }},
             {"/checklists/1/kinds", [](Policy& policy) { policy.checklists[1].kinds.clear(); }},
             {"/checklists/0/checks", [](Policy& policy) { policy.checklists[0].checks.clear(); }},
             {"/checklists/0/checks/1/code", [](Policy& policy) { policy.checklists[0].checks[1].code = "a"; }},
             {"/checklists/0/checks/0/textVi", [](Policy& policy) { policy.checklists[0].checks[0].textVi = " "; }},
             {"/checklists/1/checks/0/code", [](Policy& policy) { policy.checklists[1].checks[0].textEn = "Else"; }},
             {"/reasons/0/nameVi", [](Policy& policy) { policy.reasons[0].nameVi.clear(); }},
             {"/reasons/0/disposition",
              [](Policy& policy) { policy.reasons[0].disposition = Disposition::reportFiled; }},
             {"/reasons/1/code", [](Policy& policy) { policy.reasons.push_back(policy.reasons[0]); }},
             {"/duplicates/threshold", [](Policy& policy) { policy.duplicates.threshold = 1.01; }},
             {"/duplicates/threshold",
              [](Policy& policy) { policy.duplicates.threshold = std::numeric_limits<double>::quiet_NaN(); }},
             {"/duplicates/withinM", [](Policy& policy) { policy.duplicates.withinM = -1; }},
             {"/duplicates/within", [](Policy& policy) { policy.duplicates.within = Milliseconds{-1}; }},
             {"/unitLimits/2/soon", [](Policy& policy) { policy.unitLimits[2].soon = Milliseconds{-1}; }},
             {"/unitLimits/2", [](Policy& policy) { policy.unitLimits[2] = {Milliseconds{5}, Milliseconds{4}}; }},
         }) {
        Policy policy = good;
        row.change(policy);
        const auto fault = faultOf(policy);
        ASSERT_TRUE(fault.has_value()) << row.pointer;
        EXPECT_EQ(fault->pointer, row.pointer);
        World world;
        EXPECT_EQ(world.refusal(admin(), ChangePolicy{policy}), Refusal::badValue) << row.pointer;
    }
}

// It goes to every desk in one frame, and a frame that no desk takes would end every connection anew.
TEST(PolicyCheck, refusesMoreWordsThanOneFrameHolds) {
    Policy policy = smallPolicy();
    policy.kinds.front().whyVi = std::string(200, 'x');
    EXPECT_EQ(faultOf(policy), std::nullopt);
    for (int i = 0; i < 480; ++i) {
        Kind kind = policy.kinds.front();
        kind.code = "kind" + std::to_string(i);
        kind.nameVi = std::string(1'000, 'x');
        policy.kinds.push_back(std::move(kind));
    }
    const auto fault = faultOf(policy);
    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(fault->pointer, "");
}

} // namespace trucban::core
