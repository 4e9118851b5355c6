// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Escalator.h"

#include "Samples.h"
#include "core/Fold.h"
#include "gateway/DataFolder.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

using std::chrono::seconds;

/// A virtual clock: the test says what time it is and carries out what the escalator asks for.
class EscalatorTest : public testing::Test {
protected:
    EscalatorTest() {
        state.policy = smallPolicy();
        std::string problem;
        locator = makeLocator(std::nullopt, problem);
        escalator = std::make_unique<Escalator>(locator);
        escalator->rebuild(state, kNoon - seconds{3'600});
        escalator->setLiveWards(state, {kBenThanh}, kNoon - seconds{3'600});
        now = kNoon;
    }

    void carryOut(core::CommandBody body, core::Authority authority) {
        const auto events =
            core::decide(state, {commandId(1), std::nullopt, std::move(body)}, {now, std::move(authority)});
        ASSERT_TRUE(events) << core::sentenceOf(events.error());
        for (core::Event event : *events) {
            event.seq = state.seq + 1;
            ASSERT_TRUE(core::apply(state, event));
        }
        escalator->onEvents(state, *events, now);
    }

    core::CaseId open(std::string kind, core::WardCode ward) {
        core::ReceiveAlert receive;
        const Random random = countingRandom();
        receive.alertId = newId<core::AlertId>(now, systemRandom());
        receive.caseId = newId<core::CaseId>(now, systemRandom());
        receive.facts = alertBody(receive.alertId.toString(), "d", std::move(kind)).facts;
        receive.routing = {ward, {}, false};
        carryOut(receive, {{core::ActorKind::source, "sos"}, core::Role::admin, {.all = true, .wards = {}}});
        return receive.caseId;
    }

    /// Moves the clock, second by second; the escalations of `id` as (seconds after noon, reason).
    std::vector<std::pair<std::int64_t, core::EscalationReason>> watch(int forSeconds, const core::CaseId& id) {
        std::vector<std::pair<std::int64_t, core::EscalationReason>> seen;
        for (int i = 0; i < forSeconds; ++i) {
            now += seconds{1};
            for (core::CommandBody& body : escalator->due(state, now)) {
                if (const auto* escalate = std::get_if<core::EscalateCase>(&body); escalate && escalate->caseId == id) {
                    seen.emplace_back(std::chrono::duration_cast<seconds>(now - kNoon).count(), escalate->reason);
                }
                carryOut(std::move(body),
                         {{core::ActorKind::gateway, "gateway"}, core::Role::admin, {.all = true, .wards = {}}});
            }
        }
        return seen;
    }

    core::State state;
    std::shared_ptr<const geo::WardLocator> locator;
    std::unique_ptr<Escalator> escalator;
    core::Instant now{};
};

TEST_F(EscalatorTest, showsAnUnacknowledgedP1ToTheNeighboursEachPeriod) {
    const auto id = open("robbery", kBenThanh);
    const auto seen = watch(95, id);
    const auto reason = core::EscalationReason::unacknowledged;
    EXPECT_EQ(seen,
              (std::vector<std::pair<std::int64_t, core::EscalationReason>>{{30, reason}, {60, reason}, {90, reason}}));
    EXPECT_TRUE(core::contains(state.case_(id)->visibleTo, locator->neighbours({kBenThanh}).front()));
}

TEST_F(EscalatorTest, leavesExercisesAtALiveGatewayAlone) {
    const auto id = open("robbery", kBenThanh);
    state.cases.at(id).exercise = true;
    EXPECT_TRUE(watch(95, id).empty());
    Escalator drill{locator, true};
    drill.setLiveWards(state, {kBenThanh}, now);
    drill.rebuild(state, now);
    EXPECT_FALSE(drill.due(state, now + std::chrono::minutes{10}).empty()) << "in an exercise it is trained";
}

TEST_F(EscalatorTest, stopsWhenItIsAcknowledged) {
    const auto id = open("robbery", kBenThanh);
    (void)watch(29, id);
    carryOut(core::AcknowledgeCase{id}, officer(kBenThanh));
    EXPECT_TRUE(watch(120, id).empty());
}

TEST_F(EscalatorTest, leavesAnOrdinaryCaseInALiveWardAlone) {
    const auto id = open("other", kBenThanh);
    EXPECT_TRUE(watch(300, id).empty());
}

TEST_F(EscalatorTest, waitsWithAnOrdinaryCaseUntilANeighbourIsThere) {
    escalator->setLiveWards(state, {}, now);
    const auto id = open("other", kSaiGon);
    EXPECT_TRUE(watch(60, id).empty()) << "nobody but the city desk would see it, and that does already";
    escalator->setLiveWards(state, {locator->neighbours({kSaiGon}).front()}, now);
    EXPECT_EQ(watch(5, id).size(), 1u);
}

TEST_F(EscalatorTest, showsACaseOfADeadWardToTheNeighboursAtOnce) {
    escalator->setLiveWards(state, {locator->neighbours({kSaiGon}).front()}, now);
    const auto id = open("other", kSaiGon);
    const auto seen = watch(300, id);
    ASSERT_EQ(seen.size(), 1u) << "an ordinary case once";
    EXPECT_EQ(seen.front().first, 2);
    EXPECT_EQ(seen.front().second, core::EscalationReason::noLiveConsole);
}

TEST_F(EscalatorTest, goesOnWithAP1WhileNobodyIsThere) {
    escalator->setLiveWards(state, {}, now);
    const auto id = open("robbery", kSaiGon);
    const auto seen = watch(70, id);
    ASSERT_EQ(seen.size(), 3u);
    EXPECT_EQ(seen[0].first, 2);
    EXPECT_EQ(seen[1].first, 32);
    EXPECT_EQ(seen[2].first, 62);
}

TEST_F(EscalatorTest, noticesThatTheLastConsoleOfAWardIsGone) {
    const auto id = open("other", kBenThanh);
    EXPECT_TRUE(watch(60, id).empty());
    escalator->setLiveWards(state, {locator->neighbours({kBenThanh}).front()}, now);
    EXPECT_EQ(watch(5, id).size(), 1u);
}

TEST_F(EscalatorTest, givesConsolesTimeToComeBackAfterAStart) {
    escalator->setLiveWards(state, {locator->neighbours({kSaiGon}).front()}, now);
    escalator->rebuild(state, now);
    const auto id = open("other", kSaiGon);
    const auto seen = watch(60, id);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen.front().first, 20);
}

TEST_F(EscalatorTest, rebuiltFromTheStateItGoesOnWhereItWas) {
    const auto id = open("robbery", kBenThanh);
    ASSERT_EQ(watch(30, id).size(), 1u);
    Escalator another{locator};
    another.rebuild(state, now);
    ASSERT_TRUE(another.next());
    EXPECT_TRUE(another.due(state, now + seconds{29}).empty());
    EXPECT_EQ(another.due(state, now + seconds{30}).size(), 1u);
}

TEST_F(EscalatorTest, expiresATransferOffer) {
    const auto id = open("other", kBenThanh);
    carryOut(core::AcknowledgeCase{id}, officer(kBenThanh));
    carryOut(core::OfferTransfer{id, kSaiGon, "ngoài địa bàn"}, officer(kBenThanh));
    now += state.policy.transferExpiry - seconds{1};
    EXPECT_TRUE(escalator->due(state, now).empty());
    now += seconds{1};
    const auto due = escalator->due(state, now);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<core::ExpireTransfer>(due.front()));
}

} // namespace
} // namespace trucban::gateway
