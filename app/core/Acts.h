// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Case.h"
#include "core/Command.h"
#include "core/Refusal.h"

#include <array>
#include <cstdint>
#include <optional>

// Who may do what to a case in which state: one table, read by decide and by the console's buttons.
namespace trucban::core {

/// An officer's act on a case.
enum class CaseAct : std::uint8_t {
    acknowledge,
    setPriority,
    setKind,
    claim,
    placeAlert,
    addNote,
    dispatch,
    recall,
    resolve,
    close,
    reopen,
    offerTransfer,
    answerTransfer,
    withdrawTransfer,
    requestJoint,
    answerJoint,
    merge,
    unmerge,
    reveal,
    returnToNew,
    makeReal,
    tickCheck,
    takeOver,
    viewAttachment
};
TRUCBAN_ENUM_NAMES(CaseAct, P{Enum::acknowledge, "acknowledge"}, P{Enum::setPriority, "setPriority"},
                   P{Enum::setKind, "setKind"}, P{Enum::claim, "claim"}, P{Enum::placeAlert, "placeAlert"},
                   P{Enum::addNote, "addNote"}, P{Enum::dispatch, "dispatch"}, P{Enum::recall, "recall"},
                   P{Enum::resolve, "resolve"}, P{Enum::close, "close"}, P{Enum::reopen, "reopen"},
                   P{Enum::offerTransfer, "offerTransfer"}, P{Enum::answerTransfer, "answerTransfer"},
                   P{Enum::withdrawTransfer, "withdrawTransfer"}, P{Enum::requestJoint, "requestJoint"},
                   P{Enum::answerJoint, "answerJoint"}, P{Enum::merge, "merge"}, P{Enum::unmerge, "unmerge"},
                   P{Enum::reveal, "reveal"}, P{Enum::returnToNew, "returnToNew"}, P{Enum::makeReal, "makeReal"},
                   P{Enum::tickCheck, "tickCheck"}, P{Enum::takeOver, "takeOver"},
                   P{Enum::viewAttachment, "viewAttachment"})

/// What the officer's wards are to a case; several may hold.
enum Relation : std::uint8_t {
    kOwner = 1,     ///< own it; scope.all counts as the owner of every case
    kCandidate = 2, ///< nobody owns it and it may be theirs
    kOffered = 4,   ///< it is offered to them now
    kOnlooker = 8,  ///< escalated to them, or a unit of theirs is on it
};

/// A set of case states, as bits.
using StateSet = std::uint8_t;
template <class... States>
[[nodiscard]] constexpr StateSet states(States... all) {
    return static_cast<StateSet>((0u | ... | (1u << static_cast<unsigned>(all))));
}

struct ActRule {
    CaseAct act;
    std::uint8_t relations; ///< one of these Relations is needed
    StateSet from;          ///< the states it is legal in
    bool claims;         ///< done to a case nobody owns, it claims it when exactly one candidate ward is the officer's
    bool checksExpected; ///< refused as a conflict when the command was made against an older decision
};

namespace acts {
inline constexpr StateSet kWorking = states(CaseState::isNew, CaseState::acknowledged, CaseState::inProgress);
inline constexpr StateSet kOpen = kWorking | states(CaseState::resolved);
inline constexpr StateSet kAny = kOpen | states(CaseState::closed);
inline constexpr std::uint8_t kDeciders = kOwner | kCandidate;
inline constexpr std::uint8_t kEverybody = kOwner | kCandidate | kOffered | kOnlooker;
} // namespace acts

/// The life cycle, move by move:
///
/// | act             | from                        | to                                                         |
/// |-----------------|-----------------------------|------------------------------------------------------------|
/// | acknowledge     | new                         | acknowledged                                               |
/// | dispatch        | new (acknowledges it first), acknowledged, inProgress | inProgress                       |
/// | resolve         | acknowledged, inProgress    | resolved                                                   |
/// | close           | resolved; new (acknowledges it first), acknowledged, inProgress: "no action" | closed    |
/// | reopen          | resolved, closed            | inProgress                                                 |
/// | merge (others)  | any open                    | closed, mergedInto set; nothing but unmerge is legal then  |
/// | unmerge         | closed and merged           | inProgress if it was ever dispatched or reopened, else acknowledged if it ever was, else new |
/// | returnToNew     | acknowledged, nobody ever sent | new                                                     |
///
/// A unit's progress and all other acts leave the state alone. First times (acknowledged, dispatched, arrived, resolved)
/// are set once and never changed, but for an acknowledgement that is taken back: then nobody has acknowledged it.
///
/// Whose case it is: an onlooker may help at once (acknowledge, send units of their own, note, call back) but decides
/// nothing; the ward a case is offered to answers the offer and notes; owner and candidates decide.
inline constexpr std::array kActRules{
    ActRule{CaseAct::acknowledge, kOwner | kCandidate | kOnlooker, states(CaseState::isNew), true, true},
    ActRule{CaseAct::setPriority, acts::kDeciders, acts::kOpen, false, true},
    ActRule{CaseAct::setKind, acts::kDeciders, acts::kOpen, false, true},
    ActRule{CaseAct::claim, acts::kDeciders, acts::kOpen, false, true},
    ActRule{CaseAct::placeAlert, acts::kDeciders, acts::kOpen, false, false},
    ActRule{CaseAct::addNote, acts::kEverybody, acts::kAny, false, false},
    ActRule{CaseAct::dispatch, kOwner | kCandidate | kOnlooker, acts::kWorking, true, true},
    ActRule{CaseAct::recall, kOwner | kCandidate | kOnlooker, acts::kOpen, false, false},
    ActRule{CaseAct::resolve, acts::kDeciders, states(CaseState::acknowledged, CaseState::inProgress), true, true},
    ActRule{CaseAct::close, acts::kDeciders, acts::kOpen, true, true},
    ActRule{CaseAct::reopen, acts::kDeciders, states(CaseState::resolved, CaseState::closed), false, true},
    ActRule{CaseAct::offerTransfer, acts::kDeciders, acts::kWorking, true, true},
    ActRule{CaseAct::answerTransfer, kOffered, acts::kOpen, false, true},
    ActRule{CaseAct::withdrawTransfer, acts::kDeciders, acts::kOpen, false, true},
    ActRule{CaseAct::requestJoint, acts::kDeciders, acts::kOpen, false, false},
    ActRule{CaseAct::answerJoint, acts::kDeciders, acts::kAny, false, false},
    ActRule{CaseAct::merge, acts::kDeciders, acts::kOpen, true, true},
    ActRule{CaseAct::unmerge, acts::kDeciders, states(CaseState::closed), false, true},
    ActRule{CaseAct::reveal, kOwner | kCandidate | kOnlooker, acts::kOpen, false, false},
    ActRule{CaseAct::returnToNew, kOwner | kCandidate | kOnlooker, states(CaseState::acknowledged), false, true},
    ActRule{CaseAct::makeReal, kOwner | kCandidate | kOnlooker, acts::kAny, false, false},
    ActRule{CaseAct::tickCheck, kOwner | kCandidate | kOnlooker, acts::kOpen, false, false},
    ActRule{CaseAct::takeOver, kOwner | kCandidate | kOnlooker, acts::kAny, false, false},
    ActRule{CaseAct::viewAttachment, kOwner | kCandidate | kOnlooker, acts::kAny, false, false},
};
[[nodiscard]] constexpr const ActRule& ruleOf(CaseAct act) {
    return kActRules[static_cast<std::size_t>(act)];
}

/// The wards an authority acts for: `scope`, and everything for the roles city and admin.
[[nodiscard]] Scope effectiveScope(const Authority& authority);

/// May this kind of actor, in this role, ask such a thing at all? Whose case or unit it is comes after.
///
/// | who                                 | what                                                                     |
/// |-------------------------------------|--------------------------------------------------------------------------|
/// | duty officer, ward leader, city     | every act on cases, unit states, check-ins, handovers, visits; enterAlert, and the receiveAlert |
/// |                                     | that the gateway makes of it                                             |
/// | admin                               | the same, registerUnit, changePolicy, eraseAlert                         |
/// | committee                           | campaigns, records and briefings                                         |
/// | team                                | visits, records; state and check-in of the unit that has the user's name |
/// | gateway                             | escalateCase, expireTransfer, eraseAlert, registerUnit, changePolicy,    |
/// |                                     | archiveCase, unarchiveCase, archiveVisit                                 |
/// | source (an ingest key)              | receiveAlert, recordVisit, moveUnit, setUnitState, checkInUnit           |
/// | device (a unit's own)               | recordVisit, moveUnit, setUnitState, checkInUnit for the unit of its name |
[[nodiscard]] bool isPermitted(const Authority& authority, const CommandBody& body);

/// Bits of Relation; 0 when the scope does not see the case.
[[nodiscard]] std::uint8_t relationOf(const Scope& scope, const Case& case_);

/// Why the officer may not do it to this case whatever its state: unknownCase, notPermitted (roles that only look on)
/// or outOfScope.
[[nodiscard]] std::optional<Refusal> accessRefusal(CaseAct act, const Authority& authority, const Case& case_);
/// Why nobody may do it to the case as it is now: caseMerged, notMerged, caseClosed, alreadyDone or illegalMove.
[[nodiscard]] std::optional<Refusal> stateRefusal(CaseAct act, const Case& case_);
/// Neither refusal: what a button asks.
[[nodiscard]] bool mayAct(CaseAct act, const Authority& authority, const Case& case_);

} // namespace trucban::core
