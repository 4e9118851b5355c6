// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "wire/AlertReader.h"
#include "wire/HttpBodies.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"
#include "wire/Limits.h"

// Bodies from units' and teams' devices. Unlike an alert these are refused when they are wrong: the device can ask
// again, and a false position or count is worse than none.
namespace trucban::wire {

using json::Type;
using json::Value;

namespace {

std::unexpected<DecodeError> refused(DecodeFault fault, std::string_view pointer) {
    return std::unexpected(DecodeError{fault, std::string(pointer)});
}

std::expected<json::Document, DecodeError> openBody(std::string_view bytes) {
    if (bytes.size() > kMaxBodyBytes) {
        return refused(DecodeFault::tooLarge, "");
    }
    return json::Document::parseObject(bytes);
}

/// The member's value; missingField or the reader's own fault, with the pointer, when it cannot be had.
template <class T>
bool readNeeded(Value object, std::string_view name, T& value, DecodeError& error) {
    const auto member = object.member(name);
    if (member.isNull()) {
        json::fail(error, DecodeFault::missingField);
        return json::failedIn(error, name);
    }
    return json::read(member, value, error) || json::failedIn(error, name);
}

/// Device clocks: absent means now, and a time that cannot be is refused.
bool readTime(Value object, std::string_view name, core::Instant receivedAt, core::Instant& value, DecodeError& error) {
    const auto member = object.member(name);
    value = receivedAt;
    if (member.isNull()) {
        return true;
    }
    if (!json::read(member, value, error)) {
        return json::failedIn(error, name);
    }
    if (!isPossibleTime(value, receivedAt)) {
        json::fail(error, DecodeFault::badValue);
        return json::failedIn(error, name);
    }
    return true;
}

} // namespace

std::expected<core::UnitState, DecodeError> parseUnitStatus(std::string_view bytes) {
    const auto document = openBody(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    core::UnitState state{};
    DecodeError error;
    if (!readNeeded(document->root(), "state", state, error)) {
        return std::unexpected(std::move(error));
    }
    return state;
}

std::expected<core::MoveUnit, DecodeError> parseUnitPosition(std::string_view bytes, core::UnitId unit,
                                                             core::Instant receivedAt) {
    const auto document = openBody(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    const auto root = document->root();
    core::MoveUnit move{.unit = std::move(unit), .point = {}, .headingDeg = std::nullopt, .seenAt = receivedAt};
    DecodeError error;
    if (!readNeeded(root, "lat", move.point.lat, error) || !readNeeded(root, "lon", move.point.lon, error) ||
        !readTime(root, "seenAt", receivedAt, move.seenAt, error)) {
        return std::unexpected(std::move(error));
    }
    if (!isUsablePoint(move.point)) {
        return refused(DecodeFault::badValue, std::abs(move.point.lat) > 90 ? "/lat" : "/lon");
    }
    if (const auto heading = root.member("headingDeg"); !heading.isNull()) {
        if (!json::read(heading, move.headingDeg.emplace(), error)) {
            json::failedIn(error, "headingDeg");
            return std::unexpected(std::move(error));
        }
        if (*move.headingDeg < 0 || *move.headingDeg > 360) {
            return refused(DecodeFault::badValue, "/headingDeg");
        }
        move.headingDeg = *move.headingDeg == 360 ? 0 : *move.headingDeg;
    }
    return move;
}

std::expected<core::Visit, DecodeError> parseVisit(std::string_view bytes, core::Instant receivedAt) {
    const auto document = openBody(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    const auto root = document->root();
    core::Visit visit;
    DecodeError error;
    if (!json::read(root, visit, error)) {
        return std::unexpected(std::move(error));
    }
    visit.version = 0;
    visit.visibleTo.clear();
    if (root.member("ward").isNull() || visit.ward.isNone()) {
        return refused(root.member("ward").isNull() ? DecodeFault::missingField : DecodeFault::badValue, "/ward");
    }
    if (!readTime(root, "visitedAt", receivedAt, visit.visitedAt, error)) {
        return std::unexpected(std::move(error));
    }
    constexpr std::uint32_t kMostCounted = 10'000; // per door; a slip of the finger, not a street
    for (const auto& [pointer, count] : {std::pair{"/heard", visit.heard}, std::pair{"/informed", visit.informed},
                                         std::pair{"/supported", visit.supported}}) {
        if (count > kMostCounted) {
            return refused(DecodeFault::badValue, pointer);
        }
    }
    for (const auto& [pointer, text] :
         {std::pair<const char*, const std::string&>{"/neighbourhood", visit.neighbourhood},
          std::pair<const char*, const std::string&>{"/householdCode", visit.householdCode},
          std::pair<const char*, const std::string&>{"/team", visit.team.value}}) {
        if (core::characterCount(text) > kMaxNameChars) {
            return refused(DecodeFault::badValue, pointer);
        }
    }
    return visit;
}

} // namespace trucban::wire
