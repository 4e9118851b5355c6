// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deadline.h"
#include "core/Enums.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

// What is counted. Cases, alerts and visits count on the local day they were opened, received or made, in the ward that
// owns the case now and under the kind it has now. Exercises count nowhere; a case merged into another counts as merged
// and as nothing else, its alerts with the other.
namespace trucban::figures {

enum class Measure : std::uint8_t {
    // cases and alerts
    alerts,
    cases,   ///< opened, not merged away
    merged,  ///< opened, then merged into another
    closed,  ///< and found to be something: without duplicates
    noise,   ///< of `closed`: nothing needed to be done (NoiseRule.h)
    genuine, ///< of `cases`: neither closed as noise nor as a duplicate; what is open counts until it is
    cleared, ///< of `genuine`: resolved or closed
    sent,    ///< of `genuine`: a unit was sent
    sentAndCleared,
    acknowledgeDue, ///< had a limit for it, and it happened or the limit is over (models/ResponseTimes.h)
    dispatchDue,
    arriveDue,
    resolveDue,
    acknowledgeInTime,
    dispatchInTime,
    arriveInTime,
    resolveInTime,
    // visits
    visits,
    heard,
    informed,
    supported,
    casesFromVisits,
    householdsVisited,   ///< different ones
    householdsSupported, ///< different ones
    // records, by the day they are of
    petitions,        ///< by the day they were heard
    petitionsSettled, ///< of `petitions`, settled since
    disputesMediated, ///< of `petitionsSettled`, by mediation
    inspectionsPlanned,
    inspectionsDone,
    violations,
    commendedCollectives,
    commendedPersons,
    // by code: the label of an indicator chooses one
    petitionKinds,     ///< taken down on visits
    guided,            ///< people guided to an app or service on visits
    supportKinds,      ///< given on visits
    entered,           ///< core::DayFiguresRecord
    initiativeFigures, ///< core::InitiativeFiguresRecord
    reintegration,     ///< core::ReintegrationRecord; never below ward level
    // stocks: as they stand on the last day of what is asked
    households, ///< entered by the ward
    teams,
    initiatives, ///< planned, active, effective or paused
    initiativesPlanned,
    initiativesActive, ///< at work: active or effective
    initiativesEffective,
    initiativesPaused,
    initiativesEnded,
    initiativesByPolice, ///< of `initiatives`
    tasks,               ///< given
    tasksDone,
    tasksOpen,
    tasksOverdue,       ///< of `tasksOpen`
    drugFreeRegistered, ///< all neighbourhoods that take part
    drugFreeMet,        ///< of these: criteria met, recognised or not
    drugFreeRecognised,
    count_
};
inline constexpr std::size_t kMeasureCount = static_cast<std::size_t>(Measure::count_);
inline constexpr Measure kFirstLabelled = Measure::petitionKinds;
inline constexpr Measure kFirstStock = Measure::households;

[[nodiscard]] constexpr bool isStock(Measure measure) {
    return measure >= kFirstStock;
}
/// Counted by code.
[[nodiscard]] constexpr bool isLabelled(Measure measure) {
    return measure >= kFirstLabelled && measure < kFirstStock;
}
/// Different things, so that the sum of two days is not that of the days' numbers.
[[nodiscard]] constexpr bool isDistinct(Measure measure) {
    return measure == Measure::householdsVisited || measure == Measure::householdsSupported;
}
/// Entered by hand, so that no entry is no figure; what the log counts by itself is 0 then.
[[nodiscard]] constexpr bool isEntered(Measure measure) {
    return (measure >= Measure::inspectionsPlanned && measure <= Measure::violations) || measure == Measure::entered ||
           measure == Measure::initiativeFigures || measure == Measure::reintegration || measure == Measure::households;
}
[[nodiscard]] constexpr Measure dueOf(core::DeadlineStage stage) {
    return static_cast<Measure>(static_cast<std::size_t>(Measure::acknowledgeDue) + static_cast<std::size_t>(stage));
}
[[nodiscard]] constexpr Measure inTimeOf(core::DeadlineStage stage) {
    return static_cast<Measure>(static_cast<std::size_t>(Measure::acknowledgeInTime) + static_cast<std::size_t>(stage));
}

} // namespace trucban::figures

// The names by which baselines of before the log enter them (core::BaselineRecord::values).
namespace trucban::core {
TRUCBAN_ENUM_NAMES(figures::Measure, P{Enum::alerts, "alerts"}, P{Enum::cases, "cases"}, P{Enum::merged, "merged"},
                   P{Enum::closed, "closed"}, P{Enum::noise, "noise"}, P{Enum::genuine, "genuine"},
                   P{Enum::cleared, "cleared"}, P{Enum::sent, "sent"}, P{Enum::sentAndCleared, "sentAndCleared"},
                   P{Enum::acknowledgeDue, "acknowledgeDue"}, P{Enum::dispatchDue, "dispatchDue"},
                   P{Enum::arriveDue, "arriveDue"}, P{Enum::resolveDue, "resolveDue"},
                   P{Enum::acknowledgeInTime, "acknowledgeInTime"}, P{Enum::dispatchInTime, "dispatchInTime"},
                   P{Enum::arriveInTime, "arriveInTime"}, P{Enum::resolveInTime, "resolveInTime"},
                   P{Enum::visits, "visits"}, P{Enum::heard, "heard"}, P{Enum::informed, "informed"},
                   P{Enum::supported, "supported"}, P{Enum::casesFromVisits, "casesFromVisits"},
                   P{Enum::householdsVisited, "householdsVisited"}, P{Enum::householdsSupported, "householdsSupported"},
                   P{Enum::petitions, "petitions"}, P{Enum::petitionsSettled, "petitionsSettled"},
                   P{Enum::disputesMediated, "disputesMediated"}, P{Enum::inspectionsPlanned, "inspectionsPlanned"},
                   P{Enum::inspectionsDone, "inspectionsDone"}, P{Enum::violations, "violations"},
                   P{Enum::commendedCollectives, "commendedCollectives"}, P{Enum::commendedPersons, "commendedPersons"},
                   P{Enum::petitionKinds, "petitionKinds"}, P{Enum::guided, "guided"},
                   P{Enum::supportKinds, "supportKinds"}, P{Enum::entered, "entered"},
                   P{Enum::initiativeFigures, "initiativeFigures"}, P{Enum::reintegration, "reintegration"},
                   P{Enum::households, "households"}, P{Enum::teams, "teams"}, P{Enum::initiatives, "initiatives"},
                   P{Enum::initiativesPlanned, "initiativesPlanned"}, P{Enum::initiativesActive, "initiativesActive"},
                   P{Enum::initiativesEffective, "initiativesEffective"},
                   P{Enum::initiativesPaused, "initiativesPaused"}, P{Enum::initiativesEnded, "initiativesEnded"},
                   P{Enum::initiativesByPolice, "initiativesByPolice"}, P{Enum::tasks, "tasks"},
                   P{Enum::tasksDone, "tasksDone"}, P{Enum::tasksOpen, "tasksOpen"},
                   P{Enum::tasksOverdue, "tasksOverdue"}, P{Enum::drugFreeRegistered, "drugFreeRegistered"},
                   P{Enum::drugFreeMet, "drugFreeMet"}, P{Enum::drugFreeRecognised, "drugFreeRecognised"})
} // namespace trucban::core
