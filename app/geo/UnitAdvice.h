// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "geo/RoadNetwork.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Whom to send: one pure rule over values, for the dispatch list and for "nearest units" alike.
namespace trucban::geo {

/// A way by roads is longer than the straight line; in a dense grid by about so much. Used, and named as such, where
/// no road graph is at hand.
inline constexpr double kDetour = 1.4;

/// By what its equipment says ("car", "motorbike", "foot"); where that names none or several, what its kind usually has.
[[nodiscard]] Vehicle vehicleOf(const core::UnitProfile& profile);
/// In the city's traffic, for an estimate without roads; about what map packs have for its middling streets.
[[nodiscard]] double usualKmh(Vehicle vehicle);

/// What units are looked for.
struct UnitNeed {
    std::optional<core::GeoPoint> place; ///< absent: nobody knows, and nothing is nearest to nowhere
    std::optional<core::CaseId> caseId;  ///< absent: just a place
    core::Priority priority = core::Priority::p3;
    bool needsPolice = false; ///< by the kind of the case
    bool hasPolice = false;   ///< a police unit is on it already
    std::string equipment;    ///< that the kind asks for; empty: none in particular
    core::WardSet wards;      ///< whose case it is, or may be
};
[[nodiscard]] UnitNeed needOf(const core::State& state, const core::Case& case_, std::optional<core::GeoPoint> place);

/// What a search of the road graph gave for a unit.
struct RoadTime {
    core::GeoPoint from;           ///< where the unit was then
    std::optional<double> seconds; ///< absent: no way found
    bool operator==(const RoadTime&) const = default;
};

/// A unit, and what is known of it beside itself.
struct UnitFacts {
    const core::Unit* unit = nullptr;
    std::optional<RoadTime> road; ///< absent: no roads, or no answer yet
    std::optional<core::Instant> lastCaseEnded;
};

/// The rule's numbers. A unit is put back by time, so that everything stays comparable: one that may have gone on for
/// seven minutes since it was seen counts seven minutes later.
struct AdviceRule {
    std::chrono::milliseconds oldPosition = std::chrono::minutes{5};
    std::chrono::milliseconds mostForOldPosition = std::chrono::minutes{15};
    std::chrono::milliseconds justBack = std::chrono::minutes{10}; ///< after its last case
    std::chrono::milliseconds forJustBack = std::chrono::minutes{1};
    std::chrono::milliseconds rested = std::chrono::hours{1};
    std::chrono::milliseconds forMissingEquipment = std::chrono::minutes{3};
    std::chrono::milliseconds forNoRoad = std::chrono::minutes{10};
    /// A unit of the case's ward that never told where it is counts as so far away: nearer than another ward's of which
    /// no more is known, farther than one that was just seen near.
    std::chrono::milliseconds fromItsWard = std::chrono::minutes{15};
    std::chrono::milliseconds farthest = std::chrono::minutes{45}; ///< not offered of itself beyond that
    double movedM = 300; ///< a road time from farther away than that is no longer the unit's
};

enum class UnitStanding : std::uint8_t { onThisCase, free, busy, leftOut };
enum class ArrivalBasis : std::uint8_t { none, straightLine, roads };

enum class AdviceReason : std::uint8_t {
    onThisCase,
    free,
    busy, ///< on another case
    police,
    hasEquipment,
    ofThisWard,
    lacksEquipment, ///< while another unit has it
    oldPosition,
    noPosition,
    noRoad, ///< roads were searched, none leads there
    rested,
    justBack,
    // Why it is left out; what an officer can still decide otherwise stands before what they cannot.
    policeForP1, ///< no police unit, for a P1 that needs one
    welfareOnly, ///< an outreach team, for what needs police
    unavailable,
    offDuty,
};

/// What is to be said of one unit.
struct UnitAdvice {
    core::UnitId id;
    UnitStanding standing = UnitStanding::free;
    Vehicle vehicle = Vehicle::motorbike;
    std::optional<double> straightM;
    std::optional<double> arrivalS; ///< seconds; an estimate, no promise
    ArrivalBasis basis = ArrivalBasis::none;
    double putBackS = 0;            ///< seconds added for the order only
    std::optional<double> assumedS; ///< for the order only, where nobody knows when it can be there
    bool mayBeOffered = false;      ///< free, and near enough to be sent without a second look
    std::chrono::milliseconds positionAge{0};
    std::optional<std::chrono::milliseconds> sinceLastCase;
    bool mayGoAlone = true; ///< the gateway takes it without an override
    std::vector<AdviceReason> reasons;
    bool operator==(const UnitAdvice&) const = default;
    [[nodiscard]] bool has(AdviceReason reason) const;
};

/// Every active unit once: those on the case, free ones, busy ones, and last those left out; within each the one that
/// counts as first there comes first. The order of `units` does not matter.
[[nodiscard]] std::vector<UnitAdvice> adviseUnits(std::span<const UnitFacts> units, const UnitNeed& need,
                                                  core::Instant now, const AdviceRule& rule = {});

/// The order of adviseUnits.
[[nodiscard]] bool comesBefore(const UnitAdvice& a, const UnitAdvice& b);

} // namespace trucban::geo
