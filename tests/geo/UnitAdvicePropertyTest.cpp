// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of the advice for any force whatever.
#include "geo/UnitAdvice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace trucban::geo {
namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};

template <class E>
E anyOf(std::initializer_list<E> values) {
    return *rc::gen::elementOf(std::vector<E>{values});
}

core::Unit anyUnit(int number) {
    using core::UnitKind;
    using core::UnitState;
    core::Unit unit;
    unit.profile.id = {"U" + std::to_string(number)};
    unit.profile.kind =
        anyOf({UnitKind::policePatrol, UnitKind::response113, UnitKind::communitySecurity, UnitKind::outreachTeam});
    unit.profile.equipment = anyOf<std::vector<std::string>>({{}, {"car"}, {"foot", "extinguisher"}, {"motorbike"}});
    unit.profile.active = *rc::gen::inRange(0, 8) > 0;
    unit.state = anyOf({UnitState::available, UnitState::available, UnitState::enRoute, UnitState::onScene,
                        UnitState::unavailable, UnitState::offDuty});
    if (unit.state == UnitState::enRoute || unit.state == UnitState::onScene) {
        core::CaseId id;
        id.value.bytes[0] = static_cast<std::uint8_t>(*rc::gen::inRange(1, 4));
        unit.caseId = id;
    }
    if (*rc::gen::inRange(0, 6) > 0) {
        unit.point = core::GeoPoint{.lat = 10.7 + *rc::gen::inRange(0, 1'000) / 1e4,
                                    .lon = 106.6 + *rc::gen::inRange(0, 1'000) / 1e4};
        unit.pointAt = kNow - std::chrono::seconds{*rc::gen::inRange(-60, 7'200)};
    }
    return unit;
}

UnitNeed anyNeed() {
    UnitNeed need{.place = std::nullopt, .caseId = std::nullopt, .equipment = {}};
    if (*rc::gen::inRange(0, 5) > 0) {
        need.place = core::GeoPoint{.lat = 10.75, .lon = 106.65};
    }
    core::CaseId id;
    id.value.bytes[0] = 1;
    need.caseId = id;
    need.priority = anyOf({core::Priority::p1, core::Priority::p3});
    need.needsPolice = *rc::gen::arbitrary<bool>();
    need.hasPolice = *rc::gen::arbitrary<bool>();
    need.equipment = anyOf<std::string>({"", "extinguisher"});
    return need;
}

bool saysWhyNot(const UnitAdvice& advice) {
    return advice.has(AdviceReason::offDuty) || advice.has(AdviceReason::unavailable) ||
           advice.has(AdviceReason::welfareOnly) || advice.has(AdviceReason::policeForP1);
}

RC_GTEST_PROP(UnitAdviceProperty, namesEveryActiveUnitOnceWithItsReasons, ()) {
    std::vector<core::Unit> units;
    const int count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
        units.push_back(anyUnit(i));
    }
    const UnitNeed need = anyNeed();
    std::vector<UnitFacts> facts;
    for (const core::Unit& unit : units) {
        UnitFacts one{.unit = &unit, .road = std::nullopt, .lastCaseEnded = std::nullopt};
        if (unit.point && *rc::gen::arbitrary<bool>()) {
            one.road = RoadTime{.from = *unit.point, .seconds = std::nullopt};
            if (*rc::gen::inRange(0, 4) > 0) {
                one.road->seconds = *rc::gen::inRange(1, 5'000);
            }
        }
        if (*rc::gen::arbitrary<bool>()) {
            one.lastCaseEnded = kNow - std::chrono::seconds{*rc::gen::inRange(-10, 10'000)};
        }
        facts.push_back(one);
    }
    const auto advice = adviseUnits(facts, need, kNow);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < advice.size(); ++i) {
        const UnitAdvice& one = advice[i];
        RC_ASSERT(seen.insert(one.id.value).second);
        RC_ASSERT(!one.reasons.empty());
        RC_ASSERT((one.standing == UnitStanding::leftOut) == saysWhyNot(one));
        RC_ASSERT(one.arrivalS.has_value() == (one.basis != ArrivalBasis::none));
        RC_ASSERT(one.putBackS >= 0);
        if (i > 0) {
            RC_ASSERT(advice[i - 1].standing <= one.standing);
            RC_ASSERT(!comesBefore(one, advice[i - 1]));
        }
        const auto& unit = *std::ranges::find(units, one.id, [](const core::Unit& u) { return u.profile.id; });
        const bool isElsewhere = unit.caseId && !one.has(AdviceReason::onThisCase) && !saysWhyNot(one);
        RC_ASSERT((one.standing == UnitStanding::busy) == isElsewhere);
        if (one.standing == UnitStanding::free) {
            RC_ASSERT(unit.state == core::UnitState::available);
            const bool isOutreach = unit.profile.kind == core::UnitKind::outreachTeam;
            RC_ASSERT(!(isOutreach && need.needsPolice));
        }
    }
    RC_ASSERT(seen.size() == static_cast<std::size_t>(std::ranges::count_if(
                                 units, [](const core::Unit& unit) { return unit.profile.active; })));
    // Whatever order they are told in.
    std::ranges::shuffle(facts, std::mt19937{static_cast<unsigned>(*rc::gen::inRange(0, 1'000))});
    RC_ASSERT(adviseUnits(facts, need, kNow) == advice);
}

} // namespace
} // namespace trucban::geo
