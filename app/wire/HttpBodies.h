// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "core/Command.h"
#include "core/Event.h"
#include "core/Policy.h"
#include "core/State.h"
#include "core/Unit.h"
#include "core/Visit.h"
#include "wire/DecodeError.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The bodies of the HTTP side: bytes in, values or a DecodeError out; values in, bytes out. No sockets here.
namespace trucban::wire {

/// An alert body, cleaned. Only what cannot be read is an error; all else is in facts.warnings.
struct AlertBody {
    core::AlertFacts facts; ///< contentDigest still empty: the gateway computes it with its key from `canonical`
    core::AlertDetails details;
    core::Reporter reporter;
    std::string canonical;      ///< sorted, compact form of the body as sent; equal for equal content
    std::string raw;            ///< as sent; kept sealed when there are warnings
    bool positionGiven = false; ///< the body had a usable or unusable position
    bool operator==(const AlertBody&) const = default;
};
/// `receivedAt` bounds occurredAt; `policy` knows the kinds. Unknown kind → "other", unknown source → other, with warnings.
/// A sender's word about an earlier alert may be given as "state": "active" | "safe" | "cancelled".
[[nodiscard]] std::expected<AlertBody, DecodeError> parseAlertBody(std::string_view bytes, core::Instant receivedAt,
                                                                   const core::Policy& policy);
/// OASIS CAP 1.2. One body per <info>; no DTD, no entities. status Exercise/Test sets exercise; msgType Cancel sets
/// cancelled; <circle> or the centroid of <polygon> gives position and accuracy.
[[nodiscard]] std::expected<std::vector<AlertBody>, DecodeError>
parseCap(std::string_view xml, core::Instant receivedAt, const core::Policy& policy);

struct AlertAnswer {
    core::AlertId alertId;
    core::CaseId caseId;
    core::WardCode ward; ///< none: to be claimed
    core::Priority priority = core::Priority::p3;
    core::Seq seq = 0;
    bool updated = false;
    std::vector<core::Warning> warnings;
    bool operator==(const AlertAnswer&) const = default;
};
[[nodiscard]] std::string encodeAlertAnswer(const AlertAnswer& answer);
[[nodiscard]] std::expected<AlertAnswer, DecodeError> parseAlertAnswer(std::string_view bytes); ///< for feed and tests

/// For the sender: {"state": "đã tiếp nhận", "stateCode", "receivedAt", "updatedAt"}; no names.
[[nodiscard]] std::string encodeAlertStatus(const core::Alert& alert, const core::Case& case_);

[[nodiscard]] std::expected<core::UnitState, DecodeError> parseUnitStatus(std::string_view bytes); ///< {"state": …}
[[nodiscard]] std::expected<core::MoveUnit, DecodeError> parseUnitPosition(std::string_view bytes, core::UnitId unit,
                                                                           core::Instant receivedAt);
[[nodiscard]] std::expected<core::Visit, DecodeError> parseVisit(std::string_view bytes, core::Instant receivedAt);

struct LoginBody {
    std::string user;
    std::string password;
};
[[nodiscard]] std::expected<LoginBody, DecodeError> parseLogin(std::string_view bytes);
[[nodiscard]] std::string encodeLogin(const LoginBody& body);
struct LoginAnswer {
    std::string token;
    std::string user;
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    core::Instant expiresAt{};
};
[[nodiscard]] std::string encodeLoginAnswer(const LoginAnswer& answer);
[[nodiscard]] std::expected<LoginAnswer, DecodeError> parseLoginAnswer(std::string_view bytes);

/// application/problem+json, RFC 9457.
struct Problem {
    int status = 400;
    std::string code;  ///< stable, for programs: "notJson", "tooLarge", "unauthorized" …
    std::string title; ///< one sentence
    std::string detail;
    std::string pointer; ///< into the body, where it applies
};
[[nodiscard]] std::string encodeProblem(const Problem& problem);

/// One page of GET /v1/cases, /v1/cases/{id}/events, /v1/events. Texts masked (core::masked).
[[nodiscard]] std::string encodeCasePage(const std::vector<core::Case>& cases, const std::string& next);
[[nodiscard]] std::string encodeEventPage(const std::vector<core::Event>& events, core::Seq next);
/// Masks telephone and identity numbers in the texts of an event or aggregate that leaves through the read API.
[[nodiscard]] core::Event maskedEvent(core::Event event);
[[nodiscard]] core::Aggregate maskedAggregate(core::Aggregate aggregate);

} // namespace trucban::wire
