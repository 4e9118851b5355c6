// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Policy.h"
#include "feed/Scenario.h"
#include "geo/WardTable.h"
#include "resources/Embedded.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace trucban::feed {
namespace {

const std::string kFolder = TRUCBAN_RESOURCES;

/// The demo evening as the gateway's intake reads it.
class Evening : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_scenario = readScenario(kFolder + "/demo/evening.jsonl");
        s_policy = *wire::decodePolicy(resources::referencePolicyJson());
        s_wards = *geo::WardTable::parse(resources::wardsCsv());
        std::ifstream file{kFolder + "/demo/units.csv"};
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            s_units.insert(line.substr(0, line.find(',')));
        }
    }

    /// Runs over alerts; `receivedAt` is the item's time.
    template <class Visit>
    static void eachAlert(Visit visit) {
        for (const auto& item : s_scenario->items) {
            if (item.path == "/v1/alerts") {
                const auto body = wire::parseAlertBody(item.body, *s_scenario->start + item.at, s_policy);
                ASSERT_TRUE(body.has_value()) << item.body;
                visit(item, *body);
            }
        }
    }

    inline static Result<Scenario> s_scenario{};
    inline static core::Policy s_policy;
    inline static geo::WardTable s_wards;
    inline static std::set<std::string> s_units;
};

TEST_F(Evening, isSixHoursOfFourHundredAlerts) {
    ASSERT_TRUE(s_scenario.has_value()) << s_scenario.error().detail;
    ASSERT_TRUE(s_scenario->start.has_value());
    EXPECT_LE(s_scenario->items.back().at, std::chrono::hours{6});
    std::set<std::string> alerts;
    std::size_t posts = 0;
    eachAlert([&](const ScenarioItem& item, const wire::AlertBody&) {
        alerts.insert(item.sender);
        ++posts;
    });
    EXPECT_EQ(alerts.size(), 400U);
    EXPECT_GT(posts, 450U); // updates and repeats
}

TEST_F(Evening, hasWhatATriageDeskMeets) {
    std::map<core::Priority, std::set<std::string>> byPriority;
    std::set<std::string> silent;
    std::set<std::string> unlocated;
    std::set<std::string> vague;
    std::set<std::string> warned;
    std::size_t safe = 0;
    std::size_t cancelled = 0;
    std::size_t exercises = 0;
    eachAlert([&](const ScenarioItem& item, const wire::AlertBody& body) {
        byPriority[s_policy.kind(body.facts.kind).priority].insert(item.sender);
        const auto note = [&item](bool holds, std::set<std::string>& set) {
            if (holds) {
                set.insert(item.sender);
            }
        };
        note(body.facts.contact.silent, silent);
        note(!body.details.position, unlocated);
        note(body.details.position && body.details.position->accuracyM >= 1000, vague);
        note(!body.facts.warnings.empty(), warned);
        safe += body.facts.senderState == core::SenderState::safe ? 1 : 0;
        cancelled += body.facts.senderState == core::SenderState::cancelled ? 1 : 0;
        exercises += body.facts.exercise ? 1 : 0;
    });
    EXPECT_GE(byPriority[core::Priority::p1].size(), 30U);
    EXPECT_LE(byPriority[core::Priority::p1].size(), 60U);
    EXPECT_GE(silent.size(), 5U);
    EXPECT_GE(unlocated.size(), 5U);
    EXPECT_GE(vague.size(), 3U);
    EXPECT_GE(warned.size(), 15U);
    EXPECT_GE(safe, 5U);
    EXPECT_GE(cancelled, 10U);
    EXPECT_EQ(exercises, 3U);
}

TEST_F(Evening, putsItsAlertsInFortyRealWards) {
    std::map<std::uint32_t, std::size_t> near;
    std::size_t far = 0;
    eachAlert([&](const ScenarioItem&, const wire::AlertBody& body) {
        if (!body.details.position) {
            return;
        }
        const auto distance = [&body](const core::Ward& ward) {
            return core::distanceM(ward.label, body.details.position->point);
        };
        const auto& ward = *std::ranges::min_element(s_wards.wards(), {}, distance);
        distance(ward) <= 700 ? static_cast<void>(++near[ward.code.value]) : static_cast<void>(++far);
    });
    EXPECT_GE(near.size(), 40U);
    EXPECT_LE(far, 10U); // those sent on the way, and those sent broken on purpose
}

TEST_F(Evening, knowsItsUnitsAndTheirWards) {
    EXPECT_TRUE(s_units.contains("M21"));
    std::size_t visits = 0;
    for (const auto& item : s_scenario->items) {
        if (item.path == "/v1/alerts") {
            continue;
        }
        const auto at = *s_scenario->start + item.at;
        const std::string unit = item.sender.substr(item.sender.find('/') + 1);
        EXPECT_TRUE(s_units.contains(unit)) << item.path;
        if (item.path == "/v1/visits") {
            const auto visit = wire::parseVisit(item.body, at);
            ASSERT_TRUE(visit.has_value()) << item.body;
            EXPECT_TRUE(s_wards.knows(visit->ward));
            EXPECT_FALSE(visit->id.isNil());
            ++visits;
        } else if (item.path.ends_with("/position")) {
            EXPECT_TRUE(wire::parseUnitPosition(item.body, {unit}, at).has_value()) << item.body;
        } else {
            EXPECT_TRUE(wire::parseUnitStatus(item.body).has_value()) << item.body;
        }
    }
    EXPECT_GT(visits, 100U);
}

TEST_F(Evening, namesNobodyReal) {
    eachAlert([](const ScenarioItem& item, const wire::AlertBody& body) {
        EXPECT_TRUE(body.reporter.phone.empty() || body.reporter.phone.starts_with("0900 000 ")) << item.body;
    });
}

TEST(ReferencePolicy, isCompleteAndHasAPictureForEveryKind) {
    const auto policy = wire::decodePolicy(resources::referencePolicyJson());
    ASSERT_TRUE(policy.has_value()) << policy.error().pointer;
    EXPECT_TRUE(policy->isReference);
    EXPECT_TRUE(policy->hasKind("other"));
    EXPECT_GE(policy->kinds.size(), 25U);
    std::set<std::string> codes;
    for (const auto& kind : policy->kinds) {
        EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
        EXPECT_FALSE(kind.nameVi.empty());
        EXPECT_FALSE(kind.nameEn.empty());
        EXPECT_TRUE(std::ifstream(kFolder + "/icons/kinds/" + kind.icon + ".svg").good()) << kind.icon;
        EXPECT_TRUE(kind.priority != core::Priority::p1 || kind.needsPolice) << kind.code;
    }
    using std::chrono::seconds;
    EXPECT_EQ(policy->deadlinesFor(core::Priority::p1),
              (core::Deadlines{seconds{15}, seconds{60}, seconds{900}, seconds{7200}}));
    for (std::size_t i = 1; i < 4; ++i) {
        EXPECT_GT(policy->deadlines[i].acknowledge, policy->deadlines[i - 1].acknowledge);
        EXPECT_GT(policy->deadlines[i].resolve, policy->deadlines[i - 1].resolve);
    }
}

TEST(WardTable, hasTheCitysUnits) {
    const auto wards = geo::WardTable::parse(resources::wardsCsv());
    ASSERT_TRUE(wards.has_value());
    EXPECT_EQ(wards->size(), 168U);
}

} // namespace
} // namespace trucban::feed
