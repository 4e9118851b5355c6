// SPDX-License-Identifier: GPL-3.0-or-later
// Whose case it is: claiming, escalation, offers between wards, and who sees what meanwhile.
#include "core/Draft.h"
#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kDutyA = officerOf({kWardA}, "a");
const Authority kDutyB = officerOf({kWardB}, "b");
const Authority kDutyC = officerOf({kWardC}, "c");
const Routing kAOrB{.candidates = {kWardA, kWardB}};
const Routing kNowhere{};

} // namespace

TEST(Claim, drawsTheCaseToOneWard) {
    World world;
    const CaseId id = world.open("theft", kAOrB);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA, kWardB}));
    const auto events = world.tell(kDutyB, ClaimCase{id, kWardB});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"caseClaimed", "alertMoved"}));
    EXPECT_EQ(world.at(id).ward, kWardB);
    EXPECT_TRUE(world.at(id).candidates.empty());
    EXPECT_FALSE(world.at(id).approximate);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardB}));
    EXPECT_EQ(world.firstAlert(id).visibleTo, (WardSet{kWardB}));
    EXPECT_EQ(world.refusal(kDutyA, ClaimCase{id, kWardA}), Refusal::unknownCase) << "it has left their scope";
    EXPECT_EQ(world.refusal(kDutyB, ClaimCase{id, kWardB}), Refusal::alreadyOwned);
}

TEST(Claim, isForCandidatesAndTheirOwnWard) {
    World world;
    const CaseId id = world.open("violence", kAOrB);
    world.tell(gateway(), EscalateCase{id, {kWardC}});
    EXPECT_EQ(world.refusal(kDutyC, ClaimCase{id, kWardC}), Refusal::outOfScope) << "shown to them, not theirs";
    EXPECT_EQ(world.refusal(kDutyA, ClaimCase{id, kWardB}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(officerOf({kWardA, kWardD}), ClaimCase{id, kWardD}), Refusal::notCandidate);
    for (const WardCode none : {WardCode{}, kCityDesk}) {
        EXPECT_EQ(world.refusal(cityDesk(), ClaimCase{id, none}), Refusal::unknownWard);
    }
    world.tell(cityDesk(), ClaimCase{id, kWardD}); // the city desk assigns
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardD})) << "the others no longer see it";
}

TEST(Claim, comesWithTheFirstActOfTheOnlyCandidate) {
    for (const CommandBody& act : std::initializer_list<CommandBody>{
             AcknowledgeCase{}, CloseCase{{}, Outcome{}}, DispatchUnit{{}, {"B1"}}, OfferTransfer{{}, kWardC, "x"}}) {
        World world;
        world.unit("B1", kWardB);
        const CaseId id = world.open("theft", kAOrB);
        CommandBody body = act;
        std::visit(
            [&](auto& value) {
                if constexpr (requires { value.caseId; }) {
                    value.caseId = id;
                }
            },
            body);
        const auto events = world.tell(kDutyB, body);
        EXPECT_EQ(typesOf(events).front(), "caseClaimed") << typeOf(body);
        EXPECT_EQ(world.at(id).ward, kWardB);
    }
}

TEST(Claim, isLeftOpenWhenTheWardIsInDoubt) {
    World world;
    const CaseId both = world.open("theft", kAOrB);
    world.tell(officerOf({kWardA, kWardB}), AcknowledgeCase{both});
    EXPECT_TRUE(world.at(both).ward.isNone()) << "an officer of two candidate wards says which";
    EXPECT_EQ(world.at(both).state, CaseState::acknowledged);
    const CaseId desk = world.open("theft", kAOrB);
    world.tell(cityDesk(), AcknowledgeCase{desk});
    EXPECT_EQ(world.at(desk).candidates, (WardSet{kWardA, kWardB}));
    const CaseId noted = world.open("theft", kAOrB);
    world.tell(kDutyA, SetPriority{noted, Priority::p1, ""});
    world.tell(kDutyA, AddNote{noted, "Gần cầu"});
    EXPECT_TRUE(world.at(noted).ward.isNone()) << "a look is no claim";
}

TEST(Claim, anUnlocatedCaseIsTheCityDesks) {
    World world;
    const CaseId id = world.open("violence", kNowhere);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kCityDesk})) << "an empty set would mean everybody";
    EXPECT_EQ(world.firstAlert(id).visibleTo, (WardSet{kCityDesk}));
    EXPECT_EQ(world.refusal(kDutyA, AcknowledgeCase{id}), Refusal::unknownCase);
    world.tell(cityDesk(), AcknowledgeCase{id});
    world.tell(cityDesk(), ClaimCase{id, kWardA});
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(openingVisibility({}, {}), (WardSet{kCityDesk}));
}

TEST(Escalation, showsAnUnacknowledgedP1ToMoreWards) {
    World world;
    const CaseId id = world.open("violence");
    const auto events = world.tell(gateway(), EscalateCase{id, {kWardC, kWardB, kWardA, kWardB, kCityDesk, {}}});
    EXPECT_EQ(std::get<CaseEscalated>(events[0].data).wards, (WardSet{kWardB, kWardC})) << "those who did not see it";
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA, kWardB, kWardC}));
    EXPECT_EQ(world.firstAlert(id).visibleTo, world.at(id).visibleTo);
    world.wait(std::chrono::seconds{30});
    world.tell(gateway(), EscalateCase{id, {}});
    EXPECT_EQ(world.at(id).escalation.rounds, 2u) << "rings again although there is nobody new";
    EXPECT_EQ(world.at(id).escalation.lastAt, world.now);
    EXPECT_EQ(world.at(id).escalation.wards, (WardSet{kWardB, kWardC}));
}

TEST(Escalation, isForNewCasesThatNeedIt) {
    World world;
    const CaseId theft = world.open("theft");
    EXPECT_EQ(world.refusal(gateway(), EscalateCase{theft, {kWardB}}), Refusal::illegalMove);
    world.tell(gateway(), EscalateCase{theft, {kWardB}, EscalationReason::noLiveConsole});
    world.tell(kDutyB, AcknowledgeCase{theft}); // a neighbour may
    EXPECT_EQ(world.at(theft).ward, kWardA) << "and does not become the owner";
    EXPECT_EQ(world.refusal(gateway(), EscalateCase{theft, {kWardC}, EscalationReason::noLiveConsole}),
              Refusal::illegalMove);
    EXPECT_EQ(world.refusal(gateway(), EscalateCase{{uuid(4'321)}, {}}), Refusal::unknownCase);
}

TEST(Escalation, aNeighbourHelpsWithItsOwnUnits) {
    World world;
    world.unit("A1", kWardA);
    world.unit("B1", kWardB);
    world.unit("113", {}, UnitKind::response113);
    const CaseId id = world.open("violence");
    world.tell(gateway(), EscalateCase{id, {kWardB}});
    world.tell(kDutyB, DispatchUnit{id, {"B1"}});
    EXPECT_EQ(world.at(id).state, CaseState::inProgress);
    EXPECT_EQ(world.refusal(kDutyB, DispatchUnit{id, {"A1"}}), Refusal::unknownUnit);
    EXPECT_EQ(world.refusal(kDutyB, DispatchUnit{id, {"113"}}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(kDutyB, ResolveCase{id, {}}), Refusal::outOfScope);
    world.tell(kDutyB, RecallUnit{id, {"B1"}});
}

TEST(Transfer, leavesTheDutyWithTheOfferingWardUntilItIsAccepted) {
    World world;
    world.unit("A1", kWardA);
    const CaseId id = world.open();
    world.tell(kDutyA, OfferTransfer{id, kWardB, "Thuộc địa bàn B"});
    EXPECT_EQ(world.at(id).ward, kWardA);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA, kWardB}));
    EXPECT_EQ(world.at(id).transfer->expiresAt, world.now + world.state.policy.transferExpiry);
    EXPECT_EQ(world.refusal(kDutyB, DispatchUnit{id, {"B1"}}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(kDutyB, AcknowledgeCase{id}), Refusal::outOfScope);
    EXPECT_EQ(world.refusal(kDutyA, AnswerTransfer{id, OfferState::accepted}), Refusal::outOfScope);
    world.tell(kDutyA, DispatchUnit{id, {"A1"}});
    world.tell(kDutyA, RecallUnit{id, {"A1"}});
    world.tell(kDutyB, AddNote{id, "Chúng tôi xem"});
    const auto events = world.tell(kDutyB, AnswerTransfer{id, OfferState::accepted});
    EXPECT_EQ(typesOf(events), (std::vector<std::string>{"transferAnswered", "alertMoved"}));
    EXPECT_EQ(world.at(id).ward, kWardB);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardB}));
    EXPECT_EQ(world.at(id).transfer->from, kWardA);
    EXPECT_EQ(world.at(id).transfer->answeredBy, "b");
    EXPECT_EQ(world.refusal(kDutyA, AddNote{id, "x"}), Refusal::unknownCase);
}

TEST(Transfer, canBeReturnedWithdrawnAndExpire) {
    World world;
    const CaseId id = world.open("violence");
    world.tell(kDutyA, OfferTransfer{id, kWardB, "x"});
    EXPECT_EQ(world.at(id).transfer->expiresAt, world.now + world.state.policy.transferExpiryP1);
    EXPECT_EQ(world.refusal(kDutyB, AnswerTransfer{id, OfferState::returned, " "}), Refusal::reasonMissing);
    EXPECT_EQ(world.refusal(kDutyB, AnswerTransfer{id, OfferState::returned, std::string(4'001, 'x')}),
              Refusal::textTooLong);
    EXPECT_EQ(world.refusal(kDutyB, AnswerTransfer{id, OfferState::withdrawn}), Refusal::outOfScope);
    for (const OfferState state : {OfferState::offered, OfferState::expired}) {
        EXPECT_EQ(world.refusal(kDutyB, AnswerTransfer{id, state, "x"}), Refusal::badValue);
    }
    world.tell(kDutyB, AnswerTransfer{id, OfferState::returned, "Không thuộc địa bàn"});
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(world.at(id).transfer->answer, "Không thuộc địa bàn");
    EXPECT_EQ(world.refusal(kDutyB, AnswerTransfer{id, OfferState::accepted}), Refusal::unknownCase);
    EXPECT_EQ(world.refusal(kDutyA, AnswerTransfer{id, OfferState::withdrawn}), Refusal::noOffer);

    world.tell(kDutyA, OfferTransfer{id, kWardC, "x"});
    world.tell(kDutyA, AnswerTransfer{id, OfferState::withdrawn});
    EXPECT_EQ(world.at(id).transfer->state, OfferState::withdrawn);

    world.tell(kDutyA, OfferTransfer{id, kWardC, "x"});
    EXPECT_EQ(world.refusal(gateway(), ExpireTransfer{id}), Refusal::illegalMove) << "its time is not over";
    world.wait(std::chrono::minutes{1});
    world.tell(gateway(), ExpireTransfer{id});
    EXPECT_EQ(world.at(id).transfer->state, OfferState::expired);
    EXPECT_EQ(world.at(id).ward, kWardA) << "the duty never left";
    EXPECT_EQ(world.refusal(gateway(), ExpireTransfer{id}), Refusal::noOffer);
    EXPECT_EQ(world.refusal(gateway(), ExpireTransfer{{uuid(4'321)}}), Refusal::unknownCase);
}

TEST(Transfer, offersAreCheckedFirst) {
    World world;
    const CaseId id = world.open();
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, kWardA, "x"}), Refusal::sameWard);
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, {}, "x"}), Refusal::unknownWard);
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, kCityDesk, "x"}), Refusal::unknownWard);
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, kWardB, ""}), Refusal::reasonMissing);
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, kWardB, std::string(4'001, 'x')}), Refusal::textTooLong);
    world.tell(kDutyA, OfferTransfer{id, kWardB, "x"});
    EXPECT_EQ(world.refusal(kDutyA, OfferTransfer{id, kWardC, "x"}), Refusal::offerPending);
    EXPECT_EQ(world.refusal(kDutyB, OfferTransfer{id, kWardC, "x"}), Refusal::outOfScope);
}

TEST(Transfer, anAcceptedOneDropsThoseItWasEscalatedTo) {
    World world;
    const CaseId id = world.open("violence");
    world.tell(gateway(), EscalateCase{id, {kWardC, kWardD}});
    world.tell(kDutyA, OfferTransfer{id, kWardB, "x"});
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA, kWardB, kWardC, kWardD}));
    world.tell(kDutyB, AnswerTransfer{id, OfferState::accepted});
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardB}));
    EXPECT_EQ(world.at(id).escalation.rounds, 1u);
}

TEST(Transfer, anOfferEndsWithTheCase) {
    World world;
    const CaseId id = world.open();
    world.tell(kDutyA, OfferTransfer{id, kWardB, "x"});
    const auto events = world.tell(kDutyA, CloseCase{id, Outcome{Disposition::mistaken}});
    EXPECT_EQ(typesOf(events),
              (std::vector<std::string>{"caseAcknowledged", "transferAnswered", "caseClosed", "alertMoved"}));
    EXPECT_EQ(world.at(id).transfer->state, OfferState::withdrawn);
    EXPECT_EQ(world.at(id).visibleTo, (WardSet{kWardA}));
}

} // namespace trucban::core
