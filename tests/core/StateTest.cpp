// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/State.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

TEST(State, givesAndTakesAggregatesByReference) {
    World world;
    const CaseId id = world.open();
    const UnitId unit = world.unit("M1");
    world.tell(source(), RecordVisit{{.id = {uuid(5)}, .ward = kWardA}});
    const AlertId alert = world.at(id).alerts.front();
    for (const AggregateRef& ref : {AggregateRef::of(id), AggregateRef::of(alert), AggregateRef::of(unit),
                                    AggregateRef::of(VisitId{uuid(5)}), AggregateRef::policy()}) {
        const std::optional<Aggregate> value = world.state.aggregate(ref);
        ASSERT_TRUE(value.has_value()) << ref.key;
        EXPECT_EQ(refOf(*value), ref);
        EXPECT_EQ(visibleTo(*value), *world.state.visibleTo(ref));
        State other;
        other.put(*value);
        EXPECT_EQ(other.aggregate(ref), value);
        other.erase(ref);
        EXPECT_NE(other.aggregate(ref), value);
    }
    EXPECT_EQ(world.state.aggregate(AggregateRef::of(CaseId{uuid(1)})), std::nullopt);
    EXPECT_EQ(world.state.visibleTo(AggregateRef::of(UnitId{"X"})), nullptr);
    EXPECT_EQ(world.state.aggregate({AggregateKind::case_, "no uuid"}), std::nullopt);
}

TEST(State, putReplaces) {
    World world;
    const CaseId id = world.open();
    Case changed = world.at(id);
    changed.kind = "noise";
    world.state.put(changed);
    EXPECT_EQ(world.at(id), changed);
    EXPECT_EQ(world.state.cases.size(), 1u);
}

TEST(State, keepsTheSendersKeyOfAlerts) {
    World world;
    const AlertId id = world.at(world.open()).alerts.front();
    const Alert alert = world.at(id);
    const std::string key = alertKey(alert.facts.source, alert.facts.externalId);
    State copy;
    copy.put(alert);
    EXPECT_EQ(copy.alertByKey.at(key), id);
    copy.erase(AggregateRef::of(id));
    EXPECT_TRUE(copy.alertByKey.empty());
    copy.erase(AggregateRef::of(id)); // twice does no harm

    // An erased alert and its sender's next one share a key, in whichever order they are put.
    Alert erased = alert;
    erased.details.reset();
    Alert next = alert;
    next.id = {uuid(77)};
    for (const bool isErasedFirst : {true, false}) {
        State state;
        state.put(isErasedFirst ? erased : next);
        state.put(isErasedFirst ? next : erased);
        EXPECT_EQ(state.alertByKey.at(key), next.id);
        state.erase(AggregateRef::of(erased.id));
        EXPECT_EQ(state.alertByKey.at(key), next.id);
    }
}

TEST(State, alertKeysOfDifferentSourcesDiffer) {
    EXPECT_NE(alertKey(AlertSource::call113, "4"), alertKey(AlertSource::call114, "4"));
    EXPECT_NE(alertKey(AlertSource::sosApp, "1"), alertKey(AlertSource::sosApp, "2"));
}

TEST(State, countsCodesByDay) {
    State state;
    state.countCode("VV-1121-0007", kEvening);
    EXPECT_EQ(state.lastCodeNumber, 7u);
    state.countCode("VV-1121-0003", kEvening);
    EXPECT_EQ(state.lastCodeNumber, 7u) << "never back";
    state.countCode("VV-1120-0900", kEvening - std::chrono::days{1});
    EXPECT_EQ(state.lastCodeNumber, 7u) << "an earlier day's";
    state.countCode("VV-1122-0002", kEvening + std::chrono::days{1});
    EXPECT_EQ(state.lastCodeNumber, 2u);
    state.countCode("VV-1122-0005", kEvening);
    EXPECT_EQ(state.lastCodeNumber, 5u) << "opened by a clock that had fallen back over midnight";
    for (const std::string_view odd :
         {"", "VV-", "nonsense-99", "VV-9999-0100", "VV-1122-", "VV-1122-x", "VV-11220100"}) {
        state.countCode(odd, kEvening + std::chrono::days{1});
        EXPECT_EQ(state.lastCodeNumber, 5u) << odd;
    }
    State newYear;
    const Instant lastEvening = std::chrono::sys_days{std::chrono::year{2026} / 12 / 31} + std::chrono::hours{10};
    newYear.countCode("VV-0101-0004", lastEvening);
    EXPECT_EQ(newYear.codeDay, std::chrono::year{2027} / 1 / 1);
}

} // namespace trucban::core
