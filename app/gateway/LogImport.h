// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/EventLog.h"

#include <cstdint>
#include <expected>
#include <istream>
#include <string>

namespace trucban::gateway {

/// Appends the events of `lines` (JSON, as `export --raw` prints them, from seq 1 on) to an empty log, some thousand in
/// one commit. Each is folded first: what the fold does not take ends it, and what is later
/// than `now` or out of order in time. The number of events, or a sentence with the
/// line's number; what was committed before it stays.
[[nodiscard]] std::expected<std::uint64_t, std::string> importEvents(std::istream& lines, store::EventLog& log,
                                                                     core::Instant now);

} // namespace trucban::gateway
