// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Acts.h"

#include <algorithm>
#include <ranges>
#include <type_traits>

namespace trucban::core {

namespace {

static_assert(kActRules.size() == EnumNames<CaseAct>::table.size());
static_assert([] {
    for (std::size_t i = 0; i < kActRules.size(); ++i) {
        if (static_cast<std::size_t>(kActRules[i].act) != i) {
            return false;
        }
    }
    return true;
}());

bool meet(const WardSet& a, const WardSet& b) {
    return std::ranges::any_of(a, [&b](WardCode code) { return contains(b, code); });
}

template <class Body, class... Any>
constexpr bool kIsAnyOf = (std::is_same_v<Body, Any> || ...);

template <class Body>
constexpr bool kIsHouseRule = kIsAnyOf<Body, EraseAlert, RegisterUnit, ChangePolicy>;

/// The gateway's own acts.
template <class Body>
constexpr bool kIsTimed =
    kIsAnyOf<Body, EscalateCase, ExpireTransfer, ArchiveCase, UnarchiveCase, ArchiveVisit, ExpireRecord>;

/// The unit a device speaks for, in the bodies that devices send.
const UnitId* unitOf(const CommandBody& body) {
    if (const auto* state = std::get_if<SetUnitState>(&body)) {
        return &state->unit;
    }
    if (const auto* move = std::get_if<MoveUnit>(&body)) {
        return &move->unit;
    }
    if (const auto* checkIn = std::get_if<CheckInUnit>(&body)) {
        return &checkIn->unit;
    }
    const auto* visit = std::get_if<RecordVisit>(&body);
    return visit != nullptr ? &visit->visit.team : nullptr;
}

/// What makes a campaign and its briefings; the committee does nothing else.
template <class Body>
constexpr bool kIsOfCampaign = kIsAnyOf<Body, SaveCampaign, SaveRecords, WithdrawRecords, FreezeBriefing>;

bool isPermittedToOfficer(const Authority& authority, const CommandBody& body) {
    if (authority.role == Role::committee) {
        return std::visit([]<class Body>(const Body&) { return kIsOfCampaign<Body>; }, body);
    }
    if (authority.role == Role::team) {
        const bool isOfUnit = std::holds_alternative<SetUnitState>(body) || std::holds_alternative<CheckInUnit>(body);
        return std::holds_alternative<RecordVisit>(body) || std::holds_alternative<SaveRecords>(body) ||
               std::holds_alternative<WithdrawRecords>(body) ||
               (isOfUnit && unitOf(body)->value == authority.actor.name);
    }
    return std::visit(
        [&]<class Body>(const Body&) {
            return !kIsAnyOf<Body, MoveUnit> && !kIsTimed<Body> &&
                   (!kIsAnyOf<Body, SaveCampaign, FreezeBriefing> || authority.role != Role::dutyOfficer) &&
                   (!kIsHouseRule<Body> || authority.role == Role::admin);
        },
        body);
}

} // namespace

Scope effectiveScope(const Authority& authority) {
    Scope scope = authority.scope;
    scope.all = scope.all || authority.role == Role::city || authority.role == Role::admin;
    if (authority.role == Role::team && authority.actor.kind == ActorKind::officer) {
        scope.wards.push_back(teamDesk(authority.actor.name));
        normalise(scope.wards);
    }
    return scope;
}

bool isPermitted(const Authority& authority, const CommandBody& body) {
    switch (authority.actor.kind) {
    case ActorKind::officer:
        return isPermittedToOfficer(authority, body);
    case ActorKind::gateway:
        return std::visit([]<class Body>(const Body&) { return kIsHouseRule<Body> || kIsTimed<Body>; }, body);
    case ActorKind::source:
        return std::visit(
            []<class Body>(const Body&) {
                return kIsAnyOf<Body, ReceiveAlert, RecordVisit, MoveUnit, SetUnitState, CheckInUnit>;
            },
            body);
    case ActorKind::device:
        return unitOf(body) != nullptr && unitOf(body)->value == authority.actor.name;
    }
    return false;
}

std::uint8_t relationOf(const Scope& scope, const Case& case_) {
    const bool isOffered = case_.transfer && case_.transfer->state == OfferState::offered;
    if (scope.all) {
        return static_cast<std::uint8_t>(kOwner | (isOffered ? kOffered : 0));
    }
    if (!scope.sees(case_.visibleTo)) {
        return 0;
    }
    unsigned relations = 0;
    if (case_.ward.isNone()) {
        relations |= meet(scope.wards, case_.candidates) ? unsigned{kCandidate} : 0u;
    } else {
        relations |= contains(scope.wards, case_.ward) ? unsigned{kOwner} : 0u;
    }
    if (isOffered && contains(scope.wards, case_.transfer->to)) {
        relations |= kOffered;
    }
    if (relations == 0 || meet(scope.wards, case_.escalation.wards)) {
        relations |= kOnlooker;
    }
    return static_cast<std::uint8_t>(relations);
}

std::optional<Refusal> accessRefusal(CaseAct act, const Authority& authority, const Case& case_) {
    const std::uint8_t relations = relationOf(effectiveScope(authority), case_);
    if (relations == 0) {
        return Refusal::unknownCase;
    }
    if (authority.actor.kind != ActorKind::officer || authority.role == Role::committee ||
        authority.role == Role::team) {
        return Refusal::notPermitted;
    }
    if ((ruleOf(act).relations & relations) == 0) {
        return Refusal::outOfScope;
    }
    return std::nullopt;
}

std::optional<Refusal> stateRefusal(CaseAct act, const Case& case_) {
    if (act == CaseAct::unmerge) {
        return case_.mergedInto ? std::nullopt : std::optional{Refusal::notMerged};
    }
    if (case_.mergedInto) {
        return Refusal::caseMerged;
    }
    if ((ruleOf(act).from & states(case_.state)) != 0) {
        return std::nullopt;
    }
    const bool isDone = (act == CaseAct::close && case_.state == CaseState::closed) ||
                        (act == CaseAct::resolve && case_.state == CaseState::resolved) ||
                        (act == CaseAct::acknowledge && case_.isOpen());
    if (isDone) {
        return Refusal::alreadyDone;
    }
    return case_.isOpen() ? Refusal::illegalMove : Refusal::caseClosed;
}

bool mayAct(CaseAct act, const Authority& authority, const Case& case_) {
    return !accessRefusal(act, authority, case_) && !stateRefusal(act, case_);
}

} // namespace trucban::core
