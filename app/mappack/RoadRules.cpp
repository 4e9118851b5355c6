// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/RoadRules.h"

#include "geo/PlaceSearch.h"

#include <charconv>
#include <cmath>

namespace trucban::mappack {
namespace {

using geo::Vehicle;
using geo::VehicleSet;

/// km/h by Vehicle; 0: not without a tag that allows it.
struct ClassSpeeds {
    std::string_view highway;
    std::array<std::uint8_t, 3> speedKmh;
};

constexpr std::array kClasses{
    ClassSpeeds{"motorway", {60, 0, 0}},      ClassSpeeds{"motorway_link", {40, 0, 0}},
    ClassSpeeds{"trunk", {38, 35, 5}},        ClassSpeeds{"trunk_link", {30, 30, 5}},
    ClassSpeeds{"primary", {28, 30, 5}},      ClassSpeeds{"primary_link", {25, 27, 5}},
    ClassSpeeds{"secondary", {25, 28, 5}},    ClassSpeeds{"secondary_link", {22, 25, 5}},
    ClassSpeeds{"tertiary", {22, 25, 5}},     ClassSpeeds{"tertiary_link", {20, 22, 5}},
    ClassSpeeds{"unclassified", {20, 23, 5}}, ClassSpeeds{"residential", {16, 20, 5}},
    ClassSpeeds{"road", {16, 18, 5}},         ClassSpeeds{"living_street", {12, 15, 5}},
    ClassSpeeds{"service", {12, 15, 5}},      ClassSpeeds{"track", {10, 14, 5}},
    ClassSpeeds{"pedestrian", {0, 0, 5}},     ClassSpeeds{"footway", {0, 0, 5}},
    ClassSpeeds{"path", {0, 0, 5}},           ClassSpeeds{"cycleway", {0, 0, 5}},
    ClassSpeeds{"bridleway", {0, 0, 5}},      ClassSpeeds{"steps", {0, 0, 3}},
};

constexpr std::array<std::uint8_t, 3> kAlleySpeeds{8, 12, 5};
constexpr std::array<std::uint8_t, 3> kAllowedSpeeds{8, 10, 5}; ///< where only a tag lets a vehicle in
constexpr double kNarrowM = 3;

enum class Answer : std::uint8_t { untold, yes, no };

Answer answerOf(std::string_view value) {
    if (value == "no" || value == "private" || value == "agricultural" || value == "forestry" ||
        value == "use_sidepath") {
        return Answer::no;
    }
    return value.empty() || value == "unknown" ? Answer::untold : Answer::yes;
}

/// The most special of a vehicle's tags that says something.
Answer accessFor(const OsmTags& tags, Vehicle vehicle) {
    if (answerOf(tags["emergency"]) == Answer::yes) {
        return Answer::yes;
    }
    const std::string_view own = vehicle == Vehicle::car         ? "motorcar"
                                 : vehicle == Vehicle::motorbike ? "motorcycle"
                                                                 : "foot";
    for (const std::string_view key :
         {own, std::string_view{"motor_vehicle"}, std::string_view{"vehicle"}, std::string_view{"access"}}) {
        if (vehicle == Vehicle::foot && (key == "motor_vehicle" || key == "vehicle")) {
            continue;
        }
        if (const Answer answer = answerOf(tags[key]); answer != Answer::untold) {
            return answer;
        }
    }
    return Answer::untold;
}

/// 1 with the way's direction only, -1 against it only, 0 both.
int onewayOf(const OsmTags& tags, Vehicle vehicle) {
    if (vehicle == Vehicle::foot) {
        return 0;
    }
    const std::string_view special = tags[vehicle == Vehicle::car ? "oneway:motorcar" : "oneway:motorcycle"];
    const std::string_view value = special.empty() ? tags["oneway"] : special;
    if (value == "yes" || value == "1" || value == "true") {
        return 1;
    }
    if (value == "-1" || value == "reverse") {
        return -1;
    }
    const bool implied =
        tags["junction"] == "roundabout" || tags["junction"] == "circular" || tags["highway"] == "motorway";
    return implied && value != "no" ? 1 : 0;
}

std::optional<double> narrowestM(const OsmTags& tags) {
    std::optional<double> narrowest;
    for (const std::string_view key : {"width", "maxwidth", "maxwidth:physical"}) {
        if (const auto width = widthM(tags[key]); width && (!narrowest || *width < *narrowest)) {
            narrowest = width;
        }
    }
    return narrowest;
}

bool fits(Vehicle vehicle, std::optional<double> width) {
    const double needed = vehicle == Vehicle::car ? kCarWidthM : vehicle == Vehicle::motorbike ? kMotorbikeWidthM : 0;
    return !width || *width >= needed;
}

} // namespace

std::optional<double> widthM(std::string_view text) {
    std::string number{text};
    std::ranges::replace(number, ',', '.');
    double width = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), width);
    if (failure != std::errc{}) {
        return std::nullopt;
    }
    std::string_view unit{end, static_cast<std::size_t>(number.data() + number.size() - end)};
    while (unit.starts_with(' ')) {
        unit.remove_prefix(1);
    }
    if (unit == "cm") {
        width /= 100;
    } else if (!unit.empty() && unit != "m") {
        return std::nullopt;
    }
    return width >= 0.3 && width <= 100 ? std::optional{width} : std::nullopt;
}

std::string_view nameOf(const OsmTags& tags) {
    const std::string_view vietnamese = tags["name:vi"];
    return vietnamese.empty() ? tags["name"] : vietnamese;
}

bool isAlley(const OsmTags& tags) {
    if (tags["service"] == "alley") {
        return true;
    }
    // With its marks: Ngô Quyền is a street, Ngõ 5 is not.
    const std::string name = geo::exactKey(nameOf(tags));
    return std::ranges::any_of(std::array{"hẻm ", "ngõ ", "ngách ", "kiệt ", "hem "},
                               [&](const char* word) { return name.starts_with(word); });
}

std::optional<RoadUse> roadUseOf(const OsmTags& tags) {
    const auto found = std::ranges::find(kClasses, tags["highway"], &ClassSpeeds::highway);
    if (found == kClasses.end() || tags["area"] == "yes") {
        return std::nullopt;
    }
    const auto width = narrowestM(tags);
    RoadUse use;
    use.widthDm = width ? static_cast<std::uint8_t>(std::min(std::lround(*width * 10), 255L)) : std::uint8_t{0};
    const bool isNarrow = (width && *width < kNarrowM) || tags["service"] == "alley";
    for (const Vehicle vehicle : geo::kVehicles) {
        const auto i = static_cast<std::size_t>(vehicle);
        const Answer answer = accessFor(tags, vehicle);
        std::uint8_t speed = found->speedKmh[i];
        if (answer == Answer::yes && speed == 0) {
            speed = kAllowedSpeeds[i];
        }
        if (answer == Answer::no || speed == 0 || !fits(vehicle, width)) {
            continue;
        }
        use.speedKmh[i] = isNarrow ? std::min(speed, kAlleySpeeds[i]) : speed;
        const int oneway = onewayOf(tags, vehicle);
        if (oneway >= 0) {
            use.forward.add(vehicle);
        }
        if (oneway <= 0) {
            use.backward.add(vehicle);
        }
    }
    return use.forward.isEmpty() && use.backward.isEmpty() ? std::nullopt : std::optional{use};
}

VehicleSet blockedBy(const OsmTags& tags) {
    VehicleSet blocked;
    const std::string_view barrier = tags["barrier"];
    if (barrier.empty()) {
        return blocked;
    }
    const auto isOneOf = [&](auto... values) { return ((barrier == values) || ...); };
    const bool stopsAll = isOneOf("wall", "fence", "debris", "hedge", "ditch");
    const bool stopsMotorbikes =
        stopsAll || isOneOf("kissing_gate", "stile", "turnstile", "full-height_turnstile", "log");
    const bool stopsCars = stopsMotorbikes || isOneOf("bollard", "block", "cycle_barrier", "jersey_barrier", "chain",
                                                      "motorcycle_barrier");
    const auto width = narrowestM(tags);
    for (const Vehicle vehicle : geo::kVehicles) {
        const bool isStopped = vehicle == Vehicle::car         ? stopsCars
                               : vehicle == Vehicle::motorbike ? stopsMotorbikes
                                                               : stopsAll;
        const Answer answer = accessFor(tags, vehicle);
        if (answer == Answer::no || (isStopped && answer != Answer::yes) || !fits(vehicle, width)) {
            blocked.add(vehicle);
        }
    }
    return blocked;
}

} // namespace trucban::mappack
