// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/LedgerRequests.h"
#include "gateway/Services.h"
#include "wire/Frames.h"
#include "wire/HttpBodies.h"

#include <expected>
#include <optional>

// The one way of an alert into the ledger, whichever door it came by. Network thread.
namespace trucban::gateway {

/// Who brings it: an ingest key, or an officer with what their account may do.
struct IntakeSender {
    core::Actor actor;
    core::Role role = core::Role::admin; ///< of an officer
    core::WardSet homeWards;             ///< where an alert that is nowhere goes, beside the city desk
};

/// Routes a body that was read, has it decided and waits until it is durable; nullopt when the ledger takes no more.
[[nodiscard]] Task<std::optional<IntakeOutcome>> takeIn(Services& services, wire::AlertBody body, IntakeSender sender);
/// What only the gateway knows of a body; before takeIn.
void complete(const Services& services, wire::AlertBody& body);
void count(Metrics& metrics, const IntakeDone& done);

/// The answer to an enterAlert command of this session.
[[nodiscard]] Task<std::expected<wire::Accepted, wire::Refused>> enterAlert(Services& services, Session session,
                                                                            core::Command command);

} // namespace trucban::gateway
