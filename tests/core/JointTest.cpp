// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to agencies that answer by telephone.
#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kDuty = officerOf({kWardA}, "a");
const RequestId kRequest{uuid(700)};

} // namespace

TEST(Joint, isAskedAndAnsweredWithNameAndNumber) {
    World world;
    const CaseId id = world.open();
    world.tell(kDuty, RequestJoint{id, kRequest, Agency::fireRescue114, "Cháy bãi xe"});
    const JointRequest& request = world.at(id).jointRequests.at(0);
    EXPECT_EQ(request.state, OfferState::offered);
    EXPECT_EQ(request.requestedBy, "a");
    world.wait(std::chrono::minutes{1});
    world.tell(kDuty, AnswerJoint{id, kRequest, OfferState::accepted, "Trực ban 114", "114-77", ""});
    EXPECT_EQ(request.state, OfferState::accepted);
    EXPECT_EQ(request.contactName, "Trực ban 114");
    EXPECT_EQ(request.referenceNumber, "114-77");
    EXPECT_EQ(request.answeredAt, world.now);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, OfferState::withdrawn}), Refusal::requestAnswered);
}

TEST(Joint, isCheckedFirst) {
    World world;
    const CaseId id = world.open();
    EXPECT_EQ(world.refusal(kDuty, RequestJoint{id, {}, Agency::military, "x"}), Refusal::badValue);
    EXPECT_EQ(world.refusal(kDuty, RequestJoint{id, kRequest, Agency::military, " "}), Refusal::textMissing);
    world.tell(kDuty, RequestJoint{id, kRequest, Agency::military, "x"});
    EXPECT_EQ(world.refusal(kDuty, RequestJoint{id, kRequest, Agency::military, "x"}), Refusal::alreadyDone);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, {uuid(701)}, OfferState::accepted, "x"}), Refusal::unknownRequest);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, OfferState::accepted, " "}), Refusal::textMissing);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, OfferState::returned, "x", "", ""}),
              Refusal::reasonMissing);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, OfferState::accepted, std::string(201, 'x')}),
              Refusal::textTooLong);
    EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, OfferState::accepted, "x", std::string(201, 'x')}),
              Refusal::textTooLong);
    for (const OfferState state : {OfferState::offered, OfferState::expired}) {
        EXPECT_EQ(world.refusal(kDuty, AnswerJoint{id, kRequest, state, "x", "", "x"}), Refusal::badValue);
    }
    world.tell(kDuty, AnswerJoint{id, kRequest, OfferState::withdrawn});
}

TEST(Joint, mayBeAnsweredAfterTheCaseIsClosed) {
    World world;
    const CaseId id = world.open();
    world.tell(kDuty, RequestJoint{id, kRequest, Agency::investigation, "x"});
    world.tell(kDuty, CloseCase{id, Outcome{Disposition::referred}});
    world.tell(kDuty, AnswerJoint{id, kRequest, OfferState::returned, "", "", "Không đủ căn cứ"});
}

} // namespace trucban::core
