// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "gateway/Ledger.h"
#include "store/AttachmentStore.h"

#include <expected>
#include <string>

// What an operator does to the log from the command line: the same functions serve the admin socket of a running
// gateway and the command line when no gateway runs. They block; never on the network thread.
namespace trucban::gateway {

struct AdminError {
    std::string code;    ///< a core::Refusal name, or "unavailable"
    std::string message; ///< a sentence
};

/// Carries the command out as the gateway, in `operatorName`'s name. Erasing an alert removes its attachments too,
/// unless another alert has them.
[[nodiscard]] std::expected<core::Seq, AdminError> runAdminCommand(Ledger& ledger,
                                                                   const store::AttachmentStore& attachments,
                                                                   core::CommandBody body,
                                                                   const std::string& operatorName);

} // namespace trucban::gateway
