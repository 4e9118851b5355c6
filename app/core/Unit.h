// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/GeoPoint.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trucban::core {

/// A unit's call sign, unique in the city: "M21". 1 to 32 characters, upper case by convention.
struct UnitId {
    std::string value;
    auto operator<=>(const UnitId&) const = default;
};

/// What is known of a unit before its shift starts; replaced as a whole by UnitRegistered.
struct UnitProfile {
    UnitId id;
    UnitKind kind = UnitKind::policePatrol;
    WardCode homeWard;
    std::string name;                   ///< on screen beside the call sign; no person's name
    std::vector<std::string> equipment; ///< codes, e.g. "motorbike", "car", "extinguisher"
    bool active = true;
    std::uint32_t crew = 0; ///< officers in it; 1: lone, must check in; 0: not told
    bool operator==(const UnitProfile&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitProfile, (), (id, kind, homeWard, name, equipment, active, crew))

/// "Lực lượng": who is sent. Visible to its home ward and to those who see its case; no home ward means everybody.
struct Unit {
    UnitProfile profile;
    std::uint32_t version = 0;
    UnitState state = UnitState::available;
    Instant stateSince{};
    std::optional<CaseId> caseId;       ///< set exactly while dispatched, enRoute or onScene
    std::optional<GeoPoint> point;      ///< absent: never told
    std::optional<double> headingDeg;   ///< clockwise from north; absent: unknown
    Instant pointAt{};                  ///< when `point` was seen, by the device's report
    Instant changedAt{};                ///< of its last event
    std::optional<Instant> checkedInAt; ///< last said that all is well
    WardSet visibleTo;
    bool operator==(const Unit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Unit, (),
                      (profile, version, state, stateSince, caseId, point, headingDeg, pointAt, changedAt, checkedInAt,
                       visibleTo))

} // namespace trucban::core

template <>
struct std::hash<trucban::core::UnitId> {
    std::size_t operator()(const trucban::core::UnitId& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
