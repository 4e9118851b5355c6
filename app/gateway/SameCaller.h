// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/Services.h"
#include "wire/Frames.h"

#include <chrono>
#include <expected>

namespace trucban::gateway {

/// How far back a caller's other cases are told. Long enough for a matter of this week, too short for a file on a person.
inline constexpr std::chrono::hours kSameCallerFor{48};

/// A query of type sameCaller: the cases in the asker's sight, received within kSameCallerFor before or after it, with an alert from a
/// telephone that one of `caseId`'s alerts came from; the latest first. Which cases those are is all that is told: no
/// number, and nothing of a case out of sight, not even that there is one. unknownCase: `caseId` is out of sight.
[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerSameCaller(Services& services, Session session,
                                                                                wire::Query query);

} // namespace trucban::gateway
