// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/UnitAdvice.h"

#include "geo/Router.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

using core::UnitKind;
using core::UnitState;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};
constexpr core::GeoPoint kPlace{.lat = 10.77, .lon = 106.69};

/// So many metres north of the place.
core::GeoPoint north(double metres) {
    return {.lat = kPlace.lat + metres / 111'195.0, .lon = kPlace.lon};
}

core::CaseId caseOf(std::uint8_t number) {
    core::CaseId id;
    id.value.bytes[0] = number;
    return id;
}

/// Units and what is known of them, kept where the facts can point to.
class Force {
public:
    core::Unit& add(const std::string& id, double metres, UnitKind kind = UnitKind::policePatrol) {
        core::Unit unit;
        unit.profile.id = {id};
        unit.profile.kind = kind;
        unit.point = north(metres);
        unit.pointAt = kNow;
        unit.stateSince = kNow - minutes{30};
        m_units.push_back(std::make_unique<core::Unit>(std::move(unit)));
        m_facts.push_back({.unit = m_units.back().get(), .road = std::nullopt, .lastCaseEnded = std::nullopt});
        return *m_units.back();
    }
    UnitFacts& last() { return m_facts.back(); }
    void send(core::Unit& unit, std::uint8_t number, UnitState state = UnitState::enRoute) {
        unit.caseId = caseOf(number);
        unit.state = state;
    }
    void road(std::optional<double> secs) { last().road = RoadTime{.from = *last().unit->point, .seconds = secs}; }

    [[nodiscard]] std::vector<UnitAdvice> advise(const UnitNeed& need) const {
        return adviseUnits(m_facts, need, kNow);
    }
    [[nodiscard]] std::string order(const UnitNeed& need) const {
        std::string names;
        for (const UnitAdvice& advice : advise(need)) {
            names += (names.empty() ? "" : " ") + advice.id.value;
        }
        return names;
    }
    [[nodiscard]] UnitAdvice of(const std::string& id, const UnitNeed& need) const {
        for (UnitAdvice& advice : advise(need)) {
            if (advice.id.value == id) {
                return advice;
            }
        }
        ADD_FAILURE() << id << " is not there";
        return {};
    }

private:
    std::vector<std::unique_ptr<core::Unit>> m_units;
    std::vector<UnitFacts> m_facts;
};

UnitNeed anything() {
    return {.place = kPlace, .caseId = caseOf(1), .equipment = {}};
}
UnitNeed violence(core::Priority priority = core::Priority::p1) {
    return {.place = kPlace, .caseId = caseOf(1), .priority = priority, .needsPolice = true, .equipment = {}};
}

TEST(UnitAdvice, knowsWhatAUnitMovesBy) {
    struct Row {
        UnitKind kind;
        std::vector<std::string> equipment;
        Vehicle vehicle;
    };
    const std::vector<Row> table{
        {UnitKind::policePatrol, {}, Vehicle::motorbike},
        {UnitKind::response113, {}, Vehicle::car},
        {UnitKind::communitySecurity, {}, Vehicle::motorbike},
        {UnitKind::outreachTeam, {}, Vehicle::foot},
        {UnitKind::policePatrol, {"car"}, Vehicle::car},
        {UnitKind::response113, {"extinguisher", "motorbike"}, Vehicle::motorbike},
        {UnitKind::outreachTeam, {"motorbike"}, Vehicle::motorbike},
        {UnitKind::policePatrol, {"foot"}, Vehicle::foot},
        {UnitKind::policePatrol, {"radio", ""}, Vehicle::motorbike},
        {UnitKind::response113, {"car", "motorbike"}, Vehicle::car}, // both: as its kind mostly goes
    };
    for (const Row& row : table) {
        core::UnitProfile profile;
        profile.kind = row.kind;
        profile.equipment = row.equipment;
        EXPECT_EQ(vehicleOf(profile), row.vehicle)
            << core::nameOf(row.kind) << (row.equipment.empty() ? "" : row.equipment[0]);
    }
}

TEST(UnitAdvice, estimatesFromTheStraightLineAndSaysSo) {
    Force force;
    force.add("BIKE", 1'000);
    force.add("CAR", 1'000).profile.equipment = {"car"};
    force.add("FEET", 1'000).profile.equipment = {"foot"};
    for (const auto& [id, kmh] : {std::pair{"BIKE", 25.0}, {"CAR", 22.0}, {"FEET", Router::kWalkKmh}}) {
        const UnitAdvice advice = force.of(id, anything());
        EXPECT_EQ(advice.basis, ArrivalBasis::straightLine);
        ASSERT_TRUE(advice.straightM && advice.arrivalS) << id;
        EXPECT_NEAR(*advice.straightM, 1'000, 1);
        EXPECT_NEAR(*advice.arrivalS, 1'000 * 1.4 * 3.6 / kmh, 1) << id;
    }
    EXPECT_EQ(force.order(anything()), "BIKE CAR FEET");
}

TEST(UnitAdvice, prefersRoadTimesWhileTheyAreTheUnits) {
    Force force;
    force.add("RIVER", 200); // just across, but the bridge is far
    force.road(900);
    core::Unit& street = force.add("STREET", 1'500);
    force.road(240);
    EXPECT_EQ(force.order(anything()), "STREET RIVER");
    EXPECT_EQ(force.of("STREET", anything()).basis, ArrivalBasis::roads);
    EXPECT_EQ(force.of("STREET", anything()).arrivalS, 240);
    street.point = north(1'900); // 400 m on: the time from there is not known
    EXPECT_EQ(force.of("STREET", anything()).basis, ArrivalBasis::straightLine);
    EXPECT_FALSE(force.of("STREET", anything()).has(AdviceReason::noRoad));
    street.point = north(1'700);
    EXPECT_EQ(force.of("STREET", anything()).basis, ArrivalBasis::roads);
}

TEST(UnitAdvice, putsBackWhomNoRoadLeadsThere) {
    Force force;
    force.add("ISLAND", 200);
    force.road(std::nullopt);
    force.add("ROAD", 2'000);
    force.road(300);
    EXPECT_EQ(force.order(anything()), "ROAD ISLAND");
    const UnitAdvice island = force.of("ISLAND", anything());
    EXPECT_TRUE(island.has(AdviceReason::noRoad));
    EXPECT_EQ(island.basis, ArrivalBasis::straightLine);
}

TEST(UnitAdvice, ordersOnThisCaseThenFreeThenBusyThenLeftOut) {
    Force force;
    force.add("OFF", 1).state = UnitState::offDuty;
    force.add("AWAY", 1).state = UnitState::unavailable;
    force.add("FREE", 9'000);
    force.send(force.add("BUSY", 10), 2, UnitState::onScene);
    force.send(force.add("HERE", 20'000), 1);
    force.add("RETIRED", 5).profile.active = false;
    force.add("TEAM", 1, UnitKind::outreachTeam);
    EXPECT_EQ(force.order(violence()), "HERE FREE BUSY TEAM AWAY OFF");
    EXPECT_TRUE(force.of("HERE", violence()).has(AdviceReason::onThisCase));
    EXPECT_EQ(force.of("BUSY", violence()).standing, UnitStanding::busy);
    EXPECT_TRUE(force.of("BUSY", violence()).has(AdviceReason::busy));
    EXPECT_TRUE(force.of("OFF", violence()).has(AdviceReason::offDuty));
    EXPECT_TRUE(force.of("AWAY", violence()).has(AdviceReason::unavailable));
}

TEST(UnitAdvice, keepsPowersRight) {
    struct Row {
        const char* what;
        UnitKind kind;
        bool needsPolice;
        core::Priority priority;
        bool hasPolice;
        UnitStanding standing;
        bool mayGoAlone;
        std::optional<AdviceReason> reason;
    };
    using enum UnitKind;
    using P = core::Priority;
    const std::vector<Row> table{
        {"police to P1", policePatrol, true, P::p1, false, UnitStanding::free, true, AdviceReason::police},
        {"113 to P1", response113, true, P::p1, false, UnitStanding::free, true, AdviceReason::police},
        {"guards to P1", communitySecurity, true, P::p1, false, UnitStanding::leftOut, true, AdviceReason::policeForP1},
        {"guards to P1 behind police", communitySecurity, true, P::p1, true, UnitStanding::free, true, {}},
        {"guards to P2", communitySecurity, true, P::p2, false, UnitStanding::free, true, {}},
        {"team to P1", outreachTeam, true, P::p1, false, UnitStanding::leftOut, false, AdviceReason::welfareOnly},
        {"team to P3 violence", outreachTeam, true, P::p3, false, UnitStanding::leftOut, false,
         AdviceReason::welfareOnly},
        {"team behind police: allowed, never recommended", outreachTeam, true, P::p1, true, UnitStanding::leftOut, true,
         AdviceReason::welfareOnly},
        {"team to welfare", outreachTeam, false, P::p4, false, UnitStanding::free, true, {}},
        {"team to P1 without violence", outreachTeam, false, P::p1, false, UnitStanding::free, true, {}},
        {"police to welfare", policePatrol, false, P::p4, false, UnitStanding::free, true, {}},
    };
    for (const Row& row : table) {
        Force force;
        force.add("U", 100, row.kind);
        UnitNeed need = violence(row.priority);
        need.needsPolice = row.needsPolice;
        need.hasPolice = row.hasPolice;
        const UnitAdvice advice = force.of("U", need);
        EXPECT_EQ(advice.standing, row.standing) << row.what;
        EXPECT_EQ(advice.mayGoAlone, row.mayGoAlone) << row.what;
        if (row.reason) {
            EXPECT_TRUE(advice.has(*row.reason)) << row.what;
        }
        EXPECT_FALSE(row.standing == UnitStanding::free && advice.has(AdviceReason::welfareOnly)) << row.what;
    }
}

TEST(UnitAdvice, wantsTheRightEquipmentWhereSomebodyHasIt) {
    Force force;
    force.add("NEAR", 500);
    core::Unit& engine = force.add("ENGINE", 900);
    UnitNeed fire = violence();
    fire.equipment = "extinguisher";
    EXPECT_EQ(force.order(fire), "NEAR ENGINE");
    EXPECT_FALSE(force.of("NEAR", fire).has(AdviceReason::lacksEquipment)); // nobody has it: no difference to tell
    engine.profile.equipment = {"motorbike", "extinguisher"};
    EXPECT_EQ(force.order(fire), "ENGINE NEAR");
    EXPECT_TRUE(force.of("ENGINE", fire).has(AdviceReason::hasEquipment));
    EXPECT_TRUE(force.of("NEAR", fire).has(AdviceReason::lacksEquipment));
    engine.point = north(5'000); // worth three minutes, not a quarter of an hour
    EXPECT_EQ(force.order(fire), "NEAR ENGINE");
}

TEST(UnitAdvice, trustsOldPositionsLess) {
    Force force;
    core::Unit& old = force.add("OLD", 100);
    force.add("FRESH", 1'500);
    EXPECT_EQ(force.order(anything()), "OLD FRESH");
    old.pointAt = kNow - minutes{5}; // not old yet
    EXPECT_FALSE(force.of("OLD", anything()).has(AdviceReason::oldPosition));
    old.pointAt = kNow - minutes{7};
    EXPECT_TRUE(force.of("OLD", anything()).has(AdviceReason::oldPosition));
    EXPECT_EQ(force.of("OLD", anything()).positionAge, minutes{7});
    EXPECT_EQ(force.order(anything()), "FRESH OLD");
    old.pointAt = kNow - std::chrono::hours{30}; // bounded: still before one at the city's other end
    force.add("FAR", 30'000);
    EXPECT_EQ(force.order(anything()), "FRESH OLD FAR");
    old.pointAt = kNow + minutes{3}; // a clock that runs ahead
    EXPECT_EQ(force.of("OLD", anything()).positionAge, minutes{0});
}

TEST(UnitAdvice, putsUnplacedUnitsAfterPlacedOnesOfTheirKind) {
    Force force;
    force.add("NOWHERE", 0).point.reset();
    force.add("FAR", 40'000);
    force.send(force.add("BUSY", 10), 2);
    EXPECT_EQ(force.order(anything()), "FAR NOWHERE BUSY");
    const UnitAdvice nowhere = force.of("NOWHERE", anything());
    EXPECT_TRUE(nowhere.has(AdviceReason::noPosition));
    EXPECT_EQ(nowhere.basis, ArrivalBasis::none);
    EXPECT_FALSE(nowhere.arrivalS || nowhere.straightM);
}

TEST(UnitAdvice, estimatesNothingForACaseWithoutAPlace) {
    Force force;
    force.add("B", 10);
    force.road(60);
    force.add("A", 20'000);
    UnitNeed lost = anything();
    lost.place.reset();
    EXPECT_EQ(force.order(lost), "A B"); // by call sign: nothing is nearest to nowhere
    EXPECT_EQ(force.of("B", lost).basis, ArrivalBasis::none);
}

TEST(UnitAdvice, letsThoseRestWhoJustCameBack) {
    Force force;
    force.add("TIRED", 500);
    UnitFacts& tired = force.last();
    tired.lastCaseEnded = kNow - minutes{3};
    force.add("OTHER", 600);
    EXPECT_EQ(force.order(anything()), "OTHER TIRED");
    EXPECT_TRUE(force.of("TIRED", anything()).has(AdviceReason::justBack));
    EXPECT_EQ(force.of("TIRED", anything()).sinceLastCase, minutes{3});
    EXPECT_FALSE(force.of("OTHER", anything()).sinceLastCase.has_value()); // not known: neither said
}

TEST(UnitAdvice, saysWhoIsRested) {
    Force force;
    force.add("U", 500);
    force.last().lastCaseEnded = kNow - minutes{10};
    EXPECT_FALSE(force.of("U", anything()).has(AdviceReason::justBack));
    EXPECT_FALSE(force.of("U", anything()).has(AdviceReason::rested));
    force.last().lastCaseEnded = kNow - minutes{60};
    EXPECT_TRUE(force.of("U", anything()).has(AdviceReason::rested));
}

TEST(UnitAdvice, readsTheNeedOutOfACase) {
    core::State state;
    state.policy.kinds = {
        {.code = "fire", .priority = core::Priority::p1, .needsPolice = true, .equipment = "extinguisher"},
        {.code = "other"}};
    core::Unit patrol;
    patrol.profile.id = {"M1"};
    state.put(patrol);
    core::Unit team;
    team.profile.id = {"T1"};
    team.profile.kind = UnitKind::outreachTeam;
    state.put(team);
    core::Case case_;
    case_.id = caseOf(1);
    case_.kind = "fire";
    case_.priority = core::Priority::p2;
    case_.assignments = {{.unit = {"T1"}}};
    UnitNeed need = needOf(state, case_, kPlace);
    EXPECT_TRUE(need.needsPolice);
    EXPECT_FALSE(need.hasPolice); // a team is none
    EXPECT_EQ(need.priority, core::Priority::p2);
    EXPECT_EQ(need.equipment, "extinguisher");
    EXPECT_EQ(need.caseId, case_.id);
    case_.assignments.push_back({.unit = {"M1"}});
    EXPECT_TRUE(needOf(state, case_, kPlace).hasPolice);
    case_.assignments.back().endedAt = kNow;
    EXPECT_FALSE(needOf(state, case_, kPlace).hasPolice); // has left
    case_.kind = "no such kind";
    EXPECT_FALSE(needOf(state, case_, std::nullopt).needsPolice);
}

TEST(UnitAdvice, ordersAsItCompares) {
    Force force;
    for (int i = 0; i < 40; ++i) {
        force.add("U" + std::to_string(i), (i * 7'919) % 5'000,
                  i % 5 == 0 ? UnitKind::outreachTeam : UnitKind::policePatrol);
    }
    const auto advice = force.advise(violence());
    for (std::size_t i = 1; i < advice.size(); ++i) {
        EXPECT_TRUE(comesBefore(advice[i - 1], advice[i])) << i;
        EXPECT_FALSE(comesBefore(advice[i], advice[i - 1])) << i;
    }
}

// A fresh import: nobody has told a position yet, and the first call sign of the city is not the nearest unit.
TEST(UnitAdvice, offersTheWardsOwnUnitBeforeOneOfWhichNoMoreIsKnown) {
    Force force;
    force.add("D1", 0).point.reset();
    auto& own = force.add("M7", 0);
    own.point.reset();
    own.profile.homeWard = core::WardCode{26743};
    UnitNeed need = violence();
    need.wards = {core::WardCode{26743}};
    EXPECT_EQ(force.order(need), "M7 D1");
    EXPECT_TRUE(force.of("M7", need).mayBeOffered);
    EXPECT_TRUE(force.of("M7", need).has(AdviceReason::ofThisWard));
    EXPECT_FALSE(force.of("M7", need).arrivalS) << "no time is told that nobody knows";
    EXPECT_FALSE(force.of("D1", need).mayBeOffered);
}

TEST(UnitAdvice, offersNobodyFromAnotherTown) {
    Force force;
    force.add("M7", 64'000).pointAt = kNow - minutes{57};
    auto& own = force.add("B3", 0, UnitKind::communitySecurity);
    own.point.reset();
    own.profile.homeWard = core::WardCode{26743};
    UnitNeed need = anything();
    EXPECT_FALSE(force.of("M7", need).mayBeOffered);
    EXPECT_FALSE(force.of("B3", need).mayBeOffered);
    need.wards = {core::WardCode{26743}};
    EXPECT_EQ(force.order(need), "B3 M7");
    EXPECT_TRUE(force.of("B3", need).mayBeOffered);
}

} // namespace
} // namespace trucban::geo
