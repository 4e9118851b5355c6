// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"
#include "wire/DecodeError.h"
#include "wire/JsonDocument.h"

#include <string>
#include <string_view>

// Internal to wire: JSON of the larger values, each instantiated in one file. Found by argument-dependent lookup from
// the templates of JsonDescribe.h, hence the namespace.
namespace trucban::core {

void appendJson(std::string& out, const Alert& value);
bool readJson(wire::json::Value json, Alert& value, wire::DecodeError& error);
void appendJson(std::string& out, const Case& value);
bool readJson(wire::json::Value json, Case& value, wire::DecodeError& error);
void appendJson(std::string& out, const AlertFacts& value);
bool readJson(wire::json::Value json, AlertFacts& value, wire::DecodeError& error);
void appendJson(std::string& out, const AlertDetails& value);
bool readJson(wire::json::Value json, AlertDetails& value, wire::DecodeError& error);
void appendJson(std::string& out, const Visit& value);
bool readJson(wire::json::Value json, Visit& value, wire::DecodeError& error);
void appendJson(std::string& out, const Handover& value);
bool readJson(wire::json::Value json, Handover& value, wire::DecodeError& error);
void appendJson(std::string& out, const Campaign& value);
bool readJson(wire::json::Value json, Campaign& value, wire::DecodeError& error);
void appendJson(std::string& out, const Record& value);
bool readJson(wire::json::Value json, Record& value, wire::DecodeError& error);
/// A record's members that are as in an empty one are left out.
void appendJson(std::string& out, const SaveRecords& value);
bool readJson(wire::json::Value json, SaveRecords& value, wire::DecodeError& error);
void appendJson(std::string& out, const Briefing& value);
bool readJson(wire::json::Value json, Briefing& value, wire::DecodeError& error);
void appendJson(std::string& out, const UnitProfile& value);
bool readJson(wire::json::Value json, UnitProfile& value, wire::DecodeError& error);
void appendJson(std::string& out, const Policy& value);
bool readJson(wire::json::Value json, Policy& value, wire::DecodeError& error);
void appendJson(std::string& out, const Event& value);
bool readJson(wire::json::Value json, Event& value, wire::DecodeError& error);

} // namespace trucban::core

namespace trucban::wire::json {

/// {"kind": …, "value": {…}}
void appendAggregate(std::string& out, const core::Aggregate& value);
bool readAggregate(Value json, core::Aggregate& value, DecodeError& error);

/// {"id": …, "expected": …, "type": …, "body": {…}} without the braces.
void appendCommandMembers(std::string& out, const core::Command& value);
bool readCommand(Value json, core::Command& value, DecodeError& error);

/// The data object alone; its type stands beside it.
void appendEventData(std::string& out, const core::EventData& value);
bool readEventData(std::string_view type, Value json, core::EventData& value, DecodeError& error);

} // namespace trucban::wire::json
