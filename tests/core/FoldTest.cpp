// SPDX-License-Identifier: GPL-3.0-or-later
// What apply refuses: a log from elsewhere may hold anything. decide's own events are in FoldPropertyTest.cpp.
#include "core/Fold.h"

#include "core/World.h"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

struct Folded : World {
    CaseId id = open();
    AlertId alert = at(id).alerts.front();
    UnitId car = unit("M1");

    /// Applies `data` to the aggregate as its next event, and expects that an error leaves the state alone.
    std::optional<ApplyError> take(const AggregateRef& ref, std::uint32_t version, EventData data) {
        const Event event{
            .seq = state.seq + 1, .aggregate = ref, .version = version, .at = now, .data = std::move(data)};
        const std::string before = canonicalBytes(state, {.all = true});
        const Seq seq = state.seq;
        const auto applied = apply(state, event);
        if (applied) {
            return std::nullopt;
        }
        EXPECT_EQ(canonicalBytes(state, {.all = true}), before);
        EXPECT_EQ(state.seq, seq);
        return applied.error();
    }
    std::optional<ApplyError> onCase(EventData data) {
        return take(AggregateRef::of(id), at(id).version + 1, std::move(data));
    }
    std::optional<ApplyError> onUnit(EventData data) {
        return take(AggregateRef::of(car), at(car).version + 1, std::move(data));
    }
};

} // namespace

TEST(Fold, refusesWhatIsNotThere) {
    Folded world;
    EXPECT_EQ(world.take(AggregateRef::of(CaseId{uuid(9'001)}), 1, CaseAcknowledged{}), ApplyError::unknownAggregate);
    EXPECT_EQ(world.take(AggregateRef::of(AlertId{uuid(9'001)}), 1, AlertErased{}), ApplyError::unknownAggregate);
    EXPECT_EQ(world.take(AggregateRef::of(UnitId{"X"}), 1, UnitMoved{}), ApplyError::unknownAggregate);
}

TEST(Fold, refusesWhatIsThereAlready) {
    Folded world;
    EXPECT_EQ(world.take(AggregateRef::of(world.id), 1, CaseOpened{}), ApplyError::duplicate);
    EXPECT_EQ(world.take(AggregateRef::of(world.alert), 2, AlertReceived{}), ApplyError::duplicate);
    const VisitId visit{uuid(5)};
    EXPECT_EQ(world.take(AggregateRef::of(visit), 1, VisitRecorded{{.id = visit}}), std::nullopt);
    EXPECT_EQ(world.take(AggregateRef::of(visit), 2, VisitRecorded{{.id = visit}}), ApplyError::duplicate);
}

TEST(Fold, refusesGapsAndRepeats) {
    Folded world;
    const std::uint32_t version = world.at(world.id).version;
    for (const std::uint32_t wrong : {0u, version, version + 2, 4'000'000'000u}) {
        EXPECT_EQ(world.take(AggregateRef::of(world.id), wrong, CaseAcknowledged{}), ApplyError::versionGap);
    }
    EXPECT_EQ(world.take(AggregateRef::of(CaseId{uuid(9'001)}), 2, CaseOpened{}), ApplyError::versionGap);
    EXPECT_EQ(world.state.case_({uuid(9'001)}), nullptr) << "nothing half-made is left";
    EXPECT_EQ(world.take(AggregateRef::policy(), 2, PolicyChanged{}), ApplyError::versionGap);
    EXPECT_EQ(world.take(AggregateRef::of(UnitId{"NEW"}), 2, UnitRegistered{{.id = {"NEW"}}}), ApplyError::versionGap);
    EXPECT_EQ(world.state.unit({"NEW"}), nullptr);
}

TEST(Fold, refusesKeysThatNameNothing) {
    Folded world;
    EXPECT_EQ(world.take({AggregateKind::case_, "no uuid"}, 1, CaseOpened{}), ApplyError::invalid);
    EXPECT_EQ(world.take({AggregateKind::policy, "x"}, 1, PolicyChanged{}), ApplyError::invalid);
    EXPECT_EQ(world.take(AggregateRef::of(UnitId{"Z"}), 1, UnitRegistered{{.id = {"Y"}}}), ApplyError::invalid);
    EXPECT_EQ(world.take(AggregateRef::of(VisitId{uuid(5)}), 1, VisitRecorded{}), ApplyError::invalid);
    EXPECT_EQ(world.take({static_cast<AggregateKind>(9), uuid(9'001).toString()}, 1, CaseOpened{}),
              ApplyError::invalid);
    EXPECT_TRUE(world.state.visits.empty());
}

TEST(Fold, refusesEventsOfAnotherKindOfAggregate) {
    // Every event type on every aggregate: it fits where it belongs and is refused everywhere else.
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<EventData>>>([](auto index) {
        const EventData data{std::in_place_index<index>};
        const std::string_view type = typeOf(data);
        const auto belongsTo = [&](std::string_view prefix) { return type.starts_with(prefix); };
        Folded world;
        const bool isAlerts = belongsTo("alert");
        const bool isUnits = belongsTo("unit") && type != "unitDispatched";
        if (!isAlerts) {
            EXPECT_EQ(world.take(AggregateRef::of(world.alert), 2, data), ApplyError::invalid) << type;
        }
        if (!isUnits) {
            EXPECT_EQ(world.onUnit(data), ApplyError::invalid) << type;
        }
        if (isAlerts || isUnits || belongsTo("visit") || belongsTo("policy")) {
            EXPECT_EQ(world.onCase(data), ApplyError::invalid) << type;
        }
        if (!belongsTo("policy")) {
            EXPECT_EQ(world.take(AggregateRef::policy(), 1, data), ApplyError::invalid) << type;
        }
        if (!belongsTo("visit")) {
            EXPECT_NE(world.take(AggregateRef::of(VisitId{uuid(5)}), 1, data), std::nullopt) << type;
        }
    });
}

TEST(Fold, refusesContradictionsOnANewCase) {
    Folded world;
    for (const EventData& data : std::initializer_list<EventData>{
             UnitDispatched{{"M1"}}, AssignmentProgressed{{"M1"}, AssignmentState::enRoute}, CaseResolved{},
             CaseReopened{}, CaseClaimed{kWardB}, CaseClaimed{}, CaseRerouted{kWardB}, CaseEscalated{{}, {}, 2},
             TransferAnswered{}, TransferOffered{}, TransferOffered{kWardA}, JointAnswered{}, CaseUnmerged{},
             CaseMerged{world.id}, CaseAbsorbed{world.id}}) {
        EXPECT_EQ(world.onCase(data), ApplyError::invalid) << typeOf(data);
    }
    EXPECT_EQ(world.take(AggregateRef::of(CaseId{uuid(9'001)}), 1, CaseOpened{.ward = kWardA, .candidates = {kWardB}}),
              ApplyError::invalid);
}

TEST(Fold, refusesContradictionsOnAClosedCase) {
    Folded world;
    world.tell(cityDesk(), CloseCase{world.id, Outcome{}});
    for (const EventData& data : std::initializer_list<EventData>{
             CaseAcknowledged{}, CasePrioritySet{}, CaseKindSet{}, UnitDispatched{{"M1"}}, CaseResolved{}, CaseClosed{},
             CaseEscalated{{}, {}, 1}, TransferOffered{kWardB}, CaseAbsorbed{{uuid(9'001)}},
             CaseMerged{{uuid(9'001)}}}) {
        EXPECT_EQ(world.onCase(data), ApplyError::invalid) << typeOf(data);
    }
}

TEST(Fold, refusesAUnitInTwoMinds) {
    Folded world;
    EXPECT_EQ(world.onUnit(UnitStateChanged{UnitState::enRoute, {}}), ApplyError::invalid);
    EXPECT_EQ(world.onUnit(UnitStateChanged{UnitState::available, world.id}), ApplyError::invalid);
    EXPECT_EQ(world.onUnit(UnitMoved{{100, 0}}), ApplyError::invalid);
    world.tell(cityDesk(), DispatchUnit{world.id, world.car});
    EXPECT_EQ(world.onCase(UnitDispatched{world.car}), ApplyError::invalid) << "it is on the case already";
    EXPECT_EQ(world.onCase(AssignmentProgressed{world.car, AssignmentState::left}), ApplyError::invalid);
    EXPECT_EQ(world.onCase(AssignmentProgressed{world.car, AssignmentState::dispatched}), ApplyError::invalid);
}

TEST(Fold, refusesAnAlertOfAnotherIdentity) {
    Folded world;
    AlertUpdated update{world.at(world.alert).facts, {}};
    update.facts.externalId = "another";
    EXPECT_EQ(world.take(AggregateRef::of(world.alert), 2, update), ApplyError::invalid);
    EXPECT_EQ(world.take(AggregateRef::of(world.alert), 2, AlertMoved{}), ApplyError::invalid);
    EXPECT_EQ(world.take(AggregateRef::of(AlertId{uuid(9'001)}), 1, AlertReceived{{}, {}, world.id}),
              ApplyError::invalid);
    EXPECT_EQ(world.state.alert({uuid(9'001)}), nullptr);
}

TEST(Fold, takesAnErasedAlertFromTheLog) {
    // After erasure the log reads as if the sealed part had never been there; the end is the same.
    Folded world;
    world.tell(cityDesk(), CloseCase{world.id, Outcome{}});
    world.tell(gateway(), EraseAlert{world.alert});
    State replayed;
    replayed.policy = smallPolicy();
    for (Event event : world.log) {
        if (auto* received = std::get_if<AlertReceived>(&event.data)) {
            received->details.reset();
        }
        ASSERT_TRUE(apply(replayed, event).has_value());
    }
    EXPECT_EQ(canonicalBytes(replayed, {.all = true}), canonicalBytes(world.state, {.all = true}));
}

TEST(Fold, canonicalBytesShowTheScopeAndNothingElse) {
    Folded world;
    const CaseId secret = world.open("violence", {.ward = kWardB});
    const auto bytesFor = [&](Scope scope) { return canonicalBytes(world.state, scope); };
    EXPECT_EQ(bytesFor({false, {kWardD}}).find(world.at(secret).code), std::string::npos);
    EXPECT_EQ(bytesFor({false, {kWardA}}).find(world.at(secret).code), std::string::npos);
    EXPECT_NE(bytesFor({false, {kWardB}}).find(world.at(secret).code), std::string::npos);
    EXPECT_NE(bytesFor({.all = true}).find(world.at(secret).code), std::string::npos);
    EXPECT_NE(bytesFor({}).find("violence"), std::string::npos) << "the policy is everybody's";
}

} // namespace trucban::core
