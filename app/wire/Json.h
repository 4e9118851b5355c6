// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"
#include "wire/DecodeError.h"

#include <expected>
#include <string>
#include <string_view>

// Core values ↔ JSON text. Member names are the described names, enums their wire names, times RFC 3339 in UTC with
// milliseconds, durations integer milliseconds, ids and ward codes text, absent optionals left out. Writing is
// deterministic: the same value gives the same bytes (the log's hash chain rests on it).
// Reading: unknown members are ignored, missing ones keep their defaults, wrong types are errors.
namespace trucban::wire {

/// {"type": …, "data": {…}} without the envelope, as the log stores it in two columns: type name and data object.
[[nodiscard]] std::string encodeEventData(const core::EventData& data);
[[nodiscard]] std::expected<core::EventData, DecodeError> decodeEventData(std::string_view type, std::string_view json);

/// The whole event: seq, aggregate {kind, key}, version, type, at, actor, wards, data.
[[nodiscard]] std::string encodeEvent(const core::Event& event);
[[nodiscard]] std::expected<core::Event, DecodeError> decodeEvent(std::string_view json);

[[nodiscard]] std::string encodeAlertDetails(const core::AlertDetails& details);
[[nodiscard]] std::expected<core::AlertDetails, DecodeError> decodeAlertDetails(std::string_view json);
[[nodiscard]] std::string encodeReporter(const core::Reporter& reporter);
[[nodiscard]] std::expected<core::Reporter, DecodeError> decodeReporter(std::string_view json);
[[nodiscard]] std::string encodePosition(const core::Position& position);
[[nodiscard]] std::expected<core::Position, DecodeError> decodePosition(std::string_view json);
[[nodiscard]] std::string encodeAggregate(const core::Aggregate& aggregate);
[[nodiscard]] std::expected<core::Aggregate, DecodeError> decodeAggregate(std::string_view json);
[[nodiscard]] std::string encodeCommandBody(const core::CommandBody& body);
[[nodiscard]] std::expected<core::CommandBody, DecodeError> decodeCommandBody(std::string_view type,
                                                                              std::string_view json);
[[nodiscard]] std::expected<core::Policy, DecodeError> decodePolicy(std::string_view json);
[[nodiscard]] std::string encodePolicy(const core::Policy& policy);

/// RFC 3339. Writing: "2026-11-21T14:03:07.250Z". Reading: any offset, "T" or space, optional fraction.
[[nodiscard]] std::string formatInstant(core::Instant at);
[[nodiscard]] std::expected<core::Instant, DecodeError> parseInstant(std::string_view text);

} // namespace trucban::wire
