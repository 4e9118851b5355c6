// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Queries.h"

namespace trucban::gateway {

/// Whether a timeline query asks for a record's: its text is "record ID".
[[nodiscard]] bool asksForRecord(const wire::Query& query);
/// Who saved or withdrew a record that is in sight, when and how: its events that the session sees, oldest first.
/// Refused as unknownRecord when it is not there, not in sight, or expired.
[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerRecordHistory(Services& services, Session session,
                                                                                   wire::Query query);

} // namespace trucban::gateway
