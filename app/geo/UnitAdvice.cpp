// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/UnitAdvice.h"

#include "geo/Router.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <tuple>

namespace trucban::geo {
namespace {

using core::UnitKind;
using core::UnitState;
using std::chrono::milliseconds;

bool isPolice(UnitKind kind) {
    return kind == UnitKind::policePatrol || kind == UnitKind::response113;
}

bool has(const core::UnitProfile& profile, std::string_view equipment) {
    return std::ranges::contains(profile.equipment, equipment);
}

double secondsOf(milliseconds span) {
    return std::chrono::duration<double>(span).count();
}

/// One unit under the rule.
class Adviser {
public:
    Adviser(const UnitNeed& need, core::Instant now, const AdviceRule& rule, bool isEquipmentAround)
        : m_need{need}, m_now{now}, m_rule{rule}, m_isEquipmentAround{isEquipmentAround} {}

    [[nodiscard]] UnitAdvice advise(const UnitFacts& facts) const {
        const core::Unit& unit = *facts.unit;
        UnitAdvice advice{.id = unit.profile.id, .vehicle = vehicleOf(unit.profile)};
        stand(advice, unit);
        judgePowers(advice, unit);
        judgeEquipment(advice, unit);
        judgePosition(advice, unit);
        judgeRest(advice, facts);
        estimate(advice, facts);
        judgeWard(advice, unit);
        return advice;
    }

private:
    static void add(UnitAdvice& advice, AdviceReason reason, milliseconds putBack = {}) {
        advice.reasons.push_back(reason);
        advice.putBackS += secondsOf(putBack);
    }
    static void leaveOut(UnitAdvice& advice, AdviceReason reason) {
        advice.standing = UnitStanding::leftOut;
        add(advice, reason);
    }

    void stand(UnitAdvice& advice, const core::Unit& unit) const {
        if (unit.caseId) {
            const bool isHere = m_need.caseId && *unit.caseId == *m_need.caseId;
            advice.standing = isHere ? UnitStanding::onThisCase : UnitStanding::busy;
            add(advice, isHere ? AdviceReason::onThisCase : AdviceReason::busy);
        } else if (unit.state == UnitState::available) {
            add(advice, AdviceReason::free);
        } else {
            leaveOut(advice, unit.state == UnitState::offDuty ? AdviceReason::offDuty : AdviceReason::unavailable);
        }
    }

    void judgePowers(UnitAdvice& advice, const core::Unit& unit) const {
        if (!m_need.needsPolice) {
            return;
        }
        const bool isOutreach = unit.profile.kind == UnitKind::outreachTeam;
        advice.mayGoAlone = !isOutreach || m_need.hasPolice;
        if (isPolice(unit.profile.kind)) {
            add(advice, AdviceReason::police);
        } else if (advice.standing == UnitStanding::onThisCase) {
            return; // it is there: a fact, no advice
        } else if (isOutreach) {
            leaveOut(advice, AdviceReason::welfareOnly);
        } else if (m_need.priority == core::Priority::p1 && !m_need.hasPolice) {
            leaveOut(advice, AdviceReason::policeForP1);
        }
    }

    void judgeEquipment(UnitAdvice& advice, const core::Unit& unit) const {
        if (m_need.equipment.empty() || !m_isEquipmentAround) {
            return;
        }
        if (has(unit.profile, m_need.equipment)) {
            add(advice, AdviceReason::hasEquipment);
        } else {
            add(advice, AdviceReason::lacksEquipment, m_rule.forMissingEquipment);
        }
    }

    void judgePosition(UnitAdvice& advice, const core::Unit& unit) const {
        if (!unit.point) {
            add(advice, AdviceReason::noPosition);
            return;
        }
        // A clock that runs ahead makes nobody late.
        advice.positionAge = std::max(milliseconds{0}, m_now - unit.pointAt);
        if (advice.positionAge > m_rule.oldPosition) {
            add(advice, AdviceReason::oldPosition, std::min(advice.positionAge, m_rule.mostForOldPosition));
        }
    }

    void judgeRest(UnitAdvice& advice, const UnitFacts& facts) const {
        if (!facts.lastCaseEnded || facts.unit->caseId) {
            return;
        }
        advice.sinceLastCase = std::max(milliseconds{0}, m_now - *facts.lastCaseEnded);
        if (*advice.sinceLastCase < m_rule.justBack) {
            add(advice, AdviceReason::justBack, m_rule.forJustBack);
        } else if (*advice.sinceLastCase >= m_rule.rested) {
            add(advice, AdviceReason::rested);
        }
    }

    void judgeWard(UnitAdvice& advice, const core::Unit& unit) const {
        if (!unit.profile.homeWard.isNone() && core::contains(m_need.wards, unit.profile.homeWard)) {
            add(advice, AdviceReason::ofThisWard);
            if (!unit.point && m_need.place) {
                advice.assumedS = secondsOf(m_rule.fromItsWard);
            }
        }
        const std::optional<double> expected = advice.arrivalS ? advice.arrivalS : advice.assumedS;
        advice.mayBeOffered =
            advice.standing == UnitStanding::free && expected && *expected <= secondsOf(m_rule.farthest);
    }

    void estimate(UnitAdvice& advice, const UnitFacts& facts) const {
        if (!facts.unit->point || !m_need.place) {
            return;
        }
        const core::GeoPoint& point = *facts.unit->point;
        advice.straightM = core::distanceM(point, *m_need.place);
        const bool isOfHere = facts.road && core::distanceM(facts.road->from, point) <= m_rule.movedM;
        if (isOfHere && facts.road->seconds) {
            advice.arrivalS = facts.road->seconds;
            advice.basis = ArrivalBasis::roads;
            return;
        }
        advice.arrivalS = *advice.straightM * kDetour * 3.6 / usualKmh(advice.vehicle);
        advice.basis = ArrivalBasis::straightLine;
        if (isOfHere) {
            add(advice, AdviceReason::noRoad, m_rule.forNoRoad);
        }
    }

    const UnitNeed& m_need;
    core::Instant m_now;
    const AdviceRule& m_rule;
    bool m_isEquipmentAround;
};

AdviceReason worstOf(const UnitAdvice& advice) {
    return advice.standing == UnitStanding::leftOut ? std::ranges::max(advice.reasons) : AdviceReason{};
}

auto rankOf(const UnitAdvice& advice) {
    const std::optional<double> expected = advice.arrivalS ? advice.arrivalS : advice.assumedS;
    return std::tuple{advice.standing, worstOf(advice),
                      expected ? *expected + advice.putBackS : std::numeric_limits<double>::infinity(),
                      expected ? 0.0 : advice.putBackS, std::string_view{advice.id.value}};
}

} // namespace

Vehicle vehicleOf(const core::UnitProfile& profile) {
    const std::array told{has(profile, "car"), has(profile, "motorbike"), has(profile, "foot")};
    if (std::ranges::count(told, true) == 1) {
        return kVehicles[static_cast<std::size_t>(std::ranges::find(told, true) - told.begin())];
    }
    switch (profile.kind) {
    case UnitKind::response113:
        return Vehicle::car;
    case UnitKind::outreachTeam:
        return Vehicle::foot;
    case UnitKind::policePatrol:
    case UnitKind::communitySecurity:
        break;
    }
    return Vehicle::motorbike;
}

double usualKmh(Vehicle vehicle) {
    switch (vehicle) {
    case Vehicle::car:
        return 22;
    case Vehicle::motorbike:
        return 25;
    case Vehicle::foot:
        break;
    }
    return Router::kWalkKmh;
}

UnitNeed needOf(const core::State& state, const core::Case& case_, std::optional<core::GeoPoint> place) {
    const core::Kind& kind = state.policy.kind(case_.kind);
    UnitNeed need{.place = place,
                  .caseId = case_.id,
                  .priority = case_.priority,
                  .needsPolice = kind.needsPolice,
                  .equipment = kind.equipment,
                  .wards = case_.ward.isNone() ? case_.candidates : core::WardSet{case_.ward}};
    need.hasPolice = std::ranges::any_of(case_.assignments, [&](const core::Assignment& assignment) {
        const core::Unit* unit = assignment.isActive() ? state.unit(assignment.unit) : nullptr;
        return unit != nullptr && isPolice(unit->profile.kind);
    });
    return need;
}

bool UnitAdvice::has(AdviceReason reason) const {
    return std::ranges::contains(reasons, reason);
}

std::vector<UnitAdvice> adviseUnits(std::span<const UnitFacts> units, const UnitNeed& need, core::Instant now,
                                    const AdviceRule& rule) {
    const bool isEquipmentAround = !need.equipment.empty() && std::ranges::any_of(units, [&](const UnitFacts& facts) {
        return facts.unit->profile.active && has(facts.unit->profile, need.equipment);
    });
    const Adviser adviser{need, now, rule, isEquipmentAround};
    std::vector<UnitAdvice> advice;
    advice.reserve(units.size());
    for (const UnitFacts& facts : units) {
        if (facts.unit->profile.active) {
            advice.push_back(adviser.advise(facts));
        }
    }
    std::ranges::sort(advice, {}, rankOf);
    return advice;
}

bool comesBefore(const UnitAdvice& a, const UnitAdvice& b) {
    return rankOf(a) < rankOf(b);
}

} // namespace trucban::geo
