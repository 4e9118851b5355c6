// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <optional>
#include <string>
#include <string_view>

// A compact binary form of the domain values, for replicas and for comparing states. Fields follow in the order of
// their BOOST_DESCRIBE list: integers little-endian fixed width, doubles as IEEE bits, bool, optional and the
// number of an enum's value as one byte, text and lists with a 32-bit length before them, a variant's index as one byte
// before its value.
namespace trucban::core {

/// Raised whenever a described struct changes, or what the fold makes of an event; a replica written under another number is dropped and fetched anew.
inline constexpr std::uint32_t kCanonicalFormat = 5;

void appendCanonical(std::string& out, const Aggregate& aggregate);
/// The same bytes as the aggregate's, without making one.
void appendCanonical(std::string& out, const Alert& alert);
void appendCanonical(std::string& out, const Case& case_);
void appendCanonical(std::string& out, const Unit& unit);
void appendCanonical(std::string& out, const Visit& visit);
void appendCanonical(std::string& out, const Handover& handover);
void appendCanonical(std::string& out, const Campaign& campaign);
void appendCanonical(std::string& out, const Record& record);
void appendCanonical(std::string& out, const Briefing& briefing);
void appendCanonical(std::string& out, const Policy& policy);
/// nullopt for anything that is not exactly one aggregate.
[[nodiscard]] std::optional<Aggregate> parseCanonical(std::string_view bytes);

} // namespace trucban::core
