// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Alert.h"
#include "core/Campaign.h"
#include "core/Case.h"
#include "core/Handover.h"
#include "core/Policy.h"
#include "core/Record.h"
#include "core/Uuid.h"
#include "core/Visit.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

// What may be asked of the domain. The wire name of a body is its struct's name with a lower first letter.
namespace trucban::core {

/// Where an alert goes, worked out by geo from its position; a value, so that decide stays pure.
struct Routing {
    WardCode ward;      ///< the one certain ward, or none
    WardSet candidates; ///< when not certain: all it may be; may be empty for an unlocated alert
    bool approximate = true;
    bool operator==(const Routing&) const = default;
};

// --- intake: made by the gateway, of what it is sent over HTTP or by an officer's EnterAlert ------------------------

struct ReceiveAlert {
    AlertId alertId; ///< made by the gateway; used when the alert is new
    CaseId caseId;   ///< likewise
    AlertFacts facts;
    AlertDetails details;
    Routing routing;
    bool operator==(const ReceiveAlert&) const = default;
};

struct RecordVisit {
    Visit visit;
    bool operator==(const RecordVisit&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordVisit, (), (visit))

struct RegisterUnit {
    UnitProfile profile;
    bool operator==(const RegisterUnit&) const = default;
};
BOOST_DESCRIBE_STRUCT(RegisterUnit, (), (profile))

struct MoveUnit {
    UnitId unit;
    GeoPoint point;
    std::optional<double> headingDeg;
    Instant seenAt{};
    bool operator==(const MoveUnit&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveUnit, (), (unit, point, headingDeg, seenAt))

struct ChangePolicy {
    Policy policy;
    bool operator==(const ChangePolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangePolicy, (), (policy))

struct EraseAlert {
    AlertId alert;
    bool operator==(const EraseAlert&) const = default;
};
BOOST_DESCRIBE_STRUCT(EraseAlert, (), (alert))

// --- by the gateway's timers ---------------------------------------------------------------------------------------

struct EscalateCase {
    CaseId caseId;
    WardSet toWards; ///< neighbours of the wards that see it now; the city desk sees it anyway
    EscalationReason reason = EscalationReason::unacknowledged;
    bool operator==(const EscalateCase&) const = default;
};

struct ExpireTransfer {
    CaseId caseId;
    bool operator==(const ExpireTransfer&) const = default;
};

/// With the alerts that belong to it.
struct ArchiveCase {
    CaseId caseId;
    bool operator==(const ArchiveCase&) const = default;
};

/// What the archive holds of it, as it left; followed by the command that needs it.
struct UnarchiveCase {
    Case value;
    std::vector<Alert> alerts;
    bool operator==(const UnarchiveCase&) const = default;
};

struct ArchiveVisit {
    VisitId visit;
    bool operator==(const ArchiveVisit&) const = default;
};

// --- by officers ---------------------------------------------------------------------------------------------------

struct AcknowledgeCase {
    CaseId caseId;
    bool operator==(const AcknowledgeCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeCase, (), (caseId))

struct SetPriority {
    CaseId caseId;
    Priority priority = Priority::p3;
    std::string reason;
    bool operator==(const SetPriority&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetPriority, (), (caseId, priority, reason))

struct SetKind {
    CaseId caseId;
    std::string kind;
    bool operator==(const SetKind&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetKind, (), (caseId, kind))

struct ClaimCase {
    CaseId caseId;
    WardCode ward;
    bool operator==(const ClaimCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClaimCase, (), (caseId, ward))

struct PlaceAlert {
    AlertId alert;
    Position position;
    bool operator==(const PlaceAlert&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaceAlert, (), (alert, position))

struct AddNote {
    CaseId caseId;
    std::string text; ///< 1 to 4,000 characters
    bool operator==(const AddNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddNote, (), (caseId, text))

struct DispatchUnit {
    CaseId caseId;
    UnitId unit;
    bool lead = false;
    bool overrideKind = false; ///< send it although its kind is not meant for this; recorded with a note by the officer
    bool operator==(const DispatchUnit&) const = default;
};
BOOST_DESCRIBE_STRUCT(DispatchUnit, (), (caseId, unit, lead, overrideKind))

/// From an officer, or from the unit's own device over HTTP. Leaving a scene is `available` while it has a case.
struct SetUnitState {
    UnitId unit;
    UnitState state = UnitState::available;
    bool operator==(const SetUnitState&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetUnitState, (), (unit, state))

struct RecallUnit {
    CaseId caseId;
    UnitId unit;
    bool operator==(const RecallUnit&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecallUnit, (), (caseId, unit))

struct ResolveCase {
    CaseId caseId;
    Outcome outcome;
    bool operator==(const ResolveCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResolveCase, (), (caseId, outcome))

/// From resolved: the outcome may be left out and stays. From any other open state: "no action", outcome needed.
struct CloseCase {
    CaseId caseId;
    std::optional<Outcome> outcome;
    bool releaseUnits = false; ///< also release units still on the case; without it such a close is refused
    bool operator==(const CloseCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(CloseCase, (), (caseId, outcome, releaseUnits))

struct ReopenCase {
    CaseId caseId;
    std::string reason;
    bool operator==(const ReopenCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReopenCase, (), (caseId, reason))

struct OfferTransfer {
    CaseId caseId;
    WardCode to;
    std::string reason;
    bool operator==(const OfferTransfer&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferTransfer, (), (caseId, to, reason))

struct AnswerTransfer {
    CaseId caseId;
    OfferState state = OfferState::accepted; ///< accepted, returned (reason needed) or, by the offering side, withdrawn
    std::string answer;
    bool operator==(const AnswerTransfer&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerTransfer, (), (caseId, state, answer))

struct RequestJoint {
    CaseId caseId;
    RequestId request; ///< made by the asker
    Agency agency = Agency::fireRescue114;
    std::string text;
    bool operator==(const RequestJoint&) const = default;
};
BOOST_DESCRIBE_STRUCT(RequestJoint, (), (caseId, request, agency, text))

/// Records what the agency said on the telephone.
struct AnswerJoint {
    CaseId caseId;
    RequestId request;
    OfferState state = OfferState::accepted; ///< accepted (name needed), returned (reason needed) or withdrawn
    std::string contactName;
    std::string referenceNumber;
    std::string answer;
    bool operator==(const AnswerJoint&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerJoint, (), (caseId, request, state, contactName, referenceNumber, answer))

struct MergeCases {
    CaseId primary;
    std::vector<CaseId> others;
    bool operator==(const MergeCases&) const = default;
};
BOOST_DESCRIBE_STRUCT(MergeCases, (), (primary, others))

struct UnmergeCase {
    CaseId caseId; ///< the one that was merged into another
    bool operator==(const UnmergeCase&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnmergeCase, (), (caseId))

/// The gateway answers an accepted one with the reporter; the record is made first.
struct RevealReporter {
    CaseId caseId;
    AlertId alert;
    std::string reason;
    bool callBack = false;
    bool operator==(const RevealReporter&) const = default;
};
BOOST_DESCRIBE_STRUCT(RevealReporter, (), (caseId, alert, reason, callBack))

/// Takes an acknowledgement back that was a slip: before anybody was sent, the case is new again and rings.
struct ReturnToNew {
    CaseId caseId;
    bool operator==(const ReturnToNew&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnToNew, (), (caseId))

/// An alert marked as an exercise turns out to be meant.
struct MakeReal {
    CaseId caseId;
    bool operator==(const MakeReal&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeReal, (), (caseId))

struct TickCheck {
    CaseId caseId;
    std::string code; ///< of the checklist of the case's kind
    bool done = true;
    bool operator==(const TickCheck&) const = default;
};
BOOST_DESCRIBE_STRUCT(TickCheck, (), (caseId, code, done))

/// Records that a lease for editing was broken; who holds it is the gateway's to know, not the log's.
struct TakeOverEdit {
    CaseId caseId;
    std::string from; ///< user name of the holder
    std::string reason;
    bool operator==(const TakeOverEdit&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeOverEdit, (), (caseId, from, reason))

/// Recorded before the gateway hands out an attachment of a sensitive case.
struct ViewAttachment {
    CaseId caseId;
    AlertId alert;
    std::string sha256; ///< hex, of one of the alert's attachments
    bool operator==(const ViewAttachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(ViewAttachment, (), (caseId, alert, sha256))

/// From an officer who heard it, or from the unit's own device.
struct CheckInUnit {
    UnitId unit;
    bool operator==(const CheckInUnit&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInUnit, (), (unit))

/// By who goes. Another of the same wards that nobody accepted yet is taken back by it.
struct SignHandover {
    HandoverId id;
    WardSet wards; ///< the officer's own, or {kCityDesk}
    Instant since{};
    std::string words;
    std::string head;
    std::vector<HandoverItem> items; ///< unanswered; at most kMaxHandoverItems
    bool operator==(const SignHandover&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignHandover, (), (id, wards, since, words, head, items))
inline constexpr std::size_t kMaxHandoverItems = 2'000;

/// By who comes, never by who signed. After the acceptance it settles an exception.
struct AnswerHandoverItem {
    HandoverId handover;
    std::uint32_t item = 0;
    bool exception = false; ///< with a remark
    std::string remark;
    bool operator==(const AnswerHandoverItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerHandoverItem, (), (handover, item, exception, remark))

/// Every item must have been answered.
struct AcceptHandover {
    HandoverId handover;
    bool operator==(const AcceptHandover&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcceptHandover, (), (handover))

/// By ward leaders for their own wards, by committee, city and admin for any. Replaces the campaign of that id; versions
/// tell whether it was the one that was seen.
struct SaveCampaign {
    Campaign campaign; ///< version: the one it was changed from, 0 for a new one
    bool operator==(const SaveCampaign&) const = default;
};
BOOST_DESCRIBE_STRUCT(SaveCampaign, (), (campaign))

/// All of them or none. Each: version is the one it was changed from, 0 for a new one.
struct SaveRecords {
    std::vector<Record> records; ///< 1 to kMaxRecords
    bool operator==(const SaveRecords&) const = default;
};
BOOST_DESCRIBE_STRUCT(SaveRecords, (), (records))
inline constexpr std::size_t kMaxRecords = 10'000;

/// All of them or none; to undo an import, name all that it brought.
struct WithdrawRecords {
    std::vector<RecordId> records;
    std::string reason;
    bool operator==(const WithdrawRecords&) const = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawRecords, (), (records, reason))

/// By the gateway's timer.
struct ExpireRecord {
    RecordId record;
    bool operator==(const ExpireRecord&) const = default;
};

/// Each id once: what was frozen stays.
struct FreezeBriefing {
    Briefing briefing;
    bool operator==(const FreezeBriefing&) const = default;
};
BOOST_DESCRIBE_STRUCT(FreezeBriefing, (), (briefing))

/// Names what an officer takes down; made by the console, so that the same entry sent again is the same alert.
using EntryId = Id<struct EntryTag>;

/// What an officer may take down: nobody speaks for the citizen app or another service.
inline constexpr std::array kOfficerSources{AlertSource::call113, AlertSource::walkIn, AlertSource::patrol,
                                            AlertSource::outreach, AlertSource::other};
[[nodiscard]] bool isOfficerSource(AlertSource source);

struct EnteredPlace {
    double lat = 0;
    double lon = 0;
    double accuracyM = 0; ///< as in Position
    bool operator==(const EnteredPlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnteredPlace, (), (lat, lon, accuracyM))

/// An alert as an officer hears it: on the telephone, at the door, from a patrol or a team. As JSON it is a body of
/// POST /v1/alerts; the gateway reads it as one and makes a ReceiveAlert of it, so that decide never meets it. The only
/// command with a reporter in it: whoever keeps commands keeps `withoutReporter` of it as soon as it may.
struct EnterAlert {
    AlertSource source = AlertSource::call113;
    EntryId externalId;
    Instant occurredAt{};
    std::string category; ///< a code of Policy::kinds
    std::string text;
    std::string address;
    std::optional<EnteredPlace> position; ///< absent: unlocated
    Contact contact;
    Reporter reporter;
    bool operator==(const EnterAlert&) const = default;
};
BOOST_DESCRIBE_STRUCT(EnterAlert, (),
                      (source, externalId, occurredAt, category, text, address, position, contact, reporter))

using CommandBody =
    std::variant<ReceiveAlert, RecordVisit, RegisterUnit, MoveUnit, ChangePolicy, EraseAlert, EscalateCase,
                 ExpireTransfer, AcknowledgeCase, SetPriority, SetKind, ClaimCase, PlaceAlert, AddNote, DispatchUnit,
                 SetUnitState, RecallUnit, ResolveCase, CloseCase, ReopenCase, OfferTransfer, AnswerTransfer,
                 RequestJoint, AnswerJoint, MergeCases, UnmergeCase, RevealReporter, ArchiveCase, UnarchiveCase,
                 ArchiveVisit, EnterAlert, ReturnToNew, MakeReal, TickCheck, TakeOverEdit, ViewAttachment, CheckInUnit,
                 SignHandover, AnswerHandoverItem, AcceptHandover, SaveCampaign, SaveRecords, WithdrawRecords,
                 ExpireRecord, FreezeBriefing>;

inline constexpr std::array<std::string_view, std::variant_size_v<CommandBody>> kCommandTypes{
    "receiveAlert",    "recordVisit",    "registerUnit",       "moveUnit",       "changePolicy",  "eraseAlert",
    "escalateCase",    "expireTransfer", "acknowledgeCase",    "setPriority",    "setKind",       "claimCase",
    "placeAlert",      "addNote",        "dispatchUnit",       "setUnitState",   "recallUnit",    "resolveCase",
    "closeCase",       "reopenCase",     "offerTransfer",      "answerTransfer", "requestJoint",  "answerJoint",
    "mergeCases",      "unmergeCase",    "revealReporter",     "archiveCase",    "unarchiveCase", "archiveVisit",
    "enterAlert",      "returnToNew",    "makeReal",           "tickCheck",      "takeOverEdit",  "viewAttachment",
    "checkInUnit",     "signHandover",   "answerHandoverItem", "acceptHandover", "saveCampaign",  "saveRecords",
    "withdrawRecords", "expireRecord",   "freezeBriefing"};

[[nodiscard]] inline std::string_view typeOf(const CommandBody& body) {
    return kCommandTypes[body.index()];
}

/// True for what moves people or closes things: dispatch, unit state, recall, resolve, close, transfer and its answer.
/// Such a command is not sent when it waited longer than Policy::commandExpiry.
[[nodiscard]] bool expires(const CommandBody& body);

/// The same with nobody's name and number in it.
[[nodiscard]] CommandBody withoutReporter(CommandBody body);

struct Command {
    CommandId id;                          ///< made by the asker (UUIDv7); the gateway applies one id once
    std::optional<std::uint32_t> expected; ///< decisionVersion of the case it was decided against; absent: do not check
    CommandBody body;
    bool operator==(const Command&) const = default;
};

} // namespace trucban::core
