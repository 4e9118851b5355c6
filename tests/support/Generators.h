// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"
#include "wire/Frames.h"

#include <rapidcheck.h>

#include <string>

// Random values for property tests: every field of every described struct, with text that holds Vietnamese, quotes,
// control characters and emoji. They are well-typed, not sensible: for what decide would really write, drive decide.
namespace trucban::test {

[[nodiscard]] rc::Gen<std::string> anyText();
[[nodiscard]] rc::Gen<core::Instant> anyInstant(); ///< 1970 to 2099
[[nodiscard]] rc::Gen<core::Event> anyEvent();
[[nodiscard]] rc::Gen<core::EventData> anyEventData();
[[nodiscard]] rc::Gen<core::Aggregate> anyAggregate();
[[nodiscard]] rc::Gen<core::AlertDetails> anyAlertDetails();
[[nodiscard]] rc::Gen<core::Reporter> anyReporter();
[[nodiscard]] rc::Gen<core::Position> anyPosition();
[[nodiscard]] rc::Gen<core::Policy> anyPolicy();
/// Of those that may be on the wire.
[[nodiscard]] rc::Gen<core::Command> anyCommand();
[[nodiscard]] rc::Gen<wire::ClientFrame> anyClientFrame();
[[nodiscard]] rc::Gen<wire::ServerFrame> anyServerFrame();

} // namespace trucban::test
