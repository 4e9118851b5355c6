// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"
#include "core/Unit.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace trucban::core {

struct Note {
    Instant at{};
    std::string author;
    std::string text;
    bool operator==(const Note&) const = default;
};
BOOST_DESCRIBE_STRUCT(Note, (), (at, author, text))

struct Assignment {
    UnitId unit;
    AssignmentState state = AssignmentState::dispatched;
    bool lead = false;
    Instant dispatchedAt{};
    std::optional<Instant> enRouteAt;
    std::optional<Instant> onSceneAt;
    std::optional<Instant> endedAt; ///< left or recalled
    bool operator==(const Assignment&) const = default;
    [[nodiscard]] bool isActive() const { return !endedAt.has_value(); }
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (unit, state, lead, dispatchedAt, enRouteAt, onSceneAt, endedAt))

/// A step of the kind's checklist that somebody did.
struct CheckMark {
    std::string code; ///< of Policy::checklists
    Instant at{};
    std::string author;
    bool operator==(const CheckMark&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckMark, (), (code, at, author))

/// An offer to hand the case to another ward. The offering ward keeps the duty until it is accepted.
struct TransferOffer {
    WardCode from;
    WardCode to;
    std::string reason;
    OfferState state = OfferState::offered;
    Instant offeredAt{};
    Instant expiresAt{};
    std::string offeredBy;
    std::optional<Instant> answeredAt;
    std::string answeredBy;
    std::string answer; ///< why it was returned
    bool operator==(const TransferOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(TransferOffer, (),
                      (from, to, reason, state, offeredAt, expiresAt, offeredBy, answeredAt, answeredBy, answer))

/// Another agency asked to help; it answers by telephone, and the officer records who, when and their number.
struct JointRequest {
    RequestId id;
    Agency agency = Agency::fireRescue114;
    std::string text;
    OfferState state = OfferState::offered;
    Instant requestedAt{};
    std::string requestedBy;
    std::optional<Instant> answeredAt;
    std::string contactName;     ///< the agency's person on the telephone
    std::string referenceNumber; ///< the agency's own number for it
    std::string answer;
    bool operator==(const JointRequest&) const = default;
};
BOOST_DESCRIBE_STRUCT(JointRequest, (),
                      (id, agency, text, state, requestedAt, requestedBy, answeredAt, contactName, referenceNumber,
                       answer))

/// How a case ended, or last ended before it was reopened.
struct Outcome {
    Disposition disposition = Disposition::settledOnScene;
    std::string note;
    std::string fileNumber; ///< of the report register, for reportFiled
    std::string reason;     ///< a code of Policy::reasons, for "no action"; may be empty
    bool operator==(const Outcome&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (disposition, note, fileNumber, reason))

/// Unacknowledged P1s, and cases in wards without a live console, are shown to more and more desks.
struct Escalation {
    std::uint32_t rounds = 0;
    EscalationReason reason = EscalationReason::unacknowledged;
    Instant lastAt{};
    WardSet wards; ///< all wards it was escalated to so far
    bool operator==(const Escalation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Escalation, (), (rounds, reason, lastAt, wards))

/// "Vụ việc": what officers work on; made from one or more alerts. The first times are facts and survive a reopening.
struct Case {
    CaseId id;
    std::uint32_t version = 0;         ///< counts every event of this aggregate
    std::uint32_t decisionVersion = 0; ///< the version of the last event that a stale command must not overrun
    std::string code;                  ///< "VV-1121-0412": month and day in Vietnam, number of that day
    CaseState state = CaseState::isNew;
    Priority priority = Priority::p3;
    bool priorityConfirmed = false; ///< false: suggested by the kind's rule
    std::string kind;
    bool sensitive = false; ///< by its kind; without address on a wall screen
    bool exercise = false;
    WardCode ward;            ///< the owning ward; none until claimed when routing was not certain
    WardSet candidates;       ///< wards that may claim it; empty once owned
    bool approximate = false; ///< routed without a boundary
    /// Owner, candidates, offered ward while it is offered, escalated wards and the home wards of units on it;
    /// {kCityDesk} when there is none of these. Never empty.
    WardSet visibleTo;
    /// First one is the primary; order of attachment. An alert belongs to the one case its own caseId names: a merged
    /// case keeps its list to be unmerged by, and a closed one keeps an alert that opened another case later.
    std::vector<AlertId> alerts;
    std::optional<CaseId> mergedInto; ///< set: this case is a closed duplicate
    Instant openedAt{};
    std::string openedBy;
    std::optional<Instant> acknowledgedAt;
    std::string acknowledgedBy;
    std::optional<Instant> dispatchedAt;
    std::optional<Instant> arrivedAt;
    std::optional<Instant> resolvedAt;
    std::optional<Instant> closedAt;
    std::uint32_t reopened = 0;
    Instant stateSince{};
    Instant changedAt{};
    std::vector<Assignment> assignments;
    std::vector<Note> notes;
    std::optional<TransferOffer> transfer; ///< the latest
    std::vector<JointRequest> jointRequests;
    std::optional<Outcome> outcome;
    Escalation escalation;
    std::uint32_t reveals = 0;     ///< how often the reporter was looked up
    std::vector<CheckMark> checks; ///< in the order they were ticked
    bool operator==(const Case&) const = default;

    [[nodiscard]] bool isOpen() const { return state != CaseState::closed; }
    [[nodiscard]] const Assignment* activeAssignment(const UnitId& unit) const;
    [[nodiscard]] Assignment* activeAssignment(const UnitId& unit);
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, version, decisionVersion, code, state, priority, priorityConfirmed, kind, sensitive,
                       exercise, ward, candidates, approximate, visibleTo, alerts, mergedInto, openedAt, openedBy,
                       acknowledgedAt, acknowledgedBy, dispatchedAt, arrivedAt, resolvedAt, closedAt, reopened,
                       stateSince, changedAt, assignments, notes, transfer, jointRequests, outcome, escalation, reveals,
                       checks))

} // namespace trucban::core
