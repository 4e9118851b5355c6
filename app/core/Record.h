// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Boxed.h"
#include "core/Enums.h"
#include "core/Time.h"
#include "core/Unit.h"
#include "core/Uuid.h"
#include "core/Visit.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a campaign needs to know that no alert or case says: entered by a ward, a team or the committee, or imported.
// Counts and places, nobody's biography.
namespace trucban::core {

/// "Tổ công tác 3 trong 1".
struct TeamRecord {
    UnitId unit;          ///< its call sign as a unit
    std::string decision; ///< number of the founding decision
    std::optional<Day> decidedOn;
    std::string rules;               ///< number of its working rules
    std::vector<NamedCount> members; ///< by role: police, fatherlandFront, women, youth, veterans, neighbourhood
    bool operator==(const TeamRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(TeamRecord, (), (unit, decision, decidedOn, rules, members))

struct RoundRecord {
    std::string name;
    RoundPlace place = RoundPlace::alley;
    UnitId team;
    std::uint32_t households = 0;
    std::uint32_t everyDays = 30; ///< planned: one visit of each door in as many days
    std::uint32_t risk = 1;       ///< 1 to 3; the higher, the more often
    bool operator==(const RoundRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoundRecord, (), (name, place, team, households, everyDays, risk))

/// How many households the record's neighbourhood (or ward) has: the ground of coverage.
struct HouseholdsRecord {
    std::uint32_t households = 0;
    Day asOf = 0;
    std::string source;
    bool operator==(const HouseholdsRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(HouseholdsRecord, (), (households, asOf, source))

/// What somebody asked a team for, until it is settled. Exactly one way out: a case, an agency, or settled by the ward.
struct PetitionRecord {
    std::string kind; ///< civilDispute, procedure, identityPapers, residence, security …
    std::optional<VisitId> visit;
    std::optional<CaseId> caseId;
    std::optional<Agency> referredTo;
    Day heardOn = 0;
    std::optional<Day> settledOn;
    bool mediated = false; ///< settled by mediation
    bool operator==(const PetitionRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(PetitionRecord, (), (kind, visit, caseId, referredTo, heardOn, settledOn, mediated))

/// Help that a household needs; seen by its team alone and gone after `until`.
struct NeedRecord {
    UnitId team;
    std::string householdCode;
    std::string need; ///< policyFamily, poorHousehold, lonelyElderly, livelihood …
    Day until = 0;
    bool operator==(const NeedRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(NeedRecord, (), (team, householdCode, need, until))

/// Reintegration of a ward and day: helped, progressed, employed, trained. Never told below ward level while under 5.
struct ReintegrationRecord {
    Day day = 0;
    std::vector<NamedCount> counts;
    bool operator==(const ReintegrationRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReintegrationRecord, (), (day, counts))

/// What an initiative was before its present state, from that day until the next one's.
struct InitiativeStay {
    InitiativeState state = InitiativeState::planned;
    Day since = 0;
    bool operator==(const InitiativeStay&) const = default;
};
BOOST_DESCRIBE_STRUCT(InitiativeStay, (), (state, since))

/// "Mô hình".
struct InitiativeRecord {
    std::string name;
    std::string kind;
    std::string owner; ///< a body, not a person
    std::string area;
    bool keptByPolice = false;
    bool ratedEffective = false;
    InitiativeState state = InitiativeState::planned;
    Day since = 0; ///< in this state
    std::uint32_t covered = 0;
    std::uint32_t outOf = 0; ///< "10 of 22 units"; 0: not counted so
    std::string coverUnit;
    std::vector<InitiativeStay> earlier; ///< oldest first; the log's to keep (keepHistory)
    bool operator==(const InitiativeRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(InitiativeRecord, (),
                      (name, kind, owner, area, keptByPolice, ratedEffective, state, since, covered, outOf, coverUnit,
                       earlier))

/// What an initiative did on a day: patrols, participants, cameras …
struct InitiativeFiguresRecord {
    RecordId initiative;
    Day day = 0;
    std::vector<NamedCount> figures;
    bool operator==(const InitiativeFiguresRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(InitiativeFiguresRecord, (), (initiative, day, figures))

/// Collectives by name, persons as a count.
struct CommendationRecord {
    Day day = 0;
    std::string by;
    std::string reason;
    std::vector<std::string> collectives;
    std::uint32_t persons = 0;
    bool operator==(const CommendationRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(CommendationRecord, (), (day, by, reason, collectives, persons))

/// Inspections of conditional businesses, hotels, boarding houses on a day.
struct InspectionRecord {
    std::string premises; ///< conditionalBusiness, hotel, boardingHouse …
    Day day = 0;
    std::uint32_t planned = 0;
    std::uint32_t done = 0;
    std::uint32_t violations = 0;
    bool operator==(const InspectionRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(InspectionRecord, (), (premises, day, planned, done, violations))

/// How far a neighbourhood had come before, from that day until the next one's.
struct DrugFreeStay {
    DrugFreeState state = DrugFreeState::registered;
    Day since = 0;
    bool operator==(const DrugFreeStay&) const = default;
};
BOOST_DESCRIBE_STRUCT(DrugFreeStay, (), (state, since))

/// Of the record's neighbourhood.
struct DrugFreeRecord {
    DrugFreeState state = DrugFreeState::registered;
    Day since = 0;
    std::uint32_t criteriaMet = 0;
    std::uint32_t criteria = 0;
    std::vector<DrugFreeStay> earlier; ///< oldest first; the log's to keep (keepHistory)
    bool operator==(const DrugFreeRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(DrugFreeRecord, (), (state, since, criteriaMet, criteria, earlier))

/// A directive, or a year of the coordination programme with the Fatherland Front (one of its seven contents).
struct DirectiveRecord {
    std::string number;
    std::string issuer;
    std::string subject;
    Day issuedOn = 0;
    std::optional<std::uint32_t> programmeContent; ///< 1 to 7
    std::optional<std::uint32_t> programmeYear;    ///< 2023 to 2033
    bool operator==(const DirectiveRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(DirectiveRecord, (), (number, issuer, subject, issuedOn, programmeContent, programmeYear))

struct TaskRecord {
    RecordId directive;
    std::string title;
    std::string owner; ///< a post or body
    Day givenOn = 0;
    Day due = 0;
    std::uint32_t progress = 0; ///< percent
    std::optional<Day> doneOn;
    bool operator==(const TaskRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(TaskRecord, (), (directive, title, owner, givenOn, due, progress, doneOn))

/// Figures that no event knows (suspects, gangs, exhibits, prosecutions …), of the record's ward on a day.
struct DayFiguresRecord {
    Day day = 0;
    std::vector<NamedCount> values;
    std::string source;
    bool operator==(const DayFiguresRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(DayFiguresRecord, (), (day, values, source))

/// From here on, what was entered for these days of the ward stands. Withdrawing it opens them again.
struct SignOffRecord {
    Day from = 0;
    Day to = 0;
    bool operator==(const SignOffRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignOffRecord, (), (from, to))

/// Sums of an earlier period that the log does not hold, by measure or figure code.
struct BaselineRecord {
    Day from = 0;
    Day to = 0;
    std::string oldUnit; ///< of before 2025-07-01; empty: the record's ward
    std::vector<NamedCount> values;
    std::string source;
    Day sourceDay = 0;
    bool operator==(const BaselineRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(BaselineRecord, (), (from, to, oldUnit, values, source, sourceDay))

struct WardShare {
    WardCode ward;
    double share = 0; ///< of the old unit's figures; over 0, at most 1
    bool operator==(const WardShare&) const = default;
};
BOOST_DESCRIBE_STRUCT(WardShare, (), (ward, share))

/// Which of today's wards an old unit became part of.
struct UnitMappingRecord {
    std::string oldUnit;
    std::vector<WardShare> wards;
    bool operator==(const UnitMappingRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitMappingRecord, (), (oldUnit, wards))

/// One entry. Exactly one of its parts is there, and says what it is.
struct Record {
    RecordId id;
    std::uint32_t version = 0;
    WardCode ward;                      ///< none: the whole city's
    std::string neighbourhood;          ///< may be empty
    std::optional<CampaignId> campaign; ///< that it was entered for, where that matters
    std::optional<ImportId> import;     ///< that brought it
    bool withdrawn = false;             ///< counts no more
    std::string withdrawnReason;
    Instant savedAt{};
    std::string savedBy;
    WardSet visibleTo;

    Boxed<TeamRecord> team;
    Boxed<RoundRecord> round;
    Boxed<HouseholdsRecord> households;
    Boxed<PetitionRecord> petition;
    Boxed<NeedRecord> need;
    Boxed<ReintegrationRecord> reintegration;
    Boxed<InitiativeRecord> initiative;
    Boxed<InitiativeFiguresRecord> initiativeFigures;
    Boxed<CommendationRecord> commendation;
    Boxed<InspectionRecord> inspection;
    Boxed<DrugFreeRecord> drugFree;
    Boxed<DirectiveRecord> directive;
    Boxed<TaskRecord> task;
    Boxed<DayFiguresRecord> dayFigures;
    Boxed<SignOffRecord> signOff;
    Boxed<BaselineRecord> baseline;
    Boxed<UnitMappingRecord> unitMapping;
    bool operator==(const Record&) const = default;
};
BOOST_DESCRIBE_STRUCT(Record, (),
                      (id, version, ward, neighbourhood, campaign, import, withdrawn, withdrawnReason, savedAt, savedBy,
                       visibleTo, team, round, households, petition, need, reintegration, initiative, initiativeFigures,
                       commendation, inspection, drugFree, directive, task, dayFigures, signOff, baseline, unitMapping))

/// Writes into `saved` what its initiative or neighbourhood was before, as `before` (nullptr: there was none) and its own
/// history tell; whatever `saved` said of that is dropped. A state that begins no later than one it follows corrects it.
void keepHistory(const Record* before, Record& saved);
/// Which part is there; nullopt when not exactly one is.
[[nodiscard]] std::optional<RecordKind> kindOf(const Record& record);
/// The day that a sign-off locks it with; nullopt: it has none.
[[nodiscard]] std::optional<Day> dayOf(const Record& record);

} // namespace trucban::core
