// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Alert.h"
#include "core/Campaign.h"
#include "core/Case.h"
#include "core/Handover.h"
#include "core/Policy.h"
#include "core/Record.h"
#include "core/Time.h"
#include "core/Unit.h"
#include "core/Visit.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Every fact of the log. A type's name on disk and wire is its struct's name with a lower first letter ("caseOpened",
// see typeOf). Fields may be added with defaults; a field's meaning never changes and none is reused.
namespace trucban::core {

// --- alert ---------------------------------------------------------------------------------------------------------

struct AlertReceived {
    AlertFacts facts;
    std::optional<AlertDetails> details; ///< sealed in the log; absent after erasure
    CaseId caseId;                       ///< opened for it
    bool operator==(const AlertReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertReceived, (), (facts, details, caseId))

/// The sender's later word: whole new facts and details, not a difference.
struct AlertUpdated {
    AlertFacts facts;
    std::optional<AlertDetails> details; ///< sealed in the log
    bool operator==(const AlertUpdated&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertUpdated, (), (facts, details))

struct AlertPlaced {
    std::optional<Position> position; ///< sealed in the log
    bool operator==(const AlertPlaced&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertPlaced, (), (position))

/// The alert belongs to another case from now on (merge, unmerge), or is seen by other wards.
struct AlertMoved {
    CaseId caseId;
    bool operator==(const AlertMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertMoved, (), (caseId))

/// The retention time is over; the key of the sealed part is gone.
struct AlertErased {
    bool operator==(const AlertErased&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertErased, (), ())

/// It leaves every state with its case, see CaseArchived.
struct AlertArchived {
    bool operator==(const AlertArchived&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertArchived, (), ())

/// It is back with its case, see CaseUnarchived.
struct AlertUnarchived {
    Alert value; ///< details and placedAt are sealed in the log
    bool operator==(const AlertUnarchived&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertUnarchived, (), (value))

// --- case ----------------------------------------------------------------------------------------------------------

struct CaseOpened {
    std::string code;
    std::string kind;
    Priority priority = Priority::p3;
    bool sensitive = false;
    bool exercise = false;
    WardCode ward;
    WardSet candidates;
    bool approximate = false;
    std::vector<AlertId> alerts;
    bool operator==(const CaseOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseOpened, (),
                      (code, kind, priority, sensitive, exercise, ward, candidates, approximate, alerts))

struct CaseAcknowledged {
    bool operator==(const CaseAcknowledged&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseAcknowledged, (), ())

struct CasePrioritySet {
    Priority priority = Priority::p3;
    std::string reason;
    bool operator==(const CasePrioritySet&) const = default;
};
BOOST_DESCRIBE_STRUCT(CasePrioritySet, (), (priority, reason))

struct CaseKindSet {
    std::string kind;
    bool sensitive = false;
    bool operator==(const CaseKindSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseKindSet, (), (kind, sensitive))

/// One of the candidate wards took it; the others no longer see it.
struct CaseClaimed {
    WardCode ward;
    bool operator==(const CaseClaimed&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseClaimed, (), (ward))

/// The alert's new position named other candidate wards while nobody owned the case.
struct CaseRerouted {
    WardCode ward;
    WardSet candidates;
    bool approximate = false;
    bool operator==(const CaseRerouted&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseRerouted, (), (ward, candidates, approximate))

struct CaseEscalated {
    WardSet wards; ///< added this round
    EscalationReason reason = EscalationReason::unacknowledged;
    std::uint32_t round = 0;
    bool operator==(const CaseEscalated&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseEscalated, (), (wards, reason, round))

struct NoteAdded {
    std::string text;
    bool operator==(const NoteAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text))

struct UnitDispatched {
    UnitId unit;
    bool lead = false;
    bool operator==(const UnitDispatched&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitDispatched, (), (unit, lead))

struct AssignmentProgressed {
    UnitId unit;
    AssignmentState state = AssignmentState::enRoute;
    bool operator==(const AssignmentProgressed&) const = default;
};
BOOST_DESCRIBE_STRUCT(AssignmentProgressed, (), (unit, state))

struct CaseResolved {
    Outcome outcome;
    bool operator==(const CaseResolved&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseResolved, (), (outcome))

struct CaseClosed {
    Outcome outcome;
    bool operator==(const CaseClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseClosed, (), (outcome))

struct CaseReopened {
    std::string reason;
    bool operator==(const CaseReopened&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseReopened, (), (reason))

struct TransferOffered {
    WardCode to;
    std::string reason;
    Instant expiresAt{};
    bool operator==(const TransferOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(TransferOffered, (), (to, reason, expiresAt))

/// state says which: accepted, returned, withdrawn or expired. Accepting makes the offered ward the owner.
struct TransferAnswered {
    OfferState state = OfferState::accepted;
    std::string answer;
    bool operator==(const TransferAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(TransferAnswered, (), (state, answer))

struct JointRequested {
    RequestId request;
    Agency agency = Agency::fireRescue114;
    std::string text;
    bool operator==(const JointRequested&) const = default;
};
BOOST_DESCRIBE_STRUCT(JointRequested, (), (request, agency, text))

struct JointAnswered {
    RequestId request;
    OfferState state = OfferState::accepted;
    std::string contactName;
    std::string referenceNumber;
    std::string answer;
    bool operator==(const JointAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(JointAnswered, (), (request, state, contactName, referenceNumber, answer))

/// On the primary: it holds the alerts of `from` from now on.
struct CaseAbsorbed {
    CaseId from;
    std::vector<AlertId> alerts;
    bool operator==(const CaseAbsorbed&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseAbsorbed, (), (from, alerts))

/// On the other case: closed as a duplicate, its alerts now with `into`.
struct CaseMerged {
    CaseId into;
    bool operator==(const CaseMerged&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseMerged, (), (into))

/// On the primary: the alerts of `from` went back to it.
struct CaseReleased {
    CaseId from;
    std::vector<AlertId> alerts;
    bool operator==(const CaseReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseReleased, (), (from, alerts))

/// On the other case: open again in `state`, with its alerts.
struct CaseUnmerged {
    std::vector<AlertId> alerts;
    CaseState state = CaseState::isNew;
    bool operator==(const CaseUnmerged&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseUnmerged, (), (alerts, state))

/// Somebody looked up the reporter of one of the case's alerts, and why.
struct ReporterRevealed {
    AlertId alert;
    std::string reason;
    bool callBack = false; ///< together with a call
    bool operator==(const ReporterRevealed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReporterRevealed, (), (alert, reason, callBack))

/// Closed and untouched for Policy::archiveAfter: from here on it is in no state, neither the gateway's nor a console's.
/// Its value rests in the gateway's archive until somebody needs it again.
struct CaseArchived {
    bool operator==(const CaseArchived&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseArchived, (), ())

/// It was named again (a note, a reopening, its sender's update) and is back in every state that sees it. Carries the
/// value, so that the log alone gives the same state as ever and no fold needs the archive.
struct CaseUnarchived {
    Case value; ///< as it left
    bool operator==(const CaseUnarchived&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseUnarchived, (), (value))

/// The acknowledgement was a slip and is taken back: nobody has the case.
struct CaseReturnedToNew {
    bool operator==(const CaseReturnedToNew&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseReturnedToNew, (), ())

/// What was marked as an exercise is meant.
struct CaseMadeReal {
    bool operator==(const CaseMadeReal&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseMadeReal, (), ())

struct CheckTicked {
    std::string code;
    bool done = true;
    bool operator==(const CheckTicked&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckTicked, (), (code, done))

/// Somebody went on with what another had begun to change, and why.
struct EditTakenOver {
    std::string from; ///< user name
    std::string reason;
    bool operator==(const EditTakenOver&) const = default;
};
BOOST_DESCRIBE_STRUCT(EditTakenOver, (), (from, reason))

/// Somebody opened one of the case's attachments that needs a record.
struct AttachmentViewed {
    AlertId alert;
    std::string sha256; ///< hex
    bool operator==(const AttachmentViewed&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttachmentViewed, (), (alert, sha256))

// --- unit, visit, policy -------------------------------------------------------------------------------------------

struct UnitRegistered {
    UnitProfile profile;
    bool operator==(const UnitRegistered&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitRegistered, (), (profile))

struct UnitStateChanged {
    UnitState state = UnitState::available;
    std::optional<CaseId> caseId; ///< set exactly for dispatched, enRoute, onScene
    bool operator==(const UnitStateChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitStateChanged, (), (state, caseId))

struct UnitMoved {
    GeoPoint point;
    std::optional<double> headingDeg;
    Instant seenAt{};
    bool operator==(const UnitMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitMoved, (), (point, headingDeg, seenAt))

struct VisitRecorded {
    Visit visit; ///< version and visibleTo are set by apply
    bool operator==(const VisitRecorded&) const = default;
};
BOOST_DESCRIBE_STRUCT(VisitRecorded, (), (visit))

/// It leaves every state, for good: nothing happens to a visit after it was recorded.
struct VisitArchived {
    bool operator==(const VisitArchived&) const = default;
};
BOOST_DESCRIBE_STRUCT(VisitArchived, (), ())

/// A lone unit said that all is well.
struct UnitCheckedIn {
    bool operator==(const UnitCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitCheckedIn, (), ())

struct PolicyChanged {
    Policy policy; ///< version is set by apply
    bool operator==(const PolicyChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(PolicyChanged, (), (policy))

// --- handover ------------------------------------------------------------------------------------------------------

struct HandoverSigned {
    Handover handover; ///< version, signedAt, signedBy and visibleTo are set by apply
    bool operator==(const HandoverSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverSigned, (), (handover))

struct HandoverItemAnswered {
    std::uint32_t item = 0; ///< place in Handover::items
    bool exception = false;
    std::string remark;
    bool operator==(const HandoverItemAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverItemAnswered, (), (item, exception, remark))

/// Every item is answered; the duty has passed over.
struct HandoverAccepted {
    bool operator==(const HandoverAccepted&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverAccepted, (), ())

/// A later one was signed and nothing of this one is pinned any more: it leaves every state, for good.
struct HandoverRetired {
    bool operator==(const HandoverRetired&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverRetired, (), ())

// --- campaign ------------------------------------------------------------------------------------------------------

/// Made, or changed: the whole of it, not a difference.
struct CampaignSaved {
    Campaign campaign; ///< version, savedAt, savedBy and visibleTo are set by apply
    bool operator==(const CampaignSaved&) const = default;
};
BOOST_DESCRIBE_STRUCT(CampaignSaved, (), (campaign))

/// Entered, or corrected: the whole of it. The log keeps what it said before.
struct RecordSaved {
    Record record; ///< version, savedAt, savedBy and visibleTo are set by apply
    bool operator==(const RecordSaved&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordSaved, (), (record))

struct RecordWithdrawn {
    std::string reason;
    bool operator==(const RecordWithdrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordWithdrawn, (), (reason))

/// Its time is over (a household's need): it leaves every state, for good.
struct RecordExpired {
    bool operator==(const RecordExpired&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordExpired, (), ())

struct BriefingFrozen {
    Briefing briefing; ///< version, frozenAt, frozenBy and visibleTo are set by apply
    bool operator==(const BriefingFrozen&) const = default;
};
BOOST_DESCRIBE_STRUCT(BriefingFrozen, (), (briefing))

using EventData =
    std::variant<AlertReceived, AlertUpdated, AlertPlaced, AlertMoved, AlertErased, CaseOpened, CaseAcknowledged,
                 CasePrioritySet, CaseKindSet, CaseClaimed, CaseRerouted, CaseEscalated, NoteAdded, UnitDispatched,
                 AssignmentProgressed, CaseResolved, CaseClosed, CaseReopened, TransferOffered, TransferAnswered,
                 JointRequested, JointAnswered, CaseAbsorbed, CaseMerged, CaseReleased, CaseUnmerged, ReporterRevealed,
                 UnitRegistered, UnitStateChanged, UnitMoved, VisitRecorded, PolicyChanged, AlertArchived,
                 AlertUnarchived, CaseArchived, CaseUnarchived, VisitArchived, CaseReturnedToNew, CaseMadeReal,
                 CheckTicked, EditTakenOver, AttachmentViewed, UnitCheckedIn, HandoverSigned, HandoverItemAnswered,
                 HandoverAccepted, HandoverRetired, CampaignSaved, RecordSaved, RecordWithdrawn, RecordExpired,
                 BriefingFrozen>;

/// The type names of EventData, in variant order.
inline constexpr std::array<std::string_view, std::variant_size_v<EventData>> kEventTypes{
    "alertReceived",    "alertUpdated",     "alertPlaced",       "alertMoved",       "alertErased",
    "caseOpened",       "caseAcknowledged", "casePrioritySet",   "caseKindSet",      "caseClaimed",
    "caseRerouted",     "caseEscalated",    "noteAdded",         "unitDispatched",   "assignmentProgressed",
    "caseResolved",     "caseClosed",       "caseReopened",      "transferOffered",  "transferAnswered",
    "jointRequested",   "jointAnswered",    "caseAbsorbed",      "caseMerged",       "caseReleased",
    "caseUnmerged",     "reporterRevealed", "unitRegistered",    "unitStateChanged", "unitMoved",
    "visitRecorded",    "policyChanged",    "alertArchived",     "alertUnarchived",  "caseArchived",
    "caseUnarchived",   "visitArchived",    "caseReturnedToNew", "caseMadeReal",     "checkTicked",
    "editTakenOver",    "attachmentViewed", "unitCheckedIn",     "handoverSigned",   "handoverItemAnswered",
    "handoverAccepted", "handoverRetired",  "campaignSaved",     "recordSaved",      "recordWithdrawn",
    "recordExpired",    "briefingFrozen"};

[[nodiscard]] inline std::string_view typeOf(const EventData& data) {
    return kEventTypes[data.index()];
}

/// Names one aggregate. `key` is a Uuid's text, the call sign for a unit, "" for the policy.
struct AggregateRef {
    AggregateKind kind = AggregateKind::case_;
    std::string key;
    auto operator<=>(const AggregateRef&) const = default;

    [[nodiscard]] static AggregateRef of(const AlertId& id) { return {AggregateKind::alert, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const CaseId& id) { return {AggregateKind::case_, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const VisitId& id) { return {AggregateKind::visit, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const HandoverId& id) { return {AggregateKind::handover, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const CampaignId& id) { return {AggregateKind::campaign, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const RecordId& id) { return {AggregateKind::record, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const BriefingId& id) { return {AggregateKind::briefing, id.toString()}; }
    [[nodiscard]] static AggregateRef of(const UnitId& id) { return {AggregateKind::unit, id.value}; }
    [[nodiscard]] static AggregateRef policy() { return {AggregateKind::policy, {}}; }
};
BOOST_DESCRIBE_STRUCT(AggregateRef, (), (kind, key))

/// One entry of the log without its hash. `wards` is who may see the aggregate *after* this event (empty: everybody).
struct Event {
    Seq seq = 0; ///< 0 until the log has given it its place
    AggregateRef aggregate;
    std::uint32_t version = 0; ///< of the aggregate after this event; the first event makes 1
    Instant at{};
    Actor actor;
    WardSet wards;
    EventData data;
    bool operator==(const Event&) const = default;
};

} // namespace trucban::core
