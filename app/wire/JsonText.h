// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Uuid.h"

#include <cstdint>
#include <string>
#include <string_view>

// Internal to wire: the leaves of JSON text, appended to a string. Deterministic; no locale.
namespace trucban::wire::json {

/// With quotes; only what RFC 8259 demands is escaped, so Vietnamese stays readable.
void appendString(std::string& out, std::string_view text);
void appendInteger(std::string& out, std::int64_t value);
void appendUnsigned(std::string& out, std::uint64_t value);
/// The shortest text that reads back as the same double; `null` for what is not finite.
void appendDouble(std::string& out, double value);
/// Quoted RFC 3339 with milliseconds and Z.
void appendInstant(std::string& out, core::Instant at);
void appendUuid(std::string& out, const core::Uuid& id);

} // namespace trucban::wire::json
